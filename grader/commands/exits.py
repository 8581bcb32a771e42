"""What a command's end means to whoever called it."""

PASSED = 0
NOT_PASSED = 1
USAGE = 2
ENVIRONMENT = 3
JUDGE_BROKE = 4


class Problem(Exception):
    """A command cannot go on: one sentence that names the thing, the value and the remedy."""

    def __init__(self, sentence: str, exit_code: int = USAGE) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
