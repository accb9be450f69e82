// How long drawing took here, to say how long the next one will take. Kept in the cache folder, so that a first guess
// is there at the next start.
#pragma once

#include "flow/generate_request.h"
#include "flow/run_times.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace miro {

// Seconds.
struct DrawPace {
    double evaluation = 0; // of one picture's one evaluation of the network
    double picture = 0;    // from latents to a file
    double loading = 0;    // 0: the model lies in memory
};

// Thread-safe.
class DrawTimes {
public:
    // Reads the file; one that is missing or damaged counts as empty.
    explicit DrawTimes(std::filesystem::path file);

    // After a run. defaults: what the model takes for unset steps and guidance. Writes the file; that it cannot is no
    // error.
    void remember(const GenerateRequest& request, const GenerationDefaults& defaults, const RunTimes& times);

    // With the time for loading unless that model lies in memory; nothing before the first run of that model on that
    // device.
    std::optional<double> estimate(const GenerateRequest& request, bool loaded) const;

    // What estimate() is made of, whatever the settings.
    std::optional<DrawPace> pace(const GenerateRequest& request, bool loaded) const;

private:
    struct Speed {
        int64_t steps = 0; // the model's own
        double guidance = 0;
        double evaluation = 0; // seconds of one picture's one evaluation
        double picture = 0;    // seconds from latents to a file
        double loading = 0;
    };
    void read();
    std::string text() const; // m_mutex is held

    const std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::map<std::string, Speed> m_speeds;
};

} // namespace miro
