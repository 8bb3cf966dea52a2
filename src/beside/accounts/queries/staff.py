"""Who works here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from beside.foundation.actor import Actor
from beside.foundation.clock import now, today
from beside.foundation.errors import NotVisible

from ..models import Invitation, Membership, User
from ..rules.roles import ROLES


def staff_of(program_id: UUID, day: date | None = None) -> QuerySet[User]:
    """Active staff who hold a role in this program today."""
    held = Membership.objects.filter(user=OuterRef("pk"), program_id=program_id).live(day or today())
    return User.objects.staff().active().filter(Exists(held))


def staff_with(program_id: UUID, *capabilities: str, day: date | None = None) -> QuerySet[User]:
    """Active staff whose role in this program holds all these capabilities."""
    roles = [role.value for role, words in ROLES.items() if words.may >= set(capabilities)]
    held = Membership.objects.filter(user=OuterRef("pk"), program_id=program_id, role__in=roles)
    return User.objects.staff().active().filter(Exists(held.live(day or today())))


def staff_choices(program_id: UUID, day: date | None = None) -> list[tuple[str, str]]:
    """Staff of a program as choices of a form: id, and name with job title."""
    return [
        (str(user.pk), f"{user.display_name} · {user.job_title}" if user.job_title else user.display_name)
        for user in staff_of(program_id, day)
    ]


def display_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of people by id, in one query; an unknown id is left out."""
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "display_name"))


def list_staff(
    actor: Actor, *, text: str = "", program_id: UUID | None = None, role: str = "", state: str = ""
) -> QuerySet[User]:
    """All staff, for her who manages them; narrowed by name, program, role or state (active, invited, closed)."""
    if not actor.can("staff.manage"):
        return User.objects.none()
    day = today()
    held = Membership.objects.live_or_ahead(day).select_related("program")
    found = User.objects.staff().prefetch_related(Prefetch("memberships", queryset=held, to_attr="roles_now"))
    for word in text.split():
        found = found.filter(
            Q(display_name__icontains=word) | Q(sign_in_name__icontains=word) | Q(job_title__icontains=word)
        )
    if program_id or role:
        wanted = Membership.objects.filter(user=OuterRef("pk")).live_or_ahead(day)
        wanted = wanted.filter(program_id=program_id) if program_id else wanted
        found = found.filter(Exists(wanted.filter(role=role) if role else wanted))
    if state:
        found = found.filter(disabled_at__isnull=state != "closed")
    if state == "invited":
        found = found.not_joined()
    elif state == "active":
        found = found.joined()
    return found


def staff_member(actor: Actor, pk: UUID) -> User:
    """One member of staff. Raises NotVisible for anybody who may not manage staff."""
    if not actor.can("staff.manage"):
        raise NotVisible
    user = User.objects.staff().filter(pk=pk).first()
    if user is None:
        raise NotVisible
    return user


def roles_of(user: User) -> QuerySet[Membership]:
    """All roles she holds, held or will hold, newest first."""
    return user.memberships.select_related("program").order_by("-from_date", "role")


def open_code(user: User) -> Invitation | None:
    """Her one-time code that is still good, if there is one."""
    return user.invitations.filter(
        used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now()
    ).first()


def given_codes(user: User) -> QuerySet[Invitation]:
    """Codes given to her, newest first; never the codes themselves."""
    return user.invitations.order_by("-created_at")
