// The options that say what to draw: the prompt, the settings of generationParams() and the rewards. Shared by the
// verbs that draw.
#pragma once

#include "app/commands/arguments.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// Lives as long as the parser that it was added to.
struct GenerationOptions {
    std::optional<std::string> prompt;
    std::vector<std::string> rewards, negativeRewards, keyframes;
    std::vector<std::optional<std::string>> settings; // in the order of generationParams()

    enum class For { OnePrompt, List }; // a list has its prompts, and another rule for seeds

    void addTo(Arguments& parser, For purpose = For::OnePrompt);

    // words: the prompt when --prompt is not given. Usage names the option.
    Result<GenerationSettings> read(const std::vector<std::string>& words) const;
    // The same without a prompt: what goes for the prompts of a list, whose lines may say more.
    Result<GenerationSettings> readSettings() const;

    bool given(const std::string& key) const; // a key of generationParams()
};

// Of pictures that are drawn together.
inline const ParamSpec kBatchSize{.key = "batch-size", .kind = ParamKind::Int, .minimum = 1, .maximum = 256};

// As generationParams() declares it; a key that is not there is a broken contract (std::logic_error).
const ParamSpec& generationSetting(const std::string& key);

// "KEY=VALUE" or "KEY=none" each; option is what messages call them.
Result<RewardTargets> targetsFrom(const std::vector<std::string>& texts, const char* option);

// "A,B": names between commas, empty ones left out.
std::vector<std::string> splitNames(const std::string& text);

// "KEY=W" each, W from 0 to 1000; --weight is what messages call them.
Result<std::map<std::string, double>> weightsFrom(const std::vector<std::string>& texts);

// An empty path would mean "not given".
Result<std::filesystem::path> pathFrom(const std::optional<std::string>& text, const char* option);

} // namespace miro
