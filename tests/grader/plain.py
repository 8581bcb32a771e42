"""A pytest plugin that runs the hidden tests on the solutions in one process: what `bench` compares with."""

import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.judge.diagnosis import load_module

ROOT = Path(__file__).resolve().parent.parent.parent


class Plain:
    """A solution's functions, called directly."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return _Callable(getattr(self._module, name))


class _Callable:
    def __init__(self, function: Any) -> None:
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    def with_peak_bytes(self, *args: Any, **kwargs: Any) -> tuple[Any, int]:
        return self._function(*args, **kwargs), 0


@pytest.fixture
def kata(request):
    path = request.node.path
    return Plain(load_module(ROOT / "solutions" / path.parent.name / path.name.removeprefix("test_")))


@pytest.fixture
def rng(request):
    return np.random.default_rng(zlib.crc32(request.node.name.encode()))
