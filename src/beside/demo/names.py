"""Invented names as they are met in a Canadian city: many scripts, accents, one word or several."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Given name as she writes it, and the language she is most at home in.
GIVEN: tuple[tuple[str, str], ...] = (
    ("Aaliyah", "en"), ("Abeer", "ar"), ("Adaeze", "en"), ("Agnieszka", "en"), ("Aisha", "ur"),
    ("Akosua", "en"), ("Amélie", "fr"), ("Amrit", "pa"), ("Anaïs", "fr"), ("Anjali", "ta"),
    ("Annika", "en"), ("Aoife", "en"), ("Beatriz", "pt"), ("Bronwyn", "en"), ("Camille", "fr"),
    ("Carmen", "es"), ("Chantelle", "fr"), ("Chloé", "fr"), ("Courtney", "en"), ("Danielle", "en"),
    ("Deqa", "so"), ("Destiny", "en"), ("Élodie", "fr"), ("Emmanuelle", "fr"), ("Esperanza", "es"),
    ("Farah", "ar"), ("Fatou", "fr"), ("Fernanda", "pt"), ("Geneviève", "fr"), ("Gurpreet", "pa"),
    ("Hana", "ti"), ("Harjot", "pa"), ("Hodan", "so"), ("Ingrid", "en"), ("Iuliia", "uk"),
    ("Jasmine", "en"), ("Jade", "en"), ("Jessica", "en"), ("Joyce", "tl"), ("Kateryna", "uk"),
    ("Kiran", "pa"), ("Kristen", "en"), ("Lakshmi", "ta"), ("Leilani", "en"), ("Linh", "en"),
    ("Lucía", "es"), ("Mackenzie", "en"), ("Maëlle", "fr"), ("Makena", "en"), ("Marisol", "es"),
    ("Mei-Ling", "zh"), ("Mireille", "fr"), ("Nasrin", "fa"), ("Ngozi", "en"), ("Niamh", "en"),
    ("Nokomis", "oj"), ("Oksana", "uk"), ("Olivia", "en"), ("Parisa", "fa"), ("Perla", "tl"),
    ("Quỳnh", "en"), ("Rachelle", "fr"), ("Roya", "fa"), ("Rosalind", "en"), ("Saba", "ti"),
    ("Sabrina", "en"), ("Sandra", "en"), ("Selam", "ti"), ("Shania", "en"), ("Siobhán", "en"),
    ("Solange", "fr"), ("Stéphanie", "fr"), ("Tamara", "en"), ("Teresa", "pt"), ("Tiffany", "en"),
    ("Thi Mai", "en"), ("Valérie", "fr"), ("Wapun", "cr"), ("Wren", "en"), ("Xiomara", "es"),
    ("Yasmin", "ur"), ("Yetunde", "en"), ("Zahra", "fa"), ("Zeynep", "en"), ("Żaneta", "en"),
    ("مریم", "fa"), ("ليلى", "ar"), ("سحر", "fa"), ("Олена", "uk"), ("Марія", "uk"),
    ("ਸਿਮਰਨ", "pa"), ("கவிதா", "ta"), ("小芳", "zh"), ("ሰላም", "ti"), ("ᐊᓚᓱᖅ", "iu"), ("지은", "en"),
)  # fmt: skip
NICKNAMES = (
    "Red", "Birdie", "Jojo", "Bee", "Sunny", "Kiki", "Mama T", "Dee", "Lulu", "Ash", "Pepper", "Nic", "Ro",
    "CJ", "Coco", "Teddy", "Mags", "Fern", "Jax", "Lolo", "Vee", "Star", "Sky", "Tee", "Mo", "Junie", "Gigi",
    "Cricket", "Bay", "Roo",
)  # fmt: skip
SURNAMES = (
    "Abdi", "Achebe", "Al-Khatib", "Antoine", "Bélanger", "Bergeron-Roy", "Blackbird", "Brown", "Cardinal",
    "Chaudhry", "Chen", "Côté", "Da Silva", "De la Cruz", "Desjardins", "Dhillon", "Dubois", "Fontaine",
    "Fraser", "Gagnon", "Ghebremariam", "Grewal", "Hassan", "Ivanenko", "Jean-Baptiste", "Johnson", "Kaur",
    "Kim", "Kowalczyk", "Lafleur", "Lévesque", "Li", "MacDonald", "Mahmoud", "McKay", "Mensah", "Moreau",
    "Nakogee", "Nguyễn", "O’Brien", "O'Neill", "Okafor", "Osei", "Parks", "Pelletier", "Pereira", "Petrenko",
    "Rahimi", "Ramírez", "Reyes", "Robinson", "Santos", "Sharma", "Singh", "Sivakumar", "Smith", "St-Onge",
    "Tadesse", "Taylor", "Thériault", "Tootoo", "Tran", "Villeneuve", "Walker", "Whiteduck", "Wilson", "Wong",
    "Yılmaz", "Zając", "van der Berg",
)  # fmt: skip
BABIES = (
    "Adam", "Alma", "Amara", "Arlo", "Asha", "Aurora", "Aydin", "Béa", "Bodhi", "Céleste", "Cruz", "Dani",
    "Eli", "Éloi", "Emeka", "Esme", "Faith", "Finn", "Gabriel", "Grace", "Hawa", "Hope", "Ibrahim", "Ida",
    "Imani", "Isla", "Jaya", "Jonah", "Josie", "Kai", "Kiyana", "Lena", "Léo", "Levi", "Lina", "Luca", "Luz",
    "Maya", "Micah", "Mila", "Musa", "Naïm", "Nia", "Noah", "Noor", "Nova", "Omar", "Otis", "Paloma", "Quinn",
    "Raven", "René", "River", "Robin", "Rosa", "Rumi", "Sage", "Sami", "Santiago", "Siya", "Sofia", "Tala",
    "Tariq", "Theo", "Uma", "Vera", "Viktor", "Wesley", "Willa", "Xavi", "Yara", "Yusuf", "Zoé", "Zuri",
    "نور", "Соломія", "ਅਰਜਨ", "安安",
)  # fmt: skip
RELATIVES = ("Denise", "Grace", "Nana Jo", "Auntie Bev", "Samira", "Mrs. Kaur", "Tío Luis", "Rose", "Pauline",
             "Nana", "Halima", "Old Pete", "Sister Ann", "Marc-André", "Dolores", "Uncle Ray")  # fmt: skip
PRONOUNS = ("she/her", "she/her", "she/her", "she/her", "she/they", "they/them", "")


@dataclass(frozen=True)
class Named:
    """How a mother is known: a nickname alone is enough."""

    called: str
    legal: str
    language: str
    pronouns: str


def draw_name(chance: random.Random) -> Named:
    """A mother's name: some give a nickname only, some a whole name."""
    given, language = chance.choice(GIVEN)
    kind = chance.random()
    pronouns = chance.choice(PRONOUNS)
    if kind < 0.22:
        return Named(chance.choice(NICKNAMES), "", "en", pronouns)
    if kind < 0.45:
        return Named(given, "", language, pronouns)
    return Named(given, f"{given} {chance.choice(SURNAMES)}", language, pronouns)
