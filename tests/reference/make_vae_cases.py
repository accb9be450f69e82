"""Makes tests/fixtures/vae/<model>/<case>.safetensors: decode and encode by diffusers' AutoencoderKL, on the CPU in fp32.

decode, decode-wide: latents (N,4,h,w) in the VAE's own space -> pixels (N,3,8h,8w) as they are, before any clamping
encode, encode-wide: pixels (N,3,H,W) in [-1, 1] -> mean, logvar (N,4,H/8,W/8); logvar after diffusers' clamp to [-30, 20]
decode-parts: for one latent, what post_quant_conv, conv_in, mid_block, each up_block and conv_out gave

pip: torch==2.11.0 diffusers==0.35.2 safetensors==0.8.0
"""
import torch
from diffusers import AutoencoderKL

from common import MODELS, case_dir, normal, open_to_all, seeded, write_tensors


def make(name):
    vae = AutoencoderKL.from_pretrained(MODELS / name).eval().float()
    folder = case_dir("vae", name)
    for label, shape in (("decode", (2, 4, 8, 8)), ("decode-wide", (1, 4, 4, 7))):
        latents = normal(shape, name, label, std=1.5)
        write_tensors(folder / f"{label}.safetensors", {"latents": latents, "pixels": vae.decode(latents).sample})
    for label, shape in (("encode", (2, 3, 64, 64)), ("encode-wide", (1, 3, 24, 56))):
        pixels = torch.rand(shape, generator=seeded(name, label)) * 2 - 1
        spread = vae.encode(pixels).latent_dist
        write_tensors(folder / f"{label}.safetensors", {"pixels": pixels, "mean": spread.mean, "logvar": spread.logvar})
    if name == "vae-tiny":
        seen, hooks = {}, []
        decoder = vae.decoder
        parts = {"post_quant_conv": vae.post_quant_conv, "conv_in": decoder.conv_in, "mid_block": decoder.mid_block,
                 "mid_attention": decoder.mid_block.attentions[0],
                 **{f"up_blocks.{i}": block for i, block in enumerate(decoder.up_blocks)}, "conv_out": decoder.conv_out}
        for label, module in parts.items():
            hooks.append(module.register_forward_hook(lambda _, __, out, label=label: seen.__setitem__(label, out.clone())))
        latents = normal((1, 4, 4, 4), name, "parts", std=1.5)
        vae.decode(latents)
        for hook in hooks:
            hook.remove()
        write_tensors(folder / "decode-parts.safetensors", {"latents": latents, **seen})
    open_to_all(folder)


if __name__ == "__main__":
    for name in ("vae-tiny", "vae-tiny-oldnames"):
        make(name)
