#!/usr/bin/env bash
# with_screen.sh PROGRAM ...: runs PROGRAM on a screen of its own that nobody sees, with empty user folders, so that it
# neither finds nor touches anything of the user's. The screen's number is the server's choice: tests run side by side.
set -euo pipefail

command -v Xvfb >/dev/null || { echo 'with_screen.sh: Xvfb is missing; install the package xvfb' >&2; exit 1; }
home=$(mktemp -d "${TMPDIR:-/tmp}/miro-ui-XXXXXX")
server=''
program=''
clean_up() {
    [[ -z $program ]] || kill "$program" 2>/dev/null || true
    [[ -z $server ]] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    rm -rf "$home"
}
trap clean_up EXIT
trap 'exit 143' INT TERM

mkfifo "$home/number"
Xvfb -displayfd 3 -screen 0 "${MIRO_TEST_SCREEN:-1600x1000x24}" -nolisten tcp -noreset 3>"$home/number" 2>"$home/server.log" &
server=$!
read -r -t 60 number <"$home/number" || { cat "$home/server.log" >&2; exit 1; }

mkdir -m 700 "$home/run"
export DISPLAY=:$number HOME=$home XDG_RUNTIME_DIR=$home/run
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
# Qt Test's own five minutes a function would end what ctest still gives time.
export QTEST_FUNCTION_TIMEOUT=580000 QTEST_DISABLE_STACK_DUMP=1 QT_QPA_PLATFORM=xcb LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1 LC_ALL=C.UTF-8
export DBUS_SESSION_BUS_ADDRESS=disabled: DBUS_SYSTEM_BUS_ADDRESS=disabled:
unset MIRO_LIBRARY MIRO_MODELS HF_HOME HF_HUB_CACHE QT_SCALE_FACTOR LANGUAGE
"$@" &
program=$!
code=0
wait "$program" || code=$?
program=''
exit "$code"
