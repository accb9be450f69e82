#include "app/commands/command.h"

namespace miro {

const Registry<Command>& commands() {
    static const Registry<Command> list({
        {"generate", "Draw pictures from a prompt.", runGenerate},
        {"batch", "Draw the prompts of a list into a folder; resumable, over many machines.", runBatch},
        {"encode-text", "Give a prompt's tokens and text embedding.", runEncodeText},
        {"score", "Score pictures with the reward models.", runScore},
        {"annotate", "Prepare pictures with captions to train on: pack, score, encode.", runAnnotate},
        {"train", "Train a network: the generator, its codec, the scorers of its rewards.", runTrain},
        {"taste", "Learn what you like: choices, what was learned of them, pictures ranked by it.", runTaste},
        {"finetune", "Teach a model what you like, as one more slider: My taste.", runFinetune},
        {"eval", "Explore what a model's targets do, measured; calibrate scorers.", runEval},
        {"models", "List models; get, import, verify and repair them.", runModels},
        {"library", "Search, import, mark and tidy the pictures that are kept.", runLibrary},
        {"doctor", "Say what is installed, what this machine can do, and where things lie.", runDoctor},
        {"bench", "Measure the published network at full size on this machine.", runBench},
    });
    return list;
}

} // namespace miro
