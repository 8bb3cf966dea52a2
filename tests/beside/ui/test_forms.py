"""The form every page uses: one key, drafts, groups, errors that lead to their field."""

from uuid import UUID, uuid4

import pytest
from django.template import Context, Template

from beside.foundation.actor import Actor
from beside.foundation.drafts import load_draft, save_draft
from beside.ui import fields
from beside.ui.forms import BesideForm, errors_of

NADIA = Actor(id=uuid4(), kind="staff", name="Nadia", capabilities={}, labels={})


class NoteForm(BesideForm):
    draft_form = "care.note"
    groups = [("The visit", ["kind", "day"]), ("", ["text"])]
    reveals = {"kind": {"visit": ["where"]}}

    kind = fields.ChoiceField(label="How you met", choices=[("visit", "Visit"), ("phone", "Phone")])
    where = fields.TextField(label="Where", required=False)
    day = fields.DayField(label="Day")
    text = fields.LongTextField(label="What happened", required=False)
    topics = fields.ManyField(label="Topics", choices=[("a", "A"), ("b", "B")], required=False)
    agree = fields.TickField(label="Seen by her")


def draw(template, **context):
    return Template("{% load ui %}" + template).render(Context(context))


def test_a_new_form_has_a_key_of_its_own_and_sends_it_back():
    form = NoteForm()
    assert UUID(form.once_key)
    assert NoteForm({"_once": form.once_key}).once_key == form.once_key
    assert UUID(NoteForm({"_once": "nonsense"}).once_key)


def test_the_key_is_in_the_page_and_not_among_the_answers():
    form = NoteForm()
    assert f'name="_once" value="{form.once_key}"' in draw("{% form form %}", form=form)
    sent = NoteForm({"kind": "phone", "day": "2026-11-26", "_once": form.once_key})
    assert sent.is_valid(), sent.errors
    assert "_once" not in sent.cleaned_data


@pytest.mark.django_db
def test_ux39_what_was_typed_earlier_fills_the_form_again():
    typed = {
        "kind": ["visit"], "where": ["the park"], "day_day": ["26"], "day_month": ["11"], "day_year": [""],
        "text": ["Half a sent"], "topics": ["a", "b"], "agree": ["on"],
    }  # fmt: skip
    save_draft(NADIA, "care.note", "rosie", typed)
    html = draw("{% form form %}", form=NoteForm(actor=NADIA, draft_subject="rosie"))
    assert "Half a sent" in html
    assert 'value="the park"' in html
    assert 'value="26"' in html
    assert html.count(" checked") == 4
    assert "It is not saved yet" in html


@pytest.mark.django_db
def test_a_draft_is_of_one_person_and_one_subject():
    save_draft(NADIA, "care.note", "rosie", {"text": ["Half a sent"]})
    other = Actor(id=uuid4(), kind="staff", name="Sam", capabilities={}, labels={})
    assert NoteForm(actor=other, draft_subject="rosie").draft is None
    assert NoteForm(actor=NADIA, draft_subject="kiwi").draft is None
    form = NoteForm(actor=NADIA, draft_subject="rosie")
    form.forget_draft()
    assert load_draft(NADIA, "care.note", "rosie") is None


def test_a_form_without_drafts_asks_for_none():
    class Plain(BesideForm):
        word = fields.TextField(label="Word")

    html = draw("{% form form %}", form=Plain())
    assert "data-draft-form" not in html
    assert "data-kept" not in html


def test_a_field_that_opens_under_an_answer_is_drawn_there_only():
    html = draw("{% form form %}", form=NoteForm())
    assert html.count('name="where"') == 1
    assert 'data-opens="id_kind_0_opens"' in html


def test_fields_outside_the_groups_come_last():
    titles = [(title, [bound.name for bound in bounds]) for title, bounds in NoteForm().field_groups()]
    assert titles == [("The visit", ["kind", "day"]), ("", ["text"]), ("", ["topics", "agree"])]


def test_ux22_each_error_names_its_question_and_where_to_mend_it():
    form = NoteForm({"day_day": "31", "day_month": "2", "day_year": "2026"})
    assert errors_of(form) == [
        ("How you met – Choose one of the answers.", "id_kind_0"),
        ("Day – February 2026 has 28 days. Check the day.", "id_day_0"),
    ]


def test_a_refusal_becomes_words_on_the_form():
    form = NoteForm({"kind": "phone", "day": "2026-11-26"})
    form.refuse(None, "Her record is closed. Open it again first.")
    assert errors_of(form) == [("Her record is closed. Open it again first.", "")]


def test_hints_and_errors_are_tied_to_the_input():
    class Asked(BesideForm):
        name = fields.TextField(label="Name", help_text="A nickname is enough.")

    html = Asked({})["name"].as_field_group()
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "required" not in html.split("<input")[1].split(">")[0]


def test_optional_questions_say_so_and_those_that_open_do_not():
    html = draw("{% form form %}", form=NoteForm())
    assert html.count("(optional)") == 2


def test_words_that_look_like_markup_stay_words():
    form = NoteForm({"text": "<script>alert(1)</script>", "where": '"><b>'})
    html = draw("{% form form %}", form=form)
    assert "<script>" not in html
    assert '"><b>' not in html


def test_a_token_is_in_every_form_that_changes_something():
    html = draw("{% form form %}{% post_button 'Undo' '/u/' %}", form=NoteForm(), csrf_token="tok")
    assert html.count('value="tok"') == 2


def test_a_filter_has_no_token_and_no_key(rf):
    request = rf.get("/families/?word=r")
    html = draw("{% filters form %}", form=NoteForm(request.GET), request=request)
    assert "_once" not in html
    assert "csrf" not in html
    assert 'method="get"' in html


def test_a_stock_django_form_gets_the_same_look():
    from django import forms

    class Stock(forms.Form):
        word = forms.CharField(label="Word")
        secret = forms.CharField(widget=forms.PasswordInput)
        one = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A")])

    html = draw("{% form form %}", form=Stock())
    assert html.count("govuk-input") >= 2
    assert "govuk-radios__input" in html
    assert "govuk-password-input" in html


def test_the_form_tag_works_without_a_page_and_shows_its_own_summary():
    html = draw("{% form form %}", form=NoteForm({}))
    assert "Something needs another look" in html
