"""From rows to people by waves, checking on the way: duplicates, unknown waves, order, arms, constancy."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict

import numpy as np

from beside_study.definition.people import DAYS_PER_MONTH
from beside_study.definition.study import Study
from beside_study.problems import NeedsFixing, Problem
from beside_study.table.cells import ORDERS, NotThat, as_day, as_text, is_empty
from beside_study.table.codebook import CodeBook
from beside_study.table.column import Column, rows_in_words
from beside_study.table.constant import once_per_person
from beside_study.table.raw import RawTable
from beside_study.table.roles import SCORE, WAVE_TEXT, needed
from beside_study.table.tidy import Floats, Tidy

EARLIEST, LATEST = dt.date(1950, 1, 1), dt.date(2100, 1, 1)


def lay_out(study: Study, raw: RawTable, book: CodeBook) -> Tidy:
    """The table as ``Tidy``.

    Raises
    ------
    NeedsFixing
        With everything that must be put right, columns that are not there first.
    """
    problems = _missing_columns(study, raw)
    if raw.rows == 0 and not problems:
        problems.append(
            Problem(raw.name, "The table has a first row and nothing under it.", "Add the people.")
        )
    if problems:
        raise NeedsFixing(problems)
    tidy = _Layout(study, raw, book, problems).tidy()
    if problems:
        raise NeedsFixing(problems)
    return tidy


def _missing_columns(study: Study, raw: RawTable) -> list[Problem]:
    own = study.columns
    asked = [own.person, own.date, own.arm, *needed(study)]
    if len(study.waves) > 1:
        asked.insert(1, own.wave)
    problems = []
    for column in dict.fromkeys(name for name in asked if name):
        if column not in raw.header:
            near = difflib.get_close_matches(column, raw.header, 1)
            fix = f"Did you mean '{near[0]}'?" if near else "Add it, or take it out of the study."
            problems.append(Problem(raw.name, f"The study names column '{column}', which is not there.", fix))
    return problems


class _Layout:
    def __init__(self, study: Study, raw: RawTable, book: CodeBook, problems: list[Problem]) -> None:
        self.study, self.raw, self.book, self.problems = study, raw, book, problems
        self.notes = list(raw.notes)
        self.rows = [i for i, cell in enumerate(raw.columns[study.columns.person]) if not is_empty(cell)]
        self._blank_people()
        ids = [as_text(raw.columns[study.columns.person][i]) for i in self.rows]
        self.people = tuple(dict.fromkeys(ids))
        place = {person: k for k, person in enumerate(self.people)}
        self.person = np.array([place[person] for person in ids], dtype=np.int64)
        self.wave = self._waves()
        self.shape = (len(self.people), len(study.waves))

    def _number(self, i: int) -> int:
        return i + self.raw.first_row

    def _note(self, what: str, fix: str) -> None:
        self.problems.append(Problem(self.raw.name, what, fix))

    def _blank_people(self) -> None:
        blank = [
            self._number(i)
            for i, cell in enumerate(self.raw.columns[self.study.columns.person])
            if is_empty(cell) and any(not is_empty(column[i]) for column in self.raw.columns.values())
        ]
        if blank:
            self._note(
                f"There is no person in {rows_in_words(blank)}.", "Write whose row it is, or take it out."
            )

    def _waves(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        names: dict[str, int] = {}
        for k, wave in enumerate(self.study.waves):
            for written in (f"{wave.months:g}", wave.label, wave.name):
                names[written.lower()] = k
        if self.study.columns.wave not in self.raw.columns:
            return np.zeros(len(self.rows), dtype=np.int64)
        cells = self.raw.columns[self.study.columns.wave]
        unknown: defaultdict[str, list[int]] = defaultdict(list)
        found = []
        for i in self.rows:
            text = as_text(cells[i])
            found.append(names.get(text.lower(), -1))
            if found[-1] < 0:
                unknown[text].append(self._number(i))
        for text, rows in list(unknown.items())[:10]:
            known = ", ".join(wave.name for wave in self.study.waves)
            self._note(
                f"'{text}' is not a wave of the study ({rows_in_words(rows)}).", f"Waves are: {known}."
            )
        return np.array(found, dtype=np.int64)

    def tidy(self) -> Tidy:
        self._duplicates()
        days = self._days()
        roles = needed(self.study)
        scores, reasons = self._scores()
        once, words = once_per_person(self.study, self.raw, self.book, roles, self, self.problems)
        seen = np.zeros(self.shape, dtype=bool)
        seen[self.person[self.wave >= 0], self.wave[self.wave >= 0]] = True
        items = {o.name: self._items(o.items, o.low, o.high) for o in self.study.outcomes if o.items}
        states = {s.name: self.wide(self._column(s.column).numbers(yes_no=True)) for s in self.study.yes_no}
        ratings = {r.name: self._items((r.first, r.second), None, None) for r in self.study.raters}
        known = days[np.isfinite(days)]
        return Tidy(
            people=self.people,
            arm=self._arm(),
            seen=seen,
            months=self._months(days),
            scores=scores,
            items=items,
            states=states,
            ratings=ratings,
            once=once,
            words=words,
            reasons=reasons,
            notes=tuple(self.notes),
            first_day=dt.date.fromordinal(int(known.min())).isoformat() if known.size else "",
            last_day=dt.date.fromordinal(int(known.max())).isoformat() if known.size else "",
            rows=len(self.rows),
        )

    def _duplicates(self) -> None:
        first: dict[tuple[int, int], int] = {}
        doubled: list[int] = []
        for i, person, wave in zip(self.rows, self.person, self.wave, strict=True):
            if wave >= 0 and first.setdefault((int(person), int(wave)), i) != i:
                doubled.append(self._number(i))
        if doubled:
            what = f"A person has two rows for the same wave: see {rows_in_words(doubled)}."
            self._note(what, "Keep one row per person and wave.")

    def wide(self, values: Floats) -> Floats:
        """Row values as people by waves, nan where there is no row."""
        laid = np.full(self.shape, np.nan)
        known = self.wave >= 0
        laid[self.person[known], self.wave[known]] = values[self.rows][known]
        return laid

    def _column(self, name: str) -> Column:
        return Column(self.raw, name, self.book.of(name), self.problems)

    def _scores(self) -> tuple[dict[str, Floats], dict[tuple[str, int], dict[str, int]]]:
        scores: dict[str, Floats] = {}
        reasons: dict[tuple[str, int], dict[str, int]] = {}
        for outcome in self.study.outcomes:
            column = self._column(outcome.column)
            scores[outcome.name] = self.wide(column.numbers(outcome.low, outcome.high))
            said = self.book.of(outcome.column).direction
            if said and (said == "lower_is_better") != outcome.lower_is_better:
                what = f"The code book says '{said}' for '{outcome.column}', the study says the opposite."
                self._note(what, "Look in the manual which is right and make both agree.")
            why = column.reasons()
            given = self._reason_texts()
            for i, wave in zip(self.rows, self.wave, strict=True):
                if why[i] is not None and wave >= 0:
                    text = given[i] if given and given[i] and why[i] == "no reason given" else str(why[i])
                    counted = reasons.setdefault((outcome.name, int(wave)), {})
                    counted[text] = counted.get(text, 0) + 1
        return scores, reasons

    def _reason_texts(self) -> list[str]:
        return self._column(self.study.columns.reason).texts() if self.study.columns.reason else []

    def _items(self, names: tuple[str, ...], low: float | None, high: float | None) -> Floats:
        first = self.study.first
        return np.column_stack([self.wide(self._column(name).numbers())[:, first] for name in names])

    def _arm(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        column = self.study.columns.arm
        if not column or not self.study.arms:
            return np.ones(len(self.people), dtype=np.int64)
        values = {arm.value.lower(): int(arm.is_program) for arm in self.study.arms}
        arm = np.full(len(self.people), -1, dtype=np.int64)
        odd: defaultdict[str, list[int]] = defaultdict(list)
        moved: list[int] = []
        for i, person, text in zip(self.rows, self.person, self._rows_of(column), strict=True):
            if not text:
                continue
            code = values.get(text.lower())
            if code is None:
                odd[text].append(self._number(i))
            elif arm[person] not in (-1, code):
                moved.append(self._number(i))
            else:
                arm[person] = code
        self._arm_problems(odd, moved, int((arm < 0).sum()) if not odd else 0)
        return arm

    def _rows_of(self, column: str) -> list[str]:
        texts = self._column(column).texts()
        return [texts[i] for i in self.rows]

    def _arm_problems(self, odd: dict[str, list[int]], moved: list[int], without: int) -> None:
        known = ", ".join(arm.value for arm in self.study.arms)
        for text, rows in list(odd.items())[:5]:
            self._note(f"'{text}' is not an arm of the study ({rows_in_words(rows)}).", f"Arms are: {known}.")
        if moved:
            fix = "Write the arm she began in; taking part is another column."
            self._note(f"A person changes arm in {rows_in_words(moved)}.", fix)
        if without:
            self._note(f"{without} people have no arm in any row.", f"Write one of: {known}.")

    def _days(self) -> Floats:
        name = self.study.columns.date
        laid = np.full(self.shape, np.nan)
        if not name:
            return laid
        entry = self.book.of(name)
        wrong: defaultdict[str, list[int]] = defaultdict(list)
        for i, person, wave in zip(self.rows, self.person, self.wave, strict=True):
            cell = self.raw.columns[name][i]
            if is_empty(cell) or as_text(cell) in entry.missing or wave < 0:
                continue
            try:
                day = as_day(cell, entry.format)
                if not EARLIEST <= day <= LATEST:
                    raise NotThat("a year that cannot be")
                laid[person, wave] = day.toordinal()
            except NotThat as why:
                wrong[str(why)].append(self._number(i))
        for said, rows in wrong.items():
            fix = (
                f"Write 2026-01-31, or say the order in the code book's 'format' ({' or '.join(ORDERS[1:])})."
            )
            self._note(f"Column '{name}' has {said} in {rows_in_words(rows)}.", fix)
        self._order(laid)
        return laid

    def _order(self, days: Floats) -> None:
        people = []
        for k, line in enumerate(days):
            known = line[np.isfinite(line)]
            if (np.diff(known) <= 0).any():
                people.append(self.people[k])
        if people:
            some = ", ".join(people[:5]) + (f" and {len(people) - 5} more" if len(people) > 5 else "")
            self._note(f"Waves are not in the order of their dates for: {some}.", "Check wave and date.")

    def _months(self, days: Floats) -> Floats:
        planned = np.array([wave.months for wave in self.study.waves])
        since = (days - days[:, [self.study.first]]) / DAYS_PER_MONTH + planned[self.study.first]
        self._windows(since)
        return np.where(np.isfinite(since), since, planned[None, :])

    def _windows(self, since: Floats) -> None:
        for k, wave in enumerate(self.study.waves):
            if k == self.study.first:
                continue
            off = (since[:, k] - wave.months) * DAYS_PER_MONTH
            out = int(((off < -wave.days_before) | (off > wave.days_after)).sum())
            if out:
                days = f"{wave.days_before} days before to {wave.days_after} days after"
                self.notes.append(
                    f"{out} answers at {wave.label} lie outside their window ({days}); they are kept."
                )


__all__ = ["SCORE", "WAVE_TEXT", "lay_out"]
