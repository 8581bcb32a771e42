"""Submissions that break, cheat or lie, each with the verdict that it must get.

`double` is the kata; every one stands in the place of double.py, beside a right triple.py.
"""

from dataclasses import dataclass

from grader.verdict import Outcome

PASSED, FAILED, ERROR, NOT_STARTED = Outcome.PASSED, Outcome.FAILED, Outcome.ERROR, Outcome.NOT_STARTED


@dataclass(frozen=True)
class Case:
    """A file, the outcome that it must get, and words that its first failure must hold."""

    source: str | bytes | None
    outcome: Outcome
    words: str = ""


def body(code: str, head: str = "import numpy as np") -> str:
    """A file whose function has this body."""
    indented = "\n".join(f"    {line}" for line in code.strip().splitlines())
    return f"{head}\n\n\ndef double(x):\n{indented}\n"


BROKEN = {
    "syntax_error": Case("def double(x):\n    return 2 * (x\n", ERROR, "SyntaxError"),
    "import_error": Case(body("return 2 * x", "import no_such_module"), ERROR, "no_such_module"),
    "missing_function": Case("import numpy as np\n", ERROR, "defines no function double(x)"),
    "wrong_signature": Case("def double(a, b):\n    return a\n", ERROR, "the signature is double(a, b)"),
    "returns_none": Case(body("pass"), FAILED, "None"),
    "wrong_shape": Case(body("return 2.0 * x[None]"), FAILED, "wrong shape"),
    "wrong_dtype": Case(body("return (2 * x).astype(int)"), FAILED, "wrong dtype"),
    "nan": Case(body("return x * np.nan"), FAILED, "wrong values"),
    "object_array": Case(body("return (2 * x).astype(object)"), FAILED, "dtype object"),
    "endless_python_loop": Case(body("while True:\n    pass"), ERROR, "no answer within"),
    "endless_c_loop": Case(body("sum(iter(int, 1))"), ERROR, "no answer within"),
    "endless_numpy": Case(
        body("a = np.ones((1500, 1500))\nwhile True:\n    a = a @ a / 1500"), ERROR, "no answer within"
    ),
    "sleeps": Case(body("import time\ntime.sleep(10_000)"), ERROR, "no answer within"),
    "exit_at_import": Case("import sys\nsys.exit(0)\n", ERROR, "SystemExit"),
    "exit_inside": Case(body("import sys\nsys.exit(0)"), ERROR, "SystemExit"),
    "os_exit_at_import": Case("import os\nos._exit(0)\n", ERROR, "exit code 0"),
    "os_exit": Case(body("import os\nos._exit(0)"), ERROR, "exit code 0"),
    "segfault": Case(body("import ctypes\nctypes.string_at(0)"), ERROR, "SIGSEGV"),
    "keyboard_interrupt": Case(body("raise KeyboardInterrupt"), ERROR, "KeyboardInterrupt"),
    "endless_allocation": Case(
        body("hoard = []\nwhile True:\n    hoard.append(bytearray(2**24))"), ERROR, "MemoryError"
    ),
    "huge_allocation": Case(body("return np.ones((10**6, 10**6))"), ERROR, "Unable to allocate"),
    "prints_200_mb": Case(
        body("for _ in range(200):\n    print('x' * 10**6)\nreturn 2 * x"), ERROR, "more was printed"
    ),
    "infinite_recursion": Case(body("return double(x)"), ERROR, "RecursionError"),
    "mutates_input": Case(body("x *= 2\nreturn x"), FAILED, "`x` was changed"),
    "deletes_itself": Case(body("import os\nos.remove(__file__)"), ERROR, ""),
    "deletes_by_full_path": Case(
        body("import os, sys\nos.remove(sys.path[0] + '/double.py')"), ERROR, "Permission denied"
    ),
    "writes_outside": Case(body("open('/tmp/kata_was_here', 'w').write('x')"), ERROR, "Permission denied"),
    "starts_process": Case(
        body("import subprocess\nsubprocess.Popen(['sleep', '987'], start_new_session=True)\nreturn 2 * x"),
        ERROR,
        "",
    ),
    "forks": Case(body("import os, time\nif os.fork() == 0:\n    time.sleep(987)\nreturn 2 * x"), ERROR, ""),
    "closes_streams": Case(
        body("for s in (sys.stdin, sys.stdout, sys.stderr):\n    s.close()\nreturn 2 * x", "import sys"),
        PASSED,
    ),
    "closes_descriptors": Case(
        "import os\nfor fd in (0, 1, 2):\n    os.close(fd)\n" + body("return 2 * x"), PASSED
    ),
    "closes_the_pipe": Case(
        body("import os\nos.closerange(3, 99)\nreturn 2 * x"), ERROR, "closed its connection"
    ),
    "lingering_thread": Case(
        body(
            "import threading, time\nthreading.Thread(target=time.sleep, args=(987,)).start()\nreturn 2 * x"
        ),
        ERROR,
        "still running",
    ),
    "errstate": Case(body("np.seterr(all='raise')\nreturn 2 * x"), PASSED),
    "random_state": Case(body("np.random.seed(0)\nreturn 2 * x"), PASSED),
    "torch_dtype": Case(
        body("torch.set_default_dtype(torch.float16)\nreturn torch.tensor(2.0) * x", "import torch"), PASSED
    ),
    "patched_allclose": Case(
        body("return x", "import numpy as np\nnp.allclose = lambda *a, **k: True"), FAILED, ""
    ),
    "patched_pytest": Case("import pytest\npytest.fail = print\n" + body("return x"), FAILED, ""),
    "always_equal": Case(
        "class Yes:\n    def __eq__(self, other):\n        return True\n" + body("return Yes()"),
        FAILED,
        "Yes",
    ),
    "latin_1": Case(
        "# -*- coding: latin-1 -*-\n# caf\xe9\n".encode("latin-1") + body("return 2 * x").encode(), PASSED
    ),
    "undeclared_encoding": Case(
        "# caf\xe9\n".encode("latin-1") + body("return 2 * x").encode(), ERROR, "SyntaxError"
    ),
    "byte_order_mark": Case(b"\xef\xbb\xbf" + body("return 2 * x").encode(), PASSED),
    "utf_16": Case(body("return 2 * x").encode("utf-16"), ERROR, ""),
    "empty": Case("", ERROR, "defines no function"),
    "ten_megabytes": Case("# " + "x" * 10_000_000 + "\n" + body("return 2 * x"), PASSED),
    "null_bytes": Case(b"\x00" * 100, ERROR, ""),
    "deeply_nested": Case(f"x = {'(' * 5000}1{')' * 5000}\n", ERROR, ""),
    "missing_file": Case(None, ERROR, "there is no file"),
    "a_generator": Case(body("yield 2 * x"), FAILED, "generator"),
    "a_coroutine": Case("async def double(x):\n    return 2 * x\n", FAILED, "coroutine"),
    "a_class": Case("class double:\n    def __init__(self, x):\n        pass\n", FAILED, "double"),
    "not_a_function": Case("double = 3\n", ERROR, "defines no function"),
    "itself_in_a_list": Case(body("a = []\na.append(a)\nreturn a"), ERROR, ""),
    "huge_result": Case(body("return np.zeros(10**7)"), ERROR, "above the limit"),
    "ansi_codes": Case(body("raise ValueError('\\x1b[2J')"), ERROR, "ValueError"),
    "untouched": Case(body("raise NotImplementedError"), NOT_STARTED),
    "bare_except_around_everything": Case(
        body("try:\n    while True:\n        pass\nexcept BaseException:\n    return 2 * x"),
        ERROR,
        "no answer within",
    ),
}

_LYING_ARRAY = """
class Liar(np.ndarray):
    def __array_function__(self, *a, **k): return True
    def __array_ufunc__(self, *a, **k): return True
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __bool__(self): return True
    def __getattribute__(self, name):
        return super().__getattribute__(name)
"""

_FRAMES = """
import gc, sys
frame = sys._getframe()
while frame:
    for value in list(frame.f_locals.values()) + list(frame.f_globals.values()):
        if callable(value) and getattr(value, "__name__", "") == "double" and value is not double:
            return value(x)
    frame = frame.f_back
for thing in gc.get_objects():
    if callable(thing) and getattr(thing, "__name__", "") == "double" and thing is not double:
        return thing(x)
return x
"""

_OPEN = """
import os, sys
here = os.path.dirname(os.path.dirname(sys.path[0]))
text = open(os.path.join(here, "{tree}")).read()
scope = {{}}
exec(text, scope)
return scope["double"](x)
"""

_NESTED = """
payload = b"\\x90"
for _ in range(9000):
    body = b"\\x91" + payload
    payload = b"\\xc9" + struct.pack(">I", len(body)) + b"\\x02" + body
for fd in range(3, 64):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            os.write(fd, struct.pack("<Q", len(payload)) + payload)
    except OSError:
        pass
return x
"""

_AT_IMPORT = """
for fd in range(3, 64):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            os.write(fd, struct.pack("<Q", len(m)) + m)
    except OSError:
        pass
"""

_PIPE = """
import os, socket, struct, stat
payload = {payload}
for fd in range(3, 64):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            os.write(fd, payload)
    except OSError:
        pass
{after}
"""


def _frame(message: str) -> str:
    return f"(lambda m: struct.pack('<Q', len(m)) + m)({message})"


FORGED = {
    "patched_testing": Case(
        body("return x", "import numpy as np\nimport numpy.testing\nnumpy.testing.assert_allclose = print"), FAILED
    ),
    "patched_time": Case(body("return x", "import time\ntime.monotonic = lambda: 0.0"), FAILED),
    "lying_array": Case(_LYING_ARRAY.join(["import numpy as np\n", body("return x.view(Liar)", "")]), FAILED, "Liar"),
    "masked_array": Case(body("return np.ma.masked_all(x.shape)"), FAILED, "MaskedArray"),
    "empty_array": Case(body("return np.zeros((0, 1))"), FAILED, "wrong shape"),
    "broadcasting_scalar": Case(body("return np.float64(2.0)"), FAILED),
    "skips": Case(body("pytest.skip('no')", "import pytest"), ERROR, "Skipped"),
    "xfails": Case(body("pytest.xfail('no')", "import pytest"), ERROR, "XFailed"),
    "exits_pytest": Case(body("pytest.exit('done', 0)", "import pytest"), ERROR, "Exit"),
    "os_exit_zero": Case(body("os._exit(0)", "import os"), ERROR, "exit code 0"),
    "atexit": Case(body("return x", "import atexit, os\natexit.register(os._exit, 0)"), FAILED),
    "results_file": Case(body("open('results.json', 'w').write('{\"passed\": true}')\nreturn x"), FAILED),
    "conftest_beside": Case(body("return x"), FAILED),
    "imports_the_solution": Case(body("from solutions.demo.double import double as d\nreturn d(x)"), ERROR, "off limits"),
    "imports_the_judge": Case(body("import grader.judge\nreturn x"), ERROR, "off limits"),
    "importlib": Case(
        body("import importlib\nreturn importlib.import_module('solutions.demo.double').double(x)"), ERROR, "off limits"
    ),
    "through_frames": Case(body(_FRAMES), FAILED),
    "through_sys_modules": Case(
        body("import sys\nfor m in list(sys.modules.values()):\n    f = getattr(m, 'double', None)\n"
             "    if f and f is not double:\n        return f(x)\nreturn x"), FAILED
    ),
    "opens_the_solution": Case(body(_OPEN.format(tree="solutions/demo/double.py")), ERROR, "Permission denied"),
    "opens_the_tests": Case(body(_OPEN.format(tree="tests/hidden/demo/test_double.py")), ERROR, "Permission denied"),
    "lists_the_solutions": Case(body("import os, sys\nos.listdir(sys.path[0] + '/../../solutions')"), ERROR, "Permission"),
    "reads_the_parent": Case(body("import os\nopen(f'/proc/{os.getppid()}/mem', 'rb')"), ERROR, "Permission denied"),
    "kills_the_parent": Case(body("import os\nos.kill(os.getppid(), 9)"), ERROR, "not permitted"),
    "forbidden_call": Case(body("return np.repeat(x, 1) * 2"), ERROR, "off limits in this kata"),
    "forbidden_torch_call": Case(
        body("return torch.repeat_interleave(x, 1) * 2", "import torch"), ERROR, "off limits in this kata"
    ),
    "made_up_answer": Case(body(_PIPE.format(payload=_frame("b'\\x93\\xa6return\\x01\\xc0'"), after="return x")), ERROR),
    "junk_in_the_pipe": Case(body(_PIPE.format(payload=_frame("b'junk' * 100"), after="return x")), ERROR, "no answer"),
    "nested_message": Case(body(_NESTED, "import os, stat, struct"), ERROR, "no answer"),
    "huge_message": Case(body(_PIPE.format(payload="struct.pack('<Q', 2**62)", after="return x")), ERROR, "above the"),
    "endless_message": Case(
        body(_PIPE.format(payload="struct.pack('<Q', 2**25)", after="while True:\n    pass")), ERROR, "no answer within"
    ),
    "forged_report": Case(
        "import os, stat, struct\nfrom grader.judge.wire import pack\n"
        "m = pack(('ready', 0, {'functions': {'double': [[1.0]]}, 'stubs': [[]], 'lines': 3, 'missing_walls': 'x'}))\n"
        + _AT_IMPORT + body("return x"), ERROR
    ),
    "forged_report_by_hand": Case(
        "import os, stat, struct, msgpack\n"
        "m = ['ready', 0, {'functions': {'double': 5}, 'stubs': 5, 'lines': {'double': float('inf')}}]\n"
        "m = msgpack.packb(msgpack.ExtType(2, msgpack.packb(m)))\n" + _AT_IMPORT + body("return x"), ERROR, "no answer"
    ),
    "array_that_is_too_small": Case(body("return np.broadcast_to(np.float64(2.0), (1,))"), FAILED),
    "string_true": Case(body("return 'True'"), FAILED),
}  # fmt: skip
