// A reader of Python pickles that builds data and nothing else. It knows numbers, strings, lists, tuples, dictionaries
// and the handful of names that torch.save writes for a tensor; any other callable is refused by name. Nothing is
// executed. Source of the opcodes: Python's pickletools documentation, protocols 2 to 5.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace miro {

struct PickleValue;

enum class PickleKind { None, Bool, Int, Real, Text, List, Tuple, Dict, Name, Persistent, Tensor };

// One value; containers refer to other values of the same Pickle.
struct PickleValue {
    PickleKind kind = PickleKind::None;
    int64_t integer = 0; // also Bool
    double real = 0;
    std::string text;                      // Text, and Name as "module.name"
    std::vector<const PickleValue*> items; // List, Tuple; Persistent: the id's tuple; Tensor: the arguments
    std::vector<std::pair<const PickleValue*, const PickleValue*>> entries; // Dict, in order
};

// Owns every value in one flat store: deeply nested data can neither recurse nor leak.
class Pickle {
public:
    // Corrupt: damaged; Unsupported: a callable that is not one of a tensor's.
    static Result<Pickle> read(std::string_view bytes, const std::string& what);

    const PickleValue& root() const { return *m_root; }

private:
    friend class PickleReader;
    std::deque<PickleValue> m_values; // stable addresses
    const PickleValue* m_root = nullptr;
};

} // namespace miro
