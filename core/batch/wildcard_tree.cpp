#include "batch/wildcard_tree.h"

#include "base/json.h"

#include <fmt/format.h>
#include <memory>
#include <yaml.h>

namespace miro {
namespace {

constexpr size_t kDeepest = 32;

// libyaml's parser and one event of it, freed with it.
class YamlEvents {
public:
    explicit YamlEvents(std::string_view text) {
        if (!yaml_parser_initialize(&m_parser))
            return;
        m_ready = true;
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    ~YamlEvents() {
        clear();
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }
    YamlEvents(const YamlEvents&) = delete;
    YamlEvents& operator=(const YamlEvents&) = delete;

    // The next event; nullptr: the text is no YAML.
    const yaml_event_t* next() {
        clear();
        m_held = m_ready && yaml_parser_parse(&m_parser, &m_event);
        return m_held ? &m_event : nullptr;
    }
    int64_t line() const { return static_cast<int64_t>(m_event.start_mark.line) + 1; }
    std::string problem() const {
        return fmt::format("line {}: {}", m_parser.problem_mark.line + 1,
                           m_ready && m_parser.problem ? m_parser.problem : "this is no YAML");
    }

private:
    void clear() {
        if (m_held)
            yaml_event_delete(&m_event);
        m_held = false;
    }
    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
    bool m_ready = false;
    bool m_held = false;
};

// Where in the tree the reading stands.
struct Level {
    bool mapping = false;
    bool hasKey = false;   // of a mapping: the next event is its value
    size_t pathLength = 0; // of the path outside of this level
    size_t list = 0;       // of a list: where its values go
};

class YamlTree {
public:
    YamlTree(std::string_view text, const std::string& name) : m_events(text), m_name(name) {}

    Result<std::vector<WildcardList>> read() {
        while (true) {
            const yaml_event_t* event = m_events.next();
            if (!event)
                return Error{ErrorCode::Corrupt, fmt::format("{}, {}", m_name, oneLine(m_events.problem()))};
            switch (event->type) {
            case YAML_STREAM_END_EVENT:
                return std::move(m_lists);
            case YAML_ALIAS_EVENT:
                return mistake("an alias (*name) is not read; write the values out");
            case YAML_MAPPING_START_EVENT:
            case YAML_SEQUENCE_START_EVENT:
                MIRO_CHECK_OK(begin(event->type == YAML_MAPPING_START_EVENT));
                break;
            case YAML_MAPPING_END_EVENT:
            case YAML_SEQUENCE_END_EVENT:
                m_path.resize(m_levels.back().pathLength);
                m_levels.pop_back();
                break;
            case YAML_SCALAR_EVENT:
                MIRO_CHECK_OK(
                    scalar({reinterpret_cast<const char*>(event->data.scalar.value), event->data.scalar.length},
                           event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE));
                break;
            default:
                break;
            }
        }
    }

private:
    Error mistake(const std::string& what) const {
        return {ErrorCode::Corrupt, fmt::format("{}, line {}: {}", m_name, m_events.line(), what)};
    }

    Result<void> begin(bool mapping) {
        if (m_levels.size() >= kDeepest)
            return mistake(fmt::format("nested deeper than {} levels", kDeepest));
        if (!m_levels.empty() && !m_levels.back().mapping)
            return mistake("a list inside of a list; a value that begins with '{' or '[' is put into quotes");
        if (!m_levels.empty() && !m_levels.back().hasKey)
            return mistake("a key has to be a word");
        Level level{mapping, false, m_outside, 0};
        if (!m_levels.empty())
            m_levels.back().hasKey = false;
        if (!mapping) {
            m_lists.push_back({m_path, {}});
            level.list = m_lists.size() - 1;
        }
        m_levels.push_back(level);
        return {};
    }

    Result<void> scalar(std::string text, bool plain) {
        const bool nothing = plain && (text.empty() || text == "~" || text == "null");
        if (m_levels.empty()) {
            if (nothing)
                return {};
            return mistake("a file of wildcards holds a list, or keys with lists");
        }
        Level& level = m_levels.back();
        if (!level.mapping) {
            if (!nothing)
                m_lists[level.list].values.emplace_back(std::move(text), m_events.line());
            return {};
        }
        if (!level.hasKey) {
            level.hasKey = true;
            m_outside = m_path.size();
            m_path += (m_path.empty() ? "" : "/") + text;
            return {};
        }
        level.hasKey = false;
        if (!nothing)
            m_lists.push_back({m_path, {{std::move(text), m_events.line()}}});
        m_path.resize(m_outside);
        return {};
    }

    YamlEvents m_events;
    const std::string& m_name;
    std::vector<Level> m_levels;
    std::string m_path;
    size_t m_outside = 0; // of the path before the last key
    std::vector<WildcardList> m_lists;
};

Result<void> addLists(const nlohmann::json& tree, const std::string& path, const std::string& name,
                      std::vector<WildcardList>& lists) {
    const std::string place = path.empty() ? name : name + ", key " + oneLine(path, 120);
    auto valueOf = [](const nlohmann::json& value) {
        return value.is_string() ? value.get<std::string>() : value.dump();
    };
    if (tree.is_object()) {
        for (const auto& [key, below] : tree.items())
            MIRO_CHECK_OK(addLists(below, path.empty() ? key : path + "/" + key, name, lists));
    } else if (tree.is_array()) {
        lists.push_back({path, {}});
        for (const auto& value : tree) {
            if (value.is_structured())
                return Error{ErrorCode::Corrupt, fmt::format("{}: value {} is a list inside of a list", place,
                                                             lists.back().values.size() + 1)};
            lists.back().values.emplace_back(valueOf(value), static_cast<int64_t>(lists.back().values.size() + 1));
        }
    } else if (!path.empty() && !tree.is_null()) {
        lists.push_back({path, {{valueOf(tree), 1}}});
    } else if (path.empty()) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: a file of wildcards holds a list, or keys with lists", name)};
    }
    return {};
}

} // namespace

Result<std::vector<WildcardList>> wildcardsFromYaml(std::string_view text, const std::string& name) {
    return YamlTree(text, name).read();
}

Result<std::vector<WildcardList>> wildcardsFromJson(std::string_view text, const std::string& name) {
    MIRO_TRY(const nlohmann::json tree, parseJson(text, name, {.maxDepth = static_cast<int>(kDeepest)}));
    std::vector<WildcardList> lists;
    MIRO_CHECK_OK(addLists(tree, "", name, lists));
    return lists;
}

} // namespace miro
