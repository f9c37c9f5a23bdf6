"""Shared by the tests: one thread for tiny networks, real digits where this machine has them, made-up drawings."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from stepdial_training.condition import STYLES
from stepdial_training.data import load_mnist

# Networks this small lose more time to a second thread than they gain by it.
torch.set_num_threads(1)

LABELS = {"en": "thing {}", "de": "Ding {}", "es": "cosa {}", "zh": "东西 {}"}


def webp(value: int) -> bytes:
    rgba = np.full((64, 64, 4), value, np.uint8)
    rgba[:32, :, 3], rgba[32:, :, 3] = 0, 255
    out = io.BytesIO()
    Image.fromarray(rgba).save(out, "WEBP", lossless=True, exact=True)
    return out.getvalue()


@pytest.fixture(scope="session")
def real_test_digits() -> tuple[torch.Tensor, torch.Tensor]:
    """Test images uint8 [10000, 1, 28, 28] and labels, of STEPDIAL_DATA or data/mnist.npz, which does not ship."""
    path = Path(os.environ.get("STEPDIAL_DATA", Path(__file__).parents[1] / "data/mnist.npz"))
    if not path.exists():
        pytest.skip(f"{path} is not there (the training data does not ship; STEPDIAL_DATA names it elsewhere)")
    data = load_mnist(path)
    return data.test_images, data.test_labels


@pytest.fixture(scope="session")
def drawings_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """150 concepts in four styles, a third of them in two tones of skin."""
    things = [(f"{0x1F980 + i:x}", style, tone) for i in range(150) for style in STYLES[1:] for tone in (0, 1)]
    things = [(code, style, tone) for code, style, tone in things if not tone or int(code, 16) % 3 == 0]
    files = [webp(i % 256) for i in range(len(things))]
    columns: dict[str, list[str]] = {
        "style": [style for _, style, _ in things],
        "code": [code + "-1f3fd" * tone for code, _, tone in things],
        "name": [""] * len(things),
    }
    for language, label in LABELS.items():
        tone_words = {"en": ": medium skin tone", "de": ": mittlere Hautfarbe", "es": ": tono de piel medio"}
        tails = [tone_words.get(language, ": 中等肤色") * tone for _, _, tone in things]
        columns[f"label_{language}"] = [label.format(c) + t for (c, _, _), t in zip(things, tails, strict=True)]
        columns[f"tags_{language}"] = [f"every|own {code}" for code, _, _ in things]
    columns["code"][-1] = "e50a"
    for language in LABELS:
        columns[f"label_{language}"][-1] = ""
    path = tmp_path_factory.mktemp("drawings") / "drawings.npz"
    np.savez(
        path,
        webp=np.frombuffer(b"".join(files), np.uint8),
        offsets=np.cumsum([0, *map(len, files)]),
        group=np.zeros(len(things), np.int64),
        **{name: np.array(values) for name, values in columns.items()},
    )
    return path
