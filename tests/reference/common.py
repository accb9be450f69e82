"""What all fixture scripts share: where things lie, reproducible random weights, small writers.

Used with the versions pinned in requirements.txt (torch 2.11.0, numpy 2.4.6, safetensors 0.8.0). Makes nothing by itself.
"""
import json
import os
import warnings
import zlib
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
warnings.filterwarnings("ignore")

import numpy as np
import torch
from safetensors.torch import save_file

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
torch.set_grad_enabled(False)

REFERENCE = Path(__file__).resolve().parent
FIXTURES = REFERENCE.parent / "fixtures"
MODELS = FIXTURES / "models" / "fixtures"
STARTER = MODELS / "starter-v0"


def model_dir(name):
    """The folder of the fixture model `name`, made when absent."""
    folder = MODELS / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def case_dir(kind, name):
    folder = FIXTURES / kind / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def seeded(*key):
    """A CPU generator that depends only on `key`."""
    return torch.Generator().manual_seed(zlib.crc32("/".join(map(str, key)).encode()))


def normal(shape, *key, std=1.0):
    return torch.randn(shape, generator=seeded(*key)) * std


def write_json(path, value):
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_tensors(path, tensors):
    save_file({k: v.detach().contiguous().clone() for k, v in tensors.items()}, str(path), metadata={"format": "pt"})
    path.chmod(0o644)


def write_npy(path, value):
    array = value.detach().numpy() if isinstance(value, torch.Tensor) else value
    np.save(path, np.ascontiguousarray(array.astype("<f4")))


def open_to_all(folder):
    """safetensors writes files that only their owner can read; fixtures are for everybody."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o644)


def randomise(module, seed, gains=()):
    """Give every parameter a non-trivial value that depends on (seed, its name) alone.

    A matrix or a convolution keeps the size of its input (std 1/sqrt(fan in)); a vector named like a scale lies near 1
    (layer scales near 0.4), any other vector and any table of tokens is plain noise. `gains` is a list of (part of a name,
    factor); the first that fits multiplies the value.
    """
    for name, p in module.named_parameters():
        if not p.is_floating_point():
            continue
        leaf = name.rsplit(".", 1)[-1]
        noise = normal(p.shape, seed, name)
        if "layer_scale" in leaf:
            value = 0.4 + 0.1 * noise
        elif leaf == "weight" and p.dim() == 1:
            value = 1 + 0.2 * noise
        elif leaf == "weight" and p.dim() >= 2 and "embed" not in name.split(".")[-2] and name != "shared.weight":
            value = noise / (p[0].numel() ** 0.5)
        elif leaf == "bias" or p.dim() == 1:
            value = 0.2 * noise
        else:
            value = 0.7 * noise
        for part, factor in gains:
            if part in name:
                value = value * factor
                break
        p.data.copy_(value)
    return module
