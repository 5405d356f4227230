#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fails on each C++ source that clang-format would change; `clang-format -i FILE` is the cure.
set -euo pipefail
cd "$(dirname "$0")/../.."
git ls-files -co --exclude-standard -- '*.cc' '*.h' | xargs clang-format --dry-run -Werror
