// Pieces of work numbered from 0, done ahead by threads and taken in order: batches that are read and decoded while the
// network learns from the ones before. What a piece is, is a function of its number alone, so threads change nothing,
// and a run begins at any number. (What can only be read on and comes to an end is annotate/ordered_ahead.h's.)
#pragma once

#include "base/result.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace miro {

// Owned by who takes; startAt() and take() on one thread. The threads live as long as it.
template <typename Piece>
class WorkAhead {
public:
    // make: called on any of the threads, several at once; what it throws ends the program, so it must not. threads 0:
    // on the taking thread.
    WorkAhead(std::function<Result<Piece>(int64_t number)> make, int64_t threads, int64_t ahead)
        : m_make(std::move(make)), m_ahead(std::max<int64_t>(ahead, 1)) {
        for (int64_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this](const std::stop_token& stop) { run(stop); });
    }

    // The number that the next take() gives.
    void startAt(int64_t number) {
        const std::lock_guard lock(m_mutex);
        m_taken = m_begun = number;
        m_done.clear();
        ++m_round;
        m_changed.notify_all();
    }

    // Stopped while waiting, or the piece's own error.
    Result<Piece> take(std::stop_token stop) {
        const auto start = std::chrono::steady_clock::now();
        auto piece = m_threads.empty() ? std::optional(m_make(m_taken)) : await(stop);
        m_waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (!piece)
            return stoppedError();
        ++m_taken;
        return std::move(*piece);
    }

    double waited() const { return m_waited; } // seconds, in take()

private:
    std::optional<Result<Piece>> await(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return m_done.contains(m_taken); }))
            return std::nullopt;
        auto node = m_done.extract(m_taken);
        lock.unlock();
        m_changed.notify_all();
        return std::move(node.mapped());
    }

    void run(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [&] { return m_round > 0 && m_begun < m_taken + m_ahead; })) {
            if (stop.stop_requested())
                return;
            const int64_t number = m_begun++;
            const int64_t round = m_round;
            lock.unlock();
            Result<Piece> piece = m_make(number);
            lock.lock();
            if (round == m_round) // else nobody waits for it any more
                m_done.emplace(number, std::move(piece));
            m_changed.notify_all();
        }
    }

    std::function<Result<Piece>(int64_t)> m_make;
    int64_t m_ahead;
    std::mutex m_mutex; // guards what follows, but for m_taken, which only the taking thread changes
    std::condition_variable_any m_changed;
    std::map<int64_t, Result<Piece>> m_done;
    int64_t m_taken = 0;
    int64_t m_begun = 0;
    int64_t m_round = 0;
    double m_waited = 0;
    std::vector<std::jthread> m_threads; // the last member: joined first
};

} // namespace miro
