"""Cuts the sprites of the training scenes out of Noto Color Emoji into models/starter-scenes: sprites.png (colours), alpha.png, sprites.json.

    make_sprites.py FONT OUT [--only NAME,...]

FONT: NotoColorEmoji.ttf of Debian's fonts-noto-color-emoji 2.042 (Google; SIL Open Font License 1.1). Each sprite is scaled to fit SIDE x SIDE pixels,
in its middle, and lies in a grid of COLUMNS; colours are not multiplied by alpha.

pip: pillow==11.3.0 numpy==2.4.6
"""
import argparse
import colorsys
import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIDE = 96
COLUMNS = 10

# name, plural, emoji. The first take other colours: their own hue is measured and stands in sprites.json.
COLOURED = [
    ("apple", "apples", "🍎"), ("car", "cars", "🚗"), ("balloon", "balloons", "🎈"), ("book", "books", "📕"), ("star", "stars", "⭐"),
    ("heart", "hearts", "❤"), ("umbrella", "umbrellas", "☂"), ("backpack", "backpacks", "🎒"), ("shoe", "shoes", "👟"), ("cap", "caps", "🧢"),
    ("shirt", "shirts", "👕"), ("dress", "dresses", "👗"), ("bucket", "buckets", "🪣"), ("tulip", "tulips", "🌷"), ("flag", "flags", "🚩"),
    ("teapot", "teapots", "🫖"), ("fish", "fish", "🐟"), ("butterfly", "butterflies", "🦋"),
]
PLAIN = [
    ("banana", "bananas", "🍌"), ("strawberry", "strawberries", "🍓"), ("avocado", "avocados", "🥑"), ("watermelon", "watermelons", "🍉"),
    ("pineapple", "pineapples", "🍍"), ("carrot", "carrots", "🥕"), ("corn cob", "corn cobs", "🌽"), ("pear", "pears", "🍐"),
    ("mushroom", "mushrooms", "🍄"), ("pizza", "pizzas", "🍕"), ("hamburger", "hamburgers", "🍔"), ("donut", "donuts", "🍩"),
    ("cookie", "cookies", "🍪"), ("cupcake", "cupcakes", "🧁"), ("cat", "cats", "🐱"), ("dog", "dogs", "🐶"), ("rabbit", "rabbits", "🐰"),
    ("fox", "foxes", "🦊"), ("bear", "bears", "🐻"), ("panda", "pandas", "🐼"), ("lion", "lions", "🦁"), ("cow", "cows", "🐮"), ("pig", "pigs", "🐷"),
    ("frog", "frogs", "🐸"), ("monkey", "monkeys", "🐵"), ("chicken", "chickens", "🐔"), ("penguin", "penguins", "🐧"), ("duck", "ducks", "🦆"),
    ("owl", "owls", "🦉"), ("whale", "whales", "🐳"), ("turtle", "turtles", "🐢"), ("snail", "snails", "🐌"), ("bee", "bees", "🐝"),
    ("elephant", "elephants", "🐘"), ("sunflower", "sunflowers", "🌻"), ("tree", "trees", "🌲"), ("cactus", "cacti", "🌵"), ("train", "trains", "🚂"),
    ("bicycle", "bicycles", "🚲"), ("airplane", "airplanes", "✈"), ("rocket", "rockets", "🚀"), ("sailboat", "sailboats", "⛵"),
    ("clock", "clocks", "⏰"), ("key", "keys", "🔑"), ("guitar", "guitars", "🎸"), ("ball", "balls", "⚽"), ("moon", "moons", "🌙"),
    ("house", "houses", "🏠"), ("crown", "crowns", "👑"), ("robot", "robots", "🤖"), ("snowman", "snowmen", "⛄"), ("pumpkin", "pumpkins", "🎃"),
]


def cut(font, emoji):
    """The emoji's pixels as RGBA, scaled to SIDE with a border of one pixel."""
    drawn = Image.new("RGBA", (160, 160), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).text((10, 10), emoji, font=font, embedded_color=True)
    drawn = drawn.crop(drawn.getchannel("A").getbbox())
    scale = (SIDE - 2) / max(drawn.size)
    size = [max(1, round(side * scale)) for side in drawn.size]
    # premultiplied while it is scaled, so that what shows through does not colour the border
    premultiplied = drawn.convert("RGBa").resize(size, Image.LANCZOS).convert("RGBA")
    sprite = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
    sprite.paste(premultiplied, ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2))
    return sprite


def hue_of(sprite):
    """The hue, in degrees, around which most of the sprite's saturated pixels lie."""
    pixels = np.asarray(sprite).reshape(-1, 4)
    weights = np.zeros(36)
    for red, green, blue, alpha in pixels[pixels[:, 3] > 200][:, :4]:
        hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
        if saturation > 0.35 and value > 0.2:
            weights[int(hue * 36) % 36] += saturation
    smooth = weights + np.roll(weights, 1) + np.roll(weights, -1)
    return int(np.argmax(smooth)) * 10 + 5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("font")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", help="the names of the things that are kept, with commas between")
    options = parser.parse_args()
    font = ImageFont.truetype(options.font, 109)  # the size that its bitmaps have
    things = [(*thing, True) for thing in COLOURED] + [(*thing, False) for thing in PLAIN]
    if options.only:
        kept = options.only.split(",")
        unknown = set(kept) - {thing[0] for thing in things}
        if unknown:
            parser.error(f"--only: there is no {', '.join(sorted(unknown))}")
        things = [thing for thing in things if thing[0] in kept]
    rows = -(-len(things) // COLUMNS)
    colours = Image.new("RGB", (COLUMNS * SIDE, rows * SIDE))
    alpha = Image.new("L", colours.size)
    described = []
    for place, (name, plural, emoji, coloured) in enumerate(things):
        sprite = cut(font, emoji)
        corner = (place % COLUMNS * SIDE, place // COLUMNS * SIDE)
        colours.paste(sprite.convert("RGB"), corner)
        alpha.paste(sprite.getchannel("A"), corner)
        entry = {"name": name, "plural": plural}
        if coloured:
            entry["hue"] = hue_of(sprite)
        described.append(entry)
    options.out.mkdir(parents=True, exist_ok=True)
    colours.save(options.out / "sprites.png", optimize=True)
    alpha.save(options.out / "alpha.png", optimize=True)
    text = ",\n  ".join(json.dumps(entry) for entry in described)
    (options.out / "sprites.json").write_text(f'{{"side": {SIDE}, "columns": {COLUMNS}, "sprites": [\n  {text}\n]}}\n')
    print(len(things), "sprites;", [(entry["name"], entry["hue"]) for entry in described if "hue" in entry])


if __name__ == "__main__":
    main()
