// What a model is called for people. Any thread.
#pragma once

#include "ui/bridge/model_catalogue.h"

#include <QString>
#include <string>

namespace miro {

// "Starter", "MIRO (best)"; a model that is not installed is called by its name.
QString modelTitle(const ModelInventory& inventory, const std::string& name, const std::string& variant);

} // namespace miro
