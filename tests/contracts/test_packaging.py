"""What an installation holds: the whole application, pinned parts, and other people's files as they made them."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORED = sorted(
    path for folder in ("static", "site", "tests") for path in (ROOT / folder).rglob("VENDOR.json")
)
UNMODIFIED = [path for path in VENDORED if path.parents[1].name == "vendor"]
LOCKS = ("requirements.lock", "requirements-dev.lock")
TARGETS = ["start", "test", "lint", "audit", "statement", "bench", "help"]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pinned(lock: str) -> dict[str, set[str]]:
    """Each package of a lock file, with the versions that it names (one a Python version or platform)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(normal(name), set()).add(version)
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel that is built from a copy of the checkout."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("site", "zoekindex", "static", "content"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for file in ("pyproject.toml", "README.md", "LICENSE", "wsgi.py", ".gitignore"):
        shutil.copy(ROOT / file, copy)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(copy / "out")]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with ZipFile(next((copy / "out").glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_application_and_what_it_ships(wheel: set[str]) -> None:
    inside = {"site/schuifaan": "schuifaan", "zoekindex": "zoekindex", "static": "schuifaan/_static", "content": "schuifaan/_content"}  # fmt: skip
    expected = {
        f"{target}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, target in inside.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".mo", ".pyc"}
    }
    assert expected - wheel == set()


def test_the_wheel_holds_a_compiled_catalog_for_every_language(wheel: set[str]) -> None:
    sources = (ROOT / "site" / "schuifaan" / "translations").glob("*/LC_MESSAGES/*.po")
    compiled = {f"schuifaan/{path.relative_to(ROOT / 'site/schuifaan').with_suffix('.mo').as_posix()}" for path in sources}  # fmt: skip
    assert compiled - wheel == set()


def test_the_wheel_holds_nothing_of_the_tests_and_no_build_hook(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info" not in name} == {"schuifaan", "zoekindex"}


def test_git_ignores_no_file_of_the_application() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    files = [str(path.relative_to(ROOT)) for path in (ROOT / "site").rglob("*.py")]
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "site/schuifaan/app.py", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout == ""


def test_the_source_root_is_no_package_because_python_owns_its_name() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "static" / "__init__.py").exists()
    assert not (ROOT / "content" / "__init__.py").exists()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_a_hash_for_every_package_and_names_no_registry_or_local_path(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"://|--index|--extra-index|--find-links|file:| @ ", text) == []


@pytest.mark.parametrize(("lock", "group"), [(LOCKS[0], "run"), (LOCKS[1], "dev")])
def test_a_lock_holds_every_dependency_that_pyproject_names(lock: str, group: str) -> None:
    wanted = list(project()["dependencies"])  # type: ignore[call-overload]
    if group == "dev":
        wanted += project()["optional-dependencies"]["dev"]  # type: ignore[index]
    named = {normal(re.split(r"[<>=!~\[ ]", line, maxsplit=1)[0]) for line in wanted}
    assert named - set(pinned(lock)) == set()


def test_tests_run_on_the_versions_that_residents_get() -> None:
    run, everything = pinned(LOCKS[0]), pinned(LOCKS[1])
    assert {name for name in run if run[name] != everything.get(name)} == set()


@pytest.mark.parametrize("record", VENDORED, ids=lambda path: path.parent.name)
def test_vendored_files_are_as_their_record_says(record: Path) -> None:
    vendor = json.loads(record.read_text("utf-8"))
    recorded = vendor.get("sha256") or {file["file"]: file["sha256"] for file in vendor["files"]}
    assert recorded
    found = {name: hashlib.sha256((record.parent / name).read_bytes()).hexdigest() for name in recorded}
    assert found == recorded


@pytest.mark.parametrize("record", UNMODIFIED, ids=lambda path: path.parent.name)
def test_a_vendored_package_names_what_it_was_taken_from(record: Path) -> None:
    vendor = json.loads(record.read_text("utf-8"))
    assert record.parent.name == f"{vendor['package']}-{vendor['version']}"
    assert vendor["licence"]
    assert len(base64.b64decode(vendor["integrity"].removeprefix("sha512-"))) == hashlib.sha512().digest_size
    # No file came along that the record does not know.
    assert set(vendor["sha256"]) == {file.name for file in record.parent.iterdir()} - {"VENDOR.json"}


def test_axe_comes_with_its_licence() -> None:
    licence = next((ROOT / "tests" / "vendor").glob("axe-core-*")) / "LICENSE"
    assert "Mozilla Public License" in licence.read_text("utf-8")


def test_make_has_exactly_the_targets_that_people_need_each_with_its_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.findall(r"^([a-z]+):", makefile, re.MULTILINE) == TARGETS
    assert re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE) == TARGETS
    assert re.search(r"^\.DEFAULT_GOAL := help$", makefile, re.MULTILINE)


def test_the_licence_is_the_european_union_public_licence() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Appendix" in text
    assert project()["license"] == "EUPL-1.2"
