#include "ui/batch/batch_composer.h"

#include "base/preferences.h"
#include "base/taste_reward.h"
#include "base/unique_id.h"
#include "studio/engine.h"
#include "ui/batch/batch_files.h"
#include "ui/batch/catalogue_models.h"
#include "ui/batch/compose_thread.h"
#include "ui/batch/expansion_panel.h"
#include "ui/batch/list_panel.h"
#include "ui/batch/settings_panel.h"
#include "ui/batch/try_strip.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/page_action.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLocale>

namespace miro {
namespace {

constexpr int kComposeSoonMilliseconds = 250;
constexpr int kKeepMilliseconds = 1200;
enum Purpose { Start, Try };

} // namespace

BatchComposer::BatchComposer(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("batchComposer");
    m_files = new BatchFiles(preferencesFile().parent_path() / "batch.json", this);
    m_thread = new ComposeThread(this);
    m_list = new ListPanel(this);
    m_expansion = new ExpansionPanel(this);
    m_tried = new TryStrip(context, this);
    m_settings = new SettingsPanel(this);
    layOut();
    addKeys();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kComposeSoonMilliseconds);
    m_keep.setSingleShot(true);
    m_keep.setInterval(kKeepMilliseconds);
    connectParts();
    followModels();
    keepTranslated(this, [this] {
        for (const Key& key : m_keys)
            key.action->setText(tr(key.text));
        showEstimate();
    });
}

BatchComposer::~BatchComposer() {
    if (m_keep.isActive())
        m_files->keep(m_draft);
}

void BatchComposer::layOut() {
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(12, 12, 4, 12);
    middle->setSpacing(12);
    middle->addWidget(m_list, 3);
    middle->addWidget(m_expansion, 2);
    middle->addWidget(m_tried);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(m_settings);
    m_note = new NoteLine(m_list);
    m_list->installEventFilter(this);
}

void BatchComposer::addKeys() {
    auto add = [this](const char* name, const QList<QKeySequence>& keys, const char* text, auto run) {
        QAction* action = addPageAction(this, name, keys);
        connect(action, &QAction::triggered, this, std::move(run));
        m_keys.push_back({action, text});
    };
    add("batchStartKey", {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, QT_TR_NOOP("Start"),
        [this] { begin(false); });
    add("batchTryKey", {Qt::CTRL | Qt::Key_T}, QT_TR_NOOP("Try three"), [this] { begin(true); });
    add("batchOpenKey", {QKeySequence::Open}, QT_TR_NOOP("Open a list"), [this] { openAsked(); });
    add("batchSaveKey", {QKeySequence::Save}, QT_TR_NOOP("Save the list"), [this] { saveAsked(); });
    add("batchProblemKey", {Qt::Key_F8}, QT_TR_NOOP("Next problem in the list"), [this] { m_list->goToNextProblem(); });
}

void BatchComposer::connectParts() {
    connect(&m_soon, &QTimer::timeout, this, &BatchComposer::ask);
    connect(&m_keep, &QTimer::timeout, this, [this] { m_files->keep(m_draft); });
    connect(m_list, &ListPanel::changed, this, &BatchComposer::takeChange);
    connect(m_expansion, &ExpansionPanel::changed, this, &BatchComposer::takeChange);
    connect(m_settings, &SettingsPanel::changed, this, &BatchComposer::takeChange);
    connect(m_list, &ListPanel::openAsked, this, &BatchComposer::openAsked);
    connect(m_list, &ListPanel::saveAsked, this, &BatchComposer::saveAsked);
    connect(m_list, &ListPanel::exampleAsked, this, &BatchComposer::showExample);
    connect(m_list, &ListPanel::fileGiven, this, &BatchComposer::openFile);
    connect(m_list, &ListPanel::longTextGiven, m_files, &BatchFiles::adopt);
    connect(m_settings, &SettingsPanel::createSettingsAsked, this, &BatchComposer::createSettingsAsked);
    connect(m_settings, &SettingsPanel::tryAsked, this, [this] { begin(true); });
    connect(m_settings, &SettingsPanel::startAsked, this, [this] { begin(false); });
    connect(m_thread, &ComposeThread::answered, this, &BatchComposer::takeAnswer);
    connect(m_files, &BatchFiles::loaded, this, [this](const BatchDraft& draft) {
        m_loaded = true;
        if (!m_touched)
            setDraft(draft);
    });
    connect(m_files, &BatchFiles::opened, this,
            [this](const std::filesystem::path& file, const QString& text, bool isLong) {
                m_list->showFile(file, text, isLong);
                takeChange();
            });
    connect(m_files, &BatchFiles::saved, this,
            [this](const QString& file) { m_note->show(NoteLine::Kind::Info, tr("Saved: %1").arg(file)); });
    connect(m_files, &BatchFiles::ready, this, [this](const BatchRequest& request, int purpose) {
        m_beginning = false;
        submit(request, purpose == Try);
    });
    connect(m_files, &BatchFiles::failed, this, [this](const QString& message) {
        m_beginning = false;
        problem(message);
    });
    connect(&m_context.models, &ModelCatalogue::changed, this, &BatchComposer::followModels);
    connect(&m_context.preferences, &PreferencesStore::changed, this, &BatchComposer::followModels);
    // A run has ended: what a step takes is measured anew.
    connect(&m_context.bridge, &EngineBridge::finished, this, &BatchComposer::showEstimate);
}

void BatchComposer::setDraft(const BatchDraft& draft) {
    m_draft = draft;
    m_list->show(m_draft);
    m_expansion->show(m_draft);
    m_settings->show(m_draft);
    if (!m_draft.request.listFile.empty())
        m_files->open(m_draft.request.listFile); // its beginning
    m_fresh = false;
    m_settings->setReady(false);
    m_keep.start();
    m_soon.start();
}

void BatchComposer::takeCreate(const GenerationSettings& settings, const std::string& model,
                               const std::string& variant) {
    const Preferences& program = m_context.preferences.get();
    const bool own = model != program.model || variant != program.variant;
    takeSettings(m_draft, settings, own ? model : std::string(), own ? variant : std::string());
    const KnownGenerator* known = m_context.models.find(model, variant);
    const bool taught = settings.positive.contains(kTasteRewardKey) && known &&
                        std::ranges::find(known->info.rewardKeys, kTasteRewardKey) == known->info.rewardKeys.end();
    if (taught)
        leaveOutReward(m_draft.request.settings, kTasteRewardKey);
    m_settings->show(m_draft);
    takeChange();
    m_note->show(NoteLine::Kind::Info,
                 taught ? tr("The settings of Create stand here now, but for “My taste”: batches draw without it.")
                        : tr("The settings of Create stand here now."));
}

void BatchComposer::openFile(const QString& path) {
    m_touched = true;
    m_files->open(std::filesystem::path(path.toStdString()));
}

void BatchComposer::takeChange() {
    m_touched = true;
    m_list->writeTo(m_draft);
    m_expansion->writeTo(m_draft);
    m_settings->writeTo(m_draft);
    m_fresh = false;
    m_settings->setReady(false);
    m_keep.start();
    m_soon.start();
}

void BatchComposer::followModels() {
    const Preferences& program = m_context.preferences.get();
    m_settings->setModels(m_context.models.inventory(), program.model, program.variant);
    m_fresh = false;
    m_settings->setReady(false);
    m_soon.start();
}

void BatchComposer::ask() {
    m_expansion->setListFolder(!m_draft.request.listFolder.empty() || !m_draft.request.listFile.empty());
    if (m_draft.isEmpty()) {
        m_thread->forget();
        takeAnswer({});
        return;
    }
    const ModelInventory& inventory = m_context.models.inventory();
    if (inventory.entries.empty() && inventory.problem.empty())
        return; // they are being read; followModels() asks again
    ComposeQuestion question;
    const Preferences& program = m_context.preferences.get();
    const KnownGenerator* drawing = m_settings->generator();
    question.request = requestOf(m_draft, program.model, program.variant,
                                 drawing ? drawing->info.rewardKeys : std::vector<std::string>());
    question.models = modelsOf(inventory);
    question.imageSide = drawing ? drawing->info.imageSize : 0;
    question.folder = m_context.library.folder();
    m_list->setReading(true);
    m_thread->ask(std::move(question));
}

void BatchComposer::takeAnswer(const ComposeAnswer& answer) {
    m_answer = answer;
    m_fresh = !m_soon.isActive(); // changed meanwhile: another answer follows
    m_list->setReading(false);
    m_list->showAnswer(answer);
    m_expansion->showAnswer(answer);
    m_settings->setProblem(QString::fromStdString(answer.problem));
    m_settings->setReady(m_fresh && answer.ok());
    showEstimate();
}

void BatchComposer::showEstimate() {
    if (m_answer.pictures == 0) {
        m_settings->setEstimate({}, {});
        return;
    }
    const auto count = static_cast<int>(std::min<int64_t>(m_answer.pictures, std::numeric_limits<int>::max()));
    const QString pictures = tr("%Ln pictures", nullptr, count);
    const Preferences& program = m_context.preferences.get();
    const auto pace = m_context.engine.batchPace(requestOf(m_draft, program.model, program.variant, {}));
    QString text = tr("%1; how long they take is known after the first").arg(pictures);
    if (pace) {
        double seconds = pace->loadingSeconds + pace->evaluationSeconds * m_answer.estimate.evaluations +
                         pace->pictureSeconds * static_cast<double>(m_answer.pictures);
        if (m_draft.score || m_draft.request.bestOf > 0)
            seconds += m_context.engine.estimatedScoreSeconds().value_or(0) * static_cast<double>(m_answer.pictures);
        text = tr("%1, about %2", "25 pictures, about 48 s").arg(pictures, durationWords(seconds));
    }
    QString warning; // stands below it
    const BatchEstimate& disk = m_answer.estimate;
    if (disk.bytes > 0 && disk.freeBytes >= 0)
        text +=
            '\n' +
            tr("%1 of %2 free on the disk", "a size of another").arg(sizeWords(disk.bytes), sizeWords(disk.freeBytes));
    if (!disk.fits())
        warning = tr("The disk has too little room: the batch would pause when it is full.");
    m_settings->setEstimate(text, warning);
}

void BatchComposer::begin(bool tryOut) {
    if (!isVisible() || !m_fresh || !m_settings->isReady() || m_beginning)
        return;
    const Preferences& program = m_context.preferences.get();
    const KnownGenerator* drawing = m_settings->generator();
    m_beginning = true;
    m_files->gather(requestOf(m_draft, program.model, program.variant,
                              drawing ? drawing->info.rewardKeys : std::vector<std::string>()),
                    tryOut ? Try : Start);
}

void BatchComposer::submit(const BatchRequest& request, bool tryOut) {
    BatchJob job;
    job.id = newUniqueId();
    job.what = request;
    job.name = m_draft.name;
    if (job.name.empty())
        job.name = m_draft.request.listName.empty() ? tr("Batch").toStdString() : m_draft.request.listName;
    job.tryOut = tryOut;
    job.pictures = tryOut ? std::min<int64_t>(m_answer.pictures, kTriedPictures) : m_answer.pictures;
    job.fingerprint = m_answer.fingerprint;
    if (tryOut)
        m_tried->follow(job.id, m_answer.firstPrompts);
    m_context.engine.batch(job);
    if (!tryOut)
        Q_EMIT started(job);
}

void BatchComposer::openAsked() {
    if (!isVisible())
        return;
    askForFiles(this, tr("Open a list"), tr("Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)"),
                [this](const QStringList& files) {
                    if (!files.isEmpty())
                        openFile(files.front());
                });
}

void BatchComposer::saveAsked() {
    if (!isVisible() || m_draft.isEmpty())
        return;
    const std::string name = m_draft.request.listName.empty() ? "prompts.txt" : m_draft.request.listName;
    askForSaveName(this, tr("Save the list"), QString::fromStdString(name),
                   tr("Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)"), [this](const QString& file) {
                       if (!file.isEmpty())
                           m_files->save(m_draft, std::filesystem::path(file.toStdString()));
                   });
}

void BatchComposer::showExample() {
    m_touched = true;
    m_files->openExample();
    focusList();
}

void BatchComposer::focusList() {
    m_list->focusText();
}

void BatchComposer::problem(const QString& text) {
    m_note->show(NoteLine::Kind::Problem, text);
}

bool BatchComposer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && m_note && !m_note->isHidden())
        m_note->place();
    return QWidget::eventFilter(watched, event);
}

} // namespace miro
