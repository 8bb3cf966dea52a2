"""From a study and a table to frozen answers: read, check, plan, compute, correct, judge."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from beside_stats._result import CannotCompute
from beside_study.definition.read import read_study
from beside_study.definition.read_further import read_contact_log
from beside_study.definition.study import Study
from beside_study.findings import Finding, Question, refusal
from beside_study.judge import Held, corrected, judged
from beside_study.node import Book, Node
from beside_study.plan import plan
from beside_study.problems import NeedsFixing, Problem
from beside_study.sections.missing import missing
from beside_study.sections.setting import Setting
from beside_study.table.codebook import CodeBook, read_codebook
from beside_study.table.layout import lay_out
from beside_study.table.meetings import with_meetings
from beside_study.table.raw import hash_of, read_table
from beside_study.table.roles import needed
from beside_study.table.tidy import Tidy
from beside_study.words.caveats import CAVEATS
from beside_study.words.sentence import say

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Answers:
    """Everything a report is made from. ``data_hash`` proves which table it rests on."""

    study: Study
    tidy: Tidy
    findings: tuple[Finding, ...]
    held: tuple[Held, ...]
    data_name: str
    data_hash: str
    version: str


def prepare(
    study_file: Path,
    data: Path,
    codebook: Path | None = None,
    jobs: int | None = 1,
    contacts: Path | None = None,
) -> Setting:
    """Read and check study, table, code book and log of meetings; nothing is computed.

    Raises
    ------
    NeedsFixing
        With everything to put right, in one list.
    """
    study = read_study(study_file)
    book = read_codebook(codebook) if codebook else CodeBook()
    own = study.columns
    wanted = {own.person, own.wave, own.date, own.arm, *needed(study)} - {""}
    tidy = lay_out(study, read_table(data, wanted), book)
    log = contacts or _log_beside(study, data)
    if log is None:
        return Setting(study, tidy, jobs)
    asked = study.contacts or read_contact_log(Node({}, (), Book(log.name, {})))
    assert asked is not None
    return Setting(replace(study, contacts=asked), with_meetings(tidy, asked, log), jobs)


def _log_beside(study: Study, data: Path) -> Path | None:
    """The log of meetings a study names, looked for beside the table."""
    return data.parent / study.contacts.file if study.contacts and study.contacts.file else None


def compute(setting: Setting, progress: Progress = lambda _: None) -> tuple[Finding, ...]:
    """Every question answered or its refusal stated, corrected for their number, in the report's order."""
    findings = [missing(setting)]
    for question in plan(setting):
        progress(question.title)
        findings.append(_answer(question))
    checked = [_spoken(finding, setting.study) for finding in corrected(findings, setting.study)]
    return tuple(checked)


def evaluate_study(
    study_file: Path,
    data: Path,
    codebook: Path | None = None,
    *,
    jobs: int | None = 1,
    dask: str | None = None,
    contacts: Path | None = None,
    progress: Progress = lambda _: None,
) -> Answers:
    """The whole way from files to answers.

    Parameters
    ----------
    jobs
        Processor cores for resampling: 1, n, or -1 for all. The numbers are the same for each.
    dask
        Address of a Dask scheduler to resample on instead, for example ``tcp://10.0.0.5:8786``.
    contacts
        A log of meetings (one row each, with person and date); the study may name one itself.
    progress
        Called with the title of each question before it is answered.

    Raises
    ------
    NeedsFixing
        With everything to put right.
    """
    setting = prepare(study_file, data, codebook, None if dask else jobs, contacts)
    with _backend(dask):
        findings = compute(setting, progress)
    held = judged(findings, setting.study)
    return Answers(setting.study, setting.tidy, findings, held, data.name, hash_of(data), version())


def version() -> str:
    """The version of this program."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("beside")
    except PackageNotFoundError:
        return "unknown"


def _backend(dask: str | None) -> Any:
    if not dask:
        return nullcontext()
    try:
        import joblib
        from distributed import Client

        client = Client(dask, timeout=20)
    except ImportError as error:
        fix = "Install it with 'pip install beside[dask]', or leave --dask out."
        raise NeedsFixing([Problem("--dask", "Dask is not installed here.", fix)]) from error
    except (OSError, ValueError) as error:
        fix = "Check the address, for example tcp://10.0.0.5:8786, or leave --dask out."
        raise NeedsFixing([Problem("--dask", f"No Dask scheduler answers at {dask}.", fix)]) from error
    return _Dask(client, joblib.parallel_config(backend="dask"))


class _Dask:
    """Resampling on a Dask cluster while inside; the connection is closed afterwards."""

    def __init__(self, client: Any, config: Any) -> None:
        self.client, self.config = client, config

    def __enter__(self) -> None:
        self.config.__enter__()

    def __exit__(self, *error: Any) -> None:
        self.config.__exit__(*error)
        self.client.close()


def _answer(question: Question) -> Finding:
    if question.can == "refuse":
        return refusal(question, question.because)
    try:
        finding = question.answer()
    except CannotCompute as refused:
        return refusal(question, refused.message)
    if question.can == "describe":
        finding = replace(finding, status="described", full=(*finding.full, question.because))
    return finding


def _spoken(finding: Finding, study: Study) -> Finding:
    """The finding with its caveats written out and every sentence checked."""
    chance_formed = study.is_randomised and finding.section == "difference"
    caveats = list(finding.caveats)
    if finding.exploratory and "exploratory" not in caveats:
        caveats.append("exploratory")

    def checked(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(say(text, randomised=chance_formed) for text in texts)

    return replace(
        finding,
        plain=checked(finding.plain),
        manager=checked(finding.manager),
        full=checked(finding.full),
        caveats=checked(tuple(CAVEATS[key] for key in caveats)),
        title=say(finding.title, randomised=chance_formed),
        short=say(finding.short, randomised=chance_formed),
    )
