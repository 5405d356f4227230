# SPDX-License-Identifier: Apache-2.0
"""What units report by the plan that the project ships, as requests have it: numbers, reasons, and
the proofs that each rule asks for."""
import functools
import hashlib

from google.protobuf import text_format
from office.processes import ROOT
from tepat.plan.v1 import plan_pb2

# A file that proves whatever it is handed in for.
PROOF = b"%PDF-1.4 bukti dukung\n%%EOF\n"
PROOF_SHA256 = hashlib.sha256(PROOF).hexdigest()
# Numbers of one unit that reach its targets in the third quarter, in the order of the components.
NUMBERS = {
    "ikm": "86.5", "layanan_tepat_waktu": "96 100", "lama_layanan": "14",
    "pengaduan_selesai": "10 10", "desa_tata_kelola": "4 5", "apbdes_tepat_waktu": "5 5",
    "lunas_pbb": "85 100", "gangguan_trantibum": "0 1 0", "partisipasi_musrenbang": "90 100",
    "usulan_terakomodasi": "12 20", "swadaya": "20 5 5", "serapan_anggaran": "70 100",
    "predikat_akip": "BB", "dokumen_kinerja": "3", "kehadiran_asn": "99 100"}


@functools.cache
def plan():
    """The shipped plan."""
    return text_format.Parse((ROOT / "deploy/office/plan/2026.textproto").read_text(),
                             plan_pb2.Plan())


def asked(unit):
    """Indicators that the plan asks of a unit, in its order."""
    return [one for one in plan().indicators if unit in one.units]


def keys(indicator):
    """Keys of what is typed."""
    return [one.key for one in indicator.components] or ["nilai"]


def proofs(indicator, with_files):
    """A proof for each rule that asks for one; by words where they are taken. What takes a file
    alone has none without files."""
    found = []
    for rule in indicator.evidence:
        if not rule.required:
            continue
        if plan_pb2.EVIDENCE_KIND_TEXT in rule.kinds:
            found.append({"rule": rule.key, "text": "Dokumen Nomor 7 tahun 2026, Map Kinerja"})
        elif with_files:
            found.append({"rule": rule.key, "sha256": PROOF_SHA256})
    return found


def value(indicator, components, with_files=False, **words):
    """One indicator as a sending has it. `components`: numbers by key."""
    return {"indicator": indicator.id, **words,
            "components": [{"component": key, "value": components[key]}
                           for key in keys(indicator) if key in components],
            "evidence": [] if "no_data_reason" in words else proofs(indicator, with_files)}


def values(unit, with_files=False):
    """Everything that the plan asks of a unit; every target reached."""
    return [value(one, dict(zip(keys(one), NUMBERS[one.id].split())), with_files)
            for one in asked(unit)]


def type_into(path, units, **instead):
    """Types the sample's numbers into the CSV template at `path`, as people write them; `instead`:
    what is typed for an indicator."""
    numbers = {(unit, sent["indicator"], one["component"]): one["value"].replace(".", ",")
               for unit in units for sent in values(unit) for one in sent["components"]}
    head, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    unit, indicator, component, typed = (head.split(";").index(name) for name in (
        "Unit", "ID indikator", "ID komponen", "Nilai"))
    rows = [line.split(";") for line in lines]
    for row in rows:
        row[typed] = instead.get(row[indicator],
                                 numbers[row[unit], row[indicator], row[component]])
    path.write_text("\n".join([head, *map(";".join, rows)]), encoding="utf-8-sig")


def told(unit, rows):
    """The same with files, and the numbers and words of `rows`, as `indicators.json` has them."""
    by_id = {one.id: one for one in asked(unit)}
    return [value(by_id[row["indicator"]], row["components"], with_files=True,
                  **{key: text for key, text in row.items()
                     if key not in ("indicator", "components")}) for row in rows]
