#include "flow/output_plan.h"

#include "image/image_file.h"

#include <cctype>
#include <ctime>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxNameBytes = 60;

// Made absolute first: a relative path to nothing would stay as it is written.
fs::path resolved(const fs::path& file) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(file, ignored), ignored);
}

// The length of the UTF-8 sequence at text[at], 0 when it is not a valid one of two to four bytes.
size_t multiByteLength(const std::string& text, size_t at) {
    auto byte = static_cast<unsigned char>(text[at]);
    size_t length = byte >= 0xC2 && byte < 0xE0   ? 2
                    : byte >= 0xE0 && byte < 0xF0 ? 3
                    : byte >= 0xF0 && byte < 0xF5 ? 4
                                                  : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80)
            return 0;
    return length;
}

// C1 controls, and the general punctuation block with its line separators and direction marks.
bool isUnwantedSequence(const std::string& text, size_t at) {
    auto first = static_cast<unsigned char>(text[at]);
    auto second = static_cast<unsigned char>(text[at + 1]);
    return (first == 0xC2 && second < 0xC0) || (first == 0xE2 && (second == 0x80 || second == 0x81));
}

Result<void> checkTarget(const fs::path& file, const char* option) {
    std::error_code ignored;
    if (!file.has_filename() || fs::is_directory(file, ignored))
        return usageError(fmt::format("{} {} is a folder; give a file", option, oneLine(file.string())));
    auto writable = checkWritableFolder(folderOf(file));
    return writable.ok() ? writable : Result<void>(writable.error().within(option));
}

// Several pictures in folder, which may have to be made below `existing` first.
void nameInFolder(OutputPlan& plan, const fs::path& folder, const std::string& prompt,
                  const std::vector<uint64_t>& seeds) {
    const std::string stem = fileNameFromPrompt(prompt);
    std::set<fs::path> taken;
    for (uint64_t seed : seeds) {
        // Ten digits hold every seed that torch's generator tells apart, so that names sort as the seeds do.
        std::string name = fmt::format("{}-{:010}", stem, seed);
        fs::path file = folder / (name + ".png");
        std::error_code ignored;
        for (int copy = 2; fs::exists(fs::symlink_status(file, ignored)) || taken.contains(file); ++copy)
            file = folder / fmt::format("{}-{}.png", name, copy);
        taken.insert(file);
        plan.pictures.push_back(std::move(file));
    }
}

Result<void> planLibrary(OutputPlan& plan, const GenerateRequest& request, const std::vector<uint64_t>& seeds,
                         const fs::path& library, std::chrono::year_month_day today) {
    fs::path folder = library / "pictures" / fmt::format("{:04}", static_cast<int>(today.year())) /
                      fmt::format("{:02}", static_cast<unsigned>(today.month())) /
                      fmt::format("{:02}", static_cast<unsigned>(today.day()));
    std::error_code ignored;
    fs::path existing = folder;
    while (!fs::exists(existing, ignored) && existing.has_parent_path() && existing != existing.parent_path()) {
        plan.newFolders.insert(plan.newFolders.begin(), existing);
        existing = existing.parent_path();
    }
    if (auto writable = checkWritableFolder(existing); !writable.ok())
        return writable.error().within("the library folder");
    nameInFolder(plan, folder, request.settings.prompt, seeds);
    return {};
}

Result<void> planFolder(OutputPlan& plan, const GenerateRequest& request, const std::vector<uint64_t>& seeds) {
    // A trailing slash would make the parent of "out/" be "out".
    fs::path folder = request.outputFolder.has_filename() ? request.outputFolder : request.outputFolder.parent_path();
    if (folder.empty())
        folder = "/";
    std::error_code ignored;
    bool there = fs::exists(folder, ignored);
    auto writable = checkWritableFolder(there ? folder : folderOf(folder));
    if (!writable.ok())
        return writable.error().within("--output-dir");
    if (!there)
        plan.newFolders.push_back(folder);
    nameInFolder(plan, folder, request.settings.prompt, seeds);
    return {};
}

} // namespace

std::string fileNameFromPrompt(const std::string& prompt) {
    std::string name;
    for (size_t i = 0; i < prompt.size();) {
        auto byte = static_cast<unsigned char>(prompt[i]);
        size_t length = byte < 0x80 ? 1 : multiByteLength(prompt, i);
        bool keep = byte < 0x80 ? std::isalnum(byte) != 0 : length > 0 && !isUnwantedSequence(prompt, i);
        length = std::max<size_t>(length, 1);
        if (keep && name.size() + length > kMaxNameBytes)
            break;
        if (keep && byte < 0x80)
            name += static_cast<char>(std::tolower(byte));
        else if (keep)
            name += prompt.substr(i, length);
        else if (!name.empty() && name.back() != '-')
            name += '-';
        i += length;
    }
    while (name.ends_with('-'))
        name.pop_back();
    return name.empty() ? "picture" : name;
}

std::chrono::year_month_day localToday() {
    std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

Result<OutputPlan> planOutputs(const GenerateRequest& request, const std::vector<uint64_t>& seeds,
                               const fs::path& library, std::chrono::year_month_day today) {
    OutputPlan plan;
    if (!request.output.empty() && !request.outputFolder.empty())
        return usageError("--output and --output-dir exclude each other; give one of them");
    if (!request.output.empty()) {
        MIRO_TRY(plan.format, formatForWriting(request.output));
        if (seeds.size() != 1)
            return usageError(
                fmt::format("--output takes one picture and --count asks for {}; give --output-dir DIR", seeds.size()));
        MIRO_CHECK_OK(checkTarget(request.output, "--output"));
        plan.pictures.push_back(request.output);
    } else if (!request.outputFolder.empty()) {
        MIRO_CHECK_OK(planFolder(plan, request, seeds));
    } else {
        MIRO_CHECK_OK(planLibrary(plan, request, seeds, library, today));
    }
    if (!request.latentsFile.empty()) {
        MIRO_CHECK_OK(checkTarget(request.latentsFile, "--save-latents"));
        for (const fs::path& picture : plan.pictures)
            if (resolved(picture) == resolved(request.latentsFile))
                return usageError("--save-latents names the same file as the picture; give another");
        plan.latents = request.latentsFile;
    }
    return plan;
}

} // namespace miro
