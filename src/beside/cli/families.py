"""Families from a table, through the product's own actions: checked by doing it, kept only when all is well."""

from __future__ import annotations

import csv
import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.db import transaction

from beside.accounts.models import Membership, Program
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import Refusal
from beside.people import actions, queries
from beside.people.models import Client
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind, clean_name

from .errors import PlainError

COLUMNS = ("nickname", "legal_name", "mother_born", "child", "child_born", "family", "key_worker", "since")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True)
class Row:
    """One line of the table, with the number it has in the file."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass
class BroughtIn:
    """How many came, and what must be put right first."""

    mothers: int = 0
    children: int = 0
    problems: list[str] = field(default_factory=list)


class _Undo(Exception):
    """Takes everything back at the end of a trial or of an import with problems."""


def read_rows(file: Path) -> list[Row]:
    """The rows of the table; a table that cannot be read is explained."""
    if not file.exists():
        raise PlainError(f"{file} is not there.")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlainError(f"{file} is not UTF-8. Save it as CSV UTF-8 and try again.") from error
    first = text.partition("\n")[0]
    table = csv.DictReader(text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ",")
    unknown = sorted(set(table.fieldnames or []) - set(COLUMNS))
    if unknown or not table.fieldnames:
        raise PlainError(
            f"Not known in the first row: {', '.join(unknown)}. Known are: {', '.join(COLUMNS)}."
        )
    rows = []
    for cells in table:
        if None in cells:
            raise PlainError(f"Line {table.line_num} has more cells than the first row. Check its commas.")
        rows.append(Row(table.line_num, {name: (value or "").strip() for name, value in cells.items()}))
    return [row for row in rows if any(row.cells.values())]


def bring_in(rows: list[Row], program_name: str, *, same_names: bool, dry_run: bool) -> BroughtIn:
    """Enter all families in one transaction; a trial, or a problem anywhere, takes all of it back."""
    program = Program.objects.filter(name=program_name).first()
    if program is None:
        known = ", ".join(Program.objects.values_list("name", flat=True)) or "none yet"
        raise PlainError(f'There is no program "{program_name}". Programs here: {known}.')
    bringing = _Bringing(program, same_names=same_names)
    try:
        with transaction.atomic():
            for row in rows:
                bringing.add(row)
            if dry_run or bringing.done.problems:
                raise _Undo
    except _Undo:
        pass
    return bringing.done


class _Bringing:
    """Row by row; remembers each family's mother."""

    def __init__(self, program: Program, *, same_names: bool) -> None:
        self.program, self.same_names = program, same_names
        self.by = Actor.system("import")
        self.mothers: dict[str, Client] = {}
        self.done = BroughtIn()

    def add(self, row: Row) -> None:
        """Enter one row; what does not fit is noted with its line and the next one is tried."""
        try:
            with transaction.atomic():
                mother = self.mothers.get(row["family"]) if row["family"] else None
                if mother is None:
                    mother = self._mother(row)
                self._child(row, mother)
        except Refusal as refusal:
            self.done.problems.append(f"Line {row.line}: {refusal}")
        except ValueError as error:
            self.done.problems.append(f"Line {row.line}: {error}")

    def _mother(self, row: Row) -> Client:
        names = {NameKind.NICKNAME: row["nickname"], NameKind.LEGAL: row["legal_name"]}
        given = {kind: clean_name(name) for kind, name in names.items() if name}
        if not given:
            raise ValueError("Give her a nickname or a legal name; one is enough.")
        self._check_new(list(given.values()))
        mother = actions.register_mother(
            PersonFacts(names=given, born=_known(row["mother_born"], "mother_born")),
            program=self.program,
            by=self.by,
            key_worker_id=self._worker(row["key_worker"]),
            on=_known(row["since"], "since").day or today(),
        )
        self.done.mothers += 1
        if row["family"]:
            self.mothers[row["family"]] = mother
        return mother

    def _child(self, row: Row, mother: Client) -> None:
        if not row["child"]:
            if row["child_born"]:
                raise ValueError("There is a birth date and no name. What is the child called?")
            return
        facts = PersonFacts(
            names={NameKind.NICKNAME: clean_name(row["child"])}, born=_known(row["child_born"], "child_born")
        )
        actions.register_child(facts, caregiver=mother, by=self.by, on=_known(row["since"], "since").day)
        self.done.children += 1

    def _check_new(self, names: list[str]) -> None:
        if self.same_names:
            return
        likely = queries.likely_duplicates(self.by, names)
        if likely.hits or likely.ask_supervisor:
            raise ValueError(
                "Somebody is here under this name. Is it she? Give her rows one family code, leave her out, "
                "or add --same-names."
            )

    def _worker(self, sign_in_name: str) -> UUID | None:
        if not sign_in_name:
            return None
        held = Membership.objects.filter(user__sign_in_name=sign_in_name, program=self.program).first()
        if held is None:
            raise ValueError(f'Nobody in this program signs in as "{sign_in_name}".')
        return held.user_id


def _known(text: str, column: str) -> KnownDate:
    """A day, a month or a year; nothing written is not known."""
    if not text:
        return KnownDate()
    parts = _DAY.fullmatch(text)
    try:
        if parts is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in parts.groups())
        found = dt.date(year or 0, month or 1, day or 1)
    except ValueError:
        raise ValueError(
            f'"{text}" in {column} is no date. Write it like 2019-04-30, 2019-04 or 2019.'
        ) from None
    return KnownDate(found, Precision.EXACT if day else Precision.MONTH if month else Precision.YEAR)
