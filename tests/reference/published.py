"""Calls the published sampler for the other scripts: loading, one network evaluation, one run. Makes nothing by itself.

pip: torch==2.11.0 miro-t2i==0.1.4 diffusers==0.35.2 transformers==4.47.1
"""
import json

import numpy as np
import torch
from miro import pipeline as miro_pipeline
from miro.models.sampler import flow_euler_sampler
from miro.models.scheduler import LinearScheduler

from common import FIXTURES, MODELS, seeded


def load(name):
    """A fixture checkpoint ("miro-7", or "repo/variant") with the VAE and the text encoder that its config names.

    The published package itself ignores vae_repo and text_encoder_repo, so both are handed in.
    """
    config = json.loads((MODELS / name / "config.json").read_text())
    miro_pipeline.DEFAULT_VAE = str(FIXTURES / "models" / config["vae_repo"])
    repo, _, variant = name.partition("/")
    return miro_pipeline.MiroPipeline.from_pretrained(
        str(MODELS / repo), variant=variant or None, text_encoder=str(FIXTURES / "models" / config["text_encoder_repo"]))


def noise(pipe, seed):
    """The initial latents of one picture: torch's CPU normal stream of that picture's seed."""
    size = pipe.config["data_resolution"]
    channels = pipe.config["network"]["num_input_channels"]
    return torch.randn(1, channels, size, size, generator=torch.Generator().manual_seed(seed))


def evaluate(pipe, batch):
    """One preconditioned evaluation. `batch` is left as it is (the published code writes into it)."""
    return pipe.preconditioning(pipe.network, dict(batch))


def run_pipeline(pipe, prompt, seed, steps, guidance, positive=None, negative=None, shift=1.0):
    """One picture by MiroPipeline itself -> (latents (1,C,h,w) in the sampler's space, pixels (h,w,3) uint8)."""
    caught = []
    hook = pipe.postprocessing.register_forward_pre_hook(lambda _, args: caught.append(args[0].clone()))
    pipe.scheduler.shift = shift
    pixels = pipe(prompt, reward_targets=positive, negative_reward_targets=negative, num_inference_steps=steps,
                  guidance_scale=guidance, generator=torch.Generator().manual_seed(seed), output_type="numpy")
    hook.remove()
    return caught[0], pixels[0]


def run_sampler(pipe, x, text, mask, steps, guidance, positive, negative, **guidance_range):
    """The sampler function alone, for what MiroPipeline does not pass on (a guidance range, a batch of seeds)."""
    count = x.shape[0]
    names = {k: f"{k}_coherence" for k in pipe.coherence_keys}
    uncond = pipe.uncond_embedding
    uncond = (uncond[None] if uncond.dim() == 1 else uncond)[None].repeat(count, 1, 1)
    batch = {"y": x, "previous_latents": None, "text_tokens_embeddings": text.repeat(count, 1, 1),
             "text_tokens_mask": mask.repeat(count, 1)}
    return flow_euler_sampler(
        lambda b: pipe.preconditioning(pipe.network, b), batch, num_steps=steps, scheduler=pipe.scheduler,
        conditioning_keys=["text_tokens"],
        uncond_tokens={"text_tokens_embeddings": uncond,
                       "text_tokens_mask": torch.ones(uncond.shape[:2], dtype=torch.bool)},
        cfg_rate=guidance, coherence_keys=list(names.values()),
        coherence_values={names[k]: positive.get(k, 1.0) for k in names},
        uncoherence_values={names[k]: negative.get(k, 0.0) for k in names}, **guidance_range)


def gammas(steps, shift=1.0):
    """The schedule as the published sampler makes it, in fp32."""
    return LinearScheduler(start=1, end=0, shift=shift, clip_min=1e-9)(1 - torch.arange(steps + 1, dtype=torch.float32) / steps)


def encode(pipe, prompt):
    pipe._ensure_text_encoder()
    return pipe._encode_prompts([prompt], 1)


def random_inputs(pipe, name, count, text_length, lengths):
    """Inputs of one evaluation: y, text and mask with padding, rewards, previous latents; all depend on `name` only."""
    net, precond = pipe.config["network"], pipe.config["preconditioning"]
    draw = lambda what, *shape: torch.randn(shape, generator=seeded(name, what))
    uniform = lambda what, *shape: torch.rand(shape, generator=seeded(name, what))
    mask = torch.zeros(count, text_length, dtype=torch.bool)
    for row, length in enumerate(lengths):
        mask[row, :length] = True
    return {
        "y": draw("y", count, net["num_input_channels"], net["data_size"], net["data_size"]),
        "text": draw("text", count, text_length, net["label_dim"]), "mask": mask,
        "previous": draw("previous", count, precond["num_latents"], precond["latents_dim"]),
        "rewards": {k: uniform(k, count) for k in pipe.coherence_keys},
    }


def as_numpy(tensor):
    return np.ascontiguousarray(tensor.numpy())
