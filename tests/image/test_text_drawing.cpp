#include "image/text_drawing.h"

#include <QtTest>

using namespace miro;

class TestTextDrawing : public QObject {
    Q_OBJECT

    static Image blank(int width, int height) {
        return {width, height, std::vector<uint8_t>(static_cast<size_t>(width * height * 3), 0)};
    }
    static int64_t inked(const Image& image) {
        return std::count_if(image.pixels.begin(), image.pixels.end(), [](uint8_t level) { return level > 0; });
    }

private Q_SLOTS:
    void initTestCase() {
        if (textWidth("A", 16) == 0)
            QSKIP("this machine has no font that OpenImageIO finds");
    }

    void widthsGrowWithTextAndSize() {
        QVERIFY(textWidth("steps 20", 16) > textWidth("steps", 16));
        QVERIFY(textWidth("steps", 32) > textWidth("steps", 16));
        QCOMPARE(textWidth("", 16), 0);
    }

    void wordsAreDrawnAndNothingElse() {
        Image image = blank(120, 30);
        drawText(image, 5, 22, "steps 20", 16, 200);
        QVERIFY(inked(image) > 100);
        QVERIFY(*std::max_element(image.pixels.begin(), image.pixels.end()) <= 200);
        for (int y = 0; y < image.height; ++y) // nothing left of where it begins
            for (int x = 0; x < 4; ++x)
                QCOMPARE(image.at(x, y)[0], uint8_t{0});
        Image none = blank(20, 20);
        drawText(none, 0, 15, "", 16, 200);
        QCOMPARE(inked(none), int64_t{0});
    }

    void whatLiesOutsideIsCut() {
        Image image = blank(20, 10);
        drawText(image, -30, 5, "a long label that is wider than the picture", 16, 255);
        drawText(image, 500, 500, "far away", 16, 255);
        QCOMPARE(image.pixels.size(), size_t{20 * 10 * 3});
        Image empty;
        drawText(empty, 0, 0, "x", 16, 255);
    }

    void longTextsAreShortened() {
        QCOMPARE(fittingText("short", 16, 500), std::string("short"));
        const std::string text = "猫 and a much longer text than has any room here, with an end that nobody sees";
        const std::string fitting = fittingText(text, 16, 150);
        QVERIFY(fitting.ends_with("..."));
        QVERIFY(text.starts_with(fitting.substr(0, fitting.size() - 3)));
        QVERIFY(textWidth(fitting, 16) <= 150);
        QCOMPARE(fittingText("a\nb\x1b", 16, 500), std::string("a b "));
        QCOMPARE(fittingText("猫猫猫", 16, 0), std::string("..."));
    }
};

QTEST_GUILESS_MAIN(TestTextDrawing)
#include "test_text_drawing.moc"
