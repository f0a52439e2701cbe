# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed and how it is packaged: cmake --install build, or cpack in build/ for a .deb.
include(GNUInstallDirs)

set(application_id org.dealscope.Dealscope)
set(packaging_dir ${PROJECT_SOURCE_DIR}/packaging)

install(TARGETS dealscope RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${packaging_dir}/${application_id}.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${packaging_dir}/${application_id}.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${packaging_dir}/${application_id}.mime.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME ${application_id}.xml)
install(FILES ${packaging_dir}/${application_id}.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
        DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dealscope)
set(CPACK_PACKAGE_VENDOR "The Dealscope authors")
set(CPACK_PACKAGE_CONTACT "The Dealscope authors <authors@dealscope.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "dashboard of reported corporate deals")
set(CPACK_PACKAGE_DESCRIPTION
    "Dealscope shows who is reported to invest in whom, who buys computing power
 and chips from whom, at what valuation, and who says so. Every figure leads
 to the sentence in the source that carries it.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins and translations that no linker sees: the SQLite driver, SVG icons, Qt's own words.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, qt6-translations-l10n")
include(CPack)
