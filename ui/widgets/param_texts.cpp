#include "ui/widgets/param_texts.h"

#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QtGlobal>

namespace miro {
namespace {

struct ChoiceText {
    const char* key;
    const char* choice;
    const char* label;
};

const std::vector<ChoiceText>& choiceTexts() {
    static const std::vector<ChoiceText> texts = {
        {"guidance-type", "constant", QT_TRANSLATE_NOOP("Params", "Constant")},
        {"guidance-type", "linear", QT_TRANSLATE_NOOP("Params", "Growing")},
        {"precision", "auto", QT_TRANSLATE_NOOP("Params", "As published")},
        {"precision", "fp32", QT_TRANSLATE_NOOP("Params", "32 bit (exact)")},
        {"precision", "bf16", QT_TRANSLATE_NOOP("Params", "16 bit (bf16)")},
        {"precision", "fp16", QT_TRANSLATE_NOOP("Params", "16 bit (fp16)")},
        {"precision", "int8", QT_TRANSLATE_NOOP("Params", "8 bit (fastest)")},
        {"theme", "system", QT_TRANSLATE_NOOP("Params", "Like the desktop")},
        {"theme", "light", QT_TRANSLATE_NOOP("Params", "Light")},
        {"theme", "dark", QT_TRANSLATE_NOOP("Params", "Dark")},
        {"theme", "contrast", QT_TRANSLATE_NOOP("Params", "High contrast")},
        {"language", "system", QT_TRANSLATE_NOOP("Params", "Like the desktop")},
        {"preview", "auto", QT_TRANSLATE_NOOP("Params", "Best there is")},
        {"preview", "linear", QT_TRANSLATE_NOOP("Params", "Quick and coarse")},
        {"preview", "off", QT_TRANSLATE_NOOP("Params", "None")},
        {"queue-start", "run", QT_TRANSLATE_NOOP("Params", "Goes on")},
        {"queue-start", "pause", QT_TRANSLATE_NOOP("Params", "Waits for me")},
        {"queue-start", "last", QT_TRANSLATE_NOOP("Params", "As I left it")},
    };
    return texts;
}

QString paramText(const std::string& text) {
    return QCoreApplication::translate("Params", text.c_str());
}

} // namespace

const std::vector<const char*>& paramTexts() {
    static const std::vector<const char*> texts = {
        QT_TRANSLATE_NOOP("Params", "Seed"),
        QT_TRANSLATE_NOOP(
            "Params",
            "The seed of the first picture; the next ones use the numbers after it. Without it one is drawn."),
        QT_TRANSLATE_NOOP("Params", "Pictures"),
        QT_TRANSLATE_NOOP("Params", "How many pictures to draw."),
        QT_TRANSLATE_NOOP("Params", "Steps"),
        QT_TRANSLATE_NOOP("Params", "How many denoising steps; the model's own number when not given."),
        QT_TRANSLATE_NOOP("Params", "Guidance"),
        QT_TRANSLATE_NOOP(
            "Params",
            "How strongly to push from the negative targets to the positive ones; the model's own when not given."),
        QT_TRANSLATE_NOOP("Params", "Guidance type"),
        QT_TRANSLATE_NOOP("Params", "Constant, or linear: growing from 0 at the first step to twice the value."),
        QT_TRANSLATE_NOOP("Params", "Guide from step"),
        QT_TRANSLATE_NOOP("Params", "The first guided step, counted from 0."),
        QT_TRANSLATE_NOOP("Params", "Guide to step"),
        QT_TRANSLATE_NOOP("Params", "The last guided step, inclusive."),
        QT_TRANSLATE_NOOP("Params", "Shift"),
        QT_TRANSLATE_NOOP("Params", "Above 1 the steps crowd near the data; 1 and below leave them even."),
        QT_TRANSLATE_NOOP("Params", "Negative prompt"),
        QT_TRANSLATE_NOOP("Params",
                          "What guidance pushes away from, in place of the empty text; beyond the published protocol."),
        QT_TRANSLATE_NOOP("Params", "Variation"),
        QT_TRANSLATE_NOOP("Params",
                          "Near variations: how far the seed's noise is turned towards that of the variation seed."),
        QT_TRANSLATE_NOOP("Params", "Variation seed"),
        QT_TRANSLATE_NOOP("Params",
                          "The first variation; the next pictures use the numbers after it. Without it one is drawn."),
        QT_TRANSLATE_NOOP("Params", "Start picture"),
        QT_TRANSLATE_NOOP("Params",
                          "A picture to begin from instead of pure noise, cropped and resized to the model's size."),
        QT_TRANSLATE_NOOP("Params", "Start at"),
        QT_TRANSLATE_NOOP("Params",
                          "Where the start picture joins on the way from noise, 0, to the finished picture, 1."),
        QT_TRANSLATE_NOOP("Params", "Device"),
        QT_TRANSLATE_NOOP("Params", "auto, cpu, cuda or cuda:N."),
        QT_TRANSLATE_NOOP("Params", "Precision"),
        QT_TRANSLATE_NOOP(
            "Params", "auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed."),
        QT_TRANSLATE_NOOP("Params", "Theme"),
        QT_TRANSLATE_NOOP("Params", "Colours of the window."),
        QT_TRANSLATE_NOOP("Params", "Language"),
        QT_TRANSLATE_NOOP("Params", "Language of the window."),
        QT_TRANSLATE_NOOP("Params", "Library folder"),
        QT_TRANSLATE_NOOP("Params", "Where pictures are kept; the usual place when empty."),
        QT_TRANSLATE_NOOP("Params", "Model"),
        QT_TRANSLATE_NOOP("Params", "What draws."),
        QT_TRANSLATE_NOOP("Params", "Variant"),
        QT_TRANSLATE_NOOP("Params", "Which of the model's variants; its usual one when empty."),
        QT_TRANSLATE_NOOP("Params", "Preview"),
        QT_TRANSLATE_NOOP("Params", "How a picture is shown while it forms. The result does not depend on it."),
        QT_TRANSLATE_NOOP("Params", "Queue at start"),
        QT_TRANSLATE_NOOP("Params", "Whether waiting work begins by itself when the program starts."),
        QT_TRANSLATE_NOOP("Params", "Threads"),
        QT_TRANSLATE_NOOP("Params", "Of the processor; 0 uses as many as the machine has cores."),
        QT_TRANSLATE_NOOP("Params", "Leave metadata out"),
        QT_TRANSLATE_NOOP("Params", "Write no prompt and no settings into pictures."),
        QT_TRANSLATE_NOOP("Params", "Draw when a slider is let go"),
        QT_TRANSLATE_NOOP("Params", "With a locked seed, a slider that is let go draws the picture again."),
        QT_TRANSLATE_NOOP("Params", "Notify"),
        QT_TRANSLATE_NOOP("Params", "Say when a long run ends."),
        QT_TRANSLATE_NOOP("Params", "Keep the machine awake"),
        QT_TRANSLATE_NOOP("Params", "While work is running."),
        QT_TRANSLATE_NOOP("Params", "Score new pictures"),
        QT_TRANSLATE_NOOP("Params", "By every scorer that is installed, when nothing else is to be done."),
        QT_TRANSLATE_NOOP("Params", "Memory for scorers"),
        QT_TRANSLATE_NOOP("Params", "In GB: how much of them may stay loaded."),
        QT_TRANSLATE_NOOP("Params", "Scores in picture files"),
        QT_TRANSLATE_NOOP("Params", "Write a picture's scores into its PNG file, too."),
        QT_TRANSLATE_NOOP("Params", "Scores while drawing"),
        QT_TRANSLATE_NOOP("Params", "The quickest scorers look on while a picture forms."),
        QT_TRANSLATE_NOOP("Params", "Days in the bin"),
        QT_TRANSLATE_NOOP("Params", "How long binned pictures are kept; 0 keeps them for ever."),
    };
    return texts;
}

QString paramLabel(const ParamSpec& spec) {
    return paramText(spec.label);
}

QString paramHelp(const ParamSpec& spec) {
    return paramText(spec.help);
}

QString paramChoiceLabel(const ParamSpec& spec, const std::string& choice) {
    for (const ChoiceText& text : choiceTexts())
        if (spec.key == text.key && choice == text.choice)
            return QCoreApplication::translate("Params", text.label);
    const QString plain = QString::fromStdString(choice);
    return spec.key == "language" ? languageName(plain) : plain;
}

} // namespace miro
