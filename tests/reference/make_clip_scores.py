"""Makes tests/fixtures/scores/clip.json: what the published packages give for the checkpoints of make_scorer_models.py.

{"scores": {scorer: [raw value of each of inputs.json's pairs]},
 "hpsv2_ids": [[ids of each prompt, without padding]],
 "pixels": {"transformers" | "clip": [crc32 of each picture's 224 x 224 levels], "hpsv2": [crc32 of its float32 levels, (3, 224, 224)]}}

How each is computed: clip_openai, pick_score, sciscore by transformers' CLIPModel, CLIPImageProcessor and CLIPTokenizerFast, logits /
100; hpsv2 by hpsv2's own open_clip (model, image_transform, tokenizer); aesthetic on the vectors of transformers' CLIPModel, pictures
prepared by the clip package's transform.

pip: torch==2.11.0 transformers==4.47.1 hpsv2==1.2.0 openai-clip==1.0.1 pillow==11.3.0 ftfy==6.3.1
"""
import gzip
import json
import tempfile
import zlib
from pathlib import Path

import numpy as np
import score_inputs
import torch
from common import FIXTURES
from make_scorer_models import FOLDER, HPS, import_hps
from transformers import CLIPImageProcessor, CLIPModel, CLIPTokenizerFast

LARGE, HUGE = "openai/clip-vit-large-patch14", "laion/CLIP-ViT-H-14-laion2B-s32B-b79K"


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


def transformers_scores(repo, tokenizer_repo, pictures, pairs):
    model = CLIPModel.from_pretrained(FOLDER / repo, torch_dtype=torch.float32).eval()
    tokenizer = CLIPTokenizerFast(str(FOLDER / tokenizer_repo / "vocab.json"), str(FOLDER / tokenizer_repo / "merges.txt"))
    images = unit(model.get_image_features(CLIPImageProcessor()(pictures, return_tensors="pt")["pixel_values"]))
    texts = []
    for prompt in score_inputs.PROMPTS:
        ids = tokenizer([prompt], padding=True, truncation=True, max_length=77, return_tensors="pt")
        texts.append(unit(model.get_text_features(**ids))[0])
    scale = model.logit_scale.exp()
    return [(scale * texts[prompt] @ images[picture] / 100).item() for picture, prompt in pairs]


def hps_tokenizer():
    """hpsv2's tokenizer with the fixtures' vocabulary."""
    tokenizer = import_hps()[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bpe.txt.gz"
        merges = (FOLDER / HUGE / "merges.txt").read_text(encoding="utf-8").rstrip("\n")
        path.write_bytes(gzip.compress(merges.encode("utf-8")))
        tokenizer._tokenizer = tokenizer.SimpleTokenizer(str(path))
    return tokenizer


def hps_package():
    """hpsv2's model with the fixtures' weights, its transform and tokenizer."""
    package, _, transform = import_hps()
    model = package.CLIP(**HPS, output_dict=True).eval()
    model.load_state_dict(torch.load(FOLDER / "xswu/HPSv2" / "HPS_v2.1_compressed.pt")["state_dict"])
    return model.float(), transform.image_transform(224, is_train=False), hps_tokenizer()


def crc(array):
    return zlib.crc32(np.ascontiguousarray(array).tobytes())


def make():
    import clip.clip
    pictures, pairs = score_inputs.pictures(), score_inputs.pairs()
    scores = {
        "clip_openai": transformers_scores(LARGE, LARGE, pictures, pairs),
        "pick_score": transformers_scores("yuvalkirstain/PickScore_v1", HUGE, pictures, pairs),
        "sciscore": transformers_scores("Jialuo21/SciScore", HUGE, pictures, pairs),
    }

    transform = clip.clip._transform(224)
    model = CLIPModel.from_pretrained(FOLDER / LARGE).eval()
    x = unit(model.get_image_features(torch.stack([transform(p) for p in pictures])))
    state = torch.load(FOLDER / "christophschuhmann/improved-aesthetic-predictor" / "sac+logos+ava1-l14-linearMSE.pth")
    for index in (0, 2, 4, 6, 7):
        x = torch.nn.functional.linear(x, state[f"layers.{index}.weight"], state[f"layers.{index}.bias"])
    scores["aesthetic"] = [x[picture, 0].item() for picture, _ in pairs]

    model, prepare, tokenizer = hps_package()
    images = torch.cat([model(prepare(p)[None], tokenizer.tokenize(["x"]))["image_features"] for p in pictures])
    ids = tokenizer.tokenize(score_inputs.PROMPTS)
    texts = model(prepare(pictures[0])[None], ids)["text_features"]
    scores["hpsv2"] = [(images[picture] @ texts[prompt]).item() for picture, prompt in pairs]

    plain = CLIPImageProcessor(do_rescale=False, do_normalize=False)
    steps = prepare.transforms
    # Alone, a picture of 1 or 3 rows is taken for one of so many channels; beside others, and here, it is not.
    pixels = {
        "transformers": [crc(plain(p, return_tensors="np", input_data_format="channels_last")["pixel_values"][0].transpose(1, 2, 0).astype(np.uint8))
                         for p in pictures],
        "clip": [crc(np.asarray(transform.transforms[1](transform.transforms[0](p)))) for p in pictures],
        "hpsv2": [crc(steps[3](steps[2](steps[1](steps[0](p)))).numpy()) for p in pictures],
    }
    last = ids.max().item()
    rows = [row[: row.tolist().index(last, max(0, int(row.nonzero()[-1]))) + 1].tolist() for row in ids]
    (FIXTURES / "scores" / "clip.json").write_text(
        json.dumps({"scores": scores, "hpsv2_ids": rows, "pixels": pixels}) + "\n", encoding="utf-8")
    for name, values in scores.items():
        print(name, min(values), max(values))


if __name__ == "__main__":
    make()
