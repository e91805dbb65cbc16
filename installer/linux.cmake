# SPDX-License-Identifier: GPL-3.0-or-later
# Desktop integration, manual page, shell completions and the files that Debian asks for.

set(data ${CMAKE_INSTALL_DATADIR})

install(FILES linux/${NB_APPLICATION_ID}.desktop DESTINATION ${data}/applications)
configure_file(linux/${NB_APPLICATION_ID}.metainfo.xml.in ${NB_APPLICATION_ID}.metainfo.xml @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${NB_APPLICATION_ID}.metainfo.xml" DESTINATION ${data}/metainfo)
install(FILES linux/${NB_APPLICATION_ID}.mime.xml
  DESTINATION ${data}/mime/packages RENAME ${NB_APPLICATION_ID}.xml)
install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/netbehave.svg"
  DESTINATION ${data}/icons/hicolor/scalable/apps RENAME ${NB_APPLICATION_ID}.svg)

# The collector as a service. It is not enabled by the package: what to listen on is up to its owner.
install(FILES linux/netbehave-collector.service DESTINATION lib/systemd/system)

# install_gzipped(FILE DESTINATION NAME): manual pages and changelogs are kept compressed.
find_program(NB_GZIP gzip)
function(install_gzipped file destination name)
  if(NOT NB_GZIP)
    install(FILES ${file} DESTINATION ${destination} RENAME ${name})
    return()
  endif()
  set(packed "${CMAKE_CURRENT_BINARY_DIR}/${name}.gz")
  add_custom_command(OUTPUT ${packed} COMMAND ${NB_GZIP} -9nc ${file} > ${packed} DEPENDS ${file} VERBATIM)
  add_custom_target(gzip_${name} ALL DEPENDS ${packed})
  install(FILES ${packed} DESTINATION ${destination})
endfunction()

foreach(page netbehave.1 netbehave-cli.1)
  if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/man/${page}")
    install_gzipped("${CMAKE_CURRENT_SOURCE_DIR}/man/${page}" ${CMAKE_INSTALL_MANDIR}/man1 ${page})
  endif()
endforeach()
configure_file(debian/changelog.in changelog @ONLY)
install_gzipped("${CMAKE_CURRENT_BINARY_DIR}/changelog" ${doc_dir} changelog)
install(FILES debian/copyright DESTINATION ${doc_dir})

set(completions "${CMAKE_CURRENT_SOURCE_DIR}/completions")
if(EXISTS ${completions}/netbehave-cli.bash)
  install(FILES ${completions}/netbehave-cli.bash
    DESTINATION ${data}/bash-completion/completions RENAME netbehave-cli)
endif()
if(EXISTS ${completions}/_netbehave-cli)
  install(FILES ${completions}/_netbehave-cli DESTINATION ${data}/zsh/vendor-completions)
endif()
