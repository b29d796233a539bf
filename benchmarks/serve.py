"""How fast `howopen serve` sends the table from memory, on one core, and what it keeps.

    python -m benchmarks.serve [--json] [--seconds N] [--requests N]

The limit is measured in the same run: a Starlette application that answers the same bytes and
does nothing else. Requests come from `wrk` where it is installed, else from a small client.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import click
import msgspec

CONNECTIONS = 16
_TRIVIAL = """
import sys, uvicorn
from urllib.request import Request, urlopen
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
packed = {"accept-encoding": "gzip"} if sys.argv[2] == "gzip" else {}
body = urlopen(Request(sys.argv[1], headers=packed)).read()
async def page(request):
    return Response(body, media_type="text/html")
class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        print("http://127.0.0.1:%d/" % self.servers[0].sockets[0].getsockname()[1],
              file=sys.stderr, flush=True)
app = Starlette(routes=[Route("/", page)])
Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False, lifespan="off")).run()
"""


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """What one form of the page came to."""

    requests_per_second: float
    p50_ms: float
    p99_ms: float
    limit_per_second: float
    """Of the application that does nothing else."""
    of_limit: float
    bytes: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured."""

    plain: Rate
    gzip: Rate
    rss_mib_before: float
    rss_mib_after: float
    requests: int
    """Between the two."""
    client: str


class Run(NamedTuple):
    """What a client counted."""

    requests: int
    per_second: float
    p50_ms: float
    p99_ms: float


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--seconds", default=5, show_default=True, help="Of each run.")
@click.option("--requests", default=100_000, show_default=True, help="For the memory.")
def main(*, as_json: bool, seconds: int, requests: int) -> None:
    """Measure the server."""
    figures = measure(seconds, requests)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(figures)))
        return
    for name, rate in (("plain", figures.plain), ("gzip", figures.gzip)):
        print(
            f"{name:6} {rate.requests_per_second:.0f} requests/s, p50 {rate.p50_ms:.1f} ms,"
            f" p99 {rate.p99_ms:.1f} ms; {rate.of_limit:.2f} of the limit,"
            f" {rate.limit_per_second:.0f}/s; {rate.bytes / 1024:.0f} KiB"
        )
    print(
        f"memory {figures.rss_mib_before:.1f} MiB before, {figures.rss_mib_after:.1f} MiB after"
        f" {figures.requests} requests ({figures.client})"
    )


def measure(seconds: int, requests: int) -> Figures:
    """All figures, over the bundled catalogue."""
    command = [sys.executable, "-m", "howopen", "serve", "--port", "0"]
    with started(command) as (place, pid):
        rates = {form: _rate(place, form, seconds) for form in ("identity", "gzip")}
        before, done = _rss_mib(pid), 0
        while done < requests:
            done += run(place, "gzip", seconds).requests
        after = _rss_mib(pid)
    return Figures(
        plain=rates["identity"],
        gzip=rates["gzip"],
        rss_mib_before=before,
        rss_mib_after=after,
        requests=done,
        client="wrk" if shutil.which("wrk") else "asyncio",
    )


def _rate(place: str, form: str, seconds: int) -> Rate:
    """A page in one form, beside its limit: ours, the limit, ours and the limit again."""
    with started([sys.executable, "-c", _TRIVIAL, place, form]) as (limit_place, _):
        run(place, form, 1)
        run(limit_place, form, 1)
        pairs = [(run(place, form, seconds), run(limit_place, form, seconds)) for _ in range(2)]
    ours = [first for first, _ in pairs]
    per_second = statistics.mean(each.per_second for each in ours)
    limit = statistics.mean(second.per_second for _, second in pairs)
    return Rate(
        requests_per_second=round(per_second, 1),
        p50_ms=round(statistics.mean(each.p50_ms for each in ours), 2),
        p99_ms=round(max(each.p99_ms for each in ours), 2),
        limit_per_second=round(limit, 1),
        of_limit=round(per_second / limit, 3),
        bytes=_size(place, form),
    )


@contextmanager
def started(command: list[str]) -> Iterator[tuple[str, int]]:
    """A server on one core, its address as it says it, and its process."""
    environment = {**os.environ, "HOWOPEN_OFFLINE": "1"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
        said = process.stderr.readline()
        found = re.search(r"http://[^;\s]+", said)
        if found is None:
            raise click.ClickException(f"the server did not start: {said}{process.stderr.read()}")
        yield found.group(), process.pid
    finally:
        process.terminate()
        process.wait()


def run(place: str, form: str, seconds: int) -> Run:
    """As many requests as go, from another core."""
    if shutil.which("wrk"):
        return _wrk(place, form, seconds)
    return asyncio.run(_asked(place, form, seconds))


def _wrk(place: str, form: str, seconds: int) -> Run:
    words = f"wrk -t1 -c{CONNECTIONS} -d{seconds}s --latency -H"
    done = subprocess.run(
        [*words.split(), f"accept-encoding: {form}", place],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    if "Non-2xx" in done or "Socket errors" in done:
        raise click.ClickException(f"not all was answered:\n{done}")
    count = re.search(r"(\d+) requests in", done)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done)
    assert count
    assert rate
    return Run(int(count[1]), float(rate[1]), _share(done, 50), _share(done, 99))


def _share(said: str, percent: int) -> float:
    """Milliseconds within which so many of the answers were there."""
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)\b", said)
    assert found
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]]


async def _asked(place: str, form: str, seconds: int) -> Run:
    times: list[float] = []
    end = time.perf_counter() + seconds
    await asyncio.gather(*(_asks(place, form, end, times) for _ in range(CONNECTIONS)))
    shares = statistics.quantiles(times, n=100)
    return Run(len(times), len(times) / seconds, shares[49] * 1000, shares[98] * 1000)


async def _asks(place: str, form: str, end: float, times: list[float]) -> None:
    """One connection that is kept."""
    at = urlsplit(place)
    request = f"GET / HTTP/1.1\r\nhost: {at.netloc}\r\naccept-encoding: {form}\r\n\r\n".encode()
    reader, writer = await asyncio.open_connection(at.hostname, at.port)
    while (begun := time.perf_counter()) < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        size = re.search(rb"content-length: (\d+)", head)
        assert size
        assert head.startswith(b"HTTP/1.1 200")
        await reader.readexactly(int(size[1]))
        times.append(time.perf_counter() - begun)
    writer.close()


def _size(place: str, form: str) -> int:
    """Bytes of the page's body."""
    from http.client import HTTPConnection

    at = urlsplit(place)
    connection = HTTPConnection(at.hostname or "", at.port)
    connection.request("GET", "/", headers={"accept-encoding": form})
    size = len(connection.getresponse().read())
    connection.close()
    return size


def _rss_mib(pid: int) -> float:
    """Memory of a process that is in use now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return round(int(found[1]) / 1024, 1)


if __name__ == "__main__":
    main()
