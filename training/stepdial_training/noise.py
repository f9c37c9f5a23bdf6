"""Counter-based Gaussian noise, the same numbers as `src/core/noise.ts`.

Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), then Box–Muller in float64. The key
is (seed, 0); the counter is (block, image, draw, 0), where draw 0 is the initial noise and i + 1 the noise that hop i
adds. So image i of a seed is the same picture in every batch size, at every budget and on every backend.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MULTIPLIERS = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
WEYL = (0x9E3779B9, 0xBB67AE85)
LOW = np.uint64(0xFFFFFFFF)


def philox(counter: NDArray[np.uint64], key: tuple[int, int]) -> NDArray[np.uint64]:
    """Ten rounds on `counter` [..., 4] of 32-bit words held in uint64; returns the same shape."""
    c0, c1, c2, c3 = (counter[..., i].copy() for i in range(4))
    k0, k1 = key
    for _ in range(10):
        p0, p1 = MULTIPLIERS[0] * c0, MULTIPLIERS[1] * c2
        high0, high1 = p0 >> np.uint64(32), p1 >> np.uint64(32)
        c0, c1, c2, c3 = high1 ^ c1 ^ np.uint64(k0), p1 & LOW, high0 ^ c3 ^ np.uint64(k1), p0 & LOW
        k0, k1 = (k0 + WEYL[0]) & 0xFFFFFFFF, (k1 + WEYL[1]) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], axis=-1)


def gaussian_noise(seed: int, image: int, draw: int, size: int) -> NDArray[np.float32]:
    """`size` standard normal values, float32, for one image in the order [h][w][c] of the model layout."""
    blocks = -(-size // 4)
    counter = np.zeros((blocks, 4), dtype=np.uint64)
    counter[:, 0], counter[:, 1], counter[:, 2] = np.arange(blocks), image, draw
    x = philox(counter, (seed, 0)).astype(np.float64)
    pairs = []
    for a, b in ((0, 1), (2, 3)):
        radius = np.sqrt(-2 * np.log((x[:, a] + 0.5) / 2**32))
        angle = 2 * np.pi * (x[:, b] / 2**32)
        pairs += [radius * np.cos(angle), radius * np.sin(angle)]
    return np.stack(pairs, axis=-1).reshape(-1)[:size].astype(np.float32)
