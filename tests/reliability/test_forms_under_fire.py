"""What has been acknowledged is kept, whatever happens to the processes that took it."""

import http.client
import os
import random
import re
import signal
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from tests.reliability.processes import Site, starting_site, until
from tests.reliability.stored import ask, is_whole
from tests.support.server import HOST

CLIENTS = 8
RECEIPTS = 64
RECEIPTS_BETWEEN_KILLS = 8
PAGES = {
    "bellen": {"telefoon": "0547 123 456"},
    "wat": {"titel": "Koffie onder vuur", "plaats": "Markelo"},
    "wanneer": {"datum": "3-12-2026", "begintijd": "10:00"},
    "vaker": {"herhaling-keuze": "elke-week"},
    "controleer": {"afzender": "Truus"},
}
"""What is filled in on the pages where something must be; the last has the button that sends it."""
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_NUMBER = re.compile(r"nummer=([0-9]+)")


def at(page: str) -> str:
    """Where a page of the form is."""
    return f"/doorgeven/stap/{page}"


class Partner(threading.Thread):
    """Fills in the form time and again, page by page; one that got no answer is sent again as it was, as a browser would."""

    def __init__(self, port: int, enough: threading.Event, given: "Receipts") -> None:
        super().__init__(daemon=True)
        self._port, self._enough, self._given = port, enough, given

    def run(self) -> None:
        while not self._enough.is_set():
            address = self._ask("GET", at("bellen"))
            if address and (form := self._ask("GET", address)):
                self._fill_in(address.partition("?")[2], _TOKEN.search(form)[1])  # type: ignore[index]

    def _fill_in(self, key: str, token: str) -> None:
        for page, answers in PAGES.items():
            answer = self._send(f"{at(page)}?{key}", {**answers, "token": token})
        if answer:
            self._given.note(key, answer)

    def _send(self, path: str, answers: dict[str, str]) -> str | None:
        while not self._enough.is_set():
            if answer := self._ask("POST", path, urlencode(answers)):
                return answer
        return None

    def _ask(self, method: str, path: str, body: str | None = None) -> str | None:
        """The page, or the address that it leads on to; None when the answer did not come."""
        connection = http.client.HTTPConnection(HOST, self._port, timeout=20)
        try:
            connection.request(
                method, path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            )
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        if answer.status not in (200, 302, 303):
            self._given.complaints.append(f"{method} {path}: {answer.status}")
            return None
        return text if answer.status == 200 else answer.getheader("Location")


class Receipts:
    """The numbers that partners were given, by the key of their draft."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.complaints: list[str] = []

    def note(self, key: str, location: str) -> None:
        self.numbers[key] = int(_NUMBER.search(location)[1])  # type: ignore[index]


def test_every_receipt_is_in_the_database_though_web_processes_are_killed_all_the_time(folder: Path) -> None:
    chance, enough, given = random.Random(2026), threading.Event(), Receipts()
    with starting_site(folder, "serve", SCHUIFAAN_WORKERS="2") as site:
        site.wait_until_serving()
        partners = [Partner(site.port, enough, given) for _ in range(CLIENTS)]
        for partner in partners:
            partner.start()
        kills = 0
        while len(given.numbers) < RECEIPTS:
            wanted = len(given.numbers) + RECEIPTS_BETWEEN_KILLS
            until(lambda wanted=wanted: len(given.numbers) >= wanted)  # type: ignore[misc]
            kills += _kill_one(site, chance)
        enough.set()
        for partner in partners:
            partner.join(timeout=30)
        assert not any(partner.is_alive() for partner in partners)
    assert kills >= RECEIPTS // RECEIPTS_BETWEEN_KILLS // 2
    assert given.complaints == []
    assert is_whole(folder)
    stored = ask(folder, "SELECT id, token, payload FROM submission")
    assert len(set(given.numbers.values())) == len(given.numbers), "two forms were given one number"
    assert set(given.numbers.values()) <= {number for number, _, _ in stored}
    assert len({token.partition(".")[0] for _, token, _ in stored}) == len(stored), "one draft was sent twice"
    for told in ("Koffie onder vuur", "0547 123 456", "elke donderdag"):
        assert all(told in payload for _, _, payload in stored)


def _kill_one(site: Site, chance: random.Random) -> int:
    processes = site.web_processes
    if not processes:
        return 0
    with suppress(ProcessLookupError):
        os.kill(chance.choice(processes), signal.SIGKILL)
    return 1
