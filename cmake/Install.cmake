# What lies where once the program is installed, and the Debian package of it. The libraries that Debian does not have
# (libtorch and what it refers to) are kept under lib/miro-studio as they lie in the checkout: their own search paths
# are relative. The program finds its models beside itself (base/paths.h).
include(GNUInstallDirs)
set(_private ${CMAKE_INSTALL_LIBDIR}/miro-studio)
if(CMAKE_INSTALL_LIBDIR MATCHES "^/")
  message(FATAL_ERROR "CMAKE_INSTALL_LIBDIR must be relative: the installation can be moved as a whole.")
endif()
set(MIRO_SHIPPED_MODELS "${MIRO_DEPS_DIR}/../models" CACHE PATH "Folder of the models that are installed beside the starter.")

set(_programs miro)
if(TARGET miro_studio_window)
  list(APPEND _programs miro_studio_window)
endif()
file(RELATIVE_PATH _to_private /${CMAKE_INSTALL_BINDIR} /${_private}/torch/lib)
set_target_properties(${_programs} PROPERTIES INSTALL_RPATH "$ORIGIN/${_to_private}")
install(TARGETS ${_programs} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

foreach(library libtorch_cpu.so libc10.so libgomp.so.1)
  install(PROGRAMS ${MIRO_DEPS_DIR}/torch/lib/${library} DESTINATION ${_private}/torch/lib)
endforeach()
foreach(library libcupti.so.13 libcudart.so.13)
  install(PROGRAMS ${MIRO_DEPS_DIR}/nvidia/cu13/lib/${library} DESTINATION ${_private}/nvidia/cu13/lib)
endforeach()
# CMake strips its own targets only; a quarter of libtorch is symbols.
install(CODE "if(CMAKE_INSTALL_DO_STRIP)
  file(GLOB_RECURSE miro_libraries \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${_private}/*.so*\")
  foreach(library IN LISTS miro_libraries)
    execute_process(COMMAND ${CMAKE_STRIP} --strip-unneeded \${library} COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
endif()")

set(_models ${CMAKE_INSTALL_DATADIR}/miro-studio/models)
install(DIRECTORY models/starter models/manifests DESTINATION ${_models})
install(DIRECTORY ${MIRO_SHIPPED_MODELS}/sentence-transformers DESTINATION ${_models}
  FILES_MATCHING PATTERN "*.safetensors" PATTERN "*.json" PATTERN "*.txt" PATTERN "README.md" PATTERN "1_Pooling" EXCLUDE)

install(FILES installer/desktop/miro-studio.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES installer/desktop/miro-studio.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/application/miro-studio.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
foreach(size 48 64 128 256)
  install(FILES resources/application/miro-studio-${size}.png RENAME miro-studio.png
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()
# Job scripts for clusters; people copy them and set what their cluster wants.
install(FILES installer/cluster/miro-batch.sbatch installer/cluster/miro-batch-merge.sbatch
  installer/cluster/miro-train.sbatch
  DESTINATION ${CMAKE_INSTALL_DATADIR}/miro-studio/cluster)
set(_doc ${CMAKE_INSTALL_DATADIR}/doc/miro-studio)
install(FILES installer/debian/copyright README.md DESTINATION ${_doc})
install(DIRECTORY installer/licences DESTINATION ${_doc})
# Older set-ups did not unpack these.
install(DIRECTORY ${MIRO_DEPS_DIR}/torch/licences/ DESTINATION ${_doc}/licences/torch OPTIONAL)
install(DIRECTORY ${MIRO_DEPS_DIR}/nvidia/licences/ DESTINATION ${_doc}/licences/nvidia OPTIONAL)

# installer/make_deb.sh builds the package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME miro-studio)
set(CPACK_PACKAGE_VENDOR "Miro Studio")
set(CPACK_PACKAGE_CONTACT "Miro Studio <miro-studio@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Pictures from text, with a slider for every reward")
set(CPACK_PACKAGE_DESCRIPTION
  "Draws pictures from a description with MIRO, a model that was given the scores of several reward models while it
learned, so that beauty, fidelity and other scores can be asked for. Everything runs on this computer, without a
network; a small starter model is included, larger ones are fetched on request. This package draws on the processor.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${MIRO_DEPS_DIR}/torch/lib ${MIRO_DEPS_DIR}/nvidia/cu13/lib)
# What no linker sees: certificates for downloads, SVG icons, Qt's own texts in the user's language.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates")
if(TARGET miro_studio_window)
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqt6svg6, qt6-translations-l10n")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, libgl1-mesa-dri")
endif()
set(CPACK_DEBIAN_COMPRESSION_TYPE zstd)
set(CPACK_THREADS 0)
include(CPack)
