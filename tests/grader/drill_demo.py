"""A small drill beside the demo content: four questions about two topics."""

from pathlib import Path

from grader.catalog import Content

TOPIC = """
title = "Quick"
tier = "core"
order = 2
summary = "Four questions."
""" + "".join(
    f'\n[[kata]]\nname = "{name}"\nfile = "{file}"\nlevel = 2\nminutes = 1\nhints = ["a", "b", "c"]\n'
    for name, file in (("half", "sums"), ("tally", "sums"), ("vowel", "words"), ("third", "words"))
)

DRILL = """
[[question]]
kata = "half"
topic = "sums"
seconds = 40
question = "What is a half?"
answer = "One of two equal parts."
rubric = ["two parts", "equal"]
check = "number"
ask = "What is 1/2 as a decimal?"
form = "A number."
tolerance = 0.005

[[question]]
kata = "tally"
topic = "sums"
seconds = 30
question = "How does one count?"
answer = "One by one."
rubric = ["one", "by one", "stop"]
check = "function"
ask = "How many entries has [5, 6, 7]?"
form = "A whole number."
args = [[5, 6, 7]]

[[question]]
kata = "vowel"
topic = "words"
seconds = 20
question = "What is a vowel?"
answer = "A sound made with an open mouth."
rubric = ["sound", "open"]
check = "choice"
ask = "Which is one?"
options = ["k", "o"]

[[question]]
kata = "third"
topic = "words"
seconds = 20
question = "What comes third?"
answer = "C."
rubric = ["a", "b"]
check = "number"
ask = "What is 1/3?"
tolerance = 0.0005
"""

SUMS = '''
"""Sums."""


def half():
    """Half."""
    return 0.5


def tally(x):
    """Tally."""
    return len(x)
'''

WORDS = '''
"""Words."""


def vowel():
    """Vowel."""
    return "B"


def third():
    """Third."""
    return 1 / 3
'''


def write_drill(content: Content) -> Path:
    """Add the drill to a content; returns its drill.toml."""
    for file, text in (("sums", SUMS), ("words", WORDS)):
        for tree in (content.solutions, content.katas):
            (tree / "quick").mkdir(parents=True, exist_ok=True)
            (tree / "quick" / f"{file}.py").write_text(text, encoding="utf-8")
    (content.katas / "quick" / "topic.toml").write_text(TOPIC, encoding="utf-8")
    path = content.katas / "quick" / "drill.toml"
    path.write_text(DRILL, encoding="utf-8")
    return path
