// Work done ahead by several threads, given in order: a source is asked for inputs one after the other, each is worked
// on by some thread, and next() gives the results in the order of the inputs. So many at most are begun and not taken.
#pragma once

#include "base/result.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace miro {

// next() belongs to one thread. The source is called by one thread at a time, a worker by its own; both must not throw.
// What they fail with comes out of next() in its place, after all that came before; nothing comes after it.
template <typename In, typename Out>
class OrderedAhead {
public:
    using Source = std::function<Result<std::optional<In>>()>;
    using Worker = std::function<Result<Out>(In)>;

    // makeWorker is called once a thread, in the constructor.
    OrderedAhead(size_t threads, size_t ahead, Source source, const std::function<Worker()>& makeWorker,
                 std::stop_token stop)
        : m_source(std::move(source)), m_ahead(static_cast<int64_t>(std::max(ahead, threads))),
          m_stop(std::move(stop)) {
        for (size_t i = 0; i < std::max<size_t>(threads, 1); ++i)
            m_threads.emplace_back([this, work = makeWorker()](const std::stop_token& ending) { run(work, ending); });
    }

    ~OrderedAhead() {
        for (std::jthread& thread : m_threads)
            thread.request_stop(); // all, before the first is joined
    }
    OrderedAhead(const OrderedAhead&) = delete;
    OrderedAhead& operator=(const OrderedAhead&) = delete;

    // Nothing at the end. Stopped.
    Result<std::optional<Out>> next() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, m_stop, [&] { return m_done.count(m_taken) > 0 || (m_ended && m_taken == m_begun); });
        if (m_stop.stop_requested())
            return stoppedError();
        const auto place = m_done.find(m_taken);
        if (place == m_done.end())
            return std::optional<Out>();
        Result<Out> result = std::move(place->second);
        m_done.erase(place);
        ++m_taken;
        m_changed.notify_all();
        if (!result.ok())
            return result.error();
        return std::optional<Out>(std::move(result).value());
    }

private:
    void run(const Worker& work, const std::stop_token& ending) {
        for (;;) {
            std::optional<In> input;
            int64_t place = 0;
            {
                std::unique_lock lock(m_mutex);
                if (!m_changed.wait(lock, ending, [&] { return m_ended || m_begun < m_taken + m_ahead; }) || m_ended ||
                    ending.stop_requested())
                    return;
                auto given = m_source();
                if (!given.ok())
                    m_done.emplace(m_begun++, given.error());
                if (!given.ok() || !*given) {
                    m_ended = true;
                    m_changed.notify_all();
                    return;
                }
                input = std::move(*given);
                place = m_begun++;
            }
            Result<Out> result = work(std::move(*input));
            const std::scoped_lock lock(m_mutex);
            m_ended = m_ended || !result.ok();
            m_done.emplace(place, std::move(result));
            m_changed.notify_all();
        }
    }

    const Source m_source;
    const int64_t m_ahead;
    const std::stop_token m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<int64_t, Result<Out>> m_done; // that wait to be taken
    int64_t m_taken = 0;
    int64_t m_begun = 0;
    bool m_ended = false; // no more inputs
    std::vector<std::jthread> m_threads;
};

} // namespace miro
