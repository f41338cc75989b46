"""What is made from the models and committed is what the models make today, and means what they mean."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from labo_cli.lint.rules import RULES
from labo_cli.model.schema import SCHEMA_OF
from labo_cli.scaffold import schema_files
from tests.conftest import EXAMPLES, ROOT


class Plain(yaml.SafeLoader):
    """YAML 1.2 as an editor's language server reads it: dates and times stay texts."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in {"null", "float"}]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_committed_schemas_are_those_of_today(language: str) -> None:
    folder = ROOT / "docs" / "schemas" / language
    committed = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert committed == schema_files(language)


def test_the_reference_pages_are_those_of_today() -> None:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    for language, name in reference.PAGES.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == reference.page(language)
    for language, name in reference.RULE_PAGES.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == reference.rules_page(language)


def test_every_rule_has_its_reason_and_its_remedy_in_the_reference() -> None:
    for language, name in {"fr": "regles.md", "en": "rules.en.md"}.items():
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        entries = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
        assert sorted(entry.split("\n", 1)[0] for entry in entries) == sorted(RULES)
        for entry in entries:
            rule, about, why, remedy = entry.split("\n## ")[0].strip().split("\n\n")
            assert f"[{rule}](#{rule})" in text
            assert about.startswith("**")
            assert len(why) > 40
            assert re.match(r"\*\*(Que faire|What to do)\.\*\* .{20}", remedy), (language, rule)


def schema_for(path: Path, root: Path) -> Draft7Validator:
    relative = path.relative_to(root)
    section = relative.parts[0] if len(relative.parts) > 1 else relative.stem
    assert section in SCHEMA_OF
    return Draft7Validator(json.loads(schema_files("en")[f"{section}.schema.json"]))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_satisfy_the_schemas(example: str) -> None:
    root = ROOT / "examples" / example
    for path in root.rglob("*.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=Plain)
        errors = [f"{path.name}: {list(e.path)} {e.message[:120]}" for e in schema_for(path, root).iter_errors(data)]
        assert errors == []


def test_the_cards_satisfy_their_schema() -> None:
    validator = Draft7Validator(json.loads(schema_files("en")["methods.schema.json"]))
    for path in (ROOT / "methods").glob("*.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=Plain)
        assert [f"{path.name}: {e.message[:120]}" for e in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("section", "data"),
    [
        ("groups", [{"id": "a", "name": "A", "kind": "usrs", "size": 3}]),
        ("groups", [{"id": "a", "name": "A", "kind": "users", "size": -3}]),
        ("groups", [{"id": "a", "name": "A", "kind": "users", "size": 3, "siez": 3}]),
        ("project", {"title": "A"}),
        ("workshops", {"title": "A", "start": "9:30", "goal": "understand", "groups": {"a": -1}}),
    ],
)
def test_the_schemas_refuse_what_check_refuses(section: str, data: object) -> None:
    validator = Draft7Validator(json.loads(schema_files("en")[f"{section}.schema.json"]))
    assert list(validator.iter_errors(data))


def test_every_field_has_its_description() -> None:
    for name, content in schema_files("fr").items():
        schema = json.loads(content)
        for part in [schema, *schema.get("$defs", {}).values()]:
            for key, field in part.get("properties", {}).items():
                assert (
                    "description" in field
                    or "const" in field
                    or key in {"break", "pause", "lunch", "déjeuner", "dejeuner", "at"}
                ), (name, key)
