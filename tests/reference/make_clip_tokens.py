"""Makes tests/fixtures/models/fixtures/clip-tokenizer (vocab.json, merges.txt of a tiny vocabulary) and tests/fixtures/text/clip.json:
what transformers' CLIPTokenizerFast gives for odd prompts.

clip.json    {"max_length", "cases": [{"prompt", "ids", "max_length"?}]}; ids are truncated, without padding

The vocabulary is in CLIP's own order: 256 bytes, 256 bytes that end a word, the merges, the two special tokens. Merges are counted
here, by the method of the paper (the most frequent pair of the sample text first).

pip: transformers==4.47.1 tokenizers==0.21.4
"""
import json
from collections import Counter

from transformers import CLIPTokenizerFast

import sample_text
from common import FIXTURES, model_dir, open_to_all, write_json
from make_text_cases import MAX_LENGTH, ODD, SHORT

MERGES = 500


def byte_characters():
    printing = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in printing]
    table = {b: chr(b) for b in printing}
    table.update({b: chr(256 + i) for i, b in enumerate(others)})
    return [table[b] for b in printing + others], table


def train(words, count):
    merges = []
    words = {tuple(word): n for word, n in words.items()}
    while len(merges) < count:
        pairs = Counter()
        for word, n in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += n
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        merged = {}
        for word, n in words.items():
            out, i = [], 0
            while i < len(word):
                if word[i:i + 2] == best:
                    out.append(word[i] + word[i + 1])
                    i += 2
                else:
                    out.append(word[i])
                    i += 1
            merged[tuple(out)] = merged.get(tuple(out), 0) + n
        words = merged
    return merges


def make():
    characters, table = byte_characters()
    words = Counter()
    for line in sample_text.lines():
        for word in line.lower().split():
            letters = [table[b] for b in word.encode("utf-8")]
            letters[-1] += "</w>"
            words[tuple(letters)] += 1
    merges = train(words, MERGES)
    pieces = characters + [c + "</w>" for c in characters] + ["".join(m) for m in merges] + ["<|startoftext|>", "<|endoftext|>"]
    assert len(set(pieces)) == len(pieces)
    folder = model_dir("clip-tokenizer")
    write_json(folder / "vocab.json", {piece: i for i, piece in enumerate(pieces)})
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(" ".join(m) for m in merges) + "\n", encoding="utf-8")
    tokenizer = CLIPTokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt"))
    special = ["<|startoftext|>", "a <|endoftext|> b", "x<|startoftext|>y", "<|STARTOFTEXT|>", "a <|EndOfText|> b", "it's we've they'll I'd you're I'm don't", "''s '' s'",
               "rock'n'roll 'Twas", "2024x1080 ½ Ⅳ ٣", "İstanbul ΣΑΣ", "a_b-c!?d", "cat\u0301s e\u0301", "\u0085x\u2003y", "under_score __name__"]
    cases = []
    for prompt, length in [(p, MAX_LENGTH) for p in ODD + special] + [(p, 8) for p in SHORT]:
        case = {"prompt": prompt, "ids": tokenizer(prompt, truncation=True, max_length=length)["input_ids"]}
        if length != MAX_LENGTH:
            case["max_length"] = length
        cases.append(case)
    write_json(FIXTURES / "text" / "clip.json", {"max_length": MAX_LENGTH, "cases": cases})
    open_to_all(folder)
    print(len(cases), "cases")


if __name__ == "__main__":
    make()
