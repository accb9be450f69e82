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

cpus=$((shards + 1))
source "$source_dir/tests/installer/one_machine_slurm.sh"
encoder=$source_dir/.studio/models/sentence-transformers/all-MiniLM-L6-v2/model.safetensors
[[ -s $encoder ]] || skip "the starter model's text encoder was not fetched"

# ---- the list: costs differ, some lines have several pictures

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
has_requeued() { scontrol show job "$1" | grep -q ' Restarts=[1-9]'; }
# Not in the second in which its former run was ended: the node refuses a task that is not younger than that.
start_soon() { scontrol update JobId="$1" StartTime=now+5seconds 2>>"$scratch/log/start" || [[ $(state_of "$1") =~ ^(RUNNING|COMPLETED)$ ]]; }

wait_until 300 'the second task to draw' has_begun 1
victim=$(program_of 1)
[[ -n $victim ]] || fail 'the second task had ended before it could be killed'
kill -s STOP "$victim"
(($(lines_of 1) < $(wanted_of 1))) || fail 'the second task had drawn everything before it could be killed'
kill -s KILL "$victim"
echo "killed task 1 with $(($(lines_of 1) - 1)) of $(($(wanted_of 1) - 1)) pictures drawn"
# The batch script puts it back into the queue, where Slurm lets it wait for two minutes unless it is told otherwise.
wait_until 120 'the killed task to be requeued' has_requeued "${array}_1"
wait_until 120 'the killed task to be startable' start_soon "${array}_1"

# What a machine that is taken away looks like: Slurm itself ends the task and puts it back.
wait_until 300 'the third task to draw' has_begun 2
if [[ -n $(program_of 2) ]]; then
    scontrol requeue "${array}_2"
    wait_until 120 'the third task to be requeued' has_requeued "${array}_2"
    wait_until 120 'the third task to be startable' start_soon "${array}_2"
    echo 'requeued task 2 while it drew'
fi

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
