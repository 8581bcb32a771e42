import itertools

import pytest

from grader.expect import assert_equal


def test_the_first_window_position_counts(kata):
    """A kernel of 3 on 10 cells has 8 positions, not 7."""
    assert_equal(kata.conv_output_size(10, 3), 8)


def test_stride_2_halves_56_to_28(kata):
    """n = 56, k = 3, s = 2, p = 1 gives 28."""
    assert_equal(kata.conv_output_size(56, 3, s=2, p=1), 28)


def test_padding_1_keeps_the_size_of_a_3_tap_kernel(kata):
    """n = 7, k = 3, s = 1, p = 1 gives 7: the padding is on both sides."""
    assert_equal(kata.conv_output_size(7, 3, p=1), 7)


def test_an_incomplete_last_window_is_dropped(kata):
    """k = 2 and s = 4 fit 2 times into 8 cells and 2 times into 9; only 10 cells hold 3 windows."""
    assert_equal([kata.conv_output_size(n, 2, s=4) for n in (8, 9, 10)], [2, 2, 3])


def test_a_dilated_kernel_has_k_minus_1_gaps(kata):
    """3 taps at dilation 4 cover 9 cells, so 10 cells hold 2 windows."""
    assert_equal(kata.conv_output_size(10, 3, d=4), 2)


def test_dilation_of_a_single_tap_changes_nothing(kata):
    """A kernel of 1 at dilation 5 covers one cell: 6 outputs on 6 cells, and 3 with stride 2."""
    assert_equal([kata.conv_output_size(6, 1, s=s, d=5) for s in (1, 2)], [6, 3])


def test_an_exact_fit_gives_one_output(kata):
    """Where the effective kernel equals the padded input, there is one output, whatever the stride."""
    sizes = [
        kata.conv_output_size(5, 5, s=3),
        kata.conv_output_size(3, 5, s=2, p=1),
        kata.conv_output_size(7, 3, d=3),
    ]

    assert_equal(sizes, [1, 1, 1])


def test_the_size_is_the_number_of_starts(kata):
    """For all combinations of size, kernel, stride, padding and dilation, the windows are counted."""
    for n, k, s, p, d in itertools.product((7, 12), (1, 2, 3), (1, 2, 3), (0, 2), (1, 3)):
        starts = [i for i in range(0, n + 2 * p, s) if i + d * (k - 1) < n + 2 * p]

        assert_equal(
            kata.conv_output_size(n, k, s, p, d), len(starts), f"the size for n={n} k={k} s={s} p={p} d={d}"
        )


def test_a_kernel_that_does_not_fit_is_refused(kata):
    """A kernel of 4 on 3 cells raises ValueError, and so does a kernel of 6 on 3 cells with padding 1."""
    with pytest.raises(ValueError):
        kata.conv_output_size(3, 4)
    with pytest.raises(ValueError):
        kata.conv_output_size(3, 6, p=1)


def test_a_dilated_kernel_that_does_not_fit_is_refused(kata):
    """3 taps at dilation 3 cover 7 cells: 6 cells raise ValueError, although 3 taps would fit undilated."""
    with pytest.raises(ValueError):
        kata.conv_output_size(6, 3, d=3)
    with pytest.raises(ValueError):
        kata.conv_output_size(4, 3, s=2, p=1, d=3)
