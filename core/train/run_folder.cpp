#include "train/run_folder.h"

#include "base/files.h"
#include "base/left_overs.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace miro {

namespace fs = std::filesystem;

namespace {

constexpr const char* kCheckpoints = "checkpoints";
constexpr const char* kSamples = "samples";
constexpr const char* kModels = "models";
constexpr const char* kStep = "step-";
constexpr const char* kBestPrefix = "best-";
constexpr const char* kEnding = ".safetensors";

Result<void> makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    return error ? Result<void>(fileError("cannot create the folder", folder, error.value())) : Result<void>();
}

// The number in PREFIX00001000.safetensors; nothing for other names.
std::optional<int64_t> stepOf(const fs::path& file, const std::string& prefix) {
    const std::string name = file.filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(kEnding))
        return std::nullopt;
    const std::string digits =
        name.substr(prefix.size(), name.size() - prefix.size() - std::string_view(kEnding).size());
    int64_t step = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), step);
    if (digits.empty() || error != std::errc() || rest != digits.data() + digits.size())
        return std::nullopt;
    return step;
}

} // namespace

Result<RunFolder> RunFolder::open(const fs::path& folder, bool resume) {
    RunFolder run(folder);
    std::error_code ignored;
    if (!resume && fs::exists(run.config(), ignored))
        return usageError(fmt::format("there is a run in {} already; go on with it with --resume, or give another "
                                      "folder",
                                      oneLine(folder.string())));
    return run;
}

Result<void> RunFolder::make() const {
    MIRO_CHECK_OK(makeFolder(m_folder / kCheckpoints));
    MIRO_CHECK_OK(makeFolder(m_folder / kSamples));
    for (const fs::path& folder : {m_folder, m_folder / kCheckpoints, model()})
        removeLeftOvers(folder); // a checkpoint is large
    return {};
}

fs::path RunFolder::model(int64_t step) const {
    return m_folder / kModels / fmt::format("{}{:08}", kStep, step);
}

fs::path RunFolder::checkpoint(int64_t step) const {
    return m_folder / kCheckpoints / fmt::format("{}{:08}{}", kStep, step, kEnding);
}

fs::path RunFolder::best(int64_t step) const {
    return m_folder / kCheckpoints / fmt::format("{}{:08}{}", kBestPrefix, step, kEnding);
}

fs::path RunFolder::samples(int64_t step) const {
    return m_folder / kSamples / fmt::format("{}{:08}", kStep, step);
}

std::vector<std::pair<int64_t, fs::path>> RunFolder::checkpoints() const {
    std::vector<std::pair<int64_t, fs::path>> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_folder / kCheckpoints, error))
        for (const char* prefix : {kStep, kBestPrefix})
            if (const auto step = stepOf(entry.path(), prefix))
                found.emplace_back(*step, entry.path());
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
}

void RunFolder::tidy(int64_t keep, std::optional<int64_t> best) const {
    std::error_code ignored;
    for (const auto& [step, file] : checkpoints()) {
        if (stepOf(file, kBestPrefix)) {
            if (step != best)
                fs::remove(file, ignored);
        } else if (--keep < 0) {
            fs::remove(file, ignored);
        }
    }
}

Result<MetricsFile> MetricsFile::open(const fs::path& path, int64_t step, const std::vector<std::string>& again) {
    std::string kept;
    {
        std::ifstream stream(path, std::ios::binary);
        for (std::string line; std::getline(stream, line);) {
            const auto json = nlohmann::json::parse(line, nullptr, false);
            if (!json.is_object() || !json.contains("step") || !json["step"].is_number_integer() ||
                json["step"].get<int64_t>() > step)
                continue;
            if (json["step"] == step &&
                std::any_of(again.begin(), again.end(), [&](const std::string& key) { return json.contains(key); }))
                continue;
            kept += line + "\n";
        }
    }
    MIRO_CHECK_OK(writeFileAtomically(path, kept));
    std::FILE* file = std::fopen(path.c_str(), "abe");
    if (!file)
        return fileError("cannot write", path, errno);
    return MetricsFile(path, file);
}

Result<void> MetricsFile::write(const nlohmann::ordered_json& line) {
    const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    if (std::fwrite(text.data(), 1, text.size(), m_file.get()) != text.size() || std::fflush(m_file.get()) != 0)
        return fileError("cannot write", m_path, errno);
    return {};
}

} // namespace miro
