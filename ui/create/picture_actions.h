// What an artist does to pictures that are there: rate, star, bin with undo, save a copy, read their settings. Works on
// the library's thread and says in one line what came of it. Owned by the page; GUI thread.
#pragma once

#include "base/result.h"
#include "library/picture_facts.h"
#include "library/picture_record.h"
#include "ui/bridge/app_context.h"
#include "ui/widgets/note_line.h"

#include <QObject>
#include <functional>
#include <vector>

class QWidget;

namespace miro {

std::vector<PictureId> idsOf(const std::vector<PictureRecord>& pictures);

class PictureActions : public QObject {
    Q_OBJECT

public:
    // Dialogs open over window, which owns this.
    PictureActions(const AppContext& context, NoteLine& note, QWidget* window);

    void rate(const std::vector<PictureRecord>& pictures, int rating); // 0 takes the rating away
    void star(const std::vector<PictureRecord>& pictures);             // all of them; off when all have it
    void bin(const std::vector<PictureRecord>& pictures);
    void score(const std::vector<PictureId>& pictures); // by the scorers that are installed
    void saveAs(const PictureRecord& picture, bool metadata);

    using SettingsDone = std::function<void(const PictureSettings&)>;
    void settingsOf(const PictureRecord& picture, SettingsDone done);
    void settingsOfFile(const QString& file, SettingsDone done); // a picture from anywhere

Q_SIGNALS:
    void binned(const std::vector<miro::PictureRecord>& pictures);
    void getScorersAsked();

private:
    void restore(const std::vector<PictureId>& ids);
    void saveTo(const PictureRecord& picture, const QString& target, bool metadata);
    void answer(const Result<PictureSettings>& settings, const SettingsDone& done);
    void fail(const Error& error);

    AppContext m_context;
    NoteLine& m_note;
    QWidget* m_window;
    QString m_lastFolder; // of "save as"
};

} // namespace miro
