"""A colleague is away and another covers: the circle says so, what she meant to come back to is not lost (MCS-023)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beside.care import actions as care
from beside.care import queries as asked
from beside.care.models import FollowUp
from beside.foundation.clock import now, telling, today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.people import actions, queries
from beside.people.models import Assignment, Away, Client
from beside.people.rules.away import check_days
from beside.people.rules.circle import StaffTieKind
from beside.people.rules.pregnancy import BirthFacts, WentHomeWith
from beside.people.rules.refusals import PeopleRefusal

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def away(house):
    """``away(by="nadia", first=…, last=…)``: Nadia is away, Priya covers."""

    def write(by="nadia", first=None, last=None, user="nadia", cover="priya"):
        days = (first or today(), last or today() + 10 * DAY)
        who, other = getattr(house, user), getattr(house, cover)
        return actions.go_away(who, program=house.maple, cover=other, days=days, by=house.actor(by))

    return write


@pytest.fixture
def letter(house, family):
    """Nadia means to ask about the letter."""
    nadia = house.actor("nadia")
    return care.add_follow_up(
        house.maple,
        family.mother,
        what="Ask about the letter",
        due_on=today(),
        whose=(nadia.id, "Nadia"),
        by=nadia,
    )


def test_the_key_worker_stays_and_the_one_who_covers_opens_the_record_for_these_days_only(
    house, family, away
):
    priya = house.actor("priya")
    assert not Client.objects.visible_to(priya).filter(pk=family.mother.pk).exists()
    row = away()
    circle = {(one.user_id, one.role, one.to_date) for one in Assignment.objects.filter(client=family.mother)}
    assert circle == {
        (house.nadia.pk, "key_worker", None),
        (house.priya.pk, "backup", row.to_date + DAY),
    }
    for client in (family.mother, family.child, family.dyad):
        assert Client.objects.visible_to(priya).filter(pk=client.pk).exists()
    with telling(now() + 11 * DAY):
        assert not Client.objects.visible_to(priya).filter(pk=family.mother.pk).exists()


def test_the_circle_says_who_is_away_and_who_is_there_meanwhile(house, family, away, ask):
    away()
    for name in ("desk:client", "people:client", "people:circle"):
        page = ask("helen", reverse(name, args=[family.mother.pk])).content.decode()
        assert "Nadia is away until" in page
        assert "Priya walks alongside meanwhile" in page
    with telling(now() + 11 * DAY):
        page = ask("helen", reverse("people:circle", args=[family.mother.pk])).content.decode()
        assert "is away until" not in page


def test_what_she_meant_to_come_back_to_stands_on_the_day_of_the_one_who_covers(
    house, family, away, letter, ask
):
    priya = house.actor("priya")
    assert asked.follow_ups_due(priya, today()) == []
    away()
    assert asked.follow_ups_due(priya, today()) == [letter]
    assert "for Nadia, who is away" in ask("priya", reverse("desk:today")).content.decode()
    assert ask("priya", reverse("desk:follow_up_done", args=[letter.pk]), posts={"x": "1"}).status_code == 302
    assert FollowUp.objects.get(pk=letter.pk).done_at is not None
    with pytest.raises(NotVisible):
        asked.follow_up_of(house.actor("joelle"), letter.pk)


def test_coming_back_early_ends_the_cover_at_once(house, family, away, letter, ask):
    row = away()
    assert ask("nadia", reverse("people:away_end", args=[row.pk]), posts={"x": "1"}).status_code == 302
    assert asked.follow_ups_due(house.actor("priya"), today()) == []
    assert not Client.objects.visible_to(house.actor("priya")).filter(pk=family.mother.pk).exists()
    assert queries.days_away(house.actor("nadia")) == []
    assert Away.objects.get().cancelled_at is not None


def test_she_or_her_supervisor_writes_it_and_nobody_else(house, away, ask):
    for who in ("tess", "kofi", "lou"):
        with pytest.raises(NotAllowed):
            away(by=who)
    row = away(by="helen")
    with pytest.raises(NotVisible):
        queries.away_of(house.actor("tess"), row.pk)
    with pytest.raises(NotAllowed):
        actions.come_back(row, by=house.actor("tess"))
    assert ask("dana", reverse("people:away")).status_code == 403
    assert ask("priya", reverse("people:away_end", args=[row.pk]), posts={"x": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("first", "last", "field"), [(1, 0, "to_date"), (-9, -1, "to_date"), (0, 500, "to_date")]
)
def test_days_that_cannot_be_are_refused(first, last, field):
    day = dt.date(2026, 11, 23)
    with pytest.raises(PeopleRefusal) as refused:
        check_days(day + first * DAY, day + last * DAY, day)
    assert refused.value.field == field


def test_nobody_covers_who_is_away_herself_or_works_elsewhere(house, away):
    with pytest.raises(PeopleRefusal):
        away(cover="kofi")
    with pytest.raises(PeopleRefusal):
        away(cover="nadia")
    away()
    with pytest.raises(PeopleRefusal):
        away(first=today() + 5 * DAY, last=today() + 20 * DAY)
    with pytest.raises(PeopleRefusal):
        away(by="helen", user="joelle", cover="nadia")


def test_the_database_refuses_days_out_of_order(house):
    row = Away(
        program=house.maple, user=house.nadia, cover=house.priya, author_id=house.nadia.pk, author_name="N"
    )
    row.from_date, row.to_date = today(), today() - DAY
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_colleague_close_to_the_family_does_not_cover_there(house, family, away):
    actions.note_staff_tie(
        family.mother.person, house.priya, kind=StaffTieKind.FRIEND, by=house.actor("helen")
    )
    away()
    assert not Assignment.objects.filter(user=house.priya).exists()
    assert not Client.objects.visible_to(house.actor("priya")).filter(pk=family.mother.pk).exists()


def test_a_child_born_meanwhile_is_covered_for_the_same_days(house, kay, pregnancy, away):
    row = away()
    born = actions.record_birth(
        pregnancy,
        [BirthFacts(on=today(), called="Jo", went_home_with=WentHomeWith.MOTHER)],
        by=house.actor("nadia"),
    )[0].child
    cover = Assignment.objects.get(client=born, user=house.priya)
    assert (cover.role, cover.to_date, cover.away_id) == ("backup", row.to_date + DAY, row.pk)


def test_it_is_written_from_the_page(house, family, ask):
    last = today() + 3 * DAY
    typed = {"from_date": today().isoformat(), "to_date": last.isoformat(), "cover": str(house.priya.pk)}
    address = reverse("people:away")
    assert ask("nadia", address, posts={**typed, "cover": ""}).status_code == 200
    assert ask("nadia", address, posts=typed).status_code == 302
    assert "Priya covers" in ask("priya", address).content.decode()
    assert "Nadia" not in ask("kofi", address).content.decode()
    late = ask("helen", address, posts={**typed, "user": str(house.nadia.pk)}).content.decode()
    assert "overlap with these" in late
