#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {

const std::vector<ScalarTypeName>& scalarTypeNames() {
    static const std::vector<ScalarTypeName> names = {
        {at::kDouble, "F64", "f8", "DoubleStorage"}, {at::kFloat, "F32", "f4", "FloatStorage"},
        {at::kHalf, "F16", "f2", "HalfStorage"},     {at::kBFloat16, "BF16", nullptr, "BFloat16Storage"},
        {at::kLong, "I64", "i8", "LongStorage"},     {at::kInt, "I32", "i4", "IntStorage"},
        {at::kShort, "I16", "i2", "ShortStorage"},   {at::kChar, "I8", "i1", "CharStorage"},
        {at::kByte, "U8", "u1", "ByteStorage"},      {at::kBool, "BOOL", "b1", "BoolStorage"},
    };
    return names;
}

std::string describeShape(const std::vector<int64_t>& shape) {
    return fmt::format("({})", fmt::join(shape, ", "));
}

std::string describeTensor(at::ScalarType type, const std::vector<int64_t>& shape) {
    return fmt::format("{} {}", c10::toString(type), describeShape(shape));
}

int64_t checkedElements(const std::vector<int64_t>& shape, int64_t elementBytes) {
    constexpr int64_t kLimit = int64_t{1} << 62;
    int64_t elements = 1;
    for (int64_t size : shape) {
        if (size < 0)
            return -1;
        if (size > 0 && elements > kLimit / elementBytes / size)
            return -1;
        elements *= size;
    }
    return elements;
}

} // namespace miro
