// Numbers from environment variables, as Slurm and torchrun set them.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>

namespace miro {

// Null for a variable that is not set; std::getenv, or a test's own.
using EnvironmentLookup = std::function<const char*(const char*)>;

// A variable that has to be there because another one is, within [minimum, maximum]. Usage; `advice` ends the message
// when it is missing.
Result<int64_t> variableNumber(const EnvironmentLookup& variable, const char* name, const char* because, double minimum,
                               double maximum, const std::string& advice);

} // namespace miro
