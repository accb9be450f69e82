#include "ui/gallery/notice_line.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kProgressUnits = 1000;

} // namespace

NoticeLine::NoticeLine(QWidget* parent) : QFrame(parent) {
    setObjectName("noticeLine");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    m_text = new QLabel(this);
    m_text->setObjectName("noticeText");
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("noticeProgress");
    m_progress->setMaximumWidth(200);
    row->addWidget(m_progress);
    m_undo = new QPushButton(themedIcon("undo"), QString(), this);
    m_undo->setObjectName("undoButton");
    row->addWidget(m_undo);
    m_stop = new QPushButton(themedIcon("stop"), QString(), this);
    m_stop->setObjectName("stopWorkButton");
    row->addWidget(m_stop);
    m_close = new QToolButton(this);
    m_close->setObjectName("closeNoticeButton");
    m_close->setIcon(themedIcon("close"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_close);
    keepTranslated(this, [this] { retranslate(); });
    connect(m_undo, &QPushButton::clicked, this, &NoticeLine::undoRequested);
    connect(m_stop, &QPushButton::clicked, this, &NoticeLine::stopRequested);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    endWork();
    m_undo->hide();
    hide();
}

void NoticeLine::retranslate() {
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop"));
    m_close->setAccessibleName(tr("Close this line"));
    m_close->setToolTip(tr("Close this line"));
    m_progress->setAccessibleName(tr("Progress"));
}

void NoticeLine::say(const QString& line, bool undoable, bool warning) {
    m_text->setText(line);
    m_text->setProperty("warning", warning);
    m_text->style()->unpolish(m_text); // the property chooses the colour
    m_text->style()->polish(m_text);
    m_undo->setVisible(undoable);
    setVisible(!line.isEmpty());
    QAccessibleEvent alert(m_text, QAccessible::Alert); // read out
    QAccessible::updateAccessibility(&alert);
}

void NoticeLine::showWork(const QString& line, qint64 done, qint64 total) {
    m_text->setText(line);
    m_undo->hide();
    m_progress->setRange(0, total > 0 ? kProgressUnits : 0);
    m_progress->setValue(total > 0 ? static_cast<int>(done * kProgressUnits / total) : 0);
    m_progress->show();
    m_stop->show();
    m_close->hide();
    show();
}

void NoticeLine::endWork() {
    m_progress->hide();
    m_stop->hide();
    m_close->show();
}

QString NoticeLine::text() const {
    return isHidden() ? QString() : m_text->text();
}

} // namespace miro
