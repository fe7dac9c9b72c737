"""The second proof of an editor with a passkey (WebAuthn): instead of the code, never instead of link or password.

The page asks for a question, the browser has the key sign it, and a form brings the answer. A question is of one
session, lives a few minutes and is gone once it was answered, rightly or not.
"""

import secrets
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session, col, delete, select
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from schuifaan.clock import wall_time
from schuifaan.config import Settings
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Account, Passkey, PasskeyQuestion
from schuifaan.services.accounts.attempts import PROOFS_OF_ACCOUNT, allowed
from schuifaan.services.accounts.second_factor import ISSUER
from schuifaan.services.accounts.sessions import Person, end_sessions, start_session
from schuifaan.services.accounts.sign_in import Entrance
from schuifaan.services.editing.audit import actor_of, record

QUESTION_WORKS = timedelta(minutes=5)
MOST_PASSKEYS = 10
LONGEST_ANSWER = 20_000
LONGEST_NAME = 60
_CHALLENGE_BYTES = 32


def passkeys_of(session: Session, account_id: int) -> list[Passkey]:
    """The keys of an account, oldest first."""
    return list(
        session.exec(select(Passkey).where(Passkey.account_id == account_id).order_by(col(Passkey.id)))
    )


def question_for_new(session: Session, settings: Settings, person: Person, now: datetime) -> str:
    """What a browser needs to make a key, as JSON for the browser."""
    options = generate_registration_options(
        rp_id=_host(settings),
        rp_name=ISSUER,
        user_id=str(person.id).encode(),
        user_name=person.email,
        challenge=_ask(session, person.session_key, now),
        exclude_credentials=_known(session, person.id),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
    )
    return options_to_json(options)


def keep_passkey(
    session: Session, settings: Settings, person: Person, answer: str, name: str, now: datetime
) -> bool:
    """Keep the key that a browser made; False when the answer is not right, or comes too late."""
    host = _host(settings)
    challenge = _asked(session, person.session_key, now)
    if challenge is None or len(answer) > LONGEST_ANSWER:
        return False
    if len(passkeys_of(session, person.id)) >= MOST_PASSKEYS:
        return False
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=host,
            expected_origin=settings.public_url,
            require_user_verification=False,
        )
    except (WebAuthnException, ValueError):
        return False
    credential = bytes_to_base64url(made.credential_id)
    if session.exec(select(Passkey).where(Passkey.credential_id == credential)).first():
        return False
    passkey = Passkey(
        account_id=person.id,
        credential_id=credential,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=name or f"Passkey {len(passkeys_of(session, person.id)) + 1}",
        created_at=wall_time(now),
    )
    session.add(passkey)
    record(
        session, now, actor_of(person), "passkey erbij", f"account:{person.id}", after={"naam": passkey.name}
    )
    return True


def remove_passkey(session: Session, person: Person, number: int, now: datetime) -> None:
    """Let a key of one's own open nothing any more; raises NotFoundError."""
    passkey = session.get(Passkey, number)
    if passkey is None or passkey.account_id != person.id:
        raise NotFoundError("Deze passkey is er niet.")
    record(
        session, now, actor_of(person), "passkey weg", f"account:{person.id}", before={"naam": passkey.name}
    )
    session.delete(passkey)


def question_for_proof(session: Session, settings: Settings, person: Person, now: datetime) -> str:
    """What a browser must have signed by one of the keys of an editor who is half-way in, as JSON for the browser."""
    options = generate_authentication_options(
        rp_id=_host(settings),
        challenge=_ask(session, person.session_key, now),
        allow_credentials=_known(session, person.id),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return options_to_json(options)


def use_passkey(
    session: Session, settings: Settings, person: Person, answer: str, now: datetime
) -> Entrance | None:
    """Give the second proof with a key; None when it is not right, comes too late, or was tried too often."""
    challenge = _asked(session, person.session_key, now)
    if not allowed(session, settings.secret_key, PROOFS_OF_ACCOUNT, f"code:{person.id}", now):
        return None
    passkey = _named_in(session, person.id, answer) if challenge else None
    if passkey is None or challenge is None:
        return None
    try:
        proof = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_host(settings),
            expected_origin=settings.public_url,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=False,
        )
    except (WebAuthnException, ValueError):
        return None
    passkey.sign_count, passkey.used_at = proof.new_sign_count, wall_time(now)
    session.add(passkey)
    account = session.get_one(Account, person.id)
    end_sessions(session, person.id, now, key=person.session_key)
    record(session, now, actor_of(account), "inloggen", f"account:{person.id}", after={"met": "passkey"})
    return Entrance(start_session(session, account, now, proven=True), account.role, proven=True)


def _named_in(session: Session, account_id: int, answer: str) -> Passkey | None:
    """The key of this account that the answer says it is of."""
    if len(answer) > LONGEST_ANSWER:
        return None
    try:
        credential = bytes_to_base64url(parse_authentication_credential_json(answer).raw_id)
    except (WebAuthnException, ValueError):
        return None
    wanted = select(Passkey).where(Passkey.credential_id == credential, Passkey.account_id == account_id)
    return session.exec(wanted).first()


def _known(session: Session, account_id: int) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(id=base64url_to_bytes(it.credential_id))
        for it in passkeys_of(session, account_id)
    ]


def _ask(session: Session, key: str, now: datetime) -> bytes:
    """A question for this session, in place of the one it may have had."""
    session.exec(delete(PasskeyQuestion).where(col(PasskeyQuestion.session_key) == key))
    challenge = secrets.token_bytes(_CHALLENGE_BYTES)
    until = wall_time(now + QUESTION_WORKS)
    session.add(PasskeyQuestion(session_key=key, challenge=challenge, expires_at=until))
    return challenge


def _asked(session: Session, key: str, now: datetime) -> bytes | None:
    """The question of this session, which by this was answered; None when there is none, or it is too old."""
    question = session.get(PasskeyQuestion, key)
    if question is None:
        return None
    session.delete(question)
    return question.challenge if wall_time(now) < question.expires_at else None


def _host(settings: Settings) -> str:
    """For whom keys are made; raises InputError where no browser makes any."""
    if not settings.passkeys:
        raise InputError("Op dit adres werken geen passkeys. Gebruik de code van uw telefoon.")
    return urlsplit(settings.public_url).hostname or ""
