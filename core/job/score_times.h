// How long scoring a picture took here, to say how long the next one will take. Kept in the cache folder beside the
// times of drawing.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// Thread-safe.
class ScoreTimes {
public:
    // Reads the file; one that is missing or damaged counts as empty.
    explicit ScoreTimes(std::filesystem::path file);

    // One picture by these scorers on that device. all: they are those that are installed, which estimate() speaks of.
    // Writes the file; that it cannot is no error.
    void remember(const std::vector<std::string>& scorers, const std::string& device, double seconds, bool all);

    std::optional<double> of(const std::vector<std::string>& scorers, const std::string& device) const;
    std::optional<double> estimate() const; // by those that are installed

private:
    void read();
    std::string text() const; // m_mutex is held

    const std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::map<std::string, double> m_seconds; // by device and scorers
    std::string m_installed;                 // the key of estimate()
};

} // namespace miro
