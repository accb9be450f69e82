#include "ui/widgets/labels.h"

#include <QLabel>
#include <QVariant>

namespace miro {

QLabel* makeLabel(const char* name, QWidget* parent, bool muted) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("muted", muted);
    return label;
}

void embolden(QLabel* label, double larger) {
    QFont font = label->font();
    font.setBold(true);
    if (larger != 1)
        font.setPointSizeF(font.pointSizeF() * larger);
    label->setFont(font);
}

} // namespace miro
