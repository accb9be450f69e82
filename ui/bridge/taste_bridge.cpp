#include "ui/bridge/taste_bridge.h"

#include <QMetaObject>

namespace miro {

TasteBridge::TasteBridge(QObject* parent) : QObject(parent) {
    qRegisterMetaType<miro::TasteDuel>();
    qRegisterMetaType<miro::TasteProof>();
}

TasteBridge::~TasteBridge() = default;

void TasteBridge::tasteChanged(const TasteStatus& status) {
    std::lock_guard lock(m_mutex);
    const bool waiting = m_next.has_value();
    m_next = status;
    if (!waiting)
        QMetaObject::invokeMethod(this, &TasteBridge::deliverStatus, Qt::QueuedConnection);
}

void TasteBridge::deliverStatus() {
    std::optional<TasteStatus> next;
    {
        std::lock_guard lock(m_mutex);
        next.swap(m_next);
    }
    if (!next)
        return;
    m_status = std::move(*next);
    Q_EMIT statusChanged();
}

void TasteBridge::duelReady(const TasteDuel& duel) {
    QMetaObject::invokeMethod(
        this, [this, duel] { Q_EMIT duelCame(duel); }, Qt::QueuedConnection);
}

void TasteBridge::noDuel(const std::string& why) {
    QMetaObject::invokeMethod(
        this, [this, why = QString::fromStdString(why)] { Q_EMIT noDuelCame(why); }, Qt::QueuedConnection);
}

void TasteBridge::versionsChanged(const std::vector<TasteVersion>& versions) {
    QMetaObject::invokeMethod(
        this,
        [this, versions] {
            m_versions = versions;
            Q_EMIT versionsCame();
        },
        Qt::QueuedConnection);
}

void TasteBridge::proofReady(int64_t version, const TasteDuel& duel, int question, int most) {
    QMetaObject::invokeMethod(
        this, [this, version, duel, question, most] { Q_EMIT proofAsked(version, duel, question, most); },
        Qt::QueuedConnection);
}

void TasteBridge::proofChanged(int64_t version, const TasteProof& proof) {
    QMetaObject::invokeMethod(
        this, [this, version, proof] { Q_EMIT proofCame(version, proof); }, Qt::QueuedConnection);
}

void TasteBridge::tasteNote(const std::string& line) {
    QMetaObject::invokeMethod(
        this, [this, line = QString::fromStdString(line)] { Q_EMIT noted(line); }, Qt::QueuedConnection);
}

} // namespace miro
