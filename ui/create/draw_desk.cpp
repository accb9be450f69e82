#include "ui/create/draw_desk.h"

#include "base/unique_id.h"
#include "studio/engine.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/create/journal_writer.h"
#include "ui/create/model_link.h"
#include "ui/create/run_tracker.h"
#include "ui/create/seed_box.h"

namespace miro {
namespace {

constexpr int64_t kVariations = 4;
constexpr double kVariation = 0.25;

} // namespace

DrawDesk::DrawDesk(const AppContext& context, SettingsModel& model, const ModelLink& link, RunTracker& runs,
                   JournalWriter& journal, QObject* parent)
    : QObject(parent), m_context(context), m_model(model), m_link(link), m_runs(runs), m_journal(journal) {}

DrawRequest DrawDesk::requestFor(const CreateSettings& settings, const GeneratorInfo* info) const {
    DrawRequest request;
    request.id = newUniqueId();
    request.what.modelFolders = m_context.models.folders();
    request.what.model = settings.model;
    request.what.variant = settings.variant;
    request.what.settings = settingsToDraw(settings, info);
    request.parent = settings.parent;
    return request;
}

void DrawDesk::send(const CreateSettings& settings, const GeneratorInfo* info) {
    m_journal.drawn(settings);
    m_runs.draw(requestFor(settings, info), info ? static_cast<int>(info->imageSize) : 0);
    Q_EMIT sent(QString::fromStdString(settings.generation.prompt));
}

void DrawDesk::draw() {
    m_model.endGesture();
    if (!m_model.get().seedLocked)
        m_model.amend([](CreateSettings& s) { s.generation.seed = SeedBox::randomSeed(); });
    send(m_model.get(), m_link.info());
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
    const GeneratorInfo* info = m_link.info();
    if (!picture.model.empty()) {
        const KnownGenerator* known = m_link.installed(picture.model);
        if (!known) {
            Q_EMIT refused(tr("The model %1 that drew it is not installed.")
                               .arg(QString::fromStdString(oneLine(picture.model, 120))));
            return;
        }
        settings.model = known->name;
        settings.variant = known->variant;
        info = &known->info;
    }
    settings.generation = picture.settings;
    settings.generation.seed = picture.settings.seed.value_or(SeedBox::randomSeed());
    settings.generation.count = kVariations;
    settings.generation.variation = kVariation;
    settings.generation.variationSeed = SeedBox::randomSeed();
    settings.seedLocked = true;
    settings.parent = parent;
    send(settings, info);
}

std::optional<double> DrawDesk::estimatedSeconds() const {
    return m_context.engine.estimatedSeconds(requestFor(m_model.get(), m_link.info()).what);
}

} // namespace miro
