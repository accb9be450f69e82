"""Makes tests/fixtures/train/vae-tiny/io.safetensors: one step of an autoencoder's training by diffusers' AutoencoderKL.

pixels (2,3,32,32), noise (2,4,4,4) -> moments (before the clamp), sampled, restored, kl (2), l1 (one number), and the gradients
of l1 + KL_WEIGHT * mean(kl) as grad.<state-dict name> (longer ones as a digest, see make_train.py). The gradients are
computed in double precision by the same code: in fp32 the package's own rounding is as large as the bound of the test.

pip: torch==2.11.0 diffusers==0.35.2 safetensors==0.8.0
"""
import torch
from diffusers import AutoencoderKL

from common import MODELS, case_dir, normal, open_to_all, seeded, write_tensors
from make_train import digest

KL_WEIGHT = 1e-3


def make(name):
    pixels = torch.rand((2, 3, 32, 32), generator=seeded(name, "loss")) * 2 - 1
    noise = normal((2, 4, 4, 4), name, "noise")
    vae = AutoencoderKL.from_pretrained(MODELS / name).train().float()
    tensors, gradients = step(vae, pixels, noise)
    _, exact = step(vae.double(), pixels.double(), noise.double())
    for key, gradient in exact.items():
        largest = gradient.abs().max()
        off = ((gradients[key].double() - gradient).abs().max() / largest).item()
        print(f"{key}: largest {largest.item():.3g}, the package's fp32 differs by {off:.2g}")
        tensors.update(digest(f"grad.{key}", gradient.float()))
    folder = case_dir("train", name)
    write_tensors(folder / "io.safetensors", tensors)
    open_to_all(folder)


def step(vae, pixels, noise):
    with torch.enable_grad():
        for parameter in vae.parameters():
            parameter.requires_grad_(True)
            parameter.grad = None
        spread = vae.encode(pixels).latent_dist
        sampled = spread.mean + spread.std * noise
        restored = vae.decode(sampled).sample
        l1 = torch.nn.functional.l1_loss(restored, pixels)
        kl = spread.kl()
        (l1 + KL_WEIGHT * kl.mean()).backward()
    tensors = {"pixels": pixels, "noise": noise, "moments": spread.parameters, "sampled": sampled, "restored": restored,
               "kl": kl, "l1": l1.reshape(1)}
    return tensors, {key: parameter.grad.detach().clone() for key, parameter in vae.named_parameters()}


if __name__ == "__main__":
    make("vae-tiny")
