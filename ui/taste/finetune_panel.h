// What a fine-tuning is asked for: how long, when, how much memory; and how the running one stands. Owned by its part
// of the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace miro {

class FinetuneLine;

class FinetunePanel : public QWidget {
    Q_OBJECT

public:
    explicit FinetunePanel(const AppContext& context, QWidget* parent = nullptr);

    TasteFinetuneOrder order() const;

private:
    void setTexts();
    void refresh();

    AppContext m_context;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_model = nullptr;
    QLabel* m_hoursLabel = nullptr;
    QComboBox* m_hours = nullptr;
    QLabel* m_memoryLabel = nullptr;
    QComboBox* m_memory = nullptr;
    QCheckBox* m_idle = nullptr;
    QCheckBox* m_mains = nullptr;
    QPushButton* m_start = nullptr;
    QLabel* m_why = nullptr;
    FinetuneLine* m_line = nullptr;
};

} // namespace miro
