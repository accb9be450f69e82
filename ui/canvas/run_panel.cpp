#include "ui/canvas/run_panel.h"

#include "ui/canvas/run_summary.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>

namespace miro {

void Sparkline::setCurve(const std::vector<float>& values, float most) {
    m_values = values;
    m_most = most;
    update();
}

void Sparkline::paintEvent(QPaintEvent*) {
    if (m_values.size() < 2 || !(m_most > 0))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColours().accent, 1.5));
    QPolygonF line;
    for (size_t i = 0; i < m_values.size(); ++i)
        line << QPointF(1 + (width() - 2.0) * static_cast<double>(i) / static_cast<double>(m_values.size() - 1),
                        height() - 1 - (height() - 2.0) * std::clamp(m_values[i] / m_most, 0.0F, 1.0F));
    painter.drawPolyline(line);
}

RunPanel::RunPanel(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_place(new QLabel(this)),
      m_timeline(new QSlider(Qt::Horizontal, this)), m_grid(new QGridLayout) {
    setObjectName("canvasRunPanel");
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    m_title->setObjectName("canvasRunTitle");
    m_place->setObjectName("canvasRunPlace");
    m_timeline->setObjectName("canvasTimeline");
    m_timeline->setPageStep(5);
    setFocusProxy(m_timeline);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_place);
    layout->addLayout(head);
    layout->addWidget(m_timeline);
    layout->addLayout(m_grid);
    m_grid->setColumnStretch(0, 1);
    connect(m_timeline, &QSlider::valueChanged, this, [this](int value) {
        if (!m_showing)
            Q_EMIT scrubRequested(value == m_timeline->maximum() ? -1 : value);
    });
    showRun(RunRecord(), std::nullopt); // names for screen readers from the start
}

RunPanel::Row& RunPanel::row(size_t index) {
    while (m_rows.size() <= index) {
        const int at = static_cast<int>(m_rows.size());
        Row made{new QLabel(this), new QLabel(this), new Sparkline(this)};
        made.name->setObjectName(QString("canvasRunName%1").arg(at));
        made.value->setObjectName(QString("canvasRunValue%1").arg(at));
        made.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        made.name->setTextFormat(Qt::PlainText); // a scorer's name comes from a file
        m_grid->addWidget(made.name, at, 0);
        m_grid->addWidget(made.curve, at, 1);
        m_grid->addWidget(made.value, at, 2);
        m_rows.push_back(made);
    }
    return m_rows[index];
}

void RunPanel::showRun(const RunRecord& run, std::optional<int> scrubbed) {
    const RunSummary words;
    m_showing = true;
    setAccessibleName(words.title());
    m_title->setText(words.title());
    const bool any = run.moments() > 0;
    m_place->setText(any ? words.place(run, scrubbed) : words.noTimeline(run));
    m_timeline->setVisible(any);
    m_timeline->setRange(0, run.moments());
    m_timeline->setValue(scrubbed.value_or(run.moments()));
    m_timeline->setAccessibleName(words.timelineName());
    m_timeline->setAccessibleDescription(m_place->text());
    const auto rows = words.rows(run);
    for (size_t i = 0; i < rows.size(); ++i) {
        Row& shown = row(i);
        shown.name->setText(rows[i].name);
        shown.value->setText(rows[i].value);
        shown.curve->setCurve(rows[i].curve, rows[i].most);
    }
    for (size_t i = 0; i < m_rows.size(); ++i)
        for (QWidget* widget : {static_cast<QWidget*>(m_rows[i].name), static_cast<QWidget*>(m_rows[i].value),
                                static_cast<QWidget*>(m_rows[i].curve)})
            widget->setVisible(i < rows.size());
    m_showing = false;
}

} // namespace miro
