// The presets as chips in at most two lines, the rest in a menu, and a chip that keeps the present targets as the
// artist's own. Shows the settings model. Owned by the left column; GUI thread.
#pragma once

#include "ui/create/presets.h"
#include "ui/create/settings_model.h"

#include <QMenu>
#include <QWidget>
#include <vector>

class QPushButton;

namespace miro {

class PresetStore;

class PresetChips : public QWidget {
    Q_OBJECT

public:
    PresetChips(SettingsModel& model, PresetStore& store, QWidget* parent = nullptr);

    void setModelInfo(const GeneratorInfo* info); // null: not known yet
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void showSettings();
    int place(int width, bool really) const; // the height that it takes
    void choose(const PresetChoice& preset);
    void askForName();
    void openChipMenu(const PresetChoice& preset, const QPoint& globalPosition);

    SettingsModel& m_model;
    PresetStore& m_store;
    std::optional<GeneratorInfo> m_info;
    std::vector<PresetChoice> m_presets;
    std::vector<QPushButton*> m_chips; // children, one a preset
    QPushButton* m_more = nullptr;
    QPushButton* m_save = nullptr;
    QMenu m_moreMenu;
    QMenu m_chipMenu;
};

} // namespace miro
