"""How often a reward's target of 1 moves that reward above what a target of 0 gives, same prompt and same seed.

One JSON line a reward, and one for all targets together: {"target", "measured", "pairs", "moved", "part", "mean_difference"}.
Prompts are the starter's held-out scenes, as many of each category; the other targets stay at the model's defaults. The
folder keeps the pictures and what was measured: run again it goes on where it stood.

    tests/bench/reward_response.py FOLDER [--miro ./studio] [--model starter] [--prompts 100] [--seeds 4]
"""
import argparse
import json
import pathlib
import subprocess

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--miro", default="./studio")
parser.add_argument("--model", default="starter")
parser.add_argument("--models", action="append", default=[])
parser.add_argument("--prompts", type=int, default=100)
parser.add_argument("--seeds", type=int, default=4)
parser.add_argument("--steps", type=int)
args = parser.parse_args()

MEASURED = {
    "clip_score": "starter_clip",
    "pick_a_score_score": "starter_pick",
    "aesthetic_score": "starter_beauty",
    "vqa_score": "starter_vqa",
}
CATEGORIES = 6


def miro(*words):
    return subprocess.run([args.miro, *map(str, words)], check=True, capture_output=True, text=True).stdout


def prompts():
    each = -(-args.prompts // CATEGORIES)
    lines = [json.loads(line)["prompt"] for line in miro("eval", "scene-prompts", "--held-out", "--per-category", each).splitlines()]
    ordered = [lines[category * each + i] for i in range(each) for category in range(CATEGORIES)]
    return ordered[: args.prompts]


def drawn(name, targets):
    """Scores by (prompt and seed) in order, one dictionary a picture."""
    folder = args.folder / name
    words = ["batch", args.folder / "prompts.txt", "--output-dir", folder, "--resume", "--model", args.model, "--count", args.seeds]
    words += ["--score", ",".join(MEASURED.values()), "--no-sheets", "--expand", "none"]
    for models in args.models:
        words += ["--models", models]
    for key, value in targets.items():
        words += ["--reward", f"{key}={value}"]
    if args.steps:
        words += ["--steps", args.steps]
    miro(*words)
    results = {}
    for line in (folder / "results.jsonl").read_text().splitlines():
        result = json.loads(line)
        if "scores" in result:
            results[result["index"]] = {score["scorer"]: score["training"] for score in result["scores"]}
    return [results[index] for index in sorted(results)]


def say(target, key, low, high):
    scorer = MEASURED[key]
    differences = [b[scorer] - a[scorer] for a, b in zip(low, high, strict=True)]
    moved = sum(difference > 0 for difference in differences)
    print(json.dumps({"target": target, "measured": key, "pairs": len(differences), "moved": moved, "part": moved / len(differences),
                      "mean_difference": sum(differences) / len(differences)}), flush=True)


args.folder.mkdir(parents=True, exist_ok=True)
(args.folder / "prompts.txt").write_text("".join(prompt + "\n" for prompt in prompts()))
low, high = drawn("all-0", dict.fromkeys(MEASURED, 0)), drawn("all-1", dict.fromkeys(MEASURED, 1))
for key in MEASURED:
    say("all", key, low, high)
for key in MEASURED:
    say(key, key, drawn(f"{key}-0", {key: 0}), drawn(f"{key}-1", {key: 1}))
