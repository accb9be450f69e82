# The CUDA kernels are a plug-in that the program opens at run time, so that one program serves machines
# with and without an NVIDIA driver. MIRO_HAVE_CUDA says whether this build can compile them.
set(MIRO_HAVE_CUDA FALSE)
if(NOT MIRO_CUDA STREQUAL "OFF")
  include(CheckLanguage)
  check_language(CUDA)
  if(CMAKE_CUDA_COMPILER)
    set(CMAKE_CUDA_ARCHITECTURES 80 90 120 CACHE STRING "GPU architectures of the kernels.")
    set(CMAKE_CUDA_STANDARD 17)  # CMake 3.25 knows no CUDA20 for nvcc
    enable_language(CUDA)
    find_package(CUDAToolkit QUIET)
    set(MIRO_HAVE_CUDA TRUE)
  elseif(MIRO_CUDA STREQUAL "ON")
    message(FATAL_ERROR "MIRO_CUDA is ON but nvcc was not found.")
  else()
    message(STATUS "CUDA kernels are skipped: nvcc was not found.")
  endif()
endif()
