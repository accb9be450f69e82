#include "train/ema.h"
#include "train/gradients.h"
#include "train/lr_schedule.h"
#include "train/optimiser.h"
#include "train/train_fixtures.h"

#include <QtTest>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// Loss, gradients, updates and averages against recorded steps of the published package, both fed the same noise.
class TestTrainingParity : public QObject {
    Q_OBJECT

    // The bounds, in units of each tensor's largest value.
    static constexpr double kFirstStep = 1e-5;
    static constexpr double kLastStep = 1e-4;

    // A constant added to all keys changes no softmax, so the true gradient of these is zero and both programs compute
    // rounding noise, which an optimiser that divides by the gradient's size turns into steps of either sign.
    static bool unseenBySoftmax(const std::string& name) { return name.ends_with(".k_norm.bias"); }
    // The same is true of the keys' third of this bias.
    static bool holdsKeys(const std::string& name) {
        return name.find("transformers_blocks") != std::string::npos && name.ends_with(".sa.qkv.bias");
    }
    static at::Tensor withoutKeys(const std::string& name, const at::Tensor& value) {
        if (!holdsKeys(name))
            return value;
        const int64_t third = value.numel() / 3;
        return at::cat({value.narrow(0, 0, third), value.narrow(0, 2 * third, third)});
    }

    struct Worst {
        double distance = 0;
        std::string name;
        void take(double found, const std::string& of) {
            if (!(found <= distance)) {
                distance = found;
                name = of;
            }
        }
    };

    static double relative(double found, double expected) { return std::abs(found - expected) / std::abs(expected); }

    static void compareGradients(const TrainCase& recorded, Worst& worst) {
        for (const TrainParameter& parameter : recorded.network->parameters()) {
            const std::string name = "first.grad." + parameter.name;
            const at::Tensor& gradient = parameter.value.grad();
            if (!miro::test::recorded(recorded.io, name)) {
                QVERIFY2(!gradient.defined(), parameter.name.c_str());
                continue;
            }
            QVERIFY2(gradient.defined(), parameter.name.c_str());
            // Noise is measured by what it is noise of: the gradient of the same norm's weight.
            double scale = 0;
            if (unseenBySoftmax(parameter.name)) {
                std::string sibling = name;
                sibling.replace(sibling.rfind("bias"), 4, "weight");
                scale = largestOf(recorded.io, sibling);
            }
            worst.take(distanceTo(recorded.io, name, gradient, scale), parameter.name);
        }
    }

    // prefix.NAME of every parameter against values in the parameters' order.
    static Worst compareAll(const TrainCase& recorded, const std::string& prefix,
                            const std::vector<at::Tensor>& values) {
        Worst worst;
        const auto& parameters = recorded.network->parameters();
        for (size_t i = 0; i < parameters.size(); ++i) {
            const std::string name = prefix + parameters[i].name;
            if (unseenBySoftmax(parameters[i].name))
                continue;
            if (!holdsKeys(parameters[i].name)) {
                worst.take(distanceTo(recorded.io, name, values[i]), parameters[i].name);
                continue;
            }
            const at::Tensor expected = withoutKeys(parameters[i].name, recorded.io.at(name));
            const at::Tensor found = withoutKeys(parameters[i].name, values[i].detach());
            worst.take(((found - expected).abs().max() / expected.abs().max()).item<double>(), parameters[i].name);
        }
        return worst;
    }

    static std::vector<at::Tensor> valuesOf(const RinNetwork& network) {
        std::vector<at::Tensor> values;
        for (const TrainParameter& parameter : network.parameters())
            values.push_back(parameter.value);
        return values;
    }

private Q_SLOTS:
    void publishedSteps_data() {
        QTest::addColumn<QString>("name");
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(fixtures() / "train"))
            if (fs::exists(entry.path() / "case.json"))
                names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        QVERIFY(names.size() >= 8);
        for (const std::string& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void publishedSteps() {
        QFETCH(QString, name);
        TrainCase recorded(name.toStdString());
        const auto& parameters = recorded.network->parameters();
        const int64_t steps = recorded.about["steps"];
        LearningRate rate{recorded.about["learning_rate"], recorded.about["warmup"], recorded.about["total"], 0.8};
        auto optimiser = must(makeOptimiser(parameters, {}));
        ParameterAverage average(parameters, recorded.about["ema_decay"], false);
        Worst gradients;
        Worst first;
        double loss = 0;
        double norm = 0;
        for (int64_t step = 0; step < steps; ++step) {
            clearGradients(parameters);
            const FlowLoss found =
                flowLoss(*recorded.network, recorded.setting, recorded.batch(step), recorded.draws(step));
            found.loss.backward();
            auto listed = [&](const char* what) {
                return recorded.io.at(what)[step].item<double>();
            };
            if (step == 0)
                compareGradients(recorded, gradients);
            const double lossBound = step == 0 ? kFirstStep : kLastStep;
            loss = relative(found.loss.item<double>(), listed("loss"));
            QVERIFY2(loss < lossBound, qPrintable(QString("step %1: %2").arg(step).arg(loss)));
            QVERIFY(relative(found.raw.mean().item<double>(), listed("raw")) < lossBound);
            norm = relative(clipGradients(parameters, recorded.about["clip"]), listed("norm"));
            QVERIFY2(norm < lossBound, qPrintable(QString("step %1: norm %2").arg(step).arg(norm)));
            const double learningRate = steps == 1 ? rate.peak : rate.at(step);
            QCOMPARE(learningRate, listed("lr"));
            optimiser->step(learningRate);
            average.update();
            if (step == 0)
                first = compareAll(recorded, "first.after.", valuesOf(*recorded.network));
        }
        qInfo("gradients differ by %.2g (%s), parameters after one step by %.2g (%s), the last loss by %.2g",
              gradients.distance, gradients.name.c_str(), first.distance, first.name.c_str(), loss);
        QVERIFY2(gradients.distance < kFirstStep, gradients.name.c_str());
        QVERIFY2(first.distance < kFirstStep, first.name.c_str());
        if (steps == 1)
            return;
        const Worst last = compareAll(recorded, "last.", valuesOf(*recorded.network));
        const Worst averages = compareAll(recorded, "ema.", average.values());
        qInfo("after %lld steps: parameters %.2g (%s), averages %.2g (%s)", static_cast<long long>(steps),
              last.distance, last.name.c_str(), averages.distance, averages.name.c_str());
        QVERIFY2(last.distance < kLastStep, last.name.c_str());
        QVERIFY2(averages.distance < kLastStep, averages.name.c_str());
    }

    void publishedGrouping() {
        for (const char* name : {"miro-7", "miro-odd-plain"}) {
            TrainCase recorded(name);
            const auto decayed = recorded.about["decayed"].get<std::set<std::string>>();
            std::set<std::string> ours;
            for (const TrainParameter& parameter : recorded.network->parameters())
                if (parameter.decayed)
                    ours.insert(parameter.name);
            QCOMPARE(ours, decayed);
        }
    }
};

QTEST_GUILESS_MAIN(TestTrainingParity)
#include "test_training_parity.moc"
