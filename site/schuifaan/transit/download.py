"""Fetching a timetable from the web into a file, within bounds."""

from pathlib import Path

import urllib3

from schuifaan.transit.problems import TimetableError

LARGEST = 2 * 10**9
"""Bytes. The national feed is about 245 million."""
TIMEOUT = urllib3.Timeout(connect=20, read=60)
REDIRECTS = 5
CHUNK = 1024 * 1024


def is_url(source: str) -> bool:
    """Whether this names something on the web and not a file."""
    return source.startswith(("https://", "http://"))


def download(url: str, file: Path) -> None:
    """Write what `url` gives to `file`; raises TimetableError when it gives nothing, or too much."""
    with urllib3.PoolManager(retries=urllib3.Retry(total=REDIRECTS, redirect=REDIRECTS)) as pool:
        try:
            with pool.request("GET", url, preload_content=False, timeout=TIMEOUT) as response:
                if response.status != 200:
                    raise TimetableError(f"{url} answers {response.status}.")
                size = 0
                with file.open("wb") as stored:
                    for chunk in response.stream(CHUNK, decode_content=False):
                        size += len(chunk)
                        if size > LARGEST:
                            raise TimetableError(f"{url} gives more than {LARGEST} bytes.")
                        stored.write(chunk)
        except urllib3.exceptions.HTTPError as error:
            raise TimetableError(f"{url} cannot be read: {error}.") from None
