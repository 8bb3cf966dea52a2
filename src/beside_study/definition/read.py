"""Reads a study file into a ``Study``; every problem is reported at once with its line and a fix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from beside_study.definition.hypothesis import KINDS, Hypothesis
from beside_study.definition.outcome import Outcome
from beside_study.definition.read_further import (
    read_any_of,
    read_contact_log,
    read_raters,
    read_social_return,
    read_yes_no,
)
from beside_study.definition.read_outcomes import read_outcomes
from beside_study.definition.read_people import read_arms, read_columns, read_flow, read_waves
from beside_study.definition.read_questions import (
    Names,
    read_circumstances,
    read_doses,
    read_economics,
    read_mechanisms,
    read_moderations,
    read_pairs,
    read_retention,
    read_uses,
)
from beside_study.definition.study import AUDIENCES, DESIGNS, Study
from beside_study.guards import read_guards
from beside_study.node import Book, Node
from beside_study.problems import NeedsFixing
from beside_study.words.banned import claims_in, hiding_in
from beside_study.yaml_lines import Keys, parse_yaml, read_yaml

SCHEMA_VERSION = 1


def read_study(path: Path) -> Study:
    """The study in a YAML file.

    Raises
    ------
    NeedsFixing
        With every problem found: its line, what is wrong, and the fix.

    Examples
    --------
    >>> from beside_content.studies import template_path
    >>> read_study(template_path("mother_child")).design
    'two_sites'
    """
    data, lines = read_yaml(path)
    return _study(data, Book(path.name, lines))


def parse_study(text: str, name: str = "study.yaml") -> Study:
    """As ``read_study``, from text."""
    data, lines = parse_yaml(text, name)
    return _study(data, Book(name, lines))


def _study(data: Any, book: Book) -> Study:
    root = Node(data, (), book)
    root.whole("version", SCHEMA_VERSION, 1, SCHEMA_VERSION)
    design = root.choice("design", DESIGNS)
    waves = read_waves(root)
    outcomes = read_outcomes(root)
    wave_names = tuple(wave.name for wave in waves)
    names = Names(tuple(o.name for o in outcomes), wave_names, wave_names[-1])
    study = _assemble(root, design, names, outcomes)
    root.close()
    _no_claims(root, study)
    if book.problems:
        raise NeedsFixing(sorted(book.problems, key=lambda p: int(p.where.rsplit(" ", 1)[-1])))
    return study


def _assemble(root: Node, design: str, names: Names, outcomes: tuple[Outcome, ...]) -> Study:
    competing, paths = read_mechanisms(root, names)
    arms = read_arms(root, design)
    columns = read_columns(root.part("columns"))
    if design != "single_group" and not columns.arm:
        root.wrong(
            "columns", "A study with two arms needs the column that tells them apart.", "Add 'arm: site'."
        )
    return Study(
        name=root.text("study", needed=True, example="mother_child"),
        title=root.text("title", needed=True, example="The Mother-Child Study"),
        question=root.text("question", needed=True, example="Did mothers change in a year?"),
        design=design,
        audience=root.choice("audience", AUDIENCES, "outside"),
        people_word=root.text("people", "mothers"),
        columns=columns,
        arms=arms,
        waves=read_waves(Node(root.value, root.keys, Book(root.book.name, root.book.lines))),
        anchor=root.choice("anchor", names.waves, names.waves[0]),
        primary_wave=root.choice("primary_wave", names.waves, names.last),
        outcomes=outcomes,
        covariates=root.texts("covariates"),
        per_protocol=root.text("per_protocol"),
        competing=competing,
        paths=paths,
        moderations=read_moderations(root, names),
        pairs=read_pairs(root, names),
        doses=read_doses(root, names),
        retention=read_retention(root.part("retention")),
        uses=read_uses(root),
        economics=read_economics(root.part("economics"), names),
        circumstances=read_circumstances(root.part("circumstances"), names),
        hypotheses=_hypotheses(root, names, competing, paths),
        flow=read_flow(root.part("flow")),
        seed=root.whole("seed", 20170101, 0, 2**31 - 1),
        resamples=root.whole("resamples", 5000, 1000, 100_000),
        imputations=root.whole("imputations", 20, 20, 500),
        guards=read_guards(root.part("guards")),
        sources=root.texts("sources"),
        contacts=read_contact_log(root.part("contacts")),
        yes_no=read_yes_no(root),
        any_of=read_any_of(root, names, outcomes),
        raters=read_raters(root),
        social_return=read_social_return(root.part("social_return")),
    )


def _hypotheses(root: Node, names: Names, competing: Any, paths: Any) -> tuple[Hypothesis, ...]:
    found = []
    for node in root.parts("hypotheses"):
        hypothesis = Hypothesis(
            name=node.text("name", needed=True, example="H1"),
            statement=node.text("statement", needed=True, example="Relationship capacity grows."),
            kind=node.choice("kind", KINDS),
            about=node.text("about", needed=True, example="severity"),
            locked=node.day("locked"),
            hash=node.text("hash"),
        )
        if hypothesis.hash and hypothesis.hash != hypothesis.fingerprint():
            fix = "Put the locked words back, or add the new words as another, exploratory, hypothesis."
            node.wrong("hash", f"Hypothesis '{hypothesis.name}' is not what was locked.", fix)
        if hypothesis.kind in ("change", "difference") and hypothesis.about not in names.outcomes:
            node.wrong(
                "about", f"'{hypothesis.about}' is not an outcome.", f"Known: {', '.join(names.outcomes)}."
            )
        known = {item.name for item in (*competing, *paths)}
        if hypothesis.kind == "mechanism" and hypothesis.about not in known:
            node.wrong(
                "about", f"'{hypothesis.about}' is not a mechanism.", f"Known: {', '.join(sorted(known))}."
            )
        node.close()
        found.append(hypothesis)
    return tuple(found)


def _no_claims(root: Node, study: Study) -> None:
    """Words in the study's own text that its design cannot carry (they would stand in the report)."""
    for keys, text in _own_texts(root.value):
        claims = claims_in(text, randomised=study.is_randomised)
        for word in claims:
            fix = "Say what was seen: 'changed', 'was higher', 'went together with'."
            root.book.add(keys, f"The word '{word}' claims more than this design can show.", fix)
        for word in hiding_in(text):
            fix = "Use a plain, kind word: the report does not print this one."
            root.book.add(keys, f"The word '{word}' does not belong in a report.", fix)


_SPOKEN = {
    "title",
    "question",
    "statement",
    "label",
    "said",
    "people",
    "by_label",
    "perspective",
    "construct",
}


def _own_texts(value: Any, keys: Keys = ()) -> list[tuple[Keys, str]]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in _own_texts(item, (*keys, key))]
    if isinstance(value, list):
        return [found for i, item in enumerate(value) for found in _own_texts(item, (*keys, i))]
    return [(keys, value)] if isinstance(value, str) and keys and keys[-1] in _SPOKEN else []
