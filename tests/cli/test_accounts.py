"""The operator lets people in, shuts them out, and answers who asks what we know."""

import json
import re

import pytest

from tests.cli.typed import Command


def test_somebody_is_let_in_with_a_link_on_standard_output(command: Command) -> None:
    done = command("accounts", "add", "Anna@Salut.example", "--role", "editor", "--print-link")
    assert done.code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/inloggen/[\w-]{40,}\n", done.out)
    assert "anna@salut.example: editor" in done.err


def test_who_is_let_in_stands_in_the_list_until_shut_out(command: Command) -> None:
    command(
        "accounts",
        "add",
        "bert@x.example",
        "--role",
        "partner",
        "--organisation",
        "salut",
        "--municipality",
        "hof-van-twente",
        "--trusted",
    )
    found = {it["email"]: it for it in json.loads(command("accounts", "list", "--json").out)}[
        "bert@x.example"
    ]
    assert (found["role"], found["trusted"], found["open"]) == ("partner", True, True)
    assert command("accounts", "disable", "bert@x.example").code == 0
    assert "closed" in next(it for it in command("accounts", "list").out.splitlines() if "bert@" in it)
    assert command("accounts", "new-telephone", "bert@x.example").code == 0


@pytest.mark.parametrize(
    "words, sentence",
    [
        (("add", "anna", "--role", "editor"), "geen e-mailadres"),
        (("add", "a@x.example", "--role", "partner"), "Een partner hoort bij één organisatie"),
        (
            ("add", "a@x.example", "--role", "editor", "--organisation", "salut"),
            "Een partner hoort bij één organisatie",
        ),
        (("add", "a@x.example", "--role", "partner", "--organisation", "niets"), "niet bekend"),
        (("disable", "niemand@x.example"), "geen account"),
        (("new-telephone", "niemand@x.example"), "geen account"),
    ],
)
def test_what_cannot_be_is_one_sentence(words: tuple[str, ...], sentence: str, command: Command) -> None:
    done = command("accounts", *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_a_role_that_is_none_is_refused(command: Command) -> None:
    assert command("accounts", "add", "a@x.example", "--role", "baas").code == 2


def test_what_we_know_of_somebody_is_printed_and_removed(command: Command) -> None:
    command("accounts", "add", "cas@x.example", "--role", "lezer")
    document = json.loads(command("privacy", "export", "cas@x.example").out)
    assert document["account"][0]["email"] == "cas@x.example"
    done = command("privacy", "delete", "cas@x.example", "--yes")
    assert (done.code, done.out) == (0, "")
    assert "account: 1" in done.err
    again = command("privacy", "export", "cas@x.example")
    assert (again.code, again.err) == (2, "Over cas@x.example is niets bekend.\n")
