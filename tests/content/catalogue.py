"""The French catalogue as plain entries, read without any tool."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "src" / "beside" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
_FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$')


@dataclass(frozen=True)
class Entry:
    """One sentence (two when it is counted) and its French."""

    english: tuple[str, ...]
    french: tuple[str, ...]
    is_fuzzy: bool


def entries(text: str) -> list[Entry]:
    """Every entry but the header."""
    return [entry for block in text.split("\n\n") if (entry := _entry(block)).english[:1] != ("",)]


@cache
def shipped() -> list[Entry]:
    """What is in the repository."""
    return entries(CATALOGUE.read_text())


def script() -> ModuleType:
    """``scripts/messages`` as a module."""
    loader = SourceFileLoader("messages_script", str(ROOT / "scripts" / "messages"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def _entry(block: str) -> Entry:
    fields: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if found := _FIELD.match(line):
            name = found[1]
            fields[name] = ast.literal_eval(found[2])
        elif line.startswith('"'):
            fields[name] += ast.literal_eval(line)
    english = tuple(fields[key] for key in ("msgid", "msgid_plural") if key in fields)
    french = tuple(words for key, words in sorted(fields.items()) if key.startswith("msgstr"))
    return Entry(english, french, bool(re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE)))
