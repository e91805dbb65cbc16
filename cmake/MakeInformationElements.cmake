# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=informationelements.txt -DOUTPUT=informationelementtable.cpp -P this file
# Makes the table of information elements; lines are sorted by enterprise and id.
file(STRINGS "${INPUT}" lines REGEX "^[0-9v]")
set(rows "")
set(last "")
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^(([0-9v][a-z0-9]*)/)?([0-9]+) ([A-Za-z0-9_-]+) ([a-zA-Z0-9]+)$")
    message(FATAL_ERROR "${INPUT}: cannot read the line \"${line}\"")
  endif()
  set(enterprise "${CMAKE_MATCH_2}")
  set(id "${CMAKE_MATCH_3}")
  set(name "${CMAKE_MATCH_4}")
  set(type "${CMAKE_MATCH_5}")
  if(enterprise STREQUAL "")
    set(enterprise 0)
  elseif(enterprise STREQUAL "v9")
    set(enterprise 4294967294)
  elseif(enterprise STREQUAL "v9scope")
    set(enterprise 4294967295)
  endif()
  math(EXPR key "${enterprise} * 65536 + ${id}")
  if(NOT last STREQUAL "" AND NOT key GREATER last)
    message(FATAL_ERROR "${INPUT}: \"${line}\" is out of order or there twice")
  endif()
  set(last "${key}")
  string(SUBSTRING "${type}" 0 1 first)
  string(TOUPPER "${first}" first)
  string(SUBSTRING "${type}" 1 -1 rest)
  string(APPEND rows "    {${enterprise}U, ${id}, ElementType::${first}${rest}, \"${name}\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by cmake/MakeInformationElements.cmake; edit informationelements.txt instead.
#include \"collectors/netflow/informationelement.h\"

#include <array>

namespace nb {

namespace {

constexpr InformationElement kElements[] {
${rows}};

} // namespace

std::span<const InformationElement> informationElements()
{
    return kElements;
}

} // namespace nb
")
