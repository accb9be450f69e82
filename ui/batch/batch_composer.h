// Composing a batch: the list, what it becomes, what goes for all lines, its price, and the buttons that begin it.
// Nothing begins by itself. Keeps what stands here between starts of the program. Owned by the page; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"
#include "ui/batch/compose_work.h"
#include "ui/bridge/app_context.h"

#include <QTimer>
#include <QWidget>
#include <functional>

namespace miro {

class BatchFiles;
class ComposeThread;
class ExpansionPanel;
class ListPanel;
class NoteLine;
class SettingsPanel;
class TryStrip;

class BatchComposer : public QWidget {
    Q_OBJECT

public:
    explicit BatchComposer(const AppContext& context, QWidget* parent = nullptr);
    ~BatchComposer() override;

    const BatchDraft& draft() const { return m_draft; }
    // What is said is of what stands here, and nothing is on its way.
    bool settled() const { return m_loaded && m_fresh && !m_soon.isActive() && !m_beginning; }
    void setDraft(const BatchDraft& draft);
    void takeCreate(const GenerationSettings& settings, const std::string& model, const std::string& variant);
    void openFile(const QString& path);
    void focusList();

Q_SIGNALS:
    void started(const miro::BatchJob& job); // not of a try-out
    void createSettingsAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void addKeys();
    void connectParts();
    void takeChange();
    void ask();
    void takeAnswer(const ComposeAnswer& answer);
    void showEstimate();
    void followModels();
    void begin(bool tryOut);
    void submit(const BatchRequest& request, bool tryOut);
    void openAsked();
    void saveAsked();
    void showExample();
    void problem(const QString& text);

    AppContext m_context;
    BatchDraft m_draft;
    ComposeAnswer m_answer;
    bool m_fresh = false;   // m_answer is of what stands here
    bool m_loaded = false;  // what stood here at the last end of the program has come
    bool m_touched = false; // by a person, before that
    bool m_beginning = false;
    // Children.
    BatchFiles* m_files = nullptr;
    ComposeThread* m_thread = nullptr;
    ListPanel* m_list = nullptr;
    ExpansionPanel* m_expansion = nullptr;
    TryStrip* m_tried = nullptr;
    SettingsPanel* m_settings = nullptr;
    NoteLine* m_note = nullptr;
    QTimer m_soon; // several changes are one question
    QTimer m_keep; // and are written once
    struct Key {
        class QAction* action;
        const char* text; // for the translator
    };
    std::vector<Key> m_keys;
};

} // namespace miro
