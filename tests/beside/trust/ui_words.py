"""Every sentence the product itself says: templates, translated strings, refusals, content files."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path

from beside_instruments.yaml_file import read_yaml

SRC = Path(__file__).resolve().parents[3] / "src"
LEXICON = SRC / "beside_content" / "lexicons" / "en_fr.csv"
_SAYING = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "PlainError",
}
_HIDDEN = re.compile(r"{#.*?#}|{%-?\s*comment\s.*?endcomment\s*-?%}", re.DOTALL)
_CODE = re.compile(r"{%-?\s*(?!translate|trans\b)[^%]*%}|{{[^}]*}}|<[^>]*>")


def _read_once(find: Callable[..., Iterator]) -> Callable[..., tuple]:
    """The house is read once for all tests which ask the same."""
    return wraps(find)(cache(lambda *asked: tuple(find(*asked))))


@_read_once
def in_templates() -> Iterator[tuple[str, str]]:
    """(where, words) of each template; attributes that are read aloud are words too."""
    for path in sorted((SRC / "beside").rglob("*.html")):
        text = _HIDDEN.sub(" ", path.read_text())
        aloud = " ".join(re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text))
        yield str(path.relative_to(SRC)), " ".join((_CODE.sub(" ", text) + " " + aloud).split())


@_read_once
def in_code() -> Iterator[tuple[str, str]]:
    """(where, words) of each string marked for translation or said by a command."""
    for path in sorted((SRC / "beside").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _name(node.func) in _SAYING:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield f"{path.relative_to(SRC)}:{node.lineno}", argument.value


@_read_once
def in_content() -> Iterator[tuple[str, str, str]]:
    """(where, language, words) of the content files; measures of others keep their authors' words."""
    for folder in ("services", "intake", "calendars", "eligibility", "studies", "childhood"):
        for path in sorted((SRC / "beside_content" / folder).rglob("*.yaml")):
            for language, words in _leaves(read_yaml(path), "en"):
                yield str(path.relative_to(SRC)), language, words


@_read_once
def translated() -> Iterator[tuple[str, str]]:
    """(where, words) of every French sentence."""
    for path in sorted((SRC / "beside" / "locale").rglob("*.po")):
        for line in path.read_text().splitlines():
            if line.startswith(("msgstr", '"')):
                yield str(path.relative_to(SRC)), line.partition('"')[2].rstrip('"')


def unkind(words: str, language: str) -> list[str]:
    """What the lexicon would say differently, with its own suggestion."""
    found = []
    for pattern, fine, instead in _entries(language):
        left = words
        for allowed in fine:
            left = re.sub(re.escape(allowed), " ", left, flags=re.IGNORECASE)
        hit = pattern.search(left)
        if hit:
            found.append(f'"{hit[0]}": say rather "{instead}"')
    return found


@_read_once
def _entries(language: str) -> Iterator[tuple[re.Pattern[str], list[str], str]]:
    with LEXICON.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["language"] == language:
                words = "|".join(re.escape(word) for word in row["avoid"].split(";"))
                pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
                yield pattern, [fine for fine in row["fine_within"].split(";") if fine], row["say_instead"]


def _leaves(value: object, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            spoken = str(key)[:2] if str(key) in {"en", "fr", "en-ca", "fr-ca"} else language
            if key not in {"sources", "source", "reliability_source"}:
                yield from _leaves(inner, spoken)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, language)
    elif isinstance(value, str):
        yield language, value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
