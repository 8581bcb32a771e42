"""Strong scaling: how much faster n GPUs finish one step of the same global batch."""


def data_parallel_speedup(t1, S, n, bw_intra, bw_inter, per_node):
    """Model the step time of data parallelism with a ring all-reduce that overlaps with the backward pass.

    The global batch is fixed, so each GPU computes one n-th of it. The backward pass is 2/3 of the compute.
    Gradients exist only from then on, so communication hides behind the backward pass and behind nothing
    else; communication that fits into the backward pass costs nothing.

    Formula:
        compute = t1 / n
        comm = 2 (n - 1) / n * S / bw, with bw = bw_intra if n <= per_node, else bw_inter
            (the slowest link of the ring decides; 0 for n = 1)
        exposed = max(0, comm - 2/3 * compute)
        step = compute + exposed
        speedup = t1 / step
        efficiency = speedup / n

    Args:
        t1: float. Seconds of compute for the whole global batch on ONE GPU.
        S: float. Bytes of all gradients; they do not depend on the batch.
        n: int. Number of GPUs, filled node by node.
        bw_intra: float. Bytes per second and direction inside a node.
        bw_inter: float. Bytes per second and direction between nodes.
        per_node: int. GPUs in one node.

    Returns:
        (step, speedup, efficiency): three floats; step in seconds.

    Raises:
        Nothing of its own: all are taken to be positive.

    Example:
        Four GPUs of one node take 0.3 s; eight in two nodes take longer.

        >>> [round(x, 4) for x in data_parallel_speedup(1.2, 4e9, 4, 40e9, 10e9, per_node=4)]
        [0.3, 4.0, 1.0]
        >>> [round(x, 4) for x in data_parallel_speedup(1.2, 4e9, 8, 40e9, 10e9, per_node=4)]
        [0.75, 1.6, 0.2]

    Reference:
        Li et al., "PyTorch Distributed: Experiences on Accelerating Data Parallel Training" (2020).
    """
    raise NotImplementedError
