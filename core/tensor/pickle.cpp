#include "tensor/pickle.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>
#include <unordered_map>

namespace miro {
namespace {

constexpr size_t kMaxValues = 20u << 20;

constexpr std::array<const char*, 2> kTensorBuilders = {"torch._utils._rebuild_tensor_v2",
                                                        "torch._utils._rebuild_tensor"};
constexpr const char* kParameterBuilder = "torch._utils._rebuild_parameter";
constexpr const char* kOrderedDict = "collections.OrderedDict";

// Names that only mark a type and are never called with an effect.
bool isTypeMarker(const std::string& name) {
    return (name.rfind("torch.", 0) == 0 && name.size() > 13 && name.ends_with("Storage")) || name == "torch.float32" ||
           name == "torch.float16" || name == "torch.bfloat16" || name == "torch.float64" || name == "torch.int64" ||
           name == "torch.int32" || name == "torch.bool" || name == "torch.Size";
}

bool isKnownName(const std::string& name) {
    return isTypeMarker(name) || name == kOrderedDict || name == kParameterBuilder ||
           std::find(kTensorBuilders.begin(), kTensorBuilders.end(), name) != kTensorBuilders.end();
}

} // namespace

// One pass over the opcodes. Errors are kept in m_error and end the loop.
class PickleReader {
public:
    PickleReader(std::string_view bytes, std::string what, Pickle& pickle)
        : m_bytes(bytes), m_what(std::move(what)), m_pickle(pickle) {}

    Result<void> run() {
        while (!m_error && !m_done)
            step();
        if (m_error)
            return *m_error;
        return {};
    }

private:
    // An operand's bytes; empty and an error when the pickle is too short.
    std::string_view take(uint64_t count) {
        if (count > m_bytes.size() - m_at) {
            damaged();
            return {};
        }
        std::string_view taken = m_bytes.substr(m_at, count);
        m_at += count;
        return taken;
    }

    uint64_t takeNumber(int count) {
        std::string_view bytes = take(count);
        uint64_t value = 0;
        for (size_t i = bytes.size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return value;
    }

    std::string takeLine() {
        size_t end = m_bytes.find('\n', m_at);
        if (end == std::string_view::npos) {
            damaged();
            return {};
        }
        std::string line(m_bytes.substr(m_at, end - m_at));
        m_at = end + 1;
        return line;
    }

    void damaged() {
        if (!m_error)
            m_error = Error{ErrorCode::Corrupt,
                            fmt::format("{}: its pickle is damaged at byte {}; get the file again", m_what, m_at)};
    }

    void refuse(const std::string& name) {
        if (!m_error)
            m_error = Error{ErrorCode::Unsupported,
                            fmt::format("{}: its pickle calls {}, which could run code; only tensors are read, so save "
                                        "the weights alone or as safetensors",
                                        m_what, oneLine(name, 120))};
    }

    PickleValue* make(PickleKind kind) {
        if (m_pickle.m_values.size() >= kMaxValues)
            damaged(); // ends the loop after this opcode
        m_pickle.m_values.emplace_back();
        m_pickle.m_values.back().kind = kind;
        return &m_pickle.m_values.back();
    }

    void push(PickleValue* value) { m_stack.push_back(value); }

    void pushInt(PickleKind kind, int64_t integer) {
        PickleValue* value = make(kind);
        value->integer = integer;
        push(value);
    }

    void pushText(std::string_view text) {
        PickleValue* value = make(PickleKind::Text);
        value->text = text;
        push(value);
    }

    // A little-endian two's complement integer of any length; beyond 64 bits it is damage here.
    void pushLong(uint64_t count) {
        std::string_view bytes = take(count);
        if (count > 8)
            return damaged();
        uint64_t value = !bytes.empty() && (bytes.back() & 0x80) ? ~uint64_t{0} : 0;
        for (size_t i = bytes.size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        pushInt(PickleKind::Int, static_cast<int64_t>(value));
    }

    PickleValue* pop() {
        if (m_stack.empty() || m_stack.back() == nullptr) {
            damaged();
            return make(PickleKind::None);
        }
        PickleValue* value = m_stack.back();
        m_stack.pop_back();
        return value;
    }

    // The values above the last mark, which goes too. A mark is a null on the stack.
    std::vector<const PickleValue*> popToMark() {
        auto mark = std::find(m_stack.rbegin(), m_stack.rend(), nullptr);
        if (mark == m_stack.rend()) {
            damaged();
            return {};
        }
        std::vector<const PickleValue*> items(mark.base(), m_stack.end());
        m_stack.erase(mark.base() - 1, m_stack.end());
        return items;
    }

    void pushTuple(std::vector<const PickleValue*> items) {
        PickleValue* tuple = make(PickleKind::Tuple);
        tuple->items = std::move(items);
        push(tuple);
    }

    void popTuple(size_t count) {
        std::vector<const PickleValue*> items(count);
        for (size_t i = count; i-- > 0;)
            items[i] = pop();
        pushTuple(std::move(items));
    }

    PickleValue* top(PickleKind kind) {
        if (m_stack.empty() || m_stack.back() == nullptr || m_stack.back()->kind != kind) {
            damaged();
            return make(kind);
        }
        return m_stack.back();
    }

    void append(const std::vector<const PickleValue*>& items) {
        PickleValue* list = top(PickleKind::List);
        list->items.insert(list->items.end(), items.begin(), items.end());
    }

    void setItems(const std::vector<const PickleValue*>& items) {
        PickleValue* dict = top(PickleKind::Dict);
        if (items.size() % 2 != 0)
            return damaged();
        for (size_t i = 0; i < items.size(); i += 2)
            dict->entries.emplace_back(items[i], items[i + 1]);
    }

    void pushName(const std::string& module, const std::string& name) {
        std::string full = module + "." + name;
        if (!isKnownName(full))
            return refuse(full);
        PickleValue* value = make(PickleKind::Name);
        value->text = full;
        push(value);
    }

    void reduce() {
        PickleValue* arguments = pop();
        PickleValue* callable = pop();
        if (m_error)
            return;
        if (callable->kind != PickleKind::Name || arguments->kind != PickleKind::Tuple)
            return damaged();
        if (callable->text == kOrderedDict) {
            push(make(PickleKind::Dict));
        } else if (callable->text == kParameterBuilder && !arguments->items.empty()) {
            push(const_cast<PickleValue*>(arguments->items[0])); // a parameter is its tensor
        } else if (callable->text == "torch.Size" && arguments->items.size() == 1) {
            pushTuple(arguments->items[0]->items);
        } else if (std::find(kTensorBuilders.begin(), kTensorBuilders.end(), callable->text) != kTensorBuilders.end()) {
            PickleValue* tensor = make(PickleKind::Tensor);
            tensor->items = arguments->items;
            push(tensor);
        } else {
            refuse(callable->text);
        }
    }

    void build() {
        pop(); // the state: an OrderedDict's _metadata, which says nothing about its tensors
        if (m_stack.empty() || m_stack.back() == nullptr || m_stack.back()->kind != PickleKind::Dict)
            damaged();
    }

    void memoize(uint64_t index) {
        if (m_stack.empty() || m_stack.back() == nullptr)
            return damaged();
        m_memo[index] = m_stack.back();
    }

    void recall(uint64_t index) {
        auto found = m_memo.find(index);
        if (found == m_memo.end())
            return damaged();
        push(found->second);
    }

    void persistent() {
        PickleValue* id = pop();
        if (id->kind != PickleKind::Tuple)
            return damaged();
        PickleValue* value = make(PickleKind::Persistent);
        value->items = id->items;
        push(value);
    }

    void step();
    void stop();

    std::string_view m_bytes;
    std::string m_what;
    Pickle& m_pickle;
    size_t m_at = 0;
    bool m_done = false;
    std::optional<Error> m_error;
    std::vector<PickleValue*> m_stack;
    std::unordered_map<uint64_t, PickleValue*> m_memo;
};

void PickleReader::stop() {
    m_pickle.m_root = pop();
    m_done = true;
}

void PickleReader::step() {
    std::string_view code = take(1);
    if (code.empty())
        return;
    switch (static_cast<unsigned char>(code[0])) {
    case 0x80: // PROTO
        take(1);
        return;
    case 0x95: // FRAME
        take(8);
        return;
    case '.':
        return stop();
    case '(':
        m_stack.push_back(nullptr);
        return;
    case '0':
        pop();
        return;
    case 'N':
        return push(make(PickleKind::None));
    case 0x88:
        return pushInt(PickleKind::Bool, 1);
    case 0x89:
        return pushInt(PickleKind::Bool, 0);
    case 'J':
        return pushInt(PickleKind::Int, static_cast<int32_t>(takeNumber(4)));
    case 'K':
        return pushInt(PickleKind::Int, static_cast<int64_t>(takeNumber(1)));
    case 'M':
        return pushInt(PickleKind::Int, static_cast<int64_t>(takeNumber(2)));
    case 0x8a: // LONG1
        return pushLong(takeNumber(1));
    case 0x8b: // LONG4
        return pushLong(takeNumber(4));
    case 'G': { // BINFLOAT, big-endian
        uint64_t bits = 0;
        for (char byte : take(8))
            bits = bits << 8 | static_cast<unsigned char>(byte);
        PickleValue* value = make(PickleKind::Real);
        value->real = std::bit_cast<double>(bits);
        return push(value);
    }
    case 'X': // BINUNICODE
    case 'T': // BINSTRING
    case 'B': // BINBYTES
        return pushText(take(takeNumber(4)));
    case 0x8c: // SHORT_BINUNICODE
    case 'U':  // SHORT_BINSTRING
    case 'C':  // SHORT_BINBYTES
        return pushText(take(takeNumber(1)));
    case 0x8d: // BINUNICODE8
    case 0x8e: // BINBYTES8
        return pushText(take(takeNumber(8)));
    case ']':
        return push(make(PickleKind::List));
    case '}':
        return push(make(PickleKind::Dict));
    case ')':
        return push(make(PickleKind::Tuple));
    case 't':
        return pushTuple(popToMark());
    case 0x85:
        return popTuple(1);
    case 0x86:
        return popTuple(2);
    case 0x87:
        return popTuple(3);
    case 'l': {
        auto items = popToMark();
        push(make(PickleKind::List));
        return append(items);
    }
    case 'd': {
        auto items = popToMark();
        push(make(PickleKind::Dict));
        return setItems(items);
    }
    case 'a': {
        const PickleValue* item = pop();
        return append({item});
    }
    case 'e': {
        auto items = popToMark();
        return append(items);
    }
    case 's': {
        const PickleValue* value = pop();
        const PickleValue* key = pop();
        return setItems({key, value});
    }
    case 'u': {
        auto items = popToMark();
        return setItems(items);
    }
    case 'q': // BINPUT
        return memoize(takeNumber(1));
    case 'r': // LONG_BINPUT
        return memoize(takeNumber(4));
    case 0x94: // MEMOIZE
        return memoize(m_memo.size());
    case 'h': // BINGET
        return recall(takeNumber(1));
    case 'j': // LONG_BINGET
        return recall(takeNumber(4));
    case 'c': { // GLOBAL
        std::string module = takeLine();
        std::string name = takeLine();
        if (!m_error)
            pushName(module, name);
        return;
    }
    case 0x93: { // STACK_GLOBAL
        PickleValue* name = pop();
        PickleValue* module = pop();
        if (!m_error)
            pushName(module->text, name->text);
        return;
    }
    case 'Q': // BINPERSID
        return persistent();
    case 'R':
        return reduce();
    case 'b':
        return build();
    case 'i': { // INST: a class and its arguments in one opcode
        std::string module = takeLine();
        std::string name = takeLine();
        return refuse(module + "." + name);
    }
    case 0x81: // NEWOBJ
    case 0x92: // NEWOBJ_EX
    case 'o':  // OBJ
        return refuse("a class constructor");
    default:
        return damaged();
    }
}

Result<Pickle> Pickle::read(std::string_view bytes, const std::string& what) {
    Pickle pickle;
    PickleReader reader(bytes, oneLine(what), pickle);
    MIRO_CHECK_OK(reader.run());
    return pickle;
}

} // namespace miro
