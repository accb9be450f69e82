// A disk that is full soon, or that cannot be written.
#pragma once

#include <QDir>

#include <cerrno>
#include <cstring>
#include <sys/mount.h>

namespace miro::test {

// A tmpfs of its own, gone with this object; not mounted where the system does not permit it.
class SmallDisk {
public:
    // options: "size=400k"; flags: of mount(2).
    SmallDisk(const QString& folder, const QByteArray& options, unsigned long flags = 0) : m_folder(folder.toUtf8()) {
        QDir().mkpath(folder);
        m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", flags, options.constData()) == 0;
        m_error = m_mounted ? "" : std::strerror(errno);
    }
    ~SmallDisk() {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return m_mounted; }
    QByteArray error() const { return m_error; }
    void makeReadOnly() { ::mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr); }

private:
    QByteArray m_folder;
    QByteArray m_error;
    bool m_mounted = false;
};

} // namespace miro::test
