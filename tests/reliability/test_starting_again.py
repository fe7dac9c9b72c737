"""Whatever ended the last run, and at whatever moment: `schuifaan start` completes what was begun."""

import json
import os
import signal
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from gunicorn.config import Config

from schuifaan.cli.server import WebProcess
from schuifaan.models import Activity
from schuifaan.services.installation import open_installation
from tests.reliability.processes import SECONDS, Site, alive, port_in_use, run, starting_site, status, until
from tests.reliability.stored import FILE, count, everything, is_whole
from tests.support.server import free_port
from tests.support.sites import demo_settings

# In the order of a first run; each is a moment at which its process is killed.
MOMENTS: dict[str, Callable[[Site], bool]] = {
    "the database file has been made": lambda site: (site.var / FILE).exists(),
    "the first demo feed is in": lambda site: count(site.var, "activity") > 0,
    "the index is being written": lambda site: (site.var / "index").exists(),
    "the web processes are being started": lambda site: bool(site.children),
    "it serves": lambda site: site.serves,
}


def test_a_first_run_killed_time_and_again_loses_nothing_and_doubles_nothing(
    tmp_path: Path, prepared: Path
) -> None:
    var, port = tmp_path / "var", free_port()
    for moment in MOMENTS.values():
        with starting_site(var, port=port) as site:
            until(lambda reached=moment, site=site: reached(site))  # type: ignore[misc]
            site.kill_everything()
    with starting_site(var, port=port) as site:
        site.wait_until_serving()
        assert is_whole(var)
        assert everything(var) == everything(prepared)
        check = run(var, "index", "check", "--json")
        assert check.returncode == 0, check.stderr
        assert json.loads(check.stdout)["documents"] == count(var, "activity")


def test_a_successor_takes_the_port_over_from_what_a_killed_master_left_behind(folder: Path) -> None:
    port = free_port()
    with starting_site(folder, port=port) as dead:
        dead.wait_until_serving()
        left_behind = list(dead.children)
        dead.kill_master()
        with starting_site(folder, port=port) as heir:
            heir.wait_until_serving()
            assert not set(heir.children) & set(left_behind)
            until(lambda: not any(map(alive, left_behind)))
            assert status(port, "/zoeken") == 200


def test_a_port_of_another_program_gives_one_sentence_at_once(folder: Path) -> None:
    with port_in_use() as port:
        # The mark of a run that is over must not make anybody wait.
        (folder / f"serving-{port}.pid").write_text(str(_number_of_a_process_that_ended()))
        for command in ("start", "serve"):
            refused = run(folder, command, port=port)
            assert (refused.returncode, refused.stdout) == (2, "")
            assert refused.stderr.startswith(f"Port {port} is in use by another program.")
            assert refused.stderr.count("\n") == 1


def test_a_living_predecessor_is_left_alone(folder: Path) -> None:
    with starting_site(folder) as site:
        site.wait_until_serving()
        refused = run(folder, "start", port=site.port)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
        assert status(site.port, "/zoeken") == 200


def test_two_first_starts_at_one_moment_in_one_folder_both_get_there(tmp_path: Path, prepared: Path) -> None:
    var = tmp_path / "var"
    with starting_site(var) as one, starting_site(var) as other:
        one.wait_until_serving()
        other.wait_until_serving()
    assert everything(var) == everything(prepared)
    assert run(var, "index", "check").returncode == 0


def test_a_worker_that_is_killed_is_started_again_and_does_the_work_that_waited(folder: Path) -> None:
    with starting_site(folder) as site:
        site.wait_until_serving()
        [worker] = until(lambda: site.workers)
        os.kill(worker, signal.SIGKILL)
        _rename_an_activity(folder, "Kwartetten met kwartels")
        until(lambda: site.titles("q=kwartels") == {"Kwartetten met kwartels"})
        assert site.workers not in ([], [worker])
        assert count(folder, "indextask") == 0


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_site_that_is_stopped_leaves_no_process_and_says_nothing(end: signal.Signals, folder: Path) -> None:
    with starting_site(folder, "serve") as site:
        site.wait_until_serving()
        until(lambda: site.workers)  # it may still be beginning
        children = list(site.children)
        os.killpg(site.process.pid, end)  # as a service manager and Ctrl-C do
        assert site.process.wait(timeout=SECONDS) == 0
        until(lambda: not any(map(alive, children)))
    assert site.output == ""


def test_a_web_process_that_is_told_to_stop_while_it_hands_out_a_question_stops() -> None:
    process = WebProcess.__new__(WebProcess)
    process.cfg, process.tpool = Config(), ThreadPoolExecutor(1)
    stopped: list[object] = []

    def stop() -> None:
        with process.tpool._shutdown_lock, pytest.raises(SystemExit) as ended:
            process.handle_quit(signal.SIGQUIT, None)
        stopped.append(ended.value.code)

    handing_out = Thread(target=stop, daemon=True)
    handing_out.start()
    handing_out.join(SECONDS)
    assert stopped == [0]


def _number_of_a_process_that_ended() -> int:
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def _rename_an_activity(var: Path, title: str) -> None:
    """As an editor would, in a transaction of its own that nobody brings into the index but the worker."""
    installation = open_installation(demo_settings(var))
    with installation.database.write() as session:
        session.get_one(Activity, 1).title = title
    installation.database.dispose()
