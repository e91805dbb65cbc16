# SPDX-License-Identifier: GPL-3.0-or-later
# What makes a build from nothing about four times as quick (NB_QUICK): sources
# compiled by folder, and with headers that were read beforehand. Builds without
# it, which is how one works on the code, check that every source names what it uses.

# project_join_folders(target): compiles the sources of each folder together, at most 16 at once.
# Names in unnamed namespaces have to be distinct within a folder.
function(project_join_folders target)
  get_target_property(directory ${target} SOURCE_DIR)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(SORT sources)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${directory}" NORMALIZE)
    cmake_path(IS_PREFIX PROJECT_SOURCE_DIR "${source}" ours)
    cmake_path(IS_PREFIX PROJECT_BINARY_DIR "${source}" generated)
    if(generated OR NOT ours)
      continue()
    endif()
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    math(EXPR count_${folder} "${count_${folder}} + 1")
    math(EXPR part "(${count_${folder}} - 1) / 16")
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target}
      PROPERTIES UNITY_GROUP "${folder}_${part}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# What most sources include. Without QTest: its macros name the folder of each test.
set(NB_ENGINE_HEADERS
  <algorithm> <array> <atomic> <bit> <charconv> <chrono> <cmath> <compare> <cstdint> <cstring> <deque> <functional>
  <limits> <map> <memory> <mutex> <numeric> <optional> <set> <span> <stop_token> <string> <string_view> <thread>
  <tuple> <type_traits> <unordered_map> <utility> <variant> <vector>
  <QByteArray> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument>
  <QJsonObject> <QList> <QObject> <QProcess> <QStandardPaths> <QString> <QStringList>
  <QTemporaryDir> <QTimer> <QVariant>)
set(NB_WINDOW_HEADERS ${NB_ENGINE_HEADERS}
  <QAbstractTableModel> <QAction> <QApplication> <QComboBox> <QDialog> <QHeaderView> <QIcon>
  <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QTableView> <QToolButton> <QTreeView>
  <QVBoxLayout> <QWidget>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(NB_PCH_OPTIONS -fpch-preprocess) # what ccache asks for
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT MSVC)
  set(NB_PCH_OPTIONS "SHELL:-Xclang -fno-pch-timestamp")
endif()

# project_read_headers(target HEADER …): headers that all sources of the target begin with.
function(project_read_headers target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  target_compile_options(${target} PRIVATE ${NB_PCH_OPTIONS} ${NB_FALSE_WARNINGS})
endfunction()

# project_headers(name LINK … HEADERS …): headers that project_test reads beforehand.
function(project_headers name)
  cmake_parse_arguments(arg "" "" "LINK;HEADERS" ${ARGN})
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "")
  add_library(${name} OBJECT "${source}")
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_link_libraries(${name} PRIVATE nb_options ${arg_LINK})
  target_compile_options(${name} PRIVATE ${NB_TEST_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

if(NB_TESTS AND NOT NB_FUZZ)
  list(APPEND NB_TEST_OPTIONS ${NB_PCH_OPTIONS})
  project_headers(nb_headers_engine LINK Qt6::Core HEADERS ${NB_ENGINE_HEADERS})
  if(NB_WINDOW)
    project_headers(nb_headers_window LINK Qt6::Widgets HEADERS ${NB_WINDOW_HEADERS})
  endif()
endif()
