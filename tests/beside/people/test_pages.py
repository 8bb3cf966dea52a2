"""The pages: each opens, says what it should, and keeps what it must not say to itself."""

import re

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.foundation.models import AuditEntry
from beside.people import actions, queries
from beside.people.models import Client, Pregnancy, Story
from beside.people.rules.contact import Allowed, Channel
from beside.people.rules.inputs import ContactAnswer, TieWords
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import TieKind

from .conftest import known_as

BACKEND = "beside.accounts.backends.SignInBackend"


@pytest.fixture
def desk(client, house):
    """`desk("nadia")`: a browser in which she is signed in."""

    def signed_in(name):
        client.force_login(getattr(house, name), backend=BACKEND)
        return client

    return signed_in


def words(response) -> str:
    """The page's words without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_woman_is_entered_by_nickname_on_one_page(desk, house):
    visitor = desk("nadia")
    page = visitor.get(reverse("people:mother_add"))
    assert page.status_code == 200
    typed = {
        "called": "Zoë-Ann “Z” O’Brien",
        "state": "outreach",
        "phone": "416 555 0142",
        "phone_ways": ["text"],
        "name_to_use": "Annie from the library",
        "program": str(house.maple.pk),
    }
    answer = visitor.post(reverse("people:mother_add"), typed, follow=True)
    mother = Client.objects.get(kind="mother")
    assert answer.redirect_chain[-1][0] == reverse("people:client", args=[mother.pk])
    assert "Zoë-Ann “Z” O’Brien" in words(answer)
    assert "Annie from the library" in words(answer)


def test_a_double_click_enters_her_once(desk, house):
    visitor = desk("nadia")
    typed = {"called": "Kay", "state": "welcomed", "program": str(house.maple.pk)}
    typed["_once"] = "6c7f9d4c-3a5e-4f55-a0a5-0d5ac3c0f001"
    first = visitor.post(reverse("people:mother_add"), typed)
    second = visitor.post(reverse("people:mother_add"), typed)
    assert Client.objects.filter(kind="mother").count() == 1
    assert second.status_code in (200, 302)
    assert first.status_code == 302


def test_somebody_alike_is_shown_before_saving(desk, house, kay):
    visitor = desk("nadia")
    typed = {"called": "Kai", "state": "welcomed", "program": str(house.maple.pk)}
    page = visitor.post(reverse("people:mother_add"), typed)
    assert "She may already be here" in words(page)
    assert Client.objects.filter(kind="mother").count() == 1
    visitor.post(reverse("people:mother_add"), typed | {"somebody_else": "on"})
    assert Client.objects.filter(kind="mother").count() == 2


def test_a_match_elsewhere_is_only_hinted_at(desk, house, kay):
    visitor = desk("kofi")
    typed = {"called": "Kay", "state": "welcomed", "program": str(house.harbour.pk)}
    page = visitor.post(reverse("people:mother_add"), typed)
    assert "There may be a match" in words(page)
    assert str(kay.pk) not in page.content.decode()
    assert "Nadia" not in words(page)


@pytest.mark.parametrize("kind", ["mother", "child", "dyad"])
def test_each_of_the_three_has_a_page_with_the_others_beside_it(desk, family, kind):
    page = desk("nadia").get(reverse("people:client", args=[getattr(family, kind).pk]))
    for other in (family.mother, family.child, family.dyad):
        assert reverse("people:client", args=[other.pk]) in page.content.decode()


def test_opening_a_page_is_written_down_before_it_is_shown(desk, family):
    desk("nadia").get(reverse("people:client", args=[family.child.pk]))
    assert AuditEntry.objects.filter(action="people.client", client_id=family.child.pk).exists()


def test_mothers_page_opens_on_people_and_hopes_and_use_is_one_row_mcs_001(desk, family):
    page = words(desk("nadia").get(reverse("people:client", args=[family.mother.pk])))
    places = [page.index(text) for text in ("What works for me", "People in her life", "Her hopes")]
    assert places == sorted(places)
    assert page.index("Basic needs") < page.index("Substance use")
    assert page.index("Home") < page.index("Substance use")


def test_no_total_on_the_context_n13_btc_037(desk, house, family):
    actions.write_story(
        family.mother,
        StoryKind.CONTEXT,
        {"hard": "rent is late", "protects": "her sister"},
        topic="housing",
        by=house.actor("nadia"),
    )
    page = words(desk("nadia").get(reverse("people:client", args=[family.mother.pk])))
    assert "rent is late" in page
    assert "her sister" in page
    assert not re.search(r"\b(total|score|sum)\b", page, re.IGNORECASE)


@pytest.mark.parametrize(
    ("who", "status"), [("tess", 302), ("dana", 403), ("kofi", 404), ("ruth", 403), ("samira", 403)]
)
def test_others_get_a_reason_page_a_calm_no_or_nothing(desk, family, who, status):
    for client in (family.mother, family.child, family.dyad):
        answer = desk(who).get(reverse("people:client", args=[client.pk]))
        assert answer.status_code == status
        assert b"Kay" not in answer.content


def test_an_administrator_gets_the_same_answer_for_a_record_and_for_none(desk, family):
    visitor = desk("ruth")
    real = visitor.get(reverse("people:client", args=[family.mother.pk]))
    none = visitor.get(reverse("people:client", args=["00000000-0000-4000-8000-000000000000"]))
    assert real.status_code == none.status_code
    assert words(real) == words(none)


def test_a_colleague_opens_with_a_reason_and_it_is_shown(desk, house, family):
    visitor = desk("tess")
    address = reverse("people:client", args=[family.mother.pk])
    ask = visitor.get(address, follow=True)
    assert "You do not walk with this family" in words(ask)
    assert "Nadia" in words(ask)
    opened = visitor.post(ask.redirect_chain[-1][0], {"reason": "covering today"}, follow=True)
    assert opened.status_code == 200
    seen = desk("nadia").get(reverse("people:who_can_see", args=[family.mother.pk]))
    assert "covering today" in words(seen)


def test_a_reason_page_leads_nowhere_else(desk, family):
    visitor = desk("tess")
    address = reverse("people:reason", args=[family.mother.pk]) + "?next=https://elsewhere.example/"
    answer = visitor.post(address, {"reason": "covering today"})
    assert answer.headers["Location"] == reverse("people:client", args=[family.mother.pk])


def test_pregnancy_birth_of_twins_in_the_browser(desk, house, kay):
    visitor = desk("nadia")
    due = today()
    visitor.post(
        reverse("people:pregnancy_add", args=[kay.pk]),
        {
            "due_date_day": due.day,
            "due_date_month": due.month,
            "due_date_year": due.year,
            "due_date": due.isoformat(),
            "dated_by": "not_known",
            "care_begun": "not_known",
        },
    )
    pregnancy = Pregnancy.objects.get(subject=kay)
    babies = {"babies": "2"}
    for number, name in ((1, "Jo"), (2, "Ama")):
        babies |= {
            f"baby{number}-on": due.isoformat(),
            f"baby{number}-called": name,
            f"baby{number}-rooming_in": "yes",
            f"baby{number}-went_home_with": "mother",
            f"baby{number}-withdrawal_care": "not_known",
        }
    answer = visitor.post(reverse("people:birth", args=[kay.pk, pregnancy.pk]), babies, follow=True)
    assert "Kay and Jo" in words(answer)
    assert "Kay and Ama" in words(answer)


def test_an_impossible_due_date_says_what_to_do(desk, kay):
    page = desk("nadia").post(
        reverse("people:pregnancy_add", args=[kay.pk]),
        {"due_date": f"{today().year + 2}-01-01", "dated_by": "not_known", "care_begun": "not_known"},
    )
    assert "Check the month and the year" in words(page)
    assert not Pregnancy.objects.exists()


def test_a_loss_is_quiet_everywhere(desk, house, kay, pregnancy):
    visitor = desk("nadia")
    visitor.post(reverse("people:loss", args=[kay.pk, pregnancy.pk]), {"words": ""})
    page = words(visitor.get(reverse("people:client", args=[kay.pk])))
    assert "loss" not in page.lower()
    assert "A birth" not in page
    assert "Add a pregnancy" in page


def test_prenatal_health_stays_on_its_own_page_n11_mcs_034(desk, house, family):
    actions.record_exposure(
        family.child, what="methadone, prescribed", trimesters=[2, 3], source="her_words", by=house.system
    )
    visitor = desk("nadia")
    for name in ("mother", "child", "dyad"):
        page = visitor.get(reverse("people:client", args=[getattr(family, name).pk])).content.decode()
        assert "methadone" not in page
    hits = queries.search(house.actor("nadia"), "Jo")
    assert "methadone" not in repr(hits)
    own = visitor.get(reverse("people:prenatal_health", args=[family.child.pk])).content.decode()
    assert "methadone" in own
    before, _, after = own.partition("methadone")
    assert before.rfind('class="no-print"') > before.rfind("</h1>")
    assert "methadone" not in own.split("</h1>")[0]
    del after


def test_prenatal_health_is_closed_to_those_outside_the_circle_or_label(desk, house, family):
    actions.give_reason(family.child, reason="covering", by=house.actor("tess"))
    address = reverse("people:prenatal_health", args=[family.child.pk])
    assert desk("tess").get(address).status_code == 403
    assert desk("nadia").get(address).status_code == 200


def test_no_father_or_partner_is_listed_by_default_n09(desk, house, family):
    for client in (family.mother, family.child):
        assert queries.ties_of(house.actor("nadia"), client) == []
        page = words(desk("nadia").get(reverse("people:client", args=[client.pk])))
        assert "Father" not in page


def test_a_note_under_a_label_is_not_shown_without_it(desk, house, family):
    from beside.people.rules.circle import CircleRole

    actions.add_tie(
        family.mother,
        TieKind.FORMER_PARTNER,
        called="Dan",
        words=TieWords(on=today(), in_her_words=True, note="he follows me", label="violence"),
        by=house.actor("nadia"),
    )
    actions.add_to_circle(
        family.mother, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=house.actor("helen")
    )
    address = reverse("people:client", args=[family.mother.pk])
    assert "he follows me" not in words(desk("joelle").get(address))
    tie = queries.ties_of(house.actor("nadia"), family.mother)[0].tie
    tie_page = reverse("people:tie", args=[family.mother.pk, tie.pk])
    assert "he follows me" in words(desk("nadia").get(tie_page))
    assert "he follows me" not in words(desk("joelle").get(tie_page))


def test_two_people_edit_both_texts_are_kept(desk, house, kay):
    by = house.actor("nadia")
    first = actions.write_story(kay, StoryKind.HOPES, {"as_parent": "be calm"}, by=by)
    actions.write_story(kay, StoryKind.HOPES, {"as_parent": "be there"}, follows=first.pk, by=by)
    visitor = desk("nadia")
    address = reverse("people:story", args=[kay.pk, "hopes"])
    page = visitor.post(address, {"as_parent": "read to him", "seen": str(first.pk)})
    assert "be there" in words(page)
    assert "read to him" in page.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1]
    visitor.post(address, {"as_parent": "be there and read to him", "seen": seen})
    assert Story.objects.filter(subject=kay).count() == 3


def test_two_people_change_a_person_both_are_kept(desk, house, kay):
    visitor = desk("nadia")
    address = reverse("people:person_edit", args=[kay.pk])
    visitor.post(address, {"nickname": "Kay", "pronouns": "she", "seen": "1"})
    page = visitor.post(address, {"nickname": "Kayla", "pronouns": "they", "seen": "1"})
    assert "Somebody saved this while you were writing" in words(page)
    assert "Kayla" in page.content.decode()
    kay.person.refresh_from_db()
    assert kay.person.pronouns == "she"


def test_safe_contact_is_shown_stale_after_90_days(desk, house, kay):
    import datetime as dt

    row = actions.save_safe_contact(
        kay, ContactAnswer(Channel.TEXT, Allowed.YES, value="416 555 0142"), by=house.actor("nadia")
    )
    address = reverse("people:client", args=[kay.pk])
    assert "ask her again" not in words(desk("nadia").get(address))
    row.confirmed_on = today() - dt.timedelta(days=91)
    row.save(update_fields=["confirmed_on"])
    assert "ask her again" in words(desk("nadia").get(address))


def test_twenty_thousand_signs_fit_and_one_more_says_so(desk, house, kay):
    address = reverse("people:story", args=[kay.pk, "hopes"])
    page = desk("nadia").post(address, {"as_parent": "ش" * 20_001})
    assert page.status_code == 200
    assert not Story.objects.exists()
    desk("nadia").post(address, {"as_parent": "ش" * 20_000})
    assert Story.objects.count() == 1


PAGES = {
    "mother": ["client", "who_can_see", "person_edit", "child_add", "contact_add", "tie_add", "circle"],
    "child": ["client", "person_edit", "caregiver_add", "living", "household", "tie_add", "circle"],
    "dyad": ["client", "who_can_see", "separation_add", "circle"],
}
MORE = {"mother": ["household", "pregnancy_add"], "child": ["prenatal_health"], "dyad": []}


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(PAGES))
def test_every_page_opens_for_the_circle_and_answers_others_alike(desk, family, kind):
    for name in PAGES[kind] + MORE[kind]:
        address = reverse(f"people:{name}", args=[getattr(family, kind).pk])
        assert desk("nadia").get(address).status_code == 200, name
        assert desk("kofi").get(address).status_code == 404, name


def test_stories_of_every_kind_open(desk, house, family):
    visitor = desk("nadia")
    for kind, client, topic in [
        ("what_works", family.mother, ""),
        ("basic_needs", family.mother, ""),
        ("care_received", family.mother, ""),
        ("context", family.mother, "violence"),
        ("beginnings", family.child, "before_birth"),
        ("formulation", family.dyad, ""),
    ]:
        args = [client.pk, kind, topic] if topic else [client.pk, kind]
        assert visitor.get(reverse("people:story", args=args)).status_code == 200, kind
    assert visitor.get(reverse("people:story", args=[family.child.pk, "hopes"])).status_code == 404
    assert visitor.get(reverse("people:story", args=[family.mother.pk, "context"])).status_code == 404


def test_handover_and_words_pages_are_for_those_who_arrange_circles(desk, house, family):
    address = reverse("people:handover", args=[house.nadia.pk])
    assert "Kay and Jo" in words(desk("helen").get(address))
    assert desk("nadia").get(address).status_code == 403
    words_page = reverse("people:role_words", args=[house.maple.pk])
    assert desk("dana").post(words_page, {"caregiver": "parent"}).status_code == 302
    assert queries.role_words(house.actor("nadia"), family.child).caregiver == "parent"


def test_joining_two_records_in_the_browser_and_back(desk, house, kay):
    twin = actions.register_mother(known_as("Kaye"), program=house.maple, by=house.actor("nadia"))
    visitor = desk("helen")
    address = reverse("people:merge", args=[kay.pk])
    assert "Kaye" in words(visitor.get(address + "?q=Kaye"))
    visitor.post(address + "?q=Kaye", {"other": str(twin.pk), "reason": "same phone, same birthday"})
    moved = visitor.get(reverse("people:client", args=[twin.pk]))
    assert moved.headers["Location"] == reverse("people:client", args=[kay.pk])
    merge = queries.merges_of(house.actor("helen"), kay)[0]
    visitor.post(reverse("people:merge_undo", args=[kay.pk, merge.pk]))
    assert visitor.get(reverse("people:client", args=[twin.pk])).status_code == 200


def test_pages_of_an_open_pregnancy_open_and_show_it(desk, kay, pregnancy):
    visitor = desk("nadia")
    for name in ("pregnancy_edit", "birth", "loss"):
        assert visitor.get(reverse(f"people:{name}", args=[kay.pk, pregnancy.pk])).status_code == 200
    twins = visitor.get(reverse("people:birth", args=[kay.pk, pregnancy.pk]) + "?babies=2")
    assert "Baby 2" in words(twins)
    visitor.post(reverse("people:pregnancy_close", args=[kay.pk, pregnancy.pk]))
    pregnancy.refresh_from_db()
    assert pregnancy.outcome == "not_known"


def test_one_impossible_twin_saves_neither(desk, kay, pregnancy):
    babies = {"babies": "2"}
    for number, day in ((1, today().isoformat()), (2, "1999-01-01")):
        babies |= {
            f"baby{number}-on": day,
            f"baby{number}-rooming_in": "yes",
            f"baby{number}-went_home_with": "mother",
            f"baby{number}-withdrawal_care": "not_known",
        }
    page = desk("nadia").post(reverse("people:birth", args=[kay.pk, pregnancy.pk]), babies)
    assert "before the pregnancy could have begun" in words(page)
    assert not Client.objects.filter(kind="child").exists()


def test_when_we_met_a_death_and_a_close_colleague(desk, house, family):
    visitor = desk("nadia")
    met = {"first_contact_on": "2026-01-05", "first_trusted_on": "2026-01-20", "role_word": "parent"}
    visitor.post(reverse("people:first_contacts", args=[family.mother.pk]), met)
    family.mother.refresh_from_db()
    assert (family.mother.first_trusted_on.day, family.mother.role_word) == (20, "parent")
    visitor.post(reverse("people:passing", args=[family.child.pk]), {"on": today().isoformat()})
    assert queries.child_anchored_suspended(Client.objects.get(pk=family.dyad.pk))
    assert visitor.get(reverse("people:staff_tie_add", args=[family.mother.pk])).status_code == 403
    close = {"user": str(house.tess.pk), "kind": "friend"}
    desk("helen").post(reverse("people:staff_tie_add", args=[family.mother.pk]), close)
    assert desk("tess").get(reverse("people:client", args=[family.mother.pk])).status_code == 404
    assert desk("tess").get(reverse("people:reason", args=[family.mother.pk])).status_code == 404


def test_a_step_and_a_circle_in_the_browser(desk, house, family):
    visitor = desk("nadia")
    step = reverse("people:step", args=[family.mother.pk, house.maple.pk])
    refused = visitor.post(step, {"state": "resting", "on": today().isoformat(), "reason": ""})
    assert "Give a short reason" in words(refused)
    visitor.post(step, {"state": "active", "on": today().isoformat()})
    assert queries.standings(house.actor("nadia"), family.mother)[0].state == "active"
    circle = reverse("people:circle", args=[family.mother.pk])
    visitor.post(circle, {"user": str(house.priya.pk), "role": "therapist", "on": today().isoformat()})
    rows = queries.circle_of(house.actor("nadia"), family.mother)
    assert [row.user for row in rows] == [house.nadia, house.priya]
    visitor.post(reverse("people:circle_leave", args=[family.mother.pk, rows[1].pk]))
    assert len(queries.circle_of(house.actor("nadia"), family.mother)) == 1


def test_a_supervisor_hands_families_over_in_the_browser(desk, house, family):
    rows = queries.families_walked_with(house.actor("helen"), house.nadia.pk)
    chosen = {f"to_{row.pk}": str(house.priya.pk) for row in rows}
    desk("helen").post(reverse("people:handover", args=[house.nadia.pk]), chosen)
    assert queries.families_walked_with(house.actor("helen"), house.nadia.pk) == []
    for row in rows:
        assert queries.circle_of(house.actor("helen"), row.client)[0].user == house.priya


def test_emoji_and_right_to_left_names_are_shown_in_their_own_direction(desk, house):
    mother = actions.register_mother(known_as("فاطمة 🦋"), program=house.maple, by=house.actor("nadia"))
    page = desk("nadia").get(reverse("people:client", args=[mother.pk])).content.decode()
    assert '<span dir="auto">فاطمة 🦋</span>' in page


def test_an_empty_day_of_the_second_twin_stands_in_the_summary(desk, kay, pregnancy):
    babies = {"babies": "2", "baby1-on": today().isoformat(), "baby1-rooming_in": "yes"}
    babies |= {"baby1-went_home_with": "mother", "baby1-withdrawal_care": "not_known"}
    page = desk("nadia").post(reverse("people:birth", args=[kay.pk, pregnancy.pk]), babies)
    assert "baby2-on" in page.content.decode().split("</h1>")[0]
