#include "ui/bridge/model_catalogue.h"

#include "base/scorers.h"

#include <QMetaObject>

namespace miro {
namespace {

// Whether the text encoder and the decoder that a generator works with are installed.
bool hasCompany(const ModelStore& store, const GeneratorInfo& info) {
    return store.findRepo(info.textEncoderRepo).ok() &&
           (info.decoderKind != "sdxl" || store.findRepo(info.vaeRepo).ok());
}

ModelInventory readInventory(const std::vector<std::filesystem::path>& folders) {
    ModelInventory inventory;
    auto store = ModelStore::open(folders);
    if (!store.ok()) {
        inventory.problem = store.message();
        return inventory;
    }
    inventory.entries = store->list();
    for (const ScorerInfo& scorer : scorers().entries()) {
        KnownScorer known{scorer.key, {}};
        for (const std::string& repo : scorer.repos)
            if (!store->findRepo(repo).ok())
                known.missing.push_back(repo);
        inventory.scorers.push_back(std::move(known));
    }
    for (const ModelEntry& entry : inventory.entries) {
        if (entry.kind != "generator" || entry.folder.empty())
            continue;
        std::vector<std::string> variants = entry.variants;
        variants.insert(variants.begin(), "");
        for (const std::string& variant : variants) {
            auto place = store->findGenerator(entry.name, variant);
            if (!place.ok())
                continue; // the entry says what it lacks
            auto info = readGeneratorInfo(place->folder);
            if (!info.ok()) {
                if (inventory.problem.empty())
                    inventory.problem = info.message();
            } else if (hasCompany(*store, *info)) {
                inventory.generators.push_back({entry.name, variant, place->folder, std::move(info).value()});
            }
        }
    }
    return inventory;
}

} // namespace

ScorerCount countScorers(const std::vector<KnownScorer>& known) {
    ScorerCount count;
    for (const KnownScorer& each : known)
        if (const ScorerInfo* scorer = scorers().find(each.key); scorer && !scorer->cheap) {
            ++count.known;
            count.installed += each.installed() ? 1 : 0;
        }
    return count;
}

ModelCatalogue::ModelCatalogue(std::vector<std::filesystem::path> folders, QObject* parent)
    : QObject(parent), m_folders(std::move(folders)) {}

ModelCatalogue::~ModelCatalogue() {
    if (m_thread.joinable())
        m_thread.join();
}

void ModelCatalogue::refresh() {
    if (m_reading)
        m_again = true;
    else
        start();
}

void ModelCatalogue::start() {
    m_reading = true;
    m_again = false;
    m_thread = std::thread([this, folders = m_folders] {
        ModelInventory inventory = readInventory(folders);
        QMetaObject::invokeMethod(
            this, [this, inventory = std::move(inventory)]() mutable { take(std::move(inventory)); },
            Qt::QueuedConnection);
    });
}

void ModelCatalogue::take(ModelInventory inventory) {
    m_thread.join(); // it has posted this as its last act
    m_reading = false;
    m_inventory = std::move(inventory);
    if (m_again)
        start();
    Q_EMIT changed();
}

const KnownGenerator* ModelCatalogue::find(const std::string& name, const std::string& variant) const {
    for (const KnownGenerator& generator : m_inventory.generators)
        if (generator.name == name && generator.variant == variant)
            return &generator;
    return nullptr;
}

const KnownGenerator* ModelCatalogue::findNamed(const std::string& fullName) const {
    for (const KnownGenerator& generator : m_inventory.generators)
        if ((generator.variant.empty() ? generator.name : generator.name + '/' + generator.variant) == fullName)
            return &generator;
    return nullptr;
}

} // namespace miro
