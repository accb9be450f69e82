# One interface target carries what every one of our own targets is compiled with.
# Designated initialisers leave members at their defaults on purpose, hence no missing-field-initializers.
add_library(miro_compile_options INTERFACE)
target_compile_options(miro_compile_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers>)
if(MIRO_WERROR)
  target_compile_options(miro_compile_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
foreach(sanitizer IN LISTS MIRO_SANITIZE)
  target_compile_options(miro_compile_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${sanitizer} -fno-omit-frame-pointer>)
  target_link_options(miro_compile_options INTERFACE -fsanitize=${sanitizer})
endforeach()
# Gold, of the same package as the usual linker, takes a fifth of its time, and some three hundred tests are linked.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=gold MIRO_HAS_GOLD)
if(MIRO_HAS_GOLD)
  target_link_options(miro_compile_options INTERFACE $<$<LINK_LANGUAGE:CXX>:-fuse-ld=gold>)
endif()
# Qt's slots/signals/emit macros break libtorch's headers.
target_compile_definitions(miro_compile_options INTERFACE QT_NO_KEYWORDS)
# What libtorch is compiled with, said to all, since a precompiled header is for targets with the same macros.
target_compile_definitions(miro_compile_options INTERFACE _GLIBCXX_USE_CXX11_ABI=1)
