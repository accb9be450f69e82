#include "ui/models/transfer_bar.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace miro {
namespace {

constexpr qint64 kWindowMilliseconds = 8000; // over which speed is measured
constexpr int kBarSteps = 1000;

} // namespace

TransferBar::TransferBar(QWidget* parent) : QFrame(parent) {
    setObjectName("transferBar");
    setFrameShape(QFrame::StyledPanel);
    m_title = new ElidedLabel(this);
    m_title->setObjectName("transferTitle");
    m_numbers = new QLabel(this);
    m_numbers->setObjectName("transferNumbers");
    m_numbers->setProperty("muted", true);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName("transferProgress");
    m_bar->setTextVisible(false);
    m_stop = new QPushButton(themedIcon("stop"), {}, this);
    m_stop->setObjectName("transferStop");
    auto* texts = new QHBoxLayout;
    texts->addWidget(m_title, 1);
    texts->addWidget(m_numbers);
    auto* left = new QVBoxLayout;
    left->addLayout(texts);
    left->addWidget(m_bar);
    auto* row = new QHBoxLayout(this);
    row->addLayout(left, 1);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false); // it ends within a network block
        Q_EMIT stopRequested();
    });
    keepTranslated(this, [this] { setTexts(); });
    hide();
}

void TransferBar::setTexts() {
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("What has come is kept, and the next Get goes on there."));
    m_stop->setAccessibleName(m_stop->text());
    m_bar->setAccessibleName(tr("Progress"));
    showNumbers();
}

void TransferBar::begin(const QString& what) {
    m_what = what;
    m_state = {};
    m_samples.clear();
    m_clock.start();
    m_stop->setEnabled(true);
    m_bar->setRange(0, 0);
    showNumbers();
    show();
}

void TransferBar::end() {
    hide();
}

void TransferBar::setState(const TransferState& state) {
    if (state.stage != m_state.stage || state.done < m_state.done)
        m_samples.clear();
    m_state = state;
    const qint64 now = m_clock.elapsed();
    m_samples.push_back({now, state.done});
    while (m_samples.size() > 2 && now - m_samples.front().milliseconds > kWindowMilliseconds)
        m_samples.pop_front();
    showNumbers();
}

double TransferBar::bytesPerSecond() const {
    if (m_samples.size() < 2)
        return 0;
    const double seconds = static_cast<double>(m_samples.back().milliseconds - m_samples.front().milliseconds) / 1000.0;
    return seconds < 0.5 ? 0 : static_cast<double>(m_samples.back().done - m_samples.front().done) / seconds;
}

void TransferBar::showNumbers() {
    const QString file = QString::fromStdString(m_state.file);
    QString title = m_what;
    if (!file.isEmpty() && m_state.stage == "download")
        title = tr("%1: getting %2").arg(m_what, file);
    else if (!file.isEmpty() && m_state.stage == "copy")
        title = tr("%1: copying %2").arg(m_what, file);
    else if (!file.isEmpty())
        title = tr("%1: checking %2").arg(m_what, file);
    m_title->setFullText(title);
    if (m_state.total <= 0) {
        m_numbers->clear();
        return;
    }
    m_bar->setRange(0, kBarSteps);
    m_bar->setValue(
        static_cast<int>(static_cast<double>(m_state.done) / static_cast<double>(m_state.total) * kBarSteps));
    const double speed = bytesPerSecond();
    if (speed >= 1) {
        const double left = static_cast<double>(m_state.total - m_state.done) / speed;
        m_numbers->setText(tr("%1 of %2, %3 a second, %4 left")
                               .arg(sizeWords(m_state.done), sizeWords(m_state.total),
                                    sizeWords(static_cast<int64_t>(speed)), durationWords(left)));
    } else {
        m_numbers->setText(tr("%1 of %2").arg(sizeWords(m_state.done), sizeWords(m_state.total)));
    }
}

} // namespace miro
