#include "ui/create/model_link.h"

#include "base/taste_reward.h"
#include "studio/engine.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/create/taste_link.h"

namespace miro {
namespace {

std::string fullName(const std::string& name, const std::string& variant) {
    return variant.empty() ? name : name + '/' + variant;
}

} // namespace

GeneratorInfo withTaste(GeneratorInfo info) {
    info.rewardKeys.insert(info.rewardKeys.begin(), kTasteRewardKey);
    return info;
}

ModelLink::ModelLink(const AppContext& context, SettingsModel& model, TasteLink& taste, QObject* parent)
    : QObject(parent), m_context(context), m_model(model), m_taste(taste) {
    const Preferences& preferences = m_context.preferences.get();
    m_model.amend([&](CreateSettings& s) {
        s.model = preferences.model;
        s.variant = preferences.variant;
    });
    m_read = !m_context.models.inventory().generators.empty();
    connect(&m_context.models, &ModelCatalogue::changed, this, [this] {
        m_read = true;
        follow();
    });
    connect(&m_model, &SettingsModel::changed, this, &ModelLink::settingsChanged);
    connect(&m_taste, &TasteLink::changed, this, &ModelLink::compose);
    connect(&m_context.preferences, &PreferencesStore::changed, this,
            [this](const Preferences& now, const Preferences& before) {
                if (fullName(now.model, now.variant) != fullName(before.model, before.variant))
                    m_model.change(tr("another model"), [&](CreateSettings& s) {
                        s.model = now.model;
                        s.variant = now.variant;
                    });
            });
}

ModelLink::~ModelLink() = default;

const KnownGenerator* ModelLink::installed(const std::string& name) const {
    return m_context.models.findNamed(name);
}

void ModelLink::settingsChanged() {
    const CreateSettings& settings = m_model.get();
    if (fullName(settings.model, settings.variant) == m_shownModel)
        return;
    Preferences preferences = m_context.preferences.get();
    if (fullName(preferences.model, preferences.variant) != fullName(settings.model, settings.variant)) {
        preferences.model = settings.model;
        preferences.variant = settings.variant;
        m_context.preferences.set(preferences);
    }
    follow();
}

void ModelLink::follow() {
    const CreateSettings& settings = m_model.get();
    const std::string name = fullName(settings.model, settings.variant);
    const bool another = name != m_shownModel;
    m_shownModel = name;
    const KnownGenerator* known = m_context.models.find(settings.model, settings.variant);
    m_taste.setModel(known ? known->folder : std::filesystem::path());
    compose();
    if (m_info && another)
        m_context.engine.preload(settings.model, settings.variant);
    if (!m_info && m_read)
        Q_EMIT missing(QString::fromStdString(oneLine(name, 120)));
}

void ModelLink::compose() {
    const KnownGenerator* known = m_context.models.find(m_model.get().model, m_model.get().variant);
    m_info = known ? std::optional(known->info) : std::nullopt;
    m_adapter.reset();
    if (m_info && m_taste.adapter() && !hasReward(*m_info, kTasteRewardKey)) {
        m_adapter = m_taste.adapter();
        m_info = withTaste(std::move(*m_info));
    }
    if (m_info)
        m_model.amend([this](CreateSettings& s) { fillTargets(s, *m_info); });
    Q_EMIT infoChanged();
}

} // namespace miro
