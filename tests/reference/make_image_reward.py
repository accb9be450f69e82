"""Makes a tiny ImageReward and what the published package scores with it.

scores/models/THUDM/ImageReward/   ImageReward.pt (a torch zip, fp16: the package runs it in fp32) and med_config.json
scores/models/bert-base-uncased/   bert-tiny's vocabulary under the name that the package asks for
scores/image_reward.json           {"tokens": [[prompt, ids as the package tokenises it, without padding]],
                                    "values": [raw score of each pair of scores/inputs.json]}

The package (image-reward 1.5) builds everything; only the sizes that it has written down in its code are made smaller: those of
its ViT-L (its class VisionTransformer with two blocks and 16 heads) and of its last layers. Its training module, which needs more
packages, is left out.

pip: image-reward==1.5 torch==2.11.0 torchvision==0.26.0 transformers==4.47.1 timm pillow==11.3.0
"""
import json
import os
import shutil
import sys
import types

sys.modules["ImageReward.ReFL"] = types.ModuleType("ImageReward.ReFL")  # training

import torch
from common import FIXTURES, MODELS, open_to_all, randomise, write_json

import ImageReward
from ImageReward.models.BLIP import blip_pretrain, vit

import make_text_cases
import score_inputs

reward_module = sys.modules["ImageReward.ImageReward"]
FOLDER = FIXTURES / "scores"
PUBLISHED = FOLDER / "models"
WIDTH, TEXT_WIDTH = 48, 40
SPECIAL = ["[DEC]", "[ENC]", "a [ENC] cat", "a[DEC]cat", "[enc] [dec]", "[ENC][DEC][CLS]", "[ ENC ]", "[MASK] [ENC]." + " [DEC]" * 40]


def small_vit(kind, image_size, *_):
    assert kind == "large"
    return vit.VisionTransformer(img_size=image_size, patch_size=16, embed_dim=WIDTH, depth=2, num_heads=16), WIDTH


class SmallMlp(reward_module.MLP):
    def __init__(self, input_size):
        super().__init__(TEXT_WIDTH)
        sizes = [TEXT_WIDTH, 32, 24, 16, 8, 1]
        for at, a, b in zip([0, 2, 4, 6, 7], sizes, sizes[1:]):
            self.layers[at] = torch.nn.Linear(a, b)


def write_model(folder, vocabulary):
    folder.mkdir(parents=True, exist_ok=True)
    pieces = len((vocabulary / "vocab.txt").read_text(encoding="utf-8").splitlines())
    write_json(folder / "med_config.json", {
        "architectures": ["BertModel"], "attention_probs_dropout_prob": 0.1, "hidden_act": "gelu", "hidden_dropout_prob": 0.1,
        "hidden_size": TEXT_WIDTH, "initializer_range": 0.02, "intermediate_size": 88, "layer_norm_eps": 1e-12,
        "max_position_embeddings": 64, "model_type": "bert", "num_attention_heads": 4, "num_hidden_layers": 3, "pad_token_id": 0,
        "type_vocab_size": 2, "vocab_size": pieces + 2, "encoder_width": 768, "add_cross_attention": True})
    net = reward_module.ImageReward(med_config=str(folder / "med_config.json"))
    randomise(net, "image-reward", gains=[("cls_token", 1.0), ("pos_embed", 0.5), ("position_embeddings", 0.5), (".query.", 2.0), ("qkv", 1.5)])
    state = {name: value.half() if value.is_floating_point() else value for name, value in net.state_dict().items()}
    torch.save(state, folder / "ImageReward.pt")


def make():
    blip_pretrain.create_vit, reward_module.MLP = small_vit, SmallMlp
    vocabulary = PUBLISHED / "bert-base-uncased"
    vocabulary.mkdir(parents=True, exist_ok=True)
    for name in ("vocab.txt", "tokenizer_config.json", "special_tokens_map.json"):
        shutil.copyfile(MODELS / "bert-tiny" / name, vocabulary / name)
    os.chdir(PUBLISHED)  # repositories are found by their names
    folder = PUBLISHED / "THUDM" / "ImageReward"
    write_model(folder, vocabulary)
    model = ImageReward.load(str(folder / "ImageReward.pt"), device="cpu", med_config=str(folder / "med_config.json"))
    prompts = [*score_inputs.PROMPTS, *SPECIAL, *make_text_cases.ODD]
    tokens = [[prompt, model.blip.tokenizer(prompt, truncation=True, max_length=35)["input_ids"]] for prompt in prompts]
    pictures = score_inputs.pictures()
    values = [model.score(score_inputs.PROMPTS[prompt], pictures[picture]) for picture, prompt in score_inputs.pairs()]
    (FOLDER / "image_reward.json").write_text(json.dumps({"tokens": tokens, "values": values}) + "\n", encoding="utf-8")
    open_to_all(PUBLISHED)
    print("from", min(values), "to", max(values))


if __name__ == "__main__":
    make()
