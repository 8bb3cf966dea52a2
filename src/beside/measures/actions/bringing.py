"""A questionnaire from elsewhere becomes a measure of this installation: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from django.db import transaction

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside_instruments import available, check, program_folder
from beside_instruments.fhir import Draft, ForeignQuestionnaire, draft_of, read_questionnaire
from beside_instruments.incoming import incoming_json
from beside_instruments.reading import instrument as built
from beside_instruments.wording import drafted_wording

from ..models import ForeignForm
from ..queries.allowed import may_look_after
from ..rules.exchange import is_short_name, next_version
from ..rules.refusals import MeasureRefused
from .wording import load_wording


@dataclass(frozen=True, kw_only=True)
class NewForm:
    """A Questionnaire as it was sent, and what the person who brings it in says about it."""

    source: bytes
    filename: str
    key: str
    name: str
    target: str
    construct: str
    language: str
    add_up: bool
    licence_note: str
    approver: str


@action
def bring_form(new: NewForm, *, by: Actor) -> ForeignForm:
    """Keep a Questionnaire as a new measure, or as the next version of one that was brought in before.

    Raises
    ------
    BadIncoming
        The file cannot be used; the message names the item.
    MeasureRefused
        The short name is taken, or the file of the measure cannot be written.
    """
    if not may_look_after(by):
        raise NotAllowed
    foreign = read_questionnaire(new.source)
    version = _version(new.key)
    draft = draft_of(
        foreign,
        new.key,
        target=new.target,
        version=version,
        construct=new.construct,
        add_up=new.add_up,
    )
    draft.content["name"] = {"en": new.name, "fr": new.name}
    draft.content["languages"] = {new.language: {"state": "exists"}}
    draft.content["licence"]["grants"] = new.licence_note
    form = _row(new, foreign, draft, version, by)
    form.save(force_insert=True)
    _keep_words(new, foreign, draft, by)
    unfinished = _written(draft, new.key, version)
    record_change(by, "measures.form_brought_in", form)
    transaction.on_commit(lambda: unfinished.replace(unfinished.with_suffix("")))
    return form


def _version(key: str) -> str:
    if not is_short_name(key):
        raise MeasureRefused(
            "key", "A short name has small letters, digits and _ only, and begins with a letter."
        )
    mine = set(ForeignForm.objects.filter(instrument=key).values_list("instrument_version", flat=True))
    there = {one.version for one in available() if one.key == key}
    if there - mine:
        raise MeasureRefused("key", "There is a measure with this short name already. Choose another one.")
    return next_version(sorted(mine))


def _row(new: NewForm, foreign: ForeignQuestionnaire, draft: Draft, version: str, by: Actor) -> ForeignForm:
    return ForeignForm(
        instrument=new.key,
        instrument_version=version,
        url=foreign.url[:300],
        foreign_version=foreign.version[:60],
        title=foreign.title[:200],
        filename=new.filename[:200],
        form=incoming_json(new.source),
        taken={item: question.link_id for item, question in draft.taken.items()},
        notices=[*foreign.notices, *draft.notices],
        licence_note=new.licence_note,
        approver=new.approver[:120],
        brought_by_id=by.id,
        brought_by_name=by.name,
    )


def _keep_words(new: NewForm, foreign: ForeignQuestionnaire, draft: Draft, by: Actor) -> None:
    pack = drafted_wording(
        draft,
        foreign,
        built(draft.content),
        language=new.language,
        licence_note=new.licence_note,
        approver=new.approver,
        source=new.filename,
    )
    if pack is not None:
        load_wording(pack, by=by)


def _written(draft: Draft, key: str, version: str) -> Path:
    """The file beside its place: it counts only once the record has it too."""
    folder = program_folder()
    if folder is None:
        raise MeasureRefused("", "This installation has no place for measures of its own. Set BESIDE_HOME.")
    place = folder / key / f"{version}.yaml.new"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(yaml.safe_dump(draft.content, allow_unicode=True, sort_keys=False), "utf-8")
    except OSError as error:
        raise MeasureRefused(
            "", "The measure could not be written. Ask who runs this installation."
        ) from error
    problems = check(place)
    if problems:
        place.unlink()
        raise MeasureRefused("", f"{problems[0].message} {problems[0].fix}")
    return place
