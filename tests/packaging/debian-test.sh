#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package: usage: debian-test.sh BUILD_FOLDER
set -eu

command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null &&
    command -v file >/dev/null || exit 77
build=$1
[ -x "$build/dealscope" ] || {
    echo "the program is not built"
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$folder" >"$folder/log" 2>&1) || {
    cat "$folder/log"
    exit 1
}
package=$(find "$folder" -maxdepth 1 -name 'dealscope_*.deb')
[ -n "$package" ]

contents=$(dpkg-deb -c "$package")
for wanted in usr/bin/dealscope \
    usr/share/applications/org.dealscope.Dealscope.desktop \
    usr/share/metainfo/org.dealscope.Dealscope.metainfo.xml \
    usr/share/mime/packages/org.dealscope.Dealscope.xml \
    usr/share/icons/hicolor/scalable/apps/org.dealscope.Dealscope.svg \
    usr/share/doc/dealscope/copyright; do
    echo "$contents" | grep -q "/$wanted\$" || {
        echo "missing in the package: $wanted"
        exit 1
    }
done
depends=$(dpkg-deb -f "$package" Depends)
for wanted in libqt6sql6-sqlite libqt6svg6 qt6-translations-l10n libqt6charts6; do
    echo "$depends" | grep -q "$wanted" || {
        echo "not among the dependencies: $wanted: $depends"
        exit 1
    }
done
if echo "$contents" | grep -qE '/(include|lib)/|\.(a|h)$'; then
    echo "the package holds more than it should: $contents"
    exit 1
fi
