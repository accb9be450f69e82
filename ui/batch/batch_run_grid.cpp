#include "ui/batch/batch_run_grid.h"

#include "ui/batch/compose_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace miro {
namespace {

constexpr int64_t kAskStopEvery = 1024;
constexpr size_t kValueBytes = 200; // of a prompt in a header

// A value's place on an axis, which is made when it is new.
int placeOf(std::vector<std::string>& values, std::unordered_map<std::string, int>& places, const std::string& value) {
    const auto [at, added] = places.emplace(value, static_cast<int>(values.size()));
    if (added)
        values.push_back(value);
    return at->second;
}

} // namespace

BatchGrid::BatchGrid(const BatchPlan& plan, std::stop_token stop) {
    struct Place {
        int64_t entry;
        int64_t copy;
        std::vector<int> values;
    };
    std::vector<Place> places;
    std::vector<std::unordered_map<std::string, int>> known;
    std::vector<std::string> prompts;
    int64_t copies = 0;
    for (int64_t i = 0; i < plan.pictures(); ++i) {
        if (i % kAskStopEvery == 0 && stop.stop_requested())
            return;
        const BatchPicture picture = plan.picture(i);
        if (m_axes.empty())
            for (const auto& [setting, value] : picture.axes)
                m_axes.push_back({setting, GridAxis::Kind::Setting, {}});
        known.resize(m_axes.size());
        Place place{picture.entry, picture.copy, {}};
        for (size_t axis = 0; axis < std::min(m_axes.size(), picture.axes.size()); ++axis)
            place.values.push_back(placeOf(m_axes[axis].values, known[axis], picture.axes[axis].second));
        place.values.resize(m_axes.size());
        if (picture.entry >= static_cast<int64_t>(prompts.size()))
            prompts.resize(static_cast<size_t>(picture.entry) + 1);
        if (std::string& prompt = prompts[static_cast<size_t>(picture.entry)]; prompt.empty())
            prompt = picture.settings.prompt;
        copies = std::max(copies, picture.copy + 1);
        places.push_back(std::move(place));
    }
    m_pictures = plan.pictures();
    const bool severalPrompts = prompts.size() > 1;
    if (severalPrompts)
        m_axes.insert(m_axes.begin(), {{}, GridAxis::Kind::Prompt, prompts});
    if (copies > 1) {
        GridAxis axis{{}, GridAxis::Kind::Copy, {}};
        for (int64_t copy = 0; copy < copies; ++copy)
            axis.values.push_back(std::to_string(copy + 1));
        m_axes.push_back(std::move(axis));
    }
    for (size_t i = 0; i < places.size(); ++i) {
        std::vector<int> values;
        if (severalPrompts)
            values.push_back(static_cast<int>(places[i].entry));
        values.insert(values.end(), places[i].values.begin(), places[i].values.end());
        if (copies > 1)
            values.push_back(static_cast<int>(places[i].copy));
        m_places.emplace(keyOf(values), static_cast<int64_t>(i));
    }
}

// The axes' values as digits. Their product stays below 2^63: a plan is bounded, and each axis' values occur in it.
uint64_t BatchGrid::keyOf(const std::vector<int>& values) const {
    uint64_t key = 0;
    for (size_t axis = 0; axis < m_axes.size(); ++axis)
        key = key * (m_axes[axis].values.size() + 1) + static_cast<uint64_t>(values[axis]);
    return key;
}

int64_t BatchGrid::indexAt(const std::vector<int>& values) const {
    if (values.size() != m_axes.size())
        return -1;
    const auto at = m_places.find(keyOf(values));
    return at == m_places.end() ? -1 : at->second;
}

Result<BatchGrid> readGrid(const BatchRequest& request, const ModelLookup& models, std::stop_token stop) {
    MIRO_TRY(const BatchPlan plan, BatchPlan::make(request, models));
    BatchGrid sweep(plan, stop);
    if (stop.stop_requested())
        return Error{ErrorCode::Stopped, "stopped"};
    return sweep;
}

QString axisTitle(const GridAxis& axis) {
    switch (axis.kind) {
    case GridAxis::Kind::Prompt:
        return QCoreApplication::translate("BatchGrid", "Prompt");
    case GridAxis::Kind::Copy:
        return QCoreApplication::translate("BatchGrid", "Copy");
    case GridAxis::Kind::Setting:
        break;
    }
    return settingWords(axis.setting);
}

QString axisValue(const GridAxis& axis, int value) {
    return QString::fromStdString(oneLine(axis.values[static_cast<size_t>(value)], kValueBytes));
}

} // namespace miro
