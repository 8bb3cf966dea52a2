"""What is due is worked out from dates: windows, declining, rests, twins, and what suspends a task."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from beside_instruments import (
    Anchors,
    ChildAnchor,
    Done,
    DueTask,
    Pause,
    Schedule,
    Span,
    UnknownSchedule,
    due,
    load_schedule,
    schedules,
    wording_after_loss,
)
from beside_instruments.validation.schedules import check_schedule

INTAKE = date(2025, 1, 10)
JO = ChildAnchor("jo", date(2025, 2, 20))


def tasks(
    key: str, anchors: Anchors, today: date, done: tuple[Done, ...] = (), pauses: tuple[Pause, ...] = ()
) -> dict[str, DueTask]:
    return {task.id: task for task in due(load_schedule(key), anchors, done, today, pauses)}


@pytest.mark.parametrize(
    ("days", "status"), [(0, "due"), (30, "due"), (31, "late"), (60, "late"), (61, "out_of_window")]
)
def test_baseline_is_on_time_for_thirty_days_and_late_for_thirty_more(days: int, status: str) -> None:
    found = tasks("btc_like", Anchors(intake=INTAKE), INTAKE + timedelta(days=days))

    assert found["cesd/baseline"].status == status


@pytest.mark.parametrize(
    ("on", "timing"),
    [(date(2025, 1, 20), "on_time"), (date(2025, 2, 20), "late"), (date(2025, 6, 1), "out_of_window")],
)
def test_what_was_done_is_told_by_its_day(on: date, timing: str) -> None:
    done = (Done("cesd", on, wave="baseline"),)
    task = tasks("btc_like", Anchors(intake=INTAKE), date(2025, 6, 2), done)["cesd/baseline"]

    assert (task.status, task.timing, task.done_on) == ("done", timing, on)


def test_without_a_wave_the_day_decides_what_was_done() -> None:
    found = tasks("btc_like", Anchors(intake=INTAKE), date(2025, 8, 1), (Done("cesd", date(2025, 7, 12)),))

    assert found["cesd/m6"].status == "done"
    assert found["cesd/baseline"].status == "out_of_window"


def test_declining_and_not_now_are_kept_and_change_nothing_else() -> None:
    done = (
        Done("cesd", date(2025, 1, 12), outcome="declined", wave="baseline"),
        Done("gad7", date(2025, 1, 12), outcome="not_now", wave="baseline", reason="tired today"),
    )
    found = tasks("btc_like", Anchors(intake=INTAKE), date(2025, 1, 15), done)

    assert (found["cesd/baseline"].status, found["cesd/m6"].status) == ("declined", "upcoming")
    assert (found["gad7/baseline"].status, found["gad7/baseline"].reason) == ("not_now", "tired today")
    assert found["gad7/baseline"].is_open


def test_moving_a_birth_date_moves_what_is_due() -> None:
    moved = ChildAnchor("jo", date(2025, 4, 20))

    first = tasks("btc_like", Anchors(children=(JO,)), date(2025, 3, 1))["epds/after_6_8_weeks/jo"].aim
    second = tasks("btc_like", Anchors(children=(moved,)), date(2025, 3, 1))["epds/after_6_8_weeks/jo"].aim

    assert (first, second) == (date(2025, 4, 10), date(2025, 6, 8))


def test_screening_follows_the_corrected_age() -> None:
    early = ChildAnchor("jo", date(2025, 2, 20), gestation=(33, 0))  # six weeks early
    term, corrected = Anchors(children=(JO,)), Anchors(children=(early,))
    today = date(2025, 7, 25)  # five months old, three and a half corrected

    assert tasks("btc_like", term, today)["asq3/form_6/jo"].status == "due"
    assert tasks("btc_like", corrected, today)["asq3/form_4/jo"].status == "due"
    assert tasks("btc_like", corrected, today)["asq3/form_6/jo"].status == "upcoming"


def test_the_nine_month_form_is_not_offered_beside_the_ten_month_form() -> None:
    found = tasks("btc_like", Anchors(children=(JO,)), date(2025, 12, 1))

    assert "asq3/form_9/jo" not in found
    assert found["asq3/form_10/jo"].status == "due"


def test_twins_have_a_schedule_each_and_their_mother_one() -> None:
    twin = ChildAnchor("al", JO.birth)
    found = tasks("btc_like", Anchors(intake=INTAKE, children=(JO, twin)), date(2025, 5, 1))

    assert {"asqse2/form_2/jo", "asqse2/form_2/al"} <= found.keys()
    assert len([task for task in found if task.startswith("epds/after_6_8_weeks")]) == 1


def test_a_loss_cancels_everything_that_hangs_on_the_child_or_pregnancy_at_once() -> None:
    lost = Anchors(intake=INTAKE, due_date=date(2025, 6, 1), pregnancy_lost=date(2025, 3, 1))
    died = Anchors(intake=INTAKE, children=(ChildAnchor("jo", JO.birth, died=date(2025, 3, 1)),))

    after_loss = tasks("btc_like", lost, date(2025, 3, 1))
    after_death = tasks("btc_like", died, date(2025, 3, 1))

    assert after_loss["maas/pregnancy_28_32"].status == "cancelled"
    assert after_loss["epds/pregnancy_28_32"].status == "cancelled"
    assert after_loss["cesd/m6"].status == "upcoming"
    hanging = [task for task in after_death.values() if task.child == "jo"]
    assert hanging and {task.status for task in hanging} == {"cancelled"}
    assert wording_after_loss(lost, date(2025, 3, 1)) and not wording_after_loss(lost, date(2025, 2, 28))


def test_a_living_twin_keeps_the_schedule() -> None:
    anchors = Anchors(
        children=(ChildAnchor("jo", JO.birth, died=date(2025, 3, 1)), ChildAnchor("al", JO.birth))
    )
    found = tasks("btc_like", anchors, date(2025, 4, 10))

    assert found["epds/after_6_8_weeks/al"].status == "due"
    assert found["asqse2/form_2/al"].status == "due"
    assert found["asqse2/form_2/jo"].status == "cancelled"


def test_living_apart_makes_dyad_tasks_optional_and_child_tasks_wait_for_consent() -> None:
    apart = ChildAnchor("jo", JO.birth, with_mother=False)
    agreed = ChildAnchor("jo", JO.birth, with_mother=False, caregiver_consent=True)
    today = date(2025, 4, 10)

    first = tasks("btc_like", Anchors(children=(apart,)), today)
    second = tasks("btc_like", Anchors(children=(agreed,)), today)

    assert first["pbq/after_6_8_weeks/jo"].optional
    assert first["asqse2/form_2/jo"].optional
    assert not second["asqse2/form_2/jo"].optional
    assert second["asqse2/form_2/jo"].why is not None


def test_a_pause_needs_no_reason_and_ends_by_itself() -> None:
    pause = (Pause(date(2025, 1, 12), date(2025, 1, 20)),)

    during = tasks("btc_like", Anchors(intake=INTAKE), date(2025, 1, 15), pauses=pause)
    after = tasks("btc_like", Anchors(intake=INTAKE), date(2025, 1, 20), pauses=pause)

    assert during["cesd/baseline"].status == "paused"
    assert after["cesd/baseline"].status == "due"


def test_two_of_the_same_measure_keep_their_distance() -> None:
    """Never two EPDS within fourteen days by schedule."""
    anchors = Anchors(intake=date(2025, 3, 28), children=(JO,))
    done = (Done("epds", date(2025, 4, 1), wave="first_contact"),)
    task = tasks("perinatal_depression", anchors, date(2025, 4, 5), done)["epds/after_6_8_weeks/jo"]

    assert (task.opens, task.status) == (date(2025, 4, 15), "upcoming")


def test_after_an_ending_the_later_points_of_intake_are_gone_and_six_months_later_is_asked() -> None:
    """N37: an ending is followed by a planned point, not by silence."""
    found = tasks("btc_like", Anchors(intake=INTAKE, exit=date(2025, 10, 1)), date(2026, 4, 1))

    assert "cesd/m12" not in found
    assert found["cesd/after_exit"].status == "due"


def test_a_study_goes_on_after_an_ending() -> None:
    found = tasks("comparison_study", Anchors(intake=INTAKE, exit=date(2025, 10, 1)), date(2026, 1, 10))

    assert found["cesd/month_12"].status == "due"


def test_a_study_names_the_form_for_the_childs_age() -> None:
    anchors = Anchors(intake=INTAKE, children=(ChildAnchor("jo", date(2024, 7, 1)),))

    assert tasks("comparison_study", anchors, INTAKE)["asqse2/intake/jo"].form == 6


def test_an_intervention_schedule_hangs_on_its_own_start_and_end() -> None:
    """CEWH-034: baseline, after twelve weeks, three months later; interaction once more at twelve months."""
    running = Anchors(interventions={"mio": Span(date(2025, 3, 3))}, children=(JO,))
    longer = Anchors(interventions={"mio": Span(date(2025, 3, 3), date(2025, 7, 1))}, children=(JO,))

    assert tasks("mio", running, date(2025, 3, 3))["prfq18/after/jo"].aim == date(2025, 5, 26)
    assert tasks("mio", longer, date(2025, 3, 3))["prfq18/after/jo"].aim == date(2025, 7, 1)
    assert tasks("mio", longer, date(2025, 3, 3))["ncast/follow_up_12/jo"].aim == date(2026, 7, 1)
    assert not tasks("mio", Anchors(intake=INTAKE), date(2025, 3, 3))


def test_a_measure_for_another_age_is_not_planned() -> None:
    older = Anchors(intake=INTAKE, children=(ChildAnchor("jo", date(2018, 1, 1)),))

    assert "prfq18/baseline/jo" not in tasks("btc_like", older, INTAKE)


def test_a_measure_asked_once_is_not_asked_again() -> None:
    done = (Done("ace10", date(2020, 1, 1), wave="elsewhere"),)

    assert "ace10/m3" not in tasks("btc_like", Anchors(intake=INTAKE), date(2025, 4, 10), done)


def test_every_schedule_can_be_worked_out() -> None:
    anchors = Anchors(
        intake=INTAKE,
        exit=date(2026, 1, 1),
        due_date=date(2025, 3, 1),
        interventions={"mio": Span(INTAKE), "pup": Span(INTAKE)},
        children=(JO,),
    )
    keys = {schedule.key for schedule in schedules()}

    assert {"btc_like", "comparison_study", "mio", "pup", "perinatal_depression"} <= keys
    for schedule in schedules():
        found = due(schedule, anchors, (), date(2025, 8, 1))
        assert len({task.id for task in found}) == len(found) > 0


def test_an_unknown_schedule_names_the_known_ones() -> None:
    with pytest.raises(UnknownSchedule, match="btc_like"):
        load_schedule("none_such")


OURS = """key: ours
version: "1"
name: {en: Ours, fr: Le nôtre}
source: our program
waves:
  start: {label: {en: Start, fr: Début}, anchor: intake, before: 0, after: 14, accept: 28}
measures:
  - {measure: phq4, target: mother, waves: [start]}
"""


def test_a_program_adds_a_schedule_by_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours.yaml").write_text(OURS, "utf-8")
    monkeypatch.setenv("BESIDE_CALENDARS", str(tmp_path))

    assert check_schedule(tmp_path / "ours.yaml") == ()
    assert tasks("ours", Anchors(intake=INTAKE), INTAKE)["phq4/start"].status == "due"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("measure: phq4", "measure: phq5"), ":8: There is no measure called 'phq5'"),
        (("waves: [start]", "waves: [begin]"), ":8: The point 'begin' is not described"),
        (("anchor: intake", "anchor: moon"), ":6: The anchor 'moon' is not known"),
        (("anchor: intake", "anchor: intervention_start"), ":6: The point 'start' hangs on an intervention"),
        (("accept: 28", "accept: 7"), ":6: The point 'start' ends before it is late"),
        (("key: ours", "key: theirs"), ":1: The key 'theirs' differs"),
        (("source: our program\n", ""), ":1: 'source' is missing"),
        (("target: mother", "target: moon"), ":8: The target 'moon'"),
    ],
)
def test_schedule_files_are_checked_with_line_and_fix(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    assert change[0] in OURS
    path = tmp_path / "ours.yaml"
    path.write_text(OURS.replace(*change), "utf-8")

    assert words in str(check_schedule(path)[0])


@pytest.mark.parametrize("schedule", schedules(), ids=lambda one: one.key)
@pytest.mark.parametrize("after", [0, 45, 200, 380, 740])
def test_only_what_today_is_the_time_for_is_the_same_list_made_sooner(schedule: Schedule, after: int) -> None:
    anchors = Anchors(intake=INTAKE, children=(JO,), interventions={"mio": Span(INTAKE)})
    done = (
        Done("cesd", INTAKE + timedelta(days=20)),
        Done("psi4sf", INTAKE + timedelta(days=190), "declined"),
    )
    today = INTAKE + timedelta(days=after)
    pauses = (Pause(INTAKE + timedelta(days=370), INTAKE + timedelta(days=400)),)

    whole = due(schedule, anchors, done, today, pauses)
    short = due(schedule, anchors, done, today, pauses, only_in_window=True)

    now = {"due", "late"}
    assert [task for task in short if task.status in now] == [task for task in whole if task.status in now]
    assert len(short) <= len(whole)
