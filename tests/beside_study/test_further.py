"""Planted truth for what a study may ask beyond change: returns, yes and no, raters, cut-offs, value, later years."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from beside_study.problems import NeedsFixing
from beside_study.run import compute, prepare
from beside_study.sections.setting import Setting
from beside_study.table.codebook import read_codebook
from beside_study.words.banned import claims_in, hiding_in
from tests.beside_study.made_up import write_csv

WAVES = """waves:
  - {name: w0, label: Start, months: 0}
  - {name: w1, label: Half a year, months: 6}
  - {name: w2, label: A year, months: 12}
"""
HEAD = f"""
study: further
title: Further questions
question: What else was there?
design: single_group
audience: inside
columns: {{person: person, wave: wave}}
{WAVES}seed: 5
"""


def laid(folder: Path, study: str, scores: dict[str, np.ndarray[Any, Any]]) -> Setting:
    """A study with people by waves given as arrays (n, 3)."""
    n = next(iter(scores.values())).shape[0]
    columns: dict[str, list[object]] = {
        "person": [f"P{k:03d}" for k in range(n)] * 3,
        "wave": [f"w{w}" for w in range(3) for _ in range(n)],
    }
    columns |= {name: [float(v) for v in values.T.ravel()] for name, values in scores.items()}
    (folder / "study.yaml").write_text(HEAD + study, encoding="utf-8")
    return prepare(folder / "study.yaml", write_csv(folder / "table.csv", columns))


def answer(setting: Setting, key: str) -> Any:
    """The finding of one question; all its sentences pass the gate."""
    findings = compute(setting)
    for found in findings:
        for text in (*found.plain, *found.manager, *found.full, *found.caveats):
            assert not claims_in(text, randomised=False), text
            assert not hiding_in(text), text
    return next(found for found in findings if found.key == key)


def a_log(folder: Path, *, audience: str = "inside", back: int = 8, gone: int = 5, here: int = 17) -> Setting:
    """Weekly meetings over a year: ``back`` pause for 150 days and return, ``gone`` stop half way."""
    first = dt.date(2024, 1, 1)
    people, days = [], []
    for k in range(back + gone + here):
        for week in range(52):
            paused = k < back and 20 <= week < 42
            if paused or (back <= k < back + gone and week > 25):
                continue
            people.append(f"P{k:03d}")
            days.append((first + dt.timedelta(days=7 * week)).isoformat())
    n = back + gone + here
    write_csv(folder / "contacts.csv", {"person": people, "date": days})
    (folder / "study.yaml").write_text(
        HEAD.replace("inside", audience).replace(
            "{person: person, wave: wave}", "{person: person, wave: wave}"
        )
        + "contacts: {file: contacts.csv}\noutcomes:\n  - {name: mood, direction: lower_is_better}\n",
        encoding="utf-8",
    )
    table = {"person": [f"P{k:03d}" for k in range(n)], "wave": ["w0"] * n, "mood": list(range(n))}
    return prepare(folder / "study.yaml", write_csv(folder / "table.csv", table))


def test_everybody_who_came_back_is_counted(tmp_path: Path) -> None:
    """T71, MCS-028, BTC-063: 8 of 13 who paused came back; a return opens a new stay."""
    found = answer(a_log(tmp_path), "returns")

    assert found.numbers["counts"]["counts"] == [[17, 8, 5]]
    assert "8 of 30 people came back" in found.manager[0]
    assert any("Coming back is counted" in text for text in found.plain)


def test_small_numbers_of_returns_are_hidden_outside(tmp_path: Path) -> None:
    """N21: three who came back cannot be worked out from a report that leaves the program."""
    found = answer(a_log(tmp_path, audience="outside", back=3), "returns")

    assert found.numbers["counts"]["counts"][0][1] is None
    assert not any("3 of" in text for text in (*found.plain, *found.manager, *found.full))


def test_a_landmark_gives_no_credit_for_having_had_more_time(tmp_path: Path) -> None:
    """Immortal time: early meetings that go with nothing later stay unclear, and the landmark's people are counted."""
    rng = np.random.default_rng(4)
    first, people, days = dt.date(2022, 1, 1), [], []
    n = 80
    for k in range(n):
        stay = rng.uniform(30, 900)
        every = rng.choice([5.0, 14.0])
        for day in np.arange(0, stay, every):
            people.append(f"P{k:03d}")
            days.append((first + dt.timedelta(days=int(day))).isoformat())
    log = write_csv(tmp_path / "log.csv", {"person": people, "date": days})
    (tmp_path / "study.yaml").write_text(HEAD + "outcomes:\n  - {name: mood, direction: lower_is_better}\n")
    table = {"person": [f"P{k:03d}" for k in range(n)], "wave": ["w0"] * n, "mood": list(range(n))}
    setting = prepare(tmp_path / "study.yaml", write_csv(tmp_path / "table.csv", table), contacts=log)
    found = answer(setting, "landmark:3")

    assert found.verdict == "unclear"
    assert found.n_used < n
    assert found.exploratory


def test_a_shift_in_meetings_a_month_is_seen(tmp_path: Path) -> None:
    """Run chart: ten months low, ten months high."""
    people, days = [], []
    for month in range(22):
        for k in range(12):
            for repeat in range(2 if month < 11 else 6):
                people.append(f"P{k:03d}")
                day = dt.date(2022 + month // 12, month % 12 + 1, 2 + 3 * repeat)
                days.append(day.isoformat())
    log = write_csv(tmp_path / "log.csv", {"person": people, "date": days})
    (tmp_path / "study.yaml").write_text(HEAD + "outcomes:\n  - {name: mood, direction: lower_is_better}\n")
    table = {"person": [f"P{k:03d}" for k in range(12)], "wave": ["w0"] * 12, "mood": list(range(12))}
    setting = prepare(tmp_path / "study.yaml", write_csv(tmp_path / "table.csv", table), contacts=log)
    found = answer(setting, "monthly")

    assert "long_run" in found.numbers["signals"]
    assert "something shifted" in found.manager[0]
    assert found.figures[0].svg.startswith("<svg")


def test_a_log_that_cannot_be_read_is_said_with_its_rows(tmp_path: Path) -> None:
    """Bad input: no traceback, the rows and the fix."""
    a_log(tmp_path)
    (tmp_path / "contacts.csv").write_text("person,date\nP001,soon\nP002,2024-01-01\n")

    with pytest.raises(NeedsFixing) as told:
        prepare(tmp_path / "study.yaml", tmp_path / "table.csv")
    assert "row 2" in told.value.problems[0].what


def test_a_yes_no_outcome_recovers_the_odds_put_in(tmp_path: Path) -> None:
    """GEE: log odds grow by 1.2 a year in a person, so by 1.2 / sqrt(1 + 0.346 x 0.49) = 1.11 in the group."""
    rng = np.random.default_rng(8)
    n = 240
    level = rng.normal(0, 0.7, n)
    years = np.array([0, 0.5, 1.0])
    chance = 1 / (1 + np.exp(-(level[:, None] - 0.5 + 1.2 * years)))
    yes = (rng.random((n, 3)) < chance).astype(float)
    study = (
        "yes_no:\n  - {name: together, label: Lives with her child, said: living together, yes_is: better}\n"
    )
    found = answer(laid(tmp_path, study, {"together": yes}), "state:together")
    raw = found.numbers["coef"][1]

    assert raw["low"] < 1.11 < raw["high"]
    assert found.verdict == "better"


PAIR = """outcomes:
  - {name: tie, label: Closeness, said: closeness, direction: higher_is_better}
  - {name: mood, label: Mood, said: mood, direction: higher_is_better}
pairs:
  - {first: tie, second: mood}
"""


def test_inside_a_person_and_between_people_are_told_apart(tmp_path: Path) -> None:
    """Inside a person -0.5, between people +1.5: one number for both would hide it."""
    rng = np.random.default_rng(2)
    n = 150
    own, ups = rng.normal(0, 3, n), rng.normal(0, 2, (n, 3))
    ups -= ups.mean(axis=1, keepdims=True)
    tie = 20 + own[:, None] + ups
    mood = 30 + 1.5 * own[:, None] - 0.5 * ups + rng.normal(0, 0.8, (n, 3))
    found = answer(laid(tmp_path, PAIR, {"tie": tie, "mood": mood}), "within:tie_mood")

    assert found.numbers["within"]["low"] < -0.5 < found.numbers["within"]["high"] < 0
    assert found.numbers["between"]["low"] < 1.5 < found.numbers["between"]["high"]
    assert found.verdict == "worse"


def test_the_panel_finds_which_was_ahead(tmp_path: Path) -> None:
    """Cross-lagged: closeness moves later mood by 0.4, mood does not move later closeness."""
    rng = np.random.default_rng(6)
    n = 300
    tie, mood = [rng.normal(0, 1, n)], [rng.normal(0, 1, n)]
    for _ in range(2):
        tie, mood = [*tie, 0.6 * tie[-1] + rng.normal(0, 0.7, n)], [
            *mood, 0.5 * mood[-1] + 0.4 * tie[-1] + rng.normal(0, 0.7, n)
        ]  # fmt: skip
    found = answer(laid(tmp_path, PAIR, {"tie": np.array(tie).T, "mood": np.array(mood).T}), "panel:tie_mood")
    forward, back = (found.numbers["crossed"][way][0] for way in ("first_to_second", "second_to_first"))

    assert forward["low"] < 0.4 < forward["high"]
    assert back["low"] < 0 < back["high"]
    assert "was ahead of later Mood" in found.manager[0]


def test_fifty_people_are_needed_for_a_panel(tmp_path: Path) -> None:
    """Guard: the panel is refused by name, the rest is computed."""
    rng = np.random.default_rng(6)
    found = answer(
        laid(tmp_path, PAIR, {"tie": rng.normal(size=(40, 3)), "mood": rng.normal(size=(40, 3))}),
        "panel:tie_mood",
    )

    assert found.status == "refused"
    assert "50" in found.manager[0]


def test_one_person_beyond_two_lines_is_counted_once(tmp_path: Path) -> None:
    """BTC-051: 20 beyond a line at the start (10 of them beyond both), 6 a year later."""
    low, high = np.full((40, 3), 5.0), np.full((40, 3), 5.0)
    low[:15, 0], high[5:20, 0] = 15, 15
    low[:4, 2], high[2:6, 2] = 15, 15
    study = """outcomes:
  - {name: mood, label: Mood, direction: lower_is_better, cutoff: {value: 10, source: made up}}
  - {name: worry, label: Worry, direction: lower_is_better, cutoff: {value: 10, source: made up}}
any_of:
  - {name: either, label: Mood or worry, said: mood or worry, outcomes: [mood, worry]}
"""
    found = answer(laid(tmp_path, study, {"mood": low, "worry": high}), "any_of:either")

    assert found.numbers["counts"]["counts"] == [[14, 6, 0, 20]]


def test_any_of_needs_cut_offs(tmp_path: Path) -> None:
    """A group of cut-offs names outcomes that have one."""
    study = PAIR + "any_of:\n  - {name: either, outcomes: [tie, mood]}\n"
    with pytest.raises(NeedsFixing, match="cut-off"):
        laid(tmp_path, study, {"tie": np.ones((9, 3)), "mood": np.ones((9, 3))})


def test_agreement_of_two_raters_is_the_one_put_in(tmp_path: Path) -> None:
    """ICC(2,1) of Shrout and Fleiss's two-variance kind: 9 / (9 + 1) = 0.9."""
    rng = np.random.default_rng(3)
    true = rng.normal(20, 3, (200, 1)).repeat(3, axis=1)
    study = "outcomes:\n  - {name: a, direction: higher_is_better}\nraters:\n  - {name: seen, first: a, second: b}\n"
    found = answer(
        laid(tmp_path, study, {"a": true + rng.normal(size=(200, 3)), "b": true + rng.normal(size=(200, 3))}),
        "raters:seen",
    )
    agreement = found.numbers["agreement"]["agreement"]

    assert agreement["low"] < 0.9 < agreement["high"]


def test_categories_of_two_raters_use_weighted_kappa(tmp_path: Path) -> None:
    """Perfect agreement is 1; kappa is shown weighted and exact."""
    rng = np.random.default_rng(3)
    seen = rng.integers(0, 4, (60, 3)).astype(float)
    study = "outcomes:\n  - {name: a, direction: higher_is_better}\nraters:\n  - {name: seen, first: a, second: b, categories: true}\n"
    found = answer(laid(tmp_path, study, {"a": seen, "b": seen}), "raters:seen")

    assert found.numbers["agreement"]["kappa"]["value"] == pytest.approx(1)
    assert [row[0][:5] for row in found.grids[0].rows] == ["kappa", "kappa"]


RETURN = """outcomes:
  - {name: mood, direction: lower_is_better}
social_return:
  investment: 100000
  currency: CAD
  price_year: 2025
  benefits:
    - {name: children at home, quantity: 20, proxy: 10000, deadweight_percent: 50, source: made up}
    - {name: births at term, quantity: 10, proxy: 10000, attribution_percent: 50, source: made up}
"""


def test_a_social_return_is_worked_out_apart(tmp_path: Path) -> None:
    """HerWay Home's kind of figure: (20 x 10,000 x 0.5 + 10 x 10,000 x 0.5) / 100,000 = 1.5, never beside costs a point."""
    found = answer(
        laid(tmp_path, RETURN, {"mood": np.random.default_rng(1).normal(size=(12, 3))}), "social_return"
    )

    assert found.numbers["ratio"] == pytest.approx(1.5)
    assert found.section == "social_return"
    assert any("must not be set against" in text for text in found.caveats)


def test_later_years_are_discounted_as_said(tmp_path: Path) -> None:
    """3.5%: 100 in the first and 100 in the second year are worth 196.62 (NICE's rule, first year whole)."""
    from beside_study.definition.questions import Economics
    from beside_study.sections.discounting import costs_now, gains_now

    setting = laid(tmp_path, PAIR, {"tie": np.ones((9, 3)), "mood": np.ones((9, 3))})
    once = {"y1": np.full(9, 100.0), "y2": np.full(9, 100.0), "all": np.full(9, 200.0)}
    object.__setattr__(setting.tidy, "once", once)
    asked = Economics("", "mood", "CAD", 2025, "all", 24, 3.5, (0.0,), (), ("y1", "y2"), True)
    spread = Economics("all", "mood", "CAD", 2025, "all", 24, 3.5, (0.0,), ())

    assert costs_now(setting, asked)[0] == pytest.approx(100 + 100 / 1.035)
    assert costs_now(setting, spread)[0] == pytest.approx(100 + 100 / 1.035)
    assert gains_now(np.ones(2), asked)[0] == pytest.approx(1 / 1.035)
    assert gains_now(np.ones(2), spread)[0] == 1


def test_a_code_book_may_be_yaml(tmp_path: Path) -> None:
    """What `beside export tidy` writes is read."""
    book = tmp_path / "codebook.yaml"
    book.write_text(
        "people: 3\ncolumns:\n  - {column: age, type: whole, low: 10, high: 80}\n  - {column: site, words: a|b}\n"
    )
    found = read_codebook(book)

    assert found.of("age").high == 80
    assert found.of("site").words == ("a", "b")


def test_a_yaml_code_book_without_columns_is_refused(tmp_path: Path) -> None:
    """One sentence and a fix."""
    book = tmp_path / "codebook.yaml"
    book.write_text("people: 3\n")
    with pytest.raises(NeedsFixing, match="list of columns"):
        read_codebook(book)
