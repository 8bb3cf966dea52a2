"""Talks about safety, hard dates and what she has lived through: hers, restricted, and followed by nothing."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.actions import HardDay, Lived, SafetyWords
from beside.care.models import FollowUp, HardDate, LivedThrough, SafetyTalk
from beside.care.rules.her_story import StoryRefused, line_day, next_time
from beside.cli.daily import tidy_up
from beside.foundation.clock import telling, today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.models import AuditEntry
from beside.people import actions as people
from beside.people.rules.circle import CircleRole


@pytest.fixture(autouse=True)
def _head_of_its_own(settings, tmp_path):
    """A day's tidying stores the trail's head: not where another test would find it."""
    settings.BESIDE_AUDIT_HEAD = tmp_path / "audit-head.txt"


pytestmark = pytest.mark.django_db
D = dt.date
SECRET = "The man from the corner"


@pytest.fixture
def circle(house, kay):
    """Joelle (educator), Priya (therapist) and Lou (peer) walk with Kay beside Nadia."""
    roles = {"joelle": CircleRole.EDUCATOR, "priya": CircleRole.THERAPIST, "lou": CircleRole.PEER}
    for name, role in roles.items():
        user = getattr(house, name)
        people.add_to_circle(kay, user, program=house.maple, role=role, by=house.actor("nadia"))
    return kay


def _safety(kay, by, label="violence", **changes):
    told = {
        "on": today(),
        "her_number": 7,
        "her_reasons": "A new door",
        "worker_number": 4,
        "worker_reasons": SECRET,
    }
    return actions.record_safety_talk(kay, SafetyWords(label=label, **{**told, **changes}), by=by)


def address(name, client, *more):
    return reverse(f"care:{name}", args=[client.pk, *more])


# Talks about safety


def test_btc_019_her_number_and_the_workers_stand_side_by_side_hers_first(house, circle, ask):
    """BTC-019: both numbers with the reasons of each, dated."""
    _safety(circle, house.actor("nadia"))
    page = ask("priya", address("safety_talks", circle)).content.decode()
    order = [
        page.index(words)
        for words in (
            "She says",
            "<strong>7</strong>",
            "A new door",
            "Nadia says",
            "<strong>4</strong>",
            SECRET,
        )
    ]
    assert order == sorted(order)


def test_btc_019_n13_the_software_draws_no_verdict(house, circle, ask):
    """BTC-019, N13: no average (5.5), no difference (3), no colour and no word of judgement on the page."""
    _safety(circle, house.actor("nadia"), her_reasons="A door", worker_reasons="A phone")
    page = ask("nadia", address("safety_talks", circle)).content.decode()
    body = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")])
    numbers = set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", body)) - {str(today().day), str(today().year)}
    assert numbers <= {"7", "4", "0", "10"}
    cards = page[page.index("She says") : page.index("</main")]
    assert not re.search(r"--(red|green|amber|orange|danger|warning)|style=", cards)
    assert not {"average", "difference", "gap", "risk", "score", "agree"} & set(body.lower().split())


def test_btc_019_every_talk_stays_and_every_part_may_be_left(house, circle):
    by = house.actor("nadia")
    _safety(circle, by, on=today() - dt.timedelta(days=90), worker_number=None, worker_reasons="")
    _safety(circle, by, her_number=None)
    talks = queries.safety_talks(by, circle)
    assert [(t.her_number, t.worker_number) for t in talks] == [(None, 4), (7, None)]
    with pytest.raises(StoryRefused, match="few words"):
        _safety(circle, by, her_number=None, her_reasons=" ", worker_number=None, worker_reasons="")


@pytest.mark.parametrize("number", [11, -1])
def test_btc_019_numbers_run_from_0_to_10(house, circle, number):
    with pytest.raises(StoryRefused):
        _safety(circle, house.actor("nadia"), her_number=number)
    assert not SafetyTalk.objects.exists()


def test_btc_019_a_talk_about_violence_is_read_by_those_cleared_for_it(house, circle, ask):
    _safety(circle, house.actor("nadia"))
    _safety(circle, house.actor("nadia"), label="general", worker_reasons="Ice on the stairs")
    page = ask("joelle", address("safety_talks", circle)).content.decode()
    assert SECRET not in page and "Ice on the stairs" in page
    with pytest.raises(NotAllowed):
        _safety(circle, house.actor("joelle"))


def test_btc_019_the_form_saves_a_talk_and_says_kindly_what_is_wrong(house, circle, ask):
    typed = {"on": today().isoformat(), "about": "", "her_number": "12", "her_reasons": "", "worker_number": "3",
             "worker_reasons": "", "label": "violence"}  # fmt: skip
    typed |= {f"on_{n}": getattr(today(), n) for n in ("day", "month", "year")}
    wrong = ask("nadia", address("safety_talk_add", circle), posts=typed)
    assert wrong.status_code == 422 and "Write 10 or less." in wrong.content.decode()
    assert (
        ask("nadia", address("safety_talk_add", circle), posts={**typed, "her_number": ""}).status_code == 302
    )
    talk = SafetyTalk.objects.get()
    assert (talk.her_number, talk.worker_number, talk.label) == (None, 3, "violence")


# Hard dates


@pytest.mark.parametrize(
    ("day", "yearly", "after", "comes"),
    [
        (D(2019, 5, 3), True, D(2026, 5, 3), D(2026, 5, 3)),
        (D(2019, 5, 3), True, D(2026, 5, 4), D(2027, 5, 3)),
        (D(2020, 2, 29), True, D(2026, 1, 1), D(2026, 2, 28)),
        (D(2020, 2, 29), True, D(2027, 12, 1), D(2028, 2, 29)),
        (D(2026, 9, 1), False, D(2026, 5, 4), D(2026, 9, 1)),
        (D(2026, 9, 1), False, D(2026, 9, 2), None),
        (D(2019, 12, 31), True, D(2026, 12, 31), D(2026, 12, 31)),
    ],
)
def test_btc_020_a_hard_date_comes_every_year_or_once(day, yearly, after, comes):
    assert next_time(day, yearly=yearly, after=after) == comes


def test_btc_020_the_line_shows_from_the_day_before_or_on_the_day():
    assert line_day(D(2026, 3, 1), "day_before") == D(2026, 2, 28)
    assert line_day(D(2026, 3, 1), "on_the_day") == D(2026, 3, 1)


def _hard(kay, by, in_days=1, message="day_before", yearly=True):
    day = today() + dt.timedelta(days=in_days)
    told = HardDay(day=day, words=SECRET, label="counselling_note", yearly=yearly, message=message)
    return actions.add_hard_date(kay, told, by=by)


def test_btc_020_a_kind_word_is_asked_of_her_key_worker_only_if_she_opted_in(house, circle, ask):
    """BTC-020: nothing without her yes; with it one line, on Today, that does not say what the day is."""
    _hard(circle, house.actor("priya"), message="")
    assert "a hard day for her" not in ask("nadia", "/desk/").content.decode()
    _hard(circle, house.actor("priya"))
    page = ask("nadia", "/desk/").content.decode()
    assert page.count("is a hard day for her. She would like a kind word.") == 1 and SECRET not in page
    for who in ("priya", "joelle", "helen"):
        assert "a hard day for her" not in ask(who, "/desk/").content.decode()


def test_btc_020_the_line_goes_to_whoever_is_her_key_worker_by_then(house, circle, ask):
    _hard(circle, house.actor("nadia"))
    people.add_to_circle(
        circle, house.priya, program=house.maple, role=CircleRole.KEY_WORKER, by=house.actor("helen")
    )
    assert "a hard day for her" in ask("priya", "/desk/").content.decode()
    assert "a hard day for her" not in ask("nadia", "/desk/").content.decode()
    line = FollowUp.objects.get(kind="hard_date")
    assert ask("priya", reverse("desk:follow_up_done", args=[line.pk]), posts={}).status_code == 302
    assert "a hard day for her" not in ask("priya", "/desk/").content.decode()


@pytest.mark.parametrize(
    ("in_days", "message", "shown"),
    [(2, "day_before", False), (1, "on_the_day", False), (0, "on_the_day", True)],
)
def test_btc_020_the_line_comes_when_she_said(house, circle, ask, in_days, message, shown):
    _hard(circle, house.actor("nadia"), in_days, message)
    assert ("a hard day for her" in ask("nadia", "/desk/").content.decode()) is shown


def test_btc_020_a_line_nobody_ticked_goes_by_itself_and_the_next_year_has_its_own(house, circle):
    _hard(circle, house.actor("nadia"), 0, "on_the_day")
    by = house.actor("nadia")
    assert len(queries.follow_ups_due(by, today())) == 1
    assert queries.follow_ups_due(by, today() + dt.timedelta(days=3)) == []
    tidy_up()
    assert FollowUp.objects.filter(kind="hard_date").count() == 1, "one line for each time"
    from beside.foundation.clock import now

    with telling(now() + dt.timedelta(days=30)):
        tidy_up()
        tidy_up()
        due = sorted(FollowUp.objects.filter(kind="hard_date").values_list("due_on", flat=True))
    assert len(due) == 2 and due[1].year == due[0].year + 1


def test_btc_020_taking_her_yes_back_or_ending_the_day_takes_the_line_at_once(house, circle):
    by = house.actor("nadia")
    hard = _hard(circle, by)
    actions.change_message(hard, "", by=by)
    assert queries.follow_ups_due(by, today()) == []
    actions.change_message(hard, "day_before", by=by)
    assert len(queries.follow_ups_due(by, today())) == 1
    actions.end_hard_date(hard, by=by)
    assert queries.follow_ups_due(by, today()) == [] and queries.next_days(by, circle) == []
    assert HardDate.objects.get().words == SECRET, "what she told stays in the record"


def test_btc_020_hard_dates_are_private_to_those_she_chooses(house, circle, ask):
    hard = _hard(circle, house.actor("nadia"))
    assert SECRET in ask("priya", address("hard_dates", circle)).content.decode()
    for who in ("joelle", "lou"):
        assert SECRET not in ask(who, address("hard_dates", circle)).content.decode()
    with pytest.raises(NotVisible):
        queries.hard_date_of(house.actor("joelle"), circle, hard.pk)
    assert ask("joelle", address("hard_date_end", circle, hard.pk), posts={}).status_code == 404


# What she has lived through


def test_mcs_022_each_item_may_be_left_in_three_ways_and_none_is_compulsory(house, circle, ask):
    """MCS-022: not asked, prefer not to say, told to another worker; an empty form is a good answer."""
    form = ask("nadia", address("lived_tell", circle, "past")).content.decode()
    for words in ("Not asked", "Prefers not to say", "Told another worker"):
        assert words in form
    assert ask("nadia", address("lived_tell", circle, "past"), posts={"left_losses": ""}).status_code == 302
    assert not LivedThrough.objects.exists()
    ask(
        "nadia",
        address("lived_tell", circle, "past"),
        posts={"left_violence": "prefer_not", "left_losses": "told_another"},
    )
    page = ask("nadia", address("lived", circle)).content.decode()
    assert "Prefers not to say" in page and "Told another worker" in page and "Not asked" in page


def test_mcs_022_past_and_now_are_kept_apart_and_nothing_is_written_over(house, circle):
    by = house.actor("nadia")
    actions.tell_lived(circle, "past", {"violence": Lived("answered", "counselling_note", "Then")}, by=by)
    actions.tell_lived(circle, "now", {"violence": Lived("answered", "violence", SECRET)}, by=by)
    actions.tell_lived(circle, "past", {"violence": Lived("prefer_not", "counselling_note")}, by=by)
    told = queries.lived_through(by, circle)
    assert [row.kind for row in told["past", "violence"]] == ["prefer_not", "answered"]
    assert [row.words for row in told["now", "violence"]] == [SECRET]
    again = actions.tell_lived(circle, "now", {"violence": Lived("answered", "violence", SECRET)}, by=by)
    assert again == 0


def test_mcs_022_who_may_open_it_is_decided_by_label(house, circle, ask, client):
    by = house.actor("nadia")
    actions.tell_lived(circle, "past", {"losses": Lived("answered", "counselling_note", "My brother")}, by=by)
    assert "My brother" in ask("priya", address("lived", circle)).content.decode()
    for who in ("joelle", "lou"):
        assert ask(who, address("lived", circle)).status_code == 403
    assert "lived through" not in ask("joelle", address("story", circle)).content.decode()
    with pytest.raises(NotAllowed):
        actions.tell_lived(
            circle, "past", {"losses": Lived("prefer_not", "counselling_note")}, by=house.actor("joelle")
        )


def test_mcs_022_each_opening_is_in_the_audit(house, circle, ask):
    ask("priya", address("lived", circle))
    entry = AuditEntry.objects.filter(actor_id=house.priya.pk).order_by("-number").first()
    assert "care.lived" in str(entry.__dict__.values()) and entry.client_id == circle.pk


@pytest.mark.slow
@pytest.mark.parametrize("name", ["desk:client", "desk:timeline", "people:client"])
def test_n11_nothing_of_it_stands_on_another_page(house, circle, ask, name):
    """N11: not on her own page, the timeline or the list; and no page of the child's leads to it."""
    by = house.actor("nadia")
    _safety(circle, by)
    _hard(circle, by)
    actions.tell_lived(circle, "now", {"violence": Lived("answered", "violence", SECRET)}, by=by)
    assert SECRET not in ask("nadia", reverse(name, args=[circle.pk])).content.decode()
    assert SECRET not in ask("nadia", reverse("desk:families")).content.decode()


def test_n11_there_is_no_such_page_of_a_child_or_of_the_two(family, ask):
    for one in (family.child, family.dyad):
        for name in ("story", "lived", "safety_talks", "returns", "hard_dates", "pathway"):
            assert ask("nadia", address(name, one)).status_code == 404
