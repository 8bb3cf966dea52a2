"""The command line: ``beside evaluate study.yaml --data table.csv --out folder``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from beside_study.findings import Question
from beside_study.plan import plan
from beside_study.problems import NeedsFixing
from beside_study.run import evaluate_study, prepare

OK, NEEDS_FIXING, USAGE = 0, 1, 2
_CAN = {"compute": "will be computed", "describe": "described only", "refuse": "will not be answered"}


def evaluate(
    study: Path,
    data: Path,
    out: Path,
    codebook: Path | None,
    dry_run: bool,
    jobs: int,
    dask: str | None,
    contacts: Path | None = None,
) -> int:
    """Run a study and write its report.

    Parameters
    ----------
    contacts
        A log of meetings, if there is one.
    dry_run
        Only say what would be computed, what described and what refused, and why.

    Returns
    -------
    int
        0 done, 1 something must be fixed first, 2 asked in a way that cannot be understood.
    """
    console = Console(highlight=False, soft_wrap=True)
    if jobs == 0 or jobs < -1:
        console.print("--jobs is a number of cores from 1, or -1 for all.")
        return USAGE
    if out.exists() and not out.is_dir():
        console.print(f"{escape(str(out))} is a file. Give a folder for the report.")
        return USAGE
    try:
        if dry_run:
            _tell_plan(console, prepare(study, data, codebook, contacts=contacts))
            return OK
        return _run(console, (study, data, codebook, contacts), out, jobs, dask)
    except NeedsFixing as found:
        _tell_problems(console, found)
        return NEEDS_FIXING
    except OSError as error:
        console.print(f"The report could not be written: {escape(str(error))}")
        return NEEDS_FIXING


def _run(
    console: Console,
    files: tuple[Path, Path, Path | None, Path | None],
    out: Path,
    jobs: int,
    dask: str | None,
) -> int:
    from beside_study.report.write import write_report

    console.print("Reading the study and checking the table ...")
    with console.status("Computing ...") as status:

        def progress(title: str) -> None:
            status.update(escape(title))
            console.print(f"  {escape(title)}")

        study, data, codebook, contacts = files
        answers = evaluate_study(
            study, data, codebook, jobs=jobs, dask=dask, contacts=contacts, progress=progress
        )
        status.update("Writing the report ...")
        written = write_report(answers, out)
    refused = [finding for finding in answers.findings if finding.status == "refused"]
    console.print(f"{len(answers.findings) - len(refused)} questions answered, {len(refused)} not.")
    for finding in refused:
        console.print(f"  not answered: {escape(finding.title)}. {escape(finding.manager[0])}")
    for path in written:
        if path.parent == out:
            console.print(f"  {escape(str(path))}")
    return OK


def _tell_plan(console: Console, setting: object) -> None:
    from beside_study.sections.setting import Setting

    assert isinstance(setting, Setting)
    questions = plan(setting)
    console.print(f"{escape(setting.study.title)}: {setting.tidy.n} people, {len(questions)} questions.")
    for note in setting.tidy.notes:
        console.print(f"  note: {escape(note)}")
    for can, words in _CAN.items():
        chosen: list[Question] = [question for question in questions if question.can == can]
        if chosen:
            console.print(f"\n{len(chosen)} {words}:")
        for question in chosen:
            why = f" {question.because}" if question.because else ""
            console.print(f"  {escape(question.title)} (n = {question.n}).{escape(why)}")


def _tell_problems(console: Console, found: NeedsFixing) -> None:
    count = len(found.problems)
    console.print(
        f"{count} {'thing' if count == 1 else 'things'} to put right first. Nothing was computed.\n"
    )
    for number, problem in enumerate(found.problems, start=1):
        console.print(f"{number}. {escape(problem.where)}: {escape(problem.what)}")
        console.print(f"   {escape(problem.fix)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """``python -m beside_study study.yaml --data table.csv --out folder``."""
    parser = argparse.ArgumentParser(prog="beside_study", description="Answer a study from its table.")
    parser.add_argument("study", type=Path, help="the study file (YAML)")
    parser.add_argument("--data", type=Path, required=True, help="the tidy table (CSV, XLSX or Parquet)")
    parser.add_argument("--out", type=Path, default=Path("report"), help="folder for the report")
    parser.add_argument("--codebook", type=Path, help="what each column means (CSV or XLSX)")
    parser.add_argument("--contacts", type=Path, help="a log of meetings: person and date")
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would be computed, and what not"
    )
    parser.add_argument("--jobs", type=int, default=1, help="processor cores, -1 for all")
    parser.add_argument("--dask", help="address of a Dask scheduler")
    given = parser.parse_args(arguments)
    return evaluate(
        given.study,
        given.data,
        given.out,
        given.codebook,
        given.dry_run,
        given.jobs,
        given.dask,
        given.contacts,
    )
