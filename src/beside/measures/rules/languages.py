"""In which languages a measure may be given: where a version of it exists, or the program has loaded one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

HAS_A_VERSION = frozenset({"validated", "own", "exists"})


def given_in(states: Mapping[str, str], loaded: Collection[str]) -> frozenset[str]:
    """The languages (two letters) a measure may be given in (BTC-007).

    Parameters
    ----------
    states
        What the measure says of each language version.
    loaded
        Languages of the wording the program has loaded under its licence.

    Notes
    -----
    A measure nobody has put into a language is not translated on the spot: its numbers would mean nothing.
    """
    known = {language for language, state in states.items() if state in HAS_A_VERSION}
    return frozenset(language.split("-")[0] for language in (*known, *loaded))
