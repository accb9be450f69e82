#include "flow/batch_bench.h"

#include "base/files.h"
#include "base/unique_id.h"
#include "batch/batch_plan.h"
#include "flow/draw_plan.h"
#include "flow/painter.h"
#include "tensor/torch_guard.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

class Silent : public DrawSink {
public:
    void progress(const Progress&) override {}
};

// Removed with everything in it.
class ScratchFolder {
public:
    ScratchFolder() : m_path(fs::temp_directory_path() / ("miro-bench-" + newUniqueId())) {
        fs::create_directory(m_path);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

class WritingKeeper : public BatchKeeper {
public:
    explicit WritingKeeper(const fs::path& folder) : m_folder(folder) {}
    Result<void> keep(const BatchPicture& picture, const BatchFile& file) override {
        return writeFileAtomically(m_folder / picture.file, file.bytes);
    }
    Result<void> failed(const BatchPicture&, const Error& error) override { return error; }

private:
    const fs::path& m_folder;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

class BatchBench {
public:
    BatchBench(const BatchBenchRequest& request, const BatchPlan& plan, std::stop_token stop)
        : m_request(request), m_plan(plan), m_stop(std::move(stop)) {}

    Result<BatchBenchReport> run(ProgressSink& progress) {
        std::vector<double> singles, batches, ratios;
        for (int64_t i = 0; i < m_request.repeats; ++i) {
            progress.progress({"bench", 2 * i, 2 * m_request.repeats});
            MIRO_TRY(const double single, measure([this](Painter& painter) { return drawSingly(painter); }));
            progress.progress({"bench", 2 * i + 1, 2 * m_request.repeats});
            MIRO_TRY(const double batch, measure([this](Painter& painter) { return drawTogether(painter); }));
            singles.push_back(single);
            batches.push_back(batch);
            ratios.push_back(single / batch);
        }
        progress.progress({"bench", 2 * m_request.repeats, 2 * m_request.repeats});
        const BatchPicture first = m_plan.picture(0);
        MIRO_TRY(const ModelPlan model, planModel(requestOf(first)));
        BatchBenchReport report;
        report.device = model.compute.device.str();
        report.precision = toText(model.compute.precision);
        report.model = model.files.place.name;
        report.pictures = m_plan.pictures();
        report.steps = first.settings.steps.value_or(0);
        report.groupSize = m_plan.request().groupSize;
        report.singleSeconds = median(singles);
        report.batchSeconds = median(batches);
        report.ratio = median(ratios);
        return report;
    }

private:
    GenerateRequest requestOf(const BatchPicture& picture) const {
        GenerateRequest what;
        what.modelFolders = m_request.modelFolders;
        what.model = picture.model;
        what.variant = picture.variant;
        what.settings = picture.settings;
        return what;
    }

    // With a painter that knows no prompt yet.
    Result<double> measure(const std::function<Result<void>(Painter&)>& draw) {
        Painter painter(m_scratch.path() / "cache");
        MIRO_CHECK_OK(painter.load(requestOf(m_plan.picture(0)), m_stop));
        const auto begin = Clock::now();
        MIRO_CHECK_OK(draw(painter));
        return std::chrono::duration<double>(Clock::now() - begin).count();
    }

    Result<void> drawSingly(Painter& painter) {
        for (int64_t i = 0; i < m_plan.pictures(); ++i) {
            const BatchPicture picture = m_plan.picture(i);
            PaintRequest paint;
            paint.what = requestOf(picture);
            paint.largestBatch = 1;
            paint.previewMethod = "off";
            DrawControl control;
            std::stop_callback forward(m_stop, [&] { control.stopNow(); });
            auto painted = painter.paint(paint, m_silent, control, [&](const PictureFile& file) -> Result<std::string> {
                MIRO_CHECK_OK(writeFileAtomically(m_scratch.path() / picture.file, file.bytes));
                return picture.file;
            });
            if (!painted.ok())
                return painted.error();
        }
        return {};
    }

    Result<void> drawTogether(Painter& painter) {
        BatchPaintRequest paint;
        paint.modelFolders = m_request.modelFolders;
        paint.plan = &m_plan;
        for (int64_t group = 0; group < m_plan.groups(); ++group)
            paint.groups.push_back(group);
        DrawControl control;
        std::stop_callback forward(m_stop, [&] { control.stopNow(); });
        WritingKeeper keeper(m_scratch.path());
        auto painted = painter.paintBatch(paint, m_silent, control, keeper);
        return painted.ok() ? Result<void>() : Result<void>(painted.error());
    }

    const BatchBenchRequest& m_request;
    const BatchPlan& m_plan;
    const std::stop_token m_stop;
    ScratchFolder m_scratch;
    Silent m_silent;
};

} // namespace

std::string batchBenchList(int64_t count) {
    constexpr std::array kColours = {"red", "blue", "green", "yellow", "black", "white", "purple", "orange"};
    constexpr std::array kThings = {"circle", "square", "triangle", "star", "heart", "ring", "cross", "moon"};
    std::string list;
    for (int64_t i = 0; i < count; ++i) {
        const auto n = static_cast<size_t>(i);
        list += fmt::format("a {} {} on a {} background\n", kColours[n % 8], kThings[n / 8 % 8],
                            kColours[(n + 1 + n / 64) % 8]);
    }
    return list;
}

Result<BatchBenchReport> runBatchBench(const BatchBenchRequest& request, const BatchPlan& plan, ProgressSink& progress,
                                       std::stop_token stop) {
    return guardTorch("measuring", [&] { return BatchBench(request, plan, std::move(stop)).run(progress); });
}

} // namespace miro
