#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over the sources that differ from the base commit (default: the parent commit, and what
# is not committed). Usage: clang_tidy.sh BUILD_DIR [--all]
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1
if [ "${2:-}" = --all ] || ! git rev-parse -q --verify HEAD~1 >/dev/null; then
  changed=$(git ls-files -co --exclude-standard -- '*.cc')
else
  changed=$( (git diff --name-only HEAD~1 -- '*.cc'; git ls-files -o --exclude-standard -- '*.cc') | sort -u)
fi
files=()
for file in $changed; do
  [ -f "$file" ] && grep -q "/$file\"" "$build/compile_commands.json" && files+=("$file")
done
[ ${#files[@]} -eq 0 ] && { echo "clang-tidy: no changed sources"; exit 0; }
echo "clang-tidy: ${#files[@]} sources"
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p "$build"
