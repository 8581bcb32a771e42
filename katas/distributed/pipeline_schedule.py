"""Pipeline schedules: GPipe and 1F1B differ in memory, not in time."""


def pipeline_schedule(p, m, kind, tf=1, tb=2):
    """Give the peak of stored activations per stage, and the time that one batch takes.

    A micro-batch is in flight on a stage from the start of its forward pass there to the end of its backward
    pass there. All stages take equally long, and sending takes no time.

    Formula:
        gpipe: a stage runs all m forward passes, then all m backward passes.
            peak[s] = m
        1f1b: stage s (0 is the first) runs min(p - 1 - s, m) forward passes to warm up, then one forward and
            one backward pass in turn, then the backward passes that remain.
            peak[s] = min(p - s, m)
        makespan = (m + p - 1) * (tf + tb) for both, from the first forward to the last backward pass

    Args:
        p: int. Number of stages, at least 1.
        m: int. Number of micro-batches, at least 1; may be smaller than p.
        kind: "gpipe" or "1f1b".
        tf: float. Time of one forward pass of one micro-batch on one stage.
        tb: float. Time of its backward pass.

    Returns:
        (peak, makespan): a list of p ints, micro-batches in flight on stages 0 to p - 1, and a number.

    Raises:
        Nothing of its own: kind is one of the two.

    Example:
        >>> pipeline_schedule(4, 12, "1f1b")
        ([4, 3, 2, 1], 45)
        >>> pipeline_schedule(4, 12, "gpipe")
        ([12, 12, 12, 12], 45)

    Reference:
        Huang et al., "GPipe: Efficient Training of Giant Neural Networks using Pipeline Parallelism" (2019).
        Narayanan et al., "Efficient Large-Scale Language Model Training on GPU Clusters Using Megatron-LM"
        (2021).
    """
    raise NotImplementedError
