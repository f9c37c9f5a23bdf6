"""Train the metric of emoji: `python -m stepdial_training.train_captions_metric` (about half an hour on two CPU cores).

The feature network and the caption head learn together which of a batch's captions belongs to which drawing; a decoder
must draw the image back from the features, so that they keep more than captions tell. Training drawings alone are seen.
Writes `features.safetensors` and `caption_head.safetensors` (float16), `reference.safetensors` and `features.json`.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F
from tqdm import tqdm

from .captions_metric import CaptionHead, adherent, load_caption_head
from .emoji import Drawings, EmojiBatches, load_emoji, load_vocabulary, to_small
from .features import FeatureNetwork, embed, load_features
from .metrics import feature_statistics, jackknife_distance
from .precision import channels_last
from .shipped import save_shipped
from .train_features import TrainingNetwork, scale_features

DECODER_WEIGHT = 4.0
"""Of the mean squared error per value (range 2), against the contrastive loss."""
TEMPERATURE = 0.1
REFERENCE_COUNT = 20_000
"""Draws of training drawings, every concept as often as training has it, that the reference statistics are of."""


def contrastive_loss(pictures: Tensor, captions: Tensor, same: Tensor) -> Tensor:
    """Cross-entropy both ways over a batch; `same` [B, B] says which captions say the same, whose share is equal."""
    likeness = F.normalize(pictures, dim=1) @ F.normalize(captions, dim=1).T / TEMPERATURE
    share = same / same.sum(1, keepdim=True)
    return -((share * likeness.log_softmax(1)).sum(1).mean() + (share * likeness.log_softmax(0)).sum(0).mean()) / 2


def fit(batches: EmojiBatches, arguments: argparse.Namespace) -> tuple[FeatureNetwork, CaptionHead]:
    device = batches.device
    core = FeatureNetwork(tuple(arguments.channels), arguments.dimension, 3, 32, 64)
    network = channels_last(TrainingNetwork(core), device)
    head = CaptionHead(len(batches.tokenizer.pieces)).to(device)
    parameters = [*network.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=1.0, weight_decay=0.05, fused=True)
    generator = torch.Generator(device).manual_seed(arguments.seed)
    bar = tqdm(range(arguments.iterations), mininterval=5)
    for iteration in bar:
        images, prompt = batches.draw(arguments.batch, generator)
        tokens = prompt.tokens.sort(1).values
        same = (tokens[:, None] == tokens[None]).all(2).float()
        pictures, drawn = network(images.to(memory_format=torch.channels_last))
        matching = contrastive_loss(pictures, head(prompt.tokens), same)
        drawing = F.mse_loss(drawn, images)
        optimizer.zero_grad(set_to_none=True)
        (matching + DECODER_WEIGHT * drawing).backward()
        for group in optimizer.param_groups:
            rise, fall = min(1.0, (iteration + 1) / 200), math.cos(math.pi * iteration / arguments.iterations)
            group["lr"] = arguments.learning_rate * rise * 0.5 * (1 + fall)
        optimizer.step()
        if iteration % 50 == 0:
            bar.set_postfix(matching=f"{matching:.4f}", drawing=f"{drawing:.4f}")
    return network.folded(), head.eval().requires_grad_(False)


def drawn(batches: EmojiBatches, count: int, seed: int) -> Tensor:
    """Rows of `count` draws of training, by `seed`."""
    return batches.rows(count, torch.Generator(batches.device).manual_seed(seed)).cpu()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("data/emoji.npz"))
    parser.add_argument("--out", type=Path, default=Path("runs/emoji-features"))
    parser.add_argument("--channels", type=int, nargs=3, default=[48, 96, 128])
    parser.add_argument("--dimension", type=int, default=64)
    parser.add_argument("--iterations", type=int, default=8000)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--learning-rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves PyTorch's choice")
    arguments = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        training, held_out = load_emoji(arguments.data)
    except (OSError, ValueError) as error:
        raise SystemExit(f"train_captions_metric: {error}") from error

    begun = time.monotonic()
    tokenizer = load_vocabulary()
    batches = EmojiBatches(training, tokenizer, 16, device)
    network, head = fit(batches, arguments)
    images = to_small(training.images)
    rows = drawn(batches, REFERENCE_COUNT, 1)
    scale_features(network, images[rows])
    save_shipped(network.state_dict(), arguments.out / "features.safetensors")
    save_shipped(head.state_dict(), arguments.out / "caption_head.safetensors")
    network = load_features(arguments.out / "features.safetensors", device)
    head = load_caption_head(arguments.out / "caption_head.safetensors")

    reference = feature_statistics(embed(network, images[rows]).features)
    statistics = {"mean": reference.mean.float(), "covariance": reference.covariance.float()}
    save_file(statistics, arguments.out / "reference.safetensors")

    def figures(drawings: Drawings, small: Tensor, rows: Tensor) -> dict[str, object]:
        tokens = torch.tensor([tokenizer.encode(drawings.captions[i][0], 16) for i in rows.tolist()])
        seen = embed(network, small[rows])
        distance = jackknife_distance(seen.features, reference)
        return {
            "count": len(rows),
            "adherence": adherent(head, seen.head, tokens).double().mean().item(),
            "fidProxy": distance.value,
            "interval": [distance.low, distance.high],
        }

    result = {
        "channels": arguments.channels,
        "dimension": arguments.dimension,
        "parameters": sum(p.numel() for p in network.parameters()),
        "multiplyAdds": network.multiply_adds(),
        "referenceCount": REFERENCE_COUNT,
        "training": figures(training, images, drawn(batches, 10_000, 2)),
        "heldOut": figures(held_out, to_small(held_out.images), torch.arange(len(held_out))),
        "seconds": round(time.monotonic() - begun),
    }
    (arguments.out / "features.json").write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
