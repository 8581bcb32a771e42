"""Where the learner's own things are: git-ignored, and never touched by an update."""

from grader.catalog import ROOT

KATA_FOLDER = ROOT / ".kata"
HISTORY = KATA_FOLDER / "history.db"
SAVED = KATA_FOLDER / "saved"
