// What both faces do with models beside drawing: get them, import them, check them, repair them. The functions are the
// hub's; each blocks its caller and tells a TransferSink how far it is.
#pragma once

#include "base/paths.h"
#include "hub/download.h"
#include "hub/model_check.h"
#include "hub/model_import.h"
