# What draws the window computes nothing: -O3 would only take longer to compile. The precompiled header has the same.
set(MIRO_WINDOW_OPTIONS $<$<CONFIG:Release>:-O2>)

# miro_ui_room(NAME SOURCES a.cpp ... [USES ui-room ...] [LINKS target ...])
#
# One folder under ui/ is one static library `miro_ui_<NAME>`. USES lists the rooms of ui/ that it may include
# (the table in ARCHITECTURE.md). The window is built against the engine's interface: it links the rooms without
# libtorch only, so that its tests run with a stand-in for the engine.
function(miro_ui_room NAME)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LINKS" ${ARGN})
  add_library(miro_ui_${NAME} STATIC ${ROOM_SOURCES})
  miro_together(miro_ui_${NAME})
  # moc needs nothing that the rooms below generate.
  set_target_properties(miro_ui_${NAME} PROPERTIES AUTOMOC ON AUTOGEN_ORIGIN_DEPENDS OFF OPTIMIZE_DEPENDENCIES ON)
  target_include_directories(miro_ui_${NAME} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/core)
  target_compile_definitions(miro_ui_${NAME} PUBLIC QT_NO_KEYWORDS)
  target_link_libraries(miro_ui_${NAME} PRIVATE miro_compile_options ${ROOM_LINKS}
    PUBLIC Qt6::Widgets nlohmann_json::nlohmann_json miro_base miro_image miro_library miro_hub)
  target_compile_options(miro_ui_${NAME} PRIVATE ${MIRO_WINDOW_OPTIONS})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(miro_ui_${NAME} PUBLIC miro_ui_${used})
  endforeach()
  target_precompile_headers(miro_ui_${NAME} REUSE_FROM miro_window_pch)
endfunction()
