"""Times CLIP scorers and ImageReward at their published sizes (random weights, fp32, CPU): the Python packages and ours, one after the other, and the
ratio.

    published_scorers.py --ours BUILD/tests/bench_scorers [--threads 2] [--repeats 3] [--sizes large huge image_reward]

Each measurement is a batch of eight pictures of 512 px and eight prompts of 20 tokens, from RGB pictures to vectors:
  large_batch    transformers' CLIPImageProcessor and CLIPModel, ViT-L/14 (CLIP OpenAI; the picture half is Aesthetic's)
  huge_batch     the same, ViT-H/14 (PickScore, SciScore)
  hpsv2_batch    hpsv2's own open_clip and transform, ViT-H/14; its tokenizer pads to 77
  image_reward_batch   image-reward's own network and transform; its tokenizer pads to 35. Its score() takes one picture at a time;
                 this is its batched score_gard()

Prints a JSON line a measurement and, at the end, {"what", "ratio"}: the package's median divided by ours.

pip: torch==2.11.0 transformers==4.47.1 hpsv2==1.2.0 open-clip-torch==3.3.0 clint==0.5.1 pillow==11.3.0
"""
import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--ours", required=True)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--repeats", type=int, default=3)
parser.add_argument("--sizes", nargs="+", default=["large", "huge", "image_reward"])
args = parser.parse_args()
os.environ["OMP_NUM_THREADS"] = str(args.threads)
warnings.filterwarnings("ignore")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reference"))

import numpy as np
import torch
from PIL import Image
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel

BATCH, TOKENS, SIDE = 8, 20, 512
SIZES = {"large": ("quick_gelu", 768, (768, 3072, 12, 12), (1024, 4096, 24, 16)),
         "huge": ("gelu", 1024, (1024, 4096, 24, 16), (1280, 5120, 32, 16))}
HUGE = {"embed_dim": 1024,
        "vision_cfg": {"image_size": 224, "layers": 32, "width": 1280, "head_width": 80, "patch_size": 14},
        "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 1024, "heads": 16, "layers": 24}}


def report(what, work):
    work()
    times = []
    for _ in range(args.repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    line = {"what": what, "threads": args.threads, "repeats": args.repeats, "median_s": round(statistics.median(times), 4),
            "min_s": round(min(times), 4), "max_s": round(max(times), 4)}
    print("package", json.dumps(line), flush=True)
    return line


def tower(sizes):
    return dict(zip(("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads"), sizes))


@torch.inference_mode()
def published(size):
    act, features, text, vision = SIZES[size]
    config = CLIPConfig(projection_dim=features, text_config={**tower(text), "hidden_act": act, "projection_dim": features},
                        vision_config={**tower(vision), "hidden_act": act, "patch_size": 14, "projection_dim": features})
    model, prepare = CLIPModel(config).eval(), CLIPImageProcessor()
    noise = np.random.default_rng(0)
    pictures = [Image.fromarray(noise.integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8), "RGB") for _ in range(BATCH)]
    ids = torch.randint(1000, 40000, (BATCH, TOKENS))
    ids[:, -1] = 49407
    lines = []
    lines.append(report(f"{size}_preparation", lambda: prepare(pictures, return_tensors="pt")))
    lines.append(report(f"{size}_pictures", lambda: model.get_image_features(prepare(pictures, return_tensors="pt")["pixel_values"])))
    lines.append(report(f"{size}_prompts", lambda: model.get_text_features(ids)))
    lines.append(report(f"{size}_batch", lambda: (model.get_image_features(prepare(pictures, return_tensors="pt")["pixel_values"]),
                                                  model.get_text_features(ids))))
    if size == "huge":
        del model
        gc.collect()
        from make_scorer_models import import_hps
        package, _, transform = import_hps()
        model, prepare = package.CLIP(**HUGE, output_dict=True).eval(), transform.image_transform(224, is_train=False)
        padded = torch.zeros(BATCH, 77, dtype=torch.long)
        padded[:, :TOKENS] = ids
        lines.append(report("hpsv2_batch", lambda: model(torch.stack([prepare(p) for p in pictures]), padded)))
    return lines


@torch.inference_mode()
def published_image_reward():
    import make_image_reward as fixtures  # imports the package without its training module
    os.chdir(fixtures.PUBLISHED)  # where it finds bert-base-uncased
    config = json.loads((fixtures.PUBLISHED / "THUDM/ImageReward/med_config.json").read_text())
    config.update(hidden_size=768, intermediate_size=3072, num_attention_heads=12, num_hidden_layers=12, vocab_size=30524,
                  max_position_embeddings=512)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(config, file)
        file.flush()
        model = fixtures.reward_module.ImageReward(med_config=file.name).eval()
    noise = np.random.default_rng(0)
    pictures = [Image.fromarray(noise.integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8), "RGB") for _ in range(BATCH)]
    ids, mask = torch.zeros(BATCH, 35, dtype=torch.long), torch.zeros(BATCH, 35, dtype=torch.long)
    ids[:, :TOKENS], mask[:, :TOKENS] = torch.randint(1000, 30000, (BATCH, TOKENS)), 1
    return [report("image_reward_batch", lambda: model.score_gard(ids, mask, torch.stack([model.preprocess(p) for p in pictures])))]


def ours(size):
    command = [args.ours, str(args.threads), str(args.repeats), size]
    lines = [json.loads(line) for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()]
    for line in lines:
        print("ours   ", json.dumps(line), flush=True)
    return lines


def main():
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    for size in args.sizes:
        mine = {line["what"]: line["median_s"] for line in ours(size)}
        for line in published_image_reward() if size == "image_reward" else published(size):
            print(json.dumps({"what": line["what"], "ratio": round(line["median_s"] / mine[line["what"]], 3)}), flush=True)
        gc.collect()


main()
