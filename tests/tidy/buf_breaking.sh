#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fails when proto/ no longer reads what version 1 of the contracts, once published, has written.
# Needs the repository's history; without it (an exported tree) the test counts as skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
published=ec8e608d075c48a3a577bdd4f387c22c8395b546
if ! git cat-file -e "$published^{commit}" 2>/dev/null; then
  echo "buf breaking: this tree has no history that reaches $published"
  exit 77
fi
tests/browser/node_modules/.bin/buf breaking proto --against ".git#ref=$published,subdir=proto"
