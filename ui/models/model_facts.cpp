#include "ui/models/model_facts.h"

#include "base/scorers.h"

#include <algorithm>

namespace miro {
namespace {

ModelGroup groupOf(const std::string& kind) {
    if (kind == "generator")
        return ModelGroup::Draws;
    return kind == "text-encoder" || kind == "decoder" ? ModelGroup::Needed : ModelGroup::Scores;
}

ListedModel factsOf(const ModelEntry& entry, const ModelInventory& inventory,
                    const std::map<std::string, ModelCheck>& checks) {
    ListedModel facts;
    facts.name = facts.title = entry.name;
    facts.group = groupOf(entry.kind);
    facts.folder = entry.folder;
    facts.variants = facts.knownVariants = entry.variants;
    if (entry.manifest) {
        facts.title = entry.manifest->title;
        facts.purpose = entry.manifest->purpose;
        facts.licence = entry.manifest->licence;
        facts.bytes = entry.manifest->bytes;
        for (const std::string& variant : entry.manifest->variants)
            if (std::find(entry.variants.begin(), entry.variants.end(), variant) == entry.variants.end())
                facts.knownVariants.push_back(variant);
    }
    for (const KnownGenerator& generator : inventory.generators) {
        if (generator.name != entry.name)
            continue;
        facts.usable.push_back(generator.variant);
        if (generator.info.pack && !entry.manifest) {
            facts.title = generator.info.pack->title;
            facts.draws = generator.info.pack->draws;
            facts.licence = generator.info.pack->licence;
        }
    }
    for (const ScorerInfo& scorer : scorers().entries())
        if (scorer.repos.front() == entry.name) {
            facts.experimental = scorer.experimental;
            if (facts.licence.empty() && scorer.licence != "unknown")
                facts.licence = scorer.licence;
        }
    auto check = checks.find(entry.name);
    bool company = facts.group != ModelGroup::Draws || !facts.usable.empty();
    if (entry.folder.empty()) {
        facts.state = ModelState::Missing;
    } else if (check != checks.end() && !check->second.ok()) {
        facts.state = ModelState::Damaged;
    } else if (!entry.missing.empty() || !company) {
        facts.state = ModelState::Incomplete;
        facts.missing = entry.missing;
    } else {
        facts.state = check != checks.end() ? ModelState::Good : ModelState::Ready;
    }
    facts.canGet = entry.manifest && !entry.manifest->shipped &&
                   (facts.state == ModelState::Missing || facts.state == ModelState::Incomplete ||
                    facts.variants.size() < facts.knownVariants.size());
    return facts;
}

} // namespace

std::vector<ListedModel> modelFacts(const ModelInventory& inventory, const std::map<std::string, ModelCheck>& checks) {
    std::vector<ListedModel> all;
    for (const ModelEntry& entry : inventory.entries)
        if (entry.manifest || entry.kind == "generator")
            all.push_back(factsOf(entry, inventory, checks));
    std::stable_sort(all.begin(), all.end(), [](const ListedModel& a, const ListedModel& b) {
        return std::pair(a.group, !a.installed()) < std::pair(b.group, !b.installed());
    });
    return all;
}

} // namespace miro
