# SPDX-License-Identifier: Apache-2.0
"""A revision of the SOP that the project ships."""
from office.client import Client, office_pb2, uuid7
from office.processes import ROOT

SOP = "sop/pengumpulan-data-kinerja.textproto"


def revision():
    """Version 2: step 2 may take 45 minutes, and the Kasubbag Umum may forward to the Camat."""
    text = (ROOT / "deploy/office" / SOP).read_text()
    parts = text.replace("\nversion: 1\n", "\nversion: 2\n").split("standard { amount: 10 ")
    assert len(parts) == 2
    before, after = parts
    command = before.rindex('command: "forward_to_camat"')
    role = before.index('responsible: "', command)
    return (before[:role] + 'responsible: "kasubbag_umum_kepegawaian" ' + before[role:]
            + "standard { amount: 45 " + after)


def adopt_revision(office):
    """Has the office adopt it."""
    client = Client(office, "office")
    adopted = client.call("ImportOffice", request_id=uuid7(),
                          files=[office_pb2.OfficeFile(name=SOP, text=revision())])
    client.close()
    assert adopted.adopted == 1
