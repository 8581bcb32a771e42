"""The learner's work: whatever would overwrite it saves it first, under .kata/saved/, and can bring it back."""

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path


def save(files: Iterable[Path], tree: Path, saved: Path, when: datetime) -> Path | None:
    """Copy those of the files that exist into a folder of their own; returns it, or None if there were none.

    Args:
        files: files below `tree`.
        tree: the folder whose shape the copy keeps.
        saved: the folder that holds all that was ever saved.
        when: names the new folder.
    """
    standing = [file for file in files if file.is_file()]
    if not standing:
        return None
    folder = _fresh(saved, when.strftime("%Y-%m-%d_%H-%M-%S"))
    for file in standing:
        copy = folder / file.relative_to(tree)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    return folder


def overwrite(texts: dict[Path, str], tree: Path, saved: Path, when: datetime) -> Path | None:
    """Write texts to files below `tree`, after saving every file that would change; returns where to."""
    changing = {path: text for path, text in texts.items() if _text_of(path) != text}
    folder = save(changing, tree, saved, when)
    for path, text in changing.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def saved_folders(saved: Path) -> list[Path]:
    """Everything that was saved, oldest first."""
    return sorted(folder for folder in saved.glob("*") if folder.is_dir())


def restore(folder: Path, tree: Path, saved: Path, when: datetime) -> tuple[list[Path], Path | None]:
    """Bring back what was saved in a folder, after saving what stands in its place.

    Returns:
        The files brought back, and where the replaced ones were saved, if there were any.
    """
    copies = [copy for copy in sorted(folder.rglob("*")) if copy.is_file()]
    targets = [tree / copy.relative_to(folder) for copy in copies]
    replaced = save(targets, tree, saved, when)
    for copy, target in zip(copies, targets):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(copy, target)
    return targets, replaced


def _fresh(saved: Path, name: str) -> Path:
    """A new folder of this name; when two are made in a second, the later sorts after the earlier."""
    for number in range(1, 10_000):
        folder = saved / (name if number == 1 else f"{name}_{number:04}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise OSError(f"no free name for {name} in {saved}")


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
