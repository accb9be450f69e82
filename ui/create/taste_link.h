// Which version of "My taste" the page can draw with: the one in use (the default of the active profile), or the one
// that drew a picture whose settings were brought back; only with the model that it was taught to, which is known by
// the hash of its weights, read on a thread of its own. Owned by the page; GUI thread; its destructor stops and joins.
#pragma once

#include "base/adapter_choice.h"
#include "library/picture_facts.h"
#include "ui/bridge/app_context.h"
#include "ui/create/settings_model.h"

#include <QObject>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>
#include <vector>

namespace miro {

class Library;

class TasteLink : public QObject {
    Q_OBJECT

public:
    TasteLink(const AppContext& context, SettingsModel& model, QObject* parent = nullptr);
    ~TasteLink() override;

    enum class State {
        None,       // nothing was taught yet, or it was taken back; also while the model is not known
        Reading,    // whether it belongs to the model is being looked at
        Ready,      // adapter() draws it
        OtherModel, // it belongs to another one
        NoFile      // its file, or the whole version, is gone
    };
    State state() const { return m_state; }
    const std::optional<AdapterChoice>& adapter() const { return m_adapter; }
    // Of the version that adapter() draws; empty: none.
    const std::string& sha256() const { return m_sha256; }
    bool hasVersionInUse() const { return inUse() != nullptr; }

    void setModel(const std::filesystem::path& folder); // of the chosen model; empty: none

    // The picture's targets stand in settings already: adds the version that drew it, or turns "My taste" off. Gives
    // one line where that cannot be as it was; empty: it can.
    QString restore(CreateSettings& settings, const std::vector<PictureAdapter>& adapters) const;
    // The file of the one version that drew a picture; nothing: there was none, or it is gone.
    std::optional<AdapterChoice> find(const std::vector<PictureAdapter>& adapters) const;

Q_SIGNALS:
    void changed();

private:
    struct Version {
        std::string sha256;
        std::string baseSha256;
        std::filesystem::path file; // empty: it is gone
        bool inUse = false;
    };
    static Result<std::vector<Version>> readVersions(Library& library);
    void read();
    void readHash();
    void update();
    const Version* inUse() const;
    const Version* named(const std::string& sha256) const;

    AppContext m_context;
    SettingsModel& m_model;
    std::vector<Version> m_versions;
    std::filesystem::path m_folder;
    std::filesystem::path m_hashed; // the folder that m_hash is of
    std::string m_hash;             // empty: its weights cannot be read
    State m_state = State::None;
    std::optional<AdapterChoice> m_adapter;
    std::string m_sha256;
    std::jthread m_thread; // last: joined before anything else goes
};

} // namespace miro
