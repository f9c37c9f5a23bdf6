"""The sheet of a run: samples of its averaged weights at several budgets, the same noise each time."""

from __future__ import annotations

from pathlib import Path

import torch
from PIL import Image

from .condition import Condition
from .data import to_images
from .network import Denoiser
from .recipe import Recipe
from .sampling import multistep, run

SHEET_BUDGETS = (1, 2, 4, 8, 32)


def write_sheet(network: Denoiser, recipe: Recipe, shown: Condition, path: Path) -> None:
    """Rows: budgets of `SHEET_BUDGETS`; columns: images of what is `shown`, the same noise in every row."""
    config, device = recipe.network, network.conv_in.weight.device
    generator = torch.Generator().manual_seed(0)
    shape = (len(shown), config.in_channels, config.sample_size, config.sample_size)
    z = torch.randn(shape, generator=generator).to(device)
    rows = []
    for budget in SHEET_BUDGETS:
        images = to_images(run(network, multistep(budget), z, shown), recipe.patch).permute(0, 2, 3, 1)
        rows.append(torch.cat(list(images), dim=1))
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet = Image.fromarray(torch.cat(rows, dim=0).squeeze(2).cpu().numpy())
    sheet.resize((sheet.width * 2, sheet.height * 2), Image.Resampling.NEAREST).save(path)
