"""The pictures and prompts that every scorer's parity is shown on, and tests/fixtures/scores/inputs.json that lists them.

{"pictures": [{"file": name in fixtures/image} or {"pattern": [width, height]}],
 "prompts": [text],
 "pairs": [[picture, prompt]]}      which are scored together: each picture with two prompts, each prompt at least once

The pattern is pattern() of make_resize_cases.py, which the tests repeat. Pictures are used as the published evaluator uses
them: Image.open(file).convert("RGB").

pip: pillow==11.3.0
"""
import json

from common import FIXTURES
from make_resize_cases import pattern
from PIL import Image

FILES = """rgb.png rgba.png grey.png grey-alpha.png grey16.png grey16-deep.png one-bit.png palette.png palette-4-bit.png
palette-transparent.png key-colour.png cmyk.tif rgb.webp rgba.webp animated.webp palette.gif animated.gif transparent.gif palette.bmp
grey16.tif one-bit.tif rotated.jpg cmyk.jpg""".split()
SIZES = [(1, 1), (2, 1), (1, 7), (3, 500), (500, 11), (64, 64), (97, 31), (223, 224), (224, 223), (224, 224), (225, 224), (224, 225),
         (226, 224), (227, 331), (256, 256), (333, 250), (449, 337), (337, 449), (512, 383), (640, 1), (1001, 13), (300, 301)]
PROMPTS = [
    "a photo of a red fox in the snow",
    "",
    " ",
    "Two Golden DRAGONS & a lighthouse's lamp",
    "a cat, a dog; a bird: three (3) animals!",
    "  leading and\ttabs\n\nand new lines  ",
    "it's we've they'll I'd you're I'm don't",
    "2024x1080 ½ Ⅳ ٣ 1,000.50",
    "İstanbul ΣΑΣ ΟΔΟΣ",
    "Ein schönes Mädchen über der Straße",
    "猫が庭で眠っている",
    "Маленький дом у реки",
    "قط أسود",
    "e\u0301clair cafe\u0301 cat\u0301s",
    "😀 a smiling 👩‍👩‍👧 family 🇫🇷",
    "<|startoftext|> a <|endoftext|> b",
    "<end_of_text> of <start_of_text>",
    "a_b-c!?d under_score __name__",
    "!!!!! ????? -----",
    "schÃ¶n cafÃ© donâ€™t naÃ¯ve",
    "&lt;b&gt; &amp;amp; &eacute; &#233; fish &amp chips",
    "<b>bold</b> &amp; more",
    "“curled” ‘quotes’ and ﬁne ligatures",
    "ＦＵＬＬ　ｗｉｄｔｈ ﾊﾛｰ",
    "zero\u200bwidth \u00adsoft \ufeffmark",
    "control \x01\x02 characters \x7f \x1b[31mred\x1b[0m",
    "line\u2028separator\u0085next\r\nwindows",
    "supercalifragilisticexpialidocious " * 4,
    "word " * 100,
    "a" * 300,
    "x<|endoftext|>y " * 30,
    "photography closeup portrait of an adorable rusty broken-down steampunk robot covered in budding vegetation, surrounded by tall "
    "grass, misty futuristic sci-fi forest environment, volumetric light, 35mm, f/1.4, highly detailed, 8k, trending",
    "\u4e2d\u6587\uff0c\u6807\u70b9\u3002",
    "ﷺ ŉ ǆ Ĳ",
    "tab\u00a0nbsp\u2003em\u3000wide",
    "'s 't ''s s' rock'n'roll",
]


def pictures():
    """All pictures as RGB."""
    return [Image.open(FIXTURES / "image" / name).convert("RGB") for name in FILES] + [pattern(*size) for size in SIZES]


def pairs():
    count = len(FILES) + len(SIZES)
    return [[i, i % len(PROMPTS)] for i in range(count)] + [[i, (7 * i + 5) % len(PROMPTS)] for i in range(count)]


def make():
    folder = FIXTURES / "scores"
    folder.mkdir(exist_ok=True)
    listed = [{"file": name} for name in FILES] + [{"pattern": size} for size in SIZES]
    assert {prompt for _, prompt in pairs()} == set(range(len(PROMPTS)))
    (folder / "inputs.json").write_text(
        json.dumps({"pictures": listed, "prompts": PROMPTS, "pairs": pairs()}, ensure_ascii=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make()
