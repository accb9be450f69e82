# shellcheck shell=bash
# One build tree for everything, with the same flags whatever is asked for: nothing is compiled twice.
# shellcheck disable=SC2154

build_space=1500
configure_weight=8
build_weight=200 # until ninja has said how much there is to do; with the tests, three times that

# plan_build GOAL
plan_build() {
    case $1 in
        engine) TARGETS=(miro) ;;
        window | deb) TARGETS=(miro miro_studio_window) ;;
        test) TARGETS=(all) ;;
    esac
    # What was asked for once stays part of the tree, or two verbs in turn would configure it again and again.
    FEATURES=' '
    [[ ! -r $stamps/features ]] || FEATURES=$(<"$stamps/features")
    case $1 in
        test)
            add_feature tests
            add_feature window
            ;;
        window | deb) add_feature window ;;
    esac
    build_key
    EDGES=''
    planned_build=$build_weight
    [[ $1 != test ]] || planned_build=$((3 * build_weight))
    CONFIGURE=1
    if stamped configured "$KEY$FEATURES" && [[ -e $build_dir/build.ninja ]]; then
        CONFIGURE=''
        add_plugin
        count_edges
    else
        total_weight=$((total_weight + configure_weight))
    fi
    total_weight=$((total_weight + planned_build))
}

add_feature() {
    [[ $FEATURES == *" $1 "* ]] || FEATURES+="$1 "
}

# The CUDA kernels are a target of their own, and only there where nvcc is.
add_plugin() {
    [[ ${TARGETS[0]} != miro ]] || ! ninja -C "$build_dir" -t query miro_cuda_plugin >/dev/null 2>&1 ||
        TARGETS+=(miro_cuda_plugin)
}

# count_edges: sets EDGES to the number of commands to run, and planned_build to the seconds they may take.
count_edges() {
    local plan
    count_jobs
    # One that cannot be planned is left to the build to fail, and to tell why.
    plan=$(NINJA_STATUS='[%f/%t] ' ninja -C "$build_dir" -n "${TARGETS[@]}" 2>&1) || plan='[1/1]'
    EDGES=0
    planned_build=0
    [[ $plan =~ (^|$'\n')\[[0-9]+/([0-9]+)\] ]] || return 0
    EDGES=${BASH_REMATCH[2]}
    planned_build=$((EDGES * 3 / JOBS + 1))
}

# count_jobs: one a core, and 1.5 GB of memory for each: what a file with libtorch's headers takes.
count_jobs() {
    local key kb limit
    JOBS=${CMAKE_BUILD_PARALLEL_LEVEL:-}
    [[ -z $JOBS ]] || return 0
    JOBS=$(nproc)
    [[ ! -r /proc/meminfo ]] || while read -r key kb _; do
        [[ $key == MemAvailable: ]] || continue
        if [[ -r /sys/fs/cgroup/memory.max ]] && limit=$(</sys/fs/cgroup/memory.max) && [[ $limit != max ]]; then
            ((limit / 1024 >= kb)) || kb=$((limit / 1024))
        fi
        ((kb / 1500000 >= JOBS)) || JOBS=$((kb / 1500000))
    done </proc/meminfo
    ((JOBS >= 1)) || JOBS=1
}

on_or_off() {
    [[ $FEATURES == *" $1 "* ]] && echo ON || echo OFF
}

configure() {
    local reason
    local -a environment=(env -C "$root") fresh=()
    [[ -z $NVCC ]] || environment+=("CUDACXX=$NVCC")
    stage 'configuring the build' "$configure_weight"
    : >"$state/log/configure.log"
    if [[ -r $stamps/configured ]]; then
        # CMake refuses a tree that was moved, and keeps what it once found out about the CUDA compiler.
        [[ $(<"$stamps/configured") == "$root"$'\n'* ]] || rm -rf "$build_dir"
        [[ $(<"$stamps/configured") == "$KEY "* ]] || fresh=(--fresh)
    fi
    run configure.log by_time "${environment[@]}" cmake --preset release "${fresh[@]}" -DMIRO_WERROR=ON \
        "-DMIRO_BUILD_TESTS=$(on_or_off tests)" "-DMIRO_BUILD_WINDOW=$(on_or_off window)" || {
        fail_if_disk_full configure.log 'configuring the build failed'
        reason=$(first_error configure.log) || reason='CMake gives no reason'
        fail "configuring the build failed: $reason" "Repair that $again" configure.log
    }
    reason=$(grep -m1 -o 'CUDA kernels are skipped.*' "$state/log/configure.log") && say "studio: $reason"
    { write_stamp features "$FEATURES" && write_stamp configured "$KEY$FEATURES"; } ||
        fail "$stamps cannot be written" "Free some space $again"
    stage_done
    add_plugin
    total_weight=$((total_weight - planned_build))
    count_edges
    total_weight=$((total_weight + planned_build))
}

# build GOAL
build() {
    local ready
    [[ ! $CONFIGURE ]] || configure
    # Sources that change while the compiler runs must count as newer than the stamp.
    : >"$stamps/build-started" || fail "$stamps cannot be written" "Free some space $again"
    if ((EDGES > 0)); then
        stage "compiling $EDGES files" "$planned_build"
        : >"$state/log/build.log"
        run build.log by_ninja env NINJA_STATUS='[%f/%t] ' ninja -C "$build_dir" -j "$JOBS" "${TARGETS[@]}" ||
            build_failed "$1"
        stage_done
    fi
    for ready in engine window; do
        [[ $ready == engine || $1 != engine ]] || continue # the window comes with the command
        { write_stamp "build-$ready" "$KEY" && touch -r "$stamps/build-started" "$stamps/build-$ready"; } ||
            fail "$stamps cannot be written" "Free some space $again"
    done
}

# first_error LOG: the line that names the first error, best one in our own sources; an error in a library's
# header says nothing without the file that was compiled. CMake's comes with the lines after it.
first_error() {
    local line object log=$state/log/$1 pattern='^CMake Error|: (fatal )?error: |\): error|undefined reference|^ninja: error'
    line=$(grep -F "$root/" "$log" | grep -m1 -E ': (fatal )?error: |\): error') ||
        line=$(grep -m1 -A3 -E "$pattern" "$log") || return
    case $line in
        'CMake Error'*) line=$(tr -s '\n ' ' ' <<<"$line") ;;
        "$root"/*) line=${line%%$'\n'*} ;;
        /*)
            line=${line%%$'\n'*}
            object=$(grep -m1 -oE '^FAILED: [^ ]+' "$log") && line="$line (in ${object#FAILED: })"
            ;;
        *) line=${line%%$'\n'*} ;;
    esac
    echo "${line//"$root/"/}" | cut -c1-400
}

build_failed() {
    local reason log=$state/log/build.log
    fail_if_disk_full build.log 'the build failed'
    ! grep -qE 'Killed signal|virtual memory exhausted|out of memory|std::bad_alloc' "$log" ||
        fail 'the build failed: the memory ran out' \
            "Close other programs, or set CMAKE_BUILD_PARALLEL_LEVEL=1, $again" build.log
    # Who runs the tests works on the program, maybe on a machine whose log cannot be fetched.
    [[ $1 != test ]] || { clear_line && sed -n '/^FAILED:/,$p' "$log" | head -n 80 >&2; }
    reason=$(first_error build.log) || reason='the compiler gives no reason'
    fail "the build failed: $reason" "Repair that $again" build.log
}
