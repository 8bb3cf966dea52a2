"""Asking without names: nothing ties a form to a woman, and a handful is never shown."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.urls import reverse

from beside.foundation.actor import Actor
from beside.foundation.clock import month_key, today
from beside.foundation.errors import NotAllowed
from beside.foundation.models import AuditEntry
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.measures.models import Voice, VoiceCode, VoiceRound
from beside.measures.presenters.voices import together
from beside.measures.rules.refusals import MeasureRefused
from beside.measures.rules.small_numbers import guarded, mean, shown
from beside.people.models import Client
from beside_instruments import load

pytestmark = pytest.mark.django_db
TABLET = Actor.system("shared tablet")
SEVEN = ("respect", "understanding", "authenticity", "empathy", "reciprocity", "recognition", "no_judgement")


@pytest.fixture
def going(house):
    return actions.begin_round(house.maple, "seven_qualities", by=house.actor("nadia"))


def _answer(going, value=4, **other):
    told = dict.fromkeys(SEVEN, str(value)) | other
    return actions.keep_voice(going, told, mode="self", language="en", by=TABLET)


def test_a_form_holds_its_answers_and_its_month_and_nothing_else(going):
    """BTC-084, N20: no client, no worker, no code, no moment; ids in no order."""
    _answer(going)
    fields = {field.attname for field in Voice._meta.concrete_fields}
    assert fields == {"id", "round_id", "yyyymm", "mode", "language", "answers"}
    assert not any(field.related_model is Client for field in Voice._meta.concrete_fields)
    assert Voice.objects.get().yyyymm == month_key(today())


def _as_stored():
    """The rows as the database lays them out, without asking for an order; and who wrote each, where it says so."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT answers, id, xmin::text FROM measures_voice")
        else:
            cursor.execute("SELECT answers, id, 0 FROM measures_voice")
        return cursor.fetchall()


def _value(answers):
    return (json.loads(answers) if isinstance(answers, str) else answers)["respect"]


def test_where_rows_lie_and_what_they_are_called_tells_no_order_of_writing(going):
    """BTC-084: each form that comes in mixes the whole round anew; on PostgreSQL and on SQLite alike."""
    for number in range(1, 6):
        _answer(going, value=number)
    before = {row[1] for row in _as_stored()}
    _answer(going, value=3)
    stored = _as_stored()
    assert sorted(_value(row[0]) for row in stored) == [1, 2, 3, 3, 4, 5]  # none lost, none doubled
    assert not before & {row[1] for row in stored}  # new numbers: an old copy names none of them
    assert len({row[2] for row in stored}) == 1  # of one transaction
    assert max(row[1] for row in stored) - min(row[1] for row in stored) > 10**15


def test_of_many_forms_the_order_they_came_in_is_not_the_order_they_lie_in(going):
    """By chance the two are the same about twice in the first five forms, and after ten forms once in 252."""
    same = 0
    for number in range(24):
        _answer(going, value=5 if number % 2 else 1)
        came = [5 if one % 2 else 1 for one in range(number + 1)]
        same += [_value(row[0]) for row in _as_stored()] == came
    assert same < 12


def test_another_round_is_left_as_it_lies(house, going):
    other = actions.begin_round(house.harbour, "seven_qualities", by=house.actor("kofi"))
    _answer(other)
    kept = Voice.objects.get(round=other).pk
    _answer(going)
    assert Voice.objects.get(round=other).pk == kept


def test_the_trail_names_the_round_and_the_day_never_the_form_or_the_moment(house, going):
    code = actions.make_slips(going, 1, by=house.actor("nadia"))[0]
    actions.use_slip(code, by=TABLET)
    _answer(going)
    entries = AuditEntry.objects.filter(action__in=["measures.voice_kept", "measures.slip_used"])
    assert entries.count() == 2
    for entry in entries:
        assert entry.subject_id == going.pk and entry.client_id is None
        local = entry.at.astimezone()
        assert (local.minute, local.second, local.microsecond) == (0, 0, 0)


def test_a_used_slip_is_gone_before_anything_is_answered(house, going):
    codes = actions.make_slips(going, 3, by=house.actor("nadia"))
    assert VoiceCode.objects.count() == 3
    actions.use_slip(codes[0], by=TABLET)
    assert VoiceCode.objects.count() == 2 and Voice.objects.count() == 0
    with pytest.raises(MeasureRefused):
        actions.use_slip(codes[0], by=TABLET)


def test_the_tablet_way_with_a_slip_and_no_account(client, browse, house, going):
    """BTC-084: code, seven questions on one page, each can be left out, thank you; used once."""
    page = browse("nadia").post(reverse("measures:voices_collect", args=[going.pk]), {"number": "2"})
    code = re.search(r"<strong>(\d{4} \d{4})</strong>", page.content.decode())[1]
    opened = client.post(reverse("measures:code"), {"code": code}, follow=True)
    said = opened.content.decode()
    assert opened.resolver_match.url_name == "voice" and "I am treated with respect here." in said
    blank = client.post(reverse("measures:voice"), {})
    assert blank.status_code == 422 and not Voice.objects.exists()
    done = client.post(reverse("measures:voice"), {"a_respect": "5"})
    assert "Thank you" in done.content.decode()
    kept = Voice.objects.get()
    assert kept.answers["respect"] == 5 and kept.answers["empathy"] is None and kept.mode == "self"
    assert client.get(reverse("measures:voice")).status_code == 302
    again = client.post(reverse("measures:code"), {"code": code})
    assert "does not open anything now" in again.content.decode()


def test_forms_on_paper_are_typed_one_after_another(browse, house):
    """A total of a licensed form is entered without a name."""
    nadia = house.actor("nadia")
    for key, item, value in (("csq8", "total", "30"), ("opoc", "mean", "3.4")):
        going = actions.begin_round(house.maple, key, by=nadia)
        url = reverse("measures:voices_paper", args=[going.pk])
        assert browse("nadia").post(url, {f"a_{item}": value}).status_code == 302
        assert browse("nadia").post(url, {f"a_{item}": "99"}).status_code == 422
        assert Voice.objects.get(round=going).answers == {item: float(value)}


def test_a_round_that_goes_on_tells_no_answer(browse, house, going):
    """N21, differencing: looking before and after one form would tell that form."""
    for _form in range(6):
        _answer(going)
    assert queries.answers_together(house.actor("helen"), going) is None
    page = browse("helen").get(reverse("measures:voices_results", args=[going.pk])).content.decode()
    assert "The round goes on" in page
    listed = browse("helen").get(reverse("measures:voices")).content.decode()
    assert "5 forms or more so far" in listed and "6 forms" not in listed


def test_four_forms_are_not_shown_and_five_are(browse, house):
    """N21."""
    nadia = house.actor("nadia")
    for count, is_shown in ((4, False), (5, True)):
        going = actions.begin_round(house.maple, "seven_qualities", by=nadia)
        for number in range(count):
            _answer(going, value=3 + number % 2)
        actions.end_round(going, by=nadia)
        page = browse("helen").get(reverse("measures:voices_results", args=[going.pk])).content.decode()
        assert ("women answered" in page) is is_shown, count
        assert ("3.4 of 5" in page) is is_shown


def test_counts_of_one_question_are_shown_together_or_not_at_all():
    """N21: six chose 4, six chose 5, one chose 1: the one hides the whole line; its mean stays."""
    instrument = load("seven_qualities")
    forms = [{"respect": 4, "empathy": 4}] * 6 + [{"respect": 5, "empathy": 5}] * 6 + [{"respect": 1}]
    lines = {line.name: line for line in together(instrument, forms, "en")}
    respect = lines["I am treated with respect here."]
    assert respect.counts == [] and respect.mean.startswith("4.2")
    empathy = lines["People here feel with me, and I with them."]
    assert dict(empathy.counts) == {"Not at all": 0, "A little": 0, "Somewhat": 0, "A lot": 6, "Very much": 6}
    assert empathy.answered == "some left it out"


@pytest.mark.parametrize(
    ("count", "of", "said"), [(0, 9, 0), (4, 9, None), (5, 10, 5), (5, 9, None), (9, 9, 9), (3, 3, None)]
)
def test_a_handful_and_its_rest_are_not_said(count, of, said):
    assert shown(count, of) == said


def test_a_mean_that_would_tell_each_answer_is_not_said():
    assert mean([5.0] * 6) is None and mean([4.0, 5.0]) is None and mean([4.0] * 4 + [5.0]) == 4.2


def test_one_hidden_count_takes_another_with_it():
    assert guarded({"a": 2, "b": 6, "c": 10}, 20) == {"a": None, "b": None, "c": 10}


def test_who_asks_and_who_reads(browse, house, going):
    """A manager reads and does not ask; a worker asks and does not read; another program does neither."""
    collect, read = (reverse(f"measures:voices_{name}", args=[going.pk]) for name in ("collect", "results"))
    assert browse("dana").get(reverse("measures:voices")).status_code == 200
    assert browse("dana").get(collect).status_code in {403, 404}
    assert browse("dana").get(read).status_code == 200
    assert browse("nadia").get(collect).status_code == 200
    assert browse("nadia").get(read).status_code == 403
    assert browse("kofi").get(collect).status_code == 404
    assert browse("ruth").get(reverse("measures:voices")).status_code == 403
    with pytest.raises(NotAllowed):
        actions.end_round(going, by=house.actor("kofi"))


def test_a_measure_of_a_person_is_never_asked_this_way_and_these_never_of_a_person(house, kay):
    nadia = house.actor("nadia")
    with pytest.raises(MeasureRefused):
        actions.begin_round(house.maple, "phq9", by=nadia)
    for key in ("seven_qualities", "csq8", "opoc"):
        given = Given(instrument=key, informant="mother", mode="paper", language="en", on=today())
        with pytest.raises(MeasureRefused):
            actions.begin(house.maple, kay, given, by=nadia)


def test_a_round_that_is_over_takes_nothing_more(house, going):
    nadia = house.actor("nadia")
    actions.make_slips(going, 2, by=nadia)
    actions.end_round(going, by=nadia)
    assert VoiceCode.objects.count() == 0
    with pytest.raises(MeasureRefused):
        _answer(VoiceRound.objects.get())
