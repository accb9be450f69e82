#include "batch/wildcard_files.h"

#include "base/files.h"
#include "batch/list_text.h"
#include "batch/nearest_name.h"
#include "batch/wildcard_tree.h"
#include "library/picture_store.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMostFiles = 100'000;
constexpr size_t kMostFileBytes = 16u << 20;
constexpr size_t kMostBytes = 256u << 20; // of all files that a list needs

// Which lengths of name the pattern's parts so far can stand for, part by part.
bool globMatches(std::string_view pattern, std::string_view name) {
    std::vector<char> reached(name.size() + 1, false);
    reached[0] = true;
    for (size_t p = 0; p < pattern.size();) {
        const std::string_view rest = pattern.substr(p);
        const bool folders = rest.starts_with("**/"), deep = rest.starts_with("**"), star = rest.starts_with('*');
        std::vector<char> next(name.size() + 1, false);
        bool any = false; // some shorter length was reached
        for (size_t n = 0; n <= name.size(); ++n) {
            const bool behindSlash = n > 0 && name[n - 1] == '/';
            if (folders)
                next[n] = reached[n] || (any && behindSlash);
            else if (deep)
                next[n] = reached[n] || any;
            else if (star)
                next[n] = reached[n] || (n > 0 && next[n - 1] && !behindSlash);
            else
                next[n] = n > 0 && reached[n - 1] && (rest[0] == '?' ? !behindSlash : rest[0] == name[n - 1]);
            any = any || reached[n];
        }
        reached = std::move(next);
        p += folders ? 3 : deep ? 2 : 1;
    }
    return reached.back();
}

bool isGlob(std::string_view pattern) {
    return pattern.find_first_of("*?") != std::string_view::npos;
}

// "2::red": takes the weight away.
double takeWeight(std::string& text) {
    double weight = 0;
    const auto [rest, code] = std::from_chars(text.data(), text.data() + text.size(), weight, std::chars_format::fixed);
    const auto length = static_cast<size_t>(rest - text.data());
    if (code != std::errc() || text[0] == '-' || text.compare(length, 2, "::") != 0)
        return 1;
    text.erase(0, length + 2);
    return weight;
}

} // namespace

std::string WildcardValue::place() const {
    return fmt::format("{} line {}", oneLine(source->file, 120), line);
}

Result<WildcardFiles> WildcardFiles::open(const fs::path& folder) {
    WildcardFiles files;
    files.m_folder = folder;
    std::error_code error;
    files.m_exists = !folder.empty() && fs::is_directory(folder, error);
    if (!files.m_exists)
        return files;
    size_t seen = 0;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
        if (++seen > kMostFiles)
            return Error{ErrorCode::Failed, fmt::format("the wildcard folder {} holds more than {} files",
                                                        oneLine(folder.string()), kMostFiles)};
        const fs::path& path = entries->path();
        if (path.filename().string().starts_with('.')) { // what other programs leave there
            entries.disable_recursion_pending();
            continue;
        }
        const std::string file = path.lexically_relative(folder).generic_string();
        const std::string name = fs::path(file).replace_extension().generic_string();
        std::error_code ignored;
        if (entries->is_symlink(ignored) && !isInside(folder, path)) {
            files.m_outside.insert(name);
            continue;
        }
        if (!entries->is_regular_file(ignored))
            continue;
        const std::string ending = path.extension().string();
        if (ending == ".txt")
            files.m_wildcards[name].textFiles.push_back(file);
        else if (ending == ".yaml" || ending == ".yml" || ending == ".json")
            files.m_treeFiles.push_back(file);
    }
    if (error)
        return Error{ErrorCode::Failed,
                     fmt::format("cannot read the wildcard folder {}: {}", oneLine(folder.string()), error.message())};
    std::sort(files.m_treeFiles.begin(), files.m_treeFiles.end());
    return files;
}

Result<std::string> WildcardFiles::readText(const std::string& file) {
    const fs::path path = m_folder / file;
    if (!isInside(m_folder, path)) // since it was seen
        return Error{ErrorCode::Corrupt, fmt::format("the wildcard file {} leads out of its folder", oneLine(file))};
    MIRO_TRY(std::string text, readFile(path, kMostFileBytes));
    MIRO_CHECK_OK(checkEncoding(text, file));
    m_bytes += text.size();
    if (m_bytes > kMostBytes)
        return Error{ErrorCode::Failed,
                     fmt::format("the wildcard files of this list are larger than {} bytes together", kMostBytes)};
    m_digests[file] = sha256Of(text);
    return text;
}

void WildcardFiles::addList(const std::string& name, const std::string& file, bool alias,
                            const std::vector<std::pair<std::string, int64_t>>& values) {
    auto [found, isNew] = m_wildcards.try_emplace(name);
    Wildcard& wildcard = found->second;
    wildcard.alias = alias && (isNew || wildcard.alias);
    wildcard.sources.push_back(std::make_unique<WildcardSource>(WildcardSource{name, file}));
    for (const auto& [text, line] : values) {
        WildcardValue value{text, 1, wildcard.sources.back().get(), line};
        value.weight = takeWeight(value.text);
        wildcard.values.push_back(std::move(value));
    }
}

Result<void> WildcardFiles::readTree(const std::string& file) {
    MIRO_TRY(const std::string text, readText(file));
    MIRO_TRY(const auto lists, file.ends_with(".json") ? wildcardsFromJson(withoutByteOrderMark(text), file)
                                                       : wildcardsFromYaml(withoutByteOrderMark(text), file));
    const std::string own = fs::path(file).replace_extension().generic_string();
    const std::string folder = fs::path(file).parent_path().generic_string();
    for (const WildcardList& list : lists) {
        if (!list.path.empty())
            addList(folder.empty() ? list.path : folder + "/" + list.path, file, false, list.values);
        addList(list.path.empty() ? own : own + "/" + list.path, file, !list.path.empty(), list.values);
    }
    return {};
}

Result<void> WildcardFiles::readTrees() {
    for (const std::string& file : m_treeFiles)
        if (auto read = readTree(file); !read.ok())
            m_brokenTrees.push_back(read.error());
    m_treeFiles.clear();
    return {};
}

Result<void> WildcardFiles::readValues(const std::string& name, Wildcard& wildcard) {
    while (!wildcard.textFiles.empty()) {
        const std::string file = wildcard.textFiles.back();
        MIRO_TRY(const std::string whole, readText(file));
        const std::string_view text = withoutByteOrderMark(whole);
        std::vector<std::pair<std::string, int64_t>> values;
        int64_t line = 1;
        for (size_t at = 0; at < text.size(); ++line) {
            const size_t end = lineEnd(text, at);
            const std::string_view value = trimmed(text.substr(at, end - at));
            if (!value.empty() && value.front() != '#')
                values.emplace_back(value, line);
            at = nextLine(text, end);
        }
        wildcard.textFiles.pop_back();
        addList(name, file, false, values);
    }
    return {};
}

Result<WildcardSet*> WildcardFiles::find(const std::string& pattern, const std::vector<std::string>& excluded) {
    std::string key = pattern;
    for (const std::string& value : excluded)
        key += '\n' + value;
    if (auto known = m_sets.find(key); known != m_sets.end())
        return known->second.get();
    if (pattern.starts_with('/') || ("/" + pattern + "/").find("/../") != std::string::npos)
        return usageError(fmt::format("the wildcard __{}__ leads out of its folder", oneLine(pattern, 80)));
    MIRO_CHECK_OK(readTrees());

    auto set = std::make_unique<WildcardSet>();
    const bool glob = isGlob(pattern);
    bool found = false;
    double total = 0;
    for (auto& [name, wildcard] : m_wildcards) {
        if (glob ? wildcard.alias || !globMatches(pattern, name) : name != pattern)
            continue;
        found = true;
        MIRO_CHECK_OK(readValues(name, wildcard));
        for (const WildcardValue& value : wildcard.values) {
            if (std::find(excluded.begin(), excluded.end(), value.text) != excluded.end())
                continue;
            set->values.push_back(value);
            set->weights.push_back(total += value.weight);
        }
    }
    if (glob && !m_brokenTrees.empty()) // the name might be in there
        return m_brokenTrees.front();
    if (!found)
        return unknown(pattern);
    if (!(total > 0))
        return usageError(fmt::format("the wildcard __{}__ has no value{}", oneLine(pattern, 80),
                                      excluded.empty() ? "" : " besides those left out"));
    return m_sets.emplace(key, std::move(set)).first->second.get();
}

Error WildcardFiles::unknown(const std::string& pattern) const {
    if (!m_exists)
        return usageError(fmt::format("the wildcard __{}__ is unknown: {}", oneLine(pattern, 80),
                                      m_folder.empty() ? "there is no folder of wildcards; name one"
                                                       : fmt::format("there is no folder {}; give the folder of "
                                                                     "wildcards",
                                                                     oneLine(m_folder.string()))));
    for (const std::string& name : m_outside)
        if (name == pattern || pattern.starts_with(name + "/"))
            return usageError(fmt::format("the wildcard __{}__ is a link that leads out of its folder; put the file "
                                          "itself there",
                                          oneLine(pattern, 80)));
    if (!m_brokenTrees.empty())
        return m_brokenTrees.front();
    std::vector<std::string> names;
    for (const auto& [name, wildcard] : m_wildcards)
        names.push_back(name);
    return usageError(fmt::format("the wildcard __{}__ is unknown{}", oneLine(pattern, 80),
                                  isGlob(pattern) ? ": no name is like that" : didYouMean(pattern, names)));
}

std::string WildcardFiles::digest() const {
    if (m_digests.empty())
        return {};
    std::string all;
    for (const auto& [file, digest] : m_digests)
        all += file + '\n' + digest + '\n';
    return sha256Of(all);
}

} // namespace miro
