"""Makes tests/fixtures/train/: training steps of the published network, loss, optimiser and schedule.

The package holds no training loop (it lives in its repository's scripts), but the parts: `FlowMatchingLoss`, `FlowPrecond`,
`CADRINTextCond`, `Lamb` and `WarmupCosineDecayLR`. This script puts them together as the documented recipe does (miro.md,
section 5): loss with self-conditioning and gradient-norm reweighting, clip_grad_norm_, LAMB on two groups (all but norms and
biases, plus the preconditioning, decayed and layer-adapted; the rest neither), the schedule, and an average of the weights
(torch's lerp_; the package has none). Random numbers are drawn from the generator that the published loss gets and kept, so
that both sides are fed the same and only arithmetic is compared.

<case>/case.json, <case>/io.safetensors: the inputs of each step, then
  first.grad.<name>       gradients of the first step, before clipping, by the package's own code in double precision: its
                          fp32 ones are up to 1.1e-5 of a tensor's maximum away from these (printed)
  first.after.<name>      parameters after the first update
  last.<name>, ema.<name> parameters and their average after the last
  loss, raw, norm, lr     (steps)
A tensor of more than WHOLE values is written as "<name>.digest": its largest value, a weighted sum of all, and SHOWN evenly
spaced ones, so that the files stay small.
lamb.safetensors: LAMB alone, fed with given gradients; schedule.json; ../train/bins.json: tail-subdivided and uniform bins
(the package has none: written down with numpy from their definition).

pip: torch==2.11.0 miro-t2i==0.1.4 safetensors==0.8.0 numpy==2.4.6
"""
import contextlib
import copy
import json
import sys

import numpy as np
import torch
import torch.nn.functional as functional
from miro.models.loss import FlowMatchingLoss
from miro.models.networks.rin import CADRINTextCond
from miro.models.preconditioning import FlowPrecond
from miro.models.scheduler import LinearScheduler
from miro.utils.lr_scheduler import WarmupCosineDecayLR
from miro.utils.optimizers import Lamb
from safetensors.torch import load_file

from common import FIXTURES, MODELS, case_dir, normal, open_to_all, seeded, write_json, write_tensors

SHOWN = 48  # of longer tensors
WHOLE = 160  # values at most of a tensor that is written whole
BATCHES = 4  # different ones; a long case goes through them again with new noise


def digest(name, tensor):
    """A tensor's entry in a file: itself when small. The weights of the sum are cos(0.37 i), in double precision."""
    flat = tensor.detach().reshape(-1)
    if flat.numel() <= WHOLE:
        return {name: tensor.detach().clone()}  # clipping and the next step write into it
    places = torch.arange(SHOWN) * flat.numel() // SHOWN
    weights = torch.cos(0.37 * torch.arange(flat.numel(), dtype=torch.float64))
    total = (flat.double() * weights).sum().float().reshape(1)
    return {f"{name}.digest": torch.cat([flat.abs().max().reshape(1), total, flat[places]])}


def load(model):
    config = json.loads((MODELS / model / "config.json").read_text())
    network = CADRINTextCond(**config["network"]).train()
    settings = {k: v for k, v in config["preconditioning"].items()}
    preconditioning = FlowPrecond(**settings)
    state = {k: v.float() if v.is_floating_point() else v for k, v in load_file(MODELS / model / "model.safetensors").items()}
    part = lambda prefix: {k[len(prefix):]: v for k, v in state.items() if k.startswith(prefix)}
    network.load_state_dict(part("network."))
    preconditioning.load_state_dict(part("preconditioning."))
    return config, network, preconditioning


def parameters(network, preconditioning):
    named = {f"network.{k}": p for k, p in network.named_parameters() if p.requires_grad}
    named.update({f"preconditioning.{k}": p for k, p in preconditioning.named_parameters()})
    return named


def groups(named, network, weight_decay):
    """Decayed: what lies in no norm and is no bias, and all of the preconditioning."""
    norms = {f"network.{name}." for name, module in network.named_modules() if type(module).__name__ in ("LayerNorm", "RMSNorm")}
    def decays(name):
        return name.startswith("preconditioning.") or not (any(name.startswith(n) for n in norms) or "bias" in name)
    return [{"params": [p for n, p in named.items() if decays(n)], "weight_decay": weight_decay, "layer_adaptation": True},
            {"params": [p for n, p in named.items() if not decays(n)], "weight_decay": 0.0, "layer_adaptation": False}], \
        [n for n in named if decays(n)]


def batch_inputs(name, config, rows, length, missing):
    """mean and std (fp16 as in the training set), text with padding, rewards."""
    net = config["network"]
    shape = (rows, net["num_input_channels"], net["data_size"], net["data_size"])
    mask = torch.zeros(rows, length, dtype=torch.bool)
    for row in range(rows):
        mask[row, : 1 + (3 * row + 2) % length] = True
    rewards = torch.rand(rows, len(config["coherence_keys"]), generator=seeded(name, "rewards"))
    if missing:
        rewards[1, 0] = float("nan")
    return {"mean": normal(shape, name, "mean").half(), "std": (0.2 + 0.1 * normal(shape, name, "std").abs()).half(),
            "text": normal((rows, length, net["label_dim"]), name, "text").half(), "mask": mask, "rewards": rewards}


@contextlib.contextmanager
def in_double():
    """The package's code as it is, but in double precision: random numbers are drawn as fp32 and widened, and what it
    casts to fp32 is widened again."""
    def drawn(draw):
        return lambda *args, **kwargs: draw(*args, **{**kwargs, "dtype": torch.float32}).double()
    def layer(function):
        return lambda x, *args, **kwargs: function(x.double(), *args, **kwargs)
    float_of = torch.Tensor.float
    patches = [(torch, name, drawn(getattr(torch, name))) for name in ("rand", "randn", "normal")]
    patches += [(functional, name, layer(getattr(functional, name))) for name in ("linear", "layer_norm")]
    patches += [(torch.Tensor, "float", lambda x: x.double() if x.is_floating_point() else float_of(x))]
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in patches]
    torch.set_default_dtype(torch.float64)
    for owner, name, patch in patches:
        setattr(owner, name, patch)
    try:
        yield
    finally:
        torch.set_default_dtype(torch.float32)
        for owner, name, original in before:
            setattr(owner, name, original)


def exact_gradients(network, preconditioning, published, batch, generator):
    wide = lambda tensor: tensor.double() if tensor.is_floating_point() else tensor
    network, preconditioning = copy.deepcopy(network).double(), copy.deepcopy(preconditioning).double()
    kept = network.create_coherence_dropout_mask
    network.create_coherence_dropout_mask = lambda *args: kept(*args).double()
    published = copy.deepcopy(published)
    for key, value in vars(published).items():
        if torch.is_tensor(value):
            setattr(published, key, wide(value))
    with in_double(), torch.enable_grad():
        loss, _ = published(preconditioning, network, None, {k: wide(v) for k, v in batch.items()}, 0, generator=generator)
        loss.mean().backward()
    return {n: p.grad for n, p in parameters(network, preconditioning).items() if p.grad is not None}


def run(name, model, steps=1, rows=4, length=6, drop_text=0.25, self_condition=0.7, missing=False, kept="random",
        reweighting=True, lr=1e-3, warmup=20, total=100, clip=2.0, decay=0.9, note=""):
    config, network, preconditioning = load(model)
    keys = config["coherence_keys"]
    named = parameters(network, preconditioning)
    parts, decayed = groups(named, network, 0.01)
    optimizer = Lamb(parts, lr=lr, betas=(0.9, 0.999), weight_decay=0.01, decouple=False)
    schedule = WarmupCosineDecayLR(optimizer, warmup, total, rate=0.8)
    schedule.base_lr = [lr, lr]
    uncond = torch.from_numpy(np.load(MODELS / model / "uncond_embedding.npy"))
    uncond = uncond.reshape(-1, uncond.shape[-1])[:1]
    scale = torch.tensor([0.5, 0.9, 1.3, 0.7]).reshape(1, 4, 1, 1)
    bias = torch.tensor([0.1, -0.2, 0.0, 0.3]).reshape(1, 4, 1, 1)
    published = FlowMatchingLoss(scheduler=LinearScheduler(start=1, end=0, clip_min=1e-9), uncond_conditioning=uncond,
                                 self_cond_rate=self_condition, cond_drop_rate=drop_text,
                                 do_gradnorm_reweighting=reweighting)
    average = {n: p.detach().clone() for n, p in named.items()}
    io = {"uncond": uncond, "scale": scale, "bias": bias}
    lists = {"loss": [], "raw": [], "norm": [], "lr": []}
    batches = [batch_inputs(f"{name}/{i}", config, rows, length, missing) for i in range(min(steps, BATCHES))]
    for i, inputs in enumerate(batches):
        io.update({f"batch{i}.{k}": v for k, v in inputs.items()})

    for step in range(steps):
        inputs = batches[step % BATCHES]
        latent_noise = normal(inputs["mean"].shape, name, step, "latents")
        x0 = (inputs["mean"].float() + inputs["std"].float() * latent_noise) * scale + bias
        reward_kept = torch.ones(rows, len(keys), dtype=torch.bool)
        if kept == "random":
            reward_kept = torch.rand(rows, len(keys), generator=seeded(name, step, "kept")) > 0.4
        network.create_coherence_dropout_mask = lambda *_, mask=reward_kept: mask.float()

        # What the published loss is about to draw, in its order.
        generator, ahead = seeded(name, step, "loss"), seeded(name, step, "loss")
        dropped = torch.rand(rows, generator=ahead) < drop_text if drop_text > 0 else torch.zeros(rows, dtype=torch.bool)
        time = torch.sigmoid(torch.normal(0.0, 1.0, (rows,), generator=ahead))
        noise = torch.randn(x0.shape, generator=ahead)
        conditioned = torch.zeros(rows, dtype=torch.bool)
        if self_condition > 0:
            conditioned = (torch.rand(rows, 1, 1, generator=ahead) > 1 - self_condition).flatten()
        draws = {"latent_noise": latent_noise, "noise": noise, "time": time, "dropped": dropped,
                 "conditioned": conditioned, "kept": reward_kept}
        io.update({f"step{step}.{k}": v for k, v in draws.items()})

        batch = {"x_0": x0, "text_tokens_embeddings": inputs["text"].float(), "text_tokens_mask": inputs["mask"].clone()}
        batch.update({f"{k}_coherence": inputs["rewards"][:, i].clone() for i, k in enumerate(keys)})
        schedule.step(step)
        optimizer.zero_grad()
        if step == 0:
            copied = torch.Generator().manual_seed(0)
            copied.set_state(generator.get_state())
            exact = exact_gradients(network, preconditioning, published, batch, copied)
        with torch.enable_grad():
            loss, terms = published(preconditioning, network, None, batch, step, generator=generator)
            loss = loss.mean()
            loss.backward()
        for p in named.values():
            assert p.grad is None or torch.isfinite(p.grad).all()
        if step == 0:
            worst = (0.0, "")
            for n, p in named.items():
                if p.grad is None:
                    continue
                io.update(digest(f"first.grad.{n}", exact[n].float()))
                if exact[n].abs().max() > 1e-9:  # else nothing but rounding, as of a bias of keys
                    worst = max(worst, (float((p.grad - exact[n]).abs().max() / exact[n].abs().max()), n))
            print(f"{name}: the package's fp32 gradients are within {worst[0]:.1e} of its double ones ({worst[1]})")
        lists["norm"].append(torch.nn.utils.clip_grad_norm_(named.values(), clip))
        lists["loss"].append(loss.detach())
        lists["raw"].append(terms["raw_loss"])
        lists["lr"].append(torch.tensor(optimizer.param_groups[0]["lr"], dtype=torch.float64))
        if step == 0 and steps == 1:  # a warm-up's first rate is 0: show an update that moves
            for group in optimizer.param_groups:
                group["lr"] = lr
            lists["lr"][0] = torch.tensor(lr, dtype=torch.float64)
        optimizer.step()
        for n, p in named.items():
            average[n].lerp_(p.detach(), 1 - decay)
        if step == 0:
            for n, p in named.items():
                io.update(digest(f"first.after.{n}", p))
    if steps > 1:
        for n, p in named.items():
            io.update(digest(f"last.{n}", p))
            io.update(digest(f"ema.{n}", average[n]))
    io.update({k: torch.stack([v.reshape(()) for v in values]) for k, values in lists.items()})

    folder = case_dir("train", name)
    write_tensors(folder / "io.safetensors", io)
    write_json(folder / "case.json", {
        "model": f"fixtures/{model}", "steps": steps, "batches": len(batches), "reweighting": reweighting, "clip": clip,
        "ema_decay": decay, "learning_rate": lr, "warmup": warmup, "total": total, "missing": missing,
        "decayed": sorted(decayed), "note": note})
    open_to_all(folder)
    print(f"{name}: loss {lists['loss'][0]:.4f} -> {lists['loss'][-1]:.4f}, norm {lists['norm'][0]:.3f}, "
          f"{(folder / 'io.safetensors').stat().st_size} bytes")


CASES = [
    dict(name="miro-1-20-steps", model="miro-1", steps=20, kept="all"),
    dict(name="miro-7", model="miro-7", note="reward tokens dropped at random"),
    dict(name="miro-variant-missing", model="miro-variants/miro-no-clip", missing=True, kept="all",
         note="a NaN reward: the published training reads it as the value 0"),
    dict(name="miro-1-plain-loss", model="miro-1", reweighting=False, drop_text=0.0, self_condition=0.0, kept="all"),
    dict(name="miro-odd-patch1", model="miro-odd-patch1"),
    dict(name="miro-odd-concat", model="miro-odd-concat", length=77),
    dict(name="miro-odd-both", model="miro-odd-both", length=77),
    dict(name="miro-odd-plain", model="miro-odd-plain", self_condition=0.0),
]


def make_lamb():
    """Given gradients, so that nothing but the optimiser is compared: with and without decay, a zero tensor, 20 steps."""
    shapes = {"decayed.matrix": (7, 5), "decayed.zero": (3, 4), "plain.bias": (6,), "decayed.one": (1,)}
    start = {n: torch.zeros(s) if "zero" in n else normal(s, "lamb", n) for n, s in shapes.items()}
    tensors = {f"start.{n}": v for n, v in start.items()}
    weights = {n: torch.nn.Parameter(v.clone()) for n, v in start.items()}
    group = lambda prefix, decay, adapt: {"params": [p for n, p in weights.items() if n.startswith(prefix)],
                                          "weight_decay": decay, "layer_adaptation": adapt}
    adam = {n: torch.nn.Parameter(v.clone()) for n, v in start.items()}
    optimizers = [Lamb([group("decayed", 0.01, True), group("plain", 0.0, False)], lr=0.02, decouple=False),
                  torch.optim.AdamW([{"params": [p for n, p in adam.items() if n.startswith("decayed")], "weight_decay": 0.01},
                                     {"params": [p for n, p in adam.items() if n.startswith("plain")], "weight_decay": 0.0}],
                                    lr=0.02, betas=(0.9, 0.99))]
    for step in range(20):
        for n in shapes:
            gradient = normal(shapes[n], "lamb", n, step)
            tensors[f"step{step}.{n}"] = gradient
            weights[n].grad, adam[n].grad = gradient.clone(), gradient.clone()
        for optimizer in optimizers:
            optimizer.step()
        if step in (0, 19):
            tensors.update({f"lamb{step + 1}.{n}": p.detach().clone() for n, p in weights.items()})
            tensors.update({f"adamw{step + 1}.{n}": p.detach().clone() for n, p in adam.items()})
    write_tensors(case_dir("train", ".") / "lamb.safetensors", tensors)


def make_schedule():
    cases = []
    for peak, warmup, total, rate in [(1e-3, 5000, 500_000, 0.8), (1e-3, 200, 3750, 1.0), (0.5, 0, 10, 0.8), (2e-4, 1, 2, 0.3)]:
        schedule = WarmupCosineDecayLR(None, warmup, total, rate)
        steps = sorted({0, 1, warmup // 2, warmup - 1, warmup, warmup + 1, total // 3, total // 2, total - 1, total} - {-1})
        cases.append({"peak": peak, "warmup": warmup, "total": total, "part": rate, "steps": steps,
                      "rates": [schedule.get_lr(peak, s) for s in steps]})
    write_json(case_dir("train", ".") / "schedule.json", cases)


def make_bins():
    """Uniform: 65 equally spaced edges. Tail: P = 64 - n (k - 1) quantile bins, the last n of them cut into k by rank."""
    samples = (torch.randn(500, generator=seeded("train", "bins"), dtype=torch.float64) * 0.1 + 0.5).tolist()
    unique = np.unique(np.array(samples))
    cases = []
    for bins, parts in [(4, 4), (1, 8), (8, 2)]:
        plain = 64 - bins * (parts - 1)
        positions = np.unique(np.concatenate([np.arange(plain - bins + 1) / plain,
                                              (plain - bins + np.arange(1, bins * parts + 1) / parts) / plain]))
        edges = np.quantile(unique, positions)
        edges[0], edges[-1] = 0, 1
        cases.append({"tail_bins": bins, "tail_parts": parts, "edges": edges.tolist()})
    write_json(case_dir("train", ".") / "bins.json", {"samples": samples, "tail": cases})


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for case in CASES:
        if not wanted or case["name"] in wanted:
            run(**case)
    if not wanted:
        make_lamb()
        make_schedule()
        make_bins()
