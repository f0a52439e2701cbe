#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on an X display of its own with a window manager, so that windows get the focus:
#     sh tests/support/with-display.sh [--size 1280x800] COMMAND [ARGUMENT...]
# Exits with the command's code; 77 (skipped) when Xvfb or openbox are not installed.
set -eu

size=1280x800
if [ "${1:-}" = --size ]; then
    size=$2
    shift 2
fi
[ $# -gt 0 ] || {
    echo "usage: with-display.sh [--size WxH] COMMAND..." >&2
    exit 2
}
for tool in Xvfb openbox xdotool; do
    command -v "$tool" >/dev/null || {
        echo "$tool is not installed" >&2
        exit 77
    }
done

folder=$(mktemp -d)
server=
manager=
# shellcheck disable=SC2317 # called by trap
finish() {
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    # The server takes its lock file away before it ends.
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# The server finds a free number by itself and tells it, so that tests can run side by side.
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset \
    3>"$folder/display" >"$folder/server.log" 2>&1 &
server=$!
tries=0
until [ -s "$folder/display" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
        cat "$folder/server.log" >&2
        echo "Xvfb did not start" >&2
        exit 1
    fi
    sleep 0.1
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
export QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY XAUTHORITY || true

openbox --sm-disable >"$folder/manager.log" 2>&1 &
manager=$!
# The window manager is there when it has announced itself on the root window.
tries=0
until xdotool get_desktop >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then
        cat "$folder/manager.log" >&2
        echo "openbox did not start" >&2
        exit 1
    fi
    sleep 0.1
done

code=0
"$@" || code=$?
exit "$code"
