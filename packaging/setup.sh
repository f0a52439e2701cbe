#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages that are missing: sh packaging/setup.sh {run|test}
set -eu

here=$(cd "$(dirname "$0")" && pwd)
case "${1:-run}" in
run) lists="$here/packages-run.txt" ;;
test) lists="$here/packages-run.txt $here/packages-test.txt" ;;
*)
    echo "usage: sh packaging/setup.sh {run|test}" >&2
    exit 2
    ;;
esac

# shellcheck disable=SC2086 # two lists are two words
wanted=$(sed 's/#.*//' $lists | tr -s '[:space:]' '\n' | sed '/^$/d' | sort -u)

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "This is not a Debian system, so nothing is installed. Dealscope needs what these" >&2
    echo "Debian packages hold: $(echo "$wanted" | tr '\n' ' ')" >&2
    exit 0
fi

# A package counts as installed only in the state "installed": removed ones may leave traces.
# shellcheck disable=SC2086 # one word a package
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
    sed -n 's/ installed$//p') || true
missing=
for package in $wanted; do
    printf '%s\n' "$installed" | grep -qxF "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "These packages are missing, and installing them takes an administrator:" >&2
    echo "    apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installing what is missing:$missing" >&2
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
$as_root apt-get update -q >&2
# shellcheck disable=SC2086 # one word a package; sudo forgets the environment
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    $missing >&2
