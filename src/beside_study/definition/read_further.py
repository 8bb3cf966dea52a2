"""Reads the questions of ``further`` from a study file."""

from __future__ import annotations

from beside_study.definition.further import AnyOf, Benefit, ContactLog, Raters, SocialReturn, YesNo
from beside_study.definition.outcome import Outcome
from beside_study.definition.read_questions import Names
from beside_study.node import Node

GAP_DAYS, LANDMARKS = 90.0, (3.0, 6.0)


def read_contact_log(node: Node | None) -> ContactLog | None:
    """The log of meetings."""
    if node is None:
        return None
    until = node.day("until")
    found = ContactLog(
        file=node.text("file"),
        person=node.text("person", "person"),
        date=node.text("date", "date"),
        gap_days=node.number("gap_days", 14, 730) or GAP_DAYS,
        landmarks=node.numbers("landmarks_months") or LANDMARKS,
        until=until.isoformat() if until else "",
    )
    if any(not 0 < month <= 120 for month in found.landmarks):
        node.wrong(
            "landmarks_months", "A landmark lies after the start.", "Write 'landmarks_months: [3, 6]'."
        )
    node.close()
    return found


def read_yes_no(root: Node) -> tuple[YesNo, ...]:
    """Outcomes that are so or not so."""
    found = []
    for node in root.parts("yes_no"):
        name = node.text("name", needed=True, example="lives_with_her_child")
        label = node.text("label", name)
        found.append(
            YesNo(
                name=name,
                column=node.text("column", name),
                label=label,
                said=node.text("said", label),
                yes_is_better=node.choice("yes_is", ("better", "worse")) == "better",
                exploratory=node.flag("exploratory"),
            )
        )
        node.close()
    return tuple(found)


def read_any_of(root: Node, names: Names, outcomes: tuple[Outcome, ...]) -> tuple[AnyOf, ...]:
    """Several cut-offs looked at together."""
    cut = {outcome.name for outcome in outcomes if outcome.cutoff is not None}
    found = []
    for node in root.parts("any_of"):
        name = node.text("name", needed=True, example="any_worry")
        chosen = names.several(node, "outcomes")
        label = node.text("label", name)
        without = [one for one in chosen if one not in cut]
        if without or len(chosen) < 2:
            what = (
                f"'{', '.join(without)}' has no cut-off." if without else "At least two outcomes are needed."
            )
            node.wrong("outcomes", what, "Name outcomes that each have a 'cutoff' with its source.")
        found.append(AnyOf(name, label, node.text("said", label), chosen, node.flag("exploratory")))
        node.close()
    return tuple(found)


def read_raters(root: Node) -> tuple[Raters, ...]:
    """Pairs of columns from two raters."""
    found = []
    for node in root.parts("raters"):
        name = node.text("name", needed=True, example="observed_moments")
        found.append(
            Raters(
                name,
                node.text("label", name),
                node.text("first", needed=True, example="moments"),
                node.text("second", needed=True, example="moments_second_rater"),
                node.flag("categories"),
            )
        )
        node.close()
    return tuple(found)


def read_social_return(node: Node | None) -> SocialReturn | None:
    """Goods, what is taken off them, and what was put in."""
    if node is None:
        return None
    investment = node.number("investment", 0.01)
    found = SocialReturn(
        benefits=tuple(_benefit(part) for part in node.parts("benefits")),
        investment=investment or 1.0,
        currency=node.text("currency", needed=True, example="CAD"),
        price_year=node.whole("price_year", 0, 1950, 2200),
        discount_percent=node.number("discount_percent", 0, 20) or 0.0,
        swing=node.number("swing_percent", 1, 90) or 10.0,
    )
    if investment is None:
        node.wrong("investment", "What was put in is not there.", "Add 'investment: 250000'.")
    if not found.benefits:
        node.wrong("benefits", "No good is named.", "List each with name, quantity, proxy and source.")
    node.close()
    return found


def _benefit(node: Node) -> Benefit:
    def share(entry: str) -> float:
        return (node.number(entry, 0, 100) or 0.0) / 100

    found = Benefit(
        name=node.text("name", needed=True, example="children who live at home"),
        quantity=node.number("quantity", 0) or 0.0,
        proxy=node.number("proxy", 0) or 0.0,
        years=node.whole("years", 1, 1, 60),
        deadweight=share("deadweight_percent"),
        attribution=share("attribution_percent"),
        displacement=share("displacement_percent"),
        drop_off=share("drop_off_percent"),
        source=node.text("source", needed=True, example="where the value of one comes from"),
    )
    node.close()
    return found
