# SPDX-License-Identifier: Apache-2.0
"""Calls to the services by the published contracts alone."""
import datetime
import functools
import importlib
import random
import time

import grpc
from google.protobuf.timestamp_pb2 import Timestamp
from office.clock import OFFICE_ZONE
from office.processes import ROOT
from tepat.common.v1 import error_pb2
from tepat.journal.v1 import journal_pb2
from tepat.office.v1 import office_pb2


@functools.cache
def contract(package, name):
    """Name of a gRPC service, and request and response of each of its methods, as published in
    proto/tepat/<package>/v1/<name>_service.proto."""
    module = importlib.import_module(f"tepat.{package}.v1.{name}_service_pb2")
    camel = "".join(part.capitalize() for part in name.split("_")) + "Service"
    service = module.DESCRIPTOR.services_by_name[camel]
    return service.full_name, {
        method.name: (method.input_type._concrete_class, method.output_type._concrete_class)
        for method in service.methods}


def contract_of(service):
    """What a service of ours offers under its own name."""
    return contract(service.replace("-", "_"), service.replace("-", "_"))


PAUSING = contract("common", "pause")
PLANS = contract("plan", "plan")


def uuid7(rng=random):
    """A UUIDv7 of now."""
    millis = int(time.time() * 1000)
    high = (millis << 16) | 0x7000 | rng.getrandbits(12)
    low = (0b10 << 62) | rng.getrandbits(62)
    text = f"{high:016x}{low:016x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def slug_of(error):
    """Slug and details of an RpcError of ours."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = error_pb2.ErrorStatus.FromString(value)
            info = error_pb2.ErrorInfo.FromString(status.details[0].value)
            return info.reason, dict(info.metadata)
    return "", {}


class Client:
    """Calls one service with one token, the operator's unless told otherwise; by the service's own
    contract or by another one that it offers."""

    def __init__(self, office, service, token=None, contract=None):
        self.token = token if token is not None else office.secret("token-operator")
        self.channel = grpc.insecure_channel(f"unix:{office.socket_path(service)}", options=[
            ("grpc.initial_reconnect_backoff_ms", 50), ("grpc.min_reconnect_backoff_ms", 2000),
            ("grpc.max_reconnect_backoff_ms", 200), ("grpc.use_local_subchannel_pool", 1)])
        self.name, self.methods = contract or contract_of(service)

    def call(self, method, limit_s=5.0, insist=False, **fields):
        """`insist`: wait, within the limit, for a service that is not there yet."""
        request_type, response_type = self.methods[method]
        stub = self.channel.unary_unary(f"/{self.name}/{method}",
                                        request_serializer=request_type.SerializeToString,
                                        response_deserializer=response_type.FromString)
        return stub(request_type(**fields), timeout=limit_s, metadata=self.metadata(),
                    wait_for_ready=insist)

    def call_if_arrived(self, method, **fields):
        """The answer of `call`; None while the case is still on its way to the service."""
        try:
            return self.call(method, **fields)
        except grpc.RpcError as error:
            if slug_of(error)[0].endswith(".unknown_case"):
                return None
            raise

    def stream(self, method, limit_s=60.0, **fields):
        """The answers of a streaming call, as an iterator that can be cancelled."""
        request_type, response_type = self.methods[method]
        stub = self.channel.unary_stream(f"/{self.name}/{method}",
                                         request_serializer=request_type.SerializeToString,
                                         response_deserializer=response_type.FromString)
        return stub(request_type(**fields), timeout=limit_s, metadata=self.metadata(),
                    wait_for_ready=True)

    def send(self, method, messages, limit_s=20.0):
        """The answer to a call that streams its request."""
        request_type, response_type = self.methods[method]
        stub = self.channel.stream_unary(f"/{self.name}/{method}",
                                         request_serializer=request_type.SerializeToString,
                                         response_deserializer=response_type.FromString)
        return stub((request_type(**fields) for fields in messages), timeout=limit_s,
                    metadata=self.metadata(), wait_for_ready=True)

    def metadata(self):
        return [("authorization", f"Bearer {self.token}")] if self.token else []

    def head(self):
        stub = self.channel.unary_unary(
            "/tepat.journal.v1.JournalService/GetHead",
            request_serializer=journal_pb2.GetHeadRequest.SerializeToString,
            response_deserializer=journal_pb2.GetHeadResponse.FromString)
        return stub(journal_pb2.GetHeadRequest(), timeout=5, metadata=self.metadata()).head

    def close(self):
        self.channel.close()


def import_office(office):
    """Imports the office files that the project ships."""
    folder = ROOT / "deploy/office"
    names = ["sop/pengumpulan-data-kinerja.textproto", "calendar-lumajang.json",
             "directory.textproto", "instructions.textproto",
             "plan/2026.textproto"]
    files = [office_pb2.OfficeFile(name=name, text=(folder / name).read_text()) for name in names]
    client = Client(office, "office")
    answer = client.call("ImportOffice", request_id=uuid7(), files=files,
                         default_calendar_id="lumajang")
    client.close()
    return answer


def people(office):
    """Person ids by the key of the directory file."""
    client = Client(office, "office")
    found = {entry.key: entry.person_id for entry in client.call("GetPeople").people}
    client.close()
    return found


def person_token(office, key):
    """A fresh token of a person; it lives 15 minutes."""
    client = Client(office, "office")
    token = client.call("MintToken", person_id=people(office)[key]).token
    client.close()
    return token


def register_year_documents(office, year, kinds):
    """What the Kasubbag keeps of a year beside its plan."""
    client = Client(office, "office", person_token(office, "kasubbag_keuangan"), PLANS)
    for kind in kinds:
        client.call("RegisterYearDocument", request_id=uuid7(), kind=kind, year=year,
                    number=f"{kind}/{year}", place="Map Perencanaan")
    client.close()


def timestamp_of(at):
    """A protobuf timestamp of an aware datetime."""
    made = Timestamp()
    made.FromDatetime(at.astimezone(datetime.timezone.utc).replace(tzinfo=None))
    return made


def letter(office, number, received=None, **changes):
    """Fields of an ordinary circular that the office has received just now."""
    received = received or office.now()
    today = received.astimezone(OFFICE_ZONE).date().isoformat()
    fields = dict(request_id=uuid7(), sender="Bappeda Kabupaten Lumajang",
                  letter_number=f"000.7/{number}/427.61/2026", letter_date=today,
                  subject="Pengumpulan data kinerja triwulan III", channel=1,
                  received_time=timestamp_of(received), nature=1, urgency=1, period="2026-TW3")
    fields.update(changes)
    return fields
