#include "tensor/npy.h"

#include "tensor/mapped_file.h"
#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <charconv>
#include <cstring>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";

Error corruptNpy(const std::string& name, const std::string& what) {
    return {ErrorCode::Corrupt, fmt::format("{} is not a usable npy file: {}", oneLine(name), what)};
}

// The header is a Python dictionary literal of three known keys; looking for each reads it without an interpreter.
struct Header {
    std::string type;
    bool fortran = false;
    std::vector<int64_t> shape;
};

// What follows 'key' and a colon.
std::string_view valueIn(std::string_view text, const std::string& key) {
    const size_t place = text.find("'" + key + "'");
    if (place == std::string_view::npos)
        return {};
    text.remove_prefix(place + key.size() + 2);
    const size_t colon = text.find_first_not_of(' ');
    if (colon == std::string_view::npos || text[colon] != ':')
        return {};
    text.remove_prefix(colon + 1);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

bool parseHeader(std::string_view text, Header& header) {
    const std::string_view type = valueIn(text, "descr");
    const size_t end = type.find('\'', 1);
    if (type.empty() || type[0] != '\'' || end == std::string_view::npos)
        return false;
    header.type = type.substr(1, end - 1);
    const std::string_view order = valueIn(text, "fortran_order");
    header.fortran = order.starts_with("True");
    if (!header.fortran && !order.starts_with("False"))
        return false;
    std::string_view shape = valueIn(text, "shape");
    const size_t close = shape.find(')');
    if (shape.empty() || shape[0] != '(' || close == std::string_view::npos)
        return false;
    shape = shape.substr(1, close - 1);
    while (!shape.empty()) {
        if (shape[0] == ' ' || shape[0] == ',' || shape[0] == '\n') {
            shape.remove_prefix(1);
            continue;
        }
        int64_t size = 0;
        const auto [rest, problem] =
            std::from_chars(shape.data(), shape.data() + std::min<size_t>(shape.size(), 19), size);
        if (problem != std::errc() || size < 0 || rest - shape.data() > 18 || header.shape.size() >= 16)
            return false;
        header.shape.push_back(size);
        shape.remove_prefix(static_cast<size_t>(rest - shape.data()));
    }
    return true;
}

} // namespace

Result<at::Tensor> readNpy(const std::filesystem::path& path) {
    MIRO_TRY(auto file, MappedFile::open(path));
    return npyFromBytes(file->text(), path.string());
}

Result<at::Tensor> npyFromBytes(std::string_view text, const std::string& name) {
    if (text.size() < 10 || text.substr(0, kMagic.size()) != kMagic)
        return corruptNpy(name, "it does not begin as one");
    auto byteAt = [&](size_t i) {
        return static_cast<size_t>(static_cast<unsigned char>(text[i]));
    };
    size_t version = byteAt(6);
    size_t headerBegin = version == 1 ? 10 : 12;
    if (version < 1 || version > 3 || text.size() < headerBegin)
        return corruptNpy(name, fmt::format("its format version is {}", version));
    size_t headerLength = byteAt(8) | byteAt(9) << 8;
    if (version > 1)
        headerLength |= byteAt(10) << 16 | byteAt(11) << 24;
    // Real headers are below 200 bytes.
    if (headerLength > 4096 || headerLength > text.size() - headerBegin)
        return corruptNpy(name, fmt::format("its header claims {} bytes", headerLength));
    Header header;
    if (!parseHeader(text.substr(headerBegin, headerLength), header))
        return corruptNpy(name, "its header has no valid descr, fortran_order and shape");

    bool little = !header.type.empty() && (header.type[0] == '<' || header.type[0] == '|');
    auto known = std::find_if(scalarTypeNames().begin(), scalarTypeNames().end(), [&](const ScalarTypeName& type) {
        return type.npy && little && header.type.substr(1) == type.npy;
    });
    if (known == scalarTypeNames().end())
        return Error{ErrorCode::Unsupported, fmt::format("{}: arrays of type '{}' are not read; save it as '<f4'",
                                                         oneLine(name), oneLine(header.type, 40))};
    int64_t elementBytes = static_cast<int64_t>(c10::elementSize(known->type));
    int64_t elements = checkedElements(header.shape, elementBytes);
    std::string_view data = text.substr(headerBegin + headerLength);
    if (elements < 0 || static_cast<uint64_t>(elements * elementBytes) != data.size())
        return corruptNpy(name, fmt::format("shape {} of '{}' does not fit its {} bytes", describeShape(header.shape),
                                            header.type, data.size()));
    std::vector<int64_t> stored = header.shape;
    if (header.fortran)
        std::reverse(stored.begin(), stored.end());
    at::Tensor tensor = at::empty(stored, at::TensorOptions().dtype(known->type));
    if (!data.empty())
        std::memcpy(tensor.mutable_data_ptr(), data.data(), data.size());
    if (header.fortran && stored.size() > 1) {
        std::vector<int64_t> reversed;
        for (size_t i = stored.size(); i-- > 0;)
            reversed.push_back(static_cast<int64_t>(i));
        tensor = tensor.permute(reversed).contiguous();
    }
    return tensor;
}

std::string npyBytes(const at::Tensor& tensor) {
    at::Tensor plain = tensor.to(at::kCPU).contiguous();
    if (plain.scalar_type() == at::kBFloat16) // numpy has none
        plain = plain.to(at::kFloat);
    auto known = std::find_if(scalarTypeNames().begin(), scalarTypeNames().end(),
                              [&](const ScalarTypeName& type) { return type.type == plain.scalar_type() && type.npy; });
    if (known == scalarTypeNames().end())
        throw std::logic_error("npy cannot hold this tensor type");
    std::string shape;
    for (int64_t size : plain.sizes())
        shape += fmt::format("{},", size) + " ";
    if (shape.size() > 1)
        shape.resize(plain.dim() == 1 ? shape.size() - 1 : shape.size() - 2);
    std::string type = fmt::format("{}{}", c10::elementSize(plain.scalar_type()) == 1 ? '|' : '<', known->npy);
    std::string header = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': ({}), }}", type, shape);
    // The format wants the data to begin at a multiple of 64 and the header to end with a newline.
    header.resize((header.size() + 1 + 10 + 63) / 64 * 64 - 10 - 1, ' ');
    header += '\n';
    std::string bytes(kMagic);
    bytes += {'\x01', '\x00', static_cast<char>(header.size() & 0xFF), static_cast<char>(header.size() >> 8)};
    bytes += header;
    bytes.append(static_cast<const char*>(plain.const_data_ptr()), plain.nbytes());
    return bytes;
}

} // namespace miro
