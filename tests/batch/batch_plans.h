// Batches for tests, without files.
#pragma once

#include "batch/batch_plan.h"

#include <QtTest>
#include <memory>

namespace miro::batches {

inline const std::vector<std::string> kRewards = {"clip_score", "aesthetic_score", "vqa_score"};

inline Result<ModelFacts> modelFacts(const std::string& model, const std::string& variant) {
    if (model != "starter" && model != "org/large")
        return Error{ErrorCode::NotFound, "model " + model + " is not here"};
    ModelFacts facts;
    facts.rewardKeys = kRewards;
    facts.defaults.steps = model == "starter" ? 20 : 50;
    facts.defaults.guidance = variant.empty() ? 3 : 5;
    facts.presets = {{"photo", {{"aesthetic_score", 0.75}}, {{"aesthetic_score", 0.25}}}, {"draft", {}, {}}};
    return facts;
}

inline BatchRequest request(const std::string& list, ListFormat format = ListFormat::Text) {
    BatchRequest request;
    request.listName = "prompts.txt";
    request.listText = list;
    request.format = format;
    request.expand.mode = ExpandMode::None;
    return request;
}

inline BatchPlan planOf(const BatchRequest& request) {
    auto plan = BatchPlan::make(request, modelFacts);
    if (!plan.ok())
        qFatal("%s", plan.message().c_str());
    return std::move(plan.value());
}

inline Error errorOf(const BatchRequest& request) {
    auto plan = BatchPlan::make(request, modelFacts);
    return plan.ok() ? Error{ErrorCode::Failed, "it was taken"} : plan.error();
}

} // namespace miro::batches
