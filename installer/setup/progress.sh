# shellcheck shell=bash
# The one line of progress, and the one line that says why set-up stopped.
#
# Stages are weighed in seconds, as measured on two cores. The time left is the weight left, stretched by how
# much slower than that this machine has been so far.

total_weight=0 # of the stages that this run needs
done_weight=0  # of the stages behind us
stage_weight=0
stage_label=''
stage_started=0
permille=0 # of the stage
shown=''   # something was printed
log_cut=0  # not 0: the log of the last command could not be written to its end
[[ -t 2 && ${TERM:-dumb} != dumb ]] && on_terminal=1 || on_terminal=''

say() {
    clear_line
    printf '%s\n' "$*" >&2
}

clear_line() {
    [[ ! $on_terminal ]] || printf '\r\033[K' >&2
}

# time_left: sets LEFT to words such as "4 min".
time_left() {
    local reached=$((done_weight + stage_weight * permille / 1000)) seconds
    # The 20 keeps the guess near the measured weights while little has been seen.
    seconds=$(((total_weight - reached) * (SECONDS + 20) / (reached + 20)))
    if ((seconds >= 90)); then
        LEFT="$(((seconds + 30) / 60)) min"
    else
        LEFT="$(((seconds / 5 + 1) * 5)) s"
    fi
}

draw() {
    [[ $on_terminal ]] || return 0
    local filled line
    time_left
    filled=$(((done_weight * 1000 + stage_weight * permille) * 20 / (total_weight * 1000 + 1)))
    printf -v line '%*s' "$filled" ''
    printf -v line '[%-20s] %s, about %s left' "${line// /#}" "$stage_label" "$LEFT"
    printf '\r%s\033[K' "${line:0:${COLUMNS:-80}-1}" >&2
}

# stage LABEL WEIGHT: begin the next stage. Without a terminal this is the only line it prints.
stage() {
    stage_label=$1
    stage_weight=$2
    stage_started=$SECONDS
    permille=0
    shown=1
    if [[ $on_terminal ]]; then
        draw
    else
        time_left
        say "studio: $stage_label, about $LEFT left"
    fi
}

stage_done() {
    done_weight=$((done_weight + stage_weight))
    stage_weight=0
}

# The parsers: each sets permille, from a line of the running command or, twice a second, from an empty one.
by_time() {
    permille=$(((SECONDS - stage_started) * 1000 / (stage_weight + 1)))
    ((permille <= 950)) || permille=950
}

by_ninja() { # [12/345] Building ...
    [[ $1 =~ ^\[([0-9]+)/([0-9]+)\] ]] || return 0
    permille=$((1000 * BASH_REMATCH[1] / BASH_REMATCH[2]))
    stage_label="compiling ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
}

by_apt() { # dlstatus:12:34.5678:... while it downloads, then pmstatus:NAME:34.5678:...
    [[ $1 =~ ^(dl|pm)status:[^:]*:([0-9]+) ]] || return 0
    permille=$((BASH_REMATCH[2] * 10))
    if [[ ${BASH_REMATCH[1]} == dl ]]; then
        ((permille = permille * 4 / 10))
    else
        ((permille = 400 + permille * 6 / 10))
    fi
}

by_size() { # what pip has written, of expected_kb; fetched_kb came before
    local kb
    [[ -z $1 ]] || return 0
    kb=$(du -sk "$state/partial" 2>/dev/null) || return 0
    permille=$((1000 * (fetched_kb + ${kb%%[!0-9]*}) / (expected_kb + 1)))
    ((permille <= 1000)) || permille=1000
}

# watch PARSER: redraw from the lines on standard input, and twice a second without one.
watch() {
    local line
    while true; do
        if IFS= read -r -t 0.5 line; then
            "$1" "$line"
        elif (($? > 128)); then
            "$1" ''
        else
            break
        fi
        draw
    done
}

# run LOG PARSER COMMAND...: the command's words go to the log, its progress to the line.
# It runs in the foreground, so that Ctrl+C reaches it.
run() {
    local log=$state/log/$1 parser=$2
    local -a ended
    shift 2
    "$@" 2>&1 </dev/null | tee -a "$log" 2>/dev/null | watch "$parser"
    ended=("${PIPESTATUS[@]}")
    log_cut=${ended[1]}
    return "${ended[0]}"
}

# fail WHAT REMEDY [LOG]: the one line.
fail() {
    local line="studio: $1. $2."
    [[ -z ${3-} ]] || line+=" Log: $state/log/$3"
    say "$line"
    exit 1
}

# The causes that look the same in the log of every tool: fail_if_NAME LOG WHAT.
again='and run the same command again: it continues where it stopped'

# Where the disk is full, the log often is too full to say so.
fail_if_disk_full() {
    [[ $log_cut == 0 ]] &&
        ! grep -qiE 'no space left on device|disk quota exceeded|disk full|not enough free space' "$state/log/$1" ||
        fail "$2: the disk is full" "Free some space $again" "$1"
}

fail_if_no_network() {
    ! grep -qiE 'could not resolve|temporary failure|name or service not known|unable to connect|could not connect|connection (failed|refused|reset|broken|timed out|aborted)|network is unreachable|no route to host|timed out|certificate verify failed|failed to establish|tunnel connection failed|proxyerror' \
        "$state/log/$1" ||
        fail "$2: the package registry cannot be reached" "Check the network $again" "$1"
}
