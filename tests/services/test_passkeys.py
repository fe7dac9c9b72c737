"""A passkey is the second proof of an editor: once, in time, for this site, and not from a copied key."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cbor2 import dumps
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from schuifaan.config import load_settings
from schuifaan.errors import NotFoundError, SetupError
from schuifaan.services.accounts.keeping import account_by_email, add_account, forget_second_factor
from schuifaan.services.accounts.passkeys import (
    keep_passkey,
    passkeys_of,
    question_for_new,
    question_for_proof,
    remove_passkey,
    use_passkey,
)
from schuifaan.services.accounts.sessions import Person, person_of, start_session
from schuifaan.services.accounts.sign_in import Entrance
from schuifaan.services.keeping.personal_data import forget
from tests.support.village import Village

ANNA, CAS = "anna@salut.example", "cas@salut.example"
SITE = "https://schuifaan.example"
USER_PRESENT, HAS_KEY = 0x01, 0x40


@dataclass
class Authenticator:
    """A key as a telephone has it: made of the standard's own parts, without a telephone."""

    origin: str = SITE
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = b"the key of Anna's telephone"

    def made(self, question: str) -> str:
        """The answer to a question for a new key."""
        asked = json.loads(question)
        point = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        public = dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        data = self._data(asked["rp"]["id"], USER_PRESENT | HAS_KEY)
        data += bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        attestation = dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", asked["challenge"])
        return self._answer(clientDataJSON=said, attestationObject=attestation)

    def signed(self, question: str) -> str:
        """The answer to a question for a proof."""
        asked = json.loads(question)
        self.count += 1
        data = self._data(asked["rpId"], USER_PRESENT)
        said = self._said("webauthn.get", asked["challenge"])
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=data, signature=signature)

    def _data(self, host: str, flags: int) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **parts: bytes) -> str:
        response: dict[str, Any] = {name: bytes_to_base64url(part) for name, part in parts.items()}
        name = bytes_to_base64url(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


class Editors:
    """A site with editors, and what each of them does."""

    def __init__(self, folder: Path) -> None:
        self.village = Village(folder, SCHUIFAAN_PUBLIC_URL=SITE)
        self.database, self.settings = self.village.installation.database, self.village.installation.settings
        self.now = self.village.now
        with self.database.write() as session:
            for email in (ANNA, CAS):
                add_account(session, email, "editor", self.now, "operator")

    def session_of(self, email: str, *, proven: bool) -> Person:
        with self.database.write() as session:
            token = start_session(session, account_by_email(session, email), self.now, proven=proven)
            person = person_of(session, token, self.now)
        assert person
        return person

    def make(self, key: Authenticator, email: str = ANNA) -> bool:
        person = self.session_of(email, proven=True)
        with self.database.write() as session:
            question = question_for_new(session, self.settings, person, self.now)
            return keep_passkey(session, self.settings, person, key.made(question), "telefoon", self.now)

    def ask(self, person: Person) -> str:
        with self.database.write() as session:
            return question_for_proof(session, self.settings, person, self.now)

    def answer(self, person: Person, answer: str, later: timedelta = timedelta()) -> Entrance | None:
        with self.database.write() as session:
            return use_passkey(session, self.settings, person, answer, self.now + later)


@pytest.fixture
def editors(tmp_path: Path) -> Iterator[Editors]:
    made = Editors(tmp_path)
    yield made
    made.village.close()


def test_a_key_that_was_made_here_is_the_second_proof(editors: Editors) -> None:
    key = Authenticator()
    assert editors.make(key)
    person = editors.session_of(ANNA, proven=False)
    entrance = editors.answer(person, key.signed(editors.ask(person)))
    assert entrance
    assert entrance.proven
    with editors.database.read() as session:
        proven = person_of(session, entrance.token, editors.now)
        assert proven
        assert proven.proven
        assert [it.used_at for it in passkeys_of(session, person.id)] == [editors.now.replace(tzinfo=None)]


def test_an_answer_works_once_and_not_five_minutes_later(editors: Editors) -> None:
    key = Authenticator()
    editors.make(key)
    person = editors.session_of(ANNA, proven=False)
    late = key.signed(editors.ask(person))
    assert editors.answer(person, late, timedelta(minutes=5)) is None
    assert editors.answer(person, late) is None, "it was used up"
    again = key.signed(editors.ask(person))
    assert editors.answer(person, again)
    assert editors.answer(person, again) is None


def test_a_copied_key_that_counts_behind_is_refused(editors: Editors) -> None:
    key = Authenticator()
    editors.make(key)
    person = editors.session_of(ANNA, proven=False)
    key.count = 7
    assert editors.answer(person, key.signed(editors.ask(person)))
    person = editors.session_of(ANNA, proven=False)
    key.count = 3
    assert editors.answer(person, key.signed(editors.ask(person))) is None


@pytest.mark.parametrize("origin", ["https://schuifaan.example.evil.example", "http://schuifaan.example"])
def test_an_answer_given_on_another_site_opens_nothing(editors: Editors, origin: str) -> None:
    assert not editors.make(Authenticator(origin=origin))
    key = Authenticator()
    editors.make(key)
    person = editors.session_of(ANNA, proven=False)
    key.origin = origin
    assert editors.answer(person, key.signed(editors.ask(person))) is None


def test_a_key_opens_only_the_account_it_was_made_for(editors: Editors) -> None:
    key = Authenticator()
    editors.make(key)
    other = editors.session_of(CAS, proven=False)
    assert editors.answer(other, key.signed(editors.ask(other))) is None
    assert not editors.make(key, CAS), "nor is it made for two"


def test_the_question_of_one_browser_is_not_that_of_another(editors: Editors) -> None:
    key = Authenticator()
    editors.make(key)
    here, there = editors.session_of(ANNA, proven=False), editors.session_of(ANNA, proven=False)
    stolen = key.signed(editors.ask(here))
    editors.ask(there)
    assert editors.answer(there, stolen) is None


@pytest.mark.parametrize(
    "nonsense", ["", "{}", "null", "[]", "x" * 30_000, '{"id": 3}', '{"id":"é","rawId":"é"}']
)
def test_nonsense_is_no_answer(editors: Editors, nonsense: str) -> None:
    person = editors.session_of(ANNA, proven=True)
    with editors.database.write() as session:
        question_for_new(session, editors.settings, person, editors.now)
        assert not keep_passkey(session, editors.settings, person, nonsense, "x", editors.now)
    editors.make(Authenticator())
    half = editors.session_of(ANNA, proven=False)
    editors.ask(half)
    assert editors.answer(half, nonsense) is None


def test_a_removed_key_and_one_of_a_lost_telephone_open_nothing(editors: Editors) -> None:
    for lost in (False, True):
        key = Authenticator()
        assert editors.make(key)
        person = editors.session_of(ANNA, proven=False)
        with editors.database.write() as session:
            (passkey,) = passkeys_of(session, person.id)
            assert passkey.id
            if lost:
                forget_second_factor(session, ANNA, editors.now, "operator")
            else:
                remove_passkey(session, person, passkey.id, editors.now)
        assert editors.answer(person, key.signed(editors.ask(person))) is None


def test_nobody_removes_the_key_of_another(editors: Editors) -> None:
    editors.make(Authenticator())
    other = editors.session_of(CAS, proven=True)
    with editors.database.write() as session:
        (passkey,) = passkeys_of(session, account_by_email(session, ANNA).id or 0)
        assert passkey.id
        with pytest.raises(NotFoundError):
            remove_passkey(session, other, passkey.id, editors.now)


def test_who_is_forgotten_leaves_no_key(editors: Editors) -> None:
    editors.make(Authenticator())
    editors.ask(editors.session_of(ANNA, proven=False))
    with editors.database.write() as session:
        number = account_by_email(session, ANNA).id or 0
        forget(session, ANNA, editors.now)
        assert passkeys_of(session, number) == []


def test_questions_differ(editors: Editors) -> None:
    person = editors.session_of(ANNA, proven=False)
    first, second = (base64url_to_bytes(json.loads(editors.ask(person))["challenge"]) for _ in range(2))
    assert first != second
    assert len(first) == 32


@pytest.mark.parametrize(
    ("url", "possible"),
    [
        ("https://schuifaan.example", True),
        ("http://localhost:8000", True),
        ("http://schuifaan.example", False),
        ("http://127.0.0.1:8000", False),
        ("https://192.0.2.7", False),
        ("https://[2001:db8::1]", False),
    ],
)
def test_passkeys_are_for_a_name_where_nobody_listens_in(tmp_path: Path, url: str, possible: bool) -> None:
    assert load_settings({"SCHUIFAAN_VAR": str(tmp_path), "SCHUIFAAN_PUBLIC_URL": url}).passkeys is possible


def test_production_refuses_an_address_for_which_no_passkey_can_be_made(tmp_path: Path) -> None:
    production = {
        "SCHUIFAAN_PRODUCTION": "1",
        "SCHUIFAAN_SECRET_KEY": "k" * 64,
        "SCHUIFAAN_VAR": str(tmp_path),
        "SCHUIFAAN_PUBLIC_URL": "https://192.0.2.7",
    }
    with pytest.raises(SetupError, match="host name"):
        load_settings(production)
