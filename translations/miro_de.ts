<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BatchGrid</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting, the queue is paused</source>
        <translation>Wartet, die Warteschlange ruht</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis sie dran ist</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%1 von %2 Bildern</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <comment>pictures drawn; pictures that failed</comment>
        <translation>%1, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a list; its prompt</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <comment>a day</comment>
        <translation>Serie vom %1</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a picture&apos;s letter and its score</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between values</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Compose</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>Away from %1</source>
        <translation>Weg von %1</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>Worte im Prompt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>Explore</name>
    <message>
        <source>%1, measured in %</source>
        <translation>%1, gemessen in %</translation>
    </message>
    <message>
        <source>%1, as the scorer gives it</source>
        <translation>%1, Rohwert</translation>
    </message>
    <message>
        <source>%1, asked in %</source>
        <translation>%1, verlangt in %</translation>
    </message>
    <message>
        <source>On the way, in %</source>
        <translation>Auf dem Weg, in %</translation>
    </message>
    <message>
        <source>Pictures, row by row</source>
        <translation>Bilder, Zeile für Zeile</translation>
    </message>
    <message>
        <source>Measured in %</source>
        <translation>Gemessen in %</translation>
    </message>
    <message>
        <source>%1 (its own range)</source>
        <translation>%1 (eigener Bereich)</translation>
    </message>
    <message>
        <source>Pictures drawn</source>
        <translation>Gezeichnete Bilder</translation>
    </message>
    <message>
        <source>Expected best, in %</source>
        <translation>Erwartetes Bestes, in %</translation>
    </message>
    <message>
        <source>Expected best of so many</source>
        <translation>Erwartetes Bestes von so vielen</translation>
    </message>
    <message>
        <source>The best of %1 pictures is expected to reach %2 %</source>
        <translation>Das beste von %1 Bildern erreicht voraussichtlich %2 %</translation>
    </message>
    <message>
        <source>More than %1 of %2 is paid for by: %3.</source>
        <translation>Mehr als %1 bei %2 geht auf Kosten von: %3.</translation>
    </message>
    <message>
        <source>Grid of two rewards</source>
        <translation>Raster aus zwei Belohnungen</translation>
    </message>
    <message>
        <source>How two rewards trade against each other.</source>
        <translation>Was die eine Belohnung die andere kostet.</translation>
    </message>
    <message>
        <source>Each reward alone</source>
        <translation>Jede Belohnung allein</translation>
    </message>
    <message>
        <source>What each reward adds, and what is missing without it.</source>
        <translation>Was jede Belohnung bringt und was ohne sie fehlt.</translation>
    </message>
    <message>
        <source>One slider, end to end</source>
        <translation>Ein Regler, von Ende zu Ende</translation>
    </message>
    <message>
        <source>What this slider does to this picture.</source>
        <translation>Was dieser Regler mit diesem Bild macht.</translation>
    </message>
    <message>
        <source>From here to there</source>
        <translation>Von hier nach dort</translation>
    </message>
    <message>
        <source>The pictures between these settings and others.</source>
        <translation>Die Bilder zwischen diesen Einstellungen und anderen.</translation>
    </message>
    <message>
        <source>Best of many</source>
        <translation>Das Beste von vielen</translation>
    </message>
    <message>
        <source>Many seeds, ordered by the scores that matter to you.</source>
        <translation>Viele Seeds, geordnet nach den Wertungen, die dir wichtig sind.</translation>
    </message>
    <message>
        <source>Change on the way (experimental)</source>
        <translation>Unterwegs ändern (experimentell)</translation>
    </message>
    <message>
        <source>A slider that moves while the picture forms.</source>
        <translation>Ein Regler, der sich bewegt, während das Bild entsteht.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Ohne %1</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Nur</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Rises</source>
        <translation>Steigt</translation>
    </message>
    <message>
        <source>Falls</source>
        <translation>Fällt</translation>
    </message>
    <message>
        <source>Only early</source>
        <translation>Nur früh</translation>
    </message>
    <message>
        <source>Only late</source>
        <translation>Nur spät</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Across: %1. Up: %2.</source>
        <translation>Waagrecht: %1. Senkrecht: %2.</translation>
    </message>
    <message>
        <source>Across: %1.</source>
        <translation>Waagrecht: %1.</translation>
    </message>
    <message>
        <source>Across: from this picture&apos;s settings to the others.</source>
        <translation>Waagrecht: von den Einstellungen dieses Bildes zu den anderen.</translation>
    </message>
    <message>
        <source>The best first, as soon as scores are measured.</source>
        <translation>Das Beste zuerst, sobald Wertungen gemessen sind.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>noch nicht gezeichnet</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <translation>%1: verlangt %2</translation>
    </message>
    <message>
        <source>%1: asked %2, got about %3 (raw %4)</source>
        <translation>%1: verlangt %2, bekommen etwa %3 (roh %4)</translation>
    </message>
    <message>
        <source>%1: asked %2, got %3 (raw %4)</source>
        <translation>%1: verlangt %2, bekommen %3 (roh %4)</translation>
    </message>
    <message>
        <source>%1: asked %2, got raw %3</source>
        <translation>%1: verlangt %2, bekommen roh %3</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>Manifests</name>
    <message>
        <source>BERT vocabulary</source>
        <translation>BERT-Wortschatz</translation>
    </message>
    <message>
        <source>The vocabulary that ImageReward reads prompts with.</source>
        <translation>Der Wortschatz, mit dem ImageReward Prompts liest.</translation>
    </message>
    <message>
        <source>LAION aesthetic predictor</source>
        <translation>LAION-Ästhetik</translation>
    </message>
    <message>
        <source>The score &apos;aesthetic&apos;: how beautiful people find a picture.</source>
        <translation>Die Wertung „aesthetic“: wie schön Menschen ein Bild finden.</translation>
    </message>
    <message>
        <source>FLAN-T5 XL</source>
        <translation>FLAN-T5 XL</translation>
    </message>
    <message>
        <source>Reads the prompts for the published MIRO models.</source>
        <translation>Liest die Prompts für die veröffentlichten MIRO-Modelle.</translation>
    </message>
    <message>
        <source>FLAN-T5 XXL tokenizer</source>
        <translation>FLAN-T5-XXL-Tokenizer</translation>
    </message>
    <message>
        <source>The tokenizer that the score &apos;vqa&apos; reads questions with.</source>
        <translation>Der Tokenizer, mit dem die Wertung „vqa“ Fragen liest.</translation>
    </message>
    <message>
        <source>SciScore</source>
        <translation>SciScore</translation>
    </message>
    <message>
        <source>The score &apos;sciscore&apos;: scientific plausibility.</source>
        <translation>Die Wertung „sciscore“: wissenschaftliche Stimmigkeit.</translation>
    </message>
    <message>
        <source>Jina CLIP v2</source>
        <translation>Jina CLIP v2</translation>
    </message>
    <message>
        <source>CLIP ViT-H/14</source>
        <translation>CLIP ViT-H/14</translation>
    </message>
    <message>
        <source>The tokenizer and picture settings of PickScore, and the vocabulary of HPS v2.1.</source>
        <translation>Tokenizer und Bildeinstellungen von PickScore und der Wortschatz von HPS v2.1.</translation>
    </message>
    <message>
        <source>MIRO ablations</source>
        <translation>MIRO-Ablationen</translation>
    </message>
    <message>
        <source>MIRO without one reward, or with one reward only: each variant is a model of its own.</source>
        <translation>MIRO ohne eine Belohnung oder mit nur einer: jede Variante ist ein eigenes Modell.</translation>
    </message>
    <message>
        <source>MIRO</source>
        <translation>MIRO</translation>
    </message>
    <message>
        <source>The published MIRO model: 256 pixels, seven rewards, trained with synthetic captions.</source>
        <translation>Das veröffentlichte MIRO-Modell: 256 Pixel, sieben Belohnungen, mit künstlichen Bildtexten trainiert.</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14 at 336 pixels</source>
        <translation>CLIP ViT-L/14 mit 336 Pixeln</translation>
    </message>
    <message>
        <source>The eyes of the score &apos;vqa&apos;.</source>
        <translation>Die Augen der Wertung „vqa“.</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14</source>
        <translation>CLIP ViT-L/14</translation>
    </message>
    <message>
        <source>The score &apos;clip_openai&apos;, and the eyes of the score &apos;aesthetic&apos;.</source>
        <translation>Die Wertung „clip_openai“ und die Augen der Wertung „aesthetic“.</translation>
    </message>
    <message>
        <source>MiniLM</source>
        <translation>MiniLM</translation>
    </message>
    <message>
        <source>Reads the prompts for the starter model.</source>
        <translation>Liest die Prompts für das Startmodell.</translation>
    </message>
    <message>
        <source>SDXL VAE</source>
        <translation>SDXL-VAE</translation>
    </message>
    <message>
        <source>Turns the latents of the published MIRO models into pictures.</source>
        <translation>Macht aus den Latents der veröffentlichten MIRO-Modelle Bilder.</translation>
    </message>
    <message>
        <source>ImageReward</source>
        <translation>ImageReward</translation>
    </message>
    <message>
        <source>The score &apos;image_reward&apos;: how well a picture suits its prompt, by people&apos;s judgement.</source>
        <translation>Die Wertung „image_reward“: wie gut ein Bild nach Meinung von Menschen zum Prompt passt.</translation>
    </message>
    <message>
        <source>HPS v2.1</source>
        <translation>HPS v2.1</translation>
    </message>
    <message>
        <source>The score &apos;hpsv2&apos;: which pictures people prefer.</source>
        <translation>Die Wertung „hpsv2“: welche Bilder Menschen vorziehen.</translation>
    </message>
    <message>
        <source>PickScore</source>
        <translation>PickScore</translation>
    </message>
    <message>
        <source>The score &apos;pick_score&apos;: which picture of a prompt people would pick.</source>
        <translation>Die Wertung „pick_score“: welches Bild eines Prompts Menschen nehmen würden.</translation>
    </message>
    <message>
        <source>CLIP-FlanT5 XXL</source>
        <translation>CLIP-FlanT5 XXL</translation>
    </message>
    <message>
        <source>The score &apos;vqa&apos;: whether a picture shows what the prompt says, asked as a question.</source>
        <translation>Die Wertung „vqa“: ob ein Bild zeigt, was der Prompt sagt, als Frage gestellt.</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>Starter</translation>
    </message>
    <message>
        <source>The score &apos;clip_jina&apos;: how well picture and prompt match, in many languages. Experimental: not yet compared with the published program.</source>
        <translation>Die Wertung „clip_jina“: wie gut Bild und Prompt zusammenpassen, in vielen Sprachen. Experimentell: noch nicht mit dem veröffentlichten Programm verglichen.</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP (Starter)</translation>
    </message>
    <message>
        <source>The score &apos;starter_clip&apos;: how well a drawn scene fits the words; it does not know photographs.</source>
        <translation>Die Wertung &apos;starter_clip&apos;: wie gut eine gezeichnete Szene zu den Worten passt; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore (Starter)</translation>
    </message>
    <message>
        <source>The score &apos;starter_pick&apos;: how well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>Die Wertung &apos;starter_pick&apos;: wie gut eine gezeichnete Szene zu den Worten passt und angeordnet ist; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>Ästhetik (Starter)</translation>
    </message>
    <message>
        <source>The score &apos;starter_beauty&apos;: light and colours of a drawn scene; it does not know photographs.</source>
        <translation>Die Wertung &apos;starter_beauty&apos;: Licht und Farben einer gezeichneten Szene; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA (Starter)</translation>
    </message>
    <message>
        <source>The score &apos;starter_vqa&apos;: whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>Die Wertung &apos;starter_vqa&apos;: ob eine gezeichnete Szene zeigt, was die Worte nennen; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>one to four of apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish, butterfly, banana, strawberry, avocado, watermelon, pineapple, carrot, corn cob, pear, mushroom, pizza, hamburger, donut, cookie, cupcake, cat, dog, rabbit, fox, bear, panda, lion, cow, pig, frog, monkey, chicken, penguin, duck, owl, whale, turtle, snail, bee, elephant, sunflower, tree, cactus, train, bicycle, airplane, rocket, sailboat, clock, key, guitar, ball, moon, house, crown, robot, snowman or pumpkin; apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish and butterfly also in red, orange, yellow, green, blue, purple, pink or brown; one thing beside, above or below another; on a background in those colours, white, black or gray</source>
        <translation>ein bis vier Dinge: Apfel, Auto, Ballon, Buch, Stern, Herz, Regenschirm, Rucksack, Schuh, Mütze, Hemd, Kleid, Eimer, Tulpe, Fahne, Teekanne, Fisch, Schmetterling, Banane, Erdbeere, Avocado, Wassermelone, Ananas, Karotte, Maiskolben, Birne, Pilz, Pizza, Hamburger, Donut, Keks, Törtchen, Katze, Hund, Kaninchen, Fuchs, Bär, Panda, Löwe, Kuh, Schwein, Frosch, Affe, Huhn, Pinguin, Ente, Eule, Wal, Schildkröte, Schnecke, Biene, Elefant, Sonnenblume, Baum, Kaktus, Zug, Fahrrad, Flugzeug, Rakete, Segelboot, Uhr, Schlüssel, Gitarre, Ball, Mond, Haus, Krone, Roboter, Schneemann oder Kürbis; Apfel, Auto, Ballon, Buch, Stern, Herz, Regenschirm, Rucksack, Schuh, Mütze, Hemd, Kleid, Eimer, Tulpe, Fahne, Teekanne, Fisch und Schmetterling auch in Rot, Orange, Gelb, Grün, Blau, Lila, Rosa oder Braun; ein Ding neben, über oder unter einem anderen; auf einem Grund in diesen Farben, Weiß, Schwarz oder Grau (Prompts auf Englisch)</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>Mein Geschmack</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>Params</name>
    <message>
        <source>Constant</source>
        <translation>Gleichbleibend</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>Wachsend</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>32 bit (exact)</source>
        <translation>32 Bit (genau)</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 Bit (bf16)</translation>
    </message>
    <message>
        <source>16 bit (fp16)</source>
        <translation>16 Bit (fp16)</translation>
    </message>
    <message>
        <source>8 bit (fastest)</source>
        <translation>8 Bit (am schnellsten)</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Best there is</source>
        <translation>Die beste</translation>
    </message>
    <message>
        <source>Quick and coarse</source>
        <translation>Schnell und grob</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Geht weiter</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>Wartet auf mich</translation>
    </message>
    <message>
        <source>As I left it</source>
        <translation>Wie verlassen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The seed of the first picture; the next ones use the numbers after it. Without it one is drawn.</source>
        <translation>Der Seed des ersten Bildes; die nächsten nehmen die folgenden Zahlen. Ohne ihn wird einer gezogen.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many pictures to draw.</source>
        <translation>Wie viele Bilder gezeichnet werden.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many denoising steps; the model&apos;s own number when not given.</source>
        <translation>Wie viele Schritte zum Entrauschen; ohne Angabe die Zahl des Modells.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>How strongly to push from the negative targets to the positive ones; the model&apos;s own when not given.</source>
        <translation>Wie stark von den negativen Zielen zu den positiven gedrückt wird; ohne Angabe wie beim Modell.</translation>
    </message>
    <message>
        <source>Guidance type</source>
        <translation>Art der Führung</translation>
    </message>
    <message>
        <source>Constant, or linear: growing from 0 at the first step to twice the value.</source>
        <translation>Gleichbleibend, oder linear: von 0 beim ersten Schritt bis zum Doppelten des Werts.</translation>
    </message>
    <message>
        <source>Guide from step</source>
        <translation>Führen ab Schritt</translation>
    </message>
    <message>
        <source>The first guided step, counted from 0.</source>
        <translation>Der erste geführte Schritt, ab 0 gezählt.</translation>
    </message>
    <message>
        <source>Guide to step</source>
        <translation>Führen bis Schritt</translation>
    </message>
    <message>
        <source>The last guided step, inclusive.</source>
        <translation>Der letzte geführte Schritt, eingeschlossen.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Above 1 the steps crowd near the data; 1 and below leave them even.</source>
        <translation>Über 1 drängen sich die Schritte nahe den Daten; 1 und weniger lassen sie gleichmäßig.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>What guidance pushes away from, in place of the empty text; beyond the published protocol.</source>
        <translation>Wovon die Führung wegdrückt, statt vom leeren Text; über das veröffentlichte Verfahren hinaus.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Near variations: how far the seed&apos;s noise is turned towards that of the variation seed.</source>
        <translation>Nahe Varianten: wie weit das Rauschen des Seeds zu dem des Variationsseeds gedreht wird.</translation>
    </message>
    <message>
        <source>Variation seed</source>
        <translation>Variationsseed</translation>
    </message>
    <message>
        <source>The first variation; the next pictures use the numbers after it. Without it one is drawn.</source>
        <translation>Die erste Variante; die nächsten Bilder nehmen die folgenden Zahlen. Ohne ihn wird einer gezogen.</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>Startbild</translation>
    </message>
    <message>
        <source>A picture to begin from instead of pure noise, cropped and resized to the model&apos;s size.</source>
        <translation>Ein Bild, bei dem statt reinem Rauschen begonnen wird, auf die Größe des Modells gebracht.</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>Beginn bei</translation>
    </message>
    <message>
        <source>Where the start picture joins on the way from noise, 0, to the finished picture, 1.</source>
        <translation>Wo das Startbild auf dem Weg vom Rauschen, 0, zum fertigen Bild, 1, dazukommt.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N.</source>
        <translation>auto, cpu, cuda oder cuda:N.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.</source>
        <translation>auto ist fp32 auf dem Prozessor und bf16 auf der Grafikkarte, wie veröffentlicht; die anderen tauschen Genauigkeit gegen Tempo.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Farben des Fensters.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window.</source>
        <translation>Sprache des Fensters.</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Where pictures are kept; the usual place when empty.</source>
        <translation>Wo Bilder aufbewahrt werden; leer: am üblichen Ort.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What draws.</source>
        <translation>Was zeichnet.</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Which of the model&apos;s variants; its usual one when empty.</source>
        <translation>Welche Variante des Modells; leer: die übliche.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>How a picture is shown while it forms. The result does not depend on it.</source>
        <translation>Wie ein Bild gezeigt wird, während es entsteht. Das Ergebnis hängt nicht davon ab.</translation>
    </message>
    <message>
        <source>Queue at start</source>
        <translation>Warteschlange beim Start</translation>
    </message>
    <message>
        <source>Whether waiting work begins by itself when the program starts.</source>
        <translation>Ob wartende Arbeit beim Start des Programms von selbst beginnt.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Of the processor; 0 uses as many as the machine has cores.</source>
        <translation>Des Prozessors; 0 nimmt so viele, wie die Maschine Kerne hat.</translation>
    </message>
    <message>
        <source>Leave metadata out</source>
        <translation>Ohne Metadaten</translation>
    </message>
    <message>
        <source>Write no prompt and no settings into pictures.</source>
        <translation>Weder Prompt noch Einstellungen in Bilder schreiben.</translation>
    </message>
    <message>
        <source>Draw when a slider is let go</source>
        <translation>Zeichnen, wenn ein Regler losgelassen wird</translation>
    </message>
    <message>
        <source>With a locked seed, a slider that is let go draws the picture again.</source>
        <translation>Bei gesperrtem Seed zeichnet ein losgelassener Regler das Bild neu.</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>Say when a long run ends.</source>
        <translation>Sagen, wenn ein langer Durchgang endet.</translation>
    </message>
    <message>
        <source>Keep the machine awake</source>
        <translation>Maschine wach halten</translation>
    </message>
    <message>
        <source>While work is running.</source>
        <translation>Während Arbeit läuft.</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>Tage im Papierkorb</translation>
    </message>
    <message>
        <source>How long binned pictures are kept; 0 keeps them for ever.</source>
        <translation>Wie lange weggeworfene Bilder bleiben; 0 behält sie für immer.</translation>
    </message>
    <message>
        <source>Score new pictures</source>
        <translation>Neue Bilder werten</translation>
    </message>
    <message>
        <source>By every scorer that is installed, when nothing else is to be done.</source>
        <translation>Mit jedem installierten Wertungsmodell, wenn sonst nichts zu tun ist.</translation>
    </message>
    <message>
        <source>Memory for scorers</source>
        <translation>Speicher zum Werten</translation>
    </message>
    <message>
        <source>In GB: how much of them may stay loaded.</source>
        <translation>In GB: wie viel von den Wertungsmodellen geladen bleiben darf.</translation>
    </message>
    <message>
        <source>Scores in picture files</source>
        <translation>Wertungen in Bilddateien</translation>
    </message>
    <message>
        <source>Write a picture&apos;s scores into its PNG file, too.</source>
        <translation>Die Wertungen eines Bildes auch in seine PNG-Datei schreiben.</translation>
    </message>
    <message>
        <source>Scores while drawing</source>
        <translation>Wertungen beim Zeichnen</translation>
    </message>
    <message>
        <source>The quickest scorers look on while a picture forms.</source>
        <translation>Die schnellsten Wertungsmodelle sehen zu, während ein Bild entsteht.</translation>
    </message>
    <message>
        <source>Of each line</source>
        <translation>Je Zeile</translation>
    </message>
    <message>
        <source>How many prompts are drawn at random from a line with choices.</source>
        <translation>Wie viele Prompts aus einer Zeile mit Auswahl zufällig gezogen werden.</translation>
    </message>
    <message>
        <source>Of lines that do not say otherwise.</source>
        <translation>Bei Zeilen, die nichts anderes sagen.</translation>
    </message>
    <message>
        <source>Pictures a prompt</source>
        <translation>Bilder je Prompt</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Seed</translation>
    </message>
    <message>
        <source>Prompt number i takes this seed and i more. A line may say its own.</source>
        <translation>Prompt Nummer i nimmt diesen Seed plus i. Eine Zeile darf ihren eigenen nennen.</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Beste behalten</translation>
    </message>
    <message>
        <source>Of each prompt&apos;s pictures so many are kept, as their scores say; the others go to the bin.</source>
        <translation>Von den Bildern jedes Prompts bleiben so viele, nach ihren Wertungen; die anderen kommen in den Papierkorb.</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>All rewards</source>
        <translation>Alle Belohnungen</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>A little less beauty, so that the words are followed best.</source>
        <translation>Etwas weniger Schönheit, damit den Worten am besten gefolgt wird.</translation>
    </message>
    <message>
        <source>Prettiest</source>
        <translation>Am schönsten</translation>
    </message>
    <message>
        <source>Beauty first; the words may suffer a little.</source>
        <translation>Schönheit zuerst; die Worte leiden vielleicht ein wenig.</translation>
    </message>
    <message>
        <source>Most faithful</source>
        <translation>Am treuesten</translation>
    </message>
    <message>
        <source>The words first; the picture may be plainer.</source>
        <translation>Die Worte zuerst; das Bild ist vielleicht schlichter.</translation>
    </message>
    <message>
        <source>Rewards ignored</source>
        <translation>Ohne Belohnungen</translation>
    </message>
    <message>
        <source>No reward is asked for: the words alone decide.</source>
        <translation>Keine Belohnung wird verlangt: nur die Worte entscheiden.</translation>
    </message>
    <message>
        <source>Comes with the model.</source>
        <translation>Kommt mit dem Modell.</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>Gedämpftes Licht</translation>
    </message>
    <message>
        <source>Loose composition</source>
        <translation>Lockere Anordnung</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>%1, %2 of %3 pictures</source>
        <comment>state of a job</comment>
        <translation>%1, %2 von %3 Bildern</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a job, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>Keine Worte</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>prompt of a job, its state</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Scores of new pictures</source>
        <translation>Wertungen neuer Bilder</translation>
    </message>
    <message>
        <source>%1, update %2 of %3</source>
        <comment>state of a job that trains</comment>
        <translation>%1, Schritt %2 von %3</translation>
    </message>
</context>
<context>
    <name>RewardWords</name>
    <message>
        <source>Follows the prompt</source>
        <translation>Folgt dem Prompt</translation>
    </message>
    <message>
        <source>How well the picture as a whole fits the words.</source>
        <translation>Wie gut das ganze Bild zu den Worten passt.</translation>
    </message>
    <message>
        <source>Looks beautiful</source>
        <translation>Sieht schön aus</translation>
    </message>
    <message>
        <source>Light, colour and composition as people rated them, whatever the words say.</source>
        <translation>Licht, Farbe und Aufbau nach dem Urteil von Menschen, gleich was die Worte sagen.</translation>
    </message>
    <message>
        <source>People like it</source>
        <translation>Menschen mögen es</translation>
    </message>
    <message>
        <source>What people liked best for such words: fitting, sound and pleasant.</source>
        <translation>Was Menschen bei solchen Worten am liebsten hatten: passend, heil und angenehm.</translation>
    </message>
    <message>
        <source>People pick it</source>
        <translation>Menschen wählen es</translation>
    </message>
    <message>
        <source>What people chose when they saw two pictures side by side.</source>
        <translation>Was Menschen wählten, als sie zwei Bilder nebeneinander sahen.</translation>
    </message>
    <message>
        <source>People prefer it</source>
        <translation>Menschen ziehen es vor</translation>
    </message>
    <message>
        <source>What people put first among several pictures; adds detail.</source>
        <translation>Was Menschen unter mehreren Bildern zuerst nannten; bringt Einzelheiten.</translation>
    </message>
    <message>
        <source>Shows every detail</source>
        <translation>Zeigt jede Einzelheit</translation>
    </message>
    <message>
        <source>Whether all that the words name is there: things, numbers, colours, places.</source>
        <translation>Ob alles da ist, was die Worte nennen: Dinge, Zahlen, Farben, Orte.</translation>
    </message>
    <message>
        <source>True to nature</source>
        <translation>Naturgetreu</translation>
    </message>
    <message>
        <source>Whether things look and behave as they do in the world.</source>
        <translation>Ob Dinge so aussehen und sich so verhalten wie in der Welt.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>plain words, name of the reward</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A reward of this model; it brings no description.</source>
        <translation>Eine Belohnung dieses Modells; es bringt keine Beschreibung mit.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>das Beste</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>das Schlechteste</translation>
    </message>
    <message>
        <source>better than %1 %</source>
        <translation>besser als %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What you chose between pictures, and what the program learned from that.</source>
        <translation>Was du zwischen Bildern gewählt hast, und was das Programm daraus gelernt hat.</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>Mein Geschmack</translation>
    </message>
</context>
<context>
    <name>ScoreWarning</name>
    <message>
        <source>The seeds look alike: the target of %1 may be too high.</source>
        <translation>Die Seeds sehen gleich aus: das Ziel von %1 ist vielleicht zu hoch.</translation>
    </message>
    <message>
        <source>%1 rose while %2 fell: its target may be too high.</source>
        <translation>%1 stieg auf Kosten von %2: das Ziel ist vielleicht zu hoch.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Lower it to %1 %</source>
        <translation>Auf %1 % senken</translation>
    </message>
    <message>
        <source>No. %1 of %2 by %3</source>
        <translation>Nr. %1 von %2 nach %3</translation>
    </message>
</context>
<context>
    <name>Scorers</name>
    <message>
        <source>Aesthetic</source>
        <translation>Ästhetik</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP (Starter)</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>Ästhetik (Starter)</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore (Starter)</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA (Starter)</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words; it does not know photographs.</source>
        <translation>Wie gut eine gezeichnete Szene zu den Worten passt; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>Light and colours of a drawn scene; it does not know photographs.</source>
        <translation>Licht und Farben einer gezeichneten Szene; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>Wie gut eine gezeichnete Szene zu den Worten passt und angeordnet ist; Fotos kennt sie nicht.</translation>
    </message>
    <message>
        <source>Whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>Ob eine gezeichnete Szene zeigt, was die Worte nennen; Fotos kennt sie nicht.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Diese Maschine</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Wertungen</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Plain loss</source>
        <translation>Einfacher Verlust</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Size of the gradients</source>
        <translation>Größe der Gradienten</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>Verlust, zurückgehalten</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Loss, another&apos;s: %1</source>
        <comment>the text or the reward of another picture</comment>
        <translation>Verlust, fremd: %1</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <comment>a scorer</comment>
        <translation>Stichproben: %1</translation>
    </message>
    <message>
        <source>%1: %2 with all targets 1, %3 with all targets 0</source>
        <comment>a scorer&apos;s means over the samples</comment>
        <translation>%1: %2 mit allen Zielen auf 1, %3 mit allen Zielen auf 0</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>Skalierung des Verlusts</translation>
    </message>
    <message>
        <source>Skipped updates</source>
        <translation>Übersprungene Schritte</translation>
    </message>
    <message>
        <source>Own targets</source>
        <translation>Eigene Ziele</translation>
    </message>
    <message>
        <source>All targets 1</source>
        <translation>Alle Ziele 1</translation>
    </message>
    <message>
        <source>All targets 0</source>
        <translation>Alle Ziele 0</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>very long</source>
        <translation>sehr lange</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Prompt wird gelesen</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>Bild wird entwickelt</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gesichert</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Werten</translation>
    </message>
    <message>
        <source>Exploring</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>Bilder werden angesehen</translation>
    </message>
    <message>
        <source>Asking your taste</source>
        <translation>Dein Geschmack wird befragt</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>Dieser Rechner wird gemessen</translation>
    </message>
    <message>
        <source>Setting the sliders for you</source>
        <translation>Die Regler werden für dich eingestellt</translation>
    </message>
    <message>
        <source>Waiting until nobody uses the program</source>
        <translation>Wartet, bis niemand das Programm benutzt</translation>
    </message>
    <message>
        <source>Waiting for mains power</source>
        <translation>Wartet auf Netzstrom</translation>
    </message>
    <message>
        <source>Waiting for free memory</source>
        <translation>Wartet auf freien Speicher</translation>
    </message>
</context>
<context>
    <name>miro::Activity</name>
    <message>
        <source>Not working</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Pause, %n wartet</numerusform>
            <numerusform>Pause, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is being done, time</comment>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1 (+%2)</source>
        <comment>what is being done, how many wait behind it</comment>
        <translation>%1 (+%2)</translation>
    </message>
</context>
<context>
    <name>miro::ActivityDrawer</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queue of drawings</source>
        <translation>Warteschlange der Zeichnungen</translation>
    </message>
    <message>
        <source>Nothing is waiting. What you draw appears here.</source>
        <translation>Nichts wartet. Was du zeichnest, erscheint hier.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Draw this earlier</source>
        <translation>Dies früher zeichnen</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Draw this later</source>
        <translation>Dies später zeichnen</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Put this in the queue once more</source>
        <translation>Dies noch einmal einreihen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take this out of the queue; its pictures stay</source>
        <translation>Aus der Warteschlange nehmen; die Bilder bleiben</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Jetzt anhalten</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>Jetzt anhalten: was gerade entsteht, wird verworfen</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Nach diesem anhalten</translation>
    </message>
    <message>
        <source>Stop after this one: what is being drawn is finished and kept</source>
        <translation>Nach diesem anhalten: was gerade entsteht, wird fertig und bleibt</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>Dieses überspringen</translation>
    </message>
    <message>
        <source>Skip this one: drop it and go on with the next</source>
        <translation>Dieses überspringen: verwerfen und mit dem nächsten weitermachen</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>Erledigtes leeren</translation>
    </message>
    <message>
        <source>Save the queue to a file…</source>
        <translation>Warteschlange in eine Datei sichern…</translation>
    </message>
    <message>
        <source>Add a queue from a file…</source>
        <translation>Warteschlange aus einer Datei einfügen…</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the queue</source>
        <translation>Warteschlange schließen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More to do with the queue</source>
        <translation>Mehr zur Warteschlange</translation>
    </message>
    <message>
        <source>Time of the last steps</source>
        <translation>Dauer der letzten Schritte</translation>
    </message>
    <message>
        <source>No model is in memory</source>
        <translation>Kein Modell im Speicher</translation>
    </message>
    <message>
        <source>In memory: %1</source>
        <translation>Im Speicher: %1</translation>
    </message>
    <message>
        <source>step %1 ms</source>
        <translation>Schritt %1 ms</translation>
    </message>
    <message>
        <source>preview %1 ms</source>
        <translation>Vorschau %1 ms</translation>
    </message>
    <message>
        <source>last picture %1 ms</source>
        <translation>letztes Bild %1 ms</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>Save the queue</source>
        <translation>Warteschlange sichern</translation>
    </message>
    <message>
        <source>Queues (*.json)</source>
        <translation>Warteschlangen (*.json)</translation>
    </message>
    <message>
        <source>Add a queue</source>
        <translation>Warteschlange einfügen</translation>
    </message>
    <message>
        <source>Train from a file…</source>
        <translation>Aus einer Datei trainieren…</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>Aus einer Datei trainieren</translation>
    </message>
    <message>
        <source>Training settings (*.json)</source>
        <translation>Trainingseinstellungen (*.json)</translation>
    </message>
    <message>
        <source>An empty folder for what is trained</source>
        <translation>Ein leerer Ordner für das Ergebnis</translation>
    </message>
</context>
<context>
    <name>miro::ActivityPill</name>
    <message>
        <source>%1. Click for the queue.</source>
        <translation>%1. Klick zeigt die Warteschlange.</translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation>Aktivität: %1</translation>
    </message>
</context>
<context>
    <name>miro::AdvancedPanel</name>
    <message>
        <source>negative prompt</source>
        <translation>negativer Prompt</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; nothing was changed.</source>
        <translation>Dieser Text mit %1 Buchstaben ist zu lang für einen Prompt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close Advanced</source>
        <translation>Erweitert schließen</translation>
    </message>
    <message>
        <source>Push away from pictures better than</source>
        <translation>Weg von Bildern, die besser sind als</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>empty, as published</source>
        <translation>leer, wie veröffentlicht</translation>
    </message>
    <message>
        <source>Beyond the published way: it takes the place of the empty text.</source>
        <translation>Über das Veröffentlichte hinaus: er ersetzt den leeren Text.</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>Startbild</translation>
    </message>
    <message>
        <source>Near variations</source>
        <translation>Nahe Varianten</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1 (vom Modell)</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>der erste</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>der letzte</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>von selbst gewählt</translation>
    </message>
</context>
<context>
    <name>miro::AxesPanel</name>
    <message>
        <source>Type its values, such as %1</source>
        <translation>Werte eintippen, etwa %1</translation>
    </message>
    <message>
        <source>%1 pictures of each prompt</source>
        <translation>%1 Bilder je Prompt</translation>
    </message>
    <message>
        <source>%1 = %2 pictures of each prompt</source>
        <translation>%1 = %2 Bilder je Prompt</translation>
    </message>
    <message>
        <source>Setting of axis %1</source>
        <translation>Einstellung der Achse %1</translation>
    </message>
    <message>
        <source>Values of axis %1</source>
        <translation>Werte der Achse %1</translation>
    </message>
    <message>
        <source>1, 2, 5 or 1-5 or 1-10 (+2) or 1-10 [5] or 1, 2, .., 10; || between values that hold commas; SKIP: before a value leaves it out. In the prompt: the words to find, then what takes their place.</source>
        <translation>1, 2, 5 oder 1-5 oder 1-10 (+2) oder 1-10 [5] oder 1, 2, .., 10; || zwischen Werten mit Kommas; SKIP: vor einem Wert lässt ihn aus. Im Prompt: erst die gesuchten Worte, dann was an ihre Stelle tritt.</translation>
    </message>
    <message>
        <source>Before the axis above</source>
        <translation>Vor die Achse darüber</translation>
    </message>
    <message>
        <source>Move axis %1 up</source>
        <translation>Achse %1 nach oben</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>Diese Achse entfernen</translation>
    </message>
    <message>
        <source>Remove axis %1</source>
        <translation>Achse %1 entfernen</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Each prompt is drawn with every combination; the first axis changes slowest.</source>
        <translation>Jeder Prompt wird mit jeder Kombination gezeichnet; die erste Achse wechselt am langsamsten.</translation>
    </message>
    <message>
        <source>Add an axis</source>
        <translation>Achse hinzufügen</translation>
    </message>
    <message>
        <source>Draw each prompt with several values of a setting</source>
        <translation>Jeden Prompt mit mehreren Werten einer Einstellung zeichnen</translation>
    </message>
</context>
<context>
    <name>miro::BatchComposer</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>Drei testen</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>Liste öffnen</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Liste sichern</translation>
    </message>
    <message>
        <source>Next problem in the list</source>
        <translation>Nächstes Problem in der Liste</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gesichert: %1</translation>
    </message>
    <message>
        <source>The settings of Create stand here now.</source>
        <translation>Die Einstellungen von Zeichnen stehen jetzt hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1; wie lange sie dauern, zeigt das erste</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1, etwa %2</translation>
    </message>
    <message>
        <source>%1 of %2 free on the disk</source>
        <comment>a size of another</comment>
        <translation>%1 von %2 auf der Platte frei</translation>
    </message>
    <message>
        <source>The disk has too little room: the batch would pause when it is full.</source>
        <translation>Auf der Platte ist zu wenig Platz: die Serie würde ruhen, sobald sie voll ist.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)</source>
        <translation>Listen von Prompts (*.txt *.csv *.tsv *.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The settings of Create stand here now, but for “My taste”: batches draw without it.</source>
        <translation>Hier stehen jetzt die Einstellungen von „Zeichnen“, nur ohne „Mein Geschmack“: Serien zeichnen ohne ihn.</translation>
    </message>
</context>
<context>
    <name>miro::BatchCullView</name>
    <message>
        <source>Undone: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>The picture to choose about</source>
        <translation>Das Bild, um das es geht</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Zu allen</translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation>Zurück zu allen Bildern (Esc)</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>Voriges Bild (Links)</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>Nächstes Bild (Rechts)</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Bewertung wegnehmen</translation>
    </message>
    <message>
        <source>Take the rating away (0)</source>
        <translation>Bewertung wegnehmen (0)</translation>
    </message>
    <message>
        <source>Rate %1 of 5 (%1)</source>
        <translation>Mit %1 von 5 bewerten (%1)</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Star, or take the star away (S)</source>
        <translation>Stern setzen oder wegnehmen (S)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Put it into the bin (X)</source>
        <translation>In den Papierkorb legen (X)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with its neighbour of the same prompt (Space)</source>
        <translation>Mit dem Nachbarn vom selben Prompt vergleichen (Leertaste)</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>Von selbst weiter</translation>
    </message>
    <message>
        <source>Go on to the next picture after a rating (A)</source>
        <translation>Nach einer Bewertung weiter zum nächsten Bild (A)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take the last mark back (Ctrl+Z)</source>
        <translation>Die letzte Markierung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>There is no other picture of this prompt nearby</source>
        <translation>Daneben ist kein anderes Bild dieses Prompts</translation>
    </message>
    <message>
        <source>Rating taken away</source>
        <translation>Bewertung weggenommen</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>Mit %1 von 5 bewertet</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Star taken away</source>
        <translation>Stern weggenommen</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>In den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>It is no longer in the library</source>
        <translation>Es ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>mit %1 von 5 bewertet</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>There is no picture to choose about.</source>
        <translation>Es gibt kein Bild zum Auswählen.</translation>
    </message>
    <message>
        <source>All of them are in the bin. Undo brings the last one back.</source>
        <translation>Alle sind im Papierkorb. Zurücknehmen holt das letzte zurück.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>miro::BatchList</name>
    <message>
        <source>Batches</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>No batch yet.</source>
        <translation>Noch keine Serie.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Run this batch earlier (Alt+Up)</source>
        <translation>Diese Serie früher zeichnen (Alt+Auf)</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Run this batch later (Alt+Down)</source>
        <translation>Diese Serie später zeichnen (Alt+Ab)</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Nach diesem anhalten</translation>
    </message>
    <message>
        <source>Stop after the pictures that are being drawn</source>
        <translation>Nach den Bildern anhalten, die gerade entstehen</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Jetzt anhalten</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>Jetzt anhalten: was gerade entsteht, wird verworfen</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Fehlgeschlagene Bilder neu zeichnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take this batch out of the list; its pictures and its album stay</source>
        <translation>Diese Serie aus der Liste nehmen; Bilder und Album bleiben</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>Mehr zu dieser Serie</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>Warteschlange anhalten; nichts geht verloren</translation>
    </message>
    <message>
        <source>Go on with this batch</source>
        <translation>Diese Serie fortsetzen</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>Zeichnen, was fehlt</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>Diese Serie noch einmal einreihen</translation>
    </message>
    <message>
        <source>Take this batch out of the list? Its pictures and its album stay.</source>
        <translation>Diese Serie aus der Liste nehmen? Bilder und Album bleiben.</translation>
    </message>
</context>
<context>
    <name>miro::BatchListModel</name>
    <message>
        <source>Waiting, %1</source>
        <comment>state of a batch</comment>
        <translation>Wartet, %1</translation>
    </message>
    <message numerus="yes">
        <source>Waiting, %n picture(s)</source>
        <translation>
            <numerusform>Wartet, %n Bild</numerusform>
            <numerusform>Wartet, %n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n picture(s)</source>
        <translation>
            <numerusform>Fertig, %n Bild</numerusform>
            <numerusform>Fertig, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>name of a batch, its state, how far it is</comment>
        <translation>%1. %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <comment>pictures of a batch; time</comment>
        <translation>%1 von %2, noch %3</translation>
    </message>
</context>
<context>
    <name>miro::BatchMorningPage</name>
    <message>
        <source>Choose among them</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Look at each, rate, star and reject by keyboard, the best first</source>
        <translation>Jedes ansehen und per Tastatur bewerten, mit Stern versehen oder verwerfen, die besten zuerst</translation>
    </message>
    <message>
        <source>Open the album</source>
        <translation>Album öffnen</translation>
    </message>
    <message>
        <source>Show the pictures of this batch in the gallery</source>
        <translation>Die Bilder dieser Serie in der Galerie zeigen</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Als Ordner sichern…</translation>
    </message>
    <message>
        <source>Save the pictures, their names and the manifest that the command would have written</source>
        <translation>Bilder, Namen und Manifest sichern, wie der Befehl sie geschrieben hätte</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>Raster zeigen</translation>
    </message>
    <message>
        <source>Show the sweep as rows and columns</source>
        <translation>Die Testreihe in Zeilen und Spalten zeigen</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Fehlgeschlagene Bilder neu zeichnen</translation>
    </message>
    <message>
        <source>How long they took</source>
        <translation>Wie lange sie brauchten</translation>
    </message>
    <message>
        <source>Asked (A) and achieved (B), on average</source>
        <translation>Verlangt (A) und erreicht (B), im Mittel</translation>
    </message>
    <message>
        <source>Pictures of this batch, the best first</source>
        <translation>Bilder dieser Serie, die besten zuerst</translation>
    </message>
    <message>
        <source>No picture is left.</source>
        <translation>Kein Bild ist übrig.</translation>
    </message>
    <message>
        <source>Seconds of each picture over the night</source>
        <translation>Sekunden je Bild über die Nacht</translation>
    </message>
    <message>
        <source>No picture was drawn.</source>
        <translation>Kein Bild wurde gezeichnet.</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>Bisher: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how a batch ended; its pictures</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Drawn within %1, %2 s a picture; the slowest took %3.</source>
        <translation>In %1 gezeichnet, %2 s je Bild; das langsamste brauchte %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were left out of the album by the choice of the best.</source>
        <translation>
            <numerusform>%n Bild kam bei der Auswahl der besten nicht ins Album.</numerusform>
            <numerusform>%n Bilder kamen bei der Auswahl der besten nicht ins Album.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed:</source>
        <translation>
            <numerusform>%n Bild fehlgeschlagen:</numerusform>
            <numerusform>%n Bilder fehlgeschlagen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Best first: within each prompt, by its scores</source>
        <translation>Beste zuerst: in jedem Prompt, nach Wertungen</translation>
    </message>
    <message>
        <source>Nothing is scored, so they stand in the order of the list</source>
        <translation>Nichts ist gewertet, daher in der Ordnung der Liste</translation>
    </message>
    <message>
        <source>Hours since the first</source>
        <translation>Stunden seit dem ersten</translation>
    </message>
    <message>
        <source>Minutes since the first</source>
        <translation>Minuten seit dem ersten</translation>
    </message>
    <message>
        <source>Seconds since the first</source>
        <translation>Sekunden seit dem ersten</translation>
    </message>
    <message>
        <source>Seconds a picture</source>
        <translation>Sekunden je Bild</translation>
    </message>
    <message>
        <source>After %1: %2 s a picture</source>
        <translation>Nach %1: %2 s je Bild</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>No score was asked for by a target.</source>
        <translation>Kein Ziel verlangte eine Wertung.</translation>
    </message>
    <message>
        <source>No picture of this batch has a score yet.</source>
        <translation>Noch hat kein Bild dieser Serie eine Wertung.</translation>
    </message>
</context>
<context>
    <name>miro::BatchPage</name>
    <message>
        <source>New batch</source>
        <translation>Neue Serie</translation>
    </message>
    <message>
        <source>Compose a batch from a list of prompts</source>
        <translation>Eine Serie aus einer Liste von Prompts zusammenstellen</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunFailures</name>
    <message>
        <source>Pictures that failed</source>
        <translation>Fehlgeschlagene Bilder</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Fehlgeschlagene Bilder neu zeichnen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>Copy lines and reasons as text</source>
        <translation>Zeilen und Gründe als Text kopieren</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Nichts ist fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunLive</name>
    <message>
        <source>Pictures that are being drawn</source>
        <translation>Bilder, die gerade entstehen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) being drawn: step %1 of %2</source>
        <translation>
            <numerusform>%n Bild entsteht: Schritt %1 von %2</numerusform>
            <numerusform>%n Bilder entstehen: Schritt %1 von %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchRunSweep</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Pictures of the sweep</source>
        <translation>Bilder der Testreihe</translation>
    </message>
    <message>
        <source>Reading the plan…</source>
        <translation>Plan wird gelesen…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>miro::BatchView</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop this batch; it can go on later</source>
        <translation>Diese Serie anhalten; sie kann später weitergehen</translation>
    </message>
    <message>
        <source>After the pictures that are being drawn</source>
        <translation>Nach den Bildern, die gerade entstehen</translation>
    </message>
    <message>
        <source>Now: what is being drawn is dropped</source>
        <translation>Jetzt: was gerade entsteht, wird verworfen</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>Mehr zu dieser Serie</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Open the album in the gallery</source>
        <translation>Album in der Galerie öffnen</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Als Ordner sichern…</translation>
    </message>
    <message>
        <source>Compose it again…</source>
        <translation>Neu zusammenstellen…</translation>
    </message>
    <message>
        <source>How far the batch is</source>
        <translation>Wie weit die Serie ist</translation>
    </message>
    <message>
        <source>Pictures of this batch, in the order of its list</source>
        <translation>Bilder dieser Serie, in der Ordnung ihrer Liste</translation>
    </message>
    <message>
        <source>Pictures appear here as they are drawn.</source>
        <translation>Bilder erscheinen hier, sobald sie gezeichnet sind.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>state and pictures of a batch; time</comment>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>Warteschlange anhalten; nichts geht verloren</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>Zeichnen, was fehlt</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>Diese Serie noch einmal einreihen</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pictures</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Save the batch into a folder</source>
        <translation>Die Serie in einen Ordner sichern</translation>
    </message>
    <message>
        <source>Saving, %1 %</source>
        <translation>Wird gesichert, %1 %</translation>
    </message>
    <message>
        <source>Stopped; saving into the same folder goes on from here.</source>
        <translation>Angehalten; in denselben Ordner gesichert, geht es hier weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and their manifest were saved.</source>
        <translation>
            <numerusform>%n Bild und sein Manifest wurden gesichert.</numerusform>
            <numerusform>%n Bilder und ihr Manifest wurden gesichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list are not there.</source>
        <translation>
            <numerusform>%n aus der Liste ist nicht da.</numerusform>
            <numerusform>%n aus der Liste sind nicht da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the grid page</source>
        <translation>Rasterseite öffnen</translation>
    </message>
</context>
<context>
    <name>miro::BestPanel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Wertungen</translation>
    </message>
    <message>
        <source>Score each picture</source>
        <translation>Jedes Bild werten</translation>
    </message>
    <message>
        <source>By every scorer that is installed</source>
        <translation>Mit jedem installierten Wertungsmodell</translation>
    </message>
    <message>
        <source>all pictures</source>
        <translation>alle Bilder</translation>
    </message>
    <message>
        <source>No scorer is installed: the best cannot be told. The Models page has them.</source>
        <translation>Kein Wertungsmodell ist installiert: die besten lassen sich nicht finden. Auf der Seite Modelle gibt es welche.</translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>Wie viel jede Wertung zählt:</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>Wie viel dies zählt: %1</translation>
    </message>
</context>
<context>
    <name>miro::Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>wie vorher</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of a description</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>There is no finished picture to copy</source>
        <translation>Es gibt kein fertiges Bild zum Kopieren</translation>
    </message>
</context>
<context>
    <name>miro::CanvasKeys</name>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Show it pixel by pixel</source>
        <translation>Pixel für Pixel zeigen</translation>
    </message>
    <message>
        <source>One step of the drawing back</source>
        <translation>Einen Schritt der Zeichnung zurück</translation>
    </message>
    <message>
        <source>One step of the drawing forward</source>
        <translation>Einen Schritt der Zeichnung vor</translation>
    </message>
    <message>
        <source>Times and steps as plain controls</source>
        <translation>Zeiten und Schritte als einfache Felder</translation>
    </message>
</context>
<context>
    <name>miro::CellPainter</name>
    <message>
        <source>File is gone or cannot be read</source>
        <translation>Datei ist weg oder nicht lesbar</translation>
    </message>
</context>
<context>
    <name>miro::ChoosePart</name>
    <message>
        <source>Teach the program what you like</source>
        <translation>Zeig dem Programm, was dir gefällt</translation>
    </message>
    <message>
        <source>You see two pictures of the same words. Choose the one that you like more, with the arrow keys or by a click. Thirty of them take about three minutes; you can stop at any time.

From your choices the program learns to foretell what you like. Nothing of it leaves this machine, and every choice can be taken back.</source>
        <translation>Du siehst zwei Bilder zu denselben Worten. Wähle das, das dir mehr gefällt, mit den Pfeiltasten oder mit einem Klick. Dreißig davon dauern etwa drei Minuten; du kannst jederzeit aufhören.

Aus deinen Entscheidungen lernt das Programm vorherzusagen, was dir gefällt. Nichts davon verlässt diese Maschine, und jede Entscheidung lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Begin to choose</source>
        <translation>Mit dem Wählen beginnen</translation>
    </message>
    <message>
        <source>Looking for two pictures to compare…</source>
        <translation>Zwei Bilder zum Vergleichen werden gesucht…</translation>
    </message>
    <message>
        <source>How far this session is</source>
        <translation>Wie weit diese Sitzung ist</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Hier aufhören</translation>
    </message>
    <message>
        <source>End this session; all choices are kept</source>
        <translation>Diese Sitzung beenden; alle Entscheidungen bleiben erhalten</translation>
    </message>
    <message>
        <source>Draw pictures</source>
        <translation>Bilder zeichnen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Nochmals suchen</translation>
    </message>
    <message>
        <source>My taste</source>
        <comment>the name of the first profile</comment>
        <translation>Mein Geschmack</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, about %n minute(s) left</source>
        <comment>duels of a session</comment>
        <translation>
            <numerusform>%1 von %2, noch etwa %n Minute</numerusform>
            <numerusform>%1 von %2, noch etwa %n Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChooseSummary</name>
    <message>
        <source>Which reward models chose as you did</source>
        <translation>Welche Belohnungsmodelle wählten wie du</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>Weiter wählen</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Was es gelernt hat</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) made. Thank you!</source>
        <translation>
            <numerusform>%n Entscheidung getroffen. Danke!</numerusform>
            <numerusform>%n Entscheidungen getroffen. Danke!</numerusform>
        </translation>
    </message>
    <message>
        <source>The line in the middle is chance. The thin line over a bar says how sure this is.</source>
        <translation>Die Linie in der Mitte ist der Zufall. Die dünne Linie über einem Balken sagt, wie sicher das ist.</translation>
    </message>
    <message>
        <source>No reward model has measured the pictures that you chose between.</source>
        <translation>Kein Belohnungsmodell hat die Bilder gemessen, zwischen denen du gewählt hast.</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonBars</name>
    <message>
        <source>Scores of the chosen pictures</source>
        <translation>Wertungen der gewählten Bilder</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonPanel</name>
    <message>
        <source>raw value %1</source>
        <translation>Rohwert %1</translation>
    </message>
    <message>
        <source>Scores compared</source>
        <translation>Wertungen im Vergleich</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Show the scores as a radar</source>
        <translation>Wertungen als Radar zeigen</translation>
    </message>
    <message>
        <source>As a radar instead of bars; it needs three scores</source>
        <translation>Als Radar statt Balken; es braucht drei Wertungen</translation>
    </message>
    <message>
        <source>Choose only picture %1: %2</source>
        <translation>Nur Bild %1 wählen: %2</translation>
    </message>
    <message>
        <source>These pictures have no scores yet.</source>
        <translation>Diese Bilder haben noch keine Wertungen.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are compared.</source>
        <translation>
            <numerusform>Nur das erste wird verglichen (%n).</numerusform>
            <numerusform>Nur die ersten %n werden verglichen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::CreatePage</name>
    <message>
        <source>The drawing failed.</source>
        <translation>Das Zeichnen ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Write what you want to see, then press Draw (Ctrl+Return)</source>
        <translation>Schreib, was du sehen willst, dann drücke Zeichnen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>The model %1 is not installed.</source>
        <translation>Das Modell %1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>Modelle holen</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>ein Beispiel</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>The model %1 is not installed; its settings were brought back for this one.</source>
        <translation>Das Modell %1 ist nicht installiert; seine Einstellungen wurden für dieses übernommen.</translation>
    </message>
    <message>
        <source>Its prompt is too long; the beginning was brought back.</source>
        <translation>Sein Prompt ist zu lang; der Anfang wurde übernommen.</translation>
    </message>
    <message>
        <source>bring settings back</source>
        <translation>Einstellungen zurückholen</translation>
    </message>
    <message>
        <source>time machine</source>
        <translation>Zeitmaschine</translation>
    </message>
    <message>
        <source>Brought back. Ctrl+Z takes it back.</source>
        <translation>Zurückgeholt. Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>Startbild</translation>
    </message>
    <message>
        <source>The next drawing begins from %1.</source>
        <translation>Die nächste Zeichnung beginnt bei %1.</translation>
    </message>
    <message>
        <source>From noise again</source>
        <translation>Wieder aus Rauschen</translation>
    </message>
    <message>
        <source>no start picture</source>
        <translation>kein Startbild</translation>
    </message>
    <message>
        <source>What to do with %1?</source>
        <translation>Was soll mit %1 geschehen?</translation>
    </message>
    <message>
        <source>Begin from it</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>Bring its settings back</source>
        <translation>Seine Einstellungen zurückholen</translation>
    </message>
    <message>
        <source>There are no two pictures to compare yet.</source>
        <translation>Es gibt noch keine zwei Bilder zum Vergleichen.</translation>
    </message>
    <message>
        <source>It began from %1, which is not in the library: choose it anew under Advanced.</source>
        <translation>Es begann bei %1, das nicht in der Bibliothek ist: wähle es unter Erweitert neu.</translation>
    </message>
    <message>
        <source>lower a reward</source>
        <translation>Belohnung senken</translation>
    </message>
    <message>
        <source>Its rewards change while the picture forms (experimental).</source>
        <translation>Seine Belohnungen ändern sich, während das Bild entsteht (experimentell).</translation>
    </message>
    <message>
        <source>Keep them steady</source>
        <translation>Konstant halten</translation>
    </message>
    <message>
        <source>steady rewards</source>
        <translation>konstante Belohnungen</translation>
    </message>
</context>
<context>
    <name>miro::DetailsPanel</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Belohnungen</translation>
    </message>
    <message>
        <source>Settings and file</source>
        <translation>Einstellungen und Datei</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Entstanden aus</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>Alles zurückholen</translation>
    </message>
    <message>
        <source>Bring prompt, settings, seed and rewards of this picture back to the Create page</source>
        <translation>Prompt, Einstellungen, Seed und Belohnungen dieses Bildes auf die Seite Zeichnen holen</translation>
    </message>
    <message>
        <source>Only the seed</source>
        <translation>Nur den Seed</translation>
    </message>
    <message>
        <source>Bring only the seed of this picture back to the Create page</source>
        <translation>Nur den Seed dieses Bildes auf die Seite Zeichnen holen</translation>
    </message>
    <message>
        <source>Only the rewards</source>
        <translation>Nur die Belohnungen</translation>
    </message>
    <message>
        <source>Bring only the reward sliders of this picture back to the Create page</source>
        <translation>Nur die Belohnungsregler dieses Bildes auf die Seite Zeichnen holen</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Draw near variations of this picture</source>
        <translation>Nahe Varianten dieses Bildes zeichnen</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>Draw a new picture that begins from this one</source>
        <translation>Ein neues Bild zeichnen, das bei diesem beginnt</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare two to four chosen pictures on the canvas</source>
        <translation>Zwei bis vier gewählte Bilder auf der Leinwand vergleichen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the picture with its metadata</source>
        <translation>Das Bild mit seinen Metadaten kopieren</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>Ohne Metadaten kopieren</translation>
    </message>
    <message>
        <source>Copy the picture without what made it</source>
        <translation>Das Bild ohne seine Entstehung kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Sichern als…</translation>
    </message>
    <message>
        <source>Save a copy with its metadata</source>
        <translation>Eine Kopie mit Metadaten sichern</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>Ohne Metadaten sichern…</translation>
    </message>
    <message>
        <source>Save a copy without what made it</source>
        <translation>Eine Kopie ohne die Entstehung sichern</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>Prompt kopieren</translation>
    </message>
    <message>
        <source>Copy the text of the prompt</source>
        <translation>Den Text des Prompts kopieren</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the folder that holds the file</source>
        <translation>Den Ordner der Datei öffnen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Preview; Return opens it on the canvas</source>
        <translation>Vorschau; Eingabe öffnet es auf der Leinwand</translation>
    </message>
    <message>
        <source>The file of this picture is gone</source>
        <translation>Die Datei dieses Bildes ist weg</translation>
    </message>
    <message>
        <source>Choose a picture to see how it was made</source>
        <translation>Wähle ein Bild, um zu sehen, wie es entstand</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures chosen; this is one of them</source>
        <translation>
            <numerusform>%n Bild gewählt; das ist es</numerusform>
            <numerusform>%n Bilder gewählt; dies ist eines davon</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>This picture does not say how it was made</source>
        <translation>Dieses Bild sagt nicht, wie es entstand</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Go to the picture it was made from: %1</source>
        <translation>Zum Bild, aus dem es entstand: %1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>See what the sliders do to this picture</source>
        <translation>Sehen, was die Regler mit diesem Bild machen</translation>
    </message>
</context>
<context>
    <name>miro::DetailsText</name>
    <message>
        <source>nothing said</source>
        <translation>nichts gesagt</translation>
    </message>
    <message>
        <source>%1… (only the beginning is shown)</source>
        <translation>%1… (nur der Anfang wird gezeigt)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Kam von</translation>
    </message>
    <message>
        <source>Was at</source>
        <translation>War bei</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between albums</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>miro::DrawButton</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Draw (about %1)</source>
        <translation>Zeichnen (etwa %1)</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Stop now: what is not finished is dropped (Esc)</source>
        <translation>Jetzt anhalten: was nicht fertig ist, wird verworfen (Esc)</translation>
    </message>
    <message>
        <source>Draw (Ctrl+Return)</source>
        <translation>Zeichnen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Other ways to stop</source>
        <translation>Andere Arten anzuhalten</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Jetzt anhalten</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Nach diesem anhalten</translation>
    </message>
    <message>
        <source>Skip these pictures</source>
        <translation>Diese Bilder überspringen</translation>
    </message>
    <message>
        <source>Skip this picture</source>
        <translation>Dieses Bild überspringen</translation>
    </message>
</context>
<context>
    <name>miro::DrawDesk</name>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>Das Modell %1, das es zeichnete, ist nicht installiert.</translation>
    </message>
</context>
<context>
    <name>miro::DuelView</name>
    <message>
        <source>Left is better</source>
        <translation>Links ist besser</translation>
    </message>
    <message>
        <source>I like the left one more (Left)</source>
        <translation>Das linke gefällt mir mehr (Links)</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Rechts ist besser</translation>
    </message>
    <message>
        <source>I like the right one more (Right)</source>
        <translation>Das rechte gefällt mir mehr (Rechts)</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Gleich gut</translation>
    </message>
    <message>
        <source>I like both the same (Up or S)</source>
        <translation>Beide gefallen mir gleich gut (Auf oder S)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>I cannot compare these (Down or Space)</source>
        <translation>Ich kann diese nicht vergleichen (Ab oder Leertaste)</translation>
    </message>
    <message>
        <source>Two pictures of one prompt: which do you like more?</source>
        <translation>Zwei Bilder eines Prompts: welches gefällt dir mehr?</translation>
    </message>
    <message>
        <source>(no words)</source>
        <comment>an empty prompt</comment>
        <translation>(keine Worte)</translation>
    </message>
    <message>
        <source>A picture cannot be read: go on to the next two (Down or Space)</source>
        <translation>Ein Bild lässt sich nicht lesen: weiter zu den nächsten zwei (Ab oder Leertaste)</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionModel</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionPanel</name>
    <message>
        <source>The folder of the wildcard files</source>
        <translation>Ordner der Platzhalterdateien</translation>
    </message>
    <message>
        <source>beside the list</source>
        <translation>neben der Liste</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>is shown when the list has no mistakes</source>
        <translation>erscheint, wenn die Liste ohne Fehler ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts, the first %1 are shown</source>
        <translation>
            <numerusform>%Ln Prompt, die ersten %1 sind zu sehen</numerusform>
            <numerusform>%Ln Prompts, die ersten %1 sind zu sehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln Prompt</numerusform>
            <numerusform>%Ln Prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>What it becomes</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>How lines with choices are expanded</source>
        <translation>Was aus Zeilen mit Auswahl wird</translation>
    </message>
    <message>
        <source>A line such as “a {red|blue} car” or “a __colour__ car” has choices.</source>
        <translation>Eine Zeile wie „ein {rotes|blaues} Auto“ oder „ein Auto in __farbe__“ hat eine Auswahl.</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>Alle Kombinationen</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Würfel</translation>
    </message>
    <message>
        <source>Seed of the choices</source>
        <translation>Seed der Auswahl</translation>
    </message>
    <message>
        <source>The same number makes the same choices again.</source>
        <translation>Dieselbe Zahl trifft wieder dieselbe Auswahl.</translation>
    </message>
    <message>
        <source>Other choices</source>
        <translation>Andere Auswahl</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>Choose the folder of the wildcard files; without one, “wildcards” beside the list</source>
        <translation>Den Ordner der Platzhalterdateien wählen; ohne ihn gilt „wildcards“ neben der Liste</translation>
    </message>
    <message>
        <source>Take the folder beside the list again</source>
        <translation>Wieder den Ordner neben der Liste nehmen</translation>
    </message>
    <message>
        <source>The first prompts of the batch</source>
        <translation>Die ersten Prompts der Serie</translation>
    </message>
</context>
<context>
    <name>miro::ExploreChoices</name>
    <message>
        <source>Reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 × %1</source>
        <translation>%1 × %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>Wie viel jede Wertung zählt:</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>Wie viel dies zählt: %1</translation>
    </message>
</context>
<context>
    <name>miro::ExploreGrid</name>
    <message>
        <source>Its file is gone</source>
        <translation>Die Datei ist weg</translation>
    </message>
    <message>
        <source>Pictures of the exploration</source>
        <translation>Bilder der Erkundung</translation>
    </message>
</context>
<context>
    <name>miro::ExploreModel</name>
    <message>
        <source>Nothing here beats it in both rewards.</source>
        <translation>Nichts hier schlägt es in beiden Belohnungen.</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>Platz %1</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePage</name>
    <message>
        <source>Start; stop</source>
        <translation>Starten; anhalten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Bestes behalten</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht sichern…</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc); what runs goes on</source>
        <translation>Zurück, woher du kamst (Esc); was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>with an outline: nothing here beats it in both rewards, as measured</source>
        <translation>mit Rand: nichts hier schlägt es in beiden Belohnungen, wie gemessen</translation>
    </message>
    <message>
        <source>Explore: %1</source>
        <translation>Erkunden: %1</translation>
    </message>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>Das Modell %1, das es zeichnete, ist nicht installiert.</translation>
    </message>
    <message>
        <source>What stands in Create</source>
        <translation>Was unter Zeichnen steht</translation>
    </message>
    <message>
        <source>The settings of %1 stand in Create.</source>
        <translation>Die Einstellungen von %1 stehen unter Zeichnen.</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>Zur Seite Zeichnen</translation>
    </message>
    <message>
        <source>There are no scores yet to say which is the best.</source>
        <translation>Noch sagen keine Wertungen, welches das beste ist.</translation>
    </message>
    <message numerus="yes">
        <source>Starred: %1. The other %n pictures stay with it as a stack.</source>
        <translation>
            <numerusform>Mit Stern: %1. %n anderes Bild bleibt als Stapel dabei.</numerusform>
            <numerusform>Mit Stern: %1. Die anderen %n Bilder bleiben als Stapel dabei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the exploration into a folder</source>
        <translation>Die Erkundung in einen Ordner sichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, their scores and a report were saved.</source>
        <translation>
            <numerusform>%n Bild, seine Wertungen und ein Bericht wurden gesichert.</numerusform>
            <numerusform>%n Bilder, ihre Wertungen und ein Bericht wurden gesichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>This picture was drawn with “My taste”; explorations draw without it, so they will differ.</source>
        <translation>Dieses Bild wurde mit „Mein Geschmack“ gezeichnet; Erkundungen zeichnen ohne ihn und sehen daher anders aus.</translation>
    </message>
    <message>
        <source>What stands in Create, without “My taste”</source>
        <translation>Was in „Zeichnen“ steht, ohne „Mein Geschmack“</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePanel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1, etwa %2</translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1; wie lange sie dauern, zeigt das erste</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es dran ist</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, paused</source>
        <translation>%1 von %2 gezeichnet, Pause</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, %3 left</source>
        <translation>%1 von %2 gezeichnet, noch %3</translation>
    </message>
    <message>
        <source>%1 of %2 drawn</source>
        <translation>%1 von %2 gezeichnet</translation>
    </message>
    <message>
        <source>Ended with %1 of %2 drawn</source>
        <translation>Beendet: %1 von %2 gezeichnet</translation>
    </message>
    <message>
        <source>All are drawn</source>
        <translation>Alle sind gezeichnet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>What is drawn stays (Ctrl+Return)</source>
        <translation>Was gezeichnet ist, bleibt (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Draw what is missing (Ctrl+Return)</source>
        <translation>Zeichnen, was fehlt (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Draw these pictures (Ctrl+Return)</source>
        <translation>Diese Bilder zeichnen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>%1
%2 of %3, %4</source>
        <comment>an exploration: title, below it drawn of all, when</comment>
        <translation>%1
%2 von %3, %4</translation>
    </message>
    <message>
        <source>Explored before</source>
        <translation>Früher erkundet</translation>
    </message>
</context>
<context>
    <name>miro::ExploreSide</name>
    <message>
        <source>Use these settings</source>
        <translation>Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Bring the settings of this picture to the Create page (Return)</source>
        <translation>Die Einstellungen dieses Bildes auf die Seite Zeichnen holen (Eingabe)</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Show this picture large (Space)</source>
        <translation>Dieses Bild groß zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>In der Galerie</translation>
    </message>
    <message>
        <source>Show this picture in the gallery</source>
        <translation>Dieses Bild in der Galerie zeigen</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Bestes behalten</translation>
    </message>
    <message>
        <source>Star the first one; the others stay behind it as a stack (K)</source>
        <translation>Das erste mit Stern versehen; die anderen bleiben als Stapel dahinter (K)</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht sichern…</translation>
    </message>
    <message>
        <source>Save pictures, sheet, film strip, scores and a report into a folder (Ctrl+S)</source>
        <translation>Bilder, Bogen, Filmstreifen, Wertungen und einen Bericht in einen Ordner sichern (Strg+S)</translation>
    </message>
    <message>
        <source>The measured scores will stand here.</source>
        <translation>Hier werden die gemessenen Wertungen stehen.</translation>
    </message>
    <message>
        <source>No scores yet. They come by themselves where scorers are installed.</source>
        <translation>Noch keine Wertungen. Mit installierten Wertungsmodellen kommen sie von selbst.</translation>
    </message>
    <message>
        <source>Chart: one reward against the other</source>
        <translation>Diagramm: eine Belohnung gegen die andere</translation>
    </message>
    <message>
        <source>Chart: the expected best against how many are drawn</source>
        <translation>Diagramm: das erwartete Beste je nach Zahl der Bilder</translation>
    </message>
    <message>
        <source>Chart: every score along the strip</source>
        <translation>Diagramm: jede Wertung entlang des Streifens</translation>
    </message>
    <message>
        <source>Worked out from these very pictures, for this prompt.</source>
        <translation>Aus genau diesen Bildern errechnet, für diesen Prompt.</translation>
    </message>
    <message>
        <source>Choose a picture to see what it asks for and what it got.</source>
        <translation>Wähle ein Bild, um zu sehen, was es verlangt und was es bekam.</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>Das gewählte Bild</translation>
    </message>
</context>
<context>
    <name>miro::FileWork</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not taken: %2</source>
        <comment>a sentence and a list of files with reasons</comment>
        <translation>%1 Nicht genommen: %2</translation>
    </message>
    <message>
        <source>Wait until the work on files is done, or stop it</source>
        <translation>Warte, bis die Arbeit an den Dateien fertig ist, oder halte sie an</translation>
    </message>
    <message>
        <source>Importing pictures…</source>
        <translation>Bilder werden importiert…</translation>
    </message>
    <message>
        <source>Import stopped; what came in before stays</source>
        <translation>Import angehalten; was schon da ist, bleibt</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported.</source>
        <translation>
            <numerusform>%n Bild importiert.</numerusform>
            <numerusform>%n Bilder importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n were already there.</source>
        <translation>
            <numerusform>%n war schon da.</numerusform>
            <numerusform>%n waren schon da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting pictures…</source>
        <translation>Bilder werden exportiert…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures exported.</source>
        <translation>
            <numerusform>%n Bild exportiert.</numerusform>
            <numerusform>%n Bilder exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it was stopped.</source>
        <translation>Dann wurde es angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures found that were not in the library.</source>
        <translation>
            <numerusform>%n Bild gefunden, das nicht in der Bibliothek war.</numerusform>
            <numerusform>%n Bilder gefunden, die nicht in der Bibliothek waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture files are gone; they come back when their files do.</source>
        <translation>
            <numerusform>%n Bilddatei ist weg; das Bild kommt mit der Datei zurück.</numerusform>
            <numerusform>%n Bilddateien sind weg; die Bilder kommen mit den Dateien zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Filmstrip</name>
    <message>
        <source>The newest pictures</source>
        <translation>Die neuesten Bilder</translation>
    </message>
</context>
<context>
    <name>miro::FilmstripModel</name>
    <message>
        <source>A picture without a prompt</source>
        <translation>Ein Bild ohne Prompt</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>In Prompts suchen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>Ordnung der Bilder</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Filter zeigen</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>Filter zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Stack pictures that differ only in the seed</source>
        <translation>Bilder stapeln, die sich nur im Seed unterscheiden</translation>
    </message>
    <message>
        <source>Show pictures that differ only in the seed as one stack; Return opens it</source>
        <translation>Bilder, die sich nur im Seed unterscheiden, als einen Stapel zeigen; Eingabe öffnet ihn</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gesicherte Suchen</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Nach Prompt</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>Nach Seed</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Best score: %1</source>
        <translation>Beste Wertung: %1</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche sichern…</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche sichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>Eine Suche löschen</translation>
    </message>
    <message>
        <source>How scores are compared</source>
        <translation>Wie Wertungen verglichen werden</translation>
    </message>
    <message>
        <source>Raw values of different prompts say little: a simple prompt scores high with any picture. The rank within a prompt and the place among the training pictures can be compared.</source>
        <translation>Rohwerte verschiedener Prompts sagen wenig: ein einfacher Prompt bekommt mit jedem Bild hohe Werte. Der Rang im Prompt und der Platz unter den Trainingsbildern lassen sich vergleichen.</translation>
    </message>
    <message>
        <source>Rank within a prompt</source>
        <translation>Rang im Prompt</translation>
    </message>
    <message>
        <source>Among the training pictures</source>
        <translation>Unter Trainingsbildern</translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation>Rohwert</translation>
    </message>
    <message>
        <source>By my taste</source>
        <translation>Nach meinem Geschmack</translation>
    </message>
    <message>
        <source>Among all pictures</source>
        <translation>Unter allen Bildern</translation>
    </message>
</context>
<context>
    <name>miro::FilterChips</name>
    <message>
        <source>%1: %2 to %3 %</source>
        <translation>%1: %2 bis %3 %</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>Text: %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Seed: %1</translation>
    </message>
    <message>
        <source>Size: %1 × %2</source>
        <translation>Größe: %1 × %2</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n Stern oder mehr</numerusform>
            <numerusform>%n Sterne oder mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Schlagwort: %1</translation>
    </message>
    <message>
        <source>Album: %1</source>
        <translation>Album: %1</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Ein Durchgang</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>Im Papierkorb</translation>
    </message>
    <message>
        <source>Take away the condition %1</source>
        <translation>Bedingung %1 wegnehmen</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle wegnehmen</translation>
    </message>
    <message>
        <source>Take away all conditions</source>
        <translation>Alle Bedingungen wegnehmen</translation>
    </message>
    <message>
        <source>Missed a target</source>
        <translation>Ziel verfehlt</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Verfehlt: %1</translation>
    </message>
</context>
<context>
    <name>miro::FilterPanel</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>From and until</source>
        <translation>Ab und bis</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>Bis zu diesem Tag</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>Nur mit Stern</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Papierkorb zeigen</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Zwischen zwei Tagen</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Jedes Modell</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Jede Bewertung</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n Stern oder mehr</numerusform>
            <numerusform>%n Sterne oder mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>Noch keine Schlagwörter</translation>
    </message>
    <message>
        <source>Choose a tag</source>
        <translation>Ein Schlagwort wählen</translation>
    </message>
    <message>
        <source>No albums yet</source>
        <translation>Noch keine Alben</translation>
    </message>
    <message>
        <source>Any album</source>
        <translation>Jedes Album</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an album and its number of pictures</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Wertung %1</translation>
    </message>
    <message>
        <source>Score %1, at least</source>
        <translation>Wertung %1, mindestens</translation>
    </message>
    <message>
        <source>Score %1, at most</source>
        <translation>Wertung %1, höchstens</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Reached or missed</source>
        <translation>Erreicht oder verfehlt</translation>
    </message>
    <message>
        <source>Missed any target</source>
        <translation>Irgendein Ziel verfehlt</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Verfehlt: %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetuneLine</name>
    <message>
        <source>Give up this fine-tuning? What it has learned so far is lost.</source>
        <translation>Diese Feinabstimmung aufgeben? Was sie bisher gelernt hat, geht verloren.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>How far the fine-tuning is</source>
        <translation>Wie weit die Feinabstimmung ist</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>It keeps all that it has learned and goes on when you say so</source>
        <translation>Sie behält alles, was sie gelernt hat, und geht weiter, wenn du es sagst</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>From where it stopped</source>
        <translation>Von da, wo sie angehalten hat</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>End it and drop what it has learned</source>
        <translation>Beenden und verwerfen, was sie gelernt hat</translation>
    </message>
    <message>
        <source>Fine-tuning: %1</source>
        <comment>its state</comment>
        <translation>Feinabstimmung: %1</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>die Warteschlange macht Pause</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetunePanel</name>
    <message>
        <source>Teach the model</source>
        <translation>Das Modell unterrichten</translation>
    </message>
    <message>
        <source>The model that draws learns your taste as one more slider, “My taste”. It works in the background and gives way whenever you draw. The model itself stays as it is.</source>
        <translation>Das Modell, das zeichnet, lernt deinen Geschmack als einen weiteren Regler, „Mein Geschmack“. Das läuft im Hintergrund und macht Platz, sobald du zeichnest. Das Modell selbst bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>At most %1 GB</source>
        <translation>Höchstens %1 GB</translation>
    </message>
    <message>
        <source>As much as it needs</source>
        <translation>So viel wie nötig</translation>
    </message>
    <message>
        <source>Only while I am away</source>
        <translation>Nur während ich weg bin</translation>
    </message>
    <message>
        <source>It works while nothing is drawn and nobody touches mouse or keyboard</source>
        <translation>Sie arbeitet, solange nichts gezeichnet wird und niemand Maus oder Tastatur berührt</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <translation>Nur am Stromnetz</translation>
    </message>
    <message>
        <source>It pauses while the machine runs on its battery</source>
        <translation>Sie macht Pause, solange die Maschine mit Akku läuft</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>First choose between some more pictures. %1</source>
        <translation>Wähle erst zwischen einigen weiteren Bildern. %1</translation>
    </message>
    <message>
        <source>This model is not installed.</source>
        <translation>Dieses Modell ist nicht installiert.</translation>
    </message>
    <message>
        <source>One at a time: the one below is not over.</source>
        <translation>Nur eine auf einmal: die untere ist noch nicht zu Ende.</translation>
    </message>
</context>
<context>
    <name>miro::FramePainter</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>Dieses Bild kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>No preview of this step</source>
        <translation>Keine Vorschau dieses Schritts</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>miro::GalleryActions</name>
    <message>
        <source>Open on the canvas</source>
        <translation>Auf der Leinwand öffnen</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>Compare on the canvas</source>
        <translation>Auf der Leinwand vergleichen</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Diaschau</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 Sterne</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 Sterne</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 Sterne</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Schlagwort hinzufügen…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Bring back from the bin</source>
        <translation>Aus dem Papierkorb holen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Copy with metadata</source>
        <translation>Mit Metadaten kopieren</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>Ohne Metadaten kopieren</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>Prompt kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Sichern als…</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>Ohne Metadaten sichern…</translation>
    </message>
    <message>
        <source>Export to a folder…</source>
        <translation>In einen Ordner exportieren…</translation>
    </message>
    <message>
        <source>Export without metadata…</source>
        <translation>Ohne Metadaten exportieren…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>Kopieren und exportieren</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album…</translation>
    </message>
    <message>
        <source>Take out of %1</source>
        <translation>Aus %1 nehmen</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Werten</translation>
    </message>
</context>
<context>
    <name>miro::GalleryPage</name>
    <message>
        <source>Too many pictures to drag; export them to a folder instead</source>
        <translation>Zu viele Bilder zum Ziehen; exportiere sie in einen Ordner</translation>
    </message>
    <message>
        <source>Search saved as %1</source>
        <translation>Suche gesichert als %1</translation>
    </message>
    <message>
        <source>Search deleted</source>
        <translation>Suche gelöscht</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Size of the pictures in the grid</source>
        <translation>Größe der Bilder im Raster</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and the wheel)</source>
        <translation>Größe der Bilder (Strg und Rad)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>Import pictures; files and folders can be dropped here too</source>
        <translation>Bilder importieren; Dateien und Ordner kann man auch hier ablegen</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Einen Ordner importieren…</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Diaschau</translation>
    </message>
    <message>
        <source>Slideshow (F)</source>
        <translation>Diaschau (F)</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Einzelheiten zeigen oder verbergen</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Leave the stack</source>
        <translation>Stapel verlassen</translation>
    </message>
    <message>
        <source>Leave the stack (Escape)</source>
        <translation>Stapel verlassen (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures in this stack</source>
        <translation>
            <numerusform>%Ln Bild in diesem Stapel</numerusform>
            <numerusform>%Ln Bilder in diesem Stapel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>how many there are and how many are chosen</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures yet. Draw one, or drop files here to import them.</source>
        <translation>Noch keine Bilder. Zeichne eines, oder lege hier Dateien zum Importieren ab.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>No picture matches. Take a condition away to see more.</source>
        <translation>Kein Bild passt. Nimm eine Bedingung weg, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Einen Ordner importieren</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</translation>
    </message>
    <message>
        <source>No scorer is installed. The Models page can get them.</source>
        <translation>Kein Wertungsmodell ist installiert. Die Seite Modelle kann welche holen.</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>%n Bild wird gewertet.</numerusform>
            <numerusform>%n Bilder werden gewertet.</numerusform>
        </translation>
    </message>
    <message>
        <source>“My taste” foretells %1 of your choices between pictures (very probably %2).</source>
        <translation>„Mein Geschmack“ sagt %1 deiner Entscheidungen zwischen Bildern vorher (sehr wahrscheinlich %2).</translation>
    </message>
    <message>
        <source>“My taste” is a guess so far. %1</source>
        <translation>„Mein Geschmack“ ist bisher geraten. %1</translation>
    </message>
</context>
<context>
    <name>miro::LargeView</name>
    <message>
        <source>One picture, large; Escape goes back to all</source>
        <translation>Ein Bild, groß; Esc führt zurück zu allen</translation>
    </message>
</context>
<context>
    <name>miro::LearnedPart</name>
    <message>
        <source>You like these most</source>
        <translation>Das gefällt dir am meisten</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>You like these least</source>
        <translation>Das gefällt dir am wenigsten</translation>
    </message>
    <message>
        <source>Picture %1 of %2; Return shows it in the gallery</source>
        <translation>Bild %1 von %2; Eingabe zeigt es in der Galerie</translation>
    </message>
    <message>
        <source>A double click shows a picture in the gallery</source>
        <translation>Ein Doppelklick zeigt ein Bild in der Galerie</translation>
    </message>
    <message>
        <source>Examples appear here once enough was learned.</source>
        <translation>Beispiele erscheinen hier, sobald genug gelernt ist.</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>Weiter wählen</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Jetzt lernen</translation>
    </message>
    <message>
        <source>Look at all pictures, learn from all choices anew, and score all pictures</source>
        <translation>Alle Bilder ansehen, aus allen Entscheidungen neu lernen und alle Bilder werten</translation>
    </message>
    <message>
        <source>Get a picture model</source>
        <translation>Bildmodell holen</translation>
    </message>
    <message>
        <source>What each reward counts for you</source>
        <translation>Was jede Belohnung für dich zählt</translation>
    </message>
    <message>
        <source>Sure and right</source>
        <translation>Sicher und richtig</translation>
    </message>
    <message>
        <source>How often it is right, by how sure it is</source>
        <translation>Wie oft es richtig liegt, je nachdem, wie sicher es ist</translation>
    </message>
    <message>
        <source>Not enough choices yet.</source>
        <translation>Noch nicht genug Entscheidungen.</translation>
    </message>
    <message>
        <source>No picture model is installed: nothing can be learned from choices without one.</source>
        <translation>Kein Bildmodell ist installiert: ohne eines lässt sich aus Entscheidungen nichts lernen.</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Es lernt…</translation>
    </message>
    <message>
        <source>To the right of the line: you like more of it; to the left, hatched: less of it.</source>
        <translation>Rechts der Linie: davon gefällt dir mehr; links, schraffiert: davon gefällt dir weniger.</translation>
    </message>
    <message>
        <source>Known once there are enough choices between pictures that the reward models have measured.</source>
        <translation>Bekannt, sobald es genug Entscheidungen zwischen Bildern gibt, die die Belohnungsmodelle gemessen haben.</translation>
    </message>
    <message>
        <source>About %1 sure: right in %2 of %3 choices (%4)</source>
        <translation>Etwa %1 sicher: richtig bei %2 von %3 Entscheidungen (%4)</translation>
    </message>
    <message>
        <source>As sure as right: %1</source>
        <translation>So sicher wie richtig: %1</translation>
    </message>
    <message>
        <source>How sure it was (%)</source>
        <translation>Wie sicher es war (%)</translation>
    </message>
    <message>
        <source>Right (%)</source>
        <translation>Richtig (%)</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>Deine Entscheidungen</translation>
    </message>
    <message>
        <source>As sure as right</source>
        <translation>So sicher wie richtig</translation>
    </message>
</context>
<context>
    <name>miro::LeftColumn</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Steps, guidance, negative targets, start picture, variations</source>
        <translation>Schritte, Führung, negative Ziele, Startbild, Varianten</translation>
    </message>
</context>
<context>
    <name>miro::ListPanel</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln Prompt</numerusform>
            <numerusform>%Ln Prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is used as it is; its beginning is shown here.</source>
        <translation>%1 wird unverändert genommen; hier steht der Anfang.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>There are more.</source>
        <translation>Es gibt noch mehr.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format of the list</source>
        <translation>Format der Liste</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a list: text, CSV, TSV or JSON lines (Ctrl+O)</source>
        <translation>Liste öffnen: Text, CSV, TSV oder JSON-Zeilen (Strg+O)</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Liste sichern…</translation>
    </message>
    <message>
        <source>Save the list as it stands here (Ctrl+S)</source>
        <translation>Die Liste sichern, wie sie hier steht (Strg+S)</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Paste or drop a list here: each line is a prompt, and all of them are drawn while you are away.</source>
        <translation>Füge hier eine Liste ein oder lege sie ab: jede Zeile ist ein Prompt, und alle werden gezeichnet, während du weg bist.</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Beispiel zeigen</translation>
    </message>
    <message>
        <source>List of prompts</source>
        <translation>Liste von Prompts</translation>
    </message>
    <message>
        <source>Problems in the list</source>
        <translation>Probleme in der Liste</translation>
    </message>
</context>
<context>
    <name>miro::LongRunWatch</name>
    <message>
        <source>Pictures are being drawn</source>
        <translation>Bilder werden gezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n Bild gezeichnet</numerusform>
            <numerusform>%n Bilder gezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>pictures drawn; jobs failed</comment>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is done, with problems</source>
        <translation>Die Warteschlange ist fertig, mit Problemen</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>Die Warteschlange ist fertig</translation>
    </message>
    <message>
        <source>The batch %1 is done, with problems</source>
        <translation>Die Serie %1 ist fertig, mit Problemen</translation>
    </message>
    <message>
        <source>The batch %1 is done</source>
        <translation>Die Serie %1 ist fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n Bild fehlgeschlagen</numerusform>
            <numerusform>%n Bilder fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation>Ein Modell wird trainiert</translation>
    </message>
    <message>
        <source>The training %1 is over, with problems</source>
        <translation>Das Training %1 ist vorbei, mit Problemen</translation>
    </message>
    <message>
        <source>The training %1 is done</source>
        <translation>Das Training %1 ist fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n training run(s)</source>
        <translation>
            <numerusform>%n Training</numerusform>
            <numerusform>%n Trainings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::MainWindow</name>
    <message>
        <source>Go on with the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>A picture is being drawn. It stops now and begins again when you come back; what is finished and what waits in the queue is kept.</source>
        <translation>Ein Bild entsteht gerade. Es hält jetzt an und beginnt neu, wenn du zurückkommst; was fertig ist und was wartet, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Choosing in a batch</source>
        <translation>Auswählen in einer Serie</translation>
    </message>
</context>
<context>
    <name>miro::ModelCard</name>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Installed, files checked</source>
        <translation>Installiert, Dateien geprüft</translation>
    </message>
    <message>
        <source>Files are damaged</source>
        <translation>Dateien sind beschädigt</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Draws %1.</source>
        <translation>Zeichnet %1.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>Lizenz: siehe Seite</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>Holen…</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>%1 holen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell nehmen</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 ist in Gebrauch</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verify the files of %1</source>
        <translation>Die Dateien von %1 prüfen</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>%1 reparieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>Den Ordner von %1 öffnen</translation>
    </message>
    <message>
        <source>Variant of %1</source>
        <translation>Variante von %1</translation>
    </message>
    <message>
        <source>experimental</source>
        <translation>experimentell</translation>
    </message>
</context>
<context>
    <name>miro::ModelLink</name>
    <message>
        <source>another model</source>
        <translation>anderes Modell</translation>
    </message>
</context>
<context>
    <name>miro::ModelsPage</name>
    <message>
        <source>Everything works without a network. Only Get and Repair use it, and only when you ask.</source>
        <translation>Alles geht ohne Netz. Nur Holen und Reparieren nutzen es, und nur auf deinen Wunsch.</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Bring in a model that is on this computer: its folder, or a Hugging Face cache.</source>
        <translation>Ein Modell von diesem Rechner übernehmen: seinen Ordner oder einen Hugging-Face-Cache.</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>Alle prüfen</translation>
    </message>
    <message>
        <source>Read every file and compare it with what was published.</source>
        <translation>Jede Datei lesen und mit dem Veröffentlichten vergleichen.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder of models</source>
        <translation>Den Ordner der Modelle öffnen</translation>
    </message>
    <message>
        <source>Models that draw</source>
        <translation>Modelle, die zeichnen</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>Was sie brauchen</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next time goes on there.</source>
        <translation>Angehalten. Was da ist, bleibt, und das nächste Mal geht es dort weiter.</translation>
    </message>
    <message>
        <source>Asking for the files of %1</source>
        <translation>Dateien von %1 werden erfragt</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message>
        <source>Get %1?</source>
        <translation>%1 holen?</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) installed.</source>
        <translation>
            <numerusform>%n Modell installiert.</numerusform>
            <numerusform>%n Modelle installiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a model&apos;s folder or a Hugging Face cache</source>
        <translation>Ordner eines Modells oder Hugging-Face-Cache importieren</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) imported.</source>
        <translation>
            <numerusform>%n Modell importiert.</numerusform>
            <numerusform>%n Modelle importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked: all are whole.</source>
        <translation>
            <numerusform>%n Datei geprüft: sie ist heil.</numerusform>
            <numerusform>%n Dateien geprüft: alle sind heil.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Fetch the damaged files of %1 again?</source>
        <translation>Die beschädigten Dateien von %1 neu holen?</translation>
    </message>
    <message>
        <source>%1 is repaired.</source>
        <translation>%1 ist repariert.</translation>
    </message>
    <message>
        <source>Models that score pictures: %1 of %2 scorers installed</source>
        <translation>Modelle, die Bilder werten: %1 von %2 installiert</translation>
    </message>
</context>
<context>
    <name>miro::NegativePanel</name>
    <message>
        <source>negative target</source>
        <translation>negatives Ziel</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>Weg von: %1</translation>
    </message>
</context>
<context>
    <name>miro::NoteLine</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
</context>
<context>
    <name>miro::NoticeLine</name>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>miro::PageKeys</name>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Stop drawing; close a panel</source>
        <translation>Zeichnen anhalten; ein Feld schließen</translation>
    </message>
    <message>
        <source>Undo a change of the settings</source>
        <translation>Eine Änderung der Einstellungen zurücknehmen</translation>
    </message>
    <message>
        <source>Redo a change of the settings</source>
        <translation>Eine Änderung der Einstellungen wiederherstellen</translation>
    </message>
    <message>
        <source>Compare the last two pictures</source>
        <translation>Die letzten zwei Bilder vergleichen</translation>
    </message>
    <message>
        <source>Draw near variations</source>
        <translation>Nahe Varianten zeichnen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Liebling</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Eine Kopie sichern</translation>
    </message>
    <message>
        <source>Show how the drawing runs</source>
        <translation>Zeigen, wie das Zeichnen läuft</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Zeitmaschine</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>Zum Prompt</translation>
    </message>
    <message>
        <source>Rate from 1 to 5</source>
        <translation>Mit 1 bis 5 bewerten</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Bewertung wegnehmen</translation>
    </message>
    <message>
        <source>Explore what the sliders do</source>
        <translation>Erkunden, was die Regler machen</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Werten</translation>
    </message>
</context>
<context>
    <name>miro::PictureActions</name>
    <message numerus="yes">
        <source>Rated with %n star(s).</source>
        <translation>
            <numerusform>Mit %n Stern bewertet.</numerusform>
            <numerusform>Mit %n Sternen bewertet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rating was taken away.</source>
        <translation>Die Bewertung wurde weggenommen.</translation>
    </message>
    <message>
        <source>Marked as a favourite.</source>
        <translation>Als Liebling markiert.</translation>
    </message>
    <message>
        <source>No favourite any more.</source>
        <translation>Kein Liebling mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the bin.</source>
        <translation>
            <numerusform>%n Bild in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Bilder in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) came back from the bin.</source>
        <translation>
            <numerusform>%n Bild kam aus dem Papierkorb zurück.</numerusform>
            <numerusform>%n Bilder kamen aus dem Papierkorb zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Eine Kopie sichern</translation>
    </message>
    <message>
        <source>Save a copy without settings</source>
        <translation>Eine Kopie ohne Einstellungen sichern</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gesichert als %1.</translation>
    </message>
    <message>
        <source>No scorer is installed.</source>
        <translation>Kein Wertungsmodell ist installiert.</translation>
    </message>
    <message>
        <source>Get scorers</source>
        <translation>Modelle holen</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>%n Bild wird gewertet.</numerusform>
            <numerusform>%n Bilder werden gewertet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureBar</name>
    <message>
        <source>Draw near variations</source>
        <translation>Nahe Varianten zeichnen</translation>
    </message>
    <message>
        <source>Begin from this picture</source>
        <translation>Mit diesem Bild beginnen</translation>
    </message>
    <message>
        <source>Bring all its settings back</source>
        <translation>Alle seine Einstellungen zurückholen</translation>
    </message>
    <message>
        <source>Bring its prompt back</source>
        <translation>Seinen Prompt zurückholen</translation>
    </message>
    <message>
        <source>Bring its rewards back</source>
        <translation>Seine Belohnungen zurückholen</translation>
    </message>
    <message>
        <source>Bring its seed back</source>
        <translation>Seinen Seed zurückholen</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Eine Kopie sichern…</translation>
    </message>
    <message>
        <source>Save a copy without settings…</source>
        <translation>Eine Kopie ohne Einstellungen sichern…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation>Ohne Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>In der Galerie zeigen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Liebling</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Draw four near variations of the chosen picture (V)</source>
        <translation>Vier nahe Varianten des gewählten Bildes zeichnen (V)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare the last two pictures, or those chosen in the strip (C)</source>
        <translation>Die letzten zwei Bilder vergleichen, oder die im Streifen gewählten (C)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Save a copy of the chosen picture (Ctrl+S)</source>
        <translation>Eine Kopie des gewählten Bildes sichern (Strg+S)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More to do with the chosen picture</source>
        <translation>Mehr zum gewählten Bild</translation>
    </message>
    <message>
        <source>Explore what its sliders do</source>
        <translation>Erkunden, was seine Regler machen</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Werten</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>See what the sliders do to the chosen picture (E)</source>
        <translation>Sehen, was die Regler mit dem gewählten Bild machen (E)</translation>
    </message>
</context>
<context>
    <name>miro::PictureCommands</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n pictures</source>
        <translation>
            <numerusform>Bewertung von %n Bild genommen</numerusform>
            <numerusform>Bewertung von %n Bildern genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures rated %1 of 5</source>
        <translation>
            <numerusform>%n Bild mit %1 von 5 bewertet</numerusform>
            <numerusform>%n Bilder mit %1 von 5 bewertet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures starred</source>
        <translation>
            <numerusform>%n Bild mit Stern versehen</numerusform>
            <numerusform>%n Bilder mit Stern versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n pictures</source>
        <translation>
            <numerusform>Stern von %n Bild genommen</numerusform>
            <numerusform>Stern von %n Bildern genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures tagged %1</source>
        <translation>
            <numerusform>%n Bild mit %1 versehen</numerusform>
            <numerusform>%n Bilder mit %1 versehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n pictures</source>
        <translation>
            <numerusform>Schlagwort %1 von %n Bild genommen</numerusform>
            <numerusform>Schlagwort %1 von %n Bildern genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures put into the album %1</source>
        <translation>
            <numerusform>%n Bild ins Album %1 gelegt</numerusform>
            <numerusform>%n Bilder ins Album %1 gelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures taken out of the album %1</source>
        <translation>
            <numerusform>%n Bild aus dem Album %1 genommen</numerusform>
            <numerusform>%n Bilder aus dem Album %1 genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures moved to the bin</source>
        <translation>
            <numerusform>%n Bild in den Papierkorb gelegt</numerusform>
            <numerusform>%n Bilder in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures brought back</source>
        <translation>
            <numerusform>%n Bild zurückgeholt</numerusform>
            <numerusform>%n Bilder zurückgeholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures for good? This cannot be undone.</source>
        <translation>
            <numerusform>%n Bild endgültig löschen? Das lässt sich nicht zurücknehmen.</numerusform>
            <numerusform>%n Bilder endgültig löschen? Das lässt sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures deleted for good</source>
        <translation>
            <numerusform>%n Bild endgültig gelöscht</numerusform>
            <numerusform>%n Bilder endgültig gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its metadata</source>
        <translation>Bild mit Metadaten kopiert</translation>
    </message>
    <message>
        <source>Picture copied without metadata</source>
        <translation>Bild ohne Metadaten kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%n files copied</source>
        <translation>
            <numerusform>%n Datei kopiert</numerusform>
            <numerusform>%n Dateien kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt copied</source>
        <translation>Prompt kopiert</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Sichern als</translation>
    </message>
    <message>
        <source>Save without metadata</source>
        <translation>Ohne Metadaten sichern</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gesichert als %1</translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>Der Ordner ließ sich nicht öffnen: %1</translation>
    </message>
</context>
<context>
    <name>miro::PictureModel</name>
    <message>
        <source>Picture, not read yet</source>
        <translation>Bild, noch nicht gelesen</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Kein Prompt</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>mit %1 von 5 bewertet</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message numerus="yes">
        <source>stack of %n pictures</source>
        <translation>
            <numerusform>Stapel aus %n Bild</numerusform>
            <numerusform>Stapel aus %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the facts of a picture</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>miro::PlanPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>%1 holen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>Files to get</source>
        <translation>Zu holende Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2</source>
        <translation>
            <numerusform>%n Datei, %1, nach %2</numerusform>
            <numerusform>%n Dateien, %1, nach %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2, where %3 are free</source>
        <translation>
            <numerusform>%n Datei, %1, nach %2, wo %3 frei sind</numerusform>
            <numerusform>%n Dateien, %1, nach %2, wo %3 frei sind</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>Auf der Platte ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>%1: accept its licence on its page first, and set HF_TOKEN to your access token.</source>
        <translation>%1: nimm zuerst auf seiner Seite die Lizenz an und setze HF_TOKEN auf dein Zugangstoken.</translation>
    </message>
    <message>
        <source>See its page</source>
        <translation>Siehe Seite</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>miro::PresetChips</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More presets</source>
        <translation>Mehr Vorgaben</translation>
    </message>
    <message>
        <source>Keep these rewards as a preset of your own</source>
        <translation>Diese Belohnungen als eigene Vorgabe behalten</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Your own preset</source>
        <translation>Deine eigene Vorgabe</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Keep the present rewards under this name</source>
        <translation>Die jetzigen Belohnungen unter diesem Namen behalten</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>Diese Vorgabe entfernen</translation>
    </message>
</context>
<context>
    <name>miro::PresetStore</name>
    <message>
        <source>Your own presets cannot be read: %1</source>
        <translation>Deine Vorgaben lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>The preset could not be saved: %1</source>
        <translation>Die Vorgabe ließ sich nicht sichern: %1</translation>
    </message>
</context>
<context>
    <name>miro::ProfileBar</name>
    <message>
        <source>Profile:</source>
        <translation>Profil:</translation>
    </message>
    <message>
        <source>Profile: whose taste it is</source>
        <translation>Profil: wessen Geschmack es ist</translation>
    </message>
    <message>
        <source>More to do with this profile</source>
        <translation>Mehr zu diesem Profil</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Jetzt lernen</translation>
    </message>
    <message>
        <source>Import choices…</source>
        <translation>Entscheidungen importieren…</translation>
    </message>
    <message>
        <source>Export choices…</source>
        <translation>Entscheidungen exportieren…</translation>
    </message>
    <message>
        <source>Export in the layout of Pick-a-Pic…</source>
        <translation>Im Format von Pick-a-Pic exportieren…</translation>
    </message>
    <message>
        <source>Export in the layout of HPD…</source>
        <translation>Im Format von HPD exportieren…</translation>
    </message>
    <message>
        <source>Forget all choices</source>
        <translation>Alle Entscheidungen vergessen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keines</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>Dieses Profil umbenennen</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>„%1“ ist gelöscht</translation>
    </message>
    <message>
        <source>All choices are forgotten</source>
        <translation>Alle Entscheidungen sind vergessen</translation>
    </message>
    <message>
        <source>Import choices</source>
        <translation>Entscheidungen importieren</translation>
    </message>
    <message>
        <source>Choices (*.jsonl *.json)</source>
        <translation>Entscheidungen (*.jsonl *.json)</translation>
    </message>
    <message>
        <source>Export choices</source>
        <translation>Entscheidungen exportieren</translation>
    </message>
</context>
<context>
    <name>miro::PromptBox</name>
    <message>
        <source>typing</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; at most %2 fit. Nothing was changed.</source>
        <translation>Dieser Text mit %1 Buchstaben ist zu lang für einen Prompt; höchstens %2 passen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Prompt: what to draw</source>
        <translation>Prompt: was gezeichnet wird</translation>
    </message>
    <message>
        <source>What to draw. Alt+Up and Alt+Down bring earlier prompts.</source>
        <translation>Was gezeichnet wird. Alt+Auf und Alt+Ab holen frühere Prompts.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Prompts to try</source>
        <translation>Prompts zum Ausprobieren</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Prompts drawn before, and the time machine</source>
        <translation>Früher gezeichnete Prompts und die Zeitmaschine</translation>
    </message>
    <message>
        <source>Undo the last change of any setting (Ctrl+Z)</source>
        <translation>Die letzte Änderung einer Einstellung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Wiederherstellen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Get the full model</source>
        <translation>Das volle Modell holen</translation>
    </message>
    <message>
        <source>What to draw, for example: %1</source>
        <translation>Was gezeichnet wird, zum Beispiel: %1</translation>
    </message>
    <message>
        <source>The small starter model draws animals, food, plants, clothes, vehicles and everyday things: one to four of them.</source>
        <translation>Das kleine Startmodell zeichnet Tiere, Essen, Pflanzen, Kleidung, Fahrzeuge und Dinge des Alltags: eins bis vier davon (Prompts auf Englisch).</translation>
    </message>
    <message>
        <source>This model draws %1</source>
        <translation>Dieses Modell zeichnet %1</translation>
    </message>
    <message>
        <source>New to this model: %1</source>
        <translation>Neu für dieses Modell: %1</translation>
    </message>
    <message>
        <source>It has never seen these words and may draw something else.</source>
        <translation>Es hat diese Worte nie gesehen und zeichnet vielleicht etwas anderes.</translation>
    </message>
    <message>
        <source>another prompt</source>
        <translation>anderer Prompt</translation>
    </message>
    <message>
        <source>Time machine…</source>
        <translation>Zeitmaschine…</translation>
    </message>
</context>
<context>
    <name>miro::ProofPart</name>
    <message>
        <source>Back to the versions</source>
        <translation>Zurück zu den Versionen</translation>
    </message>
    <message>
        <source>The proof goes on from here when you come back</source>
        <translation>Die Probe geht hier weiter, wenn du zurückkommst</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>Wie weit die Probe ist</translation>
    </message>
    <message>
        <source>Drawing pictures to compare…</source>
        <translation>Bilder zum Vergleichen werden gezeichnet…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Question %1 of at most %2</source>
        <translation>Frage %1 von höchstens %2</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) were enough.</source>
        <translation>
            <numerusform>%n Frage hat gereicht.</numerusform>
            <numerusform>%n Fragen haben gereicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>Gegen das Modell ohne sie: %1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>Gegen die bekannten Regler, so gut wie möglich für dich eingestellt: %1</translation>
    </message>
    <message>
        <source>%1 fell: %2</source>
        <comment>a reward; its score before and after</comment>
        <translation>%1 fiel: %2</translation>
    </message>
</context>
<context>
    <name>miro::RadarChart</name>
    <message>
        <source>Scores of the chosen pictures as a radar</source>
        <translation>Wertungen der gewählten Bilder als Radar</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a picture&apos;s letter and its name</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>miro::RewardPanel</name>
    <message>
        <source>reset all rewards</source>
        <translation>alle Belohnungen zurücksetzen</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Belohnungen</translation>
    </message>
    <message>
        <source>How good the picture should be, compared with those that the model learned from</source>
        <translation>Wie gut das Bild sein soll, verglichen mit denen, aus denen das Modell lernte</translation>
    </message>
    <message>
        <source>Reset all rewards but the locked ones</source>
        <translation>Alle Belohnungen außer den gesperrten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>miro::RewardRow</name>
    <message>
        <source>lock a reward</source>
        <translation>Belohnung sperren</translation>
    </message>
    <message>
        <source>unlock a reward</source>
        <translation>Belohnung entsperren</translation>
    </message>
    <message>
        <source>solo a reward</source>
        <translation>Belohnung allein</translation>
    </message>
    <message>
        <source>ignore a reward</source>
        <translation>Belohnung weglassen</translation>
    </message>
    <message>
        <source>negative target</source>
        <translation>negatives Ziel</translation>
    </message>
    <message>
        <source>reset a reward</source>
        <translation>Belohnung zurücksetzen</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>Weg von: %1</translation>
    </message>
    <message>
        <source>What guidance pushes away from; 0 is usual.</source>
        <translation>Wovon die Führung wegdrückt; 0 ist üblich.</translation>
    </message>
    <message>
        <source>More for: %1</source>
        <translation>Mehr zu: %1</translation>
    </message>
    <message>
        <source>Lock, solo, ignore, negative target, reset</source>
        <translation>Sperren, allein, weglassen, negatives Ziel, zurücksetzen</translation>
    </message>
    <message>
        <source>Locked: presets and resetting all leave it as it is.</source>
        <translation>Gesperrt: Vorgaben und Zurücksetzen lassen sie, wie sie ist.</translation>
    </message>
    <message>
        <source>Solo: guidance pushes away from a lack of this reward alone.</source>
        <translation>Allein: die Führung drückt nur vom Mangel dieser Belohnung weg.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Allein</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Presets and resetting all leave it as it is.</source>
        <translation>Vorgaben und Zurücksetzen lassen sie, wie sie ist.</translation>
    </message>
    <message>
        <source>Pushes away from a lack of this reward alone.</source>
        <translation>Drückt nur vom Mangel dieser Belohnung weg.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Ignore (untrained input)</source>
        <translation>Weglassen (untrainierte Eingabe)</translation>
    </message>
    <message>
        <source>Leaves this reward out.</source>
        <translation>Lässt diese Belohnung weg.</translation>
    </message>
    <message>
        <source>Leaves this reward out. This model has never drawn without it: expect surprises.</source>
        <translation>Lässt diese Belohnung weg. Ohne sie hat dieses Modell nie gezeichnet: rechne mit Überraschungen.</translation>
    </message>
    <message>
        <source>Negative target of its own</source>
        <translation>Eigenes negatives Ziel</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>away from %1 %</source>
        <translation>weg von %1 %</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>raw %1</source>
        <translation>roh %1</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>erreicht %1</translation>
    </message>
    <message>
        <source>What the pictures in sight reached, measured by %1.</source>
        <translation>Was die sichtbaren Bilder erreichten, gemessen mit %1.</translation>
    </message>
    <message>
        <source>Measured by %1; how many training pictures it is better than is not known.</source>
        <translation>Gemessen mit %1; unbekannt ist, als wie viele Trainingsbilder es besser ist.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a target and what was reached</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Draws with the model as it was before it was taught.</source>
        <translation>Zeichnet mit dem Modell, wie es war, bevor es dazugelernt hat.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>miro::RunSummary</name>
    <message>
        <source>Last run</source>
        <translation>Letzter Durchgang</translation>
    </message>
    <message>
        <source>Nothing was drawn yet</source>
        <translation>Noch nichts gezeichnet</translation>
    </message>
    <message>
        <source>No previews were made</source>
        <translation>Keine Vorschau gemacht</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>A preview</source>
        <translation>Eine Vorschau</translation>
    </message>
    <message>
        <source>Finishing a picture</source>
        <translation>Ein Bild fertigstellen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Kind of preview</source>
        <translation>Art der Vorschau</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Small decoder</source>
        <translation>Kleiner Decoder</translation>
    </message>
    <message>
        <source>Full quality</source>
        <translation>Volle Güte</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>Schritte des letzten Durchgangs</translation>
    </message>
    <message>
        <source>In English: no font here has the letters of your language</source>
        <translation>Auf Englisch: hier hat keine Schrift die Buchstaben deiner Sprache</translation>
    </message>
</context>
<context>
    <name>miro::RunTracker</name>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>Die Warteschlange ruht</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es dran ist</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
</context>
<context>
    <name>miro::ScatterChart</name>
    <message>
        <source>nothing here beats it in both</source>
        <translation>nichts hier schlägt es in beiden</translation>
    </message>
    <message>
        <source>another one is better</source>
        <translation>ein anderes ist besser</translation>
    </message>
</context>
<context>
    <name>miro::ScoresPanel</name>
    <message>
        <source>Not scored yet.</source>
        <translation>Noch nicht gewertet.</translation>
    </message>
    <message>
        <source>Score it</source>
        <translation>Werten</translation>
    </message>
    <message>
        <source>Score this picture</source>
        <translation>Dieses Bild werten</translation>
    </message>
    <message>
        <source>Measure this picture by every scorer that is installed (I)</source>
        <translation>Dieses Bild mit jedem installierten Wertungsmodell messen (I)</translation>
    </message>
    <message>
        <source>Get scorers…</source>
        <translation>Modelle holen…</translation>
    </message>
    <message>
        <source>Get scorers that are not installed</source>
        <translation>Fehlende Wertungsmodelle holen</translation>
    </message>
    <message>
        <source>Among the seeds of these settings:</source>
        <translation>Unter den Seeds dieser Einstellungen:</translation>
    </message>
    <message>
        <source>Among the pictures of this prompt:</source>
        <translation>Unter den Bildern dieses Prompts:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Bring the rewards of this picture back to the Create page, with this one lower</source>
        <translation>Die Belohnungen dieses Bildes auf die Seite Zeichnen holen, diese niedriger</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <comment>a scorer and a repository</comment>
        <translation>%1: %2 fehlt</translation>
    </message>
    <message>
        <source>%1 of %2 scorers installed</source>
        <translation>%1 von %2 Modellen installiert</translation>
    </message>
</context>
<context>
    <name>miro::SeedBox</name>
    <message>
        <source>number of pictures</source>
        <translation>Zahl der Bilder</translation>
    </message>
    <message>
        <source>another seed</source>
        <translation>anderer Seed</translation>
    </message>
    <message>
        <source>lock the seed</source>
        <translation>Seed sperren</translation>
    </message>
    <message>
        <source>unlock the seed</source>
        <translation>Seed entsperren</translation>
    </message>
    <message>
        <source>How many pictures to draw at once</source>
        <translation>Wie viele Bilder auf einmal</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The seed: the same number with the same settings draws the same picture again.</source>
        <translation>Der Seed: dieselbe Zahl mit denselben Einstellungen zeichnet dasselbe Bild wieder.</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Anderer Seed</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The seed is locked: draws use it again and again</source>
        <translation>Der Seed ist gesperrt: jede Zeichnung nimmt ihn wieder</translation>
    </message>
    <message>
        <source>The seed is free: each draw takes a new one</source>
        <translation>Der Seed ist frei: jede Zeichnung nimmt einen neuen</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>Seed sperren</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615.</source>
        <translation>Ein Seed ist eine ganze Zahl von 0 bis 18446744073709551615.</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Holds from the next start on. Until then: %1</source>
        <translation>Gilt ab dem nächsten Start. Bis dahin: %1</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <comment>a precision and the time of a picture</comment>
        <translation>%1: %2 s</translation>
    </message>
    <message>
        <source>Draw once with another precision to see here what it gains.</source>
        <translation>Zeichne einmal mit einer anderen Genauigkeit, dann steht hier, was sie bringt.</translation>
    </message>
    <message>
        <source>A picture takes here: %1</source>
        <translation>Ein Bild braucht hier: %1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between precisions</comment>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>miro::SettingsPanel</name>
    <message>
        <source>%1 (the program&apos;s)</source>
        <translation>%1 (vom Programm)</translation>
    </message>
    <message>
        <source>negative targets</source>
        <translation>negative Ziele</translation>
    </message>
    <message>
        <source>keyframes</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <source>Also from Create: %1</source>
        <translation>Auch von Zeichnen: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>as the list is called</source>
        <translation>wie die Liste heißt</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Name der Serie</translation>
    </message>
    <message>
        <source>Of the batch and of the album that its pictures go into</source>
        <translation>Der Serie und des Albums, in das ihre Bilder kommen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model that draws</source>
        <translation>Modell, das zeichnet</translation>
    </message>
    <message>
        <source>For all lines that do not say otherwise</source>
        <translation>Für alle Zeilen, die nichts anderes sagen</translation>
    </message>
    <message>
        <source>Use what stands in Create</source>
        <translation>Von Zeichnen nehmen</translation>
    </message>
    <message>
        <source>Take steps, guidance, targets and model of the Create page</source>
        <translation>Schritte, Führung, Ziele und Modell der Seite Zeichnen nehmen</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Set these back to what is usual</source>
        <translation>Diese auf das Übliche zurücksetzen</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1 (vom Modell)</translation>
    </message>
    <message>
        <source>the model&apos;s</source>
        <translation>vom Modell</translation>
    </message>
    <message>
        <source>the prompt&apos;s number</source>
        <translation>Nummer des Prompts</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>Drei testen</translation>
    </message>
    <message>
        <source>Draw the first three pictures now, before the night (Ctrl+T)</source>
        <translation>Die ersten drei Bilder jetzt zeichnen, vor der Nacht (Strg+T)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Put the batch into the queue (Ctrl+Return)</source>
        <translation>Die Serie einreihen (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>miro::ShortcutList</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>miro::Slideshow</name>
    <message>
        <source>Slideshow</source>
        <translation>Diaschau</translation>
    </message>
    <message>
        <source>Picture before (Left)</source>
        <translation>Voriges Bild (Links)</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>Nächstes Bild (Rechts)</translation>
    </message>
    <message>
        <source>Slower (minus)</source>
        <translation>Langsamer (Minus)</translation>
    </message>
    <message>
        <source>Faster (plus)</source>
        <translation>Schneller (Plus)</translation>
    </message>
    <message>
        <source>End the slideshow (Escape)</source>
        <translation>Diaschau beenden (Esc)</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Weiter (Leertaste)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 · %n seconds each</source>
        <translation>
            <numerusform>%1 von %2 · je %n Sekunde</numerusform>
            <numerusform>%1 von %2 · je %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Star set or taken away</source>
        <translation>Stern gesetzt oder weggenommen</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>In den Papierkorb gelegt</translation>
    </message>
</context>
<context>
    <name>miro::StartBox</name>
    <message>
        <source>no start picture</source>
        <translation>kein Startbild</translation>
    </message>
    <message>
        <source>Choose a picture to begin from</source>
        <translation>Ein Startbild wählen</translation>
    </message>
    <message>
        <source>Begin from noise again</source>
        <translation>Wieder aus Rauschen beginnen</translation>
    </message>
    <message>
        <source>none: begins from noise</source>
        <translation>keines: beginnt mit Rauschen</translation>
    </message>
    <message>
        <source>Begin from a picture</source>
        <translation>Mit einem Bild beginnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>Startbild</translation>
    </message>
</context>
<context>
    <name>miro::StepCurve</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>miro::SweepModel</name>
    <message>
        <source>%1: %2</source>
        <comment>an axis, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Not drawn, or in the bin</source>
        <translation>Nicht gezeichnet oder im Papierkorb</translation>
    </message>
</context>
<context>
    <name>miro::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>Schlagwort %1 wegnehmen</translation>
    </message>
</context>
<context>
    <name>miro::TargetBars</name>
    <message>
        <source>ignored</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>asked %1, away from %2</source>
        <translation>verlangt %1, weg von %2</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>verlangt %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>Asked and measured scores</source>
        <translation>Verlangte und gemessene Wertungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>measured %1 (raw)</source>
        <translation>gemessen %1 (roh)</translation>
    </message>
    <message>
        <source>could not be measured</source>
        <translation>nicht messbar</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>raw value %1</source>
        <translation>Rohwert %1</translation>
    </message>
    <message>
        <source>its place among the training pictures is not known</source>
        <translation>sein Platz unter den Trainingsbildern ist unbekannt</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>above %1 of your pictures</source>
        <translation>über %1 deiner Bilder</translation>
    </message>
</context>
<context>
    <name>miro::TargetSliders</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Belohnungen</translation>
    </message>
    <message>
        <source>All targets as the model has them</source>
        <translation>Alle Ziele wie beim Modell</translation>
    </message>
    <message>
        <source>Leave this reward out</source>
        <translation>Diese Belohnung weglassen</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>Weglassen: %1</translation>
    </message>
</context>
<context>
    <name>miro::TasteHint</name>
    <message>
        <source>the present version of My taste</source>
        <translation>die jetzige Fassung von „Mein Geschmack“</translation>
    </message>
    <message>
        <source>Use the present one</source>
        <translation>Jetzige benutzen</translation>
    </message>
    <message>
        <source>Draw “My taste” with the version in use now</source>
        <translation>„Mein Geschmack“ mit der Fassung zeichnen, die jetzt in Gebrauch ist</translation>
    </message>
    <message>
        <source>“My taste” is the version that drew the picture.</source>
        <translation>„Mein Geschmack“ ist die Fassung, die das Bild gezeichnet hat.</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture was taught to another model.</source>
        <translation>Die Fassung von „Mein Geschmack“, die das Bild gezeichnet hat, gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>“My taste” was taught to another model; this one draws without it.</source>
        <translation>„Mein Geschmack“ gehört zu einem anderen Modell; dieses zeichnet ohne ihn.</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture is not there any more.</source>
        <translation>Die Fassung von „Mein Geschmack“, die das Bild gezeichnet hat, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file of “My taste” is not there any more: choose another version on its page.</source>
        <translation>Die Datei von „Mein Geschmack“ ist nicht mehr da: Wähle auf ihrer Seite eine andere Fassung.</translation>
    </message>
</context>
<context>
    <name>miro::TasteLink</name>
    <message>
        <source>The version of “My taste” that drew it is not there any more; “My taste” is off.</source>
        <translation>Die Fassung von „Mein Geschmack“, die es gezeichnet hat, ist nicht mehr da; „Mein Geschmack“ ist aus.</translation>
    </message>
    <message>
        <source>It was drawn with adapters that cannot be set here; “My taste” is off.</source>
        <translation>Es wurde mit Adaptern gezeichnet, die hier nicht einstellbar sind; „Mein Geschmack“ ist aus.</translation>
    </message>
</context>
<context>
    <name>miro::TastePage</name>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Choosing between pictures is not available in this program.</source>
        <translation>Das Wählen zwischen Bildern gibt es in diesem Programm nicht.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Was es gelernt hat</translation>
    </message>
    <message>
        <source>Teach the model</source>
        <translation>Das Modell unterrichten</translation>
    </message>
    <message>
        <source>Take the last choice back (Ctrl+Z)</source>
        <translation>Die letzte Entscheidung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Foretells %1 (%2)</source>
        <comment>a share of choices and its interval</comment>
        <translation>Sagt %1 vorher (%2)</translation>
    </message>
</context>
<context>
    <name>miro::TasteWords</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <comment>an interval of percents</comment>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>It foretells %1 of your choices between two of your pictures (very probably %2).</source>
        <translation>Es sagt %1 deiner Entscheidungen zwischen zwei deiner Bilder vorher (sehr wahrscheinlich %2).</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1 of %2.</source>
        <translation>Noch nicht genug Entscheidungen: %1 von %2.</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1.</source>
        <translation>Noch nicht genug Entscheidungen: %1.</translation>
    </message>
    <message>
        <source>How sure it is of a choice is off by %1 on average (%2).</source>
        <translation>Wie sicher es sich einer Entscheidung ist, liegt im Mittel um %1 daneben (%2).</translation>
    </message>
    <message>
        <source>No pair was shown a second time yet, so nothing is known of how steady your choices are.</source>
        <translation>Noch wurde kein Paar ein zweites Mal gezeigt, daher ist unbekannt, wie beständig deine Entscheidungen sind.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</source>
        <translation>
            <numerusform>Von %n nochmals gezeigtem Paar hast du %1 wie zuvor beantwortet (%2). Niemand kann einzelne Entscheidungen besser als in %3 der Fälle vorhersagen.</numerusform>
            <numerusform>Von %n nochmals gezeigten Paaren hast du %1 wie zuvor beantwortet (%2). Niemand kann einzelne Entscheidungen besser als in %3 der Fälle vorhersagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n choice(s)</source>
        <translation>
            <numerusform>Gelernt aus %n Entscheidung</numerusform>
            <numerusform>Gelernt aus %n Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n hint(s) from stars, ratings and deletions</source>
        <translation>
            <numerusform>%1 und %n Hinweis aus Sternen, Bewertungen und Löschungen</numerusform>
            <numerusform>%1 und %n Hinweisen aus Sternen, Bewertungen und Löschungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n picture(s) not looked at yet</source>
        <translation>
            <numerusform>%1; %n Bild noch nicht angesehen</numerusform>
            <numerusform>%1; %n Bilder noch nicht angesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>the end of a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>All %1 answers were for the left picture: nothing can be learned from that. Look at both.</source>
        <translation>Alle %1 Antworten waren für das linke Bild: daraus lässt sich nichts lernen. Sieh dir beide an.</translation>
    </message>
    <message>
        <source>All %1 answers were for the right picture: nothing can be learned from that. Look at both.</source>
        <translation>Alle %1 Antworten waren für das rechte Bild: daraus lässt sich nichts lernen. Sieh dir beide an.</translation>
    </message>
    <message>
        <source>All %1 answers were “the same”: nothing can be learned from that. Choose a side where you lean to one.</source>
        <translation>Alle %1 Antworten waren „Gleich gut“: daraus lässt sich nichts lernen. Wähle eine Seite, wo du zu einer neigst.</translation>
    </message>
    <message>
        <source>%1 of %2 choices were for the same side of the screen. Is that habit rather than liking?</source>
        <translation>%1 von %2 Entscheidungen waren für dieselbe Seite des Bildschirms. Ist das eher Gewohnheit als Gefallen?</translation>
    </message>
    <message>
        <source>Your choices contradict each other: %1 of %2 pairs shown again got another answer. Take your time, and answer “the same” where you cannot tell.</source>
        <translation>Deine Entscheidungen widersprechen sich: %1 von %2 nochmals gezeigten Paaren bekamen eine andere Antwort. Nimm dir Zeit, und antworte „Gleich gut“, wo du es nicht sagen kannst.</translation>
    </message>
    <message>
        <source>%1 of %2 groups of three pictures go round in a circle: each was liked more than the next one.</source>
        <translation>%1 von %2 Gruppen aus drei Bildern gehen im Kreis: jedes gefiel mehr als das nächste.</translation>
    </message>
    <message>
        <source>It foretold %1 of %2 choices, no better than chance: what you go by is not in what it sees yet. More choices may help.</source>
        <translation>Es sagte %1 von %2 Entscheidungen vorher, nicht besser als der Zufall: wonach du gehst, ist noch nicht in dem, was es sieht. Mehr Entscheidungen helfen vielleicht.</translation>
    </message>
    <message>
        <source>The model it belongs to is not here any more, or was changed.</source>
        <translation>Das Modell, zu dem sie gehört, ist nicht mehr da oder wurde geändert.</translation>
    </message>
    <message>
        <source>In use: the slider “My taste” draws with it.</source>
        <translation>In Gebrauch: der Regler „Mein Geschmack“ zeichnet mit ihr.</translation>
    </message>
    <message>
        <source>Taken back; kept here.</source>
        <translation>Zurückgenommen; hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept, not in use.</source>
        <translation>Aufbewahrt, nicht in Gebrauch.</translation>
    </message>
    <message>
        <source>Not proven yet.</source>
        <translation>Noch nicht erprobt.</translation>
    </message>
    <message numerus="yes">
        <source>The proof is not over: %n question(s) answered.</source>
        <translation>
            <numerusform>Die Probe ist nicht zu Ende: %n Frage beantwortet.</numerusform>
            <numerusform>Die Probe ist nicht zu Ende: %n Fragen beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>It wins: you liked its pictures more in %1 of the comparisons (%2), without knowing which were its own.</source>
        <translation>Sie gewinnt: ihre Bilder gefielen dir in %1 der Vergleiche mehr (%2), ohne dass du wusstest, welche ihre waren.</translation>
    </message>
    <message>
        <source>It loses: you liked its pictures more in only %1 of the comparisons (%2).</source>
        <translation>Sie verliert: ihre Bilder gefielen dir nur in %1 der Vergleiche mehr (%2).</translation>
    </message>
    <message>
        <source>It did not win: you liked its pictures more in %1 of the comparisons (%2), which may be chance.</source>
        <translation>Sie hat nicht gewonnen: ihre Bilder gefielen dir in %1 der Vergleiche mehr (%2), was Zufall sein kann.</translation>
    </message>
    <message>
        <source>%1 won, %2 lost, %3 the same: %4 (%5)</source>
        <comment>comparisons of a proof, its win rate and interval</comment>
        <translation>%1 gewonnen, %2 verloren, %3 gleich: %4 (%5)</translation>
    </message>
    <message>
        <source>Variety between seeds</source>
        <translation>Vielfalt zwischen Seeds</translation>
    </message>
    <message>
        <source>Shows what the words say</source>
        <translation>Zeigt, was die Worte sagen</translation>
    </message>
    <message>
        <source>%1 → %2 (%3 %)</source>
        <comment>a score before and after, and its change</comment>
        <translation>%1 → %2 (%3 %)</translation>
    </message>
    <message>
        <source>%1 would have chosen as you did in %2 of %3 choices (%4)</source>
        <translation>%1 hätte bei %2 von %3 Entscheidungen wie du gewählt (%4)</translation>
    </message>
    <message>
        <source>%1: you like less of it (%2)</source>
        <translation>%1: davon gefällt dir weniger (%2)</translation>
    </message>
    <message>
        <source>%1: you like more of it (%2)</source>
        <translation>%1: davon gefällt dir mehr (%2)</translation>
    </message>
</context>
<context>
    <name>miro::TeachPart</name>
    <message>
        <source>What it has learned so far</source>
        <translation>Was es bisher gelernt hat</translation>
    </message>
    <message>
        <source>Every fine-tuning leaves a version here. A version is used only after it has won a blind comparison with you, and can be taken back at any time.</source>
        <translation>Jede Feinabstimmung hinterlässt hier eine Version. Eine Version wird erst verwendet, wenn sie bei dir einen blinden Vergleich gewonnen hat, und lässt sich jederzeit zurücknehmen.</translation>
    </message>
    <message>
        <source>Delete “%1” for good? Its file is gone then; your choices stay.</source>
        <translation>„%1“ endgültig löschen? Die Datei ist dann weg; deine Entscheidungen bleiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export this version</source>
        <translation>Diese Version exportieren</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>Adapter (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>miro::TimeMachinePanel</name>
    <message>
        <source>(no words)</source>
        <translation>(keine Worte)</translation>
    </message>
    <message>
        <source>%1, %2, drawn</source>
        <translation>%1, %2, gezeichnet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Zeitmaschine</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the time machine</source>
        <translation>Zeitmaschine schließen</translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation>Worte eines Prompts</translation>
    </message>
    <message>
        <source>Search the time machine</source>
        <translation>In der Zeitmaschine suchen</translation>
    </message>
    <message>
        <source>Earlier prompts and settings; Return brings one back</source>
        <translation>Frühere Prompts und Einstellungen; Eingabe holt einen zurück</translation>
    </message>
    <message>
        <source>Return or a double click brings it back; Ctrl+Z takes that back.</source>
        <translation>Eingabe oder Doppelklick holt es zurück; Strg+Z nimmt das zurück.</translation>
    </message>
    <message>
        <source>What you write and draw is remembered here.</source>
        <translation>Was du schreibst und zeichnest, wird hier gemerkt.</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <translation>Kein Prompt hat diese Worte.</translation>
    </message>
    <message>
        <source>This entry cannot be read: %1</source>
        <translation>Dieser Eintrag lässt sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>miro::TopBar</name>
    <message>
        <source>Models, settings, keys</source>
        <translation>Modelle, Einstellungen, Tasten</translation>
    </message>
    <message>
        <source>%1 draws. Click to choose another model.</source>
        <translation>%1 zeichnet. Klick wählt ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 is not installed. Click to choose another model.</source>
        <translation>%1 ist nicht installiert. Klick wählt ein anderes Modell.</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Get more models…</source>
        <translation>Mehr Modelle holen…</translation>
    </message>
</context>
<context>
    <name>miro::TrainingPanel</name>
    <message>
        <source>Loss over the updates</source>
        <translation>Verlust über die Schritte</translation>
    </message>
    <message>
        <source>The curves begin with the first update.</source>
        <translation>Die Kurven beginnen mit dem ersten Schritt.</translation>
    </message>
    <message>
        <source>Other numbers of the training</source>
        <translation>Andere Zahlen des Trainings</translation>
    </message>
    <message>
        <source>Training: %1</source>
        <comment>of a job, its name</comment>
        <translation>Training: %1</translation>
    </message>
    <message>
        <source>update %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 samples a second</source>
        <translation>%1 Beispiele je Sekunde</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number&apos;s name and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>held out %1</source>
        <comment>a number on samples that it never learns from</comment>
        <translation>zurückgehalten: %1</translation>
    </message>
    <message>
        <source>best at update %1</source>
        <translation>am besten bei Schritt %1</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>a curve</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>Held out</source>
        <comment>a curve: samples that it never learns from</comment>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>%1, update %2: %3</source>
        <comment>a curve, an update, a value</comment>
        <translation>%1, Schritt %2: %3</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a number&apos;s name and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Newest samples of the training</source>
        <translation>Neueste Stichproben des Trainings</translation>
    </message>
    <message>
        <source>Enter opens a picture in full size</source>
        <translation>Die Eingabetaste öffnet ein Bild in voller Größe</translation>
    </message>
    <message>
        <source>Samples after update %1</source>
        <translation>Stichproben nach Schritt %1</translation>
    </message>
</context>
<context>
    <name>miro::TransferBar</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What has come is kept, and the next Get goes on there.</source>
        <translation>Was da ist, bleibt, und das nächste Holen geht dort weiter.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1: getting %2</source>
        <translation>%1: %2 wird geholt</translation>
    </message>
    <message>
        <source>%1: copying %2</source>
        <translation>%1: %2 wird kopiert</translation>
    </message>
    <message>
        <source>%1: checking %2</source>
        <translation>%1: %2 wird geprüft</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 von %2, %3 in der Sekunde, noch %4</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>miro::TryStrip</name>
    <message>
        <source>Trying: %1 of %2 drawn</source>
        <translation>Test: %1 von %2 gezeichnet</translation>
    </message>
    <message>
        <source>Tried: %1 of %2. They are in the gallery, too.</source>
        <translation>Getestet: %1 von %2. Auch in der Galerie zu finden.</translation>
    </message>
    <message>
        <source>Close; what is not drawn yet is left</source>
        <translation>Schließen; was noch nicht gezeichnet ist, entfällt</translation>
    </message>
    <message>
        <source>Close the pictures that were tried</source>
        <translation>Die getesteten Bilder schließen</translation>
    </message>
</context>
<context>
    <name>miro::VersionCard</name>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Draw with what was in use before; this version is kept</source>
        <translation>Mit dem zeichnen, was vorher in Gebrauch war; diese Version bleibt erhalten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save it as a small file of its own</source>
        <translation>Als eigene kleine Datei sichern</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Other rewards, before → after:</source>
        <translation>Andere Belohnungen, vorher → nachher:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a version&apos;s name and when it was made</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>Gegen das Modell ohne sie: %1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>Gegen die bekannten Regler, so gut wie möglich für dich eingestellt: %1</translation>
    </message>
    <message>
        <source>Choices kept back: %1 foretold rightly (%2)</source>
        <translation>Zurückgehaltene Entscheidungen: %1 richtig vorhergesagt (%2)</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>Nochmals erproben</translation>
    </message>
    <message>
        <source>Go on with the proof</source>
        <translation>Probe fortsetzen</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Erproben</translation>
    </message>
    <message>
        <source>Compare pictures with and without it, blind, in at most twenty questions</source>
        <translation>Bilder mit und ohne sie vergleichen, blind, in höchstens zwanzig Fragen</translation>
    </message>
    <message>
        <source>The slider “My taste” draws with this version</source>
        <translation>Der Regler „Mein Geschmack“ zeichnet mit dieser Version</translation>
    </message>
    <message>
        <source>Only a version that has won its proof can be used</source>
        <translation>Nur eine Version, die ihre Probe gewonnen hat, lässt sich verwenden</translation>
    </message>
    <message>
        <source>It costs: %1.</source>
        <comment>names of rewards</comment>
        <translation>Auf Kosten von: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of rewards</comment>
        <translation>, </translation>
    </message>
</context>
</TS>
