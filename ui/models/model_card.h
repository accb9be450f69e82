// One model on the Models page: what it is for, what it takes, what can be done with it. Owned by the page; GUI thread.
#pragma once

#include "ui/models/model_facts.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;

namespace miro {

class ElidedLabel;

class ModelCard : public QFrame {
    Q_OBJECT

public:
    explicit ModelCard(const std::string& name, QWidget* parent = nullptr);

    const std::string& name() const { return m_facts.name; }
    // used: the variant that the program draws with ("" for the model itself), nothing when it draws with another.
    void show(const ListedModel& facts, const std::optional<std::string>& used, bool busy);
    void offer(); // to get it: that button has the keyboard
    // Puts this card's controls behind `before` in the tab order; gives the last of them.
    QWidget* chainTabs(QWidget* before);

Q_SIGNALS:
    void getRequested(const std::string& name, const std::string& variant);
    void useRequested(const std::string& name, const std::string& variant);
    void verifyRequested(const std::string& name);
    void repairRequested(const std::string& name);
    void folderRequested(const std::filesystem::path& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* addButton(const char* what, const char* icon);
    void setTexts();
    void setStateText();
    void fillVariants();
    std::string variant() const; // that is chosen
    bool variantIn(const std::vector<std::string>& variants) const;

    ListedModel m_facts;
    std::optional<std::string> m_used;
    bool m_busy = false;
    QLabel* m_icon = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_purpose = nullptr;
    ElidedLabel* m_details = nullptr;
    QComboBox* m_variants = nullptr;
    QPushButton* m_get = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_repair = nullptr;
    QPushButton* m_folder = nullptr;
};

} // namespace miro
