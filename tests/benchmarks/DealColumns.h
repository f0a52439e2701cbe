// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace dealscope::benchmarks {

/// Reports as bare columns, and gestures on them: what one engine after the other is measured on.
struct DealColumns {
    static constexpr int Companies = 20'000;
    static constexpr int Outlets = 2'000;
    static constexpr int Days = 11'688; ///< 1995-01-01 to 2026-12-31

    std::vector<quint16> day; ///< since 1995-01-01
    std::vector<quint16> payer;
    std::vector<quint16> payee;
    std::vector<quint16> outlet;
    std::vector<quint8> kind; ///< 8 of them
    std::vector<quint8> status; ///< 6 of them
    std::vector<qint32> thousands; ///< of dollars; -1: no amount

    [[nodiscard]] size_t size() const { return day.size(); }

    /// Little endian: 0x44454c31 and the number of rows as u32; then day, month, payer, payee and
    /// outlet as u16, kind, status and bin as u8, thousands as i32, column after column.
    [[nodiscard]] static std::optional<DealColumns> read(const QString &file);
    /// Writes the same; month is counted from January 1995, bin is amountBin, 0 without an amount.
    [[nodiscard]] bool write(const QString &file) const;
    /// Companies and outlets by Zipf's law, days more and more often, amounts log-normal, 15 % of
    /// the reports without; the same for the same seed on every machine with IEEE arithmetic.
    [[nodiscard]] static DealColumns generate(size_t rows, quint32 seed = 20260101);
};

/// One gesture. Brush: days from `a` to before `b`. Toggle: the value `a` goes in or out of the
/// clause; one without a value is cleared.
struct Gesture {
    enum Kind { Brush, Payer, Payee, DealKind, ResetCompanies };
    Kind kind = Brush;
    int a = 0;
    int b = 0;
    bool isTimed = true;

    /// A line a gesture: "set A B" (not timed), "brush A B", "payer A", "payee A", "type A",
    /// "reset company" (not timed).
    [[nodiscard]] static std::optional<std::vector<Gesture>> read(const QString &file);
    [[nodiscard]] static bool write(const std::vector<Gesture> &gestures, const QString &file);
    /// A brush that is dragged and resized, then companies and kinds in and out.
    [[nodiscard]] static std::vector<Gesture> generate();
};

} // namespace dealscope::benchmarks
