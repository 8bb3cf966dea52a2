"""What a contact form begins with: from a visit in the book, from last time, or from now."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from ..models import Appointment, Contact
from ..rules.words import ContactKind, Outcome


def from_appointment(appointment: Appointment) -> dict[str, Any]:
    """Everything the book already knows: nothing is asked twice."""
    here = timezone.localtime(appointment.starts_at)
    return {
        "kind": appointment.kind,
        "place": appointment.place,
        "on": appointment.local_date,
        "starts": here.time().replace(second=0, microsecond=0),
        "minutes": appointment.minutes,
        "who": [str(c.pk) for c in appointment.clients.all() if not c.is_dyad],
        "outcome": Outcome.TOOK_PLACE,
    }


def from_last_time(last: Contact, today: dt.date) -> dict[str, Any]:
    """The same as last time, today."""
    return {
        "kind": last.kind,
        "place": last.place,
        "on": today,
        "minutes": last.duration,
        "who": [str(p.client_id) for p in last.participations.all()],
        "services": [s.service for s in last.services.all()],
        "outcome": Outcome.TOOK_PLACE,
    }


def from_now(today: dt.date) -> dict[str, Any]:
    """Today, nothing else assumed."""
    return {"on": today, "kind": ContactKind.HOME_VISIT, "outcome": Outcome.TOOK_PLACE}
