#include "base/device_choice.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr std::array<const char*, 5> kPrecisionNames = {"auto", "fp32", "bf16", "fp16", "int8"};

} // namespace

Result<DeviceChoice> parseDevice(const std::string& text) {
    if (text == "auto")
        return DeviceChoice{DeviceKind::Auto, 0};
    if (text == "cpu")
        return DeviceChoice{DeviceKind::Cpu, 0};
    if (text == "cuda")
        return DeviceChoice{DeviceKind::Cuda, 0};
    if (text.rfind("cuda:", 0) == 0) {
        int index = -1;
        auto [rest, code] = std::from_chars(text.data() + 5, text.data() + text.size(), index);
        if (code == std::errc() && rest == text.data() + text.size() && index >= 0 && index < 128)
            return DeviceChoice{DeviceKind::Cuda, index};
    }
    return usageError(fmt::format("device '{}' is not valid: give auto, cpu, cuda or cuda:N", oneLine(text, 40)));
}

std::string toText(const DeviceChoice& device) {
    switch (device.kind) {
    case DeviceKind::Cpu:
        return "cpu";
    case DeviceKind::Cuda:
        return fmt::format("cuda:{}", device.index);
    default:
        return "auto";
    }
}

Result<Precision> parsePrecision(const std::string& text) {
    for (size_t i = 0; i < kPrecisionNames.size(); ++i)
        if (text == kPrecisionNames[i])
            return static_cast<Precision>(i);
    return usageError(
        fmt::format("precision '{}' is not valid: give auto, fp32, bf16, fp16 or int8", oneLine(text, 40)));
}

std::string toText(Precision precision) {
    return kPrecisionNames[static_cast<size_t>(precision)];
}

} // namespace miro
