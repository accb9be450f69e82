"""Makes tests/fixtures/models/fixtures/jina-tiny and tests/fixtures/jina: Jina CLIP v2 in small, put together from other packages' parts.

The published code of Jina CLIP v2 is in no package. Its parts are: timm's EVA-02 gives the picture vectors, transformers' RoFormer (rotary
places, else a BERT) the token states, torchvision the pixels, transformers' fast tokenizer the ids (make_xlm_roberta_tokens.py makes it).
Only the way they are joined (names, low-rank adapters, mean over tokens, scale) is ours, from the published configuration.

jina-tiny        config.json, model.safetensors (fp32; text weights split into an original and two low-rank adapters); the tokenizer is
                 that of xlm-roberta-tiny
io.safetensors   pixels (2,3,56,56) -> vectors (2,32); ids.N -> states.N (T,32)
picture-N.png    of odd sizes and modes, drawn here; read as Pillow's convert("RGB") reads them
cases.json       [{"file", "prompt", "score"}] of them

pip: torch==2.11.0 torchvision==0.26.0 timm==1.0.31 transformers==4.47.1 safetensors==0.8.0 numpy==2.4.6 pillow==11.3.0
"""
from functools import partial

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter
from timm.models.eva import Eva
from torchvision import transforms
from transformers import AutoTokenizer, RoFormerConfig, RoFormerModel

from common import case_dir, model_dir, normal, open_to_all, randomise, write_json, write_tensors

WIDTH, HIDDEN, HEADS, LAYERS, RANK, ALPHA = 32, 80, 4, 2, 3, 6.0
SIDE, PATCH, RATIO, PLACES = 56, 14, 2.6667, 3
TASK, ADAPTERS = "retrieval.query", ["separation", "retrieval.query"]
MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
MAX_LENGTH = 512
PICTURES = [  # width, height, mode, blur, noise, prompt
    (64, 64, "RGB", 0, 0, "a red heart on a blue background"), (64, 64, "RGB", 2, 0, "a red heart on a blue background"),
    (64, 64, "RGB", 0, 50, "Two Cats!"), (200, 150, "RGB", 0, 0, "three pizzas"), (40, 90, "RGB", 0, 10, "a photo of a house"),
    (65, 65, "RGB", 0, 0, "a cat and a dog"), (300, 64, "RGB", 1, 0, "a car left of a tree"), (1, 1, "RGB", 0, 0, "a star"),
    (130, 97, "L", 0, 20, "an old sailor's \"house\" \u2014 caf\u00e9 \u732b"), (90, 70, "RGBA", 0, 0, "four yellow stars on a gray background"),
    (80, 80, "P", 0, 0, "x"), (500, 330, "RGB", 3, 5, "a very long sentence about a panda and a penguin beside a house " * 12)]


def draw(width, height, mode, blur, noise, number):
    rng = np.random.default_rng(100 + number)
    image = Image.new("RGB", (width, height), tuple(int(v) for v in rng.integers(0, 256, 3)))
    pen = ImageDraw.Draw(image)
    for _ in range(6):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        w, h = int(rng.integers(2, max(3, width // 2))), int(rng.integers(2, max(3, height // 2)))
        colour = tuple(int(v) for v in rng.integers(0, 256, 3))
        (pen.ellipse if rng.random() < 0.5 else pen.rectangle)((x, y, x + w, y + h), fill=colour)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        values = np.asarray(image).astype(np.float32) + rng.normal(0, noise, (height, width, 3))
        image = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    if mode == "RGBA":
        image.putalpha(Image.fromarray(rng.integers(0, 256, (height, width), dtype=np.uint8)))
    return image.convert(mode) if mode != "RGBA" else image


def picture_network():
    net = Eva(img_size=SIDE, patch_size=PATCH, num_classes=0, global_pool="token", embed_dim=WIDTH, depth=LAYERS, num_heads=HEADS, qkv_fused=False,
              mlp_ratio=int(WIDTH * RATIO) / WIDTH + 1e-6, swiglu_mlp=True, scale_mlp=True, scale_attn_inner=True, use_rot_pos_emb=True,
              ref_feat_shape=(PLACES, PLACES), norm_layer=partial(torch.nn.LayerNorm, eps=1e-6))
    return randomise(net.eval(), "jina-tiny-vision")


def picture_tensors(net):
    names = {"attn.norm": "attn.inner_attn_ln", "mlp.fc1_g": "mlp.w1", "mlp.fc1_x": "mlp.w2", "mlp.norm": "mlp.ffn_ln", "mlp.fc2": "mlp.w3",
             "attn.q_proj.bias": "attn.q_bias", "attn.v_proj.bias": "attn.v_bias"}
    out = {}
    for name, value in net.state_dict().items():
        for theirs, ours in names.items():
            name = name.replace(theirs, ours)
        out["vision_model." + name] = value
    return out


def text_network(vocabulary):
    config = RoFormerConfig(vocab_size=vocabulary, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=HIDDEN,
                            type_vocab_size=1, layer_norm_eps=1e-5, hidden_act="gelu", max_position_embeddings=MAX_LENGTH)
    net = RoFormerModel(config).eval()
    places = net.encoder.embed_positions.weight.clone()
    randomise(net, "jina-tiny-text")
    net.encoder.embed_positions.weight.data.copy_(places)
    return net


def halves(weight):
    """Rows of neighbouring pairs to rows of pairs that lie half a head apart."""
    size = WIDTH // HEADS
    order = torch.cat([h * size + torch.cat([torch.arange(0, size, 2), torch.arange(1, size, 2)]) for h in range(HEADS)])
    return weight[order]


def split(out, name, weight, table=False):
    """Writes a weight as an original and two adapters; the second brings the original to `weight`."""
    rows, columns = weight.shape
    a = normal((2, *((rows, RANK) if table else (RANK, columns))), "jina", name, "a", std=0.2)
    b = normal((2, *((RANK, columns) if table else (rows, RANK))), "jina", name, "b", std=0.2)
    added = (a[1] @ b[1] if table else b[1] @ a[1]) * ALPHA / RANK
    out[name + ".parametrizations.weight.original"] = weight - added
    out[name + ".parametrizations.weight.0.lora_A"] = a
    out[name + ".parametrizations.weight.0.lora_B"] = b


def text_tensors(net):
    out, top = {}, "text_model.transformer.roberta."
    split(out, top + "embeddings.word_embeddings", net.embeddings.word_embeddings.weight, table=True)
    split(out, top + "embeddings.token_type_embeddings", net.embeddings.token_type_embeddings.weight, table=True)
    out[top + "emb_ln.weight"], out[top + "emb_ln.bias"] = net.embeddings.LayerNorm.weight, net.embeddings.LayerNorm.bias
    for i, layer in enumerate(net.encoder.layer):
        ours = f"{top}encoder.layers.{i}."
        attention = layer.attention.self
        split(out, ours + "mixer.Wqkv", torch.cat([halves(attention.query.weight), halves(attention.key.weight), attention.value.weight]))
        out[ours + "mixer.Wqkv.bias"] = torch.cat([halves(attention.query.bias), halves(attention.key.bias), attention.value.bias])
        for name, part in (("mixer.out_proj", layer.attention.output.dense), ("mlp.fc1", layer.intermediate.dense), ("mlp.fc2", layer.output.dense)):
            split(out, ours + name, part.weight)
            out[ours + name + ".bias"] = part.bias
        for name, part in (("norm1", layer.attention.output.LayerNorm), ("norm2", layer.output.LayerNorm)):
            out[ours + name + ".weight"], out[ours + name + ".bias"] = part.weight, part.bias
    return out


def main():
    folder, cases_folder = model_dir("jina-tiny"), case_dir("jina", ".")
    tokenizer = AutoTokenizer.from_pretrained(model_dir("xlm-roberta-tiny"))
    vision, text = picture_network(), text_network(len(tokenizer))
    scale = torch.tensor(2.6592)
    write_tensors(folder / "model.safetensors", {**picture_tensors(vision), **text_tensors(text), "logit_scale": scale})
    write_json(folder / "config.json", {
        "add_projections": False, "architectures": ["JinaCLIPModel"], "initializer_factor": 1.0, "logit_scale_init_value": 2.6592,
        "matryoshka_dimensions": [8, 16, 32], "model_type": "jina_clip", "projection_dim": WIDTH,
        "text_config": {
            "default_instruction_task": None, "default_lora_task": TASK, "embed_dim": WIDTH, "hf_model_name_or_path": "jinaai/jina-embeddings-v3",
            "hf_model_config_kwargs": {
                "load_trained_adapters": False, "lora_adaptations": ADAPTERS, "lora_alpha": ALPHA, "lora_dropout_p": 0.0, "lora_rank": RANK,
                "use_flash_attn": True, "vocab_size": len(tokenizer), "hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": HEADS,
                "intermediate_size": HIDDEN, "rotary_emb_base": 10000.0},
            "model_type": "jina_clip_text", "pooler_type": "mean_pooler", "proj_bias": False, "proj_type": None},
        "truncate_dim": None, "use_text_flash_attn": None, "use_vision_xformers": None,
        "vision_config": {
            "embed_dim": WIDTH, "fused_layer_norm": False, "head_width": WIDTH // HEADS, "image_size": SIDE, "intp_freq": True, "layers": LAYERS,
            "ls_init_value": None, "mlp_ratio": RATIO, "model_type": "jina_clip_vision", "naive_swiglu": True, "patch_dropout": 0.1,
            "patch_size": PATCH, "post_norm": False, "proj_type": None, "pt_hw_seq_len": PLACES, "qkv_bias": True, "rope_embeddings": True,
            "subln": True, "width": WIDTH, "x_attention": True}})

    prepare = transforms.Compose([transforms.Resize(SIDE, interpolation=transforms.InterpolationMode.BICUBIC), transforms.CenterCrop(SIDE),
                                  lambda image: image.convert("RGB"), transforms.ToTensor(), transforms.Normalize(MEAN, STD)])
    states_of = lambda prompt: text(**{"input_ids": torch.tensor([ids_of(prompt)])}).last_hidden_state[0]
    ids_of = lambda prompt: tokenizer(prompt, truncation=True, max_length=MAX_LENGTH)["input_ids"]
    unit = lambda x: x / x.norm(dim=-1, keepdim=True)
    cases = []
    for number, (*shape, prompt) in enumerate(PICTURES):
        name = f"picture-{number}.png"
        draw(*shape, number).save(cases_folder / name)
        image = Image.open(cases_folder / name).convert("RGB")
        cosine = (unit(vision(prepare(image)[None])[0]) * unit(states_of(prompt).mean(0))).sum()
        cases.append({"file": name, "prompt": prompt, "score": float(scale.exp() * cosine / 100)})
    write_json(cases_folder / "cases.json", cases)
    pixels = normal((2, 3, SIDE, SIDE), "jina", "pixels")
    tensors = {"pixels": pixels, "vectors": vision(pixels)}
    for i, prompt in enumerate(["", "a cat on a red background", "猫 and a 🐱, " * 20]):
        tensors[f"ids.{i}"], tensors[f"states.{i}"] = torch.tensor(ids_of(prompt)), states_of(prompt)
    write_tensors(cases_folder / "io.safetensors", tensors)
    open_to_all(folder)
    open_to_all(cases_folder)
    print([round(case["score"], 4) for case in cases])


if __name__ == "__main__":
    main()
