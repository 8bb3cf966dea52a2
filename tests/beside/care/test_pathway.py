"""The perinatal pathway: four times around a birth, all optional, independent of use, quiet after a loss."""

import datetime as dt

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.actions import ReturnWords
from beside.care.models import PathwayMark
from beside.care.rules.pathway import times
from beside.foundation.clock import today
from beside.foundation.content import content
from beside.foundation.errors import NotVisible
from beside.people import actions as people
from beside.people.forms.pregnancy import PregnancyForm
from beside.people.models import Pregnancy
from beside.people.rules.inputs import PregnancyFacts

pytestmark = pytest.mark.django_db
D = dt.date
TIMES = content("pathways", "perinatal")["times"]


def address(client, *more):
    return reverse("care:pathway_mark" if more else "care:pathway", args=[client.pk, *more])


def _now(due=None, born=None, on=None):
    return [one.key for one in times(TIMES, due=due, born=born) if one.holds(on)]


@pytest.mark.parametrize(
    ("due", "born", "on", "now"),
    [
        (D(2026, 10, 1), None, D(2026, 4, 1), ["prenatal"]),
        (D(2026, 10, 1), None, D(2026, 9, 10), ["prenatal", "birth"]),
        (D(2026, 10, 1), D(2026, 9, 20), D(2026, 9, 22), ["birth", "six_weeks"]),
        (None, D(2026, 9, 20), D(2026, 11, 1), ["six_weeks"]),
        (None, D(2026, 9, 20), D(2026, 11, 2), ["first_year"]),
        (None, D(2026, 9, 20), D(2027, 9, 20), ["first_year"]),
        (None, D(2026, 9, 20), D(2027, 9, 21), []),
        (None, None, D(2026, 9, 20), []),
    ],
)
def test_btc_041_the_times_follow_from_the_due_date_or_the_birth(due, born, on, now):
    """BTC-041: six weeks are 42 days, the year 365 days, the birth four weeks before to one week after."""
    assert _now(due, born, on) == now


def test_btc_041_each_time_has_supports_and_a_rhythm_of_contact_in_both_languages():
    assert [one["key"] for one in TIMES] == ["prenatal", "birth", "six_weeks", "first_year"]
    for one in TIMES:
        assert one["rhythm"]["en"] and one["rhythm"]["fr"] and len(one["supports"]) >= 5
        assert all(support["label"]["en"] and support["label"]["fr"] for support in one["supports"])


def test_btc_041_everything_is_optional_talked_about_or_not_for_now_and_may_be_taken_back(house, family, ask):
    kay, jo = family.mother, family.child
    page = ask("nadia", address(kay)).content.decode()
    assert "Talked about" in page and "Not for now" in page
    assert not {"overdue", "missing", "required", "late"} & set(page.lower().split())
    for answer in ("talked_about", "not_now", ""):
        ask("nadia", address(kay, jo.pk, "six_weeks", "rest"), posts={"answer": answer})
        path = queries.pathways_of(house.actor("nadia"), kay)[0]
        assert path.marks["six_weeks", "rest"].answer == answer
    assert PathwayMark.objects.count() == 3, "what was said when stays"


def test_btc_041_a_mark_is_only_for_what_the_pathway_holds(house, family):
    with pytest.raises(NotVisible):
        actions.mark_pathway(
            family.mother, family.child.pk, "six_weeks", "nothing", answer="", by=house.actor("nadia")
        )


def test_btc_041_after_a_loss_nothing_is_suggested_and_no_trace_is_in_view(house, kay, pregnancy, ask):
    """BTC-041: quiet at once: no page, no link, no mark, no date."""
    assert "Around a birth" in ask("nadia", reverse("care:story", args=[kay.pk])).content.decode()
    actions.mark_pathway(
        kay, pregnancy.pk, "prenatal", "group", answer="talked_about", by=house.actor("nadia")
    )
    people.record_loss(pregnancy, by=house.actor("nadia"))
    assert queries.pathways_of(house.actor("nadia"), kay) == []
    assert "Around a birth" not in ask("nadia", reverse("care:story", args=[kay.pk])).content.decode()
    page = ask("nadia", address(kay)).content.decode()
    assert "Nothing is suggested now." in page
    assert not [s for one in TIMES for s in one["supports"] if s["label"]["en"] in page]
    assert "Expected around" not in page and "Talked about" not in page


def test_btc_041_after_a_childs_death_too(house, family):
    people.note_passing(family.child, on=today(), by=house.actor("nadia"))
    assert queries.pathways_of(house.actor("nadia"), family.mother) == []


def test_btc_050_the_record_of_a_pregnancy_asks_for_no_statement_about_stopping(house, kay):
    """BTC-050: neither the table, nor the inputs, nor the form holds a word about use; all of it may stay empty."""
    fields = {field.name for field in Pregnancy._meta.concrete_fields} | set(PregnancyFacts().__dict__)
    form = PregnancyForm(actor=house.actor("nadia"))
    asked = fields | set(form.fields) | {str(f.label).lower() for f in form.fields.values()}
    words = " ".join(asked).replace("_", " ").split()
    assert not {
        "use",
        "using",
        "stop",
        "stopped",
        "abstinent",
        "abstinence",
        "clean",
        "sober",
        "substance",
    } & set(words)
    assert people.record_pregnancy(kay, PregnancyFacts(), by=house.actor("nadia")).is_open


def test_btc_050_the_supports_are_the_same_whatever_she_tells_of_use(house, kay, pregnancy, ask):
    by = house.actor("nadia")
    before = [(one.about, one.times, one.marks) for one in queries.pathways_of(by, kay)]
    page = _supports_on(ask("nadia", address(kay)))
    actions.record_return(kay, ReturnWords(on=today(), her_words="Last night"), by=by)
    assert [(one.about, one.times, one.marks) for one in queries.pathways_of(by, kay)] == before
    assert _supports_on(ask("nadia", address(kay))) == page and len(page) == sum(
        len(t["supports"]) for t in TIMES
    )


def _supports_on(answer):
    page = answer.content.decode().replace("’", "'")
    every = [s["label"]["en"].replace("’", "'") for one in TIMES for s in one["supports"]]
    return [words for words in every if words in page]
