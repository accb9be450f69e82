#include "ui/models/models_page.h"

#include "ui/bridge/preferences_store.h"
#include "ui/models/download_thread.h"
#include "ui/models/manifest_texts.h"
#include "ui/models/model_card.h"
#include "ui/models/plan_panel.h"
#include "ui/models/transfer_bar.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>
#include <algorithm>

namespace miro {

ModelsPage::ModelsPage(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("modelsPage");
    m_openFolder = [](const std::filesystem::path& folder) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
    };
    m_thread = new DownloadThread(this);
    makeLayout();
    connectParts();
    keepTranslated(this, [this] { setTexts(); });
}

void ModelsPage::makeLayout() {
    m_intro = new QLabel(this);
    m_intro->setObjectName("modelsIntro");
    m_intro->setWordWrap(true);
    m_intro->setProperty("muted", true);
    auto addButton = [this](const char* name, const char* icon) {
        auto* button = new QPushButton(themedIcon(icon), {}, this);
        button->setObjectName(name);
        return button;
    };
    m_import = addButton("importModels", "import");
    m_verifyAll = addButton("verifyModels", "check");
    m_openModels = addButton("openModelsFolder", "folder");
    auto* top = new QHBoxLayout;
    top->setContentsMargins(28, 14, 28, 6);
    top->setSpacing(8);
    top->addWidget(m_intro, 1);
    for (QPushButton* button : {m_import, m_verifyAll, m_openModels})
        top->addWidget(button);

    auto* content = new QWidget;
    content->setObjectName("modelsContent");
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(28, 6, 28, 60); // the note lies over the end
    column->setSpacing(8);
    for (int i = 0; i < 3; ++i) {
        m_headings[i] = new QLabel(content);
        m_headings[i]->setObjectName(QString("modelGroup%1").arg(i));
        QFont font = m_headings[i]->font();
        font.setBold(true);
        font.setPointSizeF(font.pointSizeF() * 1.15);
        m_headings[i]->setFont(font);
        m_groups[i] = new QVBoxLayout;
        m_groups[i]->setSpacing(8);
        column->addWidget(m_headings[i]);
        column->addLayout(m_groups[i]);
        column->addSpacing(8);
    }
    column->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName("modelsScroll");
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_plan = new PlanPanel(this);
    m_bar = new TransferBar(this);
    auto* asked = new QVBoxLayout;
    asked->setContentsMargins(28, 0, 28, 6);
    asked->addWidget(m_plan);
    asked->addWidget(m_bar);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addLayout(asked);
    all->addWidget(m_scroll, 1);
    m_note = new NoteLine(this);
    m_note->setObjectName("modelsNote");
}

void ModelsPage::connectParts() {
    connect(m_import, &QPushButton::clicked, this, &ModelsPage::import);
    connect(m_verifyAll, &QPushButton::clicked, this, [this] { verify({}); });
    connect(m_openModels, &QPushButton::clicked, this,
            [this] { m_openFolder(targetFolderOf(m_context.models.folders())); });
    connect(m_plan, &PlanPanel::accepted, this, [this](const DownloadPlan& plan) {
        if (m_repair)
            startRepair();
        else
            start(plan);
    });
    connect(m_plan, &PlanPanel::rejected, this, [this] { m_repair.reset(); });
    connect(m_bar, &TransferBar::stopRequested, m_thread, &DownloadThread::stop);
    connect(m_thread, &DownloadThread::progressed, m_bar, &TransferBar::setState);
    connect(m_thread, &DownloadThread::busyChanged, this, &ModelsPage::refresh);
    connect(&m_context.models, &ModelCatalogue::changed, this, &ModelsPage::refresh);
    connect(&m_context.preferences, &PreferencesStore::changed, this, &ModelsPage::refresh);
}

void ModelsPage::setTexts() {
    m_intro->setText(tr("Everything works without a network. Only Get and Repair use it, and only when you ask."));
    m_import->setText(tr("Import folder…"));
    m_import->setToolTip(tr("Bring in a model that is on this computer: its folder, or a Hugging Face cache."));
    m_verifyAll->setText(tr("Verify all"));
    m_verifyAll->setToolTip(tr("Read every file and compare it with what was published."));
    m_openModels->setText(tr("Open folder"));
    m_openModels->setAccessibleName(tr("Open the folder of models"));
    refresh();
}

void ModelsPage::showScorers() {
    // When the page that may have been shown just now is laid out.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_scroll->verticalScrollBar()->setValue(m_headings[2]->y());
            for (const ListedModel& facts : m_facts)
                if (facts.group == ModelGroup::Scores && !facts.installed()) {
                    m_cards[facts.name]->offer();
                    break;
                }
        },
        Qt::QueuedConnection);
}

QString ModelsPage::titleOf(const std::string& name) const {
    for (const ListedModel& facts : m_facts)
        if (facts.name == name)
            return manifestText(facts.title);
    return QString::fromStdString(name);
}

void ModelsPage::connectCard(ModelCard* card) {
    connect(card, &ModelCard::getRequested, this, &ModelsPage::planToGet);
    connect(card, &ModelCard::useRequested, this, &ModelsPage::use);
    connect(card, &ModelCard::verifyRequested, this, [this](const std::string& name) { verify({name}); });
    connect(card, &ModelCard::repairRequested, this, &ModelsPage::planToRepair);
    connect(card, &ModelCard::folderRequested, this,
            [this](const std::filesystem::path& folder) { m_openFolder(folder); });
}

void ModelsPage::refresh() {
    const ModelInventory& inventory = m_context.models.inventory();
    const Preferences& preferences = m_context.preferences.get();
    m_facts = modelFacts(inventory, m_checks);
    const ScorerCount scorers = countScorers(inventory.scorers);
    m_headings[0]->setText(tr("Models that draw"));
    m_headings[1]->setText(tr("What they need"));
    m_headings[2]->setText(
        tr("Models that score pictures: %1 of %2 scorers installed").arg(scorers.installed).arg(scorers.known));
    const bool busy = m_thread->busy();
    bool anyInstalled = false;
    std::vector<std::string> order;
    for (const ListedModel& facts : m_facts) {
        ModelCard*& card = m_cards[facts.name];
        if (!card) {
            card = new ModelCard(facts.name, m_scroll->widget());
            connectCard(card);
        }
        std::optional<std::string> used;
        if (facts.group == ModelGroup::Draws && preferences.model == facts.name)
            used = preferences.variant;
        card->show(facts, used, busy);
        anyInstalled = anyInstalled || facts.installed();
        order.push_back(facts.name);
    }
    if (order != m_order) {
        m_order = std::move(order);
        arrangeCards();
    }
    m_import->setEnabled(!busy);
    m_verifyAll->setEnabled(!busy && anyInstalled);
    if (inventory.problem != m_problem && !inventory.problem.empty())
        m_note->show(NoteLine::Kind::Problem, QString::fromStdString(inventory.problem));
    m_problem = inventory.problem;
}

// Places on the screen and in the tab order; cards of models that are no longer known go.
void ModelsPage::arrangeCards() {
    for (auto card = m_cards.begin(); card != m_cards.end();) {
        bool known = std::find(m_order.begin(), m_order.end(), card->first) != m_order.end();
        if (!known)
            card->second->deleteLater();
        card = known ? std::next(card) : m_cards.erase(card);
    }
    int places[3] = {};
    QWidget* before = m_openModels;
    for (const ListedModel& facts : m_facts) {
        ModelCard* card = m_cards[facts.name];
        const auto group = static_cast<size_t>(facts.group);
        m_groups[group]->removeWidget(card);
        m_groups[group]->insertWidget(places[group]++, card);
        card->setVisible(true);
        before = card->chainTabs(before);
    }
    for (int i = 0; i < 3; ++i)
        m_headings[i]->setVisible(places[i] > 0);
}

void ModelsPage::tellError(const Error& error) {
    if (error.code == ErrorCode::Stopped)
        tell(tr("Stopped. What has come is kept, and the next time goes on there."));
    else
        m_note->show(NoteLine::Kind::Problem, QString::fromStdString(error.message));
}

void ModelsPage::tell(const QString& text) {
    m_note->show(NoteLine::Kind::Info, text);
}

template <typename Work, typename Done>
void ModelsPage::run(const QString& what, Work work, Done done) {
    if (m_thread->busy())
        return;
    m_plan->hide();
    m_note->hide();
    m_bar->begin(what);
    m_thread->run(std::move(work), [this, done = std::move(done)](auto outcome) {
        m_bar->end();
        m_context.models.refresh(); // also after an error: some files may have come
        if (outcome.ok())
            done(std::move(outcome));
        else
            tellError(outcome.error());
    });
}

void ModelsPage::planToGet(const std::string& name, const std::string& variant) {
    m_repair.reset();
    run(
        tr("Asking for the files of %1").arg(titleOf(name)),
        [folders = m_context.models.folders(), name, variant](TransferSink& sink, std::stop_token stop) {
            return planGet(folders, name, variant, sink, stop);
        },
        [this, name](Result<DownloadPlan> plan) {
            if (plan->empty())
                tell(tr("%1 is there already.").arg(titleOf(name)));
            else
                m_plan->ask(*plan, tr("Get %1?").arg(titleOf(name)));
        });
}

void ModelsPage::start(const DownloadPlan& plan) {
    const QString title = titleOf(plan.repos.front().repo);
    run(
        title, [plan](TransferSink& sink, std::stop_token stop) { return get(plan, sink, stop); },
        [this, plan](const Result<void>&) {
            for (const RepoPlan& repo : plan.repos)
                m_checks.erase(repo.repo);
            tell(tr("%n model(s) installed.", nullptr, static_cast<int>(plan.repos.size())));
        });
}

void ModelsPage::import() {
    askForFolder(this, tr("Import a model's folder or a Hugging Face cache"), [this](const QString& folder) {
        if (folder.isEmpty())
            return;
        run(
            tr("Importing"),
            [folders = m_context.models.folders(), source = folder.toStdString()](
                TransferSink& sink, std::stop_token stop) { return importFolder(folders, source, sink, stop); },
            [this](Result<ImportPlan> plan) {
                for (const ImportItem& item : plan->items)
                    m_checks.erase(item.name);
                tell(tr("%n model(s) imported.", nullptr, static_cast<int>(plan->items.size())));
            });
    });
}

void ModelsPage::verify(const std::vector<std::string>& names) {
    run(
        names.size() == 1 ? titleOf(names.front()) : tr("All models"),
        [folders = m_context.models.folders(), names](TransferSink& sink, std::stop_token stop) {
            return miro::verify(folders, names, sink, stop);
        },
        [this](Result<std::vector<ModelCheck>> checks) {
            int files = 0;
            std::string problem; // the first
            std::string damaged;
            for (const ModelCheck& check : *checks) {
                files += static_cast<int>(check.files.size());
                for (const CheckedFile& file : check.files)
                    if (!file.problem.empty() && problem.empty()) {
                        problem = file.problem;
                        damaged = check.name;
                    }
                m_checks[check.name] = check;
            }
            refresh();
            if (problem.empty())
                tell(tr("%n file(s) checked: all are whole.", nullptr, files));
            else
                m_note->show(NoteLine::Kind::Problem, QString::fromStdString(problem),
                             {{tr("Repair…"), [this, damaged] {
                                   planToRepair(damaged);
                               }}});
        });
}

void ModelsPage::planToRepair(const std::string& name) {
    auto check = m_checks.find(name);
    if (check == m_checks.end())
        return;
    run(
        tr("Asking for the files of %1").arg(titleOf(name)),
        [folders = m_context.models.folders(), damaged = check->second](TransferSink& sink, std::stop_token stop) {
            return planRepairOf(folders, damaged, sink, stop);
        },
        [this, name](Result<RepairPlan> plan) {
            DownloadPlan shown;
            shown.repos = {plan->repo};
            shown.freeBytes = plan->freeBytes;
            m_repair = std::move(*plan);
            m_plan->ask(shown, tr("Fetch the damaged files of %1 again?").arg(titleOf(name)));
        });
}

void ModelsPage::startRepair() {
    RepairPlan plan = std::move(*m_repair);
    m_repair.reset();
    const std::string name = plan.check.name;
    run(
        titleOf(name), [plan](TransferSink& sink, std::stop_token stop) { return repairWith(plan, sink, stop); },
        [this, name](const Result<void>&) {
            m_checks.erase(name);
            tell(tr("%1 is repaired.").arg(titleOf(name)));
        });
}

void ModelsPage::use(const std::string& name, const std::string& variant) {
    Preferences preferences = m_context.preferences.get();
    preferences.model = name;
    preferences.variant = variant;
    m_context.preferences.set(preferences);
}

void ModelsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_note->place();
}

} // namespace miro
