#include "flow/output_plan.h"

#include "image/image_file.h"

#include <ctime>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Made absolute first: a relative path to nothing would stay as it is written.
fs::path resolved(const fs::path& file) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(file, ignored), ignored);
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
