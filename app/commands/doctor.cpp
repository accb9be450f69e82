#include "app/commands/arguments.h"
#include "app/commands/command.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const DoctorReport& report) {
    Json json{{"program_version", report.programVersion}};
    for (const auto& [name, version] : report.libraries)
        json["libraries"][name] = version;
    json["devices"] = Json::array();
    for (const DoctorDevice& device : report.devices)
        json["devices"].push_back({{"name", device.name},
                                   {"hardware", device.hardware},
                                   {"memory_bytes", device.memoryBytes},
                                   {"precisions", device.precisions},
                                   {"note", device.note}});
    json["cuda_absence"] = report.cudaAbsence;
    json["kernels"] = report.kernels;
    json["memory_plans"] = report.memoryPlans;
    json["folders"] = Json::array();
    for (const DoctorFolder& folder : report.folders)
        json["folders"].push_back({{"what", folder.what}, {"path", folder.path.string()}, {"exists", folder.exists}});
    json["models"] = Json::array();
    for (const ModelEntry& model : report.models)
        json["models"].push_back({{"name", model.name},
                                  {"kind", model.kind},
                                  {"present", !model.folder.empty() && model.missing.empty()},
                                  {"missing", model.missing}});
    return json;
}

void print(Terminal& terminal, const DoctorReport& report) {
    terminal.result(fmt::format("Miro Studio {}", report.programVersion));
    std::string libraries;
    for (const auto& [name, version] : report.libraries)
        libraries += (libraries.empty() ? "" : ", ") + name + " " + version;
    terminal.result("  " + libraries);

    terminal.result("Devices");
    for (const DoctorDevice& device : report.devices) {
        if (device.precisions.empty()) {
            terminal.result(fmt::format("  {:<8} not used: {}", device.name, oneLine(device.note, 1000)));
            continue;
        }
        terminal.result(fmt::format("  {:<8} {}, {}; {}{}", device.name, oneLine(device.hardware, 200),
                                    formatBytes(device.memoryBytes), fmt::join(device.precisions, " "),
                                    device.note.empty() ? "" : "; " + oneLine(device.note, 1000)));
    }
    terminal.result(fmt::format("  {:<8} {}", "kernels", oneLine(report.kernels, 1000)));

    terminal.result("Memory plan of the published model on a card of");
    for (const std::string& plan : report.memoryPlans)
        terminal.result("  " + oneLine(plan, 1000));

    terminal.result("Folders");
    for (const DoctorFolder& folder : report.folders)
        terminal.result(fmt::format("  {:<8} {}{}", folder.what, oneLine(folder.path.string(), 4000),
                                    folder.exists ? "" : " (not there yet)"));

    terminal.result("Models");
    for (const ModelEntry& model : report.models) {
        bool present = !model.folder.empty() && model.missing.empty();
        terminal.result(fmt::format("  {:<8} {:<13} {:<48} {}", present ? "present" : "missing", model.kind,
                                    oneLine(model.name, 200), model.manifest ? model.manifest->purpose : ""));
    }
    terminal.result("  (miro models show NAME says which files a missing model needs and where they go)");
}

} // namespace

Result<void> runDoctor(CommandContext& context, const std::vector<std::string>& arguments) {
    std::vector<std::string> models;
    bool json = false;
    Arguments parser("doctor", "Says what is installed, which devices and precisions this machine has, and "
                               "where models and libraries lie.");
    parser.modelFolders(models);
    parser.flag("--json", json, "Prints JSON.");
    MIRO_CHECK_OK(parser.parse(arguments));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    ProgressPrinter printer(context.terminal, ProgressStyle::None);
    MIRO_TRY(DoctorReport report, context.studio.doctor(pathsFrom(models), printer, context.stop));
    if (json)
        context.terminal.result(jsonOf(report).dump(2, ' ', false, Json::error_handler_t::replace));
    else
        print(context.terminal, report);
    return {};
}

} // namespace miro
