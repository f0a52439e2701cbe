// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/SnapshotChecksum.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDataStream>

namespace dealscope::core {

namespace {

// A stream of a fixed version makes the bytes the same on every machine and Qt.
class FactStream
{
public:
    FactStream()
        : m_hash(QCryptographicHash::Sha256)
    {
        m_buffer.open(QIODevice::WriteOnly);
        m_stream.setDevice(&m_buffer);
        m_stream.setVersion(QDataStream::Qt_6_0);
    }

    [[nodiscard]] QString digest()
    {
        flush(0);
        return QString::fromLatin1(m_hash.result().toHex());
    }

    /// One row of a list; what has been gathered is hashed now and then.
    template<typename Row>
    void addRow(const Row &row)
    {
        *this << row;
        flush(BufferSize);
    }

    FactStream &operator<<(const QString &text)
    {
        m_stream << text.toUtf8();
        return *this;
    }
    FactStream &operator<<(qint64 number)
    {
        m_stream << number;
        return *this;
    }
    FactStream &operator<<(int number) { return *this << qint64(number); }
    FactStream &operator<<(bool flag) { return *this << qint64(flag); }
    FactStream &operator<<(Money money) { return *this << money.units; }
    FactStream &operator<<(const Currency &currency) { return *this << currency.code(); }
    FactStream &operator<<(const PartialDate &date)
    {
        return *this << date.toIso() << date.words();
    }
    template<typename Tag>
    FactStream &operator<<(StrongId<Tag> id)
    {
        return *this << id.value;
    }
    template<typename E>
    requires std::is_enum_v<E> FactStream &operator<<(E value)
    {
        return *this << QString(toCode(value));
    }
    template<typename T>
    FactStream &operator<<(const std::optional<T> &value)
    {
        *this << value.has_value();
        return value ? *this << *value : *this;
    }
    template<typename T>
    FactStream &operator<<(const QList<T> &values)
    {
        *this << qint64(values.size());
        for (const T &value : values) {
            addRow(value);
        }
        return *this;
    }
    FactStream &operator<<(const Party &party)
    {
        return *this << party.company << party.role << party.sharePpm;
    }
    FactStream &operator<<(const Amount &amount)
    {
        return *this << amount.bound << amount.low << amount.high << amount.approximate
                     << amount.basis << amount.currency;
    }
    FactStream &operator<<(const Period &period)
    {
        return *this << period.start << period.end << period.months;
    }
    FactStream &operator<<(const Installment &installment)
    {
        return *this << installment.when << installment.amount;
    }
    FactStream &operator<<(const Settlement &s)
    {
        return *this << s.id << s.deal << s.rule << s.claims << s.reason;
    }
    FactStream &operator<<(const Quantity &quantity)
    {
        return *this << quantity.number << quantity.unit;
    }
    FactStream &operator<<(const Evidence &e)
    {
        return *this << e.source << e.locator << e.quote << e.attribution << e.sourcing << e.note
                     << e.tags << e.checkedBy << e.checkedOn << e.rank << e.rankReason;
    }
    FactStream &operator<<(const Company &c)
    {
        return *this << c.id << c.name << c.aliases << c.parent << c.note;
    }
    FactStream &operator<<(const Outlet &o)
    {
        return *this << o.id << o.name << o.named << o.aliases << o.homepage;
    }
    FactStream &operator<<(const Source &s)
    {
        return *this << s.id << s.key << s.outlet << s.kind << s.title << s.url << s.archivedUrl
                     << s.language << s.published << s.publishedInferred << s.accessed << s.fileName
                     << s.checksum;
    }
    FactStream &operator<<(const Deal &d)
    {
        return *this << d.id << d.key << d.title << d.kind << d.parties << d.note;
    }
    FactStream &operator<<(const Relation &r)
    {
        return *this << r.from << r.to << r.kind << r.claim;
    }
    FactStream &operator<<(const Claim &c)
    {
        return *this << c.id << c.deal << c.evidence << c.amount << c.status << c.form << c.period
                     << c.schedule << c.fullBy << c.quantity << c.happenedOn << c.expectedOn
                     << c.condition << c.otherParties << c.otherKind;
    }
    FactStream &operator<<(const Valuation &v)
    {
        return *this << v.id << v.company << v.evidence << v.amount << v.basis << v.asOf
                     << v.condition << v.deal;
    }
    FactStream &operator<<(const Milestone &m)
    {
        return *this << m.id << m.deal << m.source << m.label << m.date << m.expected << m.quote;
    }
    FactStream &operator<<(const ExchangeRate &r)
    {
        return *this << r.id << r.from << r.to << r.fromUnits << r.toUnits << r.date << r.source
                     << r.deal << r.quote;
    }

private:
    static constexpr qint64 BufferSize = 1 << 16;

    void flush(qint64 least)
    {
        if (m_buffer.pos() > least) {
            m_hash.addData(QByteArrayView(m_buffer.data()).first(m_buffer.pos()));
            m_buffer.seek(0);
        }
    }

    QBuffer m_buffer;
    QDataStream m_stream;
    QCryptographicHash m_hash;
};

} // namespace

QString checksumOf(const LedgerData &data)
{
    FactStream facts;
    facts << data.companies << data.outlets << data.sources << data.deals << data.relations
          << data.claims << data.valuations << data.milestones << data.rates << data.settlements;
    return facts.digest();
}

Result<QString> checksumOf(const LedgerLists &lists, const RowSource &rows, const RowCounts &counts)
{
    FactStream facts;
    const auto add = [&](const auto &row) { facts.addRow(row); };
    facts << lists.companies << lists.outlets << counts.sources;
    if (const Outcome done = rows.eachSource(add); !done) {
        return done.error();
    }
    facts << counts.deals;
    if (const Outcome done = rows.eachDeal(add); !done) {
        return done.error();
    }
    facts << lists.relations << counts.claims;
    if (const Outcome done = rows.eachClaim(add); !done) {
        return done.error();
    }
    facts << lists.valuations << lists.milestones << lists.rates << lists.settlements;
    return facts.digest();
}

} // namespace dealscope::core
