#include "tensor/device_memory.h"

#include <ATen/ATen.h>
#include <ATen/DeviceAccelerator.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <fstream>
#include <malloc.h>
#include <string>
#include <unistd.h>

namespace miro {
namespace {

DeviceMemory hostMemory() {
    DeviceMemory memory;
    const int64_t page = ::sysconf(_SC_PAGE_SIZE);
    memory.total = static_cast<int64_t>(::sysconf(_SC_PHYS_PAGES)) * page;
    int64_t pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    memory.allocated = memory.reserved = resident * page;
    std::ifstream info("/proc/meminfo");
    std::string key, unit;
    for (int64_t kilobytes = 0; info >> key >> kilobytes; std::getline(info, unit))
        if (key == "MemAvailable:")
            memory.free = kilobytes * 1024;
    return memory;
}

c10::DeviceIndex indexOf(const at::Device& device) {
    return device.has_index() ? device.index() : c10::DeviceIndex(0);
}

} // namespace

DeviceMemory deviceMemory(const at::Device& device) {
    if (!device.is_cuda())
        return hostMemory();
    DeviceMemory memory;
    c10::DeviceAllocator* allocator = at::getDeviceAllocator(device.type());
    const auto stats = allocator->getDeviceStats(indexOf(device));
    constexpr auto kAll = static_cast<size_t>(c10::CachingAllocator::StatType::AGGREGATE);
    memory.allocated = stats.allocated_bytes[kAll].current;
    memory.reserved = stats.reserved_bytes[kAll].current;
    const auto [freeBytes, totalBytes] = allocator->getMemoryInfo(indexOf(device));
    memory.free = static_cast<int64_t>(freeBytes);
    memory.total = static_cast<int64_t>(totalBytes);
    return memory;
}

void releaseCachedMemory(const at::Device& device) {
    if (device.is_cuda())
        at::getDeviceAllocator(device.type())->emptyCache();
    ::malloc_trim(0); // glibc keeps freed blocks, those of weights on their way to a device too
}

void synchroniseDevice(const at::Device& device) {
    if (device.is_cuda())
        c10::impl::VirtualGuardImpl(device.type()).synchronizeDevice(indexOf(device));
}

} // namespace miro
