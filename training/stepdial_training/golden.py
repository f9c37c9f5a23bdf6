"""Write the golden vectors that hold the TypeScript engine to this code: `python -m stepdial_training.golden`.

golden/hops.json (schedule, hops, noise), golden/sampler-runs.json (every sampler at work),
golden/tiny.{json,safetensors} (a tiny network whose weights are all random), golden/mnist.json (the shipped weights);
`golden_captions` writes those of captions. Forward passes run in float64 from the float16 weights that ship.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .golden_samplers import sampler_runs
from .network import Denoiser
from .network_config import NetworkConfig, from_diffusers
from .noise import gaussian_noise
from .sampling import INFINITE_STEPS, SAMPLERS, Hop, run
from .schedule import level
from .shipped import load_shipped, save_shipped

TINY = NetworkConfig(
    sample_size=6, in_channels=2, out_channels=2, block_out_channels=(8, 16), norm_num_groups=4, num_class_embeds=4
)


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")


def old_hop_entry(hop: Hop) -> dict[str, float]:
    """A hop without history under the names that TypeScript had before `src/core/samplers/`."""
    factors = {"keep": hop.c_sample, "predict": hop.c_denoised, "noise": hop.c_noise}
    return {"t": hop.t, "s": hop.s, **factors, "inverseBudget": hop.inverse_steps}


def hops_golden() -> dict[str, Any]:
    """Hop coefficients at full float64 precision, the schedule, and some noise."""
    budgets = {"multistep": [1, 2, 3, 4, 8, 32, INFINITE_STEPS], "ddim": [1, 5, 16], "stochastic": [1, 4, 7]}
    hops = [
        {"sampler": name, "steps": steps, "hops": [old_hop_entry(hop) for hop in SAMPLERS[name](steps)]}
        for name, list_ in budgets.items()
        for steps in list_
    ]
    schedule = [dict(zip(("t", "alpha", "sigma"), (t, *level(t)), strict=True)) for t in np.linspace(0, 1, 33).tolist()]
    cases = [(0, 0, 0, 9), (1, 0, 0, 16), (1, 5, 0, 8), (123456789, 63, 256, 8), (2**32 - 1, 9999, 3, 6)]
    noise = [{"seed": s, "image": i, "draw": d, "values": gaussian_noise(s, i, d, n).tolist()} for s, i, d, n in cases]
    return {"schedule": schedule, "hops": hops, "noise": noise}


def model_noise(network: Denoiser, seed: int, count: int, draw: int) -> Tensor:
    """Noise [B, C, H, W] in float64, drawn in the order [h][w][c]."""
    config = network.config
    size, channels = config.sample_size, config.in_channels
    rows = [gaussian_noise(seed, i, draw, size * size * channels) for i in range(count)]
    nhwc = torch.from_numpy(np.stack(rows)).double().reshape(count, size, size, channels)
    return nhwc.permute(0, 3, 1, 2)


def flat(x: Tensor) -> list[float]:
    """[B, C, H, W] → NHWC values, rounded to float32."""
    return x.permute(0, 2, 3, 1).float().flatten().tolist()


def network_golden(network: Denoiser, trajectories: list[tuple[str, int]]) -> dict[str, Any]:
    """Single forward passes at several times and budgets, and whole trajectories from seeded noise."""
    network = network.double().eval()
    null = network.config.num_class_embeds - 1
    cases = []
    for t, inverse_budget, labels in ((1.0, 1.0, [0, 1]), (0.5, 0.0, [2, null]), (0.03125, 0.125, [1, 0])):
        z = model_noise(network, 7, len(labels), 0)
        fill = torch.full((len(labels),), t, dtype=torch.float64)
        with torch.no_grad():
            v = network(z, fill, torch.full_like(fill, inverse_budget), torch.tensor(labels))
        cases.append({"t": t, "inverseBudget": inverse_budget, "labels": labels, "z": flat(z), "v": flat(v)})
    runs = []
    for sampler, steps in trajectories:
        labels = [0, 1, 2]
        z = model_noise(network, 11, len(labels), 0)

        def fresh(hop: int) -> Tensor:
            return model_noise(network, 11, 3, hop + 1)

        x = run(network, SAMPLERS[sampler](steps), z, torch.tensor(labels), fresh)
        runs.append({"sampler": sampler, "steps": steps, "seed": 11, "labels": labels, "x": flat(x)})
    return {"config": network.config.to_diffusers(), "cases": cases, "trajectories": runs}


def tiny_network(config: NetworkConfig = TINY) -> Denoiser:
    """A network small enough for any backend, with no weight left at its initial zero or one."""
    generator = torch.Generator().manual_seed(3)
    network = Denoiser(config)
    for name, parameter in network.named_parameters():
        noise = torch.randn(parameter.shape, generator=generator)
        fan_in = parameter[0].numel() if parameter.dim() > 1 else 1
        value = noise * fan_in**-0.5 if parameter.dim() > 1 else 0.1 * noise + ("norm" in name and "weight" in name)
        parameter.data = value.half().float()
    return network


def load_config(package: Path) -> NetworkConfig:
    """The network that the model.json of a package describes."""
    return from_diffusers(json.loads((package / "model.json").read_text())["config"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(".."), help="the repository")
    root = parser.parse_args().root
    out = root / "golden"
    write(out / "hops.json", hops_golden())
    write(out / "sampler-runs.json", sampler_runs())
    tiny = tiny_network()
    save_shipped(tiny.state_dict(), out / "tiny.safetensors")
    write(out / "tiny.json", network_golden(tiny, [("multistep", 8), ("stochastic", 3)]))
    package = root / "public/models/mnist"
    dial = load_shipped(package / "dial.safetensors", load_config(package))
    write(out / "mnist.json", network_golden(dial, [("multistep", 8)]))


if __name__ == "__main__":
    main()
