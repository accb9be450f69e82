"""Makes tests/fixtures/sampling/<case>/: whole sampler runs on the CPU in fp32.

case.json       model, prompt, seeds, steps, guidance (its type and range), positive and negative targets (null: left out), shift;
                "made_by" says whether MiroPipeline, the published sampler function, or (for what the published one cannot run) our
                own loop over the published network made it; "spread" is how far the latents move when the noise moves by 1e-6
latents.npy     (N,C,h,w), the sampler's own space, picture i from seeds[i] alone
inputs.safetensors  noise (N,C,h,w), text (1,T,D), mask (1,T), uncond (as stored), gammas (steps + 1)
pixels.png      where the case asks for it: the N pictures side by side, decoded and truncated by MiroPipeline
trajectory.npy  where the case asks for it: (steps + 1, C, h, w) of the first picture, the noise included

pip: torch==2.11.0 miro-t2i==0.1.4 diffusers==0.35.2 transformers==4.47.1 safetensors==0.8.0 numpy==2.4.6 pillow==13.0.0
"""
import math
import sys

import numpy as np
import torch
from PIL import Image

import published
from common import case_dir, open_to_all, write_json, write_npy, write_tensors

BIG_SEED = 2 ** 32 + 5
SOME = {"aesthetic_score": 0.625, "clip_score": 0.9, "vqa_score": 0.0}
ODD_NEGATIVE = {"aesthetic_score": 0.25, "hpsv2_score": 1.0}


def our_loop(pipe, x, text, mask, steps, guidance, positive, negative, kind="constant", first=0, last=None):
    """The corner cases that the published sampler fails on, by the rule this project follows (README of the fixtures)."""
    uncond = pipe.uncond_embedding
    uncond = (uncond[None] if uncond.dim() == 1 else uncond)[None]
    length = max(text.shape[1], uncond.shape[1])
    pad = lambda t: torch.cat([t, torch.zeros(1, length - t.shape[1], *t.shape[2:], dtype=t.dtype)], dim=1)
    sides = {"positive": (pad(text), pad(mask), positive, 1.0),
             "negative": (pad(uncond), pad(torch.ones(1, uncond.shape[1], dtype=torch.bool)), negative, 0.0)}
    previous = {"positive": None, "negative": None}
    gammas = pipe.scheduler(1 - torch.arange(steps + 1, dtype=torch.float32) / steps)
    for step in range(steps):
        weight = guidance if kind == "constant" else 2 * guidance * step / steps
        guided = weight > 0 and step >= first and (last is None or step <= last)
        v = {}
        for side in ("positive", "negative") if guided else ("positive",):
            tokens, token_mask, targets, default = sides[side]
            batch = {"y": x, "gamma": gammas[step].expand(1), "text_tokens_embeddings": tokens, "text_tokens_mask": token_mask,
                     "previous_latents": previous[side]}
            batch.update({f"{k}_coherence": torch.tensor([targets.get(k, default)]) for k in pipe.coherence_keys})
            v[side], previous[side] = published.evaluate(pipe, batch)
        total = v["positive"] * (1 + weight) - v["negative"] * weight if guided else v["positive"]
        x = x - total * (gammas[step + 1] - gammas[step])
    return x


def make(name, model="miro-7", prompt="a cat on a red background", seeds=(0,), steps=8, guidance=7.0, positive=None, negative=None,
         shift=1.0, kind="constant", first=0, last=None, how="pipeline", pixels=False, trajectory=False, note=""):
    pipe = published.load(model)
    pipe.scheduler.shift = shift
    positive, negative = dict(positive or {}), dict(negative or {})
    nan = lambda d: {k: math.nan if v is None else v for k, v in d.items()}
    text, mask = published.encode(pipe, prompt)

    def run(x, seed=None):
        if how == "pipeline" and seed is not None:
            return published.run_pipeline(pipe, prompt, seed, steps, guidance, nan(positive), nan(negative), shift)
        if how == "our loop":
            return our_loop(pipe, x, text, mask, steps, guidance, nan(positive), nan(negative), kind, first, last), None
        with_range = dict(guidance_type=kind, guidance_start_step=first, guidance_end_step=last)
        return published.run_sampler(pipe, x.clone(), text, mask, steps, guidance, nan(positive), nan(negative), **with_range), None

    noise = torch.cat([published.noise(pipe, s) for s in seeds])
    results = [run(x[None], s) for x, s in zip(noise, seeds)]
    latents = torch.cat([r[0] for r in results])
    moved = run(noise[:1] + 1e-6 * torch.randn(noise[:1].shape, generator=torch.Generator().manual_seed(1)))[0]
    assert torch.isfinite(latents).all()

    folder = case_dir("sampling", name)
    write_npy(folder / "latents.npy", latents)
    write_tensors(folder / "inputs.safetensors", {
        "noise": noise, "text": text, "mask": mask, "uncond": pipe.uncond_embedding, "gammas": published.gammas(steps, shift)})
    if pixels:
        Image.fromarray(np.concatenate([r[1] for r in results], axis=1)).save(folder / "pixels.png")
    if trajectory:
        seen = []  # the sampler hands out no steps: take what the network was given, and the last result
        hook = pipe.preconditioning.register_forward_pre_hook(lambda _, args: seen.append(args[1]["y"][:1].clone()))
        last_point, _ = run(noise[:1], seeds[0])
        hook.remove()
        write_npy(folder / "trajectory.npy", torch.cat([*seen, last_point]))
    write_json(folder / "case.json", {
        "model": f"fixtures/{model.partition('/')[0]}",
        "variant": model.partition("/")[2] or None, "prompt": prompt, "seeds": list(seeds), "steps": steps, "guidance": guidance,
        "guidance_type": kind, "guidance_start": first, "guidance_end": last, "positive": positive, "negative": negative,
        "shift": shift, "made_by": {"pipeline": "MiroPipeline", "sampler": "the published sampler function",
                                    "our loop": "our own loop over the published network"}[how],
        "spread": float((moved - latents[:1]).abs().max()), "note": note})
    open_to_all(folder)
    print(f"{name}: latents std {latents.std():.3f}, spread {float((moved - latents[:1]).abs().max()):.2g}")


CASES = [
    *[dict(name=f"miro-7-steps-{n}", steps=n, trajectory=n == 8, pixels=n in (8, 50)) for n in (1, 2, 8, 50)],
    *[dict(name=f"miro-7-unguided-{n}", steps=n, guidance=0.0) for n in (1, 8, 50)],
    dict(name="miro-7-seeds", seeds=(0, 1, 123456789, BIG_SEED, 2 ** 32 - 1), pixels=True,
         note="one generator a picture; 2^32 + 5 draws what 5 draws"),
    dict(name="miro-7-targets", positive=SOME, negative=ODD_NEGATIVE, steps=10, seeds=(3, 4)),
    dict(name="miro-7-left-out", positive={"aesthetic_score": None, "vqa_score": 0.5}, negative={"clip_score": None},
         note="rewards left out (NaN in the published code): zero tokens"),
    dict(name="miro-7-only-aesthetic", negative={k: 1.0 for k in (
        "clip_score", "image_reward_score", "pick_a_score_score", "hpsv2_score", "vqa_score", "sciscore_score")}, steps=4),
    dict(name="miro-7-shift-3", shift=3.0, steps=10),
    dict(name="miro-7-shift-half", shift=0.5, steps=4, note="a shift of 1 or less has no effect"),
    dict(name="miro-7-guidance-small", guidance=0.5, steps=6),
    dict(name="miro-7-empty-prompt", prompt="", steps=4),
    dict(name="miro-7-long-prompt", prompt=" ".join(["two golden dragons and a purple lighthouse,"] * 20), steps=4),
    dict(name="miro-1", model="miro-1", steps=8, pixels=True),
    dict(name="miro-1-unguided", model="miro-1", steps=3, guidance=0.0, positive={"aesthetic_score": 0.3}),
    dict(name="miro-6-fp16", model="miro-6-fp16", steps=8, seeds=(0, 7), positive={"sciscore_score": 0.25, "hpsv2_score": 0.75},
         pixels=True, note="the file's own scale and bias, fp16; the other VAE"),
    dict(name="miro-odd-patch1", model="miro-odd-patch1", steps=8, pixels=True),
    dict(name="miro-odd-concat", model="miro-odd-concat", steps=6, pixels=True),
    dict(name="miro-odd-both", model="miro-odd-both", steps=6),
    dict(name="miro-odd-plain", model="miro-odd-plain", steps=8, pixels=True, note="channel-wise normalisation off"),
    dict(name="miro-odd-plain-guidance-end", model="miro-odd-plain", steps=8, last=3, how="sampler",
         note="guidance in steps 0 to 3; works in the published sampler only without self-conditioning"),
    dict(name="miro-no-clip", model="miro-variants/miro-no-clip", steps=6, pixels=True,
         note="the stored unconditional rows (90) are more than the prompt's (77)"),
    dict(name="miro-only-aesthetic", model="miro-variants/miro-only-aesthetic", steps=6,
         note="three stored unconditional rows, padded with mask false"),
    dict(name="ours-linear", steps=8, kind="linear", how="our loop"),
    dict(name="ours-start-2", steps=8, first=2, how="our loop"),
    dict(name="ours-end-4", steps=8, last=4, how="our loop"),
    dict(name="ours-range-2-5", steps=8, first=2, last=5, guidance=4.0, how="our loop", seeds=(0, 1)),
    dict(name="ours-range-linear-shift", steps=10, first=1, last=6, guidance=3.0, kind="linear", shift=2.5, how="our loop"),
    dict(name="ours-constant", steps=8, how="our loop", note="the same settings as miro-7-steps-8: shows that our loop is right"),
]

if __name__ == "__main__":
    wanted = sys.argv[1:]
    for case in CASES:
        if not wanted or case["name"] in wanted:
            make(**case)
