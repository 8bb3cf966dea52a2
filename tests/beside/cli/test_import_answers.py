# ruff: noqa: F811  (a fixture used as an argument is not a redefinition)
"""beside import answers: what the page does, from a file, for the client the person at the keyboard names."""

from __future__ import annotations

import pytest

from beside.foundation.models import AuditEntry
from beside.measures import actions
from beside.measures.models import Administration, Prompt
from tests.beside.measures.foreign import nights, nights_answers, quiet_answers, sent
from tests.beside.measures.test_answers_in import BAD, quiet_nights  # noqa: F401
from tests.beside.measures.test_bringing import FACTS
from tests.beside.people.conftest import family, house, kay  # noqa: F401
from tests.beside_instruments.foreign_forms import as_bytes, phq9_questionnaire, phq9_response

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "answers.json"
    found.write_bytes(sent(quiet_answers(5)))
    return found


@pytest.fixture
def bring(run, file, kay):
    """``bring("--dry-run")``: the file, about Kay, in English."""

    def one(*more, about=None):
        return run("import", "answers", str(file), "--about", str(about or kay.pk), "--language", "en", *more)

    return one


def test_a_dry_run_says_what_was_understood_and_keeps_nothing(bring, quiet_nights, kay):
    """MCS-048: whose it will be, every item, totals beside ours; the looking stands in the trail."""
    said = bring("--dry-run")
    assert said.code == 0, said.err
    assert "The file says it is about: K. of the other house." in said.out
    assert "Here it will stand with: Kay (mother)." in said.out
    assert "Item 1: 2" in said.out and "Item 4: blank" in said.out
    assert "the file says 5, the answers give 4" in said.out and "both will be kept" in said.out
    assert said.out.endswith("Nothing was kept.\n") and not Administration.objects.exists()
    assert AuditEntry.objects.get(action="measures.answers_look").client_id == kay.pk


def test_it_is_kept_once_with_its_total_beside_ours(bring, quiet_nights, kay):
    done = bring()
    assert done.code == 0, done.err
    assert "Kept: quiet_nights of 2026-09-14." in done.out
    given = Administration.objects.get()
    assert (given.subject, given.author_name, given.mode) == (kay, "command line", "self")
    assert (given.scores.get().value, given.scores.get().elsewhere) == (4, 5)
    twice = bring()
    assert twice.code == 1 and "add --again to keep both" in twice.err
    assert Administration.objects.count() == 1
    assert bring("--again").code == 0 and Administration.objects.count() == 2


def test_a_form_that_is_not_known_comes_with_its_questionnaire(bring, file, tmp_path):
    """N37: foreign 13 beside our 10; the answer that asks for a person asks here too."""
    form = tmp_path / "form.json"
    form.write_bytes(as_bytes(phq9_questionnaire()))
    file.write_bytes(as_bytes(phq9_response([0, 0, 0, 1, 2, 1, 3, 2, 1], 13)))
    along = ("--form", str(form), "--measure", "phq9", "--mode", "paper")
    undated = bring(*along)
    assert undated.code == 1 and "Add --on with the day" in undated.err
    done = bring(*along, "--on", "2026-09-14")
    assert "An answer asks for a person" in done.out
    assert (Administration.objects.get().scores.get(score="total").elsewhere, Prompt.objects.count()) == (
        13,
        1,
    )


def test_her_words_are_kept_and_not_printed(
    bring,
    file,
    house,
    tmp_path,
    monkeypatch,
    django_capture_on_commit_callbacks,
):
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    new = actions.NewForm(source=sent(nights()), filename="n.json", **{**FACTS, "key": "nights"})
    with django_capture_on_commit_callbacks(execute=True):
        actions.bring_form(new, by=house.actor("nadia"))
    file.write_bytes(sent(nights_answers()))
    done = bring()
    assert "Item 3: words" in done.out and "heating" not in done.out + done.err
    assert "heating" in Administration.objects.get().answers.get(item="3").value


@pytest.mark.parametrize(("content", "says"), [one for one in BAD if len(one[0]) < 9000])
def test_a_bad_file_keeps_nothing_and_names_the_item(bring, file, quiet_nights, content, says):
    file.write_bytes(content)
    done = bring()
    assert done.code == 1 and "Nothing was kept." in done.err
    assert says.replace("&#x27;", "'") in done.err and not Administration.objects.exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--informant", "uncle"), "--informant is one of mother"),
        (("--mode", "observation"), "--mode one of self, interview, paper"),
        (("--on", "soon"), "'soon' is no day"),
        (("--on", "2031-01-01"), "still to come"),
        (("--measure", "phq9"), "--form and --measure belong together"),
        (("--about", "Kay"), "It is the long one in the address of her page"),
        (("--about", "3f0c9a52-7d1e-4b3a-9c55-0a4f6e1b2d77"), "Nobody has the number"),
    ],
)
def test_what_is_said_about_it_must_fit(bring, quiet_nights, more, says):
    done = bring(*more)
    assert done.code == 1 and says in done.err and "Traceback" not in done.err
    assert not Administration.objects.exists()


def test_answers_about_the_mother_do_not_land_with_her_child(bring, family, quiet_nights):
    done = bring(about=family.child.pk)
    assert done.code == 1 and "somebody else of the family" in done.err


def test_a_file_that_is_not_there(run, kay):
    done = run("import", "answers", "nowhere.json", "--about", str(kay.pk))
    assert done.code == 1 and "There is no file nowhere.json" in done.err
