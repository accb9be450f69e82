// What kinds of training that learn flow matching have in common: their settings, each declared once, and what is made
// of them.
#pragma once

#include "train/flow_data.h"
#include "train/flow_task.h"
#include "train/train_kinds.h"

namespace miro {

std::vector<ParamSpec> flowDataSpecs();   // which samples, and how their scores are read
std::vector<ParamSpec> flowRecipeSpecs(); // how they are learned from
std::vector<ParamSpec> flowSampleSpecs(); // pictures to look at

// "a, b" -> {a, b}
std::vector<std::string> wordsOf(const std::string& list);

FlowRecipe flowRecipe(const TrainConfig& config);
// rewards: the network's, in order. Usage for a name that is none of them, and for a field without a name.
Result<FlowDataSettings> flowDataSettings(const TrainContext& context, const std::vector<std::string>& rewards);
// Which of the network's rewards no sample is given; undefined: none.
at::Tensor neverGiven(const std::vector<std::string>& used, const std::vector<std::string>& rewards);
// What the pictures are measured with: null where none is named, and in the processes after the first.
Result<std::unique_ptr<SampleScores>> openSampleScores(const TrainContext& context);

} // namespace miro
