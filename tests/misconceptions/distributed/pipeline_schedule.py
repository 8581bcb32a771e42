"""Pipeline schedules with their known bugs as switches."""

BUGS = {
    "1f1b_is_faster": "1F1B is said to shorten the schedule. Its bubble is that of GPipe; what it saves "
    "is memory.",
    "1f1b_holds_p_everywhere": "1F1B is said to hold p micro-batches on every stage. The last stage "
    "starts its backward pass at once: one in flight.",
    "stage_order_reversed": "The stages are counted from the end. Stage 0 waits longest for a gradient, "
    "and holds most.",
    "gpipe_holds_p": "GPipe is said to hold p micro-batches per stage. It holds all m until the backward "
    "passes start.",
    "gpipe_holds_what_1f1b_does": "GPipe is said to hold min(p - s, m), as 1F1B does. It holds all m until the "
    "backward passes start.",
    "gpipe_holds_one_less_per_stage": "GPipe is said to hold less on later stages. All forward passes "
    "run before any backward pass, on every stage.",
    "no_pipelining": "The makespan is m * p steps. Stages work at the same time: m + p - 1 steps.",
    "micro_batches_do_not_limit": "1F1B is said to hold p - s micro-batches even where there are fewer "
    "in all.",
    "warm_up_only": "The warm-up forward passes are counted alone. One more is in flight in the steady "
    "state.",
    "last_stage_counted_twice": "The makespan is (m + p) steps. The first micro-batch needs p steps, "
    "each other one more.",
    "bubble_forgotten": "The makespan is m steps. Filling and draining takes p - 1 more.",
    "bubble_counted_twice": "The bubble is counted once for filling and once for draining. p - 1 forward "
    "and p - 1 backward steps make p - 1 full steps.",
    "backward_as_long_as_forward": "Each backward pass is counted with the time of a forward pass.",
    "backward_forgotten": "Only forward passes are counted in the makespan.",
    "kinds_exchanged": "GPipe and 1F1B are exchanged: GPipe is the one that holds all micro-batches.",
}


def pipeline_schedule(p, m, kind, tf=1, tb=2, *, bug=frozenset()):
    if "kinds_exchanged" in bug:
        kind = "1f1b" if kind == "gpipe" else "gpipe"
    peak = [_peak(p, m, kind, s, bug) for s in range(p)]
    if "stage_order_reversed" in bug:
        peak = peak[::-1]
    return peak, _makespan(p, m, kind, tf, tb, bug)


def _peak(p, m, kind, s, bug):
    if kind == "gpipe" and "gpipe_holds_what_1f1b_does" not in bug:
        if "gpipe_holds_p" in bug:
            return p - (s if "gpipe_holds_one_less_per_stage" in bug else 0)
        return max(m - s, 1) if "gpipe_holds_one_less_per_stage" in bug else m
    held = p if "1f1b_holds_p_everywhere" in bug else p - s
    if "warm_up_only" in bug:
        held -= 1
    return held if "micro_batches_do_not_limit" in bug else min(held, m)


def _makespan(p, m, kind, tf, tb, bug):
    if "backward_as_long_as_forward" in bug:
        tb = tf
    if "backward_forgotten" in bug:
        tb = 0
    fill = p - 1
    if "last_stage_counted_twice" in bug:
        fill += 1
    if "bubble_counted_twice" in bug:
        fill *= 2
    if "bubble_forgotten" in bug:
        fill = 0
    if "no_pipelining" in bug:
        return m * p * (tf + tb)
    if kind == "1f1b" and "1f1b_is_faster" in bug:
        return m * (tf + tb) + fill * tf
    return (m + fill) * (tf + tb)
