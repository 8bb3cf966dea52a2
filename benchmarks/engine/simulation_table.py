"""The results of simulations as a Markdown table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.engine.simulation import Line, Simulation

HEAD = """| Method | n | coverage (wanted 95%) | bias ± its error | false alarms (wanted 5%) | no answer |
|---|---|---|---|---|---|"""


def table(lines: Mapping[Simulation, Sequence[Line]]) -> str:
    """One row per method and n."""
    rows = [_row(simulation, line) for simulation, found in lines.items() for line in found]
    return "\n".join([HEAD, *rows])


def _row(simulation: Simulation, line: Line) -> str:
    name = f"{simulation.name} ({simulation.note})" if simulation.note else simulation.name
    if line.refused:
        return f"| {name} | {line.n} | not given: {line.refused} | | | 100% |"
    bias = "" if line.bias is None or line.bias_error == 0 else f"{line.bias:+.3g} ± {line.bias_error:.2g}"
    missing = f"{line.not_given:.1%}" if line.not_given else "0"
    return f"| {name} | {line.n} | {_percent(line.coverage)} | {bias} | {_percent(line.alarms)} | {missing} |"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"
