// SPDX-License-Identifier: GPL-3.0-or-later
// What the scope engine says in English, as translators see it; part of the table of coretext.h.
#include "ui/text/scopephrases.h"

#include <QtGlobal>

#include <array>

namespace nb {

namespace {

constexpr std::array kScopePhrases = std::to_array<const char*>({
    QT_TRANSLATE_NOOP("nb::CoreText", "stores account data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "processes account data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "transmits account data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "stores, processes account data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "stores, transmits account data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "processes, transmits account data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "stores, processes, transmits account data"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "exchanges account data with %1 (%2), and its own part is not answered"),
    QT_TRANSLATE_NOOP("nb::CoreText", "provides segmentation"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "not segmented from %1, which handles account data, by segment %2"),
    QT_TRANSLATE_NOOP("nb::CoreText", "security service used with %1 of the CDE (%2)"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "behaves as a vulnerability scanner and reaches %1 of the CDE (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "communicates with %1 of the CDE (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "no rules of iptables-save, nft list ruleset, Cisco IOS or ASA, and no table with the "
        "columns id, action, sources, destinations and services"),
    QT_TRANSLATE_NOOP("nb::CoreText", "no line of it permits or denies anything"),
    QT_TRANSLATE_NOOP("nb::CoreText", "line %1: cannot be read: %2"),
    QT_TRANSLATE_NOOP("nb::CoreText", "there is no chain %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "chain %1 is jumped to in a circle"),
    QT_TRANSLATE_NOOP("nb::CoreText", "its chains come down to over 200,000 rules"),
    QT_TRANSLATE_NOOP("nb::CoreText", "no chain is hooked to what is passed on (hook forward)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "the header has no column %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "row %1 (%2): %3"),
    QT_TRANSLATE_NOOP("nb::CoreText", "may communicate with %1 of the CDE by the firewall rule %2"),
    QT_TRANSLATE_NOOP("nb::CoreText", "without the firewall rule %1, or narrowed to others"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "A rule into the CDE permits any service: that is no controlled access"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule into the CDE permits any service from anywhere: that is no controlled access"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule into the CDE permits traffic from anywhere: that is no controlled access"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "A rule out of the CDE permits any service: that is no controlled access"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule out of the CDE permits any service to anywhere: that is no controlled access"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule out of the CDE permits traffic to anywhere: that is no controlled access"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule permits anybody to exchange traffic with %1, which stores account data"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule permits %1, of an untrusted network, to exchange traffic with %2, which stores "
        "account data"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A rule at the border of the CDE for systems that nobody knows: none of them was seen or "
        "stated (%1)"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Permitted at the border of the CDE, and not used in the period (%1)"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Observed at the border of the CDE, and not permitted by the imported rules: are they the "
        "running ones, or is there another way? (%1)"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Not segmented: %1 permits every service between these segments"),
    QT_TRANSLATE_NOOP("nb::CoreText", "NAT: behind the translated address of %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "administers %1 (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "can pass through %1 (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "observed pivot: %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "possible pivot: %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "administration workstation or console"),
    QT_TRANSLATE_NOOP("nb::CoreText", "feeds the security service %1 (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "its part in account data is unknown, and no control keeps it from the CDE"),
    QT_TRANSLATE_NOOP("nb::CoreText", "in no segment that was stated"),
    QT_TRANSLATE_NOOP("nb::CoreText", "segment %1 is not confirmed"),
    QT_TRANSLATE_NOOP("nb::CoreText", "blind: no exporter sees traffic between its segment and %1"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "an unknown control decides: without one it is not segmented from the CDE"),
    QT_TRANSLATE_NOOP("nb::CoreText", "only receives from the CDE, documented out by exception"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "segmented by a tested control, visible, no account data, nothing open"),
    QT_TRANSLATE_NOOP("nb::CoreText", "no connection with the CDE seen"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1; condition: controls on %2 must prevent a path to the CDE; verify yearly"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1; upstream of indirect: administers %2; condition: controls on %3 must prevent a path "
        "to the CDE; verify yearly"),
    QT_TRANSLATE_NOOP("nb::CoreText", "%1; upstream of indirect: administers %2"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Upstream of indirect: administers %1, which is connected indirectly; in strict mode it "
        "would be in scope"),
    QT_TRANSLATE_NOOP("nb::CoreText", "overridden (%1): %2; by the rules %3"),
    QT_TRANSLATE_NOOP("nb::CoreText", "overridden (%1): %2"),
    QT_TRANSLATE_NOOP("nb::CoreText", "without the override: %1 by the rules"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Said to be %1, while the rules say %2: judge the reason and its evidence"),
    QT_TRANSLATE_NOOP("nb::CoreText", "third party unknown"),
    QT_TRANSLATE_NOOP("nb::CoreText", "third party unknown; %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "third party %1; %2"),
    QT_TRANSLATE_NOOP("nb::CoreText", "third party %1"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "no account data in the clear, or only ciphertext without keys"),
    QT_TRANSLATE_NOOP("nb::CoreText", "an answer whether it handles account data"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "another segment behind a control, or an attested and tested control on the host"),
    QT_TRANSLATE_NOOP("nb::CoreText", "without the flows with %1 (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "an address of its own, apart from %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "without access to %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "a confirmed segment"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "an exporter that sees its segment, or a segmentation test (E1)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "an answer what stands between its segment and the CDE"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "confirmed by: account data answered none with evidence E1 or E2, a tested control to the "
        "CDE, full visibility"),
    QT_TRANSLATE_NOOP("nb::CoreText", "In which segments are these addresses?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Is segment %1 right as it is stated?"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "No exporter sees traffic between %1 and the CDE: which one could, or was the segmentation "
        "tested (E1)?"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "It exchanges account data: does it store, process or transmit it?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Do these systems store, process or transmit account data?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Possible administration of %1 over %2 from %3: is it?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "What stands between %1, and when was it tested?"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Which of the two is the server? Until then the flow is in no rule."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Seen one way only, and counts as a connection until it is dismissed: is it one?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "It looks like a security service (%1): is it?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Which systems are behind this translated address?"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1 observed flows at the border of the CDE are not decided: accept or reject?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "segment"),
    QT_TRANSLATE_NOOP("nb::CoreText", "visibility"),
    QT_TRANSLATE_NOOP("nb::CoreText", "account-data"),
    QT_TRANSLATE_NOOP("nb::CoreText", "administration"),
    QT_TRANSLATE_NOOP("nb::CoreText", "control"),
    QT_TRANSLATE_NOOP("nb::CoreText", "direction"),
    QT_TRANSLATE_NOOP("nb::CoreText", "unconfirmed"),
    QT_TRANSLATE_NOOP("nb::CoreText", "role"),
    QT_TRANSLATE_NOOP("nb::CoreText", "nat"),
    QT_TRANSLATE_NOOP("nb::CoreText", "decision"),
    QT_TRANSLATE_NOOP("nb::CoreText", "name service"),
    QT_TRANSLATE_NOOP("nb::CoreText", "time server"),
    QT_TRANSLATE_NOOP("nb::CoreText", "directory"),
    QT_TRANSLATE_NOOP("nb::CoreText", "authentication server"),
    QT_TRANSLATE_NOOP("nb::CoreText", "log store"),
    QT_TRANSLATE_NOOP("nb::CoreText", "monitoring"),
    QT_TRANSLATE_NOOP("nb::CoreText", "patch server"),
    QT_TRANSLATE_NOOP("nb::CoreText", "vulnerability scanner"),
    QT_TRANSLATE_NOOP("nb::CoreText", "malware protection"),
    QT_TRANSLATE_NOOP("nb::CoreText", "flow collector"),
    QT_TRANSLATE_NOOP("nb::CoreText", "administers the CDE"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A store of account data exchanges traffic with an untrusted network; accepting the flow "
        "is blocked, and no export has it"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A store of account data exchanges traffic with an untrusted network; no export has it"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Begun from the Internet, to a system that is in no segment for public services"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Rejected in the review, and observed all the same"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Both systems handle account data, and the flow has no tag: does it carry any?"),
    QT_TRANSLATE_NOOP("nb::CoreText", "A guest network exchanges traffic with the CDE"),
    QT_TRANSLATE_NOOP("nb::CoreText", "A wireless network exchanges traffic with the CDE"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "The CDE reaches a system outside that belongs to no registered third party"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Administration of the CDE that does not come through a jump host"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Accepted at the border of the CDE, and nobody said why it is needed (%1)"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "An exception is for two systems, and for no account data: it does not hold"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "The temporary permission ended on %1: the flow is open again"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "A temporary permission without an end: the flow is open again"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "The segmentation test is dated %1, after the day of this scope"),
    QT_TRANSLATE_NOOP("nb::CoreText", "what carries account data is no exception"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "a store of account data never exchanges traffic with an untrusted network (1.4.4)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "mitigated: %1"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "open: insecure service at the border of the CDE, unless %1 (%2)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "open: insecure service at the border of the CDE (%1)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "ask: insecure unless it has %1"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Segmentation of the CDE that was never tested"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Nothing that denies by default is known between these segments"),
    QT_TRANSLATE_NOOP("nb::CoreText", "The last segmentation test, on %1, is older than %2 months"),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Observed third-party connection of the CDE, and not in the register"),
    QT_TRANSLATE_NOOP("nb::CoreText", "In scope as %1, and not in the inventory"),
    QT_TRANSLATE_NOOP("nb::CoreText", "%1 addresses seen that are not in the inventory"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Traffic that does not leave a broadcast domain was seen between these segments: are they "
        "one?"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "A translated address communicates with the CDE, and the systems behind it are not known: "
        "they are in scope"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "An exception is for systems that only receive; this one begins the conversation, and "
        "stays in scope"),
    QT_TRANSLATE_NOOP("nb::CoreText", "An exception without a grade of evidence"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Permitted, and not used in the period"),
    QT_TRANSLATE_NOOP("nb::CoreText", "No flows: nothing was observed."),
    QT_TRANSLATE_NOOP("nb::CoreText", "First record %1, last %2, %3 flows."),
    QT_TRANSLATE_NOOP("nb::CoreText", "A month's end lies in the period."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "No month's end lies in the period: monthly jobs were not observed."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Stated, and no record came from it: it counts as seeing nothing."),
    QT_TRANSLATE_NOOP("nb::CoreText", "Silences over 15 minutes; the longest from %1, %2 minutes."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1 of %2 accepted triples of the last fifth of the period were not seen before."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1 of %2 host pairs of the last fifth of the period were not seen before. Too short a "
        "period."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1 of %2 host pairs of the last fifth of the period were not seen before. Watch longer if "
        "you can."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "%1 of %2 host pairs of the last fifth of the period were not seen before."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "A curve that still climbs at its end means that more is to come."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Chance to miss a conversation of %1 packets at 1:%2; this source supports no Out "
        "(confirmed)."),
    QT_TRANSLATE_NOOP("nb::CoreText", "Lost by sequence numbers, and %1 gaps of unknown size."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Sets of records that could not be decoded for lack of their template."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "No traffic inside the segment was seen: the exporters do not look there."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Pairs inside the segment that were seen, of those possible."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Traffic was seen, and no exporter is stated that sees both."),
    QT_TRANSLATE_NOOP("nb::CoreText", "Traffic between the two was seen."),
    QT_TRANSLATE_NOOP("nb::CoreText", "An exporter would see it, and there was none."),
    QT_TRANSLATE_NOOP("nb::CoreText", "No exporter looks there: nothing can be said."),
    QT_TRANSLATE_NOOP(
        "nb::CoreText", "Conversations that several exporters told of; each counts once."),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "Flows from this address put all systems behind it in scope until they are separated."),
    QT_TRANSLATE_NOOP("nb::CoreText", "Different systems may have had this address in the period."),
    QT_TRANSLATE_NOOP("nb::CoreText", "period"),
    QT_TRANSLATE_NOOP("nb::CoreText", "business events"),
    QT_TRANSLATE_NOOP("nb::CoreText", "month end"),
    QT_TRANSLATE_NOOP("nb::CoreText", "inside"),
    QT_TRANSLATE_NOOP("nb::CoreText", "outside"),
    QT_TRANSLATE_NOOP("nb::CoreText", "gap"),
    QT_TRANSLATE_NOOP("nb::CoreText", "silent exporter"),
    QT_TRANSLATE_NOOP("nb::CoreText", "no record"),
    QT_TRANSLATE_NOOP("nb::CoreText",
        "No connection was seen in the last fifth of the period: whether it was watched long "
        "enough cannot be said."),
    QT_TRANSLATE_NOOP("nb::CoreText", "novelty"),
    QT_TRANSLATE_NOOP("nb::CoreText", "services"),
    QT_TRANSLATE_NOOP("nb::CoreText", "host pairs"),
    QT_TRANSLATE_NOOP("nb::CoreText", "sufficiency"),
    QT_TRANSLATE_NOOP("nb::CoreText", "distinct triples by tenth of the period"),
    QT_TRANSLATE_NOOP("nb::CoreText", "sampling"),
    QT_TRANSLATE_NOOP("nb::CoreText", "loss"),
    QT_TRANSLATE_NOOP("nb::CoreText", "undecodable"),
    QT_TRANSLATE_NOOP("nb::CoreText", "east-west"),
    QT_TRANSLATE_NOOP("nb::CoreText", "seen"),
    QT_TRANSLATE_NOOP("nb::CoreText", "could be seen"),
    QT_TRANSLATE_NOOP("nb::CoreText", "blind"),
    QT_TRANSLATE_NOOP("nb::CoreText", "address reuse"),
    QT_TRANSLATE_NOOP("nb::CoreText", "several MAC addresses"),
    QT_TRANSLATE_NOOP("nb::CoreText", "several names"),
    QT_TRANSLATE_NOOP("nb::CoreText", "members unknown"),
    QT_TRANSLATE_NOOP("nb::CoreText", "CDE (a)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "CDE (b)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Connected (h)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Connected (e,f,g)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Connected (c)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Connected (d)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "in scope (hold)"),
    QT_TRANSLATE_NOOP("nb::CoreText", "Out-of-scope"),
    QT_TRANSLATE_NOOP("nb::CoreText", "proposed"),
    QT_TRANSLATE_NOOP("nb::CoreText", "approved"),
    QT_TRANSLATE_NOOP("nb::CoreText", "temporary"),
    QT_TRANSLATE_NOOP("nb::CoreText", "an exception needs a reason"),
    QT_TRANSLATE_NOOP("nb::CoreText", "a temporary permission needs a date"),
    QT_TRANSLATE_NOOP("nb::CoreText", "a segment needs a name"),
    QT_TRANSLATE_NOOP("nb::CoreText", "there is a segment of this name already"),
    QT_TRANSLATE_NOOP("nb::CoreText", "there is a snapshot \"%1\" already"),
});

} // namespace

std::span<const char* const> scopePhrases()
{
    return kScopePhrases;
}

} // namespace nb
