// The Settings page: a form of preferenceParams() in groups. Each change holds at once and is kept; what waits for the
// next start says so. Owned by the window; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"

#include <QWidget>
#include <string>
#include <vector>

class QLabel;

namespace miro {

class ParamForm;

class SettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit SettingsPage(const AppContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Group {
        QLabel* title;
        ParamForm* form;
    };
    void keep(ParamForm* form);
    void refresh();
    void setTexts();
    QString measuredPrecisions() const;
    ParamForm* formWith(const std::string& key) const;

    AppContext m_context;
    std::vector<Group> m_groups; // as in kGroups
};

} // namespace miro
