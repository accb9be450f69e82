// Who holds a row of the library: a process id alone is given again after a crash or a restart of the machine.
#pragma once

#include <string>

namespace miro {

// "BOOT PID START" of this process. Any thread.
std::string thisProcess();

// Whether the process of that identity still runs on this machine; false for anything else. Any thread.
bool isAlive(const std::string& identity);

} // namespace miro
