"""Journey J1, "blue coat": from the street with no name to trust, one intake, a birth, and a note for all three.

Steps 1 to 5 and 8 of the journey, each on its own day of the pregnancy, in a real browser on a phone and on a desk.
Rows: BTC-021, BTC-027, BTC-050, BTC-055, BTC-058, MCS-013, MCS-046, CEWH-009, EXT-026.
Must-not: N02, N03, N07.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.core import mail
from django.urls import get_resolver, reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.care import actions as care
from beside.care.models import (
    ConfidentialityTalk,
    Headcount,
    Intake,
    IntakeAnswer,
    OutreachAlias,
    OutreachContact,
    Passage,
)
from beside.foundation.clock import telling, today
from beside.people.models import Assignment, Birth, Client, Pregnancy, SafeContact
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FIRST_WEEK, BIRTH_WEEK, TERM_WEEKS = 9, 38, 40


class Time:
    """The pregnancy as a calendar: which day a week of it is. It begins in May, so that one year holds all of it."""

    def __init__(self):
        self.first = dt.date(today().year + 1, 5, 4)

    def day(self, week, days=0):
        return self.first + dt.timedelta(weeks=week - FIRST_WEEK, days=days)


@pytest.fixture(params=[390, 1366])
def width(request):
    return request.param


@pytest.fixture
def house(hire):
    """Annie on the street, Nadia of the same house, Dana who manages it, Kofi of another program."""
    return {
        "annie": hire("annie", Role.OUTREACH_WORKER),
        "nadia": hire("nadia"),
        "dana": hire("dana", Role.MANAGER),
        "kofi": hire("kofi", Role.COUNSELLOR, "Harbour"),
    }


@pytest.fixture
def arrive(house, live_on, signed_in_page, width):
    """``arrive(name, day, path)``: somebody signs in on this day; her hand on the page."""

    def begin(name, day, path="/desk/"):
        live_on(day)
        return Hand(signed_in_page(house[name], path=path, width=width))

    return begin


@pytest.fixture
def see(axe, site):
    """``see(hand)``: the page she is on is sound; ``see(hand, "desk:month", pk)`` goes there first."""

    def look(hand, name="", *args):
        if name:
            hand.page.goto(site + reverse(name, args=args))
        axe(hand.page)

    return look


# Step 1, week 9: socks, a sandwich, a kit, and no name


def given_annie_gives_socks_and_a_sandwich(hand, on, see):
    see(hand, "care:outreach")
    hand.follow("Write down a talk")
    hand.press("Save")
    see(hand)
    hand.tick("Downtown east")
    hand.tick("Food")
    hand.tick("Clothing")
    hand.tick("Naloxone kit")
    hand.write("nickname", "blue coat")
    hand.day("on", on)
    hand.press("Save")


def when_a_place_on_the_map_is_typed_it_is_not_kept(hand, see):
    """N07: neither an address nor a position; what was typed stays in the form."""
    hand.follow("Outreach")
    hand.follow("blue coat")
    hand.follow("Write down a talk")
    hand.write("words", "She sleeps at 43.6512, -79.3832")
    hand.press("Save")
    assert hand.page.get_by_text("This looks like an address or a position").first.is_visible()
    assert hand.page.input_value("[name=words]") == "She sleeps at 43.6512, -79.3832"
    see(hand)


# Step 2, six and nine days later: she may be pregnant, and is afraid


def when_they_talk_again(hand, words, *ticks):
    hand.follow("Outreach")
    hand.follow("blue coat")
    hand.follow("Write down a talk")
    for tick in ticks:
        hand.tick(tick)
    hand.write("words", words)
    hand.press("Save")


def then_nobody_has_a_record_yet(talks):
    assert not Client.objects.exists()
    assert OutreachAlias.objects.get().nickname == "blue coat"
    assert OutreachContact.objects.count() == talks


# Step 3, week 15: the nurse at the drop-in


def when_she_meets_the_nurse_at_the_drop_in(hand):
    hand.follow("Outreach")
    hand.follow("blue coat")
    hand.follow("Write down a talk")
    hand.tick("At the drop-in")
    hand.page.get_by_text("She asked to meet somebody").click()
    hand.choose("handoff_to", "nurse")
    for step in ("Offered", "Went with her", "They met"):
        hand.tick(step)
    hand.write("words", "Mei had tea ready")
    hand.press("Save")


def when_those_at_the_drop_in_are_counted(hand, see):
    hand.follow("Outreach")
    hand.follow("Count heads")
    see(hand)
    hand.write("named", "14")
    hand.write("unnamed", "6")
    hand.press("Save")


def then_the_handoff_was_offered_accompanied_and_met(page):
    talk = OutreachContact.objects.latest("local_date")
    assert (talk.handoff_to, talk.handoff_list) == ("nurse", ["offered", "accompanied", "met"])
    assert page.get_by_text("The nurse: offered, went with her, they met").is_visible()


# Step 4, week 17: she chooses to be known


def when_she_chooses_to_be_known_as_kay(hand, see):
    hand.follow("Outreach")
    hand.follow("blue coat")
    hand.follow("She chooses to be known")
    see(hand)
    asked = hand.page.locator("main form[method=post] .govuk-form-group")
    assert asked.count() == 4
    hand.write("called", "Kay")
    hand.write("how", "Call me Kay, and you can write it down")
    hand.tick("Yes, she agrees")
    hand.tick("It is her own choice, made today")
    hand.press("Begin her record")


def then_her_talks_are_hers_and_no_surname_was_asked(kay, on):
    alias = OutreachAlias.objects.get()
    assert (alias.mother_id, alias.chose_on) == (kay.pk, on)
    assert OutreachContact.objects.filter(alias__mother=kay).count() == 4
    assert [(name.kind, name.name) for name in kay.person.names.all()] == [("nickname", "Kay")]


def when_she_says_how_she_may_be_reached(hand, see):
    hand.follow("Open the record")
    see(hand)
    hand.follow("Add a way")
    hand.press("Save")
    see(hand)
    page = hand.page
    page.locator("[name=channel][value=text]").check()
    page.locator("[name=allowed][value=yes]").check()
    hand.write("value", "416 555 0142")
    hand.write("hours", "noon to 4")
    page.locator("[name=voicemail][value=nothing]").check()
    hand.write("name_to_use", "Annie from the library")
    hand.press("Save")


def then_that_is_the_only_way(kay, hand, see):
    rule = SafeContact.objects.get(person=kay.person)
    assert (rule.channel, rule.allowed, rule.hours) == ("text", "yes", "noon to 4")
    assert (rule.voicemail, rule.name_to_use) == ("nothing", "Annie from the library")
    see(hand, "desk:client", kay.pk)
    assert hand.page.get_by_text("Annie from the library").first.is_visible()


def when_confidentiality_is_read_aloud(hand, kay, see):
    see(hand, "care:intake", kay.pk)
    hand.follow("Begin with that")
    see(hand)
    hand.tick("Read aloud together")
    hand.tick("She said in her own words what it means")
    hand.press("It was explained")


def then_version_three_was_explained(kay, on):
    talk = ConfidentialityTalk.objects.get(subject=kay)
    assert (talk.agreement_version, talk.read_aloud, talk.on) == (3, True, on)


# Step 5, week 18: one intake, hopes first, everything may be left


def when_the_intake_is_begun_skipped_and_left(hand, kay, see):
    see(hand, "care:intake", kay.pk)
    assert "trauma" not in hand.page.locator("main").inner_text().lower()
    hand.follow("Hopes")
    see(hand)
    hand.tick("Expecting")
    hand.write("hopes_as_mother", "To keep my baby close")
    hand.choose("left_hopes_for_child", "prefer_not")
    hand.press("Save and go on")
    hand.press("Save and stop here")


def then_it_goes_on_with_nothing_asked_twice(hand, kay, see):
    see(hand, "care:intake", kay.pk)
    hand.follow("Hopes")
    assert hand.page.input_value("[name=hopes_as_mother]") == "To keep my baby close"
    assert hand.page.input_value("[name=left_hopes_for_child]") == "prefer_not"
    see(hand, "care:intake_section", kay.pk, "health")
    hand.tick("Second trimester")
    hand.press("Save and stop here")
    hand.press("Done for now")


def then_the_intake_stands(kay, on):
    answers = dict(IntakeAnswer.objects.filter(superseded=False).values_list("question", "kind"))
    assert answers["hopes_for_child"] == "prefer_not"
    assert IntakeAnswer.objects.get(question="pregnancy_weeks", superseded=False).answer == "second"
    assert (Intake.objects.get(subject=kay).finished_on - on).days == 0


def when_her_pregnancy_is_written_down(hand, kay, due, see):
    see(hand, "people:client", kay.pk)
    hand.follow("Add a pregnancy")
    hand.write("weeks_engaged", "99")
    hand.press("Save")
    see(hand)
    assert "stop" not in hand.page.locator("main form[method=post]").inner_text().lower()
    hand.day("due_date", due)
    hand.page.locator("[name=dated_by][value=ultrasound]").check()
    for field, week in (("first_contact", 9), ("first_trusted", 15), ("engaged", 18)):
        hand.write(f"weeks_{field}", str(week))
    hand.press("Save")


def then_she_joined_in_the_second_trimester(kay):
    pregnancy = Pregnancy.objects.get(subject=kay)
    assert pregnancy.is_open
    assert (pregnancy.weeks_first_contact, pregnancy.weeks_first_trusted) == (9, 15)
    assert (pregnancy.weeks_engaged, pregnancy.engaged_trimester) == (18, 2)


# Who counts: the manager, without names


def given_four_others_came_the_same_way(annie, program, intake_on):
    """Each with her own number of talks, and of days until the intake: 4 and 63 are in the middle of the five."""
    by = actor_for(annie)
    for number, (talks, days) in enumerate(((1, 40), (2, 50), (5, 70), (6, 90))):
        alias = None
        for talk in range(talks):
            on = intake_on - dt.timedelta(days=days - talk)
            with telling(_noon(on)):
                met = care.Met(on=on, zone="north", nickname="" if alias else f"hat {number}")
                alias = care.record_outreach(program, met, alias=alias, by=by).alias
        with telling(_noon(intake_on)):
            facts = PersonFacts(names={NameKind.NICKNAME: f"Hat {number}"})
            her = care.choose_to_be_known(alias, facts=facts, how="", contacts_too=True, by=by)
            care.begin_intake(program, her, questions_version=1, by=by)


def _noon(day):
    return dt.datetime.combine(day, dt.time(16), tzinfo=dt.UTC)


def then_the_manager_is_told_nothing_of_one_woman(hand, kay, site, see):
    see(hand, "desk:numbers")
    assert hand.page.get_by_text("There are too few to show: fewer than 5.").first.is_visible()
    assert "63" not in hand.page.locator("main").inner_text()
    assert hand.page.goto(site + reverse("desk:client", args=[kay.pk])).status == 403


def then_the_manager_reads_contacts_before_a_name_and_63_days(hand, see):
    see(hand, "desk:numbers")
    words = hand.page.locator("main").inner_text()
    assert "5 women chose to be known. In the middle, 4 talks came before it." in words
    assert "it took 63 days, in the middle of 5 women." in words
    assert not {name for name in ("Kay", "blue coat", "Annie", "Hat") if name in words}


# Step 8, week 38 and 2 days: Jo


def when_jo_is_born(hand, kay, on, see):
    see(hand, "people:client", kay.pk)
    hand.follow("A birth")
    see(hand)
    page = hand.page
    boxes = page.locator("main form[method=post]")
    boxes.locator("[name$=weeks]").fill("60")
    page.get_by_role("button", name="Save the birth").click()
    page.wait_for_load_state()
    see(hand)
    boxes.locator("[name$=on_day]").fill(on.isoformat())
    boxes.locator("[name$=called]").fill("Jo")
    boxes.locator("[name$=weeks]").fill("38")
    boxes.locator("[name$=days]").fill("2")
    boxes.locator("[name$=weight_g]").fill("3120")
    boxes.locator("[name$=rooming_in][value=yes]").check()
    boxes.locator("select[name$=withdrawal_care]").select_option("eat_sleep_console")
    boxes.locator("select[name$=went_home_with]").select_option("mother")
    page.get_by_role("button", name="Save the birth").click()
    page.wait_for_load_state()


def then_jo_and_the_two_together_are_here_without_a_second_intake(kay, annie, on):
    birth = Birth.objects.get(pregnancy__subject=kay)
    assert (birth.on, birth.weeks, birth.days, birth.weight_g) == (on, 38, 2, 3120)
    assert (birth.rooming_in, birth.withdrawal_care, birth.went_home_with) == (
        "yes",
        "eat_sleep_console",
        "mother",
    )
    dyad = Client.objects.get(kind="dyad", caregiver=kay)
    assert (dyad.caregiver_id, dyad.child_id) == (kay.pk, birth.child_id)
    circle = Assignment.objects.current(on).filter(user=annie).values_list("client_id", flat=True)
    assert {kay.pk, birth.child_id, dyad.pk} <= set(circle)
    assert Intake.objects.filter(subject__in=[kay, birth.child_id, dyad]).count() == 1
    return birth.child, dyad


def when_one_note_is_written_for_all_three(hand, kay, see):
    see(hand, "desk:client", kay.pk)
    hand.follow("Log a contact")
    see(hand)
    hand.write("starts", "14:00")
    hand.write("ends", "13:00")
    hand.press("Save")
    see(hand)
    hand.write("ends", "14:45")
    boxes = hand.page.locator("textarea[name^=text_]").all()
    for box, words in zip(
        boxes, ("Kay rested", "Jo followed her voice", "They looked at each other"), strict=True
    ):
        box.fill(words)
    hand.press("Save")


def then_each_part_stays_with_its_own(hand, kay, child, dyad, see):
    assert dict(Passage.objects.values_list("subject_id", "note__contact__duration")) == {
        kay.pk: 45,
        child.pk: 45,
        dyad.pk: 45,
    }
    assert hand.page.get_by_text("Kay rested").is_visible()
    see(hand, "desk:client", child.pk)
    assert hand.page.get_by_text("Jo followed her voice").is_visible()
    assert not hand.page.get_by_text("Kay rested").is_visible()
    see(hand, "desk:month", kay.pk)
    assert hand.page.get_by_text("45 minutes").count() == 3
    hand.follow("The month before")
    assert hand.page.get_by_text("Nothing this month.").count() == 3
    see(hand)


# Who sees what


def then_a_colleague_is_asked_for_a_reason(hand, kay, see):
    see(hand, "desk:client", kay.pk)
    assert "/reason/" in hand.page.url
    assert not hand.page.get_by_text("Kay rested").is_visible()


def then_another_program_finds_nobody(hand, kay, see):
    for typed in ("Kay", "blue coat", "416 555 0142", "Jo"):
        hand.page.goto(hand.page.url.split("/desk/")[0] + reverse("desk:search") + f"?q={typed}")
        assert hand.page.locator(".hits__line").count() == 0, typed
    see(hand)
    for name in ("desk:client", "desk:timeline", "people:client"):
        answer = hand.page.goto(hand.page.url.split("/desk/")[0] + reverse(name, args=[kay.pk]))
        assert answer.status == 404


def then_no_hospital_was_told():
    """EXT-026, N02: no message left, and no address of the product sends one to a hospital."""
    assert mail.outbox == []
    named = [name for name in _address_names() if "hospital" in name or "alert" in name or "notice" in name]
    assert named == []


def _address_names():
    found = get_resolver()
    groups = [("", found), *((f"{space}:", inner) for space, (_path, inner) in found.namespace_dict.items())]
    return [prefix + name for prefix, inner in groups for name in inner.reverse_dict if isinstance(name, str)]


def then_no_position_can_be_kept():
    """N07: nothing in the schema could hold where she is on a map."""
    words = ("latitude", "longitude", "gps", "geo", "position", "coordinates", "street_address")
    fields = [f"{model.__name__}.{field.name}" for model in apps.get_models() for field in model._meta.fields]
    assert [field for field in fields if any(word in field.lower() for word in words)] == []


def test_j1_blue_coat_from_the_street_to_a_note_for_three(arrive, house, programs, site, see):
    time = Time()
    hand = arrive("annie", time.day(9))
    see(hand)
    given_annie_gives_socks_and_a_sandwich(hand, time.day(9), see)
    when_a_place_on_the_map_is_typed_it_is_not_kept(hand, see)
    hand = arrive("annie", time.day(9, 6))
    when_they_talk_again(hand, "She may be pregnant", "She said she may be pregnant")
    hand = arrive("annie", time.day(9, 9))
    explained = "I explained what is shared, when the law asks, and that no hospital is alerted"
    when_they_talk_again(hand, "Afraid they will take it", "Fear that a child is taken", explained)
    then_nobody_has_a_record_yet(talks=3)

    hand = arrive("annie", time.day(15))
    when_she_meets_the_nurse_at_the_drop_in(hand)
    then_the_handoff_was_offered_accompanied_and_met(hand.page)
    see(hand)
    when_those_at_the_drop_in_are_counted(hand, see)
    assert Headcount.objects.values_list("named", "unnamed").get() == (14, 6)
    then_nobody_has_a_record_yet(talks=4)

    hand = arrive("annie", time.day(17))
    when_she_chooses_to_be_known_as_kay(hand, see)
    kay = Client.objects.get()
    see(hand)
    assert hand.page.get_by_text("Mei had tea ready").is_visible()
    then_her_talks_are_hers_and_no_surname_was_asked(kay, time.day(17))
    when_she_says_how_she_may_be_reached(hand, see)
    then_that_is_the_only_way(kay, hand, see)
    when_confidentiality_is_read_aloud(hand, kay, see)
    then_version_three_was_explained(kay, time.day(17))

    hand = arrive("annie", time.day(18))
    when_the_intake_is_begun_skipped_and_left(hand, kay, see)
    then_it_goes_on_with_nothing_asked_twice(hand, kay, see)
    then_the_intake_stands(kay, time.day(18))
    when_her_pregnancy_is_written_down(hand, kay, time.day(TERM_WEEKS), see)
    then_she_joined_in_the_second_trimester(kay)

    then_the_manager_is_told_nothing_of_one_woman(arrive("dana", time.day(18)), kay, site, see)
    given_four_others_came_the_same_way(house["annie"], programs(), time.day(18))
    then_the_manager_reads_contacts_before_a_name_and_63_days(arrive("dana", time.day(18)), see)

    birth = time.day(BIRTH_WEEK, 2)
    hand = arrive("annie", birth)
    when_jo_is_born(hand, kay, birth, see)
    child, dyad = then_jo_and_the_two_together_are_here_without_a_second_intake(kay, house["annie"], birth)
    see(hand, "desk:client", dyad.pk)
    when_one_note_is_written_for_all_three(hand, kay, see)
    then_each_part_stays_with_its_own(hand, kay, child, dyad, see)

    then_a_colleague_is_asked_for_a_reason(arrive("nadia", birth), kay, see)
    then_another_program_finds_nobody(arrive("kofi", birth), kay, see)
    then_no_hospital_was_told()
    then_no_position_can_be_kept()
