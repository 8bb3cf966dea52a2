"""What care answers when something happens below it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from beside.foundation.actor import Actor


def colleague_goes(
    user_id: UUID, programs: Collection[UUID] | None = None, clients: Collection[UUID] | None = None
) -> None:
    """A colleague goes: the team of each mother who names nobody else is told gently (MCS-023)."""
    from beside.accounts.models import User
    from beside.people.queries import resting_on, team_around

    from .actions import tell_team

    by = Actor.system("team notice")
    colleague = User.objects.get(pk=user_id)
    for mother in resting_on(by, user_id, programs=programs, clients=clients):
        for program, team in team_around(by, mother):
            others = {pk: name for pk, name in team.items() if pk != user_id}
            tell_team(mother, program, colleague, team=others, by=by)
