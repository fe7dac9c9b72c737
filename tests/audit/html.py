"""Audit: every page is valid HTML according to two checkers that are not ours, and no link is broken."""

import json
import re
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.check import HERE, need, node_modules, run
from tests.audit.pages import NOT_THERE, Answer
from tests.support.page_check import check_page


def nu_checker(pages: dict[str, Path]) -> list[str]:
    """What the Nu HTML checker says; raises AbsentError without Java."""
    need("java")
    jar = node_modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = run(
        "java", "-Xss1m", "-jar", jar, "--stdout", "--format", "json", "--skip-non-html", *pages.values()
    )
    addresses = {file.resolve().as_uri(): path for path, file in pages.items()}
    messages = json.loads(done.stdout or '{"messages": []}')["messages"]
    return [
        f"{addresses.get(m['url'].replace('file:/', 'file:///', 1), m['url'])} line {m.get('lastLine')}: "
        f"{m['message']}: {m.get('extract', '')[:120]}"
        for m in messages
        if m["type"] == "error" or m.get("subType") == "warning"
    ]


def html_validate(pages: dict[str, Path]) -> list[str]:
    """What html-validate says; raises AbsentError without Node."""
    tool = node_modules() / ".bin" / "html-validate"
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # a pipe is cut off when Node ends before it is read
        run(tool, "--config", HERE / ".htmlvalidate.json", "--formatter", f"json={report}", *pages.values())
        results = json.loads(report.read_text() or "[]") if report.exists() else []
    addresses = {str(file.resolve()): path for path, file in pages.items()}
    return [
        f"{addresses.get(result['filePath'], result['filePath'])} line {message['line']}: "
        f"{message['message']} ({message['ruleId']})"
        for result in results
        for message in result["messages"]
    ]


def broken_links(answers: list[Answer]) -> list[str]:
    """Addresses that our own pages link to and that do not answer."""
    return [
        f"{answer.path} answers {answer.status}"
        for answer in answers
        if answer.status >= HTTPStatus.BAD_REQUEST and answer.path != NOT_THERE
    ]


def pages_of(answers: list[Answer]) -> list[str]:
    """Problems of every page of a site, of which `answers` is all that a walk found."""
    drawn = [answer for answer in answers if answer.is_page]
    problems = broken_links(answers)
    for answer in drawn:
        problems += [
            f"{answer.path}: {p}" for p in check_page(answer.body.decode(), answer.headers, answer.path)
        ]
    with TemporaryDirectory() as folder:
        pages = {}
        for number, answer in enumerate(drawn):
            name = re.sub(r"\W+", "-", answer.path).strip("-")[:60] or "home"
            pages[answer.path] = Path(folder) / f"{number:02}-{name}.html"
            pages[answer.path].write_bytes(answer.body)
        return problems + nu_checker(pages) + html_validate(pages)
