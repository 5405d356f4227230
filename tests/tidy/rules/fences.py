# SPDX-License-Identifier: Apache-2.0
"""C libraries, and libraries that throw, stand behind a fence of ours."""
import re

from rules.rule import rule

# (what the header is called, the folders that may include it)
FENCES = [
    (r"^sqlite3\.h", ("libs/sql/", "tests/bench/")),
    (r"^(nats\.h|nats/)", ("libs/bus/",)),
    (r"^toml\+\+", ("libs/config/",)),
    (r"^sodium\.h", ("libs/identity/", "libs/journal/hash", "libs/blobs/")),
    (r"^xlsxwriter\.h", ("libs/documents/",)),
    (r"^zip\.h", ("libs/documents/",)),
    (r"^expat\.h", ("libs/documents/workbook/",)),
    (r"^pugixml", ("libs/documents/docx/",)),
    (r"^(cairo|pango|glibmm|fontconfig/)|^qrencode\.h", ("libs/documents/pdf/",)),
    (r"^png\.h", ("libs/testing/printed",)),
    (r"^libical/", ("libs/worktime/",)),
    (r"^boost/", ("libs/http/", "libs/measure/oracle_")),
    (r"^grpcpp/|\.grpc\.pb\.h$",
     ("libs/rpc/", "libs/calls/", "libs/casework/", "libs/daemon/", "services/", "tests/")),
    (r"^CLI/", ("services/cli/", "libs/daemon/", "tests/bench/")),
]


def fence(pattern, folders):
    @rule("fence", "what a foreign library does is looked up in one folder",
          "go through the folder that fences it in", folders)
    def climbers(tree):
        for file in tree.cpp:
            for number, header in file.includes:
                if re.search(pattern, header):
                    yield file.name, number, f"<{header}> outside {' and '.join(folders)}"


for headers, inside in FENCES:
    fence(headers, inside)
