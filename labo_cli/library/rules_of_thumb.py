"""The field's rules of thumb, as numbers: one set, for suggestions, agendas and what is remarked of them.

They come from practice and are defaults that a project may leave; no document claims them
as norms. Minutes unless said otherwise.
"""

from __future__ import annotations

__all__ = [
    "BACK_TOGETHER",
    "BREAK",
    "BREAK_WITH_SENIORS",
    "BUFFER",
    "BUFFER_AT_MOST",
    "BUFFER_WITH_SENIORS",
    "FRAMES",
    "LONGEST_CLOSING",
    "LONGEST_DAY",
    "LONGEST_OPENING",
    "LONGEST_TALK",
    "LONGEST_WITH_SENIORS",
    "LUNCH",
    "LUNCH_FROM",
    "LUNCH_STARTS",
    "MOST_ACTIVITIES",
    "MOST_ACTIVITIES_IN_A_DAY",
    "MOST_ACTIVITIES_WITH_SENIORS",
    "NEXT_STEPS",
    "PEOPLE_AT_A_TABLE",
    "PEOPLE_A_FACILITATOR",
    "REPORT_A_GROUP",
    "SENIORS_HOURS",
    "STRETCH",
    "STRETCH_WITH_SENIORS",
    "TABLE",
    "TABLE_WITH_SENIORS",
]

FRAMES = (
    # From how many minutes on: the welcome with its charter, the opening, the closing with what happens next.
    (150, (10, 20, 15)),
    (105, (10, 15, 15)),
    (60, (5, 10, 10)),
    (30, (5, 0, 5)),
    (0, (0, 0, 0)),
)
NEXT_STEPS = 5
"""Of the closing's minutes, those that say what happens next."""
LONGEST_OPENING, LONGEST_CLOSING = 20, 15
STRETCH, STRETCH_WITH_SENIORS = 90, 75
"""The longest that people work without a break."""
BREAK, BREAK_WITH_SENIORS, LUNCH = 15, 20, 60
LUNCH_FROM = 300
"""A session of that length has a lunch in it, when it spans noon."""
LUNCH_STARTS = (12 * 60, 13 * 60)
"""Minutes after midnight between which a lunch starts."""
BUFFER, BUFFER_AT_MOST, BUFFER_WITH_SENIORS = 0.1, 0.15, 0.2
"""The share of a session that is kept free for what runs late."""
REPORT_A_GROUP = 3
"""Minutes for each table or group that reports back."""
LONGEST_TALK = 15
BACK_TOGETHER = ((240, 60), (120, 30), (60, 15), (0, 0))
"""From how many minutes on site, the minutes kept to share what was seen."""
LONGEST_DAY, LONGEST_WITH_SENIORS = 600, 150
MOST_ACTIVITIES, MOST_ACTIVITIES_WITH_SENIORS, MOST_ACTIVITIES_IN_A_DAY = 3, 3, 5
SENIORS_HOURS = ((10 * 60, 12 * 60 + 30), (14 * 60, 16 * 60 + 30))
"""Minutes after midnight between which seniors are best met."""
PEOPLE_AT_A_TABLE = 6
TABLE, TABLE_WITH_SENIORS = (5, 8), (5, 6)
"""The fewest and the most people at a table."""
PEOPLE_A_FACILITATOR = 12
