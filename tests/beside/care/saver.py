"""Run as a process of its own: children save contacts with notes, say each aloud once saved, and are killed.

The children are forked from one process that has read the program once, so that forty kills take seconds.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import select
import signal
import sys

import django


def prepare() -> None:
    """One organisation, one program, one counsellor, one mother."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from beside.accounts.models import Membership, Organisation, Program, User
    from beside.accounts.queries import actor_for
    from beside.people import actions as people
    from beside.people.rules.inputs import PersonFacts
    from beside.people.rules.names import NameKind

    program = Program.objects.create(organisation=Organisation.objects.create(name="House"), name="Maple")
    nadia = User.objects.create(sign_in_name="nadia", display_name="Nadia", kind="staff")
    Membership.objects.create(
        user=nadia,
        program=program,
        role="counsellor",
        from_date=dt.date(2020, 1, 1),
        given_by_id=nadia.pk,
    )
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    people.register_mother(facts, program=program, by=actor_for(nadia))


def save_until_killed(pipe: int) -> None:
    """Save contacts; write down each one's id only after its transaction has ended."""
    from beside.accounts.models import Program, User
    from beside.accounts.queries import actor_for
    from beside.care.actions import log_contact
    from beside.care.rules.contacts import Happened, WrittenPassage
    from beside.foundation.clock import today
    from beside.people.models import Client

    program, kay = Program.objects.get(), Client.objects.get()
    nadia = actor_for(User.objects.get())
    while True:
        told = Happened(
            kind="phone",
            place="phone",
            on=today(),
            minutes={kay.pk: 10},
            passages=[WrittenPassage(kay.pk, "We talked")],
        )
        contact = log_contact(program, told, sign=True, by=nadia)
        os.write(pipe, f"{contact.pk}\n".encode())


def killed(moment: random.Random) -> list[str]:
    """Start a child, kill it without warning at a moment nobody chose; what it had acknowledged."""
    from django.db import connections

    connections.close_all()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        save_until_killed(write)
    os.close(write)
    said = os.read(read, 37)
    nothing = os.pipe()[0]
    select.select([nothing], [], [], moment.uniform(0, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as rest:
        said += rest.read()
    return said.decode().split()


def check(acknowledged: list[str]) -> None:
    """Every acknowledged contact is whole, none is half written, and the trail verifies."""
    from beside.care.models import Contact, Note, Participation, Passage
    from beside.foundation.audit import verify
    from beside.foundation.models import AuditEntry

    kept = {str(pk) for pk in Contact.objects.values_list("pk", flat=True)}
    missing = set(acknowledged) - kept
    assert not missing, f"lost: {missing}"
    for rows in (
        Note.objects.values_list("contact_id", flat=True),
        Participation.objects.values_list("contact_id", flat=True),
        Passage.objects.values_list("note__contact_id", flat=True),
        AuditEntry.objects.filter(action="care.contact_logged").values_list("subject_id", flat=True),
    ):
        assert {str(pk) for pk in rows} == kept
    assert {p.text for p in Passage.objects.all()} <= {"We talked"}
    assert verify() is None
    print(f"whole {len(kept)} acknowledged {len(acknowledged)}")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "beside.config.settings"
    django.setup()
    prepare()
    moment = random.Random(41)
    check([pk for _kill in range(int(sys.argv[1])) for pk in killed(moment)])
