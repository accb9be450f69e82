// Fields and lines of CSV, RFC 4180. A missing value is an empty field. Private to the batch room.
#pragma once

#include "base/generation_settings.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

std::string csvField(const std::string& text);            // quoted where it has to be
std::string csvField(const std::optional<double>& value); // the shortest text that reads back to the same number
std::string csvField(const ParamValue& value);
std::string csvField(const RewardTargets& targets, const std::string& key); // a number, or "none"

void appendCsvLine(std::string& text, const std::vector<std::string>& fields);

} // namespace miro
