#include "ui/bridge/picture_marks.h"

#include <map>
#include <unordered_set>

namespace miro {
namespace {

// Those of ids that a filter finds, in the bin or not.
Result<PictureIds> those(Library& library, const PictureIds& ids, PictureFilter filter, bool inside) {
    std::unordered_set<PictureId> found;
    for (bool inBin : {false, true}) {
        filter.inBin = inBin;
        MIRO_TRY(const PictureIds matching, library.find({.filter = filter}));
        found.insert(matching.begin(), matching.end());
    }
    PictureIds chosen;
    for (PictureId id : ids)
        if ((found.count(id) > 0) == inside)
            chosen.push_back(id);
    return chosen;
}

} // namespace

Result<TakeBack> ratePictures(Library& library, const PictureIds& ids, int rating) {
    MIRO_TRY(const auto records, library.records(ids));
    std::map<int, PictureIds> before;
    for (const PictureRecord& record : records)
        before[record.rating].push_back(record.id);
    MIRO_CHECK_OK(library.setRating(ids, rating));
    return TakeBack([before](Library& again) -> Result<void> {
        for (const auto& [old, pictures] : before)
            MIRO_CHECK_OK(again.setRating(pictures, old));
        return {};
    });
}

Result<TakeBack> starPictures(Library& library, const PictureIds& ids, bool starred) {
    MIRO_TRY(const auto records, library.records(ids));
    PictureIds others;
    for (const PictureRecord& record : records)
        if (record.starred != starred)
            others.push_back(record.id);
    MIRO_CHECK_OK(library.setStarred(others, starred));
    return TakeBack([others, starred](Library& again) { return again.setStarred(others, !starred); });
}

Result<TakeBack> tagPictures(Library& library, const PictureIds& ids, const std::string& tag) {
    PictureFilter tagged;
    tagged.tags = {tag};
    MIRO_TRY(const PictureIds added, those(library, ids, tagged, false));
    MIRO_CHECK_OK(library.addTag(added, tag));
    return TakeBack([added, tag](Library& again) { return again.removeTag(added, tag); });
}

Result<TakeBack> untagPictures(Library& library, const PictureIds& ids, const std::string& tag) {
    PictureFilter tagged;
    tagged.tags = {tag};
    MIRO_TRY(const PictureIds removed, those(library, ids, tagged, true));
    MIRO_CHECK_OK(library.removeTag(removed, tag));
    return TakeBack([removed, tag](Library& again) { return again.addTag(removed, tag); });
}

Result<TakeBack> addPicturesToAlbum(Library& library, const PictureIds& ids, int64_t album) {
    PictureFilter inAlbum;
    inAlbum.album = album;
    MIRO_TRY(const PictureIds added, those(library, ids, inAlbum, false));
    MIRO_CHECK_OK(library.addToAlbum(album, added));
    return TakeBack([added, album](Library& again) { return again.removeFromAlbum(album, added); });
}

Result<TakeBack> removePicturesFromAlbum(Library& library, const PictureIds& ids, int64_t album) {
    PictureFilter inAlbum;
    inAlbum.album = album;
    MIRO_TRY(const PictureIds removed, those(library, ids, inAlbum, true));
    MIRO_CHECK_OK(library.removeFromAlbum(album, removed));
    return TakeBack([removed, album](Library& again) { return again.addToAlbum(album, removed); });
}

Result<TakeBack> binPictures(Library& library, const PictureIds& ids) {
    MIRO_CHECK_OK(library.moveToBin(ids));
    return TakeBack([ids](Library& again) { return again.restore(ids); });
}

Result<TakeBack> restorePictures(Library& library, const PictureIds& ids) {
    MIRO_CHECK_OK(library.restore(ids));
    return TakeBack([ids](Library& again) { return again.moveToBin(ids); });
}

} // namespace miro
