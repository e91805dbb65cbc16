<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>GraphPainter</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n hôte</numerusform>
            <numerusform>%n hôtes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Turns observed network flows into answers.

Files and folders that are named are added to the workspace.</source>
        <translation>Transforme les flux réseau observés en réponses.

Les fichiers et dossiers nommés sont ajoutés à l’espace de travail.</translation>
    </message>
    <message>
        <source>Open the workspace in DIR; it is made when missing.</source>
        <translation>Ouvrir l’espace de travail dans DIR; il est créé s’il n’existe pas.</translation>
    </message>
    <message>
        <source>Open the workspace without writing to it.</source>
        <translation>Ouvrir l’espace de travail sans y écrire.</translation>
    </message>
    <message>
        <source>Open the sample network.</source>
        <translation>Ouvrir le réseau d’exemple.</translation>
    </message>
    <message>
        <source>Capture, day file, NetBehave daily file, nfcapd file, flow CSV, or folder of such.</source>
        <translation>Capture, fichier de jour, fichier quotidien NetBehave, fichier nfcapd, flux en CSV, ou dossier en contenant.</translation>
    </message>
</context>
<context>
    <name>nb::Collecting</name>
    <message>
        <source>This workspace collected from %1 before. It is not collecting now.</source>
        <translation>Cet espace de travail recevait auparavant des flux de %1. Il n’en reçoit pas en ce moment.</translation>
    </message>
    <message>
        <source>Start Collector</source>
        <translation>Démarrer le collecteur</translation>
    </message>
    <message>
        <source>Show Collectors</source>
        <translation>Afficher les collecteurs</translation>
    </message>
    <message>
        <source>%1 could not be started. %2</source>
        <translation>%1 n’a pas pu démarrer. %2</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The flows received last could not be stored. Check that the workspace&apos;s disk is there and has room.
%1</source>
        <translation>Les derniers flux reçus n’ont pas pu être enregistrés. Vérifiez que le disque de l’espace de travail est présent et qu’il y reste de la place.
%1</translation>
    </message>
</context>
<context>
    <name>nb::CollectorController</name>
    <message>
        <source>This workspace is open read-only, so nothing can be collected into it.</source>
        <translation>Cet espace de travail est ouvert en lecture seule&#xa0;: rien ne peut y être collecté.</translation>
    </message>
</context>
<context>
    <name>nb::CollectorLamp</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>listening on %1</source>
        <translation>à l’écoute sur %1</translation>
    </message>
    <message>
        <source>not collecting</source>
        <translation>pas de collecte</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 rejeté(s)</translation>
    </message>
    <message>
        <source>Show the collectors</source>
        <translation>Afficher les collecteurs</translation>
    </message>
    <message>
        <source>Collector: %1</source>
        <translation>Collecteur&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>nb::CollectorText</name>
    <message numerus="yes">
        <source>%1 flow(s)</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packet(s)</source>
        <translation>
            <numerusform>%1 paquet</numerusform>
            <numerusform>%1 paquets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 record(s)</source>
        <translation>
            <numerusform>%1 enregistrement</numerusform>
            <numerusform>%1 enregistrements</numerusform>
        </translation>
    </message>
    <message>
        <source>The system&apos;s receive buffer was full</source>
        <translation>Le tampon de réception du système était plein</translation>
    </message>
    <message>
        <source>Longer than a datagram may be</source>
        <translation>Plus long qu’un datagramme ne peut l’être</translation>
    </message>
    <message>
        <source>Sent from an address that is not allowed</source>
        <translation>Envoyé depuis une adresse non autorisée</translation>
    </message>
    <message>
        <source>Came faster than they could be decoded</source>
        <translation>Arrivé plus vite que le décodage</translation>
    </message>
    <message>
        <source>Too many exporters</source>
        <translation>Trop d’exportateurs</translation>
    </message>
    <message>
        <source>Exporter muted because it sent too much that is damaged</source>
        <translation>Exportateur mis en sourdine, car il a trop envoyé de données endommagées</translation>
    </message>
    <message>
        <source>Not NetFlow, IPFIX or sFlow, or damaged</source>
        <translation>Ni NetFlow, ni IPFIX, ni sFlow, ou endommagé</translation>
    </message>
    <message>
        <source>Part that cannot be read</source>
        <translation>Partie illisible</translation>
    </message>
    <message>
        <source>The template never came</source>
        <translation>Le modèle n’est jamais venu</translation>
    </message>
    <message>
        <source>Waited for the template too long</source>
        <translation>A attendu le modèle trop longtemps</translation>
    </message>
    <message>
        <source>Could not be stored</source>
        <translation>N’a pas pu être enregistré</translation>
    </message>
    <message>
        <source>flows</source>
        <translation>flux</translation>
    </message>
    <message>
        <source>datagrams</source>
        <translation>datagrammes</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>ensembles</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 ou plus</translation>
    </message>
    <message>
        <source>unknown how many lost</source>
        <translation>pertes inconnues</translation>
    </message>
    <message>
        <source>0 lost</source>
        <translation>0 perdu</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <comment>packets, flows or records</comment>
        <translation>%1 perdus</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between two amounts</comment>
        <translation> et </translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>%1 flows/s</source>
        <translation>%1 flux/s</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <translation>%1 (port %2)</translation>
    </message>
    <message numerus="yes">
        <source>%1 set(s) of records wait for a template from %2 (sent every few minutes). They are read as soon as it comes.</source>
        <translation>
            <numerusform>%1 ensemble d’enregistrements attend un modèle de %2 (envoyé toutes les quelques minutes). Il sera lu dès que le modèle arrive.</numerusform>
            <numerusform>%1 ensembles d’enregistrements attendent un modèle de %2 (envoyé toutes les quelques minutes). Ils seront lus dès que le modèle arrive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sets of records wait for templates from %2 and %n other(s) (sent every few minutes). They are read as soon as those come.</source>
        <translation>
            <numerusform>%1 ensembles d’enregistrements attendent des modèles de %2 et de %n autre (envoyés toutes les quelques minutes). Ils seront lus dès que les modèles arrivent.</numerusform>
            <numerusform>%1 ensembles d’enregistrements attendent des modèles de %2 et de %n autres (envoyés toutes les quelques minutes). Ils seront lus dès que les modèles arrivent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::CollectorsPage</name>
    <message>
        <source>Collectors</source>
        <translation>Collecteurs</translation>
    </message>
    <message>
        <source>&amp;Add Source…</source>
        <translation>&amp;Ajouter une source…</translation>
    </message>
    <message>
        <source>Star&amp;t</source>
        <translation>Déma&amp;rrer</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Modi&amp;fier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Exporters</source>
        <translation>Exportateurs</translation>
    </message>
    <message>
        <source>Templates of the exporter</source>
        <translation>Modèles de l’exportateur</translation>
    </message>
    <message>
        <source>Details of the exporter</source>
        <translation>Détails de l’exportateur</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>Te&amp;mplates</source>
        <translation>&amp;Modèles</translation>
    </message>
    <message>
        <source>&amp;Pipeline</source>
        <translation>T&amp;raitement</translation>
    </message>
    <message>
        <source>This source is listening already.</source>
        <translation>Cette source est déjà à l’écoute.</translation>
    </message>
    <message>
        <source>This source is stopped.</source>
        <translation>Cette source est arrêtée.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: the system granted a receive buffer of %2 instead of %3, so bursts may be dropped.</source>
        <translation>%1&#xa0;: le système a accordé un tampon de réception de %2 au lieu de %3&#xa0;; des rafales peuvent être perdues.</translation>
    </message>
    <message>
        <source>Forwarding to %1: %2 flows acknowledged, %3 waiting.</source>
        <translation>Transmission à %1&#xa0;: %2 flux confirmés, %3 en attente.</translation>
    </message>
    <message>
        <source>Not connected to %1: %2 flows acknowledged, %3 waiting.</source>
        <translation>Non connecté à %1&#xa0;: %2 flux confirmés, %3 en attente.</translation>
    </message>
    <message>
        <source>Datagrams that no counter explains: %1. Please report this.</source>
        <translation>Datagrammes qu’aucun compteur n’explique&#xa0;: %1. Veuillez le signaler.</translation>
    </message>
    <message>
        <source>%1 has not sent a template yet. Its records are kept until one comes.</source>
        <translation>%1 n’a pas encore envoyé de modèle. Ses enregistrements sont gardés jusqu’à ce qu’il en arrive un.</translation>
    </message>
    <message>
        <source>%1 needs no templates: its records say themselves what they are.</source>
        <translation>%1 se passe de modèles&#xa0;: ses enregistrements disent eux-mêmes ce qu’ils sont.</translation>
    </message>
</context>
<context>
    <name>nb::ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>&amp;Shown columns, in order from left to right:</source>
        <translation>Colonnes &amp;affichées, de gauche à droite&#xa0;:</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>Show These Columns</source>
        <translation>Afficher ces colonnes</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Check at least one column.</source>
        <translation>Cochez au moins une colonne.</translation>
    </message>
</context>
<context>
    <name>nb::CompareDialog</name>
    <message>
        <source>Compare Two Times</source>
        <translation>Comparer deux périodes</translation>
    </message>
    <message>
        <source>Begin of the time before</source>
        <translation>Début de la période précédente</translation>
    </message>
    <message>
        <source>End of the time before</source>
        <translation>Fin de la période précédente</translation>
    </message>
    <message>
        <source>Begin of the time shown</source>
        <translation>Début de la période affichée</translation>
    </message>
    <message>
        <source>End of the time shown</source>
        <translation>Fin de la période affichée</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>What is only in the time shown is new, what is only in the time before is gone. Times are UTC.</source>
        <translation>Ce qui n’est que dans la période affichée est nouveau, ce qui n’est que dans la période précédente a disparu. Les heures sont en UTC.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichée</translation>
    </message>
    <message>
        <source>Each time must end after it begins.</source>
        <translation>Chaque période doit finir après avoir commencé.</translation>
    </message>
</context>
<context>
    <name>nb::CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>nb::CoreText</name>
    <message>
        <source>%1; did you mean %2?</source>
        <translation>%1&#xa0;; vouliez-vous dire %2&#xa0;?</translation>
    </message>
    <message>
        <source>%1; wildcards go with ~</source>
        <translation>%1&#xa0;; les jokers vont avec ~</translation>
    </message>
    <message>
        <source>this quote is never closed</source>
        <translation>ce guillemet n’est jamais fermé</translation>
    </message>
    <message>
        <source>expected &apos;&amp;&amp;&apos; or &apos;and&apos;; a text with &amp; needs quotes</source>
        <translation>«&#xa0;&amp;&amp;&#xa0;» ou «&#xa0;and&#xa0;» attendu&#xa0;; un texte avec &amp; demande des guillemets</translation>
    </message>
    <message>
        <source>expected &apos;||&apos; or &apos;or&apos;; a text with | needs quotes</source>
        <translation>«&#xa0;||&#xa0;» ou «&#xa0;or&#xa0;» attendu&#xa0;; un texte avec | demande des guillemets</translation>
    </message>
    <message>
        <source>unexpected control character</source>
        <translation>caractère de contrôle inattendu</translation>
    </message>
    <message>
        <source>the filter is longer than %1 bytes</source>
        <translation>le filtre dépasse %1 octets</translation>
    </message>
    <message>
        <source>the value is longer than %1 bytes</source>
        <translation>la valeur dépasse %1 octets</translation>
    </message>
    <message>
        <source>this &apos;)&apos; closes nothing</source>
        <translation>cette «&#xa0;)&#xa0;» ne ferme rien</translation>
    </message>
    <message>
        <source>more than %1 parentheses and nots in one another</source>
        <translation>plus de %1 parenthèses et «&#xa0;not&#xa0;» imbriqués</translation>
    </message>
    <message>
        <source>more than %1 conditions</source>
        <translation>plus de %1 conditions</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>plus de %1 valeurs</translation>
    </message>
    <message>
        <source>expected no value</source>
        <translation>aucune valeur attendue</translation>
    </message>
    <message>
        <source>expected one value: a range goes with =, != and in</source>
        <translation>une seule valeur attendue&#xa0;: un intervalle va avec =, != et in</translation>
    </message>
    <message>
        <source>the range ends before it begins</source>
        <translation>l’intervalle finit avant de commencer</translation>
    </message>
    <message>
        <source>both ends of a range must be IPv4 or both IPv6</source>
        <translation>les deux bouts d’un intervalle doivent être IPv4, ou tous deux IPv6</translation>
    </message>
    <message>
        <source>fields of either side cannot be compared with a field; name the side</source>
        <translation>un champ des deux côtés ne se compare pas à un champ&#xa0;; nommez le côté</translation>
    </message>
    <message>
        <source>%1 and %2 hold different things and cannot be compared</source>
        <translation>%1 et %2 contiennent des choses différentes et ne se comparent pas</translation>
    </message>
    <message>
        <source>%1 is too large: %2 goes up to %3</source>
        <translation>%1 est trop grand&#xa0;: %2 va jusqu’à %3</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 est trop grand</translation>
    </message>
    <message>
        <source>no field is called %1</source>
        <translation>aucun champ ne s’appelle %1</translation>
    </message>
    <message>
        <source>%1 does not go with %2; expected one of %3</source>
        <translation>%1 ne va pas avec %2&#xa0;; attendu&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 does not go with %2</source>
        <translation>%1 ne va pas avec %2</translation>
    </message>
    <message>
        <source>expected one of %1 after %2, not %3</source>
        <translation>attendu après %2&#xa0;: %1, et non %3</translation>
    </message>
    <message>
        <source>expected one of %1 after %2</source>
        <translation>attendu après %2&#xa0;: %1</translation>
    </message>
    <message>
        <source>expected %1, not %2</source>
        <translation>attendu&#xa0;: %1, et non %2</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>attendu&#xa0;: %1</translation>
    </message>
    <message>
        <source>a field</source>
        <translation>un champ</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>une adresse</translation>
    </message>
    <message>
        <source>a MAC address</source>
        <translation>une adresse MAC</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a protocol</source>
        <translation>un protocole</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or the end</source>
        <translation>«&#xa0;and&#xa0;», «&#xa0;or&#xa0;» ou la fin</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or &apos;)&apos;</source>
        <translation>«&#xa0;and&#xa0;», «&#xa0;or&#xa0;» ou «&#xa0;)&#xa0;»</translation>
    </message>
    <message>
        <source>a field, &apos;not&apos; or &apos;(&apos;</source>
        <translation>un champ, «&#xa0;not&#xa0;» ou «&#xa0;(&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;{&apos; and a list of values</source>
        <translation>«&#xa0;{&#xa0;» et une liste de valeurs</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;}&apos;</source>
        <translation>«&#xa0;,&#xa0;» ou «&#xa0;}&#xa0;»</translation>
    </message>
    <message>
        <source>a text with wildcards * and ?</source>
        <translation>un texte avec les jokers * et&#xa0;?</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>a time such as 2026-03-02 or 2026-03-02T09:00</source>
        <translation>un moment tel que 2026-03-02 ou 2026-03-02T09:00</translation>
    </message>
    <message>
        <source>an address, a prefix such as 10.0.0.0/8, or a range</source>
        <translation>une adresse, un préfixe tel que 10.0.0.0/8, ou un intervalle</translation>
    </message>
    <message>
        <source>a port, a service name, or a range such as 1..1024</source>
        <translation>un port, un nom de service, ou un intervalle tel que 1..1024</translation>
    </message>
    <message>
        <source>a protocol such as tcp or 6</source>
        <translation>un protocole tel que tcp ou 6</translation>
    </message>
    <message>
        <source>a number such as 1500, 10k or 4Mi</source>
        <translation>un nombre tel que 1500, 10k ou 4Mi</translation>
    </message>
    <message>
        <source>TCP flags such as 0x12 or SA (letters of FSRPAUEC)</source>
        <translation>des drapeaux TCP tels que 0x12 ou SA (lettres de FSRPAUEC)</translation>
    </message>
    <message>
        <source>established, attempt, rejected, one-way or unknown</source>
        <translation>established, attempt, rejected, one-way ou unknown</translation>
    </message>
    <message>
        <source>a number or a range</source>
        <translation>un nombre ou un intervalle</translation>
    </message>
    <message>
        <source>a MAC address such as 00:11:22:33:44:55</source>
        <translation>une adresse MAC telle que 00:11:22:33:44:55</translation>
    </message>
    <message>
        <source>a duration such as 500ms, 5s, 5m, 2h or 1d</source>
        <translation>une durée telle que 500ms, 5s, 5m, 2h ou 1d</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>%1 holds when neither side of the flow is that</source>
        <translation>%1 est vrai quand aucun des deux côtés du flux n’est cela</translation>
    </message>
    <message>
        <source>* and ? are plain characters here; wildcards go with ~</source>
        <translation>* et&#xa0;? sont ici de simples caractères&#xa0;; les jokers vont avec ~</translation>
    </message>
    <message>
        <source>%1 is an old name; it is called %2 now</source>
        <translation>%1 est un ancien nom&#xa0;; il s’appelle %2 maintenant</translation>
    </message>
    <message>
        <source>is, or lies in the prefix</source>
        <translation>est, ou se trouve dans le préfixe</translation>
    </message>
    <message>
        <source>is</source>
        <translation>est</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>n’est pas</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>est inférieur à</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>est au plus</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>est supérieur à</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>est au moins</translation>
    </message>
    <message>
        <source>has all these flags</source>
        <translation>a tous ces drapeaux</translation>
    </message>
    <message>
        <source>looks like, with wildcards * and ?</source>
        <translation>ressemble à, avec les jokers * et&#xa0;?</translation>
    </message>
    <message>
        <source>lacks one of these flags</source>
        <translation>n’a pas tous ces drapeaux</translation>
    </message>
    <message>
        <source>does not look like, with wildcards * and ?</source>
        <translation>ne ressemble pas à, avec les jokers * et&#xa0;?</translation>
    </message>
    <message>
        <source>is one of a list</source>
        <translation>est dans une liste</translation>
    </message>
    <message>
        <source>the opposite of what follows</source>
        <translation>le contraire de ce qui suit</translation>
    </message>
    <message>
        <source>a group</source>
        <translation>un groupe</translation>
    </message>
    <message>
        <source>both must hold</source>
        <translation>les deux doivent être vrais</translation>
    </message>
    <message>
        <source>one must hold</source>
        <translation>l’un des deux doit être vrai</translation>
    </message>
    <message>
        <source>ends the group</source>
        <translation>ferme le groupe</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>a list of values</source>
        <translation>une liste de valeurs</translation>
    </message>
    <message>
        <source>one more value</source>
        <translation>une valeur de plus</translation>
    </message>
    <message>
        <source>ends the list</source>
        <translation>ferme la liste</translation>
    </message>
    <message>
        <source>Time of the first packet</source>
        <translation>Moment du premier paquet</translation>
    </message>
    <message>
        <source>Time of the last packet</source>
        <translation>Moment du dernier paquet</translation>
    </message>
    <message>
        <source>Address of the client</source>
        <translation>Adresse du client</translation>
    </message>
    <message>
        <source>Port of the client; 0 for ICMP</source>
        <translation>Port du client&#xa0;; 0 pour ICMP</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Port of the server; ICMP type*256+code</source>
        <translation>Port du serveur&#xa0;; pour ICMP type*256+code</translation>
    </message>
    <message>
        <source>IP protocol, by name or number</source>
        <translation>Protocole IP, par nom ou numéro</translation>
    </message>
    <message>
        <source>Packets from client to server</source>
        <translation>Paquets du client au serveur</translation>
    </message>
    <message>
        <source>IP bytes from client to server, headers included</source>
        <translation>Octets IP du client au serveur, en-têtes compris</translation>
    </message>
    <message>
        <source>Packets from server to client</source>
        <translation>Paquets du serveur au client</translation>
    </message>
    <message>
        <source>IP bytes from server to client</source>
        <translation>Octets IP du serveur au client</translation>
    </message>
    <message>
        <source>TCP flags of the client, ORed</source>
        <translation>Drapeaux TCP du client, réunis</translation>
    </message>
    <message>
        <source>TCP flags of the server, ORed</source>
        <translation>Drapeaux TCP du serveur, réunis</translation>
    </message>
    <message>
        <source>How it went: established, attempt, rejected, one-way</source>
        <translation>Issue&#xa0;: established, attempt, rejected, one-way</translation>
    </message>
    <message>
        <source>Name of the client</source>
        <translation>Nom du client</translation>
    </message>
    <message>
        <source>Name of the server as the client asked for it</source>
        <translation>Nom du serveur tel que le client l’a demandé</translation>
    </message>
    <message>
        <source>Segment of the client</source>
        <translation>Segment du client</translation>
    </message>
    <message>
        <source>Segment of the server</source>
        <translation>Segment du serveur</translation>
    </message>
    <message>
        <source>Service by port</source>
        <translation>Service d’après le port</translation>
    </message>
    <message>
        <source>Application found in the traffic or told by the exporter</source>
        <translation>Application vue dans le trafic ou indiquée par l’exportateur</translation>
    </message>
    <message>
        <source>Rule that labelled the flow</source>
        <translation>Règle qui a étiqueté le flux</translation>
    </message>
    <message>
        <source>Outermost VLAN id</source>
        <translation>Numéro du VLAN extérieur</translation>
    </message>
    <message>
        <source>Exporter, or file the flow came from</source>
        <translation>Exportateur, ou fichier d’où vient le flux</translation>
    </message>
    <message>
        <source>Encapsulation the flow came in</source>
        <translation>Encapsulation dans laquelle le flux est venu</translation>
    </message>
    <message>
        <source>MAC address on the client&apos;s side</source>
        <translation>Adresse MAC du côté client</translation>
    </message>
    <message>
        <source>MAC address on the server&apos;s side</source>
        <translation>Adresse MAC du côté serveur</translation>
    </message>
    <message>
        <source>Registered owner of the client&apos;s network</source>
        <translation>Propriétaire inscrit du réseau du client</translation>
    </message>
    <message>
        <source>Registered owner of the server&apos;s network</source>
        <translation>Propriétaire inscrit du réseau du serveur</translation>
    </message>
    <message>
        <source>Observations merged into the row</source>
        <translation>Observations réunies dans la ligne</translation>
    </message>
    <message>
        <source>Certainty that src is the client</source>
        <translation>Certitude que src est le client</translation>
    </message>
    <message>
        <source>Time from first to last packet</source>
        <translation>Temps du premier au dernier paquet</translation>
    </message>
    <message>
        <source>IP bytes, both directions</source>
        <translation>Octets IP, dans les deux sens</translation>
    </message>
    <message>
        <source>Packets, both directions</source>
        <translation>Paquets, dans les deux sens</translation>
    </message>
    <message>
        <source>4 or 6</source>
        <translation>4 ou 6</translation>
    </message>
    <message>
        <source>Both ends have private addresses</source>
        <translation>Les deux bouts ont des adresses privées</translation>
    </message>
    <message>
        <source>An end has a public address</source>
        <translation>Un bout a une adresse publique</translation>
    </message>
    <message>
        <source>Address of either side</source>
        <translation>Adresse de l’un ou l’autre côté</translation>
    </message>
    <message>
        <source>Port of either side</source>
        <translation>Port de l’un ou l’autre côté</translation>
    </message>
    <message>
        <source>Name of either side</source>
        <translation>Nom de l’un ou l’autre côté</translation>
    </message>
    <message>
        <source>Segment of either side</source>
        <translation>Segment de l’un ou l’autre côté</translation>
    </message>
    <message>
        <source>MAC address of either side</source>
        <translation>Adresse MAC de l’un ou l’autre côté</translation>
    </message>
    <message>
        <source>Owner of either side</source>
        <translation>Propriétaire de l’un ou l’autre côté</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation>est un dossier</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>mémoire insuffisante</translation>
    </message>
    <message>
        <source>it is an archive of several files; unpack it and import the files or their folder</source>
        <translation>c’est une archive de plusieurs fichiers&#xa0;; décompressez-la et importez les fichiers ou leur dossier</translation>
    </message>
    <message>
        <source>it is UTF-16 text; save it as CSV in UTF-8</source>
        <translation>c’est du texte UTF-16&#xa0;; enregistrez-le en CSV UTF-8</translation>
    </message>
    <message>
        <source>it is text whose first line names no flow columns (src_ip, dst_ip, start, …)</source>
        <translation>c’est un texte dont la première ligne ne nomme aucune colonne de flux (src_ip, dst_ip, start, …)</translation>
    </message>
    <message>
        <source>its content is none of the formats known here</source>
        <translation>son contenu n’est d’aucun format connu ici</translation>
    </message>
    <message>
        <source>is not a capture (pcap, pcapng or snoop)</source>
        <translation>n’est pas une capture (pcap, pcapng ou snoop)</translation>
    </message>
    <message>
        <source>a database without a table of flows; neither a day file nor a NetBehave daily file</source>
        <translation>une base de données sans table de flux&#xa0;; ni un fichier de jour, ni un fichier quotidien NetBehave</translation>
    </message>
    <message>
        <source>the same content came in as %1 on %2</source>
        <translation>le même contenu est entré sous le nom %1 le %2</translation>
    </message>
    <message>
        <source>its flows are in this workspace: it is one of its own files</source>
        <translation>ses flux sont dans cet espace de travail&#xa0;: c’est l’un de ses propres fichiers</translation>
    </message>
    <message>
        <source>the header line names no column for %1</source>
        <translation>la ligne d’en-tête ne nomme aucune colonne pour %1</translation>
    </message>
    <message>
        <source>columns that are not used: %1</source>
        <translation>colonnes non utilisées&#xa0;: %1</translation>
    </message>
    <message>
        <source>no protocol column: protocol is taken as 0 (hopopt)</source>
        <translation>pas de colonne de protocole&#xa0;: le protocole est pris pour 0 (hopopt)</translation>
    </message>
    <message>
        <source>the row has no time</source>
        <translation>la ligne n’a pas d’heure</translation>
    </message>
    <message>
        <source>start: a time before 1970</source>
        <translation>début&#xa0;: une heure avant 1970</translation>
    </message>
    <message>
        <source>end is before start</source>
        <translation>la fin précède le début</translation>
    </message>
    <message>
        <source>the row has %1 cells, the header has %2</source>
        <translation>la ligne a %1 cellules, l’en-tête en a %2</translation>
    </message>
    <message>
        <source>%1: neither a number nor a text</source>
        <translation>%1&#xa0;: ni un nombre, ni un texte</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>rows with impossible times or counts were left out</source>
        <translation>les lignes aux heures ou aux nombres impossibles ont été laissées de côté</translation>
    </message>
    <message>
        <source>reading the table takes longer than ten minutes</source>
        <translation>la lecture de la table dure plus de dix minutes</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>un guillemet est ouvert et jamais fermé</translation>
    </message>
    <message>
        <source>text after a closing quote</source>
        <translation>texte après un guillemet fermant</translation>
    </message>
    <message>
        <source>the line is longer than %1</source>
        <translation>la ligne dépasse %1</translation>
    </message>
    <message>
        <source>pcap file header is cut off</source>
        <translation>l’en-tête du fichier pcap est coupé</translation>
    </message>
    <message>
        <source>snoop file header is cut off</source>
        <translation>l’en-tête du fichier snoop est coupé</translation>
    </message>
    <message>
        <source>the file ends in the middle of a packet</source>
        <translation>le fichier finit au milieu d’un paquet</translation>
    </message>
    <message>
        <source>pcap version %1 is unknown</source>
        <translation>la version %1 de pcap est inconnue</translation>
    </message>
    <message>
        <source>pcapng version %1 is unknown</source>
        <translation>la version %1 de pcapng est inconnue</translation>
    </message>
    <message>
        <source>snoop version %1 is unknown</source>
        <translation>la version %1 de snoop est inconnue</translation>
    </message>
    <message>
        <source>record with an impossible length</source>
        <translation>enregistrement d’une longueur impossible</translation>
    </message>
    <message>
        <source>packet with an impossible length</source>
        <translation>paquet d’une longueur impossible</translation>
    </message>
    <message>
        <source>packet of an interface that was not described</source>
        <translation>paquet d’une interface qui n’a pas été décrite</translation>
    </message>
    <message>
        <source>block with an impossible length</source>
        <translation>bloc d’une longueur impossible</translation>
    </message>
    <message>
        <source>block whose two lengths differ</source>
        <translation>bloc dont les deux longueurs diffèrent</translation>
    </message>
    <message>
        <source>section header without a byte order mark</source>
        <translation>en-tête de section sans marque d’ordre des octets</translation>
    </message>
    <message>
        <source>too many interfaces</source>
        <translation>trop d’interfaces</translation>
    </message>
    <message>
        <source>compressed data is damaged</source>
        <translation>les données compressées sont endommagées</translation>
    </message>
    <message>
        <source>compressed data ends early</source>
        <translation>les données compressées finissent trop tôt</translation>
    </message>
    <message>
        <source>compressed data unpacks to more than %1 times its size</source>
        <translation>les données compressées se déploient à plus de %1 fois leur taille</translation>
    </message>
    <message>
        <source>compressed more than twice over</source>
        <translation>compressé plus de deux fois de suite</translation>
    </message>
    <message>
        <source>no temporary folder can be made</source>
        <translation>aucun dossier temporaire ne peut être créé</translation>
    </message>
    <message>
        <source>no temporary file can be made: %1</source>
        <translation>aucun fichier temporaire ne peut être créé&#xa0;: %1</translation>
    </message>
    <message>
        <source>no temporary file can be made in the workspace</source>
        <translation>aucun fichier temporaire ne peut être créé dans l’espace de travail</translation>
    </message>
    <message>
        <source>a temporary file could not be written: is the disk full?</source>
        <translation>un fichier temporaire n’a pas pu être écrit&#xa0;: le disque est-il plein&#xa0;?</translation>
    </message>
    <message>
        <source>a temporary file could not be read back</source>
        <translation>un fichier temporaire n’a pas pu être relu</translation>
    </message>
    <message>
        <source>the database could not be unpacked: %1</source>
        <translation>la base de données n’a pas pu être décompressée&#xa0;: %1</translation>
    </message>
    <message>
        <source>the import was cancelled</source>
        <translation>l’importation a été annulée</translation>
    </message>
    <message>
        <source>another import into this workspace is running</source>
        <translation>une autre importation dans cet espace de travail est en cours</translation>
    </message>
    <message>
        <source>the workspace is open read-only: nothing can be imported</source>
        <translation>l’espace de travail est ouvert en lecture seule&#xa0;: rien ne peut être importé</translation>
    </message>
    <message>
        <source>this day file was never finished</source>
        <translation>ce fichier de jour n’a jamais été terminé</translation>
    </message>
    <message>
        <source>the day file is damaged: %1</source>
        <translation>le fichier de jour est endommagé&#xa0;: %1</translation>
    </message>
    <message>
        <source>the file is refused: %1</source>
        <translation>le fichier est refusé&#xa0;: %1</translation>
    </message>
    <message>
        <source>bad row</source>
        <translation>ligne incorrecte</translation>
    </message>
    <message>
        <source>bytes that are not UTF-8</source>
        <translation>octets qui ne sont pas de l’UTF-8</translation>
    </message>
    <message>
        <source>flows ended early (table full)</source>
        <translation>flux terminés trop tôt (table pleine)</translation>
    </message>
    <message>
        <source>non-ip: %1</source>
        <translation>pas de l’IP&#xa0;: %1</translation>
    </message>
    <message>
        <source>802.11 without data</source>
        <translation>802.11 sans données</translation>
    </message>
    <message>
        <source>802.11 encrypted</source>
        <translation>802.11 chiffré</translation>
    </message>
    <message>
        <source>802.11 aggregate</source>
        <translation>agrégat 802.11</translation>
    </message>
    <message>
        <source>unknown snoop link type %1</source>
        <translation>type de liaison snoop inconnu %1</translation>
    </message>
    <message>
        <source>unknown link type %1</source>
        <translation>type de liaison inconnu %1</translation>
    </message>
    <message>
        <source>malformed link header</source>
        <translation>en-tête de liaison incorrect</translation>
    </message>
    <message>
        <source>vlan depth</source>
        <translation>trop de VLAN imbriqués</translation>
    </message>
    <message>
        <source>mpls depth</source>
        <translation>trop d’étiquettes MPLS</translation>
    </message>
    <message>
        <source>mpls payload</source>
        <translation>contenu MPLS</translation>
    </message>
    <message>
        <source>malformed ip header</source>
        <translation>en-tête IP incorrect</translation>
    </message>
    <message>
        <source>ip header cut off</source>
        <translation>en-tête IP coupé</translation>
    </message>
    <message>
        <source>tunnel depth</source>
        <translation>trop de tunnels imbriqués</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>When the record reached us; for files, the end</source>
        <translation>Arrivée de l’enregistrement chez nous&#xa0;; pour les fichiers, la fin</translation>
    </message>
    <message>
        <source>Observation domain, or source id, of the exporter</source>
        <translation>Domaine d’observation, ou numéro de source, de l’exportateur</translation>
    </message>
    <message>
        <source>One packet in so many was looked at; 1 unsampled, 0 not announced yet</source>
        <translation>Un paquet sur tant a été examiné&#xa0;; 1 sans échantillonnage, 0 pas encore annoncé</translation>
    </message>
    <message>
        <source>Other exporters that saw the same flow</source>
        <translation>Autres exportateurs qui ont vu le même flux</translation>
    </message>
    <message>
        <source>What happened to the connection, for records that tell of an event</source>
        <translation>Ce qui est arrivé à la connexion, pour les enregistrements d’événement</translation>
    </message>
    <message>
        <source>Address of the client after translation</source>
        <translation>Adresse du client après traduction</translation>
    </message>
    <message>
        <source>Port of the client after translation</source>
        <translation>Port du client après traduction</translation>
    </message>
    <message>
        <source>Address of the server after translation</source>
        <translation>Adresse du serveur après traduction</translation>
    </message>
    <message>
        <source>Port of the server after translation</source>
        <translation>Port du serveur après traduction</translation>
    </message>
    <message>
        <source>Interface the packets came in by, name or number</source>
        <translation>Interface d’entrée des paquets, nom ou numéro</translation>
    </message>
    <message>
        <source>Interface the packets went out by, name or number</source>
        <translation>Interface de sortie des paquets, nom ou numéro</translation>
    </message>
    <message>
        <source>Routing instance</source>
        <translation>Instance de routage</translation>
    </message>
    <message>
        <source>What is odd about the flow&apos;s record</source>
        <translation>Ce qui est étrange dans l’enregistrement du flux</translation>
    </message>
    <message>
        <source>%1: port %2 is in use: another collector runs here, or choose another port</source>
        <translation>%1&#xa0;: le port %2 est pris&#xa0;: un autre collecteur est en marche, ou choisissez un autre port</translation>
    </message>
    <message>
        <source>%1: this user may not listen on port %2: choose a port from 1024 on, or give the program the right to use lower ones (CAP_NET_BIND_SERVICE)</source>
        <translation>%1&#xa0;: cet utilisateur ne peut pas écouter sur le port %2&#xa0;: choisissez un port à partir de 1024, ou donnez au programme le droit d’utiliser les plus bas (CAP_NET_BIND_SERVICE)</translation>
    </message>
    <message>
        <source>%1: this user may not listen on port %2</source>
        <translation>%1&#xa0;: cet utilisateur ne peut pas écouter sur le port %2</translation>
    </message>
    <message>
        <source>%1: this computer does not have the address; * listens on all it has</source>
        <translation>%1&#xa0;: cet ordinateur n’a pas cette adresse</translation>
    </message>
    <message>
        <source>tls:// needs %1, a PEM file</source>
        <translation>tls:// exige %1, un fichier PEM</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>this system&apos;s Qt has no TLS: install its OpenSSL part</source>
        <translation>le Qt de ce système n’a pas TLS&#xa0;: installez sa partie OpenSSL</translation>
    </message>
    <message>
        <source>the collector has ended</source>
        <translation>le collecteur est terminé</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>ambigus</translation>
    </message>
    <message>
        <source>configured</source>
        <translation>taux réglé</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>doublons</translation>
    </message>
    <message>
        <source>early</source>
        <translation>finis trop tôt</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>évincés</translation>
    </message>
    <message>
        <source>from fields</source>
        <translation>d’après les champs</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>gardés</translation>
    </message>
    <message>
        <source>late duplicates</source>
        <translation>doublons tardifs</translation>
    </message>
    <message>
        <source>late partners</source>
        <translation>partenaires tardifs</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>paires</translation>
    </message>
    <message>
        <source>same exporter</source>
        <translation>même exportateur</translation>
    </message>
    <message>
        <source>swapped</source>
        <translation>inversés</translation>
    </message>
    <message>
        <source>told by exporter</source>
        <translation>annoncé par l’exportateur</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>traduits</translation>
    </message>
    <message>
        <source>translations</source>
        <translation>traductions connues</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>without partner</source>
        <translation>sans partenaire</translation>
    </message>
    <message>
        <source>without rate</source>
        <translation>sans taux</translation>
    </message>
</context>
<context>
    <name>nb::DropOverlay</name>
    <message>
        <source>Drop files here</source>
        <translation>Déposez des fichiers ici</translation>
    </message>
</context>
<context>
    <name>nb::EmptyCollector</name>
    <message>
        <source>&amp;Add a Source…</source>
        <translation>&amp;Ajouter une source…</translation>
    </message>
    <message>
        <source>&amp;Start All</source>
        <translation>Tout &amp;démarrer</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>No exporters yet</source>
        <translation>Pas encore d’exportateur</translation>
    </message>
    <message>
        <source>Commands for the exporter</source>
        <translation>Commandes pour l’exportateur</translation>
    </message>
    <message>
        <source>Send from your &amp;router or probe:</source>
        <translation>Envoyez depuis votre &amp;routeur ou sonde&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing received on %1 yet.</source>
        <translation>Rien reçu sur %1 pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>%n datagram(s) came on %1, but none that could be read.</source>
        <translation>
            <numerusform>%n datagramme est arrivé sur %1, mais il n’a pas pu être lu.</numerusform>
            <numerusform>%n datagrammes sont arrivés sur %1, mais aucun n’a pu être lu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be collected here</source>
        <translation>Rien ne peut être collecté ici</translation>
    </message>
    <message>
        <source>Nothing is collected yet</source>
        <translation>Rien n’est encore collecté</translation>
    </message>
    <message>
        <source>Routers, switches and probes can tell which flows they see, by NetFlow, IPFIX or sFlow. Add a source, which is a port to listen on; then let them send to it.</source>
        <translation>Les routeurs, les commutateurs et les sondes peuvent annoncer les flux qu’ils voient, par NetFlow, IPFIX ou sFlow. Ajoutez une source, c’est-à-dire un port à écouter, puis faites-les y envoyer.</translation>
    </message>
    <message>
        <source>The collector is stopped</source>
        <translation>Le collecteur est arrêté</translation>
    </message>
    <message>
        <source>This workspace remembers its sources. Start them to go on collecting.</source>
        <translation>Cet espace de travail se souvient de ses sources. Démarrez-les pour continuer la collecte.</translation>
    </message>
    <message>
        <source>Exporters send when flows end, and templates every few minutes: the first data may take a moment. A firewall on this computer has to let the port through.</source>
        <translation>Les exportateurs envoient à la fin des flux, et les modèles toutes les quelques minutes&#xa0;: les premières données peuvent tarder. Un pare-feu sur cet ordinateur doit laisser passer le port.</translation>
    </message>
    <message>
        <source>ADDRESS-OF-THIS-COMPUTER</source>
        <translation>ADRESSE-DE-CET-ORDINATEUR</translation>
    </message>
    <message>
        <source>The commands are on the clipboard.</source>
        <translation>Les commandes sont dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>nb::EmptyFlows</name>
    <message>
        <source>Clear Filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Use All Time</source>
        <translation>Prendre toute la période</translation>
    </message>
    <message>
        <source>No flows to show</source>
        <translation>Aucun flux à afficher</translation>
    </message>
    <message>
        <source>There are no flows in this workspace yet. Drop files on the window to add some.</source>
        <translation>Cet espace de travail ne contient pas encore de flux. Déposez des fichiers sur la fenêtre pour en ajouter.</translation>
    </message>
    <message>
        <source>No flows match “%1”.</source>
        <translation>Aucun flux ne correspond à «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>No flows in the chosen time.</source>
        <translation>Aucun flux dans la période choisie.</translation>
    </message>
    <message>
        <source>The data covers %1 to %2 %3.</source>
        <translation>Les données vont de %1 à %2 %3.</translation>
    </message>
</context>
<context>
    <name>nb::ExporterDetails</name>
    <message>
        <source>Dropped, by reason</source>
        <translation>Rejeté, par raison</translation>
    </message>
    <message>
        <source>Nothing was dropped</source>
        <translation>Rien n’a été rejeté</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Datagrams or messages decoded</source>
        <translation>Datagrammes ou messages décodés</translation>
    </message>
    <message>
        <source>Their size</source>
        <translation>Leur taille</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Records about the exporter itself (options)</source>
        <translation>Enregistrements sur l’exportateur lui-même (options)</translation>
    </message>
    <message>
        <source>Flows made of them</source>
        <translation>Flux qui en résultent</translation>
    </message>
    <message>
        <source>Latest problem</source>
        <translation>Dernier problème</translation>
    </message>
    <message>
        <source>Several exporters share this address</source>
        <translation>Plusieurs exportateurs partagent cette adresse</translation>
    </message>
    <message>
        <source>they are told apart by their ports</source>
        <translation>ils sont distingués par leurs ports</translation>
    </message>
    <message>
        <source>Gaps and order</source>
        <translation>Lacunes et ordre</translation>
    </message>
    <message>
        <source>Lost on the way, by sequence numbers</source>
        <translation>Perdu en chemin, d’après les numéros de séquence</translation>
    </message>
    <message>
        <source>Gaps of unknown size</source>
        <translation>Lacunes de taille inconnue</translation>
    </message>
    <message>
        <source>Came twice</source>
        <translation>Arrivés deux fois</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Dans le désordre</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Known now</source>
        <translation>Connus maintenant</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Renvoyés</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiés</translation>
    </message>
    <message>
        <source>Sets waiting for their template</source>
        <translation>Ensembles qui attendent leur modèle</translation>
    </message>
    <message>
        <source>Sets that waited and were read</source>
        <translation>Ensembles qui ont attendu et ont été lus</translation>
    </message>
    <message>
        <source>Forwarding</source>
        <translation>Transmission</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>Flows sent</source>
        <translation>Flux envoyés</translation>
    </message>
    <message>
        <source>Flows acknowledged</source>
        <translation>Flux confirmés</translation>
    </message>
    <message>
        <source>Flows waiting for it</source>
        <translation>Flux en attente de confirmation</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Heures</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Vu en premier</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu en dernier</translation>
    </message>
    <message>
        <source>Its clock against ours</source>
        <translation>Son horloge par rapport à la nôtre</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Collecteur</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>En marche depuis</translation>
    </message>
    <message>
        <source>Flows decoded</source>
        <translation>Flux décodés</translation>
    </message>
    <message>
        <source>Flows stored</source>
        <translation>Flux enregistrés</translation>
    </message>
    <message>
        <source>Flows on their way to the store</source>
        <translation>Flux en route vers l’enregistrement</translation>
    </message>
    <message>
        <source>Datagrams waiting to be decoded</source>
        <translation>Datagrammes en attente de décodage</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>Étape&#xa0;: %1</translation>
    </message>
    <message>
        <source>Turned away lately</source>
        <translation>Refusés récemment</translation>
    </message>
    <message>
        <source>Sampling rates</source>
        <translation>Taux d’échantillonnage</translation>
    </message>
    <message>
        <source>Translated addresses (NAT)</source>
        <translation>Adresses traduites (NAT)</translation>
    </message>
    <message>
        <source>The same flow from several exporters</source>
        <translation>Le même flux vu par plusieurs exportateurs</translation>
    </message>
    <message>
        <source>Both directions made one flow</source>
        <translation>Les deux sens réunis en un flux</translation>
    </message>
    <message>
        <source>Which side is the client</source>
        <translation>Quel côté est le client</translation>
    </message>
</context>
<context>
    <name>nb::ExportersModel</name>
    <message>
        <source>silent</source>
        <translation>silencieux</translation>
    </message>
    <message>
        <source>sending, see Details</source>
        <translation>envoie, voir Détails</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoie</translation>
    </message>
    <message>
        <source>1 in %1</source>
        <translation>1 sur %1</translation>
    </message>
    <message>
        <source>Nothing came since %1 %2.</source>
        <translation>Rien n’est arrivé depuis %1 %2.</translation>
    </message>
    <message>
        <source>There are gaps whose size cannot be told, because a template is missing.</source>
        <translation>Il y a des lacunes dont la taille ne peut être connue, car un modèle manque.</translation>
    </message>
    <message>
        <source>The exporter&apos;s clock differs much from ours, so the times of its flows do too. Let both use a time server.</source>
        <translation>L’horloge de l’exportateur diffère beaucoup de la nôtre, donc les heures de ses flux aussi. Faites utiliser un serveur de temps aux deux.</translation>
    </message>
    <message>
        <source>Flows in a second, and the last five minutes</source>
        <translation>Flux par seconde, et les cinq dernières minutes</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Exportateur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Last Seen</source>
        <translation>Vu en dernier</translation>
    </message>
    <message>
        <source>Observation domain, source id or engine: one device may be several exporters</source>
        <translation>Domaine d’observation, identifiant de source ou moteur&#xa0;: un appareil peut être plusieurs exportateurs</translation>
    </message>
    <message>
        <source>Records decoded</source>
        <translation>Enregistrements décodés</translation>
    </message>
    <message>
        <source>Flows made of the records</source>
        <translation>Flux tirés des enregistrements</translation>
    </message>
    <message>
        <source>By the exporter&apos;s sequence numbers, in its own unit</source>
        <translation>D’après les numéros de séquence de l’exportateur, dans son unité</translation>
    </message>
    <message>
        <source>Received but not made into flows; the reasons are under Details</source>
        <translation>Reçu mais non transformé en flux&#xa0;; les raisons sont sous Détails</translation>
    </message>
    <message>
        <source>Datagrams that came twice</source>
        <translation>Datagrammes arrivés deux fois</translation>
    </message>
    <message>
        <source>Restarts of the exporter</source>
        <translation>Redémarrages de l’exportateur</translation>
    </message>
    <message>
        <source>One packet in so many was looked at, as the exporter tells</source>
        <translation>Un paquet sur ce nombre a été observé, d’après l’exportateur</translation>
    </message>
    <message>
        <source>The exporter&apos;s clock against ours</source>
        <translation>L’horloge de l’exportateur par rapport à la nôtre</translation>
    </message>
</context>
<context>
    <name>nb::FileCopy</name>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 n’a pas été écrit.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Make room on that disk or choose another place.</source>
        <translation>Libérez de la place sur ce disque ou choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>Check that the folder is there and that you may write in it.</source>
        <translation>Vérifiez que le dossier existe et que vous avez le droit d’y écrire.</translation>
    </message>
    <message>
        <source>Saved %1, %2 bytes.</source>
        <translation>%1 enregistré, %2 octets.</translation>
    </message>
    <message>
        <source>Exported %2 flows to %1.</source>
        <translation>%2 flux exportés vers %1.</translation>
    </message>
</context>
<context>
    <name>nb::FileDialogs</name>
    <message>
        <source>Import Files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Import Folder</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>New Workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
    <message>
        <source>Open Workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>Create Here</source>
        <translation>Créer ici</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Export Flows as CSV</source>
        <translation>Exporter les flux en CSV</translation>
    </message>
    <message>
        <source>Export Flows as JSON</source>
        <translation>Exporter les flux en JSON</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>Exportation vers %1</translation>
    </message>
    <message>
        <source>Save a Copy of the Day File</source>
        <translation>Enregistrer une copie du fichier de jour</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>Copie de %1</translation>
    </message>
</context>
<context>
    <name>nb::FileDrop</name>
    <message>
        <source>This workspace is open read-only: nothing can be added.</source>
        <translation>Cet espace de travail est ouvert en lecture seule&#xa0;: rien ne peut y être ajouté.</translation>
    </message>
    <message numerus="yes">
        <source>Open %n file(s) in your own workspace</source>
        <translation>
            <numerusform>Ouvrir %n fichier dans votre espace de travail</numerusform>
            <numerusform>Ouvrir %n fichiers dans votre espace de travail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s) to this workspace</source>
        <translation>
            <numerusform>Ajouter %n fichier à cet espace de travail</numerusform>
            <numerusform>Ajouter %n fichiers à cet espace de travail</numerusform>
        </translation>
    </message>
    <message>
        <source>Open this workspace</source>
        <translation>Ouvrir cet espace de travail</translation>
    </message>
</context>
<context>
    <name>nb::FilterBar</name>
    <message>
        <source>Filter bar</source>
        <translation>Barre de filtre</translation>
    </message>
    <message>
        <source>Filter, for example dst_port = 443  (Ctrl+Space helps)</source>
        <translation>Filtre, par exemple dst_port = 443  (Ctrl+Espace pour de l’aide)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Apply the filter (Enter)</source>
        <translation>Appliquer le filtre (Entrée)</translation>
    </message>
    <message>
        <source>Save this filter under a name</source>
        <translation>Enregistrer ce filtre sous un nom</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistrés</translation>
    </message>
    <message>
        <source>Saved and recent filters</source>
        <translation>Filtres enregistrés et récents</translation>
    </message>
    <message>
        <source>Builder…</source>
        <translation>Assistant…</translation>
    </message>
    <message>
        <source>Build the filter from rows</source>
        <translation>Composer le filtre ligne par ligne</translation>
    </message>
    <message>
        <source>How filters are written</source>
        <translation>Comment écrire un filtre</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>Retirer le filtre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter applies it</source>
        <translation>Entrée l’applique</translation>
    </message>
    <message>
        <source>Enter shows all flows again</source>
        <translation>Entrée affiche de nouveau tous les flux</translation>
    </message>
    <message>
        <source>The text is not a filter yet; the message says where</source>
        <translation>Le texte n’est pas encore un filtre; le message indique où</translation>
    </message>
    <message>
        <source>Type a filter first, then save it under a name</source>
        <translation>Écrivez d’abord un filtre, puis enregistrez-le sous un nom</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Colonne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Show flows of all times again</source>
        <translation>Montrer à nouveau les flux de toutes les heures</translation>
    </message>
    <message>
        <source>%1  ✕</source>
        <translation>%1  ✕</translation>
    </message>
    <message>
        <source>Only flows of %1. Click to show all times again.</source>
        <translation>Seulement les flux de %1. Cliquez pour tout montrer à nouveau.</translation>
    </message>
    <message>
        <source>Time limited to %1; show all times again</source>
        <translation>Temps limité à %1&#xa0;; tout montrer à nouveau</translation>
    </message>
    <message>
        <source>%1 brings back what was typed</source>
        <translation>%1 rend ce qui était tapé</translation>
    </message>
</context>
<context>
    <name>nb::FilterBuilderDialog</name>
    <message>
        <source>Filter Builder</source>
        <translation>Assistant de filtre</translation>
    </message>
    <message>
        <source>The filter as text</source>
        <translation>Le filtre en texte</translation>
    </message>
    <message>
        <source>Apply Filter</source>
        <translation>Appliquer le filtre</translation>
    </message>
    <message>
        <source>Everything: no condition yet.</source>
        <translation>Tout&#xa0;: aucune condition pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>%n condition(s) cannot be understood yet.</source>
        <translation>
            <numerusform>%n condition n’est pas encore compréhensible.</numerusform>
            <numerusform>%n conditions ne sont pas encore compréhensibles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete the marked conditions first</source>
        <translation>Complétez d’abord les conditions marquées</translation>
    </message>
</context>
<context>
    <name>nb::FilterCompleter</name>
    <message>
        <source>in the data</source>
        <translation>dans les données</translation>
    </message>
    <message>
        <source>1 flow</source>
        <translation>1 flux</translation>
    </message>
    <message>
        <source>%1 flows</source>
        <translation>%1 flux</translation>
    </message>
</context>
<context>
    <name>nb::FilterDragHandle</name>
    <message>
        <source>Drag to move</source>
        <translation>Faire glisser pour déplacer</translation>
    </message>
</context>
<context>
    <name>nb::FilterExpressionWidget</name>
    <message>
        <source>expression</source>
        <translation>expression</translation>
    </message>
    <message>
        <source>A part of the filter that is best written as text</source>
        <translation>Une partie du filtre qu’il vaut mieux écrire en texte</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Colonne %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>nb::FilterGroupWidget</name>
    <message>
        <source>All of these hold (and)</source>
        <translation>Toutes sont vraies (et)</translation>
    </message>
    <message>
        <source>Any of these holds (or)</source>
        <translation>Au moins une est vraie (ou)</translation>
    </message>
    <message>
        <source>None of these holds (not)</source>
        <translation>Aucune n’est vraie (non)</translation>
    </message>
    <message>
        <source>How the conditions are joined</source>
        <translation>Comment les conditions se combinent</translation>
    </message>
    <message>
        <source>+ Condition</source>
        <translation>+ Condition</translation>
    </message>
    <message>
        <source>Add a condition to this group</source>
        <translation>Ajouter une condition à ce groupe</translation>
    </message>
    <message>
        <source>+ Group</source>
        <translation>+ Groupe</translation>
    </message>
    <message>
        <source>Add a group within this group</source>
        <translation>Ajouter un groupe dans ce groupe</translation>
    </message>
</context>
<context>
    <name>nb::FilterHelp</name>
    <message>
        <source>Connection attempts without an answer</source>
        <translation>Tentatives de connexion sans réponse</translation>
    </message>
    <message>
        <source>Connections that were refused</source>
        <translation>Connexions refusées</translation>
    </message>
    <message>
        <source>Remote administration: SSH, remote desktop, WinRM</source>
        <translation>Administration à distance&#xa0;: SSH, bureau à distance, WinRM</translation>
    </message>
    <message>
        <source>Services that are usually not encrypted</source>
        <translation>Services habituellement non chiffrés</translation>
    </message>
    <message>
        <source>Large transfers with public addresses</source>
        <translation>Gros transferts avec des adresses publiques</translation>
    </message>
    <message>
        <source>Windows file sharing inside the network</source>
        <translation>Partage de fichiers Windows à l’intérieur du réseau</translation>
    </message>
    <message>
        <source>Connections open for over an hour</source>
        <translation>Connexions ouvertes plus d’une heure</translation>
    </message>
    <message>
        <source>Ping and other ICMP</source>
        <translation>Ping et autres messages ICMP</translation>
    </message>
    <message>
        <source>Name lookups</source>
        <translation>Résolution de noms</translation>
    </message>
    <message>
        <source>Flows that got nothing back</source>
        <translation>Flux restés sans retour</translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation>Langage des filtres</translation>
    </message>
    <message>
        <source>Ready filters</source>
        <translation>Filtres tout prêts</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>A condition is field, operator, value. Join conditions with &lt;code&gt;and&lt;/code&gt;, &lt;code&gt;or&lt;/code&gt;, &lt;code&gt;not&lt;/code&gt; and parentheses.</source>
        <translation>Une condition se compose d’un champ, d’un opérateur et d’une valeur. Combinez les conditions avec &lt;code&gt;and&lt;/code&gt;, &lt;code&gt;or&lt;/code&gt;, &lt;code&gt;not&lt;/code&gt; et des parenthèses.</translation>
    </message>
    <message>
        <source>Several values: &lt;code&gt;in {22, 80, 8000..8999}&lt;/code&gt;. Ranges: &lt;code&gt;a..b&lt;/code&gt;. Numbers take &lt;code&gt;k&lt;/code&gt;, &lt;code&gt;M&lt;/code&gt;, &lt;code&gt;G&lt;/code&gt;; durations &lt;code&gt;s&lt;/code&gt;, &lt;code&gt;m&lt;/code&gt;, &lt;code&gt;h&lt;/code&gt;; addresses a prefix such as &lt;code&gt;10.0.0.0/8&lt;/code&gt;.</source>
        <translation>Plusieurs valeurs&#xa0;: &lt;code&gt;in {22, 80, 8000..8999}&lt;/code&gt;. Intervalles&#xa0;: &lt;code&gt;a..b&lt;/code&gt;. Les nombres admettent &lt;code&gt;k&lt;/code&gt;, &lt;code&gt;M&lt;/code&gt;, &lt;code&gt;G&lt;/code&gt;; les durées &lt;code&gt;s&lt;/code&gt;, &lt;code&gt;m&lt;/code&gt;, &lt;code&gt;h&lt;/code&gt;; les adresses un préfixe tel que &lt;code&gt;10.0.0.0/8&lt;/code&gt;.</translation>
    </message>
    <message>
        <source>&lt;code&gt;~&lt;/code&gt; compares with wildcards &lt;code&gt;*&lt;/code&gt; and &lt;code&gt;?&lt;/code&gt;; &lt;code&gt;!~&lt;/code&gt; is the opposite. A field alone means that it has a value. A field may be compared with a field: &lt;code&gt;src_port &amp;lt; dst_port&lt;/code&gt;.</source>
        <translation>&lt;code&gt;~&lt;/code&gt; compare avec les jokers &lt;code&gt;*&lt;/code&gt; et &lt;code&gt;?&lt;/code&gt;; &lt;code&gt;!~&lt;/code&gt; est le contraire. Un champ seul signifie qu’il a une valeur. Un champ peut être comparé à un autre champ&#xa0;: &lt;code&gt;src_port &amp;lt; dst_port&lt;/code&gt;.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
</context>
<context>
    <name>nb::FilterNodeWidget</name>
    <message>
        <source>Move up (Ctrl+Shift+Up)</source>
        <translation>Monter (Ctrl+Maj+Haut)</translation>
    </message>
    <message>
        <source>Move down (Ctrl+Shift+Down)</source>
        <translation>Descendre (Ctrl+Maj+Bas)</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>Dupliquer (Ctrl+D)</translation>
    </message>
    <message>
        <source>Delete (Ctrl+Del)</source>
        <translation>Supprimer (Ctrl+Suppr)</translation>
    </message>
</context>
<context>
    <name>nb::FilterRowWidget</name>
    <message>
        <source>has a value</source>
        <translation>a une valeur</translation>
    </message>
    <message>
        <source>=  is</source>
        <translation>=  est</translation>
    </message>
    <message>
        <source>!=  is not</source>
        <translation>!=  n’est pas</translation>
    </message>
    <message>
        <source>&lt;  less than</source>
        <translation>&lt;  inférieur à</translation>
    </message>
    <message>
        <source>&lt;=  at most</source>
        <translation>&lt;=  au plus</translation>
    </message>
    <message>
        <source>&gt;  more than</source>
        <translation>&gt;  supérieur à</translation>
    </message>
    <message>
        <source>&gt;=  at least</source>
        <translation>&gt;=  au moins</translation>
    </message>
    <message>
        <source>~  matches</source>
        <translation>~  correspond à</translation>
    </message>
    <message>
        <source>!~  does not match</source>
        <translation>!~  ne correspond pas à</translation>
    </message>
    <message>
        <source>in  one of</source>
        <translation>in  parmi</translation>
    </message>
    <message>
        <source>not</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Flows for which the condition does not hold</source>
        <translation>Flux pour lesquels la condition est fausse</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>nb::FilterStateMark</name>
    <message>
        <source>The text is a filter</source>
        <translation>Le texte est un filtre</translation>
    </message>
    <message>
        <source>The filter may not mean what it seems to</source>
        <translation>Le filtre n’a peut-être pas le sens qu’il semble avoir</translation>
    </message>
    <message>
        <source>The text is not a filter</source>
        <translation>Le texte n’est pas un filtre</translation>
    </message>
    <message>
        <source>No filter</source>
        <translation>Aucun filtre</translation>
    </message>
</context>
<context>
    <name>nb::FilterValueEdit</name>
    <message>
        <source>%1, …</source>
        <translation>%1, …</translation>
    </message>
</context>
<context>
    <name>nb::FindBar</name>
    <message>
        <source>Find in the shown columns</source>
        <translation>Rechercher dans les colonnes affichées</translation>
    </message>
    <message>
        <source>Find in table</source>
        <translation>Rechercher dans le tableau</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>The search could not be finished.</source>
        <translation>La recherche n’a pas pu aboutir.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
</context>
<context>
    <name>nb::FlowDetails</name>
    <message>
        <source>Details of the selected flow</source>
        <translation>Détails du flux sélectionné</translation>
    </message>
    <message>
        <source>All fields of the flow</source>
        <translation>Tous les champs du flux</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Filter &amp;For</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>Show only flows with the chosen value</source>
        <translation>N’afficher que les flux ayant la valeur choisie</translation>
    </message>
    <message>
        <source>Filter &amp;Out</source>
        <translation>&amp;Exclure</translation>
    </message>
    <message>
        <source>Hide flows with the chosen value</source>
        <translation>Masquer les flux ayant la valeur choisie</translation>
    </message>
    <message>
        <source>Copy &amp;Value</source>
        <translation>&amp;Copier la valeur</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1 (%2 octets)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Select a flow in the table to see all of it here.</source>
        <translation>Sélectionnez un flux dans le tableau pour en voir tout le contenu ici.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Client to server</source>
        <translation>Du client au serveur</translation>
    </message>
    <message>
        <source>Server to client</source>
        <translation>Du serveur au client</translation>
    </message>
    <message>
        <source>Exporter&apos;s record</source>
        <translation>Enregistrement de l’exportateur</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Dans les deux sens</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Autres</translation>
    </message>
</context>
<context>
    <name>nb::FlowField</name>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Client IP</source>
        <translation>IP client</translation>
    </message>
    <message>
        <source>Client port</source>
        <translation>Port client</translation>
    </message>
    <message>
        <source>Server IP</source>
        <translation>IP serveur</translation>
    </message>
    <message>
        <source>Server port</source>
        <translation>Port serveur</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Packets back</source>
        <translation>Paquets retour</translation>
    </message>
    <message>
        <source>Bytes back</source>
        <translation>Octets retour</translation>
    </message>
    <message>
        <source>TCP flags</source>
        <translation>Drapeaux TCP</translation>
    </message>
    <message>
        <source>TCP flags back</source>
        <translation>Drapeaux TCP retour</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Client name</source>
        <translation>Nom du client</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Nom du serveur</translation>
    </message>
    <message>
        <source>Client segment</source>
        <translation>Segment client</translation>
    </message>
    <message>
        <source>Server segment</source>
        <translation>Segment serveur</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Exportateur</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Observation domain</source>
        <translation>Domaine d’observation</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Observers</source>
        <translation>Observateurs</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Client IP after NAT</source>
        <translation>IP client après NAT</translation>
    </message>
    <message>
        <source>Client port after NAT</source>
        <translation>Port client après NAT</translation>
    </message>
    <message>
        <source>Server IP after NAT</source>
        <translation>IP serveur après NAT</translation>
    </message>
    <message>
        <source>Server port after NAT</source>
        <translation>Port serveur après NAT</translation>
    </message>
    <message>
        <source>Interface in</source>
        <translation>Interface d’entrée</translation>
    </message>
    <message>
        <source>Interface out</source>
        <translation>Interface de sortie</translation>
    </message>
    <message>
        <source>VRF</source>
        <translation>VRF</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>Client MAC</source>
        <translation>MAC client</translation>
    </message>
    <message>
        <source>Server MAC</source>
        <translation>MAC serveur</translation>
    </message>
    <message>
        <source>Client owner</source>
        <translation>Propriétaire client</translation>
    </message>
    <message>
        <source>Server owner</source>
        <translation>Propriétaire serveur</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Occurrences</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Bytes, both ways</source>
        <translation>Octets, deux sens</translation>
    </message>
    <message>
        <source>Packets, both ways</source>
        <translation>Paquets, deux sens</translation>
    </message>
    <message>
        <source>IP version</source>
        <translation>Version IP</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Externe</translation>
    </message>
    <message>
        <source>IP, either side</source>
        <translation>IP, un des côtés</translation>
    </message>
    <message>
        <source>Port, either side</source>
        <translation>Port, un des côtés</translation>
    </message>
    <message>
        <source>Name, either side</source>
        <translation>Nom, un des côtés</translation>
    </message>
    <message>
        <source>Segment, either side</source>
        <translation>Segment, un des côtés</translation>
    </message>
    <message>
        <source>MAC, either side</source>
        <translation>MAC, un des côtés</translation>
    </message>
    <message>
        <source>Owner, either side</source>
        <translation>Propriétaire, un des côtés</translation>
    </message>
</context>
<context>
    <name>nb::FlowFormat</name>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 %2B</source>
        <extracomment>a number, a prefix such as k, and the symbol of the unit byte</extracomment>
        <translation>%1 %2o</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>from %1 %2</source>
        <translation>depuis %1 %2</translation>
    </message>
    <message>
        <source>until %1 %2</source>
        <translation>jusqu’à %1 %2</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 à %2 %3</translation>
    </message>
</context>
<context>
    <name>nb::FlowTableModel</name>
    <message>
        <source>%1, sorted, largest first</source>
        <translation>%1, trié, le plus grand d’abord</translation>
    </message>
    <message>
        <source>%1, sorted, smallest first</source>
        <translation>%1, trié, le plus petit d’abord</translation>
    </message>
</context>
<context>
    <name>nb::FlowTableView</name>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Columns of the flow table</source>
        <translation>Colonnes du tableau des flux</translation>
    </message>
    <message>
        <source>&amp;Filter for This Value</source>
        <translation>&amp;Filtrer sur cette valeur</translation>
    </message>
    <message>
        <source>Filter &amp;Out This Value</source>
        <translation>&amp;Exclure cette valeur</translation>
    </message>
    <message>
        <source>&amp;Or This Value</source>
        <translation>&amp;Ou cette valeur</translation>
    </message>
    <message>
        <source>O&amp;nly This Value</source>
        <translation>Cette valeur &amp;seulement</translation>
    </message>
    <message>
        <source>&amp;Prepare Filter</source>
        <translation>&amp;Préparer un filtre</translation>
    </message>
    <message>
        <source>… &amp;and This Value</source>
        <translation>… &amp;et cette valeur</translation>
    </message>
    <message>
        <source>… and N&amp;ot This Value</source>
        <translation>… et &amp;pas cette valeur</translation>
    </message>
    <message>
        <source>… o&amp;r This Value</source>
        <translation>… &amp;ou cette valeur</translation>
    </message>
    <message>
        <source>&amp;Only This Value</source>
        <translation>Cette valeur &amp;seulement</translation>
    </message>
    <message>
        <source>Copy &amp;Cell</source>
        <translation>&amp;Copier la cellule</translation>
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation>Copier les &amp;lignes</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>&amp;Hide “%1”</source>
        <translation>&amp;Masquer «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Colonnes…</translation>
    </message>
    <message>
        <source>&amp;Reset Columns</source>
        <translation>&amp;Réinitialiser les colonnes</translation>
    </message>
</context>
<context>
    <name>nb::FlowsPage</name>
    <message>
        <source>bytes unknown</source>
        <translation>octets inconnus</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Back to the filter before (Alt+Left)</source>
        <translation>Revenir au filtre précédent (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Avancer (Alt+Droite)</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n flow(s).</source>
        <translation>
            <numerusform>%n flux copié.</numerusform>
            <numerusform>%n flux copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 flows</source>
        <translation>%1 flux sur %2</translation>
    </message>
    <message>
        <source>%1 flows</source>
        <translation>%1 flux</translation>
    </message>
    <message>
        <source>%1 packets</source>
        <translation>%1 paquets</translation>
    </message>
    <message>
        <source>the first %1 are listed</source>
        <translation>les %1 premiers sont affichés</translation>
    </message>
</context>
<context>
    <name>nb::GraphLegend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation>Prise de contrôle</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastructure</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>Autres services</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Server and client</source>
        <translation>Serveur et client</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <source>DMZ</source>
        <translation>DMZ</translation>
    </message>
    <message>
        <source>Wireless</source>
        <translation>Sans fil</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invités</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>No trust given</source>
        <translation>Confiance non précisée</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Disparu</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Comme avant</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>Files and data</source>
        <translation>Fichiers et données</translation>
    </message>
</context>
<context>
    <name>nb::GraphMinimap</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Overview: drag the frame to move the picture</source>
        <translation>Vue d’ensemble : faites glisser le cadre pour déplacer l’image</translation>
    </message>
</context>
<context>
    <name>nb::GraphModel</name>
    <message numerus="yes">
        <source>Hide %n node(s)</source>
        <translation>
            <numerusform>Masquer %n nœud</numerusform>
            <numerusform>Masquer %n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all nodes</source>
        <translation>Afficher tous les nœuds</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grouper</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Dégrouper</translation>
    </message>
</context>
<context>
    <name>nb::GraphNodesModel</name>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Outside host</source>
        <translation>Hôte externe</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
</context>
<context>
    <name>nb::GraphSearchBox</name>
    <message>
        <source>Find address, prefix, name or :port</source>
        <translation>Chercher adresse, préfixe, nom ou :port</translation>
    </message>
    <message>
        <source>Find in the picture</source>
        <translation>Chercher dans l’image</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>nb::GraphView</name>
    <message>
        <source>Picture of the network</source>
        <translation>Image du réseau</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connexion</numerusform>
            <numerusform>%n connexions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n flux</numerusform>
            <numerusform>%n flux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::Help</name>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>In the table: details of the flow</source>
        <translation>Dans le tableau&#xa0;: détails du flux</translation>
    </message>
    <message>
        <source>In the table: edit the filter</source>
        <translation>Dans le tableau&#xa0;: modifier le filtre</translation>
    </message>
    <message>
        <source>In the table: this list</source>
        <translation>Dans le tableau&#xa0;: cette liste</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>Menu, Maj+F10</translation>
    </message>
    <message>
        <source>In the table: filters for the current value</source>
        <translation>Dans le tableau&#xa0;: filtres pour la valeur courante</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About NetBehave</source>
        <translation>À propos de NetBehave</translation>
    </message>
    <message>
        <source>Turns observed network flows into answers.

Free software under the GNU General Public License, version 3 or later.
It comes with no warranty.

Made with:</source>
        <translation>Transforme les flux réseau observés en réponses.

Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.
Fourni sans aucune garantie.

Réalisé avec&#xa0;:</translation>
    </message>
    <message>
        <source>In the filter: close the suggestions, then bring back the filter that is applied (Ctrl+Z gives back what was typed), then leave</source>
        <translation>Dans le filtre&#xa0;: fermer les propositions, puis revenir au filtre appliqué (Ctrl+Z rend ce qui était tapé), puis quitter</translation>
    </message>
    <message>
        <source>Elsewhere: close what is open, then stop the running search</source>
        <translation>Ailleurs&#xa0;: fermer ce qui est ouvert, puis arrêter la recherche en cours</translation>
    </message>
</context>
<context>
    <name>nb::ImportText</name>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>octet %1</translation>
    </message>
    <message>
        <source>Format: %1</source>
        <translation>Format&#xa0;: %1</translation>
    </message>
    <message>
        <source>Packets read: %1</source>
        <translation>Paquets lus&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not used, %1: %2</source>
        <translation>Non utilisés, %1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more like these</source>
        <translation>
            <numerusform>et %n autre semblable</numerusform>
            <numerusform>et %n autres semblables</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is damaged. The %2 flows that were whole are in.</source>
        <translation>%1 est endommagé. Les %2 flux entiers ont été importés.</translation>
    </message>
    <message>
        <source>%1 is damaged at %3. The %2 flows before that are in.</source>
        <translation>%1 est endommagé (%3). Les %2 flux qui précèdent ont été importés.</translation>
    </message>
    <message>
        <source>A capture cut by a full disk or an unfinished copy looks like this. If there is a complete copy, add that instead.</source>
        <translation>C’est l’aspect d’une capture coupée par un disque plein ou une copie inachevée. S’il en existe une copie complète, ajoutez-la plutôt.</translation>
    </message>
    <message>
        <source>%1 was read, but there are no flows in it.</source>
        <translation>%1 a été lu, mais ne contient aucun flux.</translation>
    </message>
    <message>
        <source>The file is empty of traffic.</source>
        <translation>Le fichier ne contient aucun trafic.</translation>
    </message>
    <message>
        <source>Everything in it is of a kind that is not used; see Details.</source>
        <translation>Tout son contenu est d’un genre qui n’est pas utilisé; voir Détails.</translation>
    </message>
    <message>
        <source>%1: %2 flows from %3 packets.</source>
        <translation>%1&#xa0;: %2 flux tirés de %3 paquets.</translation>
    </message>
    <message>
        <source>%1: %2 flows.</source>
        <translation>%1&#xa0;: %2 flux.</translation>
    </message>
    <message>
        <source>%1 not used, see Details.</source>
        <translation>%1 non utilisés, voir Détails.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Check that the file is still there and that you may read it.</source>
        <translation>Vérifiez que le fichier est toujours là et que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>%1 is not a kind of file that can be imported.</source>
        <translation>%1 n’est pas un genre de fichier qui peut être importé.</translation>
    </message>
    <message>
        <source>Captures (pcap, pcapng, also compressed), day files, NetBehave daily files, nfcapd files, IPFIX files and flow CSV or TSV can be added.</source>
        <translation>On peut ajouter des captures (pcap, pcapng, même compressées), des fichiers de jour, des fichiers quotidiens NetBehave, des fichiers nfcapd, des fichiers IPFIX et des flux en CSV ou TSV.</translation>
    </message>
    <message>
        <source>%1 has content that breaks the rules of its format.</source>
        <translation>Le contenu de %1 ne respecte pas les règles de son format.</translation>
    </message>
    <message>
        <source>Nothing of it was imported. Export or copy it again from where it came.</source>
        <translation>Rien n’en a été importé. Exportez-le ou copiez-le de nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>%1 ends too early.</source>
        <translation>%1 se termine trop tôt.</translation>
    </message>
    <message>
        <source>Nothing of it could be used. Copy it again from where it came.</source>
        <translation>Rien n’a pu en être utilisé. Copiez-le de nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program.</source>
        <translation>%1 a été écrit par une version plus récente de ce programme.</translation>
    </message>
    <message>
        <source>Open it with that version, or update this one.</source>
        <translation>Ouvrez-le avec cette version, ou mettez celle-ci à jour.</translation>
    </message>
    <message>
        <source>%1 is a database of another program.</source>
        <translation>%1 est une base de données d’un autre programme.</translation>
    </message>
    <message>
        <source>It was left as it is. Choose a day file or a NetBehave daily file.</source>
        <translation>Elle est restée telle quelle. Choisissez un fichier de jour ou un fichier quotidien NetBehave.</translation>
    </message>
    <message>
        <source>%1 is already in this workspace.</source>
        <translation>%1 est déjà dans cet espace de travail.</translation>
    </message>
    <message>
        <source>The same content was imported before, so nothing was added.</source>
        <translation>Le même contenu a déjà été importé; rien n’a été ajouté.</translation>
    </message>
    <message>
        <source>%1 is in use by another NetBehave.</source>
        <translation>%1 est utilisé par un autre NetBehave.</translation>
    </message>
    <message>
        <source>Close the other window, or open the workspace read-only.</source>
        <translation>Fermez l’autre fenêtre, ou ouvrez l’espace de travail en lecture seule.</translation>
    </message>
    <message>
        <source>The disk is full, so %1 was not imported.</source>
        <translation>Le disque est plein&#xa0;: %1 n’a pas été importé.</translation>
    </message>
    <message>
        <source>Make room on the disk of the workspace and add the file again.</source>
        <translation>Libérez de la place sur le disque de l’espace de travail et ajoutez de nouveau le fichier.</translation>
    </message>
    <message>
        <source>%1 goes beyond a safety limit.</source>
        <translation>%1 dépasse une limite de sécurité.</translation>
    </message>
    <message>
        <source>Nothing of it was imported. Files that unpack to far more than their size, or that hold absurd lengths, are refused.</source>
        <translation>Rien n’en a été importé. Les fichiers qui se décompressent à une taille démesurée, ou qui contiennent des longueurs absurdes, sont refusés.</translation>
    </message>
    <message>
        <source>%1 was cancelled. Nothing of it was kept.</source>
        <translation>%1 a été annulé. Rien n’en a été conservé.</translation>
    </message>
    <message>
        <source>%1 stopped because of a fault in the program.</source>
        <translation>%1 s’est arrêté à cause d’un défaut du programme.</translation>
    </message>
    <message>
        <source>Nothing of it was kept. Try again; if it happens again, use Help ▸ Report a Problem.</source>
        <translation>Rien n’en a été conservé. Réessayez; si cela se reproduit, utilisez Aide ▸ Signaler un problème.</translation>
    </message>
    <message>
        <source>The problem is at byte %1.</source>
        <translation>Le problème est à l’octet %1.</translation>
    </message>
</context>
<context>
    <name>nb::JobPanel</name>
    <message>
        <source>Cancel &amp;All</source>
        <translation>&amp;Tout annuler</translation>
    </message>
    <message>
        <source>&amp;Dismiss All</source>
        <translation>Tout &amp;retirer</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importations</translation>
    </message>
    <message>
        <source>List of imports</source>
        <translation>Liste des importations</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n autre en attente</numerusform>
            <numerusform>%n autres en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is being imported. Drop files on the window to add them.</source>
        <translation>Aucune importation en cours. Déposez des fichiers sur la fenêtre pour les ajouter.</translation>
    </message>
</context>
<context>
    <name>nb::JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>Copier ce message</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Progression de %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>Annuler %1</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Détails de %1</translation>
    </message>
    <message>
        <source>Copy message: %1</source>
        <translation>Copier le message&#xa0;: %1</translation>
    </message>
    <message>
        <source>Dismiss: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 – cancelling…</source>
        <translation>%1 – annulation…</translation>
    </message>
    <message>
        <source>%1 – waiting</source>
        <translation>%1 – en attente</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>✗ Failed</source>
        <translation>✗ Échec</translation>
    </message>
    <message>
        <source>▲ Note</source>
        <translation>▲ Remarque</translation>
    </message>
    <message>
        <source>○ Cancelled</source>
        <translation>○ Annulé</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Terminé</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Show in folder: %1</source>
        <translation>Montrer dans le dossier&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>nb::JobRunner</name>
    <message>
        <source>This stopped because of a fault in the program.</source>
        <translation>L’opération s’est arrêtée à cause d’un défaut du programme.</translation>
    </message>
    <message>
        <source>What was there before is untouched. Try again; if it happens again, report it with Help ▸ Report a Problem.</source>
        <translation>Ce qui existait avant est intact. Réessayez; si cela se reproduit, signalez-le par Aide ▸ Signaler un problème.</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Annulé avant de commencer.</translation>
    </message>
</context>
<context>
    <name>nb::LivePage</name>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Foll&amp;ow the newest</source>
        <translation>Sui&amp;vre les plus récents</translation>
    </message>
    <message>
        <source>Keeps the newest flow in sight; End does the same</source>
        <translation>Garde le flux le plus récent en vue&#xa0;; la touche Fin fait de même</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>Rows kept</source>
        <translation>Lignes gardées</translation>
    </message>
    <message>
        <source>So many rows are kept; the oldest leave. All of them are stored.</source>
        <translation>Ce nombre de lignes est gardé&#xa0;; les plus anciennes partent. Toutes sont enregistrées.</translation>
    </message>
    <message>
        <source>Cl&amp;ear</source>
        <translation>&amp;Effacer</translation>
    </message>
    <message>
        <source>Takes the rows off this page; they stay stored</source>
        <translation>Retire les lignes de cette page&#xa0;; elles restent enregistrées</translation>
    </message>
    <message>
        <source>Show in Flo&amp;ws</source>
        <translation>Afficher dans Flu&amp;x</translation>
    </message>
    <message>
        <source>&amp;Start Collector…</source>
        <translation>&amp;Démarrer le collecteur…</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n flow(s).</source>
        <translation>
            <numerusform>%n flux copié.</numerusform>
            <numerusform>%n flux copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused, %1 came since</source>
        <translation>En pause, %1 arrivés depuis</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 affichés</translation>
    </message>
    <message>
        <source>%1 left the list</source>
        <translation>%1 sortis de la liste</translation>
    </message>
    <message>
        <source>Nothing is being collected, so no flows come.</source>
        <translation>Rien n’est collecté, donc aucun flux n’arrive.</translation>
    </message>
    <message>
        <source>No flow that matches “%1” has come yet.</source>
        <translation>Aucun flux correspondant à «&#xa0;%1&#xa0;» n’est encore arrivé.</translation>
    </message>
    <message>
        <source>No flow has come yet. Exporters send when flows end, so the first may take a minute.</source>
        <translation>Aucun flux n’est encore arrivé. Les exportateurs envoient à la fin des flux&#xa0;: le premier peut prendre une minute.</translation>
    </message>
    <message>
        <source>&amp;Start Collector</source>
        <translation>&amp;Démarrer le collecteur</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Re&amp;prendre</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>The same filter over everything that is stored</source>
        <translation>Le même filtre sur tout ce qui est enregistré</translation>
    </message>
    <message>
        <source>No flow is stored yet.</source>
        <translation>Aucun flux n’est encore enregistré.</translation>
    </message>
</context>
<context>
    <name>nb::LiveTableView</name>
    <message>
        <source>Live flows</source>
        <translation>Flux en direct</translation>
    </message>
    <message>
        <source>Columns of the live flows</source>
        <translation>Colonnes des flux en direct</translation>
    </message>
    <message>
        <source>&amp;Filter for This Value</source>
        <translation>&amp;Filtrer sur cette valeur</translation>
    </message>
    <message>
        <source>Filter &amp;Out This Value</source>
        <translation>&amp;Exclure cette valeur</translation>
    </message>
    <message>
        <source>&amp;Or This Value</source>
        <translation>&amp;Ou cette valeur</translation>
    </message>
    <message>
        <source>O&amp;nly This Value</source>
        <translation>Cette valeur &amp;seulement</translation>
    </message>
    <message>
        <source>Copy &amp;Cell</source>
        <translation>&amp;Copier la cellule</translation>
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation>Copier les &amp;lignes</translation>
    </message>
    <message>
        <source>Co&amp;lumns…</source>
        <translation>Colo&amp;nnes…</translation>
    </message>
</context>
<context>
    <name>nb::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;New Workspace…</source>
        <translation>&amp;Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>&amp;Open Workspace…</source>
        <translation>&amp;Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Ouvrir un espace &amp;récent</translation>
    </message>
    <message>
        <source>Open &amp;Sample</source>
        <translation>Ouvrir l’e&amp;xemple</translation>
    </message>
    <message>
        <source>&amp;Import Files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import &amp;Folder…</source>
        <translation>Importer un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>Flows as &amp;CSV…</source>
        <translation>Flux en &amp;CSV…</translation>
    </message>
    <message>
        <source>Flows as &amp;JSON…</source>
        <translation>Flux en &amp;JSON…</translation>
    </message>
    <message>
        <source>&amp;Day Files</source>
        <translation>Fichiers de &amp;jour</translation>
    </message>
    <message>
        <source>&amp;Close Workspace</source>
        <translation>&amp;Fermer l’espace de travail</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy as C&amp;SV</source>
        <translation>Copier en CS&amp;V</translation>
    </message>
    <message>
        <source>&amp;Find in Table…</source>
        <translation>&amp;Rechercher dans le tableau…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>Occurrence &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>&amp;Réinitialiser la disposition</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Apparence</translation>
    </message>
    <message>
        <source>&amp;Follow the System</source>
        <translation>&amp;Suivre le système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>F&amp;lows</source>
        <translation>F&amp;lux</translation>
    </message>
    <message>
        <source>&amp;Edit Filter</source>
        <translation>&amp;Modifier le filtre</translation>
    </message>
    <message>
        <source>&amp;Clear Filter</source>
        <translation>Effacer le fil&amp;tre</translation>
    </message>
    <message>
        <source>&amp;Filter for This Value</source>
        <translation>&amp;Filtrer sur cette valeur</translation>
    </message>
    <message>
        <source>Filter &amp;Out This Value</source>
        <translation>&amp;Exclure cette valeur</translation>
    </message>
    <message>
        <source>O&amp;r This Value</source>
        <translation>&amp;Ou cette valeur</translation>
    </message>
    <message>
        <source>O&amp;nly This Value</source>
        <translation>Cette valeur &amp;seulement</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>Sui&amp;vant</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>Col&amp;umns…</source>
        <translation>&amp;Colonnes…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;Filter Language</source>
        <translation>&amp;Langage des filtres</translation>
    </message>
    <message>
        <source>&amp;Report a Problem</source>
        <translation>&amp;Signaler un problème</translation>
    </message>
    <message>
        <source>Versions are on the clipboard: paste them into your report.</source>
        <translation>Les versions sont dans le presse-papiers&#xa0;: collez-les dans votre signalement.</translation>
    </message>
    <message>
        <source>&amp;About NetBehave</source>
        <translation>À &amp;propos de NetBehave</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>There are no flows yet: add some files first.</source>
        <translation>Il n’y a pas encore de flux&#xa0;: ajoutez d’abord des fichiers.</translation>
    </message>
    <message>
        <source>This workspace is open read-only.</source>
        <translation>Cet espace de travail est ouvert en lecture seule.</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>There is nothing before this.</source>
        <translation>Il n’y a rien avant.</translation>
    </message>
    <message>
        <source>There is nothing after this.</source>
        <translation>Il n’y a rien après.</translation>
    </message>
    <message>
        <source>&amp;Show Folder</source>
        <translation>&amp;Afficher le dossier</translation>
    </message>
    <message>
        <source>Save a &amp;Copy</source>
        <translation>Enregistrer une &amp;copie</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>This day is still being written. It can be copied once the import has ended.</source>
        <translation>Ce jour est encore en cours d’écriture. Il pourra être copié une fois l’importation terminée.</translation>
    </message>
    <message>
        <source>&amp;Collect</source>
        <translation>&amp;Collecte</translation>
    </message>
    <message>
        <source>&amp;Start Collector…</source>
        <translation>&amp;Démarrer le collecteur…</translation>
    </message>
    <message>
        <source>S&amp;top Collector</source>
        <translation>A&amp;rrêter le collecteur</translation>
    </message>
    <message>
        <source>&amp;Ports…</source>
        <translation>&amp;Ports…</translation>
    </message>
    <message>
        <source>This is for the page Flows.</source>
        <translation>Ceci concerne la page Flux.</translation>
    </message>
    <message>
        <source>&amp;Start Collector</source>
        <translation>&amp;Démarrer le collecteur</translation>
    </message>
    <message>
        <source>All sources are listening already.</source>
        <translation>Toutes les sources sont déjà à l’écoute.</translation>
    </message>
    <message>
        <source>Nothing is being collected.</source>
        <translation>Rien n’est collecté.</translation>
    </message>
</context>
<context>
    <name>nb::MainWindow</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importations</translation>
    </message>
    <message>
        <source>This workspace is open read-only, so files cannot be added to it. Open another workspace to add them there.</source>
        <translation>Cet espace de travail est ouvert en lecture seule&#xa0;: on ne peut pas y ajouter de fichiers. Ouvrez-en un autre pour les y ajouter.</translation>
    </message>
    <message>
        <source>Open Another…</source>
        <translation>Ouvrir un autre…</translation>
    </message>
    <message>
        <source>Imports (%1)</source>
        <translation>Importations (%1)</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>Filtré&#xa0;: %1</translation>
    </message>
    <message>
        <source>NetBehave</source>
        <translation>NetBehave</translation>
    </message>
    <message>
        <source>%1 (read-only) – NetBehave</source>
        <translation>%1 (lecture seule) – NetBehave</translation>
    </message>
    <message>
        <source>%1 – NetBehave</source>
        <translation>%1 – NetBehave</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>lecture seule</translation>
    </message>
    <message>
        <source>Reading your files. Flows appear here as soon as the first file is in.</source>
        <translation>Lecture de vos fichiers. Les flux s’affichent ici dès que le premier fichier est importé.</translation>
    </message>
    <message>
        <source>Open &amp;Read-Only</source>
        <translation>Ouvrir en &amp;lecture seule</translation>
    </message>
    <message>
        <source>Open &amp;Another…</source>
        <translation>Ouvrir un &amp;autre…</translation>
    </message>
    <message>
        <source>%1 %2
%3</source>
        <translation>%1 %2
%3</translation>
    </message>
    <message>
        <source>Some flows could not be read. What is shown may be incomplete. Check that the workspace&apos;s disk is there, then try again.
%1</source>
        <translation>Certains flux n’ont pas pu être lus. L’affichage est peut-être incomplet. Vérifiez que le disque de l’espace de travail est présent, puis réessayez.
%1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message numerus="yes">
        <source>Added %n file(s).</source>
        <translation>
            <numerusform>%n fichier ajouté.</numerusform>
            <numerusform>%n fichiers ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed, see Imports.</source>
        <translation>
            <numerusform>%n fichier a échoué, voir Importations.</numerusform>
            <numerusform>%n fichiers ont échoué, voir Importations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::MapActions</name>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Afficher les &amp;flux</translation>
    </message>
    <message>
        <source>Filter for &amp;This</source>
        <translation>Fil&amp;trer sur ceci</translation>
    </message>
    <message>
        <source>Filter This &amp;Out</source>
        <translation>E&amp;xclure ceci</translation>
    </message>
    <message>
        <source>&amp;Expand to Its Peers</source>
        <translation>D&amp;éployer ses correspondants</translation>
    </message>
    <message>
        <source>&amp;Expand</source>
        <translation>D&amp;éployer</translation>
    </message>
    <message>
        <source>&amp;Collapse</source>
        <translation>&amp;Replier</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>Dés&amp;épingler</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>É&amp;pingler</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Masquer</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Note…</translation>
    </message>
    <message>
        <source>&amp;Group…</source>
        <translation>&amp;Grouper…</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>&amp;Dégrouper</translation>
    </message>
    <message>
        <source>Select &amp;Neighbours</source>
        <translation>Sélectionner les &amp;voisins</translation>
    </message>
    <message>
        <source>&amp;Show All</source>
        <translation>&amp;Tout afficher</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>&amp;Disposer</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>A&amp;juster</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note on this node; empty takes it away</source>
        <translation>Note sur ce nœud ; vide, elle est retirée</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nom du groupe</translation>
    </message>
</context>
<context>
    <name>nb::MapPage</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation>Dessin de la carte…</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connexion</numerusform>
            <numerusform>%n connexions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n masqué</numerusform>
            <numerusform>%n masqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionné</numerusform>
            <numerusform>%n sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 small conversations are left out</source>
        <translation>%1 petites conversations sont omises</translation>
    </message>
    <message>
        <source>arranged plainly: %1</source>
        <translation>disposition simple : %1</translation>
    </message>
    <message>
        <source>No flows match the filter and the time. Clear the filter above.</source>
        <translation>Aucun flux ne correspond au filtre et à la période. Effacez le filtre ci-dessus.</translation>
    </message>
    <message>
        <source>There are no flows to draw a map of yet.</source>
        <translation>Il n’y a pas encore de flux dont dessiner la carte.</translation>
    </message>
    <message>
        <source>These are too many addresses for one filter; expand them first.</source>
        <translation>Cela fait trop d’adresses pour un filtre ; déployez-les d’abord.</translation>
    </message>
    <message>
        <source>Only an asset can be moved, and only into a named segment.</source>
        <translation>Seul un actif peut être déplacé, et seulement dans un segment nommé.</translation>
    </message>
    <message>
        <source>Only What Is New</source>
        <translation>Seulement le nouveau</translation>
    </message>
    <message>
        <source>Show connections that were not there before this day or time (UTC)</source>
        <translation>Afficher les connexions qui n’existaient pas avant ce jour ou cette heure (UTC)</translation>
    </message>
    <message>
        <source>This is not a day or time; write 2026-03-02 or 2026-03-02 09:30.</source>
        <translation>Ce n’est ni un jour ni une heure ; écrivez 2026-03-02 ou 2026-03-02 09:30.</translation>
    </message>
    <message>
        <source>New since %1</source>
        <translation>Nouveau depuis %1</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Comparé à %1</translation>
    </message>
    <message>
        <source>The segments of this workspace cannot be changed.</source>
        <translation>Les segments de cet espace de travail ne peuvent pas être modifiés.</translation>
    </message>
    <message>
        <source>Change a Segment</source>
        <translation>Modifier un segment</translation>
    </message>
    <message>
        <source>Put %1 into the segment %2?</source>
        <translation>Mettre %1 dans le segment %2 ?</translation>
    </message>
    <message>
        <source>The address is added to the segment&apos;s prefixes. Flows that are stored keep the segment they were labelled with; new ones get this one.</source>
        <translation>L’adresse est ajoutée aux préfixes du segment. Les flux enregistrés gardent le segment qui leur a été attribué ; les nouveaux reçoivent celui-ci.</translation>
    </message>
    <message>
        <source>Change Segment</source>
        <translation>Modifier le segment</translation>
    </message>
    <message>
        <source>%1 is in the segment %2 now.</source>
        <translation>%1 est maintenant dans le segment %2.</translation>
    </message>
    <message>
        <source>Network map</source>
        <translation>Carte du réseau</translation>
    </message>
    <message>
        <source>All flows</source>
        <translation>Tous les flux</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Il n’y a encore rien à enregistrer.</translation>
    </message>
    <message>
        <source>Save the Map</source>
        <translation>Enregistrer la carte</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 enregistré.</translation>
    </message>
</context>
<context>
    <name>nb::MapSidePanel</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Nodes of the picture</source>
        <translation>Nœuds de l’image</translation>
    </message>
</context>
<context>
    <name>nb::MapToolbar</name>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Ce que montre la carte</translation>
    </message>
    <message>
        <source>Segments closed, or all their assets</source>
        <translation>Segments fermés, ou tous leurs actifs</translation>
    </message>
    <message>
        <source>Show what is outside</source>
        <translation>Afficher ce qui est à l’extérieur</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Place everything anew; what is pinned stays</source>
        <translation>Tout placer à nouveau ; ce qui est épinglé reste</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Show the whole picture (0)</source>
        <translation>Afficher toute l’image (0)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>What is new, what is gone</source>
        <translation>Ce qui est nouveau, ce qui a disparu</translation>
    </message>
    <message>
        <source>Compare with Nothing</source>
        <translation>Ne rien comparer</translation>
    </message>
    <message>
        <source>Only What Is New Since…</source>
        <translation>Seulement le nouveau depuis…</translation>
    </message>
    <message>
        <source>Compare Two Times…</source>
        <translation>Comparer deux périodes…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>As %1…</source>
        <translation>En %1…</translation>
    </message>
</context>
<context>
    <name>nb::NoticeBar</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Copier le message</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Retirer le message</translation>
    </message>
</context>
<context>
    <name>nb::PageBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>nb::PageWords</name>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Go to F&amp;lows</source>
        <translation>Aller aux f&amp;lux</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Go to &amp;Map</source>
        <translation>Aller à la &amp;carte</translation>
    </message>
    <message>
        <source>Pivots</source>
        <translation>Pivots</translation>
    </message>
    <message>
        <source>Go to &amp;Pivots</source>
        <translation>Aller aux &amp;pivots</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Go to &amp;Scope</source>
        <translation>Aller à la po&amp;rtée</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>Go to &amp;Assets</source>
        <translation>Aller aux &amp;actifs</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Go to Se&amp;gments</source>
        <translation>Aller aux se&amp;gments</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Go to &amp;Rules</source>
        <translation>Aller aux &amp;règles</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Go to &amp;Names and Owners</source>
        <translation>Aller aux &amp;noms et propriétaires</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Go to Aler&amp;ts</source>
        <translation>Aller aux aler&amp;tes</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Go to Li&amp;ve</source>
        <translation>Aller au &amp;direct</translation>
    </message>
    <message>
        <source>Collectors</source>
        <translation>Collecteurs</translation>
    </message>
    <message>
        <source>Go to &amp;Collectors</source>
        <translation>Aller aux collecteur&amp;s</translation>
    </message>
</context>
<context>
    <name>nb::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>Fichiers PEM (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>nb::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Apparence&#xa0;:</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Suivre le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Bytes:</source>
        <translation>&amp;Octets&#xa0;:</translation>
    </message>
    <message>
        <source>SI – 1 kB is 1,000 bytes</source>
        <translation>SI – 1 ko vaut 1000 octets</translation>
    </message>
    <message>
        <source>IEC – 1 KiB is 1,024 bytes</source>
        <translation>CEI – 1 Kio vaut 1024 octets</translation>
    </message>
    <message>
        <source>&amp;Times:</source>
        <translation>&amp;Heures&#xa0;:</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Heure locale</translation>
    </message>
</context>
<context>
    <name>nb::QuantityText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n octet</numerusform>
            <numerusform>%n octets</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 packets</source>
        <translation>%1 paquets</translation>
    </message>
    <message>
        <source>%1 flows</source>
        <translation>%1 flux</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 jours</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>the symbol of the unit byte, after a number alone and after a number with a prefix</extracomment>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1B</source>
        <translation>%1o</translation>
    </message>
</context>
<context>
    <name>nb::SavedFilters</name>
    <message>
        <source>Saved filter %1</source>
        <translation>Filtre enregistré %1</translation>
    </message>
    <message>
        <source>Save This Filter…</source>
        <translation>Enregistrer ce filtre…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Import from File…</source>
        <translation>Importer d’un fichier…</translation>
    </message>
    <message>
        <source>Export to File…</source>
        <translation>Exporter vers un fichier…</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Name of this filter:</source>
        <translation>Nom de ce filtre&#xa0;:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Enregistré sous «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” replaced.</source>
        <translation>«&#xa0;%1&#xa0;» remplacé.</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Nouveau nom&#xa0;:</translation>
    </message>
    <message>
        <source>There is a filter “%1” already.</source>
        <translation>Il existe déjà un filtre «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” deleted.</source>
        <translation>«&#xa0;%1&#xa0;» supprimé.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 n’a pas pu être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is too large to be a list of filters.</source>
        <translation>%1 est trop volumineux pour être une liste de filtres.</translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s) added.</source>
        <translation>
            <numerusform>%n filtre ajouté.</numerusform>
            <numerusform>%n filtres ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not understood, the first is line %1.</source>
        <translation>
            <numerusform>%n ligne non comprise, la ligne %1.</numerusform>
            <numerusform>%n lignes non comprises, la première est la ligne %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Filters saved in %1.</source>
        <translation>Filtres enregistrés dans %1.</translation>
    </message>
    <message>
        <source>Import Filters</source>
        <translation>Importer des filtres</translation>
    </message>
    <message>
        <source>Filters (*.nbfilters)</source>
        <translation>Filtres (*.nbfilters)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export Filters</source>
        <translation>Exporter les filtres</translation>
    </message>
</context>
<context>
    <name>nb::SourceDialog</name>
    <message>
        <source>Add a Source</source>
        <translation>Ajouter une source</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>&amp;Add and Start</source>
        <translation>&amp;Ajouter et démarrer</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>&amp;Utiliser ces réglages</translation>
    </message>
    <message>
        <source>NetFlow, IPFIX or sFlow over UDP</source>
        <translation>NetFlow, IPFIX ou sFlow sur UDP</translation>
    </message>
    <message>
        <source>IPFIX over TCP</source>
        <translation>IPFIX sur TCP</translation>
    </message>
    <message>
        <source>IPFIX over TLS (encrypted, both sides prove who they are)</source>
        <translation>IPFIX sur TLS (chiffré, les deux côtés prouvent leur identité)</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tout le monde</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>&amp;Protocole&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>A&amp;dresse&#xa0;:</translation>
    </message>
    <message>
        <source>0.0.0.0 is every IPv4 address of this computer, :: every IPv6 one.</source>
        <translation>0.0.0.0 désigne toutes les adresses IPv4 de cet ordinateur, :: toutes ses adresses IPv6.</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;ort&#xa0;:</translation>
    </message>
    <message>
        <source>The one the exporters send to. Usual are 2055 for NetFlow, 4739 for IPFIX and 6343 for sFlow; any port takes all of them over UDP.</source>
        <translation>Celui auquel les exportateurs envoient. D’usage, 2055 pour NetFlow, 4739 pour IPFIX et 6343 pour sFlow&#xa0;; en UDP, tout port les accepte tous.</translation>
    </message>
    <message>
        <source>Allowed &amp;senders:</source>
        <translation>&amp;Émetteurs autorisés&#xa0;:</translation>
    </message>
    <message>
        <source>Addresses or prefixes, for example 192.0.2.1, 10.0.0.0/8. Whoever else sends is counted and not read. Empty lets everybody in.</source>
        <translation>Adresses ou préfixes, par exemple 192.0.2.1, 10.0.0.0/8. Ce que d’autres envoient est compté et n’est pas lu. Vide, tout le monde est admis.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>Authority of the exporters</source>
        <translation>Autorité des exportateurs</translation>
    </message>
    <message>
        <source>any that the authority signed</source>
        <translation>tous ceux que l’autorité a signés</translation>
    </message>
    <message>
        <source>&amp;Certificate:</source>
        <translation>&amp;Certificat&#xa0;:</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>C&amp;lé privée&#xa0;:</translation>
    </message>
    <message>
        <source>PEM files of this collector. The key must not need a password, and nobody else should be able to read it.</source>
        <translation>Fichiers PEM de ce collecteur. La clé ne doit pas exiger de mot de passe, et personne d’autre ne devrait pouvoir la lire.</translation>
    </message>
    <message>
        <source>Exporters&apos; a&amp;uthority:</source>
        <translation>A&amp;utorité des exportateurs&#xa0;:</translation>
    </message>
    <message>
        <source>The certificate that signed those of the exporters, as a PEM file.</source>
        <translation>Le certificat qui a signé ceux des exportateurs, en fichier PEM.</translation>
    </message>
    <message>
        <source>Exporter &amp;names:</source>
        <translation>&amp;Noms des exportateurs&#xa0;:</translation>
    </message>
    <message>
        <source>Names that a certificate must bear, for example router1.example.com. Empty accepts each that the authority signed.</source>
        <translation>Noms qu’un certificat doit porter, par exemple router1.example.com. Vide, chaque certificat signé par l’autorité est accepté.</translation>
    </message>
    <message>
        <source>Type the address to listen on; 0.0.0.0 is every IPv4 address.</source>
        <translation>Saisissez l’adresse à écouter&#xa0;; 0.0.0.0 désigne toutes les adresses IPv4.</translation>
    </message>
    <message>
        <source>“%1” is not an address. Type one of this computer&apos;s, such as 192.0.2.10.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse. Saisissez-en une de cet ordinateur, comme 192.0.2.10.</translation>
    </message>
    <message>
        <source>“%1” is neither an address nor a prefix.</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni une adresse ni un préfixe.</translation>
    </message>
    <message>
        <source>Choose the certificate of this collector.</source>
        <translation>Choisissez le certificat de ce collecteur.</translation>
    </message>
    <message>
        <source>%1 holds no PEM certificate.</source>
        <translation>%1 ne contient pas de certificat PEM.</translation>
    </message>
    <message>
        <source>Choose the private key of this collector.</source>
        <translation>Choisissez la clé privée de ce collecteur.</translation>
    </message>
    <message>
        <source>%1 holds no PEM private key.</source>
        <translation>%1 ne contient pas de clé privée PEM.</translation>
    </message>
    <message>
        <source>Choose the certificate of the authority that signed the exporters&apos;.</source>
        <translation>Choisissez le certificat de l’autorité qui a signé ceux des exportateurs.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1 needs a password. Save the key without one, readable only by you.</source>
        <translation>%1 exige un mot de passe. Enregistrez la clé sans mot de passe, lisible par vous seul.</translation>
    </message>
</context>
<context>
    <name>nb::SourcesModel</name>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>arrêt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1, asked for %2</source>
        <translation>%1, demandé %2</translation>
    </message>
    <message>
        <source>%1, %2 refused</source>
        <translation>%1, %2 refusées</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tout le monde</translation>
    </message>
    <message>
        <source>The system granted a smaller receive buffer than was asked for. Bursts may be dropped before they are read. On Linux, raise it with: sudo sysctl -w net.core.rmem_max=%1</source>
        <translation>Le système a accordé un tampon de réception plus petit que demandé. Des rafales peuvent être perdues avant d’être lues. Sous Linux, augmentez-le avec&#xa0;: sudo sysctl -w net.core.rmem_max=%1</translation>
    </message>
    <message>
        <source>Datagrams or messages handed to us, of those that reached this socket</source>
        <translation>Datagrammes ou messages remis au programme, parmi ceux parvenus à cette prise</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nothing was dropped before decoding.</source>
        <translation>Rien n’a été rejeté avant le décodage.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Tampon</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Autorisés</translation>
    </message>
</context>
<context>
    <name>nb::TemplatesModel</name>
    <message>
        <source>Template %1</source>
        <translation>Modèle %1</translation>
    </message>
    <message numerus="yes">
        <source>options, %n field(s)</source>
        <translation>
            <numerusform>options, %n champ</numerusform>
            <numerusform>options, %n champs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n champ</numerusform>
            <numerusform>%n champs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (scope)</source>
        <translation>%1 (portée)</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>longueur variable</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n octet</numerusform>
            <numerusform>%n octets</numerusform>
        </translation>
    </message>
    <message>
        <source>Template or field</source>
        <translation>Modèle ou champ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Records or number</source>
        <translation>Enregistrements ou numéro</translation>
    </message>
    <message>
        <source>Defined (%1)</source>
        <translation>Défini (%1)</translation>
    </message>
    <message>
        <source>Refreshed (%1)</source>
        <translation>Rafraîchi (%1)</translation>
    </message>
</context>
<context>
    <name>nb::TimelineChart</name>
    <message>
        <source>What the timeline counts</source>
        <translation>Ce que compte la chronologie</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>Show flows of all times again (Esc)</source>
        <translation>Afficher de nouveau les flux de toute la période (Échap)</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Échelle log.</translation>
    </message>
    <message>
        <source>Each line is ten times the one below, so small traffic shows</source>
        <translation>Chaque ligne vaut dix fois la précédente, ce qui rend visible le petit trafic</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Heure locale</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>Zoom out to everything (0, or double-click)</source>
        <translation>Tout afficher (0 ou double-clic)</translation>
    </message>
    <message>
        <source>started</source>
        <translation>commencés</translation>
    </message>
    <message>
        <source>both directions</source>
        <translation>deux sens</translation>
    </message>
    <message>
        <source>to server</source>
        <translation>vers le serveur</translation>
    </message>
    <message>
        <source>to client</source>
        <translation>vers le client</translation>
    </message>
    <message>
        <source>Time limited</source>
        <translation>Période limitée</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 sélectionnés</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Time zone of all times shown, as in the preferences</source>
        <translation>Fuseau horaire de toutes les heures affichées, comme dans les préférences</translation>
    </message>
</context>
<context>
    <name>nb::TimelinePlot</name>
    <message>
        <source>unknown</source>
        <extracomment>a number of bytes or packets that nobody counted</extracomment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>No flows to show over time</source>
        <translation>Aucun flux à afficher dans le temps</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 à %2 %3</translation>
    </message>
    <message>
        <source>%1 flows started</source>
        <translation>%1 flux commencés</translation>
    </message>
    <message>
        <source>to server: %1 bytes, %2 packets</source>
        <translation>vers le serveur&#xa0;: %1 octets, %2 paquets</translation>
    </message>
    <message>
        <source>to client: %1 bytes, %2 packets</source>
        <translation>vers le client&#xa0;: %1 octets, %2 paquets</translation>
    </message>
    <message numerus="yes">
        <source>packets unknown in %n flow(s)</source>
        <translation>
            <numerusform>paquets inconnus dans %n flux</numerusform>
            <numerusform>paquets inconnus dans %n flux</numerusform>
        </translation>
    </message>
    <message>
        <source>No flows to show over time.</source>
        <translation>Aucun flux à afficher dans le temps.</translation>
    </message>
    <message>
        <source>%1 in all from %2 to %3 (%4), in steps of %5. Most: %6 at %7.</source>
        <translation>%1 en tout, de %2 à %3 (%4), par pas de %5. Maximum&#xa0;: %6 à %7.</translation>
    </message>
</context>
<context>
    <name>nb::TopTalkers</name>
    <message>
        <source>No flows yet.</source>
        <translation>Pas encore de flux.</translation>
    </message>
    <message>
        <source>Top talkers: who</source>
        <translation>Plus gros émetteurs&#xa0;: qui</translation>
    </message>
    <message>
        <source>Who is listed</source>
        <translation>Qui figure dans la liste</translation>
    </message>
    <message>
        <source>Top talkers: by what</source>
        <translation>Plus gros émetteurs&#xa0;: selon quoi</translation>
    </message>
    <message>
        <source>What the list is ordered by</source>
        <translation>Critère de classement de la liste</translation>
    </message>
    <message>
        <source>Top talkers</source>
        <translation>Plus gros émetteurs</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>Calcul des sommes…</translation>
    </message>
    <message>
        <source>The sums could not be made: %1</source>
        <translation>Les sommes n’ont pas pu être calculées&#xa0;: %1</translation>
    </message>
    <message>
        <source>No flows match.</source>
        <translation>Aucun flux ne correspond.</translation>
    </message>
    <message>
        <source>Apply as Filter</source>
        <translation>Appliquer comme filtre</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Not Selected</source>
        <translation>Tout sauf la sélection</translation>
    </message>
    <message>
        <source>… and Selected</source>
        <translation>… et la sélection</translation>
    </message>
    <message>
        <source>… and not Selected</source>
        <translation>… et pas la sélection</translation>
    </message>
    <message>
        <source>… or Selected</source>
        <translation>… ou la sélection</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>A flow counts for both its ends: shares add up to 200 %.</source>
        <translation>Un flux compte pour ses deux bouts&#xa0;: les parts totalisent 200&#xa0;%.</translation>
    </message>
</context>
<context>
    <name>nb::TopTalkersModel</name>
    <message>
        <source>unknown</source>
        <extracomment>a number of bytes or packets that nobody counted</extracomment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>type %1 code %2</source>
        <translation>type %1 code %2</translation>
    </message>
    <message>
        <source>Hosts (either side)</source>
        <translation>Hôtes (les deux côtés)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Server names</source>
        <translation>Noms de serveur</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Nom du serveur</translation>
    </message>
    <message>
        <source>Server ports</source>
        <translation>Ports de serveur</translation>
    </message>
    <message>
        <source>Server port</source>
        <translation>Port du serveur</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Protocols</source>
        <translation>Protocoles</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Client and server</source>
        <translation>Client et serveur</translation>
    </message>
    <message>
        <source>Client → server</source>
        <translation>Client → serveur</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Client → server segment</source>
        <translation>Segment client → serveur</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Other (%1 more)</source>
        <translation>Autres (%1 de plus)</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(aucun)</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 flows</source>
        <translation>%1 flux</translation>
    </message>
    <message>
        <source>to server: %1 bytes, %2 packets</source>
        <translation>vers le serveur&#xa0;: %1 octets, %2 paquets</translation>
    </message>
    <message>
        <source>to client: %1 bytes, %2 packets</source>
        <translation>vers le client&#xa0;: %1 octets, %2 paquets</translation>
    </message>
    <message>
        <source>Click to filter for it, Alt+click to leave it out, Ctrl+click to see it alone.</source>
        <translation>Cliquez pour filtrer dessus, Alt+clic pour l’exclure, Ctrl+clic pour ne voir que lui.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>What they have in all is not known: most of their flows have one of the listed hosts at the other end.</source>
        <translation>Leur total n’est pas connu&#xa0;: l’autre bout de la plupart de leurs flux est l’un des hôtes listés.</translation>
    </message>
    <message>
        <source>Part of all the traffic shown that this row had a part in. A flow counts for both of its ends, so the shares add up to about 200 %.</source>
        <translation>Part de tout le trafic affiché à laquelle cette ligne a pris part. Un flux compte pour ses deux bouts, donc les parts totalisent environ 200&#xa0;%.</translation>
    </message>
    <message>
        <source>Part of all the traffic shown that belongs to this row.</source>
        <translation>Part de tout le trafic affiché qui revient à cette ligne.</translation>
    </message>
</context>
<context>
    <name>nb::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>Déposez des fichiers ici</translation>
    </message>
    <message>
        <source>Captures (pcap, pcapng, also compressed), NetBehave daily files, day files, nfcapd files or flow CSV. Many at once, or whole folders.</source>
        <translation>Captures (pcap, pcapng, même compressées), fichiers quotidiens NetBehave, fichiers de jour, fichiers nfcapd ou flux en CSV. Plusieurs à la fois, ou des dossiers entiers.</translation>
    </message>
    <message>
        <source>&amp;Add Files…</source>
        <translation>&amp;Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>Explore a sample network</source>
        <translation>Explorer un réseau d’exemple</translation>
    </message>
    <message>
        <source>A day of a small retailer, made up for trying things out. Works offline; your own data stays apart.</source>
        <translation>Une journée d’un petit commerçant, inventée pour faire des essais. Fonctionne hors ligne; vos propres données restent à part.</translation>
    </message>
    <message>
        <source>&amp;Explore the Sample</source>
        <translation>&amp;Explorer l’exemple</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>A folder that NetBehave keeps flows in: yours, or one you were given.</source>
        <translation>Un dossier où NetBehave conserve des flux&#xa0;: le vôtre, ou un dossier reçu.</translation>
    </message>
    <message>
        <source>&amp;Open Workspace…</source>
        <translation>&amp;Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Espaces de travail récents</translation>
    </message>
    <message>
        <source>See what talks to what</source>
        <translation>Voyez qui parle à qui</translation>
    </message>
    <message>
        <source>Add network traffic that was recorded, and every flow in it can be searched, sorted and summed.</source>
        <translation>Ajoutez du trafic réseau enregistré, et chacun de ses flux pourra être recherché, trié et additionné.</translation>
    </message>
    <message>
        <source>Open recent workspace %1</source>
        <translation>Ouvrir l’espace de travail récent %1</translation>
    </message>
    <message>
        <source>Listen for flows</source>
        <translation>Écouter des flux</translation>
    </message>
    <message>
        <source>From routers, switches and probes that send NetFlow, IPFIX or sFlow.</source>
        <translation>De routeurs, de commutateurs et de sondes qui envoient NetFlow, IPFIX ou sFlow.</translation>
    </message>
    <message>
        <source>&amp;Listen…</source>
        <translation>Éc&amp;outer…</translation>
    </message>
</context>
<context>
    <name>nb::WorkspaceController</name>
    <message>
        <source>Adding %1</source>
        <translation>Ajout de %1</translation>
    </message>
</context>
</TS>
