#!/usr/bin/env bash
# make_deb.sh BUILD_TREE: packs what is built there as a Debian package and prints where it is.
# `./studio deb` installs and builds what this needs first.
set -euo pipefail

[[ -r ${1-}/CPackConfig.cmake ]] || {
    echo 'make_deb.sh: give the build tree of a configured checkout; ./studio deb does it all' >&2
    exit 2
}
tree=$(cd -- "$1" && pwd)
out=$tree/package
log=$out/cpack.log
mkdir -p "$out"
rm -f "$out"/*.deb
if ! (cd "$out" && cpack --config "$tree/CPackConfig.cmake" -G DEB -B "$out") >"$log" 2>&1; then
    reason=$(grep -m1 -iE 'CMake Error|CPack Error|dpkg-shlibdeps: error' "$log") || reason='cpack gives no reason'
    echo "make_deb.sh: the package was not built: $reason. Log: $log" >&2
    exit 1
fi
rm -rf "$out/_CPack_Packages" # another gigabyte
printf '%s\n' "$out"/*.deb
