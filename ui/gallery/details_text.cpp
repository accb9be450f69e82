#include "ui/gallery/details_text.h"

#include "ui/gallery/picture_sheet.h"
#include "ui/widgets/param_texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace miro {
namespace {

constexpr size_t kMostBytes = 300;

struct DetailsText {
    Q_DECLARE_TR_FUNCTIONS(miro::DetailsText)
};

QString shownFact(const std::string& text) {
    return QString::fromStdString(oneLine(text, kMostBytes));
}

QString valueText(const ParamSpec& spec, const ParamValue& value) {
    if (const auto* number = std::get_if<int64_t>(&value))
        return QLocale().toString(static_cast<qlonglong>(*number));
    if (const auto* seed = std::get_if<uint64_t>(&value))
        return QString::number(*seed); // to be typed again: no separators
    if (const auto* real = std::get_if<double>(&value))
        return QLocale().toString(*real, 'g', 6);
    if (const auto* text = std::get_if<std::string>(&value))
        return spec.kind == ParamKind::Choice ? paramChoiceLabel(spec, *text) : shownFact(*text);
    return {};
}

QString sourceName(const std::string& source) {
    if (source == "a1111")
        return QStringLiteral("AUTOMATIC1111");
    if (source == "comfyui")
        return QStringLiteral("ComfyUI");
    if (source == "invokeai")
        return QStringLiteral("InvokeAI");
    if (source == "swarmui")
        return QStringLiteral("SwarmUI");
    if (source == "fooocus")
        return QStringLiteral("Fooocus");
    return source == "none" ? DetailsText::tr("nothing said") : shownFact(source);
}

} // namespace

QString boundedText(const std::string& text, qsizetype characters) {
    // The bytes are bounded first: a text of megabytes is not even converted.
    const size_t bytes = static_cast<size_t>(characters) * 4;
    const QString start = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), bytes)));
    if (text.size() <= bytes && start.size() <= characters)
        return start;
    return DetailsText::tr("%1… (only the beginning is shown)").arg(start.left(characters));
}

FactLines settingLines(const PictureSheet& sheet) {
    FactLines lines;
    const GenerationSettings& settings = sheet.settings.settings;
    const GenerationSettings defaults;
    for (const auto& param : generationParams()) {
        const ParamValue value = param.get(settings);
        const bool always = param.spec.key == "seed" || param.spec.key == "steps" || param.spec.key == "guidance";
        if (std::holds_alternative<std::monostate>(value) || (!always && value == param.get(defaults)) ||
            param.spec.key == "negative-prompt")
            continue;
        lines.push_back({paramLabel(param.spec), valueText(param.spec, value)});
    }
    if (!sheet.settings.model.empty())
        lines.push_back({DetailsText::tr("Model"), shownFact(sheet.settings.model)});
    return lines;
}

FactLines fileLines(const PictureSheet& sheet) {
    FactLines lines;
    const PictureRecord& picture = sheet.details.picture;
    lines.push_back({DetailsText::tr("Size"), DetailsText::tr("%1 × %2").arg(QLocale().toString(picture.width),
                                                                             QLocale().toString(picture.height))});
    lines.push_back({DetailsText::tr("Made"),
                     QLocale().toString(QDateTime::fromMSecsSinceEpoch(picture.created), QLocale::ShortFormat)});
    lines.push_back({DetailsText::tr("File"), shownFact(sheet.file.string()), true});
    if (sheet.details.source != "miro" && !sheet.details.source.empty())
        lines.push_back({DetailsText::tr("Came from"), sourceName(sheet.details.source)});
    if (!sheet.details.originPath.empty())
        lines.push_back({DetailsText::tr("Was at"), shownFact(sheet.details.originPath), true});
    if (!sheet.details.albums.empty()) {
        QStringList names;
        for (const std::string& album : sheet.details.albums)
            names << shownFact(album);
        lines.push_back({DetailsText::tr("Albums"), names.join(DetailsText::tr(", ", "between albums"))});
    }
    return lines;
}

} // namespace miro
