"""A caregiver of a child living elsewhere agrees to be asked, or takes it back."""

from __future__ import annotations

import datetime as dt

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require

from ..models import CaregiverAgreement
from ..rules.refusals import MeasureRefused
from ..rules.words import AgreedHow


@action
def agree_caregiver(child: Client, *, whose: str, how: str, on: dt.date, by: Actor) -> CaregiverAgreement:
    """Keep a caregiver's yes; another caregiver's takes its place."""
    require(by, child, "measures.write")
    if not child.is_child:
        raise MeasureRefused("whose", "This is about a child who lives elsewhere.")
    if on > today():
        raise MeasureRefused("on", "This day is still to come. Check the date.")
    for earlier in CaregiverAgreement.objects.filter(subject=child, until__isnull=True):
        earlier.until = max(earlier.from_date, on)
        earlier.save(update_fields=["until"])
    agreed = CaregiverAgreement(
        subject=child,
        whose=whose.strip(),
        how=AgreedHow(how),
        from_date=on,
        author_id=by.id,
        author_name=by.name,
    )
    agreed.save(force_insert=True)
    record_change(by, "measures.caregiver_agreed", agreed)
    return agreed


@action
def take_back_agreement(agreed: CaregiverAgreement, *, by: Actor) -> CaregiverAgreement:
    """From today the caregiver is not asked; what was answered stays, and nothing else changes."""
    require(by, agreed.subject, "measures.write")
    agreed.until = today()
    agreed.save(update_fields=["until"])
    record_change(by, "measures.caregiver_agreement_ended", agreed, fields=["until"])
    return agreed
