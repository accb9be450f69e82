# miro_together(TARGET): compiles a target's files several at once. Four fifths of a file's time are what its headers
# bring along, a precompiled one too (its inline functions are instantiated in each file). Two files of a folder that
# name a helper alike do not compile: one of them was written twice. Files with options of their own stay alone.
function(miro_together TARGET)
  set_target_properties(${TARGET} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 5)
endfunction()

# miro_room(NAME SOURCES a.cpp ... [USES room ...] [LINKS target ...] [TORCH])
#
# One folder under core/ is one static library `miro_<NAME>`. USES lists the rooms it may include (the
# table in ARCHITECTURE.md; tests/arch checks the #include lines), LINKS the libraries outside the
# project, kept private unless a public header needs them. TORCH gives it libtorch. What most files parse comes
# from one of the precompiled headers below; sources and headers include what they use all the same.
function(miro_room NAME)
  cmake_parse_arguments(ROOM "TORCH" "" "SOURCES;USES;LINKS;PUBLIC_LINKS" ${ARGN})
  add_library(miro_${NAME} STATIC ${ROOM_SOURCES})
  miro_together(miro_${NAME})
  target_include_directories(miro_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(miro_${NAME} PRIVATE miro_compile_options ${ROOM_LINKS} PUBLIC ${ROOM_PUBLIC_LINKS})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(miro_${NAME} PUBLIC miro_${used})
  endforeach()
  if(ROOM_TORCH)
    target_link_libraries(miro_${NAME} PUBLIC miro_torch_cpu)
    target_precompile_headers(miro_${NAME} REUSE_FROM miro_torch_pch)
  else()
    target_link_libraries(miro_${NAME} PUBLIC fmt::fmt nlohmann_json::nlohmann_json)
    target_precompile_headers(miro_${NAME} REUSE_FROM miro_plain_pch)
  endif()
endfunction()

# The precompiled headers: parsing is most of the time of a build. ATen takes 7 s a file, JSON and fmt 3, Qt Test 3.
set(MIRO_PLAIN_HEADERS <fmt/format.h> <nlohmann/json.hpp> <algorithm> <filesystem> <functional> <map> <memory>
  <optional> <string> <thread> <unordered_map> <variant> <vector>)

# miro_pch(NAME HEADERS <a> ... [LINKS target ...] [OPTIONS ...]): a library that carries a precompiled header, for
# targets with the same macros and options.
function(miro_pch NAME)
  cmake_parse_arguments(PCH "" "" "HEADERS;LINKS;OPTIONS" ${ARGN})
  file(WRITE ${PROJECT_BINARY_DIR}/${NAME}.cpp "// Carries a precompiled header.\n")
  add_library(${NAME} STATIC ${PROJECT_BINARY_DIR}/${NAME}.cpp)
  target_link_libraries(${NAME} PRIVATE miro_compile_options fmt::fmt nlohmann_json::nlohmann_json ${PCH_LINKS})
  target_compile_options(${NAME} PRIVATE ${PCH_OPTIONS})
  target_precompile_headers(${NAME} PRIVATE ${MIRO_PLAIN_HEADERS} ${PCH_HEADERS})
endfunction()

# Tests spend their time in the rooms; what is in the test's own file need not be fast, but be compiled fast. At -O1
# GCC 12 sees strings written out of bounds that are not (its bug 105651).
# Qt gives each folder of tests other macros for QFINDTESTDATA, which no test uses and no shared header bears.
set(MIRO_TEST_OPTIONS $<$<COMPILE_LANGUAGE:CXX>:-O1 -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR>)

# miro_test(ROOM FILE [TORCH] [USES room ...] [LINKS ...] [LABELS ...]): tests/<ROOM>/<FILE>.cpp, a Qt Test class,
# becomes the CTest `<ROOM>/<FILE>`, one OpenMP thread each, since CTest runs several at once. A test links the room it tests and what that room may use.
function(miro_test ROOM FILE)
  cmake_parse_arguments(TEST "TORCH;NO_ROOM" "" "USES;LINKS;LABELS" ${ARGN})
  set(target ${ROOM}_${FILE})
  add_executable(${target} ${FILE}.cpp)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  miro_test_moc(${target} ${FILE})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE miro_compile_options Qt6::Test fmt::fmt nlohmann_json::nlohmann_json
    ${TEST_LINKS})
  target_compile_options(${target} PRIVATE ${MIRO_TEST_OPTIONS})
  if(NOT TEST_NO_ROOM)
    target_link_libraries(${target} PRIVATE miro_${ROOM})
  endif()
  foreach(used IN LISTS TEST_USES)
    target_link_libraries(${target} PRIVATE miro_${used})
  endforeach()
  target_compile_definitions(${target} PRIVATE
    MIRO_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures" MIRO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(TEST_TORCH)
    target_precompile_headers(${target} REUSE_FROM miro_torch_test_pch)
  else()
    target_precompile_headers(${target} REUSE_FROM miro_test_pch)
  endif()
  add_test(NAME ${ROOM}/${FILE} COMMAND ${target})
  set_tests_properties(${ROOM}/${FILE} PROPERTIES
    LABELS "${ROOM};${TEST_LABELS}" ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_NUM_THREADS=1" TIMEOUT 600)
endfunction()

# <FILE>.moc for the class in <FILE>.cpp. Qt's own AUTOMOC would scan and compile two files more a test.
function(miro_test_moc TARGET FILE)
  qt_generate_moc(${FILE}.cpp ${CMAKE_CURRENT_BINARY_DIR}/moc/${FILE}.moc TARGET ${TARGET})
  target_sources(${TARGET} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/moc/${FILE}.moc)
  target_include_directories(${TARGET} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/moc)
endfunction()
