"""What the process does that was forked for one file."""

import pickle
import resource
from contextlib import suppress
from dataclasses import replace

from schuifaan.feeds.check import check_reading
from schuifaan.feeds.child.messages import CHECK, READING, CheckJob, ReadJob, SiteRules
from schuifaan.feeds.expanding import with_moments
from schuifaan.feeds.fetching import Fetcher, SiteReader
from schuifaan.feeds.reading import read_feed

CPU_SECONDS = 60
MEMORY_BYTES = 512 * 1024 * 1024


def limit() -> None:
    """Never more than a minute of the processor and 512 MB.

    The system ends a process that goes on; one that asks for more memory gets a MemoryError. macOS knows no limit
    on memory that holds: there only the time and the size of the file bound it.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def perform(request: bytes) -> bytes:
    """The JSON that answers a request."""
    job: ReadJob | CheckJob = pickle.loads(request)  # noqa: S301 (our own parent's)
    if isinstance(job, CheckJob):
        return CHECK.dump_json(check_reading(read_feed(job.body, job.context), job.window))
    site = _site_reader(job.site) if job.site else None
    reading = read_feed(job.body, replace(job.context, fetch=site))
    pages = site.pages if site else 0
    return READING.dump_json(replace(with_moments(reading, job.window), pages=pages))


def _site_reader(rules: SiteRules) -> SiteReader:
    fetcher = Fetcher(rules.contact, rules.allow_loopback, host_pause=rules.host_pause)
    if rules.seconds is None:
        return SiteReader(fetcher, rules.start)
    fetcher.whole_seconds = rules.seconds
    return SiteReader(fetcher, rules.start, seconds=rules.seconds)
