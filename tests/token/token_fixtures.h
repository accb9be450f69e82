// What the tokenizer tests share: the fixtures' cases, and folders with chosen files.
#pragma once

#include "base/json.h"
#include "token/tokenizer.h"

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <string>

namespace miro::test {

inline const std::filesystem::path kFixtures = MIRO_FIXTURES;
inline const std::filesystem::path kModels = kFixtures / "models" / "fixtures";

inline std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline void writeTo(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

inline std::filesystem::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

// Compares with the ids that a fixtures' tokens.json gives for `kind`; where a case lists other ids for `variant`,
// those are meant. Returns how many cases there were, -1 after the first difference (which is reported).
inline int compareWithCases(const Tokenizer& tokenizer, const nlohmann::json& table, const std::string& variant = "") {
    const int usual = table["max_length"];
    int count = 0;
    for (const auto& item : table["cases"]) {
        const std::string prompt = item["prompt"];
        TokenIds expected = item["ids"].get<TokenIds>();
        if (item.contains("others") && item["others"].contains(variant))
            expected = item["others"][variant].get<TokenIds>();
        auto ids = tokenizer.encode(prompt, item.value("max_length", usual));
        if (!ids.ok() || *ids != expected) {
            qWarning("%s: %s gives %s, expected %s", variant.c_str(),
                     nlohmann::json(prompt).dump(-1, ' ', true).c_str(),
                     ids.ok() ? nlohmann::json(*ids).dump().c_str() : ids.message().c_str(),
                     nlohmann::json(expected).dump().c_str());
            return -1;
        }
        ++count;
    }
    return count;
}

// A failed Result's message, checked for the rules of messages: one line, naming what it is about, no final full stop.
template <typename T>
bool failsNaming(const Result<T>& result, ErrorCode code, const std::vector<std::string>& parts) {
    if (result.ok() || result.error().code != code)
        return false;
    const std::string message = result.message();
    bool good = message.find('\n') == std::string::npos && !message.ends_with('.');
    for (const std::string& part : parts)
        good = good && message.find(part) != std::string::npos;
    if (!good)
        qWarning("unexpected message: %s", message.c_str());
    return good;
}

} // namespace miro::test
