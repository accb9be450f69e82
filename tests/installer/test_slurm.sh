#!/usr/bin/env bash
# test_slurm.sh MIRO SOURCE_DIR: a real Slurm of one machine on loopback, with keys, ports and folders of its own, runs
# the batch scripts of installer/cluster as an array; one task is killed half-way and requeued, another is requeued while
# it draws. Then the merged folder must be the one that a single run gives, byte for byte. Needs no systemd, no cgroups
# and no configuration of this machine. Exit 77: skipped, and why.
set -euo pipefail

miro=$(readlink -f -- "$1") source_dir=$(readlink -f -- "$2")
shards=3
prompts=36
steps=${MIRO_SLURM_STEPS:-40}

skip() {
    echo "skipped: $*"
    exit 77
}
((EUID == 0)) || skip 'Slurm as it is configured here needs root'
PATH=$PATH:/usr/sbin:/sbin
for program in slurmctld slurmd munged sbatch scontrol squeue; do
    command -v "$program" >/dev/null || skip "$program is not installed (Debian: slurmctld slurmd munge slurm-client)"
done
encoder=$source_dir/.studio/models/sentence-transformers/all-MiniLM-L6-v2/model.safetensors
[[ -s $encoder ]] || skip "the starter model's text encoder was not fetched"

scratch=$(mktemp -d)
chmod 755 "$scratch" # munge looks at the folders above its socket
mkdir -m 700 "$scratch/key"
mkdir "$scratch"/{munge,state,spool,log,work,home}

# ---- what is started is stopped, whatever happens

pids() { # of what runs in this test's folder: by its own files, never by a name
    local file pid
    for file in "$scratch"/pid/*; do
        [[ -s $file ]] && read -r pid <"$file" && [[ $pid =~ ^[0-9]+$ && -d /proc/$pid ]] && echo "$pid"
    done
    # A step's daemon holds its configuration's name in its environment.
    for file in /proc/[0-9]*/environ; do
        pid=${file#/proc/}
        pid=${pid%/environ}
        [[ $pid != "$$" && $pid != "$BASHPID" ]] && grep -qsz "^MIRO_SLURM_TEST=$scratch\$" "$file" && echo "$pid"
    done
    return 0
}
mkdir "$scratch/pid"
clean_up() {
    local code=$? pid round
    set +e
    trap - EXIT
    if ((code != 0 && code != 77)); then
        tail -n 30 "$scratch"/log/* "$scratch"/work/*.log >&2
    fi
    for round in TERM TERM KILL; do
        for pid in $(pids); do kill -s "$round" "$pid" 2>/dev/null; done
        for _ in $(seq 50); do
            [[ -z $(pids) ]] && break 2
            sleep 0.1
        done
    done
    for _ in 1 2 3; do rm -rf "$scratch" 2>/dev/null && break; sleep 0.5; done
    exit "$code"
}
trap clean_up EXIT
trap 'exit 1' INT TERM HUP

fail() {
    printf 'failed: %s\n' "$@" >&2
    exit 1
}

# wait_until SECONDS WHAT COMMAND...: the bound is generous; a dead-lock shall not hang the suite.
wait_until() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        ((SECONDS < end)) || fail "waited too long for $what"
        sleep 0.05
    done
}

# ---- a cluster of this machine alone

# Two ports in a row that nobody has.
taken=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '{print $2}')
is_taken() { grep -qi ":$(printf '%04X' "$1")\$" <<<"$taken"; }
port=$((20000 + RANDOM % 12000))
while is_taken "$port" || is_taken "$((port + 1))"; do port=$((20000 + RANDOM % 12000)); done

host=$(hostname -s 2>/dev/null || hostname)
head -c 1024 /dev/urandom >"$scratch/key/munge.key"
chmod 400 "$scratch/key/munge.key"
cat >"$scratch/slurm.conf" <<END
ClusterName=miro
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,bf_interval=1,requeue_delay=1
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/pid/slurmctld
SlurmdPidFile=$scratch/pid/slurmd
SlurmctldLogFile=$scratch/log/slurmctld
SlurmdLogFile=$scratch/log/slurmd
PlugStackConfig=$scratch/plugstack.conf
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=5
MinJobAge=3600
NodeName=$host NodeAddr=127.0.0.1 CPUs=$((shards + 1)) RealMemory=65536 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
: >"$scratch/plugstack.conf"
export SLURM_CONF=$scratch/slurm.conf MIRO_SLURM_TEST=$scratch
unset "${!SLURM_ARRAY@}" RANK WORLD_SIZE

munged --force --socket="$scratch/munge/socket" --key-file="$scratch/key/munge.key" --pid-file="$scratch/pid/munged" \
    --seed-file="$scratch/key/seed" --log-file="$scratch/log/munged" >"$scratch/log/start" 2>&1 ||
    skip "munged does not run here: $(tail -n 1 "$scratch/log/start")"
slurmctld >"$scratch/log/start" 2>&1 || skip "slurmctld does not run here: $(tail -n 1 "$scratch/log/start")"
slurmd -N "$host" >"$scratch/log/start" 2>&1 || skip "slurmd does not run here: $(tail -n 1 "$scratch/log/start")"
is_idle() { [[ $(sinfo -h -o '%T' 2>/dev/null) == idle ]]; }
wait_until 60 'the machine to be idle' is_idle

# ---- the list: costs differ, some lines have several pictures

cd "$scratch/work"
export HOME=$scratch/home OMP_NUM_THREADS=1 MIRO=$miro
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME MIRO_MODELS MIRO_LIBRARY HF_HOME HF_HUB_CACHE
for ((i = 0; i < prompts; ++i)); do
    case $((i % 6)) in
        1) echo "a {red|green|blue} house number $i" ;;
        3) echo "a boat, number $i --steps $((steps / 2))" ;;
        4) echo "two hills, number $i --count 2 --guidance 3" ;;
        *) echo "a tree, number $i" ;;
    esac
done >list.txt
options=(--steps "$steps" --batch-size 2 --device cpu --no-sheets)
"$miro" batch list.txt --output-dir single "${options[@]}" >/dev/null

# ---- the array

array=$(sbatch --parsable --array=0-$((shards - 1)) --cpus-per-task=1 --mem=0 "$source_dir/installer/cluster/miro-batch.sbatch" \
    list.txt out "${options[@]}")
merge=$(sbatch --parsable --dependency="afterok:$array" --mem=0 \
    "$source_dir/installer/cluster/miro-batch-merge.sbatch" out)

results() { echo "out/shards/$1-of-$shards/results.jsonl"; }
has_begun() { [[ -s $(results "$1") ]] && (($(wc -l <"$(results "$1")") >= 2)); }
lines_of() { wc -l <"$(results "$1")"; }
wanted_of() { wc -l <"out/shards/$1-of-$shards/manifest.jsonl"; }
# The program of a task: it has the task's number and this test's mark in its environment.
program_of() {
    local file pid
    for file in /proc/[0-9]*/exe; do
        [[ $(readlink "$file" 2>/dev/null) == "$miro" ]] || continue
        pid=${file#/proc/}
        pid=${pid%/exe}
        grep -qsz "^SLURM_ARRAY_TASK_ID=$1\$" "/proc/$pid/environ" &&
            grep -qsz "^MIRO_SLURM_TEST=$scratch\$" "/proc/$pid/environ" && echo "$pid"
    done
    return 0
}
state_of() { scontrol show job "$1" 2>/dev/null | sed -n 's/^ *JobState=\([A-Z_]*\).*/\1/p' | head -n 1; }
has_state() { [[ $(state_of "$1") == "$2" ]]; }
has_requeued() { scontrol show job "$1" | grep -q ' Restarts=[1-9]'; }
start_now() { scontrol update JobId="$1" StartTime=now 2>>"$scratch/log/start" || [[ $(state_of "$1") =~ ^(RUNNING|COMPLETED)$ ]]; }

wait_until 300 'the second task to draw' has_begun 1
victim=$(program_of 1)
[[ -n $victim ]] || fail 'the second task had ended before it could be killed'
kill -s STOP "$victim"
(($(lines_of 1) < $(wanted_of 1))) || fail 'the second task had drawn everything before it could be killed'
kill -s KILL "$victim"
echo "killed task 1 with $(($(lines_of 1) - 1)) of $(($(wanted_of 1) - 1)) pictures drawn"
# The batch script puts it back into the queue, where Slurm lets it wait for two minutes unless it is told otherwise.
wait_until 120 'the killed task to be requeued' has_requeued "${array}_1"
wait_until 120 'the killed task to be startable' start_now "${array}_1"

# What a machine that is taken away looks like: Slurm itself ends the task and puts it back.
wait_until 300 'the third task to draw' has_begun 2
if [[ -n $(program_of 2) ]]; then
    scontrol requeue "${array}_2"
    wait_until 120 'the third task to be requeued' has_requeued "${array}_2"
    wait_until 120 'the third task to be startable' start_now "${array}_2"
    echo 'requeued task 2 while it drew'
fi

has_ended() { [[ $(state_of "$1") =~ ^(COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL|OUT_OF_MEMORY)$ ]]; }
for ((i = 0; i < shards; ++i)); do
    wait_until 600 "task $i to end" has_ended "${array}_$i"
    has_state "${array}_$i" COMPLETED || fail "task $i ended as $(state_of "${array}_$i")"
done
has_requeued "${array}_1" || fail 'the killed task did not run again'
wait_until 300 'the merge to end' has_ended "$merge"
has_state "$merge" COMPLETED || fail "the merge ended as $(state_of "$merge")"

# ---- the same files, byte for byte; only the seconds that a picture took differ

names() { (cd "$1" && find . -path ./shards -prune -o -type f -print | LC_ALL=C sort); }
diff <(names single) <(names out) >&2 || fail 'the merged folder has other files than a single run'
pictures=0
while read -r name; do
    case $name in
        *.png | ./manifest.jsonl)
            cmp "single/$name" "out/$name" >&2 || fail "$name differs"
            [[ $name != *.png ]] || pictures=$((pictures + 1))
            ;;
    esac
done < <(names single)
without_seconds() { sed 's/"seconds":[^,}]*//' "$1" | LC_ALL=C sort; }
diff <(without_seconds single/results.jsonl) <(without_seconds out/results.jsonl) >&2 || fail 'the results differ'
[[ $(find out/shards -name '.miro-*' | wc -l) == 0 ]] || fail 'files of the killed task are left'
((pictures >= prompts)) || fail "only $pictures pictures were compared"
"$miro" batch merge out >/dev/null || fail 'merging again failed'
echo "an array of $shards tasks drew the $pictures pictures of a single run, byte for byte, in ${SECONDS} s"
