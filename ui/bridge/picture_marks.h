// What people do to pictures in the library; each gives the function that takes it back. Blocking, for the
// library's threads.
#pragma once

#include "library/library.h"

#include <functional>
#include <string>
#include <vector>

namespace miro {

using TakeBack = std::function<Result<void>(Library&)>;
using PictureIds = std::vector<PictureId>;

Result<TakeBack> ratePictures(Library& library, const PictureIds& ids, int rating);
Result<TakeBack> starPictures(Library& library, const PictureIds& ids, bool starred);
Result<TakeBack> tagPictures(Library& library, const PictureIds& ids, const std::string& tag);
Result<TakeBack> untagPictures(Library& library, const PictureIds& ids, const std::string& tag);
Result<TakeBack> addPicturesToAlbum(Library& library, const PictureIds& ids, int64_t album);
Result<TakeBack> removePicturesFromAlbum(Library& library, const PictureIds& ids, int64_t album);
Result<TakeBack> binPictures(Library& library, const PictureIds& ids);
Result<TakeBack> restorePictures(Library& library, const PictureIds& ids);

} // namespace miro
