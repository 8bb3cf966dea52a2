"""Reads columns, arms, waves and flow from a study file."""

from __future__ import annotations

from beside_study.definition.people import Arm, Columns, Flow, Wave
from beside_study.node import Node

DEFAULT_WINDOW_DAYS = 60


def read_columns(node: Node | None) -> Columns:
    """The table's own columns; person and wave have usual names."""
    if node is None:
        return Columns()
    columns = Columns(
        person=node.text("person", "person"),
        wave=node.text("wave", "wave"),
        date=node.text("date"),
        arm=node.text("arm"),
        reason=node.text("reason"),
        family=node.text("family"),
    )
    node.close()
    return columns


def read_arms(root: Node, design: str) -> tuple[Arm, ...]:
    """Program and comparison. A design with two arms needs both."""
    node = root.part("arms")
    if node is None:
        if design != "single_group":
            root.wrong(
                "design", f"A {design} study needs 'arms'.", "Name 'program' and 'comparison' under 'arms:'."
            )
        return ()
    arms = []
    for role in ("program", "comparison"):
        part = node.part(role)
        if part is None:
            if design != "single_group":
                root.wrong("arms", f"'arms' has no '{role}'.", f"Add '{role}: {{value: ..., label: ...}}'.")
            continue
        value = part.text("value", needed=True, example="btc")
        arms.append(Arm(value, part.text("label", value), role == "program"))
        part.close()
    if len({arm.value for arm in arms}) < len(arms):
        root.wrong("arms", "Both arms have the same value.", "Give each arm its own value.")
    node.close()
    return tuple(arms)


def _window(node: Node) -> tuple[int, int]:
    listed = node.value.get("window_days")
    if isinstance(listed, list):
        days = node.numbers("window_days")
        if len(days) != 2 or min(days) < 0:
            node.wrong("window_days", "A window is days before and days after.", "Write '[30, 60]'.")
            return DEFAULT_WINDOW_DAYS, DEFAULT_WINDOW_DAYS
        return int(days[0]), int(days[1])
    one = node.whole("window_days", DEFAULT_WINDOW_DAYS, 0, 3660)
    return one, one


def read_waves(root: Node) -> tuple[Wave, ...]:
    """The times of asking, in order of months."""
    waves: list[Wave] = []
    for node in root.parts("waves"):
        name = node.text("name", needed=True, example="intake")
        months = node.number("months", -24, 1200)
        if months is None and "months" not in node.value:
            node.raw("months", needed=True, example="12")
        before, after = _window(node)
        waves.append(Wave(name, node.text("label", name), months or 0.0, before, after))
        if name in {wave.name for wave in waves[:-1]}:
            node.wrong("name", f"Wave '{name}' is named twice.", "Give each wave its own name.")
        if len(waves) > 1 and waves[-1].months <= waves[-2].months:
            node.wrong("months", "Waves must be in time order.", "List them from the earliest to the latest.")
        node.close()
    if not waves:
        root.wrong(
            "waves", "A study needs at least one wave.", "Add '- {name: intake, months: 0}' under 'waves:'."
        )
        waves = [Wave("intake", "Intake", 0.0, DEFAULT_WINDOW_DAYS, DEFAULT_WINDOW_DAYS)]
    return tuple(waves)


def read_flow(node: Node | None) -> Flow:
    """People counted before the table begins."""
    if node is None:
        return Flow()

    def count(entry: str) -> int | None:
        value = node.number(entry, 0, 10_000_000)
        return None if value is None else int(value)

    flow = Flow(count("eligible"), count("met_criteria"), count("allocated"))
    node.close()
    return flow
