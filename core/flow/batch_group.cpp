#include "flow/batch_group.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

BatchGroup::BatchGroup(const BatchPaintRequest& request, int64_t group) : number(group) {
    for (const int64_t index : request.plan->group(group)) {
        pictures.push_back(request.plan->picture(index));
        wanted.push_back(!request.wanted || request.wanted(index));
    }
}

bool BatchGroup::anyWanted() const {
    return std::find(wanted.begin(), wanted.end(), true) != wanted.end();
}

std::string BatchGroup::modelKey() const {
    const BatchPicture& first = pictures.front();
    return fmt::format("{}|{}|{}|{}", first.model, first.variant, toText(first.settings.device),
                       toText(first.settings.precision));
}

void BatchGroup::addTexts(std::vector<std::string>& texts) const {
    auto add = [&](const std::string& text) {
        if (std::find(texts.begin(), texts.end(), text) == texts.end())
            texts.push_back(text);
    };
    for (const BatchPicture& picture : pictures) {
        add(picture.settings.prompt);
        if (!picture.settings.negativePrompt.empty())
            add(picture.settings.negativePrompt);
    }
}

} // namespace miro
