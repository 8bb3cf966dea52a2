"""Reads outcomes from a study file."""

from __future__ import annotations

from beside_study.definition.outcome import DOMAINS, Cutoff, Norm, Outcome
from beside_study.node import Node


def _norm(node: Node | None) -> Norm | None:
    if node is None:
        return None
    mean, sd = node.number("mean"), node.number("sd", 1e-12)
    source = node.text("source", needed=True, example="who was asked, country, year")
    for entry, value in (("mean", mean), ("sd", sd)):
        if value is None and entry not in node.value:
            node.raw(entry, needed=True, example="10")
    node.close()
    return None if mean is None or sd is None else Norm(mean, sd, source)


def _cutoff(node: Node | None) -> Cutoff | None:
    if node is None:
        return None
    value = node.number("value")
    source = node.text("source", needed=True, example="manual, year, page")
    node.close()
    return None if value is None else Cutoff(value, source)


def _range(node: Node) -> tuple[float | None, float | None]:
    if "range" not in node.value:
        node.asked.add("range")
        return None, None
    both = node.numbers("range")
    if len(both) != 2 or both[0] >= both[1]:
        node.wrong("range", "'range' is the lowest and the highest score.", "Write 'range: [0, 63]'.")
        return None, None
    return both[0], both[1]


def _outcome(node: Node) -> Outcome:
    name = node.text("name", needed=True, example="severity")
    label = node.text("label", name)
    low, high = _range(node)
    norms = node.part("norms")
    clinical = _norm(norms.part("clinical")) if norms else None
    general = _norm(norms.part("general")) if norms else None
    if norms:
        norms.close()
    outcome = Outcome(
        name=name,
        column=node.text("column", name),
        label=label,
        said=node.text("said", label[:1].lower() + label[1:]),
        construct=node.text("construct", label),
        instrument=node.text("instrument"),
        lower_is_better=node.choice("direction", ("lower_is_better", "higher_is_better"))
        == "lower_is_better",
        domain=node.choice("domain", DOMAINS, "mother"),
        primary=node.flag("primary"),
        low=low,
        high=high,
        reliability=node.number("reliability", 0, 1),
        reliability_source=node.text("reliability_source"),
        sd=node.number("sd", 1e-12),
        clinical=clinical,
        general=general,
        cutoff=_cutoff(node.part("cutoff")),
        horizon_months=node.number("horizon_months", 0, 600) or 0.0,
        items=node.texts("items"),
        reverse_items=node.texts("reverse_items"),
    )
    node.close()
    return outcome


def read_outcomes(root: Node) -> tuple[Outcome, ...]:
    """All outcomes, each with a name of its own. Parts of a family are never summed into one score."""
    outcomes: list[Outcome] = []
    for node in root.parts("outcomes"):
        outcome = _outcome(node)
        if outcome.name in {other.name for other in outcomes}:
            node.wrong("name", f"Outcome '{outcome.name}' is named twice.", "Give each outcome its own name.")
        outcomes.append(outcome)
    others = ("retention", "services", "yes_no", "contacts")
    if not outcomes and not any(root.value.get(part) for part in others):
        fix = "Add at least one outcome, or 'retention' or 'services'."
        root.wrong("outcomes", "The study measures nothing.", fix)
    return tuple(outcomes)
