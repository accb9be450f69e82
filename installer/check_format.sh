#!/usr/bin/env bash
# check_format.sh [--fix]: are all C++ and CUDA sources formatted as .clang-format says? Names those that are not.
# Other versions of clang-format break lines elsewhere, so it is the one that the lock names.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

if ! type -P clang-format-14 >/dev/null; then
    echo 'clang-format-14 is not installed: ./studio test installs it'
    exit 1
fi
folders=()
for folder in app core ui tests; do
    [[ ! -d $folder ]] || folders+=("$folder")
done
sources() {
    find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' -o -name '*.cu' -o -name '*.cuh' \) -print0
}

if [[ ${1-} == --fix ]]; then
    sources | xargs -0 -r -n 20 -P "$(nproc)" clang-format-14 --style=file -i
fi
# shellcheck disable=SC2016  # the inner shell's variables
mapfile -t wrong < <(sources | xargs -0 -r -n 20 -P "$(nproc)" bash -c '
    for file; do clang-format-14 --style=file "$file" | cmp -s - "$file" || echo "$file"; done' bash | LC_ALL=C sort)
if ((${#wrong[@]} > 0)); then
    echo "not formatted as .clang-format says: ${wrong[*]}"
    exit 1
fi
echo "all sources are formatted as .clang-format says"
