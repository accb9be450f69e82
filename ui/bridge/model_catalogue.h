// Which generators and scorers are installed and what they say of themselves, read on a thread of its own. GUI thread;
// joined by its destructor.
#pragma once

#include "hub/generator_info.h"
#include "hub/model_store.h"

#include <QObject>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

namespace miro {

struct KnownGenerator {
    std::string name;
    std::string variant;
    std::filesystem::path folder;
    GeneratorInfo info;
};

struct KnownScorer {
    std::string key;                  // of scorers()
    std::vector<std::string> missing; // repositories that it cannot work without and that are not here
    bool installed() const { return missing.empty(); }
};

// "2 of 8": scorers that have all they need, of those that do not come with the program.
struct ScorerCount {
    int installed = 0;
    int known = 0;
};
ScorerCount countScorers(const std::vector<KnownScorer>& scorers);

struct ModelInventory {
    std::vector<ModelEntry> entries;        // everything, as ModelStore::list()
    std::vector<KnownGenerator> generators; // those that can draw now
    std::vector<KnownScorer> scorers;       // all of scorers(), in its order
    std::string problem;                    // one line; empty: none
};

class ModelCatalogue : public QObject {
    Q_OBJECT

public:
    // folders as --models; empty: this machine's usual ones. Nothing is read before refresh().
    explicit ModelCatalogue(std::vector<std::filesystem::path> folders, QObject* parent = nullptr);
    ~ModelCatalogue() override;

    void refresh(); // changed() follows
    const ModelInventory& inventory() const { return m_inventory; }
    const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    // Null when it is not installed.
    const KnownGenerator* find(const std::string& name, const std::string& variant) const;
    // The same for its name as metadata says it: "nicolas-dufour/miro-ablations/miro-no-clip".
    const KnownGenerator* findNamed(const std::string& fullName) const;

Q_SIGNALS:
    void changed();

private:
    void start();
    void take(ModelInventory inventory);

    std::vector<std::filesystem::path> m_folders;
    ModelInventory m_inventory;
    std::thread m_thread;
    bool m_reading = false;
    bool m_again = false; // refresh() came while reading
};

} // namespace miro
