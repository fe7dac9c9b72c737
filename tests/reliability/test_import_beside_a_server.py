"""A sheet imported beside a running server can be searched on it when the command returns."""

import csv
import json
from pathlib import Path
from typing import Any

from tests.reliability.processes import get_json, run, starting_site
from tests.reliability.stored import ask

PLACES = ("Goor", "Delden", "Markelo", "Diepenheim", "Bentelo")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
ROWS = 200
# Every table but the list of runs and what each run had to say.
TABLES = ("activity", "schedule", "occurrence", "accessfact", "venue", "organisation", "sourcerecord", "feed", "indextask", "auditentry")  # fmt: skip


def write_sheet(file: Path, titles: list[str]) -> None:
    """A sheet as a partner's spreadsheet program writes it."""
    columns = ("nummer", "titel", "gemeente", "plaats", "locatie", "soort", "datum", "begintijd", "eindtijd", "herhaling", "kosten", "telefoon", "rolstoel")  # fmt: skip
    with file.open("w", newline="", encoding="utf-8") as text:
        rows = csv.writer(text, delimiter=";")
        rows.writerow(columns)
        for number, title in enumerate(titles):
            day = number % 5
            rows.writerow((
                f"K-{number:03}", title, "hof-van-twente", PLACES[number % 5], f"Zaal {number % 17}", "koffie",
                f"2026-11-{23 + day}", f"{9 + number % 9}:30", f"{10 + number % 9}:45", f"elke {DAYS[day]}",
                "2,50", "0547 123 456", "ja" if number % 2 else "",
            ))  # fmt: skip


def import_sheet(var: Path, sheet: Path) -> dict[str, Any]:
    done = run(var, "feeds", "import", str(sheet), "--publish", "--json")
    assert done.returncode == 0, done.stderr + done.stdout[:2000]
    counts: dict[str, Any] = json.loads(done.stdout)
    return {key: counts[key] for key in ("new", "changed", "unchanged", "held", "rejected", "issues")}


def rows_written(var: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {table: ask(var, f"SELECT * FROM {table} ORDER BY rowid") for table in TABLES}


def outcome(**counts: int) -> dict[str, Any]:
    return {"new": 0, "changed": 0, "unchanged": 0, "held": 0, "rejected": 0, "issues": []} | counts


def test_all_rows_are_found_when_the_import_returns_and_a_second_one_writes_nothing(
    folder: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "partner.csv"
    titles = [f"Kwartelkoffie nummer {number}" for number in range(ROWS)]
    write_sheet(sheet, titles)
    with starting_site(folder, "serve") as site:
        site.wait_until_serving()
        assert site.titles("q=kwartelkoffie&letterlijk=1") == set()
        assert import_sheet(folder, sheet) == outcome(new=ROWS)
        assert site.titles("q=kwartelkoffie&letterlijk=1") == set(titles)
        assert run(folder, "index", "check").returncode == 0

        before, index = rows_written(folder), (folder / "index" / "CURRENT").read_bytes()
        runs = len(ask(folder, "SELECT id FROM feedrun"))
        assert import_sheet(folder, sheet) == outcome(unchanged=ROWS)
        assert rows_written(folder) == before
        assert (folder / "index" / "CURRENT").read_bytes() == index
        assert len(ask(folder, "SELECT id FROM feedrun")) == runs + 1

        titles[7] = "Kwartelthee"
        write_sheet(sheet, titles)
        assert import_sheet(folder, sheet) == outcome(changed=1, unchanged=ROWS - 1)
        assert site.titles("q=kwartelthee&letterlijk=1") == {"Kwartelthee"}
        total = get_json(site.port, "/api/v1/activiteiten?q=kwartelkoffie&letterlijk=1")["total"]
        assert total == ROWS - 1
