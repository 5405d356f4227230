# SPDX-License-Identifier: Apache-2.0
"""A unit that reports by workbook, as anybody may: the template comes out by `tepat values`, is
typed in, handed in, refused where it is wrong, mended in the copy that marks the cell, and stored.
Proofs are no part of a workbook: the unit sends once more, with them."""
import json

from office.client import Client, person_token
from office.filled_book import FilledBook
from tepat.data_collection.v1 import value_pb2, workbook_pb2

# Units that report by workbook, and what one of them types at first, as fingers slip: 13,O minutes.
UNITS = ("kasi_pelayanan_umum", "kasubbag_keuangan", "lurah_citrodiwangsan", "lurah_ditotrunan")
SLIPS = {"lurah_citrodiwangsan": ("lama_layanan", "nilai", "13,O")}
REASON = "Bukti dukung dilampirkan sesudah angka"


class Workbook:
    """One unit's workbook of one case."""

    def __init__(self, office, case, unit):
        self.office, self.case, self.unit = office, case, unit
        self.path = office.home / f"{unit}.xlsx"
        self.client = Client(office, "data-collection", person_token(office, unit))
        self.tepat("export", self.path, "--empty", "--unit", unit)
        self.book = FilledBook(self.path.read_bytes())
        self.sheet = next(iter(self.book.sheets))

    def close(self):
        self.client.close()

    def tepat(self, verb, *words, status=0):
        return self.office.tepat("values", verb, *words, "--case", self.case, "--person", self.unit,
                                 status=status)

    def save(self):
        self.path.write_bytes(self.book.bytes())

    def stands(self):
        """What the service has of the unit."""
        return self.client.call("GetUnitSheet", case_id=self.case, unit=self.unit)

    def refuse(self, indicator, key, slip):
        """Hands in a wrong cell: it is named by sheet and place, nothing is stored, and a copy that
        marks it can be had, in which it is mended later. Gives what was said."""
        place = self.book.places(self.sheet)[indicator, key, "Nilai"]
        right = self.book.cells(self.sheet)[place]
        self.book.put(self.sheet, place, slip)
        self.save()
        said = self.tepat("import", self.path, "--yes", "--reason", REASON, status=2)
        [line] = [line.split("SALAH")[1].strip() for line in said.splitlines() if "SALAH" in line]
        assert f"{self.sheet}!{place} '{slip}':" in line, f"another cell is named: {line}"
        assert "Tidak ada yang disimpan" in said, said
        assert not self.stands().HasField("sending"), "a refused workbook was stored"
        self.book = FilledBook(self.marked())
        comments = self.book.comments(self.sheet)
        assert "bukan angka" in comments[place], f"{place} is not marked: {comments}"
        assert self.book.cells(self.sheet)[place] == slip, "the marked cell says something else"
        self.book.put(self.sheet, place, right)
        self.save()
        return line

    def marked(self):
        """The copy that marks what is wrong, as the portal hands it out."""
        head = {"case_id": self.case, "units": [self.unit]}
        token = self.client.send("PreviewWorkbook", [
            {"head": head}, {"data": self.path.read_bytes()}]).token
        preview = list(self.client.stream("GetWorkbookPreview", token=token))
        [finding] = [one for part in preview for one in part.unit.findings if one.wrong]
        assert finding.kind == workbook_pb2.WORKBOOK_FINDING_KIND_NOT_A_NUMBER, finding
        return b"".join(piece.data for piece in self.client.stream("GetMarkedWorkbook",
                                                                   token=token))

    def store(self, numbers):
        """Stores it, that many numbers; the journal position of the sending."""
        said = self.tepat("import", self.path, "--yes", "--json", "--reason", REASON)
        stored = json.loads(said.splitlines()[-1])
        [unit] = stored["units"]
        assert unit["cellsStored"] == numbers, f"{numbers} are typed, but: {stored}"
        return int(stored["position"]["sequence"])


def report(office, case, unit, rows):
    """Reports `rows` by workbook. Gives the journal position of the sending, the revision of the
    unit after it, and what was said of a wrong cell."""
    workbook = Workbook(office, case, unit)
    try:
        workbook.book.fill(workbook.sheet, rows)
        workbook.save()
        refused = workbook.refuse(*SLIPS[unit]) if unit in SLIPS else None
        position = workbook.store(sum(len(row["components"]) for row in rows))
        sheet = workbook.stands()
        assert sheet.sending.origin == value_pb2.ORIGIN_WORKBOOK, sheet.sending
        for row, told in zip(sheet.rows, rows):
            found = {one.component: one.value for one in row.value.components}
            assert found == told["components"], f"{unit} {told['indicator']}: stored is {found}"
        return position, sheet.part.revision, refused
    finally:
        workbook.close()
