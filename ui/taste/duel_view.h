// A blind duel: which of two pictures of one prompt is better? Left and Right choose, Up or S: the same, Down or Space:
// skip. An answer counts only once both pictures stand there. The pictures of the duel after it are read ahead. Owned
// by a part of the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QCache>
#include <QElapsedTimer>
#include <QPixmap>
#include <QWidget>
#include <functional>
#include <map>
#include <optional>

class QAction;
class QHBoxLayout;

namespace miro {

class DuelPictures;
class ElidedLabel;
struct DuelSide;

class DuelView : public QWidget {
    Q_OBJECT

public:
    // name: of its object; its keys are called after it.
    DuelView(const AppContext& context, const QString& name, QWidget* parent = nullptr);
    ~DuelView() override;

    void setDuel(const TasteDuel& duel);
    void clear();
    void prepare(const TasteDuel& next); // reads its pictures
    const std::optional<TasteDuel>& duel() const { return m_duel; }
    bool ready() const; // both pictures stand there
    DuelPictures& pictures() { return *m_pictures; }
    void addAtEnd(QAction* action); // a button beside the answers

Q_SIGNALS:
    void answered(miro::TasteAnswer answer, qint64 milliseconds);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QAction* addKey(const QString& name, const char* icon, const QList<QKeySequence>& keys, TasteAnswer answer);
    void addButton(QAction* action, int at = -1); // at the end
    void answer(TasteAnswer answer);
    void read(const std::filesystem::path& file);
    DuelSide sideOf(PictureId id, const std::filesystem::path& file) const;
    void showState();
    void setTexts();

    AppContext m_context;
    std::optional<TasteDuel> m_duel;
    QCache<QString, QPixmap> m_pixmaps;        // by path; cost in kilobytes
    std::map<std::string, QString> m_problems; // by path; empty: being read
    QElapsedTimer m_since;                     // both pictures stand there
    ElidedLabel* m_prompt = nullptr;
    DuelPictures* m_pictures = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QAction* m_left = nullptr;
    QAction* m_right = nullptr;
    QAction* m_same = nullptr;
    QAction* m_skip = nullptr;
};

} // namespace miro
