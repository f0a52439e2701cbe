// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace dealscope::core {

/// Whole units of a currency that is named beside it. Never a float: a sum that does not fit in
/// 64 bits is refused by the checked functions, not wrapped.
struct Money {
    qint64 units = 0;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr bool operator==(Money, Money) = default;
};

/// a + b, or nothing when the sum does not fit.
[[nodiscard]] std::optional<Money> checkedAdd(Money a, Money b);
/// a - b, or nothing when the difference does not fit.
[[nodiscard]] std::optional<Money> checkedSubtract(Money a, Money b);
/// a * factor, or nothing when the product does not fit.
[[nodiscard]] std::optional<Money> checkedMultiply(Money a, qint64 factor);
/// a * numerator / denominator rounded half away from zero, or nothing when it does not fit.
[[nodiscard]] std::optional<Money> checkedScale(Money a, qint64 numerator, qint64 denominator);

/// An ISO 4217 code; three capital letters or empty.
class Currency
{
public:
    constexpr Currency() = default;
    /// Nothing unless `code` is three ASCII letters (case is folded).
    [[nodiscard]] static std::optional<Currency> fromCode(QStringView code);
    [[nodiscard]] static Currency usd();

    [[nodiscard]] QString code() const;
    [[nodiscard]] bool isEmpty() const { return m_code[0] == 0; }

    friend auto operator<=>(const Currency &, const Currency &) = default;
    friend bool operator==(const Currency &, const Currency &) = default;

private:
    std::array<char, 3> m_code{};
};

size_t qHash(const Currency &currency, size_t seed = 0) noexcept;

} // namespace dealscope::core
