#include "ui/create/taste_link.h"

#include "base/paths.h"
#include "base/taste_reward.h"
#include "hub/checkpoint_hash.h"
#include "library/taste_store.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/taste_bridge.h"

#include <algorithm>

namespace miro {
namespace fs = std::filesystem;

TasteLink::TasteLink(const AppContext& context, SettingsModel& model, QObject* parent)
    : QObject(parent), m_context(context), m_model(model) {
    connect(&m_model, &SettingsModel::changed, this, &TasteLink::update);
    connect(&m_context.library, &LibraryThread::opened, this, &TasteLink::read);
    if (m_context.tasteBridge)
        connect(m_context.tasteBridge, &TasteBridge::versionsCame, this, &TasteLink::read);
    read();
}

TasteLink::~TasteLink() = default;

// Of all profiles: a picture may have been drawn with another one's.
Result<std::vector<TasteLink::Version>> TasteLink::readVersions(Library& library) {
    std::vector<Version> versions;
    MIRO_TRY(const std::vector<TasteProfileRecord> profiles, library.taste().profiles());
    for (const TasteProfileRecord& profile : profiles) {
        MIRO_TRY(const std::vector<TasteVersionRecord> records, library.taste().versions(profile.id));
        for (const TasteVersionRecord& record : records) {
            Version version{record.sha256, record.baseSha256, library.folder() / record.file,
                            profile.active && record.state == TasteVersionState::Default};
            std::error_code ignored;
            if (!fs::is_regular_file(version.file, ignored))
                version.file.clear();
            versions.push_back(std::move(version));
        }
    }
    return versions;
}

void TasteLink::read() {
    m_context.library.run(LibraryThread::Lane::Query, this, readVersions,
                          [this](Result<std::vector<Version>> versions) {
                              if (!versions.ok())
                                  return; // the page's other questions say so
                              m_versions = std::move(versions).value();
                              readHash();
                              update();
                          });
}

void TasteLink::setModel(const fs::path& folder) {
    m_folder = folder;
    readHash(); // its files may be others than before
    update();
}

void TasteLink::readHash() {
    if (m_versions.empty() || m_folder.empty())
        return;
    m_thread = std::jthread([this, folder = m_folder](const std::stop_token& stop) {
        auto hash = checkpointSha256(folder / "model.safetensors", cacheFolder(), nullptr, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, folder, hash = hash.ok() ? *hash : std::string()] {
                m_hashed = folder;
                m_hash = hash;
                update();
            },
            Qt::QueuedConnection);
    });
}

void TasteLink::update() {
    const std::optional<TastePin>& pin = m_model.get().taste;
    const Version* version = pin ? named(pin->sha256) : inUse();
    State state = State::None;
    std::optional<AdapterChoice> adapter;
    if (!m_folder.empty() && version && !version->file.empty()) {
        if (m_hashed != m_folder)
            state = State::Reading;
        else if (m_hash != version->baseSha256)
            state = m_hash.empty() ? State::None : State::OtherModel;
        else
            state = State::Ready;
        if (state == State::Ready)
            adapter = AdapterChoice{version->file, pin ? pin->weight : 1};
    } else if (!m_folder.empty() && (version || pin)) {
        state = State::NoFile;
    }
    if (state == m_state && adapter == m_adapter)
        return;
    m_state = state;
    m_adapter = std::move(adapter);
    m_sha256 = m_adapter ? version->sha256 : std::string();
    Q_EMIT changed();
}

const TasteLink::Version* TasteLink::inUse() const {
    const auto found = std::ranges::find_if(m_versions, &Version::inUse);
    return found == m_versions.end() ? nullptr : &*found;
}

const TasteLink::Version* TasteLink::named(const std::string& sha256) const {
    const auto found = std::ranges::find(m_versions, sha256, &Version::sha256);
    return found == m_versions.end() ? nullptr : &*found;
}

std::optional<AdapterChoice> TasteLink::find(const std::vector<PictureAdapter>& adapters) const {
    if (adapters.size() != 1 || !checkParam(adapterWeightParam(), adapters.front().weight).ok())
        return std::nullopt;
    const Version* version = named(adapters.front().sha256);
    if (!version || version->file.empty())
        return std::nullopt;
    return AdapterChoice{version->file, adapters.front().weight};
}

QString TasteLink::restore(CreateSettings& settings, const std::vector<PictureAdapter>& adapters) const {
    RewardTargets& positive = settings.generation.positive;
    const auto target = positive.find(kTasteRewardKey);
    const bool asked = target != positive.end() && target->second;
    settings.taste.reset();
    if (asked && adapters.empty())
        return {}; // the model's own reward
    if (!asked || !find(adapters)) {
        leaveOutReward(settings.generation, kTasteRewardKey);
        if (m_state != State::None) { // a slider that was never there begins where sliders begin
            positive[kTasteRewardKey] = std::nullopt;
            settings.generation.negative[kTasteRewardKey] = std::nullopt;
        }
        if (adapters.empty())
            return {};
        return asked && adapters.size() == 1
                   ? tr("The version of “My taste” that drew it is not there any more; “My taste” is off.")
                   : tr("It was drawn with adapters that cannot be set here; “My taste” is off.");
    }
    const PictureAdapter& one = adapters.front();
    const Version* current = inUse();
    if (!current || current->sha256 != one.sha256 || one.weight != 1)
        settings.taste = TastePin{one.sha256, one.weight};
    return {};
}

} // namespace miro
