#include "batch/explorations.h"
#include "batch/explore_files.h"
#include "batch/explore_folder.h"
#include "batch/explore_report.h"
#include "batch/explore_table.h"
#include "batch/html_text.h"
#include "batch/svg_plot.h"
#include "image/image_file.h"

#include <QXmlStreamReader>
#include <cmath>

using namespace miro;
using namespace miro::test;

class TestExploreReport : public QObject {
    Q_OBJECT

    static Exploration exploration(ExploreKind kind) {
        return explorationOf(starterRequest(kind), [](const ExploreCell& cell) {
            return std::vector<double>{0.8 - 0.1 * double(cell.row), 0.2 + 0.15 * double(cell.column), 0.5};
        });
    }

    static std::string fileNamed(const std::vector<NamedFile>& files, const std::string& name) {
        for (const NamedFile& file : files)
            if (file.name == name)
                return file.bytes;
        return {};
    }

    // RFC 4180, read by rules of its own.
    static std::vector<std::vector<std::string>> tableOf(const std::string& text) {
        std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
        bool quoted = false;
        for (size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                rows.back().back() += text[i++];
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == ',')
                rows.back().emplace_back();
            else if (!quoted && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                rows.emplace_back(1), ++i;
            else
                rows.back().back() += c;
        }
        rows.pop_back();
        return rows;
    }

private Q_SLOTS:
    void textsAreEscaped() {
        QCOMPARE(escapeHtml("<a href=\"x\" id='y'>&\n\t\x01"),
                 std::string("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;\n  "));
        QCOMPARE(base64(""), std::string());
        QCOMPARE(base64("f"), std::string("Zg=="));
        QCOMPARE(base64("fo"), std::string("Zm8="));
        QCOMPARE(base64("foobar"), std::string("Zm9vYmFy"));
        QCOMPARE(base64(std::string("\xff\x00\xfe", 3)), std::string("/wD+"));
    }

    void ticksAreRound() {
        const auto unit = ticksOf(0, 1);
        QCOMPARE(unit.size(), size_t{6});
        for (size_t i = 0; i < unit.size(); ++i)
            QVERIFY(std::abs(unit[i] - 0.2 * double(i)) < 1e-12);
        QCOMPARE(ticksOf(-3, 17), (std::vector<double>{0, 5, 10, 15}));
        QCOMPARE(ticksOf(1, 16), (std::vector<double>{5, 10, 15}));
        QVERIFY(ticksOf(1, 1).empty());
        QVERIFY(ticksOf(0, std::nan("")).empty());
        QVERIFY(ticksOf(0, INFINITY).empty());
    }

    // A chart is well-formed XML whatever its texts and numbers are.
    void chartsAreWellFormed() {
        SvgPlot plot{"a < b & c", "x \"axis\"", "y", {}};
        plot.series.push_back({"first & <second>",
                               {{0, 0, "tip <b>", true}, {1, std::nan(""), "", false}, {1, 1, "", false}},
                               true,
                               true,
                               false});
        for (int i = 0; i < 11; ++i)
            plot.series.push_back(
                {"line " + std::to_string(i), {{0, 0.5, "", false}, {1, 0.5, "", false}}, true, i % 2 == 0, i == 10});
        plot.series.push_back({"nothing", {}, true, true, false});
        QXmlStreamReader reader(QString::fromStdString(svgOf(plot)));
        int paths = 0;
        QStringList texts;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == QStringLiteral("path"))
                ++paths;
            if (reader.isCharacters())
                texts << reader.text().toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(paths >= 12);
        QVERIFY(texts.contains("first & <second>"));
        QVERIFY(texts.contains("tip <b>"));
        QVERIFY(svgOf(plot).find("nan") == std::string::npos);
        QVERIFY(svgOf({"nothing", "x", "y", {}, 1, 1, 2, 2}).find("nan") == std::string::npos);
    }

    void reportsOfEveryKind_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("charts");
        QTest::newRow("pareto") << int(ExploreKind::Pareto) << 1;
        QTest::newRow("solo") << int(ExploreKind::Solo) << 0;
        QTest::newRow("sweep") << int(ExploreKind::Sweep) << 1;
        QTest::newRow("morph") << int(ExploreKind::Morph) << 1;
        QTest::newRow("best-of") << int(ExploreKind::BestOf) << 1;
    }
    void reportsOfEveryKind() {
        QFETCH(int, kind);
        QFETCH(int, charts);
        const Exploration given = exploration(ExploreKind(kind));
        const QString html =
            QString::fromStdString(*explorationReport(given, findingsOf(given), {"Miro <Studio>", {"a <note>"}}));
        QCOMPARE(html.count("<svg"), charts);
        QCOMPARE(html.count("src=\"data:image/png;base64,"), int(given.pictures.size()));
        QCOMPARE(html.count("src="), int(given.pictures.size())); // nothing comes from elsewhere
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains("http://") && !html.contains("https://"));
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(html.contains("two &lt;cats&gt; &amp; &quot;a dog&quot;"));
        QVERIFY(!html.contains("<cats>"));
        QVERIFY(html.contains("Miro &lt;Studio&gt;") && html.contains("a &lt;note&gt;"));
        QVERIFY(html.contains("prefers-color-scheme: dark"));
        QVERIFY(!html.contains("nan"));
    }

    void aReportWithoutScoresStillShowsThePictures() {
        Exploration given = exploration(ExploreKind::Pareto);
        for (ExploredPicture& picture : given.pictures)
            picture.scores.clear();
        const QString html = QString::fromStdString(*explorationReport(given, findingsOf(given), {}));
        QCOMPARE(html.count("<svg"), 0);
        QCOMPARE(html.count("<img"), 25);
        given.pictures.resize(3); // a grid that is not full yet
        QCOMPARE(QString::fromStdString(*explorationReport(given, findingsOf(given), {})).count("<img"), 3);
    }

    void theTableHoldsEverything() {
        Exploration given = exploration(ExploreKind::Sweep);
        given.pictures[0].scores[1].raw.reset();
        given.pictures[0].scores[1].training.reset();
        given.pictures[0].scores[1].quantile.reset();
        const auto rows = tableOf(scoresTable(given));
        QCOMPARE(rows.size(), size_t{6});
        auto column = [&](const char* name) {
            return size_t(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
        };
        for (const auto& row : rows)
            QCOMPARE(row.size(), rows[0].size());
        QCOMPARE(rows[1][column("prompt")], std::string("two <cats> & \"a dog\""));
        QCOMPARE(rows[2][column("target:aesthetic_score")], std::string("1"));
        QCOMPARE(rows[3][column("target:aesthetic_score")], std::string("0.5"));
        QCOMPARE(rows[1][column("starter_beauty:raw")], std::string());
        QCOMPARE(rows[1][column("starter_clip:raw")], std::string("8"));
        QCOMPARE(rows[1][column("starter_clip:quantile")], std::string("0.8"));
        QCOMPARE(rows[1][column("starter_clip:estimated")], std::string("no"));
        QCOMPARE(rows[1][column("guidance")], std::string("2.5"));
        QCOMPARE(rows[1][column("seed")], std::string("7"));
        QVERIFY(column("clip_openai:raw") == rows[0].size());
    }

    void aWayHasAStripAndAnAnimation() {
        const auto files = *explorationFiles(exploration(ExploreKind::Sweep), {});
        QCOMPARE(files.back().name, std::string("report.html"));
        const Image strip = *decodeImage(fileNamed(files, "film-strip.png"), "strip");
        QCOMPARE(strip.width, 5 * 20 + 4);
        QCOMPARE(strip.height, 24);
        QCOMPARE(strip.at(4, 4)[0], uint8_t(0));      // target 0 was drawn first
        QCOMPARE(strip.at(84, 4)[0], uint8_t(1 * 3)); // target 1 second
        QCOMPARE(decodeImage(fileNamed(files, "animation.webp"), "animation")->width, 16);
        QVERIFY(fileNamed(*explorationFiles(exploration(ExploreKind::Pareto), {}), "animation.webp").empty());
    }

    // Rows from the highest target down, cells that are not drawn left dark.
    void theContactSheetIsTheGrid() {
        ExploreRequest request = starterRequest(ExploreKind::Pareto);
        request.steps = 2;
        Exploration given = explorationOf(request, [](const ExploreCell&) { return std::vector<double>(); });
        for (ExploredPicture& picture : given.pictures) {
            const ExploreCell& cell = given.cells[size_t(picture.cell)];
            picture.image = plainImage(16, int(50 + 100 * cell.row + 50 * cell.column));
        }
        given.pictures.pop_back(); // row 1, column 1
        const Image sheet = *decodeImage(fileNamed(*explorationFiles(given, {}), "contact-sheet.png"), "sheet");
        QCOMPARE(sheet.width, 44);
        QCOMPARE(sheet.at(4, 4)[0], uint8_t(150));
        QCOMPARE(sheet.at(24, 4)[0], uint8_t(0));
        QCOMPARE(sheet.at(4, 24)[0], uint8_t(50));
        QCOMPARE(sheet.at(24, 24)[0], uint8_t(100));
    }

    void nothingDrawnIsAnError() {
        Exploration given = exploration(ExploreKind::Sweep);
        given.pictures.clear();
        QCOMPARE(explorationFiles(given, {}).error().code, ErrorCode::NotFound);
    }

    void theRecordComesBack() {
        ExploreRecord record;
        record.plan = starterRequest(ExploreKind::BestOf);
        record.model = "starter";
        record.modelSha256 = std::string(64, 'b');
        record.scores[3] = {scoreOf("starter_beauty", 4, 0.5), scoreOf("starter_clip", std::nan(""))};
        auto read = exploreRecordFrom(toText(record), "x");
        QVERIFY2(read.ok(), read.message().c_str());
        QVERIFY(sameExploration(record, *read));
        QCOMPARE(toText(*read), toText(record));
        QCOMPARE(*read->scores[3][0].quantile, 0.5);
        QVERIFY(!read->scores[3][1].raw);

        ExploreRecord other = record;
        other.plan.weights["aesthetic_score"] = 2; // another ranking of the same pictures
        other.plan.steps = 9;                      // more of them
        QVERIFY(sameExploration(record, other));
        other.plan.settings.seed = 8;
        QVERIFY(!sameExploration(record, other));
        other = record;
        other.model = "other";
        QVERIFY(!sameExploration(record, other));
        ExploreRecord sweep = record, finer = record;
        sweep.plan.kind = finer.plan.kind = ExploreKind::Sweep;
        finer.plan.steps = 9;
        QVERIFY(!sameExploration(sweep, finer));
    }

    void damagedRecordsAreNamed() {
        ExploreRecord record;
        record.plan = starterRequest(ExploreKind::Sweep);
        record.scores[0] = {scoreOf("starter_beauty", 4, 0.5)};
        const std::string good = toText(record);
        std::vector<std::string> bad{"", "[]", "{}", "{\"miro_exploration\":1}", good.substr(0, good.size() / 2)};
        for (const auto& [from, to] :
             {std::pair("\"raw\": 4.0", "\"raw\": \"4\""), std::pair("\"cell\": 0", "\"cell\": []"),
              std::pair("\"estimated\": false", "\"estimated\": 3"), std::pair("\"model\"", "\"modal\""),
              std::pair("\"sweep\"", "\"walk\"")}) {
            std::string text = good;
            QVERIFY2(text.find(from) != std::string::npos, from);
            bad.push_back(text.replace(text.find(from), std::string(from).size(), to));
        }
        for (const std::string& text : bad) {
            auto read = exploreRecordFrom(text, "exploration.json");
            QVERIFY2(!read.ok(), text.c_str());
            QVERIFY(read.message().find("exploration.json") != std::string::npos);
        }
        std::string newer = good;
        newer.replace(newer.find("\"miro_exploration\": 1"), 21, "\"miro_exploration\": 2");
        QCOMPARE(exploreRecordFrom(newer, "x").error().code, ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestExploreReport)
#include "test_explore_report.moc"
