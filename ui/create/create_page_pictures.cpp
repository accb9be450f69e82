// What the Create page does with pictures that are there, and how it brings settings back.
#include "ui/create/create_page.h"

#include "base/taste_reward.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/canvas/canvas.h"
#include "ui/create/advanced_panel.h"
#include "ui/create/canvas_director.h"
#include "ui/create/draw_desk.h"
#include "ui/create/filmstrip.h"
#include "ui/create/left_column.h"
#include "ui/create/model_link.h"
#include "ui/create/picture_actions.h"
#include "ui/create/reward_panel.h"
#include "ui/create/run_tracker.h"
#include "ui/create/score_watch.h"
#include "ui/create/taste_link.h"
#include "ui/widgets/note_line.h"

#include <QFileInfo>
#include <algorithm>

namespace miro {
namespace {

// A prompt from elsewhere that is too long for the box; true: it was cut.
bool cutPrompt(std::string& prompt) {
    if (prompt.size() <= static_cast<size_t>(kMaxPromptLength))
        return false;
    const QString text = QString::fromStdString(prompt);
    if (text.size() <= kMaxPromptLength)
        return false;
    prompt = text.left(kMaxPromptLength).toStdString();
    return true;
}

void takeTargets(RewardTargets& targets, const RewardTargets& from) {
    for (const auto& [key, target] : from)
        targets[key] = target;
}

} // namespace

void CreatePage::connectPictures() {
    connect(m_canvas, &Canvas::pictureChosen, this, &CreatePage::showChosen);
    connect(m_canvas, &Canvas::contextMenuRequested, this, [this](int, const QPoint& at) {
        showChosen();
        m_bar->openMenu(at);
    });
    connect(m_canvas, &Canvas::filesDropped, this, [this](const QStringList& files) {
        if (!files.isEmpty())
            offerFile(files.front());
    });
    connect(m_canvas, &Canvas::copyFailed, this, &CreatePage::problem);
    connect(m_canvas, &Canvas::copied, this, [this] { m_note->show(NoteLine::Kind::Info, tr("Copied.")); });
    connect(m_filmstrip, &Filmstrip::shown, this, &CreatePage::showPicture);
    connect(m_filmstrip, &Filmstrip::menuAsked, m_bar, &PictureBar::openMenu);
    connect(m_bar, &PictureBar::asked, this, &CreatePage::handleCommand);
    connect(m_director, &CanvasDirector::failed, this, &CreatePage::problem);
    connect(m_director, &CanvasDirector::shown, this, &CreatePage::showChosen);
    connect(m_actions, &PictureActions::binned, this, &CreatePage::afterBin);
}

void CreatePage::connectScores() {
    connect(m_runs, &RunTracker::begun, m_scores, [this] {
        m_scores->beginRun();
        m_scores->look({});
    });
    connect(m_runs, &RunTracker::pictureFinished, m_scores, [this](const FinishedPicture& picture) {
        if (picture.record)
            m_scores->addToRun(picture.record->id);
    });
    connect(m_runs, &RunTracker::ended, m_scores, &ScoreWatch::endRun);
    connect(m_scores, &ScoreWatch::achieved, &m_left->rewards(), &RewardPanel::setAchieved);
    connect(m_scores, &ScoreWatch::warned, this, [this](const ScoreWarning& warning) {
        m_note->show(NoteLine::Kind::Info, warningText(warning),
                     {{warningAction(warning), [this, warning] {
                           m_model.change(tr("lower a reward"), [&](CreateSettings& s) {
                               s.generation.positive[warning.reward] = warning.suggested;
                           });
                           m_note->hide();
                       }}});
    });
    connect(m_actions, &PictureActions::getScorersAsked, this, &CreatePage::getScorersRequested);
}

GenerationSettings CreatePage::drawnSettings() const {
    return settingsToDraw(m_model.get(), m_link->info(), m_link->taste().has_value());
}

// next has taken targets; the sliders of other rewards keep what stands there, but what drew without "My taste" is
// drawn without it again.
QString CreatePage::bringTaste(CreateSettings& next, const RewardTargets& targets,
                               const std::vector<PictureAdapter>& adapters) {
    if (targets.empty())
        return {}; // of another program
    if (!targets.contains(kTasteRewardKey))
        leaveOutReward(next.generation, kTasteRewardKey);
    return m_taste->restore(next, adapters);
}

void CreatePage::restore(const GenerationSettings& settings, const std::string& model, Restore what,
                         const std::vector<PictureAdapter>& adapters) {
    CreateSettings next = m_model.get();
    if (what == Restore::Everything) {
        const RewardTargets positive = next.generation.positive;
        const RewardTargets negative = next.generation.negative;
        const std::optional<uint64_t> seed = next.generation.seed;
        next.generation = settings;
        next.generation.device = m_model.get().generation.device;
        next.generation.positive = positive;
        next.generation.negative = negative;
        next.generation.seed = settings.seed ? settings.seed : seed;
        next.parent.reset();
        if (const KnownGenerator* known = m_link->installed(model)) {
            next.model = known->name;
            next.variant = known->variant;
        } else if (!model.empty()) {
            problem(tr("The model %1 is not installed; its settings were brought back for this one.")
                        .arg(QString::fromStdString(oneLine(model, 120))));
        }
    }
    if (what == Restore::Prompt) {
        next.generation.prompt = settings.prompt;
        next.generation.negativePrompt = settings.negativePrompt;
    }
    if (what == Restore::Seed && settings.seed)
        next.generation.seed = settings.seed;
    if (what == Restore::Seed || what == Restore::Everything)
        next.seedLocked = true; // a free seed would be gone with the next draw
    if (what == Restore::Targets || what == Restore::Everything) {
        takeTargets(next.generation.positive, settings.positive);
        takeTargets(next.generation.negative, settings.negative);
        if (const QString line = bringTaste(next, settings.positive, adapters); !line.isEmpty())
            problem(line);
    }
    const bool cut = cutPrompt(next.generation.prompt);
    if (cutPrompt(next.generation.negativePrompt) || cut)
        problem(tr("Its prompt is too long; the beginning was brought back."));
    m_model.change(tr("bring settings back"), [&](CreateSettings& s) { s = next; });
    if (!next.generation.keyframes.empty()) // no control of the page shows them
        m_note->show(NoteLine::Kind::Info, tr("Its rewards change while the picture forms (experimental)."),
                     {{tr("Keep them steady"), [this] {
                           m_model.change(tr("steady rewards"),
                                          [](CreateSettings& s) { s.generation.keyframes.clear(); });
                       }}});
}

void CreatePage::bringBack(const CreateSettings& settings) {
    CreateSettings next = settings;
    next.generation.device = m_model.get().generation.device;
    if (!next.generation.seed)
        next.generation.seed = m_model.get().generation.seed;
    RewardTargets positive = m_model.get().generation.positive; // those of other models stay
    RewardTargets negative = m_model.get().generation.negative;
    takeTargets(positive, settings.generation.positive);
    takeTargets(negative, settings.generation.negative);
    next.generation.positive = positive;
    next.generation.negative = negative;
    // What was written down before it was drawn goes with the version in use.
    const RewardTargets& targets = settings.generation.positive;
    QString line;
    if (next.taste)
        line = bringTaste(next, targets, {{"", next.taste->sha256, next.taste->weight}});
    else if (!targets.contains(kTasteRewardKey))
        line = bringTaste(next, targets, {});
    cutPrompt(next.generation.prompt);
    cutPrompt(next.generation.negativePrompt);
    m_model.change(tr("time machine"), [&](CreateSettings& s) { s = next; });
    m_note->show(NoteLine::Kind::Info, line.isEmpty() ? tr("Brought back. Ctrl+Z takes it back.") : line);
}

void CreatePage::startFrom(const PictureRecord& picture) {
    startFromFile(QString::fromStdString((m_context.library.folder() / picture.path).string()), picture.id);
}

void CreatePage::startFromFile(const QString& file, std::optional<PictureId> parent) {
    m_model.change(tr("start picture"), [&](CreateSettings& s) {
        s.generation.startPicture = file.toStdString();
        s.parent = parent;
    });
    showSide(m_advanced);
    m_note->show(NoteLine::Kind::Info, tr("The next drawing begins from %1.").arg(QFileInfo(file).fileName()),
                 {{tr("From noise again"), [this] {
                       m_model.change(tr("no start picture"), [](CreateSettings& s) {
                           s.generation.startPicture.clear();
                           s.parent.reset();
                       });
                   }}});
}

void CreatePage::vary(const PictureRecord& picture) {
    m_actions->settingsOf(picture,
                          [this, id = picture.id](const PictureSettings& settings) { m_desk->vary(settings, id); });
}

void CreatePage::showPicture(const PictureRecord& picture) {
    m_director->showRecord(picture);
}

void CreatePage::comparePictures(const std::vector<PictureRecord>& pictures) {
    if (pictures.size() >= 2)
        m_director->compare(pictures);
}

void CreatePage::offerFile(const QString& file) {
    const QString name = QFileInfo(file).fileName();
    m_note->show(NoteLine::Kind::Info, tr("What to do with %1?").arg(name),
                 {{tr("Begin from it"),
                   [this, file] {
                       startFromFile(file, {});
                   }},
                  {tr("Bring its settings back"), [this, file] {
                       m_actions->settingsOfFile(file, [this](const PictureSettings& settings) {
                           restore(settings.settings, settings.model, Restore::Everything, settings.adapters);
                       });
                   }}});
}

std::vector<PictureRecord> CreatePage::chosenPictures() const {
    std::vector<PictureRecord> strip = m_filmstrip->chosen();
    if (m_filmstrip->hasFocus() && !strip.empty())
        return strip;
    if (auto picture = m_director->chosen())
        return {*picture};
    return strip;
}

void CreatePage::showChosen() {
    const auto picture = m_director->chosen();
    m_bar->setPictureChosen(picture.has_value() || !m_filmstrip->chosen().empty());
    if (picture)
        m_filmstrip->choose(picture->id);
    m_scores->look(m_director->inSight());
}

void CreatePage::scoreInSight() {
    const std::vector<PictureId> strip = idsOf(m_filmstrip->chosen());
    m_actions->score(m_filmstrip->hasFocus() && !strip.empty() ? strip : m_director->inSight());
}

void CreatePage::compare() {
    const std::vector<PictureRecord> strip = m_filmstrip->chosen();
    if (strip.size() >= 2)
        comparePictures(strip);
    else if (!m_director->compareLastTwo())
        m_note->show(NoteLine::Kind::Info, tr("There are no two pictures to compare yet."));
}

// The neighbour takes its place, so that one key looks a whole row through.
void CreatePage::afterBin(const std::vector<PictureRecord>& pictures) {
    auto binned = [&](const PictureRecord& record) {
        return std::any_of(pictures.begin(), pictures.end(),
                           [&](const PictureRecord& picture) { return picture.id == record.id; });
    };
    const bool empty = m_director->forget(pictures);
    showChosen();
    const std::vector<PictureRecord>& strip = m_filmstrip->records();
    auto place = std::find_if(strip.begin(), strip.end(), binned);
    auto next = std::find_if_not(place, strip.end(), binned);
    if (empty && next != strip.end())
        m_director->showRecord(*next);
}

void CreatePage::restoreFrom(const PictureRecord& picture, Restore what) {
    m_actions->settingsOf(picture, [this, what](const PictureSettings& settings) {
        restore(settings.settings, settings.model, what, settings.adapters);
        if (what == Restore::Everything && !settings.startName.empty() && settings.settings.startPicture.empty())
            problem(tr("It began from %1, which is not in the library: choose it anew under Advanced.")
                        .arg(QString::fromStdString(oneLine(settings.startName, 120))));
    });
}

void CreatePage::handleCommand(PictureCommand command) {
    const std::vector<PictureRecord> chosen = chosenPictures();
    if (command == PictureCommand::Compare)
        return compare();
    if (chosen.empty())
        return;
    const PictureRecord& first = chosen.front();
    switch (command) {
    case PictureCommand::Vary:
        return vary(first);
    case PictureCommand::Explore:
        Q_EMIT exploreRequested(first, chosen.size() > 1 ? std::optional(chosen[1]) : std::nullopt);
        return;
    case PictureCommand::Save:
        return m_actions->saveAs(first, true);
    case PictureCommand::SavePlain:
        return m_actions->saveAs(first, false);
    case PictureCommand::Copy:
        return m_canvas->copyCurrent(true);
    case PictureCommand::CopyPlain:
        return m_canvas->copyCurrent(false);
    case PictureCommand::StartFrom:
        return startFrom(first);
    case PictureCommand::RestoreEverything:
        return restoreFrom(first, Restore::Everything);
    case PictureCommand::RestoreSeed:
        return restoreFrom(first, Restore::Seed);
    case PictureCommand::RestoreTargets:
        return restoreFrom(first, Restore::Targets);
    case PictureCommand::RestorePrompt:
        return restoreFrom(first, Restore::Prompt);
    case PictureCommand::Score:
        return m_actions->score(idsOf(chosen));
    case PictureCommand::Star:
        return m_actions->star(chosen);
    case PictureCommand::ShowInGallery:
        Q_EMIT showInGallery(first.id);
        return;
    case PictureCommand::Bin:
        return m_actions->bin(chosen);
    case PictureCommand::Compare:
        return;
    }
}

} // namespace miro
