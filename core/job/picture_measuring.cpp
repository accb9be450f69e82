#include "job/picture_measuring.h"

#include "job/score_pictures.h"

#include <utility>

namespace miro {

Result<void> PictureMeasuring::measure() {
    return measure(std::exchange(m_waiting, {}));
}

Result<void> PictureMeasuring::measure(const std::vector<PictureId>& pictures) {
    if (m_scorers.empty() || pictures.empty())
        return {};
    auto tally = scorePictures(m_context, {pictures, m_scorers, false, m_named}, [](int64_t) {});
    if (tally.ok())
        return {};
    if (tally.error().code == ErrorCode::Stopped || tally.error().code == ErrorCode::DiskFull)
        return tally.error();
    m_scorers.clear();
    m_context.host.note("the pictures are drawn and not measured: " + tally.message());
    return {};
}

} // namespace miro
