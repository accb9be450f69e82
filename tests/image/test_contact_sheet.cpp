#include "image/contact_sheet.h"

#include "image/pictures.h"

#include <QtTest>

using namespace miro;

class TestContactSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesStandInRows();
    void smallerPicturesStandInTheMiddle();
    void impossibleSheetsAreRefused();
};

void TestContactSheet::picturesStandInRows() {
    const std::vector<Image> images(5, test::gradient(10, 8));
    const auto sheet = contactSheet(images, 3, 2);
    QVERIFY2(sheet.ok(), sheet.message().c_str());
    QCOMPARE(sheet->width, 3 * 12 + 2);
    QCOMPARE(sheet->height, 2 * 10 + 2);
    for (int i = 0; i < 5; ++i)
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 10; ++x)
                QCOMPARE(sheet->at(2 + i % 3 * 12 + x, 2 + i / 3 * 10 + y)[1], images[0].at(x, y)[1]);
    QCOMPARE(*sheet->at(30, 15), *sheet->at(0, 0)); // the cell that is left over
}

void TestContactSheet::smallerPicturesStandInTheMiddle() {
    const auto sheet = contactSheet({test::gradient(10, 10), test::gradient(4, 2)}, 9, 0);
    QVERIFY(sheet.ok());
    QCOMPARE(sheet->width, 20);
    QCOMPARE(sheet->at(10 + 3, 4)[0], test::gradient(4, 2).at(0, 0)[0]);
    QCOMPARE(sheet->at(10 + 2, 4)[0], sheet->at(10, 0)[0]);
}

void TestContactSheet::impossibleSheetsAreRefused() {
    QCOMPARE(contactSheet({}, 1).error().code, ErrorCode::Usage);
    QCOMPARE(contactSheet({test::gradient(4, 4)}, 0).error().code, ErrorCode::Usage);
    QCOMPARE(contactSheet(std::vector<Image>(3, Image{9000, 9000, {}}), 2).error().code, ErrorCode::Usage);
}

QTEST_GUILESS_MAIN(TestContactSheet)
#include "test_contact_sheet.moc"
