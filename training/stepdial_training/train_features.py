"""Train the metric's feature network: `python -m stepdial_training.train_features` (a few minutes on one CPU core).

A class head makes the features know digits; a decoder, used in training only, must draw the image back from the
features, so that they keep stroke, slant and style, which a classifier would throw away. BatchNorm is folded into the
convolutions at the end and every feature scaled to unit variance over the training images, which the ReLU of the head
lets through (it is positively homogeneous). Writes `features.safetensors` (float16), `reference.safetensors` (mean and
covariance over the training images, through the float16 weights) and `features.json` (figures, with the floor).
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm import tqdm

from .data import Dataset, load_mnist
from .features import FeatureNetwork, embed, load_features
from .metrics import feature_statistics, jackknife_distance, statistics_distance
from .precision import channels_last
from .shipped import save_shipped

DECODER_WEIGHT = 2.0
"""Of the mean squared error per pixel (range 2), against the cross-entropy."""


class TrainingNetwork(nn.Module):
    """The feature network with BatchNorm after each convolution, and the decoder."""

    def __init__(self, core: FeatureNetwork) -> None:
        super().__init__()
        self.core = core
        self.norms = nn.ModuleList([nn.BatchNorm2d(c.out_channels) for c in core.convolutions()])
        pixels = core.conv1.in_channels * core.size**2
        self.decoder = nn.Sequential(nn.Linear(core.fc.out_features, 256), nn.ReLU(), nn.Linear(256, pixels))

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """images [B, C, H, W] → (the head's output, the image drawn back from the features)."""
        h = images
        for convolution, norm in zip(self.core.convolutions(), self.norms, strict=True):
            h = F.relu(norm(convolution(h)))
        features = self.core.fc(h.flatten(1))
        return self.core.head(F.relu(features)), self.decoder(features).reshape(images.shape)

    @torch.no_grad()
    def folded(self) -> FeatureNetwork:
        """The same function without BatchNorm (running statistics)."""
        for convolution, norm in zip(self.core.convolutions(), self.norms, strict=True):
            assert isinstance(norm, nn.BatchNorm2d) and norm.running_mean is not None and norm.running_var is not None
            assert convolution.bias is not None
            gain = norm.weight / (norm.running_var + norm.eps).sqrt()
            convolution.weight *= gain[:, None, None, None]
            convolution.bias.copy_((convolution.bias - norm.running_mean) * gain + norm.bias)
        return self.core.eval().requires_grad_(False)


def augment(images: Tensor, generator: torch.Generator) -> Tensor:
    """A small random rotation (±0.2 rad), scale (±10 %) and shift (±2 pixels) of each image."""
    count = len(images)

    def uniform(limit: float, *shape: int) -> Tensor:
        return ((torch.rand(count, *shape, generator=generator) * 2 - 1) * limit).to(images.device)

    angle, scale = uniform(0.2), 1 + uniform(0.1)
    cosine, sine = angle.cos() * scale, angle.sin() * scale
    rotation = torch.stack([torch.stack([cosine, -sine], 1), torch.stack([sine, cosine], 1)], 1)
    grid = F.affine_grid(torch.cat([rotation, uniform(2 / 14, 2, 1)], 2), list(images.shape), align_corners=False)
    # Outside is ink-free, −1: sample the image shifted so that its background is 0.
    return F.grid_sample(images + 1, grid, align_corners=False) - 1


def fit(data: Dataset, arguments: argparse.Namespace, device: torch.device) -> FeatureNetwork:
    network = TrainingNetwork(FeatureNetwork(tuple(arguments.channels), arguments.dimension))
    network = channels_last(network, device)
    optimizer = torch.optim.AdamW(network.parameters(), lr=1.0, weight_decay=0.01, fused=True)
    generator = torch.Generator().manual_seed(arguments.seed)
    per_epoch = len(data.train_images) // arguments.batch
    total = arguments.epochs * per_epoch
    bar = tqdm(total=total, mininterval=5)
    for iteration in range(total):
        if iteration % per_epoch == 0:
            order = torch.randperm(len(data.train_images), generator=generator)
        rows = order[iteration % per_epoch * arguments.batch :][: arguments.batch]
        images = augment(data.train_images[rows].to(device).float() / 127.5 - 1, generator)
        with torch.autocast(device.type, torch.bfloat16):
            logits, drawn = network(images)
        recognition = F.cross_entropy(logits.float(), data.train_labels[rows].to(device))
        drawing = F.mse_loss(drawn.float(), images)
        optimizer.zero_grad(set_to_none=True)
        (recognition + DECODER_WEIGHT * drawing).backward()
        for group in optimizer.param_groups:
            rise = min(1.0, (iteration + 1) / 200)
            group["lr"] = arguments.learning_rate * rise * 0.5 * (1 + math.cos(math.pi * iteration / total))
        optimizer.step()
        bar.update()
        if iteration % 50 == 0:
            bar.set_postfix(recognition=f"{recognition:.4f}", drawing=f"{drawing:.4f}")
    bar.close()
    return network.folded()


def scale_features(network: FeatureNetwork, images: Tensor) -> None:
    """Make the variance of every feature over uint8 `images` 1 without changing the logits."""
    deviation = embed(network, images).features.double().std(0).float().to(network.fc.weight.device)
    network.fc.weight.div_(deviation[:, None])
    network.fc.bias.div_(deviation)
    network.head.weight.mul_(deviation)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("data/mnist.npz"))
    parser.add_argument("--out", type=Path, default=Path("runs/features"))
    parser.add_argument("--channels", type=int, nargs=3, default=[32, 64, 64])
    parser.add_argument("--dimension", type=int, default=48)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="CPU threads; so small a network gains little from more")
    arguments = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        data = load_mnist(arguments.data)
    except (OSError, ValueError) as error:
        raise SystemExit(f"train_features: {error}") from error

    begun = time.monotonic()
    network = fit(data, arguments, device)
    scale_features(network, data.train_images)
    weights = arguments.out / "features.safetensors"
    save_shipped(network.state_dict(), weights)
    network = load_features(weights, device)

    train, test = embed(network, data.train_images), embed(network, data.test_images)
    reference = feature_statistics(train.features)
    save_file(
        {"mean": reference.mean.float(), "covariance": reference.covariance.float()},
        arguments.out / "reference.safetensors",
    )
    halves = train.features[torch.randperm(len(train.features), generator=torch.Generator().manual_seed(0))]
    floor = jackknife_distance(test.features, reference)
    figures = {
        "channels": arguments.channels,
        "dimension": arguments.dimension,
        "parameters": sum(p.numel() for p in network.parameters()),
        "multiplyAdds": network.multiply_adds(),
        "trainAccuracy": (train.recognised == data.train_labels).double().mean().item(),
        "testAccuracy": (test.recognised == data.test_labels).double().mean().item(),
        "referenceCount": reference.count,
        "testAgainstTraining": {
            "count": len(test.features),
            "fidProxy": floor.value,
            "interval": [floor.low, floor.high],
        },
        "disjointTrainingSamples": {
            "count": 10_000,
            "fidProxy": statistics_distance(
                feature_statistics(halves[:10_000]), feature_statistics(halves[10_000:20_000])
            ),
            "againstTheRest": statistics_distance(
                feature_statistics(halves[:10_000]), feature_statistics(halves[10_000:])
            ),
        },
        "seconds": round(time.monotonic() - begun),
    }
    (arguments.out / "features.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
