# SPDX-License-Identifier: Apache-2.0
"""Figures of the clock of a whole office, in process on a real database."""
import json
import subprocess
import tempfile

EDITED, DUE, FACTS, CLOSED, OPEN = 100_000, 10_000, 2_000, 35_000, 1_000_000


def measures(bin_dir, figure):
    def bench(*words):
        run = subprocess.run([bin_dir / "clock_bench", *map(str, words)], capture_output=True,
                             text=True, check=True)
        return json.loads(run.stdout)

    def at_most(name, took, key, target, unit="ms"):
        return figure(name, took[key], unit, target, at_most=True)

    def clock():
        """A calendar edit over open visits, everything due at once, reports over ten years, a
        start with a million open visits."""
        took = bench("edit", EDITED)
        edited = f"calendar edit, {EDITED} open"
        figures = [at_most(f"{edited}: preview", took, "preview_ms", 1000),
                   at_most(f"{edited}: all derived", took, "derived_ms", 3000),
                   at_most(f"{edited}: a fact read meanwhile, worst", took, "lag_ms", 100)]
        took = bench("due", DUE, FACTS)
        due = f"{DUE} due at once, {FACTS} facts/s"
        figures += [at_most(f"{due}: first told", took, "first_due_ms", 20),
                    at_most(f"{due}: all told", took, "all_due_ms", 500),
                    at_most(f"{due}: a fact waits, worst", took, "worst_wait_ms", 100)]
        took = bench("years", CLOSED)
        figures.append(at_most(f"report over {CLOSED} closed visits", took, "report_ms", 200))
        with tempfile.TemporaryDirectory() as folder:
            bench("fill", folder, OPEN)
            took = bench("reopen", folder)
        return figures + [at_most(f"restart with {OPEN} open", took, "restart_ms", 5000),
                          at_most(f"memory with {OPEN} open", took, "restart_mb", 300, "MB")]
    return [clock]
