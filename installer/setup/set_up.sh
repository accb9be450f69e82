# shellcheck shell=bash
# Installs and builds what is missing, stage by stage. Every stage leaves a stamp, so that a run that was
# stopped, by Ctrl+C or by a full disk, is continued by the next.
# shellcheck disable=SC2154  # $root, $state and the like come from ./studio and state.sh

# shellcheck source=installer/setup/progress.sh
source "$root/installer/setup/progress.sh"
# shellcheck source=installer/setup/packages.sh
source "$root/installer/setup/packages.sh"
# shellcheck source=installer/setup/wheels.sh
source "$root/installer/setup/wheels.sh"
# shellcheck source=installer/setup/build.sh
source "$root/installer/setup/build.sh"

# Two runs in one checkout would unpack and build over each other. The commands of a run inherit the lock, so
# that it holds until the last of them has ended, even when the script itself was killed.
take_lock() {
    { mkdir -p "$state/log" "$stamps" && : >>"$state/lock"; } 2>/dev/null ||
        fail "$state cannot be written" 'Run it as the user who owns this folder, or free some space'
    exec {lock}>>"$state/lock"
    if ! flock -n "$lock"; then
        say 'studio: another run is setting up this folder; waiting for it to end'
        flock "$lock"
    fi
}

free_mb() {
    local -a rows
    mapfile -t rows < <(LC_ALL=C df --output=avail -k -- "$1" 2>/dev/null)
    echo $((${rows[1]:-0} / 1024))
}

# check_space: before anything is touched, is there room for all of it?
check_space() {
    local section wheel system=0 here=0
    local -a wheels
    for section in "${SECTIONS[@]}"; do
        if ! packages_ready "$section"; then
            values "$section" space
            system=$((system + VALUES[0]))
        fi
        values "$section" wheel
        wheels=("${VALUES[@]}")
        for wheel in "${wheels[@]}"; do
            wheel_ready "$wheel" && continue
            wheel_value "$wheel" space
            here=$((here + VALUE))
            wheel_value "$wheel" file
            [[ ! -e $state/download/$VALUE ]] || here=$((here - $(stat -c %s "$state/download/$VALUE") / 1000000))
        done
    done
    [[ -e $build_dir/build.ninja ]] || here=$((here + build_space))
    if [[ $(stat -c %d /usr) == "$(stat -c %d "$root")" ]]; then
        here=$((here + system))
        system=0
    fi
    require_space "$root" "$here"
    require_space /usr "$system"
}

require_space() {
    local free
    (($2 > 0)) || return 0
    free=$(free_mb "$1")
    ((free >= $2)) || fail "the disk of $1 has $free MB free, and set-up needs $2 MB" \
        'Free some space and run the same command again'
}

set_up() {
    [[ $(uname -m) == x86_64 ]] || fail "this processor is a $(uname -m)" 'Miro Studio needs an x86-64 one'
    trap 'say "studio: stopped. The same command continues where it stopped."; exit 130' INT TERM
    take_lock
    # The run that held the lock may have done it all.
    if [[ $1 == test ]] || ! { dependencies_ready "$1" && build_ready "$1"; }; then
        sections_of "$1"
        rm -rf "$state/partial" "$state/unpack" # of a run that was stopped
        check_space
        plan "$1"
        install_packages
        fetch_wheels
        unpack_wheels
        [[ $1 != test ]] || check_format
        build "$1"
    fi
    [[ ! $shown ]] || say "studio: ready after $((SECONDS / 60)) min $((SECONDS % 60)) s"
    exec {lock}>&-
    trap - INT TERM
}

# plan GOAL: what this run has to do, so that the first line already knows the time left.
plan() {
    local section wheel bytes=0
    local -a wheels
    NEEDED_SECTIONS=()
    NEEDED_WHEELS=()
    for section in "${SECTIONS[@]}"; do
        packages_ready "$section" || NEEDED_SECTIONS+=("$section")
        values "$section" wheel
        wheels=("${VALUES[@]}")
        for wheel in "${wheels[@]}"; do
            wheel_ready "$wheel" && continue
            NEEDED_WHEELS+=("$wheel")
            wheel_value "$wheel" bytes
            bytes=$((bytes + VALUE))
        done
    done
    ((${#NEEDED_SECTIONS[@]} == 0)) || total_weight=$((total_weight + packages_weight))
    download_weight=$((bytes / 40000000)) # as measured: 40 MB a second, and the same for unpacking
    unpack_weight=$download_weight
    total_weight=$((total_weight + download_weight + unpack_weight))
    plan_build "$1"
}

check_format() {
    local said
    said=$(bash "$root/installer/check_format.sh" 2>&1) || fail "$said" 'Run installer/check_format.sh --fix'
    say "studio: $said"
}
