# SPDX-License-Identifier: Apache-2.0
"""The journey as people read it: one row a step, a sentence for each deviation, and how the units
reported. What is said of time comes from timing's GetCase alone."""
from office import recount
from office.clock import OFFICE_ZONE

VERDICTS = {recount.MET: "tepat waktu", recount.MET_AFTER_HOURS: "tepat (di luar jam)",
            recount.LATE: "TERLAMBAT", recount.RETURNED: "dikembalikan",
            recount.CANCELLED: "dibatalkan"}


def at(field):
    return recount.instant_of(field).astimezone(OFFICE_ZONE).strftime("%d-%m %H:%M:%S")


def span(duration):
    minutes, seconds = divmod(duration.seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def who(visit):
    names = [holder.position for holder in visit.holders]
    return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "") if names else "-"


def row(*cells):
    widths = (8, 31, 14, 14, 18, 14, 0)
    return " ".join(str(cell).ljust(width) for cell, width in zip(cells, widths))


def table(visits):
    """Seven rows: the last visit of each step."""
    last = {}
    for visit in visits:
        last[visit.step] = visit
    lines = [row("langkah", "pelaksana", "mulai", "selesai", "terpakai/jatah", "jatuh tempo",
                 "penilaian")]
    for step in sorted(last):
        visit = last[step]
        number = f"{step}" if visit.visit == 1 else f"{step} (ke-{visit.visit})"
        lines.append(row(number, who(visit), at(visit.start_time),
                         at(visit.stop_time) if visit.HasField("stop_time") else "-",
                         f"{span(visit.used)}/{span(visit.allowed)}", at(visit.due_time),
                         VERDICTS.get(visit.state, f"keadaan {visit.state}")))
    return lines


def deviations(visits):
    """A sentence for each visit that did not end in time, or was not the first of its step."""
    lines = []
    for visit in visits:
        name = f"Langkah {visit.step} kunjungan {visit.visit}"
        if visit.state == recount.LATE:
            over = visit.used.seconds - visit.allowed.seconds
            lines.append(f"{name} terlambat: selesai {at(visit.stop_time)}, jatuh tempo "
                         f"{at(visit.due_time)}; lewat {over // 60} menit kerja, dipegang "
                         f"{who(visit)}.")
        elif visit.state == recount.RETURNED:
            lines.append(f"{name} dikembalikan {at(visit.stop_time)} setelah {span(visit.used)} "
                         f"jam kerja; langkah sebelumnya dibuka lagi.")
        elif visit.visit > 1:
            lines.append(f"{name} dibuka karena pengembalian, dipegang {who(visit)}, "
                         f"{VERDICTS.get(visit.state)}.")
        if visit.declared:
            lines.append(f"{name} memakai waktu yang dinyatakan kemudian.")
    return lines


def collection(units, by_workbook, refused, returned, visits):
    """How the units reported: `refused` is what was said of wrong cells."""
    lines = [f"{len(units)} unit melapor, {len(by_workbook)} dengan buku kerja: "
             f"{', '.join(by_workbook)}."]
    lines += [f"Buku kerja ditolak dahulu, lalu diperbaiki pada buku kerja bertanda: {line}."
              for line in refused]
    lines += [f"{unit} dikembalikan per sel: {cell['indicator']}, {cell['reason']}."
              for unit, cells in returned.items() for cell in cells]
    lines += [f"{part.unit} terlambat: batasnya {at(part.due_time)}, dikirim "
              f"{at(part.stop_time)}."
              for visit in visits for part in visit.parts if part.late]
    return lines
