// Keeps the settings' model, the preferences' model and what the catalogue knows of it in step, with "My taste" as the
// first of its rewards where that was taught to it. Owned by the page; GUI thread.
#pragma once

#include "base/adapter_choice.h"
#include "ui/bridge/app_context.h"
#include "ui/create/settings_model.h"

#include <QObject>
#include <optional>

namespace miro {

class TasteLink;
struct KnownGenerator;

// The same model with "My taste" as its first slider.
GeneratorInfo withTaste(GeneratorInfo info);

class ModelLink : public QObject {
    Q_OBJECT

public:
    ModelLink(const AppContext& context, SettingsModel& model, TasteLink& taste, QObject* parent = nullptr);
    ~ModelLink() override;

    // Null while the models are being read, and when the chosen one is not installed.
    const GeneratorInfo* info() const { return m_info ? &*m_info : nullptr; }
    // What draws "My taste", where info() has it as one that was taught; nothing: it has not, or it is the model's own.
    const std::optional<AdapterChoice>& taste() const { return m_adapter; }
    // An installed model called so in a picture's metadata ("nicolas-dufour/miro-ablations/miro-no-clip"); null: none.
    const KnownGenerator* installed(const std::string& name) const;
    void follow(); // looks again at what is chosen and what is there

Q_SIGNALS:
    void infoChanged();
    void missing(const QString& model); // the chosen one is not installed

private:
    void settingsChanged();
    void compose();

    AppContext m_context;
    SettingsModel& m_model;
    TasteLink& m_taste;
    std::optional<AdapterChoice> m_adapter;
    std::optional<GeneratorInfo> m_info;
    std::string m_shownModel; // that m_info is of, with its variant
    bool m_read = false;      // the catalogue has been read once
};

} // namespace miro
