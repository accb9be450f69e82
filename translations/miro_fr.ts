<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BatchGrid</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting, the queue is paused</source>
        <translation>En attente, la file est en pause</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>En attente de son tour</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%1 sur %2 images</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <comment>pictures drawn; pictures that failed</comment>
        <translation>%1, %2 en échec</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a list; its prompt</comment>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <comment>a day</comment>
        <translation>Lot de %1</translation>
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
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a picture&apos;s letter and its score</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and its values</comment>
        <translation>%1 : %2</translation>
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
        <translation>ignorée</translation>
    </message>
    <message>
        <source>Away from %1</source>
        <translation>Loin de %1</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>Mots du prompt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
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
        <translation>Annuler</translation>
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
        <translation>%1, mesuré en %</translation>
    </message>
    <message>
        <source>%1, as the scorer gives it</source>
        <translation>%1, tel que l’évaluateur le donne</translation>
    </message>
    <message>
        <source>%1, asked in %</source>
        <translation>%1, demandé en %</translation>
    </message>
    <message>
        <source>On the way, in %</source>
        <translation>En chemin, en %</translation>
    </message>
    <message>
        <source>Pictures, row by row</source>
        <translation>Images, ligne par ligne</translation>
    </message>
    <message>
        <source>Measured in %</source>
        <translation>Mesuré en %</translation>
    </message>
    <message>
        <source>%1 (its own range)</source>
        <translation>%1 (échelle propre)</translation>
    </message>
    <message>
        <source>Pictures drawn</source>
        <translation>Images dessinées</translation>
    </message>
    <message>
        <source>Expected best, in %</source>
        <translation>Meilleure attendue, en %</translation>
    </message>
    <message>
        <source>Expected best of so many</source>
        <translation>Meilleure attendue selon le nombre</translation>
    </message>
    <message>
        <source>The best of %1 pictures is expected to reach %2 %</source>
        <translation>La meilleure de %1 images devrait atteindre %2 %</translation>
    </message>
    <message>
        <source>More than %1 of %2 is paid for by: %3.</source>
        <translation>%2 au-delà de %1 se paie par : %3.</translation>
    </message>
    <message>
        <source>Grid of two rewards</source>
        <translation>Grille de deux récompenses</translation>
    </message>
    <message>
        <source>How two rewards trade against each other.</source>
        <translation>Ce que deux récompenses se prennent l’une à l’autre.</translation>
    </message>
    <message>
        <source>Each reward alone</source>
        <translation>Chaque récompense seule</translation>
    </message>
    <message>
        <source>What each reward adds, and what is missing without it.</source>
        <translation>Ce que chaque récompense ajoute, et ce qui manque sans elle.</translation>
    </message>
    <message>
        <source>One slider, end to end</source>
        <translation>Un curseur, d’un bout à l’autre</translation>
    </message>
    <message>
        <source>What this slider does to this picture.</source>
        <translation>Ce que ce curseur fait à cette image.</translation>
    </message>
    <message>
        <source>From here to there</source>
        <translation>D’ici à là</translation>
    </message>
    <message>
        <source>The pictures between these settings and others.</source>
        <translation>Les images entre ces réglages et d’autres.</translation>
    </message>
    <message>
        <source>Best of many</source>
        <translation>La meilleure de plusieurs</translation>
    </message>
    <message>
        <source>Many seeds, ordered by the scores that matter to you.</source>
        <translation>Beaucoup de graines, triées par les scores qui comptent pour vous.</translation>
    </message>
    <message>
        <source>Change on the way (experimental)</source>
        <translation>Changer en chemin (expérimental)</translation>
    </message>
    <message>
        <source>A slider that moves while the picture forms.</source>
        <translation>Un curseur qui bouge pendant que l’image se forme.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorée</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Sans %1</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Seulement %1</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Toutes ensemble</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sans</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Seule</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Stable</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Comme c’était</translation>
    </message>
    <message>
        <source>Rises</source>
        <translation>Monte</translation>
    </message>
    <message>
        <source>Falls</source>
        <translation>Baisse</translation>
    </message>
    <message>
        <source>Only early</source>
        <translation>Au début seulement</translation>
    </message>
    <message>
        <source>Only late</source>
        <translation>À la fin seulement</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Across: %1. Up: %2.</source>
        <translation>Horizontal : %1. Vertical : %2.</translation>
    </message>
    <message>
        <source>Across: %1.</source>
        <translation>Horizontal : %1.</translation>
    </message>
    <message>
        <source>Across: from this picture&apos;s settings to the others.</source>
        <translation>Horizontal : des réglages de cette image aux autres.</translation>
    </message>
    <message>
        <source>The best first, as soon as scores are measured.</source>
        <translation>La meilleure d’abord, dès que les scores sont mesurés.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>pas encore dessinée</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <translation>%1 : demandé %2</translation>
    </message>
    <message>
        <source>%1: asked %2, got about %3 (raw %4)</source>
        <translation>%1 : demandé %2, obtenu environ %3 (brut %4)</translation>
    </message>
    <message>
        <source>%1: asked %2, got %3 (raw %4)</source>
        <translation>%1 : demandé %2, obtenu %3 (brut %4)</translation>
    </message>
    <message>
        <source>%1: asked %2, got raw %3</source>
        <translation>%1 : demandé %2, obtenu brut %3</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Mettre la file en pause</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>Manifests</name>
    <message>
        <source>BERT vocabulary</source>
        <translation>Vocabulaire BERT</translation>
    </message>
    <message>
        <source>The vocabulary that ImageReward reads prompts with.</source>
        <translation>Le vocabulaire avec lequel ImageReward lit les prompts.</translation>
    </message>
    <message>
        <source>LAION aesthetic predictor</source>
        <translation>Prédicteur esthétique LAION</translation>
    </message>
    <message>
        <source>The score &apos;aesthetic&apos;: how beautiful people find a picture.</source>
        <translation>Le score « aesthetic » : à quel point on trouve une image belle.</translation>
    </message>
    <message>
        <source>FLAN-T5 XL</source>
        <translation>FLAN-T5 XL</translation>
    </message>
    <message>
        <source>Reads the prompts for the published MIRO models.</source>
        <translation>Lit les prompts pour les modèles MIRO publiés.</translation>
    </message>
    <message>
        <source>FLAN-T5 XXL tokenizer</source>
        <translation>Découpeur FLAN-T5 XXL</translation>
    </message>
    <message>
        <source>The tokenizer that the score &apos;vqa&apos; reads questions with.</source>
        <translation>Le découpeur avec lequel le score « vqa » lit les questions.</translation>
    </message>
    <message>
        <source>SciScore</source>
        <translation>SciScore</translation>
    </message>
    <message>
        <source>The score &apos;sciscore&apos;: scientific plausibility.</source>
        <translation>Le score « sciscore » : plausibilité scientifique.</translation>
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
        <translation>Le découpeur et les réglages d’image de PickScore, et le vocabulaire de HPS v2.1.</translation>
    </message>
    <message>
        <source>MIRO ablations</source>
        <translation>Ablations de MIRO</translation>
    </message>
    <message>
        <source>MIRO without one reward, or with one reward only: each variant is a model of its own.</source>
        <translation>MIRO sans une récompense, ou avec une seule : chaque variante est un modèle à part.</translation>
    </message>
    <message>
        <source>MIRO</source>
        <translation>MIRO</translation>
    </message>
    <message>
        <source>The published MIRO model: 256 pixels, seven rewards, trained with synthetic captions.</source>
        <translation>Le modèle MIRO publié : 256 pixels, sept récompenses, entraîné avec des légendes synthétiques.</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14 at 336 pixels</source>
        <translation>CLIP ViT-L/14 à 336 pixels</translation>
    </message>
    <message>
        <source>The eyes of the score &apos;vqa&apos;.</source>
        <translation>Les yeux du score « vqa ».</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14</source>
        <translation>CLIP ViT-L/14</translation>
    </message>
    <message>
        <source>The score &apos;clip_openai&apos;, and the eyes of the score &apos;aesthetic&apos;.</source>
        <translation>Le score « clip_openai », et les yeux du score « aesthetic ».</translation>
    </message>
    <message>
        <source>MiniLM</source>
        <translation>MiniLM</translation>
    </message>
    <message>
        <source>Reads the prompts for the starter model.</source>
        <translation>Lit les prompts pour le modèle de départ.</translation>
    </message>
    <message>
        <source>SDXL VAE</source>
        <translation>VAE SDXL</translation>
    </message>
    <message>
        <source>Turns the latents of the published MIRO models into pictures.</source>
        <translation>Change les latents des modèles MIRO publiés en images.</translation>
    </message>
    <message>
        <source>ImageReward</source>
        <translation>ImageReward</translation>
    </message>
    <message>
        <source>The score &apos;image_reward&apos;: how well a picture suits its prompt, by people&apos;s judgement.</source>
        <translation>Le score « image_reward » : à quel point une image convient à son prompt, selon des personnes.</translation>
    </message>
    <message>
        <source>HPS v2.1</source>
        <translation>HPS v2.1</translation>
    </message>
    <message>
        <source>The score &apos;hpsv2&apos;: which pictures people prefer.</source>
        <translation>Le score « hpsv2 » : les images que les gens préfèrent.</translation>
    </message>
    <message>
        <source>PickScore</source>
        <translation>PickScore</translation>
    </message>
    <message>
        <source>The score &apos;pick_score&apos;: which picture of a prompt people would pick.</source>
        <translation>Le score « pick_score » : l’image d’un prompt que les gens choisiraient.</translation>
    </message>
    <message>
        <source>CLIP-FlanT5 XXL</source>
        <translation>CLIP-FlanT5 XXL</translation>
    </message>
    <message>
        <source>The score &apos;vqa&apos;: whether a picture shows what the prompt says, asked as a question.</source>
        <translation>Le score « vqa » : l’image montre-t-elle ce que dit le prompt, posé comme une question.</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>The score &apos;clip_jina&apos;: how well picture and prompt match, in many languages. Experimental: not yet compared with the published program.</source>
        <translation>Le score « clip_jina » : à quel point l’image et le prompt s’accordent, en beaucoup de langues. Expérimental : pas encore comparé au programme publié.</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP (départ)</translation>
    </message>
    <message>
        <source>The score &apos;starter_clip&apos;: how well a drawn scene fits the words; it does not know photographs.</source>
        <translation>Le score &apos;starter_clip&apos; : à quel point une scène dessinée correspond au texte ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore (départ)</translation>
    </message>
    <message>
        <source>The score &apos;starter_pick&apos;: how well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>Le score &apos;starter_pick&apos; : à quel point une scène dessinée correspond au texte et est bien composée ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>Esthétique (départ)</translation>
    </message>
    <message>
        <source>The score &apos;starter_beauty&apos;: light and colours of a drawn scene; it does not know photographs.</source>
        <translation>Le score &apos;starter_beauty&apos; : lumière et couleurs d’une scène dessinée ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA (départ)</translation>
    </message>
    <message>
        <source>The score &apos;starter_vqa&apos;: whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>Le score &apos;starter_vqa&apos; : si une scène dessinée montre ce que le texte nomme ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>one to four of apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish, butterfly, banana, strawberry, avocado, watermelon, pineapple, carrot, corn cob, pear, mushroom, pizza, hamburger, donut, cookie, cupcake, cat, dog, rabbit, fox, bear, panda, lion, cow, pig, frog, monkey, chicken, penguin, duck, owl, whale, turtle, snail, bee, elephant, sunflower, tree, cactus, train, bicycle, airplane, rocket, sailboat, clock, key, guitar, ball, moon, house, crown, robot, snowman or pumpkin; apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish and butterfly also in red, orange, yellow, green, blue, purple, pink or brown; one thing beside, above or below another; on a background in those colours, white, black or gray</source>
        <translation>un à quatre objets parmi pomme, voiture, ballon, livre, étoile, cœur, parapluie, sac à dos, chaussure, casquette, chemise, robe, seau, tulipe, drapeau, théière, poisson, papillon, banane, fraise, avocat, pastèque, ananas, carotte, épi de maïs, poire, champignon, pizza, hamburger, donut, biscuit, petit gâteau, chat, chien, lapin, renard, ours, panda, lion, vache, cochon, grenouille, singe, poule, pingouin, canard, hibou, baleine, tortue, escargot, abeille, éléphant, tournesol, arbre, cactus, train, vélo, avion, fusée, voilier, horloge, clé, guitare, balle, lune, maison, couronne, robot, bonhomme de neige ou citrouille ; pomme, voiture, ballon, livre, étoile, cœur, parapluie, sac à dos, chaussure, casquette, chemise, robe, seau, tulipe, drapeau, théière, poisson et papillon aussi en rouge, orange, jaune, vert, bleu, violet, rose ou marron ; un objet à côté, au-dessus ou au-dessous d’un autre ; sur un fond de ces couleurs, blanc, noir ou gris (prompts en anglais)</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>Mon goût</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
</context>
<context>
    <name>Params</name>
    <message>
        <source>Constant</source>
        <translation>Constant</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>Croissant</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Comme publié</translation>
    </message>
    <message>
        <source>32 bit (exact)</source>
        <translation>32 bits (exact)</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 bits (bf16)</translation>
    </message>
    <message>
        <source>16 bit (fp16)</source>
        <translation>16 bits (fp16)</translation>
    </message>
    <message>
        <source>8 bit (fastest)</source>
        <translation>8 bits (le plus rapide)</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Comme le bureau</translation>
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
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Best there is</source>
        <translation>Le meilleur possible</translation>
    </message>
    <message>
        <source>Quick and coarse</source>
        <translation>Rapide et grossier</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>M’attend</translation>
    </message>
    <message>
        <source>As I left it</source>
        <translation>Comme je l’ai laissée</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The seed of the first picture; the next ones use the numbers after it. Without it one is drawn.</source>
        <translation>La graine de la première image ; les suivantes prennent les nombres qui la suivent. Sans elle, une est tirée au sort.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>How many pictures to draw.</source>
        <translation>Combien d’images dessiner.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>How many denoising steps; the model&apos;s own number when not given.</source>
        <translation>Combien d’étapes de débruitage ; le nombre du modèle si rien n’est donné.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidage</translation>
    </message>
    <message>
        <source>How strongly to push from the negative targets to the positive ones; the model&apos;s own when not given.</source>
        <translation>À quel point pousser des cibles négatives vers les positives ; celui du modèle si rien n’est donné.</translation>
    </message>
    <message>
        <source>Guidance type</source>
        <translation>Type de guidage</translation>
    </message>
    <message>
        <source>Constant, or linear: growing from 0 at the first step to twice the value.</source>
        <translation>Constant, ou linéaire : de 0 à la première étape jusqu’au double de la valeur.</translation>
    </message>
    <message>
        <source>Guide from step</source>
        <translation>Guider dès l’étape</translation>
    </message>
    <message>
        <source>The first guided step, counted from 0.</source>
        <translation>La première étape guidée, comptée depuis 0.</translation>
    </message>
    <message>
        <source>Guide to step</source>
        <translation>Guider jusqu’à l’étape</translation>
    </message>
    <message>
        <source>The last guided step, inclusive.</source>
        <translation>La dernière étape guidée, comprise.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>Above 1 the steps crowd near the data; 1 and below leave them even.</source>
        <translation>Au-dessus de 1 les étapes se pressent près des données ; 1 et moins les laissent régulières.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Prompt négatif</translation>
    </message>
    <message>
        <source>What guidance pushes away from, in place of the empty text; beyond the published protocol.</source>
        <translation>Ce dont le guidage s’éloigne, à la place du texte vide ; au-delà du protocole publié.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Near variations: how far the seed&apos;s noise is turned towards that of the variation seed.</source>
        <translation>Variantes proches : à quel point le bruit de la graine est tourné vers celui de la graine de variation.</translation>
    </message>
    <message>
        <source>Variation seed</source>
        <translation>Graine de variation</translation>
    </message>
    <message>
        <source>The first variation; the next pictures use the numbers after it. Without it one is drawn.</source>
        <translation>La première variante ; les images suivantes prennent les nombres qui la suivent. Sans elle, une est tirée au sort.</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>Image de départ</translation>
    </message>
    <message>
        <source>A picture to begin from instead of pure noise, cropped and resized to the model&apos;s size.</source>
        <translation>Une image d’où partir au lieu du bruit pur, recadrée et mise à la taille du modèle.</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>Partir à</translation>
    </message>
    <message>
        <source>Where the start picture joins on the way from noise, 0, to the finished picture, 1.</source>
        <translation>Où l’image de départ se joint au chemin du bruit, 0, à l’image finie, 1.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N.</source>
        <translation>auto, cpu, cuda ou cuda:N.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.</source>
        <translation>auto est fp32 sur un processeur et bf16 sur une carte graphique, comme publié ; les autres échangent l’exactitude contre la vitesse.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Couleurs de la fenêtre.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the window.</source>
        <translation>Langue de la fenêtre.</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>Dossier de la bibliothèque</translation>
    </message>
    <message>
        <source>Where pictures are kept; the usual place when empty.</source>
        <translation>Où les images sont gardées ; l’endroit habituel si vide.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>What draws.</source>
        <translation>Ce qui dessine.</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Which of the model&apos;s variants; its usual one when empty.</source>
        <translation>Laquelle des variantes du modèle ; l’habituelle si vide.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>How a picture is shown while it forms. The result does not depend on it.</source>
        <translation>Comment une image est montrée pendant qu’elle se forme. Le résultat n’en dépend pas.</translation>
    </message>
    <message>
        <source>Queue at start</source>
        <translation>File au démarrage</translation>
    </message>
    <message>
        <source>Whether waiting work begins by itself when the program starts.</source>
        <translation>Si le travail en attente commence de lui-même au démarrage du programme.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>Of the processor; 0 uses as many as the machine has cores.</source>
        <translation>Du processeur ; 0 en prend autant que la machine a de cœurs.</translation>
    </message>
    <message>
        <source>Leave metadata out</source>
        <translation>Sans métadonnées</translation>
    </message>
    <message>
        <source>Write no prompt and no settings into pictures.</source>
        <translation>N’écrire ni prompt ni réglages dans les images.</translation>
    </message>
    <message>
        <source>Draw when a slider is let go</source>
        <translation>Dessiner quand un curseur est lâché</translation>
    </message>
    <message>
        <source>With a locked seed, a slider that is let go draws the picture again.</source>
        <translation>Avec une graine verrouillée, lâcher un curseur redessine l’image.</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Notifier</translation>
    </message>
    <message>
        <source>Say when a long run ends.</source>
        <translation>Dire quand un long travail se termine.</translation>
    </message>
    <message>
        <source>Keep the machine awake</source>
        <translation>Garder la machine éveillée</translation>
    </message>
    <message>
        <source>While work is running.</source>
        <translation>Pendant que le travail tourne.</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>Jours dans la corbeille</translation>
    </message>
    <message>
        <source>How long binned pictures are kept; 0 keeps them for ever.</source>
        <translation>Combien de temps les images jetées sont gardées ; 0 les garde pour toujours.</translation>
    </message>
    <message>
        <source>Score new pictures</source>
        <translation>Évaluer les nouvelles images</translation>
    </message>
    <message>
        <source>By every scorer that is installed, when nothing else is to be done.</source>
        <translation>Par chaque évaluateur installé, quand il n’y a rien d’autre à faire.</translation>
    </message>
    <message>
        <source>Memory for scorers</source>
        <translation>Mémoire des évaluateurs</translation>
    </message>
    <message>
        <source>In GB: how much of them may stay loaded.</source>
        <translation>En Go : combien peut en rester chargé.</translation>
    </message>
    <message>
        <source>Scores in picture files</source>
        <translation>Scores dans les fichiers d’image</translation>
    </message>
    <message>
        <source>Write a picture&apos;s scores into its PNG file, too.</source>
        <translation>Écrire aussi les scores d’une image dans son fichier PNG.</translation>
    </message>
    <message>
        <source>Scores while drawing</source>
        <translation>Scores pendant le dessin</translation>
    </message>
    <message>
        <source>The quickest scorers look on while a picture forms.</source>
        <translation>Les évaluateurs les plus rapides regardent une image se former.</translation>
    </message>
    <message>
        <source>Of each line</source>
        <translation>Par ligne</translation>
    </message>
    <message>
        <source>How many prompts are drawn at random from a line with choices.</source>
        <translation>Combien de prompts sont tirés au hasard d’une ligne avec des choix.</translation>
    </message>
    <message>
        <source>Of lines that do not say otherwise.</source>
        <translation>Pour les lignes qui ne disent rien d’autre.</translation>
    </message>
    <message>
        <source>Pictures a prompt</source>
        <translation>Images par prompt</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Première graine</translation>
    </message>
    <message>
        <source>Prompt number i takes this seed and i more. A line may say its own.</source>
        <translation>Le prompt numéro i prend cette graine plus i. Une ligne peut donner la sienne.</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Garder les meilleures</translation>
    </message>
    <message>
        <source>Of each prompt&apos;s pictures so many are kept, as their scores say; the others go to the bin.</source>
        <translation>De chaque prompt, autant d’images sont gardées selon leurs scores ; les autres vont à la corbeille.</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>All rewards</source>
        <translation>Toutes les récompenses</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>A little less beauty, so that the words are followed best.</source>
        <translation>Un peu moins de beauté, pour que les mots soient suivis au mieux.</translation>
    </message>
    <message>
        <source>Prettiest</source>
        <translation>Le plus beau</translation>
    </message>
    <message>
        <source>Beauty first; the words may suffer a little.</source>
        <translation>La beauté d’abord ; les mots peuvent en souffrir un peu.</translation>
    </message>
    <message>
        <source>Most faithful</source>
        <translation>Le plus fidèle</translation>
    </message>
    <message>
        <source>The words first; the picture may be plainer.</source>
        <translation>Les mots d’abord ; l’image peut être plus simple.</translation>
    </message>
    <message>
        <source>Rewards ignored</source>
        <translation>Récompenses ignorées</translation>
    </message>
    <message>
        <source>No reward is asked for: the words alone decide.</source>
        <translation>Aucune récompense n’est demandée : les mots seuls décident.</translation>
    </message>
    <message>
        <source>Comes with the model.</source>
        <translation>Vient avec le modèle.</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>Lumière tamisée</translation>
    </message>
    <message>
        <source>Loose composition</source>
        <translation>Composition libre</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoué</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>%1, %2 of %3 pictures</source>
        <comment>state of a job</comment>
        <translation>%1, %2 sur %3 images</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a job, why</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>Sans mots</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>prompt of a job, its state</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Scores of new pictures</source>
        <translation>Scores des nouvelles images</translation>
    </message>
    <message>
        <source>%1, update %2 of %3</source>
        <comment>state of a job that trains</comment>
        <translation>%1, étape %2 sur %3</translation>
    </message>
</context>
<context>
    <name>RewardWords</name>
    <message>
        <source>Follows the prompt</source>
        <translation>Suit le prompt</translation>
    </message>
    <message>
        <source>How well the picture as a whole fits the words.</source>
        <translation>À quel point l’image entière s’accorde aux mots.</translation>
    </message>
    <message>
        <source>Looks beautiful</source>
        <translation>Est belle</translation>
    </message>
    <message>
        <source>Light, colour and composition as people rated them, whatever the words say.</source>
        <translation>Lumière, couleur et composition selon les gens, quels que soient les mots.</translation>
    </message>
    <message>
        <source>People like it</source>
        <translation>Plaît aux gens</translation>
    </message>
    <message>
        <source>What people liked best for such words: fitting, sound and pleasant.</source>
        <translation>Ce que les gens ont aimé pour de tels mots : juste, sain et plaisant.</translation>
    </message>
    <message>
        <source>People pick it</source>
        <translation>Est choisie</translation>
    </message>
    <message>
        <source>What people chose when they saw two pictures side by side.</source>
        <translation>Ce que les gens ont choisi entre deux images côte à côte.</translation>
    </message>
    <message>
        <source>People prefer it</source>
        <translation>Est préférée</translation>
    </message>
    <message>
        <source>What people put first among several pictures; adds detail.</source>
        <translation>Ce que les gens ont mis en premier parmi plusieurs ; ajoute du détail.</translation>
    </message>
    <message>
        <source>Shows every detail</source>
        <translation>Montre chaque détail</translation>
    </message>
    <message>
        <source>Whether all that the words name is there: things, numbers, colours, places.</source>
        <translation>Si tout ce que les mots nomment est là : choses, nombres, couleurs, lieux.</translation>
    </message>
    <message>
        <source>True to nature</source>
        <translation>Fidèle à la nature</translation>
    </message>
    <message>
        <source>Whether things look and behave as they do in the world.</source>
        <translation>Si les choses ont l’air et se comportent comme dans le monde.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>plain words, name of the reward</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A reward of this model; it brings no description.</source>
        <translation>Une récompense de ce modèle ; il n’en donne pas de description.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorée</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>le meilleur</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>le pire</translation>
    </message>
    <message>
        <source>better than %1 %</source>
        <translation>mieux que %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What you chose between pictures, and what the program learned from that.</source>
        <translation>Ce que vous avez choisi entre des images, et ce que le programme en a appris.</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>Mon goût</translation>
    </message>
</context>
<context>
    <name>ScoreWarning</name>
    <message>
        <source>The seeds look alike: the target of %1 may be too high.</source>
        <translation>Les graines se ressemblent : la cible de %1 est peut-être trop haute.</translation>
    </message>
    <message>
        <source>%1 rose while %2 fell: its target may be too high.</source>
        <translation>%1 a monté pendant que %2 baissait : sa cible est peut-être trop haute.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Lower it to %1 %</source>
        <translation>La baisser à %1 %</translation>
    </message>
    <message>
        <source>No. %1 of %2 by %3</source>
        <translation>N° %1 sur %2 selon %3</translation>
    </message>
</context>
<context>
    <name>Scorers</name>
    <message>
        <source>Aesthetic</source>
        <translation>Esthétique</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP (départ)</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>Esthétique (départ)</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore (départ)</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA (départ)</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words; it does not know photographs.</source>
        <translation>À quel point une scène dessinée correspond au texte ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>Light and colours of a drawn scene; it does not know photographs.</source>
        <translation>Lumière et couleurs d’une scène dessinée ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>À quel point une scène dessinée correspond au texte et est bien composée ; ne connaît pas les photos.</translation>
    </message>
    <message>
        <source>Whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>Si une scène dessinée montre ce que le texte nomme ; ne connaît pas les photos.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Plain loss</source>
        <translation>Perte simple</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Size of the gradients</source>
        <translation>Taille des gradients</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>Perte de contrôle</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Loss, another&apos;s: %1</source>
        <comment>the text or the reward of another picture</comment>
        <translation>Perte, d’un autre : %1</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <comment>a scorer</comment>
        <translation>Échantillons : %1</translation>
    </message>
    <message>
        <source>%1: %2 with all targets 1, %3 with all targets 0</source>
        <comment>a scorer&apos;s means over the samples</comment>
        <translation>%1 : %2 avec toutes les cibles à 1, %3 avec toutes les cibles à 0</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>Échelle de la perte</translation>
    </message>
    <message>
        <source>Skipped updates</source>
        <translation>Mises à jour sautées</translation>
    </message>
    <message>
        <source>Own targets</source>
        <translation>Cibles propres</translation>
    </message>
    <message>
        <source>All targets 1</source>
        <translation>Toutes les cibles à 1</translation>
    </message>
    <message>
        <source>All targets 0</source>
        <translation>Toutes les cibles à 0</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauré</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>very long</source>
        <translation>très long</translation>
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
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Lecture du prompt</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>Développement</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Exploring</source>
        <translation>Exploration</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>Examen des images</translation>
    </message>
    <message>
        <source>Asking your taste</source>
        <translation>Consultation de votre goût</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>Mesure de cette machine</translation>
    </message>
    <message>
        <source>Setting the sliders for you</source>
        <translation>Réglage des curseurs pour vous</translation>
    </message>
    <message>
        <source>Waiting until nobody uses the program</source>
        <translation>Attend que personne n’utilise le programme</translation>
    </message>
    <message>
        <source>Waiting for mains power</source>
        <translation>Attend l’alimentation secteur</translation>
    </message>
    <message>
        <source>Waiting for free memory</source>
        <translation>Attend de la mémoire libre</translation>
    </message>
</context>
<context>
    <name>miro::Activity</name>
    <message>
        <source>Not working</source>
        <translation>Ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>En pause, %n en attente</numerusform>
            <numerusform>En pause, %n en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is being done, time</comment>
        <translation>%1, reste %2</translation>
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
        <translation>File</translation>
    </message>
    <message>
        <source>Queue of drawings</source>
        <translation>File des dessins</translation>
    </message>
    <message>
        <source>Nothing is waiting. What you draw appears here.</source>
        <translation>Rien n’attend. Ce que vous dessinez apparaît ici.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Draw this earlier</source>
        <translation>Dessiner ceci plus tôt</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Draw this later</source>
        <translation>Dessiner ceci plus tard</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Répéter</translation>
    </message>
    <message>
        <source>Put this in the queue once more</source>
        <translation>Remettre ceci dans la file</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take this out of the queue; its pictures stay</source>
        <translation>Retirer ceci de la file ; ses images restent</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Arrêter maintenant</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>Arrêter maintenant : le dessin en cours est abandonné</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Arrêter après celui-ci</translation>
    </message>
    <message>
        <source>Stop after this one: what is being drawn is finished and kept</source>
        <translation>Arrêter après celui-ci : le dessin en cours est terminé et gardé</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>Passer celui-ci</translation>
    </message>
    <message>
        <source>Skip this one: drop it and go on with the next</source>
        <translation>Passer celui-ci : l’abandonner et continuer avec le suivant</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>Effacer ce qui est fini</translation>
    </message>
    <message>
        <source>Save the queue to a file…</source>
        <translation>Enregistrer la file dans un fichier…</translation>
    </message>
    <message>
        <source>Add a queue from a file…</source>
        <translation>Ajouter une file depuis un fichier…</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Libérer la mémoire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the queue</source>
        <translation>Fermer la file</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More to do with the queue</source>
        <translation>Autres actions sur la file</translation>
    </message>
    <message>
        <source>Time of the last steps</source>
        <translation>Durée des dernières étapes</translation>
    </message>
    <message>
        <source>No model is in memory</source>
        <translation>Aucun modèle en mémoire</translation>
    </message>
    <message>
        <source>In memory: %1</source>
        <translation>En mémoire : %1</translation>
    </message>
    <message>
        <source>step %1 ms</source>
        <translation>étape %1 ms</translation>
    </message>
    <message>
        <source>preview %1 ms</source>
        <translation>aperçu %1 ms</translation>
    </message>
    <message>
        <source>last picture %1 ms</source>
        <translation>dernière image %1 ms</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 de mémoire</translation>
    </message>
    <message>
        <source>Save the queue</source>
        <translation>Enregistrer la file</translation>
    </message>
    <message>
        <source>Queues (*.json)</source>
        <translation>Files (*.json)</translation>
    </message>
    <message>
        <source>Add a queue</source>
        <translation>Ajouter une file</translation>
    </message>
    <message>
        <source>Train from a file…</source>
        <translation>Entraîner depuis un fichier…</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>Entraîner depuis un fichier</translation>
    </message>
    <message>
        <source>Training settings (*.json)</source>
        <translation>Réglages d’entraînement (*.json)</translation>
    </message>
    <message>
        <source>An empty folder for what is trained</source>
        <translation>Un dossier vide pour le résultat</translation>
    </message>
</context>
<context>
    <name>miro::ActivityPill</name>
    <message>
        <source>%1. Click for the queue.</source>
        <translation>%1. Cliquez pour voir la file.</translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation>Activité : %1</translation>
    </message>
</context>
<context>
    <name>miro::AdvancedPanel</name>
    <message>
        <source>negative prompt</source>
        <translation>prompt négatif</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; nothing was changed.</source>
        <translation>Ce texte de %1 lettres est trop long pour un prompt ; rien n’a changé.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Close Advanced</source>
        <translation>Fermer Avancé</translation>
    </message>
    <message>
        <source>Push away from pictures better than</source>
        <translation>S’éloigner des images meilleures que</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Prompt négatif</translation>
    </message>
    <message>
        <source>empty, as published</source>
        <translation>vide, comme publié</translation>
    </message>
    <message>
        <source>Beyond the published way: it takes the place of the empty text.</source>
        <translation>Au-delà de la méthode publiée : il remplace le texte vide.</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>Image de départ</translation>
    </message>
    <message>
        <source>Near variations</source>
        <translation>Variantes proches</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1 (celui du modèle)</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>la première</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>la dernière</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>choisie d’elle-même</translation>
    </message>
</context>
<context>
    <name>miro::AxesPanel</name>
    <message>
        <source>Type its values, such as %1</source>
        <translation>Saisir ses valeurs, comme %1</translation>
    </message>
    <message>
        <source>%1 pictures of each prompt</source>
        <translation>%1 images de chaque prompt</translation>
    </message>
    <message>
        <source>%1 = %2 pictures of each prompt</source>
        <translation>%1 = %2 images de chaque prompt</translation>
    </message>
    <message>
        <source>Setting of axis %1</source>
        <translation>Réglage de l’axe %1</translation>
    </message>
    <message>
        <source>Values of axis %1</source>
        <translation>Valeurs de l’axe %1</translation>
    </message>
    <message>
        <source>1, 2, 5 or 1-5 or 1-10 (+2) or 1-10 [5] or 1, 2, .., 10; || between values that hold commas; SKIP: before a value leaves it out. In the prompt: the words to find, then what takes their place.</source>
        <translation>1, 2, 5 ou 1-5 ou 1-10 (+2) ou 1-10 [5] ou 1, 2, .., 10 ; || entre des valeurs à virgules ; SKIP: devant une valeur l’omet. Dans le prompt : les mots à chercher, puis ce qui les remplace.</translation>
    </message>
    <message>
        <source>Before the axis above</source>
        <translation>Avant l’axe au-dessus</translation>
    </message>
    <message>
        <source>Move axis %1 up</source>
        <translation>Monter l’axe %1</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>Retirer cet axe</translation>
    </message>
    <message>
        <source>Remove axis %1</source>
        <translation>Retirer l’axe %1</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Axes</translation>
    </message>
    <message>
        <source>Each prompt is drawn with every combination; the first axis changes slowest.</source>
        <translation>Chaque prompt est dessiné avec toutes les combinaisons ; le premier axe change le plus lentement.</translation>
    </message>
    <message>
        <source>Add an axis</source>
        <translation>Ajouter un axe</translation>
    </message>
    <message>
        <source>Draw each prompt with several values of a setting</source>
        <translation>Dessiner chaque prompt avec plusieurs valeurs d’un réglage</translation>
    </message>
</context>
<context>
    <name>miro::BatchComposer</name>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>Essayer trois</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>Ouvrir une liste</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Enregistrer la liste</translation>
    </message>
    <message>
        <source>Next problem in the list</source>
        <translation>Problème suivant de la liste</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré : %1</translation>
    </message>
    <message>
        <source>The settings of Create stand here now.</source>
        <translation>Les réglages de Créer sont maintenant ici.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1 ; leur durée sera connue après la première</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1, environ %2</translation>
    </message>
    <message>
        <source>%1 of %2 free on the disk</source>
        <comment>a size of another</comment>
        <translation>%1 de %2 libres sur le disque</translation>
    </message>
    <message>
        <source>The disk has too little room: the batch would pause when it is full.</source>
        <translation>Le disque manque de place : le lot se mettrait en pause une fois plein.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)</source>
        <translation>Listes de prompts (*.txt *.csv *.tsv *.jsonl);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The settings of Create stand here now, but for “My taste”: batches draw without it.</source>
        <translation>Les réglages de « Créer » sont maintenant ici, sauf « Mon goût » : les lots dessinent sans lui.</translation>
    </message>
</context>
<context>
    <name>miro::BatchCullView</name>
    <message>
        <source>Undone: %1</source>
        <translation>Annulé : %1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Il n’y a rien à annuler</translation>
    </message>
    <message>
        <source>The picture to choose about</source>
        <translation>L’image à juger</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Retour à toutes</translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation>Retour à toutes les images (Échap)</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Image précédente</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>Image précédente (Gauche)</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Image suivante</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>Image suivante (Droite)</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Retirer la note</translation>
    </message>
    <message>
        <source>Take the rating away (0)</source>
        <translation>Retirer la note (0)</translation>
    </message>
    <message>
        <source>Rate %1 of 5 (%1)</source>
        <translation>Noter %1 sur 5 (%1)</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Star, or take the star away (S)</source>
        <translation>Mettre en favori, ou l’enlever (S)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Put it into the bin (X)</source>
        <translation>Mettre à la corbeille (X)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare with its neighbour of the same prompt (Space)</source>
        <translation>Comparer avec sa voisine du même prompt (Espace)</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>Avancer tout seul</translation>
    </message>
    <message>
        <source>Go on to the next picture after a rating (A)</source>
        <translation>Passer à l’image suivante après une note (A)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take the last mark back (Ctrl+Z)</source>
        <translation>Reprendre la dernière marque (Ctrl+Z)</translation>
    </message>
    <message>
        <source>There is no other picture of this prompt nearby</source>
        <translation>Il n’y a pas d’autre image de ce prompt à côté</translation>
    </message>
    <message>
        <source>Rating taken away</source>
        <translation>Note retirée</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>Notée %1 sur 5</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mise en favori</translation>
    </message>
    <message>
        <source>Star taken away</source>
        <translation>Favori retiré</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>Mise à la corbeille</translation>
    </message>
    <message>
        <source>It is no longer in the library</source>
        <translation>Elle n’est plus dans la bibliothèque</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>notée %1 sur 5</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>en favori</translation>
    </message>
    <message>
        <source>There is no picture to choose about.</source>
        <translation>Il n’y a pas d’image à juger.</translation>
    </message>
    <message>
        <source>All of them are in the bin. Undo brings the last one back.</source>
        <translation>Toutes sont dans la corbeille. Annuler ramène la dernière.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>miro::BatchList</name>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>No batch yet.</source>
        <translation>Pas encore de lot.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Run this batch earlier (Alt+Up)</source>
        <translation>Lancer ce lot plus tôt (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Run this batch later (Alt+Down)</source>
        <translation>Lancer ce lot plus tard (Alt+Bas)</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Arrêter après celui-ci</translation>
    </message>
    <message>
        <source>Stop after the pictures that are being drawn</source>
        <translation>Arrêter après les images en cours</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Arrêter maintenant</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>Arrêter maintenant : le dessin en cours est abandonné</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reprendre les échecs</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Redessiner les images qui ont échoué</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take this batch out of the list; its pictures and its album stay</source>
        <translation>Retirer ce lot de la liste ; ses images et son album restent</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>Autres actions sur ce lot</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Continuer la file</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>Mettre la file en pause ; rien n’est perdu</translation>
    </message>
    <message>
        <source>Go on with this batch</source>
        <translation>Continuer ce lot</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Répéter</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>Dessiner ce qui manque</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>Remettre ce lot dans la file</translation>
    </message>
    <message>
        <source>Take this batch out of the list? Its pictures and its album stay.</source>
        <translation>Retirer ce lot de la liste ? Ses images et son album restent.</translation>
    </message>
</context>
<context>
    <name>miro::BatchListModel</name>
    <message>
        <source>Waiting, %1</source>
        <comment>state of a batch</comment>
        <translation>En attente, %1</translation>
    </message>
    <message numerus="yes">
        <source>Waiting, %n picture(s)</source>
        <translation>
            <numerusform>En attente, %n image</numerusform>
            <numerusform>En attente, %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n picture(s)</source>
        <translation>
            <numerusform>Terminé, %n image</numerusform>
            <numerusform>Terminé, %n images</numerusform>
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
        <translation>%1. %2 : %3</translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <comment>pictures of a batch; time</comment>
        <translation>%1 sur %2, encore %3</translation>
    </message>
</context>
<context>
    <name>miro::BatchMorningPage</name>
    <message>
        <source>Choose among them</source>
        <translation>Choisir parmi elles</translation>
    </message>
    <message>
        <source>Look at each, rate, star and reject by keyboard, the best first</source>
        <translation>Regarder, noter, mettre en favori et rejeter au clavier, les meilleures d’abord</translation>
    </message>
    <message>
        <source>Open the album</source>
        <translation>Ouvrir l’album</translation>
    </message>
    <message>
        <source>Show the pictures of this batch in the gallery</source>
        <translation>Montrer les images de ce lot dans la galerie</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Enregistrer en dossier…</translation>
    </message>
    <message>
        <source>Save the pictures, their names and the manifest that the command would have written</source>
        <translation>Enregistrer les images, leurs noms et le manifeste que la commande aurait écrits</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>Montrer la grille</translation>
    </message>
    <message>
        <source>Show the sweep as rows and columns</source>
        <translation>Montrer le balayage en lignes et colonnes</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reprendre les échecs</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Redessiner les images qui ont échoué</translation>
    </message>
    <message>
        <source>How long they took</source>
        <translation>Temps qu’elles ont pris</translation>
    </message>
    <message>
        <source>Asked (A) and achieved (B), on average</source>
        <translation>Demandé (A) et obtenu (B), en moyenne</translation>
    </message>
    <message>
        <source>Pictures of this batch, the best first</source>
        <translation>Images de ce lot, les meilleures d’abord</translation>
    </message>
    <message>
        <source>No picture is left.</source>
        <translation>Il ne reste aucune image.</translation>
    </message>
    <message>
        <source>Seconds of each picture over the night</source>
        <translation>Secondes de chaque image au fil de la nuit</translation>
    </message>
    <message>
        <source>No picture was drawn.</source>
        <translation>Aucune image n’a été dessinée.</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>Jusqu’ici : %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how a batch ended; its pictures</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Drawn within %1, %2 s a picture; the slowest took %3.</source>
        <translation>Dessinées en %1, %2 s par image ; la plus lente a pris %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were left out of the album by the choice of the best.</source>
        <translation>
            <numerusform>%n image n’est pas dans l’album, par le choix des meilleures.</numerusform>
            <numerusform>%n images ne sont pas dans l’album, par le choix des meilleures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed:</source>
        <translation>
            <numerusform>%n image a échoué :</numerusform>
            <numerusform>%n images ont échoué :</numerusform>
        </translation>
    </message>
    <message>
        <source>Best first: within each prompt, by its scores</source>
        <translation>Les meilleures d’abord : dans chaque prompt, selon les scores</translation>
    </message>
    <message>
        <source>Nothing is scored, so they stand in the order of the list</source>
        <translation>Rien n’est évalué : elles suivent l’ordre de la liste</translation>
    </message>
    <message>
        <source>Hours since the first</source>
        <translation>Heures depuis la première</translation>
    </message>
    <message>
        <source>Minutes since the first</source>
        <translation>Minutes depuis la première</translation>
    </message>
    <message>
        <source>Seconds since the first</source>
        <translation>Secondes depuis la première</translation>
    </message>
    <message>
        <source>Seconds a picture</source>
        <translation>Secondes par image</translation>
    </message>
    <message>
        <source>After %1: %2 s a picture</source>
        <translation>Après %1 : %2 s par image</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Obtenu</translation>
    </message>
    <message>
        <source>No score was asked for by a target.</source>
        <translation>Aucun score n’était demandé par une cible.</translation>
    </message>
    <message>
        <source>No picture of this batch has a score yet.</source>
        <translation>Aucune image de ce lot n’a encore de score.</translation>
    </message>
</context>
<context>
    <name>miro::BatchPage</name>
    <message>
        <source>New batch</source>
        <translation>Nouveau lot</translation>
    </message>
    <message>
        <source>Compose a batch from a list of prompts</source>
        <translation>Composer un lot à partir d’une liste de prompts</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunFailures</name>
    <message>
        <source>Pictures that failed</source>
        <translation>Images en échec</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reprendre les échecs</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Redessiner les images qui ont échoué</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Copy lines and reasons as text</source>
        <translation>Copier les lignes et les raisons en texte</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Rien n’a échoué.</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunLive</name>
    <message>
        <source>Pictures that are being drawn</source>
        <translation>Images en cours de dessin</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) being drawn: step %1 of %2</source>
        <translation>
            <numerusform>%n image en cours : étape %1 sur %2</numerusform>
            <numerusform>%n images en cours : étape %1 sur %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchRunSweep</name>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Pictures of the sweep</source>
        <translation>Images du balayage</translation>
    </message>
    <message>
        <source>Reading the plan…</source>
        <translation>Lecture du plan…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
</context>
<context>
    <name>miro::BatchView</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop this batch; it can go on later</source>
        <translation>Arrêter ce lot ; il peut continuer plus tard</translation>
    </message>
    <message>
        <source>After the pictures that are being drawn</source>
        <translation>Après les images en cours</translation>
    </message>
    <message>
        <source>Now: what is being drawn is dropped</source>
        <translation>Maintenant : le dessin en cours est abandonné</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>Autres actions sur ce lot</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Open the album in the gallery</source>
        <translation>Ouvrir l’album dans la galerie</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Enregistrer en dossier…</translation>
    </message>
    <message>
        <source>Compose it again…</source>
        <translation>Le composer à nouveau…</translation>
    </message>
    <message>
        <source>How far the batch is</source>
        <translation>Avancement du lot</translation>
    </message>
    <message>
        <source>Pictures of this batch, in the order of its list</source>
        <translation>Images de ce lot, dans l’ordre de sa liste</translation>
    </message>
    <message>
        <source>Pictures appear here as they are drawn.</source>
        <translation>Les images apparaissent ici au fur et à mesure.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>state and pictures of a batch; time</comment>
        <translation>%1, encore %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Continuer la file</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>Mettre la file en pause ; rien n’est perdu</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Répéter</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>Dessiner ce qui manque</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>Remettre ce lot dans la file</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pictures</comment>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Save the batch into a folder</source>
        <translation>Enregistrer le lot dans un dossier</translation>
    </message>
    <message>
        <source>Saving, %1 %</source>
        <translation>Enregistrement, %1 %</translation>
    </message>
    <message>
        <source>Stopped; saving into the same folder goes on from here.</source>
        <translation>Arrêté ; enregistrer dans le même dossier reprend d’ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and their manifest were saved.</source>
        <translation>
            <numerusform>%n image et son manifeste ont été enregistrés.</numerusform>
            <numerusform>%n images et leur manifeste ont été enregistrés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list are not there.</source>
        <translation>
            <numerusform>%n de la liste n’est pas là.</numerusform>
            <numerusform>%n de la liste ne sont pas là.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the grid page</source>
        <translation>Ouvrir la page de la grille</translation>
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
        <translation>Scores</translation>
    </message>
    <message>
        <source>Score each picture</source>
        <translation>Évaluer chaque image</translation>
    </message>
    <message>
        <source>By every scorer that is installed</source>
        <translation>Par tous les évaluateurs installés</translation>
    </message>
    <message>
        <source>all pictures</source>
        <translation>toutes les images</translation>
    </message>
    <message>
        <source>No scorer is installed: the best cannot be told. The Models page has them.</source>
        <translation>Aucun évaluateur n’est installé : impossible de dire les meilleures. Voir la page Modèles.</translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>Poids de chaque score :</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>Poids de celui-ci : %1</translation>
    </message>
</context>
<context>
    <name>miro::Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>Toile</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Aucune image</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>image %1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>comme c’était avant</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>inachevée</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of a description</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>There is no finished picture to copy</source>
        <translation>Il n’y a pas d’image finie à copier</translation>
    </message>
</context>
<context>
    <name>miro::CanvasKeys</name>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Montrer l’image entière</translation>
    </message>
    <message>
        <source>Show it pixel by pixel</source>
        <translation>La montrer pixel par pixel</translation>
    </message>
    <message>
        <source>One step of the drawing back</source>
        <translation>Une étape du dessin en arrière</translation>
    </message>
    <message>
        <source>One step of the drawing forward</source>
        <translation>Une étape du dessin en avant</translation>
    </message>
    <message>
        <source>Times and steps as plain controls</source>
        <translation>Durées et étapes en simples contrôles</translation>
    </message>
</context>
<context>
    <name>miro::CellPainter</name>
    <message>
        <source>File is gone or cannot be read</source>
        <translation>Le fichier a disparu ou ne peut pas être lu</translation>
    </message>
</context>
<context>
    <name>miro::ChoosePart</name>
    <message>
        <source>Teach the program what you like</source>
        <translation>Apprenez au programme ce que vous aimez</translation>
    </message>
    <message>
        <source>You see two pictures of the same words. Choose the one that you like more, with the arrow keys or by a click. Thirty of them take about three minutes; you can stop at any time.

From your choices the program learns to foretell what you like. Nothing of it leaves this machine, and every choice can be taken back.</source>
        <translation>Vous voyez deux images des mêmes mots. Choisissez celle que vous aimez le plus, avec les touches fléchées ou d’un clic. Trente choix prennent environ trois minutes ; vous pouvez arrêter à tout moment.

De vos choix, le programme apprend à prédire ce que vous aimez. Rien n’en quitte cette machine, et chaque choix peut être repris.</translation>
    </message>
    <message>
        <source>Begin to choose</source>
        <translation>Commencer à choisir</translation>
    </message>
    <message>
        <source>Looking for two pictures to compare…</source>
        <translation>Recherche de deux images à comparer…</translation>
    </message>
    <message>
        <source>How far this session is</source>
        <translation>Avancement de cette séance</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Arrêter ici</translation>
    </message>
    <message>
        <source>End this session; all choices are kept</source>
        <translation>Finir cette séance ; tous les choix sont gardés</translation>
    </message>
    <message>
        <source>Draw pictures</source>
        <translation>Dessiner des images</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher encore</translation>
    </message>
    <message>
        <source>My taste</source>
        <comment>the name of the first profile</comment>
        <translation>Mon goût</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, about %n minute(s) left</source>
        <comment>duels of a session</comment>
        <translation>
            <numerusform>%1 sur %2, encore environ %n minute</numerusform>
            <numerusform>%1 sur %2, encore environ %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChooseSummary</name>
    <message>
        <source>Which reward models chose as you did</source>
        <translation>Quels modèles de récompense ont choisi comme vous</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>Choisir encore</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Ce qu’il a appris</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) made. Thank you!</source>
        <translation>
            <numerusform>%n choix fait. Merci !</numerusform>
            <numerusform>%n choix faits. Merci !</numerusform>
        </translation>
    </message>
    <message>
        <source>The line in the middle is chance. The thin line over a bar says how sure this is.</source>
        <translation>La ligne du milieu est le hasard. Le trait fin sur une barre dit à quel point c’est sûr.</translation>
    </message>
    <message>
        <source>No reward model has measured the pictures that you chose between.</source>
        <translation>Aucun modèle de récompense n’a mesuré les images entre lesquelles vous avez choisi.</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonBars</name>
    <message>
        <source>Scores of the chosen pictures</source>
        <translation>Scores des images choisies</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1, %2 : %3</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonPanel</name>
    <message>
        <source>raw value %1</source>
        <translation>valeur brute %1</translation>
    </message>
    <message>
        <source>Scores compared</source>
        <translation>Scores comparés</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Show the scores as a radar</source>
        <translation>Montrer les scores en radar</translation>
    </message>
    <message>
        <source>As a radar instead of bars; it needs three scores</source>
        <translation>En radar au lieu de barres ; il faut trois scores</translation>
    </message>
    <message>
        <source>Choose only picture %1: %2</source>
        <translation>Choisir seulement l’image %1 : %2</translation>
    </message>
    <message>
        <source>These pictures have no scores yet.</source>
        <translation>Ces images n’ont pas encore de scores.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are compared.</source>
        <translation>
            <numerusform>Seule la première (%n) est comparée.</numerusform>
            <numerusform>Seules les %n premières sont comparées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::CreatePage</name>
    <message>
        <source>The drawing failed.</source>
        <translation>Le dessin a échoué.</translation>
    </message>
    <message>
        <source>Write what you want to see, then press Draw (Ctrl+Return)</source>
        <translation>Écrivez ce que vous voulez voir, puis appuyez sur Dessiner (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>The model %1 is not installed.</source>
        <translation>Le modèle %1 n’est pas installé.</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>Obtenir des modèles</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>un exemple</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>The model %1 is not installed; its settings were brought back for this one.</source>
        <translation>Le modèle %1 n’est pas installé ; ses réglages ont été repris pour celui-ci.</translation>
    </message>
    <message>
        <source>Its prompt is too long; the beginning was brought back.</source>
        <translation>Son prompt est trop long ; le début a été repris.</translation>
    </message>
    <message>
        <source>bring settings back</source>
        <translation>reprendre les réglages</translation>
    </message>
    <message>
        <source>time machine</source>
        <translation>machine à remonter le temps</translation>
    </message>
    <message>
        <source>Brought back. Ctrl+Z takes it back.</source>
        <translation>Repris. Ctrl+Z revient en arrière.</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>image de départ</translation>
    </message>
    <message>
        <source>The next drawing begins from %1.</source>
        <translation>Le prochain dessin part de %1.</translation>
    </message>
    <message>
        <source>From noise again</source>
        <translation>Repartir du bruit</translation>
    </message>
    <message>
        <source>no start picture</source>
        <translation>sans image de départ</translation>
    </message>
    <message>
        <source>What to do with %1?</source>
        <translation>Que faire de %1 ?</translation>
    </message>
    <message>
        <source>Begin from it</source>
        <translation>Partir de cette image</translation>
    </message>
    <message>
        <source>Bring its settings back</source>
        <translation>Reprendre ses réglages</translation>
    </message>
    <message>
        <source>There are no two pictures to compare yet.</source>
        <translation>Il n’y a pas encore deux images à comparer.</translation>
    </message>
    <message>
        <source>It began from %1, which is not in the library: choose it anew under Advanced.</source>
        <translation>Elle partait de %1, qui n’est pas dans la bibliothèque : choisissez-la à nouveau sous Avancé.</translation>
    </message>
    <message>
        <source>lower a reward</source>
        <translation>baisser une récompense</translation>
    </message>
    <message>
        <source>Its rewards change while the picture forms (experimental).</source>
        <translation>Ses récompenses changent pendant que l’image se forme (expérimental).</translation>
    </message>
    <message>
        <source>Keep them steady</source>
        <translation>Les garder stables</translation>
    </message>
    <message>
        <source>steady rewards</source>
        <translation>récompenses stables</translation>
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
        <translation>Prompt négatif</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>Settings and file</source>
        <translation>Réglages et fichier</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Issue de</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>Tout reprendre</translation>
    </message>
    <message>
        <source>Bring prompt, settings, seed and rewards of this picture back to the Create page</source>
        <translation>Ramener le prompt, les réglages, la graine et les récompenses de cette image sur la page Créer</translation>
    </message>
    <message>
        <source>Only the seed</source>
        <translation>Seulement la graine</translation>
    </message>
    <message>
        <source>Bring only the seed of this picture back to the Create page</source>
        <translation>Ramener seulement la graine de cette image sur la page Créer</translation>
    </message>
    <message>
        <source>Only the rewards</source>
        <translation>Seulement les récompenses</translation>
    </message>
    <message>
        <source>Bring only the reward sliders of this picture back to the Create page</source>
        <translation>Ramener seulement les curseurs de récompense de cette image sur la page Créer</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Varier</translation>
    </message>
    <message>
        <source>Draw near variations of this picture</source>
        <translation>Dessiner des variantes proches de cette image</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Partir d’elle</translation>
    </message>
    <message>
        <source>Draw a new picture that begins from this one</source>
        <translation>Dessiner une nouvelle image qui part de celle-ci</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare two to four chosen pictures on the canvas</source>
        <translation>Comparer deux à quatre images choisies sur la toile</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the picture with its metadata</source>
        <translation>Copier l’image avec ses métadonnées</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>Copier sans métadonnées</translation>
    </message>
    <message>
        <source>Copy the picture without what made it</source>
        <translation>Copier l’image sans ce qui l’a faite</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save a copy with its metadata</source>
        <translation>Enregistrer une copie avec ses métadonnées</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>Enregistrer sans métadonnées…</translation>
    </message>
    <message>
        <source>Save a copy without what made it</source>
        <translation>Enregistrer une copie sans ce qui l’a faite</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>Copier le prompt</translation>
    </message>
    <message>
        <source>Copy the text of the prompt</source>
        <translation>Copier le texte du prompt</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Open the folder that holds the file</source>
        <translation>Ouvrir le dossier qui contient le fichier</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Preview; Return opens it on the canvas</source>
        <translation>Aperçu ; Entrée l’ouvre sur la toile</translation>
    </message>
    <message>
        <source>The file of this picture is gone</source>
        <translation>Le fichier de cette image a disparu</translation>
    </message>
    <message>
        <source>Choose a picture to see how it was made</source>
        <translation>Choisissez une image pour voir comment elle a été faite</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures chosen; this is one of them</source>
        <translation>
            <numerusform>%n image choisie ; voici</numerusform>
            <numerusform>%n images choisies ; en voici une</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>This picture does not say how it was made</source>
        <translation>Cette image ne dit pas comment elle a été faite</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and its value</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Go to the picture it was made from: %1</source>
        <translation>Aller à l’image dont elle est issue : %1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>See what the sliders do to this picture</source>
        <translation>Voir ce que les curseurs font à cette image</translation>
    </message>
</context>
<context>
    <name>miro::DetailsText</name>
    <message>
        <source>nothing said</source>
        <translation>rien n’est dit</translation>
    </message>
    <message>
        <source>%1… (only the beginning is shown)</source>
        <translation>%1… (seul le début est montré)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Faite</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Venue de</translation>
    </message>
    <message>
        <source>Was at</source>
        <translation>Était à</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Albums</translation>
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
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Draw (about %1)</source>
        <translation>Dessiner (environ %1)</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Stop now: what is not finished is dropped (Esc)</source>
        <translation>Arrêter maintenant : ce qui n’est pas fini est abandonné (Échap)</translation>
    </message>
    <message>
        <source>Draw (Ctrl+Return)</source>
        <translation>Dessiner (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Other ways to stop</source>
        <translation>Autres façons d’arrêter</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Arrêter maintenant</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Arrêter après celui-ci</translation>
    </message>
    <message>
        <source>Skip these pictures</source>
        <translation>Passer ces images</translation>
    </message>
    <message>
        <source>Skip this picture</source>
        <translation>Passer cette image</translation>
    </message>
</context>
<context>
    <name>miro::DrawDesk</name>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>Le modèle %1 qui l’a dessinée n’est pas installé.</translation>
    </message>
</context>
<context>
    <name>miro::DuelView</name>
    <message>
        <source>Left is better</source>
        <translation>Gauche meilleure</translation>
    </message>
    <message>
        <source>I like the left one more (Left)</source>
        <translation>J’aime plus celle de gauche (Gauche)</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Droite meilleure</translation>
    </message>
    <message>
        <source>I like the right one more (Right)</source>
        <translation>J’aime plus celle de droite (Droite)</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Pareil</translation>
    </message>
    <message>
        <source>I like both the same (Up or S)</source>
        <translation>J’aime autant les deux (Haut ou S)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>I cannot compare these (Down or Space)</source>
        <translation>Je ne peux pas les comparer (Bas ou Espace)</translation>
    </message>
    <message>
        <source>Two pictures of one prompt: which do you like more?</source>
        <translation>Deux images d’un même prompt : laquelle aimez-vous le plus ?</translation>
    </message>
    <message>
        <source>(no words)</source>
        <comment>an empty prompt</comment>
        <translation>(sans mots)</translation>
    </message>
    <message>
        <source>A picture cannot be read: go on to the next two (Down or Space)</source>
        <translation>Une image ne peut pas être lue : passez aux deux suivantes (Bas ou Espace)</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionModel</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <translation>Ses réglages</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionPanel</name>
    <message>
        <source>The folder of the wildcard files</source>
        <translation>Le dossier des fichiers de jokers</translation>
    </message>
    <message>
        <source>beside the list</source>
        <translation>à côté de la liste</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>aucun dossier</translation>
    </message>
    <message>
        <source>is shown when the list has no mistakes</source>
        <translation>s’affiche quand la liste est sans faute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts, the first %1 are shown</source>
        <translation>
            <numerusform>%Ln prompt, les %1 premiers sont montrés</numerusform>
            <numerusform>%Ln prompts, les %1 premiers sont montrés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln prompt</numerusform>
            <numerusform>%Ln prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>What it becomes</source>
        <translation>Ce qu’elle devient</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>How lines with choices are expanded</source>
        <translation>Comment les lignes avec des choix sont développées</translation>
    </message>
    <message>
        <source>A line such as “a {red|blue} car” or “a __colour__ car” has choices.</source>
        <translation>Une ligne comme « a {red|blue} car » ou « a __colour__ car » a des choix.</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Au hasard</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>Toutes les combinaisons</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Tel quel</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dé</translation>
    </message>
    <message>
        <source>Seed of the choices</source>
        <translation>Graine des choix</translation>
    </message>
    <message>
        <source>The same number makes the same choices again.</source>
        <translation>Le même nombre refait les mêmes choix.</translation>
    </message>
    <message>
        <source>Other choices</source>
        <translation>D’autres choix</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>Jokers</translation>
    </message>
    <message>
        <source>Choose the folder of the wildcard files; without one, “wildcards” beside the list</source>
        <translation>Choisir le dossier des fichiers de jokers ; sinon « wildcards » à côté de la liste</translation>
    </message>
    <message>
        <source>Take the folder beside the list again</source>
        <translation>Reprendre le dossier à côté de la liste</translation>
    </message>
    <message>
        <source>The first prompts of the batch</source>
        <translation>Les premiers prompts du lot</translation>
    </message>
</context>
<context>
    <name>miro::ExploreChoices</name>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contre</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Graines</translation>
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
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>Combien compte chaque score :</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>Combien ceci compte : %1</translation>
    </message>
</context>
<context>
    <name>miro::ExploreGrid</name>
    <message>
        <source>Its file is gone</source>
        <translation>Son fichier a disparu</translation>
    </message>
    <message>
        <source>Pictures of the exploration</source>
        <translation>Images de l’exploration</translation>
    </message>
</context>
<context>
    <name>miro::ExploreModel</name>
    <message>
        <source>Nothing here beats it in both rewards.</source>
        <translation>Rien ici ne la bat dans les deux récompenses.</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>Rang %1</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePage</name>
    <message>
        <source>Start; stop</source>
        <translation>Démarrer ; arrêter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Garder la meilleure</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc); what runs goes on</source>
        <translation>Retour d’où vous venez (Échap) ; ce qui tourne continue</translation>
    </message>
    <message>
        <source>with an outline: nothing here beats it in both rewards, as measured</source>
        <translation>avec un contour : rien ici ne la bat dans les deux récompenses, selon les mesures</translation>
    </message>
    <message>
        <source>Explore: %1</source>
        <translation>Explorer : %1</translation>
    </message>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>Le modèle %1 qui l’a dessinée n’est pas installé.</translation>
    </message>
    <message>
        <source>What stands in Create</source>
        <translation>Ce qui est dans Créer</translation>
    </message>
    <message>
        <source>The settings of %1 stand in Create.</source>
        <translation>Les réglages de %1 sont dans Créer.</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>Aller à Créer</translation>
    </message>
    <message>
        <source>There are no scores yet to say which is the best.</source>
        <translation>Il n’y a pas encore de scores pour dire laquelle est la meilleure.</translation>
    </message>
    <message numerus="yes">
        <source>Starred: %1. The other %n pictures stay with it as a stack.</source>
        <translation>
            <numerusform>Favori : %1. %n autre image reste avec elle en pile.</numerusform>
            <numerusform>Favori : %1. Les %n autres images restent avec elle en pile.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the exploration into a folder</source>
        <translation>Enregistrer l’exploration dans un dossier</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, their scores and a report were saved.</source>
        <translation>
            <numerusform>%n image, ses scores et un rapport ont été enregistrés.</numerusform>
            <numerusform>%n images, leurs scores et un rapport ont été enregistrés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>This picture was drawn with “My taste”; explorations draw without it, so they will differ.</source>
        <translation>Cette image a été dessinée avec « Mon goût » ; les explorations dessinent sans lui et seront donc différentes.</translation>
    </message>
    <message>
        <source>What stands in Create, without “My taste”</source>
        <translation>Ce qui est réglé dans « Créer », sans « Mon goût »</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePanel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1, environ %2</translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1 ; la durée sera connue après la première</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, paused</source>
        <translation>%1 sur %2 dessinées, en pause</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, %3 left</source>
        <translation>%1 sur %2 dessinées, reste %3</translation>
    </message>
    <message>
        <source>%1 of %2 drawn</source>
        <translation>%1 sur %2 dessinées</translation>
    </message>
    <message>
        <source>Ended with %1 of %2 drawn</source>
        <translation>Terminé avec %1 sur %2 dessinées</translation>
    </message>
    <message>
        <source>All are drawn</source>
        <translation>Toutes sont dessinées</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>What is drawn stays (Ctrl+Return)</source>
        <translation>Ce qui est dessiné reste (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Draw what is missing (Ctrl+Return)</source>
        <translation>Dessiner ce qui manque (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Draw these pictures (Ctrl+Return)</source>
        <translation>Dessiner ces images (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>%1
%2 of %3, %4</source>
        <comment>an exploration: title, below it drawn of all, when</comment>
        <translation>%1
%2 sur %3, %4</translation>
    </message>
    <message>
        <source>Explored before</source>
        <translation>Déjà explorées</translation>
    </message>
</context>
<context>
    <name>miro::ExploreSide</name>
    <message>
        <source>Use these settings</source>
        <translation>Utiliser ces réglages</translation>
    </message>
    <message>
        <source>Bring the settings of this picture to the Create page (Return)</source>
        <translation>Amener les réglages de cette image sur la page Créer (Entrée)</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Montrer en grand</translation>
    </message>
    <message>
        <source>Show this picture large (Space)</source>
        <translation>Montrer cette image en grand (Espace)</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>Dans la galerie</translation>
    </message>
    <message>
        <source>Show this picture in the gallery</source>
        <translation>Montrer cette image dans la galerie</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Garder la meilleure</translation>
    </message>
    <message>
        <source>Star the first one; the others stay behind it as a stack (K)</source>
        <translation>Mettre la première en favori ; les autres restent derrière en pile (K)</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Save pictures, sheet, film strip, scores and a report into a folder (Ctrl+S)</source>
        <translation>Enregistrer images, planche, bande de film, scores et rapport dans un dossier (Ctrl+S)</translation>
    </message>
    <message>
        <source>The measured scores will stand here.</source>
        <translation>Les scores mesurés seront ici.</translation>
    </message>
    <message>
        <source>No scores yet. They come by themselves where scorers are installed.</source>
        <translation>Pas encore de scores. Ils viennent d’eux-mêmes si des évaluateurs sont installés.</translation>
    </message>
    <message>
        <source>Chart: one reward against the other</source>
        <translation>Graphique : une récompense contre l’autre</translation>
    </message>
    <message>
        <source>Chart: the expected best against how many are drawn</source>
        <translation>Graphique : la meilleure attendue selon le nombre dessiné</translation>
    </message>
    <message>
        <source>Chart: every score along the strip</source>
        <translation>Graphique : chaque score le long de la bande</translation>
    </message>
    <message>
        <source>Worked out from these very pictures, for this prompt.</source>
        <translation>Calculé sur ces images mêmes, pour ce prompt.</translation>
    </message>
    <message>
        <source>Choose a picture to see what it asks for and what it got.</source>
        <translation>Choisissez une image pour voir ce qu’elle demande et ce qu’elle a obtenu.</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>L’image choisie</translation>
    </message>
</context>
<context>
    <name>miro::FileWork</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not taken: %2</source>
        <comment>a sentence and a list of files with reasons</comment>
        <translation>%1 Refusé : %2</translation>
    </message>
    <message>
        <source>Wait until the work on files is done, or stop it</source>
        <translation>Attendez la fin du travail sur les fichiers, ou arrêtez-le</translation>
    </message>
    <message>
        <source>Importing pictures…</source>
        <translation>Importation d’images…</translation>
    </message>
    <message>
        <source>Import stopped; what came in before stays</source>
        <translation>Importation arrêtée ; ce qui est déjà entré reste</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported.</source>
        <translation>
            <numerusform>%n image importée.</numerusform>
            <numerusform>%n images importées.</numerusform>
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
            <numerusform>%n était déjà là.</numerusform>
            <numerusform>%n étaient déjà là.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting pictures…</source>
        <translation>Exportation d’images…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures exported.</source>
        <translation>
            <numerusform>%n image exportée.</numerusform>
            <numerusform>%n images exportées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it was stopped.</source>
        <translation>Puis ce fut arrêté.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures found that were not in the library.</source>
        <translation>
            <numerusform>%n image trouvée qui n’était pas dans la bibliothèque.</numerusform>
            <numerusform>%n images trouvées qui n’étaient pas dans la bibliothèque.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture files are gone; they come back when their files do.</source>
        <translation>
            <numerusform>%n fichier d’image a disparu ; l’image revient avec son fichier.</numerusform>
            <numerusform>%n fichiers d’images ont disparu ; les images reviennent avec leurs fichiers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Filmstrip</name>
    <message>
        <source>The newest pictures</source>
        <translation>Les images les plus récentes</translation>
    </message>
</context>
<context>
    <name>miro::FilmstripModel</name>
    <message>
        <source>A picture without a prompt</source>
        <translation>Une image sans prompt</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n étoile</numerusform>
            <numerusform>%n étoiles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>Chercher dans les prompts</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>Ordre des images</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Montrer les filtres</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>Montrer ou cacher les filtres</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>Stack pictures that differ only in the seed</source>
        <translation>Empiler les images qui ne diffèrent que par la graine</translation>
    </message>
    <message>
        <source>Show pictures that differ only in the seed as one stack; Return opens it</source>
        <translation>Montrer en une pile les images qui ne diffèrent que par la graine ; Entrée l’ouvre</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Recherches</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Recherches enregistrées</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Récentes d’abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Anciennes d’abord</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Mieux notées d’abord</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Par prompt</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>Par graine</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Grandes d’abord</translation>
    </message>
    <message>
        <source>Best score: %1</source>
        <translation>Meilleur score : %1</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Enregistrer cette recherche…</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Enregistrer cette recherche</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>Supprimer une recherche</translation>
    </message>
    <message>
        <source>How scores are compared</source>
        <translation>Comment les scores sont comparés</translation>
    </message>
    <message>
        <source>Raw values of different prompts say little: a simple prompt scores high with any picture. The rank within a prompt and the place among the training pictures can be compared.</source>
        <translation>Les valeurs brutes de prompts différents disent peu : un prompt simple a un score élevé avec toute image. Le rang dans un prompt et la place parmi les images d’entraînement se comparent.</translation>
    </message>
    <message>
        <source>Rank within a prompt</source>
        <translation>Rang dans un prompt</translation>
    </message>
    <message>
        <source>Among the training pictures</source>
        <translation>Parmi les images d’entraînement</translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation>Valeur brute</translation>
    </message>
    <message>
        <source>By my taste</source>
        <translation>Selon mon goût</translation>
    </message>
    <message>
        <source>Among all pictures</source>
        <translation>Parmi toutes les images</translation>
    </message>
</context>
<context>
    <name>miro::FilterChips</name>
    <message>
        <source>%1: %2 to %3 %</source>
        <translation>%1 : de %2 à %3 %</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>Texte : %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Du %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Jusqu’au %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle : %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Graine : %1</translation>
    </message>
    <message>
        <source>Size: %1 × %2</source>
        <translation>Taille : %1 × %2</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Favoris</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n étoile ou plus</numerusform>
            <numerusform>%n étoiles ou plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Étiquette : %1</translation>
    </message>
    <message>
        <source>Album: %1</source>
        <translation>Album : %1</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Une série</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>Dans la corbeille</translation>
    </message>
    <message>
        <source>Take away the condition %1</source>
        <translation>Enlever la condition %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Take away all conditions</source>
        <translation>Enlever toutes les conditions</translation>
    </message>
    <message>
        <source>Missed a target</source>
        <translation>Cible manquée</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Manquée : %1</translation>
    </message>
</context>
<context>
    <name>miro::FilterPanel</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>From and until</source>
        <translation>Du et jusqu’au</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>À partir de ce jour</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>Jusqu’à ce jour</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>Favoris seulement</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Montrer la corbeille</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Entre deux jours</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Tout modèle</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Toute taille</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Toute note</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n étoile ou plus</numerusform>
            <numerusform>%n étoiles ou plus</numerusform>
        </translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>Pas encore d’étiquettes</translation>
    </message>
    <message>
        <source>Choose a tag</source>
        <translation>Choisir une étiquette</translation>
    </message>
    <message>
        <source>No albums yet</source>
        <translation>Pas encore d’albums</translation>
    </message>
    <message>
        <source>Any album</source>
        <translation>Tout album</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an album and its number of pictures</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Score %1</translation>
    </message>
    <message>
        <source>Score %1, at least</source>
        <translation>Score %1, au moins</translation>
    </message>
    <message>
        <source>Score %1, at most</source>
        <translation>Score %1, au plus</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Reached or missed</source>
        <translation>Atteintes ou manquées</translation>
    </message>
    <message>
        <source>Missed any target</source>
        <translation>Toute cible manquée</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Manquée : %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetuneLine</name>
    <message>
        <source>Give up this fine-tuning? What it has learned so far is lost.</source>
        <translation>Abandonner cet affinage ? Ce qu’il a appris jusqu’ici est perdu.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>L’abandonner</translation>
    </message>
    <message>
        <source>How far the fine-tuning is</source>
        <translation>Avancement de l’affinage</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>It keeps all that it has learned and goes on when you say so</source>
        <translation>Il garde tout ce qu’il a appris et continue quand vous le dites</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>From where it stopped</source>
        <translation>Là où il s’est arrêté</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>End it and drop what it has learned</source>
        <translation>Le finir et jeter ce qu’il a appris</translation>
    </message>
    <message>
        <source>Fine-tuning: %1</source>
        <comment>its state</comment>
        <translation>Affinage : %1</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>la file est en pause</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>encore %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetunePanel</name>
    <message>
        <source>Teach the model</source>
        <translation>Enseigner au modèle</translation>
    </message>
    <message>
        <source>The model that draws learns your taste as one more slider, “My taste”. It works in the background and gives way whenever you draw. The model itself stays as it is.</source>
        <translation>Le modèle qui dessine apprend votre goût comme un curseur de plus, « Mon goût ». Cela se fait en arrière-plan et laisse la place dès que vous dessinez. Le modèle lui-même reste comme il est.</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>At most %1 GB</source>
        <translation>Au plus %1 Go</translation>
    </message>
    <message>
        <source>As much as it needs</source>
        <translation>Autant qu’il en faut</translation>
    </message>
    <message>
        <source>Only while I am away</source>
        <translation>Seulement en mon absence</translation>
    </message>
    <message>
        <source>It works while nothing is drawn and nobody touches mouse or keyboard</source>
        <translation>Travaille quand rien n’est dessiné et que personne ne touche la souris ou le clavier</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <translation>Seulement sur secteur</translation>
    </message>
    <message>
        <source>It pauses while the machine runs on its battery</source>
        <translation>Se met en pause tant que la machine est sur batterie</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle : %1</translation>
    </message>
    <message>
        <source>First choose between some more pictures. %1</source>
        <translation>Choisissez d’abord entre quelques images de plus. %1</translation>
    </message>
    <message>
        <source>This model is not installed.</source>
        <translation>Ce modèle n’est pas installé.</translation>
    </message>
    <message>
        <source>One at a time: the one below is not over.</source>
        <translation>Un seul à la fois : celui ci-dessous n’est pas fini.</translation>
    </message>
</context>
<context>
    <name>miro::FramePainter</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Inachevée</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>Cette image ne peut pas être montrée</translation>
    </message>
    <message>
        <source>No preview of this step</source>
        <translation>Pas d’aperçu de cette étape</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
</context>
<context>
    <name>miro::GalleryActions</name>
    <message>
        <source>Open on the canvas</source>
        <translation>Ouvrir sur la toile</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Varier</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Partir d’elle</translation>
    </message>
    <message>
        <source>Compare on the canvas</source>
        <translation>Comparer sur la toile</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Diaporama</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Sans note</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 étoile</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 étoiles</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 étoiles</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 étoiles</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 étoiles</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Ajouter une étiquette…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Bring back from the bin</source>
        <translation>Sortir de la corbeille</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Supprimer pour de bon…</translation>
    </message>
    <message>
        <source>Copy with metadata</source>
        <translation>Copier avec métadonnées</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>Copier sans métadonnées</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>Copier le prompt</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>Enregistrer sans métadonnées…</translation>
    </message>
    <message>
        <source>Export to a folder…</source>
        <translation>Exporter vers un dossier…</translation>
    </message>
    <message>
        <source>Export without metadata…</source>
        <translation>Exporter sans métadonnées…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>Copier et exporter</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Nouvel album…</translation>
    </message>
    <message>
        <source>Take out of %1</source>
        <translation>Sortir de %1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Évaluer</translation>
    </message>
</context>
<context>
    <name>miro::GalleryPage</name>
    <message>
        <source>Too many pictures to drag; export them to a folder instead</source>
        <translation>Trop d’images à glisser ; exportez-les plutôt vers un dossier</translation>
    </message>
    <message>
        <source>Search saved as %1</source>
        <translation>Recherche enregistrée sous %1</translation>
    </message>
    <message>
        <source>Search deleted</source>
        <translation>Recherche supprimée</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Size of the pictures in the grid</source>
        <translation>Taille des images dans la grille</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and the wheel)</source>
        <translation>Taille des images (Ctrl et la molette)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Importer des images</translation>
    </message>
    <message>
        <source>Import pictures; files and folders can be dropped here too</source>
        <translation>Importer des images ; on peut aussi déposer ici fichiers et dossiers</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Diaporama</translation>
    </message>
    <message>
        <source>Slideshow (F)</source>
        <translation>Diaporama (F)</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Montrer les détails</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Montrer ou cacher les détails</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Toutes les images</translation>
    </message>
    <message>
        <source>Leave the stack</source>
        <translation>Quitter la pile</translation>
    </message>
    <message>
        <source>Leave the stack (Escape)</source>
        <translation>Quitter la pile (Échap)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures in this stack</source>
        <translation>
            <numerusform>%Ln image dans cette pile</numerusform>
            <numerusform>%Ln images dans cette pile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
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
            <numerusform>%Ln choisie</numerusform>
            <numerusform>%Ln choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures yet. Draw one, or drop files here to import them.</source>
        <translation>Pas encore d’images. Dessinez-en une, ou déposez ici des fichiers à importer.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>La corbeille est vide.</translation>
    </message>
    <message>
        <source>No picture matches. Take a condition away to see more.</source>
        <translation>Aucune image ne correspond. Enlevez une condition pour en voir plus.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</translation>
    </message>
    <message>
        <source>No scorer is installed. The Models page can get them.</source>
        <translation>Aucun évaluateur n’est installé. La page Modèles peut en obtenir.</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>Évaluation de %n image.</numerusform>
            <numerusform>Évaluation de %n images.</numerusform>
        </translation>
    </message>
    <message>
        <source>“My taste” foretells %1 of your choices between pictures (very probably %2).</source>
        <translation>« Mon goût » prédit %1 de vos choix entre des images (très probablement %2).</translation>
    </message>
    <message>
        <source>“My taste” is a guess so far. %1</source>
        <translation>« Mon goût » n’est pour l’instant qu’une supposition. %1</translation>
    </message>
</context>
<context>
    <name>miro::LargeView</name>
    <message>
        <source>One picture, large; Escape goes back to all</source>
        <translation>Une image, en grand ; Échap revient à toutes</translation>
    </message>
</context>
<context>
    <name>miro::LearnedPart</name>
    <message>
        <source>You like these most</source>
        <translation>Vous aimez le plus celles-ci</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Indécis</translation>
    </message>
    <message>
        <source>You like these least</source>
        <translation>Vous aimez le moins celles-ci</translation>
    </message>
    <message>
        <source>Picture %1 of %2; Return shows it in the gallery</source>
        <translation>Image %1 sur %2 ; Entrée la montre dans la galerie</translation>
    </message>
    <message>
        <source>A double click shows a picture in the gallery</source>
        <translation>Un double clic montre une image dans la galerie</translation>
    </message>
    <message>
        <source>Examples appear here once enough was learned.</source>
        <translation>Des exemples apparaissent ici une fois qu’assez est appris.</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>Choisir encore</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Apprendre maintenant</translation>
    </message>
    <message>
        <source>Look at all pictures, learn from all choices anew, and score all pictures</source>
        <translation>Regarder toutes les images, réapprendre de tous les choix et évaluer toutes les images</translation>
    </message>
    <message>
        <source>Get a picture model</source>
        <translation>Obtenir un modèle de vision</translation>
    </message>
    <message>
        <source>What each reward counts for you</source>
        <translation>Ce que chaque récompense compte pour vous</translation>
    </message>
    <message>
        <source>Sure and right</source>
        <translation>Sûr et juste</translation>
    </message>
    <message>
        <source>How often it is right, by how sure it is</source>
        <translation>Combien de fois il a raison, selon son assurance</translation>
    </message>
    <message>
        <source>Not enough choices yet.</source>
        <translation>Pas encore assez de choix.</translation>
    </message>
    <message>
        <source>No picture model is installed: nothing can be learned from choices without one.</source>
        <translation>Aucun modèle de vision n’est installé : sans lui, rien ne peut être appris des choix.</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Apprentissage…</translation>
    </message>
    <message>
        <source>To the right of the line: you like more of it; to the left, hatched: less of it.</source>
        <translation>À droite de la ligne : vous en aimez plus ; à gauche, hachuré : moins.</translation>
    </message>
    <message>
        <source>Known once there are enough choices between pictures that the reward models have measured.</source>
        <translation>Connu dès qu’il y a assez de choix entre des images que les modèles de récompense ont mesurées.</translation>
    </message>
    <message>
        <source>About %1 sure: right in %2 of %3 choices (%4)</source>
        <translation>Sûr à environ %1 : juste pour %2 de %3 choix (%4)</translation>
    </message>
    <message>
        <source>As sure as right: %1</source>
        <translation>Aussi sûr que juste : %1</translation>
    </message>
    <message>
        <source>How sure it was (%)</source>
        <translation>Son assurance (%)</translation>
    </message>
    <message>
        <source>Right (%)</source>
        <translation>Juste (%)</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>Vos choix</translation>
    </message>
    <message>
        <source>As sure as right</source>
        <translation>Aussi sûr que juste</translation>
    </message>
</context>
<context>
    <name>miro::LeftColumn</name>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Steps, guidance, negative targets, start picture, variations</source>
        <translation>Étapes, guidage, cibles négatives, image de départ, variantes</translation>
    </message>
</context>
<context>
    <name>miro::ListPanel</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln prompt</numerusform>
            <numerusform>%Ln prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is used as it is; its beginning is shown here.</source>
        <translation>%1 est utilisé tel quel ; son début est montré ici.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message>
        <source>There are more.</source>
        <translation>Il y en a d’autres.</translation>
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
        <translation>Format de la liste</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Open a list: text, CSV, TSV or JSON lines (Ctrl+O)</source>
        <translation>Ouvrir une liste : texte, CSV, TSV ou lignes JSON (Ctrl+O)</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the list as it stands here (Ctrl+S)</source>
        <translation>Enregistrer la liste telle qu’elle est ici (Ctrl+S)</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>Paste or drop a list here: each line is a prompt, and all of them are drawn while you are away.</source>
        <translation>Collez ou déposez une liste ici : chaque ligne est un prompt, et tous sont dessinés en votre absence.</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Montrer un exemple</translation>
    </message>
    <message>
        <source>List of prompts</source>
        <translation>Liste de prompts</translation>
    </message>
    <message>
        <source>Problems in the list</source>
        <translation>Problèmes de la liste</translation>
    </message>
</context>
<context>
    <name>miro::LongRunWatch</name>
    <message>
        <source>Pictures are being drawn</source>
        <translation>Des images sont en cours de dessin</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n image dessinée</numerusform>
            <numerusform>%n images dessinées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>pictures drawn; jobs failed</comment>
        <translation>%1 ; %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is done, with problems</source>
        <translation>La file est finie, avec des problèmes</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>La file est finie</translation>
    </message>
    <message>
        <source>The batch %1 is done, with problems</source>
        <translation>Le lot %1 est terminé, avec des problèmes</translation>
    </message>
    <message>
        <source>The batch %1 is done</source>
        <translation>Le lot %1 est terminé</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n image a échoué</numerusform>
            <numerusform>%n images ont échoué</numerusform>
        </translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation>Un modèle est en cours d’entraînement</translation>
    </message>
    <message>
        <source>The training %1 is over, with problems</source>
        <translation>L’entraînement %1 est terminé, avec des problèmes</translation>
    </message>
    <message>
        <source>The training %1 is done</source>
        <translation>L’entraînement %1 est terminé</translation>
    </message>
    <message numerus="yes">
        <source>%n training run(s)</source>
        <translation>
            <numerusform>%n entraînement</numerusform>
            <numerusform>%n entraînements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::MainWindow</name>
    <message>
        <source>Go on with the queue</source>
        <translation>Continuer la file</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>A picture is being drawn. It stops now and begins again when you come back; what is finished and what waits in the queue is kept.</source>
        <translation>Une image est en cours de dessin. Elle s’arrête maintenant et recommence à votre retour ; ce qui est fini et ce qui attend dans la file est gardé.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Choosing in a batch</source>
        <translation>Choix dans un lot</translation>
    </message>
</context>
<context>
    <name>miro::ModelCard</name>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Installed, files checked</source>
        <translation>Installé, fichiers vérifiés</translation>
    </message>
    <message>
        <source>Files are damaged</source>
        <translation>Des fichiers sont abîmés</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incomplet</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Non installé</translation>
    </message>
    <message>
        <source>Draws %1.</source>
        <translation>Dessine %1.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>licence : voir sa page</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>licence : %1</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>Obtenir…</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>Obtenir %1</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 est utilisé</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Utiliser %1</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Verify the files of %1</source>
        <translation>Vérifier les fichiers de %1</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Réparer…</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>Réparer %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>Ouvrir le dossier de %1</translation>
    </message>
    <message>
        <source>Variant of %1</source>
        <translation>Variante de %1</translation>
    </message>
    <message>
        <source>experimental</source>
        <translation>expérimental</translation>
    </message>
</context>
<context>
    <name>miro::ModelLink</name>
    <message>
        <source>another model</source>
        <translation>un autre modèle</translation>
    </message>
</context>
<context>
    <name>miro::ModelsPage</name>
    <message>
        <source>Everything works without a network. Only Get and Repair use it, and only when you ask.</source>
        <translation>Tout marche sans réseau. Seuls Obtenir et Réparer s’en servent, et seulement à votre demande.</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>Bring in a model that is on this computer: its folder, or a Hugging Face cache.</source>
        <translation>Prendre un modèle qui est sur cet ordinateur : son dossier, ou un cache Hugging Face.</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>Tout vérifier</translation>
    </message>
    <message>
        <source>Read every file and compare it with what was published.</source>
        <translation>Lire chaque fichier et le comparer à ce qui a été publié.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the folder of models</source>
        <translation>Ouvrir le dossier des modèles</translation>
    </message>
    <message>
        <source>Models that draw</source>
        <translation>Modèles qui dessinent</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>Ce dont ils ont besoin</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next time goes on there.</source>
        <translation>Arrêté. Ce qui est arrivé est gardé, et la prochaine fois continue à partir de là.</translation>
    </message>
    <message>
        <source>Asking for the files of %1</source>
        <translation>Demande des fichiers de %1</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 est déjà là.</translation>
    </message>
    <message>
        <source>Get %1?</source>
        <translation>Obtenir %1 ?</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) installed.</source>
        <translation>
            <numerusform>%n modèle installé.</numerusform>
            <numerusform>%n modèles installés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a model&apos;s folder or a Hugging Face cache</source>
        <translation>Importer le dossier d’un modèle ou un cache Hugging Face</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importation</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) imported.</source>
        <translation>
            <numerusform>%n modèle importé.</numerusform>
            <numerusform>%n modèles importés.</numerusform>
        </translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Tous les modèles</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked: all are whole.</source>
        <translation>
            <numerusform>%n fichier vérifié : il est intact.</numerusform>
            <numerusform>%n fichiers vérifiés : tous sont intacts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Réparer…</translation>
    </message>
    <message>
        <source>Fetch the damaged files of %1 again?</source>
        <translation>Récupérer à nouveau les fichiers abîmés de %1 ?</translation>
    </message>
    <message>
        <source>%1 is repaired.</source>
        <translation>%1 est réparé.</translation>
    </message>
    <message>
        <source>Models that score pictures: %1 of %2 scorers installed</source>
        <translation>Modèles qui évaluent les images : %1 évaluateurs sur %2 installés</translation>
    </message>
</context>
<context>
    <name>miro::NegativePanel</name>
    <message>
        <source>negative target</source>
        <translation>cible négative</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>S’éloigner de : %1</translation>
    </message>
</context>
<context>
    <name>miro::NoteLine</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Fermer cette ligne</translation>
    </message>
</context>
<context>
    <name>miro::NoticeLine</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Fermer cette ligne</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
</context>
<context>
    <name>miro::PageKeys</name>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Stop drawing; close a panel</source>
        <translation>Arrêter le dessin ; fermer un panneau</translation>
    </message>
    <message>
        <source>Undo a change of the settings</source>
        <translation>Annuler un changement de réglage</translation>
    </message>
    <message>
        <source>Redo a change of the settings</source>
        <translation>Rétablir un changement de réglage</translation>
    </message>
    <message>
        <source>Compare the last two pictures</source>
        <translation>Comparer les deux dernières images</translation>
    </message>
    <message>
        <source>Draw near variations</source>
        <translation>Dessiner des variantes proches</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Show how the drawing runs</source>
        <translation>Montrer comment le dessin avance</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Machine à remonter le temps</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Réglages avancés</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>Aller au prompt</translation>
    </message>
    <message>
        <source>Rate from 1 to 5</source>
        <translation>Noter de 1 à 5</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Enlever la note</translation>
    </message>
    <message>
        <source>Explore what the sliders do</source>
        <translation>Explorer ce que font les curseurs</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Évaluer</translation>
    </message>
</context>
<context>
    <name>miro::PictureActions</name>
    <message numerus="yes">
        <source>Rated with %n star(s).</source>
        <translation>
            <numerusform>Notée %n étoile.</numerusform>
            <numerusform>Notée %n étoiles.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rating was taken away.</source>
        <translation>La note a été enlevée.</translation>
    </message>
    <message>
        <source>Marked as a favourite.</source>
        <translation>Marquée comme favorite.</translation>
    </message>
    <message>
        <source>No favourite any more.</source>
        <translation>N’est plus favorite.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the bin.</source>
        <translation>
            <numerusform>%n image mise à la corbeille.</numerusform>
            <numerusform>%n images mises à la corbeille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) came back from the bin.</source>
        <translation>
            <numerusform>%n image sortie de la corbeille.</numerusform>
            <numerusform>%n images sorties de la corbeille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Save a copy without settings</source>
        <translation>Enregistrer une copie sans réglages</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistrée sous %1.</translation>
    </message>
    <message>
        <source>No scorer is installed.</source>
        <translation>Aucun évaluateur n’est installé.</translation>
    </message>
    <message>
        <source>Get scorers</source>
        <translation>Obtenir des évaluateurs</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>Évaluation de %n image.</numerusform>
            <numerusform>Évaluation de %n images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureBar</name>
    <message>
        <source>Draw near variations</source>
        <translation>Dessiner des variantes proches</translation>
    </message>
    <message>
        <source>Begin from this picture</source>
        <translation>Partir de cette image</translation>
    </message>
    <message>
        <source>Bring all its settings back</source>
        <translation>Reprendre tous ses réglages</translation>
    </message>
    <message>
        <source>Bring its prompt back</source>
        <translation>Reprendre son prompt</translation>
    </message>
    <message>
        <source>Bring its rewards back</source>
        <translation>Reprendre ses récompenses</translation>
    </message>
    <message>
        <source>Bring its seed back</source>
        <translation>Reprendre sa graine</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>Save a copy without settings…</source>
        <translation>Enregistrer une copie sans réglages…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation>Copier sans réglages</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>Montrer dans la galerie</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Varier</translation>
    </message>
    <message>
        <source>Draw four near variations of the chosen picture (V)</source>
        <translation>Dessiner quatre variantes proches de l’image choisie (V)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare the last two pictures, or those chosen in the strip (C)</source>
        <translation>Comparer les deux dernières images, ou celles choisies dans la bande (C)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save a copy of the chosen picture (Ctrl+S)</source>
        <translation>Enregistrer une copie de l’image choisie (Ctrl+S)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More to do with the chosen picture</source>
        <translation>Autres actions sur l’image choisie</translation>
    </message>
    <message>
        <source>Explore what its sliders do</source>
        <translation>Explorer ce que font ses curseurs</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>See what the sliders do to the chosen picture (E)</source>
        <translation>Voir ce que les curseurs font à l’image choisie (E)</translation>
    </message>
</context>
<context>
    <name>miro::PictureCommands</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>Il n’y a rien à annuler</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Annulé : %1</translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n pictures</source>
        <translation>
            <numerusform>Note enlevée de %n image</numerusform>
            <numerusform>Note enlevée de %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures rated %1 of 5</source>
        <translation>
            <numerusform>%n image notée %1 sur 5</numerusform>
            <numerusform>%n images notées %1 sur 5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures starred</source>
        <translation>
            <numerusform>%n image mise en favori</numerusform>
            <numerusform>%n images mises en favori</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n pictures</source>
        <translation>
            <numerusform>%n image retirée des favoris</numerusform>
            <numerusform>%n images retirées des favoris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures tagged %1</source>
        <translation>
            <numerusform>%n image étiquetée %1</numerusform>
            <numerusform>%n images étiquetées %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n pictures</source>
        <translation>
            <numerusform>Étiquette %1 enlevée de %n image</numerusform>
            <numerusform>Étiquette %1 enlevée de %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures put into the album %1</source>
        <translation>
            <numerusform>%n image mise dans l’album %1</numerusform>
            <numerusform>%n images mises dans l’album %1</numerusform>
        </translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Nouvel album</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures taken out of the album %1</source>
        <translation>
            <numerusform>%n image sortie de l’album %1</numerusform>
            <numerusform>%n images sorties de l’album %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures moved to the bin</source>
        <translation>
            <numerusform>%n image mise à la corbeille</numerusform>
            <numerusform>%n images mises à la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures brought back</source>
        <translation>
            <numerusform>%n image ramenée</numerusform>
            <numerusform>%n images ramenées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures for good? This cannot be undone.</source>
        <translation>
            <numerusform>Supprimer %n image pour de bon ? C’est sans retour.</numerusform>
            <numerusform>Supprimer %n images pour de bon ? C’est sans retour.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer pour de bon</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures deleted for good</source>
        <translation>
            <numerusform>%n image supprimée pour de bon</numerusform>
            <numerusform>%n images supprimées pour de bon</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its metadata</source>
        <translation>Image copiée avec ses métadonnées</translation>
    </message>
    <message>
        <source>Picture copied without metadata</source>
        <translation>Image copiée sans métadonnées</translation>
    </message>
    <message numerus="yes">
        <source>%n files copied</source>
        <translation>
            <numerusform>%n fichier copié</numerusform>
            <numerusform>%n fichiers copiés</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt copied</source>
        <translation>Prompt copié</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Save without metadata</source>
        <translation>Enregistrer sans métadonnées</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistrée sous %1</translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation>Exporter vers un dossier</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>Le dossier n’a pas pu être ouvert : %1</translation>
    </message>
</context>
<context>
    <name>miro::PictureModel</name>
    <message>
        <source>Picture, not read yet</source>
        <translation>Image, pas encore lue</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Sans prompt</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>notée %1 sur 5</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>en favori</translation>
    </message>
    <message numerus="yes">
        <source>stack of %n pictures</source>
        <translation>
            <numerusform>pile de %n image</numerusform>
            <numerusform>pile de %n images</numerusform>
        </translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>dans la corbeille</translation>
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
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>Obtenir %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Déjà là</translation>
    </message>
    <message>
        <source>Files to get</source>
        <translation>Fichiers à obtenir</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2</source>
        <translation>
            <numerusform>%n fichier, %1, vers %2</numerusform>
            <numerusform>%n fichiers, %1, vers %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2, where %3 are free</source>
        <translation>
            <numerusform>%n fichier, %1, vers %2, où %3 sont libres</numerusform>
            <numerusform>%n fichiers, %1, vers %2, où %3 sont libres</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>Il n’y a pas assez de place sur le disque.</translation>
    </message>
    <message>
        <source>%1: accept its licence on its page first, and set HF_TOKEN to your access token.</source>
        <translation>%1 : acceptez d’abord sa licence sur sa page, et mettez votre jeton d’accès dans HF_TOKEN.</translation>
    </message>
    <message>
        <source>See its page</source>
        <translation>Voir sa page</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>miro::PresetChips</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More presets</source>
        <translation>Plus de préréglages</translation>
    </message>
    <message>
        <source>Keep these rewards as a preset of your own</source>
        <translation>Garder ces récompenses comme préréglage à vous</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>préréglage</translation>
    </message>
    <message>
        <source>Your own preset</source>
        <translation>Votre propre préréglage</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom :</translation>
    </message>
    <message>
        <source>Keep the present rewards under this name</source>
        <translation>Garder les récompenses actuelles sous ce nom</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>Retirer ce préréglage</translation>
    </message>
</context>
<context>
    <name>miro::PresetStore</name>
    <message>
        <source>Your own presets cannot be read: %1</source>
        <translation>Vos préréglages ne peuvent pas être lus : %1</translation>
    </message>
    <message>
        <source>The preset could not be saved: %1</source>
        <translation>Le préréglage n’a pas pu être enregistré : %1</translation>
    </message>
</context>
<context>
    <name>miro::ProfileBar</name>
    <message>
        <source>Profile:</source>
        <translation>Profil :</translation>
    </message>
    <message>
        <source>Profile: whose taste it is</source>
        <translation>Profil : de qui est ce goût</translation>
    </message>
    <message>
        <source>More to do with this profile</source>
        <translation>Autres actions sur ce profil</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nouveau…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Apprendre maintenant</translation>
    </message>
    <message>
        <source>Import choices…</source>
        <translation>Importer des choix…</translation>
    </message>
    <message>
        <source>Export choices…</source>
        <translation>Exporter les choix…</translation>
    </message>
    <message>
        <source>Export in the layout of Pick-a-Pic…</source>
        <translation>Exporter au format de Pick-a-Pic…</translation>
    </message>
    <message>
        <source>Export in the layout of HPD…</source>
        <translation>Exporter au format de HPD…</translation>
    </message>
    <message>
        <source>Forget all choices</source>
        <translation>Oublier tous les choix</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>encore aucun</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Nouveau profil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>Renommer ce profil</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>« %1 » est supprimé</translation>
    </message>
    <message>
        <source>All choices are forgotten</source>
        <translation>Tous les choix sont oubliés</translation>
    </message>
    <message>
        <source>Import choices</source>
        <translation>Importer des choix</translation>
    </message>
    <message>
        <source>Choices (*.jsonl *.json)</source>
        <translation>Choix (*.jsonl *.json)</translation>
    </message>
    <message>
        <source>Export choices</source>
        <translation>Exporter les choix</translation>
    </message>
</context>
<context>
    <name>miro::PromptBox</name>
    <message>
        <source>typing</source>
        <translation>frappe</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; at most %2 fit. Nothing was changed.</source>
        <translation>Ce texte de %1 lettres est trop long pour un prompt ; %2 au plus. Rien n’a changé.</translation>
    </message>
    <message>
        <source>Prompt: what to draw</source>
        <translation>Prompt : quoi dessiner</translation>
    </message>
    <message>
        <source>What to draw. Alt+Up and Alt+Down bring earlier prompts.</source>
        <translation>Quoi dessiner. Alt+Haut et Alt+Bas ramènent les prompts d’avant.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Prompts to try</source>
        <translation>Prompts à essayer</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Prompts drawn before, and the time machine</source>
        <translation>Prompts déjà dessinés, et la machine à remonter le temps</translation>
    </message>
    <message>
        <source>Undo the last change of any setting (Ctrl+Z)</source>
        <translation>Annuler le dernier changement de réglage (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Rétablir (Ctrl+Maj+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Get the full model</source>
        <translation>Obtenir le modèle complet</translation>
    </message>
    <message>
        <source>What to draw, for example: %1</source>
        <translation>Quoi dessiner, par exemple : %1</translation>
    </message>
    <message>
        <source>The small starter model draws animals, food, plants, clothes, vehicles and everyday things: one to four of them.</source>
        <translation>Le petit modèle de départ dessine animaux, nourriture, plantes, vêtements, véhicules et objets du quotidien : un à quatre (prompts en anglais).</translation>
    </message>
    <message>
        <source>This model draws %1</source>
        <translation>Ce modèle dessine %1</translation>
    </message>
    <message>
        <source>New to this model: %1</source>
        <translation>Nouveau pour ce modèle : %1</translation>
    </message>
    <message>
        <source>It has never seen these words and may draw something else.</source>
        <translation>Il n’a jamais vu ces mots et peut dessiner autre chose.</translation>
    </message>
    <message>
        <source>another prompt</source>
        <translation>un autre prompt</translation>
    </message>
    <message>
        <source>Time machine…</source>
        <translation>Machine à remonter le temps…</translation>
    </message>
</context>
<context>
    <name>miro::ProofPart</name>
    <message>
        <source>Back to the versions</source>
        <translation>Retour aux versions</translation>
    </message>
    <message>
        <source>The proof goes on from here when you come back</source>
        <translation>L’épreuve continue d’ici à votre retour</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>Avancement de l’épreuve</translation>
    </message>
    <message>
        <source>Drawing pictures to compare…</source>
        <translation>Dessin d’images à comparer…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Question %1 of at most %2</source>
        <translation>Question %1 sur %2 au plus</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) were enough.</source>
        <translation>
            <numerusform>%n question a suffi.</numerusform>
            <numerusform>%n questions ont suffi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>Contre le modèle sans elle : %1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>Contre les curseurs connus, réglés au mieux pour vous : %1</translation>
    </message>
    <message>
        <source>%1 fell: %2</source>
        <comment>a reward; its score before and after</comment>
        <translation>%1 a baissé : %2</translation>
    </message>
</context>
<context>
    <name>miro::RadarChart</name>
    <message>
        <source>Scores of the chosen pictures as a radar</source>
        <translation>Scores des images choisies en radar</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1, %2 : %3</translation>
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
        <translation>réinitialiser les récompenses</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>How good the picture should be, compared with those that the model learned from</source>
        <translation>À quel point l’image doit être bonne, comparée à celles dont le modèle a appris</translation>
    </message>
    <message>
        <source>Reset all rewards but the locked ones</source>
        <translation>Réinitialiser toutes les récompenses sauf celles verrouillées</translation>
    </message>
</context>
<context>
    <name>miro::RewardRow</name>
    <message>
        <source>lock a reward</source>
        <translation>verrouiller une récompense</translation>
    </message>
    <message>
        <source>unlock a reward</source>
        <translation>déverrouiller une récompense</translation>
    </message>
    <message>
        <source>solo a reward</source>
        <translation>isoler une récompense</translation>
    </message>
    <message>
        <source>ignore a reward</source>
        <translation>ignorer une récompense</translation>
    </message>
    <message>
        <source>negative target</source>
        <translation>cible négative</translation>
    </message>
    <message>
        <source>reset a reward</source>
        <translation>réinitialiser une récompense</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>S’éloigner de : %1</translation>
    </message>
    <message>
        <source>What guidance pushes away from; 0 is usual.</source>
        <translation>Ce dont le guidage s’éloigne ; 0 est habituel.</translation>
    </message>
    <message>
        <source>More for: %1</source>
        <translation>Plus pour : %1</translation>
    </message>
    <message>
        <source>Lock, solo, ignore, negative target, reset</source>
        <translation>Verrouiller, isoler, ignorer, cible négative, réinitialiser</translation>
    </message>
    <message>
        <source>Locked: presets and resetting all leave it as it is.</source>
        <translation>Verrouillée : préréglages et réinitialisation la laissent telle quelle.</translation>
    </message>
    <message>
        <source>Solo: guidance pushes away from a lack of this reward alone.</source>
        <translation>Isolée : le guidage s’éloigne du manque de cette seule récompense.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillée</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Isolée</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Presets and resetting all leave it as it is.</source>
        <translation>Préréglages et réinitialisation la laissent telle quelle.</translation>
    </message>
    <message>
        <source>Pushes away from a lack of this reward alone.</source>
        <translation>S’éloigne du manque de cette seule récompense.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Ignore (untrained input)</source>
        <translation>Ignorer (entrée non entraînée)</translation>
    </message>
    <message>
        <source>Leaves this reward out.</source>
        <translation>Laisse cette récompense de côté.</translation>
    </message>
    <message>
        <source>Leaves this reward out. This model has never drawn without it: expect surprises.</source>
        <translation>Laisse cette récompense de côté. Ce modèle n’a jamais dessiné sans elle : attendez-vous à des surprises.</translation>
    </message>
    <message>
        <source>Negative target of its own</source>
        <translation>Cible négative propre</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>away from %1 %</source>
        <translation>loin de %1 %</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>récompense</translation>
    </message>
    <message>
        <source>raw %1</source>
        <translation>brut %1</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>atteint %1</translation>
    </message>
    <message>
        <source>What the pictures in sight reached, measured by %1.</source>
        <translation>Ce que les images visibles ont atteint, mesuré par %1.</translation>
    </message>
    <message>
        <source>Measured by %1; how many training pictures it is better than is not known.</source>
        <translation>Mesuré par %1 ; on ne sait pas combien d’images d’entraînement elle dépasse.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a target and what was reached</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Draws with the model as it was before it was taught.</source>
        <translation>Dessine avec le modèle tel qu’il était avant d’apprendre.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
</context>
<context>
    <name>miro::RunSummary</name>
    <message>
        <source>Last run</source>
        <translation>Dernière série</translation>
    </message>
    <message>
        <source>Nothing was drawn yet</source>
        <translation>Rien n’a encore été dessiné</translation>
    </message>
    <message>
        <source>No previews were made</source>
        <translation>Aucun aperçu n’a été fait</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>Une étape</translation>
    </message>
    <message>
        <source>A preview</source>
        <translation>Un aperçu</translation>
    </message>
    <message>
        <source>Finishing a picture</source>
        <translation>Finir une image</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>Kind of preview</source>
        <translation>Sorte d’aperçu</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Small decoder</source>
        <translation>Petit décodeur</translation>
    </message>
    <message>
        <source>Full quality</source>
        <translation>Pleine qualité</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>Étapes de la dernière série</translation>
    </message>
    <message>
        <source>In English: no font here has the letters of your language</source>
        <translation>En anglais : aucune police ici n’a les lettres de votre langue</translation>
    </message>
</context>
<context>
    <name>miro::RunTracker</name>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>La file est en pause</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, reste %2</translation>
    </message>
</context>
<context>
    <name>miro::ScatterChart</name>
    <message>
        <source>nothing here beats it in both</source>
        <translation>rien ici ne la bat dans les deux</translation>
    </message>
    <message>
        <source>another one is better</source>
        <translation>une autre est meilleure</translation>
    </message>
</context>
<context>
    <name>miro::ScoresPanel</name>
    <message>
        <source>Not scored yet.</source>
        <translation>Pas encore évaluée.</translation>
    </message>
    <message>
        <source>Score it</source>
        <translation>L’évaluer</translation>
    </message>
    <message>
        <source>Score this picture</source>
        <translation>Évaluer cette image</translation>
    </message>
    <message>
        <source>Measure this picture by every scorer that is installed (I)</source>
        <translation>Mesurer cette image avec chaque évaluateur installé (I)</translation>
    </message>
    <message>
        <source>Get scorers…</source>
        <translation>Obtenir des évaluateurs…</translation>
    </message>
    <message>
        <source>Get scorers that are not installed</source>
        <translation>Obtenir les évaluateurs non installés</translation>
    </message>
    <message>
        <source>Among the seeds of these settings:</source>
        <translation>Parmi les graines de ces réglages :</translation>
    </message>
    <message>
        <source>Among the pictures of this prompt:</source>
        <translation>Parmi les images de ce prompt :</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Bring the rewards of this picture back to the Create page, with this one lower</source>
        <translation>Ramener les récompenses de cette image sur la page Créer, celle-ci plus basse</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <comment>a scorer and a repository</comment>
        <translation>%1 : %2 manque</translation>
    </message>
    <message>
        <source>%1 of %2 scorers installed</source>
        <translation>%1 évaluateurs sur %2 installés</translation>
    </message>
</context>
<context>
    <name>miro::SeedBox</name>
    <message>
        <source>number of pictures</source>
        <translation>nombre d’images</translation>
    </message>
    <message>
        <source>another seed</source>
        <translation>une autre graine</translation>
    </message>
    <message>
        <source>lock the seed</source>
        <translation>verrouiller la graine</translation>
    </message>
    <message>
        <source>unlock the seed</source>
        <translation>déverrouiller la graine</translation>
    </message>
    <message>
        <source>How many pictures to draw at once</source>
        <translation>Combien d’images dessiner à la fois</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The seed: the same number with the same settings draws the same picture again.</source>
        <translation>La graine : le même nombre avec les mêmes réglages redessine la même image.</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Une autre graine</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>The seed is locked: draws use it again and again</source>
        <translation>La graine est verrouillée : chaque dessin la reprend</translation>
    </message>
    <message>
        <source>The seed is free: each draw takes a new one</source>
        <translation>La graine est libre : chaque dessin en prend une nouvelle</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>Verrouiller la graine</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615.</source>
        <translation>Une graine est un nombre entier de 0 à 18446744073709551615.</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>graine</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Carte graphique</translation>
    </message>
    <message>
        <source>Holds from the next start on. Until then: %1</source>
        <translation>Vaut à partir du prochain démarrage. Jusque-là : %1</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <comment>a precision and the time of a picture</comment>
        <translation>%1 : %2 s</translation>
    </message>
    <message>
        <source>Draw once with another precision to see here what it gains.</source>
        <translation>Dessinez une fois avec une autre précision pour voir ici ce qu’elle gagne.</translation>
    </message>
    <message>
        <source>A picture takes here: %1</source>
        <translation>Une image prend ici : %1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between precisions</comment>
        <translation> ; </translation>
    </message>
</context>
<context>
    <name>miro::SettingsPanel</name>
    <message>
        <source>%1 (the program&apos;s)</source>
        <translation>%1 (du programme)</translation>
    </message>
    <message>
        <source>negative targets</source>
        <translation>cibles négatives</translation>
    </message>
    <message>
        <source>keyframes</source>
        <translation>images clés</translation>
    </message>
    <message>
        <source>Also from Create: %1</source>
        <translation>Aussi de Créer : %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>as the list is called</source>
        <translation>comme la liste</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Nom du lot</translation>
    </message>
    <message>
        <source>Of the batch and of the album that its pictures go into</source>
        <translation>Du lot et de l’album où vont ses images</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Model that draws</source>
        <translation>Modèle qui dessine</translation>
    </message>
    <message>
        <source>For all lines that do not say otherwise</source>
        <translation>Pour toutes les lignes qui ne disent rien d’autre</translation>
    </message>
    <message>
        <source>Use what stands in Create</source>
        <translation>Prendre ce qui est dans Créer</translation>
    </message>
    <message>
        <source>Take steps, guidance, targets and model of the Create page</source>
        <translation>Prendre étapes, guidage, cibles et modèle de la page Créer</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Comme d’habitude</translation>
    </message>
    <message>
        <source>Set these back to what is usual</source>
        <translation>Remettre ces réglages aux valeurs habituelles</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1 (du modèle)</translation>
    </message>
    <message>
        <source>the model&apos;s</source>
        <translation>du modèle</translation>
    </message>
    <message>
        <source>the prompt&apos;s number</source>
        <translation>le numéro du prompt</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>Essayer trois</translation>
    </message>
    <message>
        <source>Draw the first three pictures now, before the night (Ctrl+T)</source>
        <translation>Dessiner les trois premières images maintenant, avant la nuit (Ctrl+T)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Put the batch into the queue (Ctrl+Return)</source>
        <translation>Mettre le lot dans la file (Ctrl+Entrée)</translation>
    </message>
</context>
<context>
    <name>miro::ShortcutList</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce que cela fait</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>miro::Slideshow</name>
    <message>
        <source>Slideshow</source>
        <translation>Diaporama</translation>
    </message>
    <message>
        <source>Picture before (Left)</source>
        <translation>Image précédente (Gauche)</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>Image suivante (Droite)</translation>
    </message>
    <message>
        <source>Slower (minus)</source>
        <translation>Plus lent (moins)</translation>
    </message>
    <message>
        <source>Faster (plus)</source>
        <translation>Plus vite (plus)</translation>
    </message>
    <message>
        <source>End the slideshow (Escape)</source>
        <translation>Finir le diaporama (Échap)</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Continuer (Espace)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Espace)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 · %n seconds each</source>
        <translation>
            <numerusform>%1 sur %2 · %n seconde chacune</numerusform>
            <numerusform>%1 sur %2 · %n secondes chacune</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Sans note</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n étoile</numerusform>
            <numerusform>%n étoiles</numerusform>
        </translation>
    </message>
    <message>
        <source>Star set or taken away</source>
        <translation>Favori mis ou enlevé</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>Mise à la corbeille</translation>
    </message>
</context>
<context>
    <name>miro::StartBox</name>
    <message>
        <source>no start picture</source>
        <translation>sans image de départ</translation>
    </message>
    <message>
        <source>Choose a picture to begin from</source>
        <translation>Choisir une image de départ</translation>
    </message>
    <message>
        <source>Begin from noise again</source>
        <translation>Repartir du bruit</translation>
    </message>
    <message>
        <source>none: begins from noise</source>
        <translation>aucune : part du bruit</translation>
    </message>
    <message>
        <source>Begin from a picture</source>
        <translation>Partir d’une image</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>image de départ</translation>
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
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Échec : %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omise</translation>
    </message>
    <message>
        <source>Not drawn, or in the bin</source>
        <translation>Pas dessinée, ou dans la corbeille</translation>
    </message>
</context>
<context>
    <name>miro::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>Enlever l’étiquette %1</translation>
    </message>
</context>
<context>
    <name>miro::TargetBars</name>
    <message>
        <source>ignored</source>
        <translation>ignoré</translation>
    </message>
    <message>
        <source>asked %1, away from %2</source>
        <translation>demandé %1, loin de %2</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>demandé %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>mesuré %1</translation>
    </message>
    <message>
        <source>Asked and measured scores</source>
        <translation>Scores demandés et mesurés</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>measured %1 (raw)</source>
        <translation>mesuré %1 (brut)</translation>
    </message>
    <message>
        <source>could not be measured</source>
        <translation>n’a pas pu être mesuré</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimé</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>périmé</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>manquée</translation>
    </message>
    <message>
        <source>raw value %1</source>
        <translation>valeur brute %1</translation>
    </message>
    <message>
        <source>its place among the training pictures is not known</source>
        <translation>sa place parmi les images d’entraînement est inconnue</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>above %1 of your pictures</source>
        <translation>au-dessus de %1 de vos images</translation>
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
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>All targets as the model has them</source>
        <translation>Toutes les cibles comme le modèle les a</translation>
    </message>
    <message>
        <source>Leave this reward out</source>
        <translation>Ignorer cette récompense</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>Ignorer : %1</translation>
    </message>
</context>
<context>
    <name>miro::TasteHint</name>
    <message>
        <source>the present version of My taste</source>
        <translation>la version actuelle de « Mon goût »</translation>
    </message>
    <message>
        <source>Use the present one</source>
        <translation>Utiliser l’actuelle</translation>
    </message>
    <message>
        <source>Draw “My taste” with the version in use now</source>
        <translation>Dessiner « Mon goût » avec la version utilisée maintenant</translation>
    </message>
    <message>
        <source>“My taste” is the version that drew the picture.</source>
        <translation>« Mon goût » est la version qui a dessiné l’image.</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture was taught to another model.</source>
        <translation>La version de « Mon goût » qui a dessiné l’image appartient à un autre modèle.</translation>
    </message>
    <message>
        <source>“My taste” was taught to another model; this one draws without it.</source>
        <translation>« Mon goût » appartient à un autre modèle ; celui-ci dessine sans lui.</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture is not there any more.</source>
        <translation>La version de « Mon goût » qui a dessiné l’image n’est plus là.</translation>
    </message>
    <message>
        <source>The file of “My taste” is not there any more: choose another version on its page.</source>
        <translation>Le fichier de « Mon goût » n’est plus là : choisissez une autre version sur sa page.</translation>
    </message>
</context>
<context>
    <name>miro::TasteLink</name>
    <message>
        <source>The version of “My taste” that drew it is not there any more; “My taste” is off.</source>
        <translation>La version de « Mon goût » qui l’a dessinée n’est plus là ; « Mon goût » est désactivé.</translation>
    </message>
    <message>
        <source>It was drawn with adapters that cannot be set here; “My taste” is off.</source>
        <translation>Elle a été dessinée avec des adaptateurs qui ne se règlent pas ici ; « Mon goût » est désactivé.</translation>
    </message>
</context>
<context>
    <name>miro::TastePage</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choosing between pictures is not available in this program.</source>
        <translation>Choisir entre des images n’est pas disponible dans ce programme.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Ce qu’il a appris</translation>
    </message>
    <message>
        <source>Teach the model</source>
        <translation>Enseigner au modèle</translation>
    </message>
    <message>
        <source>Take the last choice back (Ctrl+Z)</source>
        <translation>Reprendre le dernier choix (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Foretells %1 (%2)</source>
        <comment>a share of choices and its interval</comment>
        <translation>Prédit %1 (%2)</translation>
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
        <translation>de %1 à %2 %</translation>
    </message>
    <message>
        <source>It foretells %1 of your choices between two of your pictures (very probably %2).</source>
        <translation>Il prédit %1 de vos choix entre deux de vos images (très probablement %2).</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1 of %2.</source>
        <translation>Pas encore assez de choix : %1 sur %2.</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1.</source>
        <translation>Pas encore assez de choix : %1.</translation>
    </message>
    <message>
        <source>How sure it is of a choice is off by %1 on average (%2).</source>
        <translation>Son assurance sur un choix se trompe de %1 en moyenne (%2).</translation>
    </message>
    <message>
        <source>No pair was shown a second time yet, so nothing is known of how steady your choices are.</source>
        <translation>Aucune paire n’a encore été remontrée : on ne sait rien de la constance de vos choix.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</source>
        <translation>
            <numerusform>Sur %n paire remontrée, vous avez répondu comme avant dans %1 des cas (%2). Personne ne peut prédire des choix isolés mieux que dans %3 des cas.</numerusform>
            <numerusform>Sur %n paires remontrées, vous avez répondu comme avant dans %1 des cas (%2). Personne ne peut prédire des choix isolés mieux que dans %3 des cas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n choice(s)</source>
        <translation>
            <numerusform>Appris de %n choix</numerusform>
            <numerusform>Appris de %n choix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n hint(s) from stars, ratings and deletions</source>
        <translation>
            <numerusform>%1 et de %n indice tiré des étoiles, notes et suppressions</numerusform>
            <numerusform>%1 et de %n indices tirés des étoiles, notes et suppressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n picture(s) not looked at yet</source>
        <translation>
            <numerusform>%1 ; %n image pas encore regardée</numerusform>
            <numerusform>%1 ; %n images pas encore regardées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>the end of a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>All %1 answers were for the left picture: nothing can be learned from that. Look at both.</source>
        <translation>Les %1 réponses étaient toutes pour l’image de gauche : rien ne peut en être appris. Regardez les deux.</translation>
    </message>
    <message>
        <source>All %1 answers were for the right picture: nothing can be learned from that. Look at both.</source>
        <translation>Les %1 réponses étaient toutes pour l’image de droite : rien ne peut en être appris. Regardez les deux.</translation>
    </message>
    <message>
        <source>All %1 answers were “the same”: nothing can be learned from that. Choose a side where you lean to one.</source>
        <translation>Les %1 réponses étaient toutes « pareil » : rien ne peut en être appris. Choisissez un côté quand vous penchez pour l’un.</translation>
    </message>
    <message>
        <source>%1 of %2 choices were for the same side of the screen. Is that habit rather than liking?</source>
        <translation>%1 choix sur %2 étaient pour le même côté de l’écran. Est-ce l’habitude plutôt que le goût ?</translation>
    </message>
    <message>
        <source>Your choices contradict each other: %1 of %2 pairs shown again got another answer. Take your time, and answer “the same” where you cannot tell.</source>
        <translation>Vos choix se contredisent : %1 paires remontrées sur %2 ont reçu une autre réponse. Prenez votre temps, et répondez « pareil » quand vous ne pouvez pas dire.</translation>
    </message>
    <message>
        <source>%1 of %2 groups of three pictures go round in a circle: each was liked more than the next one.</source>
        <translation>%1 groupes de trois images sur %2 tournent en rond : chacune a été plus aimée que la suivante.</translation>
    </message>
    <message>
        <source>It foretold %1 of %2 choices, no better than chance: what you go by is not in what it sees yet. More choices may help.</source>
        <translation>Il a prédit %1 choix sur %2, pas mieux que le hasard : ce qui vous guide n’est pas encore dans ce qu’il voit. Plus de choix peuvent aider.</translation>
    </message>
    <message>
        <source>The model it belongs to is not here any more, or was changed.</source>
        <translation>Le modèle auquel elle appartient n’est plus ici, ou a été changé.</translation>
    </message>
    <message>
        <source>In use: the slider “My taste” draws with it.</source>
        <translation>Utilisée : le curseur « Mon goût » dessine avec elle.</translation>
    </message>
    <message>
        <source>Taken back; kept here.</source>
        <translation>Retirée ; gardée ici.</translation>
    </message>
    <message>
        <source>Kept, not in use.</source>
        <translation>Gardée, pas utilisée.</translation>
    </message>
    <message>
        <source>Not proven yet.</source>
        <translation>Pas encore éprouvée.</translation>
    </message>
    <message numerus="yes">
        <source>The proof is not over: %n question(s) answered.</source>
        <translation>
            <numerusform>L’épreuve n’est pas finie : %n question répondue.</numerusform>
            <numerusform>L’épreuve n’est pas finie : %n questions répondues.</numerusform>
        </translation>
    </message>
    <message>
        <source>It wins: you liked its pictures more in %1 of the comparisons (%2), without knowing which were its own.</source>
        <translation>Elle gagne : vous avez préféré ses images dans %1 des comparaisons (%2), sans savoir lesquelles étaient les siennes.</translation>
    </message>
    <message>
        <source>It loses: you liked its pictures more in only %1 of the comparisons (%2).</source>
        <translation>Elle perd : vous n’avez préféré ses images que dans %1 des comparaisons (%2).</translation>
    </message>
    <message>
        <source>It did not win: you liked its pictures more in %1 of the comparisons (%2), which may be chance.</source>
        <translation>Elle n’a pas gagné : vous avez préféré ses images dans %1 des comparaisons (%2), ce qui peut être le hasard.</translation>
    </message>
    <message>
        <source>%1 won, %2 lost, %3 the same: %4 (%5)</source>
        <comment>comparisons of a proof, its win rate and interval</comment>
        <translation>%1 gagnées, %2 perdues, %3 pareilles : %4 (%5)</translation>
    </message>
    <message>
        <source>Variety between seeds</source>
        <translation>Variété entre les graines</translation>
    </message>
    <message>
        <source>Shows what the words say</source>
        <translation>Montre ce que disent les mots</translation>
    </message>
    <message>
        <source>%1 → %2 (%3 %)</source>
        <comment>a score before and after, and its change</comment>
        <translation>%1 → %2 (%3 %)</translation>
    </message>
    <message>
        <source>%1 would have chosen as you did in %2 of %3 choices (%4)</source>
        <translation>%1 aurait choisi comme vous pour %2 de %3 choix (%4)</translation>
    </message>
    <message>
        <source>%1: you like less of it (%2)</source>
        <translation>%1 : vous en aimez moins (%2)</translation>
    </message>
    <message>
        <source>%1: you like more of it (%2)</source>
        <translation>%1 : vous en aimez plus (%2)</translation>
    </message>
</context>
<context>
    <name>miro::TeachPart</name>
    <message>
        <source>What it has learned so far</source>
        <translation>Ce qu’il a appris jusqu’ici</translation>
    </message>
    <message>
        <source>Every fine-tuning leaves a version here. A version is used only after it has won a blind comparison with you, and can be taken back at any time.</source>
        <translation>Chaque affinage laisse une version ici. Une version n’est utilisée qu’après avoir gagné une comparaison à l’aveugle avec vous, et peut être retirée à tout moment.</translation>
    </message>
    <message>
        <source>Delete “%1” for good? Its file is gone then; your choices stay.</source>
        <translation>Supprimer « %1 » pour de bon ? Son fichier disparaît alors ; vos choix restent.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Export this version</source>
        <translation>Exporter cette version</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>Adaptateurs (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>miro::TimeMachinePanel</name>
    <message>
        <source>(no words)</source>
        <translation>(sans mots)</translation>
    </message>
    <message>
        <source>%1, %2, drawn</source>
        <translation>%1, %2, dessiné</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Machine à remonter le temps</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Close the time machine</source>
        <translation>Fermer la machine à remonter le temps</translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation>Mots d’un prompt</translation>
    </message>
    <message>
        <source>Search the time machine</source>
        <translation>Chercher dans la machine à remonter le temps</translation>
    </message>
    <message>
        <source>Earlier prompts and settings; Return brings one back</source>
        <translation>Prompts et réglages d’avant ; Entrée en ramène un</translation>
    </message>
    <message>
        <source>Return or a double click brings it back; Ctrl+Z takes that back.</source>
        <translation>Entrée ou un double clic le ramène ; Ctrl+Z revient en arrière.</translation>
    </message>
    <message>
        <source>What you write and draw is remembered here.</source>
        <translation>Ce que vous écrivez et dessinez est retenu ici.</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <translation>Aucun prompt n’a ces mots.</translation>
    </message>
    <message>
        <source>This entry cannot be read: %1</source>
        <translation>Cette entrée ne peut pas être lue : %1</translation>
    </message>
</context>
<context>
    <name>miro::TopBar</name>
    <message>
        <source>Models, settings, keys</source>
        <translation>Modèles, réglages, touches</translation>
    </message>
    <message>
        <source>%1 draws. Click to choose another model.</source>
        <translation>%1 dessine. Cliquez pour choisir un autre modèle.</translation>
    </message>
    <message>
        <source>%1 is not installed. Click to choose another model.</source>
        <translation>%1 n’est pas installé. Cliquez pour choisir un autre modèle.</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle : %1</translation>
    </message>
    <message>
        <source>Get more models…</source>
        <translation>Obtenir plus de modèles…</translation>
    </message>
</context>
<context>
    <name>miro::TrainingPanel</name>
    <message>
        <source>Loss over the updates</source>
        <translation>Perte au fil des étapes</translation>
    </message>
    <message>
        <source>The curves begin with the first update.</source>
        <translation>Les courbes commencent à la première étape.</translation>
    </message>
    <message>
        <source>Other numbers of the training</source>
        <translation>Autres nombres de l’entraînement</translation>
    </message>
    <message>
        <source>Training: %1</source>
        <comment>of a job, its name</comment>
        <translation>Entraînement : %1</translation>
    </message>
    <message>
        <source>update %1 of %2</source>
        <translation>étape %1 sur %2</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>étape %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>%1 samples a second</source>
        <translation>%1 exemples par seconde</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number&apos;s name and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>held out %1</source>
        <comment>a number on samples that it never learns from</comment>
        <translation>contrôle : %1</translation>
    </message>
    <message>
        <source>best at update %1</source>
        <translation>meilleur à l’étape %1</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>a curve</comment>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Held out</source>
        <comment>a curve: samples that it never learns from</comment>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>%1, update %2: %3</source>
        <comment>a curve, an update, a value</comment>
        <translation>%1, étape %2 : %3</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a number&apos;s name and its values</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Newest samples of the training</source>
        <translation>Derniers échantillons de l’entraînement</translation>
    </message>
    <message>
        <source>Enter opens a picture in full size</source>
        <translation>Entrée ouvre une image en taille réelle</translation>
    </message>
    <message>
        <source>Samples after update %1</source>
        <translation>Échantillons après la mise à jour %1</translation>
    </message>
</context>
<context>
    <name>miro::TransferBar</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>What has come is kept, and the next Get goes on there.</source>
        <translation>Ce qui est arrivé est gardé, et le prochain Obtenir continue à partir de là.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>%1: getting %2</source>
        <translation>%1 : réception de %2</translation>
    </message>
    <message>
        <source>%1: copying %2</source>
        <translation>%1 : copie de %2</translation>
    </message>
    <message>
        <source>%1: checking %2</source>
        <translation>%1 : vérification de %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 sur %2, %3 par seconde, reste %4</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>miro::TryStrip</name>
    <message>
        <source>Trying: %1 of %2 drawn</source>
        <translation>Essai : %1 sur %2</translation>
    </message>
    <message>
        <source>Tried: %1 of %2. They are in the gallery, too.</source>
        <translation>Essayées : %1 sur %2. Elles sont aussi dans la galerie.</translation>
    </message>
    <message>
        <source>Close; what is not drawn yet is left</source>
        <translation>Fermer ; ce qui n’est pas dessiné est laissé</translation>
    </message>
    <message>
        <source>Close the pictures that were tried</source>
        <translation>Fermer les images d’essai</translation>
    </message>
</context>
<context>
    <name>miro::VersionCard</name>
    <message>
        <source>Use it</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Draw with what was in use before; this version is kept</source>
        <translation>Dessiner avec ce qui était utilisé avant ; cette version est gardée</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Save it as a small file of its own</source>
        <translation>L’enregistrer comme petit fichier à part</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Other rewards, before → after:</source>
        <translation>Autres récompenses, avant → après :</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a version&apos;s name and when it was made</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>Contre le modèle sans elle : %1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>Contre les curseurs connus, réglés au mieux pour vous : %1</translation>
    </message>
    <message>
        <source>Choices kept back: %1 foretold rightly (%2)</source>
        <translation>Choix mis de côté : %1 bien prédits (%2)</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>Refaire l’épreuve</translation>
    </message>
    <message>
        <source>Go on with the proof</source>
        <translation>Continuer l’épreuve</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Mettre à l’épreuve</translation>
    </message>
    <message>
        <source>Compare pictures with and without it, blind, in at most twenty questions</source>
        <translation>Comparer des images avec et sans elle, à l’aveugle, en vingt questions au plus</translation>
    </message>
    <message>
        <source>The slider “My taste” draws with this version</source>
        <translation>Le curseur « Mon goût » dessine avec cette version</translation>
    </message>
    <message>
        <source>Only a version that has won its proof can be used</source>
        <translation>Seule une version qui a gagné son épreuve peut être utilisée</translation>
    </message>
    <message>
        <source>It costs: %1.</source>
        <comment>names of rewards</comment>
        <translation>Elle coûte : %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of rewards</comment>
        <translation>, </translation>
    </message>
</context>
</TS>
