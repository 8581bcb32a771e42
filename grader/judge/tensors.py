"""Arrays as tensors, for a submission that chose PyTorch."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.judge.calls import received


def to_tensors(value: Any) -> Any:
    """The value with every array in it as a tensor; functions in it take and return tensors."""
    import torch

    if isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
        return torch.from_numpy(value)
    if isinstance(value, np.generic) and value.dtype.kind in "biufc":
        return value.item()
    if isinstance(value, list | tuple):
        return type(value)(to_tensors(item) for item in value)
    if isinstance(value, dict):
        return {key: to_tensors(item) for key, item in value.items()}
    return with_tensors(value) if callable(value) else value


def with_tensors(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function over arrays as one over tensors."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return to_tensors(function(*received(args), **received(kwargs)))

    wrapped.__name__ = getattr(function, "__name__", "function")
    return wrapped
