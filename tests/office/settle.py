# SPDX-License-Identifier: Apache-2.0
"""Begins an office, and brings one to rest after a fault: everything up, everything drained, every
invariant checked."""
import grpc

from office import checker, read_model
from office.client import Client, import_office
from office.processes import wait_until
from office.services import SERVICES


def begin(office):
    office.start_all()
    import_office(office)
    wait_until(lambda: checker.query(office, "correspondence", "SELECT 1 FROM office_holding"),
               "the office is known")


def drained(office, clients):
    """True when every reader stands at its source's head and the stream holds every fact."""
    try:
        heads = {name: clients[name].head().sequence for name in SERVICES}
    except grpc.RpcError:
        return False  # a service that has just started does not know the office's key yet
    for reader, sources in checker.READERS.items():
        cursors = {source.rsplit("/", 1)[1]: sequence for source, sequence in checker.query(
            office, reader, "SELECT source, sequence FROM reader_cursor")}
        if any(cursors.get(source, 0) != heads[source] for source in sources):
            return False
    return len(set(checker.stream_ids(office)) - {None}) >= sum(heads.values())


def finish(office, load, with_stream=True):
    """Everything up again, everything drained, every invariant holds."""
    for name in ("nats", *office.services):
        if not office.running(name):
            office.kill(name)
            office.start(name)
    for name in ("nats", *office.services):
        office.wait_ready(name)
    load.stop()
    assert not load.refused, load.refused[:1]
    clients = {name: Client(office, name) for name in SERVICES}

    def quiet():
        try:
            heads = {name: clients[name].head().sequence for name in SERVICES}
        except grpc.RpcError:
            return False  # a service that has just started does not know the office's key yet
        if checker.outstanding_handoffs(office):
            return False
        for reader, sources in checker.readers(office).items():
            cursors = {s.rsplit("/", 1)[1]: q for s, q in checker.query(
                office, reader, "SELECT source, sequence FROM reader_cursor")}
            if any(cursors.get(source, 0) != heads[source] for source in sources):
                return False
        return "portal" not in office.services or read_model.has_every_visit(office, clients)

    def complete():
        held = set(checker.stream_ids(office))
        return all(checker.json.loads(body)["id"] in held
                   for name in SERVICES for _, body, _ in checker.journal(office, name))

    wait_until(quiet, "readers stand at the heads")
    if with_stream:
        wait_until(complete, "the stream is whole", 60)
    seen = checker.check(office, load.answers,
                         lambda case: clients["timing"].call("GetCase", case_id=case), with_stream)
    if "portal" in office.services:
        read_model.check(office, clients)
    for client in clients.values():
        client.close()
    return seen
