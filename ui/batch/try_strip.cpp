#include "ui/batch/try_strip.h"

#include "studio/engine.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QImage>
#include <QLabel>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kPictureSize = 120;
constexpr size_t kMostTriedPrompt = 300;

QPixmap pixmapOf(const Image& image, double ratio) {
    const QImage borrowed(image.pixels.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888);
    QPixmap pixmap = QPixmap::fromImage(
        borrowed.scaled(QSize(kPictureSize, kPictureSize) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

TryStrip::TryStrip(const AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName("tryStrip");
    m_title = new QLabel(this);
    m_title->setObjectName("tryTitle");
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_close = new QToolButton(this);
    m_close->setObjectName("tryClose");
    m_close->setIcon(themedIcon("close"));
    m_close->setIconSize({14, 14});
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    int number = 0;
    for (Place& place : m_places) {
        place.picture = new QLabel(this);
        place.picture->setObjectName(QString("tryPicture-%1").arg(number++));
        place.picture->setFixedSize(kPictureSize, kPictureSize);
        place.picture->setAlignment(Qt::AlignCenter);
        place.picture->setFrameShape(QFrame::StyledPanel);
        place.prompt = new ElidedLabel(this);
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(place.picture);
        column->addWidget(place.prompt);
        row->addLayout(column);
    }
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addLayout(row);
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (!m_over)
            m_context.engine.stop(m_job, StopKind::Now);
        hide();
    });
    connect(&m_context.bridge, &EngineBridge::pictureFinished, this, &TryStrip::take);
    connect(&m_context.bridge, &EngineBridge::pictureFailedIn, this,
            [this](const QString& job, const BatchFailure& failure) {
                if (job.toStdString() == m_job)
                    m_message = QString::fromStdString(oneLine(failure.message));
                showProgress();
            });
    connect(&m_context.bridge, &EngineBridge::finished, this,
            [this](const QString& job, JobState state, const QString& message) {
                if (job.toStdString() == m_job)
                    end(state, message);
            });
    keepTranslated(this, [this] { setTexts(); });
    hide();
}

void TryStrip::follow(const JobId& job, const std::vector<std::string>& prompts) {
    m_job = job;
    m_wanted = static_cast<int>(std::min(prompts.size(), m_places.size()));
    m_done = 0;
    m_over = false;
    m_message.clear();
    for (size_t i = 0; i < m_places.size(); ++i) {
        const bool wanted = i < static_cast<size_t>(m_wanted);
        const QString prompt = wanted ? QString::fromStdString(oneLine(prompts[i], kMostTriedPrompt)) : QString();
        m_places[i].picture->setPixmap({});
        m_places[i].picture->setVisible(wanted);
        m_places[i].picture->setAccessibleName(prompt);
        m_places[i].prompt->setVisible(wanted);
        m_places[i].prompt->setFullText(prompt);
        m_places[i].prompt->setToolTip(prompt.toHtmlEscaped());
        m_places[i].prompt->setFixedWidth(kPictureSize);
    }
    showProgress();
    show();
}

void TryStrip::take(const FinishedPicture& picture) {
    const auto index = static_cast<size_t>(picture.drawn.index);
    if (m_job.empty() || picture.job != m_job || index >= m_places.size())
        return;
    m_places[index].picture->setPixmap(pixmapOf(picture.drawn.image, devicePixelRatioF()));
    ++m_done;
    showProgress();
}

void TryStrip::end(JobState state, const QString& message) {
    m_over = true;
    if (state == JobState::Failed || state == JobState::Interrupted)
        m_message = message;
    showProgress();
}

void TryStrip::showProgress() {
    const QString state = m_done < m_wanted && !m_over
                              ? tr("Trying: %1 of %2 drawn").arg(m_done).arg(m_wanted)
                              : tr("Tried: %1 of %2. They are in the gallery, too.").arg(m_done).arg(m_wanted);
    m_title->setText(m_message.isEmpty() ? state : state + '\n' + m_message);
}

void TryStrip::setTexts() {
    m_close->setToolTip(tr("Close; what is not drawn yet is left"));
    m_close->setAccessibleName(tr("Close the pictures that were tried"));
    showProgress();
}

} // namespace miro
