#include "eval/controlled_wording.h"

#include <fmt/format.h>

namespace miro {

bool isShare(const std::string& metric) {
    return metric.starts_with(kAccuracy);
}

std::string shown(const std::string& metric, double value, bool sign) {
    return isShare(metric) ? fmt::format(fmt::runtime(sign ? "{:+.1f}" : "{:.1f}"), 100 * value)
                           : fmt::format(fmt::runtime(sign ? "{:+.4f}" : "{:.4f}"), value);
}

std::string shown(const std::string& metric, const Spread& spread) {
    return spread.count > 1 ? fmt::format("{} ± {}", shown(metric, spread.mean), shown(metric, spread.deviation))
                            : shown(metric, spread.mean);
}

std::string shown(const std::string& metric, const PairedDifference& difference) {
    return fmt::format("{} [{}, {}]", shown(metric, difference.mean, true), shown(metric, difference.low, true),
                       shown(metric, difference.high, true));
}

std::string guidanceText(double guidance) {
    return guidance > 0 ? fmt::format("guidance {:g}", guidance) : std::string("no guidance");
}

std::string verdict(const std::string& metric, const PairedDifference& found, double smallest) {
    const std::string unit = isShare(metric) ? " points" : "";
    std::string seeds;
    for (const double one : found.each)
        seeds += (seeds.empty() ? "" : ", ") + shown(metric, one, true);
    std::string text =
        fmt::format("{}{} against (a) (95 % interval {} to {}; by seed: {}): ", shown(metric, found.mean, true), unit,
                    shown(metric, found.low, true), shown(metric, found.high, true), seeds);
    if (found.low > 0)
        text += found.low >= smallest    ? "better, and by more than the smallest effect of interest"
                : found.mean >= smallest ? "better; that it is as much as the smallest effect of interest is likely "
                                           "but not shown"
                                         : "better, but by less than the smallest effect of interest";
    else if (found.high < 0)
        text += found.high <= -smallest ? "worse, and by more than the smallest effect of interest" : "worse than (a)";
    else if (found.high < smallest && found.low > -smallest)
        text += "no difference of interest: the whole interval is smaller than the smallest effect";
    else
        text += "no difference is shown: the interval holds 0 and also effects of interest";
    return text;
}

} // namespace miro
