"""Bin edges of rewards and the values they give -> fixtures/base/reward_bins.json.

pip: torch==2.11.0 numpy==2.4.6. The arithmetic is the one of the published training data (reference, section 4), written
with the two libraries' own functions.
"""
import json

import numpy as np
import torch

from common import FIXTURES, seeded


def edges_of(samples):
    """64 bins: quantiles of the unique values at 65 positions, equally spaced ones when there are fewer values."""
    unique = torch.unique(torch.tensor(samples, dtype=torch.float64))
    positions = torch.linspace(0, 1, 65, dtype=torch.float64)
    edges = torch.quantile(unique, positions) if len(unique) > 64 else positions
    if len(unique) > 64:
        assert np.array_equal(np.quantile(unique.numpy(), positions.numpy()), edges.numpy())
    edges[0], edges[-1] = 0, 1
    return torch.unique(edges).tolist()


def bins_of(edges, values):
    boundaries = torch.tensor(edges, dtype=torch.float32)
    index = torch.bucketize(torch.tensor(values, dtype=torch.float32), boundaries, right=False)
    return (torch.clamp(index - 1, min=0).to(torch.float64) / 63).tolist()


def case(name, samples):
    samples = [float(s) for s in samples]
    edges = edges_of(samples)
    # On an edge, beside one, outside, and samples themselves.
    values = edges[:40] + [np.nextafter(np.float32(e), np.float32(2)).item() for e in edges[:40]]
    values += samples[:60] + [-1.0, -1e-9, 0.0, 1e-9, 0.5, 1 - 1e-7, 1.0]
    values = [v for v in values if np.float32(v) <= np.float32(edges[-1])]
    return {"name": name, "samples": samples, "edges": edges, "values": values, "quantiles": bins_of(edges, values)}


def main():
    normal = torch.randn(700, generator=seeded("bins", "normal"), dtype=torch.float64)
    uniform = torch.rand(300, generator=seeded("bins", "uniform"), dtype=torch.float64)
    single = torch.rand(257, generator=seeded("bins", "single"), dtype=torch.float32).to(torch.float64)
    cases = [
        case("inside", (normal * 0.1 + 0.5).clamp(0.05, 0.95)),
        case("beyond both ends", (normal + 2) / 4),
        case("above one", uniform * 0.5 + 0.7),
        case("few values", torch.round(uniform * 20) / 20),
        case("64 values", torch.arange(64, dtype=torch.float64) / 100),
        case("65 values", torch.arange(65, dtype=torch.float64) / 100),
        case("66 values", torch.arange(66, dtype=torch.float64) / 100),
        case("one value", [0.25]),
        case("single precision", single),
        case("equal values", torch.cat([uniform[:80], torch.full((500,), 0.5, dtype=torch.float64)])),
    ]
    target = FIXTURES / "base"
    target.mkdir(exist_ok=True)
    (target / "reward_bins.json").write_text(json.dumps(cases))


main()
