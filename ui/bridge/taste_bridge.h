// What the engine tells of the artist's taste, as Qt signals on the GUI thread, as values. Owned by the program; made
// before the engine and destroyed after it. Of the status there is one place: a slow window gets the newest.
#pragma once

#include "studio/taste_engine.h"

#include <QObject>
#include <mutex>
#include <optional>
#include <vector>

namespace miro {

class TasteBridge : public QObject, public TasteListener {
    Q_OBJECT

public:
    explicit TasteBridge(QObject* parent = nullptr);
    ~TasteBridge() override;

    // The newest; GUI thread.
    const TasteStatus& status() const { return m_status; }
    const std::vector<TasteVersion>& versions() const { return m_versions; }

    // TasteListener, on the engine's threads.
    void tasteChanged(const TasteStatus& status) override;
    void duelReady(const TasteDuel& duel) override;
    void noDuel(const std::string& why) override;
    void versionsChanged(const std::vector<TasteVersion>& versions) override;
    void proofReady(int64_t version, const TasteDuel& duel, int question, int most) override;
    void proofChanged(int64_t version, const TasteProof& proof) override;
    void tasteNote(const std::string& line) override;

Q_SIGNALS: // on the GUI thread
    void statusChanged();
    void duelCame(const miro::TasteDuel& duel);
    void noDuelCame(const QString& why);
    void versionsCame();
    void proofAsked(qint64 version, const miro::TasteDuel& duel, int question, int most);
    void proofCame(qint64 version, const miro::TasteProof& proof);
    void noted(const QString& line);

private:
    void deliverStatus();

    TasteStatus m_status;
    std::vector<TasteVersion> m_versions;
    std::mutex m_mutex;
    std::optional<TasteStatus> m_next; // waits for the GUI thread; guarded by m_mutex
};

} // namespace miro
