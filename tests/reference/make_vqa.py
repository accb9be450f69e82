"""Makes a tiny CLIP-FlanT5 and what the published package scores with it.

scores/models/zhiqiulin/clip-flant5-xxl/           config.json and pytorch_model-*.bin with their index: shards of bf16, as
                                                   save_pretrained() of the package's own class writes them
scores/models/google/flan-t5-xxl/                  its tokenizer: t5-tiny's spiece.model
scores/models/openai/clip-vit-large-patch14-336/   a CLIP whose vision transformer sees 336 pixels
scores/vqa.json     {"captions": [[prompt, cleaned]], "tokens": [[cleaned caption, ids before the picture, ids behind it]],
                     "answer": ids, "values": [score of each pair of scores/inputs.json; null where the package fails: it takes a
                     picture of one pixel for one of one channel]}

The package (t2v-metrics 3.0) does everything but the cleaning: its loader finds the three repositories by their names, and its own
forward() gives the scores. Differences from what it does by itself, on purpose: fp32 instead of bf16 (the weights are bf16
numbers, so nothing is lost), and pictures are handed over as they are instead of as files (no JPEG in between). Its table of
tokens is cut to the tokenizer's size by the package. Only clip_t5_model.py and what that file needs is imported: the packages of
its other models are not there. The cleaning is MIRO's, written down from its specification (miro.md, section 9).

pip: t2v-metrics==3.0 torch==2.11.0 transformers==4.47.1 sentencepiece==0.2.3 protobuf==7.36.2 opencv-python-headless pillow==11.3.0
"""
import importlib
import json
import os
import re
import shutil
import sys
import tempfile
import types
from pathlib import Path

import torch
from common import FIXTURES, MODELS, open_to_all, randomise, write_json
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel

import make_text_cases
import score_inputs

FOLDER = FIXTURES / "scores"
PUBLISHED = FOLDER / "models"
TOWER = "openai/clip-vit-large-patch14-336"
TOKENIZER = "google/flan-t5-xxl"
MODEL = "zhiqiulin/clip-flant5-xxl"
TICKS = ["```python\nprint(1)\n``` a cat", "a ```b``` c ```d e f", "`a` ``b`` cat", "a`````x````b", "```", "<a> <b/>cat</b>< >", "<>", "a < b > c",
         "<<a>>", "two  spaces\n\nand one\nline", "\x1c a \x1f", "</s> <pad>", "<image>", "a <image\n> b", "<extra_id_0 cat"]


def package():
    """The module of the CLIP-FlanT5 model, without running the packages around it."""
    root = Path(next(p for p in sys.path if (Path(p) / "t2v_metrics").is_dir())) / "t2v_metrics"
    for name in ("", ".models", ".models.vqascore_models"):
        module = types.ModuleType("t2v_metrics" + name)
        module.__path__ = [str(root / name.strip(".").replace(".", "/"))]
        sys.modules[module.__name__] = module
    return importlib.import_module("t2v_metrics.models.vqascore_models.clip_t5_model")


def as_bf16(module):
    for value in module.parameters():
        value.data.copy_(value.data.bfloat16().float())
    return module


def write_tower():
    sizes = dict(hidden_size=32, intermediate_size=72, num_hidden_layers=3, num_attention_heads=4)
    config = CLIPConfig(
        vision_config=dict(**sizes, image_size=336, patch_size=14), projection_dim=24,
        text_config=dict(hidden_size=16, intermediate_size=24, num_hidden_layers=1, num_attention_heads=2, vocab_size=64))
    net = as_bf16(randomise(CLIPModel(config), "vqa-tower", gains=[("position_embedding", 0.6), ("q_proj", 2.0)]))
    net.bfloat16().save_pretrained(TOWER)
    CLIPImageProcessor(size={"shortest_edge": 336}, crop_size={"height": 336, "width": 336}).save_pretrained(TOWER)


def write_tokenizer():
    Path(TOKENIZER).mkdir(parents=True, exist_ok=True)
    for name in ("spiece.model", "special_tokens_map.json", "tokenizer_config.json"):
        shutil.copyfile(MODELS / "t5-tiny" / name, Path(TOKENIZER) / name)


def write_model(clip_t5):
    config = clip_t5.CLIPT5Config(
        vocab_size=1280, d_model=48, d_kv=16, d_ff=100, num_layers=3, num_decoder_layers=2, num_heads=4, dropout_rate=0.0,
        relative_attention_num_buckets=32, relative_attention_max_distance=128, layer_norm_epsilon=1e-6,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)
    for key, value in dict(mm_vision_tower=TOWER, mm_hidden_size=32, mm_projector_type="mlp2x_gelu", mm_vision_select_layer=-2,
                           mm_vision_select_feature="patch", use_mm_proj=True, torch_dtype="bfloat16").items():
        setattr(config, key, value)
    net = clip_t5.CLIPT5ForConditionalGeneration(config)
    tower = {name: value.clone() for name, value in net.vision_tower.state_dict().items()}
    randomise(net, "vqa", gains=[("relative_attention_bias", 1.5), (".q.weight", 0.6), ("lm_head", 2.5), ("mm_projector.2", 2.0)])
    net.shared.weight.data *= 1.0 / net.shared.weight.data.std()
    net.vision_tower.load_state_dict(tower)
    as_bf16(net).bfloat16().save_pretrained(MODEL, safe_serialization=False, max_shard_size="160KB")
    (Path(MODEL) / "generation_config.json").unlink(missing_ok=True)


def cleaned(caption):
    caption = re.sub(r"```[\s\S]*?```", "", caption)
    caption = re.sub(r"```[\s\S]*", "", caption)
    caption = re.sub(r"<[^>]+>", " ", caption).replace("`", "")
    return re.sub(r"\s{2,}", " ", caption).strip()


def make():
    module = package()
    PUBLISHED.mkdir(parents=True, exist_ok=True)
    os.chdir(PUBLISHED)  # repositories are found by their names
    write_tower()
    write_tokenizer()
    write_model(importlib.import_module("t2v_metrics.models.vqascore_models.clip_t5.model"))

    with tempfile.TemporaryDirectory() as cache:
        scorer = module.CLIPT5Model("clip-flant5-xxl", device="cpu", cache_dir=cache)
    scorer.model.float()
    assert scorer.model.shared.weight.shape[0] == len(scorer.tokenizer) < 1280
    ask = lambda caption: module.format_question(module.default_question_template.format(caption), "t5_chat")
    prompts = [*score_inputs.PROMPTS, *TICKS, *make_text_cases.ODD]
    tokens = []
    for caption in dict.fromkeys(map(cleaned, prompts)):
        ids = module.t5_tokenizer_image_token(ask(caption), scorer.tokenizer)
        tokens.append([caption, ids[:ids.index(-200)], ids[ids.index(-200) + 1:]])
    answer = module.t5_tokenizer_image_token("Yes", scorer.tokenizer)

    class Pictures(list):  # load_images() asks whether they are addresses
        def __iter__(self):
            return iter([types.SimpleNamespace(startswith=lambda _: False, picture=p) for p in super().__iter__()])

    scorer.image_loader = lambda item: item.picture
    pictures = score_inputs.pictures()
    values = []
    for picture, prompt in score_inputs.pairs():
        if pictures[picture].size == (1, 1):
            values.append(None)
            continue
        score = scorer.forward(Pictures([pictures[picture]]), [cleaned(score_inputs.PROMPTS[prompt])])
        values.append(score.item())
    (FOLDER / "vqa.json").write_text(json.dumps({
        "captions": [[prompt, cleaned(prompt)] for prompt in prompts], "tokens": tokens, "answer": answer,
        "values": values}) + "\n", encoding="utf-8")
    open_to_all(PUBLISHED)
    known = [value for value in values if value is not None]
    print("from", min(known), "to", max(known), "answer", answer)


if __name__ == "__main__":
    make()
