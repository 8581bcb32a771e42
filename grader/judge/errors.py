"""What can be wrong with the judge itself."""


class JudgeError(RuntimeError):
    """The judge itself cannot work: hidden tests that do not collect, or a worker that cannot start."""
