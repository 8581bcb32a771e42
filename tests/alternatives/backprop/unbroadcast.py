import numpy as np


def loops(grad, shape):
    total = np.zeros(shape)
    prepended = grad.ndim - len(shape)
    for where in np.ndindex(grad.shape):
        source = tuple(0 if size == 1 else i for i, size in zip(where[prepended:], shape))
        total[source] += grad[where]
    return total


def one_axis_at_a_time(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis in range(len(shape)):
        if shape[axis] == 1 and grad.shape[axis] != 1:
            grad = np.expand_dims(grad.sum(axis=axis), axis)
    return grad


def reshaped(grad, shape):
    padded = (1,) * (grad.ndim - len(shape)) + tuple(shape)
    axes = tuple(axis for axis, size in enumerate(padded) if size == 1)
    return np.add.reduce(grad, axis=axes, keepdims=True).reshape(shape)


def torch_autograd(grad, shape):
    import torch

    operand = torch.zeros(shape, requires_grad=True)
    return torch.autograd.grad(torch.broadcast_to(operand, grad.shape), operand, grad)[0]


def torch_sum_to_size(grad, shape):
    return grad.sum_to_size(shape)
