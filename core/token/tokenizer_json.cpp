// Reads tokenizer.json: {"added_tokens", "normalizer", "pre_tokenizer", "model": {"type": "Unigram", "vocab",
// "unk_id"}}.
#include "base/json.h"
#include "token/unigram_file.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr JsonLimits kLimits{.maxBytes = 64u << 20}; // a quarter of a million pieces, indented, are 17 MB

// Thrown inside this file only: reading walks deep, and any level may find that the file is wrong.
struct BadFile {
    Error error;
};

[[noreturn]] void corrupt(const std::string& what) {
    throw BadFile{{ErrorCode::Corrupt, what}};
}
[[noreturn]] void unsupported(const std::string& what) {
    throw BadFile{{ErrorCode::Unsupported, what}};
}

const Json& member(const Json& object, const char* key) {
    if (!object.is_object() || !object.contains(key))
        corrupt(fmt::format("there is no \"{}\" where one belongs", key));
    return object[key];
}

std::string text(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (!value.is_string())
        corrupt(fmt::format("\"{}\" is not a text", key));
    return value.get<std::string>();
}

bool flag(const Json& object, const char* key, bool otherwise) {
    if (!object.contains(key) || object[key].is_null())
        return otherwise;
    if (!object[key].is_boolean())
        corrupt(fmt::format("\"{}\" is neither true nor false", key));
    return object[key].get<bool>();
}

int64_t integer(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (!value.is_number_integer())
        corrupt(fmt::format("\"{}\" is not an integer", key));
    return value.get<int64_t>();
}

std::string decodeBase64(const std::string& encoded) {
    std::string out;
    out.reserve(encoded.size() / 4 * 3);
    uint32_t bits = 0;
    int count = 0;
    for (char c : encoded) {
        if (c == '=')
            break;
        int digit = c >= 'A' && c <= 'Z'   ? c - 'A'
                    : c >= 'a' && c <= 'z' ? c - 'a' + 26
                    : c >= '0' && c <= '9' ? c - '0' + 52
                    : c == '+'             ? 62
                    : c == '/'             ? 63
                                           : -1;
        if (digit < 0)
            corrupt("precompiled_charsmap is not base64");
        bits = (bits << 6 | static_cast<uint32_t>(digit)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return out;
}

ReplaceStep readReplace(const Json& step) {
    const Json& pattern = member(step, "pattern");
    ReplaceStep replace;
    replace.by = text(step, "content");
    if (pattern.is_object() && pattern.contains("String")) {
        replace.what = text(pattern, "String");
    } else {
        std::string regex = text(pattern, "Regex");
        if (regex != " {2,}") // the only one that T5's tokenizers use
            unsupported(fmt::format("the normalizer's pattern '{}' is not supported", oneLine(regex, 80)));
        replace.what.assign(1, ' ');
        replace.minimumRepeat = 2;
    }
    if (replace.what.empty())
        corrupt("a Replace normalizer has an empty pattern");
    return replace;
}

void readNormaliser(const Json& step, std::vector<Normaliser>& out) {
    if (step.is_null())
        return;
    std::string type = text(step, "type");
    if (type == "Sequence") {
        for (const Json& part : member(step, "normalizers"))
            readNormaliser(part, out);
    } else if (type == "Precompiled") {
        auto map = Charsmap::parse(decodeBase64(text(step, "precompiled_charsmap")), "normalizer");
        if (!map.ok())
            throw BadFile{map.error()};
        out.push_back(PrecompiledStep{std::move(map).value()});
    } else if (type == "Strip") {
        out.push_back(StripStep{flag(step, "strip_left", true), flag(step, "strip_right", true)});
    } else if (type == "Replace") {
        out.push_back(readReplace(step));
    } else {
        unsupported(fmt::format("the normalizer '{}' is not supported", oneLine(type, 80)));
    }
}

MetaspaceStep readMetaspace(const Json& step) {
    MetaspaceStep metaspace;
    metaspace.replacement = text(step, "replacement");
    if (metaspace.replacement.empty())
        corrupt("a Metaspace has an empty replacement");
    metaspace.split = flag(step, "split", true);
    if (step.contains("prepend_scheme")) {
        std::string scheme = text(step, "prepend_scheme");
        if (scheme != "always" && scheme != "first" && scheme != "never")
            unsupported(fmt::format("the prepend_scheme '{}' is not supported", oneLine(scheme, 80)));
        metaspace.prepend = scheme == "always"  ? MetaspaceStep::Prepend::Always
                            : scheme == "first" ? MetaspaceStep::Prepend::First
                                                : MetaspaceStep::Prepend::Never;
    } else if (!flag(step, "add_prefix_space", true)) { // how older files say it
        metaspace.prepend = MetaspaceStep::Prepend::Never;
    }
    return metaspace;
}

void readPreTokeniser(const Json& step, std::vector<PreTokeniser>& out) {
    if (step.is_null())
        return;
    std::string type = text(step, "type");
    if (type == "Sequence") {
        for (const Json& part : member(step, "pretokenizers"))
            readPreTokeniser(part, out);
    } else if (type == "WhitespaceSplit") {
        out.emplace_back(std::in_place_type<WhitespaceSplitStep>);
    } else if (type == "Metaspace") {
        out.emplace_back(std::in_place_type<MetaspaceStep>, readMetaspace(step));
    } else {
        unsupported(fmt::format("the pre-tokenizer '{}' is not supported", oneLine(type, 80)));
    }
}

UnigramVocabulary readVocabulary(const Json& model) {
    std::string type = model.is_object() && model.contains("type") ? text(model, "type") : "Unigram";
    if (type != "Unigram")
        unsupported(fmt::format("a model of type '{}' is not supported, only Unigram", oneLine(type, 80)));
    std::vector<UnigramPiece> pieces;
    for (const Json& entry : member(model, "vocab")) {
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number())
            corrupt(fmt::format("entry {} of the vocabulary is not a piece with its score", pieces.size()));
        pieces.push_back({entry[0].get<std::string>(), entry[1].get<double>()});
    }
    auto vocabulary = UnigramVocabulary::make(std::move(pieces), integer(model, "unk_id"), "model");
    if (!vocabulary.ok())
        throw BadFile{vocabulary.error()};
    return std::move(vocabulary).value();
}

std::vector<AddedToken> readAddedTokens(const Json& tokens) {
    std::vector<AddedToken> added;
    for (const Json& token : tokens) {
        int64_t id = integer(token, "id");
        if (id < 0 || id > (1 << 30))
            corrupt(fmt::format("the added token '{}' has the id {}", oneLine(text(token, "content"), 80), id));
        added.push_back({text(token, "content"), static_cast<int32_t>(id), flag(token, "lstrip", false),
                         flag(token, "rstrip", false)});
    }
    return added;
}

} // namespace

Result<UnigramFile> readTokenizerJson(const std::filesystem::path& path) {
    MIRO_TRY(Json root, readJsonFile(path, kLimits));
    try {
        UnigramFile file;
        file.vocabulary = readVocabulary(member(root, "model"));
        if (root.contains("normalizer"))
            readNormaliser(root["normalizer"], file.steps.normalisers);
        if (root.contains("pre_tokenizer"))
            readPreTokeniser(root["pre_tokenizer"], file.steps.preTokenisers);
        if (root.contains("added_tokens"))
            file.addedTokens = readAddedTokens(root["added_tokens"]);
        return file;
    } catch (const BadFile& bad) {
        return bad.error.within(oneLine(path.string()));
    }
}

} // namespace miro
