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
  # A name of one source may be a local one of its neighbour in joined sources; only Clang minds.
  if(NOT (NB_QUICK AND CMAKE_CXX_COMPILER_ID MATCHES "Clang"))
    target_compile_options(nb_options INTERFACE -Wshadow)
  endif()
  target_compile_options(nb_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wformat=2 -Wformat-security
    -fstack-protector-strong $<$<BOOL:${NB_WERROR}>:-Werror>)
  if(NOT NB_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "Rel")
    target_compile_definitions(nb_options INTERFACE _FORTIFY_SOURCE=2)
  endif()
endif()
if(NB_SANITIZE)
  add_compile_options(-fsanitize=${NB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${NB_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Wrong about std::optional once reads are watched.
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()
if(NB_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

# Wrong about constants longer than a std::string holds in itself, at -O1 and in headers read beforehand.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(NB_FALSE_WARNINGS -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
endif()
# The tests themselves need not be quick.
set(NB_TEST_OPTIONS ${NB_FALSE_WARNINGS})
if(NOT MSVC AND CMAKE_BUILD_TYPE MATCHES "Rel")
  list(PREPEND NB_TEST_OPTIONS -O1)
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
    NB_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    NB_CORPUS_DIR="${PROJECT_SOURCE_DIR}/../shared/corpus"
    NB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
  target_compile_options(${name} PRIVATE ${NB_TEST_OPTIONS})
  if(NB_QUICK AND "ui" IN_LIST arg_LABELS)
    target_precompile_headers(${name} REUSE_FROM nb_headers_window)
  elseif(NB_QUICK)
    target_precompile_headers(${name} REUSE_FROM nb_headers_engine)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  # Tests with the label xvfb are run under an X server by ./dev test; the others need no display.
  set(platform offscreen)
  # sanitizers cost five times and more
  set(seconds 300)
  if(NB_SANITIZE)
    set(seconds 1200)
  endif()
  if("xvfb" IN_LIST arg_LABELS)
    set(platform xcb)
  endif()
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${seconds}
    LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=${platform};LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.*.debug=false")
  if(NB_TEST_ENVIRONMENT)
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "${NB_TEST_ENVIRONMENT}")
  endif()
endfunction()

# What ThreadSanitizer has to be told about the system's libraries.
if(NB_SANITIZE MATCHES "thread")
  set(NB_TEST_ENVIRONMENT "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/tsan.supp:halt_on_error=1:die_after_fork=0")
endif()

# project_test_in_zone(test zone): runs a test once more, as if the computer stood in that time zone.
function(project_test_in_zone name zone)
  string(REGEX REPLACE "[^A-Za-z]" "_" suffix "${zone}")
  add_test(NAME ${name}_${suffix} COMMAND ${name})
  get_test_property(${name} ENVIRONMENT environment)
  get_test_property(${name} LABELS labels)
  set_tests_properties(${name}_${suffix} PROPERTIES
    TIMEOUT 300 LABELS "${labels}" ENVIRONMENT "${environment};TZ=${zone}")
endfunction()

# project_benchmark(name SOURCES … LINK …): a benchmark program bench_<what>; ./dev bench runs it.
function(project_benchmark name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK})
  target_compile_definitions(${name} PRIVATE
    NB_TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data"
    NB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
endfunction()

# project_fuzz(name SOURCES … LINK …): a fuzz target fuzz_<what>; ./dev fuzz runs it. Its seeds are
# the files of tests/data/fuzz/<what>.
function(project_fuzz name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endfunction()
