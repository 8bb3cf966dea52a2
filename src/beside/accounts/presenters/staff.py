"""Staff and their roles, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from beside.ui.tags.words import in_words

from ..models import Invitation, Membership, User
from ..rules import CodeStands
from ..words import role_name


def staff_head() -> list[str]:
    """The heads of the table of staff."""
    return [_("Name"), _("Job title"), _("Roles"), _("Sign-in")]


def staff_rows(people: Iterable[User], today: date) -> list[tuple[Any, ...]]:
    """Colleagues with the roles they hold or will hold, as fetched by ``list_staff``."""
    return [
        (
            format_html(
                '<a class="govuk-link" href="{}">{}</a>',
                reverse("accounts:staff_page", args=[user.pk]),
                user.display_name,
            ),
            user.job_title,
            format_html_join(
                mark_safe("<br>"),
                "{}",
                ((_role_words(one, today),) for one in getattr(user, "roles_now", [])),
            ),
            state_words(user),
        )
        for user in people
    ]


def state_words(user: User) -> str:
    if not user.is_active:
        return _("Closed")
    return _("Open") if user.has_joined else _("Not joined yet")


def detail_rows(user: User) -> list[tuple[Any, ...]]:
    """Her details for the summary list."""
    none = _("Not written down")
    last = in_words(localtime(user.last_login)) if user.last_login else _("Not yet")
    return [
        (_("Sign-in name"), user.sign_in_name),
        (_("Job title"), user.job_title or none),
        (_("E-mail"), user.email or none),
        (_("Signed in last"), last),
    ]


def role_lines(memberships: Iterable[Membership], today: date) -> dict[str, list[dict[str, Any]]]:
    """Her roles: those that count today, those agreed for later, and those of before."""
    lines: dict[str, list[dict[str, Any]]] = {"now": [], "later": [], "before": []}
    for one in memberships:
        line = {
            "role": role_name(one.role),
            "place": one.program.name if one.program else _("The whole organisation"),
            "from_date": one.from_date,
            "to_date": one.to_date,
        }
        if one.to_date is not None and one.to_date <= max(today, one.from_date):
            lines["before"].append(line)
        else:
            lines["later" if one.from_date > today else "now"].append(line)
    return lines


def code_words(invitation: Invitation | None, moment: datetime) -> str:
    """How her one-time code stands; never the code."""
    if invitation is None:
        return ""
    return {
        CodeStands.OPEN: _("A one-time code is open until %(until)s.")
        % {"until": in_words(localtime(invitation.expires_at))},
        CodeStands.USED: "",
        CodeStands.WITHDRAWN: "",
        CodeStands.EXPIRED: _("Her one-time code has run out. Make a new one when she is with you."),
    }[invitation.stands(moment)]


def _role_words(one: Membership, today: date) -> str:
    place = one.program.name if one.program else _("everywhere")
    words = {"role": role_name(one.role), "place": place, "day": in_words(one.from_date)}
    if one.from_date > today:
        return _("%(role)s, %(place)s, from %(day)s") % words
    return _("%(role)s, %(place)s") % words
