#include "dataset/shard_list.h"

#include "dataset/wids_index.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMostShards = 1'000'000;

std::optional<int64_t> numberFrom(std::string_view text) {
    int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

// "part-{000..099}.tar" -> its names; nothing when text holds no range.
Result<std::optional<std::vector<fs::path>>> expandRange(const std::string& text) {
    const size_t open = text.find('{'), dots = text.find("..", open), close = text.find('}', open);
    if (open == std::string::npos || close == std::string::npos || dots == std::string::npos || dots > close)
        return std::optional<std::vector<fs::path>>();
    const std::string first = text.substr(open + 1, dots - open - 1), last = text.substr(dots + 2, close - dots - 2);
    const auto from = numberFrom(first), to = numberFrom(last);
    if (!from || !to || *to < *from || *to - *from >= kMostShards)
        return usageError(
            fmt::format("'{}' is no range of shards; give FIRST..LAST in braces, such as part-{{000..099}}.tar",
                        oneLine(text, 120)));
    std::vector<fs::path> files;
    for (int64_t i = *from; i <= *to; ++i)
        files.emplace_back(fmt::format("{}{:0{}}{}", text.substr(0, open), i, first.size(), text.substr(close + 1)));
    return std::optional(std::move(files));
}

} // namespace

Result<std::vector<fs::path>> findShards(const fs::path& where) {
    MIRO_TRY(auto range, expandRange(where.string()));
    std::vector<fs::path> files;
    std::error_code error;
    if (range) {
        files = std::move(*range);
    } else if (fs::is_directory(where, error)) {
        for (const auto& entry : fs::directory_iterator(where, error))
            if (entry.path().extension() == ".tar" && entry.path().filename().string().front() != '.')
                files.push_back(entry.path());
        if (error)
            return Error{ErrorCode::Failed, fmt::format("{} cannot be read: {}", where.string(), error.message())};
        std::sort(files.begin(), files.end());
    } else if (where.extension() == ".json") {
        MIRO_TRY(const WidsIndex index, readWidsIndex(where));
        for (const WidsShard& shard : index.shards)
            files.push_back(shard.file);
    } else {
        files.push_back(where);
    }
    if (files.empty())
        return Error{ErrorCode::NotFound, fmt::format("there is no .tar file in {}", where.string())};
    for (const fs::path& file : files)
        if (!fs::is_regular_file(file, error))
            return Error{ErrorCode::NotFound, fmt::format("the shard {} is not there", file.string())};
    return files;
}

Result<std::vector<size_t>> chosenShards(const std::string& selection, size_t count) {
    std::set<size_t> chosen;
    auto wrong = [&](const std::string& part) {
        return usageError(fmt::format("'{}' chooses no shard: give numbers from 0 to {}, such as 3 or 1,4,7 or 10-20",
                                      oneLine(part, 60), count == 0 ? 0 : count - 1));
    };
    if (selection.empty())
        for (size_t i = 0; i < count; ++i)
            chosen.insert(i);
    for (size_t begin = 0; !selection.empty() && begin <= selection.size();) {
        const size_t end = std::min(selection.find(',', begin), selection.size());
        const std::string part = selection.substr(begin, end - begin);
        const size_t dash = part.find('-');
        const auto first = numberFrom(std::string_view(part).substr(0, dash));
        const auto last = dash == std::string::npos ? first : numberFrom(std::string_view(part).substr(dash + 1));
        if (!first || !last || *last < *first || *last >= static_cast<int64_t>(count))
            return wrong(part);
        for (int64_t i = *first; i <= *last; ++i)
            chosen.insert(static_cast<size_t>(i));
        begin = end + 1;
    }
    return std::vector<size_t>(chosen.begin(), chosen.end());
}

} // namespace miro
