"""Study templates: one YAML file for each study the program's field has done or plans."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def template_names() -> tuple[str, ...]:
    """Names of the study templates, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def template_path(name: str) -> Path:
    """The file of one template.

    Raises
    ------
    KeyError
        There is no template of that name.
    """
    if name not in template_names():
        raise KeyError(name)
    return _FOLDER / f"{name}.yaml"
