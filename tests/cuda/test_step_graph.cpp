#include "tensor/step_graph.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace miro;

class TestStepGraph : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onACpuTheStepIsCalledEachTime() {
        StepGraph graph(at::kCPU);
        at::Tensor state = at::zeros({3});
        int calls = 0;
        for (int i = 0; i < 5; ++i)
            graph.run([&] {
                state.add_(1.0);
                ++calls;
            });
        QCOMPARE(calls, 5);
        QVERIFY(at::equal(state, at::full({3}, 5.0F)));
        QVERIFY(!graph.recorded());
        QVERIFY(!graph.whyNotRecorded().empty());
        graph.reset();
        graph.run([&] { ++calls; });
        QCOMPARE(calls, 6);
    }

    void theStepsExceptionIsTheCallers() {
        StepGraph graph(at::kCPU);
        QVERIFY_EXCEPTION_THROWN(graph.run([] { throw std::runtime_error("told to"); }), std::runtime_error);
        int calls = 0;
        graph.run([&] { ++calls; });
        QCOMPARE(calls, 1);
    }

    void notAskedFor() {
        StepGraph graph(at::kCPU, false);
        int calls = 0;
        graph.run([&] { ++calls; });
        QCOMPARE(calls, 1);
        QCOMPARE(graph.whyNotRecorded(), std::string("not asked for"));
    }
};

QTEST_GUILESS_MAIN(TestStepGraph)
#include "test_step_graph.moc"
