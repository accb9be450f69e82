// Files of lines that may be long: written whole, appended to, and read, in bounded memory. Errors name the file.
// Private to the batch room.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace miro {

// An open file, closed with its owner.
class FileHandle {
public:
    explicit FileHandle(int descriptor = -1) : m_descriptor(descriptor) {}
    FileHandle(FileHandle&& other) noexcept;
    FileHandle& operator=(FileHandle&& other) noexcept;
    ~FileHandle();
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

// As messages name it.
std::string shownPath(const std::filesystem::path& path);

// Removes what runs that were killed left of files that were not complete: ".miro-*" in this folder alone.
void removeUnfinished(const std::filesystem::path& folder);

// folder / relative, and what is missing on the way below folder, which is there or whose parent is.
Result<void> makeFoldersBelow(const std::filesystem::path& folder, const std::filesystem::path& relative);

// One file, complete or not at all: written in scratch, a folder of the same file system, and renamed. The destructor
// removes what was not committed.
class WholeFile {
public:
    static Result<WholeFile> create(std::filesystem::path target, const std::filesystem::path& scratch);
    WholeFile(WholeFile&& other) noexcept;
    ~WholeFile();

    Result<void> write(std::string_view bytes);
    Result<void> commit(); // synced, and so is the folder

private:
    WholeFile() = default;
    Result<void> flush();

    std::filesystem::path m_target;
    std::filesystem::path m_temporary; // empty: none is there
    FileHandle m_file;
    std::string m_buffer;
};

// folder / name, with the folders on the way.
Result<void> placeFile(const std::filesystem::path& folder, const std::string& name, std::string_view bytes,
                       const std::filesystem::path& scratch);

// A file that only grows, one process at a time.
class GrowingFile {
public:
    // Made when it is missing. Failed when another process has it open: `busy` says what that means.
    static Result<GrowingFile> open(std::filesystem::path path, const std::string& busy);

    // Whether a process has it open so.
    static bool isInUse(const std::filesystem::path& path);

    // Cuts what stands behind the last whole line: a write that a crash tore.
    Result<void> keep(int64_t bytes);
    // On disk when this returns; after an error the file is as before.
    Result<void> append(std::string_view bytes);
    int64_t size() const { return m_size; }

private:
    std::filesystem::path m_path;
    FileHandle m_file;
    int64_t m_size = 0;
};

// Reads lines without their end. A line longer than the limit is Corrupt.
class LineReader {
public:
    static Result<LineReader> open(const std::filesystem::path& path, size_t maxBytes);

    // Nothing at the end. A last line without its newline, or of zeros, is torn and not given.
    Result<std::optional<std::string_view>> next();
    int64_t number() const { return m_number; } // of the line that next() gave, from 1
    int64_t begin() const { return m_begin; }   // its first byte
    int64_t end() const { return m_end; }       // behind its newline: where whole lines end, once next() gave nothing

private:
    std::filesystem::path m_path;
    FileHandle m_file;
    size_t m_maxBytes = 0;
    std::string m_buffer;
    size_t m_used = 0; // of m_buffer
    bool m_atEnd = false;
    int64_t m_number = 0;
    int64_t m_begin = 0;
    int64_t m_end = 0;
};

} // namespace miro
