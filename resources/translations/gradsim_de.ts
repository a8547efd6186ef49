<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About gradsim</source>
        <extracomment>What lies in gradsim&apos;s own files. What it is installed with; where one is missing, as MP4 may be, it is not named.</extracomment>
        <translation>Über gradsim</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>What it is built on</source>
        <translation>Worauf es aufbaut</translation>
    </message>
    <message>
        <source>Why neural networks learn slowly: a simulator for lectures.</source>
        <translation>Warum neuronale Netze langsam lernen: ein Simulator für Vorlesungen.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Most of the experiments, with their settings, come from chapters 3 and 5 of Michael Nielsen’s book {0} (Determination Press, 2015). The texts were written for gradsim.</source>
        <translation>Die meisten Experimente stammen mit ihren Einstellungen aus den Kapiteln 3 und 5 von Michael Nielsens Buch {0} (Determination Press, 2015). Die Texte sind für gradsim geschrieben.</translation>
    </message>
</context>
<context>
    <name>AccuracyBand</name>
    <message>
        <source>step of a mini-batch of $m$ images</source>
        <translation>Schritt eines Mini-Batches von $m$ Bildern</translation>
    </message>
    <message>
        <source>{0} of {1} right  =  {2} %</source>
        <translation>{0} von {1} richtig  =  {2} %</translation>
    </message>
    <message>
        <source>[ ] is 1 where the largest
output is the right digit</source>
        <translation>[ ] ist 1, wo die größte
Ausgabe stimmt</translation>
    </message>
</context>
<context>
    <name>AccuracyPlot</name>
    <message>
        <source>{0} from {1} %</source>
        <translation>{0} ab {1} %</translation>
    </message>
    <message>
        <source>below the axis:</source>
        <translation>unter der Achse:</translation>
    </message>
    <message>
        <source>faint: {0}</source>
        <translation>blass: {0}</translation>
    </message>
    <message>
        <source>digits read right, in %</source>
        <translation>richtig gelesene Ziffern, in %</translation>
    </message>
    <message>
        <source>axis from {0}</source>
        <translation>Achse ab {0}</translation>
    </message>
    <message>
        <source>of {0} never learnt from</source>
        <translation>von {0} nie gelernten</translation>
    </message>
    <message>
        <source>{0} to {1} %</source>
        <translation>{0} bis {1} %</translation>
    </message>
    <message>
        <source>{0} and {1} layers</source>
        <translation>{0} und {1} Schichten</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <source>lecture: {0}</source>
        <translation>Vorlesung: {0}</translation>
    </message>
    <message>
        <source>before learning</source>
        <translation>vor dem Lernen</translation>
    </message>
    <message>
        <source>until epoch {0}</source>
        <translation>bis Epoche {0}</translation>
    </message>
    <message>
        <source>after epoch {0}</source>
        <translation>nach Epoche {0}</translation>
    </message>
    <message>
        <source>after epochs {0}</source>
        <translation>nach den Epochen {0}</translation>
    </message>
    <message>
        <source>{0} more runs</source>
        <translation>{0} weitere Läufe</translation>
    </message>
</context>
<context>
    <name>ActivationCurve</name>
    <message>
        <source>{0}, {1} and its slope {2}</source>
        <translation>{0}, {1} und ihre Steigung {2}</translation>
    </message>
    <message>
        <source>{0} and slope {1}</source>
        <translation>{0} und Steigung {1}</translation>
    </message>
    <message>
        <source>slope {0}</source>
        <translation>Steigung {0}</translation>
    </message>
    <message>
        <source>z = {0}, f = {1}, slope {2}</source>
        <translation>z = {0}, f = {1}, Steigung {2}</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>f′(z)</translation>
    </message>
    <message>
        <source>largest slope {0}</source>
        <translation>größte Steigung {0}</translation>
    </message>
</context>
<context>
    <name>ActivationOutputs</name>
    <message>
        <source>output of each neuron</source>
        <translation>Ausgabe jedes Neurons</translation>
    </message>
</context>
<context>
    <name>ActivationPlot</name>
    <message>
        <source>{0} and its tangent, slope {1}</source>
        <translation>{0} und Tangente, Steigung {1}</translation>
    </message>
    <message>
        <source>{0} and slope {1}</source>
        <translation>{0} und Steigung {1}</translation>
    </message>
    <message>
        <source>slope {0}</source>
        <translation>Steigung {0}</translation>
    </message>
    <message>
        <source>largest slope {0}</source>
        <translation>größte Steigung {0}</translation>
    </message>
</context>
<context>
    <name>ActivationSlopes</name>
    <message>
        <source>slope $f&apos;(z)$</source>
        <translation>Steigung $f&apos;(z)$</translation>
    </message>
    <message>
        <source>a {0} learns here</source>
        <translation>hier lernt {0}</translation>
    </message>
</context>
<context>
    <name>ActivationStart</name>
    <message>
        <source>weighted input of each neuron</source>
        <translation>gewichtete Eingabe jedes Neurons</translation>
    </message>
    <message>
        <source>$f(z)$: ● from {0}, ○ from {1}</source>
        <translation>$f(z)$: ● von {0}, ○ von {1}</translation>
    </message>
</context>
<context>
    <name>ActivationStates</name>
    <message>
        <source>learns late</source>
        <translation>lernt spät</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>hängt</translation>
    </message>
    <message>
        <source>state of each neuron</source>
        <translation>Zustand jedes Neurons</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>learns</source>
        <translation>lernt</translation>
    </message>
    <message>
        <source>arrives</source>
        <translation>am Ziel</translation>
    </message>
</context>
<context>
    <name>ActivationsPanel</name>
    <message>
        <source>size of $\partial C/\partial b$</source>
        <translation>Betrag von $\partial C/\partial b$</translation>
    </message>
    <message>
        <source>Slopes of all activations</source>
        <translation>Steigungen aller Aktivierungen</translation>
    </message>
    <message>
        <source>Activation and slope</source>
        <translation>Aktivierung und Steigung</translation>
    </message>
    <message>
        <source>All activations</source>
        <translation>Alle Aktivierungen</translation>
    </message>
    <message>
        <source>Outputs over epochs</source>
        <translation>Ausgaben über Epochen</translation>
    </message>
    <message>
        <source>Gradients over epochs</source>
        <translation>Gradienten über Epochen</translation>
    </message>
    <message>
        <source>Where each neuron is</source>
        <translation>Wo jedes Neuron steht</translation>
    </message>
    <message>
        <source>Stuck and dead neurons</source>
        <translation>Hängende und tote Neuronen</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>Formeln</translation>
    </message>
    <message>
        <source>{0}: exactly 0</source>
        <translation>{0}: genau 0</translation>
    </message>
    <message>
        <source>at z = {0}</source>
        <translation>bei z = {0}</translation>
    </message>
    <message>
        <source>slope, at most {0}</source>
        <translation>Steigung, höchstens {0}</translation>
    </message>
    <message>
        <source>Outputs with the other activations</source>
        <translation>Ausgaben mit den übrigen Aktivierungen</translation>
    </message>
</context>
<context>
    <name>AnimationJob</name>
    <message>
        <source>Painting the frames …</source>
        <translation>Die Bilder werden gezeichnet …</translation>
    </message>
</context>
<context>
    <name>Axes</name>
    <message>
        <source>{0}, magnified</source>
        <extracomment>It is in sight now, or no longer. Whether faint lines lead across the axes at the labels of the vertical one. Whether what paints the cursor labels the axis, too, so that both keep apart. Whether notes and levels stay away that tell what will come. Whether the title of the horizontal axis is below it in a narrow column only.</extracomment>
        <translation>{0}, vergrößert</translation>
    </message>
</context>
<context>
    <name>BlackScreen</name>
    <message>
        <source>black screen</source>
        <translation>schwarzer Bildschirm</translation>
    </message>
    <message>
        <source>white screen</source>
        <translation>weißer Bildschirm</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>{0} entries, {1} min</source>
        <translation>{0} Einträge, {1} min</translation>
    </message>
    <message>
        <source>1 entry, {1} min</source>
        <translation>1 Eintrag, {1} min</translation>
    </message>
</context>
<context>
    <name>ChainDepthPlot</name>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>size of $\partial C/\partial b_1 : \partial C/\partial b_L$ in random chains, median and middle half</source>
        <translation>Betrag von $\partial C/\partial b_1 : \partial C/\partial b_L$ in zufälligen Ketten, Median und mittlere Hälfte</translation>
    </message>
    <message>
        <source>$\partial C/\partial b_1 : \partial C/\partial b_L$, median</source>
        <translation>$\partial C/\partial b_1 : \partial C/\partial b_L$, Median</translation>
    </message>
</context>
<context>
    <name>ChainDrawing</name>
    <message>
        <source>The chain and the factors of its gradient</source>
        <extracomment>Places have moved.</extracomment>
        <translation>Die Kette und die Faktoren ihres Gradienten</translation>
    </message>
</context>
<context>
    <name>ChainHistogram</name>
    <message>
        <source>{0} in size, {1} random chains</source>
        <translation>{0} im Betrag, {1} zufällige Ketten</translation>
    </message>
    <message>
        <source>{0} in size, in random chains</source>
        <translation>{0} im Betrag, in zufälligen Ketten</translation>
    </message>
    <message>
        <source>{0}, random chains</source>
        <translation>{0}, zufällige Ketten</translation>
    </message>
    <message>
        <source>{0} of {1} below {2}</source>
        <translation>{0} von {1} unter {2}</translation>
    </message>
    <message>
        <source>below {1}: {0} % of {2} chains</source>
        <translation>unter {1}: {0} % von {2} Ketten</translation>
    </message>
    <message>
        <source>this chain</source>
        <translation>diese Kette</translation>
    </message>
</context>
<context>
    <name>ChainMarks</name>
    <message>
        <source>from logarithms</source>
        <translation>aus Logarithmen</translation>
    </message>
    <message>
        <source>together {0} in size</source>
        <translation>zusammen {0} im Betrag</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} weitere</translation>
    </message>
    <message>
        <source>the same factors, shared</source>
        <translation>dieselben Faktoren, gemeinsam</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>gemeinsam</translation>
    </message>
</context>
<context>
    <name>ChainOptions</name>
    <message>
        <source>Draw a random chain</source>
        <translation>Zufallskette ziehen</translation>
    </message>
    <message>
        <source>Draws Gaussian weights and biases with the next seed (N).</source>
        <translation>Zieht normalverteilte Gewichte und Bias-Werte mit der nächsten Startzahl (N).</translation>
    </message>
    <message>
        <source>RANDOM CHAIN</source>
        <translation>ZUFÄLLIGE KETTE</translation>
    </message>
    <message>
        <source>LAYER {0}</source>
        <translation>SCHICHT {0}</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>bias $b$</source>
        <translation>Bias $b$</translation>
    </message>
    <message>
        <source>The chain and its product</source>
        <translation>Die Kette und ihr Produkt</translation>
    </message>
    <message>
        <source>Two products compared</source>
        <translation>Zwei Produkte im Vergleich</translation>
    </message>
    <message>
        <source>Running product</source>
        <translation>Laufendes Produkt</translation>
    </message>
    <message>
        <source>Biases over epochs</source>
        <translation>Bias-Werte über Epochen</translation>
    </message>
    <message>
        <source>Ratio in random chains</source>
        <translation>Verhältnis in zufälligen Ketten</translation>
    </message>
    <message>
        <source>Ratio against steepness</source>
        <translation>Verhältnis über der Steilheit</translation>
    </message>
    <message>
        <source>Gradient against depth</source>
        <translation>Gradient über der Tiefe</translation>
    </message>
    <message>
        <source>Slope of the activation</source>
        <translation>Steigung der Aktivierung</translation>
    </message>
    <message>
        <source>First bias against a later one</source>
        <translation>Erster Bias gegen einen späteren</translation>
    </message>
    <message>
        <source>Where a term reaches 1</source>
        <translation>Wo ein Term 1 erreicht</translation>
    </message>
    <message>
        <source>Share of stable chains</source>
        <translation>Anteil stabiler Ketten</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>Startzahl {0}</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be {2}.</source>
        <translation>{0} ist {1}; erlaubt ist {2}.</translation>
    </message>
</context>
<context>
    <name>ChainProductPlot</name>
    <message>
        <source>size of the product so far</source>
        <translation>Betrag des bisherigen Produkts</translation>
    </message>
    <message>
        <source>guide: </source>
        <translation>Hilfslinie: </translation>
    </message>
    <message>
        <source> per term</source>
        <translation> je Term</translation>
    </message>
    <message>
        <source>beyond a float’s range: from logarithms</source>
        <translation>jenseits einer Gleitkommazahl: aus Logarithmen</translation>
    </message>
    <message>
        <source>hollow: negative</source>
        <translation>hohl: negativ</translation>
    </message>
    <message>
        <source>back from the cost</source>
        <translation>zurück von den Kosten</translation>
    </message>
</context>
<context>
    <name>ChainRatioView</name>
    <message>
        <source>first bias against {0}</source>
        <translation>erster Bias gegen den {0}</translation>
    </message>
    <message>
        <source>less than {0}</source>
        <translation>weniger als {0}</translation>
    </message>
    <message>
        <source>not less than {0}</source>
        <translation>nicht weniger als {0}</translation>
    </message>
    <message>
        <source>one more term, below {1}</source>
        <translation>ein weiterer Term, unter {1}</translation>
    </message>
    <message>
        <source>two more terms, each below {1}</source>
        <translation>zwei weitere Terme, je unter {1}</translation>
    </message>
    <message>
        <source>{0} more terms, each below {1}</source>
        <translation>{0} weitere Terme, je unter {1}</translation>
    </message>
    <message>
        <source>Of {2} random chains, {0} % stay below {1}.</source>
        <translation>Von {2} zufälligen Ketten bleiben {0} % unter {1}.</translation>
    </message>
    <message>
        <source>Of their weights {0} % are below 1 in size, of the terms {1} % below {2}.</source>
        <translation>Von ihren Gewichten liegen {0} % im Betrag unter 1, von den Termen {1} % unter {2}.</translation>
    </message>
    <message>
        <source>The first bias does not learn at all.</source>
        <translation>Der erste Bias lernt gar nicht.</translation>
    </message>
    <message>
        <source>more slowly</source>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>The first bias learns {0} times {1} than the {2}.</source>
        <translation>Der erste Bias lernt {0}-mal {1} als der {2}</translation>
    </message>
</context>
<context>
    <name>ChainSharePlot</name>
    <message>
        <source>random chains with $\partial C/\partial b_1 : \partial C/\partial b_L$ from 1/10 to 10</source>
        <translation>zufällige Ketten mit $\partial C/\partial b_1 : \partial C/\partial b_L$ von 1/10 bis 10</translation>
    </message>
    <message>
        <source>ratio from 1/10 to 10</source>
        <translation>Verhältnis 1/10 bis 10</translation>
    </message>
</context>
<context>
    <name>ChainSlopePlot</name>
    <message>
        <source>the slope {0}</source>
        <translation>die Steigung {0}</translation>
    </message>
    <message>
        <source>The slope of {0} at every neuron</source>
        <translation>Die Steigung von {0} an jedem Neuron</translation>
    </message>
    <message>
        <source>{0} of {1} z miss the peak</source>
        <translation>{0} von {1} z neben der Spitze</translation>
    </message>
</context>
<context>
    <name>ChainSpreadPlot</name>
    <message>
        <source>size of {0} in random chains</source>
        <translation>Betrag von {0} in zufälligen Ketten</translation>
    </message>
    <message>
        <source>size of {0}</source>
        <translation>Betrag von {0}</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>half of all</source>
        <translation>die Hälfte</translation>
    </message>
    <message>
        <source>nine of ten</source>
        <translation>neun von zehn</translation>
    </message>
    <message>
        <source>k = {0}: median {1}, {2} % above 1</source>
        <translation>k = {0}: Median {1}, {2} % über 1</translation>
    </message>
    <message>
        <source>explodes: {0} %</source>
        <translation>explodiert: {0} %</translation>
    </message>
</context>
<context>
    <name>ChainView</name>
    <message>
        <source>{0}: drag up or down, or double-click to type</source>
        <translation>{0}: hinauf oder hinunter ziehen, oder doppelklicken und eintippen</translation>
    </message>
    <message>
        <source>A click on a neuron shows the product of its gradient</source>
        <extracomment>A weight or bias is to be changed: &quot;weights&quot; or &quot;biases&quot;, layer, value or text. A neuron was clicked. A value was grabbed: &quot;weights&quot; or &quot;biases&quot;, layer.</extracomment>
        <translation>Ein Klick auf ein Neuron zeigt das Produkt seines Gradienten</translation>
    </message>
</context>
<context>
    <name>ChainWindow</name>
    <message>
        <source>Weight of the term</source>
        <translation>Gewicht des Terms</translation>
    </message>
    <message>
        <source>The weight w. The range is widest, {0}, at w = {1}.</source>
        <translation>Das Gewicht w. Am breitesten ist der Bereich, {0}, bei w = {1}.</translation>
    </message>
    <message>
        <source>widest at {0}</source>
        <translation>am breitesten bei {0}</translation>
    </message>
    <message>
        <source>at least 1 over a range of {0}</source>
        <translation>mindestens 1 über einen Bereich von {0}</translation>
    </message>
</context>
<context>
    <name>CircuitBlocks</name>
    <message>
        <source>Blocks and their gates</source>
        <translation>Bausteine und ihre Gatter</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} gates</source>
        <translation>{0}: {1}, {2} Gatter</translation>
    </message>
</context>
<context>
    <name>CircuitCounts</name>
    <message>
        <source>number of gates</source>
        <extracomment>Another number of inputs was chosen.</extracomment>
        <translation>Zahl der Gatter</translation>
    </message>
    <message>
        <source>bits $n$</source>
        <translation>Bits $n$</translation>
    </message>
    <message>
        <source>Gates against inputs</source>
        <translation>Gatter über Eingängen</translation>
    </message>
    <message>
        <source>two layers</source>
        <translation>zwei Schichten</translation>
    </message>
    <message>
        <source>tree of pairs</source>
        <translation>Baum aus Paaren</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} gegen {1}</translation>
    </message>
</context>
<context>
    <name>CircuitDrawing</name>
    <message>
        <source>Circuit</source>
        <translation>Schaltung</translation>
    </message>
    <message>
        <source>{0}: {1} gates</source>
        <translation>{0}: {1} Gatter</translation>
    </message>
    <message>
        <source>{0} gates are too many to draw.</source>
        <translation>{0} Gatter sind zu viele zum Zeichnen.</translation>
    </message>
    <message>
        <source>a circuit for the table</source>
        <translation>eine Schaltung für die Tabelle</translation>
    </message>
    <message>
        <source>{0} {1}s of {2} gates</source>
        <translation>{0} {1}s zu je {2}</translation>
    </message>
    <message>
        <source>layer {0}: {1}</source>
        <translation>Schicht {0}: {1}</translation>
    </message>
</context>
<context>
    <name>CircuitFormulas</name>
    <message>
        <source>{0} gates and blocks</source>
        <translation>{0} Gatter und Blöcke</translation>
    </message>
    <message>
        <source>{0} gates</source>
        <translation>{0} Gatter</translation>
    </message>
    <message>
        <source>an {1}</source>
        <translation>ein {1}</translation>
    </message>
    <message>
        <source>a {1}</source>
        <translation>ein {1}</translation>
    </message>
    <message>
        <source>{0} {1} gates</source>
        <translation>{0} {1}-Gatter</translation>
    </message>
    <message>
        <source>{0} {1} blocks</source>
        <translation>{0} {1}-Blöcke</translation>
    </message>
    <message>
        <source>{0} {1}s</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>no gate</source>
        <translation>kein Gatter</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>{0}, {1} deep</source>
        <translation>{0}, {1} tief</translation>
    </message>
    <message>
        <source>rows that are right</source>
        <translation>richtige Zeilen</translation>
    </message>
    <message>
        <source>products that are right</source>
        <translation>richtige Produkte</translation>
    </message>
    <message>
        <source>tree of pairs, 4 NAND a block</source>
        <translation>Baum aus Paaren, 4 NAND je Block</translation>
    </message>
    <message>
        <source>$m$ terms</source>
        <translation>$m$ Terme</translation>
    </message>
    <message>
        <source>$m$ rows with output 1</source>
        <translation>$m$ Zeilen mit Ausgabe 1</translation>
    </message>
    <message>
        <source>all unfolded</source>
        <translation>ganz aufgeklappt</translation>
    </message>
    <message>
        <source>gates</source>
        <translation>Gatter</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>wie gezeichnet</translation>
    </message>
    <message>
        <source>{0}, {1} blocks deep</source>
        <translation>{0}, {1} Blöcke tief</translation>
    </message>
</context>
<context>
    <name>CircuitOptions</name>
    <message>
        <source>INPUT BITS</source>
        <extracomment>The inputs of this row are wanted.</extracomment>
        <translation>EINGANGSBITS</translation>
    </message>
    <message>
        <source>First factor</source>
        <translation>Erster Faktor</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>Input {0}</source>
        <translation>Eingang {0}</translation>
    </message>
    <message>
        <source>Flips the input {0}.</source>
        <translation>Kippt den Eingang {0}.</translation>
    </message>
</context>
<context>
    <name>CircuitProduct</name>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
</context>
<context>
    <name>CircuitState</name>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>not</source>
        <translation>nicht</translation>
    </message>
</context>
<context>
    <name>CircuitTable</name>
    <message>
        <source>Truth table</source>
        <extracomment>The output of this row is to be flipped.</extracomment>
        <translation>Wahrheitstabelle</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1} rows right</source>
        <translation>{0} von {1} Zeilen richtig</translation>
    </message>
    <message>
        <source>truth table</source>
        <translation>Wahrheitstabelle</translation>
    </message>
    <message>
        <source>rows {0} to {1} of {2}: scroll for more</source>
        <translation>Zeilen {0} bis {1} von {2}: für mehr scrollen</translation>
    </message>
    <message>
        <source>A click shows this row.</source>
        <translation>Ein Klick zeigt diese Zeile.</translation>
    </message>
    <message>
        <source>A click changes what should come out.</source>
        <translation>Ein Klick ändert, was herauskommen soll.</translation>
    </message>
    <message>
        <source>{0} of {1} rows right so far</source>
        <translation>bisher {0} von {1} Zeilen richtig</translation>
    </message>
    <message>
        <source>$f$ wanted, $y$ obtained</source>
        <translation>$f$ gewünscht, $y$ erhalten</translation>
    </message>
</context>
<context>
    <name>CircuitView</name>
    <message>
        <source>A click flips {0}.</source>
        <extracomment>An input is to be flipped. A block is to be unfolded, or folded where it is unfolded.</extracomment>
        <translation>Ein Klick kippt {0}.</translation>
    </message>
    <message>
        <source>A click unfolds it.</source>
        <translation>Ein Klick klappt ihn auf.</translation>
    </message>
    <message>
        <source>A click folds its block.</source>
        <translation>Ein Klick klappt seinen Block zu.</translation>
    </message>
</context>
<context>
    <name>CircuitsPanel</name>
    <message>
        <source>Circuit</source>
        <translation>Schaltung</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>Wahrheitstabelle</translation>
    </message>
    <message>
        <source>Gates against inputs</source>
        <translation>Gatter über Eingängen</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Blocks and their gates</source>
        <translation>Bausteine und ihre Gatter</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>Formeln</translation>
    </message>
    <message>
        <source>{0}, {1} bits</source>
        <translation>{0}, {1} Bits</translation>
    </message>
    <message>
        <source>fed by each input and its negation</source>
        <translation>gespeist von jedem Eingang und seiner Negation</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Vorlesung</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Open experiment…</source>
        <translation>Experiment öffnen…</translation>
    </message>
    <message>
        <source>Save experiment…</source>
        <translation>Experiment speichern…</translation>
    </message>
    <message>
        <source>Open data set…</source>
        <translation>Datensatz öffnen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Saves the figure, or the view under the pointer, in any format.</source>
        <translation>Speichert die Abbildung oder die Ansicht unter dem Zeiger in jedem Format.</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren…</translation>
    </message>
    <message>
        <source>Export animation…</source>
        <translation>Animation exportieren…</translation>
    </message>
    <message>
        <source>Export window as picture…</source>
        <translation>Fenster als Bild exportieren…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Als Python kopieren</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>Starten oder anhalten</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the newest epoch</source>
        <translation>Zur neuesten Epoche</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Draw other random numbers</source>
        <translation>Andere Zufallszahlen ziehen</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>Lauf behalten</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>Von hier weiter</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Aussehen</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>Projector theme</source>
        <translation>Aussehen für den Projektor</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>More views</source>
        <translation>Weitere Ansichten</translation>
    </message>
    <message>
        <source>Turns to the views that find no room in the window, and back.</source>
        <translation>Blättert zu den Ansichten, die im Fenster keinen Platz finden, und zurück.</translation>
    </message>
    <message>
        <source>Landscape or map</source>
        <translation>Landschaft oder Karte</translation>
    </message>
    <message>
        <source>Shows the cost over weight and bias as a landscape, or as a map.</source>
        <translation>Zeigt die Kosten über Gewicht und Bias als Landschaft oder als Karte.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>In a lecture: runs, then concludes, then asks the next question.</source>
        <translation>In einer Vorlesung: startet, schließt dann ab, stellt dann die nächste Frage.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>In a lecture: asks again, then goes to the question before.</source>
        <translation>In einer Vorlesung: fragt noch einmal, geht dann zur Frage davor.</translation>
    </message>
    <message>
        <source>Next demonstration</source>
        <translation>Nächste Vorführung</translation>
    </message>
    <message>
        <source>Previous demonstration</source>
        <translation>Vorige Vorführung</translation>
    </message>
    <message>
        <source>Lecture mode</source>
        <translation>Vorlesungsmodus</translation>
    </message>
    <message>
        <source>Start on the whole screen</source>
        <translation>Auf dem ganzen Bildschirm beginnen</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>Schwarzer Bildschirm</translation>
    </message>
    <message>
        <source>White screen</source>
        <translation>Weißer Bildschirm</translation>
    </message>
    <message>
        <source>Presenter’s view</source>
        <translation>Ansicht für Vortragende</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>Lichtkegel</translation>
    </message>
    <message>
        <source>Dims all but what is around the pointer.</source>
        <translation>Verdunkelt alles bis auf die Umgebung des Zeigers.</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Draws over the picture; strokes belong to the demonstration.</source>
        <translation>Zeichnet über das Bild; die Striche gehören zur Vorführung.</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>A lens; over a plot it draws a rectangle, which then fills the axes, until Escape.</source>
        <translation>Eine Lupe; über einem Diagramm zeichnet sie ein Rechteck, das dann die Achsen füllt, bis Escape.</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>Strich zurücknehmen</translation>
    </message>
    <message>
        <source>Clear strokes</source>
        <translation>Striche löschen</translation>
    </message>
    <message>
        <source>Pause the clock</source>
        <translation>Uhr anhalten</translation>
    </message>
    <message>
        <source>Stops the lecture’s clock, or lets it go on.</source>
        <translation>Hält die Uhr der Vorlesung an oder lässt sie weiterlaufen.</translation>
    </message>
    <message>
        <source>Reset the clock</source>
        <translation>Uhr zurücksetzen</translation>
    </message>
    <message>
        <source>Remote…</source>
        <translation>Fernbedienung …</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>Bildschirme tauschen</translation>
    </message>
    <message>
        <source>Gives the audience the screen of the presenter’s view, and back.</source>
        <translation>Gibt dem Publikum den Bildschirm der Vortragenden und umgekehrt.</translation>
    </message>
    <message>
        <source>Edit the lecture…</source>
        <translation>Vorlesung bearbeiten…</translation>
    </message>
    <message>
        <source>Handout…</source>
        <translation>Handzettel…</translation>
    </message>
    <message>
        <source>Saves the lecture as a page that moves in any browser.</source>
        <translation>Speichert die Vorlesung als Seite, die sich in jedem Browser bewegt.</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>Erst vorhersagen</translation>
    </message>
    <message>
        <source>Hides the curve until a guess is drawn on the plot and it is run.</source>
        <translation>Verbirgt die Kurve, bis eine Vermutung auf das Diagramm gezeichnet und der Lauf gestartet ist.</translation>
    </message>
    <message>
        <source>Draw the guess again</source>
        <translation>Vermutung neu zeichnen</translation>
    </message>
    <message>
        <source>Takes the guess away and asks for another, before the run.</source>
        <translation>Nimmt die Vermutung weg und fragt vor dem Lauf nach einer neuen.</translation>
    </message>
    <message>
        <source>Explain what is under the pointer</source>
        <translation>Erklären, was unter dem Zeiger ist</translation>
    </message>
    <message>
        <source>Says in two sentences what is under the pointer; held, all along.</source>
        <translation>Sagt in zwei Sätzen, was unter dem Zeiger ist; gehalten, fortwährend.</translation>
    </message>
    <message>
        <source>About this demonstration</source>
        <translation>Über diese Vorführung</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About gradsim</source>
        <translation>Über gradsim</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Views of this panel</source>
        <extracomment>What is done again and again while its key is held.</extracomment>
        <translation>Ansichten dieses Themas</translation>
    </message>
    <message>
        <source>Paste training items</source>
        <translation>Trainingsbeispiele einfügen</translation>
    </message>
    <message>
        <source>Takes rows of inputs and a target, as copied from a spreadsheet.</source>
        <translation>Übernimmt Zeilen aus Eingaben und Zielwert, wie sie aus einer Tabellenkalkulation kopiert werden.</translation>
    </message>
</context>
<context>
    <name>Content</name>
    <message>
        <source>With {0}.</source>
        <translation>Mit {0}.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>How many neurons stand in a row; those added are random.</source>
        <translation>Wie viele Neuronen in einer Reihe stehen; neue sind zufällig.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Number of the random chain; the same seed gives the same chain.</source>
        <translation>Nummer der zufälligen Kette; dieselbe Startzahl gibt dieselbe Kette.</translation>
    </message>
    <message>
        <source>Product for layer</source>
        <translation>Produkt für Schicht</translation>
    </message>
    <message>
        <source>The layer whose gradient is written as a product; a click on its neuron does the same.</source>
        <translation>Die Schicht, deren Gradient als Produkt dasteht; ein Klick auf ihr Neuron tut dasselbe.</translation>
    </message>
    <message>
        <source>custom table</source>
        <translation>eigene Tabelle</translation>
    </message>
    <message>
        <source>custom gates</source>
        <translation>eigene Gatter</translation>
    </message>
    <message>
        <source>random function</source>
        <translation>zufällige Funktion</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>The number that the bits of its inputs make up.</source>
        <translation>Die Zahl, die die Bits seiner Eingänge ergeben.</translation>
    </message>
    <message>
        <source>{0}-bit adder</source>
        <translation>{0}-Bit-Addierer</translation>
    </message>
    <message>
        <source>{0}-bit multiplier</source>
        <translation>{0}-Bit-Multiplizierer</translation>
    </message>
    <message>
        <source>Single neuron</source>
        <translation>Einzelnes Neuron</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Circuits</source>
        <translation>Schaltungen</translation>
    </message>
    <message>
        <source>Depth and accuracy</source>
        <translation>Tiefe und Genauigkeit</translation>
    </message>
    <message>
        <source>Layer speed</source>
        <translation>Tempo der Schichten</translation>
    </message>
    <message>
        <source>Chain of neurons</source>
        <translation>Kette von Neuronen</translation>
    </message>
    <message>
        <source>Small network</source>
        <translation>Kleines Netz</translation>
    </message>
    <message>
        <source>1 The cross-entropy cost function</source>
        <translation>1 Die Kreuzentropie als Kostenfunktion</translation>
    </message>
    <message>
        <source>Good start</source>
        <translation>Guter Start</translation>
    </message>
    <message>
        <source>Can one neuron learn to turn 1 into 0?</source>
        <translation>Kann ein Neuron lernen, aus 1 eine 0 zu machen?</translation>
    </message>
    <message>
        <source>One sigmoid neuron with input 1 and target 0. It starts at $w = 0.6$, $b = 0.9$.</source>
        <translation>Ein Sigmoid-Neuron mit Eingabe 1 und Ziel 0. Es startet bei $w = 0.6$, $b = 0.9$.</translation>
    </message>
    <message>
        <source>Saturated start</source>
        <translation>Gesättigter Start</translation>
    </message>
    <message>
        <source>The output is 0.98 and should be 0. How fast will it learn?</source>
        <translation>Die Ausgabe ist 0.98 und sollte 0 sein. Wie schnell lernt es?</translation>
    </message>
    <message>
        <source>The same neuron, further from the truth: it starts at $w = b = 2$.</source>
        <translation>Dasselbe Neuron, weiter von der Wahrheit: Es startet bei $w = b = 2$.</translation>
    </message>
    <message>
        <source>Why it is slow: three factors</source>
        <translation>Warum es langsam ist: drei Faktoren</translation>
    </message>
    <message>
        <source>Why is it so slow?</source>
        <translation>Warum ist es so langsam?</translation>
    </message>
    <message>
        <source>Where the curve is flat, $\sigma&apos;(z)$ is small, and so is the gradient.</source>
        <translation>Wo die Kurve flach ist, ist $\sigma&apos;(z)$ klein, und der Gradient auch.</translation>
    </message>
    <message>
        <source>Many inputs, many items</source>
        <translation>Viele Eingaben, viele Beispiele</translation>
    </message>
    <message>
        <source>Can a neuron with two inputs learn AND?</source>
        <translation>Kann ein Neuron mit zwei Eingaben AND lernen?</translation>
    </message>
    <message>
        <source>Four training items, the cross-entropy averaged over them.</source>
        <translation>Vier Trainingsbeispiele, die Kreuzentropie über sie gemittelt.</translation>
    </message>
    <message>
        <source>Cross-entropy, good start</source>
        <translation>Kreuzentropie, guter Start</translation>
    </message>
    <message>
        <source>What does another cost function change?</source>
        <translation>Was ändert eine andere Kostenfunktion?</translation>
    </message>
    <message>
        <source>The neuron of the good start, now with the cross-entropy.</source>
        <translation>Das Neuron des guten Starts, jetzt mit der Kreuzentropie.</translation>
    </message>
    <message>
        <source>Cross-entropy, saturated start</source>
        <translation>Kreuzentropie, gesättigter Start</translation>
    </message>
    <message>
        <source>The same bad start, with the cross-entropy. Is it stuck again?</source>
        <translation>Derselbe schlechte Start mit der Kreuzentropie. Steckt es wieder fest?</translation>
    </message>
    <message>
        <source>Two costs, saturated start</source>
        <translation>Zwei Kosten, gesättigter Start</translation>
    </message>
    <message>
        <source>Badly wrong, and yet slow to learn. Must it be so?</source>
        <translation>Völlig falsch und doch lernt es langsam. Muss das so sein?</translation>
    </message>
    <message>
        <source>One sigmoid neuron is to turn the input 1 into 0. It starts at $w = b = 2$, where its output is 0.982.</source>
        <translation>Ein Sigmoid-Neuron soll aus der Eingabe 1 eine 0 machen. Es startet bei $w = b = 2$ mit der Ausgabe 0.982.</translation>
    </message>
    <message>
        <source>Targets between 0 and 1</source>
        <translation>Ziele zwischen 0 und 1</translation>
    </message>
    <message>
        <source>The cost as a landscape</source>
        <translation>Die Kosten als Landschaft</translation>
    </message>
    <message>
        <source>What does the landscape of each cost look like?</source>
        <translation>Wie sieht die Landschaft der beiden Kosten aus?</translation>
    </message>
    <message>
        <source>Where the output is badly wrong, the quadratic cost is flat, the cross-entropy steep.</source>
        <translation>Wo die Ausgabe völlig falsch ist, sind die quadratischen Kosten flach, die Kreuzentropie ist steil.</translation>
    </message>
    <message>
        <source>Two costs in a network</source>
        <translation>Zwei Kosten in einem Netz</translation>
    </message>
    <message>
        <source>A network with output biases of 5, trained with either cost from the same weights.</source>
        <translation>Ein Netz mit Ausgabe-Bias 5, mit beiden Kosten von denselben Gewichten aus trainiert.</translation>
    </message>
    <message>
        <source>2 Another model of artificial neuron: ReLU</source>
        <translation>2 Ein anderes künstliches Neuron: ReLU</translation>
    </message>
    <message>
        <source>Activations and their slopes</source>
        <translation>Aktivierungen und ihre Steigungen</translation>
    </message>
    <message>
        <source>Where is a neuron able to learn?</source>
        <translation>Wo kann ein Neuron lernen?</translation>
    </message>
    <message>
        <source>Saturated, or dead</source>
        <translation>Gesättigt oder tot</translation>
    </message>
    <message>
        <source>neurons get out</source>
        <translation>Neuronen kommen heraus</translation>
    </message>
    <message>
        <source>3 Why deep networks are hard to train</source>
        <translation>3 Warum tiefe Netze schwer zu trainieren sind</translation>
    </message>
    <message>
        <source>One neuron and XOR</source>
        <translation>Ein Neuron und XOR</translation>
    </message>
    <message>
        <source>Can one neuron learn XOR?</source>
        <translation>Kann ein Neuron XOR lernen?</translation>
    </message>
    <message>
        <source>The neuron that has learnt AND, from the same start. The target is now 1 where exactly one input is 1.</source>
        <translation>Das Neuron, das AND gelernt hat, vom selben Start aus. Der Zielwert ist jetzt dort 1, wo genau eine Eingabe 1 ist.</translation>
    </message>
    <message>
        <source>XOR, two hidden neurons</source>
        <translation>XOR, zwei verborgene Neuronen</translation>
    </message>
    <message>
        <source>One neuron cannot draw XOR. Can two more?</source>
        <translation>Ein Neuron kann XOR nicht zeichnen. Können es zwei mehr?</translation>
    </message>
    <message>
        <source>Two hidden neurons and an output learn the four points from a random start.</source>
        <translation>Zwei verborgene Neuronen und ein Ausgang lernen die vier Punkte von einem zufälligen Start aus.</translation>
    </message>
    <message>
        <source>XOR, from zeros</source>
        <translation>XOR, von null aus</translation>
    </message>
    <message>
        <source>Why not simply start with all weights at zero?</source>
        <translation>Warum nicht einfach mit lauter Nullen beginnen?</translation>
    </message>
    <message>
        <source>The same network once more, with every weight and every bias at 0.</source>
        <translation>Noch einmal dasselbe Netz, mit jedem Gewicht und jedem Bias auf 0.</translation>
    </message>
    <message>
        <source>the cost at the end
{1} at every epoch</source>
        <translation>die Kosten am Ende
{1} in jeder Epoche</translation>
    </message>
    <message>
        <source>Can every function be built two layers deep?</source>
        <translation>Lässt sich jede Funktion mit zwei Schichten bauen?</translation>
    </message>
    <message>
        <source>Parity: shallow against deep</source>
        <translation>Parität: flach gegen tief</translation>
    </message>
    <message>
        <source>How many gates does it take to find out whether a sum is odd?</source>
        <translation>Wie viele Gatter braucht es, um zu prüfen, ob eine Summe ungerade ist?</translation>
    </message>
    <message>
        <source>A multiplier of adders</source>
        <translation>Ein Multiplizierer aus Addierern</translation>
    </message>
    <message>
        <source>3.1 The vanishing gradient problem</source>
        <translation>3.1 Der verschwindende Gradient</translation>
    </message>
    <message>
        <source>More layers, better?</source>
        <translation>Mehr Schichten, besser?</translation>
    </message>
    <message>
        <source>Do more hidden layers read digits better?</source>
        <translation>Lesen mehr verborgene Schichten Ziffern besser?</translation>
    </message>
    <message>
        <source>Networks that differ in nothing but their depth learn handwritten digits, and then read others.</source>
        <translation>Netze, die sich nur in der Tiefe unterscheiden, lernen handgeschriebene Ziffern und lesen dann andere.</translation>
    </message>
    <message>
        <source>A second layer helps a little, a third and a fourth do not; the deepest starts last.</source>
        <translation>Eine zweite Schicht hilft ein wenig, eine dritte und vierte nicht; das tiefste Netz kommt zuletzt in Gang.</translation>
    </message>
    <message>
        <source>What the network reads</source>
        <translation>Was das Netz liest</translation>
    </message>
    <message>
        <source>What does the network read?</source>
        <translation>Was liest das Netz?</translation>
    </message>
    <message>
        <source>Draw a digit, or take one that the network never learnt from: its largest output is what it reads.</source>
        <translation>Zeichnen Sie eine Ziffer oder nehmen Sie eine unbekannte: Die größte Ausgabe ist, was das Netz liest.</translation>
    </message>
    <message>
        <source>{0:3} %</source>
        <translation>{0:3} %</translation>
    </message>
    <message>
        <source>read right of the digits
that it never learnt from</source>
        <translation>richtig gelesen von den Ziffern,
die es nie gelernt hat</translation>
    </message>
    <message>
        <source>Gradients of single neurons</source>
        <translation>Gradienten einzelner Neuronen</translation>
    </message>
    <message>
        <source>Which neurons learn quickly?</source>
        <translation>Welche Neuronen lernen schnell?</translation>
    </message>
    <message>
        <source>Speed at the start</source>
        <translation>Tempo am Start</translation>
    </message>
    <message>
        <source>Is it a coincidence that early layers learn slowly?</source>
        <translation>Ist es Zufall, dass frühe Schichten langsam lernen?</translation>
    </message>
    <message>
        <source>speed of a layer against
the one before, typically</source>
        <translation>Lerntempo einer Schicht gegen
die davor, typisch</translation>
    </message>
    <message>
        <source>speed of the last layer
against the first</source>
        <translation>Lerntempo der letzten Schicht
gegen die erste</translation>
    </message>
    <message>
        <source>speed of layer 1 without the
added layer, against with it</source>
        <translation>Lerntempo von Schicht 1 ohne
die neue Schicht gegen mit ihr</translation>
    </message>
    <message>
        <source>Four hidden layers of 4 neurons learn two spirals, beside one layer of 19 neurons.</source>
        <translation>Vier verborgene Schichten zu 4 Neuronen lernen zwei Spiralen, neben einer Schicht mit 19 Neuronen.</translation>
    </message>
    <message>
        <source>{0} of {2} starts separate the spirals with four narrow layers, {1} of {2} with one wide one.</source>
        <translation>{0} von {2} Starts trennen die Spiralen mit vier schmalen Schichten, {1} von {2} mit einer breiten.</translation>
    </message>
    <message>
        <source>of {2} starts separate the spirals
with four layers, and with one</source>
        <translation>von {2} Starts trennen die Spiralen
mit vier Schichten und mit einer</translation>
    </message>
    <message>
        <source>left by the product</source>
        <translation>lässt das Produkt übrig</translation>
    </message>
    <message>
        <source>Two extra terms, each below 1/4: here the first bias learns {0} times more slowly.</source>
        <translation>Zwei Terme mehr, jeder unter 1/4: Hier lernt der erste Bias {0}-mal langsamer.</translation>
    </message>
    <message>
        <source>in this chain:
third bias against first</source>
        <translation>in dieser Kette:
dritter Bias gegen ersten</translation>
    </message>
    <message>
        <source>gradient at the first bias
against the last</source>
        <translation>Gradient am ersten Bias
gegen den am letzten</translation>
    </message>
    <message>
        <source>Three recipes for the same depth: the speed of the last hidden layer against that of the first.</source>
        <translation>Drei Rezepte für dieselbe Tiefe: das Lerntempo der letzten verborgenen Schicht gegen das der ersten.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>points</source>
        <translation>punkte</translation>
    </message>
    <message>
        <source>What is learnt: points of the plane in two classes, by the name of a set, or as a list of points, each x₁, x₂ and the class 0 or 1.</source>
        <translation>Was gelernt wird: Punkte der Ebene in zwei Klassen, mit dem Namen eines Satzes oder als Liste von Punkten, jeder mit x₁, x₂ und der Klasse 0 oder 1.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>AND</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>OR</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>circles</source>
        <translation>Kreise</translation>
    </message>
    <message>
        <source>spirals</source>
        <translation>Spiralen</translation>
    </message>
    <message>
        <source>clouds</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>wie viele</translation>
    </message>
    <message>
        <source>How many points a named set has.</source>
        <translation>Wie viele Punkte ein Satz mit Namen hat.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>rauschen</translation>
    </message>
    <message>
        <source>Standard deviation of what each coordinate of a named set’s points is moved by.</source>
        <translation>Standardabweichung der Verschiebung jeder Koordinate der Punkte eines Satzes mit Namen.</translation>
    </message>
    <message>
        <source>The activation of the hidden neurons; the output neuron is sigmoid.</source>
        <translation>Die Aktivierung der verborgenen Neuronen; das Ausgangsneuron ist ein Sigmoid.</translation>
    </message>
    <message>
        <source>Seed of the random weights, drawn layer by layer.</source>
        <translation>Startzahl der zufälligen Gewichte, die Schicht für Schicht gezogen werden.</translation>
    </message>
    <message>
        <source>From how many random starts the points are learnt: with more than one, of so many seeds from 0 on it is told how many have learnt the points.</source>
        <translation>Von wie vielen zufälligen Starts aus die Punkte gelernt werden: Bei mehr als einem wird gezählt, wie viele von ebenso vielen Startzahlen, ab 0, die Punkte gelernt haben.</translation>
    </message>
    <message>
        <source>Starting weights</source>
        <translation>Startgewichte</translation>
    </message>
    <message>
        <source>starting weights</source>
        <translation>startgewichte</translation>
    </message>
    <message>
        <source>Where learning starts instead of at random: a list for each neuron, layer by layer and the output last, of its weights and its bias.</source>
        <translation>Wo das Lernen beginnt, statt zufällig: für jedes Neuron, Schicht für Schicht und den Ausgang zuletzt, eine Liste seiner Gewichte und seines Bias.</translation>
    </message>
    <message>
        <source>What learning makes small.</source>
        <translation>Was das Lernen klein macht.</translation>
    </message>
    <message>
        <source>Points of each step; if empty, all of them, so that an epoch is one step.</source>
        <translation>Punkte eines Schritts; wenn leer, alle, sodass eine Epoche ein Schritt ist.</translation>
    </message>
    <message>
        <source>How many passes are made over the points.</source>
        <translation>Wie oft alle Punkte durchlaufen werden.</translation>
    </message>
    <message>
        <source>Each further bit doubles the first of two layers, and adds one pair to the tree.</source>
        <translation>Jedes weitere Bit verdoppelt die erste von zwei Schichten; im Baum kommt ein Paar hinzu.</translation>
    </message>
    <message>
        <source>The slope $f&apos;(z)$ is a factor of every hidden neuron’s gradient.</source>
        <translation>Die Steigung $f&apos;(z)$ ist ein Faktor im Gradienten jedes verborgenen Neurons.</translation>
    </message>
    <message>
        <source>A sigmoid only near $z = 0$, and then by 1/4 at most; a ReLU wherever $z &gt; 0$.</source>
        <translation>Ein Sigmoid nur nahe $z = 0$, und auch da höchstens mit 1/4; eine ReLU überall, wo $z &gt; 0$ ist.</translation>
    </message>
    <message>
        <source>speed of layer 2 against
layer 1, at the start</source>
        <translation>Geschwindigkeit von Schicht 2
gegen Schicht 1, am Anfang</translation>
    </message>
    <message>
        <source>100 networks that differ in nothing but their random start, before any learning.</source>
        <translation>100 Netze, die sich in nichts als ihrem zufälligen Start unterscheiden, vor allem Lernen.</translation>
    </message>
    <message>
        <source>Two hidden layers</source>
        <translation>Zwei verborgene Schichten</translation>
    </message>
    <message>
        <source>Does the first layer catch up with the second?</source>
        <translation>Holt die erste Schicht die zweite ein?</translation>
    </message>
    <message>
        <source>Two hidden layers of 30 neurons learn 1,000 digits. The length of the gradient $\delta^l$ tells how fast layer $l$ changes.</source>
        <translation>Zwei Schichten zu 30 Neuronen lernen 1&#x202f;000 Ziffern; die Länge von $\delta^l$ ist das Tempo der Schicht $l$.</translation>
    </message>
    <message>
        <source>Three hidden layers</source>
        <translation>Drei verborgene Schichten</translation>
    </message>
    <message>
        <source>What does one more hidden layer do to the first one?</source>
        <translation>Was macht eine weitere verborgene Schicht mit der ersten?</translation>
    </message>
    <message>
        <source>Three hidden layers of 30 neurons learn 1,000 digits. The length of the gradient $\delta^l$ tells how fast layer $l$ changes.</source>
        <translation>Drei Schichten zu 30 Neuronen lernen 1&#x202f;000 Ziffern; die Länge von $\delta^l$ ist das Tempo der Schicht $l$.</translation>
    </message>
    <message>
        <source>Four hidden layers</source>
        <translation>Vier verborgene Schichten</translation>
    </message>
    <message>
        <source>Four hidden layers of 30 neurons learn 1,000 digits. The length of the gradient $\delta^l$ tells how fast layer $l$ changes.</source>
        <translation>Vier Schichten zu 30 Neuronen lernen 1&#x202f;000 Ziffern; die Länge von $\delta^l$ ist das Tempo der Schicht $l$.</translation>
    </message>
    <message>
        <source>Deep and narrow</source>
        <translation>Tief und schmal</translation>
    </message>
    <message>
        <source>A chain of neurons</source>
        <translation>Eine Kette von Neuronen</translation>
    </message>
    <message>
        <source>Why does the first bias hardly move the cost?</source>
        <translation>Warum bewegt der erste Bias die Kosten kaum?</translation>
    </message>
    <message>
        <source>First bias against third</source>
        <translation>Erster Bias gegen dritten</translation>
    </message>
    <message>
        <source>How much more slowly does the first bias learn than the third?</source>
        <translation>Wie viel langsamer lernt der erste Bias als der dritte?</translation>
    </message>
    <message>
        <source>The gradient explodes</source>
        <translation>Der Gradient explodiert</translation>
    </message>
    <message>
        <source>Can the product also grow?</source>
        <translation>Kann das Produkt auch wachsen?</translation>
    </message>
    <message>
        <source>Yes: ×{0} in every layer, so the first bias learns {1} times faster than the last.</source>
        <translation>Ja: ×{0} in jeder Schicht, also lernt der erste Bias {1}-mal schneller als der letzte.</translation>
    </message>
    <message>
        <source>A steeper activation</source>
        <translation>Eine steilere Aktivierung</translation>
    </message>
    <message>
        <source>Would an activation with a larger slope help?</source>
        <translation>Würde eine Aktivierung mit größerer Steigung helfen?</translation>
    </message>
    <message>
        <source>$10^{{0}}$ → $10^{{1}}$</source>
        <translation>$10^{{0}}$ → $10^{{1}}$</translation>
    </message>
    <message>
        <source>median: first against last
$k$ = 1 → $k$ = {2}</source>
        <translation>Median: erster gegen letzten
$k$ = 1 → $k$ = {2}</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
    <message>
        <source>No: tanh makes the first layer {1} times slower, sigmoid {0} times; ReLU makes it {2} times faster.</source>
        <translation>Nein: tanh bremst die erste Schicht {1}-fach, Sigmoid {0}-fach; mit ReLU ist sie {2}-mal schneller.</translation>
    </message>
    <message>
        <source>{0}× against {1}×</source>
        <translation>{0}× gegen {1}×</translation>
    </message>
    <message>
        <source>last layer against the first:
sigmoid, tanh</source>
        <translation>letzte Schicht gegen die erste:
Sigmoid, tanh</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>epoch/s</source>
        <translation>Epoche/s</translation>
    </message>
    <message>
        <source>epochs/s</source>
        <translation>Epochen/s</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>point/s</source>
        <translation>Punkt/s</translation>
    </message>
    <message>
        <source>points/s</source>
        <translation>Punkte/s</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>row/s</source>
        <translation>Zeile/s</translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation>Zeilen/s</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>layer/s</source>
        <translation>Schicht/s</translation>
    </message>
    <message>
        <source>layers/s</source>
        <translation>Schichten/s</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>size/s</source>
        <translation>Größe/s</translation>
    </message>
    <message>
        <source>sizes/s</source>
        <translation>Größen/s</translation>
    </message>
    <message>
        <source>quadratic cost</source>
        <translation>quadratische Kosten</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>steep sigmoid</source>
        <translation>Sigmoid, steil</translation>
    </message>
    <message>
        <source>SiLU (swish)</source>
        <translation>SiLU (Swish)</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>The outputs of a custom table as zeros and ones, 2^n of them, the first for inputs that are all 0; a dash leaves one open.</source>
        <translation>Die Ausgaben einer eigenen Tabelle als Nullen und Einsen, 2^n Stück, die erste für lauter Nullen am Eingang; ein Strich lässt eine offen.</translation>
    </message>
    <message>
        <source>The inputs while signals run through layers or sizes are counted, as the number of a row, from 0.</source>
        <translation>Die Eingänge, während Signale durch Schichten laufen oder Größen gezählt werden, als Nummer einer Zeile, von 0 an.</translation>
    </message>
    <message>
        <source>The numbers of hidden layers to compare, one network for each. All learn side by side, so each network that is added takes its time in every epoch.</source>
        <translation>Die Anzahlen verborgener Schichten, die verglichen werden, ein Netz für jede. Alle lernen nebeneinander, jedes weitere Netz kostet also in jeder Epoche seine Zeit.</translation>
    </message>
    <message>
        <source>A folder with a training set in MNIST’s idx format, or the file of its images; if empty, MNIST itself.</source>
        <translation>Ein Ordner mit Trainingsdaten im idx-Format von MNIST oder die Datei ihrer Bilder; ist das Feld leer, MNIST selbst.</translation>
    </message>
    <message>
        <source>tanh, Xavier</source>
        <translation>tanh, Xavier</translation>
    </message>
    <message>
        <source>ReLU, He</source>
        <translation>ReLU, He</translation>
    </message>
    <message>
        <source>two layers</source>
        <translation>zwei Schichten</translation>
    </message>
    <message>
        <source>two layers of NAND</source>
        <translation>zwei Schichten NAND</translation>
    </message>
    <message>
        <source>two layers, simplified</source>
        <translation>zwei Schichten, vereinfacht</translation>
    </message>
    <message>
        <source>tree of pairs</source>
        <translation>Baum aus Paaren</translation>
    </message>
    <message>
        <source>half adder</source>
        <translation>Halbaddierer</translation>
    </message>
    <message>
        <source>HA</source>
        <translation>HA</translation>
    </message>
    <message>
        <source>full adder</source>
        <translation>Volladdierer</translation>
    </message>
    <message>
        <source>FA</source>
        <translation>VA</translation>
    </message>
    <message>
        <source>quadratic</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>Kreuz</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>The function that is drawn large.</source>
        <translation>Die Funktion, die groß gezeichnet wird.</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>eines von {0}</translation>
    </message>
    <message>
        <source>Steepness</source>
        <translation>Steilheit</translation>
    </message>
    <message>
        <source>steepness</source>
        <translation>Steilheit</translation>
    </message>
    <message>
        <source>The factor k of the steep sigmoid, whose largest slope is k/4.</source>
        <translation>Der Faktor k des steilen Sigmoids, dessen größte Steigung k/4 ist.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>von {0} bis {1}</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>The weight of each neuron, from the first to the last.</source>
        <translation>Das Gewicht jedes Neurons, das des ersten zuerst.</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>a list of {2} to {0}, each {1}</source>
        <translation>eine Liste von {2} bis {0}, jeweils {1}</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>The bias of each neuron, from the first to the last.</source>
        <translation>Der Bias jedes Neurons, der des ersten zuerst.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>What the first neuron is given.</source>
        <translation>Was das erste Neuron bekommt.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>The output that the last neuron should have; 0 to 1 with cross-entropy.</source>
        <translation>Die Ausgabe, die das letzte Neuron haben soll; 0 bis 1 bei Kreuzentropie.</translation>
    </message>
    <message>
        <source>The function f of every neuron; cross-entropy needs outputs from 0 to 1.</source>
        <translation>Die Funktion f jedes Neurons; Kreuzentropie braucht Ausgaben von 0 bis 1.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>The cost at the end of the chain.</source>
        <translation>Die Kosten am Ende der Kette.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far one step goes against the gradient.</source>
        <translation>Wie weit ein Schritt gegen den Gradienten geht.</translation>
    </message>
    <message>
        <source>greater than {0} and at most {1}</source>
        <translation>größer als {0} und höchstens {1}</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>What a step of the time bar is: an epoch of learning, one more factor on the way back from the cost to the first bias, a random chain of the same length, or a sigmoid steeper by a little, from k = 1 to the steepness that is set.</source>
        <translation>Was ein Schritt der Zeitleiste ist: eine Epoche des Lernens, ein weiterer Faktor auf dem Weg zurück von den Kosten zum ersten Bias, eine zufällige Kette gleicher Länge oder ein etwas steileres Sigmoid, von k = 1 bis zur eingestellten Steilheit.</translation>
    </message>
    <message>
        <source>an epoch of learning</source>
        <translation>eine Epoche des Lernens</translation>
    </message>
    <message>
        <source>one more factor</source>
        <translation>ein weiterer Faktor</translation>
    </message>
    <message>
        <source>a random chain</source>
        <translation>eine zufällige Kette</translation>
    </message>
    <message>
        <source>a steeper sigmoid</source>
        <translation>ein steileres Sigmoid</translation>
    </message>
    <message>
        <source>Random chains</source>
        <translation>Zufällige Ketten</translation>
    </message>
    <message>
        <source>random chains</source>
        <translation>zufällige Ketten</translation>
    </message>
    <message>
        <source>How many random chains are drawn, where a step is one.</source>
        <translation>Wie viele zufällige Ketten gezogen werden, wenn ein Schritt eine Kette ist.</translation>
    </message>
    <message>
        <source>How many steps of gradient descent are taken; none by default.</source>
        <translation>Wie viele Schritte der Gradientenabstieg macht; üblicherweise keinen.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Verborgene Schichten</translation>
    </message>
    <message>
        <source>hidden layers</source>
        <translation>verborgene Schichten</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Neurons in each</source>
        <translation>Neuronen je Schicht</translation>
    </message>
    <message>
        <source>neurons in each</source>
        <translation>Neuronen je Schicht</translation>
    </message>
    <message>
        <source>The number of neurons in every hidden layer.</source>
        <translation>Die Zahl der Neuronen in jeder verborgenen Schicht.</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Regularisierung</translation>
    </message>
    <message>
        <source>regularisation</source>
        <translation>Regularisierung</translation>
    </message>
    <message>
        <source>Weights shrink by the factor 1 − ηλ/n in each step; n counts the training images.</source>
        <translation>Gewichte schrumpfen bei jedem Schritt um den Faktor 1 − ηλ/n; n ist die Zahl der Trainingsbilder.</translation>
    </message>
    <message>
        <source>Mini-batch</source>
        <translation>Mini-Batch</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>Mini-Batch</translation>
    </message>
    <message>
        <source>Images of each step, taken in a new random order in every epoch.</source>
        <translation>Bilder eines Schritts, in jeder Epoche in neuer zufälliger Reihenfolge.</translation>
    </message>
    <message>
        <source>How many passes are made over the training images.</source>
        <translation>Wie oft die Trainingsbilder durchlaufen werden.</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Seed of the starting weights and of the order of the images.</source>
        <translation>Startzahl des Zufalls für Startgewichte und Reihenfolge der Bilder.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>How many images are learnt from: the first of the set.</source>
        <translation>Von wie vielen Bildern gelernt wird: den ersten der Menge.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>How many images are read but never learnt from: the last of the set.</source>
        <translation>Wie viele Bilder gelesen werden, von denen nie gelernt wird: die letzten der Menge.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>They can, with luck: {0} of {1} random starts have learnt it in {2} epochs.</source>
        <translation>Ja, mit Glück: {0} von {1} zufälligen Starts haben es in {2} Epochen gelernt.</translation>
    </message>
    <message>
        <source>random starts have a cost below 0.1</source>
        <translation>zufälligen Starts haben Kosten unter 0.1</translation>
    </message>
    <message>
        <source>One neuron in each layer.</source>
        <translation>Ein Neuron je Schicht.</translation>
    </message>
    <message>
        <source>Neurons in layer</source>
        <translation>Neuronen, Schicht</translation>
    </message>
    <message>
        <source>neurons in layer</source>
        <translation>Neuronen, Schicht</translation>
    </message>
    <message>
        <source>The number of neurons in each hidden layer, from the first to the last.</source>
        <translation>Die Zahl der Neuronen in jeder verborgenen Schicht, die erste zuerst.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>The activation of the hidden neurons; output neurons are sigmoid.</source>
        <translation>Die Aktivierung der verborgenen Neuronen; Ausgabeneuronen sind Sigmoid-Neuronen.</translation>
    </message>
    <message>
        <source>Initialiser</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>initialiser</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>Gauß</translation>
    </message>
    <message>
        <source>Gaussian/√n</source>
        <translation>Gauß/√n</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Output bias</source>
        <translation>Ausgabe-Bias</translation>
    </message>
    <message>
        <source>output bias</source>
        <translation>Ausgabe-Bias</translation>
    </message>
    <message>
        <source>The bias of every output neuron at the start; if empty, as initialised.</source>
        <translation>Der Bias jedes Ausgabeneurons am Start; wenn leer, wie initialisiert.</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>null</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>Seed of the random weights; network k of several has the seed plus k.</source>
        <translation>Startzahl der zufälligen Gewichte; Netz k von mehreren hat die Startzahl plus k.</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>How many networks learn side by side, each with its own seed.</source>
        <translation>Wie viele Netze nebeneinander lernen, jedes mit eigener Startzahl.</translation>
    </message>
    <message>
        <source>Weights shrink by the factor 1 − ηλ/n in each step.</source>
        <translation>Gewichte schrumpfen bei jedem Schritt um den Faktor 1 − ηλ/n.</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many training images are used: the first of the set.</source>
        <translation>Wie viele Trainingsbilder benutzt werden, die ersten der Menge.</translation>
    </message>
    <message>
        <source>Images of each step; if empty, all of them, so that an epoch is one step.</source>
        <translation>Bilder eines Schritts; wenn leer, alle, sodass eine Epoche ein Schritt ist.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>How many passes are made over the images.</source>
        <translation>Wie oft die Bilder durchlaufen werden.</translation>
    </message>
    <message>
        <source>What learning makes small; both runs the same start with either cost.</source>
        <translation>Was das Lernen klein macht; „beide“ rechnet denselben Start mit beiden Kosten.</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>epochs to cross 0.5</source>
        <translation>Epochen bis zur 0.5</translation>
    </message>
    <message>
        <source>Badly wrong, and yet slow: for {0} epochs it hardly moves.</source>
        <translation>Grob falsch und trotzdem langsam: {0} Epochen lang bewegt sich kaum etwas.</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} gegen {1}</translation>
    </message>
    <message>
        <source>{0:3}</source>
        <translation>{0:3}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>items on their side of 0.5</source>
        <translation>Beispiele auf ihrer Seite von 0.5</translation>
    </message>
    <message>
        <source>It starts at $w = b = 2$, where the quadratic cost was stuck.</source>
        <translation>Es startet bei $w = b = 2$, wo die quadratischen Kosten feststeckten.</translation>
    </message>
    <message>
        <source>No: the cross-entropy cancels $\sigma&apos;(z)$, and only the error is left.</source>
        <translation>Nein: Die Kreuzentropie kürzt $\sigma&apos;(z)$ weg, und nur der Fehler bleibt.</translation>
    </message>
    <message>
        <source>The target lies between 0 and 1. Where is the cross-entropy least?</source>
        <translation>Das Ziel liegt zwischen 0 und 1. Wo ist die Kreuzentropie am kleinsten?</translation>
    </message>
    <message>
        <source>Nine outputs in ten are wrongly near 1. Which cost helps?</source>
        <translation>Neun von zehn Ausgaben liegen zu Unrecht nahe 1. Welche Kosten helfen?</translation>
    </message>
    <message>
        <source>1/{0}</source>
        <translation>1/{0}</translation>
    </message>
    <message>
        <source>at most for the sigmoid</source>
        <translation>höchstens, bei der Sigmoidfunktion</translation>
    </message>
    <message>
        <source>Two layers get every row of a truth table right, if they may have enough gates.</source>
        <translation>Zwei Schichten treffen jede Zeile einer Wahrheitstabelle, wenn sie genug Gatter haben dürfen.</translation>
    </message>
    <message>
        <source>{0} gates, {1} layers</source>
        <translation>{0} Gatter, {1} Schichten</translation>
    </message>
    <message>
        <source>for all rows of the table</source>
        <translation>für alle Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Parity of more and more bits: two layers of many-input gates, against pairs of pairs.</source>
        <translation>Parität von immer mehr Bits: zwei Schichten aus Gattern mit vielen Eingängen gegen Paare von Paaren.</translation>
    </message>
    <message>
        <source>gates for 20 bits</source>
        <translation>Gatter für 20 Bits</translation>
    </message>
    <message>
        <source>when all is unfolded</source>
        <translation>wenn alles aufgeklappt ist</translation>
    </message>
    <message>
        <source>{0:3} → {1:3} → {2:3}</source>
        <translation>{0:3} → {1:3} → {2:3}</translation>
    </message>
    <message>
        <source>The second layer has mostly larger bars; as a whole it is {0} times as fast.</source>
        <translation>Die zweite Schicht hat meist längere Balken; als Ganzes ist sie {0}-mal so schnell.</translation>
    </message>
    <message>
        <source>{0}×</source>
        <translation>{0}×</translation>
    </message>
    <message>
        <source>77 parameters: four narrow layers, or one wide one?</source>
        <translation>77 Parameter: vier schmale Schichten oder eine breite?</translation>
    </message>
    <message>
        <source>Random chains of steep sigmoids $\sigma(kz)$, whose slope goes up to $k/4$; $k = 1$ is the sigmoid.</source>
        <translation>Zufällige Ketten mit steilem Sigmoid $\sigma(kz)$, dessen Steigung bis $k/4$ reicht; $k = 1$ ist das Sigmoid.</translation>
    </message>
    <message>
        <source>Shallow and wide</source>
        <translation>Flach und breit</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>What the circuit computes: a named function of n bits, a custom truth table, custom gates, or the product of two numbers.</source>
        <translation>Was die Schaltung berechnet: eine benannte Funktion von n Bits, eine eigene Wahrheitstabelle, eigene Gatter oder das Produkt zweier Zahlen.</translation>
    </message>
    <message>
        <source>parity</source>
        <translation>Parität</translation>
    </message>
    <message>
        <source>majority</source>
        <translation>Mehrheit</translation>
    </message>
    <message>
        <source>multiplexer</source>
        <translation>Multiplexer</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>multiplication</source>
        <translation>Multiplikation</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Number of input bits; a product has 2k of them.</source>
        <translation>Zahl der Eingangsbits; ein Produkt hat 2k davon.</translation>
    </message>
    <message>
        <source>Bits of a factor</source>
        <translation>Bits je Faktor</translation>
    </message>
    <message>
        <source>bits of a factor</source>
        <translation>Bits je Faktor</translation>
    </message>
    <message>
        <source>Number of bits of each of the two numbers that are multiplied.</source>
        <translation>Zahl der Bits jedes der beiden Faktoren.</translation>
    </message>
    <message>
        <source>Custom table</source>
        <translation>Eigene Tabelle</translation>
    </message>
    <message>
        <source>Custom gates</source>
        <translation>Eigene Gatter</translation>
    </message>
    <message>
        <source>Custom gates, such as s = XOR x1 x2; y = AND s ~x3. The last one is the output.</source>
        <translation>Eigene Gatter, etwa s = XOR x1 x2; y = AND s ~x3. Das letzte ist der Ausgang.</translation>
    </message>
    <message>
        <source>Number of the random function; the same seed gives the same function.</source>
        <translation>Nummer der zufälligen Funktion; dieselbe Startzahl gibt dieselbe Funktion.</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Schaltung</translation>
    </message>
    <message>
        <source>circuit</source>
        <translation>Schaltung</translation>
    </message>
    <message>
        <source>How the function is built; a tree of pairs is for parity.</source>
        <translation>Wie die Funktion gebaut wird; ein Baum aus Paaren ist für die Parität.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>A second way to build the same function.</source>
        <translation>Eine zweite Art, dieselbe Funktion zu bauen.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>unfold</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>How many layers of blocks are unfolded; a click unfolds a single block.</source>
        <translation>Wie viele Ebenen von Blöcken aufgeklappt sind; ein Klick klappt einen einzelnen auf.</translation>
    </message>
    <message>
        <source>A step is</source>
        <translation>Ein Schritt ist</translation>
    </message>
    <message>
        <source>a step is</source>
        <translation>Ein Schritt ist</translation>
    </message>
    <message>
        <source>What a step of the time bar is: the next row of the truth table, the next layer that the signals reach, or the count of gates for one more input.</source>
        <translation>Was ein Schritt der Zeitleiste ist: die nächste Zeile der Wahrheitstabelle, die nächste Schicht, die die Signale erreichen, oder die Zahl der Gatter für einen weiteren Eingang.</translation>
    </message>
    <message>
        <source>the next row</source>
        <translation>die nächste Zeile</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>eine Schicht</translation>
    </message>
    <message>
        <source>one more input</source>
        <translation>ein Eingang mehr</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>sigmoid, scaled Gaussian</source>
        <translation>Sigmoid, Gauß skaliert</translation>
    </message>
    <message>
        <source>a list of up to {0} points [x₁, x₂, class], with coordinates from −100 to 100 and a class of 0 or 1</source>
        <translation>eine Liste von bis zu {0} Punkten [x₁, x₂, Klasse], mit Koordinaten von −100 bis 100 und der Klasse 0 oder 1</translation>
    </message>
    <message>
        <source>The inputs of each training item: a list of items, each a list of numbers.</source>
        <translation>Die Eingaben jedes Trainingsbeispiels: eine Liste von Beispielen, jedes eine Liste von Zahlen.</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>Neuron</translation>
    </message>
    <message>
        <source>The output that each training item should have; from 0 to 1 with cross-entropy.</source>
        <translation>Die Ausgabe, die jedes Trainingsbeispiel haben soll; von 0 bis 1 bei Kreuzentropie.</translation>
    </message>
    <message>
        <source>Starting weight</source>
        <translation>Startgewicht</translation>
    </message>
    <message>
        <source>starting weight</source>
        <translation>Startgewicht</translation>
    </message>
    <message>
        <source>The weight of each input before any learning.</source>
        <translation>Das Gewicht jeder Eingabe vor allem Lernen.</translation>
    </message>
    <message>
        <source>Starting bias</source>
        <translation>Start-Bias</translation>
    </message>
    <message>
        <source>starting bias</source>
        <translation>Start-Bias</translation>
    </message>
    <message>
        <source>The bias before any learning.</source>
        <translation>Der Bias vor allem Lernen.</translation>
    </message>
    <message>
        <source>How many steps of gradient descent are taken.</source>
        <translation>Wie viele Schritte der Gradientenabstieg macht.</translation>
    </message>
    <message>
        <source>What learning makes small; both runs two neurons from the same start.</source>
        <translation>Was das Lernen klein macht; „beide“ rechnet zwei Neuronen vom selben Start aus.</translation>
    </message>
    <message>
        <source>The function f of the output a = f(z); cross-entropy needs outputs from 0 to 1.</source>
        <translation>Die Funktion f der Ausgabe a = f(z); Kreuzentropie braucht Ausgaben von 0 bis 1.</translation>
    </message>
    <message>
        <source>What the neuron is given.</source>
        <translation>Was das Neuron bekommt.</translation>
    </message>
    <message>
        <source>The output that the neuron should have.</source>
        <translation>Die Ausgabe, die das Neuron haben soll.</translation>
    </message>
    <message>
        <source>The weight before any learning.</source>
        <translation>Das Gewicht vor allem Lernen.</translation>
    </message>
    <message>
        <source>The bias before any learning; dragging the point on the curves sets it.</source>
        <translation>Der Bias vor allem Lernen; Ziehen am Punkt auf den Kurven setzt ihn.</translation>
    </message>
    <message>
        <source>How the weights start: the standard deviation is 1, 1/√n, Xavier’s or He’s, or 0.</source>
        <translation>Wie die Gewichte anfangen: mit der Standardabweichung 1, 1/√n, der von Xavier oder He oder mit 0.</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>All hidden neurons of a layer start equal, get equal gradients and stay equal.</source>
        <translation>Alle verdeckten Neuronen einer Schicht fangen gleich an, bekommen gleiche Gradienten und bleiben gleich.</translation>
    </message>
    <message>
        <source>How many hidden layers lie between the images and the ten outputs.</source>
        <translation>Wie viele verborgene Schichten zwischen den Bildern und den zehn Ausgaben liegen.</translation>
    </message>
    <message>
        <source>The number of neurons in each hidden layer.</source>
        <translation>Die Zahl der Neuronen in jeder verborgenen Schicht.</translation>
    </message>
    <message>
        <source>How many networks learn by each recipe; the time of an epoch grows with it.</source>
        <translation>Wie viele Netze nach jedem Rezept lernen; die Zeit einer Epoche wächst damit.</translation>
    </message>
    <message>
        <source>Seed of the random weights; network k has the seed plus k, in each recipe.</source>
        <translation>Startzahl der zufälligen Gewichte; Netz k hat in jedem Rezept die Startzahl plus k.</translation>
    </message>
    <message>
        <source>How many training images are used: the first of the set, all in each step.</source>
        <translation>Wie viele Trainingsbilder benutzt werden, die ersten der Menge, alle in jedem Schritt.</translation>
    </message>
    <message>
        <source>an experiment file has at most {0} characters</source>
        <translation>eine Experimentdatei hat höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>an experiment file starts with {0}</source>
        <translation>eine Experimentdatei beginnt mit {0}</translation>
    </message>
    <message>
        <source>unknown key {0}; known are {1}</source>
        <translation>unbekannter Schlüssel {0}; bekannt sind {1}</translation>
    </message>
    <message>
        <source>the file has version {0}, this program reads up to version {1}: a newer gradsim is needed</source>
        <translation>die Datei hat die Version {0}, dieses Programm liest Dateien bis Version {1}: Ein neueres gradsim ist nötig</translation>
    </message>
    <message>
        <source>{0} is not a number that JSON has</source>
        <translation>{0} ist in JSON keine Zahl</translation>
    </message>
    <message>
        <source>the key {0} appears twice</source>
        <translation>der Schlüssel {0} kommt zweimal vor</translation>
    </message>
    <message>
        <source>a number has {0} digits</source>
        <translation>eine Zahl hat {0} Ziffern</translation>
    </message>
    <message>
        <source>not JSON: {0} in line {1}</source>
        <translation>kein JSON: {0} in Zeile {1}</translation>
    </message>
    <message>
        <source>not JSON that can be read: nested too deeply</source>
        <translation>kein lesbares JSON: zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a lecture file has at most {0} characters</source>
        <translation>eine Vorlesungsdatei hat höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>a lecture file</source>
        <translation>eine Vorlesungsdatei</translation>
    </message>
    <message>
        <source>entries must be a list of 1 to {0} demonstrations</source>
        <translation>entries muss eine Liste von 1 bis {0} Vorführungen sein</translation>
    </message>
    <message>
        <source>Entry {0} is left out: {1}.</source>
        <translation>Eintrag {0} fehlt: {1}.</translation>
    </message>
    <message>
        <source>entry {0}: {1}</source>
        <translation>Eintrag {0}: {1}</translation>
    </message>
    <message>
        <source>{0} more were left out.</source>
        <translation>{0} weitere fehlen.</translation>
    </message>
    <message>
        <source>Of entry {1} the unknown {0} is left out.</source>
        <translation>In Eintrag {1} bleibt {0} außer Acht, weil es unbekannt ist.</translation>
    </message>
    <message>
        <source>The unknown {0} is left out.</source>
        <translation>Das unbekannte {0} bleibt außer Acht.</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>ein Eintrag</translation>
    </message>
    <message>
        <source>an entry has either a preset or an experiment</source>
        <translation>ein Eintrag hat entweder ein preset oder ein experiment</translation>
    </message>
    <message>
        <source>settings belong to an experiment, not to a preset</source>
        <translation>settings gehören zu einem experiment, nicht zu einem preset</translation>
    </message>
    <message>
        <source>there is no demonstration {0}</source>
        <translation>die Vorführung {0} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no experiment {0}</source>
        <translation>das Experiment {0} gibt es nicht</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be true or false</source>
        <translation>{0} ist {1}; erlaubt sind true und false</translation>
    </message>
    <message>
        <source>{0} must be an object, {1}, and is {2}</source>
        <translation>{0} muss ein Objekt sein, {1}, und ist {2}</translation>
    </message>
    <message>
        <source>the data folder {0} has {1} images, fewer than the {2} to learn and {3} to read</source>
        <translation>der Datenordner {0} hat {1} Bilder, weniger als die {2} zum Lernen und {3} zum Lesen</translation>
    </message>
    <message>
        <source>The images in {0} lie on their side, as EMNIST’s do: they are turned upright.</source>
        <translation>Die Bilder in {0} liegen auf der Seite, wie die von EMNIST: Sie werden aufrecht gestellt.</translation>
    </message>
    <message>
        <source>{0} has {1} images; {2} were asked for</source>
        <translation>{0} hat {1} Bilder; verlangt sind {2}</translation>
    </message>
    <message>
        <source>{0} has {1} images, but {2} has {3} labels; they must belong together</source>
        <translation>{0} hat {1} Bilder, {2} aber {3} Beschriftungen; sie müssen zusammengehören</translation>
    </message>
    <message>
        <source>{0} is missing: reinstall gradsim, or check out its resources folder again</source>
        <translation>{0} fehlt: Installieren Sie gradsim neu, oder holen Sie seinen Ordner „resources“ noch einmal</translation>
    </message>
    <message>
        <source>{0} is damaged: reinstall gradsim, or check out its resources folder again</source>
        <translation>{0} ist beschädigt: Installieren Sie gradsim neu, oder holen Sie seinen Ordner „resources“ noch einmal</translation>
    </message>
    <message>
        <source>the data folder {0} has several sets, {1}: name the file of images, as {2}</source>
        <translation>der Datenordner {0} enthält mehrere Datensätze, {1}: Nennen Sie die Datei der Bilder, etwa {2}</translation>
    </message>
    <message>
        <source>{0} has images of {1}×{2} pixels; they must be 28×28</source>
        <translation>{0} hat Bilder von {1}×{2} Pixeln; es müssen 28×28 sein</translation>
    </message>
    <message>
        <source>{0} says it has {1} items; 1 to {2} are allowed</source>
        <translation>{0} hat angeblich {1} Einträge; erlaubt sind 1 bis {2}</translation>
    </message>
    <message>
        <source>{0} has the label {1}; labels are 0 to 9</source>
        <translation>{0} hat die Beschriftung {1}; erlaubt sind 0 bis 9</translation>
    </message>
    <message>
        <source>{0} cannot be read; it may be damaged: {1}</source>
        <translation>{0} lässt sich nicht lesen und ist vielleicht beschädigt: {1}</translation>
    </message>
    <message>
        <source>{0} ends too early; it may be damaged</source>
        <translation>{0} endet zu früh und ist vielleicht beschädigt</translation>
    </message>
    <message>
        <source>the data folder {0} does not exist: choose the folder of the data, or put it beside the file that names it</source>
        <translation>den Datenordner {0} gibt es nicht: Wählen Sie den Ordner mit den Daten, oder legen Sie ihn neben die Datei, die ihn nennt</translation>
    </message>
    <message>
        <source>the data folder {0} cannot be read: {1}</source>
        <translation>der Datenordner {0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>the data folder {0} has images and labels that do not belong together</source>
        <translation>der Datenordner {0} hat Bilder und Beschriftungen, die nicht zusammengehören</translation>
    </message>
    <message>
        <source>it holds no experiment: it was not exported by gradsim, or has been rewritten since</source>
        <translation>darin ist kein Experiment: Die Datei stammt nicht von gradsim oder wurde seither neu geschrieben</translation>
    </message>
    <message>
        <source>an experiment has at most {0} characters</source>
        <translation>ein Experiment hat höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>preset must be the name of a demonstration</source>
        <translation>preset muss der Name einer Vorführung sein</translation>
    </message>
    <message>
        <source>epoch must be a whole number from 0 up</source>
        <translation>epoch muss eine ganze Zahl ab 0 sein</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>{0}: the file is damaged</source>
        <translation>{0}: Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>{0} is too large: it may have {1} bytes</source>
        <extracomment>How the names of experiments and lectures end; new files have the first. The same as dialogs take it.</extracomment>
        <translation>{0} ist zu groß: Erlaubt sind {1} Bytes</translation>
    </message>
    <message>
        <source>{0} is no experiment, lecture, table or picture that gradsim knows</source>
        <translation>{0} ist kein Experiment, keine Vorlesung, keine Tabelle und kein Bild, das gradsim kennt</translation>
    </message>
    <message>
        <source>the table cannot be read: {0}</source>
        <translation>die Tabelle lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>factor/s</source>
        <translation>Faktor/s</translation>
    </message>
    <message>
        <source>factors/s</source>
        <translation>Faktoren/s</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>draw/s</source>
        <translation>Ziehung/s</translation>
    </message>
    <message>
        <source>draws/s</source>
        <translation>Ziehungen/s</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>step/s</source>
        <translation>Schritt/s</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>Schritte/s</translation>
    </message>
    <message>
        <source>The cross-entropy cancels $\sigma&apos;(z^L)$: it halves the error in {0} epochs, not in {1}.</source>
        <translation>Die Kreuzentropie kürzt $\sigma&apos;(z^L)$: Sie halbiert den Fehler in {0} Epochen statt in {1}.</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be an object of names and values</source>
        <translation>{0} ist {1}; es muss ein Objekt aus Namen und Werten sein</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be the version of the file format, such as {2}</source>
        <translation>{0} ist {1}; es muss die Version des Dateiformats sein, etwa {2}</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be a whole number</source>
        <translation>{0} ist {1}; es muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be a text of at most {2} characters</source>
        <translation>{0} ist {1}; es muss ein Text von höchstens {2} Zeichen sein</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be a list of names of views, at most 20</source>
        <translation>{0} ist {1}; es muss eine Liste von höchstens 20 Namen von Ansichten sein</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be a number from {2} to {3}</source>
        <translation>{0} ist {1}; es muss eine Zahl von {2} bis {3} sein</translation>
    </message>
    <message>
        <source>{0} is no idx file of images: it starts with {1}, not {2}</source>
        <translation>{0} ist keine idx-Datei mit Bildern: Sie beginnt mit {1}, nicht mit {2}</translation>
    </message>
    <message>
        <source>{0} is no idx file of labels: it starts with {1}, not {2}</source>
        <translation>{0} ist keine idx-Datei mit Beschriftungen: Sie beginnt mit {1}, nicht mit {2}</translation>
    </message>
    <message>
        <source>the data folder {0} has no file of images, as a set in the idx format of MNIST has</source>
        <translation>der Datenordner {0} hat keine Datei mit Bildern, wie sie zu einem Datensatz im idx-Format von MNIST gehört</translation>
    </message>
    <message>
        <source>the data folder {0} has no file of labels, as a set in the idx format of MNIST has</source>
        <translation>der Datenordner {0} hat keine Datei mit Beschriftungen, wie sie zu einem Datensatz im idx-Format von MNIST gehört</translation>
    </message>
    <message>
        <source>{0} is no file of gradsim, and no table of training items: {1}</source>
        <translation>{0} ist keine Datei von gradsim und keine Tabelle mit Trainingsbeispielen: {1}</translation>
    </message>
    <message>
        <source>a point has two inputs and a class; the inputs in this table are {0}</source>
        <extracomment>How the two classes of points are numbered, the first standing for 0.</extracomment>
        <translation>ein Punkt hat zwei Eingänge und eine Klasse; in dieser Tabelle sind es {0} Eingänge</translation>
    </message>
    <message>
        <source>a network learns at most {0} points; in this table there are {1}</source>
        <translation>ein Netz lernt höchstens {0} Punkte; in dieser Tabelle sind es {1}</translation>
    </message>
    <message>
        <source>coordinates of points are from −{0} to {0}; one in this table is {1}</source>
        <translation>Koordinaten von Punkten liegen zwischen −{0} und {0}; eine in dieser Tabelle ist {1}</translation>
    </message>
    <message>
        <source>points are of two classes; in this table there are {0}: {1}</source>
        <translation>Punkte haben zwei Klassen; in dieser Tabelle sind es {0}: {1}</translation>
    </message>
    <message>
        <source>the class of a point is 0 or 1; in this table it is {0}</source>
        <translation>die Klasse eines Punkts ist 0 oder 1; in dieser Tabelle ist sie {0}</translation>
    </message>
    <message>
        <source>a table of items has at most {0} characters</source>
        <translation>eine Tabelle mit Trainingsbeispielen hat höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>the table has no rows</source>
        <translation>die Tabelle hat keine Zeilen</translation>
    </message>
    <message>
        <source>this is a run that gradsim exported, without the first line of its file</source>
        <translation>das ist ein Lauf aus gradsim, dem die erste Zeile der Datei fehlt</translation>
    </message>
    <message>
        <source>{0} can be one number or two: put tabs or semicolons between the columns</source>
        <translation>{0} kann eine Zahl sein oder zwei: Setzen Sie Tabulatoren oder Semikolons zwischen die Spalten</translation>
    </message>
    <message>
        <source>row {0} has {1} cells; each needs the inputs and the target, as {2}</source>
        <translation>Zeile {0} hat {1} Zellen; jede braucht die Eingaben und den Zielwert, etwa {2}</translation>
    </message>
    <message>
        <source>{0} can be {1} or {2}: write {3} or {4}</source>
        <translation>{0} kann {1} oder {2} sein: Schreiben Sie {3} oder {4}</translation>
    </message>
    <message>
        <source>row {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>row {0}: {1} cannot be read as a number</source>
        <translation>Zeile {0}: {1} lässt sich nicht als Zahl lesen</translation>
    </message>
    <message>
        <source>the name of a setting</source>
        <translation>der Name einer Einstellung</translation>
    </message>
    <message>
        <source>The same neuron from $z = -4$, to learn 1, and from $z = 4$, to learn 0.</source>
        <translation>Dasselbe Neuron von $z = -4$ aus, das 1 lernen soll, und von $z = 4$ aus, das 0 lernen soll.</translation>
    </message>
    <message>
        <source>Either way the sigmoid is stuck for {0} epochs, then learns; the ReLU is dead one way, quick the other.</source>
        <translation>Das Sigmoid steckt beide Male {0} Epochen fest und lernt dann; die ReLU ist einmal tot, einmal schnell.</translation>
    </message>
    <message>
        <source>No: with $k$ = {0} the median first gradient is $10^{{1}}$ of the last.</source>
        <translation>Nein: Mit $k$ = {0} ist der erste Gradient im Median $10^{{1}}$ des letzten.</translation>
    </message>
    <message>
        <source>Every term $w\sigma&apos;$ here is below 1/4: the product shrinks to 1/{0}.</source>
        <translation>Jeder Term $w\sigma&apos;$ ist hier unter 1/4: Das Produkt schrumpft auf 1/{0}.</translation>
    </message>
    <message>
        <source>Weights of 100, and biases that keep every $z$ at 0, where $\sigma&apos;$ is largest.</source>
        <translation>Gewichte von 100, und Biases, die jedes $z$ bei 0 halten, wo $\sigma&apos;$ am größten ist.</translation>
    </message>
    <message>
        <source>Wrong at first, it learns steadily: the output falls from {0} to {1}.</source>
        <translation>Anfangs falsch, lernt es stetig: Die Ausgabe fällt von {0} auf {1}.</translation>
    </message>
    <message>
        <source>It learns faster: the output crosses 0.5 after {0} epochs instead of {1}.</source>
        <translation>Es lernt schneller: Die Ausgabe kreuzt 0.5 nach {0} Epochen statt nach {1}.</translation>
    </message>
    <message>
        <source>It is not: it crosses 0.5 after {0} epochs instead of {1}.</source>
        <translation>Nein: Es kreuzt 0.5 nach {0} Epochen statt nach {1}.</translation>
    </message>
    <message>
        <source>It is least where the output equals the target, and even there it is not 0.</source>
        <translation>Am kleinsten ist sie, wo Ausgabe und Ziel gleich sind, und selbst dort nicht 0.</translation>
    </message>
    <message>
        <source>the output where it is least
with $C =$ {1:3}</source>
        <translation>die Ausgabe am Minimum
mit $C =$ {1:3}</translation>
    </message>
    <message>
        <source>epochs to halve the error</source>
        <translation>Epochen, bis sich der Fehler halbiert</translation>
    </message>
    <message>
        <source>No: in all {0} networks each layer is faster than the one before, typically {1} times.</source>
        <translation>Nein: In allen {0} Netzen ist jede Schicht schneller als die davor, typisch {1}-mal.</translation>
    </message>
    <message>
        <source>No: the first layer is slower at every epoch, at the end {0} times.</source>
        <translation>Nein: Die erste Schicht ist in jeder Epoche langsamer, am Ende {0}-mal.</translation>
    </message>
    <message>
        <source>It makes the first layer {0} times slower at the end.</source>
        <translation>Sie macht die erste Schicht am Ende {0}-mal langsamer.</translation>
    </message>
    <message>
        <source>Must depth make early layers slow?</source>
        <translation>Muss Tiefe frühe Schichten langsam machen?</translation>
    </message>
    <message>
        <source>a script is written for circuits of 1 to {0} gates</source>
        <translation>ein Skript gibt es für Schaltungen aus 1 bis {0} Gattern</translation>
    </message>
    <message>
        <source>a script needs a table that leaves no output open</source>
        <translation>ein Skript braucht eine Tabelle, die keine Ausgabe offen lässt</translation>
    </message>
    <message>
        <source>a script that counts gates is written for parity only</source>
        <translation>ein Skript, das Gatter zählt, gibt es nur für die Parität</translation>
    </message>
    <message>
        <source>there is no script for the initialiser “{0}”</source>
        <translation>für die Initialisierung „{0}“ gibt es kein Skript</translation>
    </message>
    <message>
        <source>a script reads the images of MNIST only, not those of {0}</source>
        <translation>ein Skript liest nur die Bilder von MNIST, nicht die von {0}</translation>
    </message>
    <message>
        <source>there is no code for the activation “{0}”</source>
        <translation>für die Aktivierung „{0}“ gibt es keinen Code</translation>
    </message>
    <message>
        <source>there is no script for the cross-entropy of this activation</source>
        <translation>für die Kreuzentropie mit dieser Aktivierung gibt es kein Skript</translation>
    </message>
    <message>
        <source>there is no script for the experiment “{0}”</source>
        <translation>für das Experiment „{0}“ gibt es kein Skript</translation>
    </message>
    <message>
        <source>“{1}” of the extension “{0}” was left out: {2}</source>
        <extracomment>What a package of somebody else may raise; one that ends the program ends nothing here. A sentence for each part of an extension that could not be loaded.</extracomment>
        <translation>„{1}“ der Erweiterung „{0}“ fehlt: {2}</translation>
    </message>
    <message>
        <source>text of {0} needs a width of {1} or more; it is {2}</source>
        <extracomment>Units of a length, in points. The least and the greatest of each number, in points.</extracomment>
        <translation>Text von {0} braucht eine Breite von {1} oder mehr; sie ist {2}</translation>
    </message>
    <message>
        <source>the dark look has light text, which a white ground would hide</source>
        <translation>das dunkle Aussehen hat helle Schrift, die auf weißem Grund nicht zu sehen wäre</translation>
    </message>
    <message>
        <source>{0} × {1} at {2}× has more than {3} pixels</source>
        <translation>{0} × {1} bei {2}× hat mehr als {3} Pixel</translation>
    </message>
    <message>
        <source>“{0}” is not a length such as 8.5cm; units are {1}</source>
        <extracomment>What a figure can be made for, by name.</extracomment>
        <translation>„{0}“ ist keine Länge wie 8.5cm; Einheiten sind {1}</translation>
    </message>
    <message>
        <source>a width of {0} is not from {1} to {2}</source>
        <translation>eine Breite von {0} liegt nicht zwischen {1} und {2}</translation>
    </message>
    <message>
        <source>a height of {0} is not from {1} to {2}</source>
        <translation>eine Höhe von {0} liegt nicht zwischen {1} und {2}</translation>
    </message>
    <message>
        <source>text of {0} is not from {1} to {2}</source>
        <translation>Text von {0} liegt nicht zwischen {1} und {2}</translation>
    </message>
    <message>
        <source>lines of {0} are not from {1} to {2}</source>
        <translation>Linien von {0} liegen nicht zwischen {1} und {2}</translation>
    </message>
    <message>
        <source>“{0}” is no view of this figure; its views are {1}</source>
        <translation>„{0}“ ist keine Ansicht dieser Abbildung; ihre Ansichten sind {1}</translation>
    </message>
    <message>
        <source>Sigmoid or ReLU: which gets out of a bad start?</source>
        <translation>Sigmoid oder ReLU: Was kommt von einem schlechten Start weg?</translation>
    </message>
    <message>
        <source>Two layers deep</source>
        <translation>Zwei Schichten tief</translation>
    </message>
    <message>
        <source>Any truth table: for each row of inputs it says what the output is to be.</source>
        <translation>Irgendeine Wahrheitstabelle: Sie sagt für jede Zeile von Eingaben, was herauskommen soll.</translation>
    </message>
    <message>
        <source>The largest of ten outputs is what it reads: right but for {0} of {1} digits.</source>
        <translation>Die größte der zehn Ausgaben wird gelesen: richtig bis auf {0} von {1} Ziffern.</translation>
    </message>
    <message>
        <source>Most factors are the same: $\partial C/\partial b_1$ has two more terms $w\sigma&apos;(z)$.</source>
        <translation>Die meisten Faktoren sind gleich: $\partial C/\partial b_1$ hat zwei Terme $w\sigma&apos;(z)$ mehr.</translation>
    </message>
    <message>
        <source>How many gates does it take to multiply?</source>
        <translation>Wie viele Gatter braucht es zum Multiplizieren?</translation>
    </message>
    <message>
        <source>Two numbers of four bits, here 11 and 13. A click unfolds a block.</source>
        <translation>Zwei Zahlen aus vier Bits, hier 11 und 13. Ein Klick klappt einen Block auf.</translation>
    </message>
    <message>
        <source>Gates make half and full adders, these {2}-bit adders, and these multiply: {0} gates, {1} layers deep.</source>
        <translation>Gatter bilden Volladdierer, diese {2}-Bit-Addierer, diese multiplizieren: {0} Gatter, {1} Schichten.</translation>
    </message>
    <message>
        <source>% right, with 1, 2, 4 layers,
in this run</source>
        <translation>% richtig mit 1, 2, 4 Schichten
in diesem Lauf</translation>
    </message>
    <message>
        <source>A bar for each neuron: its gradient $\partial C/\partial b$, how fast the cost changes with its bias.</source>
        <translation>Ein Balken je Neuron: sein Gradient $\partial C/\partial b$, wie schnell sich die Kosten mit seinem Bias ändern.</translation>
    </message>
    <message>
        <source>How far apart are the first and the last of four layers?</source>
        <translation>Wie weit liegen die erste und die letzte von vier Schichten auseinander?</translation>
    </message>
    <message>
        <source>The last is {0} times as fast as the first.</source>
        <translation>Die letzte ist {0}-mal so schnell wie die erste.</translation>
    </message>
    <message>
        <source>It can: one straight line parts (1, 1) from the other three.</source>
        <translation>Es kann: Eine gerade Linie trennt (1, 1) von den drei anderen.</translation>
    </message>
    <message>
        <source>No: every output ends at {0:3}, and the cost at {1:3}.</source>
        <translation>Nein: Jede Ausgabe endet bei {0:3}, und die Kosten bei {1:3}.</translation>
    </message>
    <message>
        <source>every output at the end</source>
        <translation>jede Ausgabe am Ende</translation>
    </message>
    <message>
        <source>Nothing moves: every gradient is 0, the hidden neurons stay alike, the cost at $\ln 2$.</source>
        <translation>Nichts bewegt sich: Jeder Gradient ist 0, die verborgenen Neuronen bleiben gleich, die Kosten bei $\ln 2$.</translation>
    </message>
    <message>
        <source>the smallest of the three
factors, at the start</source>
        <translation>der kleinste der drei
Faktoren, am Anfang</translation>
    </message>
    <message>
        <source>The target is 0.3; the neuron looks for the least value.</source>
        <translation>Das Ziel ist 0.3; das Neuron sucht den kleinsten Wert.</translation>
    </message>
    <message>
        <source>The cost over weight and bias, and the path that learning takes: a dot every 10 epochs.</source>
        <translation>Die Kosten über Gewicht und Bias und der Weg des Lernens: ein Punkt alle 10 Epochen.</translation>
    </message>
    <message>
        <source>The gradient is a product of three factors. Which one is small?</source>
        <translation>Der Gradient ist ein Produkt aus drei Faktoren. Welcher ist klein?</translation>
    </message>
    <message>
        <source>a height of {0} cuts off what is shown; it needs {1} or more</source>
        <translation>eine Höhe von {0} schneidet ab, was gezeigt wird; es braucht {1} oder mehr</translation>
    </message>
</context>
<context>
    <name>CostMap</name>
    <message>
        <source>weight $w$</source>
        <translation>Gewicht $w$</translation>
    </message>
    <message>
        <source>bias $b$</source>
        <translation>Bias $b$</translation>
    </message>
    <message>
        <source>map of the cost, {0}</source>
        <translation>Karte der Kosten, {0}</translation>
    </message>
</context>
<context>
    <name>CountRow</name>
    <message>
        <source>How many there are.</source>
        <translation>Wie viele es sind.</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>quadratic cost</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
</context>
<context>
    <name>DepthAccuracyPanel</name>
    <message>
        <source>Accuracy over epochs</source>
        <extracomment>With fewer training images networks need not reach the part of the axis that a cut leaves. Of the height above the band, for the rows of digits: below the plot, above it, and beside the pad, where they have their column below the key figure.</extracomment>
        <translation>Genauigkeit über Epochen</translation>
    </message>
    <message>
        <source>Digits and their readings</source>
        <translation>Ziffern und was gelesen wird</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>Zeichenfeld</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>First epochs</source>
        <translation>Erste Epochen</translation>
    </message>
    <message>
        <source>What hidden neurons look for</source>
        <translation>Worauf verborgene Neuronen achten</translation>
    </message>
    <message>
        <source>Formula and table</source>
        <translation>Formel und Tabelle</translation>
    </message>
    <message>
        <source>epoch {0} of {1}</source>
        <translation>Epoche {0} von {1}</translation>
    </message>
    <message>
        <source>, about {0} left</source>
        <translation>, noch {0}</translation>
    </message>
    <message>
        <source>accuracy, {0}, epoch {1}</source>
        <translation>Genauigkeit, {0}, Epoche {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>not recorded at this epoch</source>
        <translation>zu dieser Epoche nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>image {0} is a {1}</source>
        <translation>Bild {0} ist eine {1}</translation>
    </message>
    <message>
        <source>1 hidden layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>{0} hidden layers</source>
        <translation>{0} Schichten</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>{0} layers</source>
        <translation>{0} Schichten</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The lecture before was not saved; undo brings it back.</source>
        <translation>Die Vorlesung davor war nicht gespeichert; „Rückgängig“ holt sie zurück.</translation>
    </message>
    <message>
        <source>Open lecture</source>
        <translation>Vorlesung öffnen</translation>
    </message>
    <message>
        <source>Lectures ({0})</source>
        <translation>Vorlesungen ({0})</translation>
    </message>
    <message>
        <source>New lecture</source>
        <translation>Neue Vorlesung</translation>
    </message>
</context>
<context>
    <name>DigitCanvas</name>
    <message>
        <source>Field to draw a digit on</source>
        <extracomment>Points of one movement, in shares of the field&apos;s side.</extracomment>
        <translation>Feld zum Zeichnen einer Ziffer</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a finger or a pen.</source>
        <translation>Zeichnen Sie eine Ziffer mit Maus, Finger oder Stift.</translation>
    </message>
    <message>
        <source>draw here</source>
        <translation>hier zeichnen</translation>
    </message>
</context>
<context>
    <name>DigitGrid</name>
    <message>
        <source>Digits the network never learnt from. Click on one to see its outputs.</source>
        <translation>Ziffern, aus denen das Netz nie gelernt hat. Ein Klick auf eine zeigt ihre Ausgaben.</translation>
    </message>
    <message>
        <source>The digits before</source>
        <translation>Die Ziffern davor</translation>
    </message>
    <message>
        <source>The next digits</source>
        <translation>Die nächsten Ziffern</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>images {0} to {1}, read by the network with {2}, wrong ones framed</source>
        <translation>Bilder {0} bis {1}, gelesen vom Netz mit {2}, falsche umrahmt</translation>
    </message>
    <message>
        <source>images {0} to {1}, read by the network with {2}</source>
        <translation>Bilder {0} bis {1}, gelesen vom Netz mit {2}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>is {0}</source>
        <translation>ist {0}</translation>
    </message>
    <message>
        <source>unseen digits</source>
        <translation>neue Ziffern</translation>
    </message>
    <message>
        <source>reads {0}</source>
        <translation>liest {0}</translation>
    </message>
    <message>
        <source>read wrong</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>all {1}</source>
        <translation>alle {1}</translation>
    </message>
    <message>
        <source>{0}, of {1} read by the network with {2}</source>
        <translation>{0}, unter {1}, gelesen vom Netz mit {2}</translation>
    </message>
    <message>
        <source>{0}, by the network with {2}</source>
        <translation>{0}, vom Netz mit {2}</translation>
    </message>
    <message>
        <source>{0}, by {2}</source>
        <translation>{0}, von {2}</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>draw a digit</source>
        <translation>Ziffer zeichnen</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>What the network reads</source>
        <translation>Was das Netz liest</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Takes the drawing away.</source>
        <translation>Nimmt die Zeichnung weg.</translation>
    </message>
    <message>
        <source>or draw one</source>
        <translation>oder selbst zeichnen</translation>
    </message>
</context>
<context>
    <name>EarlierLines</name>
    <message>
        <source>epoch {0}</source>
        <translation>Epoche {0}</translation>
    </message>
</context>
<context>
    <name>EditablePlane</name>
    <message>
        <source>Target {0}</source>
        <extracomment>A point is to lie elsewhere: its number, x and y. A point is to be added, at x and y. A point is to have another target: its number, and 0 or 1. A point is to be removed: its number. The largest coordinate, of either sign, that a point may have.</extracomment>
        <translation>Zielwert {0}</translation>
    </message>
    <message>
        <source>Remove the item</source>
        <translation>Beispiel entfernen</translation>
    </message>
</context>
<context>
    <name>EntropyPlot</name>
    <message>
        <source>cross-entropy $C(a)$</source>
        <translation>Kreuzentropie $C(a)$</translation>
    </message>
    <message>
        <source>output $a$</source>
        <translation>Ausgabe $a$</translation>
    </message>
    <message>
        <source>cross-entropy $C(a)$ for the target $y =$ {0}</source>
        <translation>Kreuzentropie $C(a)$ für das Ziel $y =$ {0}</translation>
    </message>
    <message>
        <source>least at $a = y$: {0}</source>
        <translation>am kleinsten bei $a = y$: {0}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Title</source>
        <extracomment>The entry was changed; the name of the field.</extracomment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Replace by what is on screen now</source>
        <translation>Durch den Bildschirm ersetzen</translation>
    </message>
    <message>
        <source>Show on screen</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Question to the room</source>
        <translation>Frage an den Saal</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>Meine Notizen</translation>
    </message>
    <message>
        <source>after the run</source>
        <translation>nach dem Lauf</translation>
    </message>
    <message>
        <source>typeset; click to edit its LaTeX</source>
        <translation>gesetzt; ein Klick zeigt das LaTeX</translation>
    </message>
    <message>
        <source>only on my screen</source>
        <translation>nur auf meinem Bildschirm</translation>
    </message>
    <message>
        <source>Opens at epoch</source>
        <translation>Beginnt bei Epoche</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>Erst vorhersagen</translation>
    </message>
    <message>
        <source>The room is asked for a guess when it comes here.</source>
        <translation>Der Saal wird um eine Vermutung gebeten, wenn es so weit ist.</translation>
    </message>
    <message>
        <source>Section {0}, demonstration {1}</source>
        <translation>Abschnitt {0}, Vorführung {1}</translation>
    </message>
    <message>
        <source>Demonstration {0}</source>
        <translation>Vorführung {0}</translation>
    </message>
    <message>
        <source>Without minutes of its own, an entry has an even share of what is left.</source>
        <translation>Ohne eigene Minuten hat ein Eintrag den gleichen Anteil an der übrigen Zeit wie die anderen.</translation>
    </message>
    <message>
        <source>What only I see, in the presenter’s view.</source>
        <translation>Was nur ich sehe, in der Ansicht für Vortragende.</translation>
    </message>
    <message>
        <source>What is said of it, for reading at home.</source>
        <translation>Was dazu gesagt wird, zum Nachlesen.</translation>
    </message>
    <message>
        <source>These settings are your own: say what was seen.</source>
        <translation>Das sind eigene Einstellungen: Hier steht, was zu sehen war.</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>demonstrations in their order</source>
        <extracomment>These rows are to stand before that one. Delete was pressed, or Ctrl+D. Alt and an arrow: what is chosen is to go so many rows down.</extracomment>
        <translation>Vorführungen in ihrer Reihenfolge</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} minutes</source>
        <translation>{0}: {1}, {2} Minuten</translation>
    </message>
</context>
<context>
    <name>EpochField</name>
    <message>
        <source>Epoch</source>
        <extracomment>A number was typed, or none: then what is shown stays. Typing is over; the keys are the window&apos;s again.</extracomment>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Type an epoch and press Return to go there.</source>
        <translation>Epoche eintippen und mit der Eingabetaste dorthin gehen.</translation>
    </message>
</context>
<context>
    <name>EpochPlot</name>
    <message>
        <source>epoch {0}</source>
        <extracomment>Whether names stand on their curves, in place of labels at their ends. Returns the epoch at which a series of a recording crosses the first level.</extracomment>
        <translation>Epoche {0}</translation>
    </message>
    <message>
        <source>draw your guess</source>
        <translation>Vermutung hier zeichnen</translation>
    </message>
    <message>
        <source>the room’s guess</source>
        <translation>Vermutung des Saals</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong: {0}. The recording is kept; you can go on.</source>
        <translation>Etwas ging schief: {0}. Die Aufzeichnung ist erhalten; Sie können weitermachen.</translation>
    </message>
    <message>
        <source>The details are in {0}.</source>
        <translation>Näheres steht in {0}.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be {2}</source>
        <translation>{0} ist {1}; erlaubt ist {2}</translation>
    </message>
    <message>
        <source>{0} can be {1} or {2}: write {3} or {4}</source>
        <translation>{0} kann {1} oder {2} sein: schreiben Sie {3} oder {4}</translation>
    </message>
</context>
<context>
    <name>Explainer</name>
    <message>
        <source>Allowed: {0}.</source>
        <translation>Erlaubt: {0}.</translation>
    </message>
    <message>
        <source>Press I for the passage of the lecture.</source>
        <translation>Die Taste I zeigt die Stelle der Vorlesung.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>The cost $C$ that learning makes small, $(y - a)^2/2$ or the cross-entropy. Each epoch takes one step against its gradient, $w \leftarrow w - \eta\,\partial C/\partial w$.</source>
        <translation>Die Kosten $C$, die das Lernen klein macht, $(y - a)^2/2$ oder die Kreuzentropie. Jede Epoche macht einen Schritt gegen ihren Gradienten, $w \leftarrow w - \eta\,\partial C/\partial w$.</translation>
    </message>
    <message>
        <source>The neuron’s output $a = f(z)$ at each epoch, where $z = wx + b$ and $f$ is its activation. Drag along the curve to look at another epoch.</source>
        <translation>Die Ausgabe $a = f(z)$ des Neurons in jeder Epoche; $z = wx + b$, und $f$ ist seine Aktivierung. Ziehen entlang der Kurve zeigt eine andere Epoche.</translation>
    </message>
    <message>
        <source>The activation $f(z)$ with the neuron’s point on it. The tangent’s slope $f&apos;(z)$ is a factor of the quadratic cost’s gradient, and of every hidden neuron’s; with the cross-entropy of a sigmoid output neuron it cancels.</source>
        <translation>Die Aktivierung $f(z)$ mit dem Punkt des Neurons. Die Steigung $f&apos;(z)$ der Tangente ist ein Faktor im Gradienten der quadratischen Kosten und im Gradienten jedes verborgenen Neurons; bei der Kreuzentropie eines Sigmoid-Ausgabeneurons kürzt sie sich weg.</translation>
    </message>
    <message>
        <source>The factors of $\partial C/\partial w = (a - y)\,f&apos;(z)\,x$, and their product below the line. Where one of them is near 0 and the others are not large, the weight learns slowly.</source>
        <translation>Die Faktoren von $\partial C/\partial w = (a - y)\,f&apos;(z)\,x$ und unter dem Strich ihr Produkt. Wo einer von ihnen nahe 0 ist und die anderen nicht groß sind, lernt das Gewicht langsam.</translation>
    </message>
    <message>
        <source>With the cross-entropy $f&apos;(z)$ is divided by $a(1 - a)$. Of a sigmoid nothing is left of both but its steepness: $\partial C/\partial w$ follows the error $a - y$ and the input $x$ alone.</source>
        <translation>Bei der Kreuzentropie wird $f&apos;(z)$ durch $a(1 - a)$ geteilt. Von beidem bleibt bei einem Sigmoid nur die Steilheit: $\partial C/\partial w$ folgt allein dem Fehler $a - y$ und der Eingabe $x$.</translation>
    </message>
    <message>
        <source>The quadratic cost has $\partial C/\partial w = (a - y)\,f&apos;(z)\,x$. With the cross-entropy of a sigmoid neuron $f&apos;(z)$ cancels, and the error $a - y$ and the input $x$ are left.</source>
        <translation>Bei den quadratischen Kosten ist $\partial C/\partial w = (a - y)\,f&apos;(z)\,x$. Bei der Kreuzentropie eines Sigmoid-Neurons kürzt sich $f&apos;(z)$ weg; der Fehler $a - y$ und die Eingabe $x$ bleiben.</translation>
    </message>
    <message>
        <source>The neuron at the epoch shown: it weights its inputs, adds the bias, $z = wx + b$, and gives out $a = f(z)$. Learning changes weight and bias, nothing else.</source>
        <translation>Das Neuron in der gezeigten Epoche: Es gewichtet seine Eingaben, addiert den Bias, $z = wx + b$, und gibt $a = f(z)$ aus. Lernen ändert Gewicht und Bias, sonst nichts.</translation>
    </message>
    <message>
        <source>Each line is a training item: inputs, the target $y$, and the output $a$ at the epoch shown. The cost is the mean over all items; of several, each has a bar for its error $a - y$, by which it pulls.</source>
        <translation>Jede Zeile ist ein Trainingsbeispiel: Eingaben, Zielwert $y$ und die Ausgabe $a$ in der gezeigten Epoche. Die Kosten sind das Mittel über alle Beispiele; sind es mehrere, so hat jedes einen Balken für seinen Fehler $a - y$, mit dem es zieht.</translation>
    </message>
    <message>
        <source>The cross-entropy $-[y \ln a + (1 - y)\ln(1 - a)]$ over the output $a$. It is least at $a = y$, where it is the binary entropy of $y$.</source>
        <translation>Die Kreuzentropie $-[y \ln a + (1 - y)\ln(1 - a)]$ über der Ausgabe $a$. Am kleinsten ist sie bei $a = y$; dort ist sie die binäre Entropie von $y$.</translation>
    </message>
    <message>
        <source>The output $a$ for all inputs $x_1$ and $x_2$; on the line, where $w_1 x_1 + w_2 x_2 + b = 0$, it is 0.5. A click adds an item, another on it changes its target; it can be dragged, and its menu removes it.</source>
        <translation>Die Ausgabe $a$ für alle Eingaben $x_1$ und $x_2$; auf der Geraden, wo $w_1 x_1 + w_2 x_2 + b = 0$ ist, beträgt sie 0.5. Ein Klick fügt ein Beispiel hinzu, ein weiterer darauf ändert seinen Zielwert; ziehen verschiebt es, sein Menü entfernt es.</translation>
    </message>
    <message>
        <source>Formulas of the gradient or the cost, with the numbers of the epoch shown below their symbols. A factor struck through is cancelled.</source>
        <translation>Formeln des Gradienten oder der Kosten, unter ihren Symbolen die Zahlen der gezeigten Epoche. Ein durchgestrichener Faktor ist weggekürzt.</translation>
    </message>
    <message>
        <source>The activation $f(z)$, and dashed its slope $f&apos;(z)$. Drag the point: the slope there is a factor of every hidden neuron’s gradient, and of the output’s with the quadratic cost.</source>
        <translation>Die Aktivierung $f(z)$ und gestrichelt ihre Steigung $f&apos;(z)$. Ziehen Sie den Punkt: Die Steigung dort ist ein Faktor im Gradienten jedes verborgenen Neurons, mit den quadratischen Kosten auch in dem der Ausgabe.</translation>
    </message>
    <message>
        <source>All activations with the same point and, where there is room, the largest slope of each as a level, which softplus approaches but never reaches. A click draws one of them large.</source>
        <translation>Alle Aktivierungen mit demselben Punkt und, wo Platz ist, der jeweils größten Steigung als Linie, der Softplus beliebig nahe kommt, ohne sie zu erreichen. Ein Klick zeichnet eine davon groß.</translation>
    </message>
    <message>
        <source>The size of $\partial C/\partial b = (a - y)\,f&apos;(z)$ on a logarithmic axis. An exact 0 has no place there: it lies on the axis and is named.</source>
        <translation>Der Betrag von $\partial C/\partial b = (a - y)\,f&apos;(z)$ auf einer logarithmischen Achse. Eine genaue 0 hat dort keinen Platz: Sie liegt auf der Achse und wird genannt.</translation>
    </message>
    <message>
        <source>The formulas of the activation and of its slope, with the numbers of the point below them.</source>
        <translation>Die Formeln der Aktivierung und ihrer Steigung, darunter die Zahlen des Punktes.</translation>
    </message>
    <message>
        <source>Gates in layers, with the signals on the wires. Click an input to flip it, and a block to unfold it.</source>
        <translation>Gatter in Schichten, mit den Signalen auf den Leitungen. Ein Klick kippt einen Eingang und klappt einen Block auf.</translation>
    </message>
    <message>
        <source>The same function built in two ways, with the same inputs. Click an input to flip it in both.</source>
        <translation>Dieselbe Funktion, auf zwei Arten gebaut, mit denselben Eingängen. Ein Klick kippt einen Eingang in beiden.</translation>
    </message>
    <message>
        <source>The function as a table, with a line for each of the $2^n$ inputs. Click a line to choose it, and an output to change the function.</source>
        <translation>Die Funktion als Tabelle, mit einer Zeile für jede der $2^n$ Eingaben. Ein Klick wählt eine Zeile; ein Klick auf eine Ausgabe ändert die Funktion.</translation>
    </message>
    <message>
        <source>The number of gates for $n$ inputs, on a logarithmic axis. For parity two layers need $2^{n-1} + 1$, a tree of pairs $4(n - 1)$.</source>
        <translation>Die Zahl der Gatter für $n$ Eingänge, auf einer logarithmischen Achse. Für die Parität brauchen zwei Schichten $2^{n-1} + 1$, ein Baum aus Paaren $4(n - 1)$.</translation>
    </message>
    <message>
        <source>The two numbers that are multiplied, and their product as the circuit gives it out, in binary and decimal.</source>
        <translation>Die beiden Zahlen, die multipliziert werden, und ihr Produkt, wie die Schaltung es ausgibt, binär und dezimal.</translation>
    </message>
    <message>
        <source>What the circuit is built of, block by block down to gates, and how many gates each is when all is unfolded.</source>
        <translation>Woraus die Schaltung besteht, Baustein für Baustein bis zu den Gattern, und wie viele Gatter jeder ist, wenn alles aufgeklappt ist.</translation>
    </message>
    <message>
        <source>What the circuit computes, with the bits of the step shown, and what it costs in gates and layers.</source>
        <translation>Was die Schaltung berechnet, mit den Bits des gezeigten Schritts, und was es an Gattern und Schichten kostet.</translation>
    </message>
    <message>
        <source>The share of validation images that each network reads rightly, after each epoch. The networks learn side by side; thin lines across are what the lecture’s networks reach, drawn with its settings only.</source>
        <translation>Der Anteil der Validierungsbilder, die jedes Netz richtig liest, nach jeder Epoche. Die Netze lernen nebeneinander; die dünnen waagerechten Linien sind, was die Netze der Vorlesung erreichen, und nur bei deren Einstellungen gezeichnet.</translation>
    </message>
    <message>
        <source>The first epochs of the same curves on an axis from 0 to 100 %, of which the large plot shows the upper end. A network that knows nothing reads about one digit in ten.</source>
        <translation>Die ersten Epochen derselben Kurven auf einer Achse von 0 bis 100 %, von der das große Diagramm das obere Ende zeigt. Ein Netz, das nichts weiß, liest etwa jede zehnte Ziffer richtig.</translation>
    </message>
    <message>
        <source>The weights from each pixel to a neuron of the first hidden layer, as a picture of 28×28 pixels. Ink on orange raises the neuron’s output, ink on blue lowers it.</source>
        <translation>Die Gewichte von jedem Pixel zu einem Neuron der ersten verborgenen Schicht, als Bild von 28×28 Pixeln. Tinte auf Orange erhöht die Ausgabe des Neurons, Tinte auf Blau senkt sie.</translation>
    </message>
    <message>
        <source>Validation images with what the network says and what they are. A click on one shows its ten outputs.</source>
        <translation>Validierungsbilder mit dem, was das Netz sagt, und dem, was sie sind. Ein Klick auf eines zeigt seine zehn Ausgaben.</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse: the network of the epoch shown reads it while you draw. It is centred and scaled as the training images are; where there is room, the ten outputs stand beside it.</source>
        <translation>Zeichnen Sie eine Ziffer mit der Maus: Das Netz der gezeigten Epoche liest sie, während Sie zeichnen. Sie wird zentriert und skaliert wie die Trainingsbilder; wo Platz ist, stehen die zehn Ausgaben dabei.</translation>
    </message>
    <message>
        <source>The step of each mini-batch of $m$ images, which shrinks the weights by regularisation, and the accuracy at the epoch shown. Beside it stand its standard error, by the choice of images, and with the lecture’s settings the runs of other seeds and the lecture’s.</source>
        <translation>Der Schritt jedes Mini-Batches von $m$ Bildern, bei dem die Regularisierung die Gewichte schrumpft, und die Genauigkeit in der gezeigten Epoche. Dabei stehen ihr Standardfehler durch die Auswahl der Bilder und, bei den Einstellungen der Vorlesung, Läufe mit anderen Startzahlen und die Werte der Vorlesung.</translation>
    </message>
    <message>
        <source>The ten outputs of the network, one for each digit; the largest is what it says. They are outputs of sigmoid neurons and need not sum to 1.</source>
        <translation>Die zehn Ausgaben des Netzes, eine je Ziffer; die größte ist, was es sagt. Es sind Ausgaben von Sigmoid-Neuronen; ihre Summe muss nicht 1 sein.</translation>
    </message>
    <message>
        <source>The speed of layer $l$ is $\|\delta^l\|$, the length of the vector of all $\partial C/\partial b_j^l$. Equal distances on the axis are equal ratios.</source>
        <translation>Das Lerntempo der Schicht $l$ ist $\|\delta^l\|$, die Länge des Vektors aller $\partial C/\partial b_j^l$. Gleiche Abstände auf der Achse sind gleiche Verhältnisse.</translation>
    </message>
    <message>
        <source>The length of the output error $\delta^L$. With the quadratic cost it has a factor $\sigma&apos;(z^L)$, which a saturated neuron makes small.</source>
        <translation>Die Länge des Ausgabefehlers $\delta^L$. Mit den quadratischen Kosten hat er einen Faktor $\sigma&apos;(z^L)$, den ein gesättigtes Neuron klein macht.</translation>
    </message>
    <message>
        <source>The top six neurons of each hidden layer, each with the sign of its gradient $\partial C/\partial b$ and a bar for its size. Bars have one common scale, unless the switch gives each layer its own.</source>
        <translation>Die obersten sechs Neuronen jeder verborgenen Schicht, jedes mit dem Vorzeichen seines Gradienten $\partial C/\partial b$ und einem Balken für dessen Betrag. Die Balken haben einen gemeinsamen Maßstab, wenn der Schalter nicht jeder Schicht einen eigenen gibt.</translation>
    </message>
    <message>
        <source>The speeds $\|\delta^l\|$ before any learning, beside the lecture’s for networks of two to four hidden layers. They differ from seed to seed.</source>
        <translation>Die Lerntempi $\|\delta^l\|$ vor dem Lernen, bei zwei bis vier verborgenen Schichten neben denen der Vorlesung. Sie sind mit jeder Startzahl andere.</translation>
    </message>
    <message>
        <source>The speeds $\|\delta^l\|$ before any learning, a point for each network. Strokes are their median and percentiles, diamonds the lecture’s own network.</source>
        <translation>Die Lerntempi $\|\delta^l\|$ vor dem Lernen, ein Punkt für jedes Netz. Striche sind Median und Perzentile, Rauten das Netz der Vorlesung.</translation>
    </message>
    <message>
        <source>The cost over the epochs. The dashed line is that of a constant guess: of an answer that knows how frequent each digit is, and nothing of the image.</source>
        <translation>Die Kosten über die Epochen. Die gestrichelte Linie zeigt die Kosten konstanten Ratens: einer Antwort, die weiß, wie häufig jede Ziffer ist, und nichts über das Bild.</translation>
    </message>
    <message>
        <source>The mean of $|a - y|$ over the outputs and images. Outputs that start wrongly saturated keep their error for long with the quadratic cost, which has little slope there.</source>
        <translation>Der Mittelwert von $|a - y|$ über Ausgaben und Bilder. Ausgaben, die falsch gesättigt beginnen, behalten bei den quadratischen Kosten ihren Fehler lange, weil die Steigung dort klein ist.</translation>
    </message>
    <message>
        <source>One output neuron for one image: while the weights are the same, at epoch 0, $\delta_j^L$ of the two costs differs by exactly the factor $\sigma&apos;(z_j^L)$. $a_1$ is the output of the first hidden neuron, $C_x$ the cost of the image.</source>
        <translation>Ein Ausgabeneuron für ein Bild: Solange die Gewichte gleich sind, in Epoche 0, unterscheidet sich $\delta_j^L$ der beiden Kosten genau um den Faktor $\sigma&apos;(z_j^L)$. $a_1$ ist die Ausgabe des ersten verborgenen Neurons, $C_x$ sind die Kosten des Bildes.</translation>
    </message>
    <message>
        <source>The speed of the last hidden layer over that of the first, for each recipe. At 1 both learn equally fast.</source>
        <translation>Das Lerntempo der letzten verborgenen Schicht geteilt durch das der ersten, für jedes Rezept. Bei 1 lernen beide gleich schnell.</translation>
    </message>
    <message>
        <source>The ratio of last to first layer’s speed, at the start and at the epoch shown, with its spread over the networks.</source>
        <translation>Das Verhältnis der Lerntempi von letzter und erster Schicht, am Start und in der gezeigten Epoche, mit seiner Streuung über die Netze.</translation>
    </message>
    <message>
        <source>The speed $\|\delta^1\|$ of the first hidden layer, for each recipe.</source>
        <translation>Das Lerntempo $\|\delta^1\|$ der ersten verborgenen Schicht, für jedes Rezept.</translation>
    </message>
    <message>
        <source>The formulas of what is plotted, with the numbers of the epoch shown.</source>
        <translation>Die Formeln des Gezeigten, mit den Zahlen der gezeigten Epoche.</translation>
    </message>
    <message>
        <source>The biases while the chain learns. Where its gradient has vanished, the first hardly moves while the last one does.</source>
        <translation>Die Bias-Werte, während die Kette lernt. Wo sein Gradient verschwunden ist, bewegt sich der erste kaum, der letzte schon.</translation>
    </message>
    <message>
        <source>The ratio of first to last gradient over the number of layers, for each activation: the median of random chains.</source>
        <translation>Das Verhältnis von erstem zu letztem Gradienten über der Zahl der Schichten, für jede Aktivierung: der Median zufälliger Ketten.</translation>
    </message>
    <message>
        <source>The cost for every weight and bias, and the way that learning takes on it, with a bead each so many epochs. Drag to turn it; M shows the map, where a click starts from there.</source>
        <translation>Die Kosten für jedes Gewicht und jeden Bias, und der Weg, den das Lernen darauf nimmt, mit einer Perle alle paar Epochen. Ziehen dreht die Landschaft; M zeigt die Karte, auf der ein Klick von dort beginnt.</translation>
    </message>
    <message>
        <source>One neuron in each layer; below each part stands its factor of $\partial C/\partial b_1$. A run multiplies them, one after the other, from the cost back to the first bias. Drag a weight or bias up or down; a click on a neuron shows its own product.</source>
        <translation>Ein Neuron in jeder Schicht; unter jedem Teil steht sein Faktor von $\partial C/\partial b_1$. Ein Lauf multipliziert sie nacheinander, von den Kosten zurück bis zum ersten Bias. Gewichte und Biases lassen sich nach oben oder unten ziehen; ein Klick auf ein Neuron zeigt dessen eigenes Produkt.</translation>
    </message>
    <message>
        <source>The gradients of the first bias and of a later one. Grey factors are common to both; those on the tint only the first has. Of the sigmoid, each extra pair $w\,\sigma&apos;(z)$ is usually below 1/4 in size.</source>
        <translation>Die Gradienten des ersten Bias und eines späteren. Graue Faktoren haben beide gemeinsam; die getönt hinterlegten hat nur der erste. Beim Sigmoid ist jedes zusätzliche Paar $w\,\sigma&apos;(z)$ im Betrag meist kleiner als 1/4.</translation>
    </message>
    <message>
        <source>The product from the cost back to the first bias, in size, on a logarithmic axis. The dashed guide takes the activation’s largest slope in every layer.</source>
        <translation>Das Produkt von den Kosten zurück bis zum ersten Bias, im Betrag, auf einer logarithmischen Achse. Die gestrichelte Hilfslinie nimmt in jeder Schicht die größte Steigung der Aktivierung.</translation>
    </message>
    <message>
        <source>The ratio of both gradients in random chains with Gaussian weights and biases; a brick is a chain that was drawn. The line is the bound of its terms, 1/4 each for the sigmoid.</source>
        <translation>Das Verhältnis beider Gradienten in zufälligen Ketten mit normalverteilten Gewichten und Biases; ein Stein ist eine gezogene Kette. Die Linie ist die Schranke der Terme, beim Sigmoid je 1/4.</translation>
    </message>
    <message>
        <source>The ratio of first to last gradient in random chains of steep sigmoids $\sigma(kz)$: median, middle half, and nine of ten. Their slope is large only in a narrow range around 0, which most chains miss at some neuron.</source>
        <translation>Das Verhältnis des ersten zum letzten Gradienten in zufälligen Ketten mit steilem Sigmoid $\sigma(kz)$: Median, mittlere Hälfte und neun von zehn. Die Steigung ist nur in einem schmalen Bereich um 0 groß, den die meisten Ketten an irgendeinem Neuron verfehlen.</translation>
    </message>
    <message>
        <source>The slope of the activation, with each neuron’s point on it. The sigmoid’s is never more than $\sigma&apos;(0) = 1/4$, that of the steep sigmoid never more than $k/4$.</source>
        <translation>Die Steigung der Aktivierung mit dem Punkt jedes Neurons. Beim Sigmoid ist sie nie größer als $\sigma&apos;(0) = 1/4$, beim steilen Sigmoid nie größer als $k/4$.</translation>
    </message>
    <message>
        <source>The gradient of the first bias over that of a later one, the product of the slopes and weights between them. Below 1 in size, the first bias learns more slowly.</source>
        <translation>Der Gradient des ersten Bias geteilt durch den eines späteren: das Produkt der Steigungen und Gewichte dazwischen. Ist es im Betrag kleiner als 1, lernt der erste Bias langsamer.</translation>
    </message>
    <message>
        <source>The pair $|w\,\sigma&apos;(wa + b)|$ of a sigmoid neuron over the activation $a$ of the one before. It reaches 1 only for $|w| \geq 4$; the range of $a$ where it does is widest, 0.4477, at $|w| = 6.89$, and narrower for any other weight.</source>
        <translation>Das Paar $|w\,\sigma&apos;(wa + b)|$ eines Sigmoid-Neurons über der Aktivierung $a$ des vorigen. Es erreicht 1 nur für $|w| \geq 4$; der Bereich von $a$, in dem es das tut, ist mit 0.4477 am breitesten bei $|w| = 6.89$ und bei jedem anderen Gewicht schmaler.</translation>
    </message>
    <message>
        <source>The share of random chains whose first gradient is between a tenth and ten times the last. It falls with depth for every activation: stability is a knife edge.</source>
        <translation>Der Anteil der zufälligen Ketten, deren erster Gradient zwischen einem Zehntel und dem Zehnfachen des letzten liegt. Er fällt mit der Tiefe bei jeder Aktivierung: Stabilität ist ein Balanceakt.</translation>
    </message>
    <message>
        <source>The length $\|\partial C / \partial w^l\|$ of the gradient of all weights of layer $l$, beside $\|\delta^l\|$, that of its biases. For one image $\partial C / \partial w_{jk}^l = a_k^{l-1} \delta_j^l$; the inputs $a_k$ of layer 1 are the pixels.</source>
        <translation>Die Länge $\|\partial C / \partial w^l\|$ des Gradienten aller Gewichte der Schicht $l$, neben $\|\delta^l\|$, der ihrer Bias-Werte. Für ein Bild ist $\partial C / \partial w_{jk}^l = a_k^{l-1} \delta_j^l$; die Eingaben $a_k$ der Schicht 1 sind die Pixel.</translation>
    </message>
    <message>
        <source>The slopes $f&apos;(z)$ of all activations, a factor of every hidden neuron’s gradient: the sigmoid’s is 1/4 at most, a ReLU’s jumps from 0 to 1. The bar on the axis marks where the selected slope is at least half its largest. Drag to move $z$; a click on a curve selects it.</source>
        <translation>Die Steigungen $f&apos;(z)$ aller Aktivierungen, ein Faktor im Gradienten jedes verborgenen Neurons: Die des Sigmoids ist höchstens 1/4, die einer ReLU springt von 0 auf 1. Der Balken auf der Achse zeigt, wo die gewählte Steigung mindestens halb so groß wie ihr Höchstwert ist. Ziehen verschiebt $z$; ein Klick auf eine Kurve wählt sie.</translation>
    </message>
    <message>
        <source>The output of the same neuron with the other activations, from $z$ and, wide and pale, from $-z$ with the target $1 - y$; dotted, the targets.</source>
        <translation>Die Ausgabe desselben Neurons mit den übrigen Aktivierungen, von $z$ aus und, breit und blass, von $-z$ aus mit dem Ziel $1 - y$; gepunktet die Ziele.</translation>
    </message>
    <message>
        <source>A neuron reaches its target when it is off by at most 0.1. Else it is dead with a gradient of exactly 0, stuck with a slope below 1/4 of its activation’s largest, as where it is saturated. A number counts the epochs spent stuck or dead.</source>
        <translation>Ein Neuron erreicht sein Ziel, wenn es höchstens um 0.1 danebenliegt. Sonst ist es tot, wenn sein Gradient genau 0 ist, und steckt fest, wenn die Steigung kleiner als 1/4 des Höchstwerts seiner Aktivierung ist, etwa weil es gesättigt ist. Eine Zahl zählt die Epochen, in denen es feststeckte oder tot war.</translation>
    </message>
    <message>
        <source>The output $a$ for every point of the plane; on the line $a = 0.5$ it changes sides. The thin lines are where the first hidden neurons do, grey ones where the output did before. A drag moves a point, a click adds one or gives it the other class.</source>
        <translation>Die Ausgabe $a$ für jeden Punkt der Ebene; auf der Linie $a = 0.5$ wechselt sie die Seite. Auf den dünnen Linien tun das die ersten verborgenen Neuronen, auf den grauen tat es die Ausgabe zuvor. Ziehen verschiebt einen Punkt, ein Klick setzt einen hinzu oder gibt ihm die andere Klasse.</translation>
    </message>
    <message>
        <source>The output over the same plane of the run that stands beside this one, at the same epoch.</source>
        <translation>Die Ausgabe des Laufs daneben über derselben Ebene, in derselben Epoche.</translation>
    </message>
    <message>
        <source>The network at the epoch shown: in every neuron what it computes over the plane, along every weight its size as width, solid where it raises and dashed where it lowers. Drag a weight or a bias up or down, and training goes on from there.</source>
        <translation>Das Netz in der gezeigten Epoche: in jedem Neuron, was es über der Ebene berechnet, und jedes Gewicht so breit wie es groß ist, durchgezogen, wo es hebt, gestrichelt, wo es senkt. Ziehen Sie ein Gewicht oder einen Bias nach oben oder unten, und von dort lernt das Netz weiter.</translation>
    </message>
    <message>
        <source>The cost $C$ over the epochs, the mean over all points. Where it is level the gradient is small, and the network waits on a plateau. At $\ln 2$ it guesses: one half everywhere.</source>
        <translation>Die Kosten $C$ über den Epochen, das Mittel über alle Punkte. Wo die Kurve eben ist, ist der Gradient klein, und das Netz wartet auf einem Plateau. Bei $\ln 2$ rät es: überall ein halb.</translation>
    </message>
    <message>
        <source>The share of points that lie on the wrong side of the line $a = 0.5$.</source>
        <translation>Der Anteil der Punkte auf der falschen Seite der Linie $a = 0.5$.</translation>
    </message>
    <message>
        <source>The speed of each layer, the length $\|\delta^l\|$ of the gradient by its biases. The lower the curve, the more slowly the layer learns.</source>
        <translation>Das Lerntempo jeder Schicht, die Länge $\|\delta^l\|$ des Gradienten nach ihren Biases. Je tiefer die Kurve, desto langsamer lernt die Schicht.</translation>
    </message>
    <message>
        <source>The output neuron weights what the hidden neurons make of the chosen point and adds its bias: $a = \sigma(\sum_j w_j h_j + b)$.</source>
        <translation>Das Ausgabeneuron gewichtet, was die verborgenen Neuronen aus dem gewählten Punkt machen, und addiert seinen Bias: $a = \sigma(\sum_j w_j h_j + b)$.</translation>
    </message>
    <message>
        <source>Each line is a point: its coordinates, the target $y$, what the last hidden neurons make of it, and the output $a$. A click chooses the point of the formula.</source>
        <translation>Jede Zeile ist ein Punkt: seine Koordinaten, der Zielwert $y$, was die letzten verborgenen Neuronen aus ihm machen, und die Ausgabe $a$. Ein Klick wählt den Punkt der Formel.</translation>
    </message>
    <message>
        <source>The output $a = f(wx + b)$ of the same neuron as a sigmoid and as a ReLU: at the left from $z$, at the right from $-z$ with the target $1 - y$; dashed, the target. A neuron that is wrong and has a gradient of exactly 0 is dead: it never moves again.</source>
        <translation>Die Ausgabe $a = f(wx + b)$ desselben Neurons als Sigmoid und als ReLU: links von $z$ aus, rechts von $-z$ aus mit dem Ziel $1 - y$; gestrichelt das Ziel. Ein Neuron, das danebenliegt und dessen Gradient genau 0 ist, ist tot: Es rührt sich nie wieder.</translation>
    </message>
    <message>
        <source>Where a sigmoid and a ReLU neuron are on the curves of their activations at the epoch shown: a full point from $z$, an open one from $-z$. Drag to choose the weighted input $z$ from which all neurons start.</source>
        <translation>Wo ein Sigmoid- und ein ReLU-Neuron in der gezeigten Epoche auf den Kurven ihrer Aktivierungen stehen: ein voller Punkt von $z$, ein offener von $-z$ aus. Ziehen wählt die gewichtete Eingabe $z$, von der alle Neuronen starten.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>There is nothing to animate yet: run it first.</source>
        <translation>Noch gibt es nichts zu animieren: Starten Sie erst den Lauf.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Export the whole figure…</source>
        <translation>Ganze Abbildung exportieren…</translation>
    </message>
    <message>
        <source>The table has {0} lines, too many to copy: save it.</source>
        <translation>Die Tabelle hat {0} Zeilen, zu viele zum Kopieren: Speichern Sie sie.</translation>
    </message>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>Die Tabelle ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The system’s clipboard took nothing: save it to a file.</source>
        <translation>Die Zwischenablage des Systems hat nichts übernommen: bitte in eine Datei speichern.</translation>
    </message>
    <message>
        <source>No script: {0}.</source>
        <translation>Kein Skript: {0}.</translation>
    </message>
    <message>
        <source>The run is on the clipboard as a script that needs NumPy only.</source>
        <translation>Der Lauf ist als Skript, das nur NumPy braucht, in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>{0} exists. Replace it?</source>
        <translation>{0} gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>The animation was cancelled.</source>
        <translation>Die Animation wurde abgebrochen.</translation>
    </message>
    <message>
        <source>{0} was not written: {1}</source>
        <translation>{0} wurde nicht geschrieben: {1}</translation>
    </message>
    <message>
        <source>MP4 needs the program ffmpeg: install it, or “pip install gradsim[animate]”. A GIF needs none.</source>
        <translation>MP4 braucht das Programm ffmpeg: Installieren Sie es, oder „pip install gradsim[animate]“. Ein GIF braucht keines.</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>es nennt keinen Grund</translation>
    </message>
    <message>
        <source>ffmpeg could not make the animation: {0}</source>
        <translation>ffmpeg konnte die Animation nicht herstellen: {0}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <extracomment>A file is wanted, or the clipboard.</extracomment>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Whole figure</source>
        <translation>Ganze Abbildung</translation>
    </message>
    <message>
        <source>One view</source>
        <translation>Eine Ansicht</translation>
    </message>
    <message>
        <source>The view that is exported</source>
        <translation>Die Ansicht, die exportiert wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message>
        <source>Keep these as a preset</source>
        <translation>Als Vorgabe behalten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>At its true size</source>
        <translation>In wahrer Größe</translation>
    </message>
    <message>
        <source>as it will stand in the column: text of {0} pt</source>
        <translation>wie sie in der Spalte stehen wird: Text von {0} pt</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <source>{0}, {1} × {2} px</source>
        <translation>{0}, {1} × {2} px</translation>
    </message>
    <message>
        <source>One line for each epoch, with all digits.</source>
        <translation>Eine Zeile je Epoche, mit allen Stellen.</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Title and question</source>
        <extracomment>Looks and grounds that can be chosen together. Other attributes of the order, or of its page, are wanted.</extracomment>
        <translation>Titel und Frage</translation>
    </message>
    <message>
        <source>Caption and key figure</source>
        <translation>Bildtext und Kennzahl</translation>
    </message>
    <message>
        <source>Formula band</source>
        <translation>Formelzeile</translation>
    </message>
    <message>
        <source>Transparent ground</source>
        <translation>Durchsichtiger Grund</translation>
    </message>
    <message>
        <source>Embed the experiment</source>
        <translation>Experiment einbetten</translation>
    </message>
    <message>
        <source>outlines</source>
        <translation>Umrisse</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>paper, white</source>
        <translation>Papier, weiß</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>PNG pixels</source>
        <translation>PNG-Pixel</translation>
    </message>
    <message>
        <source>SVG text as</source>
        <translation>SVG-Text als</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The width of the figure where it will stand.</source>
        <translation>Die Breite der Abbildung, wo sie stehen wird.</translation>
    </message>
    <message>
        <source>Its height; empty for as high as its views need.</source>
        <translation>Ihre Höhe; leer für so hoch, wie ihre Ansichten es brauchen.</translation>
    </message>
    <message>
        <source>The height of the type of labels, in points.</source>
        <translation>Die Schriftgröße der Beschriftung, in Punkt.</translation>
    </message>
    <message>
        <source>The width of a curve, in points.</source>
        <translation>Die Breite einer Kurve, in Punkt.</translation>
    </message>
    <message>
        <source>The epoch that the figure shows.</source>
        <translation>Die Epoche, die die Abbildung zeigt.</translation>
    </message>
    <message>
        <source>Frames per second of the animation.</source>
        <translation>Bilder je Sekunde der Animation.</translation>
    </message>
    <message>
        <source>From the first epoch to the last.</source>
        <translation>Von der ersten Epoche bis zur letzten.</translation>
    </message>
    <message>
        <source>Pixels of the picture for each pixel of its layout.</source>
        <translation>Pixel des Bildes für jedes Pixel seiner Anordnung.</translation>
    </message>
    <message>
        <source>Outlines need no typeface; text can be changed and found.</source>
        <translation>Umrisse brauchen keine Schrift; Text lässt sich ändern und finden.</translation>
    </message>
    <message>
        <source>Unit of width and height</source>
        <translation>Einheit von Breite und Höhe</translation>
    </message>
    <message>
        <source>“{0}” is no number.</source>
        <translation>„{0}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>The epoch must be a whole number from 0 to {0}.</source>
        <translation>Die Epoche muss eine ganze Zahl von 0 bis {0} sein.</translation>
    </message>
    <message>
        <source>It must be from {0} to {1}.</source>
        <translation>Der Wert muss zwischen {0} und {1} liegen.</translation>
    </message>
    <message>
        <source>Opened in gradsim, the file restores this run at epoch {0}.</source>
        <translation>In gradsim geöffnet, stellt die Datei diesen Lauf bei Epoche {0} wieder her.</translation>
    </message>
    <message>
        <source>No room for: {0}.</source>
        <translation>Kein Platz für: {0}.</translation>
    </message>
    <message>
        <source>One line for each epoch, with all digits.</source>
        <translation>Eine Zeile je Epoche, mit allen Stellen.</translation>
    </message>
    <message>
        <source>Vector: sharp at every size.</source>
        <translation>Vektorgrafik: scharf in jeder Größe.</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} Pixel</translation>
    </message>
</context>
<context>
    <name>FeatureGrid</name>
    <message>
        <source>The weights from the 784 pixels to each neuron of the first hidden layer: ink on orange raises its output, ink on blue lowers it.</source>
        <translation>Die Gewichte von den 784 Pixeln zu jedem Neuron der ersten verborgenen Schicht: Tinte auf Orange erhöht seine Ausgabe, Tinte auf Blau senkt sie.</translation>
    </message>
    <message>
        <source>what hidden neurons look for</source>
        <translation>worauf Neuronen achten</translation>
    </message>
    <message>
        <source>ink raises: orange, lowers: blue</source>
        <translation>Tinte erhöht: orange, senkt: blau</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open experiment</source>
        <translation>Experiment öffnen</translation>
    </message>
    <message>
        <source>Experiments and exports ({0})</source>
        <translation>Experimente und Exporte ({0})</translation>
    </message>
    <message>
        <source>Experiments ({0})</source>
        <translation>Experimente ({0})</translation>
    </message>
    <message>
        <source>This panel has no training items; Single neuron and Small network have.</source>
        <translation>Dieses Thema hat keine Trainingsbeispiele; „Einzelnes Neuron“ und „Kleines Netz“ haben welche.</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>Experiment speichern</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>Lectures ({0})</source>
        <translation>Vorlesungen ({0})</translation>
    </message>
    <message>
        <source>Save lecture</source>
        <translation>Vorlesung speichern</translation>
    </message>
    <message>
        <source>This panel uses no data set; Layer speed does.</source>
        <translation>Dieses Thema benutzt keinen Datensatz; „Tempo der Schichten“ schon.</translation>
    </message>
    <message>
        <source>Open data set</source>
        <translation>Datensatz öffnen</translation>
    </message>
    <message>
        <source>Which set?</source>
        <translation>Welcher Datensatz?</translation>
    </message>
    <message>
        <source>Training items ({0})</source>
        <translation>Trainingsbeispiele ({0})</translation>
    </message>
    <message>
        <source>All files ({0})</source>
        <translation>Alle Dateien ({0})</translation>
    </message>
    <message>
        <source>The clipboard holds no training items: {0}.</source>
        <translation>In der Zwischenablage sind keine Trainingsbeispiele: {0}.</translation>
    </message>
</context>
<context>
    <name>FirstEpochs</name>
    <message>
        <source>first epochs, in %</source>
        <translation>erste Epochen, in %</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>Why neural networks learn slowly</source>
        <translation>Warum neuronale Netze langsam lernen</translation>
    </message>
    <message>
        <source>“{0}” is left out: {1}</source>
        <extracomment>What holds for all that Qt paints unless it says something else.</extracomment>
        <translation>„{0}“ fehlt: {1}</translation>
    </message>
    <message>
        <source>One file, which needs neither a network nor gradsim. The numbers are those of the run, epoch by epoch.</source>
        <translation>Eine einzige Datei, die weder ein Netz noch gradsim braucht. Die Zahlen sind die des Laufs, Epoche für Epoche.</translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0} {1} von {2}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Each page asks a question. Think of an answer, let the run go on with the slider, the arrow keys or the space bar, and look only then at what was seen.</source>
        <translation>Jede Seite stellt eine Frage. Überlegen Sie sich eine Antwort, lassen Sie den Lauf mit dem Schieber, den Pfeiltasten oder der Leertaste weitergehen, und sehen Sie erst dann nach, was zu sehen war.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>What do you expect?</source>
        <translation>Was erwarten Sie?</translation>
    </message>
    <message>
        <source>Show what was seen</source>
        <translation>Zeigen, was zu sehen war</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Change them in gradsim:</source>
        <translation>In gradsim ändern:</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Epoch {0}</source>
        <translation>Epoche {0}</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>Handzettel</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
</context>
<context>
    <name>HandoutJob</name>
    <message>
        <source>Drawing the handout …</source>
        <translation>Der Handzettel wird gezeichnet …</translation>
    </message>
    <message>
        <source>{0} was not written: the process that draws it has failed.</source>
        <translation>{0} wurde nicht geschrieben: Der Prozess, der zeichnet, ist gescheitert.</translation>
    </message>
    <message>
        <source>{0} was not written: nothing is left of the lecture.</source>
        <translation>{0} wurde nicht geschrieben: Von der Vorlesung ist nichts übrig.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>title of the lecture</source>
        <translation>Titel der Vorlesung</translation>
    </message>
    <message>
        <source>whether the lecture is saved</source>
        <translation>ob die Vorlesung gespeichert ist</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Lectures</source>
        <translation>Vorlesungen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Give this lecture</source>
        <translation>Vorlesung halten</translation>
    </message>
    <message>
        <source>Open lecture…</source>
        <translation>Vorlesung öffnen …</translation>
    </message>
    <message>
        <source>New lecture of what is on screen</source>
        <translation>Neue Vorlesung aus dem auf dem Bildschirm</translation>
    </message>
    <message>
        <source>The built-in lecture</source>
        <translation>Die mitgelieferte Vorlesung</translation>
    </message>
    <message>
        <source>none opened or saved yet</source>
        <translation>noch keine geöffnet oder gespeichert</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>the built-in lecture</source>
        <translation>die mitgelieferte Vorlesung</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>output $a$ over {0} epochs</source>
        <translation>Ausgabe $a$ über {0} Epochen</translation>
    </message>
    <message>
        <source>from $z$ = {0}, target {1}</source>
        <translation>von $z$ = {0}, Ziel {1}</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys work wherever the focus is, except while text is being typed.</source>
        <translation>Tasten wirken, wo immer der Fokus ist, außer während Text eingegeben wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In a lecture: to that demonstration</source>
        <translation>In einer Vorlesung: zu dieser Vorführung</translation>
    </message>
</context>
<context>
    <name>Ink</name>
    <message>
        <source>strokes over the picture</source>
        <extracomment>what is magnified</extracomment>
        <translation>Striche über dem Bild</translation>
    </message>
</context>
<context>
    <name>InputPlane</name>
    <message>
        <source>The input plane needs a neuron with two inputs.</source>
        <extracomment>Other items are wanted: the settings that have them. A sentence is to be shown: why something cannot be done.</extracomment>
        <translation>Die Eingabeebene braucht ein Neuron mit zwei Eingaben.</translation>
    </message>
    <message>
        <source>output $a$ over the input plane</source>
        <translation>Ausgabe $a$ über der Eingabeebene</translation>
    </message>
    <message>
        <source>output over the input plane</source>
        <translation>Ausgabe über der Eingabeebene</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>Epoche {0}</translation>
    </message>
    <message>
        <source>A neuron learns from one item at least.</source>
        <translation>Ein Neuron lernt aus mindestens einem Beispiel.</translation>
    </message>
    <message>
        <source>A neuron learns from at most {0} items.</source>
        <translation>Ein Neuron lernt aus höchstens {0} Beispielen.</translation>
    </message>
</context>
<context>
    <name>ItemsTable</name>
    <message>
        <source>training items</source>
        <translation>Trainingsbeispiele</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Cancel</source>
        <extracomment>It has ended: with an empty text, or with a sentence that says why nothing was written.</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Landscape</name>
    <message>
        <source>cost surface, {0}</source>
        <extracomment>It is seen from another side: the new prospect, and whether it is still being turned.</extracomment>
        <translation>Kostenlandschaft, {0}</translation>
    </message>
    <message>
        <source>weight $w$</source>
        <translation>Gewicht $w$</translation>
    </message>
    <message>
        <source>bias $b$</source>
        <translation>Bias $b$</translation>
    </message>
    <message>
        <source>cost $C$</source>
        <translation>Kosten $C$</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>System’s language</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>gradsim speaks this language from the next start on.</source>
        <translation>gradsim spricht diese Sprache ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>LayerSpeedPanel</name>
    <message>
        <source>speed of layer $l$, $\|\delta^l\|$</source>
        <translation>Lerntempo der Schicht $l$, $\|\delta^l\|$</translation>
    </message>
    <message>
        <source>Speed of the layers over epochs</source>
        <translation>Lerntempo der Schichten über Epochen</translation>
    </message>
    <message>
        <source>The network and its gradients</source>
        <translation>Das Netz und seine Gradienten</translation>
    </message>
    <message>
        <source>Speed at the start, table</source>
        <translation>Lerntempo am Start, Tabelle</translation>
    </message>
    <message>
        <source>Speed at the start, plot</source>
        <translation>Lerntempo am Start, Diagramm</translation>
    </message>
    <message>
        <source>Cost over epochs</source>
        <translation>Kosten über die Epochen</translation>
    </message>
    <message>
        <source>Gradient of the weights over epochs</source>
        <translation>Gradient der Gewichte über die Epochen</translation>
    </message>
    <message>
        <source>Speed of the output layer</source>
        <translation>Lerntempo der Ausgabeschicht</translation>
    </message>
    <message>
        <source>Mean error of the outputs</source>
        <translation>Mittlerer Fehler der Ausgaben</translation>
    </message>
    <message>
        <source>One output neuron</source>
        <translation>Ein Ausgabeneuron</translation>
    </message>
    <message>
        <source>Last to first layer</source>
        <translation>Letzte zu erster Schicht</translation>
    </message>
    <message>
        <source>Last to first layer, table</source>
        <translation>Letzte zu erster Schicht, Tabelle</translation>
    </message>
    <message>
        <source>Speed of the first layer</source>
        <translation>Lerntempo der ersten Schicht</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>Formeln</translation>
    </message>
    <message>
        <source>speed per neuron of layer $l$, </source>
        <translation>Lerntempo je Neuron der Schicht $l$, </translation>
    </message>
    <message>
        <source>speed of layer $l$, </source>
        <translation>Lerntempo der Schicht $l$, </translation>
    </message>
    <message>
        <source>logarithmic axis</source>
        <translation>logarithmische Achse</translation>
    </message>
    <message>
        <source>layer {0} : layer 1</source>
        <translation>Schicht {0} : Schicht 1</translation>
    </message>
    <message>
        <source>The bars are those of a single network; this run has {0}. With 1 in the box Networks they are here.</source>
        <translation>Die Balken gehören zu einem einzelnen Netz; dieser Lauf hat {0}. Mit 1 im Feld Netze sind sie hier.</translation>
    </message>
</context>
<context>
    <name>LearningViews</name>
    <message>
        <source>cost $C$</source>
        <translation>Kosten $C$</translation>
    </message>
    <message>
        <source>gradient of the weights $\|\partial C / \partial w^l\|$</source>
        <translation>Gradient der Gewichte $\|\partial C / \partial w^l\|$</translation>
    </message>
    <message>
        <source>layer {0} : layer 1</source>
        <translation>Schicht {0} : Schicht 1</translation>
    </message>
    <message>
        <source>guess by frequency {0}</source>
        <translation>nach Häufigkeit raten {0}</translation>
    </message>
</context>
<context>
    <name>LectureClock</name>
    <message>
        <source>on time</source>
        <translation>im Zeitplan</translation>
    </message>
    <message>
        <source>{0} min behind</source>
        <translation>{0} min im Rückstand</translation>
    </message>
    <message>
        <source>{0} min ahead</source>
        <translation>{0} min voraus</translation>
    </message>
    <message>
        <source>come to the end; the plan was {0}</source>
        <translation>zum Schluss kommen; geplant war {0}</translation>
    </message>
    <message>
        <source>the end is at {0}</source>
        <translation>Schluss um {0}</translation>
    </message>
    <message>
        <source>go on to {0} now; the plan was {1}</source>
        <translation>jetzt weiter zu {0}; geplant war {1}</translation>
    </message>
    <message>
        <source>go on to {0} at {1}</source>
        <translation>weiter zu {0} um {1}</translation>
    </message>
    <message>
        <source>of {0} min</source>
        <translation>von {0} min</translation>
    </message>
</context>
<context>
    <name>LectureEditor</name>
    <message>
        <source>Edit the lecture – gradsim</source>
        <extracomment>The entry of this number is to be shown on screen. The lecture is to be given.</extracomment>
        <translation>Vorlesung bearbeiten – gradsim</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>One up (Alt+Up)</source>
        <translation>Eins nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>One down (Alt+Down)</source>
        <translation>Eins nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Leave out ({0})</source>
        <translation>Weglassen ({0})</translation>
    </message>
    <message>
        <source>Duplicate ({0})</source>
        <translation>Verdoppeln ({0})</translation>
    </message>
    <message>
        <source>{0} demonstrations</source>
        <translation>{0} Vorführungen</translation>
    </message>
    <message>
        <source>1 demonstration</source>
        <translation>1 Vorführung</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} gewählt</translation>
    </message>
    <message>
        <source>{0} of {1} min</source>
        <translation>{0} von {1} min</translation>
    </message>
    <message>
        <source>{0} min, {1} would be left</source>
        <translation>{0} min, dann noch {1}</translation>
    </message>
    <message>
        <source>A lecture has no room for more demonstrations.</source>
        <translation>In einer Vorlesung ist kein Platz für weitere Vorführungen.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Add what is on screen</source>
        <translation>Vom Bildschirm dazu</translation>
    </message>
</context>
<context>
    <name>LectureMode</name>
    <message>
        <source>back to this demonstration</source>
        <extracomment>Another lecture, another place in it, or the mode was switched. A message is to be shown.</extracomment>
        <translation>zurück zu dieser Vorführung</translation>
    </message>
    <message>
        <source>run it</source>
        <translation>ablaufen lassen</translation>
    </message>
    <message>
        <source>go to its end, and conclude</source>
        <translation>zum Ende gehen und schließen</translation>
    </message>
    <message>
        <source>the next question</source>
        <translation>die nächste Frage</translation>
    </message>
    <message>
        <source>This is the first demonstration.</source>
        <translation>Dies ist die erste Vorführung.</translation>
    </message>
    <message>
        <source>This was the last demonstration.</source>
        <translation>Das war die letzte Vorführung.</translation>
    </message>
</context>
<context>
    <name>LectureRoom</name>
    <message>
        <source>There is no demonstration {0}: this lecture has {1}.</source>
        <extracomment>The lecture has begun, or is over. The room is at another demonstration of the lecture. The lecture, its place or the mode has changed, and is shown.</extracomment>
        <translation>Eine Vorführung {0} gibt es nicht: Diese Vorlesung hat {1}.</translation>
    </message>
</context>
<context>
    <name>LectureStrip</name>
    <message>
        <source>lecture</source>
        <extracomment>Pixels from bar to bar before zoom, as many as the next title leaves. Heights of the bars before zoom: what the room has seen, where it is, what is to come. The last are dashes: the edges of boxes would touch, and read as a row of noughts.</extracomment>
        <translation>Vorlesung</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} von {1}: {2}</translation>
    </message>
    <message>
        <source>go to {0}</source>
        <translation>zu {0}</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>there are {0}</source>
        <translation>es gibt {0}</translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> von {0}</translation>
    </message>
    <message>
        <source>next</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>press</source>
        <translation>Taste</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>Numbers with commas between them; a semicolon between items.</source>
        <translation>Zahlen mit Kommas dazwischen; ein Strichpunkt zwischen Beispielen.</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>what the audience sees</source>
        <translation>was das Publikum sieht</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>Loading …</source>
        <translation>Lädt …</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The newest entries of {0} stand last.</source>
        <translation>Die neuesten Einträge von {0} stehen zuletzt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} lässt sich nicht lesen: {1}</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>The window has no room for a larger size.</source>
        <extracomment>Everything has its look and its place. True: the look is another one, and what depends on the run is to be drawn again.</extracomment>
        <translation>Das Fenster hat keinen Platz für eine größere Darstellung.</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>start: flat</source>
        <translation>Start: flach</translation>
    </message>
    <message>
        <source>start: steep</source>
        <translation>Start: steil</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>Epoche {0}</translation>
    </message>
    <message>
        <source>epoch {0}: w = {1}, b = {2}, {3}</source>
        <translation>Epoche {0}: w = {1}, b = {2}, {3}</translation>
    </message>
</context>
<context>
    <name>NamedRow</name>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>{0} with a name</source>
        <translation>{0} mit Namen</translation>
    </message>
</context>
<context>
    <name>NetworkDrawing</name>
    <message>
        <source>network with gradients of its neurons</source>
        <translation>Netz mit den Gradienten seiner Neuronen</translation>
    </message>
    <message>
        <source>layer {0}: speed {1}, {2} layer 1.</source>
        <translation>Schicht {0}: Lerntempo {1}, {2} Schicht 1.</translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation>Schicht {0}</translation>
    </message>
    <message>
        <source>speed of the layer, and as a multiple of layer 1</source>
        <translation>Lerntempo der Schicht, auch als Vielfaches von Schicht 1</translation>
    </message>
    <message>
        <source>speed, as a multiple of layer 1</source>
        <translation>Tempo, als Vielfaches von Schicht 1</translation>
    </message>
    <message>
        <source>top six neurons</source>
        <translation>die ersten sechs Neuronen</translation>
    </message>
    <message>
        <source>full length {0}</source>
        <translation>volle Länge {0}</translation>
    </message>
    <message>
        <source>each layer its own scale</source>
        <translation>jede Schicht mit eigener Skala</translation>
    </message>
    <message>
        <source>the network, its weights, and what every neuron computes</source>
        <translation>das Netz, seine Gewichte, und was jedes Neuron berechnet</translation>
    </message>
    <message>
        <source>{0} weights and biases</source>
        <translation>{0} Gewichte und Biases</translation>
    </message>
    <message>
        <source>bias of neuron {0} in layer {1}</source>
        <translation>Bias von Neuron {0} in Schicht {1}</translation>
    </message>
    <message>
        <source>weight of neuron {0} in layer {1} for input {2}</source>
        <translation>Gewicht von Neuron {0} in Schicht {1} für Eingabe {2}</translation>
    </message>
    <message>
        <source>lowers</source>
        <translation>senkt</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>hebt</translation>
    </message>
</context>
<context>
    <name>NetworkPlane</name>
    <message>
        <source>{0} of {1} points wrong</source>
        <extracomment>The points are to be others: rows of x₁, x₂ and class. A point was chosen.</extracomment>
        <translation>{0} von {1} Punkten falsch</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>{0}: {1}. Drag up or down, or double-click to type</source>
        <extracomment>A weight or bias is to be changed: which, and its value, or a text that is none. A neuron was clicked: its layer from 0, and its place.</extracomment>
        <translation>{0}: {1}. Nach oben oder unten ziehen, oder doppelt klicken und tippen</translation>
    </message>
    <message>
        <source>What neuron {0} in layer {1} computes over the plane</source>
        <translation>Was Neuron {0} in Schicht {1} über der Ebene berechnet</translation>
    </message>
</context>
<context>
    <name>NeuronFormulas</name>
    <message>
        <source>cancels to 1</source>
        <translation>kürzt sich zu 1</translation>
    </message>
    <message>
        <source>cancels to k</source>
        <translation>kürzt sich zu k</translation>
    </message>
    <message>
        <source>{0}, epoch {1}</source>
        <translation>{0}, Epoche {1}</translation>
    </message>
    <message>
        <source>gradient, {0}, epoch {1}</source>
        <translation>Gradient, {0}, Epoche {1}</translation>
    </message>
    <message>
        <source>{0}, epoch {1}, mean over {2} items</source>
        <translation>{0}, Epoche {1}, Mittel über {2} Beispiele</translation>
    </message>
    <message>
        <source>cross-entropy, epoch {0}, and the least it can be</source>
        <translation>Kreuzentropie, Epoche {0}, und ihr kleinster Wert</translation>
    </message>
</context>
<context>
    <name>NextEntry</name>
    <message>
        <source>Go on: {0}</source>
        <translation>Weiter: {0}</translation>
    </message>
    <message>
        <source>picture of the next demonstration</source>
        <translation>Bild der nächsten Vorführung</translation>
    </message>
    <message>
        <source>next, {0} of {1}, {2} min</source>
        <translation>danach, {0} von {1}, {2} min</translation>
    </message>
    <message>
        <source>This is the last demonstration.</source>
        <translation>Dies ist die letzte Vorführung.</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>{0} slider</source>
        <translation>{0}, Schieberegler</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>{0} values</source>
        <translation>{0} Werte</translation>
    </message>
    <message>
        <source>of your own</source>
        <translation>selbst gewählt</translation>
    </message>
</context>
<context>
    <name>Ordinals</name>
    <message>
        <source>first</source>
        <translation>1.</translation>
    </message>
    <message>
        <source>second</source>
        <translation>2.</translation>
    </message>
    <message>
        <source>third</source>
        <translation>3.</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>4.</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>5.</translation>
    </message>
    <message>
        <source>sixth</source>
        <translation>6.</translation>
    </message>
    <message>
        <source>seventh</source>
        <translation>7.</translation>
    </message>
    <message>
        <source>eighth</source>
        <translation>8.</translation>
    </message>
    <message>
        <source>ninth</source>
        <translation>9.</translation>
    </message>
    <message>
        <source>{0}st</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0}nd</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0}rd</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0}th</source>
        <translation>{0}.</translation>
    </message>
</context>
<context>
    <name>OutputBars</name>
    <message>
        <source>The outputs of the ten output neurons. The largest is what the network reads. They are no probabilities: they need not sum to 1.</source>
        <translation>Die Ausgaben der zehn Ausgabeneuronen. Die größte ist, was das Netz liest. Es sind keine Wahrscheinlichkeiten: Ihre Summe muss nicht 1 sein.</translation>
    </message>
    <message>
        <source>Outputs, {0}. {1}</source>
        <translation>Ausgaben, {0}. {1}</translation>
    </message>
    <message>
        <source>outputs $a_j^L$</source>
        <translation>Ausgaben $a_j^L$</translation>
    </message>
    <message>
        <source>their sum is {0}; it need not be 1</source>
        <translation>ihre Summe ist {0}; sie muss nicht 1 sein</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>Summe {0}</translation>
    </message>
</context>
<context>
    <name>OutputChooser</name>
    <message>
        <source>one output neuron, one image</source>
        <translation>ein Ausgabeneuron, ein Bild</translation>
    </message>
    <message>
        <source>Output neuron j</source>
        <translation>Ausgabeneuron j</translation>
    </message>
    <message>
        <source>Image, of the first that are used</source>
        <translation>Bild, eines der ersten, die benutzt werden</translation>
    </message>
    <message>
        <source>factors of the gradient</source>
        <translation>Faktoren des Gradienten</translation>
    </message>
    <message>
        <source>output $j$</source>
        <translation>Ausgabe $j$</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{0}, from {1} to {2}.</source>
        <translation>{0}, von {1} bis {2}.</translation>
    </message>
    <message>
        <source>A {0}: output {1} should be {2}.</source>
        <translation>Eine {0}: Ausgabe {1} soll {2} sein.</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>kürzt sich</translation>
    </message>
    <message>
        <source>The two δ differ by exactly σ′(z).</source>
        <translation>Beide δ unterscheidet genau σ′(z).</translation>
    </message>
</context>
<context>
    <name>OutputViews</name>
    <message>
        <source>speed of the output layer $\|\delta^L\|$</source>
        <translation>Lerntempo der Ausgabeschicht $\|\delta^L\|$</translation>
    </message>
    <message>
        <source>{0}× apart</source>
        <extracomment>Whether the start of two costs is the point, in place of the whole run.</extracomment>
        <translation>{0}× Abstand</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>am Start</translation>
    </message>
    <message>
        <source>mean error of the outputs $|a - y|$</source>
        <translation>mittlerer Fehler der Ausgaben $|a - y|$</translation>
    </message>
    <message>
        <source>mean error $|a - y|$</source>
        <translation>mittlerer Fehler $|a - y|$</translation>
    </message>
    <message>
        <source>guess by frequency {0}</source>
        <translation>nach Häufigkeit raten {0}</translation>
    </message>
    <message>
        <source>half of the start</source>
        <translation>Hälfte des Starts</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>POINT OUT</source>
        <translation>DARAUF HINWEISEN</translation>
    </message>
    <message>
        <source>MY NOTES</source>
        <translation>MEINE NOTIZEN</translation>
    </message>
    <message>
        <source>PASSAGE</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>picture of the demonstration</source>
        <translation>Bild der Vorführung</translation>
    </message>
    <message>
        <source>The picture is being made.</source>
        <translation>Das Bild wird gemacht.</translation>
    </message>
</context>
<context>
    <name>PictureJob</name>
    <message>
        <source>Writing the picture …</source>
        <translation>Das Bild wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>There is no picture: the process that makes it does not run.</source>
        <extracomment>Another picture is there.</extracomment>
        <translation>Es gibt kein Bild: Der Prozess, der es macht, läuft nicht.</translation>
    </message>
</context>
<context>
    <name>PlaneOptions</name>
    <message>
        <source>INPUT PLANE</source>
        <translation>EINGABEEBENE</translation>
    </message>
    <message>
        <source>Lines of earlier epochs</source>
        <translation>Linien früherer Epochen</translation>
    </message>
    <message>
        <source>Where the output was 0.5 before; as many as can be told from one another.</source>
        <translation>Wo die Ausgabe zuvor 0.5 war; so viele, wie sich unterscheiden lassen.</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>{0} points</source>
        <translation>Epoche {0}</translation>
    </message>
    <message>
        <source>({0}, {1}): target {2}</source>
        <translation>({0}; {1}): Zielwert {2}</translation>
    </message>
    <message>
        <source>about {0} everywhere</source>
        <translation>überall etwa {0}</translation>
    </message>
    <message>
        <source>{0} everywhere</source>
        <translation>{0} überall</translation>
    </message>
    <message>
        <source>● target 1   ○ target 0</source>
        <extracomment>The point that the keys change, None if there is none. Where `paint_among` has written something, so that no other text stands there.</extracomment>
        <translation>● Ziel 1   ○ Ziel 0</translation>
    </message>
</context>
<context>
    <name>PointsTable</name>
    <message>
        <source>points</source>
        <extracomment>A point was chosen.</extracomment>
        <translation>punkte</translation>
    </message>
</context>
<context>
    <name>Prediction</name>
    <message>
        <source>There is no curve over epochs here to guess.</source>
        <translation>Hier gibt es keine Kurve über Epochen zu erraten.</translation>
    </message>
    <message>
        <source>the run before</source>
        <translation>der Lauf davor</translation>
    </message>
</context>
<context>
    <name>PresenterView</name>
    <message>
        <source>Presenter’s view – gradsim</source>
        <translation>Ansicht für Vortragende – gradsim</translation>
    </message>
    <message>
        <source>the audience sees</source>
        <translation>das Publikum sieht</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>counts from the first beat</source>
        <translation>zählt ab dem ersten Schritt</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
</context>
<context>
    <name>RecipeViews</name>
    <message>
        <source>equal speed</source>
        <extracomment>Powers of ten between which ratios and speeds of four layers come to lie.</extracomment>
        <translation>gleich schnell</translation>
    </message>
    <message>
        <source>speed of layer 1 $\|\delta^1\|$</source>
        <translation>Lerntempo der Schicht 1 $\|\delta^1\|$</translation>
    </message>
    <message>
        <source>ratio of last to first layer’s speed</source>
        <translation>Lerntempo der letzten zur ersten Schicht</translation>
    </message>
    <message>
        <source>last to first layer’s speed {0}</source>
        <translation>Lerntempo letzte zu erster Schicht {0}</translation>
    </message>
    <message>
        <source>median and {0} to {1} % of {2} networks</source>
        <translation>Median und {0} bis {1} % von {2} Netzen</translation>
    </message>
    <message>
        <source>{0} to {1} %</source>
        <translation>{0}–{1} %</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>networks that learn</source>
        <translation>Netze, die lernen</translation>
    </message>
    <message>
        <source>last to first layer</source>
        <translation>letzte zu erster Schicht</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>Epoche {0}</translation>
    </message>
</context>
<context>
    <name>RemoteDialog</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>Schwarzer Bildschirm</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Keys of the remote</source>
        <translation>Tasten der Fernbedienung</translation>
    </message>
    <message>
        <source>key for “{0}”</source>
        <translation>Taste für „{0}“</translation>
    </message>
    <message>
        <source>Click a button here, then press the one on the remote. In a lecture its key does this and nothing else.</source>
        <translation>Hier eine Schaltfläche anklicken, dann die Taste der Fernbedienung drücken. In der Vorlesung tut sie dies und nichts anderes.</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Übliche Tasten</translation>
    </message>
    <message>
        <source>press the remote’s button …</source>
        <translation>Taste der Fernbedienung drücken …</translation>
    </message>
    <message>
        <source>usual: {0}</source>
        <translation>üblich: {0}</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message>
        <source>The run stopped: {}. The log has the details.</source>
        <extracomment>Number of rows recorded. At most about `DISPLAY_RATE` times a second; up to that pace, and for steps, it grows by exactly one.</extracomment>
        <translation>Der Lauf brach ab: {}. Das Protokoll sagt Näheres.</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0} {1} zu je {2}</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>There is one screen: where a projector mirrors it, the room sees these notes.</source>
        <extracomment>How the screen of a laptop is called, on X11 and Wayland, and on macOS. The lecturer has chosen the screen of this name for the notes.</extracomment>
        <translation>Es gibt nur einen Bildschirm: Wenn ein Projektor ihn spiegelt, sieht der Saal diese Notizen.</translation>
    </message>
    <message>
        <source>There is only one screen.</source>
        <translation>Es gibt nur einen Bildschirm.</translation>
    </message>
    <message>
        <source>The audience’s window could not be put on the screen “{0}”; move it there.</source>
        <translation>Das Fenster des Publikums ließ sich nicht auf den Bildschirm „{0}“ bringen; bitte dorthin schieben.</translation>
    </message>
    <message>
        <source>The presenter’s view could not be put on the screen “{1}”.</source>
        <translation>Die Ansicht für Vortragende ließ sich nicht auf den Bildschirm „{1}“ bringen.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>There is no run here to keep.</source>
        <translation>Hier gibt es keinen Lauf zu behalten.</translation>
    </message>
    <message>
        <source>There is nothing to keep yet: run it first.</source>
        <translation>Noch gibt es nichts zu behalten: Starten Sie erst den Lauf.</translation>
    </message>
    <message>
        <source>{0} runs are kept; remove one first.</source>
        <translation>{0} Läufe sind behalten; entfernen Sie erst einen.</translation>
    </message>
    <message>
        <source>Kept runs would take {0} GB with this one; {1} GB are allowed.</source>
        <translation>Mit diesem Lauf würden die behaltenen {0} GB belegen; erlaubt sind {1} GB.</translation>
    </message>
    <message>
        <source>Kept as “{0}”: it stands beside the runs that follow.</source>
        <translation>Behalten als „{0}“: steht neben den Läufen, die folgen.</translation>
    </message>
    <message>
        <source>This experiment cannot start from the state of a single epoch.</source>
        <translation>Dieses Experiment kann nicht vom Zustand einer einzelnen Epoche aus starten.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Its symbol is {0}.</source>
        <extracomment>A new value was entered; a text where it could not be read.</extracomment>
        <translation>Sein Zeichen ist {0}.</translation>
    </message>
    <message>
        <source>Allowed: {0}.</source>
        <translation>Erlaubt: {0}.</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Demonstration</source>
        <extracomment>All fields make this experiment; the second is the setting that was changed. Return was pressed in a field, and what it holds is allowed.</extracomment>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>The lecture’s demonstrations in this panel.</source>
        <translation>Die Vorführungen der Vorlesung zu diesem Thema.</translation>
    </message>
    <message>
        <source>KEPT RUNS</source>
        <translation>BEHALTENE LÄUFE</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>Lauf behalten</translation>
    </message>
    <message>
        <source>Pins the curves of this run for comparison (K).</source>
        <translation>Behält die Kurven dieses Laufs zum Vergleich (K).</translation>
    </message>
    <message>
        <source>PRESET</source>
        <translation>VORFÜHRUNG</translation>
    </message>
    <message>
        <source>custom settings</source>
        <translation>eigene Einstellungen</translation>
    </message>
    <message>
        <source>Remove the kept run {0}</source>
        <translation>Den behaltenen Lauf {0} entfernen</translation>
    </message>
    <message>
        <source>Removes this run from the plots.</source>
        <translation>Entfernt diesen Lauf aus den Diagrammen.</translation>
    </message>
</context>
<context>
    <name>SetupList</name>
    <message>
        <source>Slide, 16:9</source>
        <extracomment>A setup is chosen; None for the screen. What is set is to be kept under a name that the user chooses. One&apos;s own setup of this name is to go.</extracomment>
        <translation>Folie, 16:9</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>One column</source>
        <translation>Eine Spalte</translation>
    </message>
    <message>
        <source>8.5 cm wide</source>
        <translation>8.5 cm breit</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Zwei Spalten</translation>
    </message>
    <message>
        <source>17 cm wide</source>
        <translation>17 cm breit</translation>
    </message>
    <message>
        <source>White ground, text of 8 pt, lines of 1 pt, no title.</source>
        <translation>Weißer Grund, Text von 8 pt, Linien von 1 pt, kein Titel.</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Keep these as a preset…</source>
        <translation>Als Vorgabe behalten …</translation>
    </message>
    <message>
        <source>Slide, {0}</source>
        <translation>Folie, {0}</translation>
    </message>
    <message>
        <source>{0} cm wide; Delete removes it</source>
        <translation>{0} cm breit; Entf entfernt sie</translation>
    </message>
</context>
<context>
    <name>SingleNeuronPanel</name>
    <message>
        <source>output $a$</source>
        <translation>Ausgabe $a$</translation>
    </message>
    <message>
        <source>cost $C$</source>
        <translation>Kosten $C$</translation>
    </message>
    <message>
        <source>factors of the gradient</source>
        <translation>Faktoren des Gradienten</translation>
    </message>
    <message>
        <source>Output over epochs</source>
        <translation>Ausgabe über Epochen</translation>
    </message>
    <message>
        <source>Cost over epochs</source>
        <translation>Kosten über Epochen</translation>
    </message>
    <message>
        <source>Activation and tangent</source>
        <translation>Aktivierung und Tangente</translation>
    </message>
    <message>
        <source>Factors of the gradient</source>
        <translation>Faktoren des Gradienten</translation>
    </message>
    <message>
        <source>The neuron</source>
        <translation>Das Neuron</translation>
    </message>
    <message>
        <source>Training items</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>Cross-entropy over the output</source>
        <translation>Kreuzentropie über der Ausgabe</translation>
    </message>
    <message>
        <source>Cost surface</source>
        <translation>Kostenfläche</translation>
    </message>
    <message>
        <source>Input plane</source>
        <translation>Eingabeebene</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>Formeln</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>dieser Lauf</translation>
    </message>
    <message>
        <source>cost $C/C_0$ as a share of its start</source>
        <translation>Kosten $C/C_0$ als Anteil des Startwerts</translation>
    </message>
    <message>
        <source>cost $C/C_0$</source>
        <translation>Kosten $C/C_0$</translation>
    </message>
    <message>
        <source>slope at epoch 0</source>
        <translation>Steigung in Epoche 0</translation>
    </message>
    <message>
        <source>output $a$ of {0} of {1} items</source>
        <translation>Ausgabe $a$ von {0} der {1} Beispiele</translation>
    </message>
    <message>
        <source>target {0}</source>
        <translation>Ziel {0}</translation>
    </message>
    <message>
        <source>plateau of {0} epochs</source>
        <translation>Plateau von {0} Epochen</translation>
    </message>
    <message>
        <source>With several items the gradient is the mean of one product for each.</source>
        <translation>Bei mehreren Beispielen ist der Gradient das Mittel ihrer Produkte.</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>kürzt sich</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>the neuron, epoch {0}</source>
        <translation>das Neuron, Epoche {0}</translation>
    </message>
    <message>
        <source>gradient at epoch {0}</source>
        <translation>Gradient in Epoche {0}</translation>
    </message>
</context>
<context>
    <name>SmallNetworkFormulas</name>
    <message>
        <source>at ({0}, {1})</source>
        <translation>bei ({0}; {1})</translation>
    </message>
</context>
<context>
    <name>SmallNetworkPanel</name>
    <message>
        <source>output $a$ over the input plane</source>
        <translation>Ausgabe $a$ über der Eingabeebene</translation>
    </message>
    <message>
        <source>cost $C$</source>
        <translation>Kosten $C$</translation>
    </message>
    <message>
        <source>share of points on the wrong side</source>
        <translation>Anteil der Punkte auf der falschen Seite</translation>
    </message>
    <message>
        <source>speed of layer $l$, $\|\delta^l\|$</source>
        <translation>Lerntempo der Schicht $l$, $\|\delta^l\|$</translation>
    </message>
    <message>
        <source>Input plane</source>
        <translation>Eingabeebene</translation>
    </message>
    <message>
        <source>Input plane of the run beside</source>
        <translation>Eingabeebene des Laufs daneben</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Das Netz</translation>
    </message>
    <message>
        <source>Cost over epochs</source>
        <translation>Kosten über den Epochen</translation>
    </message>
    <message>
        <source>Wrong points over epochs</source>
        <translation>Falsche Punkte über den Epochen</translation>
    </message>
    <message>
        <source>Speed of the layers over epochs</source>
        <translation>Lerntempo der Schichten über den Epochen</translation>
    </message>
    <message>
        <source>Formula of the output</source>
        <translation>Formel der Ausgabe</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>from zeros</source>
        <translation>von null aus</translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation>Schicht {0}</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>the network, epoch {0}</source>
        <translation>das Netz, Epoche {0}</translation>
    </message>
    <message>
        <source>{0} of {1} starts below 0.1</source>
        <translation>{0} von {1} Starts unter 0.1</translation>
    </message>
    <message>
        <source>A small network learns at most {0} points.</source>
        <translation>Ein kleines Netz lernt höchstens {0} Punkte.</translation>
    </message>
    <message>
        <source>{0} is {1}; it must be {2}.</source>
        <translation>{0} ist {1}; erlaubt ist {2}.</translation>
    </message>
    <message>
        <source>output $a$</source>
        <translation>Ausgabe $a$</translation>
    </message>
    <message>
        <source>random start</source>
        <translation>zufälliger Start</translation>
    </message>
    <message>
        <source>output $a$, one hidden layer of {0}</source>
        <translation>Ausgabe $a$, eine verborgene Schicht zu {0}</translation>
    </message>
    <message>
        <source>output $a$, {0} hidden layers of {1}</source>
        <translation>Ausgabe $a$, {0} verborgene Schichten zu {1}</translation>
    </message>
    <message>
        <source>output $a$, hidden layers of {0}</source>
        <translation>Ausgabe $a$, verborgene Schichten zu {0}</translation>
    </message>
</context>
<context>
    <name>SpeedFormulas</name>
    <message>
        <source>speed per neuron</source>
        <translation>Lerntempo je Neuron</translation>
    </message>
    <message>
        <source>length of the gradient</source>
        <translation>Länge des Gradienten</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>Epoche {0}</translation>
    </message>
    <message>
        <source>cost of {0} images</source>
        <translation>Kosten von {0} Bildern</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>kürzt sich</translation>
    </message>
    <message>
        <source>{0}: image {1}, output {2}, epoch {3}</source>
        <translation>{0}: Bild {1}, Ausgabe {2}, Epoche {3}</translation>
    </message>
    <message>
        <source>all images, k = 1</source>
        <translation>alle Bilder, k = 1</translation>
    </message>
</context>
<context>
    <name>SpeedOptions</name>
    <message>
        <source>SPEED</source>
        <translation>LERNTEMPO</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Logarithmische Achse</translation>
    </message>
    <message>
        <source>Equal factors are equally high; without it, equal differences.</source>
        <translation>Gleiche Faktoren sind gleich hoch; sonst gleiche Differenzen.</translation>
    </message>
    <message>
        <source>Speed per neuron</source>
        <translation>Lerntempo je Neuron</translation>
    </message>
    <message>
        <source>Divides the length by √n, so that layers of different width compare.</source>
        <translation>Teilt die Länge durch √n, damit Schichten verschiedener Breite vergleichbar sind.</translation>
    </message>
    <message>
        <source>Bars: a scale per layer</source>
        <translation>Balken: Skala je Schicht</translation>
    </message>
    <message>
        <source>Each layer’s longest bar is full; without it, all bars have one scale.</source>
        <translation>Der längste Balken jeder Schicht ist voll; sonst haben alle dieselbe Skala.</translation>
    </message>
</context>
<context>
    <name>SpeedPlot</name>
    <message>
        <source>this run</source>
        <extracomment>Whether the values at the start already tell what the room is asked. Decades of a fall from the start for which a logarithmic axis has room, so that it stays. Powers of ten over which a logarithmic axis reaches at least, so that it stays. Whether the start of each curve is marked.</extracomment>
        <translation>dieser Lauf</translation>
    </message>
</context>
<context>
    <name>SpeedSource</name>
    <message>
        <source>layer {0}</source>
        <translation>Schicht {0}</translation>
    </message>
    <message>
        <source>median and {0} to {1} % of {2} networks</source>
        <translation>Median und {0} bis {1} % von {2} Netzen</translation>
    </message>
    <message>
        <source>first layer of one</source>
        <translation>erste Schicht von einer</translation>
    </message>
    <message>
        <source>first layer of two</source>
        <translation>erste Schicht von zwei</translation>
    </message>
    <message>
        <source>first layer of three</source>
        <translation>erste Schicht von drei</translation>
    </message>
    <message>
        <source>first layer of four</source>
        <translation>erste Schicht von vier</translation>
    </message>
    <message>
        <source>first layer of {0}</source>
        <translation>erste Schicht von {0}</translation>
    </message>
</context>
<context>
    <name>StartPlot</name>
    <message>
        <source>speed at the start $\|\delta^l\|$</source>
        <translation>Lerntempo am Start $\|\delta^l\|$</translation>
    </message>
    <message>
        <source>layer $l$</source>
        <translation>Schicht $l$</translation>
    </message>
    <message>
        <source>output $a$ from $z$ = {0}, target {1}</source>
        <translation>Ausgabe $a$ von $z$ = {0}, Ziel {1}</translation>
    </message>
    <message>
        <source>from $z$ = {0}, target {1}</source>
        <translation>von $z$ = {0}, Ziel {1}</translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>StartViews</name>
    <message>
        <source>speed at epoch 0</source>
        <translation>Lerntempo in Epoche 0</translation>
    </message>
    <message>
        <source>this run, seed {0}</source>
        <translation>dieser Lauf, Startzahl {0}</translation>
    </message>
    <message>
        <source>lecture</source>
        <translation>Vorlesung</translation>
    </message>
    <message>
        <source>lecture, {0} layers</source>
        <translation>Vorlesung, {0} Schichten</translation>
    </message>
    <message>
        <source>◇ lecture</source>
        <translation>◇ Vorlesung</translation>
    </message>
    <message>
        <source>{0} networks, their median, {1} and {2} %</source>
        <translation>{0} Netze, ihr Median, {1} und {2} %</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>Startzahl {0}</translation>
    </message>
    <message>
        <source>{0} % of {1}</source>
        <translation>{0} % von {1}</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>demonstrations of the lecture</source>
        <translation>Vorführungen der Vorlesung</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} von {1}: {2}</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>The cost over weight and bias needs a single input.</source>
        <extracomment>A place on a map is chosen: its weight and bias.</extracomment>
        <translation>Die Kosten über Gewicht und Bias gibt es nur bei einer einzigen Eingabe.</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3-D</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Show the cost as a landscape</source>
        <translation>Die Kosten als Landschaft zeigen</translation>
    </message>
    <message>
        <source>Show the cost as a map, where a click starts from another place</source>
        <translation>Die Kosten als Karte zeigen, auf der ein Klick von einer anderen Stelle beginnt</translation>
    </message>
</context>
<context>
    <name>SweepOptions</name>
    <message>
        <source>DIGITS</source>
        <translation>ZIFFERN</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>Gelesen von</translation>
    </message>
    <message>
        <source>The network that reads the digits and the drawing.</source>
        <translation>Das Netz, das die Ziffern und die Zeichnung liest.</translation>
    </message>
    <message>
        <source>Wrong ones only</source>
        <translation>Nur falsche</translation>
    </message>
    <message>
        <source>Leaves out the digits that are read right.</source>
        <translation>Lässt die richtig gelesenen Ziffern weg.</translation>
    </message>
    <message>
        <source>Values of the lecture</source>
        <translation>Werte der Vorlesung</translation>
    </message>
    <message>
        <source>Lines at the lecture’s accuracies: 96.48, 96.90, 96.57 and 96.53 %.</source>
        <translation>Linien bei den Genauigkeiten der Vorlesung: 96.48, 96.90, 96.57 und 96.53 %.</translation>
    </message>
    <message>
        <source>Cut the axis</source>
        <translation>Achse abschneiden</translation>
    </message>
    <message>
        <source>Shows the upper end, where all networks end; curves enter from below.</source>
        <translation>Zeigt das obere Ende, wo alle Netze enden; die Kurven kommen von unten herein.</translation>
    </message>
    <message>
        <source>Forget finished sweeps</source>
        <translation>Fertige Läufe vergessen</translation>
    </message>
    <message>
        <source>Finished sweeps are kept on disk, so that the same settings show them at once. This deletes them.</source>
        <translation>Fertige Läufe bleiben auf der Platte, damit dieselben Einstellungen sie sofort zeigen. Dies löscht sie.</translation>
    </message>
</context>
<context>
    <name>SweepRows</name>
    <message>
        <source>this run, epoch {0}, in %</source>
        <translation>dieser Lauf, Epoche {0}, in %</translation>
    </message>
    <message>
        <source>standard error, {0} images</source>
        <translation>Standardfehler, {0} Bilder</translation>
    </message>
    <message>
        <source>seeds {0}–{1}, epoch {2}</source>
        <translation>Startzahlen {0}–{1}, Epoche {2}</translation>
    </message>
    <message>
        <source>other seeds of {0}–{1}, epoch {2}</source>
        <translation>übrige Startzahlen {0}–{1}, Epoche {2}</translation>
    </message>
    <message>
        <source>lecture, epoch {0}, in %</source>
        <translation>Vorlesung, Epoche {0}, in %</translation>
    </message>
</context>
<context>
    <name>SweepTable</name>
    <message>
        <source>Click on a column to let that network read the digits.</source>
        <translation>Ein Klick auf eine Spalte lässt dieses Netz die Ziffern lesen.</translation>
    </message>
    <message>
        <source>epoch 00 of 00, about 00 s left</source>
        <translation>Epoche 00 von 00, noch 00 s</translation>
    </message>
    <message>
        <source>hidden layers</source>
        <translation>verborgene Schichten</translation>
    </message>
</context>
<context>
    <name>TableJob</name>
    <message>
        <source>Writing the table …</source>
        <translation>Die Tabelle wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Epochs per second, from 1 to as fast as it goes (+ and − change it).</source>
        <translation>Epochen je Sekunde, von 1 bis so schnell es geht (+ und − ändern es).</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Epoch shown</source>
        <translation>Gezeigte Epoche</translation>
    </message>
    <message>
        <source>Drag to any recorded epoch, during a run too.</source>
        <translation>Zu jeder aufgezeichneten Epoche ziehen, auch während eines Laufs.</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <extracomment>The paces of the speed slider, in epochs (or other steps) per second. Typing is over; the picture has the keys again.</extracomment>
        <translation>Von hier weiter</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>This run has come with the program. R computes it here, which takes its time.</source>
        <translation>Dieser Lauf liegt dem Programm bei. R berechnet ihn hier, was seine Zeit dauert.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Neu zeichnen</translation>
    </message>
    <message>
        <source>Starts from the weights of the epoch shown (C).</source>
        <translation>Startet von den Gewichten der gezeigten Epoche (C).</translation>
    </message>
    <message>
        <source>A single epoch does not tell the state of this experiment.</source>
        <translation>Eine einzelne Epoche sagt nicht alles über den Zustand dieses Experiments.</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Neu trainieren</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>volles Tempo</translation>
    </message>
    <message>
        <source>recorded; R trains it again</source>
        <translation>aufgezeichnet; R trainiert neu</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>TwoStarts</name>
    <message>
        <source>outputs of a sigmoid and a ReLU from both starts</source>
        <translation>Ausgaben eines Sigmoids und einer ReLU von beiden Starts</translation>
    </message>
    <message>
        <source>{0} epochs</source>
        <translation>{0} Epochen</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>1 more view</source>
        <translation>1 weitere Ansicht</translation>
    </message>
    <message>
        <source>{0} more views</source>
        <translation>{0} weitere Ansichten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>WholeMap</name>
    <message>
        <source>the whole plot</source>
        <extracomment>A curve: its places along both axes, and its pen.</extracomment>
        <translation>das ganze Diagramm</translation>
    </message>
    <message>
        <source>whole plot</source>
        <translation>ganzes Diagramm</translation>
    </message>
    <message>
        <source>draw a rectangle</source>
        <translation>Rechteck zeichnen</translation>
    </message>
    <message>
        <source>wheel or pinch: nearer</source>
        <translation>Rad oder zwei Finger: näher</translation>
    </message>
</context>
<context>
    <name>WindowPlot</name>
    <message>
        <source>size of {0}</source>
        <translation>Betrag von {0}</translation>
    </message>
    <message>
        <source>nowhere 1 or more</source>
        <translation>nirgends 1 oder mehr</translation>
    </message>
    <message>
        <source>{0} wide</source>
        <translation>{0} breit</translation>
    </message>
</context>
<context>
    <name>WindowState</name>
    <message>
        <source>The settings in {0} cannot be read; they are the usual ones.</source>
        <translation>Die Einstellungen in {0} lassen sich nicht lesen; es gelten die üblichen.</translation>
    </message>
    <message>
        <source>gradsim did not close as it should. On screen was “{0}”.</source>
        <translation>gradsim wurde nicht richtig beendet. Zu sehen war „{0}“.</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Wieder zeigen</translation>
    </message>
</context>
<context>
    <name>_Preview</name>
    <message>
        <source>The 784 pixels that the network sees: scaled to 20 pixels and centred by its mass, as MNIST’s digits were.</source>
        <translation>Die 784 Pixel, die das Netz sieht: auf 20 Pixel skaliert und nach dem Schwerpunkt zentriert, wie die Ziffern von MNIST.</translation>
    </message>
</context>
</TS>
