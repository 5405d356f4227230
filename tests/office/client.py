# SPDX-License-Identifier: Apache-2.0
"""Calls to the services by the published contracts alone."""
import datetime
import random
import time

import grpc
from google.protobuf.timestamp_pb2 import Timestamp
from office.clock import OFFICE_ZONE
from office.processes import ROOT
from tepat.common.v1 import error_pb2, pause_pb2
from tepat.correspondence.v1 import letter_pb2
from tepat.data_collection.v1 import collection_pb2
from tepat.disposition.v1 import disposition_pb2
from tepat.journal.v1 import journal_pb2
from tepat.office.v1 import (adoption_pb2, delegation_pb2, office_pb2,
                             rebase_pb2, token_pb2)
from tepat.plan.v1 import year_document_pb2
from tepat.submission.v1 import submission_pb2
from tepat.timing.v1 import rebase_pb2 as timing_rebase_pb2
from tepat.timing.v1 import timing_pb2


def methods(module, *names):
    """Request and response of each method, by its name."""
    return {name: (getattr(module, name + "Request"), getattr(module, name + "Response"))
            for name in names}


METHODS = {
    "office": ("tepat.office.v1.OfficeService", {
        **methods(office_pb2, "ImportOffice"),
        **methods(delegation_pb2, "GrantDelegation", "RevokeDelegation"),
        **methods(adoption_pb2, "AdoptCalendar"),
        **methods(rebase_pb2, "RebaseCase"),
        **methods(token_pb2, "MintToken", "GetPeople")}),
    "correspondence": ("tepat.correspondence.v1.CorrespondenceService", methods(
        letter_pb2, "RegisterLetter", "ForwardToSekretaris", "MarkRead", "ForwardToCamat",
        "CancelCase", "OpenScheduledCase", "GetLetter", "AttachScan", "GetScan")),
    "disposition": ("tepat.disposition.v1.DispositionService", methods(
        disposition_pb2, "OpenDisposition", "EndCase", "IssueDisposition", "DeclineDisposition",
        "CancelDisposition", "MarkRead", "GetDisposition")),
    "data-collection": ("tepat.data_collection.v1.DataCollectionService", methods(
        collection_pb2, "OpenCollection", "ReopenCollection", "EndCase", "AssignUnit",
        "SubmitUnitData", "WaiveUnit", "CloseDraft", "ReturnUnits", "VerifyData", "GetCollection")),
    "submission": ("tepat.submission.v1.SubmissionService", methods(
        submission_pb2, "OpenSubmission", "EndCase", "MarkDocumentsReady", "ReviewDocuments",
        "ApproveDocuments", "ReturnDocuments", "AddCoveringLetter", "SendPackage",
        "RecordReceipt", "RequestCorrection", "GetSubmission", "ListUnconfirmed")),
    "timing": ("tepat.timing.v1.TimingService", {
        **methods(timing_pb2, "GetCase", "GetCursors", "ListVisits", "WatchVisits"),
        **methods(timing_rebase_pb2, "PreviewRebase")}),
}


PAUSING = ("tepat.common.v1.PauseService", methods(pause_pb2, "PauseVisit", "ResumeVisit"))
PLANS = ("tepat.plan.v1.PlanService", methods(
    year_document_pb2, "RegisterYearDocument", "AttachYearFile", "GetYearFile",
    "ListYearDocuments"))


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
        self.name, self.methods = contract or METHODS[service]

    def call(self, method, limit_s=5.0, insist=False, **fields):
        """`insist`: wait, within the limit, for a service that is not there yet."""
        request_type, response_type = self.methods[method]
        stub = self.channel.unary_unary(f"/{self.name}/{method}",
                                        request_serializer=request_type.SerializeToString,
                                        response_deserializer=response_type.FromString)
        return stub(request_type(**fields), timeout=limit_s, metadata=self.metadata(),
                    wait_for_ready=insist)

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
