import pytest

from grader.expect import assert_close


def test_ten_layers_in_segments_of_four(kata):
    """4 + 4 + 2 layers: 3 inputs and 4 layers held, 20 layer-forwards; segments of 2 need the least."""
    assert_close(kata.checkpoint_plan(10, 4), (7.0, 20.0, 2.0), "(peak, forwards, best_k)")


def test_a_square_number_of_layers(kata):
    """16 layers in segments of 4: 4 inputs and 4 layers, 32 layer-forwards, and nothing is better."""
    assert_close(kata.checkpoint_plan(16, 4), (8.0, 32.0, 4.0), "(peak, forwards, best_k)")


def test_segments_of_one_layer(kata):
    """9 layers in segments of 1: every input is stored, and one layer at a time is held."""
    assert_close(kata.checkpoint_plan(9, 1), (10.0, 18.0, 3.0), "(peak, forwards, best_k)")


def test_one_segment_of_all_layers(kata):
    """9 layers in a segment of 9: one input, and all 9 layers are held when they are recomputed."""
    assert_close(kata.checkpoint_plan(9, 9), (10.0, 18.0, 3.0), "(peak, forwards, best_k)")


def test_segments_longer_than_the_network(kata):
    """6 layers in segments of 50: there are only 6 layers to hold."""
    assert_close(kata.checkpoint_plan(6, 50), (7.0, 12.0, 2.0), "(peak, forwards, best_k)")


def test_a_single_layer(kata):
    """One layer: its input and itself, two layer-forwards."""
    assert_close(kata.checkpoint_plan(1, 1), (2.0, 2.0, 1.0), "(peak, forwards, best_k)")


def test_a_short_last_segment_has_an_input_too(kata):
    """13 layers in segments of 6: 6 + 6 + 1, so 3 inputs and 6 layers held."""
    assert_close(kata.checkpoint_plan(13, 6), (9.0, 26.0, 3.0), "(peak, forwards, best_k)")


@pytest.mark.parametrize(("L", "best"), [(2, 1), (3, 1), (6, 2), (7, 2), (10, 2), (12, 3), (17, 3), (20, 4)])
def test_ties_go_to_the_smallest_segment(kata, L, best):
    """2, 3, 6, 7, 10, 12, 17 and 20 layers: best_k is 1, 1, 2, 2, 2, 3, 3 and 4."""
    least = min(-(-L // k) + k for k in range(1, L + 1))

    assert_close(kata.checkpoint_plan(L, best), (float(least), 2.0 * L, float(best)), "the plan")


@pytest.mark.parametrize(("L", "k"), [(5, 2), (8, 3), (11, 4), (14, 7), (23, 5)])
def test_what_is_alive_is_counted(kata, L, k):
    """Five networks, event by event: inputs stored, segments recomputed one after the other."""
    segments = [range(start, min(start + k, L)) for start in range(0, L, k)]
    forwards, peak, stored = 0, 0, 0
    for segment in segments:
        stored, forwards = stored + 1, forwards + len(segment)
    for segment in reversed(segments):
        peak, forwards = max(peak, stored + max(map(len, segments))), forwards + len(segment)

    best = min(range(1, L + 1), key=lambda k: (len(range(0, L, k)) + k, k))
    assert_close(kata.checkpoint_plan(L, k), (float(peak), float(forwards), float(best)), "the plan")
