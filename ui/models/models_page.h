// The Models page: which models are here, which could be, and Get, Import, Verify, Repair. Everything but Get and
// Repair works without a network. Owned by the window; GUI thread, the work is done by its DownloadThread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/models/model_facts.h"
#include "ui/models/transfer_work.h"

#include <QWidget>
#include <functional>
#include <map>
#include <string>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace miro {

class DownloadThread;
class ModelCard;
class NoteLine;
class PlanPanel;
class TransferBar;

class ModelsPage : public QWidget {
    Q_OBJECT

public:
    explicit ModelsPage(const AppContext& context, QWidget* parent = nullptr);

    void showScorers(); // scrolls to them; the first that is missing gets the keyboard

    // For tests: what opens a folder instead of the desktop.
    void setFolderOpener(std::function<void(const std::filesystem::path&)> opener) { m_openFolder = std::move(opener); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeLayout();
    void connectParts();
    void setTexts();
    void refresh();
    void connectCard(ModelCard* card);
    void arrangeCards();
    QString titleOf(const std::string& name) const;

    void planToGet(const std::string& name, const std::string& variant);
    void start(const DownloadPlan& plan);
    void import();
    void verify(const std::vector<std::string>& names);
    void planToRepair(const std::string& name);
    void startRepair();
    void use(const std::string& name, const std::string& variant);

    // Runs work on the thread with the bar showing `what`; done gets the value, errors become a note.
    template <typename Work, typename Done>
    void run(const QString& what, Work work, Done done);
    void tellError(const Error& error);
    void tell(const QString& text);

    AppContext m_context;
    std::map<std::string, ModelCheck> m_checks;
    std::optional<RepairPlan> m_repair; // that the panel asks about; nothing: it asks about getting
    std::function<void(const std::filesystem::path&)> m_openFolder;
    std::vector<ListedModel> m_facts;
    std::vector<std::string> m_order; // of the cards on the screen
    std::string m_problem;            // of the catalogue, that was told last
    QLabel* m_headings[3] = {};
    QBoxLayout* m_groups[3] = {};
    std::map<std::string, ModelCard*> m_cards;
    QLabel* m_intro = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_verifyAll = nullptr;
    QPushButton* m_openModels = nullptr;
    QScrollArea* m_scroll = nullptr;
    PlanPanel* m_plan = nullptr;
    TransferBar* m_bar = nullptr;
    NoteLine* m_note = nullptr;
    DownloadThread* m_thread = nullptr;
};

} // namespace miro
