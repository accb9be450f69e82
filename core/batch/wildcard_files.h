// A folder of wildcards: lists of values that stand behind __name__ in a prompt. NAME.txt has a value a line, lines
// that begin with '#' are comments, "2::red" gives a weight. .yaml and .json files are trees of lists; a list's name is
// the keys that lead to it, also behind the file's own name. Files in folders are named with them: __people/hats__.
// Private to the batch room.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// One list of one file.
struct WildcardSource {
    std::string name; // as prompts call it
    std::string file; // below the folder
};

struct WildcardValue {
    std::string text;
    double weight = 1;
    const WildcardSource* source = nullptr;
    int64_t line = 0;

    std::string place() const; // "colours.txt line 3"
};

// All values that a name or a glob stands for, in order of names and lines. What others work out about it is kept here
// too (dynamic_count.cpp).
struct WildcardSet {
    std::vector<WildcardValue> values;
    std::vector<double> weights;  // added up
    std::vector<uint64_t> counts; // of prompts, added up; empty: not known yet, or it depends on variables
    int64_t height = 0;           // with counts: so many wildcards are nested below
};

// One thread at a time. A file is read when a prompt needs it; no name leads out of the folder.
class WildcardFiles {
public:
    // A folder that is not there has no wildcards. Failed: more files than are read.
    static Result<WildcardFiles> open(const std::filesystem::path& folder);

    // pattern: a name, or with '*' (within a folder), '**' (across folders) and '?'. excluded: values left out.
    // Usage: there is none (with the nearest name), or it leads out of the folder. Corrupt names the file and the line.
    // The set lives as long as this.
    Result<WildcardSet*> find(const std::string& pattern, const std::vector<std::string>& excluded = {});

    // SHA-256 over the files read so far; empty: none.
    std::string digest() const;

private:
    struct Wildcard {
        std::vector<std::string> textFiles;                   // not read yet
        std::vector<std::unique_ptr<WildcardSource>> sources; // read
        std::vector<WildcardValue> values;
        bool alias = false; // the file's name before the keys: not seen by globs
    };

    Result<std::string> readText(const std::string& file);
    Result<void> readTrees();
    Result<void> readTree(const std::string& file);
    Result<void> readValues(const std::string& name, Wildcard& wildcard);
    void addList(const std::string& name, const std::string& file, bool alias,
                 const std::vector<std::pair<std::string, int64_t>>& values);
    Error unknown(const std::string& pattern) const;

    std::filesystem::path m_folder;
    bool m_exists = false;
    std::map<std::string, Wildcard> m_wildcards;
    std::vector<std::string> m_treeFiles; // not read yet
    std::vector<Error> m_brokenTrees;
    std::set<std::string> m_outside; // names of links that lead out
    std::map<std::string, std::unique_ptr<WildcardSet>> m_sets;
    std::map<std::string, std::string> m_digests; // by file
    size_t m_bytes = 0;
};

} // namespace miro
