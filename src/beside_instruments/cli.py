"""The commands ``beside score`` and ``beside measures check``, without a service."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from beside_instruments.example_files import BadExamples, run_examples
from beside_instruments.incoming import BadIncoming, incoming_text
from beside_instruments.library import InvalidInstrument, UnknownInstrument, load
from beside_instruments.validation import check


def score_command(key: str | None, answers: Path | None, examples: Path | None) -> int:
    """Score one form, or run worked examples.

    Parameters
    ----------
    key
        Instrument, such as ``phq9``.
    answers
        JSON file with item number to answer; standard input when ``-``.
    examples
        A file of worked examples, or a folder of them.

    Returns
    -------
    int
        0 when all went well, 1 when an example differs or the form is not valid, 2 when nothing could run.
    """
    try:
        if examples is not None:
            return _examples(examples)
        if key is None or answers is None:
            return _say("Name an instrument and a file of answers, or --examples with a file.", 2)
        return _one(key, answers)
    except (
        BadExamples,
        BadIncoming,
        InvalidInstrument,
        UnknownInstrument,
        OSError,
        UnicodeDecodeError,
    ) as error:
        return _say(str(error), 2)


def check_command(folder: Path | None) -> int:
    """Check instrument files; print what to change, return 1 when there is anything."""
    problems = check(folder)
    for problem in problems:
        print(problem)  # noqa: T201 - a command prints
    if not problems:
        print("All instruments are in order.")  # noqa: T201
    return 1 if problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``python -m beside_instruments``."""
    parser = argparse.ArgumentParser(
        prog="beside_instruments", description="Score answers by an instrument's rules."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    score = commands.add_parser("score", help="score one form, or run worked examples")
    score.add_argument("key", nargs="?")
    score.add_argument("answers", nargs="?", type=Path)
    score.add_argument("--examples", type=Path)
    checking = commands.add_parser("check", help="check instrument files")
    checking.add_argument("folder", nargs="?", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return check_command(chosen.folder)
    return score_command(chosen.key, chosen.answers, chosen.examples)


def _examples(path: Path) -> int:
    runs = run_examples(path)
    different = [run for run in runs if run.differences]
    for run in different:
        print(f"{run.measure} {run.id}: {'; '.join(run.differences)}")  # noqa: T201
    print(f"{len(runs) - len(different)} passed, {len(different)} failed")  # noqa: T201
    return 1 if different else 0


def _one(key: str, answers: Path) -> int:
    instrument = load(key)
    responses = _answers(answers)
    found = instrument.score(responses.get("responses", responses))
    print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))  # noqa: T201
    for problem in found.problems:
        _say(str(problem), 1)
    return 1 if found.problems else 0


def _answers(place: Path) -> dict[str, Any]:
    """Return the answers of a file, or say in a sentence why there are none."""
    if str(place) == "-":
        text = sys.stdin.read()
    elif place.is_file():
        text = incoming_text(place, str(place))
    else:
        raise BadIncoming(f"There is no file {place}.")
    try:
        responses = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BadIncoming(f"{place}:{line}: this is not JSON. Check commas and quotes near it.") from None
    if not isinstance(responses, dict):
        raise BadIncoming(f'{place}: answers are written as item and value, such as {{"1": 0}}.')
    return responses


def _say(message: str, code: int) -> int:
    print(message, file=sys.stderr)  # noqa: T201
    return code
