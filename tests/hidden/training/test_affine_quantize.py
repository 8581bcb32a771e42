import numpy as np

from grader.expect import assert_close, assert_equal

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too

# Steps are powers of two where codes are compared, so that no code hangs on the last bit.


def test_two_bits_by_hand(kata):
    """(-1, 0.25, 2) in 2 bits: 4 codes span 3 steps of 1, zero is code 1, and the codes are 0, 1, 3."""
    q, scale, zero_point, x_hat = kata.affine_quantize(np.array([-1.0, 0.25, 2.0]), bits=2)

    assert_equal(q, np.array([0, 1, 3]), "the codes")
    assert_close((scale, zero_point), (1.0, 1.0), "(scale, zero_point)", **CLOSE)
    assert_close(x_hat, np.array([-1.0, 0.0, 2.0]), "the dequantized values", **CLOSE)


def test_eight_bits_by_default(kata):
    """(0, 63.75) spans 255 steps of 0.25; 10.1 is code 40 and comes back as 10."""
    q, scale, zero_point, x_hat = kata.affine_quantize(np.array([0.0, 10.1, 63.75]))

    assert_equal(q, np.array([0, 40, 255]), "the codes")
    assert_close((scale, zero_point), (0.25, 0.0), "(scale, zero_point)", **CLOSE)
    assert_close(x_hat, np.array([0.0, 10.0, 63.75]), "the dequantized values", **CLOSE)


def test_negative_values_shift_the_codes(kata):
    """From -16 to 47.75 in steps of 0.25 zero is code 64; -0.9 is 4 steps lower, 0.9 is 4 steps higher."""
    q, scale, zero_point, x_hat = kata.affine_quantize(np.array([-16.0, -0.9, 0.0, 0.9, 47.75]))

    assert_equal(q, np.array([0, 60, 64, 68, 255]), "the codes")
    assert_close((scale, zero_point), (0.25, 64.0), "(scale, zero_point)", **CLOSE)
    assert_close(x_hat, np.array([-16.0, -1.0, 0.0, 1.0, 47.75]), "the dequantized values", **CLOSE)


def test_range_of_positive_values_starts_at_zero(kata):
    """(8, 15) in 4 bits has the range 0 to 15, not 8 to 15: scale 1, zero point 0, codes 8 and 15."""
    result = kata.affine_quantize(np.array([8.0, 15.0]), bits=4)

    expected = (np.array([8, 15]), 1.0, 0.0, np.array([8.0, 15.0]))
    assert_close(result, expected, "(q, scale, zero_point, x_hat)", **CLOSE)


def test_range_of_negative_values_ends_at_zero(kata):
    """(-7, -3) in 3 bits has the range -7 to 0: scale 1, zero point 7, codes 0 and 4."""
    result = kata.affine_quantize(np.array([-7.0, -3.0]), bits=3)

    expected = (np.array([0, 4]), 1.0, 7.0, np.array([-7.0, -3.0]))
    assert_close(result, expected, "(q, scale, zero_point, x_hat)", **CLOSE)


def test_zeros_have_a_scale_of_one(kata):
    """An array of zeros has scale 1, zero point 0, code 0, and comes back as zeros."""
    result = kata.affine_quantize(np.zeros((2, 3)))

    expected = (np.zeros((2, 3), int), 1.0, 0.0, np.zeros((2, 3)))
    assert_close(result, expected, "(q, scale, zero_point, x_hat)", **CLOSE)


def test_halves_go_to_the_even_code(kata):
    """At scale 1 and zero point 0 the values (0.5, 1.5, 2.5, 255) get the codes 0, 2, 2, 255."""
    q, scale, _, _ = kata.affine_quantize(np.array([0.5, 1.5, 2.5, 255.0]))

    assert_close(scale, 1.0, "the scale", **CLOSE)
    assert_equal(q, np.array([0, 2, 2, 255]), "the codes")


def test_values_are_rounded_not_cut(kata):
    """At scale 1 in 4 bits (0.75, 1.25, 2.75, -0.75, -5, 10) lie 1, 1, 3, -1, -5 and 10 steps from zero."""
    q, _, zero_point, _ = kata.affine_quantize(np.array([0.75, 1.25, 2.75, -0.75, -5.0, 10.0]), bits=4)

    assert_close(zero_point, 5.0, "the zero point", **CLOSE)
    assert_equal(q, np.array([6, 6, 8, 4, 0, 15]), "the codes")


def test_zero_point_is_rounded(kata):
    """(-0.75, 14.25) in 4 bits: zero lies 0.75 of a step up, so its code is 1; that of 0.625 is 1 + 1."""
    result = kata.affine_quantize(np.array([-0.75, 0.0, 0.625, 14.25]), bits=4)

    expected = (np.array([0, 1, 2, 15]), 1.0, 1.0, np.array([-1.0, 0.0, 1.0, 14.0]))
    assert_close(result, expected, "(q, scale, zero_point, x_hat)", **CLOSE)


def test_small_fraction_of_the_zero_point_is_dropped(kata):
    """(-0.25, 14.75) in 4 bits: zero lies 0.25 of a step up, so its code is 0; that of 1.625 is 2."""
    result = kata.affine_quantize(np.array([-0.25, 0.0, 1.625, 14.75]), bits=4)

    expected = (np.array([0, 0, 2, 15]), 1.0, 0.0, np.array([0.0, 0.0, 2.0, 15.0]))
    assert_close(result, expected, "(q, scale, zero_point, x_hat)", **CLOSE)


def test_code_beyond_the_top_is_clipped(kata):
    """(-1.5, 253.5): the zero point 1.5 becomes 2, 253.5 becomes 254, and 256 is clipped to 255."""
    q, scale, zero_point, x_hat = kata.affine_quantize(np.array([-1.5, 0.0, 253.5]))

    assert_equal(q, np.array([0, 2, 255]), "the codes")
    assert_close((scale, zero_point), (1.0, 2.0), "(scale, zero_point)", **CLOSE)
    assert_close(x_hat, np.array([-2.0, 0.0, 253.0]), "the dequantized values", **CLOSE)


def test_zero_comes_back_as_zero(kata, rng):
    """For odd ranges such as -0.37 to 1.91 the value 0 is restored exactly, at 3, 5 and 8 bits."""
    x = np.array([-0.37, 0.0, 1.91, 0.0])

    for bits in (3, 5, 8):
        _, _, _, x_hat = kata.affine_quantize(x, bits=bits)
        assert_equal(x_hat[[1, 3]], np.zeros(2), f"the zeros at {bits} bits")


def test_error_is_at_most_half_a_step_inside_the_range(kata, rng):
    """For 60 values well inside the range -3 to 5 the error is at most half a step, at 4 and 8 bits."""
    x = np.concatenate([[-3.0, 5.0], rng.uniform(-2.4, 4.4, 58)]).reshape(3, 20)

    for bits in (4, 8):
        _, scale, _, x_hat = kata.affine_quantize(x, bits=bits)
        step = 8.0 / (2**bits - 1)
        assert_close(scale, step, "the scale", **CLOSE)
        error = np.abs(x_hat - x).ravel()[2:]
        assert_close(np.maximum(error, step / 2), np.full(58, step / 2), "errors above half a step", **CLOSE)


def test_codes_and_values_belong_together(kata, rng):
    """For a (2, 3, 4) array, x_hat is (q - zero_point) * scale with codes from 0 to 31 at 5 bits."""
    x = rng.normal(size=(2, 3, 4))

    q, scale, zero_point, x_hat = kata.affine_quantize(x, bits=5)

    assert_close(scale, (x.max() - x.min()) / 31, "the scale", **CLOSE)
    assert_equal((int(q.min()), int(q.max())), (0, 31), "the smallest and the largest code")
    assert_close(x_hat, (np.asarray(q, float) - zero_point) * scale, "the dequantized values", **CLOSE)
