"""Makes the tiny text encoders in tests/fixtures/models/fixtures.

t5-tiny       published layout: spiece.model, config.json, model.safetensors (fp32, decoder and lm_head included),
              tokenizer_config.json, special_tokens_map.json
t5-tiny-json  the same encoder without spiece.model: tokenizer.json as transformers 4.47 writes it, two shards and their index
t5-tiny-bin   the same encoder as pytorch_model.bin (a torch zip), spiece.model and a tokenizer.json of the kind that
              google/flan-t5-* publishes (white-space split, then Metaspace)
bert-tiny     a BERT encoder named as in all-MiniLM-L6-v2: vocab.txt, config.json, model.safetensors (fp32)

pip: torch==2.11.0 transformers==4.47.1 tokenizers==0.21.4 sentencepiece==0.2.3 protobuf==7.36.2 safetensors==0.8.0
"""
import io
import json
import shutil
from collections import Counter

import sentencepiece
import torch
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from transformers import BertConfig, BertModel, T5Config, T5EncoderModel, T5ForConditionalGeneration, T5Tokenizer, T5TokenizerFast

import sample_text
from common import MODELS, model_dir, open_to_all, randomise, write_json

PIECES = 1100
EXTRA_IDS = 100


def train_spiece(path):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sample_text.lines()), model_writer=model, model_type="unigram", vocab_size=PIECES,
        hard_vocab_limit=False, character_coverage=0.9995, normalization_rule_name="nmt_nfkc", pad_id=0, eos_id=1, unk_id=2,
        bos_id=-1, num_threads=1, minloglevel=2)
    path.write_bytes(model.getvalue())


def t5_config(pieces):
    used = pieces + EXTRA_IDS
    return T5Config(
        vocab_size=(used + 127) // 128 * 128, d_model=32, d_kv=8, d_ff=72, num_layers=3, num_decoder_layers=1, num_heads=4,
        relative_attention_num_buckets=32, relative_attention_max_distance=128, dropout_rate=0.0, layer_norm_epsilon=1e-6,
        feed_forward_proj="gated-gelu", is_encoder_decoder=True, use_cache=True, tie_word_embeddings=False,
        pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)


def flan_style(tokenizer_json):
    """The layout in google/flan-t5-*: no collapsing of spaces in the normaliser, white-space split, Metaspace always prefixed."""
    spec = json.loads(tokenizer_json)
    parts = spec["normalizer"].get("normalizers", [spec["normalizer"]])
    spec["normalizer"] = next(p for p in parts if p["type"] == "Precompiled")
    metaspace = {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True}
    spec["pre_tokenizer"] = {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, dict(metaspace)]}
    spec["decoder"] = dict(metaspace)
    for token in spec["added_tokens"]:
        token.update(lstrip=False, rstrip=False, normalized=False, special=True)
    return spec


def write_tokenizer_settings(folder):
    """The short settings files that google/flan-t5-* carries (no table of added tokens)."""
    names = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    extra = [f"<extra_id_{i}>" for i in range(EXTRA_IDS)]
    write_json(folder / "special_tokens_map.json", {**names, "additional_special_tokens": extra})
    write_json(folder / "tokenizer_config.json", {
        **names, "extra_ids": EXTRA_IDS, "additional_special_tokens": extra, "model_max_length": 512, "sp_model_kwargs": {},
        "tokenizer_class": "T5Tokenizer"})


def make_t5():
    plain, as_json, as_bin = (model_dir(n) for n in ("t5-tiny", "t5-tiny-json", "t5-tiny-bin"))
    train_spiece(plain / "spiece.model")
    slow = T5Tokenizer(str(plain / "spiece.model"), extra_ids=EXTRA_IDS, legacy=True)
    slow.model_max_length = 512
    write_tokenizer_settings(plain)
    config = t5_config(slow.sp_model.get_piece_size())

    net = T5ForConditionalGeneration(config)
    scale = (config.d_model * config.d_kv) ** -0.5 * config.d_model ** 0.5
    randomise(net, "t5-tiny", gains=[("relative_attention_bias", 1.5), (".q.weight", scale * 1.5)])
    for table in (net.shared, net.encoder.block[0].layer[0].SelfAttention.relative_attention_bias):
        table.weight.data *= 1.0 / table.weight.data.std()
    net.encoder.embed_tokens.weight = net.shared.weight
    net.decoder.embed_tokens.weight = net.shared.weight
    net.eval().save_pretrained(plain, safe_serialization=True)
    (plain / "generation_config.json").unlink(missing_ok=True)

    encoder = T5EncoderModel.from_pretrained(plain)
    encoder.config._name_or_path = ""  # else the folder's absolute path would be written down
    encoder.save_pretrained(as_json, safe_serialization=True, max_shard_size="100KB")
    T5TokenizerFast.from_pretrained(plain).save_pretrained(as_json)
    (as_json / "spiece.model").unlink(missing_ok=True)
    write_tokenizer_settings(as_json)  # as written, "add_prefix_space" makes transformers 4.47 look for spiece.model

    encoder.save_pretrained(as_bin, safe_serialization=False)
    for name in ("spiece.model", "special_tokens_map.json", "tokenizer_config.json"):
        shutil.copyfile(plain / name, as_bin / name)
    spec = flan_style((as_json / "tokenizer.json").read_text(encoding="utf-8"))
    (as_bin / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def word_pieces(lines, words=520, endings=260):
    """Every letter, alone and inside a word, the commonest words, the commonest endings. (tokenizers' own trainer breaks ties
    differently in every run.)"""
    normaliser, splitter = BertNormalizer(lowercase=True), BertPreTokenizer()
    counts, tails = Counter(), Counter()
    for line in lines:
        for word, _ in splitter.pre_tokenize_str(normaliser.normalize_str(line)):
            counts[word] += 1
            for cut in range(2, len(word) - 1):
                tails["##" + word[cut:]] += 1
    letters = sorted({letter for word in counts for letter in word})
    top = lambda table, size: [w for w, _ in sorted(table.items(), key=lambda item: (-item[1], item[0]))[:size]]
    return list(dict.fromkeys([*letters, *("##" + c for c in letters if c.isalnum()), *top(counts, words), *top(tails, endings)]))


def make_bert():
    folder = model_dir("bert-tiny")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *word_pieces(sample_text.lines())]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    config = BertConfig(vocab_size=len(pieces), hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=72,
                        max_position_embeddings=128, type_vocab_size=2, hidden_act="gelu", layer_norm_eps=1e-12)
    net = randomise(BertModel(config).eval(), "bert-tiny")
    net.save_pretrained(folder, safe_serialization=True)
    write_json(folder / "tokenizer_config.json", {
        "do_lower_case": True, "unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]",
        "mask_token": "[MASK]", "tokenize_chinese_chars": True, "strip_accents": None, "model_max_length": 512,
        "tokenizer_class": "BertTokenizer"})
    write_json(folder / "special_tokens_map.json", {
        "unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"})


if __name__ == "__main__":
    torch.manual_seed(0)
    make_t5()
    make_bert()
    open_to_all(MODELS)
