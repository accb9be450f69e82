#include "batch/batch_recipe.h"

#include "base/files.h"
#include "base/json.h"
#include "batch/line_files.h"
#include "batch/list_line.h"
#include "batch/list_text.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr const char* kRequestFile = "request.json";
constexpr const char* kListFile = "list";

// A list of a million lines passes through in pieces.
Result<void> copyInto(WholeFile& copy, const fs::path& from) {
    const FileHandle file(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return fileError("cannot read", from, errno);
    std::string block(1 << 16, '\0');
    while (true) {
        const ssize_t n = ::read(file.get(), block.data(), block.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fileError("cannot read", from, errno);
        if (n == 0)
            return {};
        MIRO_CHECK_OK(copy.write(std::string_view(block).substr(0, static_cast<size_t>(n))));
    }
}

} // namespace

Result<void> keepRecipe(const fs::path& folder, const BatchRequest& request) {
    std::error_code ignored;
    if (fs::exists(folder / kRequestFile, ignored))
        return {};
    MIRO_TRY(WholeFile list, WholeFile::create(folder / kListFile, folder));
    MIRO_CHECK_OK(request.listFile.empty() ? list.write(request.listText) : copyInto(list, request.listFile));
    MIRO_CHECK_OK(list.commit());
    // Merge may run in another folder.
    nlohmann::json object = jsonFromBatch(request);
    object["list"] = "";
    if (const fs::path place = listFolderOf(request); !place.empty())
        object["list_folder"] = fs::absolute(place, ignored).string();
    if (!request.expand.wildcards.empty())
        object["expand"]["wildcards"] = fs::absolute(request.expand.wildcards, ignored).string();
    MIRO_TRY(WholeFile file, WholeFile::create(folder / kRequestFile, folder));
    MIRO_CHECK_OK(file.write(object.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
    return file.commit();
}

Result<BatchPlan> planFromRecipe(const fs::path& folder, const ModelLookup& lookup) {
    MIRO_TRY(const nlohmann::json object, readJsonFile(folder / kRequestFile));
    MIRO_TRY(BatchRequest request, batchFromJson(object));
    MIRO_TRY(request.listText, readFile(folder / kListFile, kMaxListBytes));
    return BatchPlan::make(std::move(request), lookup);
}

} // namespace miro
