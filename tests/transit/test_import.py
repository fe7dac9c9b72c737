"""Importing a timetable: what is kept, what is refused in one sentence, and that the old one stays."""

import os
import random
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.transit import Area, Timetable, TimetableError, import_timetable, open_timetable
from schuifaan.transit.area import PlaceCentre
from schuifaan.transit.gtfs.stops import Belonging
from tests.transit.feeds import Feed, area, zipped

TODAY = date(2026, 11, 18)
OURS = area(("goor", 0, 0), ("markelo", 0, -7000))


def small() -> Feed:
    feed = Feed(info=("Vervoer (voorbeeld)", "7"))
    feed.stop("goor", "Goor, Station", 0)
    feed.stop("markelo", "Markelo, Dorp", 0, -7000)
    feed.stop("rome", "Roma, Termini", -1_000_000)
    feed.runs("daily", date(2026, 11, 1), date(2026, 12, 31))
    feed.trip("markelo 9:30, goor 9:50, rome 23:00")
    feed.trip("goor 12:10, markelo 12:30")
    feed.trip("rome 9:00, rome 9:10")
    return feed


@pytest.fixture
def old(tmp_path: Path) -> Timetable:
    """A timetable that was imported before."""
    import_timetable(zipped(small().files(), tmp_path / "old.zip"), OURS, tmp_path / "var", TODAY)
    return kept(tmp_path)


def kept(folder: Path) -> Timetable:
    timetable = open_timetable(folder / "var")
    assert timetable is not None
    return timetable


def refusal(source: Path, folder: Path, places: Area = OURS) -> str:
    with pytest.raises(TimetableError) as error:
        import_timetable(source, places, folder / "var", TODAY)
    return str(error.value)


def test_trips_that_touch_our_area_are_kept_whole_and_others_not_at_all(old: Timetable) -> None:
    assert [stop.id for stop in old.contents.stops] == ["goor", "markelo", "rome"]
    assert sorted(len(old.contents.calls[trip.calls].stops) for trip in old.contents.trips) == [2, 3]
    assert (old.name, old.example, old.first_day, old.last_day) == (
        "Vervoer (voorbeeld) 7",
        True,
        date(2026, 11, 17),
        date(2026, 12, 31),
    )


def test_nothing_imported_yet_is_no_timetable(tmp_path: Path) -> None:
    assert open_timetable(tmp_path / "nothing") is None


def test_the_same_file_keeps_its_id_and_another_gets_another(tmp_path: Path, old: Timetable) -> None:
    assert import_timetable(tmp_path / "old.zip", OURS, tmp_path / "var", TODAY).id == old.id
    feed = small()
    feed.trip("goor 13:10, markelo 13:30")
    report = import_timetable(zipped(feed.files(), tmp_path / "new.zip"), OURS, tmp_path / "var", TODAY)
    assert report.id == kept(tmp_path).id != old.id


def test_a_folder_is_as_good_as_a_zip_file_and_so_is_a_zip_file_with_a_folder_in_it(
    tmp_path: Path, old: Timetable
) -> None:
    files = small().files()
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert import_timetable(tmp_path, OURS, tmp_path / "var", TODAY).id == old.id
    nested = zipped({f"gtfs/{name}": text for name, text in files.items()}, tmp_path / "nested.zip")
    assert import_timetable(nested, OURS, tmp_path / "var", TODAY).id == old.id


def test_order_of_rows_byte_order_mark_carriage_returns_and_quotes_make_no_difference(
    tmp_path: Path, old: Timetable
) -> None:
    files = small().files()
    for name, text in files.items():
        heading, *rows = text.splitlines()
        if name == "stop_times.txt":
            random.Random(1).shuffle(rows)
        quoted = ",".join(f'"{column}"' for column in heading.split(","))
        files[name] = "\ufeff" + "\r\n".join([quoted, *rows]) + "\r\n\r\n"
    shuffled = zipped(files, tmp_path / "shuffled.zip")
    assert import_timetable(shuffled, OURS, tmp_path / "var", TODAY).id == old.id


def without(file: str) -> Callable[[dict[str, str]], None]:
    return lambda files: files.pop(file, None) and None


def replaced(file: str, one: str, other: str) -> Callable[[dict[str, str]], None]:
    def change(files: dict[str, str]) -> None:
        assert one in files[file]
        files[file] = files[file].replace(one, other)

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        *((without(f"{name}.txt"), f"no {name}.txt") for name in ("agency", "stops", "routes", "trips", "stop_times")),
        (without("calendar.txt"), "neither calendar.txt nor calendar_dates.txt"),
        (replaced("stops.txt", "stop_lat", "breedte"), "stops.txt has no column stop_lat"),
        (replaced("stop_times.txt", "arrival_time", "aankomst"), "no column arrival_time"),
        (replaced("stop_times.txt", "9:30:00", "half tien"), "“half tien” is no time"),
        (replaced("stop_times.txt", "9:30:00", "9:77:00"), "“9:77:00” is no time"),
        (replaced("stop_times.txt", "9:30:00", "999:30:00"), "is no time"),
        (replaced("calendar.txt", "20261101", "20261399"), "“20261399” is no date"),
        (replaced("calendar.txt", "20261231", "morgen"), "“morgen” is no date"),
        (replaced("calendar.txt", ",1,", ",ja,"), "a weekday must be 0 or 1"),
        (replaced("stops.txt", ",52.0,", ",north,"), "None of the 1 stops of this timetable lies in our area"),
        (replaced("stops.txt", ",52.0,", ",nan,"), "lies in our area"),
        (replaced("stops.txt", ",52.0,", ",91,"), "lies in our area"),
        (replaced("routes.txt", "1/3/a,a,1,3", "1/3/a,a,1,bus"), "“bus” is no number"),
        (replaced("stop_times.txt", "t0,0,", "t0,first,"), "“first” is no number"),
        (replaced("calendar.txt", "20261231", "20261102"), "No trip of this timetable runs in our area"),
        (replaced("routes.txt", "1/3/a", "x"), "No trip of this timetable stops in our area"),
    ],
)  # fmt: skip
def test_a_broken_timetable_is_refused_in_one_sentence_and_the_old_one_stays(
    tmp_path: Path, old: Timetable, change: Callable[[dict[str, str]], None], sentence: str
) -> None:
    files = small().files()
    change(files)
    said = refusal(zipped(files, tmp_path / "broken.zip"), tmp_path)
    assert sentence in said
    assert said.endswith(".")
    assert kept(tmp_path).id == old.id


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("stops.txt", "parijs,Paris,,,,,"),
        ("stops.txt", "parijs,Paris,north,2.3,,,"),
        ("routes.txt", "tgv,sncf,TGV,train"),
        ("transfers.txt", "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nparijs,lyon,2,-5"),
        ("calendar.txt", "tgv,ja,1,1,1,1,1,1,2026,2027"),
        ("stop_times.txt", "tgv,first,parijs,noon,noon,,"),
        ("frequencies.txt", "trip_id,start_time,end_time,headway_secs\ntgv,noon,noon,0"),
    ],
)
def test_nonsense_in_a_row_that_does_not_concern_us_refuses_nothing(
    tmp_path: Path, old: Timetable, file: str, row: str
) -> None:
    files = small().files()
    files[file] = f"{files.get(file, '')}{row}\n"
    odd = zipped(files, tmp_path / "odd.zip")
    assert import_timetable(odd, OURS, tmp_path / "var", TODAY).id == old.id


def test_a_trip_that_stops_who_knows_where_is_left_out_and_counted(tmp_path: Path, old: Timetable) -> None:
    files = small().files()
    replaced("stops.txt", 'Roma, Termini",', 'Roma, Termini",ergens ')(files)
    odd = zipped(files, tmp_path / "odd.zip")
    report = import_timetable(odd, OURS, tmp_path / "var", TODAY)
    assert (report.trips, report.trips_skipped) == (1, 1)


def test_a_timetable_of_another_country_is_refused(tmp_path: Path, old: Timetable) -> None:
    far = area(("elders", 900_000, 0))
    moved = Area(far.places, far.bounds.model_copy(update={"south": 60.0, "north": 61.0}))
    assert "lies in our area" in refusal(tmp_path / "old.zip", tmp_path, moved)
    assert kept(tmp_path).id == old.id


def test_what_is_no_zip_file_is_refused(tmp_path: Path, old: Timetable) -> None:
    file = tmp_path / "page.zip"
    file.write_text("<html>not found</html>")
    assert "no whole zip file" in refusal(file, tmp_path)
    assert kept(tmp_path).id == old.id


@pytest.mark.parametrize("part", range(0, 100, 5))
def test_a_zip_file_cut_off_anywhere_is_refused(tmp_path: Path, old: Timetable, part: int) -> None:
    whole = (tmp_path / "old.zip").read_bytes()
    file = tmp_path / "cut.zip"
    file.write_bytes(whole[: len(whole) * part // 100])
    assert refusal(file, tmp_path)
    assert kept(tmp_path).id == old.id


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.floats(0, 1), st.sampled_from(sorted(small().files())))
def test_any_bytes_anywhere_are_read_or_refused(noise: bytes, where: float, name: str) -> None:
    files = {it: text.encode() for it, text in small().files().items()}
    at = int(len(files[name]) * where)
    files[name] = files[name][:at] + noise + files[name][at + len(noise) :]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "noise.zip"
        with zipfile.ZipFile(file, "w") as archive:
            for it, text in files.items():
                archive.writestr(it, text)
        with suppress(TimetableError):
            import_timetable(file, OURS, Path(folder) / "var", TODAY)


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.floats(0, 1))
def test_any_damage_to_the_zip_file_is_read_or_refused(noise: bytes, where: float) -> None:
    with TemporaryDirectory() as folder:
        file = zipped(small().files(), Path(folder) / "noise.zip")
        whole = file.read_bytes()
        at = int(len(whole) * where)
        file.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
        with suppress(TimetableError):
            import_timetable(file, OURS, Path(folder) / "var", TODAY)


def test_a_bomb_is_refused_without_unpacking_it(tmp_path: Path, old: Timetable) -> None:
    files = small().files()
    files["stop_times.txt"] += " " * 60_000_000
    assert "that is no timetable" in refusal(zipped(files, tmp_path / "bomb.zip"), tmp_path)


def test_a_line_without_an_end_is_refused(tmp_path: Path, old: Timetable) -> None:
    files = small().files()
    files["stop_times.txt"] += "x" * 3_000_000
    assert "longer than any timetable" in refusal(zipped(files, tmp_path / "line.zip"), tmp_path)


def test_names_that_climb_out_of_the_zip_file_write_nothing(tmp_path: Path, old: Timetable) -> None:
    files = {f"../../{name}": text for name, text in small().files().items()}
    climbing = zipped(files, tmp_path / "climbing.zip")
    assert import_timetable(climbing, OURS, tmp_path / "var", TODAY).id == old.id
    assert sorted(it.name for it in tmp_path.iterdir()) == ["climbing.zip", "old.zip", "var"]


def test_two_files_of_one_name_are_refused(tmp_path: Path, old: Timetable) -> None:
    files = small().files()
    files["other/stops.txt"] = files["stops.txt"]
    assert "two files stops.txt" in refusal(zipped(files, tmp_path / "twice.zip"), tmp_path)


def test_a_stored_timetable_that_was_damaged_is_told_and_not_used(tmp_path: Path, old: Timetable) -> None:
    (file,) = (tmp_path / "var").glob("dienst*")
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(TimetableError, match="import it again"):
        open_timetable(tmp_path / "var")


def test_an_import_that_is_killed_leaves_the_old_timetable_and_does_not_stop_the_next(
    tmp_path: Path, old: Timetable
) -> None:
    program = """
import os, signal, sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from schuifaan.transit import storage
from tests.transit.test_import import OURS, TODAY, import_timetable
os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
import_timetable(Path(sys.argv[1]), OURS, Path(sys.argv[2]), TODAY)
"""
    feed = small()
    feed.trip("goor 13:10, markelo 13:30")
    file = zipped(feed.files(), tmp_path / "new.zip")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program, file, tmp_path / "var"], env=environment)
    assert done.returncode == -signal.SIGKILL
    assert kept(tmp_path).id == old.id
    assert import_timetable(file, OURS, tmp_path / "var", TODAY).id == kept(tmp_path).id != old.id


def test_a_trip_that_contradicts_itself_is_left_out_and_counted(tmp_path: Path) -> None:
    feed = small()
    feed.trip("goor 14:10, markelo 14:00")
    feed.trip("goor 15:10")
    file = zipped(feed.files(), tmp_path / "feed.zip")
    assert import_timetable(file, OURS, tmp_path / "var", TODAY).trips_skipped == 2


def test_a_stop_without_a_time_lies_evenly_between_its_neighbours(tmp_path: Path) -> None:
    files = small().files()
    files["stop_times.txt"] += "t1,5,rome,,,,\n"
    import_timetable(zipped(files, tmp_path / "feed.zip"), OURS, tmp_path / "var", TODAY)
    times = [trip.times.tolist() for trip in kept(tmp_path).contents.trips if len(trip.times) == 6]
    ten_past_twelve = (12 * 60 + 10) * 60
    assert [ten_past_twelve + 60 * minutes for minutes in (0, 0, 10, 10, 20, 20)] in times


def test_a_stop_takes_over_from_its_station_what_it_does_not_say_itself(tmp_path: Path) -> None:
    feed = small()
    feed.stop("hub", "Goor", 0, kind="1", wheelchair="1")
    feed.stop("p1", "", 10, station="hub")
    feed.stop("p2", "Goor, Spoor 2", 20, station="hub", wheelchair="2")
    feed.trip("p1 8:00, p2 8:01")
    import_timetable(zipped(feed.files(), tmp_path / "feed.zip"), OURS, tmp_path / "var", TODAY)
    stops = {stop.id: (stop.name, stop.wheelchair) for stop in kept(tmp_path).contents.stops}
    assert (stops["p1"], stops["p2"], stops["goor"]) == (
        ("Goor", True),
        ("Goor, Spoor 2", False),
        ("Goor, Station", None),
    )


@pytest.mark.parametrize(
    ("name", "north", "places"),
    [
        ("Goor, Station", 0, ("goor",)),
        ("Gijmink", 0, ("goor",)),
        ("Goor", 6000, ("goor",)),
        ("Goor, Grens", 8000, ()),
        ("Ergens, Halte", 2400, ("goor",)),
        ("Ergens, Halte", 2600, ()),
        ("Stad, Markt", 50_200, ("zuid", "stad")),
        ("Stad, Rand", 54_000, ("stad",)),
        ("Ergens, Halte", 50_200, ("zuid", "stad")),
    ],
)
def test_a_stop_belongs_to_the_place_it_is_named_after_else_to_the_nearest(
    name: str, north: int, places: tuple[str, ...]
) -> None:
    metre = 1 / 111_195
    belonging = Belonging(
        (
            PlaceCentre("goor", "Goor", 52.0, 6.5, ("Gijmink",)),
            PlaceCentre("stad", "Stad", 52.0 + 51_000 * metre, 6.5),
            PlaceCentre("zuid", "Zuid", 52.0 + 50_000 * metre, 6.5, town="stad"),
        )
    )
    assert belonging.places_of(name, 52.0 + north * metre, 6.5) == places


@pytest.mark.parametrize(
    "where, limit, sentence",
    [
        ("keeping.MOST_KEPT", 200, "More than 200 stop times touch our area"),
        ("gtfs.trips.MOST_TRIPS", 1, "More than 1 trips touch our area"),
        ("gtfs.stops.MOST_STOPS", 2, "stops.txt has more than 2 stops"),
    ],
)
def test_a_timetable_that_does_not_fit_the_memory_is_refused(
    tmp_path: Path,
    old: Timetable,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    limit: int,
    sentence: str,
) -> None:
    feed = small()
    feed.frequencies = [("t1", "00:00:00", "24:00:00", 600, "1")]  # 144 trips of two stops
    monkeypatch.setattr(f"schuifaan.transit.{where}", limit)
    assert sentence in refusal(zipped(feed.files(), tmp_path / "large.zip"), tmp_path)
    assert kept(tmp_path).id == old.id


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_file_is_told_whatever_it_was_squeezed_with(
    tmp_path: Path, old: Timetable, packed: int
) -> None:
    file = tmp_path / "squeezed.zip"
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, text in small().files().items():
            archive.writestr(name, text)
        member = archive.getinfo("stop_times.txt")
    whole = file.read_bytes()
    inside = member.header_offset + 30 + len(member.filename) + member.compress_size // 2
    file.write_bytes(whole[:inside] + bytes([whole[inside] ^ 255]) * 9 + whole[inside + 9 :])
    assert "stop_times.txt" in refusal(file, tmp_path)
    assert kept(tmp_path).id == old.id
