# SPDX-License-Identifier: Apache-2.0
"""One case through all seven steps, as the calls that officers make: who calls what, in order, and
at which revision. What makes the calls (an officer who insists, a journey on simulated time) is
the caller's business."""
from dataclasses import dataclass, field

from office import reported
from office.client import timestamp_of, uuid7

# Why data are taken that lack what only a file proves.
NO_FILES = "Bukti dukung diserahkan dalam map kinerja"


@dataclass
class Call:
    """One call; `step` is the step of the SOP that it belongs to."""
    step: int
    who: str
    service: str
    method: str
    fields: dict = field(default_factory=dict)


def calls(case_id, units, now, values=None, returned=(), **chosen):
    """Every call after the registration. `units`: unit -> position; `now`: tells office time;
    `values`: unit -> complete values, whose files (reported.PROOF) the caller hands in before each
    SubmitUnitData; without them numbers alone are sent. Units in `returned` are given back once by
    the Sekretaris: by cell when it says which, `{unit: [cells]}`. `chosen` changes fields by
    method."""
    lacking = {} if values else {"incomplete_reason": NO_FILES}

    def call(step, who, service, method, **fields):
        fields = {"request_id": uuid7(), "case_id": case_id, **fields, **chosen.get(method, {})}
        return Call(step, who, service, method, fields)

    def submit(unit, revision):
        return call(4, units[unit], "data-collection", "SubmitUnitData", unit=unit,
                    expected_revision=revision,
                    values=values[unit] if values else reported.values(unit), **reasons(unit))

    def reasons(unit):
        # Only where something lacks: where nothing does, none is kept.
        return lacking if reported.asked(unit) else {}

    def given_back(unit):
        cells = {"cells": returned[unit]} if isinstance(returned, dict) else {}
        return {"unit": unit, "reason": "Bukti dukung belum lengkap", **cells}

    yield call(2, "staf_penerima_surat", "correspondence", "ForwardToSekretaris",
               expected_revision=1)
    yield call(2, "sekretaris", "correspondence", "ForwardToCamat", expected_revision=2,
               advice="Mohon arahan")
    yield call(3, "camat", "disposition", "IssueDisposition", expected_revision=1,
               recipients=["kasubbag_keuangan"], instructions=["Tindak lanjuti"],
               missing_input_reason="Dokumen tahun ini belum ditandatangani",
               tasks=[{"unit": unit, "position": position, "request": "Data kinerja triwulan"}
                      for unit, position in units.items()])
    for unit in units:
        yield submit(unit, 1)
    yield call(4, "kasubbag_keuangan", "data-collection", "CloseDraft", expected_revision=1,
               **lacking)
    revision = 2
    if returned:
        yield call(5, "sekretaris", "data-collection", "ReturnUnits", expected_revision=2,
                   units=[given_back(unit) for unit in returned])
        for unit in returned:
            yield submit(unit, 3)
        yield call(4, "kasubbag_keuangan", "data-collection", "CloseDraft", expected_revision=3,
                   **lacking)
        revision = 4
    yield call(5, "sekretaris", "data-collection", "VerifyData", expected_revision=revision,
               **lacking)
    yield call(6, "staf", "submission", "MarkDocumentsReady", expected_revision=1, documents=[
        {"kind": "dokumen_pengukuran_kinerja", "number": "1", "place": "Map Kinerja"},
        {"kind": "dokumen_laporan_kinerja", "number": "2", "place": "Map Kinerja"}])
    yield call(6, "sekretaris", "submission", "ReviewDocuments", expected_revision=2)
    yield call(6, "camat", "submission", "ApproveDocuments", expected_revision=3)
    yield call(7, "staf", "submission", "AddCoveringLetter", expected_revision=4,
               number="000.7/12/427.90/2026", date=now().date().isoformat(), place="Map Keluar")
    yield call(7, "staf", "submission", "SendPackage", expected_revision=5, channel=1)
    yield call(7, "staf", "submission", "RecordReceipt", expected_revision=6, number="TT-1",
               receiver="Bappeda Kabupaten Lumajang", received_time=timestamp_of(now()))
