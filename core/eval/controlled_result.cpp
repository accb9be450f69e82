#include "eval/controlled_result.h"

#include "base/files.h"
#include "base/json.h"

#include <fmt/format.h>

namespace miro {

// The files' keys: each member under its own name, and none may be missing.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PromptResult, prompt, category, pictures, correct, diversity, scores)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LookResult, run, arm, seed, samples, curve, protocol, guidance, evaluations, seconds,
                                   prompts)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrainedResult, run, steps, samples, drawn, evaluations, seconds)

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Result<void> write(const fs::path& file, const Json& object) {
    std::error_code error;
    fs::create_directories(folderOf(file), error);
    if (error)
        return fileError("cannot create the folder", folderOf(file), error.value());
    return writeFileAtomically(file, object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

// Nothing when there is no file. What a member that is missing or of another type throws is one message.
template <typename Value>
Result<std::optional<Value>> read(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::optional<Value>();
    MIRO_TRY(const Json found, readJsonFile(file));
    try {
        return std::optional<Value>(found.get<Value>());
    } catch (const Json::exception& error) {
        return Error{ErrorCode::Corrupt,
                     fmt::format("{} is no result of this program ({}); remove it, and the same command makes it again",
                                 oneLine(file.string()), oneLine(error.what(), 160))};
    }
}

} // namespace

fs::path resultFile(const fs::path& folder, const ControlledLook& look) {
    return folder / "results" / (look.name() + ".json");
}

fs::path trainedFile(const fs::path& folder, const std::string& run) {
    return folder / "results" / run / "trained.json";
}

fs::path scenesFile(const fs::path& folder) {
    return folder / "results" / (std::string(kRealScenes) + ".json");
}

Result<void> writeLook(const fs::path& file, const LookResult& result) {
    return write(file, result);
}

Result<std::optional<LookResult>> readLook(const fs::path& file) {
    return read<LookResult>(file);
}

Result<void> writeTrained(const fs::path& file, const TrainedResult& result) {
    return write(file, result);
}

Result<std::optional<TrainedResult>> readTrained(const fs::path& file) {
    return read<TrainedResult>(file);
}

} // namespace miro
