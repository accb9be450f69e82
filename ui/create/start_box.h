// The picture that a drawing begins from: its name, a chooser, and a button that clears it. Shows the settings model.
// Owned by the advanced panel; GUI thread.
#pragma once

#include "ui/create/settings_model.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace miro {

class ElidedLabel;

class StartBox : public QWidget {
    Q_OBJECT

public:
    explicit StartBox(SettingsModel& model, QWidget* parent = nullptr);

private:
    void showSettings();
    void choose();

    SettingsModel& m_model;
    ElidedLabel* m_name = nullptr;
    QToolButton* m_choose = nullptr;
    QToolButton* m_clear = nullptr;
};

} // namespace miro
