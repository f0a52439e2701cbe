#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs all tests; arguments go to ctest (-R NAME, -V...).
# Tests that need a window start a display of their own; none is needed here.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
sh "$root/packaging/setup.sh" test
# shellcheck source=packaging/environment.sh
. "$root/packaging/environment.sh"
build all
cd "$root/build"
exec ctest --output-on-failure --parallel "$(jobs_count)" "$@"
