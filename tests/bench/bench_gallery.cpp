// Not a test: measures the gallery page on a library, as JSON lines. Run it twice, the first run makes the thumbnails
// of what is in sight: bench_gallery LIBRARY_FOLDER. The folder is used as it is; its marks are not changed.
#include "ui/bridge/app_context.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/bridge/preferences_store.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/fake_engine.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_page.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace miro;

namespace {

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double residentMegabytes() {
    std::ifstream statm("/proc/self/statm");
    long size = 0, resident = 0;
    statm >> size >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// The longest time the event loop did not turn.
class StallWatch : public QObject {
public:
    StallWatch() {
        m_since.start();
        startTimer(1, Qt::PreciseTimer);
    }
    double worst = 0;

protected:
    void timerEvent(QTimerEvent*) override {
        worst = std::max(worst, milliseconds(m_since) - 1);
        m_since.start();
    }

private:
    QElapsedTimer m_since;
};

struct Bench {
    EngineBridge bridge;
    FakeEngine engine{bridge};
    QTemporaryDir settings;
    PreferencesStore preferences{(settings.path() + "/settings.json").toStdString()};
    ModelCatalogue models{{}};
    LibraryThread library;
    ThumbnailCache thumbnails{library};
    GalleryPage page{AppContext{engine, bridge, library, preferences, models, thumbnails}};
    PictureGrid* grid = page.findChild<PictureGrid*>("galleryGrid");
    PictureModel* model = page.findChild<PictureModel*>();
    FilterBar* bar = page.findChild<FilterBar*>("filterBar");

    explicit Bench(const char* folder) : library(folder) {}

    bool thumbnailsInSight() {
        for (int row = 0; row < model->rowCount(); ++row) {
            const QRect rect = grid->visualRect(model->index(row));
            if (!rect.intersects(grid->viewport()->rect()))
                return rect.top() > 0;
            if (thumbnails.get(model->idAt(row)).isNull() && !thumbnails.unreadable(model->idAt(row)))
                return false;
        }
        return true;
    }

    void scroll() {
        std::vector<double> frames;
        QScrollBar* scrollBar = grid->verticalScrollBar();
        // A quick hand: half a screen a frame, then jumps all over the library.
        for (int frame = 0; frame < 600; ++frame) {
            const int half = grid->viewport()->height() / 2;
            scrollBar->setValue(frame < 400 ? frame * half : (frame * 7919 % 200) * (scrollBar->maximum() / 200));
            QElapsedTimer timer;
            timer.start();
            grid->viewport()->repaint();
            frames.push_back(milliseconds(timer));
            QTest::qWait(8); // records and thumbnails come in between
        }
        std::sort(frames.begin(), frames.end());
        std::printf("{\"what\": \"scrolled frame\", \"median_ms\": %.2f, \"p99_ms\": %.2f, \"worst_ms\": %.2f}\n",
                    frames[frames.size() / 2], frames[frames.size() * 99 / 100], frames.back());
        scrollBar->setValue(0);
    }

    void ask(const char* name, const PictureQuery& query) {
        QElapsedTimer timer;
        bool answered = false;
        double firstPage = 0;
        const auto connection =
            QObject::connect(model, &PictureModel::answered, model, [&answered] { answered = true; });
        const auto replaced = QObject::connect(model, &QAbstractItemModel::modelReset, grid, [&] {
            grid->viewport()->repaint();
            if (firstPage == 0)
                firstPage = milliseconds(timer);
        });
        timer.start();
        bar->setQuery(query);
        const bool came = QTest::qWaitFor([&answered] { return answered; }, 60000);
        const double all = milliseconds(timer);
        QObject::disconnect(connection);
        QObject::disconnect(replaced);
        std::printf("{\"what\": \"question\", \"query\": \"%s\", \"rows\": %d, \"first_page_ms\": %.1f, "
                    "\"all_ms\": %.1f%s}\n",
                    name, model->rowCount(), firstPage == 0 ? all : firstPage, all, came ? "" : ", \"timeout\": true");
    }
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_gallery LIBRARY_FOLDER\n");
        return 2;
    }
    applyTheme(application, "dark");
    QElapsedTimer timer;
    timer.start();
    Bench bench(argv[1]);
    StallWatch stall;
    bench.page.resize(1280, 760);
    bench.page.show();
    if (!QTest::qWaitFor([&] { return bench.model->rowCount() > 0; }, 60000))
        return 1;
    bench.grid->viewport()->repaint();
    const double rows = milliseconds(timer);
    (void)QTest::qWaitFor([&] { return bench.thumbnailsInSight(); }, 60000);
    bench.grid->viewport()->repaint();
    std::printf("{\"what\": \"first paint\", \"pictures\": %d, \"rows_ms\": %.1f, \"thumbnails_ms\": %.1f}\n",
                bench.model->rowCount(), rows, milliseconds(timer));
    if (!QTest::qWaitFor([&] { return bench.model->settled(); }, 60000))
        return 1;
    bench.scroll();
    for (auto [name, sort] : {std::pair("oldest", PictureSort::Oldest), std::pair("prompt", PictureSort::Prompt),
                              std::pair("seed", PictureSort::Seed), std::pair("largest", PictureSort::Largest),
                              std::pair("best rated", PictureSort::BestRated)})
        bench.ask(name, {.sort = sort});
    bench.ask("stacked", {.stacked = true});
    for (const char* text : {"a", "cat", "fox snow", "nothing like it"})
        bench.ask(text, {.filter = {.text = text}});
    bench.ask("starred", {.filter = {.starredOnly = true}});
    bench.ask("all", {});
    std::printf("{\"what\": \"memory\", \"resident_mb\": %.0f}\n", residentMegabytes());
    std::printf("{\"what\": \"event loop\", \"worst_stall_ms\": %.1f}\n", stall.worst);
    return 0;
}
