"""`schuifaan readability` as an editor types it."""

import json
from pathlib import Path

from tests.cli.typed import Command


def test_a_plain_text_is_fine(command: Command, tmp_path: Path):
    text = tmp_path / "koffie.txt"
    text.write_text("Kom koffie drinken in het dorpshuis. U kunt alleen komen.")

    outcome = command("readability", str(text))

    assert outcome.code == 0
    assert "too short for a score" in outcome.out


def test_a_hard_text_is_answered_with_what_to_mend(command: Command, tmp_path: Path):
    text = tmp_path / "brief.md"
    text.write_text("# Brief\n\nIndien u wenst deel te nemen, dient u zich aan te melden.")

    outcome = command("readability", str(text), "--json")

    assert outcome.code == 1
    document = json.loads(outcome.out)
    assert [finding["word"] for finding in document["findings"]][:2] == ["Indien", "dient"]
    assert document["findings"][0]["advice"] == "Schrijf liever: als."


def test_a_file_that_is_no_text_is_refused_in_one_sentence(command: Command, tmp_path: Path):
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00")

    outcome = command("readability", str(picture))

    assert outcome.code == 2
    assert "no text" in outcome.err
    assert outcome.out == ""


def test_what_is_piped_in_is_judged_as_well(command: Command):
    outcome = command("readability", "-", given="Indien u wilt, dient u te bellen.")

    assert outcome.code == 1
    assert "Schrijf liever: als." in outcome.out


def test_half_a_book_is_not_judged_as_if_it_were_the_whole(command: Command):
    outcome = command("readability", "-", given="Kom ook koffie drinken. " * 50_000)

    assert outcome.code == 2
    assert "a chapter at a time" in outcome.err
    assert outcome.out == ""
