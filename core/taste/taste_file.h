// Choices as files: our own layout, one JSON object a line, and those of published data sets of preferences.
//
// Own, each line: {"miro_taste": 1, "prompt", "left": {"name", "sha256"}, "right": {...}, "answer":
// left|right|same|skip} and, where known, "id", "profile", "kind", "repeat_of", "made", "milliseconds". Pick-a-Pic (v1,
// v2): caption, image_0_uid, image_1_uid, label_0, label_1 (1, 0 or 0.5), has_label, ranking_id, created_at; others are
// not looked at. HPD v2: prompt, image_path (or file_path) of several pictures, and human_preference (1: preferred) or
// rank (0: best): one choice for each pair that differs, or has one rank. Foreign layouts may be one array instead of
// lines. Files are data: no name in them is opened here.
#pragma once

#include "base/result.h"
#include "taste/taste_choice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

enum class TasteFileLayout { Own, PickAPic, Hpd };

// "miro", "pick-a-pic", "hpd"; the last are what --layout takes.
const char* tasteLayoutKey(TasteFileLayout layout);

// "left" ... "skip"; "duel" ... "proof".
const char* tasteAnswerKey(TasteAnswer answer);
const char* tasteKindKey(TasteKind kind);
// Nothing for another word.
std::optional<TasteAnswer> tasteAnswerOf(std::string_view key);
std::optional<TasteKind> tasteKindOf(std::string_view key);

inline constexpr int kTasteFileVersion = 1;
inline constexpr size_t kMaxTasteFileBytes = size_t{256} << 20;

struct TasteFile {
    TasteFileLayout layout = TasteFileLayout::Own;
    std::vector<TasteChoice> choices; // those of foreign layouts are of kind Import
    int64_t withoutAnswer = 0;        // lines that say nothing: has_label is false
};

// All or nothing. The layout is that whose fields the first object has. Corrupt names the file, the line and the field,
// and, where fields are missing or unknown, the nearest name; Unsupported: of a newer version. Usage: holds no choice.
Result<TasteFile> readTasteFile(const std::filesystem::path& file);
Result<TasteFile> parseTasteFile(std::string_view text, const std::string& name);

// Foreign layouts have no "skip": such choices are left out.
std::string tasteFileText(const std::vector<TasteChoice>& choices, TasteFileLayout layout = TasteFileLayout::Own);
// Atomically.
Result<void> writeTasteFile(const std::filesystem::path& file, const std::vector<TasteChoice>& choices,
                            TasteFileLayout layout = TasteFileLayout::Own);

} // namespace miro
