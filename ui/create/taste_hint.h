// Above the sliders: why "My taste" is not among them, or that an earlier version of it draws, with the way to the
// present one. Hidden when there is nothing to say. Owned by the reward panel; GUI thread.
#pragma once

#include "ui/create/taste_link.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace miro {

class TasteHint : public QWidget {
    Q_OBJECT

public:
    TasteHint(SettingsModel& model, const TasteLink& taste, QWidget* parent = nullptr);

    QWidget* lastControl() const; // of the tab order

private:
    void setTexts();
    void refresh();
    QString text() const;

    SettingsModel& m_model;
    const TasteLink& m_taste;
    QLabel* m_text = nullptr;
    QToolButton* m_present = nullptr;
};

} // namespace miro
