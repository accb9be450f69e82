#include "base/files.h"
#include "job/finetune_limits.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

// When a fine-tuning has to wait, and what the machine's files say of its power.
class TestFinetuneLimits : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    fs::path supplies(const char* name) { return fs::path(m_dir.path().toStdString()) / name; }

    static void supply(const fs::path& folder, const std::string& type, const std::string& file,
                       const std::string& value, const std::string& scope = "") {
        fs::create_directories(folder);
        QVERIFY(writeFileAtomically(folder / "type", type + "\n").ok());
        QVERIFY(writeFileAtomically(folder / file, value + "\n").ok());
        if (!scope.empty())
            QVERIFY(writeFileAtomically(folder / "scope", scope + "\n").ok());
    }

private Q_SLOTS:
    void withoutLimitsNothingHolds() {
        const MachineState worst{.onMains = false, .idleSeconds = 0, .memoryBytes = INT64_MAX};
        QCOMPARE(heldBy({}, worst), std::string());
    }

    void eachLimitHolds() {
        MachineState machine{.onMains = true, .idleSeconds = kIdleSeconds, .memoryBytes = 4'000'000'000};
        FinetuneLimits limits;
        limits.onlyWhenIdle = limits.onlyOnMains = true;
        limits.memoryGb = 4;
        QCOMPARE(heldBy(limits, machine), std::string());
        machine.memoryBytes += 1;
        QCOMPARE(heldBy(limits, machine), std::string("memory"));
        machine.idleSeconds = kIdleSeconds - 1;
        QCOMPARE(heldBy(limits, machine), std::string("idle"));
        machine.onMains = false;
        QCOMPARE(heldBy(limits, machine), std::string("mains"));
    }

    void aMachineWithoutBatteries() {
        QVERIFY(runsOnMains(supplies("none")));
        fs::create_directories(supplies("empty"));
        QVERIFY(runsOnMains(supplies("empty")));
    }

    void aNotebook() {
        const fs::path all = supplies("notebook");
        supply(all / "BAT0", "Battery", "status", "Discharging");
        supply(all / "AC", "Mains", "online", "0");
        QVERIFY(!runsOnMains(all));
        supply(all / "AC", "Mains", "online", "1");
        QVERIFY(runsOnMains(all));
        supply(all / "AC", "Mains", "online", "0");
        supply(all / "BAT0", "Battery", "status", "Full");
        QVERIFY(runsOnMains(all));
    }

    void theBatteryOfAMouse() {
        const fs::path all = supplies("mouse");
        supply(all / "hid-1", "Battery", "status", "Discharging", "Device");
        QVERIFY(runsOnMains(all));
    }
};

QTEST_APPLESS_MAIN(TestFinetuneLimits)
#include "test_finetune_limits.moc"
