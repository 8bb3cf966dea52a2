"""Jo's own record, and what is seen between Kay and Jo (J2; and the duty two people considered in J3)."""

from __future__ import annotations

import datetime as dt

from beside.care import actions as care
from beside.care.rules.childhood import Considered, Grounds, Lived, MotherTold, Place, Seen, SeenBy
from beside.people import actions as people
from beside.people.models import Client
from beside.people.rules.stories import StoryKind

from ..crew import worker
from ..days import moment, working
from ..family import Family


class Jo:
    """What is written of Jo, counted in days of life."""

    def __init__(self, family: Family, birth: dt.date) -> None:
        self.family, self.birth = family, birth
        self.nadia, self.priya = worker("nadia", "counsellor").actor, worker("priya", "therapist").actor
        self.joelle = worker("joelle", "educator").actor

    def tell(self) -> None:
        """Put it into the line."""
        told = [
            (15, self.beginnings), (75, self.quality), (60, self.bath), (130, self.waving), (210, self.new_room),
            (150, self.daycare), (190, self.sleeps_away), (244, self.considered),
        ]  # fmt: skip
        for days, event in told:
            self.family.narrator.at(moment(working(self.birth + dt.timedelta(days=days)), 11, 30), event)

    @property
    def child(self) -> Client:
        return self.family.children[0][0]

    @property
    def dyad(self) -> Client:
        return self.family.children[0][1]

    def beginnings(self, at: dt.datetime) -> None:
        by = self.joelle
        before = {
            "protects_seen": "care_in_pregnancy,talked_to,changes_for_baby",
            "hard_seen": "worry_around",
        }
        at_birth = {
            "protects_seen": "skin_to_skin,one_room,home_together",
            "protects": "Denise held the lamp low.",
        }
        since = {"protects_seen": "somebody_who_delights,comfort_when_upset", "hard_seen": "little_money"}
        for topic, parts in (("before_birth", before), ("birth", at_birth), ("since_birth", since)):
            people.write_story(self.child, StoryKind.BEGINNINGS, parts, topic=topic, by=by)

    def quality(self, at: dt.datetime) -> None:
        parts = {
            "aspect": "temperament",
            "what": "Looks for a long time before joining in.",
            "helps": "New faces become friends, one by one.",
            "hard": "Many people at once. A shoulder helps.",
        }
        people.write_story(self.child, StoryKind.QUALITY, parts, topic="looks-first", by=self.joelle)

    def bath(self, at: dt.datetime) -> None:
        self._seen(at, "play", ["turns", "shared_delight"], "A splash, a look, a splash back. Both laughed.")

    def waving(self, at: dt.datetime) -> None:
        words = "Kay waved from the door and came back. Jo looked, waited, and reached out."
        self._seen(at, "parting", ["out_and_back", "repair"], words, SeenBy.TOGETHER)

    def new_room(self, at: dt.datetime) -> None:
        words = "Jo turned from the noise into Kay’s coat. Kay hummed and waited until Jo looked out."
        self._seen(at, "new_place", ["comfort_found", "waiting"], words, helps="Sitting by the wall first.")

    def _seen(
        self, at: dt.datetime, context: str, patterns: list[str], words: str, by_whom: str = SeenBy.WORKER,
        helps: str = "",
    ) -> None:  # fmt: skip
        seen = Seen(
            on=at.date(), context=context, seen_by=by_whom, patterns=patterns, between=words, helps=helps
        )
        care.write_observation(self.dyad, seen, by=self.priya)

    def daycare(self, at: dt.datetime) -> None:
        place = Place(
            place="Sunflower daycare", applied_on=at.date(), would_help="The fee form, filled in together."
        )
        care.add_daycare_place(self.child, place, by=self.joelle)

    def sleeps_away(self, at: dt.datetime) -> None:
        lived = Lived(
            kind="move",
            on=at.date(),
            child="Three nights in a new room, with the same blanket.",
            shows="Woke often, and held on in the morning.",
            helps="The blanket, and the song in the same order.",
        )
        care.write_experience(self.child, lived, by=self.priya)

    def considered(self, at: dt.datetime) -> None:
        """After the two nights: two people look at it, and nothing is sent (J3)."""
        helen = worker("helen", "supervisor").user
        found = Considered(
            on=at.date(),
            grounds=Grounds.NO,
            reasons="Jo was at Denise’s both nights, as Kay’s own plan says. Denise fed Jo and brought Jo back.",
            decided="No report. Nadia and Kay look at the plan together.",
            mother_told=MotherTold.YES,
            mother_told_on=at.date(),
            mother_told_words="Kay was glad to hear it from us.",
        )
        care.record_duty_decision(
            self.child, found, together_with=(helen.pk, helen.display_name), by=self.nadia
        )
