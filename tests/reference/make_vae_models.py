"""Makes the tiny image autoencoders in tests/fixtures/models/fixtures.

vae-tiny           diffusers AutoencoderKL with the SDXL VAE's topology (4 levels, 2 resnets a level, one-head attention in the
                   middle, 4 latent channels), narrow channels, fp32
vae-tiny-oldnames  other weights, saved in fp16 with the attention names of older files
                   (query, key, value, proj_attn), which diffusers converts when it
                   loads; its config.json has no keys newer than the SDXL VAE's

pip: torch==2.11.0 diffusers==0.35.2 safetensors==0.8.0
"""
import json

from diffusers import AutoencoderKL
from safetensors.torch import load_file, save_file

from common import model_dir, open_to_all, randomise, write_json

NEWER_KEYS = ("latents_mean", "latents_std", "mid_block_add_attention", "shift_factor", "use_quant_conv", "use_post_quant_conv")
OLD_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}


def build(channels, groups, seed):
    net = AutoencoderKL(
        in_channels=3, out_channels=3, latent_channels=4, sample_size=64, layers_per_block=2, act_fn="silu",
        norm_num_groups=groups, block_out_channels=channels, scaling_factor=0.13025,
        down_block_types=["DownEncoderBlock2D"] * len(channels), up_block_types=["UpDecoderBlock2D"] * len(channels))
    return randomise(net.eval(), seed, gains=[("decoder.conv_out", 0.35), ("to_q", 1.5), ("quant_conv", 1.0)])


def make():
    folder = model_dir("vae-tiny")
    build((8, 12, 16, 16), 4, "vae-tiny").save_pretrained(folder, safe_serialization=True)
    open_to_all(folder)

    folder = model_dir("vae-tiny-oldnames")
    build((8, 8, 16, 16), 2, "vae-tiny-oldnames").save_pretrained(folder, safe_serialization=True)
    path = str(folder / "diffusion_pytorch_model.safetensors")
    old = {}
    for name, tensor in load_file(path).items():
        tensor = tensor.half()
        for new, former in OLD_NAMES.items():
            if f".attentions.0.{new}." in name:
                name = name.replace(f".{new}.", f".{former}.")
                break
        old[name] = tensor.contiguous()
    save_file(old, path, metadata={"format": "pt"})
    settings = json.loads((folder / "config.json").read_text())
    write_json(folder / "config.json", {k: v for k, v in settings.items() if k not in NEWER_KEYS})
    open_to_all(folder)


if __name__ == "__main__":
    make()
