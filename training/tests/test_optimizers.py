"""The optimizers: what Muon's update is, which weights it moves, and that a run can be resumed."""

import copy

import pytest
import torch
from torch import nn

from stepdial_training.muon import Muon, iterated, iterated_by_square, orthogonal
from stepdial_training.network import Denoiser
from stepdial_training.network_config import NetworkConfig
from stepdial_training.optimizers import Optimizers, is_inner
from stepdial_training.recipe import OptimConfig

SMALL = NetworkConfig(
    sample_size=4, in_channels=3, out_channels=3, block_out_channels=(8, 16), norm_num_groups=4,
    attention_head_dim=8, attention_levels=1, vocab_size=20, caption_length=4, text_width=64, text_layers=1,
)  # fmt: skip


@pytest.mark.parametrize("shape", [(3, 16, 40), (2, 40, 16), (2, 24, 24)])
def test_orthogonal_has_singular_values_near_one(shape: tuple[int, int, int]) -> None:
    torch.manual_seed(1)
    x = torch.randn(shape)
    values = torch.linalg.svdvals(orthogonal(x))
    assert values.max() < 1.25
    # A square Gaussian matrix has singular values near 0, which five iterations lift, but not to 1.
    assert values.median() > 0.6
    kept = torch.linalg.svd(x, full_matrices=False)
    assert (kept.U.mT @ orthogonal(x) @ kept.Vh.mT).diagonal(dim1=1, dim2=2).min() > 0


def test_by_the_square_it_is_the_published_iteration_even_where_it_is_ill_conditioned() -> None:
    torch.manual_seed(2)
    x = torch.linalg.qr(torch.randn(32, 32))[0] @ (torch.randn(4, 32, 90) * torch.logspace(0, -5, 32)[:, None])
    x = x / x.norm(dim=(1, 2), keepdim=True)
    exact = iterated(x.double(), 5)
    torch.testing.assert_close(iterated_by_square(x, 5).double(), exact, atol=5e-4, rtol=0)


def test_bfloat16_is_enough_for_the_published_iteration() -> None:
    torch.manual_seed(2)
    x = torch.randn(4, 32, 288)
    x = x / x.norm(dim=(1, 2), keepdim=True)
    exact = iterated(x.double(), 5)
    assert (iterated(x.bfloat16(), 5) - exact).norm() < 0.03 * exact.norm()


def test_muon_moves_a_weight_by_a_fifth_of_the_rate() -> None:
    torch.manual_seed(3)
    weight = nn.Parameter(torch.randn(32, 8, 3, 3))
    before = weight.detach().clone()
    weight.grad = 1000 * torch.randn_like(weight)
    Muon([weight], lr=0.01).step()
    rms = (weight.detach() - before).square().mean().sqrt().item()
    assert rms == pytest.approx(0.2 * 0.01, rel=0.2)


def test_muon_moves_what_is_inside_and_adam_the_rest() -> None:
    network = Denoiser(SMALL)
    inner = {name for name, p in network.named_parameters() if is_inner(name, p)}
    assert "mid_block.resnets.0.conv1.weight" in inner
    assert "text_encoder.layers.0.to_q.weight" in inner
    for name in ("conv_in.weight", "conv_out.weight", "text_encoder.token_embedding.weight", "conv_norm_out.weight"):
        assert name not in inner
    optimizers = Optimizers(network, OptimConfig(iterations=10, muon=2.0))
    moved = [p for optimizer, _ in optimizers.each for group in optimizer.param_groups for p in group["params"]]
    assert len(moved) == len({id(p) for p in moved}) == len(list(network.parameters()))
    assert len(Optimizers(network, OptimConfig(iterations=10)).each) == 1


def test_both_follow_the_rate_and_resume() -> None:
    torch.manual_seed(4)
    network = Denoiser(SMALL)
    config = OptimConfig(iterations=10, learning_rate=1e-3, warmup=2, muon=2.0)

    def train(network: Denoiser, optimizers: Optimizers, iterations: range) -> None:
        for iteration in iterations:
            torch.manual_seed(iteration)
            optimizers.zero_grad()
            for p in network.parameters():
                p.grad = torch.randn_like(p)
            rate = optimizers.step(iteration)
            assert [o.param_groups[0]["lr"] for o, _ in optimizers.each] == [rate, 2 * rate]

    optimizers = Optimizers(network, config)
    train(network, optimizers, range(3))
    resumed = copy.deepcopy(network)
    again = Optimizers(resumed, config)
    again.load_state_dict(copy.deepcopy(optimizers.state_dict()))
    train(network, optimizers, range(3, 6))
    train(resumed, again, range(3, 6))
    for a, b in zip(network.parameters(), resumed.parameters(), strict=True):
        torch.testing.assert_close(a, b, atol=0, rtol=0)
