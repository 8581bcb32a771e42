"""Sets up .venv from the lock files: `python3 grader/setup_env.py requirements.lock STAMP`.

Runs before anything is installed, on whatever python3 there is: it imports the standard library alone, and keeps to a
syntax that old versions read.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
ENVIRONMENT = 3


def main(lock: str, stamp: str) -> int:
    """Create .venv if need be, install what the lock file pins, and leave the stamp."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        return refuse(
            "Python {}.{} or later is needed; python3 is {}. Remedy: make PYTHON=python3.12 …".format(
                *OLDEST, found
            )
        )
    python = os.path.join(".venv", "bin", "python")
    if not os.path.exists(python):
        print("Creating .venv ...", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", ".venv"]) != 0:
            return refuse(
                "python3 -m venv failed; on Debian or Ubuntu the remedy is: apt install python3-venv"
            )
    print(f"Installing what {lock} pins (PyTorch is large; this happens once) ...", flush=True)
    if (
        subprocess.call(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", lock]
        )
        != 0
    ):
        return refuse(f"pip could not install {lock}; its message is above. Nothing else was changed.")
    with open(stamp, "w"):
        pass
    return 0


def refuse(sentence: str) -> int:
    """Print why this cannot go on; the exit code for a missing environment."""
    print(sentence, file=sys.stderr)
    return ENVIRONMENT


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
