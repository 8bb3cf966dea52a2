"""The shipped instruments: complete, in order, in both languages, and without a sentence of anyone else's."""

from __future__ import annotations

import re

import pytest

from beside_instruments import Words, available, check, load
from beside_instruments.calendar import schedules
from beside_instruments.library import files_of, shipped_folder
from beside_instruments.wording import own_wording

ITEM_LEVEL = frozenset(
    [
        "ace10",
        "asi5",
        "assist31",
        "audit",
        "bam",
        "barc10",
        "cesd",
        "dass21",
        "dast10",
        "dtcq8",
        "dudit",
        "ecr_rs",
        "ecr_s",
        "epds",
        "eq5d5l",
        "gad7",
        "hits",
        "hvs",
        "k10",
        "maas",
        "mos_sss",
        "mspss",
        "parental_stress",
        "pbq",
        "pcl5",
        "pcptsd5",
        "pfs1",
        "phq4",
        "phq9",
        "prfq18",
        "psoc",
        "raas",
        "rand36",
        "rses",
        "scale_0_10",
        "sils",
        "tlfb",
        "wai_sr",
    ]
)
TOTALS = frozenset(
    [
        "psi4sf",
        "aapi21",
        "bcap",
        "capi",
        "asq3",
        "asqse2",
        "sdq",
        "ecbi",
        "cbcl",
        "bitsea",
        "deca",
        "looksee",
        "bayley4",
        "bdi2_battelle",
        "home",
        "ncast",
        "eas4",
        "piccolo",
        "kips",
        "careindex",
        "cib",
        "pdi_rf",
        "wmci",
        "csq8",
        "ors",
        "srs",
        "outcomes_star",
        "gain_ss",
        "opoc",
        "bdi2",
        "bsi",
        "scl90r",
        "reqol",
        "whoqol_bref",
        "sf6d",
        "swemwbs",
        "prapare",
        "ctqsf",
    ]
)
OWN = frozenset(
    [
        "own_areas",
        "seven_qualities",
        "being_heard",
        "trust_services",
        "weighing_on_me",
        "moments_observed",
        "gas",
    ]
)
MORE_TOTALS = frozenset({"ders16", "fes"})
"""Asked for by the field beside the list: emotion regulation (CEWH-031), empowerment (CEWH-021)."""
KEYS = [line.key for line in available()]


def test_every_file_is_in_order_and_its_worked_examples_agree() -> None:
    assert [str(problem) for problem in check(shipped_folder())] == []


def test_all_measures_of_the_field_are_there() -> None:
    assert len(ITEM_LEVEL) == len(TOTALS) == 38
    assert set(KEYS) == ITEM_LEVEL | TOTALS | MORE_TOTALS | OWN
    assert {line.key for line in available() if line.kind == "totals"} == TOTALS | MORE_TOTALS


@pytest.mark.parametrize("key", KEYS)
def test_item_labels_are_a_word_or_two_of_our_own(key: str) -> None:
    """N23: never an official sentence."""
    for item in load(key).items:
        assert len(re.split(r"[\s,]+", item.label.en.strip())) <= 4, item.label.en
        assert not item.label.en.rstrip().endswith(("?", "."))


@pytest.mark.parametrize("key", [line.key for line in available() if line.licence_class == "scoring_only"])
def test_restricted_instruments_have_numbers_and_values_only(key: str) -> None:
    """N23: the short names of published domains are the only words."""
    instrument = load(key)
    if key in ("eq5d5l", "assist31"):
        return
    for item in instrument.items:
        assert item.label.en in (f"Item {item.id}", item.id)


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_there_in_both_languages(key: str) -> None:
    instrument = load(key)
    texts: list[Words] = [instrument.name, *instrument.notes, *(item.label for item in instrument.items)]
    texts += [option.label for item in instrument.items for option in item.options]
    texts += [rule.label for rule in instrument.scores] + [rule.action for rule in instrument.safety]
    texts += [
        band.label for rule in instrument.scores for system in rule.band_systems for band in system.bands
    ]
    texts += [cut.label for rule in instrument.scores for cut in rule.cutoffs]

    assert all(text.en and text.fr for text in texts)


@pytest.mark.parametrize("key", KEYS)
def test_every_instrument_has_a_worked_example_and_its_licence_has_evidence(key: str) -> None:
    instrument = load(key)

    assert instrument.examples
    assert instrument.licence.evidence
    assert instrument.minutes is None or instrument.minutes > 0


def test_what_was_noted_from_memory_says_so() -> None:
    waiting = {line.key for line in available() if line.to_be_confirmed}

    assert waiting >= TOTALS
    assert {"asi5", "raas", "pfs1", "parental_stress", "ecr_s"} <= waiting
    assert not {"phq9", "gad7", "epds", "cesd"} & waiting


def test_a_confirmed_key_names_its_person() -> None:
    for key in KEYS:
        confirmation = load(key).confirmation
        assert confirmation.state != "confirmed" or confirmation.by


def test_no_instrument_adds_up_risks_of_a_family() -> None:
    """N13: cumulative risk is never a score of a person."""
    names = {rule.id for key in KEYS for rule in load(key).scores}

    assert not {name for name in names if "cumulative" in name}


def test_a_measure_asked_once_stands_at_one_point_of_a_schedule() -> None:
    once = {key for key in KEYS if load(key).once_only}

    assert once == {"ace10", "ctqsf"}
    for schedule in schedules():
        for planned in schedule.measures:
            assert planned.measure in KEYS
            assert planned.measure not in once or len(planned.waves) == 1


def test_scores_lie_inside_their_ranges_at_both_ends() -> None:
    """The lowest and highest sums follow from items, reversed or not."""
    for key in sorted(ITEM_LEVEL):
        instrument = load(key)
        for rule in instrument.scores:
            if rule.method != "sum" or rule.range is None:
                continue
            items = [instrument.item(item) for item in rule.items]
            ends = (
                sum(i.lowest for i in items) * rule.multiplier,
                sum(i.highest for i in items) * rule.multiplier,
            )
            assert ends == rule.range, (key, rule.id)


def test_words_are_kind() -> None:
    """The product's own words pass the strong part of the lexicon."""
    unkind = re.compile(
        r"\b(addicts?|junkie|abuser|substance abuse|drug abuse|relapse|non-compliant|no-show|failed to|bad mother|"
        r"unfit|neglectful|toxicomane|droguée|rechute)\b",
        re.IGNORECASE,
    )
    for path in files_of(shipped_folder()).values():
        assert not unkind.findall(path.read_text("utf-8")), path.name


def test_no_file_is_long() -> None:
    calendars = shipped_folder().parent / "calendars"
    for path in [*files_of(shipped_folder()).values(), *calendars.rglob("*.yaml")]:
        assert len(path.read_text("utf-8").splitlines()) <= 300, path


def test_loinc_codes_look_like_loinc_codes() -> None:
    for key in KEYS:
        instrument = load(key)
        codes = [*instrument.codes.values(), *(item.code for item in instrument.items if item.code)]
        assert all(re.fullmatch(r"\d{4,6}-\d", code) for code in codes), key


def test_only_our_own_instruments_carry_sentences() -> None:
    """N23, and BTC-031, BTC-084, BTC-089, MCS-044, PEER-005, MIO-002: these are ours, in both languages."""
    with_sentences = {key for key in KEYS if any(item.question for item in load(key).items)}

    assert with_sentences == OWN - {"gas"}
    for key in with_sentences:
        for language in ("en", "fr"):
            pack = own_wording(load(key), language)
            assert pack is not None and all(pack.items.values())
        assert not next(line for line in available() if line.key == key).needs_wording


def test_what_weighs_on_her_is_no_score() -> None:
    """PEER-005: the list leads to offers of help."""
    assert load("weighing_on_me").scores == ()
