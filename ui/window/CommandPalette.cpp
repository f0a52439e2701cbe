// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CommandPalette.h"

#include "ui/window/FuzzyMatch.h"
#include "ui/window/SafeText.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dealscope::ui {

CommandPalette::CommandPalette(QList<Entry> entries, Finder finder, QWidget *parent)
    : QDialog(parent)
    , m_entries(std::move(entries))
    , m_finder(std::move(finder))
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_job(new NewestJob(this))
{
    setWindowTitle(tr("Go to anything"));
    m_field->setPlaceholderText(tr("An action, a company or a deal"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->installEventFilter(this);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Matches"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_field);
    column->addWidget(m_list);
    resize(520, 380);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::runFirst);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    search({});
}

void CommandPalette::search(const QString &words)
{
    m_runNext = false;
    m_job->cancel();
    if (m_finder.find && m_finder.onWorker && !words.trimmed().isEmpty()) {
        m_job->start([find = m_finder.find,
                      words](const NewestJob::Stop &stop) { return find(words, stop); },
                     [this](const QList<Match> &found) {
                         showMatches(found);
                         if (m_runNext) {
                             run();
                         }
                     });
        showMatches({}); // the actions; the rest is on its way
        return;
    }
    showMatches(m_finder.find && !m_finder.onWorker ? m_finder.find(words, NewestJob::Stop(false))
                                                    : QList<Match>());
}

void CommandPalette::showMatches(const QList<Match> &found)
{
    m_matches.clear();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (const auto score = fuzzyScore(m_field->text(), entry.name)) {
            m_matches.append({*score, entry});
        }
    }
    m_matches += found;
    std::ranges::stable_sort(m_matches,
                             [](const Match &a, const Match &b) { return a.score > b.score; });
    if (m_matches.size() > MaxShown) {
        m_matches.resize(MaxShown);
    }
    m_list->clear();
    for (int row = 0; row < m_matches.size(); ++row) {
        const Entry &entry = m_matches[row].entry;
        m_list->addItem(safeLine(entry.name) + QStringLiteral("    ") + safeLine(entry.hint));
    }
    if (m_matches.isEmpty()) {
        // Not an entry: it says why there is none.
        auto *item = new QListWidgetItem(isSearching() ? tr("searching…") : tr("Nothing fits."));
        item->setFlags(Qt::NoItemFlags);
        m_list->addItem(item);
        return;
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runFirst()
{
    m_runNext = isSearching() && m_list->currentRow() <= 0;
    if (!m_runNext) {
        run();
    }
}

void CommandPalette::run()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_matches.size()) {
        return;
    }
    // Closed first: what runs may open a window of its own.
    const auto what = m_matches[row].entry.run;
    accept();
    what();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && !m_matches.isEmpty()) {
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace dealscope::ui
