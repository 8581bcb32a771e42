def loops(n, k, s=1, p=0, d=1):
    """Try every start and count those whose last tap is still inside."""
    count, start = 0, -p
    while start + d * (k - 1) <= n + p - 1:
        count, start = count + 1, start + s
    if count == 0:
        raise ValueError("the kernel fits nowhere")
    return count


def position_list(n, k, s=1, p=0, d=1):
    """The length of the list of starts in the padded input."""
    starts = range(0, n + 2 * p - d * (k - 1), s)
    if len(starts) < 1:
        raise ValueError(f"{k} taps do not fit into {n + 2 * p} cells")
    return len(starts)


def torch_conv1d(n, k, s=1, p=0, d=1):
    """The length that torch's own convolution gives."""
    import torch

    signal, kernel = torch.zeros(1, 1, n), torch.zeros(1, 1, k)
    try:
        return torch.nn.functional.conv1d(signal, kernel, stride=s, padding=p, dilation=d).shape[-1]
    except RuntimeError as error:
        raise ValueError(str(error)) from error
