# shellcheck shell=bash
# Debian's packages, by apt. Only what is missing is named to apt, so root is needed only then.
# shellcheck disable=SC2154

packages_weight=45

install_packages() {
    ((${#NEEDED_SECTIONS[@]} > 0)) || return 0
    local section system
    local -a install=(install -y --no-install-recommends)
    missing_packages "${NEEDED_SECTIONS[@]}"
    install+=("${MISSING[@]}")

    # shellcheck disable=SC1091
    system=$(. /etc/os-release 2>/dev/null && echo "${ID-} ${VERSION_ID-}") || true
    [[ $system == 'debian 12' ]] ||
        fail "this system is '$system', not Debian 12, and lacks packages: ${MISSING[*]}" 'Install them by hand'
    [[ $(id -u) == 0 ]] ||
        fail "${#MISSING[@]} Debian packages are missing, and only root may install them" \
            "Run: sudo apt-get update && sudo apt-get ${install[*]} && then the same command again"

    : >"$state/log/packages.log"
    stage "installing ${#MISSING[@]} Debian packages" "$packages_weight"
    # A run that was cut off can leave packages half installed, and apt goes no further before this.
    run packages.log by_time env LC_ALL=C DEBIAN_FRONTEND=noninteractive dpkg --configure -a || true
    run packages.log by_time apt_get update || packages_failed
    run packages.log by_apt apt_get -o APT::Status-Fd=3 "${install[@]}" || packages_failed
    for section in "${NEEDED_SECTIONS[@]}"; do
        packages_ready "$section" || packages_failed
    done
    stage_done
}

# Packages may start services, which must not inherit the lock. The archives are not kept: a quarter of a gigabyte.
# apt closes the descriptor of its status lines before it starts dpkg, so they need one beside standard output.
apt_get() {
    exec {lock}>&-
    LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 \
        -o Acquire::Retries=2 -o APT::Keep-Downloaded-Packages=false "$@" 3>&1
}

packages_failed() {
    local what='installing Debian packages failed' reason log=$state/log/packages.log
    fail_if_disk_full packages.log "$what"
    fail_if_no_network packages.log "$what"
    reason=$(grep -m1 -oE 'Unable to locate package .*|Package .* has no installation candidate' "$log") &&
        fail "$what: $reason" "Let apt's sources name Debian 12 main, $again" packages.log
    reason=$(grep -m1 '^E: ' "$log") || reason='apt-get gives no reason'
    fail "$what: ${reason#E: }" "Repair that $again" packages.log
}
