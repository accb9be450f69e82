// The window: wiring only. The window is shown first; the library opens and the model loads behind it.
#include "app/stop_signals.h"
#include "app/terminal.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/preferences.h"
#include "base/unique_id.h"
#include "base/version.h"
#include "job/batch_save.h"
#include "library/library.h"
#include "library/taste_store.h"
#include "studio/proof_desk.h"
#include "studio/studio_engine.h"
#include "studio/taste_service.h"
#include "ui/bridge/app_context.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/user_watch.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <fmt/format.h>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>

namespace miro {
namespace {

struct Options {
    std::filesystem::path library; // empty: as the preferences say
    std::vector<std::filesystem::path> models;
    std::string answer; // to print in place of a window
};

FinetuneOrder finetuneOrderOf(const std::string& profile, const TasteFinetuneOrder& order) {
    nlohmann::json settings{{"profile", profile},
                            {"hours", order.hours},
                            {"only-when-idle", order.onlyWhenIdle},
                            {"only-on-mains", order.onlyOnMains},
                            {"memory", order.memoryGb}};
    if (!order.model.empty())
        settings["model"] = order.model;
    return {newUniqueId(), settings.dump()};
}

constexpr const char* kUsage = "miro_studio opens the window of Miro Studio.\n"
                               "\n"
                               "  miro_studio [--library DIR] [--models DIR ...]\n"
                               "\n"
                               "  --library DIR   where pictures are kept\n"
                               "  --models DIR    where models lie; may be given more than once\n"
                               "  --version       print which program this is\n"
                               "  -h, --help      print this help";

Result<Options> parse(const std::vector<std::string>& arguments) {
    Options options;
    for (size_t i = 0; i < arguments.size(); ++i) {
        std::string name = arguments[i];
        std::optional<std::string> value;
        if (size_t equals = name.find('='); name.starts_with("--") && equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
        }
        if (name == "-h" || name == "--help") {
            options.answer = kUsage;
        } else if (name == "--version") {
            options.answer = "miro_studio " + programVersion();
        } else if (name == "--library" || name == "--models") {
            if (!value && i + 1 < arguments.size())
                value = arguments[++i];
            if (!value || value->empty())
                return usageError(fmt::format("{} needs a folder", name));
            if (name == "--library")
                options.library = *value;
            else
                options.models.emplace_back(*value);
        } else {
            return usageError(
                fmt::format("unknown argument '{}'; miro_studio --help lists the options", oneLine(name, 80)));
        }
    }
    return options;
}

// Qt ends a program without a screen with an abort and several lines.
Result<void> checkScreen() {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return Error{ErrorCode::Failed, "there is no screen: start it from a desktop (DISPLAY and WAYLAND_DISPLAY are "
                                        "empty), or use the command miro"};
    return {};
}

Terminal* g_terminal = nullptr; // for Qt's message handler, which gets no context

void takeQtMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
    logWarning("Qt: " + oneLine(message.toStdString(), 1000));
    if (type != QtFatalMsg)
        return;
    g_terminal->error({ErrorCode::Failed, "the window cannot be shown: " + oneLine(message.toStdString(), 300)});
    std::_Exit(1);
}

int showWindow(int argc, char** argv, const Options& options, const StopSignals& signals) {
    EngineBridge bridge;
    auto preferences = readPreferences(preferencesFile());
    const Preferences atStart = preferences.ok() ? *preferences : Preferences();
    const std::filesystem::path folder = options.library.empty() ? libraryFolderOf(atStart) : options.library;
    auto engine = std::make_unique<StudioEngine>(
        bridge, atStart, EngineOptions{.libraryFolder = folder, .modelFolders = options.models});
    TasteBridge tasteBridge;
    TasteServiceOptions tasteOptions{.libraryFolder = folder};
    tasteOptions.tools = tasteTools(options.models, {.device = atStart.device, .threads = atStart.threads});
    tasteOptions.isBusy = [&running = *engine] {
        return running.isComputing();
    };
    tasteOptions.finetune = [&running = *engine](Library& library, TasteProfileId profile,
                                                 const TasteFinetuneOrder& order) {
        if (const auto known = library.taste().profile(profile); known.ok())
            running.finetune(finetuneOrderOf(known->name, order));
    };
    const ProofDesk proofs(
        tasteBridge, [&running = *engine](const ProveJob& job) { running.prove(job); }, options.models);
    tasteOptions.prove = [&proofs](Library& library, int64_t version) {
        proofs.prove(library, version);
    };
    tasteOptions.answerProof = [&proofs](Library& library, int64_t version, int question, TasteAnswer answer) {
        proofs.answer(library, version, question, answer);
    };
    tasteOptions.describe = [&proofs](const TasteVersionRecord& version) {
        return proofs.describe(version);
    };
    auto taste = std::make_unique<TasteService>(tasteBridge, std::move(tasteOptions));

    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QCoreApplication::setApplicationName("Miro Studio");
    QCoreApplication::setApplicationVersion(QString::fromStdString(programVersion()));
    QGuiApplication::setDesktopFileName("miro-studio");
    QApplication application(argc, argv);
    std::stop_callback stopped(signals.token(), [&application] {
        QMetaObject::invokeMethod(
            &application, [] { QCoreApplication::exit(exitCode(ErrorCode::Stopped)); }, Qt::QueuedConnection);
    });

    PreferencesStore store(preferencesFile());
    applyTheme(application, store.get().theme);
    applyLanguage(application, store.get().language);
    int code = 0;
    {
        LibraryThread library(folder);
        ModelCatalogue models(options.models);
        ThumbnailCache thumbnails(library);
        QElapsedTimer clock;
        clock.start();
        MainWindow window({*engine, bridge, library, store, models, thumbnails, taste.get(), &tasteBridge},
                          {.stateFile = logFile().parent_path() / "window.ini",
                           .desktop = busServices(),
                           .now = [clock] { return clock.elapsed(); },
                           .saveBatch = saveBatch});
        const UserWatch watch(application, *engine, [clock] { return clock.elapsed(); });
        // A fine-tuning that is done has made a version; what a proof shows is drawn, so that it can be asked about.
        QObject::connect(&bridge, &EngineBridge::finished, &window,
                         [&](const QString& job, JobState state, const QString& message) {
                             for (const JobRecord& each : bridge.state().jobs) {
                                 if (each.id != job.toStdString())
                                     continue;
                                 if (each.kind == kFinetuneKind)
                                     taste->tellVersions();
                                 const auto proof = proveFromText(each.kind == kProveKind ? each.payload : "");
                                 if (proof.ok() && state == JobState::Done)
                                     taste->proveVersion(proof->version);
                                 else if (proof.ok() && state == JobState::Failed)
                                     tasteBridge.tasteNote(message.toStdString());
                             }
                         });
        window.show();
        models.refresh();
        // After the first painting.
        QTimer::singleShot(0, &window, [&] { engine->preload(store.get().model, store.get().variant); });
        code = QApplication::exec();
    }
    taste.reset();
    engine.reset(); // what runs goes back into the queue
    return code;
}

Result<int> run(Terminal& terminal, int argc, char** argv) {
    try {
        MIRO_TRY(Options options, parse(std::vector<std::string>(argv + std::min(argc, 1), argv + argc)));
        if (!options.answer.empty()) {
            terminal.result(options.answer);
            MIRO_CHECK_OK(terminal.finish());
            return 0;
        }
        MIRO_CHECK_OK(checkScreen());
        openLog(logFile());
        g_terminal = &terminal;
        qInstallMessageHandler(takeQtMessage);
        StopSignals signals; // before any library makes threads
        int own = 1;         // the arguments are ours: Qt gets the program's name alone
        return showWindow(own, argv, options, signals);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "out of memory; close other programs"};
    } catch (const std::exception& error) {
        return Error{ErrorCode::Failed, fmt::format("internal error: {}", oneLine(error.what(), 1000))};
    }
}

} // namespace
} // namespace miro

int main(int argc, char** argv) {
    miro::Terminal terminal;
    miro::Result<int> done = miro::run(terminal, argc, argv);
    if (done.ok())
        return *done;
    terminal.error(done.error());
    return miro::exitCode(done.error().code);
}
