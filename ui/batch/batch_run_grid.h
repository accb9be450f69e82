// The axes of a sweep and where each picture of its plan stands on them. Plain values: any thread.
#pragma once

#include "batch/batch_plan.h"
#include "batch/batch_request.h"

#include <QString>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace miro {

struct GridAxis {
    std::string setting; // empty: one of the two that every list has, see kind
    enum class Kind { Setting, Prompt, Copy } kind = Kind::Setting;
    std::vector<std::string> values; // as text, in the order of the plan
};

class BatchGrid {
public:
    // Prompts and copies are axes too, where there are several.
    explicit BatchGrid(const BatchPlan& plan, std::stop_token stop = {});

    const std::vector<GridAxis>& axes() const { return m_axes; }
    // The picture (BatchPicture::index) at a value of each axis; below 0: the plan has none there.
    int64_t indexAt(const std::vector<int>& values) const;
    int64_t pictures() const { return m_pictures; }

private:
    uint64_t keyOf(const std::vector<int>& values) const;

    std::vector<GridAxis> m_axes;
    std::unordered_map<uint64_t, int64_t> m_places;
    int64_t m_pictures = 0;
};

// Plans the batch anew and looks at every picture of it: on the lane of long work. Errors are the plan's; Stopped.
Result<BatchGrid> readGrid(const BatchRequest& request, const ModelLookup& models, std::stop_token stop);

// "Steps", "CLIP", "Prompt": what an axis is called; one of its values, as its header says it. GUI thread (translated).
QString axisTitle(const GridAxis& axis);
QString axisValue(const GridAxis& axis, int value);

} // namespace miro
