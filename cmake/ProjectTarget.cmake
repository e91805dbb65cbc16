# SPDX-License-Identifier: GPL-3.0-or-later
# The one place that says how our targets are built: standard, warnings, hardening, sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(nb_options INTERFACE)
target_include_directories(nb_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_features(nb_options INTERFACE cxx_std_20)
target_compile_definitions(nb_options INTERFACE
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_DISABLE_DEPRECATED_BEFORE=0x060400
  NB_VERSION="${PROJECT_VERSION}")
if(MSVC)
  target_compile_options(nb_options INTERFACE /W4 /utf-8 $<$<BOOL:${NB_WERROR}>:/WX>)
else()
  target_compile_options(nb_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Wformat-security
    -fstack-protector-strong $<$<BOOL:${NB_WERROR}>:-Werror>)
  if(NOT NB_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "Rel")
    target_compile_definitions(nb_options INTERFACE _FORTIFY_SOURCE=2)
  endif()
endif()
if(NB_SANITIZE)
  add_compile_options(-fsanitize=${NB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${NB_SANITIZE})
endif()
if(NB_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

# project_library(name SOURCES … LINK …): a static library of one layer.
function(project_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;LINK_PRIVATE" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC nb_options ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
endfunction()

# project_program(name SOURCES … LINK …): a program that is shipped.
function(project_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK})
endfunction()

# project_test(name SOURCES … LINK … [LABELS …]): a test program, registered with ctest.
# The corpus of real captures is found beside the project when present.
function(project_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK} Qt6::Test)
  target_compile_definitions(${name} PRIVATE
    NB_TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data"
    NB_CORPUS_DIR="${PROJECT_SOURCE_DIR}/../shared/corpus"
    NB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT 300
    LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.*.debug=false")
endfunction()
