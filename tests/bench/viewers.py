# SPDX-License-Identifier: Apache-2.0
"""People at a portal, as the scripts beside this file are them: each gets a link to enter."""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def look(office, script, names, **more):
    """What a script saw who is those people; `more`: of its environment."""
    links = {name: office.tepat("office", "link", "--person", name) for name in names}
    environment = {**os.environ, "TEPAT_BASE": f"http://127.0.0.1:{office.web_port}",
                   "TEPAT_LINKS": json.dumps(links), **more}
    run = subprocess.run(["node", HERE / script], env=environment, capture_output=True, text=True,
                         check=False)
    if run.returncode != 0:
        sys.exit(run.stdout + run.stderr)
    return json.loads(run.stdout)
