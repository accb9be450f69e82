// The library on threads of its own, so that no query stalls the window. Work goes in as a function of the library,
// its result comes back on the GUI thread. Two threads with a connection each: one answers queries and fetches
// pictures, the other scans and imports, which may take minutes. Owned by the program; joined by its destructor, which
// lets the running functions end and drops those that wait.
#pragma once

#include "library/library.h"

#include <QObject>
#include <QPointer>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace miro {

class LibraryThread : public QObject {
    Q_OBJECT

public:
    // Opens the library on its own threads; opened() or failed() follows.
    explicit LibraryThread(std::filesystem::path folder, QObject* parent = nullptr);
    ~LibraryThread() override;

    // Query goes before Picture (thumbnails, reading a file); both are short. Background: scans, imports.
    enum class Lane { Query, Picture, Background };

    // call: Result<T>(Library&), on a thread of the library. done: void(Result<T>), on the GUI thread, unless context
    // is gone by then. When the library could not be opened, done gets that error.
    template <typename Work, typename Done>
    void run(Lane lane, QObject* context, Work call, Done done) {
        using Outcome = std::invoke_result_t<Work, Library&>;
        QPointer<QObject> receiver(context);
        post(lane, [this, receiver, call = std::move(call), done = std::move(done)](Library* library,
                                                                                    const Error& error) {
            auto outcome = std::make_shared<Outcome>(library ? call(*library) : Outcome(error)); // shared with the call
            deliver([receiver, outcome, done] {
                if (receiver)
                    done(std::move(*outcome));
            });
        });
    }

    // Changes: tells every view to look again after done.
    template <typename Work, typename Done>
    void change(QObject* context, Work call, Done done) {
        run(Lane::Query, context, std::move(call), [this, done = std::move(done)](auto&& outcome) {
            done(std::forward<decltype(outcome)>(outcome));
            Q_EMIT changed();
        });
    }

    // After failed(): tries to open the library again; opened() or failed() follows.
    void retry();

    const std::filesystem::path& folder() const { return m_folder; }
    std::stop_token stopToken() const { return m_stop.get_token(); } // requested by the destructor: for long work

Q_SIGNALS: // on the GUI thread
    void opened();
    void failed(const QString& message);
    void changed(); // pictures came, went, or were marked

private:
    using Task = std::function<void(Library*, const Error&)>;
    // What one thread works on.
    struct Side {
        std::deque<Task> first; // guarded by m_mutex
        std::deque<Task> then;  // guarded by m_mutex
        bool reopen = true;     // guarded by m_mutex
        std::condition_variable wake;
        std::thread thread;
    };
    void post(Lane lane, Task task);
    void deliver(std::function<void()> call);
    void work(Side& side, bool announce);

    std::filesystem::path m_folder;
    std::stop_source m_stop;
    std::mutex m_mutex;
    Side m_short;
    Side m_long;
};

} // namespace miro
