#include "base/version.h"

namespace miro {

std::string programVersion() {
    return MIRO_VERSION;
}

} // namespace miro
