// A line of a text list: "PROMPT --option value ...", or options alone with the prompt behind --prompt, as the prompts
// files of AUTOMATIC1111's web UI have it.
#include "batch/list_reader.h"
#include "batch/nearest_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

bool isSpaceOrTab(char c) {
    return c == ' ' || c == '\t';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Two dashes at a word's start with a letter behind them begin an option.
bool beginsOption(std::string_view line, size_t at) {
    return line.size() - at > 2 && line[at] == '-' && line[at + 1] == '-' && isLetter(line[at + 2]) &&
           (at == 0 || isSpaceOrTab(line[at - 1]));
}

size_t nextOption(std::string_view line, size_t from) {
    for (size_t at = line.find("--", from); at != std::string_view::npos; at = line.find("--", at + 1))
        if (beginsOption(line, at))
            return at;
    return line.size();
}

// Reads a word as a shell does, quotes and backslashes taken away, and moves at behind it. False: a quote is not
// closed; at is that quote.
bool readWord(std::string_view line, size_t& at, std::string& word) {
    while (at < line.size() && !isSpaceOrTab(line[at])) {
        const char c = line[at];
        if (c == '\\' && at + 1 < line.size()) {
            word += line[at + 1];
            at += 2;
        } else if (c == '\'' || c == '"') {
            size_t end = at + 1;
            while (end < line.size() && line[end] != c) {
                if (c == '"' && line[end] == '\\' && end + 1 < line.size() &&
                    (line[end + 1] == '"' || line[end + 1] == '\\'))
                    ++end;
                word += line[end++];
            }
            if (end >= line.size())
                return false;
            at = end + 1;
        } else {
            word += c;
            ++at;
        }
    }
    return true;
}

void passBlanks(std::string_view line, size_t& at) {
    while (at < line.size() && isSpaceOrTab(line[at]))
        ++at;
}

// A text that goes on to the next option: as it stands, or word by word when it begins with a quote.
bool readRun(std::string_view line, size_t& at, std::string& text) {
    if (at >= line.size() || (line[at] != '"' && line[at] != '\'')) {
        const size_t end = nextOption(line, at);
        text = trimmed(line.substr(at, end - at));
        at = end;
        return true;
    }
    while (at < line.size() && !beginsOption(line, at)) {
        std::string word;
        if (!readWord(line, at, word))
            return false;
        text += (text.empty() ? "" : " ") + word;
        passBlanks(line, at);
    }
    return true;
}

bool runsOn(const ListKey& key) {
    return key.kind == ListKeyKind::Prompt || (key.setting && key.setting->spec.key == "negative-prompt");
}

std::string unknownOption(const std::string& name) {
    if (const char* why = commandOption(name))
        return fmt::format("--{} {}", name, why);
    if (const std::string meant = nearestName(name, listKeyNames()); !meant.empty())
        return fmt::format("unknown option --{}; did you mean --{}?", oneLine(name, 80), meant);
    return fmt::format("unknown option --{}; a prompt that holds such a word is written --prompt \"...\"",
                       oneLine(name, 80));
}

} // namespace

Result<ListEntry> ListReader::parseOptions(const ListRecord& record, bool again, size_t& mistakeAt) const {
    const std::string_view line = m_text.substr(record.begin, record.end - record.begin);
    ListLine reading(*m_request, record.line, again);
    auto place = [&](size_t at) {
        mistakeAt = record.begin + at;
    };

    size_t at = nextOption(line, 0);
    place(line.find_first_not_of(" \t"));
    static const ListKey promptKey = *listKeyOf("prompt");
    if (const std::string_view prompt = trimmed(line.substr(0, at)); !prompt.empty())
        MIRO_CHECK_OK(reading.set(promptKey, "the prompt", std::string(prompt)));
    while (at < line.size()) {
        place(at);
        const size_t begin = at;
        if (!beginsOption(line, at))
            return usageError(fmt::format("'{}' belongs to no option; a prompt stands before the options, or in quotes "
                                          "behind --prompt",
                                          oneLine(std::string(line.substr(at)), 80)));
        at = std::min(line.find_first_of(" \t=", begin), line.size());
        const std::string name(line.substr(begin + 2, at - begin - 2));
        const auto key = listKeyOf(name);
        if (!key)
            return usageError(unknownOption(name));
        if (key->kind == ListKeyKind::Refused)
            return usageError(fmt::format("--{} {}", name, key->why));
        const bool equals = at < line.size() && line[at] == '=';
        if (equals)
            ++at;
        else
            passBlanks(line, at);
        std::string value;
        const size_t valueAt = at;
        if (!equals && (at >= line.size() || beginsOption(line, at)))
            return usageError(fmt::format("--{} has no value", name));
        if (!(runsOn(*key) ? readRun(line, at, value) : readWord(line, at, value))) {
            place(at);
            return usageError("this quote is never closed");
        }
        if (auto set = reading.set(*key, "--" + name, value); !set.ok()) {
            place(set.message().ends_with("given twice") ? begin : valueAt);
            return set.error();
        }
        passBlanks(line, at);
    }
    place(0);
    return reading.finish();
}

} // namespace miro
