// compose() on a thread of its own. The newest question waits, older ones that have not begun are dropped, and an
// answer that is not to the newest question is not told. Owned by the composer; GUI thread. Its destructor lets the
// running answer end.
#pragma once

#include "ui/batch/compose_work.h"

#include <QObject>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace miro {

class ComposeThread : public QObject {
    Q_OBJECT

public:
    explicit ComposeThread(QObject* parent = nullptr);
    ~ComposeThread() override;

    void ask(ComposeQuestion question); // answered() follows, unless another question comes before
    void forget();                      // nothing that was asked is told
    bool busy() const { return m_pending; }

Q_SIGNALS:
    void answered(const miro::ComposeAnswer& answer);

private:
    struct Asked {
        uint64_t number;
        ComposeQuestion question;
    };
    void work();
    void take(uint64_t number, const ComposeAnswer& answer);

    uint64_t m_number = 0; // of the newest question
    bool m_pending = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Asked> m_waiting; // guarded by m_mutex
    bool m_ending = false;          // guarded by m_mutex
    std::thread m_thread;
};

} // namespace miro
