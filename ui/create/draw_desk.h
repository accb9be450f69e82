// Turns what stands in the page into drawings: takes a new seed where it is free, writes the journal, sends the
// request, redraws when a slider is let go. Owned by the page; GUI thread.
#pragma once

#include "job/draw_request.h"
#include "library/picture_facts.h"
#include "ui/bridge/app_context.h"
#include "ui/create/settings_model.h"

#include <QObject>
#include <optional>

namespace miro {

class JournalWriter;
class ModelLink;
class RunTracker;
class TasteLink;

class DrawDesk : public QObject {
    Q_OBJECT

public:
    DrawDesk(const AppContext& context, SettingsModel& model, const ModelLink& link, const TasteLink& taste,
             RunTracker& runs, JournalWriter& journal, QObject* parent = nullptr);

    void draw();
    // At a locked seed, unless the artist switched it off: what runs gives way.
    void redraw();
    // Four pictures near this one; what stands in the page stays.
    void vary(const PictureSettings& picture, PictureId parent);
    std::optional<double> estimatedSeconds() const;

Q_SIGNALS:
    void sent(const QString& prompt);
    void refused(const QString& message);
    void noted(const QString& line); // what was sent is not all that was asked for

private:
    // taste: what draws "My taste", a reward of info then.
    DrawRequest requestFor(const CreateSettings& settings, const GeneratorInfo* info,
                           const std::optional<AdapterChoice>& taste) const;
    void send(const CreateSettings& settings, const GeneratorInfo* info, const std::optional<AdapterChoice>& taste);

    AppContext m_context;
    SettingsModel& m_model;
    const ModelLink& m_link;
    const TasteLink& m_taste;
    RunTracker& m_runs;
    JournalWriter& m_journal;
};

} // namespace miro
