#include "train/adamw.h"
#include "train/ema.h"
#include "train/gradients.h"
#include "train/lamb.h"
#include "train/lr_schedule.h"
#include "train/optimiser.h"
#include "train/train_fixtures.h"

#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <limits>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

// An optimiser by libtorch's operations, as it runs where there is no loop of ours.
template <typename Kind>
class ByTorch : public Kind {
public:
    using Kind::Kind;

protected:
    void updateOnCpu(const TrainParameter& parameter, const ParameterArrays& arrays, double learningRate) override {
        auto seen = [&](float* values) {
            return at::from_blob(values, parameter.value.sizes(), at::kFloat);
        };
        const at::Tensor gradient = parameter.value.grad();
        at::Tensor first = seen(arrays.first);
        at::Tensor second = seen(arrays.second);
        first.mul_(this->settings().beta1).add_(gradient, 1 - this->settings().beta1);
        second.mul_(this->settings().beta2).addcmul_(gradient, gradient, 1 - this->settings().beta2);
        this->update(parameter, first, second, learningRate);
    }
};

std::unique_ptr<Optimiser> made(const QString& kind, const std::vector<TrainParameter>& parameters,
                                OptimiserSettings settings) {
    if (kind == "lamb by torch")
        return std::make_unique<ByTorch<Lamb>>(parameters, settings);
    if (kind == "adamw by torch")
        return std::make_unique<ByTorch<AdamW>>(parameters, settings);
    settings.kind = kind.toStdString();
    return must(makeOptimiser(parameters, settings));
}

} // namespace

class TestOptimisers : public QObject {
    Q_OBJECT

    static std::vector<TrainParameter> parametersOf(const Tensors& tensors) {
        std::vector<TrainParameter> parameters;
        for (const auto& [name, tensor] : tensors)
            if (name.starts_with("start."))
                parameters.push_back(
                    {name.substr(6), tensor.clone().requires_grad_(true), name.starts_with("start.decayed")});
        return parameters;
    }

    static void giveGradients(const std::vector<TrainParameter>& parameters, const Tensors& tensors, int step) {
        for (const TrainParameter& parameter : parameters)
            parameter.value.mutable_grad() = tensors.at("step" + std::to_string(step) + "." + parameter.name).clone();
    }

    static double worst(const std::vector<TrainParameter>& parameters, const Tensors& tensors,
                        const std::string& prefix) {
        double distance = 0;
        for (const TrainParameter& parameter : parameters)
            distance = std::max(distance, distanceTo(tensors, prefix + parameter.name, parameter.value));
        return distance;
    }

    static TrainParameter one(std::vector<float> values, std::vector<float> gradient) {
        TrainParameter parameter{"one", at::tensor(values).requires_grad_(true), true};
        parameter.value.mutable_grad() = at::tensor(gradient);
        return parameter;
    }

private Q_SLOTS:
    // Only the optimiser: the gradients are given.
    void publishedUpdates_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("beta2");
        for (const char* kind : {"lamb", "lamb by torch"})
            QTest::newRow(kind) << kind << 0.999;
        for (const char* kind : {"adamw", "adamw by torch"})
            QTest::newRow(kind) << kind << 0.99;
    }

    void publishedUpdates() {
        QFETCH(QString, kind);
        QFETCH(double, beta2);
        const Tensors tensors = tensorsOf(fixtures() / "train" / "lamb.safetensors");
        const std::vector<TrainParameter> parameters = parametersOf(tensors);
        QCOMPARE(parameters.size(), size_t{4});
        OptimiserSettings settings;
        settings.beta2 = beta2;
        auto optimiser = made(kind, parameters, settings);
        const std::string recorded = kind.section(' ', 0, 0).toStdString();
        for (int step = 0; step < 20; ++step) {
            giveGradients(parameters, tensors, step);
            optimiser->step(0.02);
            if (step == 0)
                QVERIFY(worst(parameters, tensors, recorded + "1.") < 1e-5);
        }
        const double last = worst(parameters, tensors, recorded + "20.");
        QVERIFY2(last < 1e-4, qPrintable(QString::number(last)));
    }

    // Many pieces, on one thread and on several.
    void threadsChangeNoBit() {
        at::manual_seed(9);
        const at::Tensor start = at::randn({123, 457});
        const at::Tensor gradient = at::randn({123, 457});
        const int before = at::get_num_threads();
        for (const char* kind : {"lamb", "adamw"}) {
            std::vector<at::Tensor> results;
            for (const int threads : {1, 3}) {
                at::set_num_threads(threads);
                TrainParameter parameter{"one", start.clone().requires_grad_(true), true};
                parameter.value.mutable_grad() = gradient.clone();
                auto optimiser = made(kind, {parameter}, {});
                for (int step = 0; step < 3; ++step)
                    optimiser->step(0.02);
                results.push_back(parameter.value.detach());
            }
            at::set_num_threads(before);
            QVERIFY(at::equal(results[0], results[1]));
            QVERIFY(!at::equal(results[0], start));
        }
    }

    void stateContinuesBitForBit() {
        const Tensors tensors = tensorsOf(fixtures() / "train" / "lamb.safetensors");
        const std::vector<TrainParameter> whole = parametersOf(tensors);
        const std::vector<TrainParameter> halves = parametersOf(tensors);
        auto throughout = must(makeOptimiser(whole, {}));
        auto before = must(makeOptimiser(halves, {}));
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "state.safetensors";
        for (int step = 0; step < 8; ++step) {
            giveGradients(whole, tensors, step);
            throughout->step(0.02);
        }
        for (int step = 0; step < 4; ++step) {
            giveGradients(halves, tensors, step);
            before->step(0.02);
        }
        std::ofstream(file, std::ios::binary) << must(safetensorsBytes(before->state()));
        auto after = must(makeOptimiser(halves, {}));
        auto opened = must(openSafetensors(file));
        QVERIFY(after->restore(*opened, "", 4).ok());
        for (int step = 4; step < 8; ++step) {
            giveGradients(halves, tensors, step);
            after->step(0.02);
        }
        for (size_t i = 0; i < whole.size(); ++i)
            QVERIFY(at::equal(whole[i].value, halves[i].value));
    }

    void aStateOfAnotherNetworkIsRefused() {
        const Tensors tensors = tensorsOf(fixtures() / "train" / "lamb.safetensors");
        auto optimiser = must(makeOptimiser(parametersOf(tensors), {}));
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "state.safetensors";
        Tensors state = optimiser->state();
        state["second.plain.bias"] = at::zeros({5});
        std::ofstream(file, std::ios::binary) << must(safetensorsBytes(state));
        auto wrong = optimiser->restore(*must(openSafetensors(file)), "", 4);
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().code, ErrorCode::Corrupt);
        QVERIFY2(wrong.message().find("second.plain.bias") != std::string::npos, wrong.message().c_str());
        state.erase("second.plain.bias");
        std::ofstream(file, std::ios::binary) << must(safetensorsBytes(state));
        QVERIFY(optimiser->restore(*must(openSafetensors(file)), "", 4).message().find("is missing") !=
                std::string::npos);
    }

    void badSettingsAreRefused() {
        OptimiserSettings settings;
        settings.kind = "lamp";
        QVERIFY(makeOptimiser({}, settings).message().find("lamb, adamw") != std::string::npos);
        settings = {};
        settings.beta1 = 1;
        QVERIFY(makeOptimiser({}, settings).message().find("betas") != std::string::npos);
        settings = {};
        settings.weightDecay = -0.1;
        QVERIFY(!makeOptimiser({}, settings).ok());
        settings.weightDecay = std::nan("");
        QVERIFY(!makeOptimiser({}, settings).ok());
    }

    void aParameterWithoutGradientStays() {
        TrainParameter parameter{"one", at::ones({3}).requires_grad_(true), true};
        auto optimiser = must(makeOptimiser({parameter}, {}));
        optimiser->step(0.1);
        QVERIFY(at::equal(parameter.value, at::ones({3})));
    }

    void clippingScalesToTheLimit() {
        const std::vector<TrainParameter> parameters{one({0, 0}, {3, 0}), one({0}, {4})};
        QCOMPARE(clipGradients(parameters, 10), 5.0);
        QCOMPARE(parameters[0].value.grad()[0].item<float>(), 3.0F);
        QCOMPARE(clipGradients(parameters, 0), 5.0);
        QCOMPARE(clipGradients(parameters, 1), 5.0);
        QVERIFY(std::abs(parameters[0].value.grad()[0].item<float>() - 0.6) < 1e-6);
        QVERIFY(std::abs(parameters[1].value.grad()[0].item<float>() - 0.8) < 1e-6);
    }

    void aGradientThatIsNotFiniteIsTold() {
        const std::vector<TrainParameter> parameters{one({0}, {std::numeric_limits<float>::quiet_NaN()}),
                                                     one({0}, {4})};
        QVERIFY(!std::isfinite(clipGradients(parameters, 1)));
        QCOMPARE(parameters[1].value.grad()[0].item<float>(), 4.0F);
    }

    void averageFollowsWithItsDecay() {
        TrainParameter parameter{"one", at::zeros({2}).requires_grad_(true), true};
        ParameterAverage plain({parameter}, 0.75, false);
        ParameterAverage warm({parameter}, 0.75, true);
        parameter.value.mutable_data_ptr<float>()[0] = 1;
        plain.update();
        warm.update();
        QCOMPARE(plain.values()[0][0].item<float>(), 0.25F);
        QVERIFY(std::abs(warm.values()[0][0].item<double>() - 9.0 / 11) < 1e-6);
        QCOMPARE(plain.values()[0][1].item<float>(), 0.0F);
    }

    void publishedSchedule() {
        const auto cases = must(readJsonFile(fixtures() / "train" / "schedule.json"));
        QVERIFY(cases.size() >= 4);
        for (const auto& one : cases) {
            const LearningRate rate{one["peak"], one["warmup"], one["total"], one["part"]};
            QVERIFY(rate.check().ok());
            for (size_t i = 0; i < one["steps"].size(); ++i)
                QVERIFY(std::abs(rate.at(one["steps"][i]) - one["rates"][i].get<double>()) <= 1e-12 * rate.peak);
        }
        const LearningRate rate{1e-3, 10, 100, 0.8};
        QCOMPARE(rate.at(1000), rate.at(100));
    }

    void badSchedulesAreRefused() {
        auto problem = [](LearningRate rate) {
            return rate.check().message();
        };
        QVERIFY(problem({1e-3, 0, 10, 1}).empty());
        QVERIFY(!problem({0, 0, 10, 1}).empty());
        QVERIFY(!problem({std::nan(""), 0, 10, 1}).empty());
        QVERIFY(problem({1e-3, 10, 10, 1}).find("shorter") != std::string::npos);
        QVERIFY(!problem({1e-3, -1, 10, 1}).empty());
        QVERIFY(!problem({1e-3, 0, 10, 1.5}).empty());
    }
};

QTEST_GUILESS_MAIN(TestOptimisers)
#include "test_optimisers.moc"
