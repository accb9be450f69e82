"""Makes tests/fixtures/scores/models: small checkpoints with random weights in the layouts in which the CLIP scorers are published,
at their published repository ids, so that a test can give the folder as --models.

openai/clip-vit-large-patch14                   transformers, model.safetensors fp32, quick_gelu, its old config with eos_token_id 2
laion/CLIP-ViT-H-14-laion2B-s32B-b79K           the tokenizer only
yuvalkirstain/PickScore_v1                      transformers, pytorch_model.bin fp16, gelu
Jialuo21/SciScore                               transformers, model.safetensors fp16, tokenizer.json only
xswu/HPSv2                                      open_clip, HPS_v2.1_compressed.pt fp16 {"state_dict": ...} and open_clip_config.json
christophschuhmann/improved-aesthetic-predictor sac+logos+ava1-l14-linearMSE.pth

pip: torch==2.11.0 transformers==4.47.1 hpsv2==1.2.0 open-clip-torch==3.3.0 clint==0.5.1
"""
import json
import shutil

import torch
from common import FIXTURES, MODELS, normal, open_to_all, write_json, write_tensors
from transformers import CLIPConfig, CLIPModel, CLIPTokenizerFast

FOLDER = FIXTURES / "scores" / "models"
VOCABULARY = len(json.loads((MODELS / "clip-tokenizer" / "vocab.json").read_text(encoding="utf-8")))
HPS = {
    "embed_dim": 24,
    "vision_cfg": {"image_size": 224, "layers": 2, "width": 40, "head_width": 10, "patch_size": 14},
    "text_cfg": {"context_length": 77, "vocab_size": VOCABULARY, "width": 32, "heads": 4, "layers": 2},
}


def weights(module, seed):
    """Every parameter moves the result; matrices keep the size of what goes through them."""
    for name, p in module.named_parameters():
        noise = normal(p.shape, seed, name)
        if name.endswith("logit_scale"):
            p.data.fill_(4.6052)
        elif p.dim() == 1 and "norm" in name and name.endswith("weight") or p.dim() == 1 and "ln_" in name and name.endswith("weight"):
            p.data.copy_(1 + 0.2 * noise)
        elif "embedding" in name or p.dim() == 1:
            p.data.copy_(0.4 * noise)
        else:
            rows = p.shape[0] if name.endswith(("proj",)) else p[0].numel()
            p.data.copy_(1.3 * noise / rows**0.5)
    return module


def config(act, width, heads, features, eos):
    return CLIPConfig(
        projection_dim=features,
        text_config={"vocab_size": VOCABULARY, "hidden_size": 32, "intermediate_size": 80, "num_hidden_layers": 2, "num_attention_heads": 4,
                     "projection_dim": features, "hidden_act": act, "eos_token_id": eos, "bos_token_id": VOCABULARY - 2},
        vision_config={"hidden_size": width, "intermediate_size": 3 * width, "num_hidden_layers": 2, "num_attention_heads": heads,
                       "projection_dim": features, "hidden_act": act, "image_size": 224, "patch_size": 14},
    )


def import_hps():
    """hpsv2's open_clip. Its wheel lacks the vocabulary that it opens while it is imported; open_clip's is the same file."""
    import gzip
    from pathlib import Path

    import open_clip
    vocabulary, opened = Path(open_clip.__file__).parent / "bpe_simple_vocab_16e6.txt.gz", gzip.open
    gzip.open = lambda name, *rest: opened(vocabulary, *rest)
    try:
        from hpsv2.src.open_clip import model, tokenizer, transform
    finally:
        gzip.open = opened
    return model, tokenizer, transform


def folder_of(repo):
    folder = FOLDER / repo
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def copy_tokenizer(folder):
    for name in ("vocab.json", "merges.txt"):
        shutil.copy(MODELS / "clip-tokenizer" / name, folder / name)


def make():
    huge = folder_of("laion/CLIP-ViT-H-14-laion2B-s32B-b79K")
    copy_tokenizer(huge)

    openai = folder_of("openai/clip-vit-large-patch14")
    copy_tokenizer(openai)
    model = weights(CLIPModel(config("quick_gelu", 36, 3, 28, 2)).eval(), "clip_openai")
    write_tensors(openai / "model.safetensors", model.state_dict())
    write_json(openai / "config.json", model.config.to_dict())

    pick = folder_of("yuvalkirstain/PickScore_v1")
    model = weights(CLIPModel(config("gelu", 40, 4, 24, 2)).eval(), "pick_score").half()
    torch.save(model.state_dict(), pick / "pytorch_model.bin")
    write_json(pick / "config.json", model.config.to_dict())

    science = folder_of("Jialuo21/SciScore")
    model = weights(CLIPModel(config("gelu", 32, 2, 24, VOCABULARY - 1)).eval(), "sciscore").half()
    write_tensors(science / "model.safetensors", model.state_dict())
    write_json(science / "config.json", model.config.to_dict())
    CLIPTokenizerFast(str(huge / "vocab.json"), str(huge / "merges.txt")).backend_tokenizer.save(str(science / "tokenizer.json"))

    hps = folder_of("xswu/HPSv2")
    model = weights(import_hps()[0].CLIP(**HPS).eval(), "hpsv2").half()
    torch.save({"epoch": 1, "state_dict": model.state_dict()}, hps / "HPS_v2.1_compressed.pt")
    write_json(hps / "open_clip_config.json", {"model_cfg": HPS})

    aesthetic = folder_of("christophschuhmann/improved-aesthetic-predictor")
    sizes = [28, 20, 12, 8, 6, 1]
    state = {}
    for index, (fan_in, fan_out) in zip((0, 2, 4, 6, 7), zip(sizes, sizes[1:])):
        state[f"layers.{index}.weight"] = normal((fan_out, fan_in), "aesthetic", index) * 2 / fan_in**0.5
        state[f"layers.{index}.bias"] = 0.3 * normal((fan_out,), "aesthetic", index, "bias")
    torch.save(state, aesthetic / "sac+logos+ava1-l14-linearMSE.pth")
    open_to_all(FOLDER)


if __name__ == "__main__":
    make()
