#include "tensor/mapped_file.h"

#include "base/files.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace miro {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path) {
    int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fileError("cannot read", path, errno);
    struct stat info {};
    int status = ::fstat(fd, &info);
    int code = errno;
    if (status == 0 && !S_ISREG(info.st_mode)) {
        ::close(fd);
        return Error{ErrorCode::Corrupt, fmt::format("cannot read {}: it is not a file", oneLine(path.string()))};
    }
    void* data = nullptr;
    size_t size = status == 0 ? static_cast<size_t>(info.st_size) : 0;
    if (status == 0 && size > 0) {
        data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
        code = errno;
        if (data == MAP_FAILED)
            status = -1;
    }
    ::close(fd);
    if (status != 0)
        return fileError("cannot read", path, code);
    return std::shared_ptr<const MappedFile>(new MappedFile(static_cast<const std::byte*>(data), size));
}

MappedFile::~MappedFile() {
    if (m_size > 0)
        ::munmap(const_cast<std::byte*>(m_data), m_size);
}

void MappedFile::dropPages() const {
    if (m_size > 0)
        ::madvise(const_cast<std::byte*>(m_data), m_size, MADV_DONTNEED);
}

} // namespace miro
