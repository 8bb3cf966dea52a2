"""A Questionnaire of another system becomes a measure here: looked at first, whole or not at all, versioned."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beside.foundation.models import AuditEntry
from beside.measures.models import ForeignForm, WordingPack
from beside_instruments import available, load

from .foreign import quiet, sent

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Quiet nights",
    "key": "quiet_nights",
    "target": "mother",
    "construct": "wellbeing",
    "language": "en",
    "add_up": "on",
    "licence_note": "CC0",
    "approver": "Helen",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A data folder's place for measures."""
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    return tmp_path / "instruments"


def _send(browser, content, name="quiet.json"):
    return browser.post(reverse("measures:bring"), {"file": SimpleUploadedFile(name, content)})


@pytest.fixture
def keep(django_capture_on_commit_callbacks):
    """Say yes to what was looked at, as the record is written."""

    def confirm(browser, **changes):
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(reverse("measures:bring_look"), FACTS | changes)

    return confirm


def test_j2_it_is_looked_at_before_anything_is_kept(browse):
    """Structure, options with weights, conditions; calculations recognised and never executed."""
    ruth = browse("ruth")
    assert _send(ruth, sent(quiet())).url == reverse("measures:bring_look")
    page = ruth.get(reverse("measures:bring_look")).content.decode()
    assert "Did you sleep through?" in page and "Most nights (2)" in page
    assert "item 2 is not “Not so far”" in page
    assert "weight().sum()" in page and "It adds up what the answers count" in page
    assert "words, on several lines; kept, not counted" in page
    assert not ForeignForm.objects.exists() and not [one for one in available() if one.own]


def test_said_yes_to_it_is_a_measure_with_words_licence_and_approver(browse, keep, kay, give):
    """N23: kept with its licence note and approver; the next person gives it at once."""
    nadia = browse("nadia")
    _send(nadia, sent(quiet()))
    assert keep(nadia).url == reverse("measures:instrument", args=["quiet_nights"])
    made = load("quiet_nights")
    assert (made.version, made.confirmation.state, made.licence.cls) == (
        "1",
        "to_be_confirmed",
        "scoring_only",
    )
    form = ForeignForm.objects.get()
    assert (form.approver, form.licence_note, form.brought_by_name) == ("Helen", "CC0", "Nadia")
    assert form.taken == {"1": "q.sleep", "2": "q.rest", "3": "q.help", "4": "q.more"}
    assert WordingPack.objects.get().words["items"]["1"] == "Did you sleep through?"
    assert AuditEntry.objects.filter(action="measures.form_brought_in").count() == 1
    given = give(kay, "quiet_nights", {"1": 2, "2": 0})
    assert given.scores.get().value is None  # the third was not asked, and nothing is made up for it
    assert given.answers.get(item="3").value == "not_asked"
    page = nadia.get(reverse("measures:instrument", args=["quiet_nights"])).content.decode()
    assert "approved by Helen" in page and "to be confirmed" in page


def test_the_same_form_again_is_the_next_version(browse, keep):
    nadia = browse("nadia")
    for _time in range(2):
        _send(nadia, sent(quiet()))
        assert keep(nadia).status_code == 302
    assert load("quiet_nights").version == "2"
    assert load("quiet_nights", "1").version == "1"
    _send(nadia, sent(quiet()))
    assert 'value="quiet_nights"' in nadia.get(reverse("measures:bring_look")).content.decode()


def test_put_away_keeps_nothing(browse):
    nadia = browse("nadia")
    _send(nadia, sent(quiet()))
    nadia.post(reverse("measures:bring_forget"))
    assert nadia.get(reverse("measures:bring_look")).status_code == 302
    assert not ForeignForm.objects.exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"key": "phq9"}, "with this short name already"),
        ({"key": "Quiet Nights"}, "small letters, digits and _ only"),
        ({"licence_note": ""}, "Under which licence"),
        ({"approver": ""}, "Who approved"),
        ({"construct": ""}, "What is it about"),
    ],
)
def test_without_a_free_name_licence_or_approver_nothing_is_kept(browse, keep, folder, changes, says):
    nadia = browse("nadia")
    _send(nadia, sent(quiet()))
    answer = keep(nadia, **changes)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not ForeignForm.objects.exists() and not list(folder.glob("**/*"))


def _circle():
    items = [
        {
            "linkId": "a",
            "type": "integer",
            "enableWhen": [{"question": "b", "operator": "=", "answerInteger": 1}],
        },
        {
            "linkId": "b",
            "type": "integer",
            "enableWhen": [{"question": "a", "operator": "=", "answerInteger": 1}],
        },
    ]
    return sent(quiet(item=items))


BAD = [
    (_circle(), "in a circle: b -&gt; a -&gt; b"),
    (sent(quiet(item=[{"linkId": "a", "type": "coding"}])), "Item a: this is FHIR R5"),
    (
        sent(quiet(item=[{"linkId": "a", "type": "choice", "option": [{"valueString": "x"}]}])),
        "Item a: this is FHIR STU3",
    ),
    (sent(quiet(group={"linkId": "g"})), "DSTU2"),
    (json.dumps({"title": "été"}, ensure_ascii=False).encode("latin-1"), "not in UTF-8 (line 1)"),
    (sent(quiet()).decode().encode("utf-16"), "not in UTF-8"),
    (b"linkId;text\nq1;Hello", "not valid JSON (line 1)"),
    (b"<Questionnaire/>", "is XML"),
    (sent({"resourceType": "Bundle"}), "This is a Bundle and no Questionnaire"),
    (sent(quiet(item=[{"type": "choice"}])), "has no linkId"),
    (
        sent(quiet(item=[{"linkId": "t", "type": "attachment"}])),
        "No question here can be answered here. Item t is left out",
    ),
    (b"", "The file is empty"),
]


@pytest.mark.parametrize(("content", "says"), BAD, ids=[says[:24] for _, says in BAD])
def test_a_bad_file_is_refused_whole_with_the_item_and_what_to_do(browse, content, says):
    answer = _send(browse("nadia"), content)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert browse("nadia").get(reverse("measures:bring_look")).status_code == 302


def test_forty_megabytes_are_refused_before_they_are_read(browse):
    """Memory stays bounded: the upload lies on disk and is never read into the process."""
    nadia, file = browse("nadia"), SimpleUploadedFile("large.json", b" " * 40_000_000)
    tracemalloc.start()
    answer = nadia.post(reverse("measures:bring"), {"file": file})
    tracemalloc.stop()
    assert answer.status_code == 422 and "larger than 5 MB" in answer.content.decode()


def test_a_full_disk_leaves_no_half_measure(browse, keep, monkeypatch):
    from pathlib import Path

    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    nadia = browse("nadia")
    _send(nadia, sent(quiet()))
    monkeypatch.setattr(Path, "write_text", full)
    answer = keep(nadia)
    assert answer.status_code == 422 and "could not be written" in answer.content.decode()
    assert not ForeignForm.objects.exists() and not WordingPack.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("ruth", 200), ("nadia", 200), ("lou", 403), ("dana", 403), ("samira", 403)]
)
def test_who_may_bring_one_in(browse, who, status):
    assert browse(who).get(reverse("measures:bring")).status_code == status
    assert browse(who).post(reverse("measures:bring_forget")).status_code == (302 if status == 200 else 403)


def test_one_that_is_here_already_is_pointed_at(browse):
    """A form with the published codes of ours is better loaded as wording."""
    from tests.beside_instruments.foreign_forms import as_bytes, phq9_questionnaire

    nadia = browse("nadia")
    _send(nadia, as_bytes(phq9_questionnaire()))
    page = nadia.get(reverse("measures:bring_look")).content.decode()
    assert "It seems to be here already" in page and reverse("measures:instrument", args=["phq9"]) in page
