"""How long it takes to take in what a partner sends, and to make the index anew."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROWS = 200
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
HEADINGS = "nummer;titel;locatie;plaats;soort;vorm;datum;begintijd;eindtijd;herhaling;kosten;telefoon;rolstoel;bushalte"


def sheet(folder: Path) -> Path:
    """An interchange sheet of ROWS weekly activities."""
    rows = (
        f"BANK-{number};Koffie met buren {number} in Goor;Zaal {number % 20};goor;koffie;vrij-binnenlopen;"
        f"2026-11-{23 + number % 5};{9 + number % 8}.00;{10 + number % 8}.30;elke {WEEKDAYS[number % 5]};gratis;"
        "0547-000000;ja;nee"
        for number in range(ROWS)
    )
    file = folder / "bank.csv"
    file.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return file


def seconds_of(environment: Mapping[str, str], *arguments: str | Path) -> float:
    """Seconds that a command of ours takes, its start included; raises CalledProcessError when it fails."""
    command = [Path(sys.executable).with_name("schuifaan"), *arguments]
    begin = time.perf_counter()
    subprocess.run(command, env=dict(environment), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin
