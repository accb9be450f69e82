<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>BatchGrid</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting, the queue is paused</source>
        <translation>En espera, la cola está en pausa</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>En espera de su turno</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpido</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%1 de %2 imágenes</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <comment>pictures drawn; pictures that failed</comment>
        <translation>%1, %2 fallidas</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a list; its prompt</comment>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <comment>a day</comment>
        <translation>Lote de %1</translation>
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
        <translation>sin medir</translation>
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
        <translation>ignorada</translation>
    </message>
    <message>
        <source>Away from %1</source>
        <translation>Lejos de %1</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>Palabras del prompt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
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
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>Explore</name>
    <message>
        <source>%1, measured in %</source>
        <translation>%1, medido en %</translation>
    </message>
    <message>
        <source>%1, as the scorer gives it</source>
        <translation>%1, como lo da el evaluador</translation>
    </message>
    <message>
        <source>%1, asked in %</source>
        <translation>%1, pedido en %</translation>
    </message>
    <message>
        <source>On the way, in %</source>
        <translation>En el camino, en %</translation>
    </message>
    <message>
        <source>Pictures, row by row</source>
        <translation>Imágenes, fila por fila</translation>
    </message>
    <message>
        <source>Measured in %</source>
        <translation>Medido en %</translation>
    </message>
    <message>
        <source>%1 (its own range)</source>
        <translation>%1 (escala propia)</translation>
    </message>
    <message>
        <source>Pictures drawn</source>
        <translation>Imágenes dibujadas</translation>
    </message>
    <message>
        <source>Expected best, in %</source>
        <translation>Mejor esperada, en %</translation>
    </message>
    <message>
        <source>Expected best of so many</source>
        <translation>Mejor esperada según cuántas</translation>
    </message>
    <message>
        <source>The best of %1 pictures is expected to reach %2 %</source>
        <translation>Se espera que la mejor de %1 imágenes alcance %2 %</translation>
    </message>
    <message>
        <source>More than %1 of %2 is paid for by: %3.</source>
        <translation>%2 por encima de %1 se paga con: %3.</translation>
    </message>
    <message>
        <source>Grid of two rewards</source>
        <translation>Cuadrícula de dos recompensas</translation>
    </message>
    <message>
        <source>How two rewards trade against each other.</source>
        <translation>Qué se quitan dos recompensas una a otra.</translation>
    </message>
    <message>
        <source>Each reward alone</source>
        <translation>Cada recompensa sola</translation>
    </message>
    <message>
        <source>What each reward adds, and what is missing without it.</source>
        <translation>Qué añade cada recompensa y qué falta sin ella.</translation>
    </message>
    <message>
        <source>One slider, end to end</source>
        <translation>Un deslizador, de punta a punta</translation>
    </message>
    <message>
        <source>What this slider does to this picture.</source>
        <translation>Qué le hace este deslizador a esta imagen.</translation>
    </message>
    <message>
        <source>From here to there</source>
        <translation>De aquí a allá</translation>
    </message>
    <message>
        <source>The pictures between these settings and others.</source>
        <translation>Las imágenes entre estos ajustes y otros.</translation>
    </message>
    <message>
        <source>Best of many</source>
        <translation>La mejor de muchas</translation>
    </message>
    <message>
        <source>Many seeds, ordered by the scores that matter to you.</source>
        <translation>Muchas semillas, ordenadas por las puntuaciones que le importan.</translation>
    </message>
    <message>
        <source>Change on the way (experimental)</source>
        <translation>Cambiar en el camino (experimental)</translation>
    </message>
    <message>
        <source>A slider that moves while the picture forms.</source>
        <translation>Un deslizador que se mueve mientras se forma la imagen.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorada</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Sin %1</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Solo %1</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Todas juntas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sin</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Estable</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Como era</translation>
    </message>
    <message>
        <source>Rises</source>
        <translation>Sube</translation>
    </message>
    <message>
        <source>Falls</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Only early</source>
        <translation>Solo al principio</translation>
    </message>
    <message>
        <source>Only late</source>
        <translation>Solo al final</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Across: %1. Up: %2.</source>
        <translation>Horizontal: %1. Vertical: %2.</translation>
    </message>
    <message>
        <source>Across: %1.</source>
        <translation>Horizontal: %1.</translation>
    </message>
    <message>
        <source>Across: from this picture&apos;s settings to the others.</source>
        <translation>Horizontal: de los ajustes de esta imagen a los otros.</translation>
    </message>
    <message>
        <source>The best first, as soon as scores are measured.</source>
        <translation>La mejor primero, en cuanto se midan las puntuaciones.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>aún sin dibujar</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <translation>%1: pedido %2</translation>
    </message>
    <message>
        <source>%1: asked %2, got about %3 (raw %4)</source>
        <translation>%1: pedido %2, obtenido aprox. %3 (bruto %4)</translation>
    </message>
    <message>
        <source>%1: asked %2, got %3 (raw %4)</source>
        <translation>%1: pedido %2, obtenido %3 (bruto %4)</translation>
    </message>
    <message>
        <source>%1: asked %2, got raw %3</source>
        <translation>%1: pedido %2, obtenido bruto %3</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Pausar la cola</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>Manifests</name>
    <message>
        <source>BERT vocabulary</source>
        <translation>Vocabulario BERT</translation>
    </message>
    <message>
        <source>The vocabulary that ImageReward reads prompts with.</source>
        <translation>El vocabulario con el que ImageReward lee los prompts.</translation>
    </message>
    <message>
        <source>LAION aesthetic predictor</source>
        <translation>Predictor estético LAION</translation>
    </message>
    <message>
        <source>The score &apos;aesthetic&apos;: how beautiful people find a picture.</source>
        <translation>La puntuación «aesthetic»: cuán bella encuentra la gente una imagen.</translation>
    </message>
    <message>
        <source>FLAN-T5 XL</source>
        <translation>FLAN-T5 XL</translation>
    </message>
    <message>
        <source>Reads the prompts for the published MIRO models.</source>
        <translation>Lee los prompts para los modelos MIRO publicados.</translation>
    </message>
    <message>
        <source>FLAN-T5 XXL tokenizer</source>
        <translation>Tokenizador FLAN-T5 XXL</translation>
    </message>
    <message>
        <source>The tokenizer that the score &apos;vqa&apos; reads questions with.</source>
        <translation>El tokenizador con el que la puntuación «vqa» lee las preguntas.</translation>
    </message>
    <message>
        <source>SciScore</source>
        <translation>SciScore</translation>
    </message>
    <message>
        <source>The score &apos;sciscore&apos;: scientific plausibility.</source>
        <translation>La puntuación «sciscore»: verosimilitud científica.</translation>
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
        <translation>El tokenizador y los ajustes de imagen de PickScore, y el vocabulario de HPS v2.1.</translation>
    </message>
    <message>
        <source>MIRO ablations</source>
        <translation>Ablaciones de MIRO</translation>
    </message>
    <message>
        <source>MIRO without one reward, or with one reward only: each variant is a model of its own.</source>
        <translation>MIRO sin una recompensa, o con una sola: cada variante es un modelo propio.</translation>
    </message>
    <message>
        <source>MIRO</source>
        <translation>MIRO</translation>
    </message>
    <message>
        <source>The published MIRO model: 256 pixels, seven rewards, trained with synthetic captions.</source>
        <translation>El modelo MIRO publicado: 256 píxeles, siete recompensas, entrenado con descripciones sintéticas.</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14 at 336 pixels</source>
        <translation>CLIP ViT-L/14 a 336 píxeles</translation>
    </message>
    <message>
        <source>The eyes of the score &apos;vqa&apos;.</source>
        <translation>Los ojos de la puntuación «vqa».</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14</source>
        <translation>CLIP ViT-L/14</translation>
    </message>
    <message>
        <source>The score &apos;clip_openai&apos;, and the eyes of the score &apos;aesthetic&apos;.</source>
        <translation>La puntuación «clip_openai», y los ojos de la puntuación «aesthetic».</translation>
    </message>
    <message>
        <source>MiniLM</source>
        <translation>MiniLM</translation>
    </message>
    <message>
        <source>Reads the prompts for the starter model.</source>
        <translation>Lee los prompts para el modelo inicial.</translation>
    </message>
    <message>
        <source>SDXL VAE</source>
        <translation>VAE de SDXL</translation>
    </message>
    <message>
        <source>Turns the latents of the published MIRO models into pictures.</source>
        <translation>Convierte los latentes de los modelos MIRO publicados en imágenes.</translation>
    </message>
    <message>
        <source>ImageReward</source>
        <translation>ImageReward</translation>
    </message>
    <message>
        <source>The score &apos;image_reward&apos;: how well a picture suits its prompt, by people&apos;s judgement.</source>
        <translation>La puntuación «image_reward»: cuánto conviene una imagen a su prompt, según la gente.</translation>
    </message>
    <message>
        <source>HPS v2.1</source>
        <translation>HPS v2.1</translation>
    </message>
    <message>
        <source>The score &apos;hpsv2&apos;: which pictures people prefer.</source>
        <translation>La puntuación «hpsv2»: qué imágenes prefiere la gente.</translation>
    </message>
    <message>
        <source>PickScore</source>
        <translation>PickScore</translation>
    </message>
    <message>
        <source>The score &apos;pick_score&apos;: which picture of a prompt people would pick.</source>
        <translation>La puntuación «pick_score»: qué imagen de un prompt elegiría la gente.</translation>
    </message>
    <message>
        <source>CLIP-FlanT5 XXL</source>
        <translation>CLIP-FlanT5 XXL</translation>
    </message>
    <message>
        <source>The score &apos;vqa&apos;: whether a picture shows what the prompt says, asked as a question.</source>
        <translation>La puntuación «vqa»: si la imagen muestra lo que dice el prompt, hecho pregunta.</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>Inicial</translation>
    </message>
    <message>
        <source>The score &apos;clip_jina&apos;: how well picture and prompt match, in many languages. Experimental: not yet compared with the published program.</source>
        <translation>La puntuación «clip_jina»: cuánto concuerdan imagen y prompt, en muchos idiomas. Experimental: aún no comparada con el programa publicado.</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP (inicial)</translation>
    </message>
    <message>
        <source>The score &apos;starter_clip&apos;: how well a drawn scene fits the words; it does not know photographs.</source>
        <translation>La puntuación &apos;starter_clip&apos;: cuánto encaja una escena dibujada con el texto; no conoce fotografías.</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore (inicial)</translation>
    </message>
    <message>
        <source>The score &apos;starter_pick&apos;: how well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>La puntuación &apos;starter_pick&apos;: cuánto encaja una escena dibujada con el texto y lo bien compuesta que está; no conoce fotografías.</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>Estética (inicial)</translation>
    </message>
    <message>
        <source>The score &apos;starter_beauty&apos;: light and colours of a drawn scene; it does not know photographs.</source>
        <translation>La puntuación &apos;starter_beauty&apos;: luz y colores de una escena dibujada; no conoce fotografías.</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA (inicial)</translation>
    </message>
    <message>
        <source>The score &apos;starter_vqa&apos;: whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>La puntuación &apos;starter_vqa&apos;: si una escena dibujada muestra lo que nombra el texto; no conoce fotografías.</translation>
    </message>
    <message>
        <source>one to four of apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish, butterfly, banana, strawberry, avocado, watermelon, pineapple, carrot, corn cob, pear, mushroom, pizza, hamburger, donut, cookie, cupcake, cat, dog, rabbit, fox, bear, panda, lion, cow, pig, frog, monkey, chicken, penguin, duck, owl, whale, turtle, snail, bee, elephant, sunflower, tree, cactus, train, bicycle, airplane, rocket, sailboat, clock, key, guitar, ball, moon, house, crown, robot, snowman or pumpkin; apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish and butterfly also in red, orange, yellow, green, blue, purple, pink or brown; one thing beside, above or below another; on a background in those colours, white, black or gray</source>
        <translation>de uno a cuatro: manzana, coche, globo, libro, estrella, corazón, paraguas, mochila, zapato, gorra, camisa, vestido, cubo, tulipán, bandera, tetera, pez, mariposa, plátano, fresa, aguacate, sandía, piña, zanahoria, mazorca de maíz, pera, seta, pizza, hamburguesa, dónut, galleta, magdalena, gato, perro, conejo, zorro, oso, panda, león, vaca, cerdo, rana, mono, gallina, pingüino, pato, búho, ballena, tortuga, caracol, abeja, elefante, girasol, árbol, cactus, tren, bicicleta, avión, cohete, velero, reloj, llave, guitarra, pelota, luna, casa, corona, robot, muñeco de nieve o calabaza; manzana, coche, globo, libro, estrella, corazón, paraguas, mochila, zapato, gorra, camisa, vestido, cubo, tulipán, bandera, tetera, pez y mariposa también en rojo, naranja, amarillo, verde, azul, morado, rosa o marrón; una cosa junto a otra, encima o debajo de ella; sobre un fondo de esos colores, blanco, negro o gris (prompts en inglés)</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>Mi gusto</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
</context>
<context>
    <name>Params</name>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>Creciente</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Como se publicó</translation>
    </message>
    <message>
        <source>32 bit (exact)</source>
        <translation>32 bits (exacto)</translation>
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
        <translation>8 bits (el más rápido)</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Best there is</source>
        <translation>La mejor posible</translation>
    </message>
    <message>
        <source>Quick and coarse</source>
        <translation>Rápida y tosca</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Sigue</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>Me espera</translation>
    </message>
    <message>
        <source>As I left it</source>
        <translation>Como la dejé</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The seed of the first picture; the next ones use the numbers after it. Without it one is drawn.</source>
        <translation>La semilla de la primera imagen; las siguientes usan los números que le siguen. Sin ella se sortea una.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>How many pictures to draw.</source>
        <translation>Cuántas imágenes dibujar.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>How many denoising steps; the model&apos;s own number when not given.</source>
        <translation>Cuántos pasos para quitar ruido; el número del modelo si no se da.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>How strongly to push from the negative targets to the positive ones; the model&apos;s own when not given.</source>
        <translation>Con qué fuerza empujar de los objetivos negativos a los positivos; la del modelo si no se da.</translation>
    </message>
    <message>
        <source>Guidance type</source>
        <translation>Tipo de guía</translation>
    </message>
    <message>
        <source>Constant, or linear: growing from 0 at the first step to twice the value.</source>
        <translation>Constante, o lineal: de 0 en el primer paso hasta el doble del valor.</translation>
    </message>
    <message>
        <source>Guide from step</source>
        <translation>Guiar desde el paso</translation>
    </message>
    <message>
        <source>The first guided step, counted from 0.</source>
        <translation>El primer paso guiado, contado desde 0.</translation>
    </message>
    <message>
        <source>Guide to step</source>
        <translation>Guiar hasta el paso</translation>
    </message>
    <message>
        <source>The last guided step, inclusive.</source>
        <translation>El último paso guiado, incluido.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Above 1 the steps crowd near the data; 1 and below leave them even.</source>
        <translation>Por encima de 1 los pasos se juntan cerca de los datos; 1 y menos los deja parejos.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Prompt negativo</translation>
    </message>
    <message>
        <source>What guidance pushes away from, in place of the empty text; beyond the published protocol.</source>
        <translation>De qué se aleja la guía, en lugar del texto vacío; más allá del protocolo publicado.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variación</translation>
    </message>
    <message>
        <source>Near variations: how far the seed&apos;s noise is turned towards that of the variation seed.</source>
        <translation>Variantes cercanas: cuánto se gira el ruido de la semilla hacia el de la semilla de variación.</translation>
    </message>
    <message>
        <source>Variation seed</source>
        <translation>Semilla de variación</translation>
    </message>
    <message>
        <source>The first variation; the next pictures use the numbers after it. Without it one is drawn.</source>
        <translation>La primera variante; las imágenes siguientes usan los números que le siguen. Sin ella se sortea una.</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>Imagen inicial</translation>
    </message>
    <message>
        <source>A picture to begin from instead of pure noise, cropped and resized to the model&apos;s size.</source>
        <translation>Una imagen de la que partir en vez de puro ruido, recortada y llevada al tamaño del modelo.</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>Empezar en</translation>
    </message>
    <message>
        <source>Where the start picture joins on the way from noise, 0, to the finished picture, 1.</source>
        <translation>Dónde se une la imagen inicial en el camino del ruido, 0, a la imagen terminada, 1.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N.</source>
        <translation>auto, cpu, cuda o cuda:N.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.</source>
        <translation>auto es fp32 en un procesador y bf16 en una tarjeta gráfica, como se publicó; las otras cambian exactitud por rapidez.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Colores de la ventana.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language of the window.</source>
        <translation>Idioma de la ventana.</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>Carpeta de la biblioteca</translation>
    </message>
    <message>
        <source>Where pictures are kept; the usual place when empty.</source>
        <translation>Dónde se guardan las imágenes; el lugar habitual si está vacío.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>What draws.</source>
        <translation>Lo que dibuja.</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Which of the model&apos;s variants; its usual one when empty.</source>
        <translation>Cuál de las variantes del modelo; la habitual si está vacío.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>How a picture is shown while it forms. The result does not depend on it.</source>
        <translation>Cómo se muestra una imagen mientras se forma. El resultado no depende de ello.</translation>
    </message>
    <message>
        <source>Queue at start</source>
        <translation>Cola al inicio</translation>
    </message>
    <message>
        <source>Whether waiting work begins by itself when the program starts.</source>
        <translation>Si el trabajo en espera empieza solo al iniciar el programa.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Of the processor; 0 uses as many as the machine has cores.</source>
        <translation>Del procesador; 0 usa tantos como núcleos tiene el equipo.</translation>
    </message>
    <message>
        <source>Leave metadata out</source>
        <translation>Sin metadatos</translation>
    </message>
    <message>
        <source>Write no prompt and no settings into pictures.</source>
        <translation>No escribir ni prompt ni ajustes en las imágenes.</translation>
    </message>
    <message>
        <source>Draw when a slider is let go</source>
        <translation>Dibujar al soltar un deslizador</translation>
    </message>
    <message>
        <source>With a locked seed, a slider that is let go draws the picture again.</source>
        <translation>Con la semilla bloqueada, soltar un deslizador dibuja la imagen de nuevo.</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Avisar</translation>
    </message>
    <message>
        <source>Say when a long run ends.</source>
        <translation>Decir cuándo termina un trabajo largo.</translation>
    </message>
    <message>
        <source>Keep the machine awake</source>
        <translation>Mantener el equipo despierto</translation>
    </message>
    <message>
        <source>While work is running.</source>
        <translation>Mientras hay trabajo.</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>Días en la papelera</translation>
    </message>
    <message>
        <source>How long binned pictures are kept; 0 keeps them for ever.</source>
        <translation>Cuánto se guardan las imágenes tiradas; 0 las guarda para siempre.</translation>
    </message>
    <message>
        <source>Score new pictures</source>
        <translation>Evaluar imágenes nuevas</translation>
    </message>
    <message>
        <source>By every scorer that is installed, when nothing else is to be done.</source>
        <translation>Con cada evaluador instalado, cuando no hay otra cosa que hacer.</translation>
    </message>
    <message>
        <source>Memory for scorers</source>
        <translation>Memoria para evaluadores</translation>
    </message>
    <message>
        <source>In GB: how much of them may stay loaded.</source>
        <translation>En GB: cuánto de ellos puede quedar cargado.</translation>
    </message>
    <message>
        <source>Scores in picture files</source>
        <translation>Puntuaciones en los archivos</translation>
    </message>
    <message>
        <source>Write a picture&apos;s scores into its PNG file, too.</source>
        <translation>Escribir también las puntuaciones de una imagen en su archivo PNG.</translation>
    </message>
    <message>
        <source>Scores while drawing</source>
        <translation>Puntuaciones al dibujar</translation>
    </message>
    <message>
        <source>The quickest scorers look on while a picture forms.</source>
        <translation>Los evaluadores más rápidos miran mientras se forma una imagen.</translation>
    </message>
    <message>
        <source>Of each line</source>
        <translation>De cada línea</translation>
    </message>
    <message>
        <source>How many prompts are drawn at random from a line with choices.</source>
        <translation>Cuántos prompts se sacan al azar de una línea con opciones.</translation>
    </message>
    <message>
        <source>Of lines that do not say otherwise.</source>
        <translation>Para las líneas que no dicen otra cosa.</translation>
    </message>
    <message>
        <source>Pictures a prompt</source>
        <translation>Imágenes por prompt</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Primera semilla</translation>
    </message>
    <message>
        <source>Prompt number i takes this seed and i more. A line may say its own.</source>
        <translation>El prompt número i toma esta semilla más i. Una línea puede dar la suya.</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Conservar las mejores</translation>
    </message>
    <message>
        <source>Of each prompt&apos;s pictures so many are kept, as their scores say; the others go to the bin.</source>
        <translation>De cada prompt se conservan tantas imágenes según sus puntuaciones; las demás van a la papelera.</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>All rewards</source>
        <translation>Todas las recompensas</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>A little less beauty, so that the words are followed best.</source>
        <translation>Un poco menos de belleza, para seguir mejor las palabras.</translation>
    </message>
    <message>
        <source>Prettiest</source>
        <translation>Lo más bello</translation>
    </message>
    <message>
        <source>Beauty first; the words may suffer a little.</source>
        <translation>La belleza primero; las palabras pueden sufrir un poco.</translation>
    </message>
    <message>
        <source>Most faithful</source>
        <translation>Lo más fiel</translation>
    </message>
    <message>
        <source>The words first; the picture may be plainer.</source>
        <translation>Las palabras primero; la imagen puede ser más sencilla.</translation>
    </message>
    <message>
        <source>Rewards ignored</source>
        <translation>Sin recompensas</translation>
    </message>
    <message>
        <source>No reward is asked for: the words alone decide.</source>
        <translation>No se pide ninguna recompensa: solo deciden las palabras.</translation>
    </message>
    <message>
        <source>Comes with the model.</source>
        <translation>Viene con el modelo.</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>Luz tenue</translation>
    </message>
    <message>
        <source>Loose composition</source>
        <translation>Composición libre</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpido</translation>
    </message>
    <message>
        <source>%1, %2 of %3 pictures</source>
        <comment>state of a job</comment>
        <translation>%1, %2 de %3 imágenes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a job, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>Sin palabras</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>prompt of a job, its state</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Scores of new pictures</source>
        <translation>Puntuaciones de imágenes nuevas</translation>
    </message>
    <message>
        <source>%1, update %2 of %3</source>
        <comment>state of a job that trains</comment>
        <translation>%1, paso %2 de %3</translation>
    </message>
</context>
<context>
    <name>RewardWords</name>
    <message>
        <source>Follows the prompt</source>
        <translation>Sigue el prompt</translation>
    </message>
    <message>
        <source>How well the picture as a whole fits the words.</source>
        <translation>Cuánto concuerda la imagen entera con las palabras.</translation>
    </message>
    <message>
        <source>Looks beautiful</source>
        <translation>Se ve bella</translation>
    </message>
    <message>
        <source>Light, colour and composition as people rated them, whatever the words say.</source>
        <translation>Luz, color y composición según la gente, digan lo que digan las palabras.</translation>
    </message>
    <message>
        <source>People like it</source>
        <translation>Gusta a la gente</translation>
    </message>
    <message>
        <source>What people liked best for such words: fitting, sound and pleasant.</source>
        <translation>Lo que más gustó a la gente para tales palabras: adecuado, sano y agradable.</translation>
    </message>
    <message>
        <source>People pick it</source>
        <translation>La gente la elige</translation>
    </message>
    <message>
        <source>What people chose when they saw two pictures side by side.</source>
        <translation>Lo que la gente eligió al ver dos imágenes lado a lado.</translation>
    </message>
    <message>
        <source>People prefer it</source>
        <translation>La gente la prefiere</translation>
    </message>
    <message>
        <source>What people put first among several pictures; adds detail.</source>
        <translation>Lo que la gente puso primero entre varias; añade detalle.</translation>
    </message>
    <message>
        <source>Shows every detail</source>
        <translation>Muestra cada detalle</translation>
    </message>
    <message>
        <source>Whether all that the words name is there: things, numbers, colours, places.</source>
        <translation>Si está todo lo que nombran las palabras: cosas, números, colores, lugares.</translation>
    </message>
    <message>
        <source>True to nature</source>
        <translation>Fiel a la naturaleza</translation>
    </message>
    <message>
        <source>Whether things look and behave as they do in the world.</source>
        <translation>Si las cosas se ven y se comportan como en el mundo.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>plain words, name of the reward</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A reward of this model; it brings no description.</source>
        <translation>Una recompensa de este modelo; no trae descripción.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorada</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>lo mejor</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>lo peor</translation>
    </message>
    <message>
        <source>better than %1 %</source>
        <translation>mejor que %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What you chose between pictures, and what the program learned from that.</source>
        <translation>Lo que eligió entre imágenes, y lo que el programa aprendió de ello.</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>Mi gusto</translation>
    </message>
</context>
<context>
    <name>ScoreWarning</name>
    <message>
        <source>The seeds look alike: the target of %1 may be too high.</source>
        <translation>Las semillas se parecen: el objetivo de %1 quizá sea demasiado alto.</translation>
    </message>
    <message>
        <source>%1 rose while %2 fell: its target may be too high.</source>
        <translation>%1 subió mientras %2 bajaba: su objetivo quizá sea demasiado alto.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Lower it to %1 %</source>
        <translation>Bajarlo a %1 %</translation>
    </message>
    <message>
        <source>No. %1 of %2 by %3</source>
        <translation>N.º %1 de %2 según %3</translation>
    </message>
</context>
<context>
    <name>Scorers</name>
    <message>
        <source>Aesthetic</source>
        <translation>Estética</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP (inicial)</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>Estética (inicial)</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore (inicial)</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA (inicial)</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words; it does not know photographs.</source>
        <translation>Cuánto encaja una escena dibujada con el texto; no conoce fotografías.</translation>
    </message>
    <message>
        <source>Light and colours of a drawn scene; it does not know photographs.</source>
        <translation>Luz y colores de una escena dibujada; no conoce fotografías.</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>Cuánto encaja una escena dibujada con el texto y lo bien compuesta que está; no conoce fotografías.</translation>
    </message>
    <message>
        <source>Whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>Si una escena dibujada muestra lo que nombra el texto; no conoce fotografías.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Plain loss</source>
        <translation>Pérdida simple</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Size of the gradients</source>
        <translation>Tamaño de los gradientes</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>Pérdida de control</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Loss, another&apos;s: %1</source>
        <comment>the text or the reward of another picture</comment>
        <translation>Pérdida, de otra: %1</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <comment>a scorer</comment>
        <translation>Muestras: %1</translation>
    </message>
    <message>
        <source>%1: %2 with all targets 1, %3 with all targets 0</source>
        <comment>a scorer&apos;s means over the samples</comment>
        <translation>%1: %2 con todos los objetivos en 1, %3 con todos los objetivos en 0</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>Escala de la pérdida</translation>
    </message>
    <message>
        <source>Skipped updates</source>
        <translation>Actualizaciones omitidas</translation>
    </message>
    <message>
        <source>Own targets</source>
        <translation>Objetivos propios</translation>
    </message>
    <message>
        <source>All targets 1</source>
        <translation>Todos los objetivos en 1</translation>
    </message>
    <message>
        <source>All targets 0</source>
        <translation>Todos los objetivos en 0</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurado</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>very long</source>
        <translation>mucho tiempo</translation>
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
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Leyendo el prompt</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>Revelando</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Evaluando</translation>
    </message>
    <message>
        <source>Exploring</source>
        <translation>Explorando</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>Mirando imágenes</translation>
    </message>
    <message>
        <source>Asking your taste</source>
        <translation>Consultando su gusto</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>Midiendo este equipo</translation>
    </message>
    <message>
        <source>Setting the sliders for you</source>
        <translation>Ajustando los controles para usted</translation>
    </message>
    <message>
        <source>Waiting until nobody uses the program</source>
        <translation>Esperando a que nadie use el programa</translation>
    </message>
    <message>
        <source>Waiting for mains power</source>
        <translation>Esperando corriente de la red</translation>
    </message>
    <message>
        <source>Waiting for free memory</source>
        <translation>Esperando memoria libre</translation>
    </message>
</context>
<context>
    <name>miro::Activity</name>
    <message>
        <source>Not working</source>
        <translation>No funciona</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>En pausa, %n en espera</numerusform>
            <numerusform>En pausa, %n en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is being done, time</comment>
        <translation>%1, quedan %2</translation>
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
        <translation>Cola</translation>
    </message>
    <message>
        <source>Queue of drawings</source>
        <translation>Cola de dibujos</translation>
    </message>
    <message>
        <source>Nothing is waiting. What you draw appears here.</source>
        <translation>Nada espera. Lo que dibuje aparece aquí.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Draw this earlier</source>
        <translation>Dibujar esto antes</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Draw this later</source>
        <translation>Dibujar esto después</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Put this in the queue once more</source>
        <translation>Poner esto otra vez en la cola</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take this out of the queue; its pictures stay</source>
        <translation>Quitar esto de la cola; sus imágenes se quedan</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Parar ahora</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>Parar ahora: lo que se dibuja se descarta</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Parar después de este</translation>
    </message>
    <message>
        <source>Stop after this one: what is being drawn is finished and kept</source>
        <translation>Parar después de este: lo que se dibuja se termina y se guarda</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>Saltar este</translation>
    </message>
    <message>
        <source>Skip this one: drop it and go on with the next</source>
        <translation>Saltar este: descartarlo y seguir con el siguiente</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>Borrar lo terminado</translation>
    </message>
    <message>
        <source>Save the queue to a file…</source>
        <translation>Guardar la cola en un archivo…</translation>
    </message>
    <message>
        <source>Add a queue from a file…</source>
        <translation>Añadir una cola desde un archivo…</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Liberar memoria</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the queue</source>
        <translation>Cerrar la cola</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More to do with the queue</source>
        <translation>Más acciones de la cola</translation>
    </message>
    <message>
        <source>Time of the last steps</source>
        <translation>Duración de los últimos pasos</translation>
    </message>
    <message>
        <source>No model is in memory</source>
        <translation>Ningún modelo en memoria</translation>
    </message>
    <message>
        <source>In memory: %1</source>
        <translation>En memoria: %1</translation>
    </message>
    <message>
        <source>step %1 ms</source>
        <translation>paso %1 ms</translation>
    </message>
    <message>
        <source>preview %1 ms</source>
        <translation>vista previa %1 ms</translation>
    </message>
    <message>
        <source>last picture %1 ms</source>
        <translation>última imagen %1 ms</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 de memoria</translation>
    </message>
    <message>
        <source>Save the queue</source>
        <translation>Guardar la cola</translation>
    </message>
    <message>
        <source>Queues (*.json)</source>
        <translation>Colas (*.json)</translation>
    </message>
    <message>
        <source>Add a queue</source>
        <translation>Añadir una cola</translation>
    </message>
    <message>
        <source>Train from a file…</source>
        <translation>Entrenar desde un archivo…</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>Entrenar desde un archivo</translation>
    </message>
    <message>
        <source>Training settings (*.json)</source>
        <translation>Ajustes de entrenamiento (*.json)</translation>
    </message>
    <message>
        <source>An empty folder for what is trained</source>
        <translation>Una carpeta vacía para el resultado</translation>
    </message>
</context>
<context>
    <name>miro::ActivityPill</name>
    <message>
        <source>%1. Click for the queue.</source>
        <translation>%1. Pulse para ver la cola.</translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation>Actividad: %1</translation>
    </message>
</context>
<context>
    <name>miro::AdvancedPanel</name>
    <message>
        <source>negative prompt</source>
        <translation>prompt negativo</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; nothing was changed.</source>
        <translation>Ese texto de %1 letras es demasiado largo para un prompt; no se cambió nada.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Close Advanced</source>
        <translation>Cerrar Avanzado</translation>
    </message>
    <message>
        <source>Push away from pictures better than</source>
        <translation>Alejarse de imágenes mejores que</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Prompt negativo</translation>
    </message>
    <message>
        <source>empty, as published</source>
        <translation>vacío, como se publicó</translation>
    </message>
    <message>
        <source>Beyond the published way: it takes the place of the empty text.</source>
        <translation>Más allá de lo publicado: ocupa el lugar del texto vacío.</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>Imagen inicial</translation>
    </message>
    <message>
        <source>Near variations</source>
        <translation>Variantes cercanas</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1 (el del modelo)</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>el primero</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>el último</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>elegida sola</translation>
    </message>
</context>
<context>
    <name>miro::AxesPanel</name>
    <message>
        <source>Type its values, such as %1</source>
        <translation>Escriba sus valores, como %1</translation>
    </message>
    <message>
        <source>%1 pictures of each prompt</source>
        <translation>%1 imágenes de cada prompt</translation>
    </message>
    <message>
        <source>%1 = %2 pictures of each prompt</source>
        <translation>%1 = %2 imágenes de cada prompt</translation>
    </message>
    <message>
        <source>Setting of axis %1</source>
        <translation>Ajuste del eje %1</translation>
    </message>
    <message>
        <source>Values of axis %1</source>
        <translation>Valores del eje %1</translation>
    </message>
    <message>
        <source>1, 2, 5 or 1-5 or 1-10 (+2) or 1-10 [5] or 1, 2, .., 10; || between values that hold commas; SKIP: before a value leaves it out. In the prompt: the words to find, then what takes their place.</source>
        <translation>1, 2, 5 o 1-5 o 1-10 (+2) o 1-10 [5] o 1, 2, .., 10; || entre valores con comas; SKIP: delante de un valor lo omite. En el prompt: las palabras que se buscan y luego lo que las sustituye.</translation>
    </message>
    <message>
        <source>Before the axis above</source>
        <translation>Antes del eje de arriba</translation>
    </message>
    <message>
        <source>Move axis %1 up</source>
        <translation>Subir el eje %1</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>Quitar este eje</translation>
    </message>
    <message>
        <source>Remove axis %1</source>
        <translation>Quitar el eje %1</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Ejes</translation>
    </message>
    <message>
        <source>Each prompt is drawn with every combination; the first axis changes slowest.</source>
        <translation>Cada prompt se dibuja con todas las combinaciones; el primer eje cambia más despacio.</translation>
    </message>
    <message>
        <source>Add an axis</source>
        <translation>Añadir un eje</translation>
    </message>
    <message>
        <source>Draw each prompt with several values of a setting</source>
        <translation>Dibujar cada prompt con varios valores de un ajuste</translation>
    </message>
</context>
<context>
    <name>miro::BatchComposer</name>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>Probar tres</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>Abrir una lista</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Guardar la lista</translation>
    </message>
    <message>
        <source>Next problem in the list</source>
        <translation>Siguiente problema de la lista</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>The settings of Create stand here now.</source>
        <translation>Los ajustes de Crear están ahora aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1; cuánto tardan se sabrá tras la primera</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1, unos %2</translation>
    </message>
    <message>
        <source>%1 of %2 free on the disk</source>
        <comment>a size of another</comment>
        <translation>%1 de %2 libres en el disco</translation>
    </message>
    <message>
        <source>The disk has too little room: the batch would pause when it is full.</source>
        <translation>El disco tiene poco espacio: el lote se pausaría al llenarse.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)</source>
        <translation>Listas de prompts (*.txt *.csv *.tsv *.jsonl);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The settings of Create stand here now, but for “My taste”: batches draw without it.</source>
        <translation>Los ajustes de «Crear» están ahora aquí, salvo «Mi gusto»: los lotes dibujan sin él.</translation>
    </message>
</context>
<context>
    <name>miro::BatchCullView</name>
    <message>
        <source>Undone: %1</source>
        <translation>Deshecho: %1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>The picture to choose about</source>
        <translation>La imagen que se juzga</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Volver a todas</translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation>Volver a todas las imágenes (Esc)</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>Imagen anterior (Izquierda)</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Imagen siguiente</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>Imagen siguiente (Derecha)</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Quitar la nota</translation>
    </message>
    <message>
        <source>Take the rating away (0)</source>
        <translation>Quitar la nota (0)</translation>
    </message>
    <message>
        <source>Rate %1 of 5 (%1)</source>
        <translation>Valorar con %1 de 5 (%1)</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Estrella</translation>
    </message>
    <message>
        <source>Star, or take the star away (S)</source>
        <translation>Poner o quitar la estrella (S)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Put it into the bin (X)</source>
        <translation>Poner en la papelera (X)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare with its neighbour of the same prompt (Space)</source>
        <translation>Comparar con su vecina del mismo prompt (Espacio)</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>Seguir sola</translation>
    </message>
    <message>
        <source>Go on to the next picture after a rating (A)</source>
        <translation>Pasar a la imagen siguiente tras una nota (A)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Take the last mark back (Ctrl+Z)</source>
        <translation>Retirar la última marca (Ctrl+Z)</translation>
    </message>
    <message>
        <source>There is no other picture of this prompt nearby</source>
        <translation>No hay otra imagen de este prompt cerca</translation>
    </message>
    <message>
        <source>Rating taken away</source>
        <translation>Nota quitada</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>Valorada con %1 de 5</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Con estrella</translation>
    </message>
    <message>
        <source>Star taken away</source>
        <translation>Estrella quitada</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>It is no longer in the library</source>
        <translation>Ya no está en la biblioteca</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>valorada con %1 de 5</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>con estrella</translation>
    </message>
    <message>
        <source>There is no picture to choose about.</source>
        <translation>No hay ninguna imagen que juzgar.</translation>
    </message>
    <message>
        <source>All of them are in the bin. Undo brings the last one back.</source>
        <translation>Todas están en la papelera. Deshacer recupera la última.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>miro::BatchList</name>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>No batch yet.</source>
        <translation>Aún no hay lotes.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Run this batch earlier (Alt+Up)</source>
        <translation>Ejecutar este lote antes (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Run this batch later (Alt+Down)</source>
        <translation>Ejecutar este lote después (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Parar después de este</translation>
    </message>
    <message>
        <source>Stop after the pictures that are being drawn</source>
        <translation>Parar después de las imágenes que se dibujan</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Parar ahora</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>Parar ahora: lo que se dibuja se descarta</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reintentar fallidas</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Volver a dibujar las imágenes fallidas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take this batch out of the list; its pictures and its album stay</source>
        <translation>Quitar este lote de la lista; sus imágenes y su álbum se quedan</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>Más acciones de este lote</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Seguir con la cola</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>Pausar la cola; no se pierde nada</translation>
    </message>
    <message>
        <source>Go on with this batch</source>
        <translation>Seguir con este lote</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>Dibujar lo que falta</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>Poner este lote otra vez en la cola</translation>
    </message>
    <message>
        <source>Take this batch out of the list? Its pictures and its album stay.</source>
        <translation>¿Quitar este lote de la lista? Sus imágenes y su álbum se quedan.</translation>
    </message>
</context>
<context>
    <name>miro::BatchListModel</name>
    <message>
        <source>Waiting, %1</source>
        <comment>state of a batch</comment>
        <translation>En espera, %1</translation>
    </message>
    <message numerus="yes">
        <source>Waiting, %n picture(s)</source>
        <translation>
            <numerusform>En espera, %n imagen</numerusform>
            <numerusform>En espera, %n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n picture(s)</source>
        <translation>
            <numerusform>Hecho, %n imagen</numerusform>
            <numerusform>Hecho, %n imágenes</numerusform>
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
        <translation>%1 de %2, quedan %3</translation>
    </message>
</context>
<context>
    <name>miro::BatchMorningPage</name>
    <message>
        <source>Choose among them</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Look at each, rate, star and reject by keyboard, the best first</source>
        <translation>Mirar, valorar, poner estrella y descartar con el teclado, las mejores primero</translation>
    </message>
    <message>
        <source>Open the album</source>
        <translation>Abrir el álbum</translation>
    </message>
    <message>
        <source>Show the pictures of this batch in the gallery</source>
        <translation>Mostrar las imágenes de este lote en la galería</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Guardar en carpeta…</translation>
    </message>
    <message>
        <source>Save the pictures, their names and the manifest that the command would have written</source>
        <translation>Guardar las imágenes, sus nombres y el manifiesto que el comando habría escrito</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>Mostrar la cuadrícula</translation>
    </message>
    <message>
        <source>Show the sweep as rows and columns</source>
        <translation>Mostrar el barrido en filas y columnas</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reintentar fallidas</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Volver a dibujar las imágenes fallidas</translation>
    </message>
    <message>
        <source>How long they took</source>
        <translation>Cuánto tardaron</translation>
    </message>
    <message>
        <source>Asked (A) and achieved (B), on average</source>
        <translation>Pedido (A) y logrado (B), en promedio</translation>
    </message>
    <message>
        <source>Pictures of this batch, the best first</source>
        <translation>Imágenes de este lote, las mejores primero</translation>
    </message>
    <message>
        <source>No picture is left.</source>
        <translation>No queda ninguna imagen.</translation>
    </message>
    <message>
        <source>Seconds of each picture over the night</source>
        <translation>Segundos de cada imagen durante la noche</translation>
    </message>
    <message>
        <source>No picture was drawn.</source>
        <translation>No se dibujó ninguna imagen.</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>Hasta ahora: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how a batch ended; its pictures</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Drawn within %1, %2 s a picture; the slowest took %3.</source>
        <translation>Dibujadas en %1, %2 s por imagen; la más lenta tardó %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were left out of the album by the choice of the best.</source>
        <translation>
            <numerusform>%n imagen quedó fuera del álbum al elegir las mejores.</numerusform>
            <numerusform>%n imágenes quedaron fuera del álbum al elegir las mejores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed:</source>
        <translation>
            <numerusform>%n imagen falló:</numerusform>
            <numerusform>%n imágenes fallaron:</numerusform>
        </translation>
    </message>
    <message>
        <source>Best first: within each prompt, by its scores</source>
        <translation>Las mejores primero: en cada prompt, según sus puntuaciones</translation>
    </message>
    <message>
        <source>Nothing is scored, so they stand in the order of the list</source>
        <translation>Nada está evaluado: siguen el orden de la lista</translation>
    </message>
    <message>
        <source>Hours since the first</source>
        <translation>Horas desde la primera</translation>
    </message>
    <message>
        <source>Minutes since the first</source>
        <translation>Minutos desde la primera</translation>
    </message>
    <message>
        <source>Seconds since the first</source>
        <translation>Segundos desde la primera</translation>
    </message>
    <message>
        <source>Seconds a picture</source>
        <translation>Segundos por imagen</translation>
    </message>
    <message>
        <source>After %1: %2 s a picture</source>
        <translation>Tras %1: %2 s por imagen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Logrado</translation>
    </message>
    <message>
        <source>No score was asked for by a target.</source>
        <translation>Ningún objetivo pedía una puntuación.</translation>
    </message>
    <message>
        <source>No picture of this batch has a score yet.</source>
        <translation>Ninguna imagen de este lote tiene puntuación aún.</translation>
    </message>
</context>
<context>
    <name>miro::BatchPage</name>
    <message>
        <source>New batch</source>
        <translation>Lote nuevo</translation>
    </message>
    <message>
        <source>Compose a batch from a list of prompts</source>
        <translation>Componer un lote con una lista de prompts</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunFailures</name>
    <message>
        <source>Pictures that failed</source>
        <translation>Imágenes fallidas</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reintentar fallidas</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>Volver a dibujar las imágenes fallidas</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Copy lines and reasons as text</source>
        <translation>Copiar líneas y motivos como texto</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Nada ha fallado.</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunLive</name>
    <message>
        <source>Pictures that are being drawn</source>
        <translation>Imágenes que se dibujan</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) being drawn: step %1 of %2</source>
        <translation>
            <numerusform>Se dibuja %n imagen: paso %1 de %2</numerusform>
            <numerusform>Se dibujan %n imágenes: paso %1 de %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchRunSweep</name>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Pictures of the sweep</source>
        <translation>Imágenes del barrido</translation>
    </message>
    <message>
        <source>Reading the plan…</source>
        <translation>Leyendo el plan…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
</context>
<context>
    <name>miro::BatchView</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop this batch; it can go on later</source>
        <translation>Parar este lote; puede seguir después</translation>
    </message>
    <message>
        <source>After the pictures that are being drawn</source>
        <translation>Después de las imágenes que se dibujan</translation>
    </message>
    <message>
        <source>Now: what is being drawn is dropped</source>
        <translation>Ahora: lo que se dibuja se descarta</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>Más acciones de este lote</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Open the album in the gallery</source>
        <translation>Abrir el álbum en la galería</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Guardar en carpeta…</translation>
    </message>
    <message>
        <source>Compose it again…</source>
        <translation>Componerlo de nuevo…</translation>
    </message>
    <message>
        <source>How far the batch is</source>
        <translation>Avance del lote</translation>
    </message>
    <message>
        <source>Pictures of this batch, in the order of its list</source>
        <translation>Imágenes de este lote, en el orden de su lista</translation>
    </message>
    <message>
        <source>Pictures appear here as they are drawn.</source>
        <translation>Las imágenes aparecen aquí según se dibujan.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Cuadrícula</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>state and pictures of a batch; time</comment>
        <translation>%1, quedan %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Seguir con la cola</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>Pausar la cola; no se pierde nada</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>Dibujar lo que falta</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>Poner este lote otra vez en la cola</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pictures</comment>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Save the batch into a folder</source>
        <translation>Guardar el lote en una carpeta</translation>
    </message>
    <message>
        <source>Saving, %1 %</source>
        <translation>Guardando, %1 %</translation>
    </message>
    <message>
        <source>Stopped; saving into the same folder goes on from here.</source>
        <translation>Parado; guardar en la misma carpeta sigue desde aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and their manifest were saved.</source>
        <translation>
            <numerusform>Se guardó %n imagen y su manifiesto.</numerusform>
            <numerusform>Se guardaron %n imágenes y su manifiesto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list are not there.</source>
        <translation>
            <numerusform>Falta %n de la lista.</numerusform>
            <numerusform>Faltan %n de la lista.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Open the grid page</source>
        <translation>Abrir la página de la cuadrícula</translation>
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
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Score each picture</source>
        <translation>Evaluar cada imagen</translation>
    </message>
    <message>
        <source>By every scorer that is installed</source>
        <translation>Con todos los evaluadores instalados</translation>
    </message>
    <message>
        <source>all pictures</source>
        <translation>todas las imágenes</translation>
    </message>
    <message>
        <source>No scorer is installed: the best cannot be told. The Models page has them.</source>
        <translation>No hay evaluadores instalados: no se sabe cuáles son las mejores. Están en la página Modelos.</translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>Cuánto cuenta cada puntuación:</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>Cuánto cuenta esta: %1</translation>
    </message>
</context>
<context>
    <name>miro::Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>Lienzo</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Ninguna imagen</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>imagen %1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>como era antes</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>sin terminar</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of a description</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>There is no finished picture to copy</source>
        <translation>No hay ninguna imagen terminada que copiar</translation>
    </message>
</context>
<context>
    <name>miro::CanvasKeys</name>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Mostrar la imagen entera</translation>
    </message>
    <message>
        <source>Show it pixel by pixel</source>
        <translation>Mostrarla píxel a píxel</translation>
    </message>
    <message>
        <source>One step of the drawing back</source>
        <translation>Un paso del dibujo atrás</translation>
    </message>
    <message>
        <source>One step of the drawing forward</source>
        <translation>Un paso del dibujo adelante</translation>
    </message>
    <message>
        <source>Times and steps as plain controls</source>
        <translation>Tiempos y pasos como controles sencillos</translation>
    </message>
</context>
<context>
    <name>miro::CellPainter</name>
    <message>
        <source>File is gone or cannot be read</source>
        <translation>El archivo ya no está o no se puede leer</translation>
    </message>
</context>
<context>
    <name>miro::ChoosePart</name>
    <message>
        <source>Teach the program what you like</source>
        <translation>Enseñe al programa lo que le gusta</translation>
    </message>
    <message>
        <source>You see two pictures of the same words. Choose the one that you like more, with the arrow keys or by a click. Thirty of them take about three minutes; you can stop at any time.

From your choices the program learns to foretell what you like. Nothing of it leaves this machine, and every choice can be taken back.</source>
        <translation>Verá dos imágenes de las mismas palabras. Elija la que más le guste, con las teclas de flecha o con un clic. Treinta elecciones llevan unos tres minutos; puede parar cuando quiera.

De sus elecciones el programa aprende a predecir lo que le gusta. Nada de ello sale de este equipo, y cada elección se puede retirar.</translation>
    </message>
    <message>
        <source>Begin to choose</source>
        <translation>Empezar a elegir</translation>
    </message>
    <message>
        <source>Looking for two pictures to compare…</source>
        <translation>Buscando dos imágenes que comparar…</translation>
    </message>
    <message>
        <source>How far this session is</source>
        <translation>Cuánto ha avanzado esta sesión</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Parar aquí</translation>
    </message>
    <message>
        <source>End this session; all choices are kept</source>
        <translation>Terminar esta sesión; todas las elecciones se conservan</translation>
    </message>
    <message>
        <source>Draw pictures</source>
        <translation>Dibujar imágenes</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>My taste</source>
        <comment>the name of the first profile</comment>
        <translation>Mi gusto</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, about %n minute(s) left</source>
        <comment>duels of a session</comment>
        <translation>
            <numerusform>%1 de %2, queda alrededor de %n minuto</numerusform>
            <numerusform>%1 de %2, quedan unos %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChooseSummary</name>
    <message>
        <source>Which reward models chose as you did</source>
        <translation>Qué modelos de recompensa eligieron como usted</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>Elegir más</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Lo que ha aprendido</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) made. Thank you!</source>
        <translation>
            <numerusform>%n elección hecha. ¡Gracias!</numerusform>
            <numerusform>%n elecciones hechas. ¡Gracias!</numerusform>
        </translation>
    </message>
    <message>
        <source>The line in the middle is chance. The thin line over a bar says how sure this is.</source>
        <translation>La línea del centro es el azar. La línea fina sobre una barra dice cuán seguro es esto.</translation>
    </message>
    <message>
        <source>No reward model has measured the pictures that you chose between.</source>
        <translation>Ningún modelo de recompensa ha medido las imágenes entre las que eligió.</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonBars</name>
    <message>
        <source>Scores of the chosen pictures</source>
        <translation>Puntuaciones de las imágenes elegidas</translation>
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
        <translation>valor bruto %1</translation>
    </message>
    <message>
        <source>Scores compared</source>
        <translation>Puntuaciones comparadas</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Show the scores as a radar</source>
        <translation>Mostrar las puntuaciones como radar</translation>
    </message>
    <message>
        <source>As a radar instead of bars; it needs three scores</source>
        <translation>Como radar en vez de barras; hacen falta tres puntuaciones</translation>
    </message>
    <message>
        <source>Choose only picture %1: %2</source>
        <translation>Elegir solo la imagen %1: %2</translation>
    </message>
    <message>
        <source>These pictures have no scores yet.</source>
        <translation>Estas imágenes aún no tienen puntuaciones.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are compared.</source>
        <translation>
            <numerusform>Solo se compara la primera (%n).</numerusform>
            <numerusform>Solo se comparan las %n primeras.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::CreatePage</name>
    <message>
        <source>The drawing failed.</source>
        <translation>El dibujo ha fallado.</translation>
    </message>
    <message>
        <source>Write what you want to see, then press Draw (Ctrl+Return)</source>
        <translation>Escriba lo que quiere ver y pulse Dibujar (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>The model %1 is not installed.</source>
        <translation>El modelo %1 no está instalado.</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>Obtener modelos</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>un ejemplo</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>The model %1 is not installed; its settings were brought back for this one.</source>
        <translation>El modelo %1 no está instalado; sus ajustes se recuperaron para este.</translation>
    </message>
    <message>
        <source>Its prompt is too long; the beginning was brought back.</source>
        <translation>Su prompt es demasiado largo; se recuperó el principio.</translation>
    </message>
    <message>
        <source>bring settings back</source>
        <translation>recuperar ajustes</translation>
    </message>
    <message>
        <source>time machine</source>
        <translation>máquina del tiempo</translation>
    </message>
    <message>
        <source>Brought back. Ctrl+Z takes it back.</source>
        <translation>Recuperado. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>imagen inicial</translation>
    </message>
    <message>
        <source>The next drawing begins from %1.</source>
        <translation>El próximo dibujo parte de %1.</translation>
    </message>
    <message>
        <source>From noise again</source>
        <translation>Otra vez desde ruido</translation>
    </message>
    <message>
        <source>no start picture</source>
        <translation>sin imagen inicial</translation>
    </message>
    <message>
        <source>What to do with %1?</source>
        <translation>¿Qué hacer con %1?</translation>
    </message>
    <message>
        <source>Begin from it</source>
        <translation>Partir de ella</translation>
    </message>
    <message>
        <source>Bring its settings back</source>
        <translation>Recuperar sus ajustes</translation>
    </message>
    <message>
        <source>There are no two pictures to compare yet.</source>
        <translation>Aún no hay dos imágenes que comparar.</translation>
    </message>
    <message>
        <source>It began from %1, which is not in the library: choose it anew under Advanced.</source>
        <translation>Partía de %1, que no está en la biblioteca: elíjala de nuevo en Avanzado.</translation>
    </message>
    <message>
        <source>lower a reward</source>
        <translation>bajar una recompensa</translation>
    </message>
    <message>
        <source>Its rewards change while the picture forms (experimental).</source>
        <translation>Sus recompensas cambian mientras se forma la imagen (experimental).</translation>
    </message>
    <message>
        <source>Keep them steady</source>
        <translation>Mantenerlas estables</translation>
    </message>
    <message>
        <source>steady rewards</source>
        <translation>recompensas estables</translation>
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
        <translation>Prompt negativo</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Recompensas</translation>
    </message>
    <message>
        <source>Settings and file</source>
        <translation>Ajustes y archivo</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Hecha a partir de</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>Recuperar todo</translation>
    </message>
    <message>
        <source>Bring prompt, settings, seed and rewards of this picture back to the Create page</source>
        <translation>Llevar el prompt, los ajustes, la semilla y las recompensas de esta imagen a la página Crear</translation>
    </message>
    <message>
        <source>Only the seed</source>
        <translation>Solo la semilla</translation>
    </message>
    <message>
        <source>Bring only the seed of this picture back to the Create page</source>
        <translation>Llevar solo la semilla de esta imagen a la página Crear</translation>
    </message>
    <message>
        <source>Only the rewards</source>
        <translation>Solo las recompensas</translation>
    </message>
    <message>
        <source>Bring only the reward sliders of this picture back to the Create page</source>
        <translation>Llevar solo los deslizadores de recompensa de esta imagen a la página Crear</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variar</translation>
    </message>
    <message>
        <source>Draw near variations of this picture</source>
        <translation>Dibujar variantes cercanas de esta imagen</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Partir de ella</translation>
    </message>
    <message>
        <source>Draw a new picture that begins from this one</source>
        <translation>Dibujar una imagen nueva que parte de esta</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare two to four chosen pictures on the canvas</source>
        <translation>Comparar de dos a cuatro imágenes elegidas en el lienzo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the picture with its metadata</source>
        <translation>Copiar la imagen con sus metadatos</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>Copiar sin metadatos</translation>
    </message>
    <message>
        <source>Copy the picture without what made it</source>
        <translation>Copiar la imagen sin lo que la hizo</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save a copy with its metadata</source>
        <translation>Guardar una copia con sus metadatos</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>Guardar sin metadatos…</translation>
    </message>
    <message>
        <source>Save a copy without what made it</source>
        <translation>Guardar una copia sin lo que la hizo</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>Copiar el prompt</translation>
    </message>
    <message>
        <source>Copy the text of the prompt</source>
        <translation>Copiar el texto del prompt</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Open the folder that holds the file</source>
        <translation>Abrir la carpeta que contiene el archivo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Preview; Return opens it on the canvas</source>
        <translation>Vista previa; Intro la abre en el lienzo</translation>
    </message>
    <message>
        <source>The file of this picture is gone</source>
        <translation>El archivo de esta imagen ya no está</translation>
    </message>
    <message>
        <source>Choose a picture to see how it was made</source>
        <translation>Elija una imagen para ver cómo se hizo</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures chosen; this is one of them</source>
        <translation>
            <numerusform>%n imagen elegida; es esta</numerusform>
            <numerusform>%n imágenes elegidas; esta es una de ellas</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>This picture does not say how it was made</source>
        <translation>Esta imagen no dice cómo se hizo</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Go to the picture it was made from: %1</source>
        <translation>Ir a la imagen de la que salió: %1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>See what the sliders do to this picture</source>
        <translation>Ver qué le hacen los deslizadores a esta imagen</translation>
    </message>
</context>
<context>
    <name>miro::DetailsText</name>
    <message>
        <source>nothing said</source>
        <translation>no se dice nada</translation>
    </message>
    <message>
        <source>%1… (only the beginning is shown)</source>
        <translation>%1… (solo se muestra el principio)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Vino de</translation>
    </message>
    <message>
        <source>Was at</source>
        <translation>Estaba en</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Álbumes</translation>
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
        <translation>Parar</translation>
    </message>
    <message>
        <source>Draw (about %1)</source>
        <translation>Dibujar (unos %1)</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Stop now: what is not finished is dropped (Esc)</source>
        <translation>Parar ahora: lo no terminado se descarta (Esc)</translation>
    </message>
    <message>
        <source>Draw (Ctrl+Return)</source>
        <translation>Dibujar (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Other ways to stop</source>
        <translation>Otras formas de parar</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Parar ahora</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>Parar después de este</translation>
    </message>
    <message>
        <source>Skip these pictures</source>
        <translation>Saltar estas imágenes</translation>
    </message>
    <message>
        <source>Skip this picture</source>
        <translation>Saltar esta imagen</translation>
    </message>
</context>
<context>
    <name>miro::DrawDesk</name>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>El modelo %1 que la dibujó no está instalado.</translation>
    </message>
</context>
<context>
    <name>miro::DuelView</name>
    <message>
        <source>Left is better</source>
        <translation>Mejor la izquierda</translation>
    </message>
    <message>
        <source>I like the left one more (Left)</source>
        <translation>Me gusta más la de la izquierda (Izquierda)</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Mejor la derecha</translation>
    </message>
    <message>
        <source>I like the right one more (Right)</source>
        <translation>Me gusta más la de la derecha (Derecha)</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Igual</translation>
    </message>
    <message>
        <source>I like both the same (Up or S)</source>
        <translation>Me gustan las dos por igual (Arriba o S)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>I cannot compare these (Down or Space)</source>
        <translation>No puedo compararlas (Abajo o Espacio)</translation>
    </message>
    <message>
        <source>Two pictures of one prompt: which do you like more?</source>
        <translation>Dos imágenes de un prompt: ¿cuál le gusta más?</translation>
    </message>
    <message>
        <source>(no words)</source>
        <comment>an empty prompt</comment>
        <translation>(sin palabras)</translation>
    </message>
    <message>
        <source>A picture cannot be read: go on to the next two (Down or Space)</source>
        <translation>Una imagen no se puede leer: pase a las dos siguientes (Abajo o Espacio)</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionModel</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <translation>Sus ajustes</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionPanel</name>
    <message>
        <source>The folder of the wildcard files</source>
        <translation>La carpeta de los comodines</translation>
    </message>
    <message>
        <source>beside the list</source>
        <translation>junto a la lista</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>ninguna carpeta</translation>
    </message>
    <message>
        <source>is shown when the list has no mistakes</source>
        <translation>se muestra cuando la lista no tiene errores</translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts, the first %1 are shown</source>
        <translation>
            <numerusform>%Ln prompt, se muestran los primeros %1</numerusform>
            <numerusform>%Ln prompts, se muestran los primeros %1</numerusform>
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
        <translation>En qué se convierte</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>How lines with choices are expanded</source>
        <translation>Cómo se expanden las líneas con opciones</translation>
    </message>
    <message>
        <source>A line such as “a {red|blue} car” or “a __colour__ car” has choices.</source>
        <translation>Una línea como «a {red|blue} car» o «a __colour__ car» tiene opciones.</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Tal cual</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dado</translation>
    </message>
    <message>
        <source>Seed of the choices</source>
        <translation>Semilla de las opciones</translation>
    </message>
    <message>
        <source>The same number makes the same choices again.</source>
        <translation>El mismo número repite las mismas elecciones.</translation>
    </message>
    <message>
        <source>Other choices</source>
        <translation>Otras elecciones</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>Comodines</translation>
    </message>
    <message>
        <source>Choose the folder of the wildcard files; without one, “wildcards” beside the list</source>
        <translation>Elegir la carpeta de los comodines; sin ella, «wildcards» junto a la lista</translation>
    </message>
    <message>
        <source>Take the folder beside the list again</source>
        <translation>Volver a la carpeta junto a la lista</translation>
    </message>
    <message>
        <source>The first prompts of the batch</source>
        <translation>Los primeros prompts del lote</translation>
    </message>
</context>
<context>
    <name>miro::ExploreChoices</name>
    <message>
        <source>Reward</source>
        <translation>Recompensa</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Frente a</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
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
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>Cuánto cuenta cada puntuación:</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>Cuánto cuenta esto: %1</translation>
    </message>
</context>
<context>
    <name>miro::ExploreGrid</name>
    <message>
        <source>Its file is gone</source>
        <translation>Su archivo ya no está</translation>
    </message>
    <message>
        <source>Pictures of the exploration</source>
        <translation>Imágenes de la exploración</translation>
    </message>
</context>
<context>
    <name>miro::ExploreModel</name>
    <message>
        <source>Nothing here beats it in both rewards.</source>
        <translation>Nada aquí la supera en ambas recompensas.</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>Puesto %1</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePage</name>
    <message>
        <source>Start; stop</source>
        <translation>Empezar; parar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Guardar la mejor</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Guardar informe…</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc); what runs goes on</source>
        <translation>Volver a donde estaba (Esc); lo que está en marcha sigue</translation>
    </message>
    <message>
        <source>with an outline: nothing here beats it in both rewards, as measured</source>
        <translation>con contorno: nada aquí la supera en ambas recompensas, según lo medido</translation>
    </message>
    <message>
        <source>Explore: %1</source>
        <translation>Explorar: %1</translation>
    </message>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>El modelo %1 que la dibujó no está instalado.</translation>
    </message>
    <message>
        <source>What stands in Create</source>
        <translation>Lo que hay en Crear</translation>
    </message>
    <message>
        <source>The settings of %1 stand in Create.</source>
        <translation>Los ajustes de %1 están en Crear.</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>Ir a Crear</translation>
    </message>
    <message>
        <source>There are no scores yet to say which is the best.</source>
        <translation>Aún no hay puntuaciones para decir cuál es la mejor.</translation>
    </message>
    <message numerus="yes">
        <source>Starred: %1. The other %n pictures stay with it as a stack.</source>
        <translation>
            <numerusform>Con estrella: %1. %n imagen más sigue con ella en una pila.</numerusform>
            <numerusform>Con estrella: %1. Las otras %n imágenes siguen con ella en una pila.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the exploration into a folder</source>
        <translation>Guardar la exploración en una carpeta</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, their scores and a report were saved.</source>
        <translation>
            <numerusform>Se guardaron %n imagen, sus puntuaciones y un informe.</numerusform>
            <numerusform>Se guardaron %n imágenes, sus puntuaciones y un informe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Abrir el informe</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>This picture was drawn with “My taste”; explorations draw without it, so they will differ.</source>
        <translation>Esta imagen se dibujó con «Mi gusto»; las exploraciones dibujan sin él, así que serán distintas.</translation>
    </message>
    <message>
        <source>What stands in Create, without “My taste”</source>
        <translation>Lo que hay en «Crear», sin «Mi gusto»</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePanel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1, unos %2</translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1; cuánto tardan se sabrá tras la primera</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, paused</source>
        <translation>%1 de %2 dibujadas, en pausa</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, %3 left</source>
        <translation>%1 de %2 dibujadas, quedan %3</translation>
    </message>
    <message>
        <source>%1 of %2 drawn</source>
        <translation>%1 de %2 dibujadas</translation>
    </message>
    <message>
        <source>Ended with %1 of %2 drawn</source>
        <translation>Terminó con %1 de %2 dibujadas</translation>
    </message>
    <message>
        <source>All are drawn</source>
        <translation>Todas están dibujadas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>What is drawn stays (Ctrl+Return)</source>
        <translation>Lo dibujado se queda (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Draw what is missing (Ctrl+Return)</source>
        <translation>Dibujar lo que falta (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Draw these pictures (Ctrl+Return)</source>
        <translation>Dibujar estas imágenes (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>%1
%2 of %3, %4</source>
        <comment>an exploration: title, below it drawn of all, when</comment>
        <translation>%1
%2 de %3, %4</translation>
    </message>
    <message>
        <source>Explored before</source>
        <translation>Exploradas antes</translation>
    </message>
</context>
<context>
    <name>miro::ExploreSide</name>
    <message>
        <source>Use these settings</source>
        <translation>Usar estos ajustes</translation>
    </message>
    <message>
        <source>Bring the settings of this picture to the Create page (Return)</source>
        <translation>Llevar los ajustes de esta imagen a la página Crear (Intro)</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Mostrar en grande</translation>
    </message>
    <message>
        <source>Show this picture large (Space)</source>
        <translation>Mostrar esta imagen en grande (Espacio)</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>En la galería</translation>
    </message>
    <message>
        <source>Show this picture in the gallery</source>
        <translation>Mostrar esta imagen en la galería</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Guardar la mejor</translation>
    </message>
    <message>
        <source>Star the first one; the others stay behind it as a stack (K)</source>
        <translation>Poner estrella a la primera; las demás quedan detrás en una pila (K)</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Guardar informe…</translation>
    </message>
    <message>
        <source>Save pictures, sheet, film strip, scores and a report into a folder (Ctrl+S)</source>
        <translation>Guardar imágenes, hoja, tira de película, puntuaciones e informe en una carpeta (Ctrl+S)</translation>
    </message>
    <message>
        <source>The measured scores will stand here.</source>
        <translation>Las puntuaciones medidas estarán aquí.</translation>
    </message>
    <message>
        <source>No scores yet. They come by themselves where scorers are installed.</source>
        <translation>Aún no hay puntuaciones. Llegan solas si hay evaluadores instalados.</translation>
    </message>
    <message>
        <source>Chart: one reward against the other</source>
        <translation>Gráfico: una recompensa frente a la otra</translation>
    </message>
    <message>
        <source>Chart: the expected best against how many are drawn</source>
        <translation>Gráfico: la mejor esperada según cuántas se dibujan</translation>
    </message>
    <message>
        <source>Chart: every score along the strip</source>
        <translation>Gráfico: cada puntuación a lo largo de la tira</translation>
    </message>
    <message>
        <source>Worked out from these very pictures, for this prompt.</source>
        <translation>Calculado con estas mismas imágenes, para este prompt.</translation>
    </message>
    <message>
        <source>Choose a picture to see what it asks for and what it got.</source>
        <translation>Elija una imagen para ver qué pide y qué obtuvo.</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>La imagen elegida</translation>
    </message>
</context>
<context>
    <name>miro::FileWork</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not taken: %2</source>
        <comment>a sentence and a list of files with reasons</comment>
        <translation>%1 No admitido: %2</translation>
    </message>
    <message>
        <source>Wait until the work on files is done, or stop it</source>
        <translation>Espere a que termine el trabajo con archivos, o párelo</translation>
    </message>
    <message>
        <source>Importing pictures…</source>
        <translation>Importando imágenes…</translation>
    </message>
    <message>
        <source>Import stopped; what came in before stays</source>
        <translation>Importación parada; lo que ya entró se queda</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported.</source>
        <translation>
            <numerusform>%n imagen importada.</numerusform>
            <numerusform>%n imágenes importadas.</numerusform>
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
            <numerusform>%n ya estaba.</numerusform>
            <numerusform>%n ya estaban.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting pictures…</source>
        <translation>Exportando imágenes…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures exported.</source>
        <translation>
            <numerusform>%n imagen exportada.</numerusform>
            <numerusform>%n imágenes exportadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it was stopped.</source>
        <translation>Después se paró.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures found that were not in the library.</source>
        <translation>
            <numerusform>%n imagen encontrada que no estaba en la biblioteca.</numerusform>
            <numerusform>%n imágenes encontradas que no estaban en la biblioteca.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture files are gone; they come back when their files do.</source>
        <translation>
            <numerusform>%n archivo de imagen ya no está; la imagen vuelve con su archivo.</numerusform>
            <numerusform>%n archivos de imagen ya no están; las imágenes vuelven con sus archivos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Filmstrip</name>
    <message>
        <source>The newest pictures</source>
        <translation>Las imágenes más nuevas</translation>
    </message>
</context>
<context>
    <name>miro::FilmstripModel</name>
    <message>
        <source>A picture without a prompt</source>
        <translation>Una imagen sin prompt</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n estrella</numerusform>
            <numerusform>%n estrellas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>Buscar en los prompts</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>Orden de las imágenes</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Mostrar los filtros</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>Mostrar u ocultar los filtros</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Pilas</translation>
    </message>
    <message>
        <source>Stack pictures that differ only in the seed</source>
        <translation>Apilar las imágenes que solo difieren en la semilla</translation>
    </message>
    <message>
        <source>Show pictures that differ only in the seed as one stack; Return opens it</source>
        <translation>Mostrar en una pila las imágenes que solo difieren en la semilla; Intro la abre</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Búsquedas</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Búsquedas guardadas</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Nuevas primero</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Antiguas primero</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Mejor valoradas primero</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Por prompt</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>Por semilla</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Grandes primero</translation>
    </message>
    <message>
        <source>Best score: %1</source>
        <translation>Mejor puntuación: %1</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Guardar esta búsqueda…</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Guardar esta búsqueda</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>Borrar una búsqueda</translation>
    </message>
    <message>
        <source>How scores are compared</source>
        <translation>Cómo se comparan las puntuaciones</translation>
    </message>
    <message>
        <source>Raw values of different prompts say little: a simple prompt scores high with any picture. The rank within a prompt and the place among the training pictures can be compared.</source>
        <translation>Los valores brutos de prompts distintos dicen poco: un prompt sencillo puntúa alto con cualquier imagen. El puesto dentro de un prompt y el lugar entre las imágenes de entrenamiento sí se pueden comparar.</translation>
    </message>
    <message>
        <source>Rank within a prompt</source>
        <translation>Puesto en un prompt</translation>
    </message>
    <message>
        <source>Among the training pictures</source>
        <translation>Entre las de entrenamiento</translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation>Valor bruto</translation>
    </message>
    <message>
        <source>By my taste</source>
        <translation>Según mi gusto</translation>
    </message>
    <message>
        <source>Among all pictures</source>
        <translation>Entre todas las imágenes</translation>
    </message>
</context>
<context>
    <name>miro::FilterChips</name>
    <message>
        <source>%1: %2 to %3 %</source>
        <translation>%1: de %2 a %3 %</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>Texto: %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Desde %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modelo: %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Semilla: %1</translation>
    </message>
    <message>
        <source>Size: %1 × %2</source>
        <translation>Tamaño: %1 × %2</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Con estrella</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n estrella o más</numerusform>
            <numerusform>%n estrellas o más</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Etiqueta: %1</translation>
    </message>
    <message>
        <source>Album: %1</source>
        <translation>Álbum: %1</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Una serie</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>Take away the condition %1</source>
        <translation>Quitar la condición %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Quitar todo</translation>
    </message>
    <message>
        <source>Take away all conditions</source>
        <translation>Quitar todas las condiciones</translation>
    </message>
    <message>
        <source>Missed a target</source>
        <translation>Objetivo fallado</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Fallado: %1</translation>
    </message>
</context>
<context>
    <name>miro::FilterPanel</name>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Álbum</translation>
    </message>
    <message>
        <source>From and until</source>
        <translation>Desde y hasta</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Desde este día</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>Hasta este día</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>Solo con estrella</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Mostrar la papelera</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este año</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Entre dos días</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Todo modelo</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Todo tamaño</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Toda valoración</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n estrella o más</numerusform>
            <numerusform>%n estrellas o más</numerusform>
        </translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>Aún no hay etiquetas</translation>
    </message>
    <message>
        <source>Choose a tag</source>
        <translation>Elegir una etiqueta</translation>
    </message>
    <message>
        <source>No albums yet</source>
        <translation>Aún no hay álbumes</translation>
    </message>
    <message>
        <source>Any album</source>
        <translation>Todo álbum</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an album and its number of pictures</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Puntuación %1</translation>
    </message>
    <message>
        <source>Score %1, at least</source>
        <translation>Puntuación %1, al menos</translation>
    </message>
    <message>
        <source>Score %1, at most</source>
        <translation>Puntuación %1, como mucho</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>Reached or missed</source>
        <translation>Alcanzados o fallados</translation>
    </message>
    <message>
        <source>Missed any target</source>
        <translation>Cualquier objetivo fallado</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Fallado: %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetuneLine</name>
    <message>
        <source>Give up this fine-tuning? What it has learned so far is lost.</source>
        <translation>¿Abandonar este ajuste fino? Se pierde lo que ha aprendido hasta ahora.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Abandonarlo</translation>
    </message>
    <message>
        <source>How far the fine-tuning is</source>
        <translation>Cuánto ha avanzado el ajuste fino</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>It keeps all that it has learned and goes on when you say so</source>
        <translation>Conserva todo lo que ha aprendido y sigue cuando usted lo diga</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>From where it stopped</source>
        <translation>Desde donde se paró</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonar</translation>
    </message>
    <message>
        <source>End it and drop what it has learned</source>
        <translation>Terminarlo y descartar lo que ha aprendido</translation>
    </message>
    <message>
        <source>Fine-tuning: %1</source>
        <comment>its state</comment>
        <translation>Ajuste fino: %1</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>la cola está en pausa</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>quedan %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetunePanel</name>
    <message>
        <source>Teach the model</source>
        <translation>Enseñar al modelo</translation>
    </message>
    <message>
        <source>The model that draws learns your taste as one more slider, “My taste”. It works in the background and gives way whenever you draw. The model itself stays as it is.</source>
        <translation>El modelo que dibuja aprende su gusto como un deslizador más, «Mi gusto». Trabaja en segundo plano y cede el paso siempre que usted dibuja. El modelo en sí queda como está.</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Cuánto tiempo</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>At most %1 GB</source>
        <translation>Como mucho %1 GB</translation>
    </message>
    <message>
        <source>As much as it needs</source>
        <translation>Toda la que necesite</translation>
    </message>
    <message>
        <source>Only while I am away</source>
        <translation>Solo mientras no estoy</translation>
    </message>
    <message>
        <source>It works while nothing is drawn and nobody touches mouse or keyboard</source>
        <translation>Trabaja mientras no se dibuja nada y nadie toca el ratón ni el teclado</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <translation>Solo con corriente</translation>
    </message>
    <message>
        <source>It pauses while the machine runs on its battery</source>
        <translation>Se pone en pausa mientras el equipo funciona con batería</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modelo: %1</translation>
    </message>
    <message>
        <source>First choose between some more pictures. %1</source>
        <translation>Elija primero entre algunas imágenes más. %1</translation>
    </message>
    <message>
        <source>This model is not installed.</source>
        <translation>Este modelo no está instalado.</translation>
    </message>
    <message>
        <source>One at a time: the one below is not over.</source>
        <translation>De uno en uno: el de abajo no ha terminado.</translation>
    </message>
</context>
<context>
    <name>miro::FramePainter</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>Esta imagen no se puede mostrar</translation>
    </message>
    <message>
        <source>No preview of this step</source>
        <translation>Sin vista previa de este paso</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>miro::GalleryActions</name>
    <message>
        <source>Open on the canvas</source>
        <translation>Abrir en el lienzo</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variar</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Partir de ella</translation>
    </message>
    <message>
        <source>Compare on the canvas</source>
        <translation>Comparar en el lienzo</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Sin valoración</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 estrella</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 estrellas</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 estrellas</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 estrellas</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 estrellas</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Estrella</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Añadir una etiqueta…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Bring back from the bin</source>
        <translation>Sacar de la papelera</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Borrar para siempre…</translation>
    </message>
    <message>
        <source>Copy with metadata</source>
        <translation>Copiar con metadatos</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>Copiar sin metadatos</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>Copiar el prompt</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>Guardar sin metadatos…</translation>
    </message>
    <message>
        <source>Export to a folder…</source>
        <translation>Exportar a una carpeta…</translation>
    </message>
    <message>
        <source>Export without metadata…</source>
        <translation>Exportar sin metadatos…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Valorar</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Álbum</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>Copiar y exportar</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Álbum nuevo…</translation>
    </message>
    <message>
        <source>Take out of %1</source>
        <translation>Sacar de %1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Evaluar</translation>
    </message>
</context>
<context>
    <name>miro::GalleryPage</name>
    <message>
        <source>Too many pictures to drag; export them to a folder instead</source>
        <translation>Demasiadas imágenes para arrastrar; expórtelas a una carpeta</translation>
    </message>
    <message>
        <source>Search saved as %1</source>
        <translation>Búsqueda guardada como %1</translation>
    </message>
    <message>
        <source>Search deleted</source>
        <translation>Búsqueda borrada</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Size of the pictures in the grid</source>
        <translation>Tamaño de las imágenes en la cuadrícula</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and the wheel)</source>
        <translation>Tamaño de las imágenes (Ctrl y la rueda)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Importar imágenes</translation>
    </message>
    <message>
        <source>Import pictures; files and folders can be dropped here too</source>
        <translation>Importar imágenes; también se pueden soltar aquí archivos y carpetas</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importar una carpeta…</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Slideshow (F)</source>
        <translation>Presentación (F)</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Mostrar u ocultar los detalles</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Todas las imágenes</translation>
    </message>
    <message>
        <source>Leave the stack</source>
        <translation>Salir de la pila</translation>
    </message>
    <message>
        <source>Leave the stack (Escape)</source>
        <translation>Salir de la pila (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures in this stack</source>
        <translation>
            <numerusform>%Ln imagen en esta pila</numerusform>
            <numerusform>%Ln imágenes en esta pila</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
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
            <numerusform>%Ln elegida</numerusform>
            <numerusform>%Ln elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures yet. Draw one, or drop files here to import them.</source>
        <translation>Aún no hay imágenes. Dibuje una, o suelte aquí archivos para importarlos.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>La papelera está vacía.</translation>
    </message>
    <message>
        <source>No picture matches. Take a condition away to see more.</source>
        <translation>Ninguna imagen coincide. Quite una condición para ver más.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importar una carpeta</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importar archivos</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</translation>
    </message>
    <message>
        <source>No scorer is installed. The Models page can get them.</source>
        <translation>No hay ningún evaluador instalado. La página Modelos puede obtenerlos.</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>Evaluando %n imagen.</numerusform>
            <numerusform>Evaluando %n imágenes.</numerusform>
        </translation>
    </message>
    <message>
        <source>“My taste” foretells %1 of your choices between pictures (very probably %2).</source>
        <translation>«Mi gusto» predice el %1 de sus elecciones entre imágenes (muy probablemente %2).</translation>
    </message>
    <message>
        <source>“My taste” is a guess so far. %1</source>
        <translation>«Mi gusto» es por ahora una suposición. %1</translation>
    </message>
</context>
<context>
    <name>miro::LargeView</name>
    <message>
        <source>One picture, large; Escape goes back to all</source>
        <translation>Una imagen, en grande; Esc vuelve a todas</translation>
    </message>
</context>
<context>
    <name>miro::LearnedPart</name>
    <message>
        <source>You like these most</source>
        <translation>Estas son las que más le gustan</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Indeciso</translation>
    </message>
    <message>
        <source>You like these least</source>
        <translation>Estas son las que menos le gustan</translation>
    </message>
    <message>
        <source>Picture %1 of %2; Return shows it in the gallery</source>
        <translation>Imagen %1 de %2; Intro la muestra en la galería</translation>
    </message>
    <message>
        <source>A double click shows a picture in the gallery</source>
        <translation>Un doble clic muestra una imagen en la galería</translation>
    </message>
    <message>
        <source>Examples appear here once enough was learned.</source>
        <translation>Aquí aparecerán ejemplos cuando se haya aprendido lo suficiente.</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>Elegir más</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Aprender ahora</translation>
    </message>
    <message>
        <source>Look at all pictures, learn from all choices anew, and score all pictures</source>
        <translation>Mirar todas las imágenes, aprender de nuevo de todas las elecciones y evaluar todas las imágenes</translation>
    </message>
    <message>
        <source>Get a picture model</source>
        <translation>Obtener un modelo de imagen</translation>
    </message>
    <message>
        <source>What each reward counts for you</source>
        <translation>Cuánto cuenta para usted cada recompensa</translation>
    </message>
    <message>
        <source>Sure and right</source>
        <translation>Seguridad y acierto</translation>
    </message>
    <message>
        <source>How often it is right, by how sure it is</source>
        <translation>Cuántas veces acierta, según lo seguro que está</translation>
    </message>
    <message>
        <source>Not enough choices yet.</source>
        <translation>Aún no hay suficientes elecciones.</translation>
    </message>
    <message>
        <source>No picture model is installed: nothing can be learned from choices without one.</source>
        <translation>No hay ningún modelo de imagen instalado: sin él no se puede aprender nada de las elecciones.</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Aprendiendo…</translation>
    </message>
    <message>
        <source>To the right of the line: you like more of it; to the left, hatched: less of it.</source>
        <translation>A la derecha de la línea: le gusta más de ello; a la izquierda, rayado: menos de ello.</translation>
    </message>
    <message>
        <source>Known once there are enough choices between pictures that the reward models have measured.</source>
        <translation>Se sabrá cuando haya suficientes elecciones entre imágenes que los modelos de recompensa hayan medido.</translation>
    </message>
    <message>
        <source>About %1 sure: right in %2 of %3 choices (%4)</source>
        <translation>Seguro en torno al %1: acertó en el %2 de %3 elecciones (%4)</translation>
    </message>
    <message>
        <source>As sure as right: %1</source>
        <translation>Tan seguro como acertado: %1</translation>
    </message>
    <message>
        <source>How sure it was (%)</source>
        <translation>Cuán seguro estaba (%)</translation>
    </message>
    <message>
        <source>Right (%)</source>
        <translation>Aciertos (%)</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>Sus elecciones</translation>
    </message>
    <message>
        <source>As sure as right</source>
        <translation>Tan seguro como acertado</translation>
    </message>
</context>
<context>
    <name>miro::LeftColumn</name>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Steps, guidance, negative targets, start picture, variations</source>
        <translation>Pasos, guía, objetivos negativos, imagen inicial, variantes</translation>
    </message>
</context>
<context>
    <name>miro::ListPanel</name>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problema</numerusform>
            <numerusform>%n problemas</numerusform>
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
        <translation>%1 se usa tal cual; aquí se muestra el principio.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>There are more.</source>
        <translation>Hay más.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Format of the list</source>
        <translation>Formato de la lista</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Open a list: text, CSV, TSV or JSON lines (Ctrl+O)</source>
        <translation>Abrir una lista: texto, CSV, TSV o líneas JSON (Ctrl+O)</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Save the list as it stands here (Ctrl+S)</source>
        <translation>Guardar la lista tal como está aquí (Ctrl+S)</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Vaciar la lista</translation>
    </message>
    <message>
        <source>Paste or drop a list here: each line is a prompt, and all of them are drawn while you are away.</source>
        <translation>Pegue o suelte aquí una lista: cada línea es un prompt, y todos se dibujan mientras usted no está.</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Mostrar un ejemplo</translation>
    </message>
    <message>
        <source>List of prompts</source>
        <translation>Lista de prompts</translation>
    </message>
    <message>
        <source>Problems in the list</source>
        <translation>Problemas de la lista</translation>
    </message>
</context>
<context>
    <name>miro::LongRunWatch</name>
    <message>
        <source>Pictures are being drawn</source>
        <translation>Se están dibujando imágenes</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n imagen dibujada</numerusform>
            <numerusform>%n imágenes dibujadas</numerusform>
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
            <numerusform>%n ha fallado</numerusform>
            <numerusform>%n han fallado</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is done, with problems</source>
        <translation>La cola ha terminado, con problemas</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>La cola ha terminado</translation>
    </message>
    <message>
        <source>The batch %1 is done, with problems</source>
        <translation>El lote %1 está hecho, con problemas</translation>
    </message>
    <message>
        <source>The batch %1 is done</source>
        <translation>El lote %1 está hecho</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n imagen falló</numerusform>
            <numerusform>%n imágenes fallaron</numerusform>
        </translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation>Se está entrenando un modelo</translation>
    </message>
    <message>
        <source>The training %1 is over, with problems</source>
        <translation>El entrenamiento %1 terminó, con problemas</translation>
    </message>
    <message>
        <source>The training %1 is done</source>
        <translation>El entrenamiento %1 ha terminado</translation>
    </message>
    <message numerus="yes">
        <source>%n training run(s)</source>
        <translation>
            <numerusform>%n entrenamiento</numerusform>
            <numerusform>%n entrenamientos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::MainWindow</name>
    <message>
        <source>Go on with the queue</source>
        <translation>Seguir con la cola</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>A picture is being drawn. It stops now and begins again when you come back; what is finished and what waits in the queue is kept.</source>
        <translation>Se está dibujando una imagen. Ahora se detiene y empieza de nuevo cuando vuelva; lo terminado y lo que espera en la cola se conserva.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Choosing in a batch</source>
        <translation>Elegir en un lote</translation>
    </message>
</context>
<context>
    <name>miro::ModelCard</name>
    <message>
        <source>Installed</source>
        <translation>Instalado</translation>
    </message>
    <message>
        <source>Installed, files checked</source>
        <translation>Instalado, archivos comprobados</translation>
    </message>
    <message>
        <source>Files are damaged</source>
        <translation>Hay archivos dañados</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incompleto</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>No instalado</translation>
    </message>
    <message>
        <source>Draws %1.</source>
        <translation>Dibuja %1.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>unos %1</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>licencia: véase su página</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>licencia: %1</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>Obtener…</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>Obtener %1</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Usar este modelo</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 está en uso</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Verify the files of %1</source>
        <translation>Comprobar los archivos de %1</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparar…</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>Reparar %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>Abrir la carpeta de %1</translation>
    </message>
    <message>
        <source>Variant of %1</source>
        <translation>Variante de %1</translation>
    </message>
    <message>
        <source>experimental</source>
        <translation>experimental</translation>
    </message>
</context>
<context>
    <name>miro::ModelLink</name>
    <message>
        <source>another model</source>
        <translation>otro modelo</translation>
    </message>
</context>
<context>
    <name>miro::ModelsPage</name>
    <message>
        <source>Everything works without a network. Only Get and Repair use it, and only when you ask.</source>
        <translation>Todo funciona sin red. Solo Obtener y Reparar la usan, y solo cuando usted lo pide.</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>Importar carpeta…</translation>
    </message>
    <message>
        <source>Bring in a model that is on this computer: its folder, or a Hugging Face cache.</source>
        <translation>Traer un modelo que está en este equipo: su carpeta, o una caché de Hugging Face.</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>Comprobar todo</translation>
    </message>
    <message>
        <source>Read every file and compare it with what was published.</source>
        <translation>Leer cada archivo y compararlo con lo publicado.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open the folder of models</source>
        <translation>Abrir la carpeta de modelos</translation>
    </message>
    <message>
        <source>Models that draw</source>
        <translation>Modelos que dibujan</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>Lo que necesitan</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next time goes on there.</source>
        <translation>Parado. Lo que ha llegado se guarda, y la próxima vez sigue desde ahí.</translation>
    </message>
    <message>
        <source>Asking for the files of %1</source>
        <translation>Preguntando por los archivos de %1</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ya está aquí.</translation>
    </message>
    <message>
        <source>Get %1?</source>
        <translation>¿Obtener %1?</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) installed.</source>
        <translation>
            <numerusform>%n modelo instalado.</numerusform>
            <numerusform>%n modelos instalados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a model&apos;s folder or a Hugging Face cache</source>
        <translation>Importar la carpeta de un modelo o una caché de Hugging Face</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importando</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) imported.</source>
        <translation>
            <numerusform>%n modelo importado.</numerusform>
            <numerusform>%n modelos importados.</numerusform>
        </translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Todos los modelos</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked: all are whole.</source>
        <translation>
            <numerusform>%n archivo comprobado: está entero.</numerusform>
            <numerusform>%n archivos comprobados: todos están enteros.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparar…</translation>
    </message>
    <message>
        <source>Fetch the damaged files of %1 again?</source>
        <translation>¿Traer de nuevo los archivos dañados de %1?</translation>
    </message>
    <message>
        <source>%1 is repaired.</source>
        <translation>%1 está reparado.</translation>
    </message>
    <message>
        <source>Models that score pictures: %1 of %2 scorers installed</source>
        <translation>Modelos que evalúan imágenes: %1 de %2 evaluadores instalados</translation>
    </message>
</context>
<context>
    <name>miro::NegativePanel</name>
    <message>
        <source>negative target</source>
        <translation>objetivo negativo</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>Alejarse de: %1</translation>
    </message>
</context>
<context>
    <name>miro::NoteLine</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Cerrar esta línea</translation>
    </message>
</context>
<context>
    <name>miro::NoticeLine</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Cerrar esta línea</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>miro::PageKeys</name>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Stop drawing; close a panel</source>
        <translation>Parar de dibujar; cerrar un panel</translation>
    </message>
    <message>
        <source>Undo a change of the settings</source>
        <translation>Deshacer un cambio de ajustes</translation>
    </message>
    <message>
        <source>Redo a change of the settings</source>
        <translation>Rehacer un cambio de ajustes</translation>
    </message>
    <message>
        <source>Compare the last two pictures</source>
        <translation>Comparar las dos últimas imágenes</translation>
    </message>
    <message>
        <source>Draw near variations</source>
        <translation>Dibujar variantes cercanas</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorita</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>Show how the drawing runs</source>
        <translation>Mostrar cómo va el dibujo</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Máquina del tiempo</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Ajustes avanzados</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>Ir al prompt</translation>
    </message>
    <message>
        <source>Rate from 1 to 5</source>
        <translation>Valorar de 1 a 5</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Quitar la valoración</translation>
    </message>
    <message>
        <source>Explore what the sliders do</source>
        <translation>Explorar qué hacen los deslizadores</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Evaluar</translation>
    </message>
</context>
<context>
    <name>miro::PictureActions</name>
    <message numerus="yes">
        <source>Rated with %n star(s).</source>
        <translation>
            <numerusform>Valorada con %n estrella.</numerusform>
            <numerusform>Valorada con %n estrellas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rating was taken away.</source>
        <translation>Se quitó la valoración.</translation>
    </message>
    <message>
        <source>Marked as a favourite.</source>
        <translation>Marcada como favorita.</translation>
    </message>
    <message>
        <source>No favourite any more.</source>
        <translation>Ya no es favorita.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the bin.</source>
        <translation>
            <numerusform>%n imagen movida a la papelera.</numerusform>
            <numerusform>%n imágenes movidas a la papelera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) came back from the bin.</source>
        <translation>
            <numerusform>%n imagen sacada de la papelera.</numerusform>
            <numerusform>%n imágenes sacadas de la papelera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>Save a copy without settings</source>
        <translation>Guardar una copia sin ajustes</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardada como %1.</translation>
    </message>
    <message>
        <source>No scorer is installed.</source>
        <translation>No hay ningún evaluador instalado.</translation>
    </message>
    <message>
        <source>Get scorers</source>
        <translation>Obtener evaluadores</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>Evaluando %n imagen.</numerusform>
            <numerusform>Evaluando %n imágenes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureBar</name>
    <message>
        <source>Draw near variations</source>
        <translation>Dibujar variantes cercanas</translation>
    </message>
    <message>
        <source>Begin from this picture</source>
        <translation>Partir de esta imagen</translation>
    </message>
    <message>
        <source>Bring all its settings back</source>
        <translation>Recuperar todos sus ajustes</translation>
    </message>
    <message>
        <source>Bring its prompt back</source>
        <translation>Recuperar su prompt</translation>
    </message>
    <message>
        <source>Bring its rewards back</source>
        <translation>Recuperar sus recompensas</translation>
    </message>
    <message>
        <source>Bring its seed back</source>
        <translation>Recuperar su semilla</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Guardar una copia…</translation>
    </message>
    <message>
        <source>Save a copy without settings…</source>
        <translation>Guardar una copia sin ajustes…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation>Copiar sin ajustes</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>Mostrar en la galería</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorita</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variar</translation>
    </message>
    <message>
        <source>Draw four near variations of the chosen picture (V)</source>
        <translation>Dibujar cuatro variantes cercanas de la imagen elegida (V)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare the last two pictures, or those chosen in the strip (C)</source>
        <translation>Comparar las dos últimas imágenes, o las elegidas en la tira (C)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save a copy of the chosen picture (Ctrl+S)</source>
        <translation>Guardar una copia de la imagen elegida (Ctrl+S)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More to do with the chosen picture</source>
        <translation>Más acciones de la imagen elegida</translation>
    </message>
    <message>
        <source>Explore what its sliders do</source>
        <translation>Explorar qué hacen sus deslizadores</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>See what the sliders do to the chosen picture (E)</source>
        <translation>Ver qué le hacen los deslizadores a la imagen elegida (E)</translation>
    </message>
</context>
<context>
    <name>miro::PictureCommands</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Deshecho: %1</translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n pictures</source>
        <translation>
            <numerusform>Valoración quitada de %n imagen</numerusform>
            <numerusform>Valoración quitada de %n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures rated %1 of 5</source>
        <translation>
            <numerusform>%n imagen valorada %1 de 5</numerusform>
            <numerusform>%n imágenes valoradas %1 de 5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures starred</source>
        <translation>
            <numerusform>%n imagen con estrella</numerusform>
            <numerusform>%n imágenes con estrella</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n pictures</source>
        <translation>
            <numerusform>Estrella quitada de %n imagen</numerusform>
            <numerusform>Estrella quitada de %n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures tagged %1</source>
        <translation>
            <numerusform>%n imagen etiquetada %1</numerusform>
            <numerusform>%n imágenes etiquetadas %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Añadir una etiqueta</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n pictures</source>
        <translation>
            <numerusform>Etiqueta %1 quitada de %n imagen</numerusform>
            <numerusform>Etiqueta %1 quitada de %n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures put into the album %1</source>
        <translation>
            <numerusform>%n imagen puesta en el álbum %1</numerusform>
            <numerusform>%n imágenes puestas en el álbum %1</numerusform>
        </translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Álbum nuevo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures taken out of the album %1</source>
        <translation>
            <numerusform>%n imagen sacada del álbum %1</numerusform>
            <numerusform>%n imágenes sacadas del álbum %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures moved to the bin</source>
        <translation>
            <numerusform>%n imagen movida a la papelera</numerusform>
            <numerusform>%n imágenes movidas a la papelera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures brought back</source>
        <translation>
            <numerusform>%n imagen recuperada</numerusform>
            <numerusform>%n imágenes recuperadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures for good? This cannot be undone.</source>
        <translation>
            <numerusform>¿Borrar %n imagen para siempre? No se puede deshacer.</numerusform>
            <numerusform>¿Borrar %n imágenes para siempre? No se puede deshacer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures deleted for good</source>
        <translation>
            <numerusform>%n imagen borrada para siempre</numerusform>
            <numerusform>%n imágenes borradas para siempre</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its metadata</source>
        <translation>Imagen copiada con sus metadatos</translation>
    </message>
    <message>
        <source>Picture copied without metadata</source>
        <translation>Imagen copiada sin metadatos</translation>
    </message>
    <message numerus="yes">
        <source>%n files copied</source>
        <translation>
            <numerusform>%n archivo copiado</numerusform>
            <numerusform>%n archivos copiados</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt copied</source>
        <translation>Prompt copiado</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Save without metadata</source>
        <translation>Guardar sin metadatos</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardada como %1</translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation>Exportar a una carpeta</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>No se pudo abrir la carpeta: %1</translation>
    </message>
</context>
<context>
    <name>miro::PictureModel</name>
    <message>
        <source>Picture, not read yet</source>
        <translation>Imagen, aún sin leer</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Sin prompt</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>valorada con %1 de 5</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>con estrella</translation>
    </message>
    <message numerus="yes">
        <source>stack of %n pictures</source>
        <translation>
            <numerusform>pila de %n imagen</numerusform>
            <numerusform>pila de %n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>en la papelera</translation>
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
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>Obtener %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Ya está aquí</translation>
    </message>
    <message>
        <source>Files to get</source>
        <translation>Archivos que obtener</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2</source>
        <translation>
            <numerusform>%n archivo, %1, en %2</numerusform>
            <numerusform>%n archivos, %1, en %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2, where %3 are free</source>
        <translation>
            <numerusform>%n archivo, %1, en %2, donde hay %3 libres</numerusform>
            <numerusform>%n archivos, %1, en %2, donde hay %3 libres</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>No hay sitio suficiente en el disco.</translation>
    </message>
    <message>
        <source>%1: accept its licence on its page first, and set HF_TOKEN to your access token.</source>
        <translation>%1: acepte primero su licencia en su página y ponga su clave de acceso en HF_TOKEN.</translation>
    </message>
    <message>
        <source>See its page</source>
        <translation>Véase su página</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>miro::PresetChips</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More presets</source>
        <translation>Más preajustes</translation>
    </message>
    <message>
        <source>Keep these rewards as a preset of your own</source>
        <translation>Guardar estas recompensas como preajuste propio</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>preajuste</translation>
    </message>
    <message>
        <source>Your own preset</source>
        <translation>Su propio preajuste</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nombre:</translation>
    </message>
    <message>
        <source>Keep the present rewards under this name</source>
        <translation>Guardar las recompensas actuales con este nombre</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>Quitar este preajuste</translation>
    </message>
</context>
<context>
    <name>miro::PresetStore</name>
    <message>
        <source>Your own presets cannot be read: %1</source>
        <translation>Sus preajustes no se pueden leer: %1</translation>
    </message>
    <message>
        <source>The preset could not be saved: %1</source>
        <translation>El preajuste no se pudo guardar: %1</translation>
    </message>
</context>
<context>
    <name>miro::ProfileBar</name>
    <message>
        <source>Profile:</source>
        <translation>Perfil:</translation>
    </message>
    <message>
        <source>Profile: whose taste it is</source>
        <translation>Perfil: de quién es el gusto</translation>
    </message>
    <message>
        <source>More to do with this profile</source>
        <translation>Más acciones de este perfil</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nuevo…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Aprender ahora</translation>
    </message>
    <message>
        <source>Import choices…</source>
        <translation>Importar elecciones…</translation>
    </message>
    <message>
        <source>Export choices…</source>
        <translation>Exportar elecciones…</translation>
    </message>
    <message>
        <source>Export in the layout of Pick-a-Pic…</source>
        <translation>Exportar en el formato de Pick-a-Pic…</translation>
    </message>
    <message>
        <source>Export in the layout of HPD…</source>
        <translation>Exportar en el formato de HPD…</translation>
    </message>
    <message>
        <source>Forget all choices</source>
        <translation>Olvidar todas las elecciones</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aún ninguno</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Perfil nuevo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>Renombrar este perfil</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>«%1» está borrado</translation>
    </message>
    <message>
        <source>All choices are forgotten</source>
        <translation>Todas las elecciones están olvidadas</translation>
    </message>
    <message>
        <source>Import choices</source>
        <translation>Importar elecciones</translation>
    </message>
    <message>
        <source>Choices (*.jsonl *.json)</source>
        <translation>Elecciones (*.jsonl *.json)</translation>
    </message>
    <message>
        <source>Export choices</source>
        <translation>Exportar elecciones</translation>
    </message>
</context>
<context>
    <name>miro::PromptBox</name>
    <message>
        <source>typing</source>
        <translation>escribir</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; at most %2 fit. Nothing was changed.</source>
        <translation>Ese texto de %1 letras es demasiado largo para un prompt; caben %2. No se cambió nada.</translation>
    </message>
    <message>
        <source>Prompt: what to draw</source>
        <translation>Prompt: qué dibujar</translation>
    </message>
    <message>
        <source>What to draw. Alt+Up and Alt+Down bring earlier prompts.</source>
        <translation>Qué dibujar. Alt+Arriba y Alt+Abajo traen prompts anteriores.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Prompts to try</source>
        <translation>Prompts para probar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Prompts drawn before, and the time machine</source>
        <translation>Prompts ya dibujados, y la máquina del tiempo</translation>
    </message>
    <message>
        <source>Undo the last change of any setting (Ctrl+Z)</source>
        <translation>Deshacer el último cambio de un ajuste (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Rehacer (Ctrl+Mayús+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Get the full model</source>
        <translation>Obtener el modelo completo</translation>
    </message>
    <message>
        <source>What to draw, for example: %1</source>
        <translation>Qué dibujar, por ejemplo: %1</translation>
    </message>
    <message>
        <source>The small starter model draws animals, food, plants, clothes, vehicles and everyday things: one to four of them.</source>
        <translation>El pequeño modelo inicial dibuja animales, comida, plantas, ropa, vehículos y objetos cotidianos: de uno a cuatro (prompts en inglés).</translation>
    </message>
    <message>
        <source>This model draws %1</source>
        <translation>Este modelo dibuja %1</translation>
    </message>
    <message>
        <source>New to this model: %1</source>
        <translation>Nuevo para este modelo: %1</translation>
    </message>
    <message>
        <source>It has never seen these words and may draw something else.</source>
        <translation>Nunca ha visto estas palabras y puede dibujar otra cosa.</translation>
    </message>
    <message>
        <source>another prompt</source>
        <translation>otro prompt</translation>
    </message>
    <message>
        <source>Time machine…</source>
        <translation>Máquina del tiempo…</translation>
    </message>
</context>
<context>
    <name>miro::ProofPart</name>
    <message>
        <source>Back to the versions</source>
        <translation>Volver a las versiones</translation>
    </message>
    <message>
        <source>The proof goes on from here when you come back</source>
        <translation>La prueba sigue desde aquí cuando vuelva</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>Cuánto ha avanzado la prueba</translation>
    </message>
    <message>
        <source>Drawing pictures to compare…</source>
        <translation>Dibujando imágenes que comparar…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>Question %1 of at most %2</source>
        <translation>Pregunta %1 de %2 como mucho</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) were enough.</source>
        <translation>
            <numerusform>Bastó %n pregunta.</numerusform>
            <numerusform>Bastaron %n preguntas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>Frente al modelo sin ella: %1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>Frente a los deslizadores conocidos, ajustados lo mejor posible para usted: %1</translation>
    </message>
    <message>
        <source>%1 fell: %2</source>
        <comment>a reward; its score before and after</comment>
        <translation>%1 bajó: %2</translation>
    </message>
</context>
<context>
    <name>miro::RadarChart</name>
    <message>
        <source>Scores of the chosen pictures as a radar</source>
        <translation>Puntuaciones de las imágenes elegidas como radar</translation>
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
        <translation>restablecer todas las recompensas</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Recompensas</translation>
    </message>
    <message>
        <source>How good the picture should be, compared with those that the model learned from</source>
        <translation>Cuán buena debe ser la imagen, comparada con aquellas de las que aprendió el modelo</translation>
    </message>
    <message>
        <source>Reset all rewards but the locked ones</source>
        <translation>Restablecer todas las recompensas menos las bloqueadas</translation>
    </message>
</context>
<context>
    <name>miro::RewardRow</name>
    <message>
        <source>lock a reward</source>
        <translation>bloquear una recompensa</translation>
    </message>
    <message>
        <source>unlock a reward</source>
        <translation>desbloquear una recompensa</translation>
    </message>
    <message>
        <source>solo a reward</source>
        <translation>aislar una recompensa</translation>
    </message>
    <message>
        <source>ignore a reward</source>
        <translation>ignorar una recompensa</translation>
    </message>
    <message>
        <source>negative target</source>
        <translation>objetivo negativo</translation>
    </message>
    <message>
        <source>reset a reward</source>
        <translation>restablecer una recompensa</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>Alejarse de: %1</translation>
    </message>
    <message>
        <source>What guidance pushes away from; 0 is usual.</source>
        <translation>De qué se aleja la guía; 0 es lo habitual.</translation>
    </message>
    <message>
        <source>More for: %1</source>
        <translation>Más para: %1</translation>
    </message>
    <message>
        <source>Lock, solo, ignore, negative target, reset</source>
        <translation>Bloquear, aislar, ignorar, objetivo negativo, restablecer</translation>
    </message>
    <message>
        <source>Locked: presets and resetting all leave it as it is.</source>
        <translation>Bloqueada: los preajustes y restablecer todo la dejan como está.</translation>
    </message>
    <message>
        <source>Solo: guidance pushes away from a lack of this reward alone.</source>
        <translation>Aislada: la guía se aleja solo de la falta de esta recompensa.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Aislada</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Presets and resetting all leave it as it is.</source>
        <translation>Los preajustes y restablecer todo la dejan como está.</translation>
    </message>
    <message>
        <source>Pushes away from a lack of this reward alone.</source>
        <translation>Se aleja solo de la falta de esta recompensa.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Ignore (untrained input)</source>
        <translation>Ignorar (entrada no entrenada)</translation>
    </message>
    <message>
        <source>Leaves this reward out.</source>
        <translation>Deja fuera esta recompensa.</translation>
    </message>
    <message>
        <source>Leaves this reward out. This model has never drawn without it: expect surprises.</source>
        <translation>Deja fuera esta recompensa. Este modelo nunca ha dibujado sin ella: espere sorpresas.</translation>
    </message>
    <message>
        <source>Negative target of its own</source>
        <translation>Objetivo negativo propio</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>away from %1 %</source>
        <translation>lejos de %1 %</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>recompensa</translation>
    </message>
    <message>
        <source>raw %1</source>
        <translation>bruto %1</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>alcanzó %1</translation>
    </message>
    <message>
        <source>What the pictures in sight reached, measured by %1.</source>
        <translation>Lo que alcanzaron las imágenes a la vista, medido por %1.</translation>
    </message>
    <message>
        <source>Measured by %1; how many training pictures it is better than is not known.</source>
        <translation>Medido por %1; no se sabe a cuántas imágenes de entrenamiento supera.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a target and what was reached</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Draws with the model as it was before it was taught.</source>
        <translation>Dibuja con el modelo tal como era antes de aprender.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
</context>
<context>
    <name>miro::RunSummary</name>
    <message>
        <source>Last run</source>
        <translation>Última serie</translation>
    </message>
    <message>
        <source>Nothing was drawn yet</source>
        <translation>Aún no se ha dibujado nada</translation>
    </message>
    <message>
        <source>No previews were made</source>
        <translation>No se hicieron vistas previas</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>Un paso</translation>
    </message>
    <message>
        <source>A preview</source>
        <translation>Una vista previa</translation>
    </message>
    <message>
        <source>Finishing a picture</source>
        <translation>Terminar una imagen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
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
        <translation>Tipo de vista previa</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápida</translation>
    </message>
    <message>
        <source>Small decoder</source>
        <translation>Decodificador pequeño</translation>
    </message>
    <message>
        <source>Full quality</source>
        <translation>Calidad completa</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>Pasos de la última serie</translation>
    </message>
    <message>
        <source>In English: no font here has the letters of your language</source>
        <translation>En inglés: aquí ninguna fuente tiene las letras de su idioma</translation>
    </message>
</context>
<context>
    <name>miro::RunTracker</name>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>La cola está en pausa</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, quedan %2</translation>
    </message>
</context>
<context>
    <name>miro::ScatterChart</name>
    <message>
        <source>nothing here beats it in both</source>
        <translation>nada aquí la supera en ambas</translation>
    </message>
    <message>
        <source>another one is better</source>
        <translation>otra es mejor</translation>
    </message>
</context>
<context>
    <name>miro::ScoresPanel</name>
    <message>
        <source>Not scored yet.</source>
        <translation>Aún sin evaluar.</translation>
    </message>
    <message>
        <source>Score it</source>
        <translation>Evaluarla</translation>
    </message>
    <message>
        <source>Score this picture</source>
        <translation>Evaluar esta imagen</translation>
    </message>
    <message>
        <source>Measure this picture by every scorer that is installed (I)</source>
        <translation>Medir esta imagen con cada evaluador instalado (I)</translation>
    </message>
    <message>
        <source>Get scorers…</source>
        <translation>Obtener evaluadores…</translation>
    </message>
    <message>
        <source>Get scorers that are not installed</source>
        <translation>Obtener evaluadores no instalados</translation>
    </message>
    <message>
        <source>Among the seeds of these settings:</source>
        <translation>Entre las semillas de estos ajustes:</translation>
    </message>
    <message>
        <source>Among the pictures of this prompt:</source>
        <translation>Entre las imágenes de este prompt:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Bring the rewards of this picture back to the Create page, with this one lower</source>
        <translation>Llevar las recompensas de esta imagen a la página Crear, con esta más baja</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <comment>a scorer and a repository</comment>
        <translation>%1: falta %2</translation>
    </message>
    <message>
        <source>%1 of %2 scorers installed</source>
        <translation>%1 de %2 evaluadores instalados</translation>
    </message>
</context>
<context>
    <name>miro::SeedBox</name>
    <message>
        <source>number of pictures</source>
        <translation>número de imágenes</translation>
    </message>
    <message>
        <source>another seed</source>
        <translation>otra semilla</translation>
    </message>
    <message>
        <source>lock the seed</source>
        <translation>bloquear la semilla</translation>
    </message>
    <message>
        <source>unlock the seed</source>
        <translation>desbloquear la semilla</translation>
    </message>
    <message>
        <source>How many pictures to draw at once</source>
        <translation>Cuántas imágenes dibujar a la vez</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The seed: the same number with the same settings draws the same picture again.</source>
        <translation>La semilla: el mismo número con los mismos ajustes dibuja otra vez la misma imagen.</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Otra semilla</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>The seed is locked: draws use it again and again</source>
        <translation>La semilla está bloqueada: cada dibujo la usa de nuevo</translation>
    </message>
    <message>
        <source>The seed is free: each draw takes a new one</source>
        <translation>La semilla está libre: cada dibujo toma una nueva</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>Bloquear la semilla</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615.</source>
        <translation>Una semilla es un número entero de 0 a 18446744073709551615.</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Holds from the next start on. Until then: %1</source>
        <translation>Vale desde el próximo inicio. Hasta entonces: %1</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <comment>a precision and the time of a picture</comment>
        <translation>%1: %2 s</translation>
    </message>
    <message>
        <source>Draw once with another precision to see here what it gains.</source>
        <translation>Dibuje una vez con otra precisión para ver aquí lo que gana.</translation>
    </message>
    <message>
        <source>A picture takes here: %1</source>
        <translation>Una imagen tarda aquí: %1</translation>
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
        <translation>%1 (del programa)</translation>
    </message>
    <message>
        <source>negative targets</source>
        <translation>objetivos negativos</translation>
    </message>
    <message>
        <source>keyframes</source>
        <translation>fotogramas clave</translation>
    </message>
    <message>
        <source>Also from Create: %1</source>
        <translation>También de Crear: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>as the list is called</source>
        <translation>como la lista</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Nombre del lote</translation>
    </message>
    <message>
        <source>Of the batch and of the album that its pictures go into</source>
        <translation>Del lote y del álbum al que van sus imágenes</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Model that draws</source>
        <translation>Modelo que dibuja</translation>
    </message>
    <message>
        <source>For all lines that do not say otherwise</source>
        <translation>Para todas las líneas que no dicen otra cosa</translation>
    </message>
    <message>
        <source>Use what stands in Create</source>
        <translation>Usar lo que hay en Crear</translation>
    </message>
    <message>
        <source>Take steps, guidance, targets and model of the Create page</source>
        <translation>Tomar pasos, guía, objetivos y modelo de la página Crear</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Lo habitual</translation>
    </message>
    <message>
        <source>Set these back to what is usual</source>
        <translation>Volver a los valores habituales</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1 (del modelo)</translation>
    </message>
    <message>
        <source>the model&apos;s</source>
        <translation>del modelo</translation>
    </message>
    <message>
        <source>the prompt&apos;s number</source>
        <translation>el número del prompt</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>Probar tres</translation>
    </message>
    <message>
        <source>Draw the first three pictures now, before the night (Ctrl+T)</source>
        <translation>Dibujar ahora las tres primeras imágenes, antes de la noche (Ctrl+T)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Put the batch into the queue (Ctrl+Return)</source>
        <translation>Poner el lote en la cola (Ctrl+Intro)</translation>
    </message>
</context>
<context>
    <name>miro::ShortcutList</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>miro::Slideshow</name>
    <message>
        <source>Slideshow</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Picture before (Left)</source>
        <translation>Imagen anterior (Izquierda)</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>Imagen siguiente (Derecha)</translation>
    </message>
    <message>
        <source>Slower (minus)</source>
        <translation>Más lento (menos)</translation>
    </message>
    <message>
        <source>Faster (plus)</source>
        <translation>Más rápido (más)</translation>
    </message>
    <message>
        <source>End the slideshow (Escape)</source>
        <translation>Terminar la presentación (Esc)</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Seguir (Espacio)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pausa (Espacio)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 · %n seconds each</source>
        <translation>
            <numerusform>%1 de %2 · %n segundo cada una</numerusform>
            <numerusform>%1 de %2 · %n segundos cada una</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Sin valoración</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n estrella</numerusform>
            <numerusform>%n estrellas</numerusform>
        </translation>
    </message>
    <message>
        <source>Star set or taken away</source>
        <translation>Estrella puesta o quitada</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>Movida a la papelera</translation>
    </message>
</context>
<context>
    <name>miro::StartBox</name>
    <message>
        <source>no start picture</source>
        <translation>sin imagen inicial</translation>
    </message>
    <message>
        <source>Choose a picture to begin from</source>
        <translation>Elegir una imagen de la que partir</translation>
    </message>
    <message>
        <source>Begin from noise again</source>
        <translation>Partir otra vez de ruido</translation>
    </message>
    <message>
        <source>none: begins from noise</source>
        <translation>ninguna: parte de ruido</translation>
    </message>
    <message>
        <source>Begin from a picture</source>
        <translation>Partir de una imagen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>imagen inicial</translation>
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
        <translation>Fallida: %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Not drawn, or in the bin</source>
        <translation>Sin dibujar, o en la papelera</translation>
    </message>
</context>
<context>
    <name>miro::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>Añadir una etiqueta</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>Quitar la etiqueta %1</translation>
    </message>
</context>
<context>
    <name>miro::TargetBars</name>
    <message>
        <source>ignored</source>
        <translation>ignorada</translation>
    </message>
    <message>
        <source>asked %1, away from %2</source>
        <translation>pedido %1, lejos de %2</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>pedido %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>medido %1</translation>
    </message>
    <message>
        <source>Asked and measured scores</source>
        <translation>Puntuaciones pedidas y medidas</translation>
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
        <translation>medido %1 (bruto)</translation>
    </message>
    <message>
        <source>could not be measured</source>
        <translation>no se pudo medir</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimado</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>anticuado</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>fallado</translation>
    </message>
    <message>
        <source>raw value %1</source>
        <translation>valor bruto %1</translation>
    </message>
    <message>
        <source>its place among the training pictures is not known</source>
        <translation>no se sabe su lugar entre las imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versión %1</translation>
    </message>
    <message>
        <source>above %1 of your pictures</source>
        <translation>por encima del %1 de sus imágenes</translation>
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
        <translation>Recompensas</translation>
    </message>
    <message>
        <source>All targets as the model has them</source>
        <translation>Todos los objetivos como los tiene el modelo</translation>
    </message>
    <message>
        <source>Leave this reward out</source>
        <translation>Omitir esta recompensa</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>Omitir: %1</translation>
    </message>
</context>
<context>
    <name>miro::TasteHint</name>
    <message>
        <source>the present version of My taste</source>
        <translation>la versión actual de «Mi gusto»</translation>
    </message>
    <message>
        <source>Use the present one</source>
        <translation>Usar la actual</translation>
    </message>
    <message>
        <source>Draw “My taste” with the version in use now</source>
        <translation>Dibujar «Mi gusto» con la versión que se usa ahora</translation>
    </message>
    <message>
        <source>“My taste” is the version that drew the picture.</source>
        <translation>«Mi gusto» es la versión que dibujó la imagen.</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture was taught to another model.</source>
        <translation>La versión de «Mi gusto» que dibujó la imagen pertenece a otro modelo.</translation>
    </message>
    <message>
        <source>“My taste” was taught to another model; this one draws without it.</source>
        <translation>«Mi gusto» pertenece a otro modelo; este dibuja sin él.</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture is not there any more.</source>
        <translation>La versión de «Mi gusto» que dibujó la imagen ya no está.</translation>
    </message>
    <message>
        <source>The file of “My taste” is not there any more: choose another version on its page.</source>
        <translation>El archivo de «Mi gusto» ya no está: elija otra versión en su página.</translation>
    </message>
</context>
<context>
    <name>miro::TasteLink</name>
    <message>
        <source>The version of “My taste” that drew it is not there any more; “My taste” is off.</source>
        <translation>La versión de «Mi gusto» que la dibujó ya no está; «Mi gusto» está desactivado.</translation>
    </message>
    <message>
        <source>It was drawn with adapters that cannot be set here; “My taste” is off.</source>
        <translation>Se dibujó con adaptadores que no se pueden ajustar aquí; «Mi gusto» está desactivado.</translation>
    </message>
</context>
<context>
    <name>miro::TastePage</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Choosing between pictures is not available in this program.</source>
        <translation>Elegir entre imágenes no está disponible en este programa.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Lo que ha aprendido</translation>
    </message>
    <message>
        <source>Teach the model</source>
        <translation>Enseñar al modelo</translation>
    </message>
    <message>
        <source>Take the last choice back (Ctrl+Z)</source>
        <translation>Retirar la última elección (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Foretells %1 (%2)</source>
        <comment>a share of choices and its interval</comment>
        <translation>Predice el %1 (%2)</translation>
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
        <translation>%1 a %2 %</translation>
    </message>
    <message>
        <source>It foretells %1 of your choices between two of your pictures (very probably %2).</source>
        <translation>Predice el %1 de sus elecciones entre dos de sus imágenes (muy probablemente %2).</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1 of %2.</source>
        <translation>Aún no hay suficientes elecciones: %1 de %2.</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1.</source>
        <translation>Aún no hay suficientes elecciones: %1.</translation>
    </message>
    <message>
        <source>How sure it is of a choice is off by %1 on average (%2).</source>
        <translation>Su seguridad ante una elección se desvía de media un %1 (%2).</translation>
    </message>
    <message>
        <source>No pair was shown a second time yet, so nothing is known of how steady your choices are.</source>
        <translation>Aún no se ha mostrado ningún par por segunda vez, así que no se sabe cuán constantes son sus elecciones.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</source>
        <translation>
            <numerusform>De %n par mostrado de nuevo, usted respondió como antes el %1 (%2). Nadie puede predecir elecciones sueltas más del %3 de las veces.</numerusform>
            <numerusform>De %n pares mostrados de nuevo, usted respondió como antes el %1 (%2). Nadie puede predecir elecciones sueltas más del %3 de las veces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n choice(s)</source>
        <translation>
            <numerusform>Aprendido de %n elección</numerusform>
            <numerusform>Aprendido de %n elecciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n hint(s) from stars, ratings and deletions</source>
        <translation>
            <numerusform>%1 y %n indicio de estrellas, valoraciones y borrados</numerusform>
            <numerusform>%1 y %n indicios de estrellas, valoraciones y borrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n picture(s) not looked at yet</source>
        <translation>
            <numerusform>%1; %n imagen aún sin mirar</numerusform>
            <numerusform>%1; %n imágenes aún sin mirar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>the end of a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>All %1 answers were for the left picture: nothing can be learned from that. Look at both.</source>
        <translation>Todas las respuestas (%1) fueron para la imagen izquierda: de eso no se puede aprender nada. Mire las dos.</translation>
    </message>
    <message>
        <source>All %1 answers were for the right picture: nothing can be learned from that. Look at both.</source>
        <translation>Todas las respuestas (%1) fueron para la imagen derecha: de eso no se puede aprender nada. Mire las dos.</translation>
    </message>
    <message>
        <source>All %1 answers were “the same”: nothing can be learned from that. Choose a side where you lean to one.</source>
        <translation>Todas las respuestas (%1) fueron «Igual»: de eso no se puede aprender nada. Elija un lado cuando se incline por uno.</translation>
    </message>
    <message>
        <source>%1 of %2 choices were for the same side of the screen. Is that habit rather than liking?</source>
        <translation>%1 de %2 elecciones fueron para el mismo lado de la pantalla. ¿Es costumbre más que gusto?</translation>
    </message>
    <message>
        <source>Your choices contradict each other: %1 of %2 pairs shown again got another answer. Take your time, and answer “the same” where you cannot tell.</source>
        <translation>Sus elecciones se contradicen: %1 de %2 pares mostrados de nuevo recibieron otra respuesta. Tómese su tiempo y responda «Igual» cuando no sepa decidir.</translation>
    </message>
    <message>
        <source>%1 of %2 groups of three pictures go round in a circle: each was liked more than the next one.</source>
        <translation>%1 de %2 grupos de tres imágenes dan vueltas en círculo: cada una gustó más que la siguiente.</translation>
    </message>
    <message>
        <source>It foretold %1 of %2 choices, no better than chance: what you go by is not in what it sees yet. More choices may help.</source>
        <translation>Predijo %1 de %2 elecciones, no mejor que el azar: aquello por lo que usted se guía aún no está en lo que el programa ve. Más elecciones pueden ayudar.</translation>
    </message>
    <message>
        <source>The model it belongs to is not here any more, or was changed.</source>
        <translation>El modelo al que pertenece ya no está aquí, o ha cambiado.</translation>
    </message>
    <message>
        <source>In use: the slider “My taste” draws with it.</source>
        <translation>En uso: el deslizador «Mi gusto» dibuja con ella.</translation>
    </message>
    <message>
        <source>Taken back; kept here.</source>
        <translation>Retirada; se conserva aquí.</translation>
    </message>
    <message>
        <source>Kept, not in use.</source>
        <translation>Conservada, no está en uso.</translation>
    </message>
    <message>
        <source>Not proven yet.</source>
        <translation>Aún sin probar.</translation>
    </message>
    <message numerus="yes">
        <source>The proof is not over: %n question(s) answered.</source>
        <translation>
            <numerusform>La prueba no ha terminado: %n pregunta respondida.</numerusform>
            <numerusform>La prueba no ha terminado: %n preguntas respondidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>It wins: you liked its pictures more in %1 of the comparisons (%2), without knowing which were its own.</source>
        <translation>Gana: sus imágenes le gustaron más en el %1 de las comparaciones (%2), sin saber usted cuáles eran las suyas.</translation>
    </message>
    <message>
        <source>It loses: you liked its pictures more in only %1 of the comparisons (%2).</source>
        <translation>Pierde: sus imágenes le gustaron más solo en el %1 de las comparaciones (%2).</translation>
    </message>
    <message>
        <source>It did not win: you liked its pictures more in %1 of the comparisons (%2), which may be chance.</source>
        <translation>No ganó: sus imágenes le gustaron más en el %1 de las comparaciones (%2), lo que puede ser azar.</translation>
    </message>
    <message>
        <source>%1 won, %2 lost, %3 the same: %4 (%5)</source>
        <comment>comparisons of a proof, its win rate and interval</comment>
        <translation>%1 ganadas, %2 perdidas, %3 iguales: %4 (%5)</translation>
    </message>
    <message>
        <source>Variety between seeds</source>
        <translation>Variedad entre semillas</translation>
    </message>
    <message>
        <source>Shows what the words say</source>
        <translation>Muestra lo que dicen las palabras</translation>
    </message>
    <message>
        <source>%1 → %2 (%3 %)</source>
        <comment>a score before and after, and its change</comment>
        <translation>%1 → %2 (%3 %)</translation>
    </message>
    <message>
        <source>%1 would have chosen as you did in %2 of %3 choices (%4)</source>
        <translation>%1 habría elegido como usted en el %2 de %3 elecciones (%4)</translation>
    </message>
    <message>
        <source>%1: you like less of it (%2)</source>
        <translation>%1: le gusta menos de ello (%2)</translation>
    </message>
    <message>
        <source>%1: you like more of it (%2)</source>
        <translation>%1: le gusta más de ello (%2)</translation>
    </message>
</context>
<context>
    <name>miro::TeachPart</name>
    <message>
        <source>What it has learned so far</source>
        <translation>Lo que ha aprendido hasta ahora</translation>
    </message>
    <message>
        <source>Every fine-tuning leaves a version here. A version is used only after it has won a blind comparison with you, and can be taken back at any time.</source>
        <translation>Cada ajuste fino deja aquí una versión. Una versión solo se usa después de haber ganado una comparación a ciegas con usted, y se puede retirar en cualquier momento.</translation>
    </message>
    <message>
        <source>Delete “%1” for good? Its file is gone then; your choices stay.</source>
        <translation>¿Borrar «%1» para siempre? Su archivo desaparece; sus elecciones se quedan.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Export this version</source>
        <translation>Exportar esta versión</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>Adaptadores (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>miro::TimeMachinePanel</name>
    <message>
        <source>(no words)</source>
        <translation>(sin palabras)</translation>
    </message>
    <message>
        <source>%1, %2, drawn</source>
        <translation>%1, %2, dibujado</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Máquina del tiempo</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Close the time machine</source>
        <translation>Cerrar la máquina del tiempo</translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation>Palabras de un prompt</translation>
    </message>
    <message>
        <source>Search the time machine</source>
        <translation>Buscar en la máquina del tiempo</translation>
    </message>
    <message>
        <source>Earlier prompts and settings; Return brings one back</source>
        <translation>Prompts y ajustes anteriores; Intro trae uno</translation>
    </message>
    <message>
        <source>Return or a double click brings it back; Ctrl+Z takes that back.</source>
        <translation>Intro o doble clic lo trae; Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>What you write and draw is remembered here.</source>
        <translation>Lo que escribe y dibuja se recuerda aquí.</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <translation>Ningún prompt tiene estas palabras.</translation>
    </message>
    <message>
        <source>This entry cannot be read: %1</source>
        <translation>Esta entrada no se puede leer: %1</translation>
    </message>
</context>
<context>
    <name>miro::TopBar</name>
    <message>
        <source>Models, settings, keys</source>
        <translation>Modelos, ajustes, teclas</translation>
    </message>
    <message>
        <source>%1 draws. Click to choose another model.</source>
        <translation>Dibuja %1. Pulse para elegir otro modelo.</translation>
    </message>
    <message>
        <source>%1 is not installed. Click to choose another model.</source>
        <translation>%1 no está instalado. Pulse para elegir otro modelo.</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modelo: %1</translation>
    </message>
    <message>
        <source>Get more models…</source>
        <translation>Obtener más modelos…</translation>
    </message>
</context>
<context>
    <name>miro::TrainingPanel</name>
    <message>
        <source>Loss over the updates</source>
        <translation>Pérdida a lo largo de los pasos</translation>
    </message>
    <message>
        <source>The curves begin with the first update.</source>
        <translation>Las curvas empiezan con el primer paso.</translation>
    </message>
    <message>
        <source>Other numbers of the training</source>
        <translation>Otros números del entrenamiento</translation>
    </message>
    <message>
        <source>Training: %1</source>
        <comment>of a job, its name</comment>
        <translation>Entrenamiento: %1</translation>
    </message>
    <message>
        <source>update %1 of %2</source>
        <translation>paso %1 de %2</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>paso %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>%1 samples a second</source>
        <translation>%1 muestras por segundo</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number&apos;s name and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>held out %1</source>
        <comment>a number on samples that it never learns from</comment>
        <translation>control: %1</translation>
    </message>
    <message>
        <source>best at update %1</source>
        <translation>mejor en el paso %1</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>a curve</comment>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Held out</source>
        <comment>a curve: samples that it never learns from</comment>
        <translation>Control</translation>
    </message>
    <message>
        <source>%1, update %2: %3</source>
        <comment>a curve, an update, a value</comment>
        <translation>%1, paso %2: %3</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a number&apos;s name and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Newest samples of the training</source>
        <translation>Últimas muestras del entrenamiento</translation>
    </message>
    <message>
        <source>Enter opens a picture in full size</source>
        <translation>Intro abre una imagen a tamaño completo</translation>
    </message>
    <message>
        <source>Samples after update %1</source>
        <translation>Muestras tras la actualización %1</translation>
    </message>
</context>
<context>
    <name>miro::TransferBar</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>What has come is kept, and the next Get goes on there.</source>
        <translation>Lo que ha llegado se guarda, y el próximo Obtener sigue desde ahí.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>%1: getting %2</source>
        <translation>%1: obteniendo %2</translation>
    </message>
    <message>
        <source>%1: copying %2</source>
        <translation>%1: copiando %2</translation>
    </message>
    <message>
        <source>%1: checking %2</source>
        <translation>%1: comprobando %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 de %2, %3 por segundo, quedan %4</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>miro::TryStrip</name>
    <message>
        <source>Trying: %1 of %2 drawn</source>
        <translation>Prueba: %1 de %2</translation>
    </message>
    <message>
        <source>Tried: %1 of %2. They are in the gallery, too.</source>
        <translation>Probadas: %1 de %2. También están en la galería.</translation>
    </message>
    <message>
        <source>Close; what is not drawn yet is left</source>
        <translation>Cerrar; lo que no está dibujado se deja</translation>
    </message>
    <message>
        <source>Close the pictures that were tried</source>
        <translation>Cerrar las imágenes de prueba</translation>
    </message>
</context>
<context>
    <name>miro::VersionCard</name>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Draw with what was in use before; this version is kept</source>
        <translation>Dibujar con lo que estaba en uso antes; esta versión se conserva</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Save it as a small file of its own</source>
        <translation>Guardarla como un pequeño archivo propio</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>Other rewards, before → after:</source>
        <translation>Otras recompensas, antes → después:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a version&apos;s name and when it was made</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>Frente al modelo sin ella: %1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>Frente a los deslizadores conocidos, ajustados lo mejor posible para usted: %1</translation>
    </message>
    <message>
        <source>Choices kept back: %1 foretold rightly (%2)</source>
        <translation>Elecciones reservadas: el %1 predicho correctamente (%2)</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Go on with the proof</source>
        <translation>Seguir con la prueba</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Probarla</translation>
    </message>
    <message>
        <source>Compare pictures with and without it, blind, in at most twenty questions</source>
        <translation>Comparar a ciegas imágenes con ella y sin ella, en veinte preguntas como mucho</translation>
    </message>
    <message>
        <source>The slider “My taste” draws with this version</source>
        <translation>El deslizador «Mi gusto» dibuja con esta versión</translation>
    </message>
    <message>
        <source>Only a version that has won its proof can be used</source>
        <translation>Solo se puede usar una versión que haya ganado su prueba</translation>
    </message>
    <message>
        <source>It costs: %1.</source>
        <comment>names of rewards</comment>
        <translation>Tiene un coste: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of rewards</comment>
        <translation>, </translation>
    </message>
</context>
</TS>
