#include "app/commands/models_care.h"

#include "app/commands/arguments.h"
#include "studio/models.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

namespace miro {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

// Passes on what a person can follow: a piece of 16 kB is no news.
class TransferPrinter : public TransferSink {
public:
    TransferPrinter(Terminal& terminal, ProgressStyle style)
        : m_printer(terminal, style), m_pause(style == ProgressStyle::Bar ? 100 : 1000) {}

    void progress(const Progress& progress) override {
        auto now = Clock::now();
        if (progress.stage == m_stage && progress.done != progress.total && now - m_last < m_pause)
            return;
        m_stage = progress.stage;
        m_last = now;
        m_printer.progress(progress);
    }

private:
    ProgressPrinter m_printer;
    std::chrono::milliseconds m_pause;
    std::string m_stage;
    Clock::time_point m_last;
};

ProgressStyle styleOf(CommandContext& context, const ModelsOptions& options) {
    return progressStyle(context.terminal, options.progress, options.json && options.progress);
}

fs::path targetFolder(const ModelsOptions& options) {
    return options.models.empty() ? userModelsFolder() : fs::path(options.models.front());
}

// The models folder that is written to need not exist yet.
Result<ModelStore> storeFor(CommandContext& context, const ModelsOptions& options) {
    MIRO_TRY(ModelStore usual, context.studio.models({}));
    if (options.models.empty())
        return usual;
    if (options.models.size() > 1)
        return usageError("--models is given more than once: models are put into one folder");
    return ModelStore::over(options.models.front(), usual.manifests());
}

// True when the user says yes; Stopped when a signal comes first.
Result<bool> confirmed(CommandContext& context, const ModelsOptions& options, const std::string& question) {
    if (options.yes)
        return true;
    if (!context.terminal.errorIsTerminal() || ::isatty(STDIN_FILENO) == 0)
        return usageError("nobody can be asked here: give --yes to go on");
    context.terminal.note(question + " [y/N]");
    std::string answer;
    while (answer.find('\n') == std::string::npos) {
        if (context.stop.stop_requested())
            return stoppedError();
        pollfd waiting{STDIN_FILENO, POLLIN, 0};
        if (::poll(&waiting, 1, 100) <= 0)
            continue;
        char bytes[256];
        ssize_t n = ::read(STDIN_FILENO, bytes, sizeof(bytes));
        if (n <= 0)
            break;
        answer.append(bytes, static_cast<size_t>(n));
    }
    return !answer.empty() && (answer.front() == 'y' || answer.front() == 'Y');
}

std::string sizeOf(const PlannedFile& file) {
    return file.bytes ? formatBytes(*file.bytes) : "size not known";
}

Json jsonOf(const RepoPlan& repo) {
    Json files = Json::array();
    for (const PlannedFile& file : repo.files)
        files.push_back({{"name", file.name},
                         {"bytes", file.bytes ? Json(*file.bytes) : Json(nullptr)},
                         {"present", file.present},
                         {"resumed_bytes", file.resumed}});
    return {{"name", repo.repo},       {"folder", repo.folder.string()},          {"revision", repo.revision},
            {"licence", repo.licence}, {"asks_for_consent", repo.asksForConsent}, {"bytes_to_get", repo.bytesToGet()},
            {"files", files}};
}

void printRepo(Terminal& terminal, const RepoPlan& repo) {
    terminal.result(fmt::format("{}  {}  {}", repo.repo, formatBytes(repo.bytesToGet()),
                                repo.licence.empty() ? "licence: see its page" : "licence: " + repo.licence));
    if (!repo.purpose.empty())
        terminal.result("  " + repo.purpose);
    if (repo.asksForConsent)
        terminal.result("  Its licence has to be accepted on its page first; then set HF_TOKEN.");
    for (const PlannedFile& file : repo.files) {
        std::string state = file.present       ? "there already"
                            : file.resumed > 0 ? fmt::format("{} of it are there", formatBytes(file.resumed))
                                               : "";
        terminal.result(fmt::format("  {:>14}  {:<40} {}", sizeOf(file), oneLine(file.name, 200), state));
    }
}

void printPlan(Terminal& terminal, const DownloadPlan& plan, bool json) {
    if (json) {
        Json repos = Json::array();
        for (const RepoPlan& repo : plan.repos)
            repos.push_back(jsonOf(repo));
        terminal.result(indented({{"models", repos},
                                  {"installed", plan.installed},
                                  {"bytes_to_get", plan.bytesToGet()},
                                  {"free_bytes", plan.freeBytes}}));
        return;
    }
    for (const std::string& name : plan.installed)
        terminal.result(name + "  is there already");
    for (const RepoPlan& repo : plan.repos)
        printRepo(terminal, repo);
    if (!plan.empty())
        terminal.result(
            fmt::format("Together {} in {} files into {}{}", formatBytes(plan.bytesToGet()), plan.filesToGet(),
                        oneLine(plan.repos.front().folder.string()),
                        plan.freeBytes < 0 ? "" : fmt::format(" ({} are free)", formatBytes(plan.freeBytes))));
}

// The models whose files are looked at: those that are named, else all that are there.
Result<std::vector<ModelEntry>> entriesFor(const ModelStore& store, const ModelsOptions& options) {
    std::vector<ModelEntry> chosen;
    std::vector<ModelEntry> all = store.list();
    for (const std::string& word : options.words) {
        auto entry = std::find_if(all.begin(), all.end(), [&](const ModelEntry& e) { return e.name == word; });
        if (entry == all.end())
            entry =
                std::find_if(all.begin(), all.end(), [&](const ModelEntry& e) { return e.name.ends_with("/" + word); });
        if (entry == all.end() || entry->folder.empty())
            return Error{ErrorCode::NotFound,
                         fmt::format("{} is not installed: miro models list shows what is", oneLine(word, 120))};
        chosen.push_back(*entry);
    }
    if (options.words.empty())
        std::copy_if(all.begin(), all.end(), std::back_inserter(chosen), [](const ModelEntry& entry) {
            // Whatever was fetched or imported by this program has a record.
            std::error_code error;
            return !entry.folder.empty() &&
                   (entry.manifest || entry.kind == "generator" || fs::exists(entry.folder / kRecordName, error));
        });
    return chosen;
}

const char* stateName(FileState state) {
    switch (state) {
    case FileState::Good:
        return "good";
    case FileState::Plausible:
        return "plausible";
    case FileState::Damaged:
        return "damaged";
    case FileState::Missing:
        return "missing";
    }
    return "";
}

Json jsonOf(const ModelCheck& check) {
    Json files = Json::array();
    for (const CheckedFile& file : check.files) {
        Json entry{{"name", file.name}, {"state", stateName(file.state)}};
        if (!file.problem.empty())
            entry["problem"] = file.problem;
        files.push_back(std::move(entry));
    }
    return {{"name", check.name}, {"folder", check.folder.string()}, {"good", check.ok()}, {"files", files}};
}

void print(Terminal& terminal, const ModelCheck& check) {
    size_t plausible = check.count(FileState::Plausible);
    terminal.result(fmt::format("{:<8} {:<48} {} files{}", check.ok() ? "good" : "damaged", oneLine(check.name, 200),
                                check.files.size(),
                                plausible > 0 ? fmt::format(", {} without a known checksum", plausible) : ""));
    for (const CheckedFile& file : check.files)
        if (!file.problem.empty())
            terminal.result("  " + file.problem);
}

Result<std::vector<ModelCheck>> checkAll(CommandContext& context, const ModelStore& store,
                                         const ModelsOptions& options) {
    MIRO_TRY(std::vector<ModelEntry> entries, entriesFor(store, options));
    std::vector<ModelCheck> checks;
    TransferPrinter printer(context.terminal, styleOf(context, options));
    for (const ModelEntry& entry : entries) {
        MIRO_TRY(ModelCheck check, checkModel(store, entry, printer, context.stop));
        checks.push_back(std::move(check));
    }
    return checks;
}

Result<ModelStore> presentStore(CommandContext& context, const ModelsOptions& options) {
    return context.studio.models(pathsFrom(options.models));
}

} // namespace

std::string indented(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<void> getModels(CommandContext& context, const ModelsOptions& options) {
    MIRO_TRY(ModelStore store, storeFor(context, options));
    DownloadRequest request;
    request.folder = targetFolder(options);
    request.variants = options.variants;
    request.revision = options.revision.value_or("");
    for (const std::string& word : options.words) {
        MIRO_TRY(std::string repo, knownRepo(store, word));
        request.repos.push_back(std::move(repo));
    }
    if (options.all)
        for (const Manifest& manifest : store.manifests())
            if (manifest.variants.empty()) // a family is chosen from, never taken whole
                request.repos.push_back(manifest.repo);
    if (request.repos.empty())
        return usageError("write miro models get NAME..., or --all; miro models list shows the names");

    const HubOptions hub = HubOptions::fromEnvironment();
    DownloadPlan plan;
    {
        TransferPrinter printer(context.terminal, styleOf(context, options));
        MIRO_TRY(plan, planDownload(store, request, hub, printer, context.stop));
    }
    printPlan(context.terminal, plan, options.json);
    if (plan.empty())
        return {};
    if (!plan.fits()) { // says so, before the question
        TransferPrinter silent(context.terminal, ProgressStyle::None);
        return download(plan, hub, silent, context.stop);
    }
    MIRO_TRY(bool yes, confirmed(context, options, fmt::format("Get {}?", formatBytes(plan.bytesToGet()))));
    if (!yes)
        return stoppedError();
    {
        TransferPrinter printer(context.terminal, styleOf(context, options));
        MIRO_CHECK_OK(download(plan, hub, printer, context.stop));
    }
    if (!options.json)
        for (const RepoPlan& repo : plan.repos)
            context.terminal.result(fmt::format("{}  is in {}", repo.repo, oneLine(repo.folder.string())));
    return {};
}

Result<void> importModelFolder(CommandContext& context, const ModelsOptions& options) {
    if (options.words.size() != 1)
        return usageError("write miro models import FOLDER");
    MIRO_TRY(ModelStore store, storeFor(context, options));
    MIRO_TRY(ImportPlan plan, planImport(store, {options.words[0], options.as.value_or(""), targetFolder(options)},
                                         HubOptions::fromEnvironment()));
    {
        TransferPrinter printer(context.terminal, styleOf(context, options));
        MIRO_CHECK_OK(importModels(plan, printer, context.stop));
    }
    if (options.json) {
        Json items = Json::array();
        for (const ImportItem& item : plan.items)
            items.push_back({{"name", item.name}, {"folder", item.target.string()}});
        context.terminal.result(indented({{"models", items}, {"left_out", plan.leftOut}}));
        return {};
    }
    for (const ImportItem& item : plan.items)
        context.terminal.result(fmt::format("{}  is in {}", oneLine(item.name, 200), oneLine(item.target.string())));
    for (const std::string& line : plan.leftOut)
        context.terminal.result("left out: " + line);
    return {};
}

Result<void> verifyModels(CommandContext& context, const ModelsOptions& options) {
    MIRO_TRY(ModelStore store, presentStore(context, options));
    MIRO_TRY(std::vector<ModelCheck> checks, checkAll(context, store, options));
    if (options.json) {
        Json json = Json::array();
        for (const ModelCheck& check : checks)
            json.push_back(jsonOf(check));
        context.terminal.result(indented(json));
    }
    std::vector<std::string> damaged;
    for (const ModelCheck& check : checks) {
        if (!options.json)
            print(context.terminal, check);
        if (!check.ok())
            damaged.push_back(oneLine(check.name, 120));
    }
    if (!damaged.empty())
        return Error{ErrorCode::Corrupt, fmt::format("files of {} are damaged or missing: mend them with miro models "
                                                     "repair",
                                                     fmt::join(damaged, ", "))};
    return {};
}

Result<void> repairModels(CommandContext& context, const ModelsOptions& options) {
    MIRO_TRY(ModelStore store, presentStore(context, options));
    MIRO_TRY(std::vector<ModelCheck> checks, checkAll(context, store, options));
    const HubOptions hub = HubOptions::fromEnvironment();
    for (const ModelCheck& check : checks) {
        if (check.ok()) {
            if (!options.json)
                print(context.terminal, check);
            continue;
        }
        RepoPlan plan;
        {
            TransferPrinter printer(context.terminal, styleOf(context, options));
            MIRO_TRY(plan, planRepair(store, check, hub, printer, context.stop));
        }
        if (options.json)
            context.terminal.result(indented(jsonOf(plan)));
        else
            printRepo(context.terminal, plan);
        MIRO_TRY(bool yes, confirmed(context, options,
                                     fmt::format("Fetch {} of {} again?", formatBytes(plan.bytesToGet()), check.name)));
        if (!yes)
            return stoppedError();
        {
            TransferPrinter printer(context.terminal, styleOf(context, options));
            MIRO_CHECK_OK(repair(plan, check, hub, printer, context.stop));
        }
        if (!options.json)
            context.terminal.result(fmt::format("{}  is repaired", oneLine(check.name, 200)));
    }
    return {};
}

} // namespace miro
