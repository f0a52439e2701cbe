#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The scripts that set up, start and test: lists without repeats, refusals in words, no display.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "$1"
    exit 1
}

for script in setup.sh run.sh test.sh environment.sh; do
    sh -n "$root/packaging/$script" || fail "$script is not POSIX sh"
done
bash -n "$root/.ci/run"

names=$(sed 's/#.*//' "$root"/packaging/packages-*.txt | tr -s '[:space:]' '\n' | sed '/^$/d')
[ -z "$(echo "$names" | sort | uniq -d)" ] || fail "a package is listed twice"

# Tools of another system: what is missing is named, and apt-get is asked for just that.
mkdir "$folder/bin"
for tool in sh sed tr sort grep cat dirname env; do
    ln -s "$(command -v $tool)" "$folder/bin/$tool"
done
run_setup() { PATH="$folder/bin" sh "$root/packaging/setup.sh" "$1" >"$folder/out" 2>&1; }

run_setup run || fail "without apt-get setup must not fail"
grep -q "not a Debian system" "$folder/out" || fail "without apt-get nothing was said"

cat >"$folder/bin/dpkg-query" <<'END'
#!/bin/sh
shift 3
for name; do
    case "$name" in
    cmake) echo "cmake config-files" ;;
    ninja-build) ;;
    *) echo "$name installed" ;;
    esac
done
exit 1
END
printf '#!/bin/sh\necho "apt-get $*" >>"%s/asked"\n' "$folder" >"$folder/bin/apt-get"
printf '#!/bin/sh\necho 0\n' >"$folder/bin/id"
chmod +x "$folder"/bin/*

run_setup run || fail "setup failed: $(cat "$folder/out")"
grep -q '^apt-get install .*--no-install-recommends cmake ninja-build$' "$folder/asked" ||
    fail "asked for: $(cat "$folder/asked")"

printf '#!/bin/sh\necho 1000\n' >"$folder/bin/id"
if run_setup run; then fail "without root and sudo setup must fail"; fi
grep -q "administrator" "$folder/out" || fail "no sentence about the administrator"
printf '#!/bin/sh\necho sudo >>"%s/asked"\nexec "$@"\n' "$folder" >"$folder/bin/sudo"
chmod +x "$folder/bin/sudo"
run_setup run || fail "setup with sudo failed"
grep -q '^sudo$' "$folder/asked" || fail "sudo was not used"

if run_setup nonsense; then fail "an unknown list must be refused"; fi

# Nothing missing: apt-get is not even asked.
rm "$folder/asked"
sed -i 's/cmake config-files/cmake installed/; s/ninja-build) ;;/ninja-build) echo "ninja-build installed" ;;/' \
    "$folder/bin/dpkg-query"
run_setup run || fail "setup failed although nothing is missing"
[ ! -e "$folder/asked" ] || fail "apt-get was asked although nothing is missing"
