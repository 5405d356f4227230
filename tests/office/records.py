# SPDX-License-Identifier: Apache-2.0
"""What the services of an office have on record, in their files and in the stream, read without any
of their code; and what each of them owes to whom."""
import base64
import json
import sqlite3

from office.nats_client import NatsClient
from office.services import READS, STEP_SERVICES

# The facts by which a service hands a case over: to the service of the step after its own, or back
# to the one before.
GIVES = {
    "correspondence": {"letter-forwarded-to-camat", "case-opened-on-schedule"},
    "disposition": {"disposition-issued"},
    "data-collection": {"data-verified"},
}
GIVES_BACK = {"submission": {"correction-requested"}}
# Facts that hand a case over, by who hands over to whom; the wish to end it goes the same way.
NEIGHBOURS = list(zip(STEP_SERVICES, STEP_SERVICES[1:]))
HANDOFFS = {
    **{(giver, to): GIVES[giver] | {"case-end-requested"} for giver, to in NEIGHBOURS},
    **{(giver, to): GIVES_BACK[giver] | {"case-end-requested"} for to, giver in NEIGHBOURS
       if giver in GIVES_BACK}}


def readers(office):
    """Whose cursors stand at which heads when all is quiet."""
    return {name: READS[name] for name in office.services if READS[name]}


def query(office, service, statement, *values):
    """Rows of a service's database, which is opened for reading only."""
    db = sqlite3.connect(f"file:{office.database(service)}?mode=ro", uri=True)
    try:
        return db.execute(statement, values).fetchall()
    finally:
        db.close()


def journal(office, service):
    """A journal from its beginning: (sequence, bytes of the event, hash)."""
    return [(sequence, bytes(body), bytes(digest)) for sequence, body, digest in query(
        office, service, "SELECT sequence, body, hash FROM journal ORDER BY sequence")]


def cursors_of(office, reader):
    """How far a reader has read each source, by the name of the source's service."""
    return {source.rsplit("/", 1)[1]: sequence for source, sequence in query(
        office, reader, "SELECT source, sequence FROM reader_cursor")}


def behind(office, heads):
    """(reader, source, cursor, head) wherever a reader does not stand at the head of its source."""
    found = []
    for reader, sources in readers(office).items():
        cursors = cursors_of(office, reader)
        found += [(reader, source, cursors.get(source, 0), heads[source]) for source in sources
                  if cursors.get(source, 0) != heads[source]]
    return found


def step_rows(journals):
    """Rows of all services that own steps."""
    return [row for service in STEP_SERVICES for row in journals[service]]


def stream_ids(office):
    """Ids of the events in the stream, read with the keeper's own rights."""
    client = NatsClient(office.port, "timing", office.password("timing"))
    info = json.loads(client.request("$JS.API.STREAM.INFO.TEPAT"))
    state, ids = info["state"], []
    for sequence in range(state["first_seq"], state["last_seq"] + 1):
        answer = json.loads(client.request("$JS.API.STREAM.MSG.GET.TEPAT",
                                           json.dumps({"seq": sequence})))
        if "message" in answer:
            ids.append(json.loads(base64.b64decode(answer["message"]["data"])).get("id"))
    client.close()
    return ids


def owed(rows, facts):
    """Ids of the facts that hand a case over."""
    ids = set()
    for _, body, _ in rows:
        event = json.loads(body)
        name = event["type"].split(".")[2]
        if name == "correction-requested" and \
                event["data"]["payload"]["target"] != "CORRECTION_TARGET_DATA":
            continue
        if name in facts:
            ids.add(event["id"])
    return ids


def received_by(office, service):
    """Ids of the facts by which a service has taken cases over."""
    return {row[0] for row in query(office, service, "SELECT event_id FROM received_handoff")}


def outstanding_handoffs(office):
    """Hand-offs owed and not received, as (giver, receiver, ids)."""
    found = []
    for (giver, receiver), facts in HANDOFFS.items():
        missing = owed(journal(office, giver), facts) - received_by(office, receiver)
        if missing:
            found.append((giver, receiver, missing))
    return found
