<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>nb::ClassificationStep</name>
    <message numerus="yes">
        <source>For %Ln system(s). The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</source>
        <translation>
            <numerusform>For one system. The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</numerusform>
            <numerusform>For %Ln systems. The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::CollectorLamp</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::CollectorText</name>
    <message numerus="yes">
        <source>%1 flow(s)</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packet(s)</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 record(s)</source>
        <translation>
            <numerusform>%1 record</numerusform>
            <numerusform>%1 records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 set(s) of records wait for a template from %2 (sent every few minutes). They are read as soon as it comes.</source>
        <translation>
            <numerusform>%1 set of records waits for a template from %2 (sent every few minutes). It is read as soon as that comes.</numerusform>
            <numerusform>%1 sets of records wait for a template from %2 (sent every few minutes). They are read as soon as it comes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sets of records wait for templates from %2 and %Ln other(s) (sent every few minutes). They are read as soon as those come.</source>
        <translation>
            <numerusform>%1 sets of records wait for templates from %2 and %Ln other (sent every few minutes). They are read as soon as those come.</numerusform>
            <numerusform>%1 sets of records wait for templates from %2 and %Ln others (sent every few minutes). They are read as soon as those come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::EmptyCollector</name>
    <message numerus="yes">
        <source>%Ln datagram(s) came on %1, but none that could be read.</source>
        <translation>
            <numerusform>%Ln datagram came on %1, but it could not be read.</numerusform>
            <numerusform>%Ln datagrams came on %1, but none that could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FileDrop</name>
    <message numerus="yes">
        <source>Open %Ln file(s) in your own workspace</source>
        <translation>
            <numerusform>Open %Ln file in your own workspace</numerusform>
            <numerusform>Open %Ln files in your own workspace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln file(s) to this workspace</source>
        <translation>
            <numerusform>Add %Ln file to this workspace</numerusform>
            <numerusform>Add %Ln files to this workspace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FilterBuilderDialog</name>
    <message numerus="yes">
        <source>%Ln condition(s) cannot be understood yet.</source>
        <translation>
            <numerusform>%Ln condition cannot be understood yet.</numerusform>
            <numerusform>%Ln conditions cannot be understood yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FlowsPage</name>
    <message numerus="yes">
        <source>Copied %Ln flow(s).</source>
        <translation>
            <numerusform>Copied %Ln flow.</numerusform>
            <numerusform>Copied %Ln flows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 flows</source>
        <translation>
            <numerusform>%1 of %2 flow</numerusform>
            <numerusform>%1 of %2 flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ImportText</name>
    <message numerus="yes">
        <source>and %Ln more like these</source>
        <translation>
            <numerusform>and %Ln more like these</numerusform>
            <numerusform>and %Ln more like these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 flows; rows that could not be used: %3.</source>
        <translation>
            <numerusform>%1: %2 flow; rows that could not be used: %3.</numerusform>
            <numerusform>%1: %2 flows; rows that could not be used: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 flows; rows that could not be used: %3, the first in line %4.</source>
        <translation>
            <numerusform>%1: %2 flow; rows that could not be used: %3, the first in line %4.</numerusform>
            <numerusform>%1: %2 flows; rows that could not be used: %3, the first in line %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is damaged. The %2 flows that were whole are in.</source>
        <translation>
            <numerusform>%1 is damaged. The %2 flow that was whole is in.</numerusform>
            <numerusform>%1 is damaged. The %2 flows that were whole are in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is damaged at %3. The %2 flows before that are in.</source>
        <translation>
            <numerusform>%1 is damaged at %3. The %2 flow before that is in.</numerusform>
            <numerusform>%1 is damaged at %3. The %2 flows before that are in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 flows.</source>
        <translation>
            <numerusform>%1: %2 flow.</numerusform>
            <numerusform>%1: %2 flows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::JobPanel</name>
    <message numerus="yes">
        <source>%Ln more waiting</source>
        <translation>
            <numerusform>%Ln more waiting</numerusform>
            <numerusform>%Ln more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::LivePage</name>
    <message numerus="yes">
        <source>Copied %Ln flow(s).</source>
        <translation>
            <numerusform>Copied %Ln flow.</numerusform>
            <numerusform>Copied %Ln flows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::MainWindow</name>
    <message numerus="yes">
        <source>Added %Ln file(s).</source>
        <translation>
            <numerusform>Added %Ln file.</numerusform>
            <numerusform>Added %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) failed, see Imports.</source>
        <translation>
            <numerusform>%Ln file failed, see Imports.</numerusform>
            <numerusform>%Ln files failed, see Imports.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::NamesTab</name>
    <message numerus="yes">
        <source>Copied %Ln name(s).</source>
        <translation>
            <numerusform>Copied %Ln name.</numerusform>
            <numerusform>Copied %Ln names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln name(s)? Flows keep those they have.</source>
        <translation>
            <numerusform>Forget %Ln name? Flows keep those they have.</numerusform>
            <numerusform>Forget %Ln names? Flows keep those they have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::OwnersTab</name>
    <message numerus="yes">
        <source>Copied %Ln block(s).</source>
        <translation>
            <numerusform>Copied %Ln block.</numerusform>
            <numerusform>Copied %Ln blocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln block(s)? Flows keep the owners they have.</source>
        <translation>
            <numerusform>Forget %Ln block? Flows keep the owners they have.</numerusform>
            <numerusform>Forget %Ln blocks? Flows keep the owners they have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::QuantityText</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SavedFilters</name>
    <message numerus="yes">
        <source>%Ln filter(s) added.</source>
        <translation>
            <numerusform>%Ln filter added.</numerusform>
            <numerusform>%Ln filters added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not understood, the first is line %1.</source>
        <translation>
            <numerusform>%Ln line not understood: line %1.</numerusform>
            <numerusform>%Ln lines not understood, the first is line %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ServicesTab</name>
    <message numerus="yes">
        <source>Copied %Ln service(s).</source>
        <translation>
            <numerusform>Copied %Ln service.</numerusform>
            <numerusform>Copied %Ln services.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::TemplatesModel</name>
    <message numerus="yes">
        <source>options, %Ln field(s)</source>
        <translation>
            <numerusform>options, %Ln field</numerusform>
            <numerusform>options, %Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln field</numerusform>
            <numerusform>%Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::TimelinePlot</name>
    <message numerus="yes">
        <source>packets unknown in %Ln flow(s)</source>
        <translation>
            <numerusform>packets unknown in %Ln flow</numerusform>
            <numerusform>packets unknown in %Ln flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows started</source>
        <translation>
            <numerusform>%1 flow started</numerusform>
            <numerusform>%1 flows started</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPainter</name>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::GraphModel</name>
    <message numerus="yes">
        <source>Hide %Ln node(s)</source>
        <translation>
            <numerusform>Hide %Ln node</numerusform>
            <numerusform>Hide %Ln nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::GraphSearchBox</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::GraphView</name>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln flow(s)</source>
        <translation>
            <numerusform>%Ln flow</numerusform>
            <numerusform>%Ln flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::MapPage</name>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 small conversations are left out</source>
        <translation>
            <numerusform>%1 small conversation is left out</numerusform>
            <numerusform>%1 small conversations are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::CompatPanel</name>
    <message numerus="yes">
        <source>%Ln rule(s) are judged differently here.</source>
        <translation>
            <numerusform>%Ln rule is judged differently here.</numerusform>
            <numerusform>%Ln rules are judged differently here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::DraftBar</name>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>%Ln change not saved</numerusform>
            <numerusform>%Ln changes not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) must be put right first. Show</source>
        <translation>
            <numerusform>%Ln cell must be put right first. Show</numerusform>
            <numerusform>%Ln cells must be put right first. Show</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ProposalPanel</name>
    <message numerus="yes">
        <source>Traffic suggests %Ln segment(s) that the table does not have.</source>
        <translation>
            <numerusform>Traffic suggests %Ln segment that the table does not have.</numerusform>
            <numerusform>Traffic suggests %Ln segments that the table does not have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RelabelJob</name>
    <message numerus="yes">
        <source>%Ln day(s) keep their labels. Days that flows are collected into can be done when collecting has ended.</source>
        <translation>
            <numerusform>%Ln day keeps its labels. Days that flows are collected into can be done when collecting has ended.</numerusform>
            <numerusform>%Ln days keep their labels. Days that flows are collected into can be done when collecting has ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s): %1 looked at, other labels now: %2 and %3.</source>
        <translation>
            <numerusform>%Ln day: %1 looked at, other labels now: %2 and %3.</numerusform>
            <numerusform>%Ln days: %1 looked at, other labels now: %2 and %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 addresses</source>
        <translation>
            <numerusform>%1 address</numerusform>
            <numerusform>%1 addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RulesModel</name>
    <message numerus="yes">
        <source>remove %Ln rule(s)</source>
        <translation>
            <numerusform>remove %Ln rule</numerusform>
            <numerusform>remove %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln rule(s)</source>
        <translation>
            <numerusform>move %Ln rule</numerusform>
            <numerusform>move %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>enable %Ln rule(s)</source>
        <translation>
            <numerusform>enable %Ln rule</numerusform>
            <numerusform>enable %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disable %Ln rule(s)</source>
        <translation>
            <numerusform>disable %Ln rule</numerusform>
            <numerusform>disable %Ln rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RulesPage</name>
    <message numerus="yes">
        <source>Removed %Ln rule(s). Undo brings them back.</source>
        <translation>
            <numerusform>Removed %Ln rule. Undo brings it back.</numerusform>
            <numerusform>Removed %Ln rules. Undo brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %Ln rule(s)</source>
        <translation>
            <numerusform>import %Ln rule</numerusform>
            <numerusform>import %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln rule(s) read into the table; save to keep them.</source>
        <translation>
            <numerusform>%1: %Ln rule read into the table; save to keep it.</numerusform>
            <numerusform>%1: %Ln rules read into the table; save to keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be used:</source>
        <translation>
            <numerusform>%Ln line could not be used:</numerusform>
            <numerusform>%Ln lines could not be used:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) cannot be said in acl.csv and are in the file as comments: %1.</source>
        <translation>
            <numerusform>%Ln rule cannot be said in acl.csv and is in the file as a comment: %1.</numerusform>
            <numerusform>%Ln rules cannot be said in acl.csv and are in the file as comments: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentWords</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsModel</name>
    <message numerus="yes">
        <source>remove %Ln segment(s)</source>
        <translation>
            <numerusform>remove %Ln segment</numerusform>
            <numerusform>remove %Ln segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirm %Ln segment(s)</source>
        <translation>
            <numerusform>confirm %Ln segment</numerusform>
            <numerusform>confirm %Ln segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsPage</name>
    <message numerus="yes">
        <source>Removed %Ln segment(s). Undo brings them back.</source>
        <translation>
            <numerusform>Removed %Ln segment. Undo brings it back.</numerusform>
            <numerusform>Removed %Ln segments. Undo brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accept %Ln proposal(s)</source>
        <translation>
            <numerusform>accept %Ln proposal</numerusform>
            <numerusform>accept %Ln proposals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %Ln segment(s)</source>
        <translation>
            <numerusform>import %Ln segment</numerusform>
            <numerusform>import %Ln segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln segment(s) read into the table; save to keep them.</source>
        <translation>
            <numerusform>%1: %Ln segment read into the table; save to keep it.</numerusform>
            <numerusform>%1: %Ln segments read into the table; save to keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be used:</source>
        <translation>
            <numerusform>%Ln line could not be used:</numerusform>
            <numerusform>%Ln lines could not be used:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AccountDataStep</name>
    <message numerus="yes">
        <source>Of which payments, and what happens to them in these %Ln flow(s)? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</source>
        <translation>
            <numerusform>Of which payments, and what happens to them in this flow? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</numerusform>
            <numerusform>Of which payments, and what happens to them in these %Ln flows? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What do these %Ln system(s) do with card numbers or other account data?</source>
        <translation>
            <numerusform>What does this %Ln system do with card numbers or other account data?</numerusform>
            <numerusform>What do these %Ln systems do with card numbers or other account data?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln system(s) marked.</source>
        <translation>
            <numerusform>%Ln system marked.</numerusform>
            <numerusform>%Ln systems marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::BorderStep</name>
    <message numerus="yes">
        <source>For %Ln flow(s).</source>
        <translation>
            <numerusform>For %Ln flow.</numerusform>
            <numerusform>For %Ln flows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RecommendationStep</name>
    <message numerus="yes">
        <source>%Ln system(s) that use and provide the same. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</source>
        <translation>
            <numerusform>One system. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</numerusform>
            <numerusform>%Ln systems that use and provide the same. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 systems in scope become %2, with %Ln move(s);</source>
        <translation>
            <numerusform>%1 systems in scope become %2, with %Ln move;</numerusform>
            <numerusform>%1 systems in scope become %2, with %Ln moves;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) cover every accepted flow.</source>
        <translation>
            <numerusform>%Ln rule covers every accepted flow.</numerusform>
            <numerusform>%Ln rules cover every accepted flow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopeCounts</name>
    <message numerus="yes">
        <source>%Ln system(s) in scope</source>
        <translation>
            <numerusform>%Ln system in scope</numerusform>
            <numerusform>%Ln systems in scope</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopePlanTables</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopeReportJob</name>
    <message numerus="yes">
        <source>%Ln page(s) written.</source>
        <translation>
            <numerusform>%Ln page written.</numerusform>
            <numerusform>%Ln pages written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopeTableView</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsStep</name>
    <message numerus="yes">
        <source>For %Ln pair(s) of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</source>
        <translation>
            <numerusform>For %Ln pair of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</numerusform>
            <numerusform>For %Ln pairs of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) taken.</source>
        <translation>
            <numerusform>%Ln rule taken.</numerusform>
            <numerusform>%Ln rules taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) say more than flows can be compared with: permissions are taken as wider, denials left out.</source>
        <translation>
            <numerusform>%Ln line says more than flows can be compared with: permissions are taken as wider, denials left out.</numerusform>
            <numerusform>%Ln lines say more than flows can be compared with: permissions are taken as wider, denials left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FirewallTables</name>
    <message numerus="yes">
        <source>%Ln system(s) to move</source>
        <translation>
            <numerusform>%Ln system to move</numerusform>
            <numerusform>%Ln systems to move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln service(s) less through the border</source>
        <translation>
            <numerusform>%Ln service less through the border</numerusform>
            <numerusform>%Ln services less through the border</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AlertHistory</name>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AlertWords</name>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (and %Ln more)</source>
        <translation>
            <numerusform> (and %Ln more)</numerusform>
            <numerusform> (and %Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>NetBehave: %Ln alert(s)</source>
        <translation>
            <numerusform>NetBehave: %Ln alert</numerusform>
            <numerusform>NetBehave: %Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AlertsPage</name>
    <message numerus="yes">
        <source>Acknowledged %Ln alert(s).</source>
        <translation>
            <numerusform>Acknowledged %Ln alert.</numerusform>
            <numerusform>Acknowledged %Ln alerts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AssetWords</name>
    <message numerus="yes">
        <source>asks about %Ln host(s) on %1</source>
        <translation>
            <numerusform>asks about %Ln host on %1</numerusform>
            <numerusform>asks about %Ln hosts on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln address(es) or port(s) did not answer it</source>
        <translation>
            <numerusform>about %Ln address or port did not answer it</numerusform>
            <numerusform>about %Ln addresses or ports did not answer it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers on %1 and administers about %Ln host(s)</source>
        <translation>
            <numerusform>answers on %1 and administers about %Ln host</numerusform>
            <numerusform>answers on %1 and administers about %Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asks about %Ln server(s) and answers nobody</source>
        <translation>
            <numerusform>asks about %Ln server and answers nobody</numerusform>
            <numerusform>asks about %Ln servers and answers nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln asset</numerusform>
            <numerusform>%Ln assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) could not be used</source>
        <translation>
            <numerusform>%Ln record could not be used</numerusform>
            <numerusform>%Ln records could not be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AssetsPage</name>
    <message numerus="yes">
        <source>Forget %Ln asset(s) with all that was observed, imported and said? They come back when new flows tell of them.</source>
        <translation>
            <numerusform>Forget %Ln asset with all that was observed, imported and said? They come back when new flows tell of them.</numerusform>
            <numerusform>Forget %Ln assets with all that was observed, imported and said? They come back when new flows tell of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln file(s)…</source>
        <translation>
            <numerusform>Reading %Ln file…</numerusform>
            <numerusform>Reading %Ln files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln asset</numerusform>
            <numerusform>%Ln assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %1 assets to %2.</source>
        <translation>
            <numerusform>Wrote %1 asset to %2.</numerusform>
            <numerusform>Wrote %1 assets to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PageBar</name>
    <message numerus="yes">
        <source>%1, %Ln not acknowledged</source>
        <translation>
            <numerusform>%1, %Ln not acknowledged</numerusform>
            <numerusform>%1, %Ln not acknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FindingsPanel</name>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln finding(s) shown</source>
        <translation>
            <numerusform>%1 of %Ln finding shown</numerusform>
            <numerusform>%1 of %Ln findings shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PathsPanel</name>
    <message numerus="yes">
        <source>%Ln way(s), earliest arrival first. Enter puts one into the picture.</source>
        <translation>
            <numerusform>%Ln way. Enter puts it into the picture.</numerusform>
            <numerusform>%Ln ways, earliest arrival first. Enter puts one into the picture.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotActions</name>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotText</name>
    <message numerus="yes">
        <source>%Ln source(s) were in %1 at that time.</source>
        <translation>
            <numerusform>%Ln source was in %1 at that time.</numerusform>
            <numerusform>%Ln sources were in %1 at that time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tried %2 at %Ln host(s) within a short time; %3 answered.</source>
        <translation>
            <numerusform>%1 tried %2 at %Ln host within a short time; %3 answered.</numerusform>
            <numerusform>%1 tried %2 at %Ln hosts within a short time; %3 answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 controlled %Ln host(s) it had never controlled before, within 15 minutes of one another.</source>
        <translation>
            <numerusform>%1 controlled %Ln host it had never controlled before.</numerusform>
            <numerusform>%1 controlled %Ln hosts it had never controlled before, within 15 minutes of one another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 controlled %2, and meanwhile %2 opened %Ln connection(s) back to %1.</source>
        <translation>
            <numerusform>%1 controlled %2, and meanwhile %2 opened %Ln connection back to %1.</numerusform>
            <numerusform>%1 controlled %2, and meanwhile %2 opened %Ln connections back to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 went on %Ln time(s) while more sources were in it than can be told apart (%2); nobody can be named for it.</source>
        <translation>
            <numerusform>%1 went on %Ln time while more sources were in it than can be told apart (%2); nobody can be named for it.</numerusform>
            <numerusform>%1 went on %Ln times while more sources were in it than can be told apart (%2); nobody can be named for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %Ln more</source>
        <translation>
            <numerusform>+ %Ln more</numerusform>
            <numerusform>+ %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sequence(s) of flows follow this path, each step soon after the one before.</source>
        <translation>
            <numerusform>%Ln sequence of flows follows this path, each step soon after the one before.</numerusform>
            <numerusform>%Ln sequences of flows follow this path, each step soon after the one before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 by the root of %Ln source(s)</source>
        <translation>
            <numerusform>1 by the root of %Ln source</numerusform>
            <numerusform>1 by the root of %Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>less for each of %Ln source(s) through the same pivot</source>
        <translation>
            <numerusform>less for each source through the same pivot (%Ln)</numerusform>
            <numerusform>less for each of %Ln sources through the same pivot</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotsPage</name>
    <message numerus="yes">
        <source>%Ln finding(s) hidden by verdicts (%1).</source>
        <translation>
            <numerusform>%Ln finding hidden by verdicts (%1).</numerusform>
            <numerusform>%Ln findings hidden by verdicts (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more host(s) are too many for one picture; choose a shorter time.</source>
        <translation>
            <numerusform>%Ln more host is too many for one picture; choose a shorter time.</numerusform>
            <numerusform>%Ln more hosts are too many for one picture; choose a shorter time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The case was analysed with %Ln decision(s) that this workspace does not have. Should it have them too?</source>
        <translation>
            <numerusform>The case was analysed with %Ln decision that this workspace does not have. Should it have it too?</numerusform>
            <numerusform>The case was analysed with %Ln decisions that this workspace does not have. Should it have them too?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) hidden by verdicts (%1).</source>
        <translation>
            <numerusform>%Ln link hidden by verdicts (%1).</numerusform>
            <numerusform>%Ln links hidden by verdicts (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chain(s) approved.</source>
        <translation>
            <numerusform>%Ln chain approved.</numerusform>
            <numerusform>%Ln chains approved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) hidden</source>
        <translation>
            <numerusform>%Ln node hidden</numerusform>
            <numerusform>%Ln nodes hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sequences in all.</source>
        <translation>
            <numerusform>%1 sequence in all.</numerusform>
            <numerusform>%1 sequences in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 graphs in all.</source>
        <translation>
            <numerusform>%1 graph in all.</numerusform>
            <numerusform>%1 graphs in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analysing %1 flows…</source>
        <translation>
            <numerusform>Analysing %1 flow…</numerusform>
            <numerusform>Analysing %1 flows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 session</numerusform>
            <numerusform>%1 sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 links</source>
        <translation>
            <numerusform>%1 link</numerusform>
            <numerusform>%1 links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows wait. Press Find Pivots to look for hosts that somebody went through.</source>
        <translation>
            <numerusform>%1 flow waits. Press Find Pivots to look for hosts that somebody went through.</numerusform>
            <numerusform>%1 flows wait. Press Find Pivots to look for hosts that somebody went through.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AssetColumnsDialog</name>
    <message numerus="yes">
        <source>%Ln of the rows shown has no address in that column and would be left out.</source>
        <translation>
            <numerusform>%Ln of the rows shown has no address in that column and would be left out.</numerusform>
            <numerusform>%Ln of the rows shown have no address in that column and would be left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::TopTalkersModel</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flow</numerusform>
            <numerusform>%1 flows</numerusform>
        </translation>
    </message>
</context>
</TS>
