# SPDX-License-Identifier: Apache-2.0
"""Reads back what `tepat export` has written, by other code than wrote it: how many visits, how
many of them are over, and the seconds that those have used."""
import csv
import json
import pathlib
import xml.etree.ElementTree as xml
import zipfile

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(path, number):
    """Rows of a sheet, as texts."""
    with zipfile.ZipFile(path) as book:
        shared = ["".join(text.text or "" for text in item.iter(SPREADSHEET + "t"))
                  for item in xml.fromstring(book.read("xl/sharedStrings.xml"))]
        rows = xml.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    return [[shared[int(cell[0].text)] if cell.get("t") == "s" else cell[0].text
             for cell in row if len(cell)] for row in rows.iter(SPREADSHEET + "row")]


def from_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    closed = [row for row in rows if row["selesai"]]
    return len(rows), len(closed), sum(int(row["terpakai"]) for row in closed)


def from_xlsx(path):
    heading = sheet(path, 1)[0]
    columns = {name: chr(ord("A") + heading.index(name)) for name in ("selesai", "terpakai")}
    with zipfile.ZipFile(path) as book:
        rows = list(xml.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(
            SPREADSHEET + "row"))[1:]
    days = []
    for row in rows:
        cells = {cell.get("r").rstrip("0123456789"): cell[0].text for cell in row if len(cell)}
        if columns["selesai"] in cells:
            days.append(float(cells[columns["terpakai"]]))
    return len(rows), len(days), sum(round(day * 86400) for day in days)


def from_xes(path):
    """Without how many there are: XES knows events."""
    ends = []
    for event in xml.parse(path).getroot().iter("{http://www.xes-standard.org/}event"):
        fields = {attribute.get("key"): attribute.get("value") for attribute in event}
        transition = fields["lifecycle:transition"]
        assert transition in ("start", "suspend", "resume", "complete", "ate_abort"), transition
        if transition in ("complete", "ate_abort"):
            ends.append(int(fields["sla:used_seconds"]))
    return len(ends), sum(ends)


def from_ocel(path):
    log = json.loads(pathlib.Path(path).read_text())
    known = {one["id"] for one in log["objects"]}
    types = {one["name"] for one in log["objectTypes"]}
    assert {one["type"] for one in log["objects"]} <= types, types
    for event in log["events"]:
        assert {one["objectId"] for one in event["relationships"]} <= known, event
    used = {one["id"]: attribute["value"] for one in log["objects"] if one["type"] == "visit"
            for attribute in one["attributes"] if attribute["name"] == "used_seconds"}
    closed = {related["objectId"] for event in log["events"]
              if event["type"] in ("complete", "ate_abort")
              for related in event["relationships"]} & set(used)
    return len(used), len(closed), sum(used[one] for one in closed)
