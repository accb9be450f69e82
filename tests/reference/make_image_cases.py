"""Makes tests/fixtures/image: small pictures of every kind that Pillow writes, expected.json with what Pillow reads from them,
and text.json with the text chunks.

expected.json   {file: {"size": [width, height], "rgb": [...]}}, the values of Image.open(file).convert("RGB")
text.json       {file: {key: text}}, of PNG files written with tEXt, zTXt and iTXt chunks

pip: pillow==13.0.0 numpy==2.4.6
"""
import json
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "image"
W, H = 13, 9


def ramp(channels, top=255):
    y, x = np.mgrid[0:H, 0:W]
    planes = [(x * top // (W - 1)), (y * top // (H - 1)), ((x + 2 * y) * top // (W + 2 * H)), ((x * y * 7) % (top + 1))]
    return np.stack(planes[:channels], axis=-1)


def make():
    FOLDER.mkdir(parents=True, exist_ok=True)
    rgb = Image.fromarray(ramp(3).astype(np.uint8), "RGB")
    rgba = Image.fromarray(ramp(4).astype(np.uint8), "RGBA")
    grey = Image.fromarray(ramp(1)[..., 0].astype(np.uint8), "L")
    grey16 = Image.fromarray((ramp(1, 600)[..., 0]).astype(np.uint16))
    deep16 = Image.fromarray((ramp(1, 65535)[..., 0]).astype(np.uint16))
    palette = rgb.quantize(11)
    cmyk = Image.fromarray(ramp(4).astype(np.uint8), "CMYK")
    one = grey.point(lambda v: 255 if v > 90 else 0).convert("1")
    grey_alpha = Image.merge("LA", (grey, rgba.getchannel("A")))
    exif = Image.Exif()
    exif[0x0112] = 6  # rotated by the camera
    saves = {
        "rgb.png": (rgb, {}),
        "rgba.png": (rgba, {}),
        "grey.png": (grey, {}),
        "grey-alpha.png": (grey_alpha, {}),
        "grey16.png": (grey16, {}),
        "grey16-deep.png": (deep16, {}),
        "one-bit.png": (one, {}),
        "palette.png": (palette, {}),
        "palette-4-bit.png": (palette, {"bits": 4}),
        "palette-transparent.png": (palette, {"transparency": bytes([0, 128, 255])}),
        "key-colour.png": (rgb, {"transparency": (0, 0, 0)}),
        "rgb.jpg": (rgb, {"quality": 95, "subsampling": 0}),
        "grey.jpg": (grey, {"quality": 95}),
        "cmyk.jpg": (cmyk, {"quality": 95}),
        "rotated.jpg": (rgb, {"quality": 95, "subsampling": 0, "exif": exif}),
        "progressive.jpg": (rgb, {"quality": 95, "subsampling": 0, "progressive": True}),
        "rgb.webp": (rgb, {"lossless": True}),
        "rgba.webp": (rgba, {"lossless": True, "exact": True}),
        "animated.webp": (rgb, {"lossless": True, "save_all": True, "append_images": [grey.convert("RGB")]}),
        "rgba-lossy.webp": (rgba, {"quality": 90}),
        "animated-rgba.webp": (rgba, {"lossless": True, "exact": True, "save_all": True, "append_images": [rgb.convert("RGBA")]}),
        "rgb.tif": (rgb, {}),
        "rgba.tif": (rgba, {"compression": "tiff_lzw"}),
        "grey16.tif": (grey16, {}),
        "palette.tif": (palette, {}),
        "cmyk.tif": (cmyk, {}),
        "one-bit.tif": (one, {"compression": "group4"}),
        "rgb.bmp": (rgb, {}),
        "palette.bmp": (palette, {}),
        "palette.gif": (palette, {}),
        "animated.gif": (palette, {"save_all": True, "append_images": [rgb.transpose(0).quantize(5)]}),
        "transparent.gif": (palette, {"transparency": 0}),
    }
    expected = {}
    for name, (image, options) in saves.items():
        image.save(FOLDER / name, **options)
        with Image.open(FOLDER / name) as back:
            values = np.asarray(back.convert("RGB"))
        expected[name] = {"size": [values.shape[1], values.shape[0]], "rgb": values.reshape(-1).tolist()}
    (FOLDER / "expected.json").write_text(json.dumps(expected) + "\n", encoding="utf-8")

    # tEXt where Latin-1 holds the text, iTXt otherwise (Pillow's own rule); zip=True compresses
    words = {"ascii": "a cat\non a mat", "latin1": "caf\xe9 \xff", "emoji": "deux ch\xe2ts \U0001F431, \u732b", "empty": ""}
    info = PngImagePlugin.PngInfo()
    for key, text in words.items():
        info.add_text(key, text)
        info.add_text("zip " + key, text * 50, zip=True)
        info.add_itxt("itxt " + key, text, "fr", "cl\xe9")
        info.add_itxt("zip itxt " + key, text * 50, zip=True)
    rgb.save(FOLDER / "text.png", pnginfo=info)
    with Image.open(FOLDER / "text.png") as back:
        back.load()
        text = {key: str(value) for key, value in back.text.items()}
    (FOLDER / "text.json").write_text(json.dumps({"text.png": text}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for path in FOLDER.iterdir():
        path.chmod(0o644)


if __name__ == "__main__":
    make()
