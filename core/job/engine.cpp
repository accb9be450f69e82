#include "image/image_file.h"
#include "job/job.h"

namespace miro {

void prepareEngine() {
    initialiseImages();
}

} // namespace miro
