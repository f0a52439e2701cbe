// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Snapshot.h"
#include "io/LedgerJsonReader.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace Qt::StringLiterals;

namespace {

/// A fragment of a document and the ids of the rows that report it, or why none does.
struct CoverageEntry {
    QString document;
    QString fragment;
    QHash<QString, QList<qint64>> ids; ///< by table
    QString noClaim;
};

/// First and one past the last character.
struct Span {
    qsizetype from = 0;
    qsizetype to = 0;
};

const QStringList tables{u"claims"_s, u"valuations"_s, u"rates"_s, u"milestones"_s};

} // namespace

// A macro, because QSKIP leaves only the function that it stands in.
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define DEALSCOPE_SKIP_WITHOUT_DOCUMENTS()                                                         \
    if (m_documents.isEmpty()) {                                                                   \
        QSKIP("DEALSCOPE_SEEDS does not name a folder with the documents of the sample");          \
    }

/// The bundled ledger beside the documents that it reports. The documents themselves are not part
/// of the project: DEALSCOPE_SEEDS names a folder that holds them, else those tests are skipped.
class SampleCoverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = QStringLiteral(DEALSCOPE_SOURCE_DIR "/resources/sample/");
        const auto ledger = io::LedgerJsonReader::readFile(folder + u"ledger.json"_s);
        QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence));
        m_snapshot = Snapshot::make(*ledger);
        QFile file(folder + u"coverage.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        readCoverage(QJsonDocument::fromJson(file.readAll()).object());
        QVERIFY(m_entries.size() > 100);
        readDocuments();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyEntryNamesRowsOrAReason()
    {
        for (const CoverageEntry &entry : std::as_const(m_entries)) {
            const bool named = !entry.ids.isEmpty();
            QVERIFY2(named != !entry.noClaim.isEmpty(), qPrintable(entry.fragment));
            for (auto it = entry.ids.begin(); it != entry.ids.end(); ++it) {
                for (const qint64 id : it.value()) {
                    const QString document = documentOf(it.key(), id);
                    QVERIFY2(document == entry.document,
                             qPrintable(u"%1 %2: %3"_s.arg(it.key()).arg(id).arg(entry.fragment)));
                }
            }
        }
    }

    void everyRowIsMentioned()
    {
        QHash<QString, QSet<qint64>> mentioned;
        for (const CoverageEntry &entry : std::as_const(m_entries)) {
            for (auto it = entry.ids.begin(); it != entry.ids.end(); ++it) {
                mentioned[it.key()].unite(QSet<qint64>(it->begin(), it->end()));
            }
        }
        const LedgerData data = *m_snapshot->everything();
        const auto check = [&](const QString &table, const auto &rows) {
            QCOMPARE(mentioned.value(table).size(), rows.size());
            for (const auto &row : rows) {
                QVERIFY(mentioned.value(table).contains(row.id.value));
            }
        };
        check(u"claims"_s, data.claims);
        check(u"valuations"_s, data.valuations);
        check(u"rates"_s, data.rates);
        check(u"milestones"_s, data.milestones);
    }

    void documentsAreTheOnesRead()
    {
        DEALSCOPE_SKIP_WITHOUT_DOCUMENTS();
        int checked = 0;
        for (int row = 0; row < m_snapshot->sourceCount(); ++row) {
            const Source &source = m_snapshot->sourceAt(row);
            if (source.fileName.isEmpty()) {
                continue;
            }
            const QByteArray hash = QCryptographicHash::hash(m_documents.value(source.key).toUtf8(),
                                                             QCryptographicHash::Sha256);
            QCOMPARE(QString::fromLatin1(hash.toHex()), source.checksum);
            ++checked;
        }
        QCOMPARE(checked, 5);
    }

    void quotesAreVerbatim()
    {
        DEALSCOPE_SKIP_WITHOUT_DOCUMENTS();
        const LedgerData data = *m_snapshot->everything();
        const auto check = [&](const QString &table, qint64 id, const QString &quote) {
            const QString document = m_documents.value(documentOf(table, id));
            QVERIFY2(!quote.isEmpty() && document.contains(quote), qPrintable(quote));
        };
        for (const Claim &claim : data.claims) {
            check(u"claims"_s, claim.id.value, claim.evidence.quote);
            for (const auto &date : {claim.happenedOn, claim.expectedOn,
                                     claim.period ? claim.period->end : std::nullopt}) {
                if (date && !date->words().isEmpty()) {
                    check(u"claims"_s, claim.id.value, date->words());
                }
            }
            if (claim.quantity) {
                check(u"claims"_s, claim.id.value, claim.quantity->unit);
            }
        }
        for (const Valuation &valuation : data.valuations) {
            check(u"valuations"_s, valuation.id.value, valuation.evidence.quote);
        }
        for (const ExchangeRate &rate : data.rates) {
            check(u"rates"_s, rate.id.value, rate.quote);
        }
        for (const Milestone &milestone : data.milestones) {
            check(u"milestones"_s, milestone.id.value, milestone.quote);
            check(u"milestones"_s, milestone.id.value, milestone.date.words());
        }
        for (const CoverageEntry &entry : std::as_const(m_entries)) {
            QVERIFY2(m_documents.value(entry.document).contains(entry.fragment),
                     qPrintable(entry.fragment));
        }
    }

    void everyFigureIsCovered()
    {
        DEALSCOPE_SKIP_WITHOUT_DOCUMENTS();
        for (auto it = m_documents.begin(); it != m_documents.end(); ++it) {
            const QList<Span> covered = coveredSpans(it.key());
            for (qsizetype i = 0; i < it->size(); ++i) {
                if (it->at(i).isDigit()) {
                    QVERIFY2(meetsAny(covered, {i, i + 1}),
                             qPrintable(it.key() + u": "_s + it->mid(qMax(0, i - 30), 60)));
                }
            }
        }
    }

    /// A sentence that names two companies names a pair.
    void everyNamedPairIsCovered()
    {
        DEALSCOPE_SKIP_WITHOUT_DOCUMENTS();
        int pairs = 0;
        for (auto it = m_documents.begin(); it != m_documents.end(); ++it) {
            const QList<Span> covered = coveredSpans(it.key());
            for (const Span &sentence : sentencesOf(*it)) {
                const QString text = it->mid(sentence.from, sentence.to - sentence.from);
                if (companiesIn(text).size() >= 2) {
                    ++pairs;
                    QVERIFY2(meetsAny(covered, sentence), qPrintable(it.key() + u": "_s + text));
                }
            }
        }
        QVERIFY(pairs > 50);
    }

private:
    void readCoverage(const QJsonObject &coverage)
    {
        for (auto it = coverage.begin(); it != coverage.end(); ++it) {
            const QJsonArray list = it->toArray();
            for (const QJsonValue &value : list) {
                const QJsonObject object = value.toObject();
                CoverageEntry entry{it.key(),
                                    object.value(u"text"_s).toString(),
                                    {},
                                    object.value(u"no_claim"_s).toString()};
                for (const QString &table : tables) {
                    const QJsonArray ids = object.value(table).toArray();
                    for (const QJsonValue &id : ids) {
                        entry.ids[table].append(id.toInteger());
                    }
                }
                m_entries.append(entry);
            }
        }
    }

    void readDocuments()
    {
        const QString folder = qEnvironmentVariable("DEALSCOPE_SEEDS");
        if (folder.isEmpty()) {
            return;
        }
        for (int row = 0; row < m_snapshot->sourceCount(); ++row) {
            const Source &source = m_snapshot->sourceAt(row);
            if (!source.fileName.isEmpty()) {
                QFile file(QDir(folder).filePath(source.fileName));
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
                m_documents.insert(source.key, QString::fromUtf8(file.readAll()));
            }
        }
    }

    /// The document that a row was read in. A source without a file is one that another document
    /// quotes: ukiyo journal gives the Handelsblatt article as its reference.
    QString documentOf(const QString &table, qint64 id) const
    {
        SourceId source;
        const auto find = [&](const auto &rows, auto sourceOf) {
            for (const auto &row : rows) {
                if (row.id.value == id) {
                    source = sourceOf(row);
                }
            }
        };
        const LedgerData data = *m_snapshot->everything();
        if (table == u"claims"_s) {
            find(data.claims, [](const Claim &row) { return row.evidence.source; });
        } else if (table == u"valuations"_s) {
            find(data.valuations, [](const Valuation &row) { return row.evidence.source; });
        } else if (table == u"rates"_s) {
            find(data.rates, [](const ExchangeRate &row) { return row.source; });
        } else {
            find(data.milestones, [](const Milestone &row) { return row.source; });
        }
        const Source *row = m_snapshot->source(source);
        return !row ? QString() : row->fileName.isEmpty() ? u"004"_s : row->key;
    }

    QList<Span> coveredSpans(const QString &document) const
    {
        QList<Span> spans;
        const QString text = m_documents.value(document);
        for (const CoverageEntry &entry : m_entries) {
            if (entry.document != document) {
                continue;
            }
            for (qsizetype at = text.indexOf(entry.fragment); at >= 0;
                 at = text.indexOf(entry.fragment, at + 1)) {
                spans.append({at, at + entry.fragment.size()});
            }
        }
        return spans;
    }

    static bool meetsAny(const QList<Span> &spans, const Span &span)
    {
        return std::any_of(spans.begin(), spans.end(), [&](const Span &other) {
            return other.from < span.to && span.from < other.to;
        });
    }

    static QList<Span> sentencesOf(const QString &text)
    {
        static const QRegularExpression end(u"\\n|[.!?][\"”»)]*\\s+(?=[^\\sa-z])"_s);
        QList<Span> sentences;
        qsizetype from = 0;
        auto matches = end.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            sentences.append({from, match.capturedEnd()});
            from = match.capturedEnd();
        }
        sentences.append({from, text.size()});
        return sentences;
    }

    QSet<CompanyId> companiesIn(QString text) const
    {
        QList<std::pair<QString, CompanyId>> names;
        for (const Company &company : m_snapshot->data().companies) {
            names.append({company.name, company.id});
            for (const QString &alias : company.aliases) {
                names.append({alias, company.id});
            }
        }
        // Longest first, and taken out: "Amazon Web Services" is not Amazon.
        std::sort(names.begin(), names.end(),
                  [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
        QSet<CompanyId> found;
        for (const auto &[name, id] : std::as_const(names)) {
            if (text.contains(name)) {
                found.insert(id);
                text.remove(name);
            }
        }
        return found;
    }

    SnapshotPtr m_snapshot;
    QList<CoverageEntry> m_entries;
    QMap<QString, QString> m_documents;
};

DEALSCOPE_TEST(SampleCoverageTest)
#include "SampleCoverageTest.moc"
