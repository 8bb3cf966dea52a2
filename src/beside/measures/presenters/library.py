"""The shelf of measures, for who looks after wording."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beside_instruments import available, check, program_folder
from beside_instruments import schedules as known_schedules


def shelf(loaded: frozenset[tuple[str, str]], language: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """All measures by whom they are about, each with what may be shown of it."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    newest = {one.key: one for one in available()}
    for one in newest.values():
        groups[one.target].append(
            {
                "key": one.key,
                "version": one.version,
                "name": one.name.get(language),
                "state": _state(one, loaded),
                "to_be_confirmed": one.to_be_confirmed,
                "own": one.own,
            }
        )
    names = {
        "mother": _("The mother"),
        "child": _("The child"),
        "dyad": _("The two together"),
        "household": _("The household"),
        "program": _("The program"),
        "any": _("Anybody"),
    }
    return [(names[target], groups[target]) for target in names if groups[target]]


def files_to_mend() -> list[str]:
    """What is not in order in the program's own measure files: file, line and what to do."""
    folder = program_folder()
    if folder is None or not any(folder.glob("**/*.yaml")):
        return []
    return [
        f"{problem.file.relative_to(folder)}, {_('line')} {problem.line}: {problem.message} {problem.fix}"
        for problem in check(folder)
    ]


def schedules() -> list[tuple[str, str]]:
    """Schedules a program can follow, for a list that opens."""
    return [(one.key, one.name.get(get_language() or "en")) for one in known_schedules()]


def _state(one: Any, loaded: frozenset[tuple[str, str]]) -> str:
    languages = sorted({language for key, language in loaded if key == one.key})
    if languages:
        return _("wording loaded: %(languages)s") % {"languages": ", ".join(languages)}
    if one.kind == "totals":
        return _("totals only")
    return _("typed from paper") if one.needs_wording else _("words are our own")
