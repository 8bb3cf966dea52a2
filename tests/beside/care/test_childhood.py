"""The child's own record and what is between two people: who may read it, what it never does by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beside.care import actions, queries
from beside.care.child_words import experience_choices, pattern_choices
from beside.care.models import DaycarePlace, DutyDecision, Experience, Observation
from beside.care.rules.childhood import Considered, Lived, Place, Seen
from beside.foundation.clock import today
from beside.foundation.errors import Conflict, NotAllowed, Refusal
from beside.foundation.labels import ALL_LABELS
from beside.people import actions as people
from beside.people.rules.circle import CircleRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(house, family):
    """Priya (therapist), Joëlle (educator), Helen (supervisor) and Lou (peer) walk with all three."""
    roles = {"priya": CircleRole.THERAPIST, "joelle": CircleRole.EDUCATOR, "lou": CircleRole.PEER}
    for name, role in roles.items():
        for client in (family.mother, family.child, family.dyad):
            people.add_to_circle(
                client, getattr(house, name), program=house.maple, role=role, by=house.actor("helen")
            )
    return house


def seen(**changes):
    base = {"on": today(), "context": "play", "patterns": ["turns"], "between": "she sang, he answered"}
    return Seen(**{**base, **changes})


# --- between two people -------------------------------------------------------------------------------------


def test_btc_009_an_observation_has_its_rater_its_day_and_its_situation(ask, circle, family):
    typed = {
        "on": (today() - dt.timedelta(days=3)).isoformat(),
        "context": "parting",
        "seen_by": "together",
        "patterns": ["out_and_back", "repair"],
        "between": "he looked for her, she waved",
        "label": "general",
    }
    assert (
        ask("priya", reverse("care:observation_add", args=[family.dyad.pk]), posts=typed).status_code == 302
    )
    page = ask("joelle", reverse("care:observations", args=[family.dyad.pk])).content.decode()
    for words in (
        "Parting and meeting again",
        "looked at together with the mother",
        "Priya",
        "find each other",
    ):
        assert words in page


def test_btc_009_they_stand_in_order_of_time_newest_first(circle, family):
    for days in (30, 1, 90):
        day = today() - dt.timedelta(days=days)
        actions.write_observation(family.dyad, seen(on=day), by=circle.actor("priya"))
    days = [one.now.on for one in queries.observations_of(circle.actor("priya"), family.dyad)]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == 3


@pytest.mark.parametrize("of", ["mother", "child"])
def test_btc_009_it_is_written_of_two_people_and_of_nobody_alone(ask, circle, family, of):
    client = getattr(family, of)
    with pytest.raises(Refusal):
        actions.write_observation(client, seen(), by=circle.actor("priya"))
    assert ask("priya", reverse("care:observation_add", args=[client.pk])).status_code == 404


@pytest.mark.parametrize("of", ["mother", "child"])
def test_btc_009_the_database_itself_refuses_one_person_as_its_subject(circle, family, of):
    kept = actions.write_observation(family.dyad, seen(), by=circle.actor("priya"))
    fields = {"on": today(), "context": "play", "seen_by": "worker", "label": "general", "told": {}}
    fields |= {"author_id": circle.priya.pk, "author_name": "Priya"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation(subject=getattr(family, of), **fields).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=kept.pk).update(subject=getattr(family, of))


def test_btc_009_no_pattern_is_a_trait_of_one_of_them():
    """Every pattern tells of two: the words for one person's qualities are in none of them."""
    for _key, words in pattern_choices():
        told = words.lower()
        for trait in (
            "she is",
            "he is",
            "mother is",
            "child is",
            "insecure",
            "secure",
            "avoidant",
            "cold",
            "clingy",
        ):
            assert trait not in told


def test_a_counselling_observation_is_not_read_without_that_label(circle, family):
    actions.write_observation(family.dyad, seen(label="counselling_note"), by=circle.actor("priya"))
    assert len(queries.observations_of(circle.actor("helen"), family.dyad)) == 1
    assert queries.observations_of(circle.actor("joelle"), family.dyad) == []
    with pytest.raises(NotAllowed):
        actions.write_observation(family.dyad, seen(label="counselling_note"), by=circle.actor("joelle"))


def test_btc_009_a_correction_keeps_both_who_and_when_and_for_what_reason(ask, circle, family):
    first = actions.write_observation(family.dyad, seen(), by=circle.actor("priya"))
    typed = {
        "on": today().isoformat(),
        "context": "parting",
        "seen_by": "worker",
        "between": "he sang, she answered",
        "label": "general",
        "reason": "I had it the wrong way round",
    }
    address = reverse("care:observation_amend", args=[first.pk])
    assert "she sang, he answered" in ask("priya", address).content.decode()
    assert ask("priya", address, posts=typed).status_code == 302
    page = ask("joelle", reverse("care:observations", args=[family.dyad.pk])).content.decode()
    kept = page.index("Written before")
    assert page.index("he sang, she answered") < kept < page.index("she sang, he answered")
    assert "Changed by Priya" in page
    assert "I had it the wrong way round" in page
    first.refresh_from_db()
    assert (first.told["between"], first.removed_at) == ("she sang, he answered", None)


def test_of_two_who_correct_the_same_words_the_second_is_told_and_nothing_is_lost(ask, circle, family):
    first = actions.write_observation(family.dyad, seen(), by=circle.actor("priya"))
    actions.amend_observation(first, seen(between="ours"), reason="slip", by=circle.actor("helen"))
    typed = {"on": today().isoformat(), "context": "play", "seen_by": "worker", "label": "general"}
    typed |= {"between": "mine", "reason": "slip"}
    late = ask("priya", reverse("care:observation_amend", args=[first.pk]), posts=typed)
    assert late.status_code == 422
    assert "changed meanwhile" in late.content.decode()
    assert "mine" in late.content.decode()
    with pytest.raises(Refusal):
        actions.take_back(first, by=circle.actor("priya"))
    with pytest.raises(IntegrityError), transaction.atomic():
        twin = Observation(subject=family.dyad, on=today(), context="play", seen_by="worker", label="general")
        twin.told, twin.author_id, twin.author_name, twin.amends = {}, circle.priya.pk, "Priya", first
        twin.save(force_insert=True)


def test_a_correction_taken_back_shows_what_stood_before(circle, family):
    priya = circle.actor("priya")
    first = actions.write_observation(family.dyad, seen(), by=priya)
    newer = actions.amend_observation(first, seen(between="later"), reason="slip", by=priya)
    actions.take_back(newer, by=priya)
    (shown,) = queries.observations_of(priya, family.dyad)
    assert (shown.now.pk, shown.earlier) == (first.pk, ())
    again = actions.amend_observation(first, seen(between="again"), reason="slip", by=priya)
    assert queries.observations_of(priya, family.dyad)[0].now.pk == again.pk


def test_words_that_a_correction_closed_are_closed_in_both_versions(circle, family):
    first = actions.write_observation(family.dyad, seen(), by=circle.actor("priya"))
    assert len(queries.observations_of(circle.actor("joelle"), family.dyad)) == 1
    actions.amend_observation(
        first, seen(label="counselling_note"), reason="about her", by=circle.actor("priya")
    )
    assert queries.observations_of(circle.actor("joelle"), family.dyad) == []


def test_only_she_who_wrote_and_a_supervisor_correct(ask, circle, family):
    row = actions.write_observation(family.dyad, seen(), by=circle.actor("priya"))
    lived = actions.write_experience(family.child, Lived(kind="move"), by=circle.actor("priya"))
    for name, pk in (("care:observation_amend", row.pk), ("care:experience_amend", lived.pk)):
        assert ask("joelle", reverse(name, args=[pk])).status_code == 403
        assert ask("priya", reverse(name, args=[pk])).status_code == 200
        assert ask("helen", reverse(name, args=[pk])).status_code == 200
    with pytest.raises(NotAllowed):
        actions.amend_observation(row, seen(), reason="slip", by=circle.actor("joelle"))


def test_n27_a_peer_reads_no_observation(ask, circle, family):
    assert ask("lou", reverse("care:observations", args=[family.dyad.pk])).status_code == 403


def test_an_empty_observation_and_a_day_to_come_are_refused_kindly(circle, family):
    for wrong in (seen(patterns=[], between=" "), seen(on=today() + dt.timedelta(days=1))):
        with pytest.raises(Refusal):
            actions.write_observation(family.dyad, wrong, by=circle.actor("priya"))


# --- lived through ------------------------------------------------------------------------------------------

HURT = Lived(
    kind="saw_hurt", child="he hid under the table", helps="his aunt's lap", grown_ups="the neighbour came"
)


def test_btc_023_therapist_educator_and_supervisor_read_it_and_others_do_not(circle, family):
    actions.write_experience(
        family.child, Lived(kind="loss", child="asks for her"), by=circle.actor("joelle")
    )
    for who in ("priya", "joelle", "helen"):
        assert queries.experiences_of(circle.actor(who), family.child)[0].kind == "loss"
    for who in ("nadia", "lou"):
        with pytest.raises(NotAllowed):
            queries.experiences_of(circle.actor(who), family.child)


def test_btc_023_what_touches_a_grown_up_is_read_only_with_its_label(ask, circle, family):
    """The educator learns what the child needs, not what happened between grown-ups (J3: nothing for her)."""
    actions.write_experience(family.child, HURT, by=circle.actor("priya"))
    address = reverse("care:experiences", args=[family.child.pk])
    hers = ask("joelle", address).content.decode()
    assert "he hid under the table" in hers
    assert "Something hard" in hers
    assert "being hurt" not in hers
    assert "neighbour" not in hers
    full = ask("helen", address).content.decode()
    assert "Saw or heard somebody being hurt" in full
    assert "the neighbour came" in full


def test_btc_023_words_about_a_grown_up_are_a_counselling_note_whatever_the_kind(circle, family):
    lived = Lived(kind="loss", child="looks for her", grown_ups="his father left that night")
    actions.write_experience(family.child, lived, by=circle.actor("priya"))
    educator = queries.experiences_of(circle.actor("joelle"), family.child)[0]
    assert (educator.kind, educator.child, educator.grown_ups) == ("loss", "looks for her", "")
    assert educator.withheld
    assert queries.experiences_of(circle.actor("helen"), family.child)[0].grown_ups == lived.grown_ups


def test_btc_023_a_correction_keeps_both_and_hides_from_a_reader_what_was_hidden(ask, circle, family):
    first = actions.write_experience(family.child, HURT, by=circle.actor("priya"))
    typed = {"kind": "saw_hurt", "child": "he sat under the table", "grown_ups": "the neighbour came"}
    typed |= {"reason": "told again by his aunt"}
    address = reverse("care:experience_amend", args=[first.pk])
    assert ask("priya", address, posts={**typed, "reason": ""}).status_code == 422
    assert ask("priya", address, posts=typed).status_code == 302
    page = reverse("care:experiences", args=[family.child.pk])
    full = ask("helen", page).content.decode()
    assert full.index("he sat under the table") < full.index("he hid under the table")
    assert "told again by his aunt" in full
    hers = ask("joelle", page).content.decode()
    assert "he sat under the table" in hers
    for closed in ("he hid", "neighbour", "told again by his aunt", "being hurt"):
        assert closed not in hers
    assert queries.experiences_of(circle.actor("priya"), family.child)[0].earlier[0].entry.pk == first.pk


def test_btc_023_one_writes_only_kinds_one_may_read(circle, family):
    offered = {key for key, _words in experience_choices(frozenset({"general", "health"}))}
    assert "return_to_use" not in offered
    assert {"loss", "separation", "move", "went_without"} <= offered
    with pytest.raises(NotAllowed):
        actions.write_experience(family.child, HURT, by=circle.actor("joelle"))


def test_btc_023_the_log_asks_of_violence_loss_separation_return_to_use_and_moves():
    kinds = {key for key, _words in experience_choices(ALL_LABELS)}
    assert {"saw_hurt", "was_hurt", "loss", "separation", "return_to_use", "move"} <= kinds


@pytest.mark.slow
def test_n11_nothing_of_it_stands_on_the_childs_page_list_search_or_paper(ask, circle, family):
    actions.write_experience(family.child, HURT, by=circle.actor("priya"))
    for name in ("desk:client", "people:client", "desk:timeline"):
        for client in (family.child, family.mother, family.dyad):
            page = ask("priya", reverse(name, args=[client.pk])).content.decode()
            assert "under the table" not in page
            assert "being hurt" not in page
    own = ask("priya", reverse("care:experiences", args=[family.child.pk])).content.decode()
    assert own.index('<div class="no-print">') < own.index("under the table")


def _all_rows():
    """How many rows each table holds, and where everybody stands."""
    skip = {"Experience", "AuditEntry", "Draft", "Submission", "Session"}
    found = {m._meta.label: m._base_manager.count() for m in apps.get_models() if m.__name__ not in skip}
    enrolments = apps.get_model("people", "EnrolmentState").objects.values_list("enrolment", "state", "on")
    return found, sorted(map(str, enrolments))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [key for key, _words in experience_choices(ALL_LABELS)])
def test_btc_023_n17_an_entry_starts_no_notice_no_task_and_no_step(circle, family, kind):
    """A legal-duty decision is a step people take by themselves; no entry begins, proposes or fills one."""
    before = _all_rows()
    actions.write_experience(
        family.child, Lived(kind=kind, child="x", grown_ups="y"), by=circle.actor("priya")
    )
    assert _all_rows() == before


# --- a duty under the law -----------------------------------------------------------------------------------


def considered(**changes):
    base = {
        "on": today(),
        "grounds": "no",
        "reasons": "Jo was with his aunt the whole time, as agreed",
        "decided": "no report; we meet her on Friday",
        "mother_told": "yes",
        "mother_told_on": today(),
    }
    return Considered(**{**base, **changes})


def test_btc_023_a_decision_is_of_two_people_with_reasons_and_what_the_mother_was_told(ask, circle, family):
    typed = {
        "on": today().isoformat(),
        "together_with": str(circle.helen.pk),
        "grounds": "no",
        "reasons": "Jo was with his aunt the whole time",
        "decided": "no report",
        "mother_told": "not_yet",
        "mother_told_words": "she is told on Friday",
    }
    address = reverse("care:duty_add", args=[family.child.pk])
    assert ask("nadia", address, posts=typed).status_code == 302
    page = ask("helen", reverse("care:duty", args=[family.child.pk])).content.decode()
    for words in (
        "Nadia · Helen",
        "no grounds for a report",
        "with his aunt",
        "no report",
        "Not yet",
        "on Friday",
    ):
        assert words in page


def test_n17_the_form_is_empty_whatever_the_record_holds(ask, circle, family):
    actions.write_experience(family.child, HURT, by=circle.actor("priya"))
    page = ask("priya", reverse("care:duty_add", args=[family.child.pk])).content.decode()
    assert "under the table" not in page
    assert "neighbour" not in page
    assert 'name="grounds" value="no" checked' not in page
    assert "checked" not in page.split("mother_told_words")[0]


def test_n17_no_other_action_of_the_product_leads_to_a_decision():
    """Only its own page calls it."""
    from tests.architecture.source import modules

    callers = {
        p.name for p in modules() if "record_duty_decision(" in p.read_text() and p.parent.name != "actions"
    }
    assert callers <= {"duty.py", "jo.py"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": " "},
        {"decided": ""},
        {"mother_told": "yes", "mother_told_on": None},
        {"mother_told": "no", "mother_told_on": None},
        {"on": today() + dt.timedelta(days=2)},
    ],
)
def test_a_decision_without_its_grounds_in_words_is_refused(circle, family, wrong):
    helen = (circle.helen.pk, "Helen")
    with pytest.raises(Refusal):
        actions.record_duty_decision(
            family.child, considered(**wrong), together_with=helen, by=circle.actor("nadia")
        )
    assert not DutyDecision.objects.exists()


def test_nobody_decides_alone(circle, family):
    with pytest.raises(Refusal):
        actions.record_duty_decision(
            family.child, considered(), together_with=(circle.nadia.pk, "Nadia"), by=circle.actor("nadia")
        )
    kept = actions.record_duty_decision(
        family.child, considered(), together_with=(circle.helen.pk, "Helen"), by=circle.actor("nadia")
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyDecision.objects.filter(pk=kept.pk).update(with_id=circle.nadia.pk)


def test_a_decision_is_read_by_its_two_people_and_the_supervisor(circle, family):
    actions.record_duty_decision(
        family.child, considered(), together_with=(circle.priya.pk, "Priya"), by=circle.actor("nadia")
    )
    readers = {who for who in ("nadia", "priya", "helen", "joelle") if _duties(circle, who, family)}
    assert readers == {"nadia", "priya", "helen"}


def _duties(house, who, family):
    return queries.duty_decisions_of(house.actor(who), family.child)


def test_a_decision_sends_nothing_and_changes_nobodys_place(circle, family):
    """N05: what goes outside goes by a person's own hand."""
    before = _all_rows()
    actions.record_duty_decision(
        family.child,
        considered(grounds="yes"),
        together_with=(circle.helen.pk, "Helen"),
        by=circle.actor("nadia"),
    )
    after = _all_rows()
    changed = {name for name in before[0] if before[0][name] != after[0][name]}
    assert changed == {"care.DutyDecision"}
    assert before[1] == after[1]


# --- a daycare place ----------------------------------------------------------------------------------------


def test_mcs_031_a_place_goes_from_applied_to_offered_to_started(ask, circle, family):
    applied = today() - dt.timedelta(days=60)
    typed = {"place": "Sunflower", "applied_on": applied.isoformat(), "would_help": "the fee, and a ride"}
    ask("joelle", reverse("care:daycare_add", args=[family.child.pk]), posts=typed)
    row = DaycarePlace.objects.get()
    typed |= {
        "offered_on": (applied + dt.timedelta(days=30)).isoformat(),
        "started_on": (today() + dt.timedelta(days=7)).isoformat(),
        "seen": str(row.version),
    }
    assert ask("joelle", reverse("care:daycare_edit", args=[row.pk]), posts=typed).status_code == 302
    page = ask("lou", reverse("care:daycare", args=[family.child.pk])).content.decode()
    for words in ("Sunflower", "Applied ·", "Offered ·", "Started ·", "the fee, and a ride"):
        assert words in page


def test_two_people_change_a_place_and_both_texts_are_kept(ask, circle, family):
    row = actions.add_daycare_place(family.child, Place(place="Sunflower"), by=circle.actor("joelle"))
    actions.change_daycare_place(row, Place(place="Sunflower, north"), version=1, by=circle.actor("priya"))
    with pytest.raises(Conflict):
        actions.change_daycare_place(
            row, Place(place="Sunflower, east"), version=1, by=circle.actor("joelle")
        )
    address = reverse("care:daycare_edit", args=[row.pk])
    page = ask("joelle", address, posts={"place": "Sunflower, east", "seen": "1"})
    assert page.status_code == 409
    assert "Sunflower, north" in page.content.decode()
    assert "Sunflower, east" in page.content.decode()


@pytest.mark.parametrize(
    "days", [{"applied_on": 0, "offered_on": 5}, {"offered_on": 0, "started_on": 5}, {"applied_on": -3}]
)
def test_days_of_a_place_lie_in_order(circle, family, days):
    place = Place(place="x", **{name: today() - dt.timedelta(days=ago) for name, ago in days.items()})
    with pytest.raises(Refusal):
        actions.add_daycare_place(family.child, place, by=circle.actor("joelle"))


@pytest.mark.parametrize("model", [Experience, DaycarePlace, DutyDecision])
def test_the_database_keeps_what_is_a_childs_with_a_child(circle, family, model):
    by = circle.actor("helen")
    actions.write_experience(family.child, Lived(kind="loss"), by=by)
    actions.add_daycare_place(family.child, Place(place="x"), by=by)
    actions.record_duty_decision(family.child, considered(), together_with=(circle.nadia.pk, "Nadia"), by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(subject=family.mother)


def test_what_was_written_by_mistake_is_taken_back_by_its_author_or_a_supervisor(ask, circle, family):
    row = actions.write_experience(family.child, Lived(kind="move"), by=circle.actor("priya"))
    with pytest.raises(NotAllowed):
        actions.take_back(row, by=circle.actor("joelle"))
    assert ask("priya", reverse("care:experience_remove", args=[row.pk]), posts={}).status_code == 302
    assert queries.experiences_of(circle.actor("helen"), family.child) == []


def test_each_page_of_them_asks_little_of_the_database(ask, client, circle, family):
    """The house's bar: twelve statements a page, with session, sign-in and trail."""
    helen = circle.actor("helen")
    for _several in range(3):
        actions.write_experience(family.child, HURT, by=helen)
        actions.write_observation(family.dyad, seen(), by=helen)
        actions.add_daycare_place(family.child, Place(place="x"), by=helen)
    pages = {
        "care:experiences": family.child,
        "care:duty": family.child,
        "care:daycare": family.child,
        "care:observations": family.dyad,
    }
    for name, subject in pages.items():
        address = reverse(name, args=[subject.pk])
        assert ask("helen", address).status_code == 200
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        told = [q["sql"] for q in found if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
        assert len(told) <= 12, (name, told)
