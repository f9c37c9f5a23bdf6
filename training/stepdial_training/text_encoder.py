"""The text encoder: a small transformer over the tokens of a caption, trained with the denoiser."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .attention import attend

HEAD = 64
"""Channels of an attention head."""


class TextLayer(nn.Module):
    """LayerNorm and self-attention, LayerNorm and two linear layers with SiLU between; both residual."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = width // HEAD
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.to_q, self.to_k, self.to_v, self.to_out = (nn.Linear(width, width) for _ in range(4))
        self.linear_1, self.linear_2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm1(x)
        q, k, v = (f(h).unflatten(2, (self.heads, -1)).transpose(1, 2) for f in (self.to_q, self.to_k, self.to_v))
        x = x + self.to_out(attend(q, k, v).transpose(1, 2).flatten(2))
        return x + self.linear_2(F.silu(self.linear_1(self.norm2(x))))


class TextEncoder(nn.Module):
    """Tokens int64 [B, length] → [B, length, width]. Token 0 fills the rest of a caption and is attended to as any."""

    def __init__(self, vocabulary: int, length: int, width: int, layers: int) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.position_embedding = nn.Embedding(length, width)
        self.layers = nn.ModuleList([TextLayer(width) for _ in range(layers)])
        self.final_norm = nn.LayerNorm(width)
        for table in (self.token_embedding, self.position_embedding):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.token_embedding(tokens) + self.position_embedding(torch.arange(tokens.shape[1], device=tokens.device))
        for layer in self.layers:
            x = layer(x)
        return self.final_norm(x)
