// The axes of a sweep: a setting and its values each, typed as people write ranges; added, ordered and removed. Says
// how large the grid is. Owned by the settings' panel; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace miro {

class AxesPanel : public QWidget {
    Q_OBJECT

public:
    explicit AxesPanel(QWidget* parent = nullptr);

    void setRewards(const std::vector<std::string>& keys); // of the model
    void show(const BatchDraft& draft);                    // emits nothing
    void writeTo(BatchDraft& draft) const;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QWidget* widget;
        QComboBox* setting;
        QToolButton* up;
        QToolButton* remove;
        QLineEdit* values;
        QLabel* problem;
    };
    void addRow(const std::string& axis);
    void removeRow(QWidget* widget);
    void moveUp(QWidget* widget);
    size_t placeOf(const QWidget* widget) const;
    void fillSettings(QComboBox* box, const std::string& chosen) const;
    std::string textOf(const Row& row) const;
    void chainTabs();
    void showRows();
    void setRowTexts();
    void setTexts();

    std::vector<std::string> m_rewards;
    std::vector<Row> m_rows; // of children
    QLabel* m_title = nullptr;
    QLabel* m_help = nullptr;
    QVBoxLayout* m_column = nullptr;
    QPushButton* m_add = nullptr;
    QLabel* m_size = nullptr;
};

} // namespace miro
