// The rows of pictures and the files that belong to them. A row is announced before its file appears and confirmed
// after; a file is moved between two changes of its row; so whatever moment a program dies at, settlePictures() can
// tell what was meant. Private to the library room; shares the Database's thread rule and errors.
#pragma once

#include "library/database.h"
#include "library/picture_facts.h"
#include "library/picture_record.h"
#include "library/query_sql.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace miro {

struct NewRow {
    std::string path; // below the library folder; nobody else's (see freePath)
    int64_t created = 0;
    PictureFacts facts;
    std::string sha256;
    std::string originPath;
    std::string jobId;
    int64_t jobIndex = 0;
    std::optional<PictureId> parent;
    std::optional<PictureId> id; // to be given again after a rebuild
    PictureState state = PictureState::Announced;
    std::string home; // for PictureState::InBin
};

int64_t nowMilliseconds();
std::string sha256Of(std::string_view bytes);    // 64 lower-case hexadecimal digits
bool isThere(const std::filesystem::path& file); // a link that leads nowhere, too

// To the byte: what stands there may be torn, or another picture.
bool holdsBytes(const std::filesystem::path& file, const std::string& sha256);

// A path below the library folder that neither a file nor a row has: `wanted`, else with "-2", "-3"... in its name.
Result<std::string> freePath(Database& database, const std::filesystem::path& folder, const std::string& wanted);

// One row with its texts, in the caller's transaction; an announced one is owned by this process.
Result<PictureId> insertPicture(Database& database, const NewRow& row);
Result<void> confirmPicture(Database& database, PictureId id); // its file is there
Result<void> deletePicture(Database& database, PictureId id);  // the row and all that hangs on it

// A file to another name, never over one that stands there; makes the target's folder.
Result<void> moveFile(const std::filesystem::path& from, const std::filesystem::path& to);
// Makes the folder of a file and those above it.
Result<void> makeFolderOf(const std::filesystem::path& file);

std::filesystem::path thumbnailPath(const std::filesystem::path& folder, const std::string& sha256);
// Unless another picture has the same bytes.
void removeThumbnail(Database& database, const std::filesystem::path& folder, const std::string& sha256);

// An announced row: confirmed when its file is there as announced, else deleted.
Result<void> settleAnnounced(Database& database, const std::filesystem::path& folder, PictureId id);

// Rows that processes which are gone left half done. Files of running processes are never touched.
Result<void> settlePictures(Database& database, const std::filesystem::path& folder);

} // namespace miro
