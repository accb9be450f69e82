#!/usr/bin/env bash
# check_format.sh [--fix]: are all C++ and CUDA sources formatted as .clang-format says?
# Other versions of clang-format break lines elsewhere, so it is the one that the lock names.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

[[ ${1-} == --fix ]] && action=(-i) || action=(--dry-run -Werror)
folders=()
for folder in app core ui tests; do
    [[ ! -d $folder ]] || folders+=("$folder")
done
mapfile -d '' -t files < <(find "${folders[@]}" -type f \
    \( -name '*.h' -o -name '*.cpp' -o -name '*.cu' -o -name '*.cuh' \) -print0)
if ((${#files[@]} > 0)); then
    printf '%s\0' "${files[@]}" | xargs -0 -n 20 -P "$(nproc)" clang-format-14 --style=file "${action[@]}"
fi
echo "${#files[@]} files are as .clang-format says"
