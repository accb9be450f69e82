#include "batch/batch_names.h"

#include "batch/list_text.h"
#include "batch/nearest_name.h"
#include "library/file_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unicode/normalizer2.h>

namespace miro {
namespace {

constexpr size_t kMaxTemplateBytes = 1000;
constexpr size_t kMaxTemplateFolders = 16;
constexpr size_t kMaxSlugBytes = 40;
// Of a component: file systems take 255 bytes, and a file that is being written has a longer name than in the end.
constexpr size_t kMaxComponentBytes = 200;
constexpr const char* kEnding = ".png";
// Where a batch keeps files of its own.
constexpr std::array<const char*, 3> kOwnFolders = {"candidates", "shards", "sheets"};
const std::vector<std::string> kFields = {"index", "line", "entry", "copy", "seed", "prompt", "model"};

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string composed(std::string_view text) {
    if (isAscii(text))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    if (U_SUCCESS(status))
        normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                                  status);
    return U_SUCCESS(status) ? result : std::string(text);
}

std::string trimmedEnd(std::string text) {
    text.erase(text.find_last_not_of(" .") + 1);
    return text;
}

bool isDevice(std::string_view component) {
    const std::string stem = trimmedEnd(lowered(component.substr(0, component.find('.'))));
    for (const char* name : {"con", "prn", "aux", "nul", "conin$", "conout$"})
        if (stem == name)
            return true;
    if (!stem.starts_with("com") && !stem.starts_with("lpt"))
        return false;
    const std::string port = stem.substr(3);
    return (port.size() == 1 && port[0] >= '0' && port[0] <= '9') || port == "\xC2\xB9" || port == "\xC2\xB2" ||
           port == "\xC2\xB3";
}

Error badTemplate(const std::string& text, const std::string& problem) {
    return usageError(fmt::format("the name template '{}' {}", oneLine(text, 120), problem));
}

int digitsOf(int64_t count) {
    return std::max(5, static_cast<int>(fmt::format("{}", std::max<int64_t>(count, 1) - 1).size()));
}

} // namespace

std::string safeNameValue(std::string_view value, size_t maxBytes) {
    // What cannot fit is not worth composing.
    return safeNamePart(composed(value.substr(0, std::min(value.size(), 16 * maxBytes))), maxBytes);
}

std::string safeComponent(std::string component) {
    component = trimmedEnd(std::move(component));
    if (component.empty())
        return "_";
    return isDevice(component) ? "_" + component : component;
}

Result<NameTemplate> NameTemplate::parse(const std::string& text, const std::vector<SweepAxis>& axes) {
    if (text.empty() || text.size() > kMaxTemplateBytes)
        return badTemplate(text, fmt::format("is not valid: give 1 to {} bytes, as in {{index}}-{{prompt}}-{{seed}}",
                                             kMaxTemplateBytes));
    std::string_view rest = text;
    if (lowered(rest).ends_with(kEnding))
        rest.remove_suffix(std::string_view(kEnding).size());
    if (rest.starts_with('/'))
        return badTemplate(text, "leaves the batch's folder; begin it without /");
    NameTemplate result;
    std::vector<Part> parts;
    std::string literal;
    auto endPart = [&]() -> Result<void> {
        const std::string inside = composed("a" + literal + "a");
        if (safeNameValue(inside, 2 * kMaxTemplateBytes) != inside)
            return badTemplate(
                text, fmt::format("holds in '{}' what not every file system takes; take it out", oneLine(literal, 80)));
        if (!literal.empty())
            parts.push_back({composed(std::exchange(literal, {})), false});
        return {};
    };
    auto endComponent = [&]() -> Result<void> {
        MIRO_CHECK_OK(endPart());
        if (parts.empty())
            return badTemplate(text, "has an empty part between or behind /; take it out");
        const bool literalOnly = parts.size() == 1 && !parts[0].field;
        if (literalOnly && trimmedEnd(parts[0].text).empty())
            return badTemplate(text, fmt::format("leaves the batch's folder by '{}'; take it out", parts[0].text));
        result.m_components.push_back(std::exchange(parts, {}));
        return {};
    };
    while (!rest.empty()) {
        const char c = rest[0];
        rest.remove_prefix(1);
        if ((c == '{' || c == '}') && rest.starts_with(c)) {
            rest.remove_prefix(1);
            literal += c;
        } else if (c == '{') {
            const size_t end = rest.find('}');
            if (end == rest.npos || end == 0)
                return badTemplate(text, "has a { without its field and }; write {{ for a brace");
            const std::string field(rest.substr(0, end));
            if (field.starts_with("axis:") && std::none_of(axes.begin(), axes.end(), [&](const SweepAxis& axis) {
                    return "axis:" + axis.setting == field;
                }))
                return badTemplate(text, fmt::format("asks for {{{}}}, and there is no such axis", oneLine(field, 80)));
            rest.remove_prefix(end + 1);
            MIRO_CHECK_OK(endPart());
            parts.push_back({field, true});
        } else if (c == '}') {
            return badTemplate(text, "has a } without its {; write }} for a brace");
        } else if (c == '/') {
            MIRO_CHECK_OK(endComponent());
        } else {
            literal += c;
        }
    }
    MIRO_CHECK_OK(endComponent());
    if (result.m_components.size() > kMaxTemplateFolders)
        return badTemplate(text, fmt::format("makes folders {} deep; give at most {}", result.m_components.size() - 1,
                                             kMaxTemplateFolders - 1));
    const Part& first = result.m_components[0][0];
    if (result.m_components.size() > 1 && !first.field && result.m_components[0].size() == 1)
        for (const char* own : kOwnFolders)
            if (lowered(first.text) == own)
                return badTemplate(text, fmt::format("writes into '{}', where the batch keeps files of its own; take "
                                                     "another name",
                                                     own));
    return result;
}

void NameTemplate::setWidths(int64_t pictures, int64_t entries) {
    m_indexWidth = digitsOf(pictures);
    m_entryWidth = digitsOf(entries);
}

bool NameTemplate::isUnique() const {
    const std::vector<Part>& parts = m_components.front();
    return parts[0].field && parts[0].text == "index" &&
           (parts.size() == 1 || (!parts[1].field && (parts[1].text[0] < '0' || parts[1].text[0] > '9')));
}

Result<std::string> NameTemplate::valueOf(const std::string& field, const BatchPicture& picture) const {
    if (field == "index")
        return fmt::format("{:0{}}", picture.index, m_indexWidth);
    if (field == "entry")
        return fmt::format("{:0{}}", picture.entry, m_entryWidth);
    if (field == "line")
        return fmt::format("{}", picture.line);
    if (field == "copy")
        return fmt::format("{}", picture.copy);
    if (field == "seed")
        return fmt::format("{}", picture.settings.seed.value_or(0));
    if (field == "prompt")
        return fileNameFromPrompt(composed(std::string_view(picture.settings.prompt).substr(0, 1000)), kMaxSlugBytes);
    if (field == "model")
        return fileNameFromPrompt(picture.model + (picture.variant.empty() ? "" : " " + picture.variant),
                                  kMaxSlugBytes);
    for (const auto& [setting, value] : picture.axes)
        if ("axis:" + setting == field)
            return safeNameValue(value);
    std::vector<std::string> known = kFields;
    for (const auto& [name, value] : picture.fields) {
        if (name == field)
            return safeNameValue(value);
        known.push_back(name);
    }
    for (const auto& [setting, value] : picture.axes)
        known.push_back("axis:" + setting);
    return usageError(fmt::format("the name template asks for {{{}}}, which is neither a field nor a column here{}; "
                                  "there is: {}",
                                  oneLine(field, 80), didYouMean(field, known),
                                  oneLine(fmt::format("{}", fmt::join(known, ", ")))));
}

Result<std::string> NameTemplate::nameOf(const BatchPicture& picture) const {
    std::string name;
    for (const std::vector<Part>& parts : m_components) {
        std::string component;
        for (const Part& part : parts) {
            if (part.field) {
                MIRO_TRY(const std::string value, valueOf(part.text, picture));
                component += value;
            } else {
                component += part.text;
            }
        }
        component = safeComponent(std::move(component));
        if (name.empty() && m_components.size() > 1)
            for (const char* own : kOwnFolders)
                if (lowered(component) == own)
                    component.insert(0, 1, '_');
        if (component.size() > kMaxComponentBytes)
            return usageError(
                fmt::format("the name '{}' is {} bytes long; shorten the name template to give at most {}",
                            oneLine(component, 80), component.size(), kMaxComponentBytes));
        name += (name.empty() ? "" : "/") + component;
    }
    return name + kEnding;
}

} // namespace miro
