// A piece of work as a value that can run anywhere: on a worker's thread, or in a test without one.
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <stop_token>
#include <string>

namespace miro {

// What a job tells its host, who implements it. Called on the thread that runs the job; must return quickly and must
// not throw.
class JobListener : public ProgressSink {
public:
    // One line for the user; nothing failed.
    virtual void note(const std::string& /*line*/) {}
};

struct JobContext {
    JobListener& listener;
    std::stop_token stop;
};

// Made by the façade, run once. What it gives is read from the concrete job after run() said that all is well.
class Job {
public:
    virtual ~Job() = default;

    // Blocks until done, failed or stopped. Everything that libraries throw has become an Error.
    virtual Result<void> run(const JobContext& context) = 0;
};

// Sets the libraries of pictures up; the first thing in a program, before it has threads. libtorch waits for the first
// job that needs it.
void prepareEngine();

} // namespace miro
