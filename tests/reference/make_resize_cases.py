"""Makes tests/fixtures/image/resize.json: checksums of pictures that Pillow resized (bicubic, 8 bits).

[{"from": [w, h], "to": [w, h], "cropped": whether only the middle of that shape was taken, "crc32": of the RGB bytes}]
The source is the pattern of pattern() below, which the test repeats.

pip: pillow==11.1.0 numpy==2.4.6: transformers 4.47 was published in the time of Pillow 11, which narrows a picture before it shortens it. Pillow 13
shortens first where that is cheaper, which changes some levels by 1 or 2.
"""
import json
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "image" / "resize.json"
SIZES = [(1, 1), (2, 3), (7, 5), (13, 9), (64, 64), (97, 31), (31, 200), (224, 224), (333, 250), (500, 11)]
TARGETS = [(1, 1), (3, 2), (5, 7), (16, 16), (64, 64), (97, 13), (224, 224), (298, 224)]


def pattern(width, height):
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * 37 + y * 101 + c * 59 + x * y * 13 + (x // 3) * (y // 5) * 71) % 256 for c in range(3)]
    return Image.fromarray(np.stack(planes, axis=-1).astype(np.uint8), "RGB")


def make():
    cases = []
    for size in SIZES:
        for target in TARGETS:
            scale = min(size[0] / target[0], size[1] / target[1])
            width, height = scale * target[0], scale * target[1]
            left, top = (size[0] - width) / 2, (size[1] - height) / 2
            for box in (None, (left, top, left + width, top + height)):
                image = pattern(*size).resize(target, Image.Resampling.BICUBIC, box=box)
                cases.append({"from": size, "to": target, "cropped": box is not None,
                              "crc32": zlib.crc32(np.asarray(image).tobytes())})
    FILE.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    make()
