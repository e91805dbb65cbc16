<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>nb::ClassificationStep</name>
    <message numerus="yes">
        <source>For %n system(s). The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</source>
        <translation>
            <numerusform>For one system. The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</numerusform>
            <numerusform>For %n systems. The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::CollectorLamp</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
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
        <source>%1 sets of records wait for templates from %2 and %n other(s) (sent every few minutes). They are read as soon as those come.</source>
        <translation>
            <numerusform>%1 sets of records wait for templates from %2 and %n other (sent every few minutes). They are read as soon as those come.</numerusform>
            <numerusform>%1 sets of records wait for templates from %2 and %n others (sent every few minutes). They are read as soon as those come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::EmptyCollector</name>
    <message numerus="yes">
        <source>%n datagram(s) came on %1, but none that could be read.</source>
        <translation>
            <numerusform>%n datagram came on %1, but it could not be read.</numerusform>
            <numerusform>%n datagrams came on %1, but none that could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FileDrop</name>
    <message numerus="yes">
        <source>Open %n file(s) in your own workspace</source>
        <translation>
            <numerusform>Open %n file in your own workspace</numerusform>
            <numerusform>Open %n files in your own workspace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s) to this workspace</source>
        <translation>
            <numerusform>Add %n file to this workspace</numerusform>
            <numerusform>Add %n files to this workspace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FilterBuilderDialog</name>
    <message numerus="yes">
        <source>%n condition(s) cannot be understood yet.</source>
        <translation>
            <numerusform>%n condition cannot be understood yet.</numerusform>
            <numerusform>%n conditions cannot be understood yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FlowsPage</name>
    <message numerus="yes">
        <source>Copied %n flow(s).</source>
        <translation>
            <numerusform>Copied %n flow.</numerusform>
            <numerusform>Copied %n flows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ImportText</name>
    <message numerus="yes">
        <source>and %n more like these</source>
        <translation>
            <numerusform>and %n more like these</numerusform>
            <numerusform>and %n more like these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::JobPanel</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::LivePage</name>
    <message numerus="yes">
        <source>Copied %n flow(s).</source>
        <translation>
            <numerusform>Copied %n flow.</numerusform>
            <numerusform>Copied %n flows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::MainWindow</name>
    <message numerus="yes">
        <source>Added %n file(s).</source>
        <translation>
            <numerusform>Added %n file.</numerusform>
            <numerusform>Added %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed, see Imports.</source>
        <translation>
            <numerusform>%n file failed, see Imports.</numerusform>
            <numerusform>%n files failed, see Imports.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::NamesTab</name>
    <message numerus="yes">
        <source>Copied %n name(s).</source>
        <translation>
            <numerusform>Copied %n name.</numerusform>
            <numerusform>Copied %n names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n name(s)? Flows keep those they have.</source>
        <translation>
            <numerusform>Forget %n name? Flows keep those they have.</numerusform>
            <numerusform>Forget %n names? Flows keep those they have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::OwnersTab</name>
    <message numerus="yes">
        <source>Copied %n block(s).</source>
        <translation>
            <numerusform>Copied %n block.</numerusform>
            <numerusform>Copied %n blocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n block(s)? Flows keep the owners they have.</source>
        <translation>
            <numerusform>Forget %n block? Flows keep the owners they have.</numerusform>
            <numerusform>Forget %n blocks? Flows keep the owners they have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::QuantityText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SavedFilters</name>
    <message numerus="yes">
        <source>%n filter(s) added.</source>
        <translation>
            <numerusform>%n filter added.</numerusform>
            <numerusform>%n filters added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not understood, the first is line %1.</source>
        <translation>
            <numerusform>%n line not understood: line %1.</numerusform>
            <numerusform>%n lines not understood, the first is line %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ServicesTab</name>
    <message numerus="yes">
        <source>Copied %n service(s).</source>
        <translation>
            <numerusform>Copied %n service.</numerusform>
            <numerusform>Copied %n services.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::TemplatesModel</name>
    <message numerus="yes">
        <source>options, %n field(s)</source>
        <translation>
            <numerusform>options, %n field</numerusform>
            <numerusform>options, %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::TimelinePlot</name>
    <message numerus="yes">
        <source>packets unknown in %n flow(s)</source>
        <translation>
            <numerusform>packets unknown in %n flow</numerusform>
            <numerusform>packets unknown in %n flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPainter</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::GraphModel</name>
    <message numerus="yes">
        <source>Hide %n node(s)</source>
        <translation>
            <numerusform>Hide %n node</numerusform>
            <numerusform>Hide %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::GraphSearchBox</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::GraphView</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::MapPage</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::CompatPanel</name>
    <message numerus="yes">
        <source>%n rule(s) are judged differently here.</source>
        <translation>
            <numerusform>%n rule is judged differently here.</numerusform>
            <numerusform>%n rules are judged differently here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::DraftBar</name>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) must be put right first. Show</source>
        <translation>
            <numerusform>%n cell must be put right first. Show</numerusform>
            <numerusform>%n cells must be put right first. Show</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ProposalPanel</name>
    <message numerus="yes">
        <source>Traffic suggests %n segment(s) that the table does not have.</source>
        <translation>
            <numerusform>Traffic suggests %n segment that the table does not have.</numerusform>
            <numerusform>Traffic suggests %n segments that the table does not have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RelabelJob</name>
    <message numerus="yes">
        <source>%n day(s): %1 flows looked at, %2 flows and %3 addresses have other labels now.</source>
        <translation>
            <numerusform>%n day: %1 flows looked at, %2 flows and %3 addresses have other labels now.</numerusform>
            <numerusform>%n days: %1 flows looked at, %2 flows and %3 addresses have other labels now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) keep their labels. Days that flows are collected into can be done when collecting has ended.</source>
        <translation>
            <numerusform>%n day keeps its labels. Days that flows are collected into can be done when collecting has ended.</numerusform>
            <numerusform>%n days keep their labels. Days that flows are collected into can be done when collecting has ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RulesModel</name>
    <message numerus="yes">
        <source>remove %n rule(s)</source>
        <translation>
            <numerusform>remove %n rule</numerusform>
            <numerusform>remove %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n rule(s)</source>
        <translation>
            <numerusform>move %n rule</numerusform>
            <numerusform>move %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>enable %n rule(s)</source>
        <translation>
            <numerusform>enable %n rule</numerusform>
            <numerusform>enable %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disable %n rule(s)</source>
        <translation>
            <numerusform>disable %n rule</numerusform>
            <numerusform>disable %n rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RulesPage</name>
    <message numerus="yes">
        <source>Removed %n rule(s). Undo brings them back.</source>
        <translation>
            <numerusform>Removed %n rule. Undo brings it back.</numerusform>
            <numerusform>Removed %n rules. Undo brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %n rule(s)</source>
        <translation>
            <numerusform>import %n rule</numerusform>
            <numerusform>import %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rule(s) read into the table; save to keep them.</source>
        <translation>
            <numerusform>%1: %n rule read into the table; save to keep it.</numerusform>
            <numerusform>%1: %n rules read into the table; save to keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be used:</source>
        <translation>
            <numerusform>%n line could not be used:</numerusform>
            <numerusform>%n lines could not be used:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) cannot be said in acl.csv and are in the file as comments: %1.</source>
        <translation>
            <numerusform>%n rule cannot be said in acl.csv and is in the file as a comment: %1.</numerusform>
            <numerusform>%n rules cannot be said in acl.csv and are in the file as comments: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsModel</name>
    <message numerus="yes">
        <source>remove %n segment(s)</source>
        <translation>
            <numerusform>remove %n segment</numerusform>
            <numerusform>remove %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirm %n segment(s)</source>
        <translation>
            <numerusform>confirm %n segment</numerusform>
            <numerusform>confirm %n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsPage</name>
    <message numerus="yes">
        <source>Removed %n segment(s). Undo brings them back.</source>
        <translation>
            <numerusform>Removed %n segment. Undo brings it back.</numerusform>
            <numerusform>Removed %n segments. Undo brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accept %n proposal(s)</source>
        <translation>
            <numerusform>accept %n proposal</numerusform>
            <numerusform>accept %n proposals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import %n segment(s)</source>
        <translation>
            <numerusform>import %n segment</numerusform>
            <numerusform>import %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n segment(s) read into the table; save to keep them.</source>
        <translation>
            <numerusform>%1: %n segment read into the table; save to keep it.</numerusform>
            <numerusform>%1: %n segments read into the table; save to keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be used:</source>
        <translation>
            <numerusform>%n line could not be used:</numerusform>
            <numerusform>%n lines could not be used:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AccountDataStep</name>
    <message numerus="yes">
        <source>Of which payments, and what happens to them in these %n flow(s)? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</source>
        <translation>
            <numerusform>Of which payments, and what happens to them in this flow? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</numerusform>
            <numerusform>Of which payments, and what happens to them in these %n flows? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What do these %n system(s) do with card numbers or other account data?</source>
        <translation>
            <numerusform>What does this %n system do with card numbers or other account data?</numerusform>
            <numerusform>What do these %n systems do with card numbers or other account data?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system(s) marked.</source>
        <translation>
            <numerusform>%n system marked.</numerusform>
            <numerusform>%n systems marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::BorderStep</name>
    <message numerus="yes">
        <source>For %n flow(s).</source>
        <translation>
            <numerusform>For %n flow.</numerusform>
            <numerusform>For %n flows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RecommendationStep</name>
    <message numerus="yes">
        <source>%n system(s) that use and provide the same. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</source>
        <translation>
            <numerusform>One system. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</numerusform>
            <numerusform>%n systems that use and provide the same. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 systems in scope become %2, with %n move(s);</source>
        <translation>
            <numerusform>%1 systems in scope become %2, with %n move;</numerusform>
            <numerusform>%1 systems in scope become %2, with %n moves;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) cover every accepted flow.</source>
        <translation>
            <numerusform>%n rule covers every accepted flow.</numerusform>
            <numerusform>%n rules cover every accepted flow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopeCounts</name>
    <message numerus="yes">
        <source>%n system(s) in scope</source>
        <translation>
            <numerusform>%n system in scope</numerusform>
            <numerusform>%n systems in scope</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopePlanTables</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopeReportJob</name>
    <message numerus="yes">
        <source>%n page(s) written.</source>
        <translation>
            <numerusform>%n page written.</numerusform>
            <numerusform>%n pages written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::ScopeTableView</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsStep</name>
    <message numerus="yes">
        <source>For %n pair(s) of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</source>
        <translation>
            <numerusform>For %n pair of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</numerusform>
            <numerusform>For %n pairs of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AlertHistory</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AlertWords</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (and %n more)</numerusform>
            <numerusform> (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>NetBehave: %n alert(s)</source>
        <translation>
            <numerusform>NetBehave: %n alert</numerusform>
            <numerusform>NetBehave: %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AlertsPage</name>
    <message numerus="yes">
        <source>Acknowledged %n alert(s).</source>
        <translation>
            <numerusform>Acknowledged %n alert.</numerusform>
            <numerusform>Acknowledged %n alerts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AssetWords</name>
    <message numerus="yes">
        <source>asks about %n host(s) on %1</source>
        <translation>
            <numerusform>asks about %n host on %1</numerusform>
            <numerusform>asks about %n hosts on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n address(es) or port(s) did not answer it</source>
        <translation>
            <numerusform>about %n address or port did not answer it</numerusform>
            <numerusform>about %n addresses or ports did not answer it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers on %1 and administers about %n host(s)</source>
        <translation>
            <numerusform>answers on %1 and administers about %n host</numerusform>
            <numerusform>answers on %1 and administers about %n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asks about %n server(s) and answers nobody</source>
        <translation>
            <numerusform>asks about %n server and answers nobody</numerusform>
            <numerusform>asks about %n servers and answers nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n asset</numerusform>
            <numerusform>%n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be used</source>
        <translation>
            <numerusform>%n record could not be used</numerusform>
            <numerusform>%n records could not be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AssetsPage</name>
    <message numerus="yes">
        <source>Forget %n asset(s) with all that was observed, imported and said? They come back when new flows tell of them.</source>
        <translation>
            <numerusform>Forget %n asset with all that was observed, imported and said? They come back when new flows tell of them.</numerusform>
            <numerusform>Forget %n assets with all that was observed, imported and said? They come back when new flows tell of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>Reading %n file…</numerusform>
            <numerusform>Reading %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n asset</numerusform>
            <numerusform>%n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PageBar</name>
    <message numerus="yes">
        <source>%1, %n not acknowledged</source>
        <translation>
            <numerusform>%1, %n not acknowledged</numerusform>
            <numerusform>%1, %n not acknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FindingsPanel</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n finding(s) shown</source>
        <translation>
            <numerusform>%1 of %n finding shown</numerusform>
            <numerusform>%1 of %n findings shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PathsPanel</name>
    <message numerus="yes">
        <source>%n way(s), earliest arrival first. Enter puts one into the picture.</source>
        <translation>
            <numerusform>%n way. Enter puts it into the picture.</numerusform>
            <numerusform>%n ways, earliest arrival first. Enter puts one into the picture.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotActions</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotText</name>
    <message numerus="yes">
        <source>%n source(s) were in %1 at that time.</source>
        <translation>
            <numerusform>%n source was in %1 at that time.</numerusform>
            <numerusform>%n sources were in %1 at that time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tried %2 at %n host(s) within a short time; %3 answered.</source>
        <translation>
            <numerusform>%1 tried %2 at %n host within a short time; %3 answered.</numerusform>
            <numerusform>%1 tried %2 at %n hosts within a short time; %3 answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 controlled %n host(s) it had never controlled before, within 15 minutes of one another.</source>
        <translation>
            <numerusform>%1 controlled %n host it had never controlled before.</numerusform>
            <numerusform>%1 controlled %n hosts it had never controlled before, within 15 minutes of one another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 controlled %2, and meanwhile %2 opened %n connection(s) back to %1.</source>
        <translation>
            <numerusform>%1 controlled %2, and meanwhile %2 opened %n connection back to %1.</numerusform>
            <numerusform>%1 controlled %2, and meanwhile %2 opened %n connections back to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 went on %n time(s) while more sources were in it than can be told apart (at least %2); nobody can be named for it.</source>
        <translation>
            <numerusform>%1 went on %n time while more sources were in it than can be told apart (at least %2); nobody can be named for it.</numerusform>
            <numerusform>%1 went on %n times while more sources were in it than can be told apart (at least %2); nobody can be named for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s) of flows follow this path, each step soon after the one before.</source>
        <translation>
            <numerusform>%n sequence of flows follows this path, each step soon after the one before.</numerusform>
            <numerusform>%n sequences of flows follow this path, each step soon after the one before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 by the root of %n source(s)</source>
        <translation>
            <numerusform>1 by the root of %n source</numerusform>
            <numerusform>1 by the root of %n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>less for each of %n source(s) through the same pivot</source>
        <translation>
            <numerusform>less for each source through the same pivot (%n)</numerusform>
            <numerusform>less for each of %n sources through the same pivot</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotsPage</name>
    <message numerus="yes">
        <source>%n more host(s) are too many for one picture; choose a shorter time.</source>
        <translation>
            <numerusform>%n more host is too many for one picture; choose a shorter time.</numerusform>
            <numerusform>%n more hosts are too many for one picture; choose a shorter time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) hidden by verdicts (%1).</source>
        <translation>
            <numerusform>%n link hidden by verdicts (%1).</numerusform>
            <numerusform>%n links hidden by verdicts (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chain(s) approved.</source>
        <translation>
            <numerusform>%n chain approved.</numerusform>
            <numerusform>%n chains approved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) hidden</source>
        <translation>
            <numerusform>%n node hidden</numerusform>
            <numerusform>%n nodes hidden</numerusform>
        </translation>
    </message>
</context>
</TS>
