#include "ui/widgets/note_line.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

namespace miro {
namespace {

constexpr int kMargin = 12;
constexpr int kIconSize = 18;

} // namespace

NoteLine::NoteLine(QWidget* parent, Place place) : QFrame(parent), m_place(place) {
    setObjectName("noteLine");
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setFrameShape(QFrame::StyledPanel);
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName("noteText");
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 6, 6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (int i = 0; i < 2; ++i) {
        m_buttons[i] = new QPushButton(this);
        m_buttons[i]->setObjectName(QString("noteAction-%1").arg(i));
        row->addWidget(m_buttons[i]);
        connect(m_buttons[i], &QPushButton::clicked, this, [this, i] {
            auto act = m_actions.at(static_cast<size_t>(i)).act; // it may show another line
            hide();
            act();
        });
    }
    m_close = new QToolButton(this);
    m_close->setObjectName("noteClose");
    m_close->setIcon(themedIcon("close"));
    m_close->setIconSize({14, 14});
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    keepTranslated(this, [this] {
        m_close->setToolTip(tr("Close"));
        m_close->setAccessibleName(tr("Close this line"));
    });
    hide();
}

void NoteLine::show(Kind kind, const QString& text, std::vector<NoteAction> actions) {
    m_icon->setPixmap(kind == Kind::Problem ? themedIcon("warning", IconColour::Warning).pixmap(kIconSize)
                                            : themedIcon("info").pixmap(kIconSize));
    m_text->setText(text);
    setAccessibleName(text);
    m_actions = std::move(actions);
    for (size_t i = 0; i < 2; ++i) {
        m_buttons[i]->setVisible(i < m_actions.size());
        if (i < m_actions.size())
            m_buttons[i]->setText(m_actions[i].label);
    }
    setVisible(true);
    place();
    raise();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString NoteLine::text() const {
    return isHidden() ? QString() : m_text->text();
}

void NoteLine::place() {
    const int width = std::min(parentWidget()->width() - 2 * kMargin, 720);
    layout()->activate();
    const int height = std::max(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : 0,
                                layout()->sizeHint().height());
    setGeometry((parentWidget()->width() - width) / 2,
                m_place == Place::Top ? kMargin : parentWidget()->height() - height - kMargin, width,
                std::min(height, parentWidget()->height() - kMargin));
}

} // namespace miro
