// What the loader asks of libcuda.so.1, in one state a build.
#include <cstddef>
#include <cstring>

#ifndef FAKE_VERSION
#define FAKE_VERSION 13000
#endif
#ifndef FAKE_INIT
#define FAKE_INIT 0
#endif
#ifndef FAKE_COUNT
#define FAKE_COUNT 2
#endif
#ifndef FAKE_NAME_ERROR
#define FAKE_NAME_ERROR 0
#endif
#ifndef FAKE_MAJOR
#define FAKE_MAJOR 9
#endif
#ifndef FAKE_MINOR
#define FAKE_MINOR 0
#endif

extern "C" {

int cuDriverGetVersion(int* version) {
    *version = FAKE_VERSION;
    return 0;
}
int cuInit(unsigned) {
    return FAKE_INIT;
}
int cuDeviceGetCount(int* count) {
    *count = FAKE_COUNT;
    return 0;
}
int cuDeviceGet(int* handle, int index) {
    *handle = index;
    return 0;
}
int cuDeviceGetName(char* name, int length, int handle) {
    std::strncpy(name, handle == 0 ? "Card\nof test" : "Second card", static_cast<size_t>(length));
    return FAKE_NAME_ERROR;
}
int cuDeviceTotalMem_v2(size_t* bytes, int handle) {
    *bytes = static_cast<size_t>(handle + 1) * 8'000'000'000;
    return 0;
}
int cuDeviceGetAttribute(int* value, int attribute, int) {
    *value = attribute == 75 ? FAKE_MAJOR : FAKE_MINOR;
    return 0;
}
}
