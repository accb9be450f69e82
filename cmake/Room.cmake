# miro_room(NAME SOURCES a.cpp ... [USES room ...] [LINKS target ...] [TORCH])
#
# One folder under core/ is one static library `miro_<NAME>`. USES lists the rooms it may include (the
# table in ARCHITECTURE.md; tests/arch checks the #include lines), LINKS the libraries outside the
# project, kept private unless a public header needs them. TORCH gives it libtorch and the shared
# precompiled ATen header.
function(miro_room NAME)
  cmake_parse_arguments(ROOM "TORCH" "" "SOURCES;USES;LINKS;PUBLIC_LINKS" ${ARGN})
  add_library(miro_${NAME} STATIC ${ROOM_SOURCES})
  target_include_directories(miro_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(miro_${NAME} PRIVATE miro_compile_options ${ROOM_LINKS} PUBLIC ${ROOM_PUBLIC_LINKS})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(miro_${NAME} PUBLIC miro_${used})
  endforeach()
  if(ROOM_TORCH)
    target_link_libraries(miro_${NAME} PUBLIC miro_torch_cpu)
    target_precompile_headers(miro_${NAME} REUSE_FROM miro_aten_pch)
  endif()
endfunction()

# The one precompiled header: ATen takes 7 s to parse and nearly every numeric file needs it.
function(miro_aten_pch)
  file(WRITE ${PROJECT_BINARY_DIR}/aten_pch.cpp "// Carries the precompiled ATen header.\n")
  add_library(miro_aten_pch STATIC ${PROJECT_BINARY_DIR}/aten_pch.cpp)
  target_link_libraries(miro_aten_pch PRIVATE miro_compile_options miro_torch_cpu)
  target_precompile_headers(miro_aten_pch PRIVATE <ATen/ATen.h>)
endfunction()

# miro_test(ROOM FILE [TORCH] [USES room ...] [LINKS ...] [LABELS ...]): tests/<ROOM>/<FILE>.cpp, a Qt Test class,
# becomes the CTest `<ROOM>/<FILE>`, one OpenMP thread each, since CTest runs several at once. A test links the room it tests and what that room may use.
function(miro_test ROOM FILE)
  cmake_parse_arguments(TEST "TORCH;NO_ROOM" "" "USES;LINKS;LABELS" ${ARGN})
  set(target ${ROOM}_${FILE})
  add_executable(${target} ${FILE}.cpp)
  set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE miro_compile_options Qt6::Test ${TEST_LINKS})
  if(NOT TEST_NO_ROOM)
    target_link_libraries(${target} PRIVATE miro_${ROOM})
  endif()
  foreach(used IN LISTS TEST_USES)
    target_link_libraries(${target} PRIVATE miro_${used})
  endforeach()
  target_compile_definitions(${target} PRIVATE
    MIRO_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures" MIRO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(TEST_TORCH)
    target_precompile_headers(${target} REUSE_FROM miro_aten_pch)
  endif()
  add_test(NAME ${ROOM}/${FILE} COMMAND ${target})
  set_tests_properties(${ROOM}/${FILE} PROPERTIES
    LABELS "${ROOM};${TEST_LABELS}" ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_NUM_THREADS=1" TIMEOUT 600)
endfunction()
