// What the Explore page does: takes a picture, drafts and begins explorations, and does things with their pictures.
#include "base/taste_reward.h"
#include "batch/explore_export.h"
#include "studio/engine.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/screen_image.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/explore/explore_grid.h"
#include "ui/explore/explore_page.h"
#include "ui/explore/explore_panel.h"
#include "ui/explore/explore_reading.h"
#include "ui/explore/explore_side.h"
#include "ui/explore/explore_words.h"
#include "ui/explore/large_view.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/note_line.h"

#include <QDesktopServices>
#include <QStackedWidget>
#include <QUrl>
#include <algorithm>

namespace miro {
namespace {

constexpr QSize kLargest(2048, 2048);
constexpr size_t kEndLength = 60;
constexpr qsizetype kNameOfJob = 8; // characters of its id in the folder's name

} // namespace

void ExplorePage::explore(const PictureRecord& picture, const std::optional<PictureRecord>& other,
                          const GenerationSettings& createNow) {
    m_picture = picture;
    m_other = other;
    m_createNow = createNow;
    m_sheet.reset();
    m_note->hide();
    m_panel->setEarlier({}, {});
    m_panel->setProblem({});
    if (!m_run->going() || m_run->job().parent != picture.id)
        m_run->clear();
    setTexts();
    m_panel->setFocus();
    m_context.library.run(
        LibraryThread::Lane::Query, this,
        [id = picture.id, second = other ? other->id : 0](Library& library) {
            return readExploreSheet(library, id, second);
        },
        [this, id = picture.id](Result<ExploreSheet> sheet) {
            if (id != m_picture.id)
                return; // another one since
            if (sheet.ok())
                take(std::move(sheet).value());
            else
                problem(QString::fromStdString(oneLine(sheet.message())));
        });
}

void ExplorePage::take(ExploreSheet sheet) {
    m_sheet = std::move(sheet);
    if (!m_sheet->settings.settings.seed)
        drawMissingSeeds(m_sheet->settings.settings);
    if (!m_sheet->settings.adapters.empty())
        m_note->show(NoteLine::Kind::Info,
                     tr("This picture was drawn with “My taste”; explorations draw without it, so they will differ."));
    fillEnds();
    findModel();
    // What still goes on, and what drew this very picture, is come back to.
    for (size_t i = 0; i < m_sheet->earlier.size(); ++i) {
        const JobRecord& row = m_sheet->earlier[i].row;
        const bool going =
            row.state == JobState::Queued || row.state == JobState::Running || row.state == JobState::Paused;
        if (row.id == m_sheet->details.jobId || (going && m_sheet->earlier[i].job.parent == m_picture.id)) {
            openEarlier(i);
            break;
        }
    }
    m_panel->setEarlier(m_sheet->earlier, m_run->job().id);
}

void ExplorePage::findModel() {
    if (!m_sheet)
        return;
    const KnownGenerator* known = m_context.models.findNamed(m_sheet->settings.model);
    if (known)
        m_panel->choices().setRewards(known->info.rewardKeys);
    if (m_run->state() == ExploreRun::State::Empty || m_run->state() == ExploreRun::State::Draft)
        redraft();
    if (!known && !m_context.models.inventory().entries.empty())
        m_panel->setProblem(tr("The model %1 that drew it is not installed.")
                                .arg(QString::fromStdString(oneLine(m_sheet->settings.model, 120))));
}

void ExplorePage::fillEnds() {
    std::vector<MorphEnd> ends;
    auto addOthers = [&](bool chosen) {
        for (const OtherPicture& other : m_sheet->others)
            if ((m_other && other.picture.id == m_other->id) == chosen)
                ends.push_back({QString::fromStdString(oneLine(other.picture.prompt, kEndLength)),
                                QIcon(m_context.thumbnails.get(other.picture.id)), other.settings.settings,
                                other.picture.id});
    };
    addOthers(true);
    ends.push_back({m_createNow.positive.contains(kTasteRewardKey) ? tr("What stands in Create, without “My taste”")
                                                                   : tr("What stands in Create"),
                    {},
                    m_createNow,
                    0});
    addOthers(false);
    m_panel->choices().setEnds(std::move(ends));
}

std::optional<ExploreJob> ExplorePage::draftJob() const {
    const KnownGenerator* known = m_sheet ? m_context.models.findNamed(m_sheet->settings.model) : nullptr;
    if (!known)
        return {};
    ExploreJob job;
    job.model = known->name;
    job.variant = known->variant;
    job.parent = m_picture.id;
    ExploreRequest& plan = job.plan;
    plan.rewardKeys = known->info.rewardKeys;
    plan.scorers = known->info.scorers;
    const bool hasTaste = std::ranges::find(plan.rewardKeys, kTasteRewardKey) != plan.rewardKeys.end(); // of its own
    plan.settings = m_sheet->settings.settings;
    m_panel->choices().writeTo(plan);
    for (GenerationSettings* settings : {&plan.settings, &plan.other}) {
        settings->count = 1;
        if (!hasTaste)
            leaveOutReward(*settings, kTasteRewardKey); // its keyframes: adapters are not part of an exploration
        if (!settings->steps)
            settings->steps = known->info.defaults.steps;
        if (!settings->guidance)
            settings->guidance = known->info.defaults.guidance;
        RewardTargets positive;
        RewardTargets negative;
        for (const std::string& key : plan.rewardKeys) {
            auto find = [&key](const RewardTargets& first, const RewardTargets& then, double otherwise) {
                if (auto target = first.find(key); target != first.end())
                    return target->second;
                auto target = then.find(key);
                return target != then.end() ? target->second : RewardTarget(otherwise);
            };
            positive[key] = find(settings->positive, known->info.defaults.positive, 1);
            negative[key] = find(settings->negative, known->info.defaults.negative, 0);
        }
        settings->positive = positive; // those of other models have nothing to say here
        settings->negative = negative;
    }
    return job;
}

void ExplorePage::redraft() {
    const auto job = draftJob();
    if (!job) {
        m_run->clear();
        showPrice();
        return;
    }
    showPrice(); // it may change how many there are by default
    const auto drafted = m_run->draft(*draftJob());
    m_panel->setProblem(drafted.ok() ? QString() : QString::fromStdString(oneLine(drafted.message())));
    m_panel->setEarlier(m_sheet->earlier, {});
    showPrice();
}

void ExplorePage::startOrStop() {
    if (m_run->going()) {
        m_run->stop();
        return;
    }
    if (m_run->canGoOn())
        m_run->goOn();
    else
        m_run->start();
    m_soon.start();
}

void ExplorePage::openEarlier(size_t index) {
    if (!m_sheet || index >= m_sheet->earlier.size())
        return;
    const EarlierExploration earlier = m_sheet->earlier[index];
    m_panel->choices().setRewards(earlier.job.plan.rewardKeys);
    m_panel->choices().show(earlier.job.plan);
    m_panel->setKind(earlier.job.plan.kind);
    m_panel->setProblem({});
    const auto opened = m_run->open(earlier.row, earlier.job);
    if (!opened.ok())
        problem(QString::fromStdString(oneLine(opened.message())));
    m_panel->setPrice(0, {});
}

void ExplorePage::readEarlier() {
    if (!m_sheet)
        return;
    m_context.library.run(
        LibraryThread::Lane::Query, this,
        [details = m_sheet->details](Library& library) { return explorationsOf(library, details); },
        [this, id = m_picture.id](Result<std::vector<EarlierExploration>> earlier) {
            if (!m_sheet || id != m_picture.id || !earlier.ok())
                return;
            m_sheet->earlier = std::move(earlier).value();
            m_panel->setEarlier(m_sheet->earlier, m_run->job().id);
        });
}

// go: to the Create page at once.
void ExplorePage::use(int cell, bool go) {
    if (cell < 0 || cell >= static_cast<int>(m_run->cells().size()))
        return;
    const ExploreJob& job = m_run->job();
    const ExploreCell& plan = m_run->cells()[static_cast<size_t>(cell)].plan;
    Q_EMIT restoreEverything(plan.settings, job.variant.empty() ? job.model : job.model + '/' + job.variant);
    if (go) {
        Q_EMIT createRequested();
        return;
    }
    m_note->show(NoteLine::Kind::Info, tr("The settings of %1 stand in Create.").arg(cellTitle(job.plan, plan)),
                 {{tr("Go to Create"), [this] {
                       Q_EMIT createRequested();
                   }}});
}

void ExplorePage::showLarge(int cell) {
    if (cell < 0 || !m_run->cells()[static_cast<size_t>(cell)].picture)
        return;
    const RunCell& shown = m_run->cells()[static_cast<size_t>(cell)];
    m_largeCell = cell;
    m_grid->setCurrentCell(cell);
    m_large->setCaption(cellTitle(m_run->plan(), shown.plan));
    m_large->setPicture(m_context.thumbnails.get(shown.picture->id));
    m_middle->setCurrentWidget(m_large);
    m_large->setFocus();
    m_context.library.run(
        LibraryThread::Lane::Picture, this,
        [picture = *shown.picture](Library& library) { return readForScreen(library.fileOf(picture), kLargest); },
        [this, cell](const Result<QImage>& image) {
            if (cell != m_largeCell)
                return;
            if (image.ok())
                m_large->setPicture(QPixmap::fromImage(*image));
            else
                m_large->setProblem(QString::fromStdString(oneLine(image.message())));
        });
}

void ExplorePage::closeLarge() {
    m_largeCell = -1;
    const bool had = m_middle->currentWidget() == m_large;
    m_middle->setCurrentWidget(m_grid);
    if (had)
        m_grid->setFocus();
}

void ExplorePage::back() {
    if (m_middle->currentWidget() == m_large)
        closeLarge();
    else
        Q_EMIT backRequested();
}

void ExplorePage::keepBest() {
    if (m_run->plan().kind != ExploreKind::BestOf)
        return;
    const auto weights = m_panel->choices().weights();
    const std::vector<int> order = bestCells(*m_run, weights);
    if (order.empty() || !totalsOf(*m_run, weights)[static_cast<size_t>(order.front())]) {
        problem(tr("There are no scores yet to say which is the best."));
        return;
    }
    const RunCell& best = m_run->cells()[static_cast<size_t>(order.front())];
    const int others = m_run->drawn() - 1;
    m_context.library.change(
        this, [id = best.picture->id](Library& library) { return library.setStarred({id}, true); },
        [this, others, title = cellTitle(m_run->plan(), best.plan)](const Result<void>& done) {
            if (!done.ok())
                problem(QString::fromStdString(oneLine(done.message())));
            else
                m_note->show(
                    NoteLine::Kind::Info,
                    tr("Starred: %1. The other %n pictures stay with it as a stack.", nullptr, others).arg(title));
        });
}

void ExplorePage::save() {
    if (m_run->drawn() == 0)
        return;
    askForFolder(this, tr("Save the exploration into a folder"), [this](const QString& folder) {
        if (!folder.isEmpty())
            saveTo(folder);
    });
}

// A folder of its own, so that nothing of others can be in the way.
void ExplorePage::saveTo(const QString& folder) {
    const ExploreJob job = m_run->job();
    const QString name =
        QStringLiteral("miro-%1-%2")
            .arg(QString::fromStdString(toText(job.plan.kind)), QString::fromStdString(job.id).left(kNameOfJob));
    const std::filesystem::path target = std::filesystem::path(folder.toStdString()) / name.toStdString();
    m_note->show(NoteLine::Kind::Info, tr("Saving…"));
    m_context.library.run(
        LibraryThread::Lane::Background, this,
        [job, target, stop = m_context.library.stopToken()](Library& library) {
            return saveExploration(library, job.id, job.plan, target, nullptr, stop);
        },
        [this, target](const Result<SavedExploration>& saved) {
            if (!saved.ok()) {
                problem(QString::fromStdString(oneLine(saved.message())));
                return;
            }
            auto open = [](const std::filesystem::path& path) {
                QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(path.string())));
            };
            m_note->show(
                NoteLine::Kind::Info,
                tr("%n pictures, their scores and a report were saved.", nullptr, static_cast<int>(saved->pictures)),
                {{tr("Open the report"),
                  [open, file = saved->report] {
                      open(file);
                  }},
                 {tr("Open the folder"), [open, target] {
                      open(target);
                  }}});
        });
}

} // namespace miro
