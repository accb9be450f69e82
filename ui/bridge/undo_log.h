// The last marks and moves to the bin of a page, and how to take each back. Owned by that page; GUI thread;
// the functions run on the library's thread.
#pragma once

#include "base/result.h"
#include "library/picture_record.h"

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace miro {

class Library;

struct UndoStep {
    QString what; // one line: what was done
    std::function<Result<void>(Library&)> takeBack;
    PictureId subject = 0; // the one picture that it was done to; 0: several
};

class UndoLog {
public:
    void add(UndoStep step) {
        m_steps.push_back(std::move(step));
        if (m_steps.size() > kMostSteps)
            m_steps.erase(m_steps.begin());
    }
    std::optional<UndoStep> takeLast() {
        if (m_steps.empty())
            return {};
        UndoStep last = std::move(m_steps.back());
        m_steps.pop_back();
        return last;
    }
    void clear() { m_steps.clear(); }

private:
    static constexpr size_t kMostSteps = 50;
    std::vector<UndoStep> m_steps;
};

} // namespace miro
