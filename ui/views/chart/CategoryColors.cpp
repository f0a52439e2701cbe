// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/CategoryColors.h"

#include <array>

namespace dealscope::ui {

using namespace analysis;

QColor categoryColor(int index, const Theme &theme)
{
    static constexpr std::array<QRgb, 6> bright{0xff4477aa, 0xffee6677, 0xff228833,
                                                0xffccbb44, 0xff66ccee, 0xffaa3377};
    static constexpr std::array<QRgb, 6> lifted{0xff6f9fd0, 0xfff28a97, 0xff4db45c,
                                                0xffd9cb62, 0xff86d7f2, 0xffcf6aa6};
    return QColor::fromRgb((theme.dark ? lifted : bright)[size_t(index) % bright.size()]);
}

QColor neutralColor(const Theme &theme)
{
    return theme.dark ? QColor(0x9f, 0xb0, 0xc0) : QColor(0x5b, 0x69, 0x78);
}

QColor pieceColor(const ChartData &data, const ChartKey &piece, const Theme &theme)
{
    if (piece.dimension == ChartDimension::Kind && piece.bucket == ChartKey::Bucket::Value) {
        return theme.kindColor(piece.kind());
    }
    if (!data.query.stack) {
        return neutralColor(theme);
    }
    if (piece.bucket == ChartKey::Bucket::Others) {
        return theme.faint;
    }
    return categoryColor(int(data.stacks.indexOf(piece)), theme);
}

} // namespace dealscope::ui
