"""The journey as a drawing: which step becomes which, in rows that a page holds, told in words too."""

import re

import lxml.html
import pytest

from labo_cli.brief.journey import steps_of
from labo_cli.i18n import Language
from labo_cli.model.brief import Journey, JourneyStage
from labo_cli.rendering import wall_type
from labo_cli.rendering.journey_picture import journey_pictures
from labo_cli.rendering.wall_type import length_of, wrapped
from tests import briefs


def journey(today: str, target: str) -> Journey:
    """Journeys whose stages are letters."""
    return Journey(today=[JourneyStage(stage=c) for c in today], target=[JourneyStage(stage=c) for c in target])


@pytest.mark.parametrize(
    ("today", "target", "beside"),
    [
        ("abc", "abc", "aa same, bb same, cc same"),
        ("abc", "axc", "aa same, bx becomes, cc same"),
        ("abc", "ac", "aa same, b- gone, cc same"),
        ("ac", "abc", "aa same, -b new, cc same"),
        ("ab", "xyz", "ax becomes, by becomes, -z new"),
        ("ab", "", "a- None, b- None"),
        ("", "", ""),
    ],
)
def test_each_step_stands_beside_what_becomes_of_it(today: str, target: str, beside: str) -> None:
    steps = steps_of(journey(today, target))
    told = [
        f"{s.today.stage if s.today else '-'}{s.target.stage if s.target else '-'} {s.change and s.change.value}"
        for s in steps
    ]
    assert ", ".join(told) == beside


@pytest.mark.parametrize(("large", "rows", "least"), [(False, [4, 3], 8.0), (True, [2, 2, 2, 1], 16.0)])
def test_the_drawing_has_rows_of_a_few_steps_in_type_that_can_be_read(
    large: bool, rows: list[int], least: float
) -> None:
    pictures = journey_pictures(steps_of(journey("abcdefg", "abcdefg")), Language("en"), large_print=large)
    assert [picture.count("<circle") for picture in pictures] == [2 * count for count in rows]
    for picture in pictures:
        assert re.match(r"<svg [^>]*><title>Steps \d to \d of 7\. Today: .*With the service: ", picture)
        # A unit of the drawing is a millimetre of paper.
        sizes = [float(size) * 72 / 25.4 for size in re.findall(r'<text [^>]*font-size="([\d.]+)"', picture)]
        assert min(sizes) >= least - 0.05


def test_long_words_stay_in_their_column_and_markup_is_escaped() -> None:
    stage = JourneyStage(stage="<b>" + "Donaudampfschifffahrt" * 4, feeling="x & y", irritant="a word " * 30)
    (picture,) = journey_pictures(steps_of(Journey(today=[stage], target=[stage])), Language("en"))
    assert "<b>" not in picture
    assert "x &amp; y" in picture
    lines = wrapped("Donaudampfschifffahrt" * 4, 30.0, 9.5)
    assert "".join(lines) == "Donaudampfschifffahrt" * 4
    assert all(length_of(line, 9.5) <= 30 for line in lines)


def test_word_and_markdown_get_the_journey_as_a_list(labo, project) -> None:
    told = "journey:\n  today: [{stage: Queue, feeling: Tired, irritant: No seat}]\n  target: [{stage: Sit down}]\n"
    brief = re.sub(r"journey:\n(?:  .*\n)+", "", briefs.BRIEF) + told
    root = project({**briefs.CHAIN, "brief.yaml": brief})
    assert labo("export-brief", "-p", root, "--format", "html,md").status == 0
    page = lxml.html.parse(root / "out" / "specification.html")
    assert len(page.xpath("//svg[@class='journey-row']/title")) == 1
    assert [item.text_content() for item in page.xpath("//div[@class='in-words']//li/b")] == ["Queue", "Sit down"]
    words = (root / "out" / "specification.md").read_text(encoding="utf-8")
    assert re.search(r"1\. \*\*Queue\*\* · \*Tired\*\\?\n +What goes wrong: No seat", words)
    assert "Steps 1 to 1" not in words


def test_a_word_that_never_ends_is_measured_once(monkeypatch) -> None:
    measured = []
    width = wall_type._width
    monkeypatch.setattr(wall_type, "_width", lambda text: (measured.append(len(text)), width(text))[1])
    word = "Donaudampfschifffahrt\N{COMBINING ACUTE ACCENT}" * 100
    lines = wrapped(word, 30.0, 9.5)
    assert "".join(lines) == word
    assert all(25 < length_of(line, 9.5) <= 30 for line in lines[:-1])
    assert sum(measured) < 10 * len(word)
