# Sourced by the tests of installer/: a real Slurm of this machine alone, on loopback, with keys, ports and folders of its
# own; stopped and removed when the test ends, however it does. Needs no systemd, no cgroups and no configuration of this
# machine. Takes $cpus (how many to pretend) and $miro; leaves the shell in an empty folder. Exit 77: skipped, and why.

skip() {
    echo "skipped: $*"
    exit 77
}
((EUID == 0)) || skip 'Slurm as it is configured here needs root'
PATH=$PATH:/usr/sbin:/sbin
for program in slurmctld slurmd munged sbatch scontrol squeue; do
    command -v "$program" >/dev/null || skip "$program is not installed (Debian: slurmctld slurmd munge slurm-client)"
done
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
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus RealMemory=65536 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
: >"$scratch/plugstack.conf"
export SLURM_CONF=$scratch/slurm.conf MIRO_SLURM_TEST=$scratch
unset "${!SLURM_ARRAY@}" RANK WORLD_SIZE LOCAL_RANK MASTER_ADDR MASTER_PORT

munged --force --socket="$scratch/munge/socket" --key-file="$scratch/key/munge.key" --pid-file="$scratch/pid/munged" \
    --seed-file="$scratch/key/seed" --log-file="$scratch/log/munged" >"$scratch/log/start" 2>&1 ||
    skip "munged does not run here: $(tail -n 1 "$scratch/log/start")"
slurmctld >"$scratch/log/start" 2>&1 || skip "slurmctld does not run here: $(tail -n 1 "$scratch/log/start")"
slurmd -N "$host" >"$scratch/log/start" 2>&1 || skip "slurmd does not run here: $(tail -n 1 "$scratch/log/start")"
is_idle() { [[ $(sinfo -h -o '%T' 2>/dev/null) == idle ]]; }
wait_until 60 'the machine to be idle' is_idle

cd "$scratch/work"
export HOME=$scratch/home OMP_NUM_THREADS=1 MIRO=$miro
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME MIRO_MODELS MIRO_LIBRARY HF_HOME HF_HUB_CACHE

# ---- what a test asks of it

state_of() { scontrol show job "$1" 2>/dev/null | sed -n 's/^ *JobState=\([A-Z_]*\).*/\1/p' | head -n 1; }
has_state() { [[ $(state_of "$1") == "$2" ]]; }
has_ended() { [[ $(state_of "$1") =~ ^(COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL|OUT_OF_MEMORY)$ ]]; }
