#!/usr/bin/env bash
# take_screenshots.sh BUILD_TREE FOLDER [LANGUAGE ...]: pictures of every page of the window, in light, dark and
# high-contrast look, in English and German or in the languages given. Japanese and Chinese need a font that has them
# (fonts-noto-cjk).
set -euo pipefail

(($# >= 2)) || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
build=$(readlink -f -- "$1")
mkdir -p "$2"
folder=$(readlink -f -- "$2")
shift 2
[[ -x $build/tests/ui_screenshots ]] || ninja -C "$build" ui_screenshots >&2
exec "$here/with_screen.sh" "$build/tests/ui_screenshots" "$folder" "$@"
