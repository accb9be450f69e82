#!/usr/bin/env bash
# test_slurm_training.sh MIRO SOURCE_DIR: under a real Slurm of one machine, two tasks train as one process does; when
# one of two is killed the other ends with a line; submitted again with one task, the run goes on. Exit 77: skipped.
set -euo pipefail

miro=$(readlink -f -- "$1") source_dir=$(readlink -f -- "$2")
cpus=2
source "$source_dir/tests/installer/one_machine_slurm.sh"
script=$source_dir/installer/cluster/miro-train.sbatch

cat >config.json <<'END'
{"kind": "toy", "steps": 20, "batch-size": 16, "warmup-steps": 2, "held-out-steps": 10, "checkpoint-steps": 10}
END
submit() { # OPTION... -- ARGUMENT...: prints the job's number
    local options=()
    while [[ $1 != -- ]]; do options+=("$1") && shift; done
    shift
    sbatch --parsable --cpus-per-task=1 --mem=0 --no-requeue --output='%j.log' "${options[@]}" "$script" "$@"
}
wait_for() {
    wait_until 300 "job $1 to end" has_ended "$1"
}

# Lines of metrics but for times: "step name value" a number, held-out ones too.
numbers() {
    sed -n 's/[{}"]//g; s/held_out:/held_out_/; p' "$1" | awk -F, '{
        step = ""
        for (i = 1; i <= NF; ++i) {
            split($i, part, ":")
            if (part[1] == "step") step = part[2]
            else if (part[1] != "seconds" && part[1] != "waited" && part[1] != "best") print step, part[1], part[2]
        }
    }'
}
# same FIRST SECOND: the first step's numbers within 1e-5 of each other, the others within 1e-4.
same() {
    paste -d ' ' <(numbers "$1") <(numbers "$2") | awk '
        { if ($1 != $4 || $2 != $5) { print "other lines: " $0; bad = 1; next }
          difference = $3 - $6; if (difference < 0) difference = -difference
          size = $6 < 0 ? -$6 : $6
          if (difference > ($1 == 1 ? 1e-5 : 1e-4) * size) { print "too far apart: " $0; bad = 1 }
          ++count }
        END { if (count < 20) { print "only " count " numbers"; bad = 1 } exit bad }' >&2
}

"$miro" train config.json --output-dir one >/dev/null
job=$(submit --ntasks=2 --ntasks-per-node=2 -- config.json two)
wait_for "$job"
has_state "$job" COMPLETED || fail "two tasks ended as $(state_of "$job")" "$(cat "$job.log")"
[[ -s two/model/model.safetensors ]] || fail 'two tasks exported no model'
[[ $(wc -l <two/metrics.jsonl) == $(wc -l <one/metrics.jsonl) ]] || fail 'both tasks wrote metrics, or none'
same two/metrics.jsonl one/metrics.jsonl || fail 'two tasks trained something else than one process'
echo "two tasks trained 20 steps as one process does"

# ---- a task that dies

job=$(submit --ntasks=2 --ntasks-per-node=2 -- config.json killed --set steps=100000000 --set checkpoint-steps=50)
has_saved() { compgen -G 'killed/checkpoints/step-*' >/dev/null; }
wait_until 300 'two tasks to save' has_saved
task_of() { # the program of the task of that rank
    local file pid
    for file in /proc/[0-9]*/exe; do
        [[ $(readlink "$file" 2>/dev/null) == "$miro" ]] || continue
        pid=${file#/proc/}
        pid=${pid%/exe}
        grep -qsz "^SLURM_PROCID=$1\$" "/proc/$pid/environ" &&
            grep -qsz "^SLURM_STEP_NUM_TASKS=2\$" "/proc/$pid/environ" &&
            grep -qsz "^MIRO_SLURM_TEST=$scratch\$" "/proc/$pid/environ" && echo "$pid"
    done
    return 0
}
victim=$(task_of 1)
[[ -n $victim ]] || fail 'the second task was not found'
kill -s KILL "$victim"
wait_for "$job"
has_state "$job" FAILED || fail "a job whose task was killed ended as $(state_of "$job")"
grep -q 'process 1 of 2 .* has ended without a word' "$job.log" || fail 'the other task did not say why it ended'
echo 'the task that was left ended with a line'

# ---- another number of tasks goes on

last=$(sed -n 's/^{"step":\([0-9]*\),.*/\1/p' killed/metrics.jsonl | tail -n 1)
job=$(submit --ntasks=1 --ntasks-per-node=1 -- config.json killed --set steps=$((last + 200)) --set checkpoint-steps=50)
wait_for "$job"
has_state "$job" COMPLETED || fail "the run did not go on: $(state_of "$job")" "$(cat "$job.log")"
[[ $(tail -n 1 killed/metrics.jsonl) == '{"step":'$((last + 200))* ]] || fail 'the run that went on did not come to its end'
steps=$(sed -n 's/^{"step":\([0-9]*\),"loss".*/\1/p' killed/metrics.jsonl)
[[ $steps == "$(seq $((last + 200)))" ]] || fail 'steps are missing, or there twice'
echo "one task went on from the two, in ${SECONDS} s"
