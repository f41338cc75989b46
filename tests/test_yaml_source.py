"""YAML as people write it: texts stay as typed, and what is dangerous or broken is said with its place."""

import pytest

from labo_cli.i18n import speak
from labo_cli.yaml_source import MAX_BYTES, Place, YamlFault, read


@pytest.fixture(autouse=True)
def _english() -> None:
    speak("en")


def test_no_scalar_is_turned_into_something_else() -> None:
    text = b"a: 9:30\nb: 10:00\nc: 09:30\nd: no\ne: 01000\nf: 2026-02-30\ng: 1e3\nh: 0x1F\ni: yes\nj: 1_000\n"
    assert list(read(text).data.values()) == [
        "9:30",
        "10:00",
        "09:30",
        "no",
        "01000",
        "2026-02-30",
        "1e3",
        "0x1F",
        "yes",
        "1_000",
    ]


def test_nothing_written_is_none_and_an_empty_quote_is_a_text() -> None:
    assert read(b"a:\nb: ~\nc: null\nd: ''\ne: 'null'\n").data == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
    }


@pytest.mark.parametrize(
    "text", [b"\xef\xbb\xbfa: \xc3\xa9\n", "a: é\r\n".encode(), "a: é\n".encode(), "a: é".encode()]
)
def test_byte_order_mark_and_line_ends_make_no_difference(text: bytes) -> None:
    assert read(text).data == {"a": "é"}


def test_places_are_those_an_editor_shows() -> None:
    source = read("titre: « Été »\ngroups:\n  - {id: a, size: 3}\n  - id: b\n".encode())
    assert source.values[("groups", 0, "size")] == Place(3, 19)
    assert source.keys[("groups", 0, "size")] == Place(3, 13)
    assert source.values[("groups", 1, "id")] == Place(4, 9)
    assert source.place(("groups", 1, "missing", "deeper")) == Place(4, 5)


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "already on line 1"),
        ("a: &x 1\nb: *x\n", 2, 4, "no aliases"),
        ("a: {b: 1}\nc:\n  <<: d\n", 3, 3, "no merges"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "no tags"),
        ("a:\n\tb: 1\n", 2, 1, "tab"),
        ("\ta: 1\n", 1, 1, "tab"),
        ("a: b: c\n", 1, 5, "second"),
        ("a: [1, 2\n", 2, 1, "not closed"),
        ("a: 'b\nc: d\n", 1, 4, "not closed"),
        ("a: {b: c: d}\n", 1, 9, "second"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("{a: 1}: 2\n", 1, 1, "cannot be a key"),
        ("title: x\nfoo\nbar: 1\n", 3, 1, "colon"),
        ("a:\n b: 1\n  c: 2\n", 3, 4, "indented"),
    ],
)
def test_a_fault_is_said_with_its_place(text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(YamlFault) as caught:
        read(text.encode())
    fault = caught.value.faults[0]
    assert said in f"{fault.message} {fault.hint}"
    assert (fault.place.line, fault.place.column) == (line, column)


def test_several_faults_are_said_at_once() -> None:
    with pytest.raises(YamlFault) as caught:
        read(b"a: 1\na: 2\nb: !x 3\nb: 4\n")
    assert [fault.place.line for fault in caught.value.faults] == [2, 3, 4]


def test_latin_1_is_refused_where_it_starts() -> None:
    with pytest.raises(YamlFault) as caught:
        read("a: b\nc: été\n".encode("latin-1"))
    assert caught.value.faults[0].place == Place(2, 4)
    assert "UTF-8" in caught.value.faults[0].message


@pytest.mark.parametrize("text", [b"[" * 30_000, b"{a: " * 30_000, b"- " * 30_000, b"? " * 30_000])
def test_depth_is_refused_and_never_a_crash(text: bytes) -> None:
    with pytest.raises(YamlFault):
        read(text)


def test_a_bomb_of_aliases_is_refused_at_its_first_alias() -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    with pytest.raises(YamlFault) as caught:
        read(f"l0: &l0 [x]\n{layers}".encode())
    assert caught.value.faults[0].place == Place(2, 10)


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(YamlFault) as caught:
        read(b"a: " + b"x" * MAX_BYTES)
    assert "folder" in caught.value.faults[0].hint
