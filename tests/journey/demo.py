#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A lively office to look at: sample people, cases at every step, on time, late, returned and
stuck, and somebody who does something every few seconds. All in a folder of its own that is gone
when the demo stops. Usage: demo.py BIN [--web PORT]"""
import datetime
import json
import secrets
import signal
import sys
import time
import urllib.parse
import urllib.request

from journey import DATA, VALUES, Journey
from office import reported, settle
from office.client import Client, letter, register_year_documents, timestamp_of, uuid7
from office.clock import OFFICE_ZONE, given_hour
from office.office_time import OfficeTime
from office.processes import Office
from office.services import STEP_SERVICES
from office.walk import calls

OPENS, CLOSES = datetime.time(8, 0), datetime.time(15, 30)
MINUTE = datetime.timedelta(minutes=1)
# Working minutes from one call to the next.
PACE = {"RegisterLetter": 3, "ForwardToSekretaris": 2, "ForwardToCamat": 5, "IssueDisposition": 9,
        "SubmitUnitData": 100, "CloseDraft": 90, "ReturnUnits": 200, "VerifyData": 500,
        "MarkDocumentsReady": 1400, "ReviewDocuments": 60, "ApproveDocuments": 90,
        "AddCoveringLetter": 3, "SendPackage": 5, "RecordReceipt": 240}
# Subject, working days ago, the call before which it waits (None: done), what went slowly, and
# units that were given their data back.
CASES = [
    ("Pengumpulan Data Kinerja Triwulan II", 19, None, {}, ()),
    ("Data Dukung LKjIP Kecamatan", 18, "RecordReceipt", {"IssueDisposition": 44}, ()),
    ("Data Kinerja Program Prioritas", 17, "SendPackage", {}, ("kasi_pemerintahan",)),
    ("Evaluasi Rencana Aksi Triwulan II", 15, "ApproveDocuments", {"VerifyData": 2600}, ()),
    ("Pengukuran Indikator Kinerja Utama", 14, "ReviewDocuments", {}, ()),
    ("Data Capaian Standar Pelayanan", 11, "MarkDocumentsReady", {}, ("lurah_jogotrunan",)),
    ("Data Kinerja Kelurahan", 8, "VerifyData", {}, ()),
    ("Data Survei Kepuasan Masyarakat", 8, "SubmitUnitData:9", {"SubmitUnitData": 240}, ()),
    ("Pengumpulan Data Kinerja Triwulan III", 3, "SubmitUnitData:6", {"ForwardToCamat": 14}, ()),
    ("Permintaan Data Perjanjian Kinerja", 0, "IssueDisposition", {}, ()),
    ("Rekapitulasi Realisasi Anggaran", 0, "ForwardToCamat", {}, ()),
]
# What the same units sent a quarter before, so that figures have something to be compared with.
EARLIER_PERIOD = "2026-TW2"
EARLIER = {**VALUES, "kasubbag_keuangan": reported.told("kasubbag_keuangan", [
    {**row, "components": {"nilai": "2"}} if row["indicator"] == "dokumen_kinerja" else row
    for row in DATA["units"]["kasubbag_keuangan"]])}


def later(at, minutes):
    """That many minutes on, of office hours from Monday to Friday."""
    while True:
        closing = at.replace(hour=CLOSES.hour, minute=CLOSES.minute)
        if at.weekday() < 5 and at + minutes * MINUTE <= closing:
            return at + minutes * MINUTE
        if at.weekday() < 5:
            minutes -= max(0, (closing - at) // MINUTE)
        at = (at + datetime.timedelta(days=1)).replace(hour=OPENS.hour, minute=OPENS.minute)


def working_days_before(day, count):
    while count > 0:
        day -= datetime.timedelta(days=1)
        count -= day.weekday() < 5
    return day


class DemoCase:
    """One case on its way; `at` is when its next call is made, None when it waits or is done."""

    def __init__(self, number, subject, received, stop, slow, returned):
        self.number, self.subject, self.received = number, subject, received
        self.stop, self.slow, self.returned = stop, slow, returned
        self.at = self.pace(received, "RegisterLetter")
        self.calls, self.call, self.sent = None, None, 0

    def pace(self, at, method):
        return later(at, self.slow.get(method, PACE[method]))

    def waits(self, method):
        if method == "SubmitUnitData":
            self.sent += 1
            method += f":{self.sent}"
        return method == self.stop

    def go(self, demo):
        """Makes the call whose time has come, and finds the next."""
        if self.calls is None:
            earlier = self.subject.endswith("Kinerja Triwulan II")
            case = demo.do("staf_penerima_surat", "correspondence", "RegisterLetter", {
                **letter(demo.office, self.number, received=self.received), "subject": self.subject,
                "period": EARLIER_PERIOD if earlier else DATA["period"],
                "sender": "Bappeda Kabupaten Lumajang",
                "letter_number": f"050/{100 + self.number}/427.55/2026"}, keep=False).case_id
            self.calls = calls(case, {unit: unit for unit in DATA["units"]}, demo.office.now,
                               EARLIER if earlier else VALUES, self.returned,
                               IssueDisposition={"missing_input_reason": ""})
        else:
            if self.call.method == "RecordReceipt":
                self.call.fields["received_time"] = timestamp_of(demo.clock.now)
            demo.do(self.call.who, self.call.service, self.call.method, self.call.fields,
                    keep=False)
        self.call = next(self.calls, None)
        waits = self.call is None or self.waits(self.call.method)
        self.at = None if waits else self.pace(demo.clock.now, self.call.method)

    def wake(self, now):
        """Lets a case that waits go on now. False when it is done."""
        if self.at or self.call is None:
            return False
        self.stop, self.at = None, now
        return True


class Demo(Journey):
    """The office and its cases."""

    def __init__(self, office, begin, now):  # pylint: disable=super-init-not-called
        self.office, self.answers = office, []
        self.clock = OfficeTime(office, begin)
        today = now.replace(hour=OPENS.hour, minute=OPENS.minute)
        self.cases = []
        for number, (subject, days, stop, slow, returned) in enumerate(CASES, 1):
            received = working_days_before(today, days) + number * 3 * MINUTE
            self.cases.append(DemoCase(number, subject, received, stop, slow, returned))

    def add_stuck(self):
        """One more case, which cannot go on: disposition has it already, by another hand-off."""
        case = self.do("staf_penerima_surat", "correspondence", "RegisterLetter", {
            **letter(self.office, 99), "subject": "Data Kinerja yang Tersangkut"},
            keep=False).case_id
        operator = Client(self.office, "disposition")
        operator.call("OpenDisposition", event_id=uuid7(), case_id=case, period="2026-TW3",
                      sop_id="pengumpulan-data-kinerja", sop_version=1,
                      start_time=timestamp_of(self.clock.now),
                      documents=[{"kind": "surat_edaran", "number": "1", "place": "map"}])
        operator.close()
        walk = calls(case, {}, self.office.now)
        for call in (next(walk), next(walk)):
            self.do(call.who, call.service, call.method, call.fields, keep=False)

    def run_until(self, until):
        """Makes every call whose time comes, in order, until that instant."""
        while True:
            due = [case for case in self.cases if case.at and case.at <= until]
            if not due:
                break
            case = min(due, key=lambda one: one.at)
            self.clock.go_to(max(self.clock.now, case.at))
            case.go(self)
        self.clock.go_to(until)

    def live(self):
        """Office time goes on second by second; every few seconds somebody does something."""
        seconds = 0
        while True:
            time.sleep(1)  # office time runs as fast as everybody's
            seconds += 1
            now = self.clock.now + datetime.timedelta(seconds=1)
            self.clock.now = later(now, 1) if now.time() >= CLOSES else now
            self.office.set_time(self.clock.now)
            for case in [case for case in self.cases if case.at and case.at <= self.clock.now]:
                case.go(self)
            if seconds % 20 == 0:
                self.something_happens()

    def something_happens(self):
        if not any(case.wake(self.clock.now) for case in reversed(self.cases)):
            number = len(self.cases) + 1
            self.cases.append(DemoCase(number, f"Permintaan Data Kinerja Nomor {number}",
                                       self.clock.now, None, {}, ()))


def set_passwords(office, password):
    """Every sample person sets the same password by a link of his own; the first administrates."""
    for person in json.loads(office.tepat("office", "people", "--json"))["people"]:
        admin = ["--admin"] if person["key"] == "kasubbag_umum_kepegawaian" else []
        link = office.tepat("office", "link", "--person", person["key"], *admin)
        form = urllib.parse.urlencode({"sandi": password, "ulang": password}).encode()
        with urllib.request.urlopen(link, form, timeout=20) as answer:
            assert answer.status == 200


def main(bin_dir, web_port):
    real = given_hour() or datetime.datetime.now(OFFICE_ZONE)
    now = working_days_before((real + datetime.timedelta(days=1)), 1).replace(
        hour=9, minute=30, second=0, microsecond=0)
    begin = working_days_before(now, 20).replace(hour=OPENS.hour, minute=OPENS.minute)
    with Office(bin_dir, starts_at=begin, portal=True, web_port=web_port) as office:
        settle.begin(office, (*STEP_SERVICES, "portal"))
        password = "-".join(secrets.token_hex(2) for _ in range(3))
        demo = Demo(office, begin, now)
        print("Menyiapkan kantor contoh …", flush=True)
        register_year_documents(office, 2026, ("dpa", "iku", "tupoksi"))
        demo.run_until(now)
        demo.add_stuck()
        set_passwords(office, password)
        print(f"Portal: http://127.0.0.1:{office.web_port}/\n"
              "Nama pengguna: staf_penerima_surat, sekretaris, camat, kasubbag_keuangan, staf, "
              f"kasi_pemerintahan, …\nKata sandi contoh: {password}\n"
              "Ctrl-C menghentikan dan menghapus semua data contoh.", flush=True)
        try:
            demo.live()
        except KeyboardInterrupt:
            print("Data contoh dihapus.")
        finally:
            demo.clock.close()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main(sys.argv[1], int(sys.argv[3]) if sys.argv[2:3] == ["--web"] else None)
    except KeyboardInterrupt:
        print("Berhenti.")
