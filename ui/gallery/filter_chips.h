// The active conditions as chips; a click takes one away. Owned by the filter bar; GUI thread.
#pragma once

#include "library/picture_query.h"

#include <QWidget>
#include <functional>
#include <vector>

namespace miro {

struct LibraryFacts;

struct FilterChip {
    QString text;
    std::function<void(PictureFilter&)> takeAway;
};

// One a condition, in the order of the filters.
std::vector<FilterChip> chipsOf(const PictureFilter& filter, const LibraryFacts& facts);

class FilterChips : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);

    // Hides itself while there is no condition.
    void show(const PictureFilter& filter, const LibraryFacts& facts);

Q_SIGNALS:
    void edited(const miro::PictureFilter& filter); // with one condition less

private:
    PictureFilter m_filter;
};

} // namespace miro
