# SPDX-License-Identifier: Apache-2.0
"""Figures of the clock of a whole office, in process on a real database."""
import json
import subprocess

OPEN, DUE, CLOSED = 100_000, 10_000, 35_000


def measures(bin_dir, figure):
    def clock():
        """A calendar edit over open visits, everything due at once, reports over ten years."""
        run = subprocess.run([bin_dir / "clock_bench", *map(str, (OPEN, DUE, CLOSED))],
                             capture_output=True, text=True, check=True)
        took = json.loads(run.stdout)
        return [figure(name, took[key], "ms", target, at_most=True) for name, key, target in (
            (f"calendar edit, {OPEN} open: preview", "preview_ms", 1000),
            (f"calendar edit, {OPEN} open: all derived", "derived_ms", 3000),
            ("calendar edit: a fact read meanwhile, worst", "lag_ms", 100),
            (f"restart with {OPEN} open visits", "restart_ms", 5000),
            (f"{DUE} due at one instant: first told", "first_due_ms", 20),
            (f"{DUE} due at one instant: all told", "all_due_ms", 500),
            (f"report over {CLOSED} closed visits", "report_ms", 200))]
    return [clock]
