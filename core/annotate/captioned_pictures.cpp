#include "annotate/captioned_pictures.h"

#include "base/files.h"
#include "base/json.h"
#include "batch/list_table.h"
#include "library/library.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxCaptionBytes = size_t{1} << 20;
const std::set<std::string> kPictureEndings = {".jpg", ".jpeg", ".png", ".webp"};

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

Error noPicture(const fs::path& folder) {
    return {ErrorCode::NotFound,
            fmt::format("there is no picture (.jpg, .jpeg, .png, .webp) in {}", oneLine(folder.string()))};
}

// NAME.txt beside each picture.
Result<std::vector<PackPicture>> withTextsBeside(const fs::path& folder) {
    std::vector<PackPicture> pictures;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error))
        if (entry->is_regular_file() && kPictureEndings.count(lowered(entry->path().extension().string())))
            pictures.push_back({entry->path(), {}, {}});
    if (error)
        return fileError("cannot read the folder", folder, error.value());
    if (pictures.empty())
        return noPicture(folder);
    std::sort(pictures.begin(), pictures.end(),
              [](const PackPicture& a, const PackPicture& b) { return a.file < b.file; });
    for (PackPicture& picture : pictures) {
        fs::path beside = picture.file;
        beside.replace_extension(".txt");
        auto text = readFile(beside, kMaxCaptionBytes);
        if (!text.ok() && text.error().code == ErrorCode::NotFound)
            return Error{ErrorCode::NotFound,
                         fmt::format("{} has no caption: write it into {}, or give --captions FILE",
                                     oneLine(picture.file.string()), oneLine(beside.filename().string()))};
        if (!text.ok())
            return text.error();
        MIRO_CHECK_OK(checkEncoding(*text, oneLine(beside.string())));
        picture.caption = trimmed(withoutByteOrderMark(*text));
        while (picture.caption.ends_with('\n') || picture.caption.ends_with('\r'))
            picture.caption.pop_back();
        picture.about = nlohmann::ordered_json{{"file_name", fs::relative(picture.file, folder).string()}}.dump();
    }
    return pictures;
}

// One row of a list, its keys as they stand there.
Result<PackPicture> pictureOfRow(nlohmann::ordered_json row, const fs::path& folder, const std::string& where) {
    auto taken = [&](std::initializer_list<const char*> keys) -> std::optional<std::string> {
        for (const char* key : keys)
            if (row.is_object() && row.contains(key) && row[key].is_string())
                return row[key].get<std::string>();
        return std::nullopt;
    };
    const auto name = taken({"file_name", "file"});
    const auto caption = taken({"text", "caption"});
    if (!name || name->empty())
        return Error{ErrorCode::Corrupt, fmt::format("{}: 'file_name', the picture's name, is missing", where)};
    if (!caption)
        return Error{ErrorCode::Corrupt, fmt::format("{}: 'text', the caption, is missing", where)};
    PackPicture picture{folder / *name, *caption, {}};
    std::error_code ignored;
    if (!fs::is_regular_file(picture.file, ignored))
        return Error{ErrorCode::NotFound,
                     fmt::format("{}: there is no picture {}", where, oneLine(picture.file.string()))};
    if (!isInside(folder, picture.file))
        return usageError(
            fmt::format("{}: {} lies outside the folder {}", where, oneLine(*name, 120), oneLine(folder.string())));
    row.erase("text");
    row["file_name"] = *name;
    picture.about = row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return picture;
}

Result<std::vector<PackPicture>> fromJsonLines(std::string_view text, const fs::path& folder, const std::string& name) {
    std::vector<PackPicture> pictures;
    int64_t line = 1;
    for (size_t at = 0; at < text.size(); at = nextLine(text, lineEnd(text, at)), ++line) {
        const std::string_view content = trimmed(text.substr(at, lineEnd(text, at) - at));
        if (content.empty())
            continue;
        const std::string where = fmt::format("{}, line {}", name, line);
        MIRO_TRY(const nlohmann::json row, parseJson(content, where));
        MIRO_TRY(PackPicture picture, pictureOfRow(nlohmann::ordered_json(row), folder, where));
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

Result<std::vector<PackPicture>> fromTable(std::string_view text, const fs::path& folder, const std::string& name) {
    std::vector<PackPicture> pictures;
    std::vector<TableCell> header, cells;
    for (size_t at = 0; at < text.size(); at = nextLine(text, at)) {
        const int64_t line = placeOf(text, at).line;
        cells.clear();
        if (const auto mistake = readRow(text, {}, at, &cells))
            return Error{ErrorCode::Corrupt, placePrefix(name, placeOf(text, mistake->at)) + mistake->message};
        if (cells.size() == 1 && cells.front().text.empty())
            continue;
        if (header.empty()) {
            header = cells;
            continue;
        }
        const std::string where = fmt::format("{}, line {}", name, line);
        if (cells.size() != header.size())
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: {} fields, the first line has {}", where, cells.size(), header.size())};
        auto row = nlohmann::ordered_json::object();
        for (size_t i = 0; i < cells.size(); ++i)
            row[header[i].text] = cells[i].text;
        MIRO_TRY(PackPicture picture, pictureOfRow(std::move(row), folder, where));
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

} // namespace

Result<std::vector<PackPicture>> captionedPictures(const fs::path& folder, const fs::path& captions) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        return Error{ErrorCode::NotFound, fmt::format("there is no folder {}", oneLine(folder.string()))};
    fs::path list = captions;
    for (const char* usual : {"metadata.jsonl", "metadata.csv"})
        if (list.empty() && fs::is_regular_file(folder / usual, ignored))
            list = folder / usual;
    if (list.empty())
        return withTextsBeside(folder);
    const std::string ending = lowered(list.extension().string());
    if (ending != ".csv" && ending != ".jsonl")
        return usageError(fmt::format("{} is no list of captions; give a .csv or .jsonl file", oneLine(list.string())));
    MIRO_TRY(const std::string bytes, readFile(list, kMaxListBytes));
    const std::string name = oneLine(list.string());
    MIRO_CHECK_OK(checkEncoding(bytes, name));
    const std::string_view text = withoutByteOrderMark(bytes);
    auto pictures = ending == ".csv" ? fromTable(text, folder, name) : fromJsonLines(text, folder, name);
    if (pictures.ok() && pictures->empty())
        return Error{ErrorCode::NotFound, fmt::format("{} names no picture", name)};
    return pictures;
}

Result<std::vector<PackPicture>> captionedPictures(Library& library, const std::vector<PictureId>& pictures,
                                                   const std::function<void(const std::string&)>& note) {
    std::vector<PackPicture> found;
    int64_t unknown = 0;
    for (const PictureId id : pictures) {
        MIRO_TRY(const PictureDetails details, library.details(id));
        if (details.source != "miro" && details.picture.prompt.empty()) {
            ++unknown;
            continue;
        }
        found.push_back({library.fileOf(details.picture), details.picture.prompt,
                         nlohmann::ordered_json{{"picture", id}, {"model", details.picture.model}}.dump(
                             -1, ' ', false, nlohmann::json::error_handler_t::replace)});
    }
    if (found.empty())
        return Error{ErrorCode::NotFound, "none of the library's pictures that match says what it was drawn from"};
    if (unknown > 0)
        note(fmt::format("{} of the {} pictures do not say what they were drawn from and are left out", unknown,
                         pictures.size()));
    return found;
}

} // namespace miro
