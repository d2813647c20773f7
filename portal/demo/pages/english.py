"""The pages that are also in English."""

from __future__ import annotations

from typing import Final

from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.standing import StandingPage
from cms.pages.starter_package import StarterPackagePage
from cms.pages.stories import StoryIndexPage, StoryPage
from portal.demo.pages.for_associations import step
from portal.demo.pages.specs import PageSpec, call, cards, contact, facts, steps, table, text

PAGES: Final = (
    PageSpec(
        SectionPage,
        "bliv-frivillig",
        "Become a volunteer",
        "You would like to give a hand. Here is how it works before you say yes to anything.",
        picture="haender",
        slug="become-a-volunteer",
        texts={
            "body": "<p>You need no special skills. You need to enjoy being with others, and to come when you said you would.</p>"
        },
    ),
    PageSpec(
        ArticlePage,
        "find-en-opgave",
        "Find a task that suits you",
        "An hour, or every Wednesday. With children, books or carrots. This is how you find something to look forward to.",
        picture="find",
        slug="find-a-task",
        streams={
            "body": (
                text(
                    "<h2>Begin with yourself</h2><p>Do not ask first what is needed. Ask what you would enjoy.</p><ul><li>When in the week do you have "
                    "energy to spare?</li><li>Do you prefer a few people or many?</li><li>Would you like to talk, make something, or both?</li><li>How "
                    "far will you cycle?</li></ul>"
                ),
                steps(
                    "From curious to on your way",
                    (
                        "See what there is to do",
                        'In the <a href="url:opportunity_list">list of tasks</a> you can choose place, day and kind. Each task says what you do, what the staff do and whom you meet.',
                    ),
                    ("Write a few words", "You need no account. Your name and a way to reach you are enough."),
                    (
                        "Talk to the place",
                        "You meet or talk on the phone. You may try it once or twice before you decide.",
                    ),
                    (
                        "Make an agreement",
                        "If you come regularly, you agree in writing where, when and whom to go to. A single day needs none.",
                    ),
                ),
                facts(
                    "Good to know",
                    "You may always say no, take a break or stop. Nobody asks why.",
                    "Do you get unemployment benefit, early retirement or another benefit? Ask your unemployment fund or the municipality before you begin.",
                    "Many places are happy about other languages than Danish.",
                    tone="sun",
                ),
                call(
                    "Don’t know where to begin?",
                    "Just say that you would like to give a hand. We call or write.",
                    "Say that you would like to",
                    "url:offer_help",
                ),
            )
        },
    ),
    PageSpec(
        SectionPage,
        "for-foreninger",
        "For associations",
        "You have an idea, a network or an association with many years behind it. This is what the municipality can do for you.",
        picture="kasse",
        slug="for-associations",
        texts={
            "body": "<p>Grants, the prize and the guide are described in Danish. Call us, and we will go through it with you in English.</p>"
        },
    ),
    PageSpec(
        StarterPackagePage,
        "ivaerksaetterpakken",
        "The starter package",
        "Ten steps from a good idea to the first volunteers. Take them at your own pace.",
        picture="kasse",
        slug="starter-package",
        texts={
            "introduction": "<p>The package is for those who want to start something new, and for you who have an idea and are still alone with it. You need not become an association to do good. If you only want to meet, stop after step one.</p>",
            "ending": "<h2>And then?</h2><p>You are on your way. Tell us your story, and hand on what you have learned.</p>",
        },
        streams={
            "steps": (
                step(
                    "Find the idea and the people",
                    "An idea grows strong when at least two people want it.",
                    "<p>Write in two sentences what you want to do, and for whom. Show it to five people you know. Ask: would you come? Would you help?</p>",
                    "a couple of weeks",
                ),
                step(
                    "Hold a founding meeting",
                    "Here you become an association.",
                    "<p>Invite all who might like it. Choose one to lead the meeting and one to write. Decide on the name, the purpose and who is in.</p>",
                    "an evening",
                ),
                step(
                    "Write statutes",
                    "They answer the questions before you disagree about them.",
                    "<ul><li>What is the association called, and what is it for?</li><li>Who can be a member?</li><li>How do you choose a board?</li><li>Who signs?</li><li>What happens to the money if you stop?</li></ul>",
                    "two evenings",
                ),
                step(
                    "Choose a board",
                    "Then all know who takes care of what.",
                    "<p>A chair, a treasurer and one more are enough. Write short minutes, and let those who were chosen sign.</p>",
                    "the same evening",
                ),
                step(
                    "Get a CVR number",
                    "Without it you cannot have an account or apply for most grants.",
                    "<p>It is free and done at Virk, in Danish. You need statutes and minutes. Choose “frivillig forening”.</p>",
                    "an hour, and some waiting",
                    "https://virk.dk/",
                    "Go to Virk",
                ),
                step(
                    "Open a NemKonto",
                    "Grants are paid into this account.",
                    "<p>Talk to a bank. Some say no to small associations, so ask more than one. Bring minutes and statutes.</p>",
                    "three to six weeks",
                ),
                step(
                    "Read your Digital Post",
                    "Letters from public authorities come only there.",
                    "<p>Decide who reads it, and who does so in the holidays. Look at least every other week.</p>",
                    "half an hour",
                ),
                step(
                    "Get into the guide",
                    "So that people can find you.",
                    "<p>A name and one way of contact are enough to begin with. You can write in English too.</p>",
                    "a quarter of an hour",
                ),
                step(
                    "Apply for your first grant",
                    "A small sum for a definite thing is a good beginning.",
                    "<p>Read this year’s theme. Write what you want to do, for whom and what it costs. Ask somebody who does not know you to read it.</p>",
                    "two evenings",
                ),
                step(
                    "Welcome the first volunteers",
                    "The first three tell the next ten.",
                    "<p>Agree on who says welcome. Say what the task is and when it ends. Say thank you the same day.</p>",
                    "an afternoon",
                ),
            )
        },
    ),
    PageSpec(
        SectionPage,
        "frivilligpolitik",
        "Volunteer policy",
        "What the municipality wants with voluntary work, and what it promises those who do it.",
        picture="raadhus",
        slug="volunteer-policy",
        texts={
            "body": "<p>The policy was made in 2011 and is about voluntary social work. It makes eight promises.</p>"
        },
    ),
    PageSpec(
        ArticlePage,
        "politikken",
        "The policy in short",
        "Four goals, five values and eight promises. You can read it while the coffee brews.",
        picture="raadhus",
        slug="the-policy",
        streams={
            "body": (
                text(
                    "<h2>Why a policy?</h2><p>Many people in Lyngby-Taarbæk spend their spare time on others, because they like it and because somebody asked "
                    "them. The municipality cannot order that. But it can make it easier to begin and nicer to go on.</p><h2>Four "
                    "goals</h2><ul><li>Further voluntary social work and make it stronger</li><li>Make it visible</li><li>Help it develop, support and inspire "
                    "it</li><li>Make room for volunteers in the municipality’s own social effort</li></ul><h2>Five values</h2><p>Trust. Respect for each "
                    "other’s roles. Associations choose their own tasks. We share the responsibility. Networks between people.</p>"
                ),
                table(
                    "The eight promises",
                    ("Promise", "What it means"),
                    ("Workshop every second year", "Associations, citizens, politicians and staff meet and make plans"),
                    ("A theme for the grants", "The committee picks one theme a year, after hearing the associations"),
                    ("A portal", "Laws, courses, a guide to associations and links in one place"),
                    ("A starter package", "Help for new associations and for people with an idea"),
                    ("The volunteer prize", "Once a year, to a person or an organisation"),
                    ("Key persons", "A coordinator, and colleagues in the departments, to ask"),
                    ("A common forum", "Rooms or money for administration, if the volunteers found one"),
                    ("Evaluation", "Steady, and never a burden on a small initiative"),
                ),
                cards(
                    "In English already",
                    (
                        "The guide to associations",
                        "Find one to join, to help, or to get help from.",
                        "url:association_list",
                    ),
                    ("Events", "The workshop, courses and network meetings.", "url:event_list"),
                    ("Key persons", "Whom to call, and where to send an idea.", "url:contact_list"),
                    ("A common forum", "How associations ask for support together.", "url:forum_request"),
                ),
                contact(
                    "Ask in English",
                    "The other pages behind the promises are in Danish. Call us, and we will tell you in English.",
                ),
            )
        },
    ),
    PageSpec(
        StoryIndexPage,
        "gode-historier",
        "Good stories",
        "Six places opened their doors to volunteers in 2009 and 2010. One of the stories is told here, the others in Danish.",
        picture="eventyrrum",
        slug="good-stories",
    ),
    PageSpec(
        StoryPage,
        "taarbaek-holder-aabent",
        "A library that stayed open a little longer",
        "In Taarbæk five volunteers and two librarians made a café corner, nine events and a reading circle.",
        picture="bibliotek",
        slug="taarbaek-stays-open",
        published_days_ago=134,
        in_menus=False,
        streams={
            "body": (
                text(
                    "<h2>A small place</h2><p>The library is in a school, and there are staff only two days a week. The rest of the time the room was empty. A "
                    "group of two librarians and five volunteers asked what else it could be used for.</p>"
                ),
                facts(
                    "It became",
                    "A café corner and a shelf on wheels",
                    "9 events over three seasons",
                    "A reading circle of 15",
                    "Open four times from 17 to 19, when the town ate together anyway",
                ),
                text(
                    "<h2>Where is the line?</h2><p>Volunteers do not touch what needs the library’s system or tells about borrowers. They would like to lend out "
                    "books in the evening, but that needs a machine. It was said aloud from the start.</p><h2>What did it cost?</h2><p>Honestly: extra time for "
                    "the library, and none saved. But Taarbæk got something it would not have had.</p>"
                ),
                call(
                    "Would you like something like it?",
                    "See what there is to do just now.",
                    "Find a task",
                    "url:opportunity_list",
                ),
            )
        },
    ),
    PageSpec(
        StandingPage,
        "om",
        "About Lend a hand",
        "People who would like to give a hand, and places that would like company, meet here.",
        picture="haender",
        slug="about-us",
        in_menus=False,
        streams={
            "body": (
                text(
                    "<h2>What is it?</h2><p>This is Lyngby-Taarbæk Municipality’s place for volunteers. You find tasks in day-care centres, schools, homes for "
                    "older people and the library.</p><h2>Where does it come from?</h2><p>In 2009 and 2010 six places opened their doors to volunteers. The "
                    "volunteers themselves proposed a portal: one place to see what there is to do. You are on it now.</p>"
                ),
                facts(
                    "You can count on this",
                    "Volunteers never replace staff",
                    "You have one person to go to",
                    "We ask only for what we need",
                    "You can always call a human",
                ),
                cards(
                    "Read on",
                    ("Become a volunteer", "How to find a task.", "side:bliv-frivillig"),
                    ("For associations", "The starter package.", "side:for-foreninger"),
                ),
            )
        },
    ),
)
