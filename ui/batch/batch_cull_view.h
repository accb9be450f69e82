// Choosing among the pictures of a batch by keyboard, each as large as the room: arrows go on, 1 to 5 rate (0 takes the
// rating away), X rejects into the bin, S stars, Space compares with the neighbour of the same prompt, Ctrl+Z takes
// back. Everything goes through the library. Owned by the view; GUI thread.
#pragma once

#include "ui/batch/batch_cull_picture.h"
#include "ui/bridge/app_context.h"
#include "ui/bridge/picture_marks.h"

#include <QCache>
#include <QWidget>
#include <functional>
#include <map>
#include <unordered_set>
#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;

namespace miro {

class MarkDesk;

class BatchCullView : public QWidget {
    Q_OBJECT

public:
    explicit BatchCullView(const AppContext& context, QWidget* parent = nullptr);
    ~BatchCullView() override;

    void start(std::vector<PictureId> pictures, PictureId first); // first 0: the first of them
    PictureId current() const;                                    // 0: none is left
    PictureId compared() const;                                   // 0: nothing is compared
    int left() const;                                             // that are not rejected
    bool advances() const;
    QString said() const; // what a key just did

Q_SIGNALS:
    void closed(miro::PictureId last);

protected:
    void changeEvent(QEvent* event) override;

private:
    QAction* addKey(const char* name, const char* icon, const QList<QKeySequence>& keys, std::function<void()> act);
    void build();
    void setTexts();
    void step(int by);
    void goTo(PictureId id);
    int nextFrom(int place, int by) const; // below 0: none
    int neighbourOfPrompt() const;
    void compare();
    void rate(int rating);
    void star(PictureId id);
    void reject();
    void advance();
    void mark(const QString& line, std::function<Result<TakeBack>(Library&)> work, PictureId id);
    bool readsFirst(std::function<void()> then);
    void readRecords();
    void useRecords(const std::vector<PictureId>& ids, std::vector<PictureRecord> records);
    void read(PictureId id);
    void showState();
    CullSide sideOf(PictureId id) const;
    QString captionOf(PictureId id) const;
    void say(const QString& text, bool problem = false);

    AppContext m_context;
    MarkDesk* m_desk = nullptr;
    std::vector<PictureId> m_pictures;
    std::unordered_set<PictureId> m_rejected;
    std::map<PictureId, PictureRecord> m_records; // around the current one
    QCache<PictureId, QPixmap> m_pixmaps;         // cost in kilobytes
    std::map<PictureId, QString> m_problems;
    int m_at = -1;
    bool m_comparing = false;
    bool m_rereading = false;
    bool m_readAgain = false;                      // something changed since that reading was asked for
    int m_epoch = 0;                               // a reading of an earlier one knows less than this view
    std::vector<std::function<void()>> m_whenRead; // keys that came before the records
    BatchCullPicture* m_view = nullptr;
    QLabel* m_place = nullptr;
    QLabel* m_said = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QAction* m_back = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_next = nullptr;
    QAction* m_rates[6] = {};
    QAction* m_star = nullptr;
    QAction* m_reject = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_advance = nullptr;
    QAction* m_undo = nullptr;
};

} // namespace miro
