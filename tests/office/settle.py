# SPDX-License-Identifier: Apache-2.0
"""Begins an office, and brings one to rest after a fault: everything up, everything drained, every
invariant checked."""
import json

import grpc

from office import checker, read_model, records
from office.client import Client, import_office
from office.processes import wait_until
from office.services import SERVICES, STEP_SERVICES


def begin(office, names=STEP_SERVICES):
    """Starts it with the files that the project ships, and waits until `names` know them."""
    office.start_all()
    import_office(office)
    # The plan comes last of all that is imported: who knows it, knows the office.
    wait_until(lambda: all(records.query(office, name, "SELECT 1 FROM office_plan")
                           for name in names), "the office is known")


def quiet(office, clients):
    """True when every hand-off was received and every reader stands at its source's head."""
    # In this order: what a hand-off brings is in its receiver's journal before the heads are asked.
    if records.outstanding_handoffs(office):
        return False
    try:
        heads = {name: clients[name].head().sequence for name in SERVICES}
    except grpc.RpcError:
        return False  # a service that has just started does not know the office's key yet
    return not records.behind(office, heads)


def whole(office):
    """True when the stream holds every fact."""
    held = set(records.stream_ids(office))
    return all(json.loads(body)["id"] in held
               for name in SERVICES for _, body, _ in records.journal(office, name))


def drained(office, clients):
    """True when everything is received, read and published."""
    return quiet(office, clients) and whole(office)


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

    def read():
        return quiet(office, clients) and ("portal" not in office.services
                                           or read_model.has_every_visit(office, clients))

    wait_until(read, "readers stand at the heads")
    if with_stream:
        wait_until(lambda: whole(office), "the stream is whole", 60)
    seen = checker.check(office, load.answers,
                         lambda case: clients["timing"].call("GetCase", case_id=case), with_stream)
    if "portal" in office.services:
        read_model.check(office, clients)
    for client in clients.values():
        client.close()
    return seen
