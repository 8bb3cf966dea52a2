"""A program's rhythm beside its model's figures, line by line. About the program; no woman and no worker stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.foundation.content import content
from beside.ui.tags.words import in_words as day_words

from ..queries import Fidelity
from ..rules.plan import REVIEW_MONTHS

#: Below this many families a mean says more about one of them than about the program.
FEWEST = 5


@dataclass(frozen=True)
class Beside:
    """What the page needs: the model by name, where its figures come from, and the lines."""

    model: str
    source: str
    lines: Sequence[tuple[str, str, str, str]]


def beside_the_model(found: Fidelity) -> Beside:
    """Each line: what, the model's figure, what this program hopes for, how it is now."""
    templates: list[dict[str, Any]] = content("services", "program_templates")["templates"]
    chosen = found.setting.template if found.setting else ""
    model = next((one for one in templates if one["key"] == chosen), templates[0])
    lines = [_visits(found, model), _loads(found, model), _plans(found, model), _years(found, model)]
    return Beside(model["model"], model["source"], [*lines, *_held()])


def _visits(found: Fidelity, model: dict[str, Any]) -> tuple[str, str, str, str]:
    hoped = found.setting.visits_month if found.setting else None
    now = _too_few()
    if found.families >= FEWEST:
        words = _("%(mean)s on average in %(month)s, with %(families)s families")
        mean = f"{found.visits / found.families:.1f}"
        now = words % {"mean": mean, "month": day_words(found.month, "month"), "families": found.families}
    return _("Visits with each family in a month"), _about(model["visits_month"]), _about(hoped), now


def _loads(found: Fidelity, model: dict[str, Any]) -> tuple[str, str, str, str]:
    setting = found.setting
    now = _("Nobody walks with a family here yet.")
    if found.loads:
        fewest, most = found.loads[0], found.loads[-1]
        words = ngettext("%(most)s family", "%(most)s families", most)
        if fewest != most:
            words = _("from %(fewest)s to %(most)s families")
        now = words % {"fewest": fewest, "most": most}
    usual = _size(setting.families_usual, setting.families_most) if setting else _not_set()
    return (
        _("Families each worker walks with"),
        _size(model["families_usual"], model["families_most"]),
        usual,
        now,
    )


def _plans(found: Fidelity, model: dict[str, Any]) -> tuple[str, str, str, str]:
    months = found.setting.review_months if found.setting else REVIEW_MONTHS
    now = _too_few()
    if found.here_long_enough >= FEWEST:
        words = _("with %(some)s of the %(all)s families who have been here that long")
        now = words % {"some": found.looked_at, "all": found.here_long_enough}
    return _("Plan looked at together"), _every(model["review_months"]), _every(months), now


def _years(found: Fidelity, model: dict[str, Any]) -> tuple[str, str, str, str]:
    years = ngettext("%(n)s year", "%(n)s years", model["years"]) % {"n": model["years"]}
    now = _("Nobody walks with a family here yet.")
    if found.longest_since:
        now = _("the longest since %(month)s") % {"month": day_words(found.longest_since, "month")}
    return _("How long"), years, _("As long as she wishes. Nothing ends by the calendar."), now


def _held() -> list[tuple[str, str, str, str]]:
    """What the product holds by itself, so that nobody has to count it."""
    return [
        (
            _("Where a family stands, each month and each half year"),
            _("written down"),
            _("Nothing to fill in: it follows from the record."),
            _("See “This month, side by side” on the page of each family."),
        ),
        (
            _("A return to use"),
            _("never a reason to leave"),
            _("never a reason to leave"),
            _("Writing one down changes no place, no visit and no access."),
        ),
    ]


def _too_few() -> str:
    return ngettext(
        "Too few to say: fewer than %(n)s family.", "Too few to say: fewer than %(n)s families.", FEWEST
    ) % {"n": FEWEST}


def _about(visits: int | None) -> str:
    return _("about %(n)s") % {"n": visits} if visits else _not_set()


def _size(usual: int | None, most: int | None) -> str:
    if not usual:
        return _not_set()
    if not most:
        return _("about %(n)s") % {"n": usual}
    return _("%(usual)s, at most %(most)s") % {"usual": usual, "most": most}


def _every(months: int) -> str:
    return ngettext("every month", "every %(n)s months", months) % {"n": months}


def _not_set() -> str:
    return _("no number is set")
