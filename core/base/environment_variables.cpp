#include "base/environment_variables.h"

#include "base/param_spec.h"

#include <fmt/format.h>

namespace miro {

Result<int64_t> variableNumber(const EnvironmentLookup& variable, const char* name, const char* because, double minimum,
                               double maximum, const std::string& advice) {
    const char* text = variable(name);
    if (!text)
        return usageError(fmt::format("the variable {} is set and {} is not; {}", because, name, advice));
    const ParamSpec spec{.key = name, .kind = ParamKind::Int, .minimum = minimum, .maximum = maximum};
    MIRO_TRY(const ParamValue value, parseParam(spec, text));
    return std::get<int64_t>(value);
}

} // namespace miro
