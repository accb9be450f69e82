#include "batch/batch_estimate.h"

namespace miro {
namespace fs = std::filesystem;
namespace {

// Of pictures that the published model draws: 1.8 bytes a pixel and 4 KiB of text, in whole blocks of a disk.
constexpr double kBytesAPixel = 1.8;
constexpr double kTextBytes = 4096;
constexpr double kDiskBlock = 4096;
// What manifest, results and table hold of a picture, and its share of the contact sheets.
constexpr double kRecordBytes = 2500;
constexpr double kThumbnailBytes = 30'000;

int64_t freeBytesAt(const fs::path& folder) {
    std::error_code error;
    fs::path existing = fs::absolute(folder, error);
    while (!fs::exists(existing, error) && existing.has_parent_path() && existing != existing.parent_path())
        existing = existing.parent_path();
    const fs::space_info space = fs::space(existing, error);
    return error ? -1 : static_cast<int64_t>(space.available);
}

} // namespace

int64_t typicalPictureBytes(int64_t imageSide) {
    if (imageSide <= 0)
        return 0;
    const double pixels = static_cast<double>(imageSide) * static_cast<double>(imageSide);
    return static_cast<int64_t>(pixels * kBytesAPixel + kTextBytes + kDiskBlock / 2);
}

BatchEstimate estimateBatch(const BatchPlan& plan, const BatchSpeed& speed, const fs::path& folder,
                            const std::optional<std::vector<int64_t>>& groups) {
    BatchEstimate estimate;
    auto add = [&](int64_t group) {
        const int64_t pictures = plan.groupSize(group);
        ++estimate.groups;
        estimate.pictures += pictures;
        estimate.evaluations += plan.groupCost(group) * static_cast<double>(pictures);
    };
    if (groups)
        for (const int64_t group : *groups)
            add(group);
    else
        for (int64_t group = 0; group < plan.groups(); ++group)
            add(group);

    const auto pictures = static_cast<double>(estimate.pictures);
    if (speed.evaluationSeconds > 0)
        estimate.seconds =
            speed.loadingSeconds + estimate.evaluations * speed.evaluationSeconds + pictures * speed.pictureSeconds;
    const double each =
        speed.pictureBytes > 0 ? speed.pictureBytes : static_cast<double>(typicalPictureBytes(speed.imageSide));
    if (each > 0)
        estimate.bytes =
            static_cast<int64_t>(pictures * (each + kRecordBytes + (plan.request().sheets ? kThumbnailBytes : 0)));
    estimate.freeBytes = freeBytesAt(folder);
    return estimate;
}

} // namespace miro
