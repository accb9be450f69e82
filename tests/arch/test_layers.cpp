// The layer rule and the habits that a machine can check: who may include whom (ARCHITECTURE.md has the table), which
// library is included in which one room, sizes, names and banned calls.
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Rooms = std::set<std::string>;

// Room -> what its files may include. A room may always include itself.
const std::map<std::string, Rooms>& allowedEdges() {
    static const Rooms engine = {"base", "tensor", "cuda", "image", "token", "model"};
    static const Rooms plain = {"base", "image"};
    static const Rooms belowFlow = {"base",   "cuda",   "image",   "token", "tensor", "model", "text",   "sample",
                                    "decode", "reward", "library", "hub",   "batch",  "scene", "dataset"};
    static const Rooms belowTrain = [] {
        Rooms rooms = belowFlow;
        rooms.insert({"flow", "cluster"});
        return rooms;
    }();
    static const Rooms belowJob = [] {
        Rooms rooms = belowTrain;
        rooms.insert({"annotate", "train", "taste", "eval"});
        return rooms;
    }();
    // A room of the window: the rooms without libtorch, plain values of job, flow and taste (kEventHeaders), and rooms
    // of ui.
    auto window = [](Rooms rooms) {
        rooms.insert({"base", "image", "library", "hub", "batch", "studio", "job", "flow", "taste"});
        return rooms;
    };
    static const std::map<std::string, Rooms> edges = {
        {"base", {}},
        {"cuda", {"base"}},
        {"image", {"base"}},
        {"token", {"base"}},
        {"tensor", {"base", "cuda"}},
        {"cluster", {"base", "tensor", "cuda"}},
        {"model", {"base", "tensor", "cuda"}},
        {"text", engine},
        {"sample", engine},
        {"decode", engine},
        {"reward", engine},
        {"library", plain},
        {"hub", plain},
        {"batch", {"base", "image", "library"}},
        {"scene", plain},
        {"dataset", plain},
        {"flow", belowFlow},
        {"annotate", belowTrain},
        {"train", belowTrain},
        {"taste", belowTrain},
        {"eval", belowTrain},
        {"job", belowJob},
        {"studio", {"base", "job", "library", "hub", "batch", "taste"}},
        {"app", {"base", "studio", "hub", "library", "job", "ui/widgets", "ui/bridge", "ui/window"}},
        {"ui/widgets", window({})},
        {"ui/bridge", window({"ui/widgets"})},
        {"ui/canvas", window({"ui/widgets", "ui/bridge"})},
        {"ui/charts", window({"ui/widgets"})},
        {"ui/create", window({"ui/widgets", "ui/bridge", "ui/charts", "ui/canvas"})},
        {"ui/gallery", window({"ui/widgets", "ui/bridge", "ui/charts"})},
        {"ui/taste", window({"ui/widgets", "ui/bridge", "ui/charts"})},
        {"ui/explore", window({"ui/widgets", "ui/bridge", "ui/charts"})},
        {"ui/batch", window({"ui/widgets", "ui/bridge", "ui/charts"})},
        {"ui/models", window({"ui/widgets", "ui/bridge"})},
        {"ui/settings", window({"ui/widgets", "ui/bridge"})},
        {"ui/window", window({"ui/widgets", "ui/bridge", "ui/charts", "ui/create", "ui/gallery", "ui/explore",
                              "ui/batch", "ui/taste", "ui/models", "ui/settings"})},
    };
    return edges;
}

// All that the window may know of job, flow and taste: plain values.
const std::set<std::string> kEventHeaders = {"job/draw_request.h", "job/explore_request.h",   "job/batch_models.h",
                                             "job/batch_order.h",  "job/batch_save.h",        "job/train_order.h",
                                             "flow/draw_events.h", "flow/generate_request.h", "taste/choice_checks.h",
                                             "taste/intervals.h",  "taste/taste_choice.h"};

struct SourceFile {
    fs::path path; // relative to the source tree
    std::string room;
    std::vector<std::string> lines;
};

const fs::path& sourceTree() {
    static const fs::path tree = MIRO_SOURCE_DIR;
    return tree;
}

std::string roomOf(const fs::path& relative) {
    auto part = relative.begin();
    if (*part == "core")
        return std::next(part)->string();
    if (*part == "ui")
        return "ui/" + std::next(part)->string();
    return part->string();
}

std::vector<SourceFile> sourcesBelow(const std::vector<std::string>& folders) {
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::exists(sourceTree() / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(sourceTree() / folder)) {
            std::string extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp" && extension != ".cu")
                continue;
            SourceFile file;
            file.path = fs::relative(entry.path(), sourceTree());
            file.room = roomOf(file.path);
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);)
                file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    return files;
}

// "base/result.h" of `#include "base/result.h"`; empty for other lines. system: the same for <...>.
std::string includedFile(const std::string& line, bool system) {
    static const std::regex quoted("^\\s*#\\s*include\\s*\"([^\"]+)\"");
    static const std::regex angled("^\\s*#\\s*include\\s*<([^>]+)>");
    std::smatch match;
    return std::regex_search(line, match, system ? angled : quoted) ? match[1].str() : std::string();
}

void report(std::vector<std::string>& problems, const SourceFile& file, size_t line, const std::string& what) {
    problems.push_back(file.path.string() + ":" + std::to_string(line + 1) + ": " + what);
}

void expectNone(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems)
        text += "\n" + problem;
    QVERIFY2(problems.empty(), text.c_str());
}

// The problem with an include of `target` in `room`, or an empty string.
std::string edgeProblem(const std::string& room, const std::string& target) {
    auto allowed = allowedEdges().find(room);
    if (allowed == allowedEdges().end())
        return "room " + room + " is not in the table of this test";
    if (target == room || allowed->second.count(target))
        return {};
    return room + " may not include " + target;
}

// "ui/create" of "ui/create/create_page.h", "base" of "base/result.h".
std::string roomOfInclude(const std::string& included) {
    const std::string first = included.substr(0, included.find('/'));
    return first == "commands" ? "app" : first == "ui" ? roomOf(included) : first;
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRuleItselfCatchesUpwardEdges() {
        QVERIFY(edgeProblem("base", "tensor") != "");
        QVERIFY(edgeProblem("sample", "decode") != "");
        QVERIFY(edgeProblem("hub", "tensor") != "");
        QVERIFY(edgeProblem("app", "flow") != "");
        QVERIFY(edgeProblem("ui/create", "ui/gallery") != "");
        QVERIFY(edgeProblem("ui/widgets", "ui/bridge") != "");
        QVERIFY(edgeProblem("ui/window", "tensor") != "");
        QCOMPARE(roomOfInclude("ui/create/create_page.h"), std::string("ui/create"));
        QVERIFY(edgeProblem("flow", "sample").empty());
        QCOMPARE(includedFile("#include \"base/result.h\"", false), std::string("base/result.h"));
    }

    void includesGoDownOnly() {
        std::vector<std::string> problems;
        auto files = sourcesBelow({"core", "app", "ui"});
        QVERIFY(files.size() > 40); // an empty walk would pass everything
        for (const SourceFile& file : files)
            for (size_t i = 0; i < file.lines.size(); ++i) {
                std::string included = includedFile(file.lines[i], false);
                size_t slash = included.find('/');
                if (included.empty())
                    continue;
                if (slash == std::string::npos)
                    report(problems, file, i, "write the room in front: \"room/" + included + "\"");
                else if (std::string problem = edgeProblem(file.room, roomOfInclude(included)); !problem.empty())
                    report(problems, file, i, problem);
                else if (bool event = included.starts_with("job/") || included.starts_with("flow/") ||
                                      included.starts_with("taste/");
                         event && file.room.starts_with("ui/") && !kEventHeaders.count(included))
                    report(problems, file, i, "of job, flow and taste the window knows plain values only");
            }
        expectNone(problems);
    }

    // What CMake links must be no more than what may be included.
    void targetsLinkDownOnly() {
        std::vector<std::string> problems;
        static const std::regex uses(R"(\bUSES\s+([a-z\s]+))");
        for (const auto& [room, allowed] : allowedEdges()) {
            fs::path list = sourceTree() / "core" / room / "CMakeLists.txt";
            if (!fs::exists(list))
                continue;
            std::ifstream stream(list);
            std::stringstream text;
            text << stream.rdbuf();
            std::string whole = text.str();
            std::smatch match;
            if (!std::regex_search(whole, match, uses))
                continue;
            std::istringstream names(match[1].str());
            for (std::string name; names >> name;)
                if (std::string problem = edgeProblem(room, name); !problem.empty())
                    problems.push_back(list.string() + ": " + problem);
        }
        expectNone(problems);
    }

    void librariesStayInTheirRoom() {
        struct Rule {
            std::regex header;
            Rooms rooms;
        };
        const Rooms torchRooms = {"tensor", "model", "text", "sample", "decode", "reward",   "flow",
                                  "train",  "taste", "eval", "job",    "cuda",   "annotate", "cluster"};
        const std::vector<Rule> rules = {
            {std::regex("^OpenImageIO/"), {"image"}},
            {std::regex("^sqlite3.h"), {"library"}},
            {std::regex("^yaml.h"), {"batch"}},
            {std::regex("^archive"), {"dataset"}},
            {std::regex("^(ATen|c10|torch)/"), torchRooms},
            {std::regex("^(gloo/|torch/csrc/distributed/)"), {"cluster", "cuda"}},
            {std::regex("^(cuda_runtime|cuda_bf16|cuda_fp16|cuda\\.h)"), {"cuda"}},
            {std::regex("^Q[A-Z]"), {"ui", "app"}},
            {std::regex("^spdlog/"), {"base"}},
            {std::regex("^CLI/"), {"app"}},
            {std::regex("^curl/"), {"hub"}},
            {std::regex("^imgui"), {"ui/canvas"}},
            {std::regex("^(QSql|QtSql|QtCharts|QChart)"), {}},
        };
        std::vector<std::string> problems;
        for (const SourceFile& file : sourcesBelow({"core", "app", "ui"}))
            for (size_t i = 0; i < file.lines.size(); ++i) {
                std::string included = includedFile(file.lines[i], true);
                if (included == "torch/torch.h" && file.path.extension() == ".h")
                    report(problems, file, i, "torch/torch.h belongs in single source files that need autograd");
                const std::string room =
                    file.room.starts_with("ui/") ? "ui" : file.room; // Qt's headers are for all of it
                for (const Rule& rule : rules)
                    if (!included.empty() && std::regex_search(included, rule.header) && !rule.rooms.count(room) &&
                        !rule.rooms.count(file.room))
                        report(problems, file, i, "<" + included + "> has no place in " + file.room);
            }
        expectNone(problems);
    }

    // Headers that the window reads must not drag libtorch in.
    void plainRoomsNameNoTorchType() {
        static const std::regex torchName("(^|[^A-Za-z0-9_])(at|c10|torch)::");
        std::vector<std::string> problems;
        for (const SourceFile& file : sourcesBelow({"core"})) {
            if (file.path.extension() != ".h")
                continue;
            if (!Rooms{"base", "image", "token", "library", "hub", "batch", "scene", "dataset", "studio"}.count(
                    file.room))
                continue;
            for (size_t i = 0; i < file.lines.size(); ++i)
                if (std::regex_search(file.lines[i], torchName))
                    report(problems, file, i, "a libtorch type in a header of a plain room");
        }
        expectNone(problems);
    }

    void sizesAndNames() {
        static const std::regex lowerSnake("[a-z0-9_]+\\.(h|cpp|cu)");
        std::vector<std::string> problems;
        for (const SourceFile& file : sourcesBelow({"core", "app", "ui", "tests"})) {
            bool header = file.path.extension() == ".h";
            size_t limit = header ? 300 : 800;
            if (file.lines.size() > limit)
                report(problems, file, file.lines.size() - 1, "longer than " + std::to_string(limit) + " lines");
            if (!std::regex_match(file.path.filename().string(), lowerSnake))
                report(problems, file, 0, "file names are lower_snake");
            if (header && std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end())
                report(problems, file, 0, "#pragma once is missing");
        }
        expectNone(problems);
    }

    void bannedCalls() {
        const std::vector<std::pair<std::regex, std::string>> banned = {
            {std::regex(R"(\bprocessEvents\b)"), "processEvents hides re-entrancy"},
            {std::regex(R"(\bQEventLoop\b)"), "no nested event loops"},
            {std::regex(R"(\.detach\(\)\s*;.*thread|thread.*\.detach\(\))"), "threads are owned and joined"},
            {std::regex(R"(\bvolatile\s+bool\b)"), "use std::stop_token or std::atomic"},
            {std::regex(R"((^|[^:.>\w])(std::)?system\s*\()"), "no shell"},
        };
        std::vector<std::string> problems;
        for (const SourceFile& file : sourcesBelow({"core", "app", "ui"}))
            for (size_t i = 0; i < file.lines.size(); ++i)
                for (const auto& [pattern, why] : banned)
                    if (std::regex_search(file.lines[i], pattern))
                        report(problems, file, i, why);
        expectNone(problems);
    }

    // What would stall the window or run an event loop inside another. A drag has no other way, and the program's own
    // loop is main()'s.
    void bannedCallsOfTheWindow() {
        const std::vector<std::pair<std::regex, std::string>> banned = {
            {std::regex(R"(\bexec\s*\()"), "no nested event loops: open() or popup()"},
            {std::regex(R"(\bsetPopupMode\b|\bshowMenu\b)"), "runs an event loop in the click: openMenuFrom()"},
            {std::regex(R"(\bqSleep\b|\bQThread::(sleep|msleep|usleep)\b|\bsleep_for\b)"), "never sleep"},
            {std::regex(R"(\bQThread::terminate\b|->terminate\(\))"), "threads are asked to stop and joined"},
            {std::regex(
                 R"(\bQ(FileDialog|MessageBox|InputDialog|ColorDialog)::(get|question|warning|information|critical))"),
             "no dialog that blocks: ui/widgets/dialogs.h"},
            {std::regex(R"(\bwaitFor(Finished|Started|ReadyRead)\b)"), "waits in the GUI thread"},
        };
        const std::regex allowed(R"(\bdrag->exec\(|\bQApplication::exec\(\))");
        std::vector<std::string> problems;
        auto files = sourcesBelow({"ui"});
        for (const SourceFile& file : sourcesBelow({"app"}))
            if (file.path.filename() == "miro_studio.cpp")
                files.push_back(file);
        for (const SourceFile& file : files)
            for (size_t i = 0; i < file.lines.size(); ++i) {
                // Only the code of a line: comments say why something is not done.
                const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
                for (const auto& [pattern, why] : banned)
                    if (std::regex_search(code, pattern) && !std::regex_search(code, allowed))
                        report(problems, file, i, why);
            }
        expectNone(problems);
    }

    // A class that connects everything with everything is a page that should be several.
    void fewConnectionsAFile() {
        static const std::regex connecting(R"(\bconnect\()");
        std::vector<std::string> problems;
        for (const SourceFile& file : sourcesBelow({"ui"})) {
            size_t count = 0;
            for (const std::string& line : file.lines)
                count += std::regex_search(line, connecting) ? 1 : 0;
            if (count > 40)
                report(problems, file, 0, std::to_string(count) + " connections");
        }
        expectNone(problems);
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
