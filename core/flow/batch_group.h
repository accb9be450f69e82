// One group of a batch as its drawing needs it. Private to the flow room.
#pragma once

#include "flow/batch_painter.h"

#include <string>
#include <vector>

namespace miro {

// A plain value.
struct BatchGroup {
    int64_t number = 0;
    std::vector<BatchPicture> pictures; // all of them: they are sampled together
    std::vector<bool> wanted;           // one a picture

    BatchGroup(const BatchPaintRequest& request, int64_t group);

    bool anyWanted() const;
    std::string modelKey() const; // differs between groups of different models, devices and precisions
    void addTexts(std::vector<std::string>& texts) const; // prompts and negative prompts that are not there yet
    int64_t size() const { return static_cast<int64_t>(pictures.size()); }
};

} // namespace miro
