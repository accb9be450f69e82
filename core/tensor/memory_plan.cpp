#include "tensor/memory_plan.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kMega = 1'000'000;
constexpr int64_t kGibi = int64_t{1} << 30;
constexpr std::array<Stage, 3> kStages = {Stage::Encode, Stage::Sample, Stage::Decode};

const PartMemory& partOf(const ModelMemory& model, Stage stage) {
    return stage == Stage::Encode ? model.textEncoder : stage == Stage::Sample ? model.network : model.decoder;
}

Placement& placementOf(MemoryPlan& plan, Stage stage) {
    return stage == Stage::Encode ? plan.textEncoder : stage == Stage::Sample ? plan.network : plan.decoder;
}

const char* nameOf(Stage stage) {
    return stage == Stage::Encode ? "encode" : stage == Stage::Sample ? "sample" : "decode";
}

int64_t leastWorking(const PartMemory& part) {
    return part.workingLeast > 0 ? part.workingLeast : part.working;
}

// The CUDA context, cuBLAS and cuDNN handles, the desktop's share, and the allocator's rounding.
int64_t usable(int64_t deviceBytes) {
    return std::max<int64_t>(0, deviceBytes - std::max(kGibi * 3 / 4, deviceBytes / 12));
}

// The phase with the weights of `resident`; false when it does not fit even in pieces.
bool layPhase(const ModelMemory& model, Stage stage, const std::vector<Stage>& resident, int64_t room,
              MemoryPhase& phase) {
    int64_t weights = 0;
    for (Stage other : resident)
        weights += partOf(model, other).weights;
    const PartMemory& part = partOf(model, stage);
    phase = {stage, resident, 0, false};
    phase.inPieces = weights + part.working > room && leastWorking(part) < part.working;
    phase.bytes = weights + (phase.inPieces ? leastWorking(part) : part.working);
    return phase.bytes <= room;
}

// Who lies on the device together with a stage that is at work, from the most generous way to the least.
enum class Sharing { All, NetworkAndDecoderAlways, NetworkAndDecoder, None };
constexpr std::array<Sharing, 4> kSharings = {Sharing::All, Sharing::NetworkAndDecoderAlways,
                                              Sharing::NetworkAndDecoder, Sharing::None};

bool isResident(Sharing sharing, Stage atWork, Stage other) {
    if (other == atWork || sharing == Sharing::All)
        return true;
    if (sharing == Sharing::None || other == Stage::Encode)
        return false;
    return sharing == Sharing::NetworkAndDecoderAlways || atWork != Stage::Encode;
}

bool layPhases(const ModelMemory& model, Sharing sharing, const std::vector<Stage>& onDevice, int64_t room,
               std::vector<MemoryPhase>& phases) {
    phases.clear();
    bool fits = true;
    for (Stage atWork : onDevice) {
        std::vector<Stage> resident;
        for (Stage other : onDevice)
            if (isResident(sharing, atWork, other))
                resident.push_back(other);
        MemoryPhase phase;
        fits &= layPhase(model, atWork, resident, room, phase);
        phases.push_back(phase);
    }
    return fits;
}

std::string gigabytes(int64_t bytes) {
    return fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9);
}

std::string wordFor(Placement placement, Stage stage) {
    const char* after = stage == Stage::Encode ? "encoding" : stage == Stage::Sample ? "sampling" : "decoding";
    switch (placement) {
    case Placement::Keep:
        return "kept";
    case Placement::GiveWay:
        return "kept but while encoding";
    case Placement::MoveOff:
        return fmt::format("moved to host memory after {}", after);
    case Placement::Free:
        return fmt::format("freed after {}", after);
    default:
        return "on the CPU";
    }
}

} // namespace

MemoryPlan planMemory(const ModelMemory& model, int64_t deviceBytes, int64_t hostBytes) {
    MemoryPlan plan;
    plan.usableBytes = usable(deviceBytes);

    // A part that does not fit alone runs on the CPU; a network that does not fit alone ends the matter.
    std::vector<Stage> onDevice;
    for (Stage stage : kStages) {
        MemoryPhase alone;
        if (layPhase(model, stage, {stage}, plan.usableBytes, alone))
            onDevice.push_back(stage);
        else
            placementOf(plan, stage) = Placement::OnCpu;
    }
    plan.fits = plan.network != Placement::OnCpu;
    if (!plan.fits) {
        plan.textEncoder = plan.decoder = Placement::OnCpu;
        return plan;
    }

    // The last way fits because each part does.
    Sharing sharing = Sharing::All;
    for (Sharing way : kSharings) {
        sharing = way;
        if (layPhases(model, way, onDevice, plan.usableBytes, plan.phases))
            break;
    }
    for (Stage stage : onDevice) {
        Placement& placement = placementOf(plan, stage);
        const int64_t bytes = partOf(model, stage).weights;
        if (sharing == Sharing::All || (sharing == Sharing::NetworkAndDecoderAlways && stage != Stage::Encode))
            continue; // kept
        if (sharing == Sharing::NetworkAndDecoder && stage != Stage::Encode) {
            placement = Placement::GiveWay;
            continue;
        }
        placement = bytes <= hostBytes ? Placement::MoveOff : Placement::Free;
        if (bytes <= hostBytes)
            hostBytes -= bytes;
    }
    for (const MemoryPhase& phase : plan.phases)
        plan.peakBytes = std::max(plan.peakBytes, phase.bytes);
    return plan;
}

ModelMemory publishedModelMemory(Precision precision, int64_t count) {
    // Parameters: FLAN-T5-XL's encoder, the released RIN, SDXL's decoder with its quantisation convolution.
    constexpr int64_t kEncoder = 1'223'527'424, kNetwork = 360'411'741, kDecoder = 49'490'199;
    const int64_t bytes = precision == Precision::Bf16 || precision == Precision::Fp16 ? 2 : 4;
    ModelMemory model;
    // The encoder computes in fp32, as the published one does: T5 overflows in fp16.
    model.textEncoder = {kEncoder * 4, 150 * kMega, 0};
    // Both guidance branches run at once, and a recorded step holds its buffers until the end.
    model.network = {kNetwork * bytes, (100 + 45 * count * bytes) * kMega, 0};
    // The decoder runs in fp32: in fp16 it overflows. Some 4.5 kB a pixel at 256 x 256; at least one picture at a time.
    constexpr int64_t kPicture = 256 * 256 * 4'500;
    model.decoder = {kDecoder * 4, 100 * kMega + kPicture * count, 100 * kMega + kPicture};
    return model;
}

std::string describePlan(const MemoryPlan& plan, int64_t deviceBytes) {
    // Cards are sold in binary gigabytes and report a little less.
    std::string text = fmt::format("{} GB: ", (deviceBytes + kGibi / 2) / kGibi);
    if (!plan.fits)
        return text + "the network does not fit: use --device cpu";
    text += fmt::format("text encoder {}, network {}, decoder {}", wordFor(plan.textEncoder, Stage::Encode),
                        wordFor(plan.network, Stage::Sample), wordFor(plan.decoder, Stage::Decode));
    for (const MemoryPhase& phase : plan.phases)
        text += fmt::format("{} {} {}{}", phase.stage == plan.phases.front().stage ? ";" : ",", nameOf(phase.stage),
                            gigabytes(phase.bytes), phase.inPieces ? " in pieces" : "");
    return text;
}

std::vector<std::string> describeStandardPlans(Precision precision, int64_t count, int64_t hostBytes) {
    std::vector<std::string> lines;
    for (int64_t card : {8, 12, 24})
        lines.push_back(
            describePlan(planMemory(publishedModelMemory(precision, count), card * kGibi, hostBytes), card * kGibi));
    return lines;
}

} // namespace miro
