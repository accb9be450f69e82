# libtorch as unpacked from the wheel by ./studio. find_package(Torch) would pull in the CUDA toolkit, so
# the two libraries that every machine can load are imported by hand; libtorch_cuda is opened at run time.
set(_torch_dir ${MIRO_DEPS_DIR}/torch)
if(NOT EXISTS ${_torch_dir}/lib/libtorch_cpu.so)
  message(FATAL_ERROR "libtorch is missing in ${_torch_dir}: run ./studio once, or set MIRO_DEPS_DIR.")
endif()

add_library(miro_c10 SHARED IMPORTED GLOBAL)
set_target_properties(miro_c10 PROPERTIES IMPORTED_LOCATION ${_torch_dir}/lib/libc10.so)
# After the system's folders: the wheel carries its own, newer fmt, which must not shadow the one we link.
target_compile_options(miro_c10 INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-idirafter${_torch_dir}/include>)

add_library(miro_torch_cpu SHARED IMPORTED GLOBAL)
set_target_properties(miro_torch_cpu PROPERTIES IMPORTED_LOCATION ${_torch_dir}/lib/libtorch_cpu.so)
target_compile_options(miro_torch_cpu INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-idirafter${_torch_dir}/include/torch/csrc/api/include>)
target_link_libraries(miro_torch_cpu INTERFACE miro_c10)
# libtorch_cpu needs libcupti and libcudart from the neighbouring nvidia/ folder; its own RUNPATH finds
# them at run time, the linker has to be told.
target_link_options(miro_torch_cpu INTERFACE -Wl,-rpath-link,${MIRO_DEPS_DIR}/nvidia/cu13/lib)
