// Pictures with their captions, found to be packed: from a folder, or from the library.
#pragma once

#include "annotate/pack.h"
#include "library/picture_record.h"

namespace miro {

class Library;

// The pictures of a folder (and of folders in it), sorted by their names. captions: a .csv or .jsonl whose rows give
// "file_name" (or "file"), relative to the folder, and "text" (or "caption"), as Hugging Face's imagefolder has them;
// empty: the folder's metadata.jsonl or metadata.csv where there is one, else NAME.txt beside each picture. A list's
// order is kept, and what else its rows say (such as "synthetic_caption") is carried along. NotFound (names the picture
// that is missing or has no caption), Corrupt (file and line), Usage.
Result<std::vector<PackPicture>> captionedPictures(const std::filesystem::path& folder,
                                                   const std::filesystem::path& captions);

// Those of the library's pictures whose prompts are known; the others are counted in a note.
Result<std::vector<PackPicture>> captionedPictures(Library& library, const std::vector<PictureId>& pictures,
                                                   const std::function<void(const std::string&)>& note);

} // namespace miro
