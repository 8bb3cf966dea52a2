"""Reads mechanisms, moderators, pairs, dose, retention, services and economics from a study file."""

from __future__ import annotations

from beside_study.definition.questions import (
    Circumstances,
    Competing,
    Dose,
    Economics,
    Moderation,
    Pair,
    Path,
    Retention,
    Use,
)
from beside_study.node import Node

DEFAULT_WORTH = (0.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0, 20000.0)


class Names:
    """What a question may refer to; asks with a message that says what is known."""

    def __init__(self, outcomes: tuple[str, ...], waves: tuple[str, ...], last: str) -> None:
        self.outcomes = outcomes
        self.waves = waves
        self.last = last

    def outcome(self, node: Node, entry: str) -> str:
        """An outcome's name, needed."""
        return node.choice(entry, self.outcomes or ("?",))

    def several(self, node: Node, entry: str) -> tuple[str, ...]:
        """Several outcomes' names."""
        names = node.texts(entry)
        for name in names:
            if name not in self.outcomes:
                fix = f"Choose among: {', '.join(self.outcomes)}."
                node.wrong(entry, f"'{name}' is not an outcome of this study.", fix)
        return tuple(name for name in names if name in self.outcomes)

    def wave(self, node: Node, entry: str) -> str:
        """A wave's name; the primary wave when absent."""
        return node.choice(entry, self.waves, self.last)


def read_mechanisms(root: Node, names: Names) -> tuple[tuple[Competing, ...], tuple[Path, ...]]:
    """What may carry the change: competing explanations and paths in time order."""
    competing: list[Competing] = []
    paths: list[Path] = []
    for node in root.parts("mechanisms"):
        kind = node.choice("kind", ("competing", "path"))
        name = node.text("name", needed=True, example="capacity_to_severity")
        if kind == "competing":
            found = Competing(
                name=name,
                outcome=names.outcome(node, "outcome"),
                main=names.outcome(node, "main"),
                rivals=names.several(node, "rivals"),
                within=node.choice("within", ("program", "everyone"), "everyone"),
                exploratory=node.flag("exploratory"),
            )
            if found.main == found.outcome or found.main in found.rivals:
                node.wrong("main", "'main' is also the outcome or a rival.", "Name it once.")
            competing.append(found)
        else:
            paths.append(_path(node, name, names))
        node.close()
    return tuple(competing), tuple(paths)


def _path(node: Node, name: str, names: Names) -> Path:
    path = Path(
        name=name,
        start=node.text("start", "arm"),
        through=names.several(node, "through"),
        outcome=names.outcome(node, "outcome"),
        through_wave=names.wave(node, "through_wave"),
        outcome_wave=names.wave(node, "outcome_wave"),
        covariates=node.texts("covariates"),
        exploratory=node.flag("exploratory"),
    )
    if not path.through:
        node.wrong("through", "A path needs at least one carrier.", "Write 'through: [capacity]'.")
    order = names.waves
    if order.index(path.through_wave) > order.index(path.outcome_wave):
        node.wrong("through_wave", "The carrier is measured after the outcome.", "Choose an earlier wave.")
    return path


def read_moderations(root: Node, names: Names) -> tuple[Moderation, ...]:
    """For whom: one column along which a difference may differ."""
    found = []
    for node in root.parts("moderators"):
        column = node.text("column", needed=True, example="motivation")
        found.append(
            Moderation(
                name=node.text("name", column),
                outcome=names.outcome(node, "outcome"),
                by=column,
                label=node.text("label", column),
                focus=node.text("focus", "arm"),
                exploratory=node.flag("exploratory"),
            )
        )
        node.close()
    return tuple(found)


def read_pairs(root: Node, names: Names) -> tuple[Pair, ...]:
    """Two changes side by side."""
    found = []
    for node in root.parts("pairs"):
        first, second = names.outcome(node, "first"), names.outcome(node, "second")
        found.append(Pair(node.text("name", f"{first}_{second}"), first, second, node.flag("exploratory")))
        node.close()
    return tuple(found)


def read_doses(root: Node, names: Names) -> tuple[Dose, ...]:
    """How much people took up. Always exploratory unless said otherwise: people choose their dose."""
    found = []
    for node in root.parts("dose"):
        column = node.text("column", needed=True, example="months_in_program")
        outcome = names.outcome(node, "outcome")
        found.append(Dose(column, node.text("label", column), outcome, node.flag("exploratory", True)))
        node.close()
    return tuple(found)


def read_retention(node: Node | None) -> Retention | None:
    """How long people stayed."""
    if node is None:
        return None
    found = Retention(
        months=node.text("months", needed=True, example="months_in_program"),
        left=node.text("left", needed=True, example="has_left"),
        ending=node.text("ending"),
        still_here=node.text("still_here", "still here"),
        horizon_months=node.number("horizon_months", 0.1, 600) or 12.0,
        since_start=node.flag("since_start", True),
    )
    node.close()
    return found


def read_uses(root: Node) -> tuple[Use, ...]:
    """Counts of services over time in the program."""
    found = []
    for node in root.parts("services"):
        count = node.text("count", needed=True, example="sessions")
        by = node.text("by")
        found.append(
            Use(count, node.text("label", count), node.text("months"), by, node.text("by_label", by))
        )
        node.close()
    return tuple(found)


def read_economics(node: Node | None, names: Names) -> Economics | None:
    """Costs beside results, with everything a reader needs to judge them."""
    if node is None:
        return None
    cost_years = node.texts("cost_years")
    found = Economics(
        cost=node.text("cost", needed=not cost_years, example="cost"),
        effect=names.outcome(node, "effect"),
        currency=node.text("currency", needed=True, example="CAD"),
        price_year=node.whole("price_year", 0, 0, 2200),
        perspective=node.text("perspective", needed=True, example="public services"),
        horizon_months=node.number("horizon_months", 0.1, 1200) or 12.0,
        discount_percent=node.number("discount_percent", 0, 20) or 0.0,
        worth=node.numbers("worth") or DEFAULT_WORTH,
        covariates=node.texts("covariates"),
        cost_years=cost_years,
        discount_gains=node.flag("discount_gains"),
    )
    if not found.price_year:
        node.wrong("price_year", "Costs need the year of their prices.", "Add 'price_year: 2025'.")
    node.close()
    return found


def read_circumstances(node: Node | None, names: Names) -> Circumstances | None:
    """Circumstances and protections: both or neither."""
    if node is None:
        return None
    found = Circumstances(node.texts("risks"), node.texts("protections"), names.outcome(node, "outcome"))
    if not found.risks or not found.protections:
        fix = "List the yes/no columns of both; one is never shown without the other."
        node.wrong("risks", "Circumstances and protections come in pairs.", fix)
    node.close()
    return found
