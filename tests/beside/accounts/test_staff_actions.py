"""Changes to staff: done, refused, and undone when the trail cannot be written."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from beside.accounts import actions, queries
from beside.accounts.models import Invitation, Membership, Organisation, Program, Site, User
from beside.accounts.rules import Because, HeldRole, NewStaff, Role, StaffRefusal
from beside.foundation.clock import today
from beside.foundation.models import AuditEntry

from .conftest import PASSWORD, SYSTEM

NOON = dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC)


def refused(change) -> Because:
    with pytest.raises(StaffRefusal) as told:
        change()
    assert str(told.value.message) != told.value.because
    return Because(told.value.because)


def last_entry() -> AuditEntry:
    return AuditEntry.objects.order_by("-number").first()


@pytest.fixture
def trail_is_full(monkeypatch):
    """The audit trail cannot be written from now on."""

    def no_room(*args, **kwargs):
        raise DatabaseError("disk is full")

    def fill():
        monkeypatch.setattr("beside.foundation.audit.trail.insert_many", no_room)

    return fill


def test_an_invited_colleague_joins_with_her_code(maple):
    new = NewStaff(sign_in_name="Nadia", display_name="Nadia", roles=[HeldRole(Role.COUNSELLOR, maple.pk)])
    invited = actions.invite_staff(new, by=SYSTEM)
    assert invited.user.sign_in_name == "nadia"
    assert not invited.user.has_joined
    joined = actions.accept_code(
        sign_in_name="NADIA", code=invited.code.lower(), password=PASSWORD, by=SYSTEM
    )
    assert joined.check_password(PASSWORD)
    assert last_entry().action == "accounts.code_accepted"
    assert last_entry().actor_id == joined.pk


def test_code_and_password_are_nowhere_in_the_database(maple, hire):
    """Criterion 25: an administrator cannot read a password or a code; the trail holds names of fields only."""
    new = NewStaff(sign_in_name="nadia", display_name="Nadia", roles=[HeldRole(Role.COUNSELLOR, maple.pk)])
    invited = actions.invite_staff(new, by=SYSTEM)
    stored = [str(list(rows)) for rows in (Invitation.objects.values(), User.objects.values())]
    stored += [str(list(AuditEntry.objects.values()))]
    assert not any(invited.code in text or invited.code.replace("-", "") in text for text in stored)
    actions.accept_code(sign_in_name="nadia", code=invited.code, password=PASSWORD, by=SYSTEM)
    assert PASSWORD not in str(list(User.objects.values())) + str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("why", ["used", "late", "withdrawn", "other name", "wrong", "closed"])
def test_one_answer_for_every_reason_a_code_is_not_good(maple, hire, why):
    new = NewStaff(sign_in_name="nadia", display_name="Nadia", roles=[HeldRole(Role.COUNSELLOR, maple.pk)])
    with time_machine.travel(NOON, tick=False) as clock:
        invited = actions.invite_staff(new, by=SYSTEM)
        name, code = "nadia", invited.code
        if why == "used":
            actions.accept_code(sign_in_name=name, code=code, password=PASSWORD, by=SYSTEM)
        elif why == "late":
            clock.shift(dt.timedelta(hours=72))
        elif why == "withdrawn":
            actions.issue_code(invited.user, by=SYSTEM)
        elif why == "other name":
            name = hire("tess", Role.COUNSELLOR, maple).sign_in_name
        elif why == "wrong":
            code = "ABCD-EFGH-JKMN"
        else:
            actions.disable_user(invited.user, by=SYSTEM)
        because = refused(
            lambda: actions.accept_code(sign_in_name=name, code=code, password=PASSWORD, by=SYSTEM)
        )
    assert because is Because.CODE_NOT_GOOD


def test_a_code_for_a_forgotten_password_is_good_for_ten_minutes(nadia):
    """Criterion 26: given in person, ten minutes."""
    with time_machine.travel(NOON, tick=False) as clock:
        code = actions.issue_code(nadia, by=SYSTEM)
        clock.shift(dt.timedelta(minutes=9))
        actions.accept_code(sign_in_name="nadia", code=code, password="seven green kites", by=SYSTEM)
        code = actions.issue_code(User.objects.get(pk=nadia.pk), by=SYSTEM)
        clock.shift(dt.timedelta(minutes=10))
        refused(lambda: actions.accept_code(sign_in_name="nadia", code=code, password=PASSWORD, by=SYSTEM))


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("nadia", Because.NAME_TAKEN),
        ("NADIA ", Because.NAME_TAKEN),
        ("nadia@example.org", Because.NAME_NOT_USABLE),
        ("", Because.NAME_NOT_USABLE),
    ],
)
def test_sign_in_names_that_are_refused(nadia, maple, name, because):
    new = NewStaff(sign_in_name=name, display_name="X", roles=[HeldRole(Role.NURSE, maple.pk)])
    assert refused(lambda: actions.invite_staff(new, by=SYSTEM)) is because


def test_nobody_is_invited_without_a_role(maple):
    new = NewStaff(sign_in_name="x1", display_name="X")
    assert refused(lambda: actions.invite_staff(new, by=SYSTEM)) is Because.NO_ROLE


def test_roles_change_by_ending_one_and_opening_another(nadia, maple, harbour):
    actions.set_roles(nadia, roles=[HeldRole(Role.SUPERVISOR, maple.pk)], by=SYSTEM)
    held = {row.role: row for row in queries.roles_of(nadia)}
    assert held["counsellor"].to_date == today()
    assert held["supervisor"].to_date is None
    actor = queries.actor_for(nadia)
    assert actor.can("notes.countersign", maple.pk)
    assert not actor.can("notes.read", harbour.pk)


def test_a_role_that_goes_on_keeps_its_first_day(nadia, maple, harbour):
    first = Membership.objects.get(user=nadia)
    both = [HeldRole(Role.COUNSELLOR, maple.pk), HeldRole(Role.NURSE, harbour.pk)]
    actions.set_roles(nadia, roles=both, by=SYSTEM)
    first.refresh_from_db()
    assert first.to_date is None
    assert Membership.objects.filter(user=nadia).count() == 2


def test_a_role_agreed_for_later_counts_on_its_day(nadia, maple):
    """Criterion 28 and J-roles: the change counts from its day on, without any job having run."""
    with time_machine.travel(NOON, tick=False) as clock:
        later = dt.date(2026, 12, 1)
        Membership.objects.filter(user=nadia).update(from_date=dt.date(2026, 1, 1))
        actions.set_roles(nadia, roles=[HeldRole(Role.MANAGER, maple.pk)], from_date=later, by=SYSTEM)
        assert queries.actor_for(nadia).can("notes.read", maple.pk)
        clock.move_to(dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC))
        actor = queries.actor_for(nadia)
    assert actor.can("reports.see", maple.pk)
    assert not actor.can("notes.read", maple.pk)


def test_a_role_taken_back_before_it_began_was_never_held(nadia, maple):
    later = today() + dt.timedelta(days=9)
    now_and_later = [HeldRole(Role.COUNSELLOR, maple.pk), HeldRole(Role.SUPERVISOR, maple.pk)]
    actions.set_roles(nadia, roles=now_and_later, from_date=later, by=SYSTEM)
    actions.set_roles(nadia, roles=[HeldRole(Role.COUNSELLOR, maple.pk)], by=SYSTEM)
    row = Membership.objects.get(user=nadia, role="supervisor")
    assert row.from_date == row.to_date == later


def test_local_date_decides_when_a_role_begins(nadia, maple, settings):
    with time_machine.travel(dt.datetime(2026, 12, 1, 4, 30, tzinfo=dt.UTC), tick=False):
        assert today() == dt.date(2026, 11, 30)


def test_history_is_not_written_afterwards(nadia, maple):
    yesterday = today() - dt.timedelta(days=1)
    roles = [HeldRole(Role.NURSE, maple.pk)]
    assert (
        refused(lambda: actions.set_roles(nadia, roles=roles, from_date=yesterday, by=SYSTEM))
        is Because.IN_THE_PAST
    )


@pytest.mark.parametrize("change", ["closed", "other role"])
def test_somebody_always_manages_staff(ruth, maple, change):
    def last_one_goes():
        if change == "closed":
            actions.disable_user(ruth, by=SYSTEM)
        else:
            actions.set_roles(ruth, roles=[HeldRole(Role.NURSE, maple.pk)], by=SYSTEM)

    assert refused(last_one_goes) is Because.LAST_ADMINISTRATOR


def test_nobody_closes_her_own_sign_in(ruth, hire, by_ruth):
    hire("ada", Role.ADMINISTRATOR)
    assert refused(lambda: actions.disable_user(ruth, by=by_ruth)) is Because.HERSELF


def test_n28_nobody_locks_a_mother_out_of_her_own_pages(maple, by_ruth):
    """N28: not because she left, argued or revoked; there is no page and no action for it."""
    kay = actions.open_sign_in(sign_in_name="kay", display_name="Kay", kind="mother", by=SYSTEM)
    assert refused(lambda: actions.disable_user(kay, by=by_ruth)) is Because.HERS_TO_PAUSE
    assert User.objects.get(pk=kay.pk).is_active


def test_closed_and_opened_again(nadia, maple):
    actions.disable_user(nadia, by=SYSTEM)
    assert not queries.actor_for(nadia).capabilities
    assert nadia not in queries.staff_of(maple.pk)
    assert refused(lambda: actions.disable_user(nadia, by=SYSTEM)) is Because.ALREADY_SO
    actions.enable_user(nadia, by=SYSTEM)
    assert queries.actor_for(nadia).can("notes.read", maple.pk)
    assert refused(lambda: actions.enable_user(nadia, by=SYSTEM)) is Because.ALREADY_SO


CHANGES = {
    "roles": lambda user, program: actions.set_roles(
        user, roles=[HeldRole(Role.NURSE, program.pk)], by=SYSTEM
    ),
    "closed": lambda user, program: actions.disable_user(user, by=SYSTEM),
    "code": lambda user, program: actions.issue_code(user, by=SYSTEM),
    "sessions": lambda user, program: actions.end_sessions(user, by=SYSTEM),
    "second step": lambda user, program: actions.reset_second_factor(user, by=SYSTEM),
    "details": lambda user, program: actions.change_details(
        user, display_name="N.", job_title="", email="", by=SYSTEM
    ),
    "own details": lambda user, program: actions.change_own_details(
        user, display_name="N.", language="fr-ca", by=SYSTEM
    ),
    "program": lambda user, program: actions.create_program(name="Third", by=SYSTEM),
    "site": lambda user, program: actions.create_site(program=program, name="S", time_zone="UTC", by=SYSTEM),
    "renamed": lambda user, program: actions.rename_place(program, name="Other", by=SYSTEM),
    "invited": lambda user, program: actions.invite_staff(
        NewStaff(sign_in_name="x1", display_name="X", roles=[HeldRole(Role.NURSE, program.pk)]), by=SYSTEM
    ),
    "sign-in": lambda user, program: actions.open_sign_in(
        sign_in_name="kay", display_name="Kay", kind="mother", by=SYSTEM
    ),
}


def _everything():
    tables = (User, Membership, Invitation, Program, Site, Organisation)
    return [list(table.objects.order_by("pk").values()) for table in tables]


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_changes_when_the_trail_cannot_be_written(nadia, maple, trail_is_full, name):
    before = _everything()
    trail_is_full()
    with pytest.raises(DatabaseError):
        CHANGES[name](User.objects.get(pk=nadia.pk), maple)
    assert _everything() == before


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_leaves_its_entry(nadia, maple, name):
    before = AuditEntry.objects.count()
    CHANGES[name](User.objects.get(pk=nadia.pk), maple)
    assert AuditEntry.objects.count() > before
    assert last_entry().action.startswith("accounts.")


def test_a_change_wants_to_know_whose_hand_it_is(nadia):
    with pytest.raises(TypeError):
        actions.end_sessions(nadia)


def test_there_is_one_organisation(maple):
    assert refused(lambda: actions.create_organisation(name="Second", by=SYSTEM)) is Because.PLACE_EXISTS
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Second")


@pytest.mark.parametrize("name", ["Maple", "maple"])
def test_places_are_named_once(maple, harbour, name):
    assert refused(lambda: actions.create_program(name=name, by=SYSTEM)) is Because.PLACE_EXISTS
    assert refused(lambda: actions.rename_place(harbour, name=name, by=SYSTEM)) is Because.PLACE_EXISTS


def test_a_role_ends_after_it_began_in_the_database_too(nadia):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(user=nadia).update(to_date=dt.date(2000, 1, 1))


def test_actor_costs_one_query(nadia, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.actor_for(nadia)


def test_mother_and_partner_hold_no_capability_of_staff(maple):
    for name, kind in (("kay", "mother"), ("alex", "partner")):
        user = actions.open_sign_in(sign_in_name=name, display_name=name, kind=kind, by=SYSTEM)
        actor = queries.actor_for(user)
        assert (actor.kind, actor.capabilities) == (kind, {})


def test_questions_about_staff(nadia, hire, maple, harbour):
    kofi, dana = hire("kofi", Role.COUNSELLOR, harbour), hire("dana", Role.MANAGER, maple)
    assert set(queries.staff_of(maple.pk)) == {nadia, dana}
    assert queries.staff_choices(harbour.pk) == [(str(kofi.pk), "Kofi")]
    assert queries.display_names([nadia.pk, kofi.pk]) == {nadia.pk: "Nadia", kofi.pk: "Kofi"}
    assert list(queries.programs_for(queries.actor_for(kofi))) == [harbour]
    assert list(queries.programs_for(queries.actor_for(kofi), "reports.see")) == []
