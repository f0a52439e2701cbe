// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/QuoteReader.h"

#include "core/Snapshot.h"

#include <QRegularExpression>

#include <algorithm>

namespace dealscope::analysis {

using namespace Qt::StringLiterals;

namespace {

/// In full, without a scale word, a number this large is money.
constexpr qint64 LargeInFull = 1'000'000;

QRegularExpression compiled(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
}

/// Scale words that are clear by themselves, in folded text.
const QHash<QString, qint64> &scaleWords()
{
    static const QHash<QString, qint64> words{
        {u"thousand"_s, 1'000},
        {u"million"_s, 1'000'000},
        {u"millions"_s, 1'000'000},
        {u"mn"_s, 1'000'000},
        {u"mln"_s, 1'000'000},
        {u"mio"_s, 1'000'000},
        {u"billion"_s, 1'000'000'000},
        {u"billions"_s, 1'000'000'000},
        {u"bn"_s, 1'000'000'000},
        {u"bln"_s, 1'000'000'000},
        {u"milliard"_s, 1'000'000'000},
        {u"milliards"_s, 1'000'000'000},
        {u"md"_s, 1'000'000'000},
        {u"mds"_s, 1'000'000'000},
        {u"mrd"_s, 1'000'000'000},
        {u"trillion"_s, 1'000'000'000'000},
        {u"trillions"_s, 1'000'000'000'000},
        {u"tn"_s, 1'000'000'000'000},
        {u"trn"_s, 1'000'000'000'000},
        {u"mille milliards"_s, 1'000'000'000'000},
    };
    return words;
}

/// One letter may be a unit of something else; it counts beside a currency only.
qint64 scaleOfLetter(const QString &letter)
{
    return letter == "k"_L1 ? 1'000
        : letter == "m"_L1  ? 1'000'000
        : letter == "b"_L1  ? 1'000'000'000
        : letter == "t"_L1  ? 1'000'000'000'000
                            : 0;
}

const QString scalePattern
    = u"(mille milliards|trillions?|trn|tn|billions?|bln|bn|milliards?|mrd|mds|"
      "md|millions?|mln|mio|mn|thousand)(?![\\p{L}\\d])"_s;
const QString currencyPattern
    = u"(?:us\\$|\\$(?:us)?|€|£|¥|usd|eur|gbp|jpy|cny|chf|(?:de |d['’])?"
      "(?:us |u\\.s\\. )?(?:dollars?|euros?|pounds?|livres sterling|yens?|yuans?|renminbi|"
      "francs suisses)(?![\\p{L}]))"_s;

/// whole, fraction and scale as whole units; nothing where a part of a unit is left or it does not
/// fit.
std::optional<Money> valueOf(const QString &whole, const QString &fraction, qint64 scale)
{
    bool fits = false;
    const qint64 number = whole.toLongLong(&fits);
    auto value = fits ? checkedMultiply(Money{number}, scale) : std::nullopt;
    qint64 place = scale;
    for (const QChar digit : fraction) {
        if (place % 10 != 0 && digit != u'0') {
            return std::nullopt;
        }
        place /= 10;
        value = value ? checkedAdd(*value, Money{digit.digitValue() * place}) : value;
    }
    return value;
}

QList<Money> readingsOf(const QString &grouped, const QString &fraction, qint64 scale)
{
    static const QRegularExpression separators(u"[ .,']"_s);
    QString digits = grouped;
    digits.remove(separators);
    QList<Money> readings;
    const auto add = [&readings](const std::optional<Money> &value) {
        if (value && !readings.contains(*value)) {
            readings.append(*value);
        }
    };
    add(valueOf(digits, fraction, scale));
    // One comma or point before three digits may be a decimal sign.
    static const QRegularExpression oneGroup(u"\\A(\\d{1,3})[.,](\\d{3})\\z"_s);
    if (const auto match = oneGroup.match(grouped); match.hasMatch() && fraction.isEmpty()) {
        add(valueOf(match.captured(1), match.captured(2), scale));
    }
    return readings;
}

qsizetype positionOf(const QRegularExpression &pattern, const QString &text)
{
    return pattern.match(text).capturedStart();
}

} // namespace

bool QuotedNumber::means(const Amount &amount) const
{
    return std::ranges::any_of(
        readings, [&](Money reading) { return reading == amount.low || reading == amount.high; });
}

QuoteReader::QuoteReader(const QString &quote)
    : m_text(foldedForSearch(quote).replace(u'’', u'\''))
{
    readNumbers();
    readNumberWords();
    std::ranges::sort(m_numbers, {}, &QuotedNumber::begin);
    inheritScales();
}

void QuoteReader::readNumbers()
{
    static const QRegularExpression number = compiled(
        u"(?<![\\p{L}\\d])(?<!\\d[.,])(\\d{1,3}(?:[ .,']\\d{3})+(?!\\d)|\\d+)(?:[.,](\\d+))?(?!\\d)"_s);
    static const QRegularExpression scale = compiled(u"\\A[ -]?"_s + scalePattern);
    static const QRegularExpression letter = compiled(u"\\A ?([kmbt])(?![\\p{L}\\d])"_s);
    static const QRegularExpression currency = compiled(u"\\A[ -]?"_s + currencyPattern);
    static const QRegularExpression currencyBefore = compiled(u"(?:[$€£¥]|usd|eur|gbp)[ ]?\\z"_s);
    static const QRegularExpression percent = compiled(u"\\A ?(?:%|percent|per cent|pour cent)"_s);

    auto matches = number.globalMatch(m_text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        qsizetype end = match.capturedEnd();
        const auto rest = [&] { return m_text.mid(end, 40); };
        if (percent.match(rest()).hasMatch()) {
            continue;
        }
        QuotedNumber found;
        found.begin = match.capturedStart();
        qint64 factor = 1;
        if (const auto word = scale.match(rest()); word.hasMatch()) {
            factor = scaleWords().value(word.captured(1));
            end += word.capturedEnd();
        } else if (const auto one = letter.match(rest()); one.hasMatch()) {
            const bool isMoney = currencyBefore.match(m_text.left(found.begin)).hasMatch()
                || currency.match(m_text.mid(end + one.capturedEnd(), 40)).hasMatch();
            if (isMoney) {
                factor = scaleOfLetter(one.captured(1));
                end += one.capturedEnd();
            }
        }
        found.words = m_text.mid(found.begin, end - found.begin);
        found.readings = readingsOf(match.captured(1), match.captured(2), factor);
        found.isScaled = factor > 1 || std::ranges::any_of(found.readings, [](Money value) {
                             return value.units >= LargeInFull;
                         });
        if (const auto word = currency.match(rest()); word.hasMatch()) {
            end += word.capturedEnd();
        }
        found.end = end;
        if (!found.readings.isEmpty()) {
            m_numbers.append(found);
        }
    }
}

void QuoteReader::readNumberWords()
{
    static const QHash<QString, int> numbers{
        {u"one"_s, 1},     {u"two"_s, 2},       {u"three"_s, 3},      {u"four"_s, 4},
        {u"five"_s, 5},    {u"six"_s, 6},       {u"seven"_s, 7},      {u"eight"_s, 8},
        {u"nine"_s, 9},    {u"ten"_s, 10},      {u"twenty"_s, 20},    {u"thirty"_s, 30},
        {u"forty"_s, 40},  {u"fifty"_s, 50},    {u"un"_s, 1},         {u"deux"_s, 2},
        {u"trois"_s, 3},   {u"quatre"_s, 4},    {u"cinq"_s, 5},       {u"sept"_s, 7},
        {u"huit"_s, 8},    {u"neuf"_s, 9},      {u"dix"_s, 10},       {u"vingt"_s, 20},
        {u"trente"_s, 30}, {u"quarante"_s, 40}, {u"cinquante"_s, 50}, {u"cent"_s, 100},
    };
    static const QRegularExpression pattern
        = compiled(u"(?<![\\p{L}\\d-])("_s + QStringList(numbers.keys()).join(u'|') + u")[ -]"_s
                   + scalePattern);
    // "Twenty-five billion" and "cent vingt milliards" are left alone: half of them is no number.
    static const QRegularExpression numberBefore
        = compiled(u"(?<![\\p{L}])(?:"_s + QStringList(numbers.keys()).join(u'|')
                   + u"|hundred|cents|soixante|quatre-vingts?)[ -](?:and |et )?\\z"_s);
    static const QRegularExpression currency = compiled(u"\\A[ -]?"_s + currencyPattern);
    auto matches = pattern.globalMatch(m_text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (numberBefore.match(m_text.left(match.capturedStart())).hasMatch()) {
            continue;
        }
        const auto value = checkedMultiply(Money{numbers.value(match.captured(1))},
                                           scaleWords().value(match.captured(2)));
        if (!value) {
            continue;
        }
        QuotedNumber found;
        found.begin = match.capturedStart();
        found.end = match.capturedEnd();
        found.words = match.captured();
        found.readings = {*value};
        found.isScaled = true;
        if (const auto word = currency.match(m_text.mid(found.end, 40)); word.hasMatch()) {
            found.end += word.capturedEnd();
        }
        m_numbers.append(found);
    }
}

void QuoteReader::inheritScales()
{
    static const QRegularExpression between
        = compiled(u"\\A ?(?:-|–|—|to|and|or|a|et|ou) ?(?:us)?[$€£¥]?\\z"_s);
    static const QRegularExpression scale = compiled(scalePattern);
    for (qsizetype i = 0; i + 1 < m_numbers.size(); ++i) {
        QuotedNumber &low = m_numbers[i];
        const QuotedNumber &high = m_numbers[i + 1];
        const auto word = scale.match(high.words);
        if (low.isScaled || !word.hasMatch()
            || !between.match(m_text.mid(low.end, high.begin - low.end)).hasMatch()) {
            continue;
        }
        for (Money &reading : low.readings) {
            const auto value = checkedMultiply(reading, scaleWords().value(word.captured(1)));
            reading = value.value_or(reading);
        }
        low.words += u' ' + word.captured(1);
        low.isScaled = true;
    }
}

const QuotedNumber *QuoteReader::numberFor(const Amount &amount) const
{
    const auto found = std::ranges::find_if(
        m_numbers, [&](const QuotedNumber &number) { return number.means(amount); });
    return found == m_numbers.end() ? nullptr : &*found;
}

qsizetype QuoteReader::yearlyWords() const
{
    static const QRegularExpression pattern = compiled(
        u"(?<!%)(?<!% )(?<![\\p{L}])(?:(?:per|each|every)[ -]year|per annum|yearly|annually|"
        "par an(?:nee)?|chaque annee|l'an|annuellement|annuel(?:le)?s?)(?![\\p{L}])"
        "|/ ?(?:year|yr|an)(?![\\p{L}])"
        "|(?:\\d|[$€£¥]|\\d[kmbt]|(?<![\\p{L}])(?:billions?|millions?|trillions?|bn|mn|tn|"
        "milliards?|dollars?|euros?|pounds?|yen|usd|eur|gbp)) a[ -]year(?![\\p{L}])"
        "(?! (?:ago|earlier|later|before|after|old|long))"
        "|(?<![\\p{L}])annual(?![\\p{L}])(?! (?:reports?|results?|meetings?|conference|general|"
        "letter|filings?|summit|event|shareholder))"_s);
    static const QRegularExpression publications
        = compiled(u"(?:rapport|rapport financier|assemblee|assemblee generale|resultats?|reunion|"
                   "conference|lettre|sommet) annuel(?:le)?s?"_s);
    // Of the same length, so that positions stay.
    QString text = m_text;
    auto others = publications.globalMatch(m_text);
    while (others.hasNext()) {
        const auto match = others.next();
        text.replace(match.capturedStart(), match.capturedLength(),
                     QString(match.capturedLength(), u'.'));
    }
    return positionOf(pattern, text);
}

qsizetype QuoteReader::monthlyWords() const
{
    static const QRegularExpression pattern = compiled(
        u"(?<!%)(?<!% )(?<![\\p{L}])(?:(?:per|each|every)[ -]month|monthly|par mois|chaque mois|"
        "mensuel(?:le)?s?|mensuellement)(?![\\p{L}])|/ ?(?:month|mois)(?![\\p{L}])"
        "|(?:\\d|[$€£¥]|\\d[kmb]|(?<![\\p{L}])(?:billions?|millions?|bn|mn|milliards?|dollars?|"
        "euros?|"
        "pounds?)) a[ -]month(?![\\p{L}])(?! (?:ago|earlier|later|before|after))"_s);
    return positionOf(pattern, m_text);
}

bool QuoteReader::mentionsYearOrMonth() const
{
    static const QRegularExpression pattern = compiled(
        u"(?<![\\p{L}])(?:year|yearly|yr|annee|annual\\p{L}*|annuel\\p{L}*|month|monthly|mois|"
        "mensuel\\p{L}*|par an|l'an|run[ -]rate|arr|fiscal|exercice|"
        "(?:in|for|en|pour) (?:20|19)\\d\\d)(?![\\p{L}\\d])|/ ?an(?![\\p{L}])"_s);
    return yearlyWords() >= 0 || monthlyWords() >= 0 || positionOf(pattern, m_text) >= 0;
}

bool QuoteReader::isValued(const QuotedNumber &number) const
{
    static const QRegularExpression word = compiled(
        u"(?<![\\p{L}])(?:valuations?|valorisations?|valorise\\p{L}*|valorisant|capitalisations?|"
        "market cap(?:itali[sz]ation)?|val(?:ued|ues?|uing)(?= [^.;]*?\\bat\\b))(?![\\p{L}])"_s);
    // "A contract valued at 38 billion" says what the deal is worth.
    static const QRegularExpression ofDeal = compiled(
        u"(?<![\\p{L}])(?:deals?|contracts?|agreements?|orders?|stakes?|investments?|"
        "transactions?|partnerships?|accords?|contrats?|marches?|commandes?|participations?|"
        "investissements?)(?: [\\p{L}']+){0,2} ?\\z"_s);
    static const QRegularExpression afterNumber
        = compiled(u"\\A[ -]*(?:(?:de|en|in|pre-money|post-money|market) )*\\z"_s);
    auto matches = word.globalMatch(m_text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const qsizetype begin = match.capturedStart();
        const qsizetype end = match.capturedEnd();
        const bool isOfDeal = match.captured().startsWith("valu"_L1)
            && !match.captured().startsWith("valuation"_L1)
            && ofDeal.match(m_text.left(begin)).hasMatch();
        if (isOfDeal) {
            continue;
        }
        // "$500 billion valuation": the number right before; else the next one after.
        const QuotedNumber *owner = nullptr;
        for (const QuotedNumber &candidate : m_numbers) {
            if (candidate.end <= begin
                && afterNumber.match(m_text.mid(candidate.end, begin - candidate.end)).hasMatch()) {
                owner = &candidate;
                break;
            }
            if (candidate.begin >= end) {
                owner = candidate.isScaled && candidate.begin - end <= 60 ? &candidate : nullptr;
                break;
            }
        }
        if (owner && owner->begin == number.begin) {
            return true;
        }
    }
    return false;
}

bool QuoteReader::mentionsValuation() const
{
    static const QRegularExpression pattern = compiled(
        u"(?<![\\p{L}])(?:valuations?|valorisations?|valoris\\p{L}+|valu(?:e|ed|es|ing)|worth|"
        "vaut|vaudrait|vaudra|valait|valeur|capitalisations?|market cap\\p{L}*|"
        "(?:pre|post)-money)(?![\\p{L}])"_s);
    return positionOf(pattern, m_text) >= 0;
}

bool QuoteReader::mentionsInvesting() const
{
    static const QRegularExpression pattern = compiled(
        u"(?<![\\p{L}])(?:invest(?:s|ed|ing|ments?|it|i|ie|ir\\p{L}*|issements?|iss\\p{L}*)?|"
        "inject\\p{L}*|rais(?:e|es|ed|ing)|levees?|lever|leve|funding|financement|"
        "tour de table)(?![\\p{L}])"_s);
    return positionOf(pattern, m_text) >= 0;
}

QList<Currency> QuoteReader::currencies() const
{
    struct Words {
        QLatin1StringView code;
        QRegularExpression pattern;
    };
    const auto words = [](const QString &pattern) {
        return compiled(u"(?<![\\p{L}])(?:"_s + pattern + u")(?![\\p{L}])"_s);
    };
    static const QList<Words> all{
        {"CAD"_L1,
         compiled(u"(?<![\\p{L}])(?:cad|canadian dollars?|dollars? canadiens?)(?![\\p{L}])"
                  "|(?<![\\p{L}])c(?:a)?\\$"_s)},
        {"AUD"_L1,
         compiled(u"(?<![\\p{L}])(?:aud|australian dollars?|dollars? australiens?)(?![\\p{L}])"
                  "|(?<![\\p{L}])au?\\$"_s)},
        {"USD"_L1, compiled(u"\\$|(?<![\\p{L}])(?:usd|dollars?)(?![\\p{L}])"_s)},
        {"EUR"_L1, compiled(u"€|(?<![\\p{L}])(?:eur|euros?)(?![\\p{L}])"_s)},
        {"GBP"_L1,
         compiled(u"£|(?<![\\p{L}])(?:gbp|pounds?|livres? sterling|sterling)(?![\\p{L}])"_s)},
        {"JPY"_L1, compiled(u"¥|(?<![\\p{L}])(?:jpy|yens?)(?![\\p{L}])"_s)},
        {"CNY"_L1, compiled(u"¥|(?<![\\p{L}])(?:cny|rmb|yuans?|renminbi)(?![\\p{L}])"_s)},
        {"CHF"_L1, words(u"chf|swiss francs?|francs? suisses?"_s)},
        {"INR"_L1, compiled(u"₹|(?<![\\p{L}])(?:inr|rupees?|roupies?)(?![\\p{L}])"_s)},
        {"KRW"_L1, compiled(u"₩|(?<![\\p{L}])krw(?![\\p{L}])"_s)},
    };
    QList<Currency> found;
    for (const Words &entry : all) {
        const bool isOtherDollar
            = entry.code == "USD"_L1 && std::ranges::any_of(found, [](Currency currency) {
                  return currency.code().endsWith(u'D');
              });
        if (!isOtherDollar && positionOf(entry.pattern, m_text) >= 0) {
            found.append(*Currency::fromCode(QString(entry.code)));
        }
    }
    return found;
}

bool QuoteReader::fits(Currency currency) const
{
    const QList<Currency> named = currencies();
    if (named.isEmpty() || named.contains(currency)) {
        return true;
    }
    static const QStringList dollars{u"AUD"_s, u"CAD"_s, u"HKD"_s, u"NZD"_s, u"SGD"_s, u"TWD"_s};
    if (named.contains(Currency::usd()) && dollars.contains(currency.code())) {
        return true;
    }
    // A currency without words here may stand there by its code.
    return m_text.contains(currency.code().toCaseFolded());
}

} // namespace dealscope::analysis
