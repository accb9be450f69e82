#include "ui/models/manifest_texts.h"

#include <QCoreApplication>
#include <QtGlobal>

namespace miro {

const std::vector<const char*>& manifestTexts() {
    static const std::vector<const char*> texts = {
        QT_TRANSLATE_NOOP("Manifests", "BERT vocabulary"),
        QT_TRANSLATE_NOOP("Manifests", "The vocabulary that ImageReward reads prompts with."),
        QT_TRANSLATE_NOOP("Manifests", "LAION aesthetic predictor"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'aesthetic': how beautiful people find a picture."),
        QT_TRANSLATE_NOOP("Manifests", "FLAN-T5 XL"),
        QT_TRANSLATE_NOOP("Manifests", "Reads the prompts for the published MIRO models."),
        QT_TRANSLATE_NOOP("Manifests", "FLAN-T5 XXL tokenizer"),
        QT_TRANSLATE_NOOP("Manifests", "The tokenizer that the score 'vqa' reads questions with."),
        QT_TRANSLATE_NOOP("Manifests", "SciScore"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'sciscore': scientific plausibility."),
        QT_TRANSLATE_NOOP("Manifests", "Jina CLIP v2"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'clip_jina': how well picture and prompt match, in many languages. "
                                       "Experimental: not yet compared with the published program."),
        QT_TRANSLATE_NOOP("Manifests", "CLIP ViT-H/14"),
        QT_TRANSLATE_NOOP("Manifests",
                          "The tokenizer and picture settings of PickScore, and the vocabulary of HPS v2.1."),
        QT_TRANSLATE_NOOP("Manifests", "MIRO ablations"),
        QT_TRANSLATE_NOOP("Manifests",
                          "MIRO without one reward, or with one reward only: each variant is a model of its own."),
        QT_TRANSLATE_NOOP("Manifests", "MIRO"),
        QT_TRANSLATE_NOOP("Manifests",
                          "The published MIRO model: 256 pixels, seven rewards, trained with synthetic captions."),
        QT_TRANSLATE_NOOP("Manifests", "CLIP ViT-L/14 at 336 pixels"),
        QT_TRANSLATE_NOOP("Manifests", "The eyes of the score 'vqa'."),
        QT_TRANSLATE_NOOP("Manifests", "CLIP ViT-L/14"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'clip_openai', and the eyes of the score 'aesthetic'."),
        QT_TRANSLATE_NOOP("Manifests", "MiniLM"),
        QT_TRANSLATE_NOOP("Manifests", "Reads the prompts for the starter model."),
        QT_TRANSLATE_NOOP("Manifests", "SDXL VAE"),
        QT_TRANSLATE_NOOP("Manifests", "Turns the latents of the published MIRO models into pictures."),
        QT_TRANSLATE_NOOP("Manifests", "ImageReward"),
        QT_TRANSLATE_NOOP("Manifests",
                          "The score 'image_reward': how well a picture suits its prompt, by people's judgement."),
        QT_TRANSLATE_NOOP("Manifests", "HPS v2.1"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'hpsv2': which pictures people prefer."),
        QT_TRANSLATE_NOOP("Manifests", "PickScore"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'pick_score': which picture of a prompt people would pick."),
        QT_TRANSLATE_NOOP("Manifests", "CLIP (starter)"),
        QT_TRANSLATE_NOOP(
            "Manifests",
            "The score 'starter_clip': how well a drawn scene fits the words; it does not know photographs."),
        QT_TRANSLATE_NOOP("Manifests", "PickScore (starter)"),
        QT_TRANSLATE_NOOP("Manifests", "The score 'starter_pick': how well a drawn scene fits the words and is "
                                       "arranged; it does not know photographs."),
        QT_TRANSLATE_NOOP("Manifests", "Aesthetic (starter)"),
        QT_TRANSLATE_NOOP(
            "Manifests",
            "The score 'starter_beauty': light and colours of a drawn scene; it does not know photographs."),
        QT_TRANSLATE_NOOP("Manifests", "VQA (starter)"),
        QT_TRANSLATE_NOOP(
            "Manifests",
            "The score 'starter_vqa': whether a drawn scene shows what the words name; it does not know photographs."),
        QT_TRANSLATE_NOOP("Manifests", "CLIP-FlanT5 XXL"),
        QT_TRANSLATE_NOOP("Manifests",
                          "The score 'vqa': whether a picture shows what the prompt says, asked as a question."),
        QT_TRANSLATE_NOOP("Manifests", "Starter"),
        QT_TRANSLATE_NOOP(
            "Manifests",
            "one to four of apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, "
            "bucket, tulip, flag, teapot, fish, butterfly, banana, strawberry, avocado, watermelon, pineapple, "
            "carrot, corn cob, pear, mushroom, pizza, hamburger, donut, cookie, cupcake, cat, dog, rabbit, fox, "
            "bear, panda, lion, cow, pig, frog, monkey, chicken, penguin, duck, owl, whale, turtle, snail, bee, "
            "elephant, sunflower, tree, cactus, train, bicycle, airplane, rocket, sailboat, clock, key, guitar, "
            "ball, moon, house, crown, robot, snowman or pumpkin; apple, car, balloon, book, star, heart, "
            "umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish and butterfly also in"
            " red, orange, yellow, green, blue, purple, pink or brown; one thing beside, above or below another; "
            "on a background in those colours, white, black or gray"),
    };
    return texts;
}

QString manifestText(const std::string& text) {
    return QCoreApplication::translate("Manifests", text.c_str());
}

} // namespace miro
