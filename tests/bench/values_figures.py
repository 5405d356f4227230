# SPDX-License-Identifier: Apache-2.0
"""How long units and checkers wait for what they fill in and look at: 40 indicators of twelve
units, each with twelve quarters before it. Units at the rate of an office on its last day; who
checks are few."""
import sqlite3
import threading
import time

import wide_office
import wide_plan
from office.client import Client, person_token
from office.processes import Office
from viewers import look

UNIT, CHECKER = "lurah_jogotrunan", "sekretaris"
ASKERS = 4  # threads, each with a channel of its own
PAGES_A_SECOND, CHECKS_A_SECOND = 200, 20
SECONDS = 10
SERIES = 400  # one after the other
# What a series is made of, as SQLite's own functions read it.
READ = ("SELECT v.indicator, v.target, n.component, n.value FROM value v JOIN component_value n ON "
        "n.case_id=v.case_id AND n.unit=v.unit AND n.version=v.version AND n.value_number=v.number "
        "WHERE v.case_id=? AND v.unit=? AND v.version=1 ORDER BY v.number, n.number")


def p50(ask):
    """Milliseconds of the median answer, asked for one after the other."""
    took = []
    for _ in range(SERIES):
        before = time.perf_counter()
        ask()
        took.append(time.perf_counter() - before)
    return sorted(took)[SERIES // 2] * 1000


def p99(office, token, rate, ask):
    """Milliseconds within which 99 of 100 answers came, asked for at that rate."""
    took, lock, count = [], threading.Lock(), rate * SECONDS
    started = time.perf_counter()

    def work(first):
        client = Client(office, "data-collection", token)
        for number in range(first, count, ASKERS):
            time.sleep(max(0, started + number / rate - time.perf_counter()))
            before = time.perf_counter()
            ask(client)
            with lock:
                took.append(time.perf_counter() - before)
        client.close()

    threads = [threading.Thread(target=work, args=(first,)) for first in range(ASKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(took) == count, "not every page was answered"
    return sorted(took)[count * 99 // 100] * 1000


def read_series(database):
    """The rows of a unit's earlier quarters."""
    rows = [row for period in wide_office.EARLIER for row in database.execute(READ, (period, UNIT))]
    assert len(rows) > wide_plan.INDICATORS * len(wide_office.EARLIER), len(rows)


def measures(bin_dir, figure):
    """The measurements, in order; each gives figures."""
    def waited(name, value, target, raw):
        return figure(name, value, "ms", target, raw=raw, at_most=True, of_value=True)

    def series(office, sheet):
        client = Client(office, "data-collection", person_token(office, UNIT))
        database = sqlite3.connect(f"file:{office.database('data-collection')}?mode=ro", uri=True)
        rows = client.call("GetUnitSheet", **sheet).rows
        assert [len(row.earlier) for row in rows] == \
            [len(wide_office.EARLIER)] * wide_plan.INDICATORS
        yield waited("40 series of 12 periods with their sheet, p50",
                     p50(lambda: client.call("GetUnitSheet", **sheet)), 5,
                     p50(lambda: read_series(database)))
        database.close()
        client.close()

    def answers(office, who, name, rate, method, **fields):
        empty = p99(office, office.secret("token-operator"), rate, Client.head)
        yield waited(f"{name}, p99 at {rate}/s",
                     p99(office, person_token(office, who), rate,
                         lambda by: by.call(method, **fields)), 20, empty)

    def pages(office, who, name, rate, path):
        seen = look(office, "values.mjs", [who], TEPAT_PAGE=path, TEPAT_RATE=str(rate))
        for share in ("p50", "p99"):
            yield waited(f"portal: {name}, {share} at {rate}/s", seen["page"][share], 20,
                         seen["empty"][share])
        yield figure(f"portal: {name}, refused", seen["page"]["failed"], "", 0, at_most=True)

    def values():
        with Office(bin_dir, portal=True) as office:
            case, walk = wide_office.fill(office)
            sheet = {"case_id": case, "unit": UNIT}
            yield from series(office, sheet)
            yield from answers(office, UNIT, "unit sheet", PAGES_A_SECOND, "GetUnitSheet", **sheet)
            yield from pages(office, UNIT, "unit page", PAGES_A_SECOND,
                             f"/berkas/{case}/unit/{UNIT}")
            wide_office.make(office, next(walk))  # the draft is closed
            yield from answers(office, CHECKER, "check sheet", CHECKS_A_SECOND, "GetCheckSheet",
                               case_id=case)
            yield from pages(office, CHECKER, "check page", CHECKS_A_SECOND,
                             f"/berkas/{case}/periksa")
    yield values
