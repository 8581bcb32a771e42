"""ZeRO: how many bytes of model state each GPU holds."""


def zero_memory(params, n, stage, K=12, bytes_p=2, bytes_g=2):
    """Count the bytes of parameters, gradients and optimizer states per GPU under ZeRO.

    Formula:
        Per parameter: bytes_p for the weight, bytes_g for its gradient, K for the states of the optimizer
        (Adam in mixed precision: fp32 master weight 4 + momentum 4 + variance 4 = 12). Over the n GPUs are
        sharded, each stage adding one thing to the one before it:
            stage 0: nothing, all is replicated
            stage 1: optimizer states
            stage 2: optimizer states and gradients
            stage 3: optimizer states, gradients and parameters
        A sharded part counts bytes * params / n. Activations, buffers and fragmentation are not included.

    Args:
        params: float or int. Number of parameters.
        n: int. Number of GPUs that the data-parallel group has.
        stage: 0, 1, 2 or 3.
        K: float. Bytes of optimizer states per parameter, the master weight included.
        bytes_p: float. Bytes of a parameter.
        bytes_g: float. Bytes of a gradient.

    Returns:
        float. Bytes per GPU; fractions are kept where params is no multiple of n.

    Raises:
        Nothing of its own: stage is one of the four.

    Example:
        >>> [round(zero_memory(7.5e9, 64, stage) / 1e9, 1) for stage in (0, 1, 2, 3)]
        [120.0, 31.4, 16.6, 1.9]

    Reference:
        Rajbhandari et al., "ZeRO: Memory Optimizations Toward Training Trillion Parameter Models" (2020).
    """
    raise NotImplementedError
