"""Words for clients, names, states, circle and contact."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

PEOPLE: dict[str, dict[str, Any]] = {
    "role": {"mother": _("Mother"), "child": _("Child"), "dyad": _("Together")},
    "name": {
        "preferred": _("Name to use"),
        "nickname": _("Nickname"),
        "legal": _("Name on papers"),
        "former": _("Earlier name"),
    },
    "state": {
        "outreach": _("Met in outreach"),
        "welcomed": _("Welcomed"),
        "active": _("Active"),
        "resting": _("Resting, door open"),
        "returned": _("Came back"),
        "moved_on": _("Moved on"),
    },
    "circle": {
        "key_worker": _("Key worker"),
        "counsellor": _("Counsellor"),
        "therapist": _("Parent-infant therapist"),
        "educator": _("Early childhood educator"),
        "nurse": _("Nurse"),
        "outreach": _("Outreach worker"),
        "peer": _("Peer worker"),
        "backup": _("Also walks alongside"),
    },
    "staff_tie": {
        "self": _("It is the colleague herself or himself"),
        "relative": _("A relative"),
        "friend": _("A friend or neighbour"),
        "former_client": _("A former client together"),
    },
    "channel": {
        "text": _("Text message"),
        "call": _("Phone call"),
        "email": _("E-mail"),
        "letter": _("Letter"),
        "visit": _("Visit at home"),
        "through": _("Through somebody she trusts"),
    },
    "allowed": {"yes": _("Yes, it is safe"), "no": _("No, never"), "ask_first": _("Ask her each time")},
    "voicemail": {
        "nothing": _("Leave nothing"),
        "name_only": _("A first name only"),
        "message": _("A short message is fine"),
    },
}
