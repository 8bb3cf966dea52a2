"""Run as a program in a data folder of its own: writes a family with planted names and texts, then stops.

The planted words are the first argument, as JSON: they stand nowhere else, so that finding one is a leak.
"""

import json
import os
import sys


def tell(planted: dict[str, str]) -> None:
    """Write the planted words through the product's own actions."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.config.settings")
    django.setup()
    from beside.accounts.models import Membership, Organisation, Program, User
    from beside.accounts.queries import actor_for
    from beside.care import actions as care
    from beside.care.rules.contacts import Happened, WrittenPassage
    from beside.foundation.clock import today
    from beside.foundation.drafts import save_draft
    from beside.people import actions as people
    from beside.people.rules.contact import Allowed, Channel
    from beside.people.rules.inputs import ContactAnswer, PersonFacts
    from beside.people.rules.names import NameKind

    program = Program.objects.create(
        organisation=Organisation.objects.create(name="The house"), name="Maple House"
    )
    user = User.objects.create(sign_in_name="nadia", display_name="Nadia", kind="staff")
    Membership.objects.create(
        user=user, program=program, role="counsellor", from_date=today(), given_by_id=user.pk
    )
    nadia = actor_for(user)
    mother = people.register_mother(
        PersonFacts(names={NameKind.NICKNAME: planted["nickname"], NameKind.LEGAL: planted["legal"]}),
        program=program,
        by=nadia,
    )
    people.register_child(
        PersonFacts(names={NameKind.NICKNAME: planted["child"]}), caregiver=mother, by=nadia
    )
    people.save_safe_contact(
        mother,
        ContactAnswer(channel=Channel.TEXT, allowed=Allowed.YES, value=planted["phone"]),
        by=nadia,
    )
    told = Happened(
        kind="home_visit",
        place="home",
        on=today(),
        minutes={mother.pk: 30},
        passages=[WrittenPassage(mother.pk, planted["note"])],
    )
    care.log_contact(program, told, sign=True, by=nadia)
    save_draft(nadia, "care.contact", str(mother.pk), {"story": planted["draft"]})


if __name__ == "__main__":
    tell(json.loads(sys.argv[1]))
