"""The list of staff and the page of one colleague. Only for her who manages staff."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.clock import now, today

from .. import queries
from ..forms import FindStaffForm
from ..presenters import code_words, detail_rows, role_lines, session_rows, staff_head, staff_rows
from ..shown_code import take_code


@policy("staff.manage")
def staff_list(request: HttpRequest) -> HttpResponse:
    """All staff, narrowed by name, program, role or state."""
    form = FindStaffForm(request.GET or None, programs=queries.programs_for(request.actor))
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.list_staff(
        request.actor,
        text=asked.get("text", ""),
        program_id=asked.get("program") or None,
        role=asked.get("role", ""),
        state=asked.get("state", ""),
    )
    page = {
        "form": form,
        "caption": _("Staff"),
        "head": staff_head(),
        "rows": staff_rows(found, today()),
        "is_narrowed": any(asked.values()),
    }
    return render(request, "accounts/staff_list.html", page)


@policy("staff.manage")
def staff_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One colleague: details, roles by date, sign-in. Her one-time code is shown once, right after it is made."""
    user = queries.staff_member(request.actor, pk)
    page = {
        "person": user,
        "rows": detail_rows(user),
        "roles": role_lines(queries.roles_of(user), today()),
        "step": queries.second_step(user),
        "sessions": session_rows(queries.open_sessions(user)),
        "code": take_code(request.session, user.pk),
        "code_state": code_words(queries.given_codes(user).first(), now()),
        "is_herself": user.pk == request.actor.id,
    }
    return render(request, "accounts/staff_page.html", page)
