// Means of what is measured over rows that come in parts.
#pragma once

#include "train/train_task.h"

#include <ATen/core/Tensor.h>
#include <algorithm>
#include <string>
#include <vector>

namespace miro {

// Names keep the order in which they first come. Plain value: one thread.
class Tally {
public:
    void add(const std::string& name, double sum, int64_t count) {
        auto entry =
            std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& known) { return known.name == name; });
        if (entry == m_entries.end())
            entry = m_entries.insert(entry, {name, 0, 0});
        entry->sum += sum;
        entry->count += count;
    }

    // Every number of it counts as one.
    void add(const std::string& name, const at::Tensor& values) {
        add(name, values.detach().sum().item<double>(), values.numel());
    }

    // Of those that were seen at all.
    TrainNumbers means() const {
        TrainNumbers numbers;
        for (const Entry& entry : m_entries)
            if (entry.count > 0)
                numbers.emplace_back(entry.name, entry.sum / static_cast<double>(entry.count));
        return numbers;
    }

private:
    struct Entry {
        std::string name;
        double sum = 0;
        int64_t count = 0;
    };
    std::vector<Entry> m_entries;
};

} // namespace miro
