import numpy as np

BUGS = {
    "size_one_axes_dropped": "Stretched axes are summed without keepdims: the operand still has that axis, "
    "so the gradient has the wrong rank.",
    "axes_dropped_one_by_one": "Stretched axes are summed in a loop without keepdims: each sum drops an axis, so "
    "the rank is wrong and the next number points past its axis.",
    "one_copy_taken": "One slice of a broadcast axis is kept and the others are thrown away: every copy is a "
    "gradient path, and their gradients add.",
    "only_prepended_axes": "Only the axes put in front are summed: an axis of length 1 was copied too.",
    "prepended_axes_kept": "Axes that broadcasting put in front stay with length 1: the operand never had "
    "them.",
    "averaged": "The copies are averaged: backward of a copy is a sum. A mean makes the gradient too small "
    "by the number of copies.",
    "aligned_left": "The shapes are aligned at their first axes: NumPy aligns at the last, so (3,) against "
    "(3, 3) was copied along axis 0.",
    "first_stretched_axis_only": "Only the first stretched axis is summed: every axis of length 1 was "
    "copied.",
    "axis_numbers_stale": "Prepended axes are summed one by one with axis 0, 1, ...: each sum removes an "
    "axis, so the next number points at the wrong one.",
    "everything_summed": "The grand total is written into every place: only the broadcast axes are summed.",
}


def unbroadcast(grad, shape, *, bug=frozenset()):
    if grad.shape == tuple(shape):
        return grad
    if "aligned_left" in bug:
        padded = (*shape, *[1] * (grad.ndim - len(shape)))
        axes = tuple(i for i, size in enumerate(padded) if size == 1)
        summed = _reduce(grad, axes, bug, keepdims=True)
        return summed.reshape(shape) if summed.size == np.prod(shape, dtype=int) else summed
    if "everything_summed" in bug:
        return _reduce(grad, tuple(range(grad.ndim)), bug, keepdims=False) * np.ones(shape)

    prepended = grad.ndim - len(shape)
    if "axis_numbers_stale" in bug:
        for axis in range(prepended):
            grad = _reduce(grad, (min(axis, grad.ndim - 1),), bug, keepdims="prepended_axes_kept" in bug)
    else:
        grad = _reduce(grad, tuple(range(prepended)), bug, keepdims="prepended_axes_kept" in bug)
    if "only_prepended_axes" in bug:
        return grad
    offset = grad.ndim - len(shape)
    stretched = tuple(i + offset for i, size in enumerate(shape) if size == 1)
    if "first_stretched_axis_only" in bug:
        stretched = tuple(i for i in stretched if grad.shape[i] > 1)[:1]
    if "axes_dropped_one_by_one" in bug:
        for axis in stretched:
            grad = _reduce(grad, (axis,), bug, keepdims=False)
        return grad
    return _reduce(grad, stretched, bug, keepdims="size_one_axes_dropped" not in bug)


def _reduce(grad, axes, bug, keepdims):
    if "one_copy_taken" in bug:
        for axis in sorted(axes, reverse=True):
            grad = grad.take([0], axis=axis) if keepdims else grad.take(0, axis=axis)
        return np.asarray(grad)
    return (
        grad.mean(axis=axes, keepdims=keepdims)
        if "averaged" in bug
        else grad.sum(axis=axes, keepdims=keepdims)
    )
