"""Whether pictures show what their captions say: a caption head beside the feature network, and the rank that it gives.

Picture and caption become points of the unit sphere; training (`train_captions_metric.py`) brings those that belong
together near each other (contrastive learning, Radford et al. 2021). **Adherence** is how often a picture's own caption
is nearest among 32, 31 of them drawn at random; guessing gives 1/32.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

CHOICES = 32


class CaptionHead(nn.Module):
    """Tokens int64 [B, length], 0 for none → points [B, outputs]: the mean of their embeddings, through two layers."""

    def __init__(self, vocabulary: int, outputs: int = 64, width: int = 128) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.linear_1, self.linear_2 = nn.Linear(width, width), nn.Linear(width, outputs)

    def forward(self, tokens: Tensor) -> Tensor:
        count = (tokens > 0).sum(1, keepdim=True).clamp(min=1)
        return self.linear_2(F.silu(self.linear_1(self.embedding(tokens).sum(1) / count)))


def load_caption_head(path: Path) -> CaptionHead:
    state = {name: tensor.float() for name, tensor in load_file(path).items()}
    head = CaptionHead(len(state["embedding.weight"]), len(state["linear_2.bias"]), len(state["linear_1.bias"]))
    head.load_state_dict(state)
    return head.eval().requires_grad_(False)


@torch.no_grad()
def adherent(head: CaptionHead, pictures: Tensor, tokens: Tensor, seed: int = 0) -> Tensor:
    """Whether the caption `tokens` [N, length] of each picture [N, outputs] is the nearest among `CHOICES`, bool [N].

    The others are captions of the same N that say something else, drawn by `seed`; a tie is a miss.
    """
    captions, index = torch.unique(tokens, dim=0, return_inverse=True)
    if len(captions) < CHOICES:
        raise ValueError(f"{len(captions)} different captions are too few to choose among {CHOICES}")
    points = F.normalize(head(captions), dim=1)
    generator = torch.Generator().manual_seed(seed)
    others = torch.rand(len(pictures), len(captions), generator=generator)
    others[torch.arange(len(pictures)), index] = -1
    chosen = others.topk(CHOICES - 1, dim=1).indices
    likeness = F.normalize(pictures, dim=1) @ points.T
    own = likeness.gather(1, index[:, None])
    return (likeness.gather(1, chosen) < own).all(1)
