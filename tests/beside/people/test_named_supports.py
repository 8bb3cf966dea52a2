"""Who is named as a support, in counts by kind: sisters and other kin among them, and nobody by name."""

import datetime as dt

import pytest

from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.people import actions, queries
from beside.people.rules.inputs import TieWords
from beside.people.rules.ties import Leaning, TieKind
from tests.beside.people.conftest import known_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother(house):
    """``mother("Kay")``: a mother of Maple, whom Nadia walks with."""

    def make(name, program=None, who="nadia"):
        return actions.register_mother(known_as(name), program=program or house.maple, by=house.actor(who))

    return make


@pytest.fixture
def names(house):
    """``names(mother, TieKind.SISTER, "Dee")``: she names somebody, by default as a support."""

    def say(mother, kind, called, leaning=Leaning.SUPPORT, who="nadia"):
        words = TieWords(on=today(), leaning=leaning, in_her_words=True)
        return actions.add_tie(mother, kind, called=called, words=words, by=house.actor(who))

    return say


def test_btc_091_supports_are_counted_by_kind_of_tie_most_named_first(house, mother, names):
    """BTC-091: three mothers; two name a sister (one of them two), one an Elder, one a cousin as both."""
    ada, bea, cleo = mother("Ada"), mother("Bea"), mother("Cleo")
    names(ada, TieKind.SISTER, "Dee")
    names(ada, TieKind.SISTER, "Edie")
    names(bea, TieKind.SISTER, "Fay")
    names(bea, TieKind.COUSIN, "Gus", Leaning.BOTH)
    names(cleo, TieKind.ELDER, "Auntie Rose")
    names(cleo, TieKind.BROTHER, "Hal", Leaning.STRESS)
    found = queries.most_named_supports(house.actor("dana"), house.maple)
    assert list(found.items()) == [("sister", 2), ("cousin", 1), ("elder", 1)]


def test_what_a_tie_was_before_and_ties_set_aside_do_not_count(house, mother, names):
    ada = mother("Ada")
    sister, friend = names(ada, TieKind.SISTER, "Dee"), names(ada, TieKind.FRIEND, "Fay")
    later = TieWords(on=today(), leaning=Leaning.STRESS)
    actions.add_tie_entry(sister, later, client=ada, by=house.actor("nadia"))
    actions.end_tie(friend, client=ada, by=house.actor("nadia"), on=today() - dt.timedelta(days=1))
    assert queries.most_named_supports(house.actor("helen"), house.maple) == {}


def test_another_programs_mothers_are_not_counted_and_another_program_may_not_ask(house, mother, names):
    names(mother("Ada", house.harbour, "kofi"), TieKind.SISTER, "Dee", who="kofi")
    assert queries.most_named_supports(house.actor("dana"), house.maple) == {}
    for who in ("dana", "nadia", "ruth"):
        with pytest.raises(NotAllowed):
            queries.most_named_supports(house.actor(who), house.harbour)


def test_btc_091_sisters_and_other_kin_are_kinds_of_their_own():
    kin = {"mother", "father", "sister", "brother", "grandmother", "grandfather", "aunt_uncle", "cousin"}
    assert kin <= {kind.value for kind in TieKind}
