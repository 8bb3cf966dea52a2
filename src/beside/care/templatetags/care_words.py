"""Template words of care: kinds, places, services, and the fields of one passage."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from beside.ui.tags.words import in_words

from .. import catalogue
from ..outreach_words import handoff_words, need_words, words_of
from ..rules.words import FollowUpKind
from ..words import AUDIENCES, KINDS, LABELS, NOT_MET, PASSAGES, PLACES, audience_words

register = template.Library()


@register.simple_tag
def passage_fields(form: Any, subject: Any) -> dict[str, Any]:
    """The bound fields of one client's passage, and who will read it."""
    together = f"together_{subject.pk}"
    label = form[f"label_{subject.pk}"]
    return {
        "title": subject.display_name,
        "text": form[f"text_{subject.pk}"],
        "label": label,
        "audience": audience_words(label.value() or ""),
        "kind": "together" if subject.is_dyad else subject.kind,
        "together": form[together] if together in form.fields else None,
    }


@register.filter
def who_comes(visit: Any) -> str:
    """Whom a visit is with, each person once: “Kay and Jo”."""
    return str(get_text_list([one.display_name for one in visit.clients.all() if not one.is_dyad], _("and")))


@register.simple_tag
def by_family(field: Any) -> list[tuple[str, list[Any]]]:
    """The services as boxes to tick, family by family."""
    boxes = {box.data["value"]: box for box in field.subwidgets}
    return [
        (family, [boxes[key] for key, _label in services if key in boxes])
        for family, services in catalogue.service_groups()
    ]


@register.simple_tag
def audiences(form: Any) -> list[tuple[Any, Any]]:
    """Each label she may choose, with who reads it."""
    return [(words, AUDIENCES[key]) for key, words in LABELS.items() if form.actor.cleared_for(key)]


@register.filter
def kind_words(key: str) -> Any:
    return KINDS.get(key, key)


@register.filter
def place_words(key: str) -> Any:
    return PLACES.get(key, key)


@register.filter
def not_met_words(key: str) -> Any:
    return NOT_MET.get(key, key)


@register.filter
def passage_words(key: str) -> Any:
    return PASSAGES.get(key, key)


@register.filter
def label_words(key: str) -> Any:
    return LABELS.get(key, key)


@register.filter
def service_words(key: str) -> str:
    return catalogue.service_label(key)


@register.filter
def material_words(key: str) -> str:
    return catalogue.material_label(key)


@register.filter
def follow_up_words(item: Any) -> str:
    """What to come back to: as it was written, or the gentle notice in the reader's language."""
    if item.kind == FollowUpKind.ONLY_SUPPORT:
        return _(
            "%(name)s, whom she names as her only support, goes or is away for a while. Who could be beside her as well?"
        ) % {"name": item.what}
    if item.kind == FollowUpKind.HARD_DATE:
        day = in_words(dt.date.fromisoformat(item.what), "weekday")
        return _("%(day)s is a hard day for her. She would like a kind word.") % {"day": day}
    return str(item.what)


@register.filter
def zone_words(key: str) -> Any:
    return words_of("zones", key)


@register.filter
def needs_words(keys: list[str]) -> str:
    return need_words(keys)


@register.filter
def handoff(talk: Any) -> str:
    return handoff_words(talk.handoff_to, talk.handoff_list)


@register.filter
def unmet_words(key: str) -> Any:
    return words_of("unmet_needs", key)


@register.filter
def because_words(key: str) -> Any:
    return words_of("unmet_because", key)
