"""Pipeline parallelism: how much of the time the stages wait."""


def pipeline_bubble(p, m, v=1):
    """Measure the bubble of a pipeline: as a share of the total time, and relative to the ideal time.

    All stages take equally long. While the pipeline fills and drains, a stage waits for p - 1 steps in all;
    it works for m steps. Interleaving gives each stage v smaller chunks of layers, which makes a step of
    filling and draining v times shorter. GPipe and the non-interleaved 1F1B schedule have the same bubble.

    Formula:
        share = (p - 1) / (v m + p - 1)    idle time / total time
        ratio = (p - 1) / (v m)            idle time / ideal time, the time without a bubble

    Args:
        p: int. Number of pipeline stages, at least 1.
        m: int. Number of micro-batches in a batch, at least 1.
        v: int. Chunks of layers per stage; 1 means not interleaved.

    Returns:
        (share, ratio): two floats.

    Raises:
        Nothing of its own: counts are taken to be positive.

    Example:
        >>> pipeline_bubble(4, 12)
        (0.2, 0.25)

    Reference:
        Huang et al., "GPipe: Efficient Training of Giant Neural Networks using Pipeline Parallelism" (2019).
        Narayanan et al., "Efficient Large-Scale Language Model Training on GPU Clusters Using Megatron-LM"
        (2021).
    """
    idle, ideal = p - 1, v * m  # in steps of one micro-batch through one chunk, forward and backward

    # The total time holds the bubble too, so the share stays below 1; the ratio need not.
    return idle / (ideal + idle), idle / ideal
