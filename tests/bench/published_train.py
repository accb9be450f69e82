"""Times the training step of the published MIRO parts on the CPU, for comparison with bench_train.

One JSON line: {"what", "precision", "threads", "batch", "repeats", "median_s", "min_s", "max_s", "samples_per_s", "cpu_s"}
(the last: processor seconds a step, which says more than the clock on a busy machine). A step is what
tests/reference/make_train.py puts together: latents from mean and std, the published loss (self-conditioning on 90 %, gradient-
norm reweighting), backward, clipping, the published LAMB, and an average of the weights.

pip: torch==2.11.0 miro-t2i==0.1.4 (tests/reference/README.md says how)
"""
import argparse
import json
import os
import statistics
import time
import warnings

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--repeats", type=int, default=8)
parser.add_argument("--batch", type=int, default=32)
parser.add_argument("--precision", choices=["fp32", "bf16"], default="fp32")
args = parser.parse_args()
os.environ["OMP_NUM_THREADS"] = str(args.threads)
warnings.filterwarnings("ignore")

import torch
from miro.models.loss import FlowMatchingLoss
from miro.models.networks.rin import CADRINTextCond
from miro.models.preconditioning import FlowPrecond
from miro.models.scheduler import LinearScheduler
from miro.utils.optimizers import Lamb

# The shipped starter's kind of network: bench_train.cpp has the same.
REWARDS = ["clip_score", "aesthetic_score", "vqa_score"]
NETWORK = dict(data_size=8, data_dim=192, num_input_channels=48, num_latents=16, latents_dim=192, label_dim=384, num_cond_tokens=77,
               num_processing_layers=1, num_blocks=3, patch_size=1, read_write_heads=16, compute_heads=16, num_text_registers=8,
               use_cond_rin_block=True, concat_cond_token_to_latents=False, use_self_conditioning=True, coherence_keys=REWARDS)
TOKENS = 20

torch.set_num_threads(args.threads)
torch.manual_seed(0)
network = CADRINTextCond(**NETWORK).train()
precond = FlowPrecond(num_latents=16, latents_dim=192, sigma_data=0.5, logvar_channels=128).train()
norms = tuple(f"{n}." for n, m in network.named_modules() if type(m).__name__ in ("LayerNorm", "RMSNorm"))
trained = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
plain = [p for n, p in trained if n.startswith(norms) or "bias" in n]
decayed = [p for n, p in trained if not (n.startswith(norms) or "bias" in n)] + list(precond.parameters())
optimizer = Lamb([{"params": decayed, "weight_decay": 0.01, "layer_adaptation": True},
                  {"params": plain, "weight_decay": 0.0, "layer_adaptation": False}], lr=1e-3, decouple=False)
average = [p.detach().clone() for p in decayed + plain]
loss_of = FlowMatchingLoss(scheduler=LinearScheduler(start=1, end=0, clip_min=1e-9), uncond_conditioning=torch.zeros(1, 384),
                           self_cond_rate=0.9, cond_drop_rate=0.1, do_gradnorm_reweighting=True)
B = args.batch
mean, std = torch.randn(B, 48, 8, 8), torch.rand(B, 48, 8, 8) * 0.1
text, mask = torch.randn(B, TOKENS, 384), torch.arange(TOKENS)[None] < 8 + torch.arange(B)[:, None] % 13
rewards = torch.rand(len(REWARDS), B)


def step():
    batch = {"x_0": mean + std * torch.randn_like(mean), "text_tokens_embeddings": text.clone(), "text_tokens_mask": mask.clone()}
    batch.update({f"{k}_coherence": rewards[i].clone() for i, k in enumerate(REWARDS)})
    optimizer.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.precision == "bf16"):
        loss = loss_of(precond, network, None, batch, 0)[0].mean()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(decayed + plain, 2.0)
    optimizer.step()
    with torch.no_grad():
        torch._foreach_lerp_(average, decayed + plain, 1e-4)


for _ in range(2):
    step()
times = []
cpu = time.process_time()
for _ in range(args.repeats):
    start = time.perf_counter()
    step()
    times.append(time.perf_counter() - start)
cpu = (time.process_time() - cpu) / args.repeats
print(json.dumps({"what": "published_train", "parameters": sum(p.numel() for p in decayed + plain), "precision": args.precision,
                  "threads": args.threads, "batch": B, "repeats": args.repeats, "median_s": round(statistics.median(times), 4),
                  "min_s": round(min(times), 4), "max_s": round(max(times), 4),
                  "samples_per_s": round(B / statistics.median(times), 2), "cpu_s": round(cpu, 4)}))
