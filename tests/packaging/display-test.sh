#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The display that window tests run on: it has the asked size and a window manager, hands the
# command's exit code on, and is gone afterwards.
set -eu

script=$(cd "$(dirname "$0")/../support" && pwd)/with-display.sh
for tool in Xvfb openbox xdotool; do command -v "$tool" >/dev/null || exit 77; done

fail() {
    echo "$1"
    exit 1
}

seen=$(sh "$script" --size 1440x900 sh -c 'echo "$DISPLAY $(xdotool getdisplaygeometry)"')
[ "${seen#* }" = "1440 900" ] || fail "geometry: $seen"
if sh "$script" sh -c 'exit 7'; then fail "a failure was hidden"; else code=$?; fi
[ "$code" -eq 7 ] || fail "exit code $code instead of 7"
if DISPLAY=${seen%% *} xdotool getdisplaygeometry >/dev/null 2>&1; then
    fail "the display ${seen%% *} is still there"
fi
