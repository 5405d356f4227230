# SPDX-License-Identifier: Apache-2.0
"""A whole office of real processes in a folder of its own: real nats-server, real sockets."""
import datetime
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from office.clock import OFFICE_ZONE, Clock, suite_hour
from office.services import PROGRAMS, SERVICES

ROOT = pathlib.Path(__file__).resolve().parents[2]
OFFICE = "uji"
TOOL_LIMIT_S = 150  # a backup under load, on a slow machine


def wait_until(condition, what, limit_s=30.0):
    """Waits for a condition with a deadline; fails with `what` when it does not come true."""
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"not within {limit_s} s: {what}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Office:
    """Start it, kill parts of it, start them again. Use as a context manager."""

    def __init__(self, bin_dir, foreign=None, starts_at=None, portal=False, web_port=None,
                 simulated=True):
        """`foreign`: further sources and their settings, as TOML lines by name; may use {home}.
        `starts_at`: where office time stands still until it is set; without it the clock begins
        at the suite's hour and runs; the machine's own when not even `simulated`.
        `portal`: people's browsers are served too, on `web_port`."""
        self.bin = pathlib.Path(bin_dir)
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="tepat-"))
        self.port = free_port()
        self.web_port = web_port or free_port()
        self.services = PROGRAMS if portal else SERVICES
        self.processes = {}
        self.foreign = foreign or {}
        subprocess.run([ROOT / "deploy/nats/configure", self.home, OFFICE, str(self.port),
                        *self.foreign], check=True)
        (self.home / "tepat.toml").write_text(
            f'[office]\nid = "{OFFICE}"\n' + ("simulated = true\n" if simulated else "")
            + f"[nats]\nport = {self.port}\n[portal]\nport = {self.web_port}\n"
            + "".join(f"[foreign.{name}]\n" + lines.format(home=self.home) + "\n"
                      for name, lines in self.foreign.items()))
        self.clock = Clock(self.home / "clock", starts_at or suite_hour()) if simulated else None
        if simulated and not starts_at:
            self.clock.run()

    def now(self):
        """Office time."""
        return self.clock.now() if self.clock else datetime.datetime.now(OFFICE_ZONE)

    def set_time(self, at):
        """Moves office time; every process sees it at once."""
        self.clock.set(at)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.kill_all()
        if kind is not None:
            for name in ("nats", *self.services):
                log = self.home / f"{name}.log"
                if log.exists():
                    print(f"--- {name}\n{log.read_text()[-1500:]}", file=sys.stderr)
        if self.clock:
            self.clock.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self, name, env=None):
        command = (["nats-server", "-c", self.home / "nats.conf"] if name == "nats"
                   else [self.bin / f"tepat-{name}", "--home", self.home])
        with open(self.home / f"{name}.log", "a", encoding="utf-8") as log:
            self.processes[name] = subprocess.Popen(command, stdout=log, stderr=log,
                                                    env={**os.environ, **(env or {})})

    def start_all(self):
        for name in ("nats", *self.services):
            self.start(name)
        for name in self.services:
            self.wait_ready(name)

    def socket_path(self, name):
        return self.home / "run" / f"{name}.sock"

    def wait_ready(self, name):
        def listening():
            if name == "nats":
                with socket.socket() as s:
                    return s.connect_ex(("127.0.0.1", self.port)) == 0
            if self.processes[name].poll() is not None:
                raise AssertionError(f"{name} ended with {self.processes[name].returncode}: "
                                     + (self.home / f"{name}.log").read_text()[-500:])
            with socket.socket(socket.AF_UNIX) as s:
                return s.connect_ex(str(self.socket_path(name))) == 0
        wait_until(listening, f"{name} listens")

    def running(self, name):
        return name in self.processes and self.processes[name].poll() is None

    def kill(self, name, how=signal.SIGKILL):
        process = self.processes.pop(name, None)
        if process and process.poll() is None:
            process.send_signal(how)
            process.wait(20)

    def kill_all(self):
        for process in self.processes.values():
            if process.poll() is None:
                process.kill()
        for process in self.processes.values():
            process.wait(20)
        self.processes.clear()

    def tepat(self, *words, status=0, home=None):
        """What the operator's tool prints, after a failure what it says on standard error too. It
        has to end with `status`; with None any will do. `home`: another office's."""
        run = subprocess.run([self.bin / "tepat", *map(str, words), "--home", home or self.home],
                             capture_output=True, text=True, timeout=TOOL_LIMIT_S, check=False)
        if status not in (None, run.returncode):
            raise AssertionError(f"{words} ended with {run.returncode}: {run.stdout}{run.stderr}")
        return (run.stdout if status == 0 else run.stdout + run.stderr).strip()

    def secret(self, name):
        return (self.home / "secrets" / name).read_text().strip()

    def password(self, user):
        return self.secret(f"nats-{user}")

    def database(self, name):
        return self.home / name / "journal.db"
