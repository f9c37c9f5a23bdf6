"""The distance in the teacher's features: nothing between equals, a gradient to the image alone, and it sees blur."""

import torch
from torch import Tensor
from torch.nn import functional as F

from stepdial_training.losses.perceptual import Encoder, perceptual_distance
from stepdial_training.network import Denoiser, NetworkConfig


def encoder() -> Encoder:
    torch.manual_seed(0)
    network = Denoiser(NetworkConfig(block_out_channels=(8, 8), norm_num_groups=4)).requires_grad_(False)
    return lambda z, t, inverse_budget, label: network.encode(z, t, inverse_budget, label)[0]


def images() -> tuple[Tensor, Tensor]:
    return torch.randn(6, 4, 14, 14), torch.arange(6)


def test_equal_images_are_at_no_distance() -> None:
    target, label = images()
    image = target.clone().requires_grad_()
    distance = perceptual_distance(encoder(), image, target, label)
    assert distance.shape == (6,)
    assert distance.max() < 1e-5
    distance.sum().backward()
    assert image.grad is not None
    assert image.grad.isfinite().all()


def test_descent_brings_the_image_to_the_target() -> None:
    encode = encoder()
    target, label = images()
    target.requires_grad_()
    image = torch.zeros_like(target).requires_grad_()
    before = perceptual_distance(encode, image, target, label).sum()
    optimizer = torch.optim.Adam([image], lr=0.05)
    for _ in range(150):
        optimizer.zero_grad()
        perceptual_distance(encode, image, target, label).sum().backward()
        optimizer.step()
    assert target.grad is None
    assert perceptual_distance(encode, image, target, label).sum() < 0.3 * before
    assert (image - target).square().mean() < 0.3 * target.square().mean()


def test_more_blur_is_farther() -> None:
    encode = encoder()
    target, label = images()
    distances = []
    for blur in (0.0, 0.3, 0.6, 1.0):
        smooth = F.avg_pool2d(target, 3, stride=1, padding=1)
        torch.manual_seed(1)
        distances.append(float(perceptual_distance(encode, target.lerp(smooth, blur), target, label).mean().detach()))
    assert distances == sorted(distances)
    assert distances[0] < 1e-5 < distances[1]
