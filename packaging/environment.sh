# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Sourced by run.sh and test.sh: what both need of the environment, and the build itself.
# Expects $root, the folder of the sources.
: "${root:?}"

# Qt wants UTF-8, and says so on stderr when there is no such locale.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
*[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

# ccache keeps its files in the home folder; a bare container may have none.
if [ -z "${CCACHE_DIR:-}" ] && { [ -z "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; }; then
    export CCACHE_DIR="$root/build/.ccache"
fi

# One job a core, but no more than memory allows: a compiler takes about 1 GB here.
jobs_count() {
    cores=$(nproc 2>/dev/null || echo 2)
    kilobytes=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo 2>/dev/null)
    fitting=$((${kilobytes:-2000000} / 1000000))
    [ "$fitting" -ge 1 ] || fitting=1
    if [ "$cores" -le "$fitting" ]; then echo "$cores"; else echo "$fitting"; fi
}

# Configures when needed and builds one target, or "all". Everything is printed on stderr: stdout
# belongs to the program. A terminal sees the progress; a log sees what went wrong.
build() {
    if [ ! -f "$root/build/build.ninja" ]; then
        [ -t 2 ] || echo "Building Dealscope; the first time takes some minutes." >&2
        cmake -S "$root" -B "$root/build" -G Ninja -DCMAKE_BUILD_TYPE=Release >&2 || return 1
    fi
    set -- cmake --build "$root/build" --target "$1" --parallel "$(jobs_count)"
    if [ -t 2 ]; then
        "$@" >&2 && return 0
    else
        output=$("$@" -- --quiet 2>&1) && return 0
        printf '%s\n' "$output" >&2
    fi
    echo "Dealscope could not be built; what went wrong is printed above." >&2
    return 1
}
