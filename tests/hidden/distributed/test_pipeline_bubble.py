import pytest

from grader.expect import assert_close


def test_four_stages_and_twelve_micro_batches(kata):
    """p = 4, m = 12: idle for 3 of 15 steps, a share of 0.2 and a ratio of 3/12 = 0.25."""
    assert_close(kata.pipeline_bubble(4, 12), (0.2, 0.25), "(share, ratio)")


def test_a_single_micro_batch(kata):
    """p = 4, m = 1: only one stage works at a time, a share of 3/4 and a ratio of 3."""
    assert_close(kata.pipeline_bubble(4, 1), (0.75, 3.0), "(share, ratio)")


def test_one_stage_never_waits(kata):
    """p = 1, m = 5: no bubble, interleaved or not."""
    assert_close(kata.pipeline_bubble(1, 5), (0.0, 0.0), "(share, ratio)")
    assert_close(kata.pipeline_bubble(1, 5, v=3), (0.0, 0.0), "(share, ratio) with three chunks")


def test_interleaving_makes_the_bubble_smaller(kata):
    """p = 4, m = 6 with v = 2 chunks: the ratio falls from 1/2 to 1/4, the share from 1/3 to 1/5."""
    assert_close(kata.pipeline_bubble(4, 6), (1 / 3, 0.5), "(share, ratio) without interleaving")
    assert_close(kata.pipeline_bubble(4, 6, v=2), (0.2, 0.25), "(share, ratio) with two chunks")


def test_more_stages_than_micro_batches(kata):
    """p = 9, m = 2, v = 3: 8 steps idle beside 6 of work, a share of 8/14 and a ratio of 8/6."""
    assert_close(kata.pipeline_bubble(9, 2, v=3), (8 / 14, 8 / 6), "(share, ratio)")


def test_many_micro_batches_fill_the_pipeline(kata):
    """p = 8, m = 7993: a share of 7/8000 and a ratio of 7/7993."""
    assert_close(kata.pipeline_bubble(8, 7993), (7 / 8000, 7 / 7993), "(share, ratio)")


@pytest.mark.parametrize(("p", "m"), [(2, 3), (3, 5), (5, 4)])
def test_stages_that_are_simulated(kata, p, m):
    """Micro-batch i reaches stage s in step i + s: the last stage is idle for the first p - 1 steps."""
    steps = {(s, i + s) for s in range(p) for i in range(m)}
    total = 1 + max(step for _, step in steps)
    idle = sum((p - 1, step) not in steps for step in range(total))

    assert_close(kata.pipeline_bubble(p, m), (idle / total, idle / (total - idle)), "(share, ratio)")
