#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Office time of a test: never the machine's. It begins at the suite's hour and runs as fast as
everybody's, or stands still where a test has put it.

TEPAT_OFFICE_TIME gives the suite's hour, as an instant like 2026-12-31T23:55+07:00.
Usage: clock.py SEED: prints an hour that is drawn from the seed."""
import contextlib
import ctypes
import datetime
import mmap
import os
import random
import sys
import threading
import time

OFFICE_ZONE = datetime.timezone(datetime.timedelta(hours=7))
WORKING_MORNING = datetime.datetime(2026, 11, 24, 9, 0, tzinfo=OFFICE_ZONE)  # a Tuesday
TICK_S = 0.002  # finer than any two commands of one test lie apart
MICROSECOND = datetime.timedelta(microseconds=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def given_hour():
    """What the environment says, or None."""
    given = os.environ.get("TEPAT_OFFICE_TIME")
    return datetime.datetime.fromisoformat(given).astimezone(OFFICE_ZONE) if given else None


def suite_hour():
    """When offices of tests begin."""
    return given_hour() or WORKING_MORNING


def drawn_hour(seed):
    """Some minute of the years for which the office's calendar knows what comes after it."""
    minutes = datetime.timedelta(days=660) // datetime.timedelta(minutes=1)
    begin = datetime.datetime(2026, 1, 1, tzinfo=OFFICE_ZONE)
    return begin + datetime.timedelta(minutes=random.Random(seed).randrange(minutes))


class Clock:
    """The clock of one office: an instant in a file that each of its processes maps. Any thread."""

    def __init__(self, path, begin):
        path.write_bytes(bytes(8))
        with open(path, "r+b") as file:
            self.mapped = mmap.mmap(file.fileno(), 8)
        self.micros = ctypes.c_int64.from_buffer(self.mapped)  # written whole, never by halves
        self.lock = threading.Lock()  # guards what is written
        self.runs = threading.Event()
        self.over = threading.Event()
        self.set(begin)
        self.ticking = threading.Thread(target=self._tick, daemon=True)
        self.ticking.start()

    def now(self):
        return (EPOCH + self.micros.value * MICROSECOND).astimezone(OFFICE_ZONE)

    def set(self, at):
        """Jumps; a clock that runs runs on from there."""
        with self.lock:
            self.micros.value = (at - EPOCH) // MICROSECOND

    def run(self):
        self.runs.set()

    @contextlib.contextmanager
    def standing(self):
        """Holds a running clock, so that the office and whoever judges it see one instant."""
        ran = self.runs.is_set()
        with self.lock:
            self.runs.clear()
        yield self.now()
        if ran:
            self.runs.set()

    def close(self):
        self.over.set()
        self.runs.set()
        self.ticking.join()

    def _tick(self):
        """The machine's steps are added one by one, so that a jump in between is kept."""
        while not self.over.is_set():
            self.runs.wait()
            before = time.monotonic_ns() // 1000
            while self.runs.is_set() and not self.over.wait(TICK_S):
                after = time.monotonic_ns() // 1000
                with self.lock:
                    if self.runs.is_set():
                        self.micros.value += after - before
                before = after


if __name__ == "__main__":
    print(drawn_hour(sys.argv[1]).isoformat(timespec="minutes"))
