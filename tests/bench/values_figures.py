# SPDX-License-Identifier: Apache-2.0
"""How fast data-collection answers the pages of units and checkers: three quarters of twelve units
by the shipped plan, asked for at the rate of an office on its last day."""
import threading
import time

from office import reported
from office.client import Client, letter, person_token
from office.processes import Office, wait_until
from office.settle import begin
from office.walk import calls

PERIODS = ("2026-TW1", "2026-TW2", "2026-TW3")
ASKERS = 4  # threads, each with a channel of its own
PAGES_A_SECOND, PAGES = 200, 2000
CHECKS_A_SECOND, CHECKS = 20, 200


def fill(office):
    """A verified case of each period; gives the last."""
    units = {unit: unit for one in reported.plan().indicators for unit in one.units}
    case = ""
    for number, period in enumerate(PERIODS, 1):
        clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
        case = clerk.call("RegisterLetter", **letter(office, number, period=period)).case_id
        clerk.close()
        for call in calls(case, units, office.now):
            client = Client(office, call.service, person_token(office, call.who))
            wait_until(lambda by=client, made=call: by.call_if_arrived(
                made.method, insist=True, **made.fields), call.method)
            client.close()
            if call.method == "VerifyData":
                break
    return case


def p99(office, who, method, rate, count, **fields):
    """Milliseconds within which 99 of 100 answers came, asked for at that rate."""
    took, lock, token = [], threading.Lock(), person_token(office, who)
    started = time.perf_counter()

    def ask(first):
        client = Client(office, "data-collection", token)
        for number in range(first, count, ASKERS):
            time.sleep(max(0, started + number / rate - time.perf_counter()))
            before = time.perf_counter()
            client.call(method, **fields)
            with lock:
                took.append(time.perf_counter() - before)
        client.close()

    threads = [threading.Thread(target=ask, args=(first,)) for first in range(ASKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(took) == count, "not every page was answered"
    return sorted(took)[count * 99 // 100] * 1000


def measures(bin_dir, figure):
    """The measurements, in order; each gives figures."""
    def values():
        with Office(bin_dir) as office:
            begin(office)
            case = fill(office)
            unit = "lurah_jogotrunan"
            yield figure(f"unit sheet at {PAGES_A_SECOND}/s, p99",
                         p99(office, unit, "GetUnitSheet", PAGES_A_SECOND, PAGES, case_id=case,
                             unit=unit), "ms", 20, at_most=True)
            yield figure(f"check sheet at {CHECKS_A_SECOND}/s, p99",
                         p99(office, "sekretaris", "GetCheckSheet", CHECKS_A_SECOND, CHECKS,
                             case_id=case), "ms", 20, at_most=True)
    yield values
