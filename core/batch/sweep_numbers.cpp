#include "batch/sweep_numbers.h"

#include "batch/list_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

// Above these a number is no setting of anything; every product below stays exact in 64 bits.
constexpr int kMaxDigits = 20;
constexpr int kMaxDecimals = 9;
constexpr int kRoundedDecimals = 6; // of evenly spread values

// digits * 10^-decimals. The mantissa of long double holds every unsigned 64-bit number.
struct Decimal {
    long double digits = 0;
    int decimals = 0;
};

// Reads from the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool atEnd() {
        skipSpaces();
        return m_rest.empty();
    }

    bool take(char c) {
        skipSpaces();
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    std::optional<Decimal> number() {
        const bool negative = take('-');
        if (!negative)
            take('+');
        Decimal number;
        int count = 0;
        bool fraction = false;
        for (; !m_rest.empty() && (isDigit(m_rest[0]) || (m_rest[0] == '.' && !fraction)); m_rest.remove_prefix(1)) {
            if (m_rest[0] == '.') {
                fraction = true;
                continue;
            }
            number.digits = number.digits * 10 + (m_rest[0] - '0');
            number.decimals += fraction ? 1 : 0;
            ++count;
        }
        if (count == 0 || count > kMaxDigits || number.decimals > kMaxDecimals)
            return std::nullopt;
        if (negative)
            number.digits = -number.digits;
        return number;
    }

private:
    void skipSpaces() {
        while (!m_rest.empty() && (m_rest[0] == ' ' || m_rest[0] == '\t'))
            m_rest.remove_prefix(1);
    }

    std::string_view m_rest;
};

long double powerOfTen(int exponent) {
    long double power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

long double scaled(const Decimal& number, int decimals) {
    return number.digits * powerOfTen(decimals - number.decimals);
}

// Without trailing zeros of a fraction.
std::string textOf(long double digits, int decimals) {
    const bool negative = digits < 0;
    std::string text = fmt::format("{:.0f}", negative ? -digits : digits);
    if (decimals > 0) {
        const auto wanted = static_cast<size_t>(decimals) + 1;
        if (text.size() < wanted)
            text.insert(0, wanted - text.size(), '0');
        text.insert(text.size() - static_cast<size_t>(decimals), 1, '.');
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.pop_back();
    }
    return negative && text != "0" ? "-" + text : text;
}

Error tooMany(long double count, size_t mostValues) {
    return usageError(fmt::format("that is {:.0f} values; give at most {}", count, mostValues));
}

// From first in equal steps, not beyond last.
Result<std::vector<std::string>> stepped(long double first, long double last, long double step, int decimals,
                                         size_t mostValues) {
    const long double count = std::floor((last - first) / step) + 1;
    if (count > static_cast<long double>(mostValues))
        return tooMany(count, mostValues);
    std::vector<std::string> values;
    for (long double i = 0; i < count; ++i)
        values.push_back(textOf(first + i * step, decimals));
    return values;
}

Result<std::vector<std::string>> evenly(const Decimal& first, const Decimal& last, long double count, bool whole,
                                        size_t mostValues) {
    if (count < 1)
        return usageError("[0] gives no value; give how many");
    if (count > static_cast<long double>(mostValues))
        return tooMany(count, mostValues);
    const int decimals = whole ? 0 : std::max({first.decimals, last.decimals, kRoundedDecimals});
    const long double begin = scaled(first, decimals), width = scaled(last, decimals) - begin;
    std::vector<std::string> values;
    for (long double i = 0; i < count; ++i)
        values.push_back(textOf(std::round(begin + (count > 1 ? width * i / (count - 1) : 0)), decimals));
    return values;
}

} // namespace

std::optional<Result<std::vector<std::string>>> numberRange(std::string_view item, bool whole, size_t mostValues) {
    Scanner scanner(item);
    const auto first = scanner.number();
    if (!first || !scanner.take('-'))
        return std::nullopt;
    const auto last = scanner.number();
    if (!last)
        return std::nullopt;
    if (whole && (first->decimals > 0 || last->decimals > 0))
        return usageError("give whole numbers");
    if (scanner.take('[')) {
        const auto count = scanner.number();
        if (!count || count->decimals > 0 || !scanner.take(']') || !scanner.atEnd())
            return std::nullopt;
        return evenly(*first, *last, count->digits, whole, mostValues);
    }
    int decimals = std::max(first->decimals, last->decimals);
    const bool down = scaled(*last, decimals) < scaled(*first, decimals);
    Decimal step{down ? -1.0L : 1.0L, 0};
    if (scanner.take('(')) {
        const auto given = scanner.number();
        if (!given || !scanner.take(')'))
            return std::nullopt;
        step = *given;
        if (whole && step.decimals > 0)
            return usageError("give a whole number as the step");
        if (step.digits == 0 || (step.digits < 0) != down)
            return usageError(
                fmt::format("the step {} never comes to the end of the range", textOf(step.digits, step.decimals)));
    }
    if (!scanner.atEnd())
        return std::nullopt;
    decimals = std::max(decimals, step.decimals);
    return stepped(scaled(*first, decimals), scaled(*last, decimals), scaled(step, decimals), decimals, mostValues);
}

Result<std::vector<std::string>> numbersBetween(const std::vector<std::string>& before, std::string_view next,
                                                size_t mostValues) {
    const Error unusable = usageError("'..' needs two numbers before it and one after it, as in 1, 2, .., 10");
    if (before.size() < 2)
        return unusable;
    std::optional<Decimal> numbers[3];
    const std::string_view texts[3] = {before[before.size() - 2], before.back(), next};
    for (int i = 0; i < 3; ++i) {
        Scanner scanner(texts[i]);
        numbers[i] = scanner.number();
        if (!numbers[i] || !scanner.atEnd())
            return unusable;
    }
    const int decimals = std::max({numbers[0]->decimals, numbers[1]->decimals, numbers[2]->decimals});
    const long double last = scaled(*numbers[1], decimals), end = scaled(*numbers[2], decimals);
    const long double step = last - scaled(*numbers[0], decimals);
    if (step == 0 || (step < 0) != (end < last))
        return usageError(fmt::format("'..' never comes from {} and {} to {}", texts[0], texts[1], texts[2]));
    MIRO_TRY(std::vector<std::string> values, stepped(last, end, step, decimals, mostValues));
    values.erase(values.begin());
    if (!values.empty() && values.back() == textOf(end, decimals))
        values.pop_back();
    return values;
}

} // namespace miro
