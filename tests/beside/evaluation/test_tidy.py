"""What leaves the record for an evaluator, what never does, and that the Mother-Child template answers from it."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re

import pytest
import yaml

from beside.evaluation import record
from beside.evaluation.asked import Asked
from beside.evaluation.measured import wave_of
from beside.evaluation.tidy import make
from beside.foundation.access import register_filter, remove_filter
from beside.foundation.clock import today
from beside.foundation.models import AuditEntry
from beside.people.models import Client, Person
from tests.beside.cli.conftest import run  # noqa: F401

pytestmark = pytest.mark.django_db

WAVES = {0: (14, 60), 12: (45, 90)}


def asked(*programs, **more):
    return Asked(programs=frozenset(p.pk for p in programs), waves=WAVES, until=today(), **more)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_only_keys_and_coded_or_operational_fields_are_read():
    """EXT-008: the list of fields is an allowlist, and no name of anybody stands on it."""
    for model, fields in record.FIELDS.items():
        allowed = {*model.Privacy.key, *model.Privacy.coded, *model.Privacy.operational}
        assert set(fields) <= allowed, model
        assert not [name for name in fields if name.endswith("_name")], model


def test_mothers_have_one_row_a_wave_under_a_code_by_chance(house, mothers):
    """MCS-037: scores of each wave side by side; the code is another one next time."""
    made = mothers(3)
    first, again = (make(asked(house.maple), by=house.system) for _ in range(2))

    assert len(first.rows) == 6
    assert {row["wave"] for row in first.rows} == {0, 12}
    assert all("raas_close" in row and "dast10_total" in row for row in first.rows)
    codes = {row["person"] for row in first.rows}
    assert len(codes) == 3
    assert codes.isdisjoint({row["person"] for row in again.rows})
    written = json.dumps([first.rows, first.contacts], default=str)
    assert not any(str(client.pk) in written for client in made)


def test_the_folder_holds_no_name_no_birth_date_and_no_key(house, mothers, tmp_path, run):  # noqa: F811
    """N07, trust: names, birth dates and ids of the record stand in none of the files; the trail knows of the table."""
    made = mothers(2)
    said = run("export", "tidy", "--out", str(tmp_path / "out"))

    assert said.code == 0, said.err
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "codebook.yaml", "contacts.csv", "study.yaml", "table.csv",
    ]  # fmt: skip
    assert "Rosalind" not in written
    for person in Person.objects.filter(clients__in=made):
        assert person.birth_date.isoformat() not in written
        assert str(person.pk) not in written
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", written)
    assert "community" not in yaml.safe_dump(
        yaml.safe_load((tmp_path / "out/codebook.yaml").read_text())["columns"]
    )
    assert AuditEntry.objects.filter(action="evaluation.tidy_table").count() == 2


def test_ages_are_whole_years_on_the_day_she_came(house, mothers):
    client = mothers(1)[0]
    born = Person.objects.get(clients=client).birth_date
    began = today() - dt.timedelta(days=500)
    years = began.year - born.year - ((began.month, began.day) < (born.month, born.day))

    assert make(asked(house.maple), by=house.system).rows[0]["age"] == years


def test_meetings_minutes_and_stays_are_counted(house, mothers, meet):
    """MCS-028, MCS-030: dose in numbers; still here counts to today, and the log has one line a meeting."""
    client = mothers(1)[0]
    for days in (400, 390, 380):
        meet(client, days)
    made = make(asked(house.maple), by=house.system)
    row = made.rows[0]

    assert (row["contacts"], row["minutes"], row["distinct_services"]) == (3, 120, 1)
    assert row["has_left"] == 0
    assert row["months_in_program"] == pytest.approx(400 / 30.4375, abs=0.06)
    assert [line["kind"] for line in made.contacts] == ["centre_visit"] * 3


def test_who_is_left_out_is_counted_with_the_reason(house, mothers):
    """A filter on the record (her consent) keeps her out, and the summary says that somebody was."""
    kept, gone = mothers(2)

    def without(actor, rows):
        return rows.exclude(pk=gone.pk)

    register_filter("evaluation.Client", without)
    try:
        made = make(asked(house.maple), by=house.system)
    finally:
        remove_filter("evaluation.Client", without)
    assert made.people == 1
    assert made.left_out["mothers who did not agree to be in a table"] == 1
    assert Client.objects.filter(pk=kept.pk).exists()


def test_another_program_stands_beside_ours_as_the_comparison(house, mothers):
    """MCS-017: site is the arm."""
    mothers(2)
    mothers(1, program=house.harbour)
    beside = frozenset([house.harbour.pk])
    made = make(asked(house.maple, beside=beside), by=house.system)

    sites = {row["person"]: row["site"] for row in made.rows}
    assert sorted(sites.values()) == ["comparison", "program", "program"]


def test_pairs_have_a_row_each_and_share_a_family_code(house, family):
    """EXT-010: a mother with two children has two rows, told apart and kept together."""
    made = make(asked(house.maple, by="dyad"), by=house.system)

    assert len(made.rows) == 1
    assert made.rows[0]["family"] != made.rows[0]["person"]
    assert made.rows[0]["child_age_months"] == 0


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (0, (0, 0)),
        (-14, (0, 14)),
        (-15, None),
        (60, (0, 60)),
        (61, None),
        (365, (12, 0)),
        (455, (12, 90)),
        (456, None),
    ],
)
def test_an_answer_belongs_to_the_wave_whose_days_hold_it(days, found):
    """The schedule's windows: 14 days before to 60 after the beginning; 45 before to 90 after a year."""
    began = dt.date(2025, 1, 1)
    assert wave_of(began + dt.timedelta(days=days), began, WAVES) == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--program", "Nowhere"], "no program 'Nowhere'"),
        (["--study", "nothing"], "Templates are"),
        (["--schedule", "nothing"], "no schedule"),
        (["--from", "soon"], "year-month-day"),
        (["--by", "village"], "'mother' or 'dyad'"),
        (["--beside", "Maple"], "--program"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(house, tmp_path, run, arguments, said):  # noqa: F811
    answer = run("export", "tidy", "--out", str(tmp_path / "out"), *arguments)

    assert answer.code == 1
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_mother_child_template_answers_from_the_record(house, mothers, meet, tmp_path, run):  # noqa: F811
    """T70, MCS-010: growth in closeness was planted beside less difficulty with use; the whole thread finds it."""
    for client in mothers(40)[:12]:
        for days in (450, 300, 20):
            meet(client, days)
    out = tmp_path / "out"
    assert run("export", "tidy", "--out", str(out), "--program", "Maple").code == 0
    told = run(
        "evaluate", str(out / "study.yaml"), "--data", str(out / "table.csv"),
        "--codebook", str(out / "codebook.yaml"), "--out", str(out / "report"),
    )  # fmt: skip

    assert told.code == 0, told.out
    results = json.loads((out / "report/results.json").read_text())
    found = next(one for one in results["findings"] if one["key"] == "mechanism:closeness_and_severity")
    closeness = next(
        term["estimate"]
        for term in found["numbers"]["steps"][-1]["terms"]
        if term["name"] == "change in Relationship capacity"
    )
    assert closeness["high"] < 0
    assert any(one["key"] == "returns" and one["status"] != "refused" for one in results["findings"])
    page = (out / "report/report.html").read_text()
    assert "Rosalind" not in page
