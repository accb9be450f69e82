# shellcheck shell=bash
# What is already there? Sourced by every run of ./studio, so it has to be quick: it reads the lock and the
# stamps and starts two small programs. A stamp holds the very lines that were installed, so a changed lock
# is seen without computing anything.

# shellcheck disable=SC2154  # $root comes from ./studio
state=$root/.studio
stamps=$state/stamps
build_dir=$root/build/release

# LOCK[section]: its lines, without comments and blank lines.
declare -A LOCK=()
read_lock() {
    local line section=''
    while read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') section=${line:1:-1} ;;
            *) LOCK[$section]+=$line$'\n' ;;
        esac
    done <"$root/installer/dependencies.lock"
}
read_lock

# values SECTION KEY: sets VALUES to what follows KEY, one element a line.
values() {
    local line
    VALUES=()
    while read -r line; do
        [[ $line != "$2 "* ]] || VALUES+=("${line#"$2 "}")
    done <<<"${LOCK[$1]}"
}

# Is there a card with a driver that knows CUDA 13 (580 or newer)? Its libraries are nearly 2 GB, so nobody else
# gets them.
nvidia_version=${NVIDIA_VERSION_FILE:-/proc/driver/nvidia/version} # the tests name a file of their own
has_gpu() {
    [[ -r $nvidia_version && $(<"$nvidia_version") =~ [[:space:]]([0-9]{3,4})\.[0-9] ]] && ((BASH_REMATCH[1] >= 580))
}

# sections_of GOAL: sets SECTIONS to the lock's sections that GOAL needs.
sections_of() {
    case $1 in
        engine) SECTIONS=(engine) ;;
        window) SECTIONS=(engine window) ;;
        deb) SECTIONS=(engine window package) ;;
        test) SECTIONS=(engine window test window-test) ;;
    esac
    ! has_gpu || SECTIONS+=(gpu)
}

# stamped NAME TEXT: was NAME done, and with this very TEXT?
stamped() {
    [[ -r $stamps/$1 && $(<"$stamps/$1") == "$2" ]]
}

# write_stamp NAME TEXT: complete or not at all.
write_stamp() {
    mkdir -p "$stamps" && printf '%s\n' "$2" >"$stamps/$1.new" && mv -f "$stamps/$1.new" "$stamps/$1"
} 2>/dev/null

# Debian's database changes whenever a package comes or goes, and is another one in another container.
package_database() {
    stat -c '%i %y' /var/lib/dpkg/status 2>/dev/null || true
}

# missing_packages SECTION...: sets MISSING to the Debian packages that are not installed.
missing_packages() {
    local section name status installed=' '
    local -a wanted=()
    for section; do
        values "$section" deb
        wanted+=("${VALUES[@]}")
    done
    while read -r status name; do
        [[ $status != installed ]] || installed+="$name "
    done < <(LC_ALL=C dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null)
    MISSING=()
    for name in "${wanted[@]}"; do
        [[ $installed == *" $name "* ]] || {
            MISSING+=("$name")
            installed+="$name "
        }
    done
}

# packages_ready SECTION: asks Debian only when its database is not the one that was looked at last.
packages_ready() {
    local database
    database=$(package_database)
    values "$1" deb
    stamped "packages-$1" "${VALUES[*]}"$'\n'"$database" && return
    missing_packages "$1"
    ((${#MISSING[@]} == 0)) || return
    values "$1" deb
    # Another user's checkout may be read-only: then the question is asked again next time.
    write_stamp "packages-$1" "${VALUES[*]}"$'\n'"$database" || true
}

# wheel_ready NAME: unpacked as the lock says, and still there?
wheel_ready() {
    local target
    stamped "wheel-$1" "${LOCK[$1]%$'\n'}" || return
    values "$1" unpack
    for target in "${VALUES[@]}"; do
        [[ -e $state/${target#* } ]] || return
    done
}

dependencies_ready() {
    local section wheel
    local -a wheels
    sections_of "$1"
    for section in "${SECTIONS[@]}"; do
        packages_ready "$section" || return
        values "$section" wheel
        wheels=("${VALUES[@]}")
        for wheel in "${wheels[@]}"; do
            wheel_ready "$wheel" || return
        done
    done
}

# find_nvcc: sets NVCC to the CUDA compiler, or to nothing. Its usual folder is often not in the PATH.
find_nvcc() {
    local candidate
    NVCC=''
    for candidate in "${CUDACXX-}" "$(type -P nvcc || true)" "${CUDA_HOME:-/usr/local/cuda}/bin/nvcc"; do
        [[ ! -x $candidate ]] || {
            NVCC=$candidate
            return
        }
    done
}

# build_key: sets KEY to what a build tree depends on beside the sources.
build_key() {
    find_nvcc
    KEY=$root$'\n'nvcc=$NVCC
}

# build_ready GOAL: built from these sources? A source, or a folder that lost a file, is newer than the stamp
# when it changed after the build began.
build_ready() {
    local -a sources=()
    local source program=miro
    case $1 in
        window) program=miro_studio ;;
        deb)
            build_ready window
            return
            ;;
        test) return 1 ;; # ninja and the file times know better, and a test run can wait for them
    esac
    build_key
    [[ -x $build_dir/bin/$program ]] && stamped "build-$1" "$KEY" || return
    for source in CMakeLists.txt CMakePresets.json cmake core app ui resources translations; do
        [[ ! -e $root/$source ]] || sources+=("$root/$source")
    done
    sources+=("$stamps"/wheel-*)
    [[ -z $(find "${sources[@]}" -newer "$stamps/build-$1" -print -quit) ]]
}
