"""Who answers, how, and what became of it, in words a person would say."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

INFORMANTS: dict[str, Any] = {
    "mother": _("Mother"),
    "other_caregiver": _("Another caregiver"),
    "educator": _("Educator"),
    "worker": _("Worker"),
    "observer": _("Observer"),
    "child": _("The child"),
}
MODES: dict[str, Any] = {
    "self": _("She answers herself"),
    "interview": _("In conversation"),
    "observation": _("Observed"),
    "paper": _("Copied from paper"),
}
METHODS: dict[str, Any] = {
    "report": _("her own report"),
    "interview": _("conversation"),
    "observation": _("observation"),
}
LANGUAGES: dict[str, Any] = {"en": _("English"), "fr": _("French")}
STATUSES: dict[str, Any] = {
    "upcoming": _("later"),
    "due": _("on time"),
    "late": _("late, still welcome"),
    "out_of_window": _("out of its window"),
    "done": _("done"),
    "declined": _("she would rather not"),
    "not_now": _("not now"),
    "cancelled": _("cancelled"),
    "paused": _("paused"),
    "on_time": _("on time"),
    "open": _("begun"),
}
TIMINGS: dict[str, Any] = {
    "on_time": _("on time"),
    "late": _("late"),
    "out_of_window": _("out of its window"),
}
NO_ANSWERS: list[tuple[str, Any]] = [
    ("", _("Blank")),
    ("declined", _("Rather not")),
    ("not_asked", _("Not asked")),
    ("not_applicable", _("Does not apply")),
]
HAPPENINGS: dict[str, Any] = {
    "birth": _("birth of %(name)s"),
    "apart": _("a time apart begins"),
    "together": _("together again"),
    "return_to_use": _("a return to use, learned from"),
}
HARD: dict[str, Any] = {
    "housing": _("Housing is not settled"),
    "money": _("Money does not reach"),
    "food": _("Food is short"),
    "violence_around": _("Violence around them"),
    "own_hard_childhood": _("A hard childhood of her own"),
    "grief": _("Grief or loss"),
    "low_mood": _("Low mood or worry"),
    "use_around": _("Substance use around them"),
    "alone": _("Few people to lean on"),
    "health_worry": _("Health of mother or child"),
    "time_apart": _("Times apart"),
    "courts_and_agencies": _("Courts and agencies"),
}
PROTECTS: dict[str, Any] = {
    "safe_home": _("A safe place to live"),
    "steady_income": _("A steady income"),
    "someone_to_rely_on": _("Somebody to rely on"),
    "trusted_worker": _("A worker she trusts"),
    "prenatal_care": _("Care in pregnancy"),
    "fewer_or_safer_use": _("Less or safer use"),
    "culture_and_faith": _("Culture, language or faith"),
    "learning_or_work": _("Learning or work"),
    "joy_together": _("Joy together"),
    "reads_cues": _("She reads her child’s cues"),
    "child_care": _("Good care for the child by others"),
    "her_own_plan": _("A plan of her own"),
}
VALIDITY: dict[str, Any] = {
    "validated": _("validated"),
    "own": _("our own words"),
    "exists": _("exists; not known to be validated"),
    "not_validated": _("not validated: no published range is read"),
}
GOAL_LEVELS: dict[int, Any] = {
    2: _("Much more than hoped (+2)"),
    1: _("More than hoped (+1)"),
    0: _("As hoped (0)"),
    -1: _("Less than hoped (−1)"),
    -2: _("Much less than hoped (−2)"),
}
GOAL_WEIGHTS: dict[int, Any] = {1: _("It matters"), 2: _("It matters a lot"), 3: _("It matters most")}
GOAL_LABELS: dict[str, Any] = {
    "general": _("Everyday life"),
    "health": _("Health"),
    "substance_use": _("Substance use"),
    "mental_health": _("Mood and worry"),
    "violence": _("Safety"),
    "legal": _("Courts and the law"),
}
DAY_LETTERS: dict[str, Any] = {
    "a": _("alcohol, amount not known"),
    "c": _("cannabis"),
    "k": _("cocaine or crack"),
    "o": _("opioids"),
    "m": _("stimulants"),
    "p": _("pills to calm or to sleep"),
    "x": _("something else"),
}
DAY_SIGNS: list[tuple[str, Any]] = [
    ("0", _("no use")),
    ("3", _("three standard drinks")),
    ("h", _("in hospital, in treatment or in custody")),
    ("n", _("not asked")),
    ("-", _("would rather not say")),
]
BECAUSE: dict[str, Any] = {
    "she_asked": _("she asked for them"),
    "she_agreed": _("she agreed"),
    "law": _("a law or a court"),
}
AGREED_HOW: dict[str, Any] = {
    "in_person": _("In person"),
    "by_phone": _("By phone"),
    "in_writing": _("In writing"),
}
