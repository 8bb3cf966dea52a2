"""Her leave that those who walk with her read her answers: she gives it, and she takes it back."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action

from ..models import Administration
from ..queries.allowed import demand_writer
from ..queries.leave import answered_herself
from ..rules.refusals import MeasureRefused
from ..rules.words import Leave


@action
def say_leave(administration: Administration, *, may_read: bool, by: Actor) -> Administration:
    """Write down whether she gives leave; it counts for the measure with all its corrections.

    Raises
    ------
    MeasureRefused
        This measure is open to her workers anyway; or she answered herself, and only she can say yes.
    """
    demand_writer(by, administration)
    if administration.leave == Leave.NOT_NEEDED:
        raise MeasureRefused("", "This measure is read by those who walk with her.")
    is_hers_to_say = may_read and administration.leave == Leave.NO and not by.is_system
    if is_hers_to_say and answered_herself(by, administration):
        raise MeasureRefused("", "She answered this herself. Only she can say that it may be read.")
    administration.leave = Leave.YES if may_read else Leave.NO
    for one in (administration, *_before(administration), *_after(administration)):
        one.leave = administration.leave
        one.save(update_fields=["leave"])
    record_change(by, f"measures.leave_{administration.leave}", administration, fields=["leave"])
    return administration


def _before(one: Administration) -> list[Administration]:
    return [one.amends, *_before(one.amends)] if one.amends else []


def _after(one: Administration) -> list[Administration]:
    later = Administration.objects.filter(amends=one).first()
    return [later, *_after(later)] if later else []
