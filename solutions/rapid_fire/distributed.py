"""Rapid fire: Distributed training."""


def q33_ring_traffic():
    """How does data parallelism synchronize gradients?

    2 GB of gradients, 4 GPUs, ring all-reduce: how many GB does each GPU send?

    Returns:
        float. The GB sent by one GPU.
    """
    n, gigabytes = 4, 2.0
    return 2 * (n - 1) / n * gigabytes  # n - 1 chunks to reduce, n - 1 chunks to gather, each 1/n


def q34_zero_stage_one_memory():
    """What are the three ZeRO stages? (Stage 2 in one sentence.)

    7.5e9 parameters, 64 GPUs, ZeRO stage 1: how many GB of model states does each GPU hold?

    Returns:
        float. The GB (1e9 bytes) per GPU, to 1 decimal.
    """
    return round(7.5 * (4 + 12 / 64), 1)  # only the 12 bytes of optimizer state are sharded


def q35_activation_traffic():
    """When model parallelism, when data parallelism?

    Which parallelism communicates activations several times per layer?

    Options:
        A. data
        B. tensor
        C. pipeline
        D. ZeRO-1

    Returns:
        str. The letter of the answer.
    """
    # Each sublayer is cut across devices, and its partial results are all-reduced, forward and backward.
    return "B"


def q36_pipeline_bubble():
    """Pipeline bubble: formula and two ways to reduce it.

    p = 8 stages and m = 56 micro-batches: what is the idle share?

    Returns:
        float. The share, to 4 decimals.
    """
    p, m = 8, 56
    return round((p - 1) / (m + p - 1), 4)  # p - 1 slots of filling and draining among m + p - 1
