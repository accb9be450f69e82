// Scorers without a network, for tests of what happens around them: a picture's score is its first pixel's red. What
// was opened and asked is remembered; onScore may hold, stop or fail a call.
#pragma once

#include "base/scorers.h"
#include "job/scoring_tools.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace miro {

// Outlives its tools. Settings are made before they are used; the rest from any thread.
class FakeScoring {
public:
    std::vector<std::string> keys = {"starter_clip", "starter_beauty"};
    // Before a call's scores are made: an error becomes the call's. keys: of the call.
    std::function<Result<void>(const std::vector<std::string>& keys, std::stop_token stop)> onScore;
    std::string note; // said by every judge

    struct Call {
        std::vector<std::string> keys;
        std::string model;
        std::vector<std::string> prompts;
    };
    std::vector<std::vector<std::string>> opened() const { return copy(m_opened); }
    std::vector<Call> calls() const { return copy(m_calls); }
    int64_t alive() const { return copy(m_alive); }

    ScoringTools tools() {
        ScoringTools tools;
        tools.present = [this] {
            return keys;
        };
        tools.open = [this](const std::vector<std::string>& wanted,
                            const ScoringOptions&) -> Result<std::unique_ptr<PictureJudge>> {
            std::lock_guard lock(m_mutex);
            m_opened.push_back(wanted);
            return std::unique_ptr<PictureJudge>(std::make_unique<Judge>(*this, wanted));
        };
        return tools;
    }

    static double valueOf(const Image& image) { return image.pixels.front() / 255.0; }

private:
    class Judge : public PictureJudge {
    public:
        Judge(FakeScoring& home, std::vector<std::string> keys) : m_home(home), m_keys(std::move(keys)) {
            ++m_home.m_alive; // open() holds the mutex
        }
        ~Judge() override {
            std::lock_guard lock(m_home.m_mutex);
            --m_home.m_alive;
        }
        void useModel(const std::string& model) override { m_model = model; }
        Result<std::vector<std::vector<ScoreRecord>>> score(std::span<const ScoreInput> inputs,
                                                            std::stop_token stop) override {
            Call call{m_keys, m_model, {}};
            for (const ScoreInput& input : inputs)
                call.prompts.push_back(input.prompt);
            {
                std::lock_guard lock(m_home.m_mutex);
                m_home.m_calls.push_back(call);
            }
            if (m_home.onScore)
                MIRO_CHECK_OK(m_home.onScore(m_keys, stop));
            if (stop.stop_requested())
                return stoppedError();
            std::vector<std::vector<ScoreRecord>> scores;
            for (const ScoreInput& input : inputs) {
                std::vector<ScoreRecord> records;
                for (const std::string& key : m_keys) {
                    const double value = valueOf(*input.image);
                    records.push_back(
                        {key, scorers().find(key)->version, "sha", value, value, value, false, false, {}});
                }
                scores.push_back(std::move(records));
            }
            return scores;
        }
        std::vector<std::string> notes() const override {
            return m_home.note.empty() ? std::vector<std::string>() : std::vector<std::string>{m_home.note};
        }
        void freeMemory() override {}

    private:
        FakeScoring& m_home;
        const std::vector<std::string> m_keys;
        std::string m_model;
    };

    template <typename T>
    T copy(const T& value) const {
        std::lock_guard lock(m_mutex);
        return value;
    }

    mutable std::mutex m_mutex;
    std::vector<std::vector<std::string>> m_opened;
    std::vector<Call> m_calls;
    int64_t m_alive = 0;
};

inline ScoringTools noScorers() {
    ScoringTools tools;
    tools.present = [] {
        return std::vector<std::string>();
    };
    tools.open = [](const std::vector<std::string>&, const ScoringOptions&) -> Result<std::unique_ptr<PictureJudge>> {
        return Error{ErrorCode::NotFound, "there is no scorer"};
    };
    return tools;
}

} // namespace miro
