#include "ui/bridge/model_title.h"

namespace miro {

QString modelTitle(const ModelInventory& inventory, const std::string& name, const std::string& variant) {
    QString title = QString::fromStdString(name);
    for (const ModelEntry& entry : inventory.entries)
        if (entry.name == name && entry.manifest)
            title = QString::fromStdString(entry.manifest->title);
    for (const KnownGenerator& generator : inventory.generators)
        if (generator.name == name && generator.variant == variant && generator.info.pack)
            title = QString::fromStdString(generator.info.pack->title);
    return variant.empty() ? title : QStringLiteral("%1 (%2)").arg(title, QString::fromStdString(variant));
}

} // namespace miro
