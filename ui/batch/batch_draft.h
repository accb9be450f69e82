// All that stands in the composer: the single truth that its controls show, a start sends and the next start of the
// program brings back. Plain values: any thread.
#pragma once

#include "base/param_spec.h"
#include "batch/batch_request.h"
#include "hub/generator_info.h"
#include "job/batch_order.h"

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

namespace miro {

// A longer list is not laid out in a text field; it stays in its file, or is put into one.
inline constexpr int64_t kMaxShownList = 200'000; // bytes, or UTF-16 units
inline constexpr int64_t kMaxShownLines = 5'000;

struct BatchDraft {
    // Either listText or listFile; the targets are those that were moved, the others are the model's. An empty model
    // is the program's own choice.
    BatchRequest request;
    std::string name;
    bool score = true; // each picture, by the scorers that are installed

    BatchDraft() { request.model.clear(); }
    bool isEmpty() const { return request.listFile.empty() && request.listText.empty(); }
};

// The numbers of the composer's forms, declared once: of the expansion, then of all lines.
const std::vector<BoundParam<BatchDraft>>& batchParams();
inline const std::vector<std::string> kExpandKeys = {"samples"};
inline const std::vector<std::string> kLineKeys = {"steps", "guidance", "count", "seed"};
inline const std::vector<std::string> kBestKeys = {"best-of"};

// What a start asks of the engine; model and variant are the program's, for a draft without its own. rewardKeys are
// those of the model that draws: targets of others are left out.
BatchRequest requestOf(const BatchDraft& draft, const std::string& model, const std::string& variant,
                       const std::vector<std::string>& rewardKeys);

// Takes what draws a picture from settings that stand elsewhere: not prompt, seed and number. model: empty for the
// program's.
void takeSettings(BatchDraft& draft, const GenerationSettings& settings, const std::string& model,
                  const std::string& variant);
// Keys of settings beyond the form's that are not as usual: "negative-prompt".
std::vector<std::string> otherSettings(const GenerationSettings& settings);
void resetOtherSettings(GenerationSettings& settings);

// The state file's. Reading takes what is there: a file of another version opens the page all the same.
nlohmann::json jsonFromDraft(const BatchDraft& draft);
Result<BatchDraft> draftFromJson(const nlohmann::json& json);

} // namespace miro
