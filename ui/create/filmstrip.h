// The strip of the newest pictures below the canvas. A click shows one, a choice of several compares them. Keeps itself
// up to date with the library. Owned by the page; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/create/filmstrip_model.h"

#include <QListView>
#include <QTimer>

namespace miro {

class Filmstrip : public QListView {
    Q_OBJECT

public:
    static constexpr int kHeight = 96;

    Filmstrip(const AppContext& context, QWidget* parent = nullptr);

    void add(const PictureRecord& record); // finished just now
    void choose(PictureId id);             // emits nothing
    std::vector<PictureRecord> chosen() const;
    const std::vector<PictureRecord>& records() const { return m_model.records(); }

Q_SIGNALS:
    void shown(const miro::PictureRecord& record); // the artist went to it
    void menuAsked(const QPoint& globalPosition);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void refresh();

    AppContext m_context;
    FilmstripModel m_model;
    QTimer m_refresh; // several changes of the library make one query
    bool m_quiet = false;
};

} // namespace miro
