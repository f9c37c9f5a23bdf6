"""The attention product of both networks, denoiser and text encoder."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as F


def attend(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """softmax(q kᵀ / √width) v, for [B, heads, positions, width], with as many queries as one likes.

    On a CPU it is written out: there, the backward pass of the fused kernel is slow among a few dozen positions.
    """
    if q.is_cuda:
        return F.scaled_dot_product_attention(q, k, v)
    scores = (q * q.shape[-1] ** -0.5) @ k.mT
    return scores.softmax(-1).to(v.dtype) @ v
