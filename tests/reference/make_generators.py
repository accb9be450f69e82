"""Makes the tiny MIRO checkpoints (config.json, model.safetensors, uncond_embedding.npy) in tests/fixtures/models/fixtures.

The networks are built by miro-t2i's own classes, filled with random weights and saved in the published layout. What each one
is there for stands beside it in SPECS. Needs the text encoder t5-tiny (make_text_models.py).

pip: torch==2.11.0 miro-t2i==0.1.4 transformers==4.47.1 sentencepiece==0.2.3 protobuf==7.36.2 safetensors==0.8.0 numpy==2.4.6
"""
import numpy as np
import torch
from miro.models.networks.rin import CADRINTextCond
from miro.models.postprocessing import VAEPostProcessing
from miro.models.preconditioning import FlowPrecond
from miro.models.preprocessing import PrecomputedSDLatentPreconditioning
from transformers import AutoTokenizer, T5EncoderModel

from common import MODELS, model_dir, normal, open_to_all, randomise, write_json, write_tensors

ALL_REWARDS = ["clip_score", "aesthetic_score", "image_reward_score", "pick_a_score_score", "hpsv2_score", "vqa_score",
               "sciscore_score"]
TEXT_WIDTH = 32
TEXT_LENGTH = 77

NETWORK = dict(data_size=8, data_dim=32, num_input_channels=4, num_latents=20, latents_dim=48, label_dim=TEXT_WIDTH,
               num_cond_tokens=TEXT_LENGTH, num_processing_layers=2, num_blocks=2, patch_size=2, read_write_heads=4,
               compute_heads=6, latent_mlp_multiplier=4, data_mlp_multiplier=4, num_text_registers=16,
               use_cond_rin_block=True, concat_cond_token_to_latents=False, use_self_conditioning=True, coherence_dropout=0.0)
SMALL = dict(NETWORK, data_dim=24, latents_dim=32, num_latents=12, num_processing_layers=1, compute_heads=4, num_text_registers=5)

# name -> what differs from the released model in kind
SPECS = {
    # the released model in small: seven rewards, channel-wise normalisation, fp32 weights
    "miro-7": dict(network=NETWORK, rewards=ALL_REWARDS),
    # one reward; one block; uncond_embedding.npy is one plain row (1-d); the file carries a VAE tensor that loaders must ignore
    "miro-1": dict(network=dict(SMALL, num_blocks=1), rewards=["aesthetic_score"], uncond="flat", stray_vae=True),
    # six rewards in another order, fp16 weights, the file's scale and bias differ from the constants
    "miro-6-fp16": dict(network=dict(SMALL, num_processing_layers=2), fp16=True, own_scale=True, vae="vae-tiny-oldnames",
                        rewards=["hpsv2_score", "clip_score", "sciscore_score", "pick_a_score_score", "vqa_score",
                                 "image_reward_score"]),
    # patch 1, data wider than latents, other heads, other multipliers, another sigma_data; no postprocessing tensors in the file
    "miro-odd-patch1": dict(network=dict(SMALL, data_size=4, patch_size=1, data_dim=48, latents_dim=32, read_write_heads=2,
                                         compute_heads=8, latent_mlp_multiplier=2, data_mlp_multiplier=13, num_text_registers=1,
                                         num_blocks=1, num_processing_layers=2),
                            rewards=["vqa_score", "clip_score"], sigma_data=0.8, no_postprocessing=True, fp16=True),
    # conditioning tokens live among the latents; blocks do not read the conditioning. 131 = 30 learned + 100 conditioning + 1 time
    "miro-odd-concat": dict(network=dict(SMALL, num_latents=131, num_cond_tokens=100, num_text_registers=20, num_blocks=2,
                                         concat_cond_token_to_latents=True, use_cond_rin_block=False),
                            rewards=["clip_score", "aesthetic_score", "vqa_score"], fp16=True),
    # conditioning tokens among the latents and read by the blocks too
    "miro-odd-both": dict(network=dict(SMALL, num_latents=92, num_cond_tokens=85, num_text_registers=6, num_blocks=1,
                                       concat_cond_token_to_latents=True, use_cond_rin_block=True),
                          rewards=["clip_score", "sciscore_score"], fp16=True),
    # no self-conditioning, no input and output scaling, no channel-wise normalisation
    "miro-odd-plain": dict(network=dict(SMALL, use_self_conditioning=False), rewards=["clip_score", "aesthetic_score"],
                           do_normalization=False, channel_wise=False, fp16=True),
    # a repository that has variants only; one with a longer prompt-free embedding (90 rows), one with a shorter (3 rows)
    "miro-variants/miro-no-clip": dict(network=dict(SMALL, num_blocks=1), rewards=ALL_REWARDS[1:], uncond="long", fp16=True),
    "miro-variants/miro-only-aesthetic": dict(network=dict(SMALL, num_blocks=1), rewards=["aesthetic_score"], uncond="short", fp16=True),
}


def empty_prompt():
    """The encoding of the empty prompt without its padding, as published: one row."""
    folder = MODELS / "t5-tiny"
    ids = AutoTokenizer.from_pretrained(folder)("", return_tensors="pt")
    return T5EncoderModel.from_pretrained(folder).eval()(**ids).last_hidden_state[0]


def uncond_rows(kind, name):
    row = empty_prompt()
    if kind == "flat":
        return row[0]
    if kind in ("long", "short"):
        rows = normal((90 if kind == "long" else 3, TEXT_WIDTH), name, "uncond")
        rows[: row.shape[0]] = row
        return rows
    return row


def make(name, network, rewards, uncond="row", vae="vae-tiny", fp16=False, channel_wise=True, sigma_data=0.5,
         do_normalization="noise_driven", own_scale=False, no_postprocessing=False, stray_vae=False):
    settings = dict(network, coherence_keys=rewards)
    precond_settings = dict(num_latents=network["num_latents"], latents_dim=network["latents_dim"], sigma_data=sigma_data,
                            do_normalization=do_normalization, do_gradnorm_reweighting=True, logvar_channels=16,
                            logvar_mlp_layers=0)
    post_settings = dict(channel_wise_normalisation=channel_wise, model_type="sdxl")
    data_settings = dict(post_settings, input_key_mean="vae_embeddings_mean_256", input_key_std="vae_embeddings_std_256",
                         output_key_root="x_0", vae_sample=True)

    torch.manual_seed(5)  # the Fourier buffers come from the global generator
    net = randomise(CADRINTextCond(**settings), name, gains=[
        ("map_tokens_to_patches.1", 0.8), ("linear_previous", 0.7), ("ln_previous_2", 0.5)])
    precond = randomise(FlowPrecond(**precond_settings), name + "/precond")
    post, data = VAEPostProcessing(**post_settings), PrecomputedSDLatentPreconditioning(**data_settings)
    if own_scale:
        post.scale.data *= torch.tensor([1.5, 0.75, 1.25, 0.5]).reshape(1, 4, 1, 1)
        post.bias.data += torch.tensor([0.3, -0.2, 0.1, -0.4]).reshape(1, 4, 1, 1)

    parts = {"network": net, "preconditioning": precond, "data_preprocessing": data, "postprocessing": post}
    if no_postprocessing:
        del parts["postprocessing"], parts["data_preprocessing"]
    state = {f"{part}.{k}": v for part, module in parts.items() for k, v in module.state_dict().items()}
    if stray_vae:
        state["postprocessing.vae.decoder.conv_in.bias"] = normal((16,), name, "stray")
    if fp16:
        state = {k: v.half() if v.is_floating_point() else v for k, v in state.items()}

    folder = model_dir(name)
    write_tensors(folder / "model.safetensors", state)
    np.save(folder / "uncond_embedding.npy", uncond_rows(uncond, name).numpy().astype(np.float32))
    write_json(folder / "config.json", {
        "network": settings, "preconditioning": precond_settings, "data_preprocessing": data_settings,
        "postprocessing": post_settings, "scheduler": {"start": 1, "end": 0, "clip_min": 1e-9}, "coherence_keys": rewards,
        "sampler_defaults": {"num_steps": 50, "guidance_scale": 7.0, "sigma_data": sigma_data},
        "data_resolution": network["data_size"], "img_resolution": 8 * network["data_size"], "max_text_len": TEXT_LENGTH,
        "vae_repo": f"fixtures/{vae}", "text_encoder_repo": "fixtures/t5-tiny"})
    open_to_all(folder)
    print(f"{name}: {sum(v.numel() for v in state.values())} values")


if __name__ == "__main__":
    for name, spec in SPECS.items():
        make(name, **spec)
