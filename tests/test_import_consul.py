"""What people wrote on Consul: proposals, debates, comments; and tables that are no platform's, which are not guessed so."""

import pytest

from labo_cli.intake.columns import guesses
from labo_cli.intake.platforms import lacking, layout_of
from labo_cli.project_files import load

PROPOSALS = (
    "id,title,description,external_url,cached_votes_up,comments_count,hot_score,confidence_score,created_at,summary,"
    "retired_at,tags,author_id,url\n"
)
PROPOSAL = "7,Un abri,<p>Contre la pluie.</p>,https://x.example,48,3,12,9,2026-01-14 09:30,,,Attente,4,"


@pytest.fixture
def take(labo, project, tmp_path):
    """Imports a table of that text: what `--json` says, and the contributions."""

    def call(content: str, *more: str, name: str = "export.csv"):
        root, path = project(), tmp_path / name
        path.write_text(content, encoding="utf-8")
        ran = labo("import-contributions", path, "-p", root, "--group", "usagers", "--json", *more)
        assert ran.status == 0, ran.out
        return ran.json, {item.id: item for item in load(root, as_far_as_it_goes=True).project.contributions}

    return call


def test_proposals(take):
    retired = PROPOSAL.replace("7,", "8,", 1).replace(",,,Attente", ",,2026-02-01 10:00:00 UTC,Attente")
    short = "9,Un banc,,,2,0,1,1,2026-01-15,Près du guichet.,,Ailleurs,5,https://consul.example/proposals/9"
    answer, held = take(f"{PROPOSALS}{PROPOSAL}\n{retired}\n{short}\n")
    assert (answer["platform"], answer["left_out"]) == ("consul-proposals", {"withdrawn by their authors": 1})
    assert sorted(held) == ["kp7", "kp9"]
    first = held["kp7"]
    assert first.text == "Un abri\n\nContre la pluie."
    assert (first.votes, str(first.date), first.theme, first.kind) == (48, "2026-01-14", "attente", "idea")
    assert held["kp9"].text == "Un banc\n\nPrès du guichet."
    assert held["kp9"].origin.link == "https://consul.example/proposals/9"
    assert "author_id" in answer["personal"]


def test_debates_and_comments(take):
    debates = "id,title,description,public_created_at,cached_votes_total,cached_votes_up,cached_votes_down,geozone_id\n"
    answer, held = take(f"{debates}3,Le guichet,<p>Ouvrir le soir ?</p>,2026-01-14 09:00:00 +0100,9,7,2,\n")
    assert answer["platform"] == "consul-debates"
    one = held["kd3"]
    assert (one.text, one.votes, one.against) == ("Le guichet\n\nOuvrir le soir ?", 7, 2)
    comments = "id,commentable_id,commentable_type,body,created_at,cached_votes_up,cached_votes_down,public_author\n"
    answer, held = take(f"{comments}5,3,Debate,Oui.,2026-01-15 10:00,4,1,jeanne\n")
    assert answer["platform"] == "consul-comments"
    one = held["kc5"]
    assert (one.text, one.votes, one.against, str(one.date), one.kind) == ("Oui.", 4, 1, "2026-01-15", "verbatim")
    assert "public_author" in answer["personal"]


def test_an_answer_of_its_public_interface(take):
    node = (
        '{"cursor": "a", "node": {"id": %d, "title": "T", "description": "<p>Un banc.</p>", "cached_votes_up": 4, '
        '"tags": {"edges": [{"node": {"name": "Ailleurs"}}, {"node": {"name": "Attente"}}]}}}'
    )
    nodes = ", ".join(node % n for n in (1, 2))
    answer, held = take(f'{{"data": {{"proposals": {{"edges": [{nodes}]}}}}}}', name="a.json")
    assert (answer["platform"], answer["new"], answer["several_themes"]) == ("consul-proposals", 2, 2)
    assert (held["kp2"].text, held["kp2"].votes, held["kp2"].theme) == ("T\n\nUn banc.", 4, "attente")


def test_comments_of_decidim_stay_so():
    columns = ["id", "commentable_id", "commentable_type", "body", "created_at", "up_votes", "down_votes"]
    assert layout_of(columns, "fr").name == "decidim-comments"


@pytest.mark.parametrize(
    "columns",
    [
        ["id", "title", "summary", "cached_votes_up", "created_at"],
        ["id", "title", "text", "created_at", "url"],
        ["id", "title", "content", "state", "published_at", "url"],
        ["title", "message", "reference", "state"],
    ],
)
def test_a_table_of_another_platform_is_not_called_decidims(columns):
    assert lacking(columns, "fr") == []


def test_columns_of_programs_are_proposed_too():
    columns = ["proposal_id", "votes_count", "comments_count", "title", "user_comment", "cached_votes_up", "created_at"]
    found = guesses(columns, {})
    assert (found["text"], found["title"], found["date"]) == ("user_comment", "title", "created_at")
    assert found["votes"] == "votes_count"
    assert guesses(PROPOSALS.split(","), {})["votes"] == "cached_votes_up"


def test_titles_and_bodies_in_a_language_are_decidims(take):
    answer, held = take("id;title/fr;body/fr\n4;Un banc;Près du guichet.\n")
    assert answer["platform"] == "decidim"
    assert held["d4"].text == "Un banc\n\nPrès du guichet."
    assert layout_of(["id", "title", "body"], "fr") is None
