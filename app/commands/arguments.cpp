#include "app/commands/arguments.h"

#include <CLI/CLI.hpp>
#include <cctype>
#include <fmt/format.h>

namespace miro {
namespace {

// "--key=" means an empty value; CLI11 would take the next argument for it.
std::vector<std::string> withEmptyValues(const std::vector<std::string>& arguments) {
    std::vector<std::string> split;
    bool literal = false;
    for (const std::string& argument : arguments) {
        literal = literal || argument == "--";
        size_t equals = argument.find('=');
        if (!literal && argument.starts_with("--") && equals != std::string::npos && equals + 1 == argument.size()) {
            split.push_back(argument.substr(0, equals));
            split.emplace_back();
        } else {
            split.push_back(argument);
        }
    }
    return split;
}

bool looksLikeOption(const std::string& word) {
    return word.size() > 1 && word[0] == '-' && !std::isdigit(static_cast<unsigned char>(word[1])) && word[1] != ' ';
}

} // namespace

Arguments::Arguments(const std::string& usage, const std::string& help)
    : m_app(std::make_unique<CLI::App>(help)), m_verb(usage.substr(0, usage.find(' '))) {
    m_app->name("miro " + usage);
    m_app->allow_extras();
    m_app->get_formatter()->column_width(34);
    m_app->set_help_flag("-h,--help", "Print this help.");
}

Arguments::~Arguments() = default;

void Arguments::flag(const std::string& name, bool& value, const std::string& help) {
    m_app->add_flag(name, value, help);
}

void Arguments::text(const std::string& name, std::optional<std::string>& value, const std::string& valueName,
                     const std::string& help) {
    const CLI::callback_t store = [&value](const CLI::results_t& results) {
        value = results.back();
        return true;
    };
    m_app->add_option(name, store, help)
        ->type_name(valueName)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
}

void Arguments::texts(const std::string& name, std::vector<std::string>& values, const std::string& valueName,
                      const std::string& help) {
    const CLI::callback_t store = [&values](const CLI::results_t& results) {
        values = results;
        return true;
    };
    m_app->add_option(name, store, help)
        ->type_name(valueName)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void Arguments::setting(const ParamSpec& spec, std::optional<std::string>& value) {
    std::string help = spec.help;
    if (spec.kind != ParamKind::Text && spec.kind != ParamKind::Path)
        help.insert(help.size() - 1, fmt::format(" ({})", describeRange(spec)));
    text("--" + spec.key, value, spec.valueName, help);
}

void Arguments::modelFolders(std::vector<std::string>& folders) {
    texts("--models", folders, "DIR", "A models folder, in place of the usual ones. Repeats.");
}

void Arguments::progressFlags(bool& progress, bool& json, const std::string& prints) {
    flag("--progress", progress, "Prints progress where there is no terminal.");
    flag("--json", json, "Prints " + prints + " as JSON lines.");
}

Result<void> Arguments::parse(const std::vector<std::string>& arguments, bool allowWords) {
    std::vector<std::string> reversed = withEmptyValues(arguments);
    std::reverse(reversed.begin(), reversed.end()); // CLI11 takes them from the back
    try {
        m_app->parse(std::move(reversed));
    } catch (const CLI::CallForHelp&) {
        m_helpText = m_app->help();
        while (m_helpText->ends_with('\n'))
            m_helpText->pop_back();
        return {};
    } catch (const CLI::ParseError& error) {
        return usageError(fmt::format("{}; miro {} --help lists the options", oneLine(error.what()), m_verb));
    }
    bool literal = false;
    for (const std::string& word : m_app->remaining()) {
        if (!literal && word == "--")
            literal = true;
        else if (!literal && looksLikeOption(word))
            return usageError(
                fmt::format("unknown option {}; miro {} --help lists the options", oneLine(word, 80), m_verb));
        else if (!allowWords)
            return usageError(
                fmt::format("'{}' belongs to no option; miro {} --help lists the options", oneLine(word, 80), m_verb));
        else
            m_words.push_back(word);
    }
    return {};
}

ProgressStyle progressStyle(const Terminal& terminal, bool progress, bool json) {
    if (json)
        return ProgressStyle::Json;
    if (terminal.errorIsTerminal())
        return ProgressStyle::Bar;
    return progress ? ProgressStyle::Lines : ProgressStyle::None;
}

Result<ParamValue> parseOption(const ParamSpec& spec, const std::string& text) {
    ParamSpec option = spec;
    option.key = "--" + spec.key;
    return parseParam(option, text);
}

Result<int64_t> parseInteger(const ParamSpec& spec, const std::optional<std::string>& text, int64_t otherwise) {
    if (!text)
        return otherwise;
    MIRO_TRY(const ParamValue value, parseOption(spec, *text));
    const auto* number = std::get_if<int64_t>(&value);
    return number ? *number : otherwise;
}

std::vector<std::filesystem::path> pathsFrom(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

} // namespace miro
