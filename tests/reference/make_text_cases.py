"""Makes tests/fixtures/text: what the published tokenizers and encoders give for odd prompts.

tokens.json      {"t5": {"max_length", "cases"}, "bert": the same}. A case is {"prompt", "ids"} plus "max_length" where it is not the
                 usual one. ids are truncated as published, with the closing token, without padding (the pad id is 0).
                 t5: "ids" are AutoTokenizer's for t5-tiny-bin, whose tokenizer.json is built like google/flan-t5-xl's; "others" gives
                 the ids of the other published ways where they differ: "spiece" (AutoTokenizer without a tokenizer.json), "slow"
                 (T5Tokenizer, plain sentencepiece), "json" (tokenizer.json as transformers 4.47 writes it: t5-tiny-json).
                 bert: "ids" are BertTokenizerFast's; "others" may hold "slow" (BertTokenizer).
embeddings.json  [{"encoder", "prompt", "ids", "file"}]; each file is (tokens, width) fp32: last hidden state of the real tokens,
                 computed with padding to 77 and its mask, as published. One file "…-padded.npy" keeps all 77 rows.

pip: torch==2.11.0 transformers==4.47.1 tokenizers==0.21.4 sentencepiece==0.2.3 protobuf==7.36.2 numpy==2.4.6
"""
from transformers import AutoTokenizer, BertModel, BertTokenizer, T5EncoderModel, T5Tokenizer

from common import FIXTURES, MODELS, open_to_all, write_json, write_npy

MAX_LENGTH = 77
ODD = [
    "", " ", "     ", "\t", "\n", "\r\n", "\n\n \t ", "a", " a", "a ", "  a  cat  ", "a cat on a red background",
    "a\tcat\non\ra\vred\fbackground", "\ncat", "cat\n", "line one\nline two\n\nline four",
    "Photography closeup portrait of an adorable rusty robot covered in budding vegetation, misty forest.",
    "A CAT ON A RED BACKGROUND", "a CaT oN tHe MoOn", "iPhone vs. ANDROID, McDonald's & O'Neil",
    "!?.,;:-_()[]{}<>/\\|@#$%^&*+=~`'\"", "...", "a , b ; c", "it's the dog's ball; don't!", "3.14159 12,500 1e-9 50% #1 $5",
    "ein schöner Käse über der Straße", "où est l'été, garçon ?", "O pisică neagră și pâine în piață", "mañana ¿dónde? ¡aquí!",
    "Маленький дом стоит у реки", "Το γαλάζιο καράβι", "猫在月亮上", "美しい日本の花", "日本 cat 東京dog", "고양이가 달 위에", "قطة على القمر",
    "חתול על הירח", "แมวบนดวงจันทร์", "बिल्ली चाँद पर", "e\u0301te\u0301 cafe\u0301 n\u0303 o\u0308", "é vs e\u0301", "a\u0300\u0301\u0302b",
    "Z\u0351\u036b\u0343a\u0363\u0368l\u034ag\u0310o\u033d", "🐱", "a 🐱 and a 🚀", "👩‍👩‍👧‍👦 family", "🏳️‍🌈 flag", "👍🏽 ok", "☃ ☂ ★ ♥", "zero\u200dwidth\u200djoiner",
    "zero\u200bwidth\u200bspace", "soft\u00adhyphen", "non\u00a0breaking\u00a0space", "ideographic\u3000space", "\ufeffbyte order mark",
    "left\u200eto\u200fright", "line\u2028separator\u2029paragraph", "bell\x07 and \x01\x02\x1f\x7f delete", "next\x85line", "\u0080\u009f",
    "Ｆｕｌｌ　ｗｉｄｔｈ　ｃａｔ １２３！", "ﬁne ﬂower ½ ² ³ ™ Ⅳ ㎏ …", "“curly” ‘quotes’ – — ―", "dz ǆ ß ẞ İ ı ſ", "▁ metaspace ▁▁cat a▁b", "\ufffd replaced",
    "</s>", "a</s>b", "a </s> b", " </s> ", "</s></s>", "<pad>", "a <pad>cat", "<unk>", "an <unk> cat", "<s> <mask>",
    "<extra_id_0>", "a <extra_id_0> cat <extra_id_1>", "x<extra_id_99>y", "<extra_id_100>", "<extra_id_00>", "< /s>", "</S>", "<EXTRA_ID_0>",
    "[CLS]", "[SEP]", "a [SEP] b", "a[MASK]b", "[PAD] [UNK] [MASK]", "[cls] [sep]", "[ CLS ]", "(((cat:1.3))), [dog], <lora:x:1>",
    "a" * 120, "pneumonoultramicroscopicsilicovolcanoconiosis" * 3, "cat" * 40, "ä" * 110, "supercalifragilistic expialidocious",
    "x" * 99, "x" * 100, "x" * 101, "a-b-c--d---e", "http://example.org/a?b=c&d=e", "C:\\path\\file.txt", "#hashtag @name :smile:",
    "{a|b|c} __animal__ %d \\n", "the  double   spaces    grow", "trailing spaces   ", "   leading spaces", ",cat", "cat,", "'", "\"",
    " ".join(["cat"] * 76), " ".join(["cat"] * 77), " ".join(["a red house,"] * 40), "the quick brown fox " * 30, "猫" * 100, "🐱" * 90,
    "\U0010fffd private \ue000", "\U0001d4d2\U0001d4ea\U0001d4fd math letters", "ａ\u0301 mixed", "\u1100\u1161\u11a8 jamo", "１２３ ٣٤٥ ४५६", "½cup 1⁄2",
]
SHORT = ["", "a cat on a red background", "one two three four five six seven eight nine ten eleven twelve", "a </s> b [SEP] c d e f g h"]
EMBEDDED = ["", "a cat on a red background", "Photography closeup portrait of an adorable rusty robot, misty forest environment.",
            "two golden dragons and a purple lighthouse, " * 12, "a 🐱 </s> [MASK] <extra_id_0>\n  日本 É", "x"]


def cases(main, others, max_length, prompts):
    out = []
    for prompt in prompts:
        encode = lambda tokenizer: tokenizer(prompt, truncation=True, max_length=max_length)["input_ids"]
        case = {"prompt": prompt, "ids": encode(main)}
        if max_length != MAX_LENGTH:
            case["max_length"] = max_length
        different = {name: ids for name, t in others.items() if (ids := encode(t)) != case["ids"]}
        if different:
            case["others"] = different
        out.append(case)
    return out


def embeddings(name, tokenizer, encoder, folder):
    out = []
    for i, prompt in enumerate(EMBEDDED):
        tokens = tokenizer(prompt, return_tensors="pt", padding="max_length", max_length=MAX_LENGTH, truncation=True)
        states = encoder(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).last_hidden_state[0]
        count = int(tokens["attention_mask"].sum())
        write_npy(folder / f"{name}-{i}.npy", states[:count])
        if i == 1:
            write_npy(folder / f"{name}-{i}-padded.npy", states)
        out.append({"encoder": f"fixtures/{name}", "prompt": prompt, "ids": tokens["input_ids"][0, :count].tolist(),
                    "file": f"{name}-{i}.npy"})
    return out


if __name__ == "__main__":
    folder = FIXTURES / "text"
    folder.mkdir(parents=True, exist_ok=True)
    prompts = list(dict.fromkeys(ODD))
    flan = AutoTokenizer.from_pretrained(MODELS / "t5-tiny-bin")
    t5 = {"spiece": AutoTokenizer.from_pretrained(MODELS / "t5-tiny"), "slow": T5Tokenizer.from_pretrained(MODELS / "t5-tiny"),
          "json": AutoTokenizer.from_pretrained(MODELS / "t5-tiny-json")}
    bert = AutoTokenizer.from_pretrained(MODELS / "bert-tiny")
    bert_slow = {"slow": BertTokenizer.from_pretrained(MODELS / "bert-tiny")}
    assert all(t.is_fast for t in (flan, bert, t5["spiece"], t5["json"]))
    tokens = {
        "t5": {"encoder": "fixtures/t5-tiny", "max_length": MAX_LENGTH,
               "cases": cases(flan, t5, MAX_LENGTH, prompts) + cases(flan, t5, 8, SHORT)},
        "bert": {"encoder": "fixtures/bert-tiny", "max_length": MAX_LENGTH,
                 "cases": cases(bert, bert_slow, MAX_LENGTH, prompts) + cases(bert, bert_slow, 8, SHORT)}}
    write_json(folder / "tokens.json", tokens)
    for kind, table in tokens.items():
        print(kind, len(table["cases"]), "prompts;", sum("others" in c for c in table["cases"]), "with differences")

    made = embeddings("t5-tiny", flan, T5EncoderModel.from_pretrained(MODELS / "t5-tiny").eval(), folder)
    made += embeddings("bert-tiny", bert, BertModel.from_pretrained(MODELS / "bert-tiny").eval(), folder)
    write_json(folder / "embeddings.json", made)
    open_to_all(folder)
