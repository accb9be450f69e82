// How long a batch's plan takes, and how much memory: 10,000 lines and 1,000,000 lines of text. Prints one JSON line
// each; seconds are of processor time. bench_batch_plan [LINES]
#include "base/files.h"
#include "batch/batch_plan.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace miro;

namespace {

Result<ModelFacts> facts(const std::string&, const std::string&) {
    ModelFacts facts;
    facts.rewardKeys = {"clip_score",  "aesthetic_score", "image_reward_score", "pick_a_score_score",
                        "hpsv2_score", "vqa_score",       "sciscore_score"};
    return facts;
}

// "VmHWM:": the most that this process has held; "RssAnon:": what it holds now but for files.
double megabytes(const std::string& field) {
    auto status = readFile("/proc/self/status");
    const size_t at = status.ok() ? status->find(field) : std::string::npos;
    return at == std::string::npos ? -1 : std::strtod(status->c_str() + at + field.size(), nullptr) / 1024;
}

void measure(const char* name, const std::filesystem::path& list, const std::string& nameTemplate, ExpandMode mode) {
    BatchRequest request;
    request.listFile = list;
    request.listName = list.filename().string();
    request.nameTemplate = nameTemplate;
    request.expand.mode = mode;
    const double before = megabytes("RssAnon:");
    const std::clock_t start = std::clock();
    const auto plan = BatchPlan::make(request, facts);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (!plan.ok()) {
        std::printf("%s\n", plan.message().c_str());
        return;
    }
    std::printf("{\"what\": \"%s\", \"template\": \"%s\", \"pictures\": %lld, \"groups\": %lld, \"seconds\": %.3f, "
                "\"peak_mb\": %.1f, \"plan_mb\": %.1f}\n",
                name, nameTemplate.c_str(), static_cast<long long>(plan->pictures()),
                static_cast<long long>(plan->groups()), seconds, megabytes("VmHWM:"), megabytes("RssAnon:") - before);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("bench_batch_plan_{}", ::getpid());
    std::filesystem::create_directory(folder);
    auto listOf = [&](const std::string& name, int lines, const char* options) {
        const std::filesystem::path file = folder / name;
        std::ofstream stream(file); // line by line: the whole text would count as this process's memory
        for (int i = 0; i < lines; ++i)
            stream << fmt::format("a photo of {} cats and {} dogs in a garden{}\n", i, i % 7, options);
        return file;
    };
    std::printf("{\"what\": \"nothing\", \"peak_mb\": %.1f}\n", megabytes("VmHWM:"));
    const int lines = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const auto plain = listOf("plain.txt", 10'000, "");
    measure("10,000 lines", plain, "{index}-{prompt}-{seed}", ExpandMode::Random);
    measure("10,000 lines, names that could be alike", plain, "{prompt}-{seed}", ExpandMode::Random);
    measure("10,000 lines with options",
            listOf("options.txt", 10'000, " --steps 20 --reward aesthetic=0.5 --reward clip=0.25 --guidance 4"),
            "{index}-{prompt}-{seed}", ExpandMode::Random);
    measure("10,000 lines with choices", listOf("choices.txt", 10'000, ", {red|green|blue} {2$$a|b|c}"),
            "{index}-{prompt}-{seed}", ExpandMode::Random);
    if (lines > 0) {
        const auto large = listOf("large.txt", lines, "");
        measure("many lines", large, "{index}-{prompt}-{seed}", ExpandMode::Random);
        measure("many lines, names that could be alike", large, "{prompt}-{seed}", ExpandMode::Random);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
