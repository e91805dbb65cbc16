// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/registryanswer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr qsizetype kMaxText = 200; // characters
constexpr int kMaxEntities = 64;

std::string cleaned(const QString& text)
{
    QString shown;
    for (const QChar c : text.left(kMaxText))
        shown += c.isPrint() ? c : QLatin1Char(' ');
    return shown.simplified().toUtf8().toStdString();
}

std::string textOf(const QJsonObject& object, QLatin1String key)
{
    return cleaned(object.value(key).toString());
}

std::optional<IpAddress> addressOf(const QString& text)
{
    return IpAddress::fromString(text.trimmed().toStdString());
}

/// `["vcard", [["fn", {}, "text", "Google LLC"], …]]` (RFC 7095).
std::string nameInCard(const QJsonArray& card)
{
    for (const QJsonValue& property : card.at(1).toArray()) {
        const QJsonArray parts = property.toArray();
        if (parts.at(0).toString() == QStringLiteral("fn"))
            return cleaned(parts.at(3).toString());
    }
    return {};
}

std::string registrantOf(const QJsonObject& network)
{
    int seen = 0;
    for (const QJsonValue& value : network.value(QLatin1String("entities")).toArray()) {
        const QJsonObject entity = value.toObject();
        const QJsonArray roles = entity.value(QLatin1String("roles")).toArray();
        if (roles.contains(QStringLiteral("registrant")))
            if (std::string name = nameInCard(entity.value(QLatin1String("vcardArray")).toArray());
                !name.empty())
                return name;
        if (++seen == kMaxEntities)
            break;
    }
    return {};
}

/// The block is one prefix at most of this length, so it cannot name half of the Internet.
bool isTooLarge(const OwnerBlock& block)
{
    const auto& a = block.first.bytes();
    const auto& b = block.last.bytes();
    if (block.first.isV4())
        return a[12] != b[12];
    return a[0] != b[0] || (a[1] & 0xf0) != (b[1] & 0xf0);
}

Result<OwnerBlock> finished(OwnerBlock block, const IpAddress& asked, Timestamp now)
{
    if (!block.isValid() || !block.contains(asked))
        return Error {ErrorCode::Invalid, "the registry's block does not hold the address"};
    if (block.owner.empty())
        block.owner = block.organisation;
    if (isTooLarge(block) || block.owner.empty())
        return noOwner(asked, block.source, now);
    block.fetched = now;
    block.expires = now + kOwnerLifetime;
    return block;
}

Result<QJsonObject> objectOf(const QByteArray& json)
{
    QJsonParseError problem {};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return Error {ErrorCode::Invalid,
            "the registry's answer is no JSON object: " + problem.errorString().toStdString()};
    return document.object();
}

} // namespace

OwnerBlock noOwner(const IpAddress& asked, std::string_view source, Timestamp now)
{
    OwnerBlock block;
    block.first = block.last = asked;
    block.source = source;
    block.fetched = now;
    block.expires = now + kNoOwnerLifetime;
    return block;
}

Result<OwnerBlock> parseRdapAnswer(
    const QByteArray& json, const IpAddress& asked, std::string_view source, Timestamp now)
{
    const auto object = objectOf(json);
    if (!object)
        return object.error();
    if (object->value(QLatin1String("objectClassName")).toString() != QStringLiteral("ip network"))
        return Error {ErrorCode::Invalid, "the registry's answer tells of no network"};
    const auto first = addressOf(object->value(QLatin1String("startAddress")).toString());
    const auto last = addressOf(object->value(QLatin1String("endAddress")).toString());
    if (!first || !last)
        return Error {ErrorCode::Invalid, "the registry's answer names no block"};
    OwnerBlock block;
    block.first = *first;
    block.last = *last;
    block.owner = textOf(*object, QLatin1String("name"));
    block.organisation = registrantOf(*object);
    block.country = textOf(*object, QLatin1String("country"));
    block.source = source;
    return finished(std::move(block), asked, now);
}

Result<OwnerBlock> parseArinAnswer(const QByteArray& json, const IpAddress& asked, Timestamp now)
{
    const auto object = objectOf(json);
    if (!object)
        return object.error();
    const QJsonObject net = object->value(QLatin1String("net")).toObject();
    const auto inside = [&net](QLatin1String key) {
        return net.value(key).toObject().value(QLatin1String("$")).toString();
    };
    const auto first = addressOf(inside(QLatin1String("startAddress")));
    const auto last = addressOf(inside(QLatin1String("endAddress")));
    if (!first || !last)
        return Error {ErrorCode::Invalid, "ARIN's answer names no block"};
    OwnerBlock block;
    block.first = *first;
    block.last = *last;
    block.owner = cleaned(inside(QLatin1String("name")));
    for (const char* key : {"orgRef", "customerRef"})
        if (block.organisation.empty())
            block.organisation
                = textOf(net.value(QLatin1String(key)).toObject(), QLatin1String("@name"));
    block.source = "arin";
    return finished(std::move(block), asked, now);
}

} // namespace nb
