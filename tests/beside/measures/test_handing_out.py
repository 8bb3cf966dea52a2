"""A client's measures go out: by a hand that knows her, written down first, accepted by another program's models."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from fhir.resources.R4B.bundle import Bundle

from beside.foundation.models import AuditEntry
from beside.measures.models import MeasureHandover
from beside_instruments import available, load

from .conftest import phq9
from .test_wording import _csv, _load

pytestmark = pytest.mark.django_db
WHY = {"because": "she_agreed", "to_whom": "Dr. Amadi at the clinic", "note": "We looked at it together."}


def _url(client):
    return reverse("measures:export", args=[client.pk])


def test_her_key_worker_hands_them_out_and_it_is_written_down_first(browse, give, kay):
    """ADR 11; BTC-089: Questionnaire, QuestionnaireResponse and Observations that R4 models accept."""
    give(kay, "phq9", phq9())
    nadia = browse("nadia")
    assert "Dr. Amadi" not in nadia.get(_url(kay)).content.decode()
    answer = nadia.post(_url(kay), WHY)
    assert answer["Content-Type"] == "application/fhir+json"
    made = Bundle.model_validate_json(answer.content)
    kinds = [entry.resource.__class__.__name__ for entry in made.entry]
    assert kinds[:2] == ["Questionnaire", "QuestionnaireResponse"] and set(kinds[2:]) == {"Observation"}
    total = made.entry[2].resource
    assert total.valueQuantity.value == 9
    assert total.derivedFrom[0].reference == made.entry[1].fullUrl
    kept = MeasureHandover.objects.get()
    assert (kept.to_whom, kept.because, kept.number, kept.author_name) == (
        WHY["to_whom"],
        "she_agreed",
        1,
        "Nadia",
    )
    assert AuditEntry.objects.filter(action="measures.handed_out").count() == 1
    assert "Dr. Amadi" in nadia.get(_url(kay)).content.decode()


def test_without_to_whom_and_why_nothing_leaves(browse, give, kay):
    give(kay, "phq9", phq9())
    for missing in ("because", "to_whom"):
        answer = browse("nadia").post(_url(kay), WHY | {missing: ""})
        assert answer.status_code == 422 and b"resourceType" not in answer.content
    assert not MeasureHandover.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nadia", 200),
        ("helen", 200),
        ("kofi", 404),
        ("lou", 403),
        ("dana", 403),
        ("ruth", 403),
        ("samira", 403),
    ],
)
def test_who_may(browse, kay, who, status):
    """Her key worker and the supervisor reach it; a manager, an administrator, a peer, another program do not."""
    answer = browse(who).post(_url(kay), WHY)
    assert answer.status_code in {status, 403 if status == 404 else status}
    assert MeasureHandover.objects.exists() == (status == 200)


def test_a_colleague_in_the_circle_is_told_whom_to_ask(browse, house, kay):
    from beside.people.actions import add_to_circle

    add_to_circle(kay, house.priya, program=house.maple, role="therapist", by=house.actor("nadia"))
    priya = browse("priya")
    assert "Ask one of them" in priya.get(_url(kay)).content.decode()
    assert priya.post(_url(kay), WHY).status_code == 403
    assert not MeasureHandover.objects.exists()


def test_a_colleague_who_opened_it_with_a_reason_carries_nothing_away(browse, kay):
    assert browse("tess").post(_url(kay), WHY).status_code in {302, 403}
    assert not MeasureHandover.objects.exists()


def test_no_wording_no_name_and_only_what_she_may_read(browse, house, give, kay):
    """N23, N05: not the pack's words, not the client's name; a label she is not cleared for stays."""
    from beside.people.actions import add_to_circle

    _load(browse("nadia"), _csv())
    give(kay, "gad7", dict.fromkeys("1234567", 2))
    give(kay, "sils", {"1": 1})
    text = browse("nadia").post(_url(kay), WHY).content.decode()
    assert (
        "Made-up question" not in text and "Kay" not in text and '"gad7"' in text.replace(":gad7", '"gad7"')
    )
    add_to_circle(kay, house.joelle, program=house.maple, role="educator", by=house.actor("nadia"))
    assert "gad7" not in browse("joelle").get(_url(kay)).content.decode()


def test_the_two_together_are_a_group_and_a_foreign_total_goes_along(browse, house, family):
    from beside.foundation.clock import today
    from beside.measures import actions
    from beside.measures.actions import Given

    by = house.actor("nadia")
    given = Given(instrument="phq9", informant="mother", mode="paper", language="en", on=today())
    begun = actions.begin(house.maple, family.mother, given, by=by)
    actions.give_answers(begun, {str(n): "1" for n in range(1, 10)}, by=by)
    actions.finish(begun, elsewhere={"total": 13}, by=by)
    made = json.loads(browse("nadia").post(_url(family.mother), WHY).content)
    notes = [note["text"] for entry in made["entry"] for note in entry["resource"].get("note", ())]
    assert "Worked out elsewhere: 13." in notes
    empty = json.loads(browse("nadia").post(_url(family.dyad), WHY).content)
    Bundle.model_validate(empty)
    assert "entry" not in empty


@pytest.mark.parametrize("form", ["fhir", "redcap", "xlsform"])
def test_every_form_of_a_structure_is_reached_from_the_page_of_its_measure(browse, form):
    """REDCap data dictionary, XLSForm and FHIR Questionnaire in the browser, for who looks after measures."""
    nadia = browse("nadia")
    address = reverse("measures:structure", args=["phq9", form])
    assert address in nadia.get(reverse("measures:instrument", args=["phq9"])).content.decode()
    answer = nadia.get(address)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    begins = {"fhir": b"{", "redcap": b'"Variable', "xlsform": b"PK"}[form]
    assert answer.content[: len(begins)].lstrip(b"\xef\xbb\xbf")[:1] == begins[:1] or form == "redcap"
    assert browse("lou").get(address).status_code == 403
    assert nadia.get(reverse("measures:structure", args=["phq9", "spss"])).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize(
    "key", [one.key for one in available() if one.licence_class in {"scoring_only", "score_entry_only"}]
)
def test_restricted_measures_leave_as_numbers_only(browse, key):
    """N23: no answer label, no item label of a restricted measure."""
    sent = json.loads(browse("nadia").get(reverse("measures:structure", args=[key, "fhir"])).content)
    assert "display" not in json.dumps(sent.get("item", []))
    assert (
        all(item["text"] == f"Item {item['linkId']}" for item in sent.get("item", []))
        or not load(key).has_items
    )
