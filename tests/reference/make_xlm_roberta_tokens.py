"""Makes two tiny XLM-RoBERTa tokenizers in tests/fixtures/models/fixtures and what transformers' fast tokenizer gives for odd prompts.

xlm-roberta-tiny     tokenizer.json in the published layout (character map only, white-space split, Metaspace)
xlm-roberta-spiece   the same pieces as sentencepiece.bpe.model, which transformers converts
text/xlm_roberta.json  {"max_length", "cases": [{"prompt", "ids", "max_length"?, "others"?}]}; "ids" are xlm-roberta-tiny's,
                     truncated, without padding; "others" gives those of "spiece" where they differ

pip: transformers==4.47.1 tokenizers==0.21.4 sentencepiece==0.2.3 protobuf==7.36.2 numpy==2.4.6
"""
import io
import json

import numpy as np
import sentencepiece
from transformers import AutoTokenizer, XLMRobertaTokenizerFast

import sample_text
from common import FIXTURES, model_dir, open_to_all, write_json
from make_text_cases import MAX_LENGTH, ODD, SHORT, cases

PIECES = 900
RANDOM = 320
NAMES = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>",
         "mask_token": "<mask>"}
MORE = ["<mask>", "a <mask> b", "a  <mask>cat", "a\t<mask>", "cat<mask>", "\u3000<mask>x", "<s>", "x<s>y", "<s><s> </s>", "a <s> b <pad> c <unk> d",
        "<S> <MASK>", "< mask>", "\n<mask>\n<mask>", "\u00a0 \u2003 a", "a \u200b b", "x \u00ad y", "▁a ▁ b", " ▁▁ ", "\u0e33 \u0e19\u0e49\u0e33", "ﷺ",
        "Ⅷ ㍿ ㌔", "a\u0000b", "\u0000", "\ud7a3\u11a8", "🇫🇷🇩🇪", "e\u0301\u0302\u0303\u0304x", "\r\n\r\n", "a\u2028<mask>", "ǅ ŉ ŀ"]


def train_spiece(path):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sample_text.lines()), model_writer=model, model_type="unigram", vocab_size=PIECES,
        hard_vocab_limit=False, character_coverage=0.9995, normalization_rule_name="nmt_nfkc", num_threads=1, minloglevel=2)
    path.write_bytes(model.getvalue())  # <unk>, <s> and </s> come first, as in the published file


def write_settings(folder):
    write_json(folder / "special_tokens_map.json", NAMES)
    write_json(folder / "tokenizer_config.json", {**NAMES, "model_max_length": 512, "tokenizer_class": "XLMRobertaTokenizer"})


def published_style(tokenizer_json):
    spec = json.loads(tokenizer_json)
    parts = spec["normalizer"].get("normalizers", [spec["normalizer"]])
    spec["normalizer"] = next(p for p in parts if p["type"] == "Precompiled")
    metaspace = {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True}
    spec["pre_tokenizer"] = {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, dict(metaspace)]}
    spec["decoder"] = dict(metaspace)
    spec["truncation"] = spec["padding"] = None
    return spec


def make():
    plain, spiece = model_dir("xlm-roberta-tiny"), model_dir("xlm-roberta-spiece")
    train_spiece(spiece / "sentencepiece.bpe.model")
    write_settings(spiece)
    write_settings(plain)
    tokenizer = XLMRobertaTokenizerFast(str(spiece / "sentencepiece.bpe.model"))
    spec = published_style(tokenizer.backend_tokenizer.to_str())
    (plain / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    open_to_all(plain)
    open_to_all(spiece)


def random_texts(count):
    """Texts that mix words of the sample, characters of every plane, white space and special tokens."""
    rng = np.random.default_rng(7)
    words = sorted({w for line in sample_text.lines() for w in line.split()})
    special = ["<s>", "</s>", "<pad>", "<unk>", "<mask>", "▁", "[CLS]", "[MASK]", " ", "  ", "\t", "\n", "\u00a0", "\u3000", "\u200d", "\u0301", "\u0000"]
    ranges = [(0x20, 0x7F), (0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x370, 0x530), (0x590, 0x700), (0x900, 0xA00), (0xE00, 0xE80), (0x1100, 0x1200),
              (0x2000, 0x2070), (0x2100, 0x2200), (0x3040, 0x3100), (0x4E00, 0x9FFF), (0xAC00, 0xD7A4), (0xFB00, 0xFE00), (0xFE00, 0x10000),
              (0x1D400, 0x1D800), (0x1F300, 0x1FA00), (0x0, 0xD800), (0x10000, 0x110000)]
    texts = []
    for _ in range(count):
        parts = []
        for _ in range(rng.integers(1, 14)):
            kind = rng.random()
            if kind < 0.35:
                parts.append(words[rng.integers(len(words))])
            elif kind < 0.55:
                parts.append(special[rng.integers(len(special))])
            else:
                low, high = ranges[rng.integers(len(ranges))]
                parts.append("".join(chr(int(c)) for c in rng.integers(low, high, rng.integers(1, 6))))
            if rng.random() < 0.4:
                parts.append(" ")
        texts.append("".join(parts))
    return [t for t in texts if not any(0xD800 <= ord(c) < 0xE000 for c in t)]


def main():
    make()
    load = lambda name: AutoTokenizer.from_pretrained(model_dir(name))
    main_tokenizer, others = load("xlm-roberta-tiny"), {"spiece": load("xlm-roberta-spiece")}
    assert main_tokenizer.is_fast and others["spiece"].is_fast
    prompts = list(dict.fromkeys(ODD + MORE + random_texts(RANDOM)))
    table = {"max_length": MAX_LENGTH, "cases": cases(main_tokenizer, others, MAX_LENGTH, prompts) + cases(main_tokenizer, others, 8, SHORT)}
    write_json(FIXTURES / "text" / "xlm_roberta.json", table)
    print(len(table["cases"]), "cases,", sum("others" in c for c in table["cases"]), "differ for spiece")


if __name__ == "__main__":
    main()
