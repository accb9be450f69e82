#include "ui/models/plan_panel.h"

#include "ui/models/manifest_texts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <algorithm>

namespace miro {
namespace {

constexpr int kMaxListHeight = 260;

QLabel* addLabel(PlanPanel* panel, const char* name) {
    auto* label = new QLabel(panel);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PlanPanel::PlanPanel(QWidget* parent) : QFrame(parent) {
    setObjectName("planPanel");
    setFrameShape(QFrame::StyledPanel);
    m_heading = addLabel(this, "planHeading");
    QFont font = m_heading->font();
    font.setBold(true);
    m_heading->setFont(font);
    m_summary = addLabel(this, "planSummary");
    m_warning = addLabel(this, "planWarning");
    m_warning->setProperty("warning", true);
    m_list = new QTreeWidget(this);
    m_list->setObjectName("planFiles");
    m_list->setColumnCount(4);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < 4; ++column)
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_get = new QPushButton(themedIcon("download", IconColour::AccentText), {}, this);
    m_get->setObjectName("planGet");
    m_get->setProperty("primary", true);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName("planCancel");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_get);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_heading);
    column->addWidget(m_list);
    column->addWidget(m_warning);
    column->addLayout(buttons);
    connect(m_get, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { answer(false); });
    keepTranslated(this, [this] { setTexts(); });
    hide();
}

void PlanPanel::ask(const DownloadPlan& plan, const QString& title) {
    m_plan = plan;
    m_title = title;
    setTexts();
    show();
    (m_get->isEnabled() ? m_get : m_cancel)->setFocus();
}

void PlanPanel::setTexts() {
    m_heading->setText(m_title);
    m_cancel->setText(tr("Cancel"));
    m_get->setText(tr("Get %1").arg(sizeWords(m_plan.bytesToGet())));
    m_get->setEnabled(m_plan.fits());
    m_list->setHeaderLabels({tr("File"), tr("Size"), tr("Licence"), tr("Here already")});
    m_list->setAccessibleName(tr("Files to get"));
    fillList();

    const auto files = static_cast<int>(m_plan.filesToGet());
    QString folder = m_plan.repos.empty() ? QString() : QString::fromStdString(m_plan.repos.front().folder.string());
    QString summary = m_plan.freeBytes < 0
                          ? tr("%n file(s), %1, into %2", nullptr, files).arg(sizeWords(m_plan.bytesToGet()), folder)
                          : tr("%n file(s), %1, into %2, where %3 are free", nullptr, files)
                                .arg(sizeWords(m_plan.bytesToGet()), folder, sizeWords(m_plan.freeBytes));
    m_summary->setText(summary);

    QStringList warnings;
    if (!m_plan.fits())
        warnings << tr("There is not enough room on the disk.");
    for (const RepoPlan& repo : m_plan.repos)
        if (repo.asksForConsent)
            warnings << tr("%1: accept its licence on its page first, and set HF_TOKEN to your access token.")
                            .arg(QString::fromStdString(repo.repo));
    m_warning->setText(warnings.join('\n'));
    m_warning->setVisible(!warnings.isEmpty());
}

void PlanPanel::fillList() {
    m_list->clear();
    for (const RepoPlan& repo : m_plan.repos) {
        const QString title = repo.title.empty() ? QString::fromStdString(repo.repo) : manifestText(repo.title);
        auto* top = new QTreeWidgetItem(
            m_list, {title, sizeWords(repo.bytesToGet()),
                     repo.licence.empty() ? tr("See its page") : QString::fromStdString(repo.licence)});
        top->setToolTip(0, QString::fromStdString(repo.repo));
        for (const PlannedFile& file : repo.files) {
            QString here;
            if (file.present)
                here = tr("all of it");
            else if (file.resumed > 0)
                here = sizeWords(file.resumed);
            new QTreeWidgetItem(top, {QString::fromStdString(file.name),
                                      file.bytes ? sizeWords(*file.bytes) : tr("not known"), QString(), here});
        }
        top->setExpanded(m_plan.repos.size() == 1);
    }
    // As high as its rows, so that little is asked with little.
    int rows = m_list->topLevelItemCount();
    if (rows == 1)
        rows += m_list->topLevelItem(0)->childCount();
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height());
    m_list->setFixedHeight(std::min(kMaxListHeight, m_list->header()->sizeHint().height() + (rows + 1) * row));
}

void PlanPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        answer(false);
    else
        QFrame::keyPressEvent(event);
}

void PlanPanel::answer(bool yes) {
    hide();
    if (yes)
        Q_EMIT accepted(m_plan);
    else
        Q_EMIT rejected();
}

} // namespace miro
