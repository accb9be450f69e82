"""Times the published MIRO network at its released size (random weights, fp32, CPU) for comparison with ours.

Prints one JSON line a measurement: {"what", "threads", "repeats", "median_s", "min_s", "max_s"}.
  guided_evaluation    one stacked evaluation of the network, batch 2 (positive and negative), 77 text tokens
  plain_evaluation     one evaluation, batch 1
  sampler_step         one guided step of the published sampler (a run of --steps steps, divided)
  vae_decode           with --vae: the SDXL-size AutoencoderKL decoder, 32x32 latents -> 256x256
  text_encoder         with --text-encoder: a FLAN-T5-XL-size encoder, 77 tokens (1.2 G parameters, 5 GB of memory)

pip: torch==2.11.0 miro-t2i==0.1.4 diffusers==0.35.2 transformers==4.47.1 (tests/reference/README.md says how)
"""
import argparse
import json
import os
import statistics
import time
import warnings

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--repeats", type=int, default=5)
parser.add_argument("--steps", type=int, default=3, help="length of the timed sampler run")
parser.add_argument("--vae", action="store_true")
parser.add_argument("--text-encoder", action="store_true")
args = parser.parse_args()
os.environ["OMP_NUM_THREADS"] = str(args.threads)
warnings.filterwarnings("ignore")

import torch
from miro.models.networks.rin import CADRINTextCond
from miro.models.preconditioning import FlowPrecond
from miro.models.sampler import flow_euler_sampler
from miro.models.scheduler import LinearScheduler

REWARDS = ["clip_score", "aesthetic_score", "image_reward_score", "pick_a_score_score", "hpsv2_score", "vqa_score",
           "sciscore_score"]
RELEASED = dict(data_size=32, data_dim=512, num_input_channels=4, num_latents=256, latents_dim=1024, label_dim=2048,
                num_cond_tokens=77, num_processing_layers=4, num_blocks=4, patch_size=2, read_write_heads=16, compute_heads=32,
                latent_mlp_multiplier=4, data_mlp_multiplier=4, num_text_registers=16, use_cond_rin_block=True,
                concat_cond_token_to_latents=False, use_self_conditioning=True, coherence_dropout=0.0, coherence_keys=REWARDS)
TOKENS = 77


def report(what, work, divide_by=1):
    work()
    times = []
    for _ in range(args.repeats):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) / divide_by)
    print(json.dumps({"what": what, "threads": args.threads, "repeats": args.repeats,
                      "median_s": round(statistics.median(times), 4), "min_s": round(min(times), 4),
                      "max_s": round(max(times), 4)}), flush=True)


@torch.inference_mode()
def main():
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    network = CADRINTextCond(**RELEASED).eval()
    precond = FlowPrecond(num_latents=256, latents_dim=1024, sigma_data=0.5, logvar_channels=128).eval()

    def batch(count):
        mask = torch.zeros(count, TOKENS, dtype=torch.bool)
        mask[:, :20] = True
        return {"y": torch.randn(count, 4, 32, 32), "gamma": torch.full((count,), 0.5), "text_tokens_mask": mask,
                "text_tokens_embeddings": torch.randn(count, TOKENS, 2048), "previous_latents": torch.randn(count, 256, 1024),
                **{f"{k}_coherence": torch.ones(count) for k in REWARDS}}

    two, one = batch(2), batch(1)
    report("guided_evaluation", lambda: precond(network, dict(two)))
    report("plain_evaluation", lambda: precond(network, dict(one)))

    keys = [f"{k}_coherence" for k in REWARDS]
    uncond = {"text_tokens_embeddings": torch.randn(1, 1, 2048), "text_tokens_mask": torch.ones(1, 1, dtype=torch.bool)}

    def sample():
        start = {k: v for k, v in batch(1).items() if k not in ("gamma",)}
        start["previous_latents"] = None
        flow_euler_sampler(lambda b: precond(network, b), start, num_steps=args.steps,
                           scheduler=LinearScheduler(start=1, end=0, clip_min=1e-9), conditioning_keys=["text_tokens"],
                           uncond_tokens=dict(uncond), cfg_rate=7.0, coherence_keys=keys,
                           coherence_values=dict.fromkeys(keys, 1.0), uncoherence_values=dict.fromkeys(keys, 0.0))

    report("sampler_step", sample, args.steps)
    del network

    if args.vae:
        from diffusers import AutoencoderKL
        vae = AutoencoderKL(block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=4,
                            down_block_types=["DownEncoderBlock2D"] * 4, up_block_types=["UpDecoderBlock2D"] * 4).eval()
        latents = torch.randn(1, 4, 32, 32)
        report("vae_decode", lambda: vae.decode(latents).sample)
    if args.text_encoder:
        from transformers import T5Config, T5EncoderModel
        encoder = T5EncoderModel(T5Config(vocab_size=32128, d_model=2048, d_kv=64, d_ff=5120, num_layers=24, num_heads=32,
                                          feed_forward_proj="gated-gelu")).eval()
        ids = torch.randint(3, 32000, (1, TOKENS))
        report("text_encoder", lambda: encoder(input_ids=ids, attention_mask=torch.ones_like(ids)))


main()
