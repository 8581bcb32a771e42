"""Setting up on a fresh machine: what is missing gets a sentence and exit code 3, and no stamp is left."""

import subprocess
import sys

import pytest

from grader import setup_env
from grader.catalog import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_old_python_is_refused(folder, monkeypatch, capsys):
    monkeypatch.setattr(setup_env.sys, "version_info", (3, 9, 1))

    assert setup_env.main("requirements.lock", "stamp") == 3
    assert "Python 3.11 or later is needed; python3 is 3.9.1" in capsys.readouterr().err
    assert not (folder / "stamp").exists()


def test_a_python_without_venv_is_refused(folder, monkeypatch, capsys):
    monkeypatch.setattr(setup_env.subprocess, "call", lambda command: 1)

    assert setup_env.main("requirements.lock", "stamp") == 3
    assert "apt install python3-venv" in capsys.readouterr().err


def test_a_failing_install_leaves_no_stamp(folder, monkeypatch, capsys):
    monkeypatch.setattr(setup_env.subprocess, "call", lambda command: int("pip" in command))

    assert setup_env.main("requirements.lock", "stamp") == 3
    assert "pip could not install requirements.lock" in capsys.readouterr().err
    assert not (folder / "stamp").exists()


def test_the_stamp_is_left_when_all_is_installed(folder, monkeypatch):
    monkeypatch.setattr(setup_env.subprocess, "call", lambda command: 0)

    assert setup_env.main("requirements.lock", "stamp") == 0
    assert (folder / "stamp").exists()


def test_the_lock_files_pin_everything():
    lines = [
        line
        for name in ("requirements.lock", "requirements-dev.lock")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("-r ")
    ]

    assert "torch==2.13.0" in lines
    assert all(line.count("==") == 1 and "+" not in line for line in lines)


def test_it_reads_on_an_old_python():
    """The file has nothing newer than Python 3.8's syntax but annotations."""
    source = (ROOT / "grader" / "setup_env.py").read_text(encoding="utf-8")
    command = [sys.executable, "-c", "import ast,sys; ast.parse(sys.stdin.read(), feature_version=(3, 6))"]

    assert subprocess.run(command, input=source, text=True, check=False).returncode == 0
