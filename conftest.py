"""Registers the judge with pytest, so that `pytest tests/hidden/attention` works by itself."""

pytest_plugins = ["grader.judge.plugin"]
