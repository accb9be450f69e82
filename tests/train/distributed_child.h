// One process of several, for test_distributed: trains a tiny network as its environment and arguments say, writes what
// came of it, and ends as a command would: a line on standard error and an exit code.
#pragma once

#include "base/files.h"
#include "train/flow_task.h"
#include "train/gradients.h"
#include "train/train_fixtures.h"
#include "train/training_group.h"

#include <ATen/Parallel.h>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace miro::test {

// Four kinds of flat pictures, told by the text and the first reward; others at each step.
struct FlatPictures : FlowSource {
    explicit FlatPictures(int64_t badStep) : bad(badStep) {}

    Result<TrainBatch> rows(const TrainRows& rows, std::stop_token) override {
        TrainBatch batch;
        batch.mean = at::zeros({rows.count, 4, 4, 4});
        batch.std = at::full({rows.count, 4, 4, 4}, 0.05F);
        batch.text = {at::zeros({rows.count, 3, 8}), at::ones({rows.count, 3}, at::kBool)};
        batch.rewards = at::full({rows.count, 2}, 0.5F);
        for (int64_t row = 0; row < rows.count; ++row) {
            const int64_t number = rows.first + row;
            const int64_t kind = (number + rows.step) % 4;
            batch.mean[row][kind].fill_(rows.step == bad && number == rows.of - 1 ? std::nan("") : 2.0);
            batch.text.tokens[row][0][kind] = 2;
            batch.rewards[row][0] = static_cast<double>(kind) / 3;
            batch.names.push_back("sample-" + std::to_string(number));
        }
        return batch;
    }

    const int64_t bad; // the last row of this step's batch is no number
};

// What is asked of a child: a JSON object.
struct ChildOrder {
    std::string folder; // where what comes of it is written
    int64_t steps = 50;
    int64_t rows = 16;
    int64_t micro = 0;
    int64_t bucketBytes = 25 << 20;
    std::string resume; // a state to go on from
    std::string save;   // where the first process leaves its state
    int64_t badStep = -1;
    double lossScale = 0; // above 0: in fp16
    int64_t joinMs = 60'000;
    int64_t silenceMs = 20'000;
    bool checkpointing = false;
    bool changing = false; // a graph that changes from step to step

    // What a rank does when so many steps are done.
    std::string deed; // "kill", "freeze", "stop"
    int64_t deedRank = -1;
    int64_t deedStep = -1;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ChildOrder, folder, steps, rows, micro, bucketBytes, resume, save,
                                                badStep, lossScale, joinMs, silenceMs, checkpointing, changing, deed,
                                                deedRank, deedStep)

// Two vectors of which a step's graph holds one, the other, or one twice; rank and row say which. The loss is a sum
// over rows, as a task's must be.
class ChangingTask : public TrainTask {
public:
    ChangingTask() {
        for (const char* name : {"a", "b", "c"})
            m_parameters.push_back({name, at::ones({5}).requires_grad_(true), true});
    }
    const std::vector<TrainParameter>& parameters() const override { return m_parameters; }
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token) override {
        double total = 0;
        for (int64_t row = rows.first; row < rows.first + rows.count; ++row) {
            // c never has a gradient; a is added to once, twice or not at all in the last backward passes.
            at::Tensor loss = m_parameters[1].value.square().sum() * static_cast<double>(row + 1);
            if ((rows.step + row) % 3 != 0)
                loss = loss + m_parameters[0].value.square().sum();
            loss = loss / static_cast<double>(rows.of);
            total += loss.item<double>();
            loss.backward();
            if ((rows.step + row) % 5 == 4)
                (m_parameters[0].value.sum() / static_cast<double>(rows.of)).backward();
        }
        return TrainNumbers{
            {"loss", total * static_cast<double>(rows.of) / static_cast<double>(std::max<int64_t>(rows.count, 1))}};
    }
    Result<TrainNumbers> heldOut(std::stop_token) override { return TrainNumbers{}; }
    Result<void> startAt(int64_t) override { return {}; }
    Result<void> exportTo(const std::filesystem::path&) override { return {}; }

private:
    std::vector<TrainParameter> m_parameters;
};

inline std::unique_ptr<TrainTask> childTask(const ChildOrder& order, Precision precision = Precision::Fp32) {
    if (order.changing)
        return std::make_unique<ChangingTask>();
    FlowSetting setting;
    setting.scaling = {at::full({1, 4, 1, 1}, 0.5F), at::zeros({1, 4, 1, 1})};
    setting.unconditional = at::zeros({1, 8});
    RinConfig config = tinyConfig();
    auto network = must(RinNetwork::create(config, 7));
    network->setCheckpointing(order.checkpointing);
    return std::make_unique<FlowTask>(std::move(network), setting, FlowTaskSettings{5, precision, 0},
                                      std::make_unique<FlatPictures>(order.badStep));
}

inline Result<void> trainChild(const ChildOrder& order, TrainingGroup& group) {
    const auto task = childTask(order, order.lossScale > 0 ? Precision::Fp16 : Precision::Fp32);
    TrainerSettings settings;
    settings.seed = 5;
    settings.batchRows = order.rows;
    settings.microRows = order.micro;
    settings.rank = group.rank();
    settings.processes = group.size();
    settings.learningRate = {5e-3, 2, 400, 0.8};
    settings.averageDecay = 0.9;
    if (order.lossScale > 0)
        settings.lossScale = {order.lossScale, 2000};
    MIRO_TRY(const auto trainer, Trainer::create(*task, settings));
    if (!order.resume.empty()) {
        MIRO_TRY(const auto extra, trainer->resume(order.resume));
    }
    MIRO_CHECK_OK(group.start(task->parameters(), trainer->stepsDone()));
    trainer->setReduction(group.reduction());
    std::stop_source stop;
    std::ofstream curve(order.folder + fmt::format("/curve-{}.jsonl", group.rank()), std::ios::app);
    while (trainer->stepsDone() < order.steps) {
        if (group.rank() == order.deedRank && trainer->stepsDone() == order.deedStep) {
            if (order.deed == "kill")
                ::raise(SIGKILL);
            if (order.deed == "freeze")
                ::raise(SIGSTOP);
            if (order.deed == "stop")
                stop.request_stop();
            if (order.deed == "error")
                return Error{ErrorCode::DiskFull, "the disk is full"};
        }
        const auto report = trainer->step(stop.get_token());
        if (!report.ok())
            return report.error();
        nlohmann::ordered_json line{{"step", report->step}, {"gradient_norm", report->gradientNorm}};
        for (const auto& [name, value] : report->numbers)
            line[name] = value;
        line["buckets"] = group.overlap().first;
        line["early"] = group.overlap().second;
        curve << line.dump() << std::endl;
    }
    if (group.first() && !order.save.empty())
        MIRO_CHECK_OK(trainer->save(order.save));
    std::map<std::string, at::Tensor> weights;
    for (const TrainParameter& parameter : task->parameters())
        weights[parameter.name] = parameter.value.detach();
    return writeFileAtomically(order.folder + fmt::format("/weights-{}.safetensors", group.rank()),
                               must(safetensorsBytes(weights)));
}

// The whole child: its exit code.
inline int runChild(const std::string& text) {
    at::set_num_threads(1);
    const auto order = nlohmann::json::parse(text).get<ChildOrder>();
    TrainingGroupSettings settings;
    settings.bucketBytes = order.bucketBytes;
    settings.group.joinLimit = std::chrono::milliseconds(order.joinMs);
    settings.group.watch = {std::chrono::milliseconds(100), std::chrono::milliseconds(order.silenceMs)};
    Result<void> outcome;
    {
        auto group = TrainingGroup::fromEnvironment(settings, {});
        outcome = group.ok() ? trainChild(order, **group) : Result<void>(group.error());
        if (group.ok())
            (*group)->leave(outcome);
    }
    if (outcome.ok())
        return 0;
    std::fprintf(stderr, "child: %s\n", outcome.message().c_str());
    return exitCode(outcome.error().code);
}

} // namespace miro::test
