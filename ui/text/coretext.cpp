// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace nb {

namespace {

constexpr const char* kContext = "nb::CoreText";
constexpr int kMaxDepth = 4; ///< of messages that are made of messages
constexpr qsizetype kMaxText = 4096; ///< longer ones are nobody's message

/// A text with values in it.
struct Pattern
{
    const char* phrase;
    QRegularExpression match;
    int values = 0;
    QString begin {}; ///< what stands before the first value: most patterns fail here, quickly
    QString end {}; ///< and after the last
};

struct Table
{
    QHash<QString, const char*> plain;
    std::vector<Pattern> patterns; ///< in the order of the table
};

Pattern patternOf(const char* phrase)
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    const QString text = QString::fromUtf8(phrase);
    QString expression;
    qsizetype from = 0;
    int values = 0;
    QString begin;
    for (auto it = place.globalMatch(text); it.hasNext(); ++values) {
        const QRegularExpressionMatch found = it.next();
        if (values == 0)
            begin = text.left(found.capturedStart());
        expression += QRegularExpression::escape(text.mid(from, found.capturedStart() - from))
            + QStringLiteral("(.+)");
        from = found.capturedEnd();
    }
    expression += QRegularExpression::escape(text.mid(from));
    return {phrase, QRegularExpression(QRegularExpression::anchoredPattern(expression)), values,
        begin, text.mid(from)};
}

const Table& table()
{
    static const Table made = [] {
        Table result;
        for (const char* phrase : coreTextPhrases()) {
            Pattern pattern = patternOf(phrase);
            if (pattern.values == 0)
                result.plain.insert(QString::fromUtf8(phrase), phrase);
            else
                result.patterns.push_back(std::move(pattern));
        }
        return result;
    }();
    return made;
}

/// The translation, or nothing when the table does not have it.
std::optional<QString> translated(const QString& english, int depth)
{
    if (const char* phrase = table().plain.value(english))
        return QCoreApplication::translate(kContext, phrase);
    if (depth == kMaxDepth || english.size() > kMaxText)
        return std::nullopt;
    for (const Pattern& pattern : table().patterns) {
        if (!english.startsWith(pattern.begin) || !english.endsWith(pattern.end))
            continue;
        const QRegularExpressionMatch found = pattern.match.match(english);
        if (!found.hasMatch())
            continue;
        // all at once: a value may hold %1 itself
        const auto value = [&](int number) {
            const QString text = found.captured(number);
            return number > pattern.values ? QString() : translated(text, depth + 1).value_or(text);
        };
        const QString result = QCoreApplication::translate(kContext, pattern.phrase);
        switch (pattern.values) {
        case 1:
            return result.arg(value(1));
        case 2:
            return result.arg(value(1), value(2));
        default:
            return result.arg(value(1), value(2), value(3));
        }
    }
    return std::nullopt;
}

} // namespace

QString coreText(std::string_view english)
{
    const QString text = QString::fromUtf8(english);
    return translated(text, 0).value_or(text);
}

bool isKnownCoreText(std::string_view english)
{
    return translated(QString::fromUtf8(english), 0).has_value();
}

} // namespace nb
