# SPDX-License-Identifier: Apache-2.0
"""Figures of a running office: real processes, tokens verified, everything durable; the client and
the raw limits share the machine."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from office import records
from office.client import import_office, person_token
from office.processes import Office, wait_until
from office.services import SERVICES

RUN_MILLIS = 5000
LETTERS_A_RUN = 1_000_000  # numbers that one run may use up


class Bench:
    """Runs `office_bench` against an office, with letters that are numbered apart."""

    def __init__(self, bin_dir):
        self.bin = bin_dir
        self.runs = 0

    def call(self, *words):
        run = subprocess.run([self.bin / "office_bench", *map(str, words)], capture_output=True,
                             text=True, check=False)
        if run.returncode != 0:
            sys.exit(f"{words}: {run.stdout}{run.stderr}")
        return json.loads(run.stdout)

    def fill(self, office, cases):
        subprocess.run([self.bin / "office_bench", "fill", "--home", office.home, "--cases",
                        str(cases)], check=True)

    def load(self, verb, office, *words):
        self.runs += 1
        token = office.home / "bench-token"
        token.write_text(person_token(office, "staf_penerima_surat"))
        return self.call(verb, "--socket", office.socket_path("correspondence"), "--token", token,
                         "--first", self.runs * LETTERS_A_RUN, "--millis", RUN_MILLIS, *words)

    def steps(self, office, in_flight):
        return self.load("steps", office, "--in-flight", in_flight)

    def echo(self, folder, in_flight):
        socket = folder / "echo.sock"
        server = subprocess.Popen([self.bin / "office_bench", "echo-server", "--socket", socket],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            server.stdout.readline()
            return self.call("steps", "--socket", socket, "--in-flight", in_flight, "--millis",
                             RUN_MILLIS)
        finally:
            server.stdin.close()
            server.wait(10)
            server.stdout.close()


def bytes_written(office, name):
    io = pathlib.Path(f"/proc/{office.processes[name].pid}/io").read_text()
    return int(dict(line.split(": ") for line in io.splitlines())["write_bytes"])


def begin(office, names=SERVICES):
    """Starts the office, or some of its services, without or with the bus; the import's facts are
    known to correspondence afterwards."""
    if names == SERVICES:
        office.start_all()
    else:
        for name in names:
            office.start(name)
        for name in names:
            office.wait_ready(name)
    import_office(office)
    wait_until(lambda: records.query(office, "correspondence", "SELECT 1 FROM office_holding"),
               "the office is known")


def drained(office):
    """Waits until timing has read and NATS holds what correspondence has decided."""
    def quiet():
        rows = records.query(office, "correspondence", "SELECT max(sequence) FROM journal")
        sent = records.query(office, "correspondence",
                             "SELECT sequence FROM courier_cursor WHERE courier = 'bus'")
        read = records.query(office, "timing", "SELECT sequence FROM reader_cursor WHERE source "
                             "LIKE '%/correspondence'")
        return rows == sent == read
    wait_until(quiet, "everything has arrived", 600)


def measures(bin_dir, figure, cases):
    """The measurements, in order; each gives figures."""
    bench = Bench(bin_dir)

    def step_commands():
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tepat-bench-"))
        try:
            with Office(bin_dir, simulated=False) as office:
                begin(office)
                yield from one_at_a_time(office, folder)
                for in_flight in (16, 64):
                    yield from many(office, folder, in_flight)
            with Office(bin_dir, simulated=False) as office:
                begin(office, ("office", "correspondence"))
                alone = bench.steps(office, 16)
                yield figure("steps/s, 16 in flight, no bus, no timing", alone["rate"], "1/s", 0)
        finally:
            shutil.rmtree(folder)

    def one_at_a_time(office, folder):
        before = bytes_written(office, "correspondence")
        step = bench.steps(office, 1)
        written = (bytes_written(office, "correspondence") - before) / step["answered"]
        echo = bench.echo(folder, 1)
        commit = bench.call("commits", "--folder", folder, "--batch", 1, "--millis", RUN_MILLIS)
        yield figure("step, one at a time, p50", step["p50"], "ms", 1.5,
                     raw=commit["p50"] + echo["p50"], at_most=True)
        yield figure("bytes to disk per step", written, "B", 1.5, raw=commit["bytes"],
                     at_most=True)
        drained(office)

    def many(office, folder, in_flight):
        step = bench.steps(office, in_flight)
        echo = bench.echo(folder, in_flight)
        commit = bench.call("commits", "--folder", folder, "--batch", in_flight, "--millis",
                            RUN_MILLIS)
        yield figure(f"steps/s, {in_flight} in flight", step["rate"], "1/s", 0.6,
                     raw=min(echo["rate"], commit["rate"]))
        yield figure(f"step, {in_flight} in flight, p99 against p50", step["p99"], "ms", 3,
                     raw=step["p50"], at_most=True)
        drained(office)

    def verdicts():
        with Office(bin_dir, simulated=False) as office:
            begin(office)
            wait_until(lambda: records.query(office, "timing", "SELECT 1 FROM office_sop"),
                       "timing knows the SOP")
            seen = bench.load("verdicts", office, "--timing", office.socket_path("timing"),
                              "--rate", 1000)
            yield figure("facts/s while verdicts are awaited", seen["rate"], "1/s", 950)
            yield figure("fact committed to verdict committed, p99", seen["p99"], "ms", 20,
                         at_most=True)

    def old_cases():
        rates = {}
        for count in (1000, cases):
            with Office(bin_dir, simulated=False) as office:
                begin(office, ("office", "correspondence"))
                office.kill("correspondence")
                print(f"  filling in {count:,} closed cases …", file=sys.stderr)
                bench.fill(office, count)
                office.start("correspondence")
                office.wait_ready("correspondence")
                rates[count] = bench.steps(office, 16)["rate"]
        yield figure(f"cost of a step with {cases:,} closed cases", 1 / rates[cases] * 1e6, "µs",
                     1.2, raw=1 / rates[1000] * 1e6, at_most=True)

    def at_rest():
        with Office(bin_dir, simulated=False) as office:
            begun = time.monotonic()
            for name in ("nats", *SERVICES):
                office.start(name)
            for name in SERVICES:
                office.wait_ready(name)
            yield figure("start to every service answering", time.monotonic() - begun, "s", 1,
                         at_most=True)
            import_office(office)
            wait_until(lambda: records.query(office, "timing", "SELECT 1 FROM office_sop"),
                       "timing knows the SOP")
            total = 0
            for process in office.processes.values():
                rollup = pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text()
                total += next(int(line.split()[1]) for line in rollup.splitlines()
                              if line.startswith("Pss:"))
            yield figure("idle memory of everything (PSS)", total / 1024, "MB", 100, at_most=True)

    return step_commands, verdicts, old_cases, at_rest
