"""Kay and Jo (J1 to J4, J7, J9): "blue coat" on the street, Kay by her own choice, then Jo."""

from __future__ import annotations

import datetime as dt
import random
from functools import partial
from typing import Any

from beside.care import actions as care
from beside.care.actions import Answered, Met
from beside.care.models import OutreachAlias
from beside.care.rules.contacts import Happened, WrittenPassage
from beside.people import actions as people
from beside.people.rules.contact import Allowed, Channel, Voicemail
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import ContactAnswer, PersonFacts, PregnancyFacts, TieWords
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import BirthFacts, DatedBy, WentHomeWith, WithdrawalCare, YesNo
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import Closeness, Leaning, MayContact, TieKind

from ..crew import Team, worker
from ..days import moment, working
from ..family import Family
from ..names import Named
from ..narrator import Narrator
from ..walking import begin_walking
from . import kay_story
from .jo import Jo
from .plans import kay_and_jo, kay_is_understood, kay_looks_again, kays_goals

JO_IS_DAYS_OLD = 252
BORN_AFTER_DAYS = 38 * 7 + 2


def kay(narrator: Narrator, team: Team, chance: random.Random, today: dt.date) -> Family:
    """Put her story into the line."""
    story = _Kay(Family(narrator, team, chance, Named("Kay", "", "en", "she/her")), today)
    story.begin()
    return story.family


class _Kay:
    """Her story, week by week of the pregnancy."""

    def __init__(self, family: Family, today: dt.date) -> None:
        self.family = family
        self.birth = today - dt.timedelta(days=JO_IS_DAYS_OLD)
        self.annie, self.nadia = worker("annie", "outreach"), worker("nadia", "counsellor")
        self.mei, self.priya = worker("mei", "nurse"), worker("priya", "therapist")
        self.joelle = worker("joelle", "educator")
        self.alias: OutreachAlias

    def begin(self) -> None:
        """All that is dated; the weekly contacts follow by themselves."""
        at = self.family.narrator.at
        at(self.week(9), self.socks)
        at(self.week(9, 6), self.may_be_pregnant)
        at(self.week(9, 9), self.afraid)
        at(self.week(15), self.meets_the_nurse)
        at(self.week(17), self.chooses)
        at(self.week(18), self.intake)
        at(self.week(20), self.goes_on)
        at(self.week(22), lambda m: kays_goals(self.family, m))
        at(self.week(34), self.plans)
        at(moment(working(self.birth + dt.timedelta(days=1)), 11), self.jo)
        at(moment(working(self.birth + dt.timedelta(days=120)), 14), self.formulation)
        kay_story.tell(self.family, self.nadia.actor, self.birth)
        for days, event in ((40, kay_and_jo), (125, kay_looks_again), (150, kay_is_understood)):
            day = moment(working(self.birth + dt.timedelta(days=days)), 15)
            at(day, partial(event, self.family))
        Jo(self.family, self.birth).tell()

    def week(self, week: int, days: int = 0) -> dt.datetime:
        """A working hour in a week of the pregnancy."""
        day = self.birth + dt.timedelta(days=7 * week + days - BORN_AFTER_DAYS)
        return moment(working(day), 14, 30)

    def met(self, at: dt.datetime, words: str, **more: Any) -> Met:
        return Met(on=at.date(), zone="downtown_east", words=words, **more)

    def socks(self, at: dt.datetime) -> None:
        words = "Blue coat, by the library steps. Said little, laughed once."
        needs = ["clothing", "food", "naloxone"]
        met = self.met(at, words, nickname="blue coat", needs=needs)
        contact = care.record_outreach(self.family.program, met, by=self.annie.actor)
        assert contact.alias is not None
        self.alias = contact.alias

    def again(self, met: Met) -> None:
        care.record_outreach(self.family.program, met, alias=self.alias, by=self.annie.actor)

    def may_be_pregnant(self, at: dt.datetime) -> None:
        self.again(self.met(at, "She thinks she may be pregnant.", pregnancy_mentioned=True, needs=["food"]))

    def afraid(self, at: dt.datetime) -> None:
        words = "Afraid “they'll take it”. I told her what is shared and with whom, when the law asks, and that no hospital is alerted."
        self.again(self.met(at, words, needs=["fear_of_removal", "somebody_to_talk_to"], explained=True))

    def meets_the_nurse(self, at: dt.datetime) -> None:
        words = "She asked to meet the nurse at the drop-in. I went with her; Mei had tea ready."
        self.again(
            Met(
                on=at.date(),
                zone="drop_in",
                words=words,
                needs=["health"],
                pregnancy_mentioned=True,
                handoff_to="nurse",
                handoff_steps=["offered", "accompanied", "met"],
            )
        )

    def chooses(self, at: dt.datetime) -> None:
        """Week 17: her own choice, and her rules for reaching her."""
        facts = PersonFacts(names={NameKind.NICKNAME: "Kay"}, pronouns="she/her", languages=("en",))
        how = "“Call me Kay. You can write that down.”"
        self.family.mother = care.choose_to_be_known(
            self.alias, facts=facts, how=how, contacts_too=True, by=self.annie.actor
        )
        self.family.circle.append(self.annie)
        rule = ContactAnswer(
            channel=Channel.TEXT,
            allowed=Allowed.YES,
            value="416 555 0142",
            hours="noon to four",
            voicemail=Voicemail.NOTHING,
            name_to_use="Annie from the library",
        )
        contact = people.save_safe_contact(self.family.her, rule, by=self.annie.actor)
        later = moment(working(self.family.narrator.end.date() - dt.timedelta(days=20)), 12, 10)
        confirm = people.confirm_contact
        self.family.narrator.at(
            later, lambda _at: confirm(contact, client=self.family.her, by=self.nadia.actor)
        )
        self.talk()

    def talk(self) -> None:
        spoken: dict[str, Any] = {
            "version": 3,
            "language": "en",
            "read_aloud": True,
            "own_words": True,
            "copy_given": False,
        }
        care.record_talk(self.family.her, **spoken, by=self.annie.actor)

    def intake(self, at: dt.datetime) -> None:
        """Week 18: one conversation, hopes first, much of it left for another day."""
        her, by = self.family.her, self.nadia
        self.family.lead(by)
        intake = care.begin_intake(self.family.program, her, questions_version=1, by=by.actor)
        care.answer(intake, _HOPES, by=by.actor)
        hopes = {
            "as_parent": "To be the one who stays.",
            "for_child": "That the baby is never the one who has to be strong.",
        }
        people.write_story(her, StoryKind.HOPES, hopes, by=by.actor)
        due = self.birth + dt.timedelta(days=280 - BORN_AFTER_DAYS)
        facts = PregnancyFacts(
            due_date=due,
            dated_by=DatedBy.ULTRASOUND,
            weeks_first_contact=9,
            weeks_first_trusted=15,
            weeks_engaged=18,
            care_begun=YesNo.YES,
            care_begun_weeks=16,
        )
        self.pregnancy = people.record_pregnancy(her, facts, by=by.actor)
        self.open_intake = intake

    def goes_on(self, at: dt.datetime) -> None:
        """The second half of the intake, and the weekly contacts begin."""
        her, by = self.family.her, self.nadia.actor
        works = {
            "how_to_talk": "Straight, no paper voice.",
            "when_upset": "A walk first. Then tea.",
            "best_times": "After noon.",
        }
        people.write_story(her, StoryKind.WHAT_WORKS, works, by=by)
        care.answer(self.open_intake, _WORKS, by=by)
        care.finish_intake(self.open_intake, by=by)
        people.change_enrolment(her, self.family.program, State.ACTIVE, on=at.date(), by=by)
        self.family.join(self.mei)
        sister = TieWords(
            on=at.date(),
            leaning=Leaning.BOTH,
            closeness=Closeness.VERY,
            may_contact=MayContact.WITH_HER_YES,
            in_her_words=True,
        )
        people.add_tie(her, TieKind.SISTER, called="Denise", words=sister, by=by)
        begin_walking(self.family, at)

    def plans(self, at: dt.datetime) -> None:
        """Week 34: what she wants around the birth."""
        her = self.family.her.pk
        text = "Plan for the birth: Nadia beside her, the baby in her arms first, rooming in. She decides who is told."
        told = Happened(
            kind="centre_visit", place="centre", on=at.date(), starts=at.time(), minutes={her: 75}, duration=75,
            services=["prenatal_care", "advocacy"], passages=[WrittenPassage(her, text, "health")],
        )  # fmt: skip
        self.family.narrator.write(self.family.program, told, self.nadia.actor, at)

    def jo(self, at: dt.datetime) -> None:
        """Jo is born at 38 weeks and 2 days, and stays beside her; nobody asks for a second intake."""
        baby = BirthFacts(
            on=self.birth,
            called="Jo",
            weeks=38,
            days=2,
            weight_g=3120,
            rooming_in=YesNo.YES,
            withdrawal_care=WithdrawalCare.EAT_SLEEP_CONSOLE,
            went_home_with=WentHomeWith.MOTHER,
        )
        self.family.has_born(people.record_birth(self.pregnancy, [baby], by=self.nadia.actor)[0])
        for colleague in (self.priya, self.joelle):
            self.family.join(colleague)

    def formulation(self, at: dt.datetime) -> None:
        """Priya's first words on the two together."""
        parts = {
            "mother": "Kay watches Jo closely and doubts what she sees.",
            "child": "Jo seeks her face and settles quickest against her shoulder.",
            "between": "A pause, a look, then both breathe out.",
            "helps": "Quiet rooms. Watching a minute of film of a good moment.",
        }
        people.write_story(self.family.children[0][1], StoryKind.FORMULATION, parts, by=self.priya.actor)


_HOPES = {
    "parent": Answered("answered", "general", "expecting"),
    "hopes_as_mother": Answered("answered", "general", "To be the one who stays."),
    "what_brings_her": Answered("answered", "general", "Somebody on my side at the hospital."),
    "needs_now": Answered("answered", "general", ["food", "housing"]),
    "her_aim": Answered("prefer_not", "substance_use"),
}
_WORKS = {
    "how_to_talk": Answered("answered", "general", "Straight, no paper voice."),
    "supports": Answered("answered", "general", "My sister, on good days."),
    "nation": Answered("prefer_not", "community_identity"),
}
