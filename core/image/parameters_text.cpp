#include "image/parameters_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace miro {
namespace {

constexpr std::string_view kNegativePrompt = "Negative prompt:";
constexpr size_t kMaxBytes = 1u << 20;
constexpr size_t kMaxPairs = 512;
constexpr size_t kLeastPairs = 3; // fewer, and readers take the line for a part of the prompt

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Letters, digits, underscore; bytes of other scripts' letters count, as readers match Unicode words.
bool isWord(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isKeyCharacter(char c) {
    return isWord(c) || c == ' ' || c == '-' || c == '/';
}

bool isReadableKey(std::string_view key) {
    return key.size() >= 2 && isWord(key.front()) && key.back() != ' ' &&
           std::all_of(key.begin(), key.end(), isKeyCharacter);
}

std::string_view stripped(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string quoted(const std::string& value) {
    const bool plain = value.find_first_of(",:\n\"\\") == value.npos && stripped(value).size() == value.size();
    return plain ? value : nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string unquoted(std::string_view value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"')
        return std::string(value);
    nlohmann::json parsed = nlohmann::json::parse(value, nullptr, false);
    return parsed.is_string() ? parsed.get<std::string>() : std::string(value);
}

// The end of the JSON string that begins at `begin`, when it has at least one character and ends the value; else npos.
size_t quotedEnd(std::string_view line, size_t begin) {
    for (size_t i = begin + 1; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '"') {
            const bool endsValue = i + 1 == line.size() || line[i + 1] == ',';
            return i > begin + 1 && endsValue ? i + 1 : std::string_view::npos;
        }
    }
    return std::string_view::npos;
}

std::vector<std::pair<std::string, std::string>> pairsOf(std::string_view line) {
    std::vector<std::pair<std::string, std::string>> pairs;
    size_t i = 0;
    while (i < line.size() && pairs.size() < kMaxPairs) {
        if (!isWord(line[i])) {
            ++i;
            continue;
        }
        size_t colon = i;
        while (colon < line.size() && isKeyCharacter(line[colon]))
            ++colon;
        if (colon == line.size() || line[colon] != ':' || colon - i < 2) {
            i = colon + 1; // whatever began inside this run would end at the same place
            continue;
        }
        const std::string_view key = stripped(line.substr(i, colon - i));
        size_t begin = colon + 1;
        while (begin < line.size() && isSpace(line[begin]))
            ++begin;
        size_t end = begin < line.size() && line[begin] == '"' ? quotedEnd(line, begin) : line.npos;
        if (end == line.npos)
            end = std::min(line.find(',', begin), line.size());
        pairs.emplace_back(key, unquoted(line.substr(begin, end - begin)));
        i = end + 1;
    }
    return pairs;
}

void appendLine(std::string& text, bool& begun, std::string_view line) {
    if (begun)
        text += '\n';
    text += line;
    begun = true;
}

} // namespace

const std::string* ParametersText::find(std::string_view key) const {
    for (const auto& [name, value] : pairs)
        if (name == key)
            return &value;
    return nullptr;
}

std::string toText(const ParametersText& parameters) {
    std::string line;
    size_t count = 0;
    for (const auto& [key, value] : parameters.pairs) {
        if (!isReadableKey(key))
            throw std::logic_error("not a key of a parameters text: " + key);
        if (value.empty())
            continue;
        line += fmt::format("{}{}: {}", count == 0 ? "" : ", ", key, quoted(value));
        ++count;
    }
    if (count < kLeastPairs)
        throw std::logic_error("a parameters text needs at least three pairs");
    std::string text = parameters.prompt;
    if (!parameters.negativePrompt.empty())
        text += fmt::format("{}{} {}", text.empty() ? "" : "\n", kNegativePrompt, parameters.negativePrompt);
    return text + (text.empty() ? "" : "\n") + line;
}

ParametersText parseParametersText(std::string_view text) {
    text = stripped(text.substr(0, kMaxBytes));
    ParametersText result;
    const size_t lastBreak = text.rfind('\n');
    const std::string_view last = lastBreak == text.npos ? text : text.substr(lastBreak + 1);
    std::string_view rest = text;
    if (auto pairs = pairsOf(last); pairs.size() >= kLeastPairs) {
        result.pairs = std::move(pairs);
        rest = lastBreak == text.npos ? std::string_view() : text.substr(0, lastBreak);
    }
    bool negative = false, promptBegun = false, negativeBegun = false;
    while (!rest.empty()) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = stripped(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.starts_with(kNegativePrompt)) {
            negative = true;
            line = stripped(line.substr(kNegativePrompt.size()));
        }
        appendLine(negative ? result.negativePrompt : result.prompt, negative ? negativeBegun : promptBegun, line);
    }
    return result;
}

ParametersText parametersOf(const GenerationParameters& generation) {
    ParametersText text{generation.prompt,
                        generation.negativePrompt,
                        {{"Steps", std::to_string(generation.steps)},
                         {"Sampler", "MIRO Euler"},
                         {"CFG scale", fmt::format("{:g}", generation.guidance)},
                         {"Seed", std::to_string(generation.seed)},
                         {"Size", fmt::format("{}x{}", generation.width, generation.height)},
                         {"Model hash", generation.modelHash},
                         {"Model", generation.model}}};
    auto add = [&](const char* key, std::string value) {
        text.pairs.emplace_back(key, std::move(value));
    };
    if (generation.variationSeed) {
        add("Variation seed", std::to_string(*generation.variationSeed));
        add("Variation seed strength", fmt::format("{:g}", generation.variation));
    }
    if (generation.denoisingStrength)
        add("Denoising strength", fmt::format("{:g}", *generation.denoisingStrength));
    add("MIRO targets", generation.targets);
    add("MIRO negative targets", generation.negativeTargets);
    add("Version", generation.version.empty() ? "" : "Miro Studio " + generation.version);
    return text;
}

} // namespace miro
