<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>GraphPainter</name>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln hôte</numerusform>
            <numerusform>%Ln hôtes</numerusform>
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
    <name>nb::AccountDataStep</name>
    <message>
        <source>Account data</source>
        <translation>Données de compte</translation>
    </message>
    <message>
        <source>Which systems store, process or transmit card data? Flows cannot tell: what is in them is encrypted. Everything else follows from these answers, so say “none” only where somebody looked, and with what evidence.</source>
        <translation>Quels systèmes stockent, traitent ou transmettent des données de carte ? Les flux ne peuvent le dire : leur contenu est chiffré. Tout le reste découle de ces réponses ; ne dites « aucune » que là où quelqu’un a vérifié, et avec quelle preuve.</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systèmes</translation>
    </message>
    <message>
        <source>No system was seen. Add flows to the workspace first.</source>
        <translation>Aucun système n’a été vu. Ajoutez d’abord des flux à l’espace de travail.</translation>
    </message>
    <message>
        <source>&amp;Account Data…</source>
        <translation>&amp;Données de compte…</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Aucune</translation>
    </message>
    <message>
        <source>Not &amp;Known</source>
        <translation>&amp;Pas connu</translation>
    </message>
    <message>
        <source>&amp;Form and Evidence…</source>
        <translation>&amp;Forme et preuve…</translation>
    </message>
    <message>
        <source>&amp;Owner…</source>
        <translation>&amp;Responsable…</translation>
    </message>
    <message>
        <source>&amp;Import List…</source>
        <translation>&amp;Importer une liste…</translation>
    </message>
    <message>
        <source>Mark account data</source>
        <translation>Marquer des données de compte</translation>
    </message>
    <message>
        <source>Account Data</source>
        <translation>Données de compte</translation>
    </message>
    <message numerus="yes">
        <source>What do these %Ln system(s) do with card numbers or other account data?</source>
        <translation>
            <numerusform>Que fait ce système (%Ln) des numéros de carte ou d’autres données de compte ?</numerusform>
            <numerusform>Que font ces %Ln systèmes des numéros de carte ou d’autres données de compte ?</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>&amp;Stores it</source>
        <translation>Les &amp;stocke</translation>
    </message>
    <message>
        <source>&amp;Processes it</source>
        <translation>Les &amp;traite</translation>
    </message>
    <message>
        <source>&amp;Transmits it</source>
        <translation>Les t&amp;ransmet</translation>
    </message>
    <message>
        <source>Form and Evidence</source>
        <translation>Forme et preuve</translation>
    </message>
    <message>
        <source>Ciphertext without any key, and tokens that cannot be turned back, do not make a system part of the CDE. How do you know?</source>
        <translation>Du chiffré sans aucune clé, et des jetons irréversibles, ne font pas d’un système une partie du CDE. Comment le savez-vous ?</translation>
    </message>
    <message>
        <source>Account data is &amp;there as:</source>
        <translation>Les données y sont &amp;comme :</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>aucune preuve</translation>
    </message>
    <message>
        <source>&amp;Evidence:</source>
        <translation>&amp;Preuve :</translation>
    </message>
    <message>
        <source>Change form and evidence</source>
        <translation>Changer forme et preuve</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Who answers for these systems? An inventory names a person.</source>
        <translation>Qui répond de ces systèmes ? Un inventaire nomme une personne.</translation>
    </message>
    <message>
        <source>&amp;Owner:</source>
        <translation>&amp;Responsable :</translation>
    </message>
    <message>
        <source>Change the owner</source>
        <translation>Changer le responsable</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>Importer une liste</translation>
    </message>
    <message>
        <source>Import a List of Systems with Account Data</source>
        <translation>Importer une liste de systèmes à données de compte</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt)</source>
        <translation>Listes (*.csv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The list cannot be read: %1</source>
        <translation>La liste ne peut pas être lue : %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln system(s) marked.</source>
        <translation>
            <numerusform>%Ln système marqué.</numerusform>
            <numerusform>%Ln systèmes marqués.</numerusform>
        </translation>
    </message>
    <message>
        <source>No line begins with the address or name of a known system.</source>
        <translation>Aucune ligne ne commence par l’adresse ou le nom d’un système connu.</translation>
    </message>
    <message>
        <source>Flows with Account Data</source>
        <translation>Flux avec données de compte</translation>
    </message>
    <message>
        <source>No flow between systems that handle account data was seen. Mark the systems first.</source>
        <translation>Aucun flux entre systèmes traitant des données de compte n&apos;a été observé. Marquez d&apos;abord les systèmes.</translation>
    </message>
    <message>
        <source>&amp;Systems</source>
        <translation>&amp;Systèmes</translation>
    </message>
    <message>
        <source>Flo&amp;ws with Account Data (1.2.4)</source>
        <translation>Flu&amp;x avec données de compte (1.2.4)</translation>
    </message>
    <message>
        <source>&amp;Carries Account Data…</source>
        <translation>&amp;Contient des données de compte…</translation>
    </message>
    <message>
        <source>Carries &amp;No Account Data</source>
        <translation>&amp;Sans données de compte</translation>
    </message>
    <message>
        <source>Mark flows with account data</source>
        <translation>Marquer les flux avec données de compte</translation>
    </message>
    <message numerus="yes">
        <source>Of which payments, and what happens to them in these %Ln flow(s)? The data-flow diagram and the yearly confirmation of scope (12.5.2) name every channel and stage.</source>
        <translation>
            <numerusform>Quels paiements, et que deviennent-ils dans ce flux ? Le diagramme des flux de données et la confirmation annuelle du périmètre (12.5.2) nomment chaque canal et chaque étape.</numerusform>
            <numerusform>Quels paiements, et que deviennent-ils dans ces %Ln flux ? Le diagramme des flux de données et la confirmation annuelle du périmètre (12.5.2) nomment chaque canal et chaque étape.</numerusform>
        </translation>
    </message>
    <message>
        <source>They carry:</source>
        <translation>Ils contiennent :</translation>
    </message>
    <message>
        <source>account data</source>
        <translation>des données de compte</translation>
    </message>
    <message>
        <source>only tokens or truncated numbers</source>
        <translation>seulement des jetons ou des numéros tronqués</translation>
    </message>
    <message>
        <source>&amp;Channel:</source>
        <translation>&amp;Canal :</translation>
    </message>
    <message>
        <source>stores, web shop, telephone…</source>
        <translation>magasins, boutique en ligne, téléphone…</translation>
    </message>
</context>
<context>
    <name>nb::AddToSegmentDialog</name>
    <message>
        <source>Add to Segment</source>
        <translation>Ajouter au segment</translation>
    </message>
    <message>
        <source>%1 is in “%2” now.</source>
        <translation>%1 est maintenant dans « %2 ».</translation>
    </message>
    <message>
        <source>&amp;Segment:</source>
        <translation>&amp;Segment :</translation>
    </message>
    <message>
        <source>&amp;Addresses:</source>
        <translation>&amp;Adresses :</translation>
    </message>
    <message>
        <source>Choose a segment, or type the name of a new one.</source>
        <translation>Choisissez un segment, ou tapez le nom d’un nouveau.</translation>
    </message>
    <message>
        <source>Addresses are written like 10.0.0.7 or 10.0.0.0/24.</source>
        <translation>Les adresses s’écrivent comme 10.0.0.7 ou 10.0.0.0/24.</translation>
    </message>
    <message>
        <source>%1 is not among these addresses.</source>
        <translation>%1 ne fait pas partie de ces adresses.</translation>
    </message>
    <message>
        <source>A new segment “%1” is made. </source>
        <translation>Un nouveau segment « %1 » est créé. </translation>
    </message>
    <message>
        <source>Flows that come from now on get the segment; stored ones keep theirs until they are labelled again.</source>
        <translation>Les flux à venir reçoivent ce segment ; ceux déjà enregistrés gardent le leur jusqu’à un nouvel étiquetage.</translation>
    </message>
</context>
<context>
    <name>nb::AddressActions</name>
    <message>
        <source>This workspace is open read-only, so nothing can be changed in it.</source>
        <translation>Cet espace de travail est ouvert en lecture seule : rien ne peut y être modifié.</translation>
    </message>
    <message>
        <source>Not Changed</source>
        <translation>Rien n’a changé</translation>
    </message>
    <message>
        <source>That could not be kept in the workspace.</source>
        <translation>Cela n’a pas pu être conservé dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Give a Name</source>
        <translation>Donner un nom</translation>
    </message>
    <message>
        <source>Name of %1; empty takes yours away.
Flows that come from now on bear it. Stored ones get it when they are labelled again.</source>
        <translation>Nom de %1 ; vide, le vôtre est retiré.
Les flux à venir le portent. Ceux déjà enregistrés le reçoivent lors d’un nouvel étiquetage.</translation>
    </message>
    <message>
        <source>That is too long for a name.</source>
        <translation>C’est trop long pour un nom.</translation>
    </message>
    <message>
        <source>%1 has no name of yours any more.</source>
        <translation>%1 n’a plus de nom donné par vous.</translation>
    </message>
    <message>
        <source>%1 is called %2 now.</source>
        <translation>%1 s’appelle maintenant %2.</translation>
    </message>
    <message>
        <source>Name a Service</source>
        <translation>Nommer un service</translation>
    </message>
    <message>
        <source>What %1 is called at %2; empty takes your name away.
Flows that come from now on bear it. Stored ones get it when they are labelled again.</source>
        <translation>Nom de %1 chez %2 ; vide, le vôtre est retiré.
Les flux à venir le portent. Ceux déjà enregistrés le reçoivent lors d’un nouvel étiquetage.</translation>
    </message>
    <message>
        <source>%1 at %2 has no name of yours any more.</source>
        <translation>%1 chez %2 n’a plus de nom donné par vous.</translation>
    </message>
    <message>
        <source>%1 at %2 is called %3 now.</source>
        <translation>%1 chez %2 s’appelle maintenant %3.</translation>
    </message>
    <message>
        <source>%1 is in the segment %2 now.</source>
        <translation>%1 est maintenant dans le segment %2.</translation>
    </message>
</context>
<context>
    <name>nb::AddressLookup</name>
    <message>
        <source>Look Up %1</source>
        <translation>Renseignements sur %1</translation>
    </message>
    <message>
        <source>Names, the latest first:</source>
        <translation>Noms, les plus récents d’abord :</translation>
    </message>
    <message>
        <source>Address:</source>
        <translation>Adresse :</translation>
    </message>
    <message>
        <source>Segment:</source>
        <translation>Segment :</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>Propriétaire :</translation>
    </message>
    <message>
        <source>Organisation:</source>
        <translation>Organisation :</translation>
    </message>
    <message>
        <source>Block:</source>
        <translation>Bloc :</translation>
    </message>
    <message>
        <source>Known from:</source>
        <translation>Source :</translation>
    </message>
    <message>
        <source>Names of the address</source>
        <translation>Noms de l’adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Demandé par</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu en dernier</translation>
    </message>
    <message>
        <source>Ask the &amp;Resolver</source>
        <translation>Demander au &amp;résolveur</translation>
    </message>
    <message>
        <source>Ask the Re&amp;gistry</source>
        <translation>Demander au re&amp;gistre</translation>
    </message>
    <message>
        <source>Asks this computer’s name server what the address is called. The server, and for an external address its owner’s, learn that it was asked about.</source>
        <translation>Demande au serveur de noms de cet ordinateur comment s’appelle l’adresse. Ce serveur et, pour une adresse externe, celui de son propriétaire apprennent qu’on s’y intéresse.</translation>
    </message>
    <message>
        <source>No registry gives out this address: it is private or reserved.</source>
        <translation>Aucun registre n’attribue cette adresse : elle est privée ou réservée.</translation>
    </message>
    <message>
        <source>Lookups at the registries are off. The page Names and Owners turns them on.</source>
        <translation>Les recherches auprès des registres sont désactivées. La page Noms et propriétaires les active.</translation>
    </message>
    <message>
        <source>Sends the address to the registry that is responsible for it.</source>
        <translation>Envoie l’adresse au registre qui en est responsable.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere until you press a button.</source>
        <translation>Rien n’est envoyé nulle part tant que vous n’appuyez pas sur un bouton.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>AS%1</source>
        <translation>AS%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1, fetched %2, good until %3</source>
        <translation>%1, obtenu le %2, valable jusqu’au %3</translation>
    </message>
    <message>
        <source>an offline file</source>
        <translation>un fichier hors ligne</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>no name is known</source>
        <translation>aucun nom connu</translation>
    </message>
    <message>
        <source>Asking the resolver…</source>
        <translation>Question au résolveur…</translation>
    </message>
    <message>
        <source>The resolver knows no name for this address.</source>
        <translation>Le résolveur ne connaît pas de nom pour cette adresse.</translation>
    </message>
    <message>
        <source>The resolver says %1.</source>
        <translation>Le résolveur répond %1.</translation>
    </message>
    <message>
        <source>Asking the registry…</source>
        <translation>Question au registre…</translation>
    </message>
    <message>
        <source>The registry answered.</source>
        <translation>Le registre a répondu.</translation>
    </message>
    <message>
        <source>The registry could not be asked: %1</source>
        <translation>Le registre n’a pas pu être interrogé : %1</translation>
    </message>
</context>
<context>
    <name>nb::AddressMenu</name>
    <message>
        <source>Copy &amp;Address</source>
        <translation>Copier l’&amp;adresse</translation>
    </message>
    <message>
        <source>Open A&amp;sset</source>
        <translation>Ouvrir l’a&amp;ctif</translation>
    </message>
    <message>
        <source>&amp;Look Up…</source>
        <translation>&amp;Renseignements…</translation>
    </message>
    <message>
        <source>&amp;Give a Name…</source>
        <translation>&amp;Donner un nom…</translation>
    </message>
    <message>
        <source>Name Its Ser&amp;vice %1/%2…</source>
        <translation>Nommer son ser&amp;vice %1/%2…</translation>
    </message>
    <message>
        <source>Add to Segm&amp;ent…</source>
        <translation>Ajouter à un segm&amp;ent…</translation>
    </message>
</context>
<context>
    <name>nb::AlertHistory</name>
    <message>
        <source>History of alerts</source>
        <translation>Historique des alertes</translation>
    </message>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Afficher les &amp;flux</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Acquitter</translation>
    </message>
    <message>
        <source>Address, name, words…</source>
        <translation>Adresse, nom, mots…</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Chercher des alertes</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les genres</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Toutes les gravités</translation>
    </message>
    <message>
        <source>%1 and up</source>
        <translation>%1 et plus</translation>
    </message>
    <message>
        <source>&amp;Not acknowledged only</source>
        <translation>&amp;Non acquittées seulement</translation>
    </message>
    <message>
        <source>Acknowledge A&amp;ll</source>
        <translation>&amp;Tout acquitter</translation>
    </message>
    <message>
        <source>No alert is like that. Choose others above to see all %1.</source>
        <translation>Aucune alerte ne correspond. Changez le choix ci-dessus pour voir les %1.</translation>
    </message>
    <message>
        <source>Nothing has happened yet that a condition asks for. Alerts are raised while flows are collected; an import adds one entry for each condition.</source>
        <translation>Rien de ce que demandent les conditions ne s’est encore produit. Les alertes naissent pendant la collecte des flux ; une importation ajoute une entrée par condition.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alerte</numerusform>
            <numerusform>%Ln alertes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 alerts</source>
        <translation>%1 de %2 alertes</translation>
    </message>
    <message>
        <source>older ones are not shown</source>
        <translation>les plus anciennes ne sont pas affichées</translation>
    </message>
    <message>
        <source>The flows behind the alert</source>
        <translation>Les flux derrière l’alerte</translation>
    </message>
    <message>
        <source>Choose an alert that is about flows.</source>
        <translation>Choisissez une alerte qui concerne des flux.</translation>
    </message>
    <message>
        <source>Marks what is selected as looked at</source>
        <translation>Marque la sélection comme vue</translation>
    </message>
    <message>
        <source>Choose alerts that nobody has acknowledged.</source>
        <translation>Choisissez des alertes que personne n’a acquittées.</translation>
    </message>
    <message>
        <source>Marks every alert as looked at, also those that are not shown</source>
        <translation>Marque toutes les alertes comme vues, même celles qui ne sont pas affichées</translation>
    </message>
</context>
<context>
    <name>nb::AlertSettings</name>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>This workspace is open read-only, perhaps since a collector holds it: conditions and channels can be changed by the program that has it open for writing.</source>
        <translation>Cet espace de travail est ouvert en lecture seule, peut-être parce qu’un collecteur le tient : les conditions et les canaux se changent dans le programme qui l’a ouvert en écriture.</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>L’enregistrement a échoué : %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>« %1 » a été supprimé.</translation>
    </message>
    <message>
        <source>Sending a test over “%1”…</source>
        <translation>Envoi d’un essai par « %1 »…</translation>
    </message>
    <message>
        <source>The test over “%1” was sent. Look whether it arrived.</source>
        <translation>L’essai par « %1 » est parti. Vérifiez qu’il est arrivé.</translation>
    </message>
    <message>
        <source>The test over “%1” could not be sent: %2</source>
        <translation>L’essai par « %1 » n’a pas pu être envoyé : %2</translation>
    </message>
    <message>
        <source>Choose a condition above.</source>
        <translation>Choisissez une condition ci-dessus.</translation>
    </message>
    <message>
        <source>Choose a channel above.</source>
        <translation>Choisissez un canal ci-dessus.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Add &amp;Condition…</source>
        <translation>Ajouter une &amp;condition…</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Chan&amp;ger…</translation>
    </message>
    <message>
        <source>Change the condition</source>
        <translation>Changer la condition</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>Supprimer la condition</translation>
    </message>
    <message>
        <source>“%1” is on.</source>
        <translation>« %1 » est en marche.</translation>
    </message>
    <message>
        <source>“%1” is off.</source>
        <translation>« %1 » est arrêté.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Add C&amp;hannel</source>
        <translation>Ajouter un c&amp;anal</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Cha&amp;nge…</source>
        <translation>Cha&amp;nger…</translation>
    </message>
    <message>
        <source>Change the channel</source>
        <translation>Changer le canal</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Su&amp;pprimer</translation>
    </message>
    <message>
        <source>Remove the channel</source>
        <translation>Supprimer le canal</translation>
    </message>
    <message>
        <source>Send a &amp;Test</source>
        <translation>Envoyer un &amp;essai</translation>
    </message>
    <message>
        <source>Alerts are kept in the history and sent nowhere. Add a channel to be told.</source>
        <translation>Les alertes sont gardées dans l’historique et ne sont envoyées nulle part. Ajoutez un canal pour être averti.</translation>
    </message>
    <message>
        <source>What is worth telling. The check box switches a condition on and off.</source>
        <translation>Ce qui mérite d’être signalé. La case met une condition en marche ou à l’arrêt.</translation>
    </message>
    <message>
        <source>Where it is sent, besides the history. What cannot be sent waits and is tried again.</source>
        <translation>Où c’est envoyé, en plus de l’historique. Ce qui ne peut pas partir attend et sera renvoyé.</translation>
    </message>
</context>
<context>
    <name>nb::AlertWords</name>
    <message>
        <source>New asset</source>
        <translation>Nouvel actif</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>Nouveau service</translation>
    </message>
    <message>
        <source>MAC address changed</source>
        <translation>Adresse MAC changée</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Flow matches</source>
        <translation>Flux correspondant</translation>
    </message>
    <message>
        <source>No rule matches</source>
        <translation>Aucune règle ne correspond</translation>
    </message>
    <message>
        <source>Silent exporter</source>
        <translation>Exportateur muet</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Pivot</source>
        <translation>Pivot</translation>
    </message>
    <message>
        <source>An address of your networks that was never seen sends or answers something.</source>
        <translation>Une adresse de vos réseaux jamais vue envoie ou répond.</translation>
    </message>
    <message>
        <source>An asset known before answers on a port it never answered on.</source>
        <translation>Un actif connu répond sur un port où il n’avait jamais répondu.</translation>
    </message>
    <message>
        <source>An asset&apos;s own network card is another one.</source>
        <translation>La carte réseau d’un actif n’est plus la même.</translation>
    </message>
    <message>
        <source>Two segments talk that never did; attempts nobody answered do not count.</source>
        <translation>Deux segments se parlent pour la première fois ; les tentatives sans réponse ne comptent pas.</translation>
    </message>
    <message>
        <source>A flow matches the expression, for example rule = &quot;Guest to servers&quot;.</source>
        <translation>Un flux correspond à l’expression, par exemple rule = &quot;Invités vers serveurs&quot;.</translation>
    </message>
    <message>
        <source>A flow that no rule matches, of those that match the expression.</source>
        <translation>Un flux auquel aucune règle ne correspond, parmi ceux de l’expression.</translation>
    </message>
    <message>
        <source>An exporter that sent before sends nothing for this long.</source>
        <translation>Un exportateur qui envoyait n’envoie plus rien depuis ce temps.</translation>
    </message>
    <message>
        <source>More than so many bytes within this time, of flows that match the expression.</source>
        <translation>Plus d’octets que cela dans ce temps, parmi les flux de l’expression.</translation>
    </message>
    <message>
        <source>Somebody gets into a host and goes on from there to another one. It is looked for while flows are collected.</source>
        <translation>Quelqu’un entre dans un hôte et va de là vers un autre. La recherche se fait pendant la collecte.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>address and name</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New service on %1: %2</source>
        <translation>Nouveau service sur %1 : %2</translation>
    </message>
    <message>
        <source>Network card of %1 changed from %2 to %3</source>
        <translation>La carte réseau de %1 est passée de %2 à %3</translation>
    </message>
    <message>
        <source>New address on the network: %1</source>
        <translation>Nouvelle adresse sur le réseau : %1</translation>
    </message>
    <message>
        <source>, network card %1</source>
        <translation>, carte réseau %1</translation>
    </message>
    <message>
        <source>, in %1</source>
        <translation>, dans %1</translation>
    </message>
    <message>
        <source>Pivot: %1 (%2), score %3</source>
        <translation>Pivot : %1 (%2), note %3</translation>
    </message>
    <message>
        <source>, in touch with %1</source>
        <translation>, en contact avec %1</translation>
    </message>
    <message>
        <source>Exporter %1 is silent since %2</source>
        <translation>L’exportateur %1 est muet depuis %2</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <comment>client, server, port</comment>
        <translation>%1 vers %2, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>condition and what happened</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>New conversation from %1 to %2: %3</source>
        <translation>Nouvelle conversation de %1 à %2 : %3</translation>
    </message>
    <message>
        <source>%1: %2 within %3</source>
        <translation>%1 : %2 en %3</translation>
    </message>
    <message>
        <source>%1: %2 within %3, %4</source>
        <translation>%1 : %2 en %3, %4</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Élevée</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Syslog</source>
        <translation>Syslog</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Desktop notification</source>
        <translation>Notification du bureau</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln heure</numerusform>
            <numerusform>%Ln heures</numerusform>
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
            <numerusform>%Ln seconde</numerusform>
            <numerusform>%Ln secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (and %Ln more)</source>
        <translation>
            <numerusform> (et %Ln autre)</numerusform>
            <numerusform> (et %Ln autres)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>NetBehave: %Ln alert(s)</source>
        <translation>
            <numerusform>NetBehave : %Ln alerte</numerusform>
            <numerusform>NetBehave : %Ln alertes</numerusform>
        </translation>
    </message>
    <message>
        <source>NetBehave: %1</source>
        <translation>NetBehave : %1</translation>
    </message>
</context>
<context>
    <name>nb::AlertsModel</name>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>First %1, last %2 %3</source>
        <translation>Première %1, dernière %2 %3</translation>
    </message>
    <message>
        <source>Told by an import: it stands for all of them and was not sent anywhere.</source>
        <translation>Signalée par une importation : elle les représente toutes et n’a été envoyée nulle part.</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>What Happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acquittée</translation>
    </message>
    <message>
        <source>How often the same happened before somebody acknowledged it</source>
        <translation>Combien de fois la même chose s’est produite avant d’être acquittée</translation>
    </message>
</context>
<context>
    <name>nb::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historique</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Réglages</translation>
    </message>
    <message>
        <source>The settings could not be read: %1</source>
        <translation>Les réglages n’ont pas pu être lus : %1</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>The alerts could not be read: %1</source>
        <translation>Les alertes n’ont pas pu être lues : %1</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledged %Ln alert(s).</source>
        <translation>
            <numerusform>%Ln alerte acquittée.</numerusform>
            <numerusform>%Ln alertes acquittées.</numerusform>
        </translation>
    </message>
    <message>
        <source>They could not be acknowledged: %1</source>
        <translation>Elles n’ont pas pu être acquittées : %1</translation>
    </message>
    <message>
        <source>This alert is not about flows that can be shown.</source>
        <translation>Cette alerte ne concerne pas des flux qui puissent être affichés.</translation>
    </message>
</context>
<context>
    <name>nb::AssetColumnsDialog</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Vu la première fois</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu la dernière fois</translation>
    </message>
    <message>
        <source>Services it provides</source>
        <translation>Services fournis</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Système d’exploitation</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>&amp;Owners, roles and notes take the place of what was said before</source>
        <translation>Propriétaires, rôles et n&amp;otes remplacent ce qui avait été dit</translation>
    </message>
    <message>
        <source>Import Assets</source>
        <translation>Importer des actifs</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>What column %1 holds</source>
        <translation>Ce que contient la colonne %1</translation>
    </message>
    <message>
        <source>– not used –</source>
        <translation>– non utilisée –</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Les premières lignes du fichier</translation>
    </message>
    <message>
        <source>What do the columns of %1 hold? Below them are the first rows of the file. The choice is kept for files with the same columns.</source>
        <translation>Que contiennent les colonnes de %1 ? Dessous se trouvent les premières lignes du fichier. Le choix est retenu pour les fichiers qui ont les mêmes colonnes.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Choose the column that holds the addresses.</source>
        <translation>Choisissez la colonne qui contient les adresses.</translation>
    </message>
    <message>
        <source>“%1” is chosen for several columns; choose one of them.</source>
        <translation>« %1 » est choisi pour plusieurs colonnes ; choisissez-en une.</translation>
    </message>
    <message>
        <source>All rows shown have an address.</source>
        <translation>Toutes les lignes affichées ont une adresse.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the rows shown has no address in that column and would be left out.</source>
        <translation>
            <numerusform>%Ln des lignes affichées n’a pas d’adresse dans cette colonne et serait omise.</numerusform>
            <numerusform>%Ln des lignes affichées n’ont pas d’adresse dans cette colonne et seraient omises.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::AssetDetails</name>
    <message>
        <source>Choose an asset to see all that is known of it.</source>
        <translation>Choisissez un actif pour voir tout ce qui en est connu.</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Afficher les &amp;flux</translation>
    </message>
    <message>
        <source>The flows of this address</source>
        <translation>Les flux de cette adresse</translation>
    </message>
    <message>
        <source>What was observed</source>
        <translation>Ce qui a été observé</translation>
    </message>
    <message>
        <source>What you say about it</source>
        <translation>Ce que vous en dites</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observé</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Aperçu</translation>
    </message>
    <message>
        <source>Ser&amp;vices</source>
        <translation>Ser&amp;vices</translation>
    </message>
    <message>
        <source>&amp;Peers</source>
        <translation>&amp;Pairs</translation>
    </message>
    <message>
        <source>Services of the asset</source>
        <translation>Services de l’actif</translation>
    </message>
    <message>
        <source>Show &amp;Flows of the Service</source>
        <translation>Afficher les &amp;flux du service</translation>
    </message>
    <message>
        <source>Peers of the asset</source>
        <translation>Pairs de l’actif</translation>
    </message>
    <message>
        <source>Show &amp;Flows Between Them</source>
        <translation>Afficher les &amp;flux entre eux</translation>
    </message>
    <message>
        <source>owner: %1</source>
        <translation>responsable : %1</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>or</source>
        <translation>ou</translation>
    </message>
    <message>
        <source>%1, confidence %2</source>
        <translation>%1, confiance %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source> (imported)</source>
        <translation> (importé)</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>of these not answered: %1</source>
        <translation>dont sans réponse : %1</translation>
    </message>
    <message>
        <source>Talks to</source>
        <translation>Parle à</translation>
    </message>
    <message>
        <source>about %1 clients, about %2 servers</source>
        <translation>environ %1 clients, environ %2 serveurs</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé de côté</translation>
    </message>
    <message>
        <source>%1 sightings beyond what is kept</source>
        <translation>%1 observations au-delà de ce qui est gardé</translation>
    </message>
    <message>
        <source>There are no flows in this workspace yet.</source>
        <translation>Il n’y a pas encore de flux dans cet espace de travail.</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>Addition en cours…</translation>
    </message>
    <message>
        <source>The peers could not be added up: %1</source>
        <translation>Les pairs n’ont pas pu être additionnés : %1</translation>
    </message>
    <message>
        <source>No stored flow has this address.</source>
        <translation>Aucun flux enregistré n’a cette adresse.</translation>
    </message>
    <message>
        <source>The %1 with the most bytes.</source>
        <translation>Les %1 ayant le plus d’octets.</translation>
    </message>
</context>
<context>
    <name>nb::AssetEdit</name>
    <message>
        <source>who answers for it</source>
        <translation>qui en répond</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>séparées par des virgules</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom :</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>&amp;Rôle :</translation>
    </message>
    <message>
        <source>O&amp;wner:</source>
        <translation>Res&amp;ponsable :</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>É&amp;tiquettes :</translation>
    </message>
    <message>
        <source>N&amp;otes:</source>
        <translation>N&amp;otes :</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Undo Changes</source>
        <translation>Ann&amp;uler les changements</translation>
    </message>
    <message>
        <source>&amp;Back to Observed</source>
        <translation>Reve&amp;nir à l’observé</translation>
    </message>
    <message>
        <source>Forgets what was said of name and role, so that what was observed shows again. Owner, tags and notes stay.</source>
        <translation>Oublie ce qui a été dit du nom et du rôle, pour que l’observé réapparaisse. Responsable, étiquettes et notes restent.</translation>
    </message>
    <message>
        <source>none observed</source>
        <translation>aucun observé</translation>
    </message>
    <message>
        <source>observed: %1</source>
        <translation>observé : %1</translation>
    </message>
    <message>
        <source>as observed: unknown</source>
        <translation>comme observé : inconnu</translation>
    </message>
    <message>
        <source>as observed: %1</source>
        <translation>comme observé : %1</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été changé.</translation>
    </message>
</context>
<context>
    <name>nb::AssetFileImport</name>
    <message>
        <source>%1 was not imported: %2.</source>
        <translation>%1 n’a pas été importé : %2.</translation>
    </message>
    <message>
        <source>%1: not imported.</source>
        <translation>%1 : non importé.</translation>
    </message>
</context>
<context>
    <name>nb::AssetPeersModel</name>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Interrogé</translation>
    </message>
    <message>
        <source>Asked By</source>
        <translation>Interrogé par</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Les deux directions</translation>
    </message>
    <message>
        <source>Flows that the peer answered</source>
        <translation>Flux auxquels le pair a répondu</translation>
    </message>
    <message>
        <source>Flows that the peer began</source>
        <translation>Flux que le pair a commencés</translation>
    </message>
</context>
<context>
    <name>nb::AssetServicesModel</name>
    <message>
        <source>uses</source>
        <translation>utilise</translation>
    </message>
    <message>
        <source>provides</source>
        <translation>fournit</translation>
    </message>
    <message>
        <source>never seen, from an import</source>
        <translation>jamais vu, d’une importation</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Côté</translation>
    </message>
    <message>
        <source>When each was first and last seen; all bars have this axis</source>
        <translation>Quand chacun a été vu la première et la dernière fois ; toutes les barres ont cet axe</translation>
    </message>
</context>
<context>
    <name>nb::AssetWords</name>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Domain controller</source>
        <translation>Contrôleur de domaine</translation>
    </message>
    <message>
        <source>DHCP server</source>
        <translation>Serveur DHCP</translation>
    </message>
    <message>
        <source>DNS server</source>
        <translation>Serveur DNS</translation>
    </message>
    <message>
        <source>Time server</source>
        <translation>Serveur de temps</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Serveur de courriel</translation>
    </message>
    <message>
        <source>Database server</source>
        <translation>Serveur de bases de données</translation>
    </message>
    <message>
        <source>File server</source>
        <translation>Serveur de fichiers</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Hypervisor</source>
        <translation>Hyperviseur</translation>
    </message>
    <message>
        <source>Backup server</source>
        <translation>Serveur de sauvegarde</translation>
    </message>
    <message>
        <source>Log server</source>
        <translation>Serveur de journaux</translation>
    </message>
    <message>
        <source>VPN gateway</source>
        <translation>Passerelle VPN</translation>
    </message>
    <message>
        <source>Proxy server</source>
        <translation>Serveur mandataire</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Serveur web</translation>
    </message>
    <message>
        <source>Jump host</source>
        <translation>Hôte de rebond</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Balayeur</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Surveillance</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>fixé à la main</translation>
    </message>
    <message>
        <source>answers on %1</source>
        <translation>répond sur %1</translation>
    </message>
    <message numerus="yes">
        <source>asks about %Ln host(s) on %1</source>
        <translation>
            <numerusform>interroge environ %Ln hôte sur %1</numerusform>
            <numerusform>interroge environ %Ln hôtes sur %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln address(es) or port(s) did not answer it</source>
        <translation>
            <numerusform>environ %Ln adresse ou port ne lui a pas répondu</numerusform>
            <numerusform>environ %Ln adresses ou ports ne lui ont pas répondu</numerusform>
        </translation>
    </message>
    <message>
        <source>its network card carries traffic of other addresses</source>
        <translation>sa carte réseau porte le trafic d’autres adresses</translation>
    </message>
    <message numerus="yes">
        <source>answers on %1 and administers about %Ln host(s)</source>
        <translation>
            <numerusform>répond sur %1 et administre environ %Ln hôte</numerusform>
            <numerusform>répond sur %1 et administre environ %Ln hôtes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asks about %Ln server(s) and answers nobody</source>
        <translation>
            <numerusform>interroge environ %Ln serveur et ne répond à personne</numerusform>
            <numerusform>interroge environ %Ln serveurs et ne répond à personne</numerusform>
        </translation>
    </message>
    <message>
        <source>low</source>
        <comment>confidence</comment>
        <translation>faible</translation>
    </message>
    <message>
        <source>medium</source>
        <comment>confidence</comment>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>high</source>
        <comment>confidence</comment>
        <translation>élevée</translation>
    </message>
    <message>
        <source>stated</source>
        <comment>confidence</comment>
        <translation>déclaré</translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln actif</numerusform>
            <numerusform>%Ln actifs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 nouveaux</translation>
    </message>
    <message>
        <source>owners, roles or notes of %1 taken over</source>
        <translation>responsables, rôles ou notes de %1 repris</translation>
    </message>
    <message>
        <source>what was said before stays for %1</source>
        <translation>ce qui avait été dit reste pour %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) could not be used</source>
        <translation>
            <numerusform>%Ln enregistrement inutilisable</numerusform>
            <numerusform>%Ln enregistrements inutilisables</numerusform>
        </translation>
    </message>
    <message>
        <source>the file ends early</source>
        <translation>le fichier s’arrête trop tôt</translation>
    </message>
    <message>
        <source>a router&apos;s on the way</source>
        <translation>celle d’un routeur en chemin</translation>
    </message>
    <message>
        <source>its own, and it forwards for others</source>
        <translation>la sienne, et il relaie pour d’autres</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1 : %2.</translation>
    </message>
</context>
<context>
    <name>nb::AssetsModel</name>
    <message>
        <source>%1, said by a person</source>
        <translation>%1, dit par une personne</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>role and confidence</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Said by a person</source>
        <translation>Dit par une personne</translation>
    </message>
    <message>
        <source>Known from an import or a person only</source>
        <translation>Connu seulement par une importation ou une personne</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Provides</source>
        <translation>Fournit</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Utilise</translation>
    </message>
    <message>
        <source>First Seen</source>
        <translation>Vu d’abord</translation>
    </message>
    <message>
        <source>Last Seen</source>
        <translation>Vu en dernier</translation>
    </message>
    <message>
        <source>In italics where a person said it</source>
        <translation>En italique quand une personne l’a dit</translation>
    </message>
    <message>
        <source>What it is for, and how sure that is; the reason is in the tool tip of the cell</source>
        <translation>À quoi il sert, et avec quelle certitude ; la raison est dans l’infobulle de la cellule</translation>
    </message>
    <message>
        <source>Its own network card, the latest seen</source>
        <translation>Sa propre carte réseau, la dernière vue</translation>
    </message>
    <message>
        <source>Services it answers on</source>
        <translation>Services sur lesquels il répond</translation>
    </message>
    <message>
        <source>Services it was answered on</source>
        <translation>Services qui lui ont répondu</translation>
    </message>
</context>
<context>
    <name>nb::AssetsPage</name>
    <message>
        <source>It could not be saved: %1</source>
        <translation>L’enregistrement a échoué : %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln asset(s) with all that was observed, imported and said? They come back when new flows tell of them.</source>
        <translation>
            <numerusform>Oublier %Ln actif avec tout ce qui a été observé, importé et dit ? Il revient quand de nouveaux flux en parlent.</numerusform>
            <numerusform>Oublier %Ln actifs avec tout ce qui a été observé, importé et dit ? Ils reviennent quand de nouveaux flux en parlent.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>It could not be forgotten: %1</source>
        <translation>L’oubli a échoué : %1</translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln file(s)…</source>
        <translation>
            <numerusform>Lecture de %Ln fichier…</numerusform>
            <numerusform>Lecture de %Ln fichiers…</numerusform>
        </translation>
    </message>
    <message>
        <source>Import Assets</source>
        <translation>Importer des actifs</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Export Assets as JSON</source>
        <translation>Exporter les actifs en JSON</translation>
    </message>
    <message>
        <source>Export Assets as CSV</source>
        <translation>Exporter les actifs en CSV</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %1 assets to %2.</source>
        <translation>
            <numerusform>%1 actif écrit dans %2.</numerusform>
            <numerusform>%1 actifs écrits dans %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être écrit : %2</translation>
    </message>
    <message>
        <source>Drop to add these files to the inventory.</source>
        <translation>Déposez pour ajouter ces fichiers à l’inventaire.</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>Address, prefix, name, MAC, vendor, tag…</source>
        <translation>Adresse, préfixe, nom, MAC, fabricant, étiquette…</translation>
    </message>
    <message>
        <source>Search assets</source>
        <translation>Chercher des actifs</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Import assets</source>
        <translation>Importer des actifs</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>Export assets</source>
        <translation>Exporter des actifs</translation>
    </message>
    <message>
        <source>As &amp;CSV…</source>
        <translation>En &amp;CSV…</translation>
    </message>
    <message>
        <source>As &amp;JSON…</source>
        <translation>En &amp;JSON…</translation>
    </message>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Afficher les &amp;flux</translation>
    </message>
    <message>
        <source>Forge&amp;t…</source>
        <translation>Ou&amp;blier…</translation>
    </message>
    <message>
        <source>Import an inventory…</source>
        <translation>Importer un inventaire…</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln actif</numerusform>
            <numerusform>%Ln actifs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 assets</source>
        <translation>%1 de %2 actifs</translation>
    </message>
    <message>
        <source>This workspace is open read-only, so files cannot be added to it.</source>
        <translation>Cet espace de travail est ouvert en lecture seule ; on ne peut pas y ajouter de fichiers.</translation>
    </message>
    <message>
        <source>NetBehave&apos;s asset.db, CSV of a CMDB, Nmap XML or IPAM lines; told apart by content. Files may be dropped here too.</source>
        <translation>asset.db de NetBehave, CSV d’une CMDB, XML de Nmap ou lignes d’IPAM ; reconnus à leur contenu. Les fichiers peuvent aussi être déposés ici.</translation>
    </message>
    <message>
        <source>The assets that are shown, with all that is known</source>
        <translation>Les actifs affichés, avec tout ce qui en est connu</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Il n’y a rien à exporter.</translation>
    </message>
    <message>
        <source>No asset matches the search. Clear it to see all %1.</source>
        <translation>Aucun actif ne correspond à la recherche. Effacez-la pour voir les %1.</translation>
    </message>
    <message>
        <source>No assets are known yet. An address of your networks becomes one as soon as it sends or answers something in flows that are added or collected.
An inventory can be dropped here: asset.db, CSV, Nmap XML.</source>
        <translation>Aucun actif n’est encore connu. Une adresse de vos réseaux en devient un dès qu’elle envoie ou répond dans des flux ajoutés ou collectés.
Un inventaire peut être déposé ici : asset.db, CSV, XML de Nmap.</translation>
    </message>
    <message>
        <source>%1 is not in the inventory: it is not an address of your networks.</source>
        <translation>%1 n’est pas dans l’inventaire : ce n’est pas une adresse de vos réseaux.</translation>
    </message>
</context>
<context>
    <name>nb::BorderStep</name>
    <message>
        <source>Flows at the CDE&apos;s border</source>
        <translation>Flux à la frontière du CDE</translation>
    </message>
    <message>
        <source>Which of the observed flows into and out of the CDE are needed, and why? Each one that stays needs a business justification (1.2.5); rejected ones are in no rule. Select many and decide at once.</source>
        <translation>Lesquels des flux observés vers et depuis le CDE sont nécessaires, et pourquoi ? Chacun qui reste exige une justification d’affaires (1.2.5) ; les rejetés ne sont dans aucune règle. Sélectionnez-en plusieurs et décidez d’un coup.</translation>
    </message>
    <message>
        <source>Share of flows that are decided</source>
        <translation>Part des flux décidés</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>No flow crosses the border of the CDE. Mark the systems with account data in step 3.</source>
        <translation>Aucun flux ne traverse la frontière du CDE. Marquez les systèmes à données de compte à l’étape 3.</translation>
    </message>
    <message>
        <source>Insecure services</source>
        <translation>Services non sûrs</translation>
    </message>
    <message>
        <source>No insecure service crosses the border.</source>
        <translation>Aucun service non sûr ne traverse la frontière.</translation>
    </message>
    <message>
        <source>&amp;Flows</source>
        <translation>&amp;Flux</translation>
    </message>
    <message>
        <source>&amp;Insecure Services (1.2.6)</source>
        <translation>Services non &amp;sûrs (1.2.6)</translation>
    </message>
    <message>
        <source>&amp;Accept…</source>
        <translation>&amp;Accepter…</translation>
    </message>
    <message>
        <source>&amp;Reject…</source>
        <translation>&amp;Rejeter…</translation>
    </message>
    <message>
        <source>&amp;Temporary…</source>
        <translation>&amp;Temporaire…</translation>
    </message>
    <message>
        <source>&amp;Exception…</source>
        <translation>&amp;Exception…</translation>
    </message>
    <message>
        <source>&amp;Open Again</source>
        <translation>&amp;Rouvrir</translation>
    </message>
    <message>
        <source>%1 of %2 flows are decided</source>
        <translation>%1 flux sur %2 sont décidés</translation>
    </message>
    <message>
        <source>Decide about flows</source>
        <translation>Décider des flux</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln flow(s).</source>
        <translation>
            <numerusform>Pour %Ln flux.</numerusform>
            <numerusform>Pour %Ln flux.</numerusform>
        </translation>
    </message>
    <message>
        <source>An exception is for a system that only receives and brings no risk back; the analysis is kept for the assessor.</source>
        <translation>Une exception vaut pour un système qui ne fait que recevoir et ne ramène aucun risque ; l’analyse est gardée pour l’évaluateur.</translation>
    </message>
    <message>
        <source>Decide: %1</source>
        <translation>Décider : %1</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>&amp;Justification:</source>
        <translation>&amp;Justification :</translation>
    </message>
    <message>
        <source>the business outcome, not the system</source>
        <translation>le résultat d’affaires, pas le système</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>pas connu</translation>
    </message>
    <message>
        <source>Carries account &amp;data:</source>
        <translation>Transporte des &amp;données de compte :</translation>
    </message>
    <message>
        <source>&amp;Evidence:</source>
        <translation>&amp;Preuve :</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Jusqu’au</translation>
    </message>
    <message>
        <source>An exception needs a reason.</source>
        <translation>Une exception exige une raison.</translation>
    </message>
    <message>
        <source>A temporary permission needs a date.</source>
        <translation>Une permission temporaire exige une date.</translation>
    </message>
    <message>
        <source>Security &amp;feature:</source>
        <translation>Mesure de &amp;sécurité :</translation>
    </message>
    <message>
        <source>what makes an insecure service safe</source>
        <translation>ce qui rend sûr un service non sûr</translation>
    </message>
    <message>
        <source>What carries account data is no exception.</source>
        <translation>Ce qui porte des données de compte n’est pas une exception.</translation>
    </message>
    <message>
        <source>Refused or never answered</source>
        <translation>Refusés ou jamais répondus</translation>
    </message>
    <message>
        <source>No refused or unanswered flow was seen at the border. That proves nothing: nobody may have tried, or no exporter looked.</source>
        <translation>Aucun flux refusé ou sans réponse n’a été vu à la frontière. Cela ne prouve rien : peut-être personne n’a essayé, ou aucun exportateur ne regardait.</translation>
    </message>
    <message>
        <source>Ref&amp;used or Unanswered</source>
        <translation>Ref&amp;usés ou sans réponse</translation>
    </message>
</context>
<context>
    <name>nb::BudgetCurve</name>
    <message>
        <source>Rules against over-permission</source>
        <translation>Règles et permission excédentaire</translation>
    </message>
    <message>
        <source>Fewer rules permit more that was never seen: click a point to take its budget</source>
        <translation>Moins de règles permettent plus de jamais vu : cliquez un point pour prendre son budget</translation>
    </message>
    <message>
        <source>Over-permission, %</source>
        <translation>Permission excédentaire, %</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>%1 rules, %2 % over-permission</source>
        <translation>%1 règles, %2 % de permission excédentaire</translation>
    </message>
</context>
<context>
    <name>nb::ChannelDialog</name>
    <message>
        <source>Channel: %1</source>
        <translation>Canal : %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Send a &amp;Test</source>
        <translation>Envoyer un &amp;essai</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom :</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS, refused when the server cannot</source>
        <translation>STARTTLS, refusé si le serveur ne le peut pas</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS dès le premier octet</translation>
    </message>
    <message>
        <source>none: mail and password can be read on the way</source>
        <translation>aucun : message et mot de passe lisibles en chemin</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>kept; type another to replace it</source>
        <translation>gardé ; tapez-en un autre pour le remplacer</translation>
    </message>
    <message>
        <source>From se&amp;verity:</source>
        <translation>À partir de la gra&amp;vité :</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse :</translation>
    </message>
    <message>
        <source>Alerts are posted there as JSON. Redirects are not followed.</source>
        <translation>Les alertes y sont envoyées en JSON. Les redirections ne sont pas suivies.</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Utilisateur :</translation>
    </message>
    <message>
        <source>&amp;Password or token:</source>
        <translation>Mot de &amp;passe ou jeton :</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transport :</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Serveur :</translation>
    </message>
    <message>
        <source>A notification of this desktop, while the window is open.</source>
        <translation>Une notification de ce bureau, tant que la fenêtre est ouverte.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so no notification can be shown here. The channel works where there is one.</source>
        <translation>Ce bureau n’a pas de zone de notification ; rien ne peut y être affiché. Le canal fonctionne là où il y en a une.</translation>
    </message>
    <message>
        <source>&amp;Certificates:</source>
        <translation>&amp;Certificats :</translation>
    </message>
    <message>
        <source>A PEM file of authorities to trust instead of the system&apos;s; mostly empty.</source>
        <translation>Un fichier PEM d’autorités de confiance à la place de celles du système ; vide le plus souvent.</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Fichier :</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Append Alerts To</source>
        <translation>Ajouter les alertes à</translation>
    </message>
    <message>
        <source>A JSON object a line is appended, as the file ipam.new of NetBehave has it.</source>
        <translation>Un objet JSON par ligne est ajouté, comme dans le fichier ipam.new de NetBehave.</translation>
    </message>
    <message>
        <source>&amp;Encryption:</source>
        <translation>C&amp;hiffrement :</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;De :</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;À :</translation>
    </message>
    <message>
        <source>addresses, separated by commas</source>
        <translation>adresses, séparées par des virgules</translation>
    </message>
    <message>
        <source>empty: no log-in</source>
        <translation>vide : pas d’identification</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>Mot de &amp;passe :</translation>
    </message>
    <message>
        <source>Passwords are kept in the keychain, never in the workspace.</source>
        <translation>Les mots de passe sont gardés dans le trousseau, jamais dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>The test was sent. Look whether it arrived.</source>
        <translation>L’essai est parti. Vérifiez qu’il est arrivé.</translation>
    </message>
    <message>
        <source>The test could not be sent: %1</source>
        <translation>L’essai n’a pas pu être envoyé : %1</translation>
    </message>
    <message>
        <source>Type the server as name:port, for example %1.</source>
        <translation>Tapez le serveur sous la forme nom:port, par exemple %1.</translation>
    </message>
</context>
<context>
    <name>nb::ChannelsModel</name>
    <message>
        <source>%1 waiting: %2</source>
        <translation>%1 en attente : %2</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 en attente</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>From Severity</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>nb::ClassificationStep</name>
    <message>
        <source>Classification</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>What follows from flows and answers, in three schemes side by side. Flows can raise a category, never lower it: “no flow seen” makes a candidate at best. Choose a system to see its proof and what would change it; the questions with most systems behind them come first.</source>
        <translation>Ce qui découle des flux et des réponses, en trois schémas côte à côte. Les flux peuvent relever une catégorie, jamais l’abaisser : « aucun flux vu » fait au mieux un candidat. Choisissez un système pour voir sa preuve et ce qui le changerait ; les questions dont dépendent le plus de systèmes viennent d’abord.</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systèmes</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>Questions ouvertes</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>No system was seen. Add flows to the workspace first.</source>
        <translation>Aucun système n’a été vu. Ajoutez d’abord des flux à l’espace de travail.</translation>
    </message>
    <message>
        <source>No question is open.</source>
        <translation>Aucune question n’est ouverte.</translation>
    </message>
    <message>
        <source>Nothing contradicts a requirement.</source>
        <translation>Rien ne contredit une exigence.</translation>
    </message>
    <message>
        <source>Why, and what would change it</source>
        <translation>Pourquoi, et ce qui le changerait</translation>
    </message>
    <message>
        <source>&amp;Systems</source>
        <translation>&amp;Systèmes</translation>
    </message>
    <message>
        <source>Open &amp;Questions</source>
        <translation>&amp;Questions ouvertes</translation>
    </message>
    <message>
        <source>Fin&amp;dings</source>
        <translation>&amp;Constats</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Répondre</translation>
    </message>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Montrer les &amp;flux</translation>
    </message>
    <message>
        <source>Choose a system above.</source>
        <translation>Choisissez un système ci-dessus.</translation>
    </message>
    <message>
        <source>Why:</source>
        <translation>Pourquoi :</translation>
    </message>
    <message>
        <source>What would change it:</source>
        <translation>Ce qui le changerait :</translation>
    </message>
    <message>
        <source>Condition: controls on %1 must prevent a path to the CDE; verify yearly.</source>
        <translation>Condition : des contrôles sur %1 doivent empêcher un chemin vers le CDE ; à vérifier chaque année.</translation>
    </message>
    <message>
        <source>&amp;Override…</source>
        <translation>&amp;Outrepasser…</translation>
    </message>
    <message>
        <source>Back to the &amp;Rules</source>
        <translation>Revenir aux &amp;règles</translation>
    </message>
    <message>
        <source>Override the category</source>
        <translation>Outrepasser la catégorie</translation>
    </message>
    <message>
        <source>Take an override back</source>
        <translation>Retirer une dérogation</translation>
    </message>
    <message>
        <source>Override the Category</source>
        <translation>Outrepasser la catégorie</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln system(s). The reason and its evidence are in the report, beside what the rules say; a category below theirs is a finding for the assessor.</source>
        <translation>
            <numerusform>Pour un système. La raison et sa preuve figurent dans le rapport, à côté de ce que disent les règles ; une catégorie inférieure à la leur est un constat pour l&apos;évaluateur.</numerusform>
            <numerusform>Pour %Ln systèmes. La raison et sa preuve figurent dans le rapport, à côté de ce que disent les règles ; une catégorie inférieure à la leur est un constat pour l&apos;évaluateur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Outrepasser</translation>
    </message>
    <message>
        <source>&amp;Category:</source>
        <translation>&amp;Catégorie :</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Raison :</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>&amp;Evidence:</source>
        <translation>&amp;Preuve :</translation>
    </message>
    <message>
        <source>An override needs a reason.</source>
        <translation>Une dérogation exige une raison.</translation>
    </message>
    <message>
        <source>An override needs evidence: tested, seen or said.</source>
        <translation>Une dérogation exige une preuve : testé, vu ou dit.</translation>
    </message>
    <message>
        <source>S&amp;trict</source>
        <translation>S&amp;trict</translation>
    </message>
    <message>
        <source>Who administers a system that is connected indirectly is connected indirectly too, and so on. Without, such systems are named as upstream, and stay out.</source>
        <translation>Qui administre un système connecté indirectement est connecté indirectement aussi, et ainsi de suite. Sinon, ces systèmes sont nommés comme étant en amont et restent dehors.</translation>
    </message>
    <message>
        <source>Change how far indirect connections reach</source>
        <translation>Changer la portée des connexions indirectes</translation>
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
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln autre</numerusform>
            <numerusform>%Ln autres</numerusform>
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
        <source>%1 sets of records wait for templates from %2 and %Ln other(s) (sent every few minutes). They are read as soon as those come.</source>
        <translation>
            <numerusform>%1 ensembles d’enregistrements attendent des modèles de %2 et de %Ln autre (envoyés toutes les quelques minutes). Ils seront lus dès que les modèles arrivent.</numerusform>
            <numerusform>%1 ensembles d’enregistrements attendent des modèles de %2 et de %Ln autres (envoyés toutes les quelques minutes). Ils seront lus dès que les modèles arrivent.</numerusform>
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
    <name>nb::CompatPanel</name>
    <message>
        <source>Comp&amp;are</source>
        <translation>Comp&amp;arer</translation>
    </message>
    <message>
        <source>Which rules the published NetBehave would have judged differently, for those who bring its acl.csv.</source>
        <translation>Les règles que le NetBehave publié aurait jugées autrement, pour qui apporte son acl.csv.</translation>
    </message>
    <message>
        <source>Differences from the published NetBehave</source>
        <translation>Différences avec le NetBehave publié</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Comparing, also on the flows of the period…</source>
        <translation>Comparaison, aussi sur les flux de la période…</translation>
    </message>
    <message>
        <source>stopped with an error</source>
        <translation>s’arrêtait sur une erreur</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>may differ</source>
        <translation>peut différer</translation>
    </message>
    <message>
        <source>The published NetBehave would have judged every rule the same.</source>
        <translation>Le NetBehave publié aurait jugé chaque règle de la même façon.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) are judged differently here.</source>
        <translation>
            <numerusform>%Ln règle est jugée autrement ici.</numerusform>
            <numerusform>%Ln règles sont jugées autrement ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules changed since they were compared. Compare them again.</source>
        <translation>Les règles ont changé depuis la comparaison. Comparez-les à nouveau.</translation>
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
    <name>nb::ConditionDialog</name>
    <message>
        <source>Add a Condition</source>
        <translation>Ajouter une condition</translation>
    </message>
    <message>
        <source>Change a Condition</source>
        <translation>Changer une condition</translation>
    </message>
    <message>
        <source>for example 50 GB</source>
        <translation>par exemple 50 GB</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>En</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>tous ensemble</translation>
    </message>
    <message>
        <source>each client</source>
        <translation>chaque client</translation>
    </message>
    <message>
        <source>each server</source>
        <translation>chaque serveur</translation>
    </message>
    <message>
        <source>The same again only counts up for</source>
        <translation>La même chose ne fait que compter pendant</translation>
    </message>
    <message>
        <source>&amp;When:</source>
        <translation>&amp;Quand :</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom :</translation>
    </message>
    <message>
        <source>&amp;Severity:</source>
        <translation>&amp;Gravité :</translation>
    </message>
    <message>
        <source>&amp;Flows:</source>
        <translation>&amp;Flux :</translation>
    </message>
    <message>
        <source>More &amp;than:</source>
        <translation>Pl&amp;us de :</translation>
    </message>
    <message>
        <source>With&amp;in:</source>
        <translation>&amp;En :</translation>
    </message>
    <message>
        <source>&amp;Of:</source>
        <translation>&amp;De :</translation>
    </message>
    <message>
        <source>Count &amp;up for:</source>
        <translation>&amp;Compter pendant :</translation>
    </message>
    <message>
        <source>The same thing again within this time of an alert that nobody acknowledged only counts it up.</source>
        <translation>La même chose dans ce temps après une alerte non acquittée ne fait qu’augmenter son compte.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>for example external and dst_port = 3389</source>
        <translation>par exemple external and dst_port = 3389</translation>
    </message>
    <message>
        <source>all; or for example dst_segment = servers</source>
        <translation>tous ; ou par exemple dst_segment = serveurs</translation>
    </message>
    <message>
        <source>Type how many bytes are too many, for example 50 GB.</source>
        <translation>Tapez combien d’octets sont de trop, par exemple 50 GB.</translation>
    </message>
    <message>
        <source>Type which flows raise it, for example external and dst_port = 3389.</source>
        <translation>Tapez quels flux la déclenchent, par exemple external and dst_port = 3389.</translation>
    </message>
</context>
<context>
    <name>nb::ConditionsModel</name>
    <message>
        <source>over %1 within %2</source>
        <translation>plus de %1 en %2</translation>
    </message>
    <message>
        <source>of each client</source>
        <translation>de chaque client</translation>
    </message>
    <message>
        <source>of each server</source>
        <translation>de chaque serveur</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pendant %1</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
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
    <message>
        <source>Both ends are inside: in a segment of yours, or private addresses</source>
        <translation>Les deux bouts sont à l’intérieur : dans un de vos segments, ou des adresses privées</translation>
    </message>
    <message>
        <source>An end is outside: in no segment of yours, and no private address</source>
        <translation>Un bout est à l’extérieur : dans aucun de vos segments, et pas une adresse privée</translation>
    </message>
    <message>
        <source>%1 is no prefix such as 10.0.0.0/8</source>
        <translation>%1 n’est pas un préfixe comme 10.0.0.0/8</translation>
    </message>
    <message>
        <source>%1 is no VLAN: they are 1 to 4094</source>
        <translation>%1 n’est pas un VLAN : ils vont de 1 à 4094</translation>
    </message>
    <message>
        <source>a segment needs a name</source>
        <translation>un segment a besoin d’un nom</translation>
    </message>
    <message>
        <source>%1 is no name: none begins with # or a blank, or ends in one</source>
        <translation>%1 n’est pas un nom : aucun ne commence par # ou un blanc, ni ne finit par un blanc</translation>
    </message>
    <message>
        <source>%1 is no colour: write #rrggbb</source>
        <translation>%1 n’est pas une couleur : écrivez #rrvvbb</translation>
    </message>
    <message>
        <source>%1 is no trust: internal, dmz, wireless, guest, internet or third-party</source>
        <translation>%1 n’est pas une confiance : internal, dmz, wireless, guest, internet ou third-party</translation>
    </message>
    <message>
        <source>proposed is yes or no</source>
        <translation>proposed est yes ou no</translation>
    </message>
    <message>
        <source>more cells than the first line has columns</source>
        <translation>plus de cellules que la première ligne n’a de colonnes</translation>
    </message>
    <message>
        <source>there is a segment %1 already</source>
        <translation>il y a déjà un segment %1</translation>
    </message>
    <message>
        <source>%1 is also what addresses of no segment are called</source>
        <translation>%1 est aussi le nom des adresses sans segment</translation>
    </message>
    <message>
        <source>%1 has neither a prefix nor a VLAN, and so no address</source>
        <translation>%1 n’a ni préfixe ni VLAN, et donc aucune adresse</translation>
    </message>
    <message>
        <source>VLAN %1 is in %2 already, which wins</source>
        <translation>le VLAN %1 est déjà dans %2, qui l’emporte</translation>
    </message>
    <message>
        <source>%1 is in %2 already, which wins</source>
        <translation>%1 est déjà dans %2, qui l’emporte</translation>
    </message>
    <message>
        <source>%1 lies in %2 of %3; here %4 wins</source>
        <translation>%1 est à l’intérieur de %2 de %3 ; ici %4 l’emporte</translation>
    </message>
    <message>
        <source>nothing is left of %1 in %2: longer prefixes, such as %3 of %4, cover it</source>
        <translation>il ne reste rien de %1 dans %2 : des préfixes plus longs, comme %3 de %4, le couvrent</translation>
    </message>
    <message>
        <source>its hosts are at several VLANs or interfaces, which no prefix tells apart</source>
        <translation>ses hôtes sont dans plusieurs VLAN ou derrière plusieurs interfaces, qu’aucun préfixe ne distingue</translation>
    </message>
    <message>
        <source>hosts of both halves are in one broadcast domain</source>
        <translation>des hôtes des deux moitiés sont dans un même domaine de diffusion</translation>
    </message>
    <message>
        <source>addresses of it were seen</source>
        <translation>des adresses en ont été vues</translation>
    </message>
    <message>
        <source>the workspace is open read-only: nothing can be changed</source>
        <translation>l’espace de travail est ouvert en lecture seule : rien ne peut être changé</translation>
    </message>
    <message>
        <source>a rule needs a name</source>
        <translation>une règle a besoin d’un nom</translation>
    </message>
    <message>
        <source>a rule needs a name in the first column</source>
        <translation>une règle a besoin d’un nom dans la première colonne</translation>
    </message>
    <message>
        <source>too many conditions</source>
        <translation>trop de conditions</translation>
    </message>
    <message>
        <source>rule %1 (%2)</source>
        <translation>la règle %1 (%2)</translation>
    </message>
    <message>
        <source>it never matches: its conditions exclude each other</source>
        <translation>elle ne sert jamais : ses conditions s’excluent</translation>
    </message>
    <message>
        <source>it never matches: together %1 take every flow before it</source>
        <translation>elle ne sert jamais : ensemble %1 prennent chaque flux avant elle</translation>
    </message>
    <message>
        <source>it never matches: %1 takes every flow before it</source>
        <translation>elle ne sert jamais : %1 prend chaque flux avant elle</translation>
    </message>
    <message>
        <source>acl.csv has no form for this expression</source>
        <translation>acl.csv ne sait pas dire cette expression</translation>
    </message>
    <message>
        <source>flows of the workspace are judged differently</source>
        <translation>des flux de l’espace de travail sont jugés autrement</translation>
    </message>
    <message>
        <source>the original stopped with an error here</source>
        <translation>l’original s’arrêtait ici sur une erreur</translation>
    </message>
    <message>
        <source>an empty condition stopped the original with an error; here it is passed over</source>
        <translation>une condition vide arrêtait l’original sur une erreur ; ici elle est passée</translation>
    </message>
    <message>
        <source>the original took the blank beside the value of %1 for a part of it</source>
        <translation>l’original prenait le blanc à côté de la valeur de %1 pour une partie d’elle</translation>
    </message>
    <message>
        <source>the original took the blank beside %1 for a part of the name, and so knew no such field</source>
        <translation>l’original prenait le blanc à côté de %1 pour une partie du nom, et ne connaissait donc pas ce champ</translation>
    </message>
    <message>
        <source>the original knew no field %1: the condition never held</source>
        <translation>l’original ne connaissait pas le champ %1 : la condition n’était jamais remplie</translation>
    </message>
    <message>
        <source>the original knew no field %1 and stopped with an error</source>
        <translation>l’original ne connaissait pas le champ %1 et s’arrêtait sur une erreur</translation>
    </message>
    <message>
        <source>the original took &gt; of %1 for &lt;</source>
        <translation>l’original prenait le &gt; de %1 pour &lt;</translation>
    </message>
    <message>
        <source>the original knew no %1: it looked for a field %2</source>
        <translation>l’original ne connaissait pas %1 : il cherchait un champ %2</translation>
    </message>
    <message>
        <source>the original dropped the != before the wildcard of %1</source>
        <translation>l’original oubliait le != devant le joker de %1</translation>
    </message>
    <message>
        <source>the original dropped the != before the prefix of %1</source>
        <translation>l’original oubliait le != devant le préfixe de %1</translation>
    </message>
    <message>
        <source>lists came with a later generation of the original; earlier ones compared %1 with the text of the list</source>
        <translation>les listes sont venues avec une génération ultérieure de l’original ; les premières comparaient %1 au texte de la liste</translation>
    </message>
    <message>
        <source>* asks for a value other than 0 here; the original took any of %1</source>
        <translation>* demande ici une valeur autre que 0 ; l’original en prenait n’importe laquelle de %1</translation>
    </message>
    <message>
        <source>the original knew wildcards only at the ends of a value, not within %1</source>
        <translation>l’original ne connaissait les jokers qu’aux bouts d’une valeur, pas au milieu de %1</translation>
    </message>
    <message>
        <source>the original knew no ranges: it compared %1 with the text %2</source>
        <translation>l’original ne connaissait pas les plages : il comparait %1 au texte %2</translation>
    </message>
    <message>
        <source>the original compared %1 as a text with %2, which no number is</source>
        <translation>l’original comparait %1 comme un texte à %2, ce qu’aucun nombre n’est</translation>
    </message>
    <message>
        <source>the original compared protocol as a number, and found no protocol %1</source>
        <translation>l’original comparait le protocole comme un nombre, et ne trouvait pas de protocole %1</translation>
    </message>
    <message>
        <source>the original wrote protocols in capitals, and found no protocol %1</source>
        <translation>l’original écrivait les protocoles en majuscules, et ne trouvait pas de protocole %1</translation>
    </message>
    <message>
        <source>the original compared %1 with case</source>
        <translation>l’original comparait %1 en distinguant les majuscules</translation>
    </message>
    <message>
        <source>? stands for any character here; the original took it as it is</source>
        <translation>? tient lieu ici d’un caractère quelconque ; l’original le prenait tel quel</translation>
    </message>
    <message>
        <source>stores account data</source>
        <translation>stocke des données de compte</translation>
    </message>
    <message>
        <source>processes account data</source>
        <translation>traite des données de compte</translation>
    </message>
    <message>
        <source>transmits account data</source>
        <translation>transmet des données de compte</translation>
    </message>
    <message>
        <source>stores, processes account data</source>
        <translation>stocke et traite des données de compte</translation>
    </message>
    <message>
        <source>stores, transmits account data</source>
        <translation>stocke et transmet des données de compte</translation>
    </message>
    <message>
        <source>processes, transmits account data</source>
        <translation>traite et transmet des données de compte</translation>
    </message>
    <message>
        <source>stores, processes, transmits account data</source>
        <translation>stocke, traite et transmet des données de compte</translation>
    </message>
    <message>
        <source>exchanges account data with %1 (%2), and its own part is not answered</source>
        <translation>échange des données de compte avec %1 (%2), et son propre rôle n’est pas répondu</translation>
    </message>
    <message>
        <source>provides segmentation</source>
        <translation>assure la segmentation</translation>
    </message>
    <message>
        <source>not segmented from %1, which handles account data, by segment %2</source>
        <translation>non segmenté de %1, qui manipule des données de compte, par le segment %2</translation>
    </message>
    <message>
        <source>security service used with %1 of the CDE (%2)</source>
        <translation>service de sécurité utilisé avec %1 du CDE (%2)</translation>
    </message>
    <message>
        <source>behaves as a vulnerability scanner and reaches %1 of the CDE (%2)</source>
        <translation>se comporte comme un scanner de vulnérabilités et atteint %1 du CDE (%2)</translation>
    </message>
    <message>
        <source>communicates with %1 of the CDE (%2)</source>
        <translation>communique avec %1 du CDE (%2)</translation>
    </message>
    <message>
        <source>NAT: behind the translated address of %1</source>
        <translation>NAT : derrière l’adresse traduite de %1</translation>
    </message>
    <message>
        <source>administers %1 (%2)</source>
        <translation>administre %1 (%2)</translation>
    </message>
    <message>
        <source>can pass through %1 (%2)</source>
        <translation>peut passer par %1 (%2)</translation>
    </message>
    <message>
        <source>observed pivot: %1</source>
        <translation>pivot observé : %1</translation>
    </message>
    <message>
        <source>possible pivot: %1</source>
        <translation>pivot possible : %1</translation>
    </message>
    <message>
        <source>administration workstation or console</source>
        <translation>poste ou console d’administration</translation>
    </message>
    <message>
        <source>feeds the security service %1 (%2)</source>
        <translation>alimente le service de sécurité %1 (%2)</translation>
    </message>
    <message>
        <source>its part in account data is unknown, and no control keeps it from the CDE</source>
        <translation>son rôle dans les données de compte est inconnu, et aucun contrôle ne l’écarte du CDE</translation>
    </message>
    <message>
        <source>in no segment that was stated</source>
        <translation>dans aucun segment déclaré</translation>
    </message>
    <message>
        <source>segment %1 is not confirmed</source>
        <translation>le segment %1 n’est pas confirmé</translation>
    </message>
    <message>
        <source>blind: no exporter sees traffic between its segment and %1</source>
        <translation>aveugle : aucun exportateur ne voit le trafic entre son segment et %1</translation>
    </message>
    <message>
        <source>an unknown control decides: without one it is not segmented from the CDE</source>
        <translation>un contrôle inconnu décide : sans contrôle, il n’est pas segmenté du CDE</translation>
    </message>
    <message>
        <source>only receives from the CDE, documented out by exception</source>
        <translation>ne fait que recevoir du CDE, documenté hors périmètre par exception</translation>
    </message>
    <message>
        <source>segmented by a tested control, visible, no account data, nothing open</source>
        <translation>segmenté par un contrôle testé, visible, sans données de compte, rien d’ouvert</translation>
    </message>
    <message>
        <source>no connection with the CDE seen</source>
        <translation>aucune connexion avec le CDE observée</translation>
    </message>
    <message>
        <source>%1; condition: controls on %2 must prevent a path to the CDE; verify yearly</source>
        <translation>%1 ; condition : des contrôles sur %2 doivent empêcher un chemin vers le CDE ; à vérifier chaque année</translation>
    </message>
    <message>
        <source>third party unknown</source>
        <translation>tiers inconnu</translation>
    </message>
    <message>
        <source>third party unknown; %1</source>
        <translation>tiers inconnu ; %1</translation>
    </message>
    <message>
        <source>third party %1; %2</source>
        <translation>tiers %1 ; %2</translation>
    </message>
    <message>
        <source>third party %1</source>
        <translation>tiers %1</translation>
    </message>
    <message>
        <source>no account data in the clear, or only ciphertext without keys</source>
        <translation>pas de données de compte en clair, ou seulement chiffrées sans les clés</translation>
    </message>
    <message>
        <source>an answer whether it handles account data</source>
        <translation>une réponse : manipule-t-il des données de compte ?</translation>
    </message>
    <message>
        <source>another segment behind a control, or an attested and tested control on the host</source>
        <translation>un autre segment derrière un contrôle, ou un contrôle attesté et testé sur l’hôte</translation>
    </message>
    <message>
        <source>without the flows with %1 (%2)</source>
        <translation>sans les flux avec %1 (%2)</translation>
    </message>
    <message>
        <source>an address of its own, apart from %1</source>
        <translation>une adresse propre, distincte de %1</translation>
    </message>
    <message>
        <source>without access to %1</source>
        <translation>sans accès à %1</translation>
    </message>
    <message>
        <source>a confirmed segment</source>
        <translation>un segment confirmé</translation>
    </message>
    <message>
        <source>an exporter that sees its segment, or a segmentation test (E1)</source>
        <translation>un exportateur qui voit son segment, ou un test de segmentation (E1)</translation>
    </message>
    <message>
        <source>an answer what stands between its segment and the CDE</source>
        <translation>une réponse : qu’y a-t-il entre son segment et le CDE ?</translation>
    </message>
    <message>
        <source>confirmed by: account data answered none with evidence E1 or E2, a tested control to the CDE, full visibility</source>
        <translation>confirmé par : réponse « aucune donnée de compte » avec preuve E1 ou E2, contrôle testé vers le CDE, visibilité complète</translation>
    </message>
    <message>
        <source>In which segments are these addresses?</source>
        <translation>Dans quels segments se trouvent ces adresses ?</translation>
    </message>
    <message>
        <source>Is segment %1 right as it is stated?</source>
        <translation>Le segment %1 est-il juste tel qu’il est déclaré ?</translation>
    </message>
    <message>
        <source>No exporter sees traffic between %1 and the CDE: which one could, or was the segmentation tested (E1)?</source>
        <translation>Aucun exportateur ne voit le trafic entre %1 et le CDE : lequel le pourrait, ou la segmentation a-t-elle été testée (E1) ?</translation>
    </message>
    <message>
        <source>It exchanges account data: does it store, process or transmit it?</source>
        <translation>Il échange des données de compte : les stocke-t-il, les traite-t-il ou les transmet-il ?</translation>
    </message>
    <message>
        <source>Do these systems store, process or transmit account data?</source>
        <translation>Ces systèmes stockent-ils, traitent-ils ou transmettent-ils des données de compte ?</translation>
    </message>
    <message>
        <source>Possible administration of %1 over %2 from %3: is it?</source>
        <translation>Administration possible de %1 par %2 depuis %3 : en est-ce ?</translation>
    </message>
    <message>
        <source>What stands between %1, and when was it tested?</source>
        <translation>Qu’y a-t-il entre %1, et quand cela a-t-il été testé ?</translation>
    </message>
    <message>
        <source>Which of the two is the server? Until then the flow is in no rule.</source>
        <translation>Lequel des deux est le serveur ? D’ici là, le flux n’est dans aucune règle.</translation>
    </message>
    <message>
        <source>Seen one way only, and counts as a connection until it is dismissed: is it one?</source>
        <translation>Vu dans un seul sens, et compte comme connexion tant qu’il n’est pas écarté : en est-ce une ?</translation>
    </message>
    <message>
        <source>It looks like a security service (%1): is it?</source>
        <translation>Il ressemble à un service de sécurité (%1) : en est-ce un ?</translation>
    </message>
    <message>
        <source>Which systems are behind this translated address?</source>
        <translation>Quels systèmes sont derrière cette adresse traduite ?</translation>
    </message>
    <message>
        <source>%1 observed flows at the border of the CDE are not decided: accept or reject?</source>
        <translation>%1 flux observés à la frontière du CDE ne sont pas décidés : accepter ou rejeter ?</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>segment</translation>
    </message>
    <message>
        <source>visibility</source>
        <translation>visibilité</translation>
    </message>
    <message>
        <source>account-data</source>
        <translation>données de compte</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>administration</translation>
    </message>
    <message>
        <source>control</source>
        <translation>contrôle</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>sens</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>non confirmé</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rôle</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>décision</translation>
    </message>
    <message>
        <source>name service</source>
        <translation>service de noms</translation>
    </message>
    <message>
        <source>time server</source>
        <translation>serveur de temps</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>annuaire</translation>
    </message>
    <message>
        <source>authentication server</source>
        <translation>serveur d’authentification</translation>
    </message>
    <message>
        <source>log store</source>
        <translation>stockage de journaux</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>supervision</translation>
    </message>
    <message>
        <source>patch server</source>
        <translation>serveur de correctifs</translation>
    </message>
    <message>
        <source>vulnerability scanner</source>
        <translation>scanner de vulnérabilités</translation>
    </message>
    <message>
        <source>malware protection</source>
        <translation>protection contre les logiciels malveillants</translation>
    </message>
    <message>
        <source>flow collector</source>
        <translation>collecteur de flux</translation>
    </message>
    <message>
        <source>administers the CDE</source>
        <translation>administre le CDE</translation>
    </message>
    <message>
        <source>A store of account data exchanges traffic with an untrusted network; accepting the flow is blocked, and no export has it</source>
        <translation>Un stockage de données de compte échange du trafic avec un réseau non fiable ; accepter le flux est bloqué, et aucun export ne le contient</translation>
    </message>
    <message>
        <source>A store of account data exchanges traffic with an untrusted network; no export has it</source>
        <translation>Un stockage de données de compte échange du trafic avec un réseau non fiable ; aucun export ne le contient</translation>
    </message>
    <message>
        <source>Begun from the Internet, to a system that is in no segment for public services</source>
        <translation>Commencé depuis Internet, vers un système qui n’est dans aucun segment de services publics</translation>
    </message>
    <message>
        <source>Rejected in the review, and observed all the same</source>
        <translation>Rejeté lors de la revue, et observé malgré tout</translation>
    </message>
    <message>
        <source>Both systems handle account data, and the flow has no tag: does it carry any?</source>
        <translation>Les deux systèmes manipulent des données de compte et le flux n’est pas marqué : en transporte-t-il ?</translation>
    </message>
    <message>
        <source>A guest network exchanges traffic with the CDE</source>
        <translation>Un réseau d’invités échange du trafic avec le CDE</translation>
    </message>
    <message>
        <source>A wireless network exchanges traffic with the CDE</source>
        <translation>Un réseau sans fil échange du trafic avec le CDE</translation>
    </message>
    <message>
        <source>The CDE reaches a system outside that belongs to no registered third party</source>
        <translation>Le CDE atteint un système extérieur qui n’appartient à aucun tiers enregistré</translation>
    </message>
    <message>
        <source>Administration of the CDE that does not come through a jump host</source>
        <translation>Administration du CDE qui ne passe pas par un hôte de rebond</translation>
    </message>
    <message>
        <source>mitigated: %1</source>
        <translation>atténué : %1</translation>
    </message>
    <message>
        <source>open: insecure service at the border of the CDE, unless %1 (%2)</source>
        <translation>ouvert : service non sûr à la frontière du CDE, sauf %1 (%2)</translation>
    </message>
    <message>
        <source>open: insecure service at the border of the CDE (%1)</source>
        <translation>ouvert : service non sûr à la frontière du CDE (%1)</translation>
    </message>
    <message>
        <source>ask: insecure unless it has %1</source>
        <translation>à demander : non sûr à moins d’avoir %1</translation>
    </message>
    <message>
        <source>Segmentation of the CDE that was never tested</source>
        <translation>Segmentation du CDE jamais testée</translation>
    </message>
    <message>
        <source>Nothing that denies by default is known between these segments</source>
        <translation>Rien de connu ne refuse par défaut entre ces segments</translation>
    </message>
    <message>
        <source>The last segmentation test, on %1, is older than %2 months</source>
        <translation>Le dernier test de segmentation, du %1, date de plus de %2 mois</translation>
    </message>
    <message>
        <source>Observed third-party connection of the CDE, and not in the register</source>
        <translation>Connexion observée du CDE avec un tiers, absente du registre</translation>
    </message>
    <message>
        <source>In scope as %1, and not in the inventory</source>
        <translation>Dans le périmètre comme %1, et absent de l’inventaire</translation>
    </message>
    <message>
        <source>%1 addresses seen that are not in the inventory</source>
        <translation>%1 adresses observées absentes de l’inventaire</translation>
    </message>
    <message>
        <source>Traffic that does not leave a broadcast domain was seen between these segments: are they one?</source>
        <translation>Du trafic qui ne quitte pas un domaine de diffusion a été vu entre ces segments : n’en font-ils qu’un ?</translation>
    </message>
    <message>
        <source>A translated address communicates with the CDE, and the systems behind it are not known: they are in scope</source>
        <translation>Une adresse traduite communique avec le CDE et les systèmes derrière elle sont inconnus : ils sont dans le périmètre</translation>
    </message>
    <message>
        <source>An exception is for systems that only receive; this one begins the conversation, and stays in scope</source>
        <translation>Une exception vaut pour les systèmes qui ne font que recevoir ; celui-ci commence la conversation et reste dans le périmètre</translation>
    </message>
    <message>
        <source>An exception without a grade of evidence</source>
        <translation>Une exception sans niveau de preuve</translation>
    </message>
    <message>
        <source>Permitted, and not used in the period</source>
        <translation>Permis, et non utilisé pendant la période</translation>
    </message>
    <message>
        <source>No flows: nothing was observed.</source>
        <translation>Aucun flux : rien n’a été observé.</translation>
    </message>
    <message>
        <source>First record %1, last %2, %3 flows.</source>
        <translation>Premier enregistrement %1, dernier %2, %3 flux.</translation>
    </message>
    <message>
        <source>A month&apos;s end lies in the period.</source>
        <translation>Une fin de mois tombe dans la période.</translation>
    </message>
    <message>
        <source>No month&apos;s end lies in the period: monthly jobs were not observed.</source>
        <translation>Aucune fin de mois ne tombe dans la période : les travaux mensuels n’ont pas été observés.</translation>
    </message>
    <message>
        <source>Silences over 15 minutes; the longest from %1, %2 minutes.</source>
        <translation>Silences de plus de 15 minutes ; le plus long à partir de %1, %2 minutes.</translation>
    </message>
    <message>
        <source>%1 of %2 accepted triples of the last fifth of the period were not seen before.</source>
        <translation>%1 des %2 triplets acceptés du dernier cinquième de la période n’avaient pas été vus auparavant.</translation>
    </message>
    <message>
        <source>%1 of %2 host pairs of the last fifth of the period were not seen before. Too short a period.</source>
        <translation>%1 des %2 paires d’hôtes du dernier cinquième de la période n’avaient pas été vues auparavant. Période trop courte.</translation>
    </message>
    <message>
        <source>%1 of %2 host pairs of the last fifth of the period were not seen before. Watch longer if you can.</source>
        <translation>%1 des %2 paires d’hôtes du dernier cinquième de la période n’avaient pas été vues auparavant. Observez plus longtemps si possible.</translation>
    </message>
    <message>
        <source>%1 of %2 host pairs of the last fifth of the period were not seen before.</source>
        <translation>%1 des %2 paires d’hôtes du dernier cinquième de la période n’avaient pas été vues auparavant.</translation>
    </message>
    <message>
        <source>A curve that still climbs at its end means that more is to come.</source>
        <translation>Une courbe qui monte encore à la fin annonce d’autres nouveautés.</translation>
    </message>
    <message>
        <source>Chance to miss a conversation of %1 packets at 1:%2; this source supports no Out (confirmed).</source>
        <translation>Risque de manquer une conversation de %1 paquets à 1:%2 ; cette source ne permet aucun Hors périmètre (confirmé).</translation>
    </message>
    <message>
        <source>Lost by sequence numbers, and %1 gaps of unknown size.</source>
        <translation>Perdus d’après les numéros de séquence, et %1 trous de taille inconnue.</translation>
    </message>
    <message>
        <source>Sets of records that could not be decoded for lack of their template.</source>
        <translation>Ensembles d’enregistrements non décodables faute de leur gabarit.</translation>
    </message>
    <message>
        <source>No traffic inside the segment was seen: the exporters do not look there.</source>
        <translation>Aucun trafic vu à l’intérieur du segment : les exportateurs n’y regardent pas.</translation>
    </message>
    <message>
        <source>Pairs inside the segment that were seen, of those possible.</source>
        <translation>Paires vues à l’intérieur du segment, parmi les possibles.</translation>
    </message>
    <message>
        <source>Traffic was seen, and no exporter is stated that sees both.</source>
        <translation>Du trafic a été vu, et aucun exportateur déclaré ne voit les deux.</translation>
    </message>
    <message>
        <source>Traffic between the two was seen.</source>
        <translation>Du trafic entre les deux a été vu.</translation>
    </message>
    <message>
        <source>An exporter would see it, and there was none.</source>
        <translation>Un exportateur le verrait, et il n’y en a pas eu.</translation>
    </message>
    <message>
        <source>No exporter looks there: nothing can be said.</source>
        <translation>Aucun exportateur n’y regarde : on ne peut rien en dire.</translation>
    </message>
    <message>
        <source>Conversations that several exporters told of; each counts once.</source>
        <translation>Conversations rapportées par plusieurs exportateurs ; chacune compte une fois.</translation>
    </message>
    <message>
        <source>Flows from this address put all systems behind it in scope until they are separated.</source>
        <translation>Les flux de cette adresse mettent tous les systèmes derrière elle dans le périmètre tant qu’ils ne sont pas séparés.</translation>
    </message>
    <message>
        <source>Different systems may have had this address in the period.</source>
        <translation>Différents systèmes ont pu avoir cette adresse pendant la période.</translation>
    </message>
    <message>
        <source>period</source>
        <translation>période</translation>
    </message>
    <message>
        <source>business events</source>
        <translation>événements d’activité</translation>
    </message>
    <message>
        <source>month end</source>
        <translation>fin de mois</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>à l’intérieur</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>à l’extérieur</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>trou</translation>
    </message>
    <message>
        <source>novelty</source>
        <translation>nouveauté</translation>
    </message>
    <message>
        <source>services</source>
        <translation>services</translation>
    </message>
    <message>
        <source>host pairs</source>
        <translation>paires d’hôtes</translation>
    </message>
    <message>
        <source>sufficiency</source>
        <translation>suffisance</translation>
    </message>
    <message>
        <source>distinct triples by tenth of the period</source>
        <translation>triplets distincts par dixième de la période</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>échantillonnage</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation>non décodable</translation>
    </message>
    <message>
        <source>east-west</source>
        <translation>est-ouest</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vu</translation>
    </message>
    <message>
        <source>could be seen</source>
        <translation>pourrait être vu</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>aveugle</translation>
    </message>
    <message>
        <source>address reuse</source>
        <translation>réutilisation d’adresse</translation>
    </message>
    <message>
        <source>several MAC addresses</source>
        <translation>plusieurs adresses MAC</translation>
    </message>
    <message>
        <source>several names</source>
        <translation>plusieurs noms</translation>
    </message>
    <message>
        <source>members unknown</source>
        <translation>membres inconnus</translation>
    </message>
    <message>
        <source>CDE (a)</source>
        <translation>CDE (a)</translation>
    </message>
    <message>
        <source>CDE (b)</source>
        <translation>CDE (b)</translation>
    </message>
    <message>
        <source>Connected (h)</source>
        <translation>Connecté (h)</translation>
    </message>
    <message>
        <source>Connected (e,f,g)</source>
        <translation>Connecté (e,f,g)</translation>
    </message>
    <message>
        <source>Connected (c)</source>
        <translation>Connecté (c)</translation>
    </message>
    <message>
        <source>Connected (d)</source>
        <translation>Connecté (d)</translation>
    </message>
    <message>
        <source>in scope (hold)</source>
        <translation>en suspens</translation>
    </message>
    <message>
        <source>Out-of-scope</source>
        <translation>Hors périmètre</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposée</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvée</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>temporaire</translation>
    </message>
    <message>
        <source>an exception needs a reason</source>
        <translation>une exception exige une raison</translation>
    </message>
    <message>
        <source>a temporary permission needs a date</source>
        <translation>une permission temporaire exige une date</translation>
    </message>
    <message>
        <source>there is a segment of this name already</source>
        <translation>il existe déjà un segment de ce nom</translation>
    </message>
    <message>
        <source>there is a snapshot &quot;%1&quot; already</source>
        <translation>il existe déjà un instantané « %1 »</translation>
    </message>
    <message>
        <source>a condition needs a name of up to 128 bytes on one line</source>
        <translation>une condition a besoin d’un nom d’au plus 128 octets sur une ligne</translation>
    </message>
    <message>
        <source>a match condition needs an expression</source>
        <translation>une condition de flux a besoin d’une expression</translation>
    </message>
    <message>
        <source>a volume condition needs a number of bytes</source>
        <translation>une condition de volume a besoin d’un nombre d’octets</translation>
    </message>
    <message>
        <source>the time of a condition is from 1 s to 24 h</source>
        <translation>la durée d’une condition va de 1 s à 24 h</translation>
    </message>
    <message>
        <source>the time between two alerts of the same is at most 31 days</source>
        <translation>le temps entre deux alertes pareilles est d’au plus 31 jours</translation>
    </message>
    <message>
        <source>a channel needs a name of up to 128 bytes on one line</source>
        <translation>un canal a besoin d’un nom d’au plus 128 octets sur une ligne</translation>
    </message>
    <message>
        <source>the address of a channel has up to 2048 bytes and no control characters</source>
        <translation>l’adresse d’un canal a au plus 2048 octets et aucun caractère de contrôle</translation>
    </message>
    <message>
        <source>the address of a channel holds no name or password; give them apart</source>
        <translation>l’adresse d’un canal ne contient ni nom ni mot de passe ; donnez-les à part</translation>
    </message>
    <message>
        <source>mail goes to smtp://host:port or smtps://host:port</source>
        <translation>le courriel va à smtp://hôte:port ou smtps://hôte:port</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no mail address to send from</source>
        <translation>« %1 » n’est pas une adresse d’expéditeur</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no mail address</source>
        <translation>« %1 » n’est pas une adresse de courriel</translation>
    </message>
    <message>
        <source>mail needs from 1 to 100 addresses to go to</source>
        <translation>un courriel a besoin de 1 à 100 destinataires</translation>
    </message>
    <message>
        <source>a webhook is http://… or https://…</source>
        <translation>un webhook est http://… ou https://…</translation>
    </message>
    <message>
        <source>syslog goes to udp://host:port, tcp://host:port or tls://host:port</source>
        <translation>syslog va à udp://hôte:port, tcp://hôte:port ou tls://hôte:port</translation>
    </message>
    <message>
        <source>a file channel needs the path of a file</source>
        <translation>un canal de fichier a besoin du chemin d’un fichier</translation>
    </message>
    <message>
        <source>there is already one called &quot;%1&quot;</source>
        <translation>il y en a déjà un nommé « %1 »</translation>
    </message>
    <message>
        <source>there is no password for the channel %1</source>
        <translation>il n’y a pas de mot de passe pour le canal %1</translation>
    </message>
    <message>
        <source>there is no host %1</source>
        <translation>il n’y a pas d’hôte %1</translation>
    </message>
    <message>
        <source>%1 is no address an asset can have</source>
        <translation>%1 n’est pas une adresse qu’un actif puisse avoir</translation>
    </message>
    <message>
        <source>there is no role &quot;%1&quot;</source>
        <translation>il n’y a pas de rôle « %1 »</translation>
    </message>
    <message>
        <source>too long: names, owners and tags have up to 256 and 64 bytes, notes 64 KiB</source>
        <translation>trop long : noms, responsables et étiquettes ont au plus 256 et 64 octets, les notes 64 Kio</translation>
    </message>
    <message>
        <source>the inventory is full</source>
        <translation>l’inventaire est plein</translation>
    </message>
    <message>
        <source>the workspace is open read-only: nothing can be removed</source>
        <translation>l’espace de travail est ouvert en lecture seule : rien ne peut être supprimé</translation>
    </message>
    <message>
        <source>another program holds this workspace and has nothing of its %1 yet</source>
        <translation>un autre programme tient cet espace de travail et n’a encore rien pour %1</translation>
    </message>
    <message>
        <source>overridden (%1): %2; by the rules %3</source>
        <translation>dérogation (%1) : %2 ; selon les règles %3</translation>
    </message>
    <message>
        <source>overridden (%1): %2</source>
        <translation>dérogation (%1) : %2</translation>
    </message>
    <message>
        <source>without the override: %1 by the rules</source>
        <translation>sans la dérogation : %1 selon les règles</translation>
    </message>
    <message>
        <source>Said to be %1, while the rules say %2: judge the reason and its evidence</source>
        <translation>Déclaré %1, alors que les règles disent %2 : jugez la raison et sa preuve</translation>
    </message>
    <message>
        <source>Accepted at the border of the CDE, and nobody said why it is needed (%1)</source>
        <translation>Accepté à la frontière du CDE, et personne n’a dit pourquoi c’est nécessaire (%1)</translation>
    </message>
    <message>
        <source>An exception is for two systems, and for no account data: it does not hold</source>
        <translation>Une exception vaut pour deux systèmes, et sans données de compte : elle ne tient pas</translation>
    </message>
    <message>
        <source>The temporary permission ended on %1: the flow is open again</source>
        <translation>La permission temporaire a pris fin le %1 : le flux est de nouveau ouvert</translation>
    </message>
    <message>
        <source>A temporary permission without an end: the flow is open again</source>
        <translation>Une permission temporaire sans fin : le flux est de nouveau ouvert</translation>
    </message>
    <message>
        <source>The segmentation test is dated %1, after the day of this scope</source>
        <translation>Le test de segmentation est daté du %1, après le jour de ce périmètre</translation>
    </message>
    <message>
        <source>what carries account data is no exception</source>
        <translation>ce qui porte des données de compte n’est pas une exception</translation>
    </message>
    <message>
        <source>a store of account data never exchanges traffic with an untrusted network (1.4.4)</source>
        <translation>un dépôt de données de compte n’échange jamais de trafic avec un réseau non fiable (1.4.4)</translation>
    </message>
    <message>
        <source>Stated, and no record came from it: it counts as seeing nothing.</source>
        <translation>Déclaré, et aucun enregistrement n’en est venu : il compte comme ne voyant rien.</translation>
    </message>
    <message>
        <source>silent exporter</source>
        <translation>exportateur muet</translation>
    </message>
    <message>
        <source>no record</source>
        <translation>aucun enregistrement</translation>
    </message>
    <message>
        <source>No connection was seen in the last fifth of the period: whether it was watched long enough cannot be said.</source>
        <translation>Aucune connexion n’a été vue dans le dernier cinquième de la période : on ne peut dire si l’observation a duré assez longtemps.</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>the first line is no header</source>
        <translation>la première ligne n’est pas un en-tête</translation>
    </message>
    <message>
        <source>the file is UTF-16; save it as CSV in UTF-8</source>
        <translation>le fichier est en UTF-16 ; enregistrez-le en CSV UTF-8</translation>
    </message>
    <message>
        <source>the file is no text; expected CSV, Nmap XML, JSON lines or asset.db</source>
        <translation>le fichier n’est pas du texte ; attendu : CSV, XML de Nmap, lignes JSON ou asset.db</translation>
    </message>
    <message>
        <source>there is no row below the first line, which is taken for the names of the columns</source>
        <translation>aucune ligne ne suit la première, qui est prise pour les noms des colonnes</translation>
    </message>
    <message>
        <source>the first line has %1 columns; at most 512 are read</source>
        <translation>la première ligne a %1 colonnes ; 512 au plus sont lues</translation>
    </message>
    <message>
        <source>the table has %1 columns, not the %2 that were chosen among</source>
        <translation>le tableau a %1 colonnes, et non les %2 parmi lesquelles on a choisi</translation>
    </message>
    <message>
        <source>%1 is no field=value</source>
        <translation>%1 n’est pas de la forme champ=valeur</translation>
    </message>
    <message>
        <source>%1 takes one value, not %2</source>
        <translation>%1 prend une seule valeur, pas %2</translation>
    </message>
    <message>
        <source>%1 is either side; give %2 or %3</source>
        <translation>%1 désigne l’un ou l’autre côté ; donnez %2 ou %3</translation>
    </message>
    <message>
        <source>%1 is worked out from other fields; give those</source>
        <translation>%1 se déduit d’autres champs ; donnez ceux-là</translation>
    </message>
    <message>
        <source>%1 is no state; they are established, attempt, rejected and one-way</source>
        <translation>%1 n’est pas un état ; ce sont established, attempt, rejected et one-way</translation>
    </message>
    <message>
        <source>may communicate with %1 of the CDE by the firewall rule %2</source>
        <translation>peut communiquer avec %1 du CDE par la règle de pare-feu %2</translation>
    </message>
    <message>
        <source>without the firewall rule %1, or narrowed to others</source>
        <translation>sans la règle de pare-feu %1, ou restreinte à d’autres</translation>
    </message>
    <message>
        <source>A rule into the CDE permits any service: that is no controlled access</source>
        <translation>Une règle vers le CDE permet tout service : ce n’est pas un accès contrôlé</translation>
    </message>
    <message>
        <source>A rule into the CDE permits any service from anywhere: that is no controlled access</source>
        <translation>Une règle vers le CDE permet tout service depuis n’importe où : ce n’est pas un accès contrôlé</translation>
    </message>
    <message>
        <source>A rule into the CDE permits traffic from anywhere: that is no controlled access</source>
        <translation>Une règle vers le CDE permet du trafic depuis n’importe où : ce n’est pas un accès contrôlé</translation>
    </message>
    <message>
        <source>A rule out of the CDE permits any service: that is no controlled access</source>
        <translation>Une règle sortant du CDE permet tout service : ce n’est pas un accès contrôlé</translation>
    </message>
    <message>
        <source>A rule out of the CDE permits any service to anywhere: that is no controlled access</source>
        <translation>Une règle sortant du CDE permet tout service vers n’importe où : ce n’est pas un accès contrôlé</translation>
    </message>
    <message>
        <source>A rule out of the CDE permits traffic to anywhere: that is no controlled access</source>
        <translation>Une règle sortant du CDE permet du trafic vers n’importe où : ce n’est pas un accès contrôlé</translation>
    </message>
    <message>
        <source>A rule permits anybody to exchange traffic with %1, which stores account data</source>
        <translation>Une règle permet à n’importe qui d’échanger du trafic avec %1, qui stocke des données de compte</translation>
    </message>
    <message>
        <source>A rule permits %1, of an untrusted network, to exchange traffic with %2, which stores account data</source>
        <translation>Une règle permet à %1, d’un réseau non fiable, d’échanger du trafic avec %2, qui stocke des données de compte</translation>
    </message>
    <message>
        <source>A rule at the border of the CDE for systems that nobody knows: none of them was seen or stated (%1)</source>
        <translation>Une règle à la frontière du CDE pour des systèmes que personne ne connaît : aucun n’a été vu ni indiqué (%1)</translation>
    </message>
    <message>
        <source>Permitted at the border of the CDE, and not used in the period (%1)</source>
        <translation>Permis à la frontière du CDE, et non utilisé pendant la période (%1)</translation>
    </message>
    <message>
        <source>Observed at the border of the CDE, and not permitted by the imported rules: are they the running ones, or is there another way? (%1)</source>
        <translation>Observé à la frontière du CDE, et non permis par les règles importées : sont-elles celles en service, ou y a-t-il un autre chemin ? (%1)</translation>
    </message>
    <message>
        <source>Not segmented: %1 permits every service between these segments</source>
        <translation>Non segmenté : %1 permet tout service entre ces segments</translation>
    </message>
    <message>
        <source>%1; upstream of indirect: administers %2; condition: controls on %3 must prevent a path to the CDE; verify yearly</source>
        <translation>%1 ; en amont d’un système indirect : administre %2 ; condition : des contrôles sur %3 doivent empêcher un chemin vers le CDE ; à vérifier chaque année</translation>
    </message>
    <message>
        <source>%1; upstream of indirect: administers %2</source>
        <translation>%1 ; en amont d’un système indirect : administre %2</translation>
    </message>
    <message>
        <source>Upstream of indirect: administers %1, which is connected indirectly; in strict mode it would be in scope</source>
        <translation>En amont d’un système indirect : administre %1, qui est connecté indirectement ; en mode strict il serait dans le périmètre</translation>
    </message>
    <message>
        <source>no rules of iptables-save, nft list ruleset, Cisco IOS or ASA, and no table with the columns id, action, sources, destinations and services</source>
        <translation>ni règles de iptables-save, nft list ruleset, Cisco IOS ou ASA, ni tableau avec les colonnes id, action, sources, destinations et services</translation>
    </message>
    <message>
        <source>no line of it permits or denies anything</source>
        <translation>aucune de ses lignes ne permet ni ne refuse quoi que ce soit</translation>
    </message>
    <message>
        <source>line %1: cannot be read: %2</source>
        <translation>ligne %1 : illisible : %2</translation>
    </message>
    <message>
        <source>there is no chain %1</source>
        <translation>il n’y a pas de chaîne %1</translation>
    </message>
    <message>
        <source>chain %1 is jumped to in a circle</source>
        <translation>on saute en boucle vers la chaîne %1</translation>
    </message>
    <message>
        <source>its chains come down to over 200,000 rules</source>
        <translation>ses chaînes donnent plus de 200 000 règles</translation>
    </message>
    <message>
        <source>no chain is hooked to what is passed on (hook forward)</source>
        <translation>aucune chaîne n’est accrochée à ce qui est relayé (hook forward)</translation>
    </message>
    <message>
        <source>the header has no column %1</source>
        <translation>l’en-tête n’a pas de colonne %1</translation>
    </message>
    <message>
        <source>row %1 (%2): %3</source>
        <translation>ligne %1 (%2) : %3</translation>
    </message>
</context>
<context>
    <name>nb::DataTable</name>
    <message>
        <source>Copy &amp;Value</source>
        <translation>Copier la &amp;valeur</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy as C&amp;SV</source>
        <translation>Copier en C&amp;SV</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copier en &amp;JSON</translation>
    </message>
</context>
<context>
    <name>nb::DraftBanner</name>
    <message>
        <source>&amp;End Draft</source>
        <translation>&amp;Terminer l’ébauche</translation>
    </message>
    <message>
        <source>Shows the labels that are stored again</source>
        <translation>Affiche de nouveau les étiquettes enregistrées</translation>
    </message>
</context>
<context>
    <name>nb::DraftBar</name>
    <message>
        <source>&amp;Discard Changes</source>
        <translation>Aban&amp;donner les modifications</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>%Ln modification non enregistrée</numerusform>
            <numerusform>%Ln modifications non enregistrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) must be put right first. Show</source>
        <translation>
            <numerusform>%Ln cellule est à corriger d’abord. Montrer</numerusform>
            <numerusform>%Ln cellules sont à corriger d’abord. Montrer</numerusform>
        </translation>
    </message>
    <message>
        <source>A marked cell cannot be kept as it is.</source>
        <translation>Une cellule marquée ne peut être gardée telle quelle.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Il n’y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>Shows again what is saved</source>
        <translation>Montre à nouveau ce qui est enregistré</translation>
    </message>
    <message>
        <source>There is nothing to discard.</source>
        <translation>Il n’y a rien à abandonner.</translation>
    </message>
    <message>
        <source>Undo: %1 (%2)</source>
        <translation>Annuler : %1 (%2)</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>Redo: %1 (%2)</source>
        <translation>Rétablir : %1 (%2)</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
</context>
<context>
    <name>nb::DraftTable</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
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
    <name>nb::DurationField</name>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>%1, unit</source>
        <translation>%1, unité</translation>
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
        <source>%Ln datagram(s) came on %1, but none that could be read.</source>
        <translation>
            <numerusform>%Ln datagramme est arrivé sur %1, mais il n’a pas pu être lu.</numerusform>
            <numerusform>%Ln datagrammes sont arrivés sur %1, mais aucun n’a pu être lu.</numerusform>
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
    <name>nb::EvidencePanel</name>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Link of the chain</source>
        <translation>Lien de la chaîne</translation>
    </message>
    <message>
        <source>Terms of the score</source>
        <translation>Termes du score</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Choose a finding to see what it rests on.</source>
        <translation>Choisissez un constat pour voir sur quoi il repose.</translation>
    </message>
    <message>
        <source>%1 was in touch with the rare outside host %2, and a later host of the chain was too.</source>
        <translation>%1 était en contact avec l’hôte extérieur rare %2, et un hôte suivant de la chaîne aussi.</translation>
    </message>
    <message>
        <source>%1 was in touch with the rare outside host %2.</source>
        <translation>%1 était en contact avec l’hôte extérieur rare %2.</translation>
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
    <message>
        <source>Records without addresses, which are no flows</source>
        <translation>Enregistrements sans adresses, qui ne sont pas des flux</translation>
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
    <name>nb::ExportsStep</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>From segment</source>
        <translation>Du segment</translation>
    </message>
    <message>
        <source>To segment</source>
        <translation>Au segment</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>The rules as files for your firewalls, and the test plan that proves them. Every file was read back and permits exactly the rules, nothing more; look at it before you load it all the same.</source>
        <translation>Les règles en fichiers pour vos pare-feu, et le plan de test qui les prouve. Chaque fichier a été relu et permet exactement les règles, rien de plus ; regardez-le tout de même avant de le charger.</translation>
    </message>
    <message>
        <source>Rule files</source>
        <translation>Fichiers de règles</translation>
    </message>
    <message>
        <source>Working out a recommendation…</source>
        <translation>Calcul d’une recommandation…</translation>
    </message>
    <message>
        <source>Segmentation test plan</source>
        <translation>Plan de test de segmentation</translation>
    </message>
    <message>
        <source>Nothing to test: no segment lies outside the CDE.</source>
        <translation>Rien à tester : aucun segment n’est hors du CDE.</translation>
    </message>
    <message>
        <source>&amp;Rule Files</source>
        <translation>Fichiers de &amp;règles</translation>
    </message>
    <message>
        <source>&amp;Test Plan (11.4.5)</source>
        <translation>Plan de &amp;test (11.4.5)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Select a target first.</source>
        <translation>Sélectionnez d’abord une cible.</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Enregistrer en CS&amp;V…</translation>
    </message>
    <message>
        <source>Rules for %1 written: %2</source>
        <translation>Règles pour %1 écrites : %2</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
    <message>
        <source>Folder for the Rule Files</source>
        <translation>Dossier des fichiers de règles</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Le dossier %1 ne peut pas être créé.</translation>
    </message>
    <message>
        <source>Save the Test Plan</source>
        <translation>Enregistrer le plan de test</translation>
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
        <source>Open %Ln file(s) in your own workspace</source>
        <translation>
            <numerusform>Ouvrir %Ln fichier dans votre espace de travail</numerusform>
            <numerusform>Ouvrir %Ln fichiers dans votre espace de travail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln file(s) to this workspace</source>
        <translation>
            <numerusform>Ajouter %Ln fichier à cet espace de travail</numerusform>
            <numerusform>Ajouter %Ln fichiers à cet espace de travail</numerusform>
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
        <source>%Ln condition(s) cannot be understood yet.</source>
        <translation>
            <numerusform>%Ln condition n’est pas encore compréhensible.</numerusform>
            <numerusform>%Ln conditions ne sont pas encore compréhensibles.</numerusform>
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
        <source>%1 flows</source>
        <translation>%1 flux</translation>
    </message>
    <message>
        <source>1 flow</source>
        <translation>1 flux</translation>
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
    <name>nb::FilterWords</name>
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
    <name>nb::FindingsModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>0 to 1; in bold from 0.7. The evidence below shows what it is made of.</source>
        <translation>De 0 à 1 ; en gras à partir de 0,7. Les preuves ci-dessous montrent de quoi il est fait.</translation>
    </message>
    <message>
        <source>Sequences of sessions along the path, or targets of a finding</source>
        <translation>Suites de sessions le long du chemin, ou cibles d’un constat</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Start (%1)</source>
        <translation>Début (%1)</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>nb::FindingsPanel</name>
    <message>
        <source>&amp;Score from</source>
        <translation>&amp;Score à partir de</translation>
    </message>
    <message>
        <source>Host, service, kind</source>
        <translation>Hôte, service, genre</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Filtrer les constats</translation>
    </message>
    <message>
        <source>Kind of findings</source>
        <translation>Genre de constats</translation>
    </message>
    <message>
        <source>Verdict of findings</source>
        <translation>Verdict des constats</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverts</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvés</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqués</translation>
    </message>
    <message>
        <source>Open and decided</source>
        <translation>Ouverts et décidés</translation>
    </message>
    <message>
        <source>Least score</source>
        <translation>Score minimal</translation>
    </message>
    <message>
        <source>Chains below are not listed; findings without a score always are</source>
        <translation>Les chaînes en dessous ne sont pas listées ; les constats sans score le sont toujours</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les genres</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln constat</numerusform>
            <numerusform>%Ln constats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln finding(s) shown</source>
        <translation>
            <numerusform>%1 constat sur %Ln affiché</numerusform>
            <numerusform>%1 constats sur %Ln affichés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::FirewallTables</name>
    <message>
        <source>keep</source>
        <translation>garder</translation>
    </message>
    <message>
        <source>narrow</source>
        <translation>restreindre</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>retirer</translation>
    </message>
    <message>
        <source>add</source>
        <translation>ajouter</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>refuse</translation>
    </message>
    <message>
        <source>used</source>
        <translation>utilisée</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>non utilisée</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommandée</translation>
    </message>
    <message>
        <source>systems unknown</source>
        <translation>systèmes inconnus</translation>
    </message>
    <message>
        <source>permits what was rejected</source>
        <translation>permet ce qui a été rejeté</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>permits</source>
        <translation>permet</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Frontière</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recommandé</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>Prochaine revue</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>It brings</source>
        <translation>Cela apporte</translation>
    </message>
    <message>
        <source>Leave the scope</source>
        <translation>Quittent le périmètre</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Dans le plan</translation>
    </message>
    <message>
        <source>Move the CDE in</source>
        <translation>Déplacer le CDE</translation>
    </message>
    <message>
        <source>Move the others out</source>
        <translation>Déplacer les autres</translation>
    </message>
    <message>
        <source>Dedicate a service to the CDE</source>
        <translation>Dédier un service au CDE</translation>
    </message>
    <message>
        <source>Administer by a jump host</source>
        <translation>Administrer par un hôte de rebond</translation>
    </message>
    <message numerus="yes">
        <source>%Ln system(s) to move</source>
        <translation>
            <numerusform>%Ln système à déplacer</numerusform>
            <numerusform>%Ln systèmes à déplacer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln service(s) less through the border</source>
        <translation>
            <numerusform>%Ln service de moins à travers la frontière</numerusform>
            <numerusform>%Ln services de moins à travers la frontière</numerusform>
        </translation>
    </message>
    <message>
        <source>1 more system; who administers stays in scope</source>
        <translation>1 système de plus ; qui administre reste dans le périmètre</translation>
    </message>
    <message>
        <source>1 more system in the CDE</source>
        <translation>1 système de plus dans le CDE</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
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
    <message>
        <source>◆ %1 (stored: %2)</source>
        <translation>◆ %1 (enregistré : %2)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>The rules as they are edited would label it otherwise than it is stored.</source>
        <translation>Les règles en cours d’édition l’étiquetteraient autrement qu’il n’est enregistré.</translation>
    </message>
    <message>
        <source>The rules as they are edited label it as stored.</source>
        <translation>Les règles en cours d’édition l’étiquettent comme il est enregistré.</translation>
    </message>
    <message>
        <source>None of the rules as they are edited matches.</source>
        <translation>Aucune des règles en cours d’édition ne correspond.</translation>
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
    <name>nb::FlowTester</name>
    <message>
        <source>&amp;Test Flow</source>
        <translation>&amp;Tester le flux</translation>
    </message>
    <message>
        <source>Type a flow and see which rule labels it; what is left empty is absent.</source>
        <translation>Décrivez un flux et voyez quelle règle l’étiquette ; ce qui reste vide est absent.</translation>
    </message>
    <message>
        <source>What each rule says of the flow</source>
        <translation>Ce que chaque règle dit du flux</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>First condition that does not hold</source>
        <translation>Première condition qui n’est pas remplie</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Client</translation>
    </message>
    <message>
        <source>Client po&amp;rt</source>
        <translation>Po&amp;rt du client</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;veur</translation>
    </message>
    <message>
        <source>Server &amp;port</source>
        <translation>&amp;Port du serveur</translation>
    </message>
    <message>
        <source>Pr&amp;otocol</source>
        <translation>Pr&amp;otocole</translation>
    </message>
    <message>
        <source>Server na&amp;me</source>
        <translation>No&amp;m du serveur</translation>
    </message>
    <message>
        <source>%1: “%2” is no IPv4 or IPv6 address.</source>
        <translation>%1 : « %2 » n’est pas une adresse IPv4 ou IPv6.</translation>
    </message>
    <message>
        <source>%1: “%2” is no port; they are 0 to 65535.</source>
        <translation>%1 : « %2 » n’est pas un port ; ils vont de 0 à 65535.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client port</source>
        <translation>Port du client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Server port</source>
        <translation>Port du serveur</translation>
    </message>
    <message>
        <source>Protocol: “%1” is none; write tcp, udp or a number from 0 to 255.</source>
        <translation>Protocole : « %1 » n’en est pas un ; écrivez tcp, udp ou un nombre de 0 à 255.</translation>
    </message>
    <message>
        <source>– passed over</source>
        <translation>– non essayée</translation>
    </message>
    <message>
        <source>✓ labels the flow</source>
        <translation>✓ étiquette le flux</translation>
    </message>
    <message>
        <source>matches, but comes later</source>
        <translation>convient, mais vient après</translation>
    </message>
    <message>
        <source>✗ does not match</source>
        <translation>✗ ne convient pas</translation>
    </message>
    <message>
        <source>No rule is on: the flow gets no label.</source>
        <translation>Aucune règle n’est active : le flux ne reçoit pas d’étiquette.</translation>
    </message>
    <message>
        <source>No rule matches: the label is NOMATCH.</source>
        <translation>Aucune règle ne convient : l’étiquette est NOMATCH.</translation>
    </message>
    <message>
        <source>Rule %1 labels it: %2.</source>
        <translation>La règle %1 l’étiquette : %2.</translation>
    </message>
    <message>
        <source>client in %1</source>
        <translation>client dans %1</translation>
    </message>
    <message>
        <source>server in %1</source>
        <translation>serveur dans %1</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>service %1</translation>
    </message>
    <message>
        <source>The rules changed since the flow was tested. Test it again.</source>
        <translation>Les règles ont changé depuis l’essai du flux. Testez-le à nouveau.</translation>
    </message>
    <message>
        <source>Client &amp;name</source>
        <translation>&amp;Nom du client</translation>
    </message>
    <message>
        <source>Client owner</source>
        <translation>Propriétaire du client</translation>
    </message>
    <message>
        <source>Pac&amp;kets</source>
        <translation>Pa&amp;quets</translation>
    </message>
    <message>
        <source>Server owner</source>
        <translation>Propriétaire du serveur</translation>
    </message>
    <message>
        <source>Further fields</source>
        <translation>Autres champs</translation>
    </message>
    <message>
        <source>What is left empty is what a flow stored now would get, or absent.</source>
        <translation>Ce qui reste vide est ce que recevrait un flux enregistré maintenant, ou absent.</translation>
    </message>
    <message>
        <source>From client to server; k, M and G are powers of 1000.</source>
        <translation>Du client au serveur ; k, M et G sont des puissances de 1000.</translation>
    </message>
    <message>
        <source>Any other column as field=value, several with blanks between them, such as reverse_bytes=2M state=established.</source>
        <translation>Toute autre colonne sous la forme champ=valeur, plusieurs séparées par des espaces, par exemple reverse_bytes=2M state=established.</translation>
    </message>
    <message>
        <source>%1: “%2” is no count; write a number such as 600, 10k or 2M.</source>
        <translation>%1 : « %2 » n’est pas un nombre ; écrivez par exemple 600, 10k ou 2M.</translation>
    </message>
    <message>
        <source>Further fields: %1. Write field=value, such as vlan=120.</source>
        <translation>Autres champs : %1. Écrivez champ=valeur, par exemple vlan=120.</translation>
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
        <source>client of %1</source>
        <translation>client de %1</translation>
    </message>
    <message>
        <source>server of %1</source>
        <translation>serveur de %1</translation>
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
        <source>Copied %Ln flow(s).</source>
        <translation>
            <numerusform>%Ln flux copié.</numerusform>
            <numerusform>%Ln flux copiés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 flows</source>
        <translation>
            <numerusform>%1 flux sur %2</numerusform>
            <numerusform>%1 flux sur %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 paquet</numerusform>
            <numerusform>%1 paquets</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 are listed</source>
        <translation>les %1 premiers sont affichés</translation>
    </message>
    <message>
        <source>Draft: the column Rule shows what the rules as they are edited would label, nothing of it is saved. ● as stored · ◆ another label than is stored · ○ no rule matches</source>
        <translation>Ébauche : la colonne Règle montre ce qu’étiquetteraient les règles en cours d’édition, rien n’en est enregistré. ● comme enregistré · ◆ autre étiquette que celle enregistrée · ○ aucune règle ne correspond</translation>
    </message>
</context>
<context>
    <name>nb::FreezeStep</name>
    <message>
        <source>Report and freeze</source>
        <translation>Rapport et gel</translation>
    </message>
    <message>
        <source>The documents of this confirmation, and a snapshot to compare the next one with: an assessor asks what changed, in both directions. The result is input to your own confirmation (12.5.2), no verdict.</source>
        <translation>Les documents de cette confirmation, et un instantané auquel comparer la prochaine : un évaluateur demande ce qui a changé, dans les deux sens. Le résultat alimente votre propre confirmation (12.5.2), ce n’est pas un verdict.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Choose a snapshot to compare with.</source>
        <translation>Choisissez un instantané à comparer.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>&amp;Report as PDF…</source>
        <translation>&amp;Rapport en PDF…</translation>
    </message>
    <message>
        <source>Redacted Report as P&amp;DF…</source>
        <translation>Rapport caviardé en P&amp;DF…</translation>
    </message>
    <message>
        <source>&amp;Inventory as CSV…</source>
        <translation>&amp;Inventaire en CSV…</translation>
    </message>
    <message>
        <source>R&amp;ules as CSV…</source>
        <translation>Rè&amp;gles en CSV…</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>Name, for example 2026-11</source>
        <translation>Nom, par exemple 2026-11</translation>
    </message>
    <message>
        <source>Name of the snapshot</source>
        <translation>Nom de l’instantané</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>&amp;Geler</translation>
    </message>
    <message>
        <source>Snapshot to compare with</source>
        <translation>Instantané à comparer</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>Compare with a Fi&amp;le…</source>
        <translation>Comparer à un &amp;fichier…</translation>
    </message>
    <message>
        <source>A recommendation is still being worked out.</source>
        <translation>Une recommandation est encore en calcul.</translation>
    </message>
    <message>
        <source>Next confirmation due: %1</source>
        <translation>Prochaine confirmation due : %1</translation>
    </message>
    <message>
        <source>Nothing was frozen yet.</source>
        <translation>Rien n’a encore été gelé.</translation>
    </message>
    <message>
        <source>A snapshot needs a name.</source>
        <translation>Un instantané exige un nom.</translation>
    </message>
    <message>
        <source>The scope is frozen as %1.</source>
        <translation>Le périmètre est gelé sous %1.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
    <message>
        <source>Save the Inventory</source>
        <translation>Enregistrer l’inventaire</translation>
    </message>
    <message>
        <source>Save the Rules</source>
        <translation>Enregistrer les règles</translation>
    </message>
    <message>
        <source>Compare with a Snapshot</source>
        <translation>Comparer à un instantané</translation>
    </message>
    <message>
        <source>Snapshots (*.json)</source>
        <translation>Instantanés (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
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
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Pivot</source>
        <translation>Pivot</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>A rule labels it, as stored</source>
        <translation>Une règle l’étiquette, comme enregistré</translation>
    </message>
    <message>
        <source>Rules label part of it</source>
        <translation>Des règles en étiquettent une partie</translation>
    </message>
    <message>
        <source>No rule labels it</source>
        <translation>Aucune règle ne l’étiquette</translation>
    </message>
    <message>
        <source>Would be labelled otherwise</source>
        <translation>Serait étiqueté autrement</translation>
    </message>
    <message>
        <source>Draft of the rules</source>
        <translation>Ébauche des règles</translation>
    </message>
    <message>
        <source>Never answered</source>
        <translation>N’a jamais répondu</translation>
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
        <source>Hide %Ln node(s)</source>
        <translation>
            <numerusform>Masquer %Ln nœud</numerusform>
            <numerusform>Masquer %Ln nœuds</numerusform>
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
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
</context>
<context>
    <name>nb::GraphNodesList</name>
    <message>
        <source>Nodes of the picture</source>
        <translation>Nœuds de l’image</translation>
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
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln trouvé</numerusform>
            <numerusform>%Ln trouvés</numerusform>
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
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connexion</numerusform>
            <numerusform>%Ln connexions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln flow(s)</source>
        <translation>
            <numerusform>%Ln flux</numerusform>
            <numerusform>%Ln flux</numerusform>
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
        <source>and %Ln more like these</source>
        <translation>
            <numerusform>et %Ln autre semblable</numerusform>
            <numerusform>et %Ln autres semblables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is damaged. The %2 flows that were whole are in.</source>
        <translation>
            <numerusform>%1 est endommagé. Le %2 flux entier a été importé.</numerusform>
            <numerusform>%1 est endommagé. Les %2 flux entiers ont été importés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is damaged at %3. The %2 flows before that are in.</source>
        <translation>
            <numerusform>%1 est endommagé (%3). Le %2 flux qui précède a été importé.</numerusform>
            <numerusform>%1 est endommagé (%3). Les %2 flux qui précèdent ont été importés.</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%1: %2 flows.</source>
        <translation>
            <numerusform>%1 : %2 flux.</numerusform>
            <numerusform>%1 : %2 flux.</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%1: %2 flows; rows that could not be used: %3.</source>
        <translation>
            <numerusform>%1 : %2 flux ; lignes inutilisables : %3.</numerusform>
            <numerusform>%1 : %2 flux ; lignes inutilisables : %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 flows; rows that could not be used: %3, the first in line %4.</source>
        <translation>
            <numerusform>%1 : %2 flux ; lignes inutilisables : %3, la première à la ligne %4.</numerusform>
            <numerusform>%1 : %2 flux ; lignes inutilisables : %3, la première à la ligne %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>Details name the lines and what was expected there.</source>
        <translation>Les détails nomment les lignes et ce qui y était attendu.</translation>
    </message>
    <message>
        <source>%1: %2 from %3.</source>
        <translation>%1 : %2 tirés de %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 paquet</numerusform>
            <numerusform>%1 paquets</numerusform>
        </translation>
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
        <source>%Ln more waiting</source>
        <translation>
            <numerusform>%Ln autre en attente</numerusform>
            <numerusform>%Ln autres en attente</numerusform>
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
    <name>nb::KnowledgeTab</name>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>This workspace is open read-only, because another program writes to it or you chose so. Nothing can be changed in it.</source>
        <translation>Cet espace de travail est ouvert en lecture seule, parce qu’un autre programme y écrit ou que vous l’avez choisi. Rien ne peut y être modifié.</translation>
    </message>
    <message>
        <source>Names and Owners</source>
        <translation>Noms et propriétaires</translation>
    </message>
    <message>
        <source>That did not succeed.</source>
        <translation>Cela n’a pas réussi.</translation>
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
        <source>Copied %Ln flow(s).</source>
        <translation>
            <numerusform>%Ln flux copié.</numerusform>
            <numerusform>%Ln flux copiés.</numerusform>
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
    <message>
        <source>Save as &amp;Rule…</source>
        <translation>Enregistrer comme &amp;règle…</translation>
    </message>
    <message>
        <source>The text is no filter yet.</source>
        <translation>Le texte n’est pas encore un filtre.</translation>
    </message>
    <message>
        <source>Apply the filter first (Enter).</source>
        <translation>Appliquez d’abord le filtre (Entrée).</translation>
    </message>
    <message>
        <source>Labels flows that match this filter</source>
        <translation>Étiquette les flux qui répondent à ce filtre</translation>
    </message>
    <message>
        <source>Save as Aler&amp;t…</source>
        <translation>Enregistrer comme aler&amp;te…</translation>
    </message>
    <message>
        <source>Every flow would be an alert: write a filter.</source>
        <translation>Chaque flux serait une alerte : écrivez un filtre.</translation>
    </message>
    <message>
        <source>Tells of flows that match this filter</source>
        <translation>Signale les flux qui correspondent à ce filtre</translation>
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
    <name>nb::LookupSettings</name>
    <message>
        <source>&amp;Ask the registries whom external addresses belong to</source>
        <translation>&amp;Demander aux registres à qui appartiennent les adresses externes</translation>
    </message>
    <message>
        <source>R&amp;DAP of the registry that is responsible</source>
        <translation>R&amp;DAP du registre responsable</translation>
    </message>
    <message>
        <source>A&amp;RIN’s REST service for all</source>
        <translation>Service REST d’A&amp;RIN pour toutes</translation>
    </message>
    <message>
        <source>Lookups at the registries</source>
        <translation>Recherches auprès des registres</translation>
    </message>
    <message>
        <source>AFRINIC, APNIC, ARIN, LACNIC or RIPE NCC: only the one that gave out the address</source>
        <translation>AFRINIC, APNIC, ARIN, LACNIC ou RIPE NCC : seulement celui qui a attribué l’adresse</translation>
    </message>
    <message>
        <source>The service that NetBehave used at first. It knows best what ARIN gave out, in North America.</source>
        <translation>Le service que NetBehave utilisait au début. Il connaît surtout ce qu’ARIN a attribué, en Amérique du Nord.</translation>
    </message>
    <message>
        <source>Offline files (MMDB)</source>
        <translation>Fichiers hors ligne (MMDB)</translation>
    </message>
    <message>
        <source>Offline files</source>
        <translation>Fichiers hors ligne</translation>
    </message>
    <message>
        <source>Add &amp;File…</source>
        <translation>Ajouter un &amp;fichier…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Enlever</translation>
    </message>
    <message>
        <source>Databases of autonomous systems and countries in MaxMind’s format. They are read on this computer; nothing leaves it.</source>
        <translation>Bases de systèmes autonomes et de pays au format de MaxMind. Elles sont lues sur cet ordinateur ; rien n’en sort.</translation>
    </message>
    <message>
        <source>This file cannot be used: %1</source>
        <translation>Ce fichier n’est pas utilisable : %1</translation>
    </message>
    <message>
        <source>Off: nothing leaves this computer.
On: external addresses that new flows show and that no known block holds are sent to the registry, one at a time. It learns that somebody at your Internet address is interested in them, and when.</source>
        <translation>Désactivé : rien ne sort de cet ordinateur.
Activé : les adresses externes vues dans les nouveaux flux et qu’aucun bloc connu ne contient sont envoyées au registre, une à la fois. Il apprend que quelqu’un à votre adresse Internet s’y intéresse, et quand.</translation>
    </message>
    <message>
        <source>whois.arin.net</source>
        <translation>whois.arin.net</translation>
    </message>
    <message>
        <source>the RDAP service of the registry that gave them out</source>
        <translation>au service RDAP du registre qui les a attribuées</translation>
    </message>
    <message>
        <source>On: external addresses that new flows show and that no known block holds are sent over HTTPS to %1, at most one a second. It learns that somebody at your Internet address is interested in them, and when. Private and reserved addresses are never sent, nor is anything else. Answers are kept here until they expire.</source>
        <translation>Activé : les adresses externes vues dans les nouveaux flux et qu’aucun bloc connu ne contient sont envoyées par HTTPS, au plus une par seconde, ici : %1. Le destinataire apprend que quelqu’un à votre adresse Internet s’y intéresse, et quand. Les adresses privées et réservées ne sont jamais envoyées, ni rien d’autre. Les réponses sont gardées ici jusqu’à leur expiration.</translation>
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
        <source>Added %Ln file(s).</source>
        <translation>
            <numerusform>%Ln fichier ajouté.</numerusform>
            <numerusform>%Ln fichiers ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) failed, see Imports.</source>
        <translation>
            <numerusform>%Ln fichier a échoué, voir Importations.</numerusform>
            <numerusform>%Ln fichiers ont échoué, voir Importations.</numerusform>
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
    <message>
        <source>Show &amp;Conversations</source>
        <translation>Afficher les &amp;conversations</translation>
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
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln nœud</numerusform>
            <numerusform>%Ln nœuds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connexion</numerusform>
            <numerusform>%Ln connexions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln masqué</numerusform>
            <numerusform>%Ln masqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionné</numerusform>
            <numerusform>%Ln sélectionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 small conversations are left out</source>
        <translation>
            <numerusform>%1 petite conversation est omise</numerusform>
            <numerusform>%1 petites conversations sont omises</numerusform>
        </translation>
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
    <message>
        <source>Show what is outside</source>
        <translation>Afficher ce qui est à l’extérieur</translation>
    </message>
    <message>
        <source>Segments or assets</source>
        <translation>Segments ou actifs</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Draft: connections are coloured by what the rules as they are edited would label, nothing of it is saved. The legend says what the lines mean.</source>
        <translation>Ébauche : les connexions sont colorées selon ce qu’étiquetteraient les règles en cours d’édition, rien n’en est enregistré. La légende dit ce que signifient les traits.</translation>
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
    <message>
        <source>By owner</source>
        <translation>Par propriétaire</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>Par pays</translation>
    </message>
    <message>
        <source>How what is outside is put together</source>
        <translation>Comment l’extérieur est regroupé</translation>
    </message>
    <message>
        <source>What is outside by owner, or by the country where registries or the files of the page Names say an address is; by owner where nobody says</source>
        <translation>L’extérieur par propriétaire, ou par le pays où les registres ou les fichiers de la page Noms situent une adresse ; par propriétaire quand personne ne le dit</translation>
    </message>
</context>
<context>
    <name>nb::NameSourcesTab</name>
    <message>
        <source>followed while flows are collected</source>
        <translation>suivi pendant la collecte de flux</translation>
    </message>
    <message>
        <source>following</source>
        <translation>suivi</translation>
    </message>
    <message>
        <source>waiting: it is not there or cannot be read</source>
        <translation>en attente : absent ou illisible</translation>
    </message>
    <message>
        <source>As&amp;k this computer’s name server for the names of internal addresses</source>
        <translation>&amp;Demander au serveur de noms de cet ordinateur les noms des adresses internes</translation>
    </message>
    <message>
        <source>Logs that are followed</source>
        <translation>Journaux suivis</translation>
    </message>
    <message>
        <source>On: while flows are collected, internal addresses without a name are asked about, at most ten a second and each once an hour. Your name server learns which addresses are in use. External addresses are never asked about: that would tell others whom you talk to. Off by default.</source>
        <translation>Activé : pendant la collecte, on demande le nom des adresses internes qui n’en ont pas, au plus dix par seconde et chacune une fois par heure. Votre serveur de noms apprend quelles adresses sont en usage. On ne demande jamais rien sur les adresses externes : cela dirait à d’autres avec qui vous communiquez. Désactivé par défaut.</translation>
    </message>
    <message>
        <source>Reverse lookups</source>
        <translation>Recherches inverses</translation>
    </message>
    <message>
        <source>&amp;Add Log…</source>
        <translation>&amp;Ajouter un journal…</translation>
    </message>
    <message>
        <source>Follow the log of a resolver</source>
        <translation>Suivre le journal d’un résolveur</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Follow the selected logs no more</source>
        <translation>Ne plus suivre les journaux choisis</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>The program that writes it</source>
        <translation>Le programme qui l’écrit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Read since collecting began</source>
        <translation>Lues depuis le début de la collecte</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Learnt since collecting began</source>
        <translation>Appris depuis le début de la collecte</translation>
    </message>
    <message>
        <source>Rotations</source>
        <translation>Rotations</translation>
    </message>
    <message>
        <source>How often a new file took the log’s place</source>
        <translation>Combien de fois un nouveau fichier a pris la place du journal</translation>
    </message>
    <message>
        <source>No log is followed.
The log of a resolver tells which client asked for which name, also where DNS is encrypted on its way. dnsmasq writes it with log-queries=extra, unbound with log-replies. It is read while flows are collected.</source>
        <translation>Aucun journal n’est suivi.
Le journal d’un résolveur dit quel client a demandé quel nom, même là où le DNS circule chiffré. dnsmasq l’écrit avec log-queries=extra, unbound avec log-replies. Il est lu pendant la collecte de flux.</translation>
    </message>
    <message>
        <source>%1 is followed while flows are collected.</source>
        <translation>%1 est suivi pendant la collecte de flux.</translation>
    </message>
    <message>
        <source>Log of dnsmasq (*)</source>
        <translation>Journal de dnsmasq (*)</translation>
    </message>
    <message>
        <source>Log of unbound (*)</source>
        <translation>Journal d’unbound (*)</translation>
    </message>
    <message>
        <source>dns.log of Zeek (*)</source>
        <translation>dns.log de Zeek (*)</translation>
    </message>
    <message>
        <source>Follow a Log</source>
        <translation>Suivre un journal</translation>
    </message>
    <message>
        <source>The log is followed no more.</source>
        <translation>Le journal n’est plus suivi.</translation>
    </message>
    <message>
        <source>Internal addresses are asked about while flows are collected.</source>
        <translation>On demande le nom des adresses internes pendant la collecte.</translation>
    </message>
    <message>
        <source>The name server is not asked.</source>
        <translation>Le serveur de noms n’est pas interrogé.</translation>
    </message>
    <message>
        <source>Names &amp;kept, the longest unused make room:</source>
        <translation>Noms &amp;conservés, les plus longtemps inutilisés font place :</translation>
    </message>
    <message>
        <source>At most %1 names are kept.</source>
        <translation>Au plus %1 noms sont conservés.</translation>
    </message>
</context>
<context>
    <name>nb::NameText</name>
    <message>
        <source>DNS answer</source>
        <translation>réponse DNS</translation>
    </message>
    <message>
        <source>resolver’s log</source>
        <translation>journal du résolveur</translation>
    </message>
    <message>
        <source>multicast DNS</source>
        <translation>DNS multidiffusion</translation>
    </message>
    <message>
        <source>TLS server name</source>
        <translation>nom de serveur TLS</translation>
    </message>
    <message>
        <source>HTTP host</source>
        <translation>hôte HTTP</translation>
    </message>
    <message>
        <source>hosts file</source>
        <translation>fichier hosts</translation>
    </message>
    <message>
        <source>imported cache</source>
        <translation>cache importé</translation>
    </message>
    <message>
        <source>reverse name, seen</source>
        <translation>nom inverse, vu</translation>
    </message>
    <message>
        <source>reverse name, asked</source>
        <translation>nom inverse, demandé</translation>
    </message>
    <message>
        <source>given by you</source>
        <translation>donné par vous</translation>
    </message>
    <message>
        <source>The client asked for the name and was answered with the address, seen in packets.</source>
        <translation>Le client a demandé le nom et a reçu l’adresse en réponse, vu dans des paquets.</translation>
    </message>
    <message>
        <source>The client asked for the name and was answered with the address, read in the log of its resolver.</source>
        <translation>Le client a demandé le nom et a reçu l’adresse en réponse, lu dans le journal de son résolveur.</translation>
    </message>
    <message>
        <source>Announced on the link by mDNS or LLMNR.</source>
        <translation>Annoncé sur le lien par mDNS ou LLMNR.</translation>
    </message>
    <message>
        <source>The client sent the name to the address when it opened a TLS connection. Weaker than an answer: a client can send what it likes.</source>
        <translation>Le client a envoyé le nom à l’adresse en ouvrant une connexion TLS. Plus faible qu’une réponse : un client envoie ce qu’il veut.</translation>
    </message>
    <message>
        <source>The client sent the name to the address in an HTTP request. Weaker than an answer: a client can send what it likes.</source>
        <translation>Le client a envoyé le nom à l’adresse dans une requête HTTP. Plus faible qu’une réponse : un client envoie ce qu’il veut.</translation>
    </message>
    <message>
        <source>Read from a hosts file.</source>
        <translation>Lu dans un fichier hosts.</translation>
    </message>
    <message>
        <source>Read from a cache of names that does not know who asked.</source>
        <translation>Lu dans un cache de noms qui ne sait pas qui a demandé.</translation>
    </message>
    <message>
        <source>What the address’s owner calls it, as somebody on the network was told. Nobody checks such names.</source>
        <translation>Le nom que lui donne le propriétaire de l’adresse, tel qu’il a été répondu à quelqu’un du réseau. Personne ne vérifie ces noms.</translation>
    </message>
    <message>
        <source>What the address’s owner calls it, as our own question was answered. Nobody checks such names.</source>
        <translation>Le nom que lui donne le propriétaire de l’adresse, en réponse à notre propre question. Personne ne vérifie ces noms.</translation>
    </message>
    <message>
        <source>You gave the address this name. It wins over all others.</source>
        <translation>Vous avez donné ce nom à l’adresse. Il l’emporte sur tous les autres.</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tout le monde</translation>
    </message>
</context>
<context>
    <name>nb::NamesPage</name>
    <message>
        <source>Names and owners</source>
        <translation>Noms et propriétaires</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Propriétaires</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Where Names Come From</source>
        <translation>Origine des noms</translation>
    </message>
</context>
<context>
    <name>nb::NamesTab</name>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Search names and addresses; * and ? are wildcards</source>
        <translation>Chercher des noms et des adresses ; * et ? sont des jokers</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Take names from logs of dnsmasq and unbound, dns.log of Zeek, hosts files and NetBehave’s dns.db. They can also be dropped onto the window.</source>
        <translation>Prendre les noms de journaux de dnsmasq et d’unbound, de dns.log de Zeek, de fichiers hosts et du dns.db de NetBehave. On peut aussi les déposer sur la fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Forget the selected names; flows keep those they have</source>
        <translation>Oublier les noms choisis ; les flux gardent ceux qu’ils ont</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln name(s).</source>
        <translation>
            <numerusform>%Ln nom copié.</numerusform>
            <numerusform>%Ln noms copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As it was asked for: the head of a chain of aliases</source>
        <translation>Tel qu’il a été demandé : la tête d’une chaîne d’alias</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What it stands for</source>
        <translation>Ce qu’il désigne</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Demandé par</translation>
    </message>
    <message>
        <source>The client that was answered, or sent the name</source>
        <translation>Le client qui a reçu la réponse, ou envoyé le nom</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>The kind of evidence; the tip of each says what it is worth</source>
        <translation>Le genre de preuve ; l’infobulle de chacune dit ce qu’elle vaut</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Vu en premier</translation>
    </message>
    <message>
        <source>The first answer</source>
        <translation>La première réponse</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu en dernier</translation>
    </message>
    <message>
        <source>The last answer</source>
        <translation>La dernière réponse</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Valable jusqu’à</translation>
    </message>
    <message>
        <source>The last answer and its time to live</source>
        <translation>La dernière réponse et sa durée de vie</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>pour toujours</translation>
    </message>
    <message>
        <source>No names yet.
They come from DNS, TLS and HTTP in captures, from logs of resolvers that are followed while flows are collected, and from files that you import or drop here.</source>
        <translation>Pas encore de noms.
Ils viennent du DNS, de TLS et de HTTP dans les captures, de journaux de résolveurs suivis pendant la collecte, et de fichiers que vous importez ou déposez ici.</translation>
    </message>
    <message>
        <source>No name matches “%1”.</source>
        <translation>Aucun nom ne correspond à « %1 ».</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>Names, recognised by what is in the file (*)</source>
        <translation>Noms, reconnus par le contenu du fichier (*)</translation>
    </message>
    <message>
        <source>Hosts files (*)</source>
        <translation>Fichiers hosts (*)</translation>
    </message>
    <message>
        <source>Logs of dnsmasq (*)</source>
        <translation>Journaux de dnsmasq (*)</translation>
    </message>
    <message>
        <source>Logs of unbound (*)</source>
        <translation>Journaux d’unbound (*)</translation>
    </message>
    <message>
        <source>dns.log of Zeek (*)</source>
        <translation>dns.log de Zeek (*)</translation>
    </message>
    <message>
        <source>Import Names</source>
        <translation>Importer des noms</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln name(s)? Flows keep those they have.</source>
        <translation>
            <numerusform>Oublier %Ln nom ? Les flux gardent ceux qu’ils ont.</numerusform>
            <numerusform>Oublier %Ln noms ? Les flux gardent ceux qu’ils ont.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Names: %1. At most %2 are kept, and the longest unused make room.</source>
        <translation>Noms : %1. Au plus %2 sont gardés, et les plus longtemps inutilisés laissent la place.</translation>
    </message>
    <message>
        <source>Names: %1 of %2</source>
        <translation>Noms : %1 sur %2</translation>
    </message>
    <message>
        <source>Names forgotten: %1.</source>
        <translation>Noms oubliés : %1.</translation>
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
    <name>nb::OwnersTab</name>
    <message>
        <source>Owners</source>
        <translation>Propriétaires</translation>
    </message>
    <message>
        <source>Search owners, or type an address to see its blocks</source>
        <translation>Chercher des propriétaires, ou taper une adresse pour voir ses blocs</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln block(s).</source>
        <translation>
            <numerusform>%Ln bloc copié.</numerusform>
            <numerusform>%Ln blocs copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Look Up…</source>
        <translation>&amp;Renseignements…</translation>
    </message>
    <message>
        <source>Ask A&amp;gain</source>
        <translation>Redeman&amp;der</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Take the blocks of a whois cache of the published NetBehave, an SQLite file</source>
        <translation>Prendre les blocs d’un cache whois du NetBehave publié, un fichier SQLite</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>Su&amp;pprimer</translation>
    </message>
    <message>
        <source>Forget the selected blocks; flows keep the owners they have</source>
        <translation>Oublier les blocs choisis ; les flux gardent leurs propriétaires</translation>
    </message>
    <message>
        <source>Lookups at the registries are on.</source>
        <translation>Les recherches auprès des registres sont activées.</translation>
    </message>
    <message>
        <source>Lookups are off: nothing leaves this computer.</source>
        <translation>Les recherches sont désactivées : rien ne sort de cet ordinateur.</translation>
    </message>
    <message>
        <source>The next lookup goes there.</source>
        <translation>La prochaine recherche s’y adressera.</translation>
    </message>
    <message>
        <source>The offline files were changed.</source>
        <translation>Les fichiers hors ligne ont changé.</translation>
    </message>
    <message>
        <source>Add Offline Files</source>
        <translation>Ajouter des fichiers hors ligne</translation>
    </message>
    <message>
        <source>MaxMind DB (*.mmdb)</source>
        <translation>MaxMind DB (*.mmdb)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>First and last address</source>
        <translation>Première et dernière adresse</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>The network’s name, with which flows are labelled</source>
        <translation>Le nom du réseau, dont les flux sont étiquetés</translation>
    </message>
    <message>
        <source>not known to the registry</source>
        <translation>inconnu du registre</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>Qui le détient</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>AS</source>
        <translation>AS</translation>
    </message>
    <message>
        <source>Autonomous system of the first address, from an offline file</source>
        <translation>Système autonome de la première adresse, d’après un fichier hors ligne</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Fetched</source>
        <translation>Obtenu</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Valable jusqu’à</translation>
    </message>
    <message>
        <source>It is asked for again after that</source>
        <translation>Il est redemandé ensuite</translation>
    </message>
    <message>
        <source>Send one address to the registry now</source>
        <translation>Envoyer une adresse au registre maintenant</translation>
    </message>
    <message>
        <source>Lookups at the registries are off; the switch is above.</source>
        <translation>Les recherches auprès des registres sont désactivées ; l’interrupteur est au-dessus.</translation>
    </message>
    <message>
        <source>Send the first address of each selected block to the registry</source>
        <translation>Envoyer au registre la première adresse de chaque bloc choisi</translation>
    </message>
    <message>
        <source>No owners yet.
They come from the registries while lookups are on, and from a whois cache that you import. Offline files are asked directly and fill no rows.</source>
        <translation>Pas encore de propriétaires.
Ils viennent des registres quand les recherches sont activées, et d’un cache whois que vous importez. Les fichiers hors ligne sont consultés directement et ne remplissent pas de lignes.</translation>
    </message>
    <message>
        <source>No block matches “%1”.</source>
        <translation>Aucun bloc ne correspond à « %1 ».</translation>
    </message>
    <message>
        <source>Look Up an Owner</source>
        <translation>Chercher un propriétaire</translation>
    </message>
    <message>
        <source>Address to send to the registry:</source>
        <translation>Adresse à envoyer au registre :</translation>
    </message>
    <message>
        <source>“%1” is not an address.</source>
        <translation>« %1 » n’est pas une adresse.</translation>
    </message>
    <message>
        <source>%1 belongs to %2.</source>
        <translation>%1 appartient à %2.</translation>
    </message>
    <message>
        <source>Import a Whois Cache</source>
        <translation>Importer un cache whois</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3)</source>
        <translation>Bases SQLite (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln block(s)? Flows keep the owners they have.</source>
        <translation>
            <numerusform>Oublier %Ln bloc ? Les flux gardent leurs propriétaires.</numerusform>
            <numerusform>Oublier %Ln blocs ? Les flux gardent leurs propriétaires.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Blocks: %1</source>
        <translation>Blocs : %1</translation>
    </message>
    <message>
        <source>Blocks: %1 of %2</source>
        <translation>Blocs : %1 sur %2</translation>
    </message>
    <message>
        <source>Blocks asked for: %1.</source>
        <translation>Blocs redemandés : %1.</translation>
    </message>
    <message>
        <source>Blocks taken: %1; left out: %2.</source>
        <translation>Blocs pris : %1 ; laissés de côté : %2.</translation>
    </message>
    <message>
        <source>Blocks forgotten: %1.</source>
        <translation>Blocs oubliés : %1.</translation>
    </message>
</context>
<context>
    <name>nb::PageBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln not acknowledged</source>
        <translation>
            <numerusform>%1, %Ln non acquittée</numerusform>
            <numerusform>%1, %Ln non acquittées</numerusform>
        </translation>
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
    <name>nb::PathsPanel</name>
    <message>
        <source>&amp;Remote control only</source>
        <translation>Prise en main à distance &amp;seulement</translation>
    </message>
    <message>
        <source>&amp;Without waiting</source>
        <translation>Sa&amp;ns attente</translation>
    </message>
    <message>
        <source>Find &amp;Paths</source>
        <translation>Chercher les &amp;chemins</translation>
    </message>
    <message>
        <source>From address</source>
        <translation>Adresse de départ</translation>
    </message>
    <message>
        <source>Path from</source>
        <translation>Chemin depuis</translation>
    </message>
    <message>
        <source>To address</source>
        <translation>Adresse d’arrivée</translation>
    </message>
    <message>
        <source>Path to</source>
        <translation>Chemin vers</translation>
    </message>
    <message>
        <source>Each step starts while the one before is open, or seconds after</source>
        <translation>Chaque étape commence pendant que la précédente est ouverte, ou quelques secondes après</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Chemins</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Without waiting</source>
        <translation>Sans attente</translation>
    </message>
    <message>
        <source>Name two hosts to find the ways from one to the other in the order of time. Enter puts a way into the picture.</source>
        <translation>Nommez deux hôtes pour trouver les chemins de l’un à l’autre dans l’ordre du temps. Entrée ajoute un chemin à l’image.</translation>
    </message>
    <message>
        <source>Looking for paths…</source>
        <translation>Recherche des chemins…</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>There is no way in the order of time.</source>
        <translation>Il n’y a pas de chemin dans l’ordre du temps.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln way(s), earliest arrival first. Enter puts one into the picture.</source>
        <translation>
            <numerusform>%Ln chemin. Entrée l’ajoute à l’image.</numerusform>
            <numerusform>%Ln chemins, l’arrivée la plus tôt d’abord. Entrée en ajoute un à l’image.</numerusform>
        </translation>
    </message>
    <message>
        <source>There may be more.</source>
        <translation>Il peut y en avoir d’autres.</translation>
    </message>
</context>
<context>
    <name>nb::PeriodBox</name>
    <message>
        <source>First day (UTC)</source>
        <translation>Premier jour (UTC)</translation>
    </message>
    <message>
        <source>Last day (UTC)</source>
        <translation>Dernier jour (UTC)</translation>
    </message>
    <message>
        <source>Period that hits are counted over</source>
        <translation>Période de comptage des flux</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Tout le temps</translation>
    </message>
    <message>
        <source>Last day of the flows</source>
        <translation>Dernier jour des flux</translation>
    </message>
    <message>
        <source>Last 7 days of the flows</source>
        <translation>7 derniers jours des flux</translation>
    </message>
    <message>
        <source>Last 30 days of the flows</source>
        <translation>30 derniers jours des flux</translation>
    </message>
    <message>
        <source>From day to day (UTC)…</source>
        <translation>De jour à jour (UTC)…</translation>
    </message>
    <message>
        <source>&amp;Hits over</source>
        <translation>&amp;Touches sur</translation>
    </message>
</context>
<context>
    <name>nb::PeriodStep</name>
    <message>
        <source>Scope and period</source>
        <translation>Périmètre et période</translation>
    </message>
    <message>
        <source>Whose scope is this, and which flows say so? A merchant confirms its scope every 12 months, a service provider every 6 (PCI DSS 12.5.2). Conclusions are only as good as what was watched: the table says what limits them.</source>
        <translation>De qui est ce périmètre, et quels flux le disent ? Un commerçant confirme son périmètre tous les 12 mois, un prestataire de services tous les 6 (PCI DSS 12.5.2). Les conclusions ne valent que ce qui a été observé : le tableau dit ce qui les limite.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>Commerçant</translation>
    </message>
    <message>
        <source>Service provider</source>
        <translation>Prestataire de services</translation>
    </message>
    <message>
        <source>&amp;Only flows from</source>
        <translation>&amp;Seulement les flux du</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>&amp;Entity:</source>
        <translation>&amp;Entité :</translation>
    </message>
    <message>
        <source>&amp;Type:</source>
        <translation>&amp;Type :</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Change the entity</source>
        <translation>Changer l’entité</translation>
    </message>
    <message>
        <source>No flows in this period: nothing can be concluded.</source>
        <translation>Aucun flux dans cette période : on ne peut rien conclure.</translation>
    </message>
    <message>
        <source>Too short: %1 of the host pairs of the last fifth of the period were new. Watch longer before you confirm anything.</source>
        <translation>Trop court : %1 des paires d’hôtes du dernier cinquième de la période étaient nouvelles. Observez plus longtemps avant de confirmer quoi que ce soit.</translation>
    </message>
    <message>
        <source>Nearly enough: %1 of the host pairs of the last fifth of the period were new. Watch longer if you can.</source>
        <translation>Presque assez : %1 des paires d’hôtes du dernier cinquième de la période étaient nouvelles. Observez plus longtemps si possible.</translation>
    </message>
    <message>
        <source>Enough: %1 of the host pairs of the last fifth of the period were new.</source>
        <translation>Assez : %1 des paires d’hôtes du dernier cinquième de la période étaient nouvelles.</translation>
    </message>
    <message>
        <source>No connection was seen in the last fifth of the period: whether it was watched long enough cannot be said.</source>
        <translation>Aucune connexion n’a été vue dans le dernier cinquième de la période : on ne peut dire si l’observation a duré assez longtemps.</translation>
    </message>
</context>
<context>
    <name>nb::PivotActions</name>
    <message>
        <source>Approve the finding</source>
        <translation>Approuver le constat</translation>
    </message>
    <message>
        <source>Its pivot is a known jump host</source>
        <translation>Son pivot est un hôte de rebond connu</translation>
    </message>
    <message>
        <source>Ignore its source</source>
        <translation>Ignorer sa source</translation>
    </message>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Afficher les &amp;flux</translation>
    </message>
    <message>
        <source>These are too many hosts for one filter</source>
        <translation>Ces hôtes sont trop nombreux pour un filtre</translation>
    </message>
    <message>
        <source>Filter for &amp;This</source>
        <translation>Filtrer sur &amp;ceci</translation>
    </message>
    <message>
        <source>Filter This &amp;Out</source>
        <translation>E&amp;xclure ceci</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln hôte</numerusform>
            <numerusform>%Ln hôtes</numerusform>
        </translation>
    </message>
    <message>
        <source>Only sessions that fit in time with those in the picture</source>
        <translation>Seulement les sessions compatibles dans le temps avec celles de l’image</translation>
    </message>
    <message>
        <source>Where It &amp;Went On</source>
        <translation>&amp;Où il a continué</translation>
    </message>
    <message>
        <source>Who Came &amp;In</source>
        <translation>Qui est e&amp;ntré</translation>
    </message>
    <message>
        <source>&amp;All Services</source>
        <translation>&amp;Tous les services</translation>
    </message>
    <message>
        <source>C&amp;ollapse</source>
        <translation>&amp;Replier</translation>
    </message>
    <message>
        <source>Paths &amp;from Here…</source>
        <translation>Chemins &amp;depuis ici…</translation>
    </message>
    <message>
        <source>Paths t&amp;o Here…</source>
        <translation>Chemins &amp;vers ici…</translation>
    </message>
    <message>
        <source>Findings wit&amp;h This Host</source>
        <translation>Constats avec cet &amp;hôte</translation>
    </message>
    <message>
        <source>&amp;Expand</source>
        <translation>Dé&amp;plier</translation>
    </message>
    <message>
        <source>&amp;Verdict</source>
        <translation>&amp;Verdict</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>Dé&amp;tacher</translation>
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
        <source>Show Only This &amp;Time</source>
        <translation>N’afficher que ce &amp;temps</translation>
    </message>
    <message>
        <source>&amp;Paths between the Two…</source>
        <translation>&amp;Chemins entre les deux…</translation>
    </message>
    <message>
        <source>&amp;Ignore This Pair</source>
        <translation>&amp;Ignorer cette paire</translation>
    </message>
    <message>
        <source>Ignore Port %1 Everywhere</source>
        <translation>Ignorer le port %1 partout</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paths from First to Last…</source>
        <translation>&amp;Chemins du premier au dernier…</translation>
    </message>
    <message>
        <source>Copy as C&amp;SV</source>
        <translation>Copier en C&amp;SV</translation>
    </message>
    <message>
        <source>&amp;Show All</source>
        <translation>Tout &amp;afficher</translation>
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
        <translation>Note sur ce nœud ; vide pour l’enlever</translation>
    </message>
    <message>
        <source>That goes only with a chain of hosts.</source>
        <translation>Cela ne vaut que pour une chaîne d’hôtes.</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Repris : %1</translation>
    </message>
    <message>
        <source>Known &amp;Jump Host</source>
        <translation>&amp;Hôte de rebond connu</translation>
    </message>
    <message>
        <source>&amp;Domain Controller</source>
        <translation>&amp;Contrôleur de domaine</translation>
    </message>
    <message>
        <source>&amp;Management Host</source>
        <translation>Hôte d’ad&amp;ministration</translation>
    </message>
    <message>
        <source>&amp;None of These</source>
        <translation>&amp;Rien de cela</translation>
    </message>
    <message>
        <source>&amp;Ignore This Host</source>
        <translation>&amp;Ignorer cet hôte</translation>
    </message>
    <message>
        <source>&amp;Approve This Path (A)</source>
        <translation>&amp;Approuver ce chemin (A)</translation>
    </message>
    <message>
        <source>%1 Is a Known &amp;Jump Host (J)</source>
        <translation>%1 est un hôte de rebond &amp;connu (J)</translation>
    </message>
    <message>
        <source>&amp;Ignore %1 (I)</source>
        <translation>&amp;Ignorer %1 (I)</translation>
    </message>
    <message>
        <source>Decided so far</source>
        <translation>Décidé jusqu’ici</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien encore</translation>
    </message>
    <message>
        <source>Take Back: %1</source>
        <translation>Reprendre : %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln autre</numerusform>
            <numerusform>%Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>&amp;Dégrouper</translation>
    </message>
    <message>
        <source>&amp;Group…</source>
        <translation>&amp;Grouper…</translation>
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
    <name>nb::PivotText</name>
    <message>
        <source>%1 came into %2 by %3 at %4; %5 after that session had ended, %2 went on to %6 by %7.</source>
        <translation>%1 est entré dans %2 par %3 à %4 ; %5 après la fin de cette session, %2 a continué vers %6 par %7.</translation>
    </message>
    <message>
        <source>%1 came into %2 by %3 at %4; %5 later, while that session was open, %2 went on to %6 by %7.</source>
        <translation>%1 est entré dans %2 par %3 à %4 ; %5 plus tard, pendant que cette session était ouverte, %2 a continué vers %6 par %7.</translation>
    </message>
    <message>
        <source>%1 had been in touch with %2 before, and few others ever were.</source>
        <translation>%1 avait été en contact avec %2 auparavant, et peu d’autres l’ont été.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) were in %1 at that time.</source>
        <translation>
            <numerusform>%Ln source était dans %1 à ce moment.</numerusform>
            <numerusform>%Ln sources étaient dans %1 à ce moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tried %2 at %Ln host(s) within a short time; %3 answered.</source>
        <translation>
            <numerusform>%1 a essayé %2 sur %Ln hôte en peu de temps ; %3 a répondu.</numerusform>
            <numerusform>%1 a essayé %2 sur %Ln hôtes en peu de temps ; %3 ont répondu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 controlled %Ln host(s) it had never controlled before, within 15 minutes of one another.</source>
        <translation>
            <numerusform>%1 a contrôlé %Ln hôte qu’il n’avait jamais contrôlé auparavant.</numerusform>
            <numerusform>%1 a contrôlé %Ln hôtes qu’il n’avait jamais contrôlés auparavant, à moins de 15 minutes les uns des autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 controlled %2, and meanwhile %2 opened %Ln connection(s) back to %1.</source>
        <translation>
            <numerusform>%1 contrôlait %2, et pendant ce temps %2 a ouvert %Ln connexion de retour vers %1.</numerusform>
            <numerusform>%1 contrôlait %2, et pendant ce temps %2 a ouvert %Ln connexions de retour vers %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 controlled %2 while it was in touch with the rare outside host %3; nothing confirms that one led to the other.</source>
        <translation>%1 contrôlait %2 pendant qu’il était en contact avec l’hôte extérieur rare %3 ; rien ne confirme que l’un a mené à l’autre.</translation>
    </message>
    <message>
        <source>Pivot</source>
        <translation>Pivot</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixte</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Propagation</translation>
    </message>
    <message>
        <source>Connect-back</source>
        <translation>Connexion de retour</translation>
    </message>
    <message>
        <source>Ambiguous pivot</source>
        <translation>Pivot ambigu</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Non confirmé</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Suites</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
    <message>
        <source>Remote control all along: somebody came in and went on.</source>
        <translation>Prise en main à distance de bout en bout : quelqu’un est entré et a continué.</translation>
    </message>
    <message>
        <source>A new host contacts what the source had contacted before.</source>
        <translation>Un nouvel hôte contacte ce que la source avait contacté auparavant.</translation>
    </message>
    <message>
        <source>Some steps are no remote control.</source>
        <translation>Certaines étapes ne sont pas des prises en main à distance.</translation>
    </message>
    <message>
        <source>One host tried one service at many others.</source>
        <translation>Un hôte a essayé un service sur beaucoup d’autres.</translation>
    </message>
    <message>
        <source>One host controls several others it never controlled before.</source>
        <translation>Un hôte en contrôle plusieurs autres qu’il n’avait jamais contrôlés.</translation>
    </message>
    <message>
        <source>The controlled host opens a connection to the controlling one.</source>
        <translation>L’hôte contrôlé ouvre une connexion vers celui qui le contrôle.</translation>
    </message>
    <message>
        <source>Too many sources at once to say who went on.</source>
        <translation>Trop de sources à la fois pour dire qui a continué.</translation>
    </message>
    <message>
        <source>A session beside a rare outside channel.</source>
        <translation>Une session à côté d’un canal extérieur rare.</translation>
    </message>
    <message>
        <source>Flows whose starts are close, one after the other.</source>
        <translation>Des flux aux débuts proches, l’un après l’autre.</translation>
    </message>
    <message>
        <source>Any remote control that leaves a host after one came in.</source>
        <translation>Toute prise en main qui quitte un hôte après qu’une y est entrée.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvé</translation>
    </message>
    <message>
        <source>known jump host</source>
        <translation>hôte de rebond connu</translation>
    </message>
    <message>
        <source>ignored host</source>
        <translation>hôte ignoré</translation>
    </message>
    <message>
        <source>ignored port</source>
        <translation>port ignoré</translation>
    </message>
    <message>
        <source>ignored pair</source>
        <translation>paire ignorée</translation>
    </message>
    <message>
        <source>%1 is a domain controller</source>
        <translation>%1 est un contrôleur de domaine</translation>
    </message>
    <message>
        <source>%1 is a management host</source>
        <translation>%1 est un hôte d’administration</translation>
    </message>
    <message>
        <source>%1 is a known jump host</source>
        <translation>%1 est un hôte de rebond connu</translation>
    </message>
    <message>
        <source>%1 is none of these</source>
        <translation>%1 n’est rien de cela</translation>
    </message>
    <message>
        <source>%1 is approved</source>
        <translation>%1 est approuvé</translation>
    </message>
    <message>
        <source>port %1 is ignored</source>
        <translation>le port %1 est ignoré</translation>
    </message>
    <message>
        <source>%1 is ignored</source>
        <translation>%1 est ignoré</translation>
    </message>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln hôte</numerusform>
            <numerusform>%Ln hôtes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %Ln more</source>
        <translation>
            <numerusform>+ %Ln autre</numerusform>
            <numerusform>+ %Ln autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sequence(s) of flows follow this path, each step soon after the one before.</source>
        <translation>
            <numerusform>%Ln suite de flux suit ce chemin, chaque étape peu après la précédente.</numerusform>
            <numerusform>%Ln suites de flux suivent ce chemin, chaque étape peu après la précédente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remote control flows that left these hosts after one had come in, however much later.</source>
        <translation>Flux de prise en main qui ont quitté ces hôtes après qu’un y était entré, aussi tard que ce soit.</translation>
    </message>
    <message>
        <source>Sampled: not every flow was seen.</source>
        <translation>Échantillonné : tous les flux n’ont pas été vus.</translation>
    </message>
    <message>
        <source>The first session was there when the data begin: its true start is unknown.</source>
        <translation>La première session était là au début des données : son vrai début est inconnu.</translation>
    </message>
    <message>
        <source>Both sessions start at the same time.</source>
        <translation>Les deux sessions commencent au même instant.</translation>
    </message>
    <message>
        <source>Two exporters: a second between their clocks would change it.</source>
        <translation>Deux exportateurs : une seconde entre leurs horloges changerait cela.</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Surprise</translation>
    </message>
    <message>
        <source>how unlikely it is that the pivot would have done it anyway</source>
        <translation>à quel point il est improbable que le pivot l’ait fait de toute façon</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>how well the child lies in the time of the parent</source>
        <translation>à quel point l’enfant tient dans le temps du parent</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>how telling the two services are together</source>
        <translation>à quel point les deux services ensemble sont parlants</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>Nouveauté</translation>
    </message>
    <message>
        <source>1 for the first session of its kind, less for each before</source>
        <translation>1 pour la première session de ce genre, moins pour chacune d’avant</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>Rareté</translation>
    </message>
    <message>
        <source>how few others use the target&apos;s service</source>
        <translation>à quel point peu d’autres utilisent le service de la cible</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Somme</translation>
    </message>
    <message>
        <source>of value times weight</source>
        <translation>des valeurs fois leur poids</translation>
    </message>
    <message>
        <source>Sources at once</source>
        <translation>Sources à la fois</translation>
    </message>
    <message numerus="yes">
        <source>1 by the root of %Ln source(s)</source>
        <translation>
            <numerusform>1 par la racine de %Ln source</numerusform>
            <numerusform>1 par la racine de %Ln sources</numerusform>
        </translation>
    </message>
    <message>
        <source>0.5 when the child is part of a sweep</source>
        <translation>0,5 quand l’enfant fait partie d’un balayage</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>0.4 when the source is a management host</source>
        <translation>0,4 quand la source est un hôte d’administration</translation>
    </message>
    <message>
        <source>Domain controller</source>
        <translation>Contrôleur de domaine</translation>
    </message>
    <message>
        <source>0.35 for SMB or RPC to a domain controller</source>
        <translation>0,35 pour SMB ou RPC vers un contrôleur de domaine</translation>
    </message>
    <message>
        <source>SMB after SMB</source>
        <translation>SMB après SMB</translation>
    </message>
    <message>
        <source>0.8 when SMB is followed by SMB or RPC</source>
        <translation>0,8 quand SMB est suivi de SMB ou de RPC</translation>
    </message>
    <message>
        <source>Common service</source>
        <translation>Service courant</translation>
    </message>
    <message>
        <source>0.6 for a web or application service</source>
        <translation>0,6 pour un service web ou applicatif</translation>
    </message>
    <message>
        <source>Sources in all</source>
        <translation>Sources en tout</translation>
    </message>
    <message numerus="yes">
        <source>less for each of %Ln source(s) through the same pivot</source>
        <translation>
            <numerusform>moins pour chaque source par le même pivot (%Ln)</numerusform>
            <numerusform>moins pour chacune des %Ln sources par le même pivot</numerusform>
        </translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>the sum times all factors</source>
        <translation>la somme fois tous les facteurs</translation>
    </message>
    <message numerus="yes">
        <source>%1 went on %Ln time(s) while more sources were in it than can be told apart (%2); nobody can be named for it.</source>
        <translation>
            <numerusform>%1 a continué %Ln fois alors que plus de sources y étaient qu’on ne peut distinguer (%2) ; personne ne peut être nommé.</numerusform>
            <numerusform>%1 a continué %Ln fois alors que plus de sources y étaient qu’on ne peut distinguer (%2) ; personne ne peut être nommé.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::PivotToolbar</name>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>What you know about the finding and its hosts</source>
        <translation>Ce que vous savez du constat et de ses hôtes</translation>
    </message>
    <message>
        <source>How to look for pivots</source>
        <translation>Comment chercher les pivots</translation>
    </message>
    <message>
        <source>Live sessions</source>
        <translation>Sessions ouvertes</translation>
    </message>
    <message>
        <source>The next step starts while the one before is open, or seconds after</source>
        <translation>L’étape suivante commence pendant que la précédente est ouverte, ou quelques secondes après</translation>
    </message>
    <message>
        <source>Lateral, within a day</source>
        <translation>Latéral, en un jour</translation>
    </message>
    <message>
        <source>The next step starts up to a day after the one before</source>
        <translation>L’étape suivante commence jusqu’à un jour après la précédente</translation>
    </message>
    <message>
        <source>Epsilon, to compare</source>
        <translation>Epsilon, pour comparer</translation>
    </message>
    <message>
        <source>All sequences of flows whose starts are close, by path</source>
        <translation>Toutes les suites de flux aux débuts proches, par chemin</translation>
    </message>
    <message>
        <source>Naive, to compare</source>
        <translation>Naïf, pour comparer</translation>
    </message>
    <message>
        <source>Any remote control that leaves a host after one came in</source>
        <translation>Toute prise en main qui quitte un hôte après qu’une y est entrée</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Longest time between two starts</source>
        <translation>Temps le plus long entre deux débuts</translation>
    </message>
    <message>
        <source>Find Pivots</source>
        <translation>Chercher les pivots</translation>
    </message>
    <message>
        <source>Analyse the flows</source>
        <translation>Analyser les flux</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>What is drawn as one, and what is looked for</source>
        <translation>Ce qui est dessiné en un, et ce qui est cherché</translation>
    </message>
    <message>
        <source>&amp;Many Hosts Alike as One</source>
        <translation>&amp;Beaucoup d’hôtes semblables en un</translation>
    </message>
    <message>
        <source>&amp;Parallel Sessions as One Line</source>
        <translation>Sessions &amp;parallèles en une ligne</translation>
    </message>
    <message>
        <source>&amp;Unconfirmed Findings Too</source>
        <translation>Aussi les constats &amp;non confirmés</translation>
    </message>
    <message>
        <source>Also sessions beside a rare outside channel that nothing confirms</source>
        <translation>Aussi les sessions à côté d’un canal extérieur rare que rien ne confirme</translation>
    </message>
    <message>
        <source>What Is &amp;Inside…</source>
        <translation>Ce qui est à l’&amp;intérieur…</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Place everything anew; what is pinned stays</source>
        <translation>Tout replacer ; ce qui est épinglé reste</translation>
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
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop the analysis (Esc)</source>
        <translation>Arrêter l’analyse (Échap)</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Détecteur</translation>
    </message>
    <message>
        <source>What counts as a link: score, clocks and waiting time</source>
        <translation>Ce qui compte comme lien : score, horloges et délai</translation>
    </message>
    <message>
        <source>&amp;Least score of a link:</source>
        <translation>Score &amp;minimal d’un lien :</translation>
    </message>
    <message>
        <source>theta: links that score less are not shown; chains are made of the others</source>
        <translation>theta : les liens de moindre score ne sont pas montrés ; les chaînes sont faites des autres</translation>
    </message>
    <message>
        <source>&amp;Clocks differ by up to:</source>
        <translation>É&amp;cart des horloges jusqu’à :</translation>
    </message>
    <message>
        <source>sigma: how much earlier than its parent a session may seem to begin where two exporters saw them</source>
        <translation>sigma : de combien une session peut sembler commencer avant sa parente quand deux exportateurs les ont vues</translation>
    </message>
    <message>
        <source>&amp;Starts up to:</source>
        <translation>&amp;Débute jusqu’à :</translation>
    </message>
    <message>
        <source>tail: how long after the end of a session the next step may start</source>
        <translation>tail : combien de temps après la fin d’une session l’étape suivante peut commencer</translation>
    </message>
    <message>
        <source>Starts up to, &amp;interactive:</source>
        <translation>Débute jusqu’à, &amp;interactif :</translation>
    </message>
    <message>
        <source>tail_interactive: the same after ssh, telnet, rdp, vnc, r-commands and teamviewer</source>
        <translation>tail_interactive : de même après ssh, telnet, rdp, vnc, commandes r et teamviewer</translation>
    </message>
    <message>
        <source>&amp;Defaults</source>
        <translation>&amp;Valeurs par défaut</translation>
    </message>
    <message>
        <source>So far apart are the clocks of exporters that saw the same flows</source>
        <translation>Tel est l’écart des horloges d’exportateurs qui ont vu les mêmes flux</translation>
    </message>
    <message>
        <source>&amp;Service Classes…</source>
        <translation>Classes des &amp;services…</translation>
    </message>
    <message>
        <source>Allow for %1 s</source>
        <translation>Tolérer %1 s</translation>
    </message>
    <message>
        <source>Hosts of One &amp;Network as One</source>
        <translation>Hôtes d’un même &amp;réseau en un seul</translation>
    </message>
    <message>
        <source>By /24, of IPv6 by /64</source>
        <translation>Par /24, en IPv6 par /64</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>The picture, what was decided and how it was looked for, as a file to put away or hand over</source>
        <translation>L’image, ce qui a été décidé et la façon de chercher, dans un fichier à conserver ou à transmettre</translation>
    </message>
    <message>
        <source>&amp;Save Case…</source>
        <translation>&amp;Enregistrer le dossier…</translation>
    </message>
    <message>
        <source>&amp;Open Case…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
</context>
<context>
    <name>nb::PivotsPage</name>
    <message>
        <source>show another finding</source>
        <translation>afficher un autre constat</translation>
    </message>
    <message>
        <source>known jump host</source>
        <translation>hôte de rebond connu</translation>
    </message>
    <message>
        <source>domain controller</source>
        <translation>contrôleur de domaine</translation>
    </message>
    <message>
        <source>management host</source>
        <translation>hôte d’administration</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>extérieur</translation>
    </message>
    <message>
        <source>%1 more hosts</source>
        <translation>%1 autres hôtes</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Nothing more went on from there in the time that fits.</source>
        <translation>Rien d’autre n’a continué depuis là dans le temps qui convient.</translation>
    </message>
    <message>
        <source>Nothing more came in there in the time that fits.</source>
        <translation>Rien d’autre n’y est entré dans le temps qui convient.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more host(s) are too many for one picture; choose a shorter time.</source>
        <translation>
            <numerusform>%Ln hôte de plus est trop pour une image ; choisissez un temps plus court.</numerusform>
            <numerusform>%Ln hôtes de plus sont trop pour une image ; choisissez un temps plus court.</numerusform>
        </translation>
    </message>
    <message>
        <source>expand</source>
        <translation>déplier</translation>
    </message>
    <message>
        <source>There are no more sessions of remote control that fit in time; the menu has those of all services.</source>
        <translation>Il n’y a plus de session de prise en main compatible dans le temps ; le menu a celles de tous les services.</translation>
    </message>
    <message>
        <source>collapse</source>
        <translation>replier</translation>
    </message>
    <message>
        <source>take out</source>
        <translation>retirer</translation>
    </message>
    <message>
        <source>No analysed flow is of the host %1.</source>
        <translation>Aucun flux analysé n’est de l’hôte %1.</translation>
    </message>
    <message>
        <source>Now name the other host, or choose it in the picture.</source>
        <translation>Nommez maintenant l’autre hôte, ou choisissez-le dans l’image.</translation>
    </message>
    <message>
        <source>add a path</source>
        <translation>ajouter un chemin</translation>
    </message>
    <message>
        <source>Pivots</source>
        <translation>Pivots</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Chemins</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>The analysis was cancelled. Press Find Pivots to begin again.</source>
        <translation>L’analyse a été annulée. Appuyez sur Chercher les pivots pour recommencer.</translation>
    </message>
    <message>
        <source>The flows could not be analysed: %1.</source>
        <translation>Les flux n’ont pas pu être analysés : %1.</translation>
    </message>
    <message>
        <source>%1. The workspace is open read-only, as it is while a collector or an import in another program holds it, so this lasts until it is closed.</source>
        <translation>%1. L’espace de travail est ouvert en lecture seule, comme quand un collecteur ou une importation d’un autre programme le tient ; cela dure donc jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>%1. Undo takes it back.</source>
        <translation>%1. Annuler le reprend.</translation>
    </message>
    <message>
        <source>Another program holds the workspace: what you decided lasts until it is closed.</source>
        <translation>Un autre programme tient l’espace de travail : ce que vous avez décidé dure jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>What Is Inside</source>
        <translation>Ce qui est à l’intérieur</translation>
    </message>
    <message>
        <source>Prefixes of your network, separated by blanks; empty for the private ones.
Only what is inside can be a target of a spread, and hosts outside can be controllers.</source>
        <translation>Préfixes de votre réseau, séparés par des blancs ; vide pour les préfixes privés.
Seul ce qui est à l’intérieur peut être cible d’une propagation, et les hôtes extérieurs peuvent être des contrôleurs.</translation>
    </message>
    <message>
        <source>%1 is no address and no prefix; nothing was changed.</source>
        <translation>%1 n’est ni une adresse ni un préfixe ; rien n’a été changé.</translation>
    </message>
    <message>
        <source>These are too many hosts for one filter.</source>
        <translation>Ces hôtes sont trop nombreux pour un filtre.</translation>
    </message>
    <message numerus="yes">
        <source>%1 sequences in all.</source>
        <translation>
            <numerusform>%1 séquence en tout.</numerusform>
            <numerusform>%1 séquences en tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 graphs in all.</source>
        <translation>
            <numerusform>%1 graphe en tout.</numerusform>
            <numerusform>%1 graphes en tout.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are too many to list; they were only counted.</source>
        <translation>Il y en a trop pour les lister ; elles ont seulement été comptées.</translation>
    </message>
    <message>
        <source>Truncated: only the first %1 are listed.</source>
        <translation>Tronqué : seuls les %1 premiers sont listés.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) hidden by verdicts (%1).</source>
        <translation>
            <numerusform>%Ln lien masqué par des verdicts (%1).</numerusform>
            <numerusform>%Ln liens masqués par des verdicts (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chain(s) approved.</source>
        <translation>
            <numerusform>%Ln chaîne approuvée.</numerusform>
            <numerusform>%Ln chaînes approuvées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Truncated: chains may be longer than shown.</source>
        <translation>Tronqué : des chaînes peuvent être plus longues que montré.</translation>
    </message>
    <message>
        <source>Reading flows: %1…</source>
        <translation>Lecture des flux : %1…</translation>
    </message>
    <message numerus="yes">
        <source>Analysing %1 flows…</source>
        <translation>
            <numerusform>Analyse de %1 flux…</numerusform>
            <numerusform>Analyse de %1 flux…</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading names…</source>
        <translation>Lecture des noms…</translation>
    </message>
    <message>
        <source>inside: %1</source>
        <translation>intérieur : %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) hidden</source>
        <translation>
            <numerusform>%Ln nœud masqué</numerusform>
            <numerusform>%Ln nœuds masqués</numerusform>
        </translation>
    </message>
    <message>
        <source>only part of the finding is drawn</source>
        <translation>seule une partie du constat est dessinée</translation>
    </message>
    <message>
        <source>arranged plainly: %1</source>
        <translation>disposé simplement : %1</translation>
    </message>
    <message>
        <source>newer flows are stored: press Find Pivots</source>
        <translation>des flux plus récents sont stockés : appuyez sur Chercher les pivots</translation>
    </message>
    <message>
        <source>Looking for pivots…</source>
        <translation>Recherche des pivots…</translation>
    </message>
    <message numerus="yes">
        <source>%1 flows wait. Press Find Pivots to look for hosts that somebody went through.</source>
        <translation>
            <numerusform>%1 flux attend. Appuyez sur Chercher les pivots pour trouver les hôtes par lesquels quelqu’un est passé.</numerusform>
            <numerusform>%1 flux attendent. Appuyez sur Chercher les pivots pour trouver les hôtes par lesquels quelqu’un est passé.</numerusform>
        </translation>
    </message>
    <message>
        <source>No flows match the filter and the time. Clear the filter above.</source>
        <translation>Aucun flux ne correspond au filtre et au temps. Effacez le filtre ci-dessus.</translation>
    </message>
    <message>
        <source>There are no TCP or UDP flows to analyse yet.</source>
        <translation>Il n’y a pas encore de flux TCP ou UDP à analyser.</translation>
    </message>
    <message>
        <source>Nobody went on from a host in a way that stands out. Lateral mode also looks for steps up to a day later.</source>
        <translation>Personne n’a continué depuis un hôte de façon remarquable. Le mode latéral cherche aussi des étapes jusqu’à un jour plus tard.</translation>
    </message>
    <message>
        <source>No finding passes the filter above the list.</source>
        <translation>Aucun constat ne passe le filtre au-dessus de la liste.</translation>
    </message>
    <message>
        <source>Choose a finding to see its hosts.</source>
        <translation>Choisissez un constat pour voir ses hôtes.</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>score %1</translation>
    </message>
    <message>
        <source>all of the time</source>
        <translation>tout le temps</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Il n’y a encore rien à enregistrer.</translation>
    </message>
    <message>
        <source>Save the Picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 enregistré.</translation>
    </message>
    <message>
        <source>group what is alike</source>
        <translation>regrouper ce qui se ressemble</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) hidden by verdicts (%1).</source>
        <translation>
            <numerusform>%Ln constat masqué par des verdicts (%1).</numerusform>
            <numerusform>%Ln constats masqués par des verdicts (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>arrange</source>
        <translation>réarranger</translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
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
            <numerusform>%1 lien</numerusform>
            <numerusform>%1 liens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 hosts</source>
        <translation>%1 hôtes</translation>
    </message>
    <message>
        <source>The clocks of %1 and %2 are up to %3 s apart; the menu Detector allows for it.</source>
        <translation>Les horloges de %1 et %2 s’écartent de jusqu’à %3 s ; le menu Détecteur permet d’en tenir compte.</translation>
    </message>
    <message>
        <source>The workspace is open read-only, as it is while a collector or an import in another program holds it, so these classes last until it is closed.</source>
        <translation>L’espace de travail est ouvert en lecture seule, comme lorsqu’un collecteur ou une importation d’un autre programme le tient ; ces classes durent donc jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>it is no case that was saved on this page</source>
        <translation>ce n’est pas un dossier enregistré sur cette page</translation>
    </message>
    <message>
        <source>it was saved by a newer version of NetBehave</source>
        <translation>il a été enregistré par une version plus récente de NetBehave</translation>
    </message>
    <message>
        <source>%1 was not opened: %2.</source>
        <translation>%1 n’a pas été ouvert : %2.</translation>
    </message>
    <message>
        <source>Open a Case</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message numerus="yes">
        <source>The case was analysed with %Ln decision(s) that this workspace does not have. Should it have them too?</source>
        <translation>
            <numerusform>Le dossier a été analysé avec %Ln décision que cet espace de travail n’a pas. Faut-il la lui donner aussi ?</numerusform>
            <numerusform>Le dossier a été analysé avec %Ln décisions que cet espace de travail n’a pas. Faut-il les lui donner aussi ?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add Them</source>
        <translation>&amp;Les ajouter</translation>
    </message>
    <message>
        <source>&amp;Leave Out</source>
        <translation>&amp;Ne pas les reprendre</translation>
    </message>
    <message>
        <source>Decisions of a case</source>
        <translation>Décisions d’un dossier</translation>
    </message>
    <message>
        <source>None of the sessions of the case are among the flows analysed here.</source>
        <translation>Aucune des sessions du dossier n’est parmi les flux analysés ici.</translation>
    </message>
    <message>
        <source>Save the Case</source>
        <translation>Enregistrer le dossier</translation>
    </message>
    <message>
        <source>NetBehave cases (*.nbcase)</source>
        <translation>Dossiers NetBehave (*.nbcase)</translation>
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
    <name>nb::ProposalPanel</name>
    <message>
        <source>A&amp;ccept Selected</source>
        <translation>A&amp;ccepter la sélection</translation>
    </message>
    <message>
        <source>Accept A&amp;ll</source>
        <translation>Tout acce&amp;pter</translation>
    </message>
    <message>
        <source>Proposed segments</source>
        <translation>Segments proposés</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Prefixes</source>
        <translation>Préfixes</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Looking at the flows…</source>
        <translation>Examen des flux…</translation>
    </message>
    <message>
        <source>No segments can be proposed. %1</source>
        <translation>Aucun segment ne peut être proposé. %1</translation>
    </message>
    <message numerus="yes">
        <source>Traffic suggests %Ln segment(s) that the table does not have.</source>
        <translation>
            <numerusform>Le trafic suggère %Ln segment que la table n’a pas.</numerusform>
            <numerusform>Le trafic suggère %Ln segments que la table n’a pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The table has every network that traffic shows.</source>
        <translation>La table a tous les réseaux que le trafic montre.</translation>
    </message>
    <message>
        <source>No inside address is in the stored flows, so there is nothing to propose.</source>
        <translation>Aucune adresse intérieure n’est dans les flux enregistrés, il n’y a donc rien à proposer.</translation>
    </message>
</context>
<context>
    <name>nb::QuantityText</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln octet</numerusform>
            <numerusform>%Ln octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 paquet</numerusform>
            <numerusform>%1 paquets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
        </translation>
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
    <name>nb::RecommendationStep</name>
    <message>
        <source>Recommendation</source>
        <translation>Recommandation</translation>
    </message>
    <message>
        <source>Which systems belong inside the CDE&apos;s border, and which rules permit exactly what you accepted? A budget lets rules be joined at the price of permitting what was never seen: by default nothing at the CDE&apos;s border.</source>
        <translation>Quels systèmes doivent être dans la frontière du CDE, et quelles règles permettent exactement ce que vous avez accepté ? Un budget permet de joindre des règles au prix de permettre ce qui n’a jamais été vu : par défaut rien à la frontière du CDE.</translation>
    </message>
    <message>
        <source>How many systems inside a hole in the CDE&apos;s border is worth. The higher, the more systems are drawn into the CDE.</source>
        <translation>Combien de systèmes à l’intérieur vaut un trou dans la frontière du CDE. Plus c’est haut, plus de systèmes sont attirés dans le CDE.</translation>
    </message>
    <message>
        <source>for systems</source>
        <translation>par systèmes</translation>
    </message>
    <message>
        <source>for groups of like systems</source>
        <translation>par groupes de systèmes semblables</translation>
    </message>
    <message>
        <source>&amp;Price of a hole:</source>
        <translation>&amp;Prix d’un trou :</translation>
    </message>
    <message>
        <source>R&amp;ules:</source>
        <translation>&amp;Règles :</translation>
    </message>
    <message>
        <source>Over-permission that rules may have here.</source>
        <translation>Permission excédentaire que les règles peuvent avoir ici.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Permitted and never seen</source>
        <translation>Permis et jamais vus</translation>
    </message>
    <message>
        <source>Systems to move</source>
        <translation>Systèmes à déplacer</translation>
    </message>
    <message>
        <source>Close these flows, lose these systems</source>
        <translation>Fermez ces flux, perdez ces systèmes</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>No accepted flow passes between segments: accept flows in step 6.</source>
        <translation>Aucun flux accepté ne passe entre segments : acceptez des flux à l’étape 6.</translation>
    </message>
    <message>
        <source>The rules permit nothing that was not accepted.</source>
        <translation>Les règles ne permettent rien qui n’ait été accepté.</translation>
    </message>
    <message>
        <source>Nothing has to move.</source>
        <translation>Rien ne doit bouger.</translation>
    </message>
    <message>
        <source>No flow holds a system in scope by itself.</source>
        <translation>Aucun flux ne tient à lui seul un système dans le périmètre.</translation>
    </message>
    <message>
        <source>&amp;Before and After</source>
        <translation>&amp;Avant et après</translation>
    </message>
    <message>
        <source>&amp;Moves</source>
        <translation>&amp;Déplacements</translation>
    </message>
    <message>
        <source>&amp;Rules and Price</source>
        <translation>&amp;Règles et prix</translation>
    </message>
    <message>
        <source>&amp;Close Flows</source>
        <translation>&amp;Fermer des flux</translation>
    </message>
    <message>
        <source>Working out a recommendation…</source>
        <translation>Calcul d’une recommandation…</translation>
    </message>
    <message>
        <source>Working out a newer recommendation. </source>
        <translation>Calcul d’une recommandation plus récente. </translation>
    </message>
    <message numerus="yes">
        <source>%1 systems in scope become %2, with %Ln move(s);</source>
        <translation>
            <numerusform>%1 systèmes dans le périmètre deviennent %2, avec %Ln déplacement ;</numerusform>
            <numerusform>%1 systèmes dans le périmètre deviennent %2, avec %Ln déplacements ;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) cover every accepted flow.</source>
        <translation>
            <numerusform>%Ln règle couvre chaque flux accepté.</numerusform>
            <numerusform>%Ln règles couvrent chaque flux accepté.</numerusform>
        </translation>
    </message>
    <message>
        <source>Over-permission:</source>
        <translation>Permission excédentaire :</translation>
    </message>
    <message>
        <source>What would be denied</source>
        <translation>Ce qui serait refusé</translation>
    </message>
    <message>
        <source>The rules would have stopped nothing that was seen.</source>
        <translation>Les règles n&apos;auraient rien arrêté de ce qui a été observé.</translation>
    </message>
    <message>
        <source>Would Be &amp;Denied</source>
        <translation>Serait &amp;refusé</translation>
    </message>
    <message>
        <source>Inside or outside the CDE&apos;s border</source>
        <translation>À l&apos;intérieur ou à l&apos;extérieur de la limite du CDE</translation>
    </message>
    <message>
        <source>Nothing is in scope.</source>
        <translation>Rien n&apos;est dans le périmètre.</translation>
    </message>
    <message>
        <source>&amp;Inside or Outside</source>
        <translation>&amp;Intérieur ou extérieur</translation>
    </message>
    <message>
        <source>Keep &amp;Inside</source>
        <translation>Garder à l&apos;&amp;intérieur</translation>
    </message>
    <message>
        <source>Keep &amp;Outside</source>
        <translation>Garder à l&apos;e&amp;xtérieur</translation>
    </message>
    <message>
        <source>Let It C&amp;hoose</source>
        <translation>&amp;Laisser choisir</translation>
    </message>
    <message>
        <source>Groups of like systems</source>
        <translation>Groupes de systèmes semblables</translation>
    </message>
    <message>
        <source>No two systems use and provide the same.</source>
        <translation>Aucun système n&apos;utilise et ne fournit la même chose qu&apos;un autre.</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Groupes</translation>
    </message>
    <message>
        <source>Con&amp;firm…</source>
        <translation>Con&amp;firmer…</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>&amp;Libérer</translation>
    </message>
    <message>
        <source>Confirm a Group</source>
        <translation>Confirmer un groupe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln system(s) that use and provide the same. A confirmed group keeps its members and its name as long as half of them are there; rules may be made for it as a whole.</source>
        <translation>
            <numerusform>Un système. Un groupe confirmé garde ses membres et son nom tant que la moitié d&apos;entre eux est là ; des règles peuvent être faites pour lui en entier.</numerusform>
            <numerusform>%Ln systèmes qui utilisent et fournissent la même chose. Un groupe confirmé garde ses membres et son nom tant que la moitié d&apos;entre eux est là ; des règles peuvent être faites pour lui en entier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom :</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>Un groupe doit avoir un nom.</translation>
    </message>
    <message>
        <source>There is a confirmed group of this name already.</source>
        <translation>Il existe déjà un groupe confirmé de ce nom.</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exactes</translation>
    </message>
    <message>
        <source>Networks in place of addresses, where at least this share of the known systems in them is meant. What they permit beyond the known systems is the address slack.</source>
        <translation>Des réseaux à la place des adresses, là où au moins cette part des systèmes connus qu’ils contiennent est visée. Ce qu’ils permettent au-delà des systèmes connus est la marge d’adresses.</translation>
    </message>
    <message>
        <source>Net&amp;works from:</source>
        <translation>&amp;Réseaux dès :</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>before a field</comment>
        <translation>%1 :</translation>
    </message>
    <message>
        <source>Rules that firewalls have</source>
        <translation>Règles qu’ont les pare-feu</translation>
    </message>
    <message>
        <source>No rules of firewalls are known: import them in step 2.</source>
        <translation>Aucune règle de pare-feu n’est connue : importez-les à l’étape 2.</translation>
    </message>
    <message>
        <source>E&amp;xisting Rules</source>
        <translation>Règles e&amp;xistantes</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Autres voies</translation>
    </message>
    <message>
        <source>There is nothing to choose between.</source>
        <translation>Il n’y a pas de choix à faire.</translation>
    </message>
    <message>
        <source>Al&amp;ternatives</source>
        <translation>Al&amp;ternatives</translation>
    </message>
</context>
<context>
    <name>nb::RecordPane</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>Chercher dans %1</translation>
    </message>
</context>
<context>
    <name>nb::RecordView</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
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
        <source>Copy Rows as CS&amp;V</source>
        <translation>Copier les lignes en CS&amp;V</translation>
    </message>
</context>
<context>
    <name>nb::RelabelDialog</name>
    <message>
        <source>&amp;Segments</source>
        <translation>&amp;Segments</translation>
    </message>
    <message>
        <source>Ser&amp;vices and applications</source>
        <translation>Ser&amp;vices et applications</translation>
    </message>
    <message>
        <source>&amp;Owners</source>
        <translation>Pr&amp;opriétaires</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Règles</translation>
    </message>
    <message>
        <source>&amp;All days</source>
        <translation>Tous les &amp;jours</translation>
    </message>
    <message>
        <source>&amp;Days from</source>
        <translation>&amp;Du</translation>
    </message>
    <message>
        <source>Recompute Labels</source>
        <translation>Recalculer les étiquettes</translation>
    </message>
    <message>
        <source>Stored flows get the labels that they would get now. Labels that came with the flows stay. A day is done as a whole or not at all.</source>
        <translation>Les flux enregistrés reçoivent les étiquettes qu’ils recevraient maintenant. Les étiquettes venues avec les flux restent. Un jour est fait en entier ou pas du tout.</translation>
    </message>
    <message>
        <source>First day (UTC)</source>
        <translation>Premier jour (UTC)</translation>
    </message>
    <message>
        <source>Last day (UTC)</source>
        <translation>Dernier jour (UTC)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Recalculer</translation>
    </message>
    <message>
        <source>Choose at least one kind of label.</source>
        <translation>Choisissez au moins une sorte d’étiquette.</translation>
    </message>
</context>
<context>
    <name>nb::RelabelJob</name>
    <message>
        <source>Cancelled. Days that were done have the new labels, the others the old ones.</source>
        <translation>Annulé. Les jours faits ont les nouvelles étiquettes, les autres les anciennes.</translation>
    </message>
    <message>
        <source>the workspace</source>
        <translation>l’espace de travail</translation>
    </message>
    <message>
        <source>No day could be relabelled.</source>
        <translation>Aucun jour n’a pu être réétiqueté.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) keep their labels. Days that flows are collected into can be done when collecting has ended.</source>
        <translation>
            <numerusform>%Ln jour garde ses étiquettes. Les jours où des flux sont collectés peuvent être faits quand la collecte est finie.</numerusform>
            <numerusform>%Ln jours gardent leurs étiquettes. Les jours où des flux sont collectés peuvent être faits quand la collecte est finie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s): %1 looked at, other labels now: %2 and %3.</source>
        <translation>
            <numerusform>%Ln jour : %1 examinés, ont maintenant d’autres étiquettes : %2 et %3.</numerusform>
            <numerusform>%Ln jours : %1 examinés, ont maintenant d’autres étiquettes : %2 et %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 addresses</source>
        <translation>
            <numerusform>%1 adresse</numerusform>
            <numerusform>%1 adresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::RolesStep</name>
    <message>
        <source>Services, administration, third parties</source>
        <translation>Services, admin., tiers</translation>
    </message>
    <message>
        <source>Which systems protect the CDE, administer it or pass traffic on to it, and who is outside? Ports suggest a role, the purpose is yours to say. Only proposed rows need a decision.</source>
        <translation>Quels systèmes protègent le CDE, l’administrent ou lui transmettent du trafic, et qui est à l’extérieur ? Les ports suggèrent un rôle, le but est à vous de le dire. Seules les lignes proposées demandent une décision.</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Nothing suggests a role yet: mark the systems with account data first, or add a role by hand.</source>
        <translation>Rien ne suggère encore un rôle : marquez d’abord les systèmes à données de compte, ou ajoutez un rôle à la main.</translation>
    </message>
    <message>
        <source>Third parties</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Nothing in scope speaks with a system outside.</source>
        <translation>Rien dans le périmètre ne parle avec un système extérieur.</translation>
    </message>
    <message>
        <source>&amp;Roles</source>
        <translation>&amp;Rôles</translation>
    </message>
    <message>
        <source>&amp;Third Parties</source>
        <translation>&amp;Tiers</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <source>Re&amp;fuse</source>
        <translation>Re&amp;fuser</translation>
    </message>
    <message>
        <source>Add &amp;Role…</source>
        <translation>Ajouter un &amp;rôle…</translation>
    </message>
    <message>
        <source>Re&amp;gister…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Accept roles</source>
        <translation>Accepter des rôles</translation>
    </message>
    <message>
        <source>Refuse roles</source>
        <translation>Refuser des rôles</translation>
    </message>
    <message>
        <source>Add a Role</source>
        <translation>Ajouter un rôle</translation>
    </message>
    <message>
        <source>Name the system as the tables do, or by its address.</source>
        <translation>Nommez le système comme dans les tableaux, ou par son adresse.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>&amp;System:</source>
        <translation>&amp;Système :</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>&amp;Rôle :</translation>
    </message>
    <message>
        <source>There is no system of this name or address.</source>
        <translation>Il n’y a pas de système de ce nom ou de cette adresse.</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>Ajouter un rôle</translation>
    </message>
    <message>
        <source>Register a Third Party</source>
        <translation>Enregistrer un tiers</translation>
    </message>
    <message>
        <source>Requirement 12.8: who is it, and when was its compliance attested (AOC)?</source>
        <translation>Exigence 12.8 : qui est-ce, et quand sa conformité a-t-elle été attestée (AOC) ?</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Company:</source>
        <translation>&amp;Entreprise :</translation>
    </message>
    <message>
        <source>&amp;AOC of</source>
        <translation>&amp;AOC du</translation>
    </message>
    <message>
        <source>A third party needs a name.</source>
        <translation>Un tiers exige un nom.</translation>
    </message>
    <message>
        <source>Register a third party</source>
        <translation>Enregistrer un tiers</translation>
    </message>
</context>
<context>
    <name>nb::RuleObstacle</name>
    <message>
        <source>There is no filter. A rule without a condition would label every flow.</source>
        <translation>Il n’y a pas de filtre. Une règle sans condition étiquetterait chaque flux.</translation>
    </message>
    <message>
        <source>The filter asks for the rule of a flow. While rules are tried, a flow has only the label that its source gave it.</source>
        <translation>Le filtre demande la règle d’un flux. Pendant que les règles sont essayées, un flux n’a que l’étiquette que sa source lui a donnée.</translation>
    </message>
</context>
<context>
    <name>nb::RulesModel</name>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>déplacé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>on</source>
        <translation>active</translation>
    </message>
    <message>
        <source>off</source>
        <translation>inactive</translation>
    </message>
    <message>
        <source>Rules are tried in this order; click to sort by it</source>
        <translation>Les règles sont essayées dans cet ordre ; cliquez pour trier ainsi</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Rules that are off are passed over</source>
        <translation>Les règles inactives ne sont pas essayées</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>What matching flows are labelled with</source>
        <translation>Ce qui étiquette les flux retenus</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The flows it selects; empty selects all</source>
        <translation>Les flux qu’elle retient ; vide les retient tous</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>Stored flows of the period that carry the name; rules of one name share them</source>
        <translation>Flux enregistrés de la période qui portent le nom ; les règles de même nom les partagent</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Their packets, both directions</source>
        <translation>Leurs paquets, dans les deux sens</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Their bytes, both directions</source>
        <translation>Leurs octets, dans les deux sens</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>What is wrong with the rule, and whether it can match and has</source>
        <translation>Ce qui ne va pas dans la règle, et si elle peut servir et a servi</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>What is not saved yet</source>
        <translation>Ce qui n’est pas encore enregistré</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>A rule needs a name: flows are labelled with it.</source>
        <translation>Une règle a besoin d’un nom : il étiquette les flux.</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Au caractère %1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln rule(s)</source>
        <translation>
            <numerusform>supprimer %Ln règle</numerusform>
            <numerusform>supprimer %Ln règles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln rule(s)</source>
        <translation>
            <numerusform>déplacer %Ln règle</numerusform>
            <numerusform>déplacer %Ln règles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>enable %Ln rule(s)</source>
        <translation>
            <numerusform>activer %Ln règle</numerusform>
            <numerusform>activer %Ln règles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disable %Ln rule(s)</source>
        <translation>
            <numerusform>désactiver %Ln règle</numerusform>
            <numerusform>désactiver %Ln règles</numerusform>
        </translation>
    </message>
    <message>
        <source>edit a rule</source>
        <translation>modifier une règle</translation>
    </message>
    <message>
        <source>rule %1 (%2)</source>
        <translation>la règle %1 (%2)</translation>
    </message>
    <message>
        <source>Shadowed by %1</source>
        <translation>Masquée par %1</translation>
    </message>
    <message>
        <source>Impossible: its conditions exclude each other</source>
        <translation>Impossible : ses conditions s’excluent</translation>
    </message>
    <message>
        <source>Never hit in the period</source>
        <translation>Jamais touchée dans la période</translation>
    </message>
</context>
<context>
    <name>nb::RulesPage</name>
    <message>
        <source>There are no rules yet, so flows get no label.
Add a rule, import an acl.csv, or make one of a filter on the Live page.</source>
        <translation>Il n’y a pas encore de règles, les flux ne reçoivent donc pas d’étiquette.
Ajoutez une règle, importez un acl.csv, ou faites-en une d’un filtre de la page En direct.</translation>
    </message>
    <message>
        <source>There are no rules.</source>
        <translation>Il n’y a pas de règles.</translation>
    </message>
    <message>
        <source>Add a rule at the end (Ins)</source>
        <translation>Ajouter une règle à la fin (Inser)</translation>
    </message>
    <message>
        <source>Select a rule first.</source>
        <translation>Sélectionnez d’abord une règle.</translation>
    </message>
    <message>
        <source>Remove the selected rules (Del)</source>
        <translation>Supprimer les règles sélectionnées (Suppr)</translation>
    </message>
    <message>
        <source>Select one rule first.</source>
        <translation>Sélectionnez d’abord une seule règle.</translation>
    </message>
    <message>
        <source>Build the expression from rows</source>
        <translation>Composer l’expression ligne par ligne</translation>
    </message>
    <message>
        <source>Sort by No. and clear the search to move rules.</source>
        <translation>Triez par N° et videz la recherche pour déplacer des règles.</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <source>Save the rules as acl.csv</source>
        <translation>Enregistrer les règles en acl.csv</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Il n’y a rien à exporter.</translation>
    </message>
    <message>
        <source>No flow is stored yet.</source>
        <translation>Aucun flux n’est encore enregistré.</translation>
    </message>
    <message>
        <source>Save or discard the changes first; labels follow what is saved.</source>
        <translation>Enregistrez ou abandonnez d’abord les modifications ; les étiquettes suivent ce qui est enregistré.</translation>
    </message>
    <message>
        <source>Gives stored flows the labels they would get now</source>
        <translation>Donne aux flux enregistrés les étiquettes qu’ils recevraient maintenant</translation>
    </message>
    <message>
        <source>No flow lies in the period.</source>
        <translation>Aucun flux n’est dans la période.</translation>
    </message>
    <message>
        <source>NOMATCH: %1</source>
        <translation>NOMATCH : %1</translation>
    </message>
    <message>
        <source>without a label: %1</source>
        <translation>sans étiquette : %1</translation>
    </message>
    <message>
        <source>labels of no rule here: %1</source>
        <translation>étiquettes d’aucune règle d’ici : %1</translation>
    </message>
    <message>
        <source>add a rule</source>
        <translation>ajouter une règle</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>The filter did not become a rule. %1</source>
        <translation>Le filtre n’est pas devenu une règle. %1</translation>
    </message>
    <message>
        <source>The filter became the last rule. Name it, move it up if rules before it take its flows, and save.</source>
        <translation>Le filtre est devenu la dernière règle. Nommez-la, montez-la si des règles avant elle prennent ses flux, et enregistrez.</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln rule(s). Undo brings them back.</source>
        <translation>
            <numerusform>%Ln règle supprimée. Annuler la ramène.</numerusform>
            <numerusform>%Ln règles supprimées. Annuler les ramène.</numerusform>
        </translation>
    </message>
    <message>
        <source>The expression is not understood yet: put it right or empty it, then build it from rows.</source>
        <translation>L’expression n’est pas encore comprise : corrigez-la ou videz-la, puis composez-la ligne par ligne.</translation>
    </message>
    <message>
        <source>Show Its &amp;Flows</source>
        <translation>Montrer ses &amp;flux</translation>
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
        <source>Turn O&amp;n</source>
        <translation>&amp;Activer</translation>
    </message>
    <message>
        <source>Turn O&amp;ff</source>
        <translation>Désactive&amp;r</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Su&amp;pprimer</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>&amp;Add Rule</source>
        <translation>&amp;Ajouter une règle</translation>
    </message>
    <message>
        <source>&amp;Builder…</source>
        <translation>&amp;Composer…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>&amp;Add Rules of a File…</source>
        <translation>&amp;Ajouter les règles d’un fichier…</translation>
    </message>
    <message>
        <source>&amp;Replace All by a File…</source>
        <translation>Tout &amp;remplacer par un fichier…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Re&amp;compute Labels…</source>
        <translation>Re&amp;calculer les étiquettes…</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>Chercher dans la table</translation>
    </message>
    <message>
        <source>Test a Fl&amp;ow</source>
        <translation>Tester un fl&amp;ux</translation>
    </message>
    <message>
        <source>Compat&amp;ibility</source>
        <translation>Compat&amp;ibilité</translation>
    </message>
    <message>
        <source>The rules could not be compared. %1</source>
        <translation>Les règles n’ont pas pu être comparées. %1</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>This workspace cannot keep rules.</source>
        <translation>Cet espace de travail ne peut garder de règles.</translation>
    </message>
    <message>
        <source>This workspace is open read-only: its rules are shown and cannot be changed. If another program writes to it, end that and open it again.</source>
        <translation>Cet espace de travail est ouvert en lecture seule : ses règles sont montrées et ne peuvent être changées. Si un autre programme y écrit, terminez-le et ouvrez-le à nouveau.</translation>
    </message>
    <message>
        <source>changes of last time</source>
        <translation>modifications de la dernière fois</translation>
    </message>
    <message>
        <source>Changes to the rules that you did not save last time are shown again.</source>
        <translation>Les modifications des règles que vous n’aviez pas enregistrées la dernière fois sont à nouveau montrées.</translation>
    </message>
    <message>
        <source>Discard Them</source>
        <translation>Les abandonner</translation>
    </message>
    <message>
        <source>The rules were changed elsewhere since they were shown here, so nothing was saved. Keep yours, or take what is there now?</source>
        <translation>Les règles ont été changées ailleurs depuis qu’elles sont montrées ici, rien n’a donc été enregistré. Garder les vôtres, ou prendre ce qui est là maintenant ?</translation>
    </message>
    <message>
        <source>Save Mine</source>
        <translation>Enregistrer les miens</translation>
    </message>
    <message>
        <source>Show Theirs</source>
        <translation>Montrer les autres</translation>
    </message>
    <message>
        <source>The rules could not be saved, and nothing of them was. What you typed is still here.
%1</source>
        <translation>Les règles n’ont pas pu être enregistrées, et aucune ne l’a été. Ce que vous avez tapé est toujours là.
%1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1 could not be read. %2</source>
        <translation>%1 n’a pas pu être lu. %2</translation>
    </message>
    <message>
        <source>The rules are saved and label new flows. Stored flows keep the labels they have until those are recomputed.</source>
        <translation>Les règles sont enregistrées et étiquettent les nouveaux flux. Les flux enregistrés gardent leurs étiquettes jusqu’à ce qu’elles soient recalculées.</translation>
    </message>
    <message>
        <source>Recompute Labels…</source>
        <translation>Recalculer les étiquettes…</translation>
    </message>
    <message>
        <source>The rules are saved.</source>
        <translation>Les règles sont enregistrées.</translation>
    </message>
    <message>
        <source>Import Rules</source>
        <translation>Importer des règles</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message numerus="yes">
        <source>import %Ln rule(s)</source>
        <translation>
            <numerusform>importer %Ln règle</numerusform>
            <numerusform>importer %Ln règles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no rule could be read, and the table is as it was.</source>
        <translation>%1 : aucune règle n’a pu être lue, et la table est comme avant.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln rule(s) read into the table; save to keep them.</source>
        <translation>
            <numerusform>%1 : %Ln règle lue dans la table ; enregistrez pour la garder.</numerusform>
            <numerusform>%1 : %Ln règles lues dans la table ; enregistrez pour les garder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be used:</source>
        <translation>
            <numerusform>%Ln ligne n’a pas pu servir :</numerusform>
            <numerusform>%Ln lignes n’ont pas pu servir :</numerusform>
        </translation>
    </message>
    <message>
        <source>Export Rules</source>
        <translation>Exporter les règles</translation>
    </message>
    <message>
        <source>%1 could not be written. %2</source>
        <translation>%1 n’a pas pu être écrit. %2</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 est enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) cannot be said in acl.csv and are in the file as comments: %1.</source>
        <translation>
            <numerusform>%Ln règle ne peut se dire en acl.csv et est dans le fichier en commentaire : %1.</numerusform>
            <numerusform>%Ln règles ne peuvent se dire en acl.csv et sont dans le fichier en commentaires : %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputing labels</source>
        <translation>Recalcul des étiquettes</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message>
        <source>The flow table, the map and the counts here show what these rules would make of stored flows while you edit them; nothing is saved.</source>
        <translation>La table des flux, la carte et les comptes d’ici montrent ce que ces règles feraient des flux enregistrés pendant que vous les éditez ; rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Draft: counts are what the rules here would label.</source>
        <translation>Ébauche : les comptes sont ce qu’étiquetteraient les règles d’ici.</translation>
    </message>
    <message>
        <source>Show &amp;Draft</source>
        <translation>Montrer l’é&amp;bauche</translation>
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
        <source>%Ln filter(s) added.</source>
        <translation>
            <numerusform>%Ln filtre ajouté.</numerusform>
            <numerusform>%Ln filtres ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not understood, the first is line %1.</source>
        <translation>
            <numerusform>%Ln ligne non comprise, la ligne %1.</numerusform>
            <numerusform>%Ln lignes non comprises, la première est la ligne %1.</numerusform>
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
    <name>nb::ScopeCounts</name>
    <message>
        <source>What is in scope</source>
        <translation>Ce qui est dans le périmètre</translation>
    </message>
    <message>
        <source>%1 in the model of Desharnais; below, the category of the PCI SSC and the code of the Open PCI Scoping Toolkit.</source>
        <translation>%1 dans le modèle de Desharnais ; dessous, la catégorie du PCI SSC et le code de l’Open PCI Scoping Toolkit.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln system(s) in scope</source>
        <translation>
            <numerusform>%Ln dans le périmètre</numerusform>
            <numerusform>%Ln dans le périmètre</numerusform>
        </translation>
    </message>
    <message>
        <source>Scope not known yet</source>
        <translation>Périmètre pas encore connu</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>best case %1, worst case %2</source>
        <translation>meilleur cas %1, pire cas %2</translation>
    </message>
</context>
<context>
    <name>nb::ScopeEngine</name>
    <message>
        <source>Open a workspace first.</source>
        <translation>Ouvrez d’abord un espace de travail.</translation>
    </message>
    <message>
        <source>This workspace is open read-only, because a collector or another program writes to it or you chose so. Answers cannot be changed.</source>
        <translation>Cet espace de travail est ouvert en lecture seule, parce qu’un collecteur ou un autre programme y écrit, ou parce que vous l’avez choisi. Les réponses ne peuvent pas être changées.</translation>
    </message>
    <message>
        <source>The flows are still being read.</source>
        <translation>Les flux sont encore en lecture.</translation>
    </message>
</context>
<context>
    <name>nb::ScopePage</name>
    <message>
        <source>Scope</source>
        <translation>Périmètre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>There are no flows yet. Add captures or flow files to this workspace, then come back.</source>
        <translation>Il n’y a pas encore de flux. Ajoutez des captures ou des fichiers de flux à cet espace de travail, puis revenez.</translation>
    </message>
    <message>
        <source>Tell us one system that handles card data (step 3); the rest is worked out from flows.</source>
        <translation>Indiquez un système qui manipule des données de carte (étape 3) ; le reste est déduit des flux.</translation>
    </message>
    <message>
        <source>Reading the flows…</source>
        <translation>Lecture des flux…</translation>
    </message>
    <message>
        <source>Open a workspace first.</source>
        <translation>Ouvrez d’abord un espace de travail.</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>Rapport %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
</context>
<context>
    <name>nb::ScopePlanTables</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, direction open</source>
        <translation>%1, sens ouvert</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client is</source>
        <translation>Le client est</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Server is</source>
        <translation>Le serveur est</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>Vu comme</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Justification</source>
        <translation>Justification</translation>
    </message>
    <message>
        <source>Account data</source>
        <translation>Données de compte</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Premier</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>With the recommendation</source>
        <translation>Avec la recommandation</translation>
    </message>
    <message>
        <source>Systems in scope</source>
        <translation>Systèmes dans le périmètre</translation>
    </message>
    <message>
        <source>Weighted effort</source>
        <translation>Effort pondéré</translation>
    </message>
    <message>
        <source>Systems to move</source>
        <translation>Systèmes à déplacer</translation>
    </message>
    <message>
        <source>Services through the CDE&apos;s border</source>
        <translation>Services à travers la frontière du CDE</translation>
    </message>
    <message>
        <source>Systems that can reach the CDE</source>
        <translation>Systèmes pouvant atteindre le CDE</translation>
    </message>
    <message>
        <source>Coverage of accepted flows (must be 100 %)</source>
        <translation>Couverture des flux acceptés (doit être 100 %)</translation>
    </message>
    <message>
        <source>Rejected flows permitted (must be 0 %)</source>
        <translation>Flux rejetés permis (doit être 0 %)</translation>
    </message>
    <message>
        <source>Over-permission</source>
        <translation>Permission excédentaire</translation>
    </message>
    <message>
        <source>%1 (%2 never seen)</source>
        <translation>%1 (%2 jamais vus)</translation>
    </message>
    <message>
        <source>Rules %1</source>
        <translation>Règles %1</translation>
    </message>
    <message>
        <source>%1, over-permission %2</source>
        <translation>%1, permission excédentaire %2</translation>
    </message>
    <message>
        <source>Address slack</source>
        <translation>Marge d’adresses</translation>
    </message>
    <message>
        <source>Exposure reduction</source>
        <translation>Réduction de l’exposition</translation>
    </message>
    <message>
        <source>Hold-out: share permitted by rules learnt from the first four fifths</source>
        <translation>Échantillon réservé : part permise par des règles apprises sur les quatre premiers cinquièmes</translation>
    </message>
    <message>
        <source>Hold-out: new denials to expect each day</source>
        <translation>Échantillon réservé : nouveaux refus à attendre par jour</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Frontière</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observés</translation>
    </message>
    <message>
        <source>Permitted</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Jamais vus</translation>
    </message>
    <message>
        <source>Permissiveness</source>
        <translation>Permissivité</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Flows to close</source>
        <translation>Flux à fermer</translation>
    </message>
    <message>
        <source>Systems lost from scope</source>
        <translation>Systèmes sortis du périmètre</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systèmes</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Self-check</source>
        <translation>Auto-contrôle</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Noms des fichiers</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échoué : %1</translation>
    </message>
    <message>
        <source>passed: reads back as exactly the rules</source>
        <translation>réussi : la relecture donne exactement les règles</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>intérieur</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>extérieur</translation>
    </message>
    <message>
        <source>account data</source>
        <translation>données de compte</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>least cost</source>
        <translation>moindre coût</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
</context>
<context>
    <name>nb::ScopeReportDialog</name>
    <message>
        <source>Without addresses and &amp;names of systems</source>
        <translation>Sans adresses ni &amp;noms de systèmes</translation>
    </message>
    <message>
        <source>Report as PDF</source>
        <translation>Rapport en PDF</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>What is left empty here becomes a line to be filled in by hand.</source>
        <translation>Ce qui reste vide ici devient une ligne à remplir à la main.</translation>
    </message>
    <message>
        <source>&amp;Version of the document:</source>
        <translation>&amp;Version du document :</translation>
    </message>
    <message>
        <source>&amp;Prepared by:</source>
        <translation>&amp;Préparé par :</translation>
    </message>
    <message>
        <source>&amp;Reviewed by:</source>
        <translation>&amp;Relu par :</translation>
    </message>
    <message>
        <source>&amp;Approved by:</source>
        <translation>&amp;Approuvé par :</translation>
    </message>
    <message>
        <source>&amp;Compare with:</source>
        <translation>&amp;Comparer avec :</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <source>The &amp;tables as CSV and the diagrams as SVG and DOT files too, in a folder beside it</source>
        <translation>Aussi les &amp;tableaux en CSV et les diagrammes en SVG et DOT, dans un dossier à côté</translation>
    </message>
</context>
<context>
    <name>nb::ScopeReportJob</name>
    <message>
        <source>Cancelled. No report was written.</source>
        <translation>Annulé. Aucun rapport n’a été écrit.</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 n’a pas été écrit.</translation>
    </message>
    <message>
        <source>Choose a place where there is room and where you may write.</source>
        <translation>Choisissez un endroit où il y a de la place et où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The snapshot %1 cannot be read.</source>
        <translation>L’instantané %1 est illisible.</translation>
    </message>
    <message>
        <source>Make the report without a comparison.</source>
        <translation>Faites le rapport sans comparaison.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) written.</source>
        <translation>
            <numerusform>%Ln page écrite.</numerusform>
            <numerusform>%Ln pages écrites.</numerusform>
        </translation>
    </message>
    <message>
        <source>A picture is arranged plainly: %1</source>
        <translation>Une image est disposée simplement : %1</translation>
    </message>
</context>
<context>
    <name>nb::ScopeStep</name>
    <message>
        <source>Select rows first.</source>
        <translation>Sélectionnez d’abord des lignes.</translation>
    </message>
    <message>
        <source>Show &amp;Flows</source>
        <translation>Montrer les &amp;flux</translation>
    </message>
    <message>
        <source>Show on the &amp;Map</source>
        <translation>Montrer sur la &amp;carte</translation>
    </message>
</context>
<context>
    <name>nb::ScopeTableView</name>
    <message>
        <source>Filter rows</source>
        <translation>Filtrer les lignes</translation>
    </message>
    <message>
        <source>Filter rows of: %1</source>
        <translation>Filtrer les lignes de : %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>No row holds these words. Clear the filter.</source>
        <translation>Aucune ligne ne contient ces mots. Effacez le filtre.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy as C&amp;SV</source>
        <translation>Copier en C&amp;SV</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Tout &amp;sélectionner</translation>
    </message>
</context>
<context>
    <name>nb::ScopeTables</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vu</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>aveugle</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Ce que cela signifie</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systèmes</translation>
    </message>
    <message>
        <source>CDE</source>
        <translation>CDE</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmé</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>non confirmé</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>Other segment</source>
        <translation>Autre segment</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Denies by default</source>
        <translation>Refuse par défaut</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Testé</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>À temps</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Visibilité</translation>
    </message>
    <message>
        <source>(all other pairs)</source>
        <translation>(toutes les autres paires)</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Exportateur</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Sampling 1 in</source>
        <translation>Échantillonnage 1 sur</translation>
    </message>
    <message>
        <source>Sees these segments</source>
        <translation>Voit ces segments</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Account data</source>
        <translation>Données de compte</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Attestation (AOC)</source>
        <translation>Attestation (AOC)</translation>
    </message>
    <message>
        <source>Speaks with</source>
        <translation>Parle avec</translation>
    </message>
    <message>
        <source>Of them CDE</source>
        <translation>Dont CDE</translation>
    </message>
    <message>
        <source>In scope</source>
        <translation>Dans le périmètre</translation>
    </message>
    <message>
        <source>Systems that depend on it</source>
        <translation>Systèmes qui en dépendent</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos de</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Exigence</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
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
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Justification</source>
        <translation>Justification</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>proposed: %1</source>
        <translation>proposé : %1</translation>
    </message>
</context>
<context>
    <name>nb::ScopeWords</name>
    <message>
        <source>CDE/CHD</source>
        <translation>CDE/CHD</translation>
    </message>
    <message>
        <source>CDE/Contaminated</source>
        <translation>CDE/Contaminé</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentant</translation>
    </message>
    <message>
        <source>Connected/Security</source>
        <translation>Connecté/Sécurité</translation>
    </message>
    <message>
        <source>Connected/Communicating</source>
        <translation>Connecté/Communiquant</translation>
    </message>
    <message>
        <source>Connected/Indirectly</source>
        <translation>Connecté/Indirectement</translation>
    </message>
    <message>
        <source>Undetermined</source>
        <translation>Indéterminé</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Hors périmètre</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Externe</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmé</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>candidat</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>en suspens</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>exception</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>interne</translation>
    </message>
    <message>
        <source>DMZ</source>
        <translation>DMZ</translation>
    </message>
    <message>
        <source>wireless</source>
        <translation>sans fil</translation>
    </message>
    <message>
        <source>guests</source>
        <translation>invités</translation>
    </message>
    <message>
        <source>third party</source>
        <translation>tiers</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>lets everything through</source>
        <translation>laisse tout passer</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>router access list</source>
        <translation>liste d’accès de routeur</translation>
    </message>
    <message>
        <source>stateful firewall</source>
        <translation>pare-feu à états</translation>
    </message>
    <message>
        <source>no path at all</source>
        <translation>aucun chemin</translation>
    </message>
    <message>
        <source>in the clear</source>
        <translation>en clair</translation>
    </message>
    <message>
        <source>ciphertext without keys</source>
        <translation>chiffré sans les clés</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>jetons</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>segmenting device</source>
        <translation>équipement de segmentation</translation>
    </message>
    <message>
        <source>security service</source>
        <translation>service de sécurité</translation>
    </message>
    <message>
        <source>jump host</source>
        <translation>hôte de rebond</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>mandataire</translation>
    </message>
    <message>
        <source>privileged access (PAM)</source>
        <translation>accès à privilèges (PAM)</translation>
    </message>
    <message>
        <source>administration workstation</source>
        <translation>poste d’administration</translation>
    </message>
    <message>
        <source>pass-through</source>
        <translation>passage</translation>
    </message>
    <message>
        <source>address translation</source>
        <translation>traduction d’adresses</translation>
    </message>
    <message>
        <source>load balancer</source>
        <translation>répartiteur de charge</translation>
    </message>
    <message>
        <source>E1 tested</source>
        <translation>E1 testé</translation>
    </message>
    <message>
        <source>E2 configuration or document seen</source>
        <translation>E2 configuration ou document vu</translation>
    </message>
    <message>
        <source>E3 said in an interview</source>
        <translation>E3 dit en entretien</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>non décidé</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>temporaire</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>attempt</source>
        <translation>tentative</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>non confirmé</translation>
    </message>
    <message>
        <source>diagnostic</source>
        <translation>diagnostic</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>sens unique</translation>
    </message>
    <message>
        <source>established</source>
        <translation>établi</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critique</translation>
    </message>
    <message>
        <source>high</source>
        <translation>élevée</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>low</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>information</source>
        <translation>information</translation>
    </message>
    <message>
        <source>into the CDE</source>
        <translation>vers le CDE</translation>
    </message>
    <message>
        <source>out of the CDE</source>
        <translation>hors du CDE</translation>
    </message>
    <message>
        <source>within the CDE</source>
        <translation>dans le CDE</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>ailleurs</translation>
    </message>
    <message>
        <source>stores</source>
        <translation>stocke</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>traite</translation>
    </message>
    <message>
        <source>transmits</source>
        <translation>transmet</translation>
    </message>
    <message>
        <source>authorisation</source>
        <translation>autorisation</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>capture</translation>
    </message>
    <message>
        <source>settlement</source>
        <translation>règlement</translation>
    </message>
    <message>
        <source>chargeback</source>
        <translation>rétrofacturation</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>remboursement</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>sauvegarde</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>non décidé</translation>
    </message>
    <message>
        <source>never permitted (1.4.4)</source>
        <translation>jamais permis (1.4.4)</translation>
    </message>
    <message>
        <source>new in the last fifth</source>
        <translation>nouveau dans le dernier cinquième</translation>
    </message>
</context>
<context>
    <name>nb::SegmentWords</name>
    <message>
        <source>Internal</source>
        <translation>Intérieur</translation>
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
        <source>Line %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nb::SegmentsModel</name>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>What flows are labelled with</source>
        <translation>Ce qui étiquette les flux</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What is not saved yet, and what nobody has confirmed</source>
        <translation>Ce qui n’est pas encore enregistré, et ce que personne n’a confirmé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>IPv4 and IPv6 prefixes, blanks between: 10.1.0.0/16 fd00:1::/48</source>
        <translation>Préfixes IPv4 et IPv6, séparés par des blancs : 10.1.0.0/16 fd00:1::/48</translation>
    </message>
    <message>
        <source>Prefixes</source>
        <translation>Préfixes</translation>
    </message>
    <message>
        <source>VLAN ids and ranges: 10 20-29</source>
        <translation>Numéros et plages de VLAN : 10 20-29</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>What kind of place it is; Internet and third party are outside</source>
        <translation>Quelle sorte de lieu c’est ; Internet et tiers sont à l’extérieur</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>#rrggbb; empty lets the program choose</source>
        <translation>#rrvvbb ; vide laisse choisir le programme</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Addresses of stored flows that lie in it as it is edited here</source>
        <translation>Adresses des flux enregistrés qui s’y trouvent, tel qu’il est modifié ici</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Known assets that lie in it as it is edited here</source>
        <translation>Actifs connus qui s’y trouvent, tel qu’il est modifié ici</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>What is wrong, or may not be as it is meant</source>
        <translation>Ce qui ne va pas, ou n’est peut-être pas voulu ainsi</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Row %1 is called so too; names must differ.</source>
        <translation>La ligne %1 s’appelle aussi ainsi ; les noms doivent différer.</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>Nouveau segment</translation>
    </message>
    <message>
        <source>New segment %1</source>
        <translation>Nouveau segment %1</translation>
    </message>
    <message>
        <source>add a segment</source>
        <translation>ajouter un segment</translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln segment(s)</source>
        <translation>
            <numerusform>supprimer %Ln segment</numerusform>
            <numerusform>supprimer %Ln segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirm %Ln segment(s)</source>
        <translation>
            <numerusform>confirmer %Ln segment</numerusform>
            <numerusform>confirmer %Ln segments</numerusform>
        </translation>
    </message>
    <message>
        <source>change a colour</source>
        <translation>changer une couleur</translation>
    </message>
    <message>
        <source>edit a segment</source>
        <translation>modifier un segment</translation>
    </message>
</context>
<context>
    <name>nb::SegmentsPage</name>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>The longest prefix wins; between equal ones the flow&apos;s VLAN decides, then the first in the table.</source>
        <translation>Le préfixe le plus long l’emporte ; entre préfixes égaux le VLAN du flux décide, puis le premier de la table.</translation>
    </message>
    <message>
        <source>&amp;Add Segment</source>
        <translation>&amp;Ajouter un segment</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Su&amp;pprimer</translation>
    </message>
    <message>
        <source>Co&amp;lour…</source>
        <translation>Cou&amp;leur…</translation>
    </message>
    <message>
        <source>&amp;Propose from Traffic</source>
        <translation>&amp;Proposer d’après le trafic</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>From a &amp;File…</source>
        <translation>D’un &amp;fichier…</translation>
    </message>
    <message>
        <source>From the &amp;Clipboard</source>
        <translation>Du &amp;presse-papiers</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>Chercher dans la table</translation>
    </message>
    <message>
        <source>The order of segments decides nothing unless they share a prefix; click a header to sort.</source>
        <translation>L’ordre des segments ne décide rien, sauf s’ils ont le même préfixe ; cliquez sur un titre pour trier.</translation>
    </message>
    <message>
        <source>The flows could not be read.</source>
        <translation>Les flux n’ont pas pu être lus.</translation>
    </message>
    <message>
        <source>The segments could not be saved, and nothing of them was. What you typed is still here.
%1</source>
        <translation>Les segments n’ont pas pu être enregistrés, et aucun ne l’a été. Ce que vous avez tapé est toujours là.
%1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1 could not be read. %2</source>
        <translation>%1 n’a pas pu être lu. %2</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>This workspace cannot keep segments.</source>
        <translation>Cet espace de travail ne peut garder de segments.</translation>
    </message>
    <message>
        <source>This workspace is open read-only: its segments are shown and cannot be changed. If another program writes to it, end that and open it again.</source>
        <translation>Cet espace de travail est ouvert en lecture seule : ses segments sont montrés et ne peuvent être changés. Si un autre programme y écrit, terminez-le et ouvrez-le à nouveau.</translation>
    </message>
    <message>
        <source>changes of last time</source>
        <translation>modifications de la dernière fois</translation>
    </message>
    <message>
        <source>Changes to the segments that you did not save last time are shown again.</source>
        <translation>Les modifications des segments que vous n’aviez pas enregistrées la dernière fois sont à nouveau montrées.</translation>
    </message>
    <message>
        <source>Discard Them</source>
        <translation>Les abandonner</translation>
    </message>
    <message>
        <source>There are no segments yet. Addresses are called internal, external and so on.
Propose segments from the traffic that is stored, add one, or import CSV or the local_networks of the published NetBehave.</source>
        <translation>Il n’y a pas encore de segments. Les adresses s’appellent internal, external et ainsi de suite.
Proposez des segments d’après le trafic enregistré, ajoutez-en un, ou importez du CSV ou les local_networks du NetBehave publié.</translation>
    </message>
    <message>
        <source>There are no segments.</source>
        <translation>Il n’y a pas de segments.</translation>
    </message>
    <message>
        <source>Select a segment first.</source>
        <translation>Sélectionnez d’abord un segment.</translation>
    </message>
    <message>
        <source>Remove the selected segments (Del)</source>
        <translation>Supprimer les segments sélectionnés (Suppr)</translation>
    </message>
    <message>
        <source>Finds the networks that stored flows show</source>
        <translation>Trouve les réseaux que montrent les flux enregistrés</translation>
    </message>
    <message>
        <source>There are no flows yet to learn from.</source>
        <translation>Il n’y a pas encore de flux dont apprendre.</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Enregistrer la table en CSV</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Il n’y a rien à exporter.</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln segment(s). Undo brings them back.</source>
        <translation>
            <numerusform>%Ln segment supprimé. Annuler le ramène.</numerusform>
            <numerusform>%Ln segments supprimés. Annuler les ramène.</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour of the Segment</source>
        <translation>Couleur du segment</translation>
    </message>
    <message>
        <source>Show Its &amp;Flows</source>
        <translation>Montrer ses &amp;flux</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Confirmer</translation>
    </message>
    <message>
        <source>A&amp;utomatic Colour</source>
        <translation>Couleur a&amp;utomatique</translation>
    </message>
    <message>
        <source>The segments are saved and used for new flows. Stored flows keep the labels they have until those are recomputed.</source>
        <translation>Les segments sont enregistrés et servent aux nouveaux flux. Les flux enregistrés gardent leurs étiquettes jusqu’à ce qu’elles soient recalculées.</translation>
    </message>
    <message>
        <source>Recompute Labels…</source>
        <translation>Recalculer les étiquettes…</translation>
    </message>
    <message>
        <source>The segments are saved.</source>
        <translation>Les segments sont enregistrés.</translation>
    </message>
    <message>
        <source>The segments were changed elsewhere since they were shown here, so nothing was saved. Keep yours, or take what is there now?</source>
        <translation>Les segments ont été changés ailleurs depuis qu’ils sont montrés ici, rien n’a donc été enregistré. Garder les vôtres, ou prendre ce qui est là maintenant ?</translation>
    </message>
    <message>
        <source>Save Mine</source>
        <translation>Enregistrer les miens</translation>
    </message>
    <message>
        <source>Show Theirs</source>
        <translation>Montrer les autres</translation>
    </message>
    <message numerus="yes">
        <source>accept %Ln proposal(s)</source>
        <translation>
            <numerusform>accepter %Ln proposition</numerusform>
            <numerusform>accepter %Ln propositions</numerusform>
        </translation>
    </message>
    <message>
        <source>Import Segments</source>
        <translation>Importer des segments</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>Il n’y a pas de texte dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Le presse-papiers</translation>
    </message>
    <message numerus="yes">
        <source>import %Ln segment(s)</source>
        <translation>
            <numerusform>importer %Ln segment</numerusform>
            <numerusform>importer %Ln segments</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no segment could be read, and the table is as it was.</source>
        <translation>%1 : aucun segment n’a pu être lu, et la table est comme avant.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln segment(s) read into the table; save to keep them.</source>
        <translation>
            <numerusform>%1 : %Ln segment lu dans la table ; enregistrez pour le garder.</numerusform>
            <numerusform>%1 : %Ln segments lus dans la table ; enregistrez pour les garder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be used:</source>
        <translation>
            <numerusform>%Ln ligne n’a pas pu servir :</numerusform>
            <numerusform>%Ln lignes n’ont pas pu servir :</numerusform>
        </translation>
    </message>
    <message>
        <source>Export Segments</source>
        <translation>Exporter les segments</translation>
    </message>
    <message>
        <source>%1 could not be written. %2</source>
        <translation>%1 n’a pas pu être écrit. %2</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 est enregistré.</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
</context>
<context>
    <name>nb::SegmentsStep</name>
    <message>
        <source>Segments and controls</source>
        <translation>Segments et contrôles</translation>
    </message>
    <message>
        <source>Which networks are there, and what stands between them? Flows show what passed, never what is prevented: only you can say that a firewall separates two segments, and when that was tested. Where nothing does, account data contaminates both.</source>
        <translation>Quels réseaux y a-t-il, et qu’y a-t-il entre eux ? Les flux montrent ce qui est passé, jamais ce qui est empêché : vous seul pouvez dire qu’un pare-feu sépare deux segments, et quand cela a été testé. Là où rien ne sépare, les données de compte contaminent les deux.</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Controls between segments</source>
        <translation>Contrôles entre segments</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Qui voit quoi</translation>
    </message>
    <message>
        <source>&amp;Segments</source>
        <translation>&amp;Segments</translation>
    </message>
    <message>
        <source>C&amp;ontrols</source>
        <translation>C&amp;ontrôles</translation>
    </message>
    <message>
        <source>&amp;Exporters</source>
        <translation>&amp;Exportateurs</translation>
    </message>
    <message>
        <source>No segment is stated, and no internal address was seen.</source>
        <translation>Aucun segment n’est déclaré, et aucune adresse interne n’a été vue.</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Confirmer</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>Mod&amp;ifier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Take Those of the &amp;Workspace</source>
        <translation>Prendre ceux de l’&amp;espace de travail</translation>
    </message>
    <message>
        <source>State at least two segments first.</source>
        <translation>Déclarez d’abord au moins deux segments.</translation>
    </message>
    <message>
        <source>&amp;Set Control…</source>
        <translation>&amp;Définir le contrôle…</translation>
    </message>
    <message>
        <source>No flow names an exporter.</source>
        <translation>Aucun flux ne nomme d’exportateur.</translation>
    </message>
    <message>
        <source>&amp;Set What It Sees…</source>
        <translation>&amp;Définir ce qu’il voit…</translation>
    </message>
    <message>
        <source>Confirm segments</source>
        <translation>Confirmer des segments</translation>
    </message>
    <message>
        <source>The workspace has no segments; the page Segments makes them.</source>
        <translation>L’espace de travail n’a pas de segments ; la page Segments les crée.</translation>
    </message>
    <message>
        <source>Take the segments of the workspace</source>
        <translation>Prendre les segments de l’espace de travail</translation>
    </message>
    <message>
        <source>Remove segments</source>
        <translation>Retirer des segments</translation>
    </message>
    <message>
        <source>Add a Segment</source>
        <translation>Ajouter un segment</translation>
    </message>
    <message>
        <source>Edit the Segment</source>
        <translation>Modifier le segment</translation>
    </message>
    <message>
        <source>A segment is a set of networks with the same protection: a VLAN, a subnet, a cloud network.</source>
        <translation>Un segment est un ensemble de réseaux de même protection : un VLAN, un sous-réseau, un réseau infonuagique.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom :</translation>
    </message>
    <message>
        <source>Net&amp;works:</source>
        <translation>&amp;Réseaux :</translation>
    </message>
    <message>
        <source>&amp;Trust:</source>
        <translation>&amp;Confiance :</translation>
    </message>
    <message>
        <source>&amp;Confirmed by somebody who knows</source>
        <translation>C&amp;onfirmé par quelqu’un qui sait</translation>
    </message>
    <message>
        <source>Networks are written like 10.10.1.0/24, with commas between them.</source>
        <translation>Les réseaux s’écrivent comme 10.10.1.0/24, séparés par des virgules.</translation>
    </message>
    <message>
        <source>Change a segment</source>
        <translation>Changer un segment</translation>
    </message>
    <message>
        <source>What Stands Between Them</source>
        <translation>Ce qu’il y a entre eux</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln pair(s) of segments. A control counts when it denies what it does not know, and a test of it (11.4.5) counts for 12 months, for service providers 6.</source>
        <translation>
            <numerusform>Pour %Ln paire de segments. Un contrôle compte quand il refuse ce qu’il ne connaît pas, et son test (11.4.5) compte 12 mois, 6 pour les prestataires de services.</numerusform>
            <numerusform>Pour %Ln paires de segments. Un contrôle compte quand il refuse ce qu’il ne connaît pas, et son test (11.4.5) compte 12 mois, 6 pour les prestataires de services.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Control:</source>
        <translation>&amp;Contrôle :</translation>
    </message>
    <message>
        <source>Denies by &amp;default:</source>
        <translation>Refuse par &amp;défaut :</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>non dit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>De&amp;vice:</source>
        <translation>É&amp;quipement :</translation>
    </message>
    <message>
        <source>&amp;Tested on</source>
        <translation>&amp;Testé le</translation>
    </message>
    <message>
        <source>Change controls</source>
        <translation>Changer des contrôles</translation>
    </message>
    <message>
        <source>What the Exporter Sees</source>
        <translation>Ce que voit l’exportateur</translation>
    </message>
    <message>
        <source>Traffic between which segments passes it? Name them with commas, or * for all. Where nobody looks, “no flow seen” means nothing.</source>
        <translation>Le trafic entre quels segments le traverse ? Nommez-les, séparés par des virgules, ou * pour tous. Là où personne ne regarde, « aucun flux vu » ne veut rien dire.</translation>
    </message>
    <message>
        <source>&amp;Segments:</source>
        <translation>&amp;Segments :</translation>
    </message>
    <message>
        <source>Sam&amp;pling, 1 in:</source>
        <translation>Éc&amp;hantillonnage, 1 sur :</translation>
    </message>
    <message>
        <source>Sampling is a whole number: 1 means every packet.</source>
        <translation>L’échantillonnage est un nombre entier : 1 signifie chaque paquet.</translation>
    </message>
    <message>
        <source>There is no segment called %1.</source>
        <translation>Il n’y a pas de segment nommé %1.</translation>
    </message>
    <message>
        <source>Change what exporters see</source>
        <translation>Changer ce que voient des exportateurs</translation>
    </message>
    <message>
        <source>No rules of firewalls are known. Flows tell what is used, rules what is possible: import what your firewalls permit now.</source>
        <translation>Aucune règle de pare-feu n’est connue. Les flux disent ce qui est utilisé, les règles ce qui est possible : importez ce que vos pare-feu permettent maintenant.</translation>
    </message>
    <message>
        <source>I&amp;mport…</source>
        <translation>I&amp;mporter…</translation>
    </message>
    <message>
        <source>For&amp;get Device</source>
        <translation>Oubli&amp;er l’équipement</translation>
    </message>
    <message>
        <source>Import rules of a firewall</source>
        <translation>Importer les règles d’un pare-feu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) taken.</source>
        <translation>
            <numerusform>%Ln règle reprise.</numerusform>
            <numerusform>%Ln règles reprises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) say more than flows can be compared with: permissions are taken as wider, denials left out.</source>
        <translation>
            <numerusform>%Ln ligne en dit plus que ce qui se compare aux flux : les permissions sont prises plus larges, les refus laissés de côté.</numerusform>
            <numerusform>%Ln lignes en disent plus que ce qui se compare aux flux : les permissions sont prises plus larges, les refus laissés de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget rules of a firewall</source>
        <translation>Oublier les règles d’un pare-feu</translation>
    </message>
    <message>
        <source>Import Rules of a Firewall</source>
        <translation>Importer les règles d’un pare-feu</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Le fichier ne peut pas être lu : %1</translation>
    </message>
    <message>
        <source>The file is larger than 64 MiB: save the rules alone.</source>
        <translation>Le fichier dépasse 64 Mio : enregistrez les règles seules.</translation>
    </message>
    <message>
        <source>Whose Rules These Are</source>
        <translation>À qui sont ces règles</translation>
    </message>
    <message>
        <source>Rules count between the segments whose control names the device; without a device, everywhere. They take the place of those known of it.</source>
        <translation>Les règles comptent entre les segments dont le contrôle nomme l’équipement ; sans équipement, partout. Elles remplacent celles qui en sont connues.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Rules that firewalls have</source>
        <translation>Règles qu’ont les pare-feu</translation>
    </message>
    <message>
        <source>Firewall R&amp;ules</source>
        <translation>&amp;Règles de pare-feu</translation>
    </message>
</context>
<context>
    <name>nb::ServiceClassesDialog</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Service Classes</source>
        <translation>Classes des services</translation>
    </message>
    <message>
        <source>What the detector takes a server’s port for. A session of remote control may be a step of a pivot; infrastructure never is; of a port that is not listed nothing is known.</source>
        <translation>Ce pour quoi le détecteur tient le port d’un serveur. Une session de prise en main peut être une étape d’un pivot, l’infrastructure jamais ; d’un port absent de la liste rien n’est connu.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Restore &amp;Defaults</source>
        <translation>&amp;Valeurs par défaut</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>nb::ServiceClassesModel</name>
    <message>
        <source>remote control</source>
        <translation>prise en main</translation>
    </message>
    <message>
        <source>web</source>
        <translation>web</translation>
    </message>
    <message>
        <source>data</source>
        <translation>données</translation>
    </message>
    <message>
        <source>infrastructure</source>
        <translation>infrastructure</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Port %1 needs a name of small letters, digits and -, for example ssh.</source>
        <translation>Il faut au port %1 un nom en minuscules, chiffres et -, par exemple ssh.</translation>
    </message>
    <message>
        <source>Port %1 is in two rows.</source>
        <translation>Le port %1 est sur deux lignes.</translation>
    </message>
    <message>
        <source>The rows of %1 are one service: give them the same class, or one of them another name.</source>
        <translation>Les lignes de %1 sont un seul service : donnez-leur la même classe, ou un autre nom à l’une d’elles.</translation>
    </message>
    <message>
        <source>interactive</source>
        <translation>interactif</translation>
    </message>
    <message>
        <source>not interactive</source>
        <translation>non interactif</translation>
    </message>
    <message>
        <source>Of the server</source>
        <translation>Celui du serveur</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Remote control makes parents and children of links; infrastructure is never part of one; the others count less</source>
        <translation>La prise en main fait les parents et les enfants des liens ; l’infrastructure n’en fait jamais partie ; les autres comptent moins</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Rows of one name are one service</source>
        <translation>Les lignes d’un même nom sont un seul service</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A person types: the next step starts at once</source>
        <translation>Quelqu’un tape au clavier : l’étape suivante commence aussitôt</translation>
    </message>
    <message>
        <source>Interactive</source>
        <translation>Interactif</translation>
    </message>
</context>
<context>
    <name>nb::ServiceDialog</name>
    <message>
        <source>Change a Service</source>
        <translation>Modifier un service</translation>
    </message>
    <message>
        <source>Name a Service</source>
        <translation>Nommer un service</translation>
    </message>
    <message>
        <source>every server</source>
        <translation>tous les serveurs</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port :</translation>
    </message>
    <message>
        <source>P&amp;rotocol:</source>
        <translation>P&amp;rotocole :</translation>
    </message>
    <message>
        <source>&amp;Server’s address:</source>
        <translation>Adresse du &amp;serveur :</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom :</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Description :</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Addresses are written like 10.0.0.7 or 2001:db8::1.</source>
        <translation>Les adresses s’écrivent comme 10.0.0.7 ou 2001:db8::1.</translation>
    </message>
    <message>
        <source>Give the service a name.</source>
        <translation>Donnez un nom au service.</translation>
    </message>
    <message>
        <source>Flows that come from now on bear it. Stored ones get it when they are labelled again.</source>
        <translation>Les flux à venir le portent. Ceux déjà enregistrés le reçoivent lors d’un nouvel étiquetage.</translation>
    </message>
</context>
<context>
    <name>nb::ServicesTab</name>
    <message>
        <source>built in</source>
        <translation>intégré</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>&amp;Built-in names, too</source>
        <translation>Aussi les noms &amp;intégrés</translation>
    </message>
    <message>
        <source>Search names, or type a port</source>
        <translation>Chercher des noms, ou taper un port</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln service(s).</source>
        <translation>
            <numerusform>%Ln service copié.</numerusform>
            <numerusform>%Ln services copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Name a port, everywhere or at one server</source>
        <translation>Nommer un port, partout ou chez un serveur</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Another name of yours for this port; it wins over the others</source>
        <translation>Un autre nom de vous pour ce port ; il l’emporte sur les autres</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Take back your names for the selected ports; imported and built-in ones hold again</source>
        <translation>Retirer vos noms des ports choisis ; les noms importés et intégrés valent de nouveau</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Take names from a services.csv of the published NetBehave</source>
        <translation>Prendre les noms d’un services.csv du NetBehave publié</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The server’s port</source>
        <translation>Le port du serveur</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Chez</translation>
    </message>
    <message>
        <source>The server for which the name holds</source>
        <translation>Le serveur pour lequel le nom vaut</translation>
    </message>
    <message>
        <source>every server</source>
        <translation>tous les serveurs</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>aucun nom</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Donné par</translation>
    </message>
    <message>
        <source>Yours hold before imported ones, and those before built-in ones; a name for one server holds before all</source>
        <translation>Les vôtres l’emportent sur les importés, et ceux-ci sur les intégrés ; un nom pour un seul serveur l’emporte sur tous</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>No names of yours.
Flows bear the built-in names of ports. Name a port, or a port of one server, and flows that come from now on bear your name.</source>
        <translation>Aucun nom de vous.
Les flux portent les noms intégrés des ports. Nommez un port, ou un port d’un serveur, et les flux à venir porteront votre nom.</translation>
    </message>
    <message>
        <source>No service matches “%1”.</source>
        <translation>Aucun service ne correspond à « %1 ».</translation>
    </message>
    <message>
        <source>%1/%2 is called %3 now.</source>
        <translation>%1/%2 s’appelle maintenant %3.</translation>
    </message>
    <message>
        <source>Import Services</source>
        <translation>Importer des services</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Names: %1</source>
        <translation>Noms : %1</translation>
    </message>
    <message>
        <source>Names: %1 of %2</source>
        <translation>Noms : %1 sur %2</translation>
    </message>
    <message>
        <source>Names taken: %1; rows left out: %2.</source>
        <translation>Noms pris : %1 ; lignes laissées de côté : %2.</translation>
    </message>
    <message>
        <source>Names taken back: %1.</source>
        <translation>Noms retirés : %1.</translation>
    </message>
</context>
<context>
    <name>nb::SessionGantt</name>
    <message>
        <source>Sessions over time</source>
        <translation>Sessions dans le temps</translation>
    </message>
    <message>
        <source>No sessions to show.</source>
        <translation>Pas de session à afficher.</translation>
    </message>
    <message>
        <source>%1 by %2, %3 to %4, %5 long</source>
        <translation>%1 par %2, de %3 à %4, durée %5</translation>
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
        <source>options, %Ln field(s)</source>
        <translation>
            <numerusform>options, %Ln champ</numerusform>
            <numerusform>options, %Ln champs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln champ</numerusform>
            <numerusform>%Ln champs</numerusform>
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
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln octet</numerusform>
            <numerusform>%Ln octets</numerusform>
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
    <name>nb::TermsModel</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1 : %2, %3</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Terme</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>Apport</translation>
    </message>
</context>
<context>
    <name>nb::TimeWindowPlot</name>
    <message>
        <source>Time window</source>
        <translation>Fenêtre de temps</translation>
    </message>
    <message>
        <source>Flows over time. Drag to choose a time; what lies outside turns pale. Double click for all of it.</source>
        <translation>Flux dans le temps. Glissez pour choisir un temps ; ce qui est en dehors pâlit. Double-clic pour tout.</translation>
    </message>
</context>
<context>
    <name>nb::TimeWindowStrip</name>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play: the window moves through the time</source>
        <translation>Lecture : la fenêtre parcourt le temps</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show the whole time</source>
        <translation>Afficher tout le temps</translation>
    </message>
    <message>
        <source>Analyse This</source>
        <translation>Analyser ceci</translation>
    </message>
    <message>
        <source>Analyse only the flows of this time</source>
        <translation>N’analyser que les flux de ce temps</translation>
    </message>
    <message>
        <source>all of the time</source>
        <translation>tout le temps</translation>
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
    <message numerus="yes">
        <source>%1 flows started</source>
        <translation>
            <numerusform>%1 flux commencé</numerusform>
            <numerusform>%1 flux commencés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>packets unknown in %Ln flow(s)</source>
        <translation>
            <numerusform>paquets inconnus dans %Ln flux</numerusform>
            <numerusform>paquets inconnus dans %Ln flux</numerusform>
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
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 octet</numerusform>
            <numerusform>%1 octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 paquet</numerusform>
            <numerusform>%1 paquets</numerusform>
        </translation>
    </message>
    <message>
        <source>to server: %1, %2</source>
        <translation>vers le serveur : %1, %2</translation>
    </message>
    <message>
        <source>to client: %1, %2</source>
        <translation>vers le client : %1, %2</translation>
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
        <source>A flow counts for both its ends: shares add up to 200 %.</source>
        <translation>Un flux compte pour ses deux bouts&#xa0;: les parts totalisent 200&#xa0;%.</translation>
    </message>
    <message>
        <source>Copy &amp;Row</source>
        <translation>Copier la &amp;ligne</translation>
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
    <message numerus="yes">
        <source>%1 flows</source>
        <translation>
            <numerusform>%1 flux</numerusform>
            <numerusform>%1 flux</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 octet</numerusform>
            <numerusform>%1 octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 paquet</numerusform>
            <numerusform>%1 paquets</numerusform>
        </translation>
    </message>
    <message>
        <source>to server: %1, %2</source>
        <translation>vers le serveur : %1, %2</translation>
    </message>
    <message>
        <source>to client: %1, %2</source>
        <translation>vers le client : %1, %2</translation>
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
