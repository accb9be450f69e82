// Keeps the settings' model, the preferences' model and what the catalogue knows of it in step. Owned by the page; GUI
// thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/create/settings_model.h"

#include <QObject>
#include <optional>

namespace miro {

struct KnownGenerator;

class ModelLink : public QObject {
    Q_OBJECT

public:
    ModelLink(const AppContext& context, SettingsModel& model, QObject* parent = nullptr);
    ~ModelLink() override;

    // Null while the models are being read, and when the chosen one is not installed.
    const GeneratorInfo* info() const { return m_info ? &*m_info : nullptr; }
    // An installed model called so in a picture's metadata ("nicolas-dufour/miro-ablations/miro-no-clip"); null: none.
    const KnownGenerator* installed(const std::string& name) const;
    void follow(); // looks again at what is chosen and what is there

Q_SIGNALS:
    void infoChanged();
    void missing(const QString& model); // the chosen one is not installed

private:
    void settingsChanged();

    AppContext m_context;
    SettingsModel& m_model;
    std::optional<GeneratorInfo> m_info;
    std::string m_shownModel; // that m_info is of, with its variant
    bool m_read = false;      // the catalogue has been read once
};

} // namespace miro
