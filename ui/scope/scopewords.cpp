// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopewords.h"

#include <QCoreApplication>

namespace nb {

namespace {

/// Gives the words their place in the translations.
class ScopeWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::ScopeWords)
};

} // namespace

QString scopeWord(scope::Category category)
{
    switch (category) {
    case scope::Category::Chd:
        return ScopeWords::tr("CDE/CHD");
    case scope::Category::Contaminated:
        return ScopeWords::tr("CDE/Contaminated");
    case scope::Category::Segmenting:
        return ScopeWords::tr("Segmenting");
    case scope::Category::Security:
        return ScopeWords::tr("Connected/Security");
    case scope::Category::Communicating:
        return ScopeWords::tr("Connected/Communicating");
    case scope::Category::Indirect:
        return ScopeWords::tr("Connected/Indirectly");
    case scope::Category::Undetermined:
        return ScopeWords::tr("Undetermined");
    case scope::Category::Out:
        return ScopeWords::tr("Out");
    case scope::Category::External:
        return ScopeWords::tr("External");
    }
    return {};
}

QString scopeWord(scope::AssetState state)
{
    switch (state) {
    case scope::AssetState::None:
        return QString();
    case scope::AssetState::Confirmed:
        return ScopeWords::tr("confirmed");
    case scope::AssetState::Candidate:
        return ScopeWords::tr("candidate");
    case scope::AssetState::Hold:
        return ScopeWords::tr("hold");
    case scope::AssetState::Exception:
        return ScopeWords::tr("exception");
    }
    return {};
}

QString scopeWord(scope::Trust trust)
{
    switch (trust) {
    case scope::Trust::Internal:
        return ScopeWords::tr("internal");
    case scope::Trust::Dmz:
        return ScopeWords::tr("DMZ");
    case scope::Trust::Wireless:
        return ScopeWords::tr("wireless");
    case scope::Trust::Guest:
        return ScopeWords::tr("guests");
    case scope::Trust::ThirdParty:
        return ScopeWords::tr("third party");
    case scope::Trust::Internet:
        return ScopeWords::tr("Internet");
    }
    return {};
}

QString scopeWord(scope::ControlKind kind)
{
    switch (kind) {
    case scope::ControlKind::None:
        return ScopeWords::tr("nothing");
    case scope::ControlKind::Any:
        return ScopeWords::tr("lets everything through");
    case scope::ControlKind::Unknown:
        return ScopeWords::tr("unknown");
    case scope::ControlKind::Acl:
        return ScopeWords::tr("router access list");
    case scope::ControlKind::Stateful:
        return ScopeWords::tr("stateful firewall");
    case scope::ControlKind::Isolated:
        return ScopeWords::tr("no path at all");
    }
    return {};
}

QString scopeWord(scope::DataState state)
{
    switch (state) {
    case scope::DataState::Unknown:
        return ScopeWords::tr("unknown");
    case scope::DataState::Clear:
        return ScopeWords::tr("in the clear");
    case scope::DataState::CipherNoKey:
        return ScopeWords::tr("ciphertext without keys");
    case scope::DataState::Token:
        return ScopeWords::tr("tokens");
    case scope::DataState::None:
        return ScopeWords::tr("none");
    }
    return {};
}

QString scopeWord(scope::Role role)
{
    switch (role) {
    case scope::Role::Segmenting:
        return ScopeWords::tr("segmenting device");
    case scope::Role::SecurityService:
        return ScopeWords::tr("security service");
    case scope::Role::Jump:
        return ScopeWords::tr("jump host");
    case scope::Role::Vpn:
        return ScopeWords::tr("VPN");
    case scope::Role::Proxy:
        return ScopeWords::tr("proxy");
    case scope::Role::Pam:
        return ScopeWords::tr("privileged access (PAM)");
    case scope::Role::AdminWorkstation:
        return ScopeWords::tr("administration workstation");
    case scope::Role::PassThrough:
        return ScopeWords::tr("pass-through");
    case scope::Role::Nat:
        return ScopeWords::tr("address translation");
    case scope::Role::LoadBalancer:
        return ScopeWords::tr("load balancer");
    }
    return {};
}

QString scopeWord(scope::Grade grade)
{
    switch (grade) {
    case scope::Grade::None:
        return QString();
    case scope::Grade::E1:
        return ScopeWords::tr("E1 tested");
    case scope::Grade::E2:
        return ScopeWords::tr("E2 configuration or document seen");
    case scope::Grade::E3:
        return ScopeWords::tr("E3 said in an interview");
    }
    return {};
}

QString scopeWord(scope::Verdict verdict)
{
    switch (verdict) {
    case scope::Verdict::Undecided:
        return ScopeWords::tr("undecided");
    case scope::Verdict::Accepted:
        return ScopeWords::tr("accepted");
    case scope::Verdict::Rejected:
        return ScopeWords::tr("rejected");
    case scope::Verdict::Temporary:
        return ScopeWords::tr("temporary");
    case scope::Verdict::Exception:
        return ScopeWords::tr("exception");
    }
    return {};
}

QString scopeWord(scope::Carries carries)
{
    switch (carries) {
    case scope::Carries::Unknown:
        return QString();
    case scope::Carries::Yes:
        return ScopeWords::tr("yes");
    case scope::Carries::No:
        return ScopeWords::tr("no");
    case scope::Carries::Token:
        return ScopeWords::tr("tokens");
    }
    return {};
}

QString scopeWord(scope::Stage stage)
{
    switch (stage) {
    case scope::Stage::Authorisation:
        return ScopeWords::tr("authorisation");
    case scope::Stage::Capture:
        return ScopeWords::tr("capture");
    case scope::Stage::Settlement:
        return ScopeWords::tr("settlement");
    case scope::Stage::Chargeback:
        return ScopeWords::tr("chargeback");
    case scope::Stage::Refund:
        return ScopeWords::tr("refund");
    case scope::Stage::Backup:
        return ScopeWords::tr("backup");
    case scope::Stage::Other:
        return ScopeWords::tr("other");
    }
    return {};
}

QString scopeWord(scope::DenialReason reason)
{
    switch (reason) {
    case scope::DenialReason::Undecided:
        return ScopeWords::tr("not decided");
    case scope::DenialReason::Rejected:
        return ScopeWords::tr("rejected");
    case scope::DenialReason::Forbidden:
        return ScopeWords::tr("never permitted (1.4.4)");
    case scope::DenialReason::New:
        return ScopeWords::tr("new in the last fifth");
    }
    return {};
}

QString scopeWord(scope::ConvState state)
{
    switch (state) {
    case scope::ConvState::Denied:
        return ScopeWords::tr("denied");
    case scope::ConvState::Attempt:
        return ScopeWords::tr("attempt");
    case scope::ConvState::Unconfirmed:
        return ScopeWords::tr("unconfirmed");
    case scope::ConvState::Diagnostic:
        return ScopeWords::tr("diagnostic");
    case scope::ConvState::OneWay:
        return ScopeWords::tr("one way");
    case scope::ConvState::Established:
        return ScopeWords::tr("established");
    }
    return {};
}

QString scopeWord(scope::Severity severity)
{
    switch (severity) {
    case scope::Severity::Critical:
        return ScopeWords::tr("critical");
    case scope::Severity::High:
        return ScopeWords::tr("high");
    case scope::Severity::Medium:
        return ScopeWords::tr("medium");
    case scope::Severity::Low:
        return ScopeWords::tr("low");
    case scope::Severity::Info:
        return ScopeWords::tr("information");
    }
    return {};
}

QString scopeWord(scope::Boundary boundary)
{
    switch (boundary) {
    case scope::Boundary::CdeIn:
        return ScopeWords::tr("into the CDE");
    case scope::Boundary::CdeOut:
        return ScopeWords::tr("out of the CDE");
    case scope::Boundary::IntraCde:
        return ScopeWords::tr("within the CDE");
    case scope::Boundary::Other:
        return ScopeWords::tr("elsewhere");
    }
    return {};
}

QString accountDataWord(const std::optional<std::uint8_t>& data)
{
    if (!data)
        return {};
    QStringList words;
    if ((*data & scope::kStores) != 0)
        words.append(ScopeWords::tr("stores"));
    if ((*data & scope::kProcesses) != 0)
        words.append(ScopeWords::tr("processes"));
    if ((*data & scope::kTransmits) != 0)
        words.append(ScopeWords::tr("transmits"));
    return words.isEmpty() ? ScopeWords::tr("none") : words.join(QStringLiteral(", "));
}

} // namespace nb
