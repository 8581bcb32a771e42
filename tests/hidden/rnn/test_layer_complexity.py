from grader.expect import assert_close, assert_true

# Counts are compared as numbers: 5 and 5.0 are both right.


def test_attention_by_hand(kata):
    """Self-attention over 10 positions of width 4 costs 400, in 1 step, with path 1."""
    got = kata.layer_complexity("self_attention", 10, 4)

    assert_close(got, (400.0, 1.0, 1.0))


def test_recurrence_by_hand(kata):
    """Recurrence over 10 positions of width 4 costs 160, in 10 steps, with path 10."""
    got = kata.layer_complexity("recurrent", 10, 4)

    assert_close(got, (160.0, 10.0, 10.0))


def test_convolution_by_hand(kata):
    """Convolution of width 3 over 10 positions of width 4 costs 480, in 1 step; 27 >= 10 > 9: path 3."""
    got = kata.layer_complexity("conv", 10, 4)

    assert_close(got, (480.0, 1.0, 3.0))


def test_kernel_width_counts_in_cost_and_path(kata):
    """Kernels of width 5 and 2 over 40 positions of width 3 cost 1800 and 720, with paths 3 and 6."""
    wide, narrow = kata.layer_complexity("conv", 40, 3, k=5), kata.layer_complexity("conv", 40, 3, k=2)

    assert_close(wide, (1800.0, 1.0, 3.0), "width 5")
    assert_close(narrow, (720.0, 1.0, 6.0), "width 2")


def test_whole_power_needs_no_extra_layer(kata):
    """A tree of width 3 covers exactly 9 positions in 2 layers, one of width 2 covers 16 in 4."""
    three, two = kata.layer_complexity("conv", 9, 1), kata.layer_complexity("conv", 16, 1, k=2)

    assert_close(three, (27.0, 1.0, 2.0), "9 positions")
    assert_close(two, (32.0, 1.0, 4.0), "16 positions")


def test_one_position_more_needs_another_layer(kata):
    """Covering 10 positions with width 3 takes 3 layers, covering 17 with width 2 takes 5."""
    three, two = kata.layer_complexity("conv", 10, 2), kata.layer_complexity("conv", 17, 2, k=2)

    assert_close(three, (120.0, 1.0, 3.0), "10 positions")
    assert_close(two, (136.0, 1.0, 5.0), "17 positions")


def test_kernel_width_matters_for_convolution_alone(kata):
    """With k = 7 self-attention and recurrence at n = 6, d = 5 stay at 180 and 150."""
    attention, recurrent = [
        kata.layer_complexity(kind, 6, 5, k=7) for kind in ("self_attention", "recurrent")
    ]

    assert_close(attention, (180.0, 1.0, 1.0), "self-attention")
    assert_close(recurrent, (150.0, 6.0, 6.0), "recurrence")


def test_doubling_the_length(kata):
    """Twice the positions: 4 times the cost of self-attention, 2 times that of recurrence and convolution."""
    ratios = []
    for kind in ("self_attention", "recurrent", "conv"):
        short, long = kata.layer_complexity(kind, 50, 7), kata.layer_complexity(kind, 100, 7)
        ratios.append(long[0] / short[0])

    assert_close(ratios, [4.0, 2.0, 2.0], "the ratios of cost")


def test_attention_is_cheaper_while_positions_are_fewer_than_the_width(kata):
    """At width 64 self-attention is cheaper than recurrence over 63 positions and dearer over 65."""
    costs = {
        n: [kata.layer_complexity(kind, n, 64)[0] for kind in ("self_attention", "recurrent")]
        for n in (63, 65)
    }

    assert_true(bool(costs[63][0] < costs[63][1]), "recurrence is not the dearer one at 63 positions")
    assert_true(bool(costs[65][0] > costs[65][1]), "self-attention is not the dearer one at 65 positions")
