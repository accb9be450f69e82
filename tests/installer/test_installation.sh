#!/usr/bin/env bash
# test_installation.sh CMAKE BUILD_TREE: installs what is built there into a folder, moves that folder, and uses the
# program in it with an environment that holds nothing: it must find its libraries and its models beside itself.
set -euo pipefail

cmake=$1 tree=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

"$cmake" --install "$tree" --prefix "$scratch/first" --strip >"$scratch/log" 2>&1 || fail "$(<"$scratch/log")"
sed "s|^$scratch/first/||" "$tree/install_manifest.txt" | tr -d '\r' | sort >"$scratch/manifest"
mv "$scratch/first" "$scratch/moved"
root=$scratch/moved

# Everything has its place, and nothing else came.
(cd "$root" && find . -type f -o -type l) | sed 's|^\./||' | sort >"$scratch/files"
diff "$scratch/manifest" "$scratch/files" >&2 || fail 'the installed files are not those of the manifest'
for file in bin/miro bin/miro_studio share/applications/miro-studio.desktop share/metainfo/miro-studio.metainfo.xml \
    share/icons/hicolor/scalable/apps/miro-studio.svg share/icons/hicolor/128x128/apps/miro-studio.png \
    share/miro-studio/cluster/miro-batch.sbatch share/miro-studio/cluster/miro-batch-merge.sbatch \
    share/doc/miro-studio/copyright share/doc/miro-studio/licences/NOTICES.md \
    share/miro-studio/models/starter/model.safetensors share/miro-studio/models/starter/clip/model.safetensors \
    share/miro-studio/models/starter/pick/model.safetensors share/miro-studio/models/starter/aesthetic/model.safetensors \
    share/miro-studio/models/starter/question/zhiqiulin/clip-flant5-xxl/model.safetensors \
    share/miro-studio/models/manifests/nicolas-dufour--miro.json \
    share/miro-studio/models/sentence-transformers/all-MiniLM-L6-v2/model.safetensors; do
    [[ -s $root/$file ]] || fail "missing: $file"
done
while read -r file; do
    case $file in
        bin/* | lib/*/miro-studio/* | lib/miro-studio/* | share/miro-studio/* | share/doc/miro-studio/* | \
            share/icons/hicolor/*/apps/miro-studio.* | share/applications/* | share/metainfo/*) ;;
        *) fail "installed at an unexpected place: $file" ;;
    esac
done <"$scratch/files"

# No path of the machine that built it.
for program in miro miro_studio; do
    if readelf -d "$root/bin/$program" | grep -E 'R(UN)?PATH' | grep -v '\[\$ORIGIN/'; then
        fail "$program has a search path that is not relative to itself"
    fi
    libraries=$(env -i ldd "$root/bin/$program")
    ! grep 'not found' <<<"$libraries" || fail "$program lacks libraries"
    # libtorch and what comes with it are the installed ones.
    for library in libtorch_cpu libc10 libgomp libcupti libcudart; do
        grep -q "$library.* => $root/" <<<"$libraries" || fail "$program does not use the installed $library:" "$libraries"
    done
done

mkdir "$scratch/home"
run() { env -i HOME="$scratch/home" PATH=/usr/bin:/bin "$@"; }
run "$root/bin/miro" models list >"$scratch/models" || fail 'miro models list failed'
grep -qE "^present +generator +starter +$root/share/miro-studio/models/starter" "$scratch/models" ||
    fail 'the installed starter model was not found' "$(<"$scratch/models")"
run "$root/bin/miro" generate --steps 2 --seed 1 --output "$scratch/cat.png" 'a cat' >/dev/null || fail 'no picture was drawn'
[[ $(head -c 8 "$scratch/cat.png" | od -An -tx1 | tr -d ' \n') == 89504e470d0a1a0a ]] || fail 'the picture is no PNG'
run "$root/bin/miro" score --rewards all --prompt 'a cat' "$scratch/cat.png" >"$scratch/scores" || fail 'no picture was scored'
for scorer in starter_clip starter_pick starter_beauty starter_vqa; do
    grep -q "\"$scorer\":-\?[0-9]" "$scratch/scores" || fail "the installed scorer $scorer was not used" "$(<"$scratch/scores")"
done
QT_QPA_PLATFORM=offscreen
run QT_QPA_PLATFORM="$QT_QPA_PLATFORM" "$root/bin/miro_studio" --version >"$scratch/version" ||
    fail 'miro_studio --version failed' "$(<"$scratch/version")"

# Nothing was written beside the program: removing its files removes it.
(cd "$root" && find . -type f -o -type l) | sed 's|^\./||' | sort | diff "$scratch/files" - >&2 ||
    fail 'using the program changed its folder'
while read -r file; do rm "$root/$file"; done <"$scratch/files"
[[ -z $(find "$root" -type f -o -type l) ]] || fail 'files are left'
echo 'the installation works, moved and without an environment'
