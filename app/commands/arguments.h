// A verb's options, read by CLI11. Values are taken as they are written: a text may be empty, begin with a dash, or
// hold newlines and brackets.
#pragma once

#include "app/progress_printer.h"
#include "base/generation_settings.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// CLI11 is one header of 8 s: only arguments.cpp reads it.
namespace CLI {
class App;
}

namespace miro {

// One per run of a verb. Options are added with references that must outlive parse().
class Arguments {
public:
    // usage: what follows "miro ", as the help shows it.
    Arguments(const std::string& usage, const std::string& help);
    ~Arguments();

    void flag(const std::string& name, bool& value, const std::string& help);
    void text(const std::string& name, std::optional<std::string>& value, const std::string& valueName,
              const std::string& help);
    void texts(const std::string& name, std::vector<std::string>& values, const std::string& valueName,
               const std::string& help); // repeats, one value each

    // The option that a declared setting gets: --KEY, its help, its range.
    void setting(const ParamSpec& spec, std::optional<std::string>& value);

    // Those that many verbs have. prints: what --json writes as JSON lines.
    void modelFolders(std::vector<std::string>& folders);
    void progressFlags(bool& progress, bool& json, const std::string& prints = "progress and errors");

    // Reads the arguments. Words that belong to no option are kept in words(); with allowWords false they are an error.
    // Usage errors name the option. When help was asked for, helpText() is set and nothing else is to be done.
    Result<void> parse(const std::vector<std::string>& arguments, bool allowWords = false);

    const std::vector<std::string>& words() const { return m_words; }
    const std::optional<std::string>& helpText() const { return m_helpText; }

private:
    std::unique_ptr<CLI::App> m_app;
    std::string m_verb;
    std::vector<std::string> m_words;
    std::optional<std::string> m_helpText;
};

// --progress and --json as a style; a terminal gets a bar.
ProgressStyle progressStyle(const Terminal& terminal, bool progress, bool json);

// spec with its key written as an option, so that messages name what was typed.
Result<ParamValue> parseOption(const ParamSpec& spec, const std::string& text);

// The same for an Int; what stands there when text is not given.
Result<int64_t> parseInteger(const ParamSpec& spec, const std::optional<std::string>& text, int64_t otherwise);

// What a verb may use of the processor, where that is no declared setting.
inline const ParamSpec kThreads{.key = "threads", .kind = ParamKind::Int, .minimum = 1, .maximum = 1024};

std::vector<std::filesystem::path> pathsFrom(const std::vector<std::string>& texts);

} // namespace miro
