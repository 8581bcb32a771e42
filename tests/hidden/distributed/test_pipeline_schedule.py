import pytest

from grader.expect import assert_close

KINDS = ("gpipe", "1f1b")


def test_1f1b_with_four_stages_and_twelve_micro_batches(kata):
    """p = 4, m = 12: stages hold 4, 3, 2 and 1 micro-batches, and 15 steps of 1 + 2 take 45."""
    assert_close(kata.pipeline_schedule(4, 12, "1f1b"), ([4.0, 3.0, 2.0, 1.0], 45.0), "(peak, makespan)")


def test_gpipe_with_four_stages_and_twelve_micro_batches(kata):
    """p = 4, m = 12: every stage holds all 12 micro-batches, in the same time of 45."""
    assert_close(kata.pipeline_schedule(4, 12, "gpipe"), ([12.0] * 4, 45.0), "(peak, makespan)")


def test_fewer_micro_batches_than_stages(kata):
    """p = 5, m = 2: no stage of 1F1B can hold more than 2, the last one holds 1; GPipe holds 2 everywhere."""
    assert_close(kata.pipeline_schedule(5, 2, "1f1b"), ([2.0, 2.0, 2.0, 2.0, 1.0], 18.0), "1f1b")
    assert_close(kata.pipeline_schedule(5, 2, "gpipe"), ([2.0] * 5, 18.0), "gpipe")


def test_as_many_micro_batches_as_stages(kata):
    """p = m = 3: 1F1B holds 3, 2 and 1, GPipe 3 everywhere; both take 5 steps of 3."""
    assert_close(kata.pipeline_schedule(3, 3, "1f1b"), ([3.0, 2.0, 1.0], 15.0), "1f1b")
    assert_close(kata.pipeline_schedule(3, 3, "gpipe"), ([3.0, 3.0, 3.0], 15.0), "gpipe")


def test_one_stage_alone(kata):
    """p = 1, m = 6: GPipe holds 6, 1F1B holds 1, and there is no bubble in either."""
    assert_close(kata.pipeline_schedule(1, 6, "gpipe"), ([6.0], 18.0), "gpipe")
    assert_close(kata.pipeline_schedule(1, 6, "1f1b"), ([1.0], 18.0), "1f1b")


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_micro_batch(kata, kind):
    """p = 4, m = 1: one micro-batch in flight on each stage, 4 steps of 3."""
    assert_close(kata.pipeline_schedule(4, 1, kind), ([1.0] * 4, 12.0), "(peak, makespan)")


@pytest.mark.parametrize("kind", KINDS)
def test_other_times_of_the_two_passes(kata, kind):
    """p = 2, m = 5 with a forward pass of 2.0 and a backward pass of 3.5: 6 steps of 5.5 take 33."""
    got = kata.pipeline_schedule(2, 5, kind, tf=2.0, tb=3.5)

    assert_close(got[1], 33.0, "the makespan")


@pytest.mark.parametrize("kind", KINDS)
def test_idle_time_is_the_bubble(kata, kind):
    """p = 4, m = 12: a stage works for 36 of 45, so the idle share is 0.2 in both schedules."""
    _, makespan = kata.pipeline_schedule(4, 12, kind, tf=1, tb=2)

    assert_close(1 - 12 * 3 / makespan, 0.2, "the idle share")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("p", "m"), [(2, 7), (3, 4), (6, 4)])
def test_a_simulation_event_by_event(kata, kind, p, m):
    """Three pipelines, each pass started as soon as its stage and its input are ready."""
    peak, makespan = _simulated(p, m, kind, tf=1.0, tb=3.0)

    got = kata.pipeline_schedule(p, m, kind, tf=1.0, tb=3.0)

    assert_close(got, (peak, makespan), "(peak, makespan)")


def _simulated(p, m, kind, tf, tb):
    orders = [_order(m, m if kind == "gpipe" else min(p - 1 - s, m)) for s in range(p)]
    end, free, flight, peak = {}, [0.0] * p, [0.0] * p, [0.0] * p
    while any(orders):
        for s, order in enumerate(orders):
            while order:
                what, i = order[0]
                before = ("F", i, s - 1) if what == "F" else ("B", i, s + 1)
                known = (what == "F" and s == 0) or (what == "B" and s == p - 1) or before in end
                if not known:
                    break
                free[s] = max(free[s], end.get(before, 0.0)) + (tf if what == "F" else tb)
                end[what, i, s] = free[s]
                flight[s] += 1 if what == "F" else -1
                peak[s] = max(peak[s], flight[s])
                order.pop(0)
    return peak, max(free)


def _order(m, warm_up):
    forwards, backwards = [("F", i) for i in range(m)], [("B", i) for i in range(m)]
    order = forwards[:warm_up]
    for forward, backward in zip(forwards[warm_up:], backwards):
        order += [forward, backward]
    return order + backwards[m - warm_up :]
