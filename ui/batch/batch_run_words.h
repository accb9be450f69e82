// A batch in words: how far it is, how it ended, what failed. GUI thread (translated).
#pragma once

#include "library/batch_record.h"

#include <QString>

namespace miro {

class BatchRun;

// "Running", "Paused": a batch's own state, with the queue's.
QString batchStateWords(const BatchRun& run, bool queuePaused);

// "120 of 10,000 pictures, 3 failed".
QString batchCountWords(const BatchRecord& record);

// "Line 12, a red apple".
QString failureTitle(const BatchFailure& failure);

// "two-cats.txt", safe to show; the day it was made for one without a name.
QString batchName(const BatchRecord& record);

} // namespace miro
