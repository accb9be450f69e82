// Writes down what stands in the page, shortly after it stops changing and at every draw, so that the time machine can
// bring it back. Owned by the page; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/create/settings_model.h"

#include <QTimer>

namespace miro {

class JournalWriter : public QObject {
    Q_OBJECT

public:
    JournalWriter(const AppContext& context, SettingsModel& model, QObject* parent = nullptr);
    ~JournalWriter() override; // writes what waits

    void drawn(const CreateSettings& settings); // now; written() follows
    const std::string& session() const { return m_session; }

Q_SIGNALS:
    void written();

private:
    void write(const CreateSettings& settings, bool drawn);

    AppContext m_context;
    SettingsModel& m_model;
    std::string m_session; // one run of the program
    QTimer m_settled;
};

} // namespace miro
