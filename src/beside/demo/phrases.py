"""What workers write in the demo: short, kind, about what was seen. {m} is the mother, {c} the child."""

from __future__ import annotations

# What happened, by the worker's part; each with its sensitivity.
HAPPENED: dict[str, tuple[tuple[str, str], ...]] = {
    "outreach": (
        ("Met {m} {where}. She had eaten today and wanted company more than anything. We talked about {topic}.", "general"),
        ("{m} knew what she came for: {item}, and a ride on {day}.", "general"),
        ("Walked with {m} to {place}. She did the talking; I kept her company.", "general"),
        ("Fresh supplies and a naloxone kit for {m}. She knows how to use it and showed me.", "substance_use"),
        ("{m} is staying with {relative} for now and feels all right there.", "general"),
    ),
    "counsellor": (
        ("{m} came with a list of her own: {topic}, {topic2}. We took the first together.", "counselling_note"),
        ("We spoke about what the evenings are like. {m} named two things that help: {help} and {help2}.", "substance_use"),
        ("{m} used on {day} and told me herself. She had kept to her plan: not alone, and somebody with {c}.", "substance_use"),
        ("Looked back at the last weeks. {m} sees how much has changed since spring; so do I.", "counselling_note"),
        ("{m} spoke about {relative} and what she wants to do differently. We went slowly and ended with tea.", "counselling_note"),
        ("Filled in the {form} form together; it goes off tomorrow. {m} read every line before signing.", "general"),
        ("A hard week with {topic}. {m} still came. We made the plan for the weekend smaller.", "general"),
        ("{m} sleeps a little better, and says {help2} has helped; she would like to go on with it.", "mental_health"),
        ("We practised what to say at {place}. She wants me there and will speak first.", "general"),
        ("Her dose was changed on {day}; she feels steadier in the mornings.", "substance_use"),
    ),
    "therapist": (
        ("Floor time with both. {m} waited for {c} to look up before speaking; we watched what came next.", "counselling_note"),
        ("{m} wondered what {c} may have felt when she left the room. She found her own answer.", "counselling_note"),
        ("We looked at a few minutes of film together. {m} picked the moment she liked best.", "counselling_note"),
        ("{m} told of her own grandmother's songs, and sang one to {c}.", "counselling_note"),
        ("Tired today, both of them. We kept it short and quiet.", "general"),
    ),
    "educator": (
        ("We talked about {c}'s day: naps, food, what makes bedtime easier.", "general"),
        ("{m} asked about daycare. We put two places on the list together.", "general"),
        ("Read three books. {m} is taking one home.", "general"),
    ),
    "nurse": (
        ("Weight, feeding and sleep looked at together. {m} asked good questions and wrote the answers down.", "health"),
        ("{m} has her next visit with the doctor on {day}; I will go with her.", "health"),
        ("Blood pressure as it should be. We spoke about rest and about {help}.", "health"),
        ("{m} wanted to know what the new medicine does. We read the leaflet together.", "health"),
    ),
    "peer": (
        ("Tea with {m}. We talked about {topic} and laughed a lot.", "general"),
        ("{m} showed me photos. We walked to {place} and back.", "general"),
        ("Sat together for a while. {m} said it helps that nobody asks her to hurry.", "general"),
    ),
}  # fmt: skip
# What is told only of one way of meeting; there, it takes the place of what the worker's part would say.
HAPPENED_AT: dict[str, tuple[tuple[str, str], ...]] = {
    "text": (
        ("{m} wrote that {day} suits her. I answered the same hour.", "general"),
        ("She sent a photo of the form she had filled in by herself.", "general"),
        ("A short good morning from {m}, and one back.", "general"),
        ("{m} asked for the number of {place}; I sent it.", "general"),
    ),
    "phone": (
        ("{m} called about {topic}. We went through it step by step, and she wrote it down.", "general"),
        ("She called while walking. We spoke about {topic2} until she was there.", "general"),
        ("Called {place} together, all three on the line; there is a time now on {day}.", "general"),
        ("{m} wanted to hear a voice. Ten minutes about {topic}, then about nothing much.", "general"),
    ),
    "video": (
        ("{m} showed me her kitchen, new curtains and all. We talked about {topic}.", "general"),
        ("On the screen today; the bus did not come. We spoke about the evenings and what helps: {help}.", "general"),
        ("{m} had her list beside her: {topic}, {topic2}. We took both.", "general"),
    ),
    "accompanied": (
        ("Went along with {m}. She spoke first; I sat beside her.", "general"),
        ("A long wait and a short talk. {m} had her questions on paper and asked every one.", "general"),
        ("{m} asked me to come. On the way back she said what had gone well.", "general"),
    ),
    "meeting": (
        ("{m} said first what she needs; the others answered her one by one. It is written down who does what.", "general"),
        ("We met about {topic}. {m} asked for plain words and got them.", "general"),
    ),
    "group": (
        ("Play group. {m} chose the water table; we stayed with it the whole time.", "general"),
        ("Songs and a meal together. {m} showed a newcomer where the cups are.", "general"),
    ),
}  # fmt: skip
STRENGTHS = (
    "What went well: {m} asked for what she needs, early and plainly.",
    "What went well: {m} kept the plan she made for {day}.",
    "She noticed before I did that {c} was getting tired.",
    "{m} called the landlord herself and got an answer.",
    "She found the way across town on her own, with a stroller and two bags.",
    "{m} said no to something that was not good for her, and stayed friendly.",
    "She keeps coming, in her own rhythm.",
    "What went well: two people she trusts now know about {day}.",
    "{m} laughed at herself and tried again.",
    "She remembered every date we had talked about.",
    "{m} brought soup for the others.",
)
MOMENTS = (
    "{c} reached up, and {m} was there already.",
    "They rolled a ball back and forth, eleven times; {m} counted.",
    "{c} fell asleep on her shoulder while she talked, and she talked more softly.",
    "{m} copied {c}'s sounds and got a long answer.",
    "A long look between them after the bath; nobody said a word.",
    "{c} brought her the book, and her lap was ready.",
    "When the door banged {c} looked to {m} first, and her face said it was all right.",
    "{m} named what {c} was feeling: cross, then sleepy. It was so.",
    "They danced in the kitchen to one song, three times over.",
)
OF_CHILD = (
    ("{c} is curious about everything that rolls.", "general"),
    ("New this week: {c} holds on and pulls up.", "general"),
    ("{c} ate well and slept through most of the visit.", "general"),
    ("{c} tries out new sounds and waits for an answer.", "general"),
    ("A cold, nothing more; {c} drinks well.", "health"),
    ("Growing along the same line as before.", "health"),
    ("{c} needs a moment with new faces, and then joins in.", "general"),
    ("Points at the window and tells us all about it.", "general"),
)
HER_WORDS = (
    "“I want {c} to have what I didn't.”",
    "“It was a good week, even Tuesday.”",
    "“Nobody rushed me. That's new.”",
    "“I know when I need people now.”",
    "“Some days I just want it quiet.”",
    "“I did that. Me.”",
    "“Ask me again next time.”",
    "“I'm not there yet, but I'm on the road.”",
)
NEXT = (
    "Next step she chose: visit {place} on {day}.",
    "Next: call {relative} about the weekend.",
    "She would like to start {group} next month.",
    "Next: bring the {form} form.",
    "She will text on {day}; I answer the same day.",
    "We see each other again on {day}.",
)
NOT_MET = (
    "We try {day} instead.",
    "A text at the agreed hour: she is all right and asks for {day}.",
    "I was kept elsewhere and said sorry; new time on {day}.",
    "",
    "",
)
OUTREACH_WORDS = (
    "Talked by the bus shelter; she liked the socks.",
    "Asked about a warm place for the night. We called together.",
    "Said little, stayed a while.",
    "Afraid “they'll take it”. I explained what is shared and what is not.",
    "Asked what we do. I told her about the drop-in and the kitchen.",
    "Laughed about the dog. Took a sandwich for a friend too.",
    "",
)
SLOTS: dict[str, tuple[str, ...]] = {
    "where": ("where she likes to sit", "as agreed", "by chance", "on my round"),
    "topic": ("housing", "her sister's visit", "money until Friday", "the hearing", "sleep", "school papers",
              "the birthday", "the new apartment", "moving day", "cooking for two"),
    "topic2": ("the phone bill", "a winter coat", "the doctor", "a crib", "court papers", "her brother"),
    "help": ("a walk", "music", "calling her aunt", "the drop-in", "writing it down", "prayer"),
    "help2": ("going to bed when {c} does", "leaving the phone in the kitchen", "the breathing", "the meeting on Mondays"),
    "item": ("diapers", "a food card", "a bus pass", "formula", "a phone card"),
    "place": ("the clinic", "the housing office", "the library", "the food bank", "legal aid", "the health centre"),
    "form": ("housing", "child benefit", "daycare", "drug card", "school"),
    "group": ("the cooking group", "the mothers' group", "the sewing circle", "infant massage", "the play group"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}  # fmt: skip
HOPES = (
    ("To be the calm one.", "That school is a place {c} likes.", "A door that is ours."),
    ("To be there when she wakes up.", "Friends, and a dog.", "To finish grade twelve."),
    ("To do it my way, with help.", "To never be afraid at home.", "Work with my hands."),
    ("To learn to play.", "To know the language of his great-grandmother.", "Rest."),
    ("To keep my word.", "A garden.", "A year without moving."),
)
WORKS = (
    ("Straight, with humour.", "A walk first, words later.", "After ten; never before."),
    ("Slowly. Ask, then wait.", "Music in my ears. Don't touch my arm.", "Afternoons at the centre."),
    ("Text before you call.", "Tea. Somebody to sit with.", "Tuesdays and Thursdays."),
    ("Tell me the plan first.", "Let me hold the baby.", "At home, when it is quiet."),
)
FORMULATIONS = (
    ("{m} reads tiredness quickly and hunger slowly.", "{c} goes quiet when a room is loud.",
     "They find each other again through singing.", "Short visits, one thing at a time."),
    ("{m} worries that she is too much.", "{c} seeks her face before trying something new.",
     "A pause, a look, then the two go on.", "Watching film of good moments."),
)  # fmt: skip
REST = ("She asked for a quieter time.", "She is with family up north for a while.", "A new job takes her days.",
        "She wants to see how it goes with less.")  # fmt: skip
ENDINGS = ("She has what she came for and says so.", "She moved to be near her family; the program there knows her by her wish.",
           "School and work fill the week; the door stays open.")  # fmt: skip
PLANS = (
    {"continues": "The mothers' group once a month; food cards at holidays.", "in_touch": "{w} texts on the first Monday."},
    {"continues": "Play group stays open to both.", "in_touch": "{w} calls at the child's birthday, if she likes."},
    {"continues": "Her doctor and the health centre.", "in_touch": "She can call {w} any working day."},
)  # fmt: skip
FOLLOW_UPS = ("Ask how the visit with the housing office went", "Bring the winter coat", "Call about the daycare list",
              "Send the photo from the play group", "Ask whether Thursday suits better", "Return the book",
              "Find out about the bus pass", "Ask about the appointment with the doctor")  # fmt: skip
# A first goal, as she says it: for herself, or for the two together; with what it is for and the next step.
GOALS = (
    ("A place where we can stay.", "basics", "The second letter to the housing office"),
    ("To sleep through without waking from fear.", "trauma wellbeing", "Try the evening list for a week"),
    ("To finish grade twelve.", "wellbeing", "Ask about the evening class"),
    ("Less on paydays, and not alone.", "use", "Choose who to be with on the 15th"),
    ("A doctor who listens.", "wellbeing", "Go together the first time"),
)
GOALS_TOGETHER = (
    ("To play on the floor every day.", "tie child", "Bring the soft blocks"),
    ("That {c} comes to me when something is wrong.", "tie", "Watch one minute of film together"),
    ("A bedtime that works for us both.", "tie basics", "Write down three quiet things"),
)
