"""Makes tests/fixtures/text/repair.json: what ftfy, html.unescape and hpsv2's tokenizer make of damaged text.

[{"text": ..., "fixed": ftfy.fix_text(text), "unescaped": html.unescape(text) where that differs,
  "ids": hpsv2's ids with the fixtures' CLIP vocabulary, for some}]

The damage: sentences in many languages whose UTF-8 was read in ten one-byte encodings, once or twice, in whole or in part, with hard
spaces lost; rightly decoded text with every kind of accent, quote and symbol, which must stay; HTML references; terminal codes,
control characters, ligatures, wide letters, line ends.

pip: ftfy==6.3.1 hpsv2==1.2.0 open-clip-torch==3.3.0
"""
import html
import json
import random

import ftfy
import sample_text
import score_inputs
from common import FIXTURES
from make_clip_scores import hps_tokenizer

ENCODINGS = ["latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "sloppy-windows-1250", "sloppy-windows-1253",
             "sloppy-windows-1254", "sloppy-windows-1257", "iso-8859-2", "macroman", "cp437"]
SENTENCES = sample_text.SENTENCES + [
    "“Curled” ‘quotes’ — and… dashes – don’t", "20 °C ± 5 % £5 €10 ¥3 © ® ™ §1 ¶2", "Ünïcödé ÀÉÎÕÜ ñ ç ß ø å æ œ Œuvre ŒUVRE",
    "Žluťoučký kůň příliš úpěl ďábelské ódy", "Zażółć gęślą jaźń", "Árvíztűrő tükörfúrógép", "Çok güzel bir gün İstanbul'da ışık",
    "Įlinkdama fechtuotojo špaga", "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία", "Съешь ещё этих мягких французских булок", "שלום עולם",
    "مرحبا بالعالم", "नमस्ते दुनिया", "สวัสดีชาวโลก", "안녕하세요 세계", "中文，标点。「引用」", "日本語のテキスト　です",
    "😀 🎉 👩‍👩‍👧 🇫🇷 ❤️", "«Bonjour», dit-il ; « L'Œuvre »", "naïve café über façade", "¡Hola! ¿Qué tal?", "x² + y³ ≤ ½ √2 ≈ ∞ ∑ ∂",
    "½ cup • bullet · middot", "Ångström Øre Æble", "voilà à la carte São Paulo", "Đặng Việt Nam phở", "Sjálfstæðisflokkur Þór",
    "┌─┐│█│└─┘", "→ arrows ← ↑", "№ 5 „deutsch“ ‚einzeln‘ ‹a›",
]
SPECIAL = [
    "&amp;amp;lt;", "&AMP;", "&amp", "&#65", "&#65;", "&#x41;", "&#128;", "&#0;", "&#1;", "&#55296;", "&#1114112;", "&NBSP;x", "&hellip;",
    "&Hellip;", "&EACUTE;", "&eacute", "&ccedil;a", "&notanentity;", "&lt;b&gt;", "&#x1F600;", "&fjlig;", "&NotEqualTilde;", "&nbsp;x",
    "&shy;x", "&AELIG;", "&COPY;", "&euro;", "&EURO;", "&aacutE;", "&#10;x", "&frac12;", "&sup2;", "&there4;", "a < b &amp; c",
    "&amp;\n<b>", "&notit; &not; &copy &copyright", "&Atilde;&copy;", "&amp;eacute;", "&#195;&#169;", "&#99999999999999999999;", "&#xD800;",
    "\x1b[31mred", "\x1b[mx", "\x1b[1;2Hx", "\x1b]0;t\x07x", "\x1b[?25lx", "a\r\nb\rc\n\rd", "\u2028\u2029\x85", "ﬁﬂﬅﬆ", "ǅungla ǳ Ǽ",
    "ｶﾞｷﾞ ﾊﾟ", "ＡＢＣ！＂", "\ufeffx\u206a\ufff9y", "e\u0301 Å \u212b", "a\u0300\u0316", "\u1100\u1161", "ﷺ ㍿ ⑳ ²", "\U000e0001x",
    "\u200b\u200e\u00ad", "voilÃ le", "voilÃ  le", "Ã la carte", "NÃ£o Ã quanto", "aÃ b", "5Â kg", "xÂ kg", "SÃO PAULO", "Ã¢â‚¬â„¢",
    "â€œtestâ€\x9d", "â€œtestâ€", "l’été Ã©", "мама Ð¼Ð°", "caf\xe9 \x96 x", "Ãƒâ€šÃ‚Â£", "donâ\ufffd™t", "â€\ufffdx", "bien sÃ»r 日本",
    "Ñ‚ÐµÑ\ufffdÑ‚", "ä½ å¥½", "í\xa0½í¸\x80", "À\x80", "L’Œuvre.", "Œ.", "Noël’s", "‘é’", "Él “x”", "it'ſ 'ſo", "\u212aelvin'S 'LL", "ΟΔΟΣ ΣΑΣ Σ", "İI ıi", "a\x1cb\x85c", "!!<end_of_text>", "<END_OF_TEXT> x", "½ ² ٣", "“Ünter”", "«été»",
]


def decoded(text, encoding):
    try:
        return text.encode("utf-8").decode(encoding)
    except UnicodeDecodeError:
        return None


def texts():
    chance = random.Random(5)
    yield from SENTENCES + score_inputs.PROMPTS + SPECIAL
    words = sorted({word for sentence in SENTENCES for word in sentence.split() if not word.isascii()})
    for encoding in ENCODINGS:
        for sentence in SENTENCES[14:]:
            if wrong := decoded(sentence, encoding):
                yield wrong
                kind = chance.randrange(4)
                if kind == 0:
                    yield "日本 " + wrong
                elif kind == 1 and (twice := decoded(wrong, "sloppy-windows-1252")):
                    yield twice
                elif kind == 2:
                    yield wrong.replace("\xa0", " ")
        for word in chance.sample(words, 20):
            if wrong := decoded(word, encoding):
                yield wrong
    for _ in range(150):
        yield chance.choice(words) + chance.choice([" ", "-", "“", "«", ", ", "¡", "’", "™ ", "° "]) + chance.choice(words)


def make():
    cases = []
    tokenizer = hps_tokenizer()
    for i, text in enumerate(dict.fromkeys(texts())):
        case = {"text": text, "fixed": ftfy.fix_text(text)}
        if html.unescape(text) != text:
            case["unescaped"] = html.unescape(text)
        if i % 3 == 0 or text in SPECIAL:
            row = tokenizer.tokenize([text])[0].tolist()
            case["ids"] = row[: max(place for place, value in enumerate(row) if value) + 1]
        cases.append(case)
    (FIXTURES / "text" / "repair.json").write_text(
        "[\n" + ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases) + "\n]\n", encoding="utf-8")
    print(len(cases), "cases")


if __name__ == "__main__":
    make()
