// How many pictures and which seed: buttons 1, 2, 4, the seed with a dice and a lock. Unlocked, each draw takes a new
// seed. Shows the settings model. Owned by the left column; GUI thread.
#pragma once

#include "ui/create/settings_model.h"

#include <QWidget>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace miro {

class SeedBox : public QWidget {
    Q_OBJECT

public:
    explicit SeedBox(SettingsModel& model, QWidget* parent = nullptr);

    // A number that is easily told from others and passed on: below 2^32, which is all that the noise knows.
    static uint64_t randomSeed();

Q_SIGNALS:
    void noted(const QString& line);

private:
    void setTexts();
    void showSettings();
    void takeSeed();

    SettingsModel& m_model;
    std::vector<QPushButton*> m_counts; // children; the last is for a number that none of them has
    QLineEdit* m_seed = nullptr;
    QToolButton* m_dice = nullptr;
    QToolButton* m_lock = nullptr;
};

} // namespace miro
