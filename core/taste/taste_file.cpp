#include "taste/taste_file.h"

#include "base/files.h"
#include "base/json.h"
#include "taste/taste_layouts.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxLine = size_t{8} << 20; // Pick-a-Pic's lines may carry the pictures

class Reading {
public:
    explicit Reading(std::string name) : m_name(std::move(name)) {}

    // where: "line 3" or "entry 3".
    Result<void> object(const Json& object, const std::string& where) {
        if (!object.is_object())
            return Error{ErrorCode::Corrupt, fmt::format("{}, {}: is no JSON object", m_name, where)};
        if (!m_layout) {
            auto layout = tasteLayoutOf(object);
            if (!layout.ok())
                return layout.error().within(fmt::format("{}, {}", m_name, where));
            m_layout = *layout;
        } else if (const auto fields = checkTasteFields(*m_layout, object); !fields.ok())
            return fields.error().within(fmt::format("{}, {}", m_name, where));
        const auto read = m_layout->read(object, m_file.choices);
        if (!read.ok())
            return read.error().within(fmt::format("{}, {}", m_name, where));
        m_file.withoutAnswer += *read ? 0 : 1;
        return {};
    }

    Result<TasteFile> done() {
        if (!m_layout || m_file.choices.empty())
            return usageError(fmt::format("{}: there is no choice in it", m_name));
        m_file.layout = m_layout->layout;
        return std::move(m_file);
    }

    const std::string& name() const { return m_name; }

private:
    std::string m_name;
    const TasteLayoutInfo* m_layout = nullptr;
    TasteFile m_file;
};

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

const char* tasteLayoutKey(TasteFileLayout layout) {
    return tasteLayouts()[static_cast<size_t>(layout)].key.c_str();
}

Result<TasteFile> parseTasteFile(std::string_view text, const std::string& name) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    Reading reading(name);
    const size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] == '[') {
        MIRO_TRY(const Json list, parseJson(text, name, {.maxBytes = kMaxTasteFileBytes}));
        for (size_t i = 0; i < list.size(); ++i)
            MIRO_CHECK_OK(reading.object(list[i], fmt::format("entry {}", i + 1)));
        return reading.done();
    }
    for (int64_t number = 1; !text.empty(); ++number) {
        const size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (isBlank(line))
            continue;
        const std::string where = fmt::format("line {}", number);
        MIRO_TRY(const Json object, parseJson(line, fmt::format("{}, {}", name, where), {.maxBytes = kMaxLine}));
        MIRO_CHECK_OK(reading.object(object, where));
    }
    return reading.done();
}

Result<TasteFile> readTasteFile(const std::filesystem::path& file) {
    MIRO_TRY(const std::string text, readFile(file, kMaxTasteFileBytes));
    return parseTasteFile(text, file.filename().string());
}

std::string tasteFileText(const std::vector<TasteChoice>& choices, TasteFileLayout layout) {
    const TasteLayoutInfo& info = tasteLayouts()[static_cast<size_t>(layout)];
    std::string text;
    for (const TasteChoice& choice : choices)
        if (const Json object = info.write(choice); !object.is_null())
            text += object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    return text;
}

Result<void> writeTasteFile(const std::filesystem::path& file, const std::vector<TasteChoice>& choices,
                            TasteFileLayout layout) {
    return writeFileAtomically(file, tasteFileText(choices, layout));
}

} // namespace miro
