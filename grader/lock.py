"""Writes the lock files from what is installed in .venv: `make lock`.

requirements.lock pins what pyproject.toml asks for and all that this needs in turn, requirements-dev.lock what
the extra `dev` adds. Local version labels are dropped (2.13.0, not 2.13.0+cpu), so that either build will do.
"""

import tomllib
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from grader.catalog import ROOT


def closure(wanted: list[str]) -> dict[str, str]:
    """Name and version of every distribution that these requirements need, as installed here."""
    found: dict[str, str] = {}
    queue = [(Requirement(text), frozenset[str]()) for text in wanted]
    while queue:
        requirement, _ = queue.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        try:
            found[name] = version(name).split("+")[0]
        except PackageNotFoundError:
            continue  # for another platform
        for text in requires(name) or []:
            inner = Requirement(text)
            if inner.marker is None or any(
                inner.marker.evaluate({"extra": e}) for e in ("", *requirement.extras)
            ):
                queue.append((inner, frozenset()))
    return found


def main() -> None:
    """Write both files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = closure(project["dependencies"])
    dev = closure(project["optional-dependencies"]["dev"])
    extra = {name: pin for name, pin in dev.items() if name not in runtime}
    _write("requirements.lock", [], runtime)
    _write("requirements-dev.lock", ["-r requirements.lock"], extra)


def _write(name: str, head: list[str], pins: dict[str, str]) -> None:
    lines = [*head, *(f"{package}=={pin}" for package, pin in sorted(pins.items()))]
    (ROOT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
