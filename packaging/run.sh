#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and starts Dealscope with the arguments given to this script;
# without any it opens the sample ledger.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
sh "$root/packaging/setup.sh" run
# shellcheck source=packaging/environment.sh
. "$root/packaging/environment.sh"
build dealscope
program="$root/build/dealscope"

[ $# -gt 0 ] || set -- --sample

# Only the window needs a display: one argument that is a ledger, not a command.
window=no
if [ $# -eq 1 ]; then
    case "$1" in
    --sample) window=yes ;;
    -* | list | export | import | read | check) ;;
    *) window=yes ;;
    esac
fi
if [ "$window" = yes ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] &&
    [ -z "${QT_QPA_PLATFORM:-}" ]; then
    cat >&2 <<END
Dealscope is built, but there is no display to open its window on (DISPLAY and WAYLAND_DISPLAY
are not set). The command line works without one; for a list and a picture of the sample:
    sh packaging/run.sh list --sample deals
    sh packaging/run.sh export --sample --view timeline --out timeline.png
END
    exit 1
fi
exec "$program" "$@"
