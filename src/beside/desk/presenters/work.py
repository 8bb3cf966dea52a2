"""What was done in a program, as figures: where we met, what was given, what it was for, whom mothers name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.care import catalogue
from beside.care.plan_words import TARGETS
from beside.care.rules.plan import Target
from beside.care.rules.words import AWAY_FROM_CENTRE, PlaceKind
from beside.care.words import PLACES
from beside.foundation.content import content
from beside.people.words import word

from ..queries.numbers import Work
from ..rules.small_numbers import Part, adding_up, part_of, side_by_side
from .figures import Figure, Row, least, nothing_yet, part, rows_of, share, too_few


def work_figures(found: Work) -> list[Figure]:
    """The figures of the page."""
    return [_places(found), _services(found.services), _targets(found.targets), _supports(found.supports)]


def _places(found: Work) -> Figure:
    title = _("Where we met")
    away, here = _away_and_here(found)
    to_her, whole = sum(away.values()), sum(away.values()) + sum(here.values())
    if whole < least():
        return Figure("places", title, [too_few() if whole else nothing_yet()])
    sentence = _("We went to her, or along with her, in %(part)s contacts.") % {"part": part(to_her, whole)}
    rows = _place_rows(away, here)
    note = _("Talks from before somebody has a name are counted with the others. No address is kept.")
    return Figure("places", title, [sentence], rows, _("Place"), note, has_shares=True)


def _away_and_here(found: Work) -> tuple[Counter[str], Counter[str]]:
    every = Counter(found.places)
    every[PlaceKind.CENTRE] += found.talks.at_the_drop_in
    every[PlaceKind.STREET] += found.talks.all - found.talks.at_the_drop_in
    away = Counter({key: n for key, n in every.items() if key in AWAY_FROM_CENTRE})
    return away, every - away


def _place_rows(away: Counter[str], here: Counter[str]) -> list[Row]:
    """Where she was first, then the centre and the wire; all in one order when either side is too small alone."""
    whole, rest = sum(away.values()) + sum(here.values()), _("Other places, together")
    apart = part_of(sum(away.values()), whole, least()) is Part.PLAIN
    groups = [away, here] if apart else [away + here]
    return [row for group in groups for row in rows_of(adding_up(group, least()), _place, rest, whole)]


def _place(key: str) -> str:
    return str(PLACES[PlaceKind(key)])


def _services(counts: Mapping[str, int]) -> Figure:
    title, whole = _("What was given"), sum(counts.values())
    if whole < least():
        return Figure("services", title, [too_few() if whole else nothing_yet()])
    words = ngettext("%(n)s service was given.", "%(n)s services were given.", whole) % {"n": whole}
    families = catalogue.service_families()
    rows = rows_of(
        adding_up(counts, least()), lambda key: families.get(key, _("Other services")), _("Others, together")
    )
    note = _("Help with basic needs is a service like any other: food, clothing, a ride, each counts.")
    return Figure("services", title, [words], rows, _("Kind of service"), note, has_shares=True)


def _targets(counts: Mapping[str, int]) -> Figure:
    title, whole = _("What the work was for"), sum(counts.values())
    if whole < least():
        return Figure("targets", title, [too_few() if whole else nothing_yet()])
    sentences = [_("One contact may be for several things, and a goal counts as well.")]
    wished = float(content("services", "numbers")["least_tie_share"])
    if counts.get(Target.TIE, 0) / whole < wished:
        words = _(
            "The tie between mother and child has had less room than the %(wished)s this program wishes for. "
            "A visit for both, or a moment seen together, is a way to give it more."
        )
        sentences.append(words % {"wished": share(round(wished * 1000), 1000)})
    rows = rows_of(adding_up(counts, least()), lambda key: TARGETS[Target(key)], _("Others, together"))
    return Figure("targets", title, sentences, rows, _("For"), has_shares=True)


def _supports(counts: Mapping[str, int]) -> Figure:
    title = _("Whom mothers name as a support")
    shown = side_by_side(counts, least())
    if not shown.lines:
        return Figure("supports", title, [too_few() if counts else nothing_yet()])
    rows = [Row(word("tie", kind), str(n)) for kind, n in shown.lines]
    left_out = _("Kinds named by fewer than %(n)s mothers are not shown.") % {"n": least()}
    sentence = _("How many mothers name somebody of this kind today, whatever the year above.")
    return Figure("supports", title, [sentence], rows, _("Who"), left_out if shown.left_out else "")
