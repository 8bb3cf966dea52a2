"""For whom did it differ? Interactions, simple effects and Johnson-Neyman regions."""

from beside_stats.moderation._johnson_neyman import JohnsonNeyman
from beside_stats.moderation.moderation import Moderation, SimpleEffect, moderation

__all__ = ["JohnsonNeyman", "Moderation", "SimpleEffect", "moderation"]
