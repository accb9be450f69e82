#include "app/commands/command.h"

namespace miro {

const Registry<Command>& commands() {
    static const Registry<Command> list({
        {"generate", "Draw pictures from a prompt.", runGenerate},
        {"encode-text", "Give a prompt's tokens and text embedding.", runEncodeText},
        {"models", "List the models that are there and those that could be; show one.", runModels},
        {"doctor", "Say what is installed, what this machine can do, and where things lie.", runDoctor},
        {"bench", "Measure the published network at full size on this machine.", runBench},
    });
    return list;
}

} // namespace miro
