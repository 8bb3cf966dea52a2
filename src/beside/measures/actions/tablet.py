"""A shared tablet: a one-time code opens one measure, without an account."""

from __future__ import annotations

import datetime as dt
import secrets

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.transactions import action

from ..models import Administration, TabletCode
from ..queries.allowed import demand_writer
from ..queries.tablet import open_code
from ..rules.refusals import MeasureRefused, check_open
from ..rules.tablet import ALPHABET, LENGTH, digest

VALID = dt.timedelta(minutes=60)


@action
def open_tablet(administration: Administration, *, has_wording: bool, by: Actor) -> str:
    """Make the code to type on the tablet; it counts for an hour and for this measure only.

    Codes made earlier for the same measure stop counting: she goes on where she was, on one device.
    """
    demand_writer(by, administration)
    check_open(administration.standing)
    if not has_wording:
        raise MeasureRefused(
            "", "Load the official wording first. Without it, answers are copied from the paper form."
        )
    administration.codes.filter(expires_at__gt=now()).update(expires_at=now())
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    made = TabletCode(administration=administration, digest=digest(code), expires_at=now() + VALID)
    made.save(force_insert=True)
    record_change(by, "measures.tablet_opened", made, client=administration.subject)
    return code


@action
def redeem_code(code: str, *, by: Actor) -> TabletCode:
    """Use a code up: the device that typed it may answer until the hour is over."""
    found = open_code(by, code)
    found.used_at = now()
    found.save(update_fields=["used_at"])
    record_change(by, "measures.tablet_begun", found, client=found.administration.subject)
    return found
