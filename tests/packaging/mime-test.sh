#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A deal file is known by its name and, renamed, by its content; another SQLite file is not one.
set -eu

command -v update-mime-database >/dev/null && command -v sqlite3 >/dev/null || exit 77

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages"
cp "$root/packaging/org.dealscope.Dealscope.mime.xml" "$folder/mime/packages/"
update-mime-database "$folder/mime"
grep -q '^application/x-dealscope-ledger:\*.deals$' "$folder/mime/globs"

# The four bytes that the type looks for are where SQLite puts its application id.
number=$(sed -n 's/.*type="big32" offset="68" value="\(0x[0-9a-f]*\)".*/\1/p' \
    "$root/packaging/org.dealscope.Dealscope.mime.xml")
sqlite3 "$folder/test.db" "PRAGMA application_id = $((number)); CREATE TABLE t(a);"
bytes=$(od -An -tx1 -j68 -N4 "$folder/test.db" | tr -d ' \n')
[ "0x$bytes" = "$number" ] || {
    echo "application id in the file: $bytes, in the type: $number"
    exit 1
}
