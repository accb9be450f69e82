#include "ui/create/draw_desk.h"

#include "base/taste_reward.h"
#include "base/unique_id.h"
#include "studio/engine.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/create/journal_writer.h"
#include "ui/create/model_link.h"
#include "ui/create/run_tracker.h"
#include "ui/create/seed_box.h"
#include "ui/create/taste_link.h"

namespace miro {
namespace {

constexpr int64_t kVariations = 4;
constexpr double kVariation = 0.25;

} // namespace

DrawDesk::DrawDesk(const AppContext& context, SettingsModel& model, const ModelLink& link, const TasteLink& taste,
                   RunTracker& runs, JournalWriter& journal, QObject* parent)
    : QObject(parent), m_context(context), m_model(model), m_link(link), m_taste(taste), m_runs(runs),
      m_journal(journal) {}

DrawRequest DrawDesk::requestFor(const CreateSettings& settings, const GeneratorInfo* info,
                                 const std::optional<AdapterChoice>& taste) const {
    DrawRequest request;
    request.id = newUniqueId();
    request.what.modelFolders = m_context.models.folders();
    request.what.model = settings.model;
    request.what.variant = settings.variant;
    request.what.settings = settingsToDraw(settings, info, taste.has_value());
    if (taste && !isIgnored(settings, kTasteRewardKey))
        request.what.adapters = {*taste}; // turned off, the model is as if it had never been taught
    request.parent = settings.parent;
    return request;
}

void DrawDesk::send(const CreateSettings& settings, const GeneratorInfo* info,
                    const std::optional<AdapterChoice>& taste) {
    m_journal.drawn(settings);
    m_runs.draw(requestFor(settings, info, taste), info ? static_cast<int>(info->imageSize) : 0);
    Q_EMIT sent(QString::fromStdString(settings.generation.prompt));
}

void DrawDesk::draw() {
    m_model.endGesture();
    if (!m_model.get().seedLocked)
        m_model.amend([](CreateSettings& s) { s.generation.seed = SeedBox::randomSeed(); });
    CreateSettings settings = m_model.get();
    const std::optional<AdapterChoice>& taste = m_link.taste();
    settings.taste.reset();
    if (taste && !isIgnored(settings, kTasteRewardKey))
        settings.taste = TastePin{m_taste.sha256(), taste->weight}; // the journal says with which version
    send(settings, m_link.info(), taste);
}

void DrawDesk::redraw() {
    if (!m_model.get().seedLocked || !m_context.preferences.get().redrawOnRelease)
        return;
    m_runs.stopAll();
    draw();
}

void DrawDesk::vary(const PictureSettings& picture, PictureId parent) {
    CreateSettings settings;
    settings.model = m_model.get().model;
    settings.variant = m_model.get().variant;
    const KnownGenerator* known = picture.model.empty() ? m_context.models.find(settings.model, settings.variant)
                                                        : m_link.installed(picture.model);
    if (!known && !picture.model.empty()) {
        Q_EMIT refused(
            tr("The model %1 that drew it is not installed.").arg(QString::fromStdString(oneLine(picture.model, 120))));
        return;
    }
    std::optional<GeneratorInfo> info;
    if (known) {
        settings.model = known->name;
        settings.variant = known->variant;
        info = known->info;
    }
    settings.generation = picture.settings;
    std::optional<AdapterChoice> taste;
    const QString line = m_taste.restore(settings, picture.adapters);
    if (info && !isIgnored(settings, kTasteRewardKey) && !hasReward(*info, kTasteRewardKey))
        taste = m_taste.find(picture.adapters);
    if (taste)
        info = withTaste(std::move(*info));
    settings.generation.seed = picture.settings.seed.value_or(SeedBox::randomSeed());
    settings.generation.count = kVariations;
    settings.generation.variation = kVariation;
    settings.generation.variationSeed = SeedBox::randomSeed();
    settings.seedLocked = true;
    settings.parent = parent;
    send(settings, info ? &*info : nullptr, taste);
    if (!line.isEmpty())
        Q_EMIT noted(line);
}

std::optional<double> DrawDesk::estimatedSeconds() const {
    return m_context.engine.estimatedSeconds(requestFor(m_model.get(), m_link.info(), m_link.taste()).what);
}

} // namespace miro
