// A training run in the whole window: what a former session wrote into its folder, and what is told now. For tests of
// every page, and for its pictures.
#pragma once

#include "base/files.h"
#include "base/training_log.h"
#include "tests/ui/studio_rig.h"
#include "ui/window/main_window.h"
#include "ui/window/sample_strip.h"
#include "ui/window/training_panel.h"

#include <QImage>
#include <QPainter>
#include <fmt/format.h>

namespace miro {

// As a run of that many updates writes it, with a look at held-out samples every tenth.
inline void writeMetrics(const fs::path& folder, int updates) {
    std::string text;
    for (int step = 1; step <= updates; ++step) {
        const double loss = 0.3 + 1.8 / (1 + step * 0.05) + 0.06 * std::sin(step * 2.3);
        text +=
            fmt::format("{{\"step\":{},\"loss\":{:.5f},\"raw\":{:.5f},\"gradient_norm\":{:.4f},"
                        "\"learning_rate\":{:.6f},\"samples\":{},\"seconds\":0.5,\"waited\":0}}\n",
                        step, loss, loss * 0.8, 2.0 / (1 + step * 0.02), 0.001 * std::min(1.0, step / 40.0), step * 64);
        if (step % 10 == 0)
            text += fmt::format("{{\"step\":{},\"held_out\":{{\"raw\":{:.5f},\"clip_score\":{:.4f},"
                                "\"aesthetic_score\":{:.4f}}},\"best\":true}}\n",
                                step, loss * 0.8 + 0.12, 0.4 + 0.0015 * step, 0.5 + 0.1 * std::sin(step * 0.05));
        if (step % 20 == 0)
            text += fmt::format("{{\"step\":{},\"sample_scores\":{{\"starter_vqa_at_1\":{:.4f},"
                                "\"starter_vqa_at_0\":{:.4f}}}}}\n",
                                step, 0.5 + 0.002 * step, 0.5 - 0.001 * step);
    }
    fs::create_directories(folder);
    if (auto written = writeFileAtomically(folder / kMetricsFile, text); !written.ok())
        qFatal("%s", written.message().c_str());
}

// As a run draws after that update: by itself, and with all targets there.
inline void writeSamples(const fs::path& folder, int step) {
    const fs::path samples = folder / "samples" / fmt::format("step-{:08}", step);
    fs::create_directories(samples);
    for (const auto& [name, lightness] :
         {std::pair("sheet", 150), std::pair("sheet-at-1", 200), std::pair("sheet-at-0", 90)}) {
        QImage sheet(600, 600, QImage::Format_RGB32);
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        for (int i = 0; i < 16; ++i)
            painter.fillRect(i % 4 * 150 + 5, i / 4 * 150 + 5, 140, 140,
                             QColor::fromHsl((i * 53 + step) % 360, 140, lightness));
        painter.end();
        if (!sheet.save(QString::fromStdString((samples / (std::string(name) + ".png")).string())))
            qFatal("cannot write samples");
    }
}

inline TrainingPoint pointAt(int64_t step, double loss) {
    TrainingPoint point;
    point.step = step;
    point.of = 1000;
    point.numbers = {{"loss", loss}, {"raw", loss * 0.8}, {"gradient_norm", 0.7}, {"learning_rate", 0.001}};
    point.secondsLeft = 4000;
    point.samplesPerSecond = 128;
    return point;
}

inline TrainingPanel* trainingPanel(MainWindow& window) {
    return window.findChild<TrainingPanel*>("trainingPanel");
}

// Back when the panel has read what is there. The drawer stays as it is.
inline JobId showTraining(MainWindow& window, StudioRig& rig, int updates = 120) {
    TrainJob job;
    job.id = "training";
    job.folder = rig.root() / "portraits";
    writeMetrics(job.folder, updates);
    writeSamples(job.folder, updates - 20);
    writeSamples(job.folder, updates);
    rig.engine.train(job);
    [&] {
        QTRY_VERIFY(!trainingPanel(window)->record().empty());
        QTRY_VERIFY(window.findChild<SampleStrip*>("trainingSamples")->samples().step >= 0);
    }();
    rig.engine.trainTo(job.id, pointAt(updates + 1, 0.52));
    [&] {
        QTRY_COMPARE(trainingPanel(window)->record().step(), int64_t{updates + 1});
    }();
    return job.id;
}

} // namespace miro
