#include "job/picture_place.h"

#include <QtTest>
#include <regex>

using namespace miro;
namespace fs = std::filesystem;

class TestPicturePlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liesBelowToday() {
        QVERIFY(std::regex_match(picturePlace("cat-1.png").string(),
                                 std::regex(R"(pictures/\d{4}/[01]\d/[0-3]\d/cat-1\.png)")));
    }

    void namesDoNotLeaveTheFolder() {
        const fs::path folder = picturePlace("a.png").parent_path();
        for (const char* name : {"../../x.png", "/etc/passwd", "..", ".", "", "a/../../b.png", "a/"})
            QCOMPARE(picturePlace(name).lexically_normal().parent_path(), folder);
    }
};

QTEST_GUILESS_MAIN(TestPicturePlace)
#include "test_picture_place.moc"
