<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
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
