// What a long piece of work tells its host. Core declares the sink, the host (the command line, the window) implements
// it; work calls it from its own thread and never waits for it.
#pragma once

#include <cstdint>
#include <string>

namespace miro {

// done of total units (steps, bytes, files) of the named stage; total 0 means unknown.
struct Progress {
    std::string stage; // a key such as "load", "encode", "sample", "decode", "write"; hosts translate it
    int64_t done = 0;
    int64_t total = 0;
};

class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    // Called on the worker's thread; must return quickly and must not throw.
    virtual void progress(const Progress& progress) = 0;
};

} // namespace miro
