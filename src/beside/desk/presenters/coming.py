"""How families came to a program, as figures: the first talks, the way to an intake, the time after a birth."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.care.outreach_words import words_of

from ..queries.numbers import Coming
from ..rules.small_numbers import adding_up, middle
from .figures import Figure, Row, days, least, nothing_yet, number, part, rows_of, too_few


def coming_figures(found: Coming) -> list[Figure]:
    """The figures of the page, in the order of a family's way."""
    return [
        _before_a_name(found),
        _drop_in(found),
        _until_the_intake(found.days_to_intake),
        _until_we_meet(found.days_to_contact),
        _after_the_birth(found),
        _unmet(found),
    ]


def _before_a_name(found: Coming) -> Figure:
    talks, known = found.talks, found.talks_before_a_name
    sentences = []
    if len(known) >= least():
        middle_one = middle(known, least()) or 0
        words = _("%(n)s women chose to be known. In the middle, %(talks)s talks came before it.")
        sentences.append(words % {"n": len(known), "talks": _plain(middle_one)})
    rows = [
        Row(_("Talks with people who had no record"), number(talks.all)),
        Row(_("Without even a nickname"), part(talks.without_a_nickname, talks.all)),
        Row(_("What is shared was explained"), part(talks.explained, talks.all)),
        Row(_("She asked to meet somebody"), part(talks.handoffs, talks.all)),
        Row(_("They met"), part(talks.handoffs_met, talks.all)),
        Row(_("Women who chose to be known"), number(len(known))),
    ]
    return _figure("name", _("Before a name"), sentences, rows if talks.all or known else [])


def _until_the_intake(values: Sequence[int]) -> Figure:
    words = _("From the first contact to the first intake it took %(days)s, in the middle of %(n)s women.")
    return _middle_of("intake", _("From the first contact to the intake"), values, words)


def _until_we_meet(values: Sequence[int]) -> Figure:
    words = _("From her asking to the first contact it took %(days)s, in the middle of %(n)s women.")
    return _middle_of("contact", _("From asking to meeting"), values, words)


def _middle_of(key: str, title: str, values: Sequence[int], words: str) -> Figure:
    found = middle(values, least())
    if found is None:
        return Figure(key, title, [too_few() if values else nothing_yet()])
    return Figure(key, title, [words % {"days": days(found), "n": len(values)}])


def _drop_in(found: Coming) -> Figure:
    heads = found.heads
    rows = [
        Row(_("By name"), number(heads.named)),
        Row(_("Without a name"), number(heads.unnamed)),
        Row(_("Children"), number(heads.children)),
    ]
    came = heads.named + heads.unnamed + heads.children
    note = _("Visits are counted, not people: who comes twice counts twice.")
    return _figure("heads", _("At the drop-in"), [], rows if came else [], note)


def _after_the_birth(found: Coming) -> Figure:
    births = found.births
    title = _("After the birth")
    if births.all < least():
        return Figure("births", title, [too_few() if births.all else nothing_yet()])
    words = _("Pregnancies that ended in a birth and went on into the time after it: %(part)s.")
    note = _("One goes on when she, or she and her child, took part in a contact after the birth.")
    return Figure("births", title, [words % {"part": part(births.go_on, births.all)}], note=note)


def _unmet(found: Coming) -> Figure:
    title, whole = _("Needs we could not serve"), sum(found.unmet.values())
    if whole < least():
        return Figure("unmet", title, [too_few() if whole else nothing_yet()])
    words = ngettext("%(n)s request could not be served.", "%(n)s requests could not be served.", whole)
    shown = adding_up(found.unmet, least())
    rows = rows_of(shown, lambda key: words_of("unmet_needs", key), _("Other needs, together"))
    return Figure("unmet", title, [words % {"n": whole}], rows, _("Need"), has_shares=True)


def _figure(key: str, title: str, sentences: Sequence[str], rows: Sequence[Row], note: str = "") -> Figure:
    if not rows and not sentences:
        return Figure(key, title, [nothing_yet()])
    return Figure(key, title, sentences, rows, _("What"), note)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
