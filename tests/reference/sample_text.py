"""The sentences that the tiny tokenizers are trained on. Written for this project; makes nothing by itself."""

SUBJECTS = """cat dog fox panda penguin lion house tree rocket car apple balloon heart star robot castle river mountain
bridge garden sailor dancer teapot violin lantern dragon whale turtle bicycle lighthouse""".split()
COLOURS = "red orange yellow green blue purple pink white black gray golden silver".split()
PLACES = ["on a {} background", "in a {} room", "under a {} sky", "beside a {} wall", "near the {} sea", "in front of a {} door"]
STYLES = ["a photo of", "a painting of", "a watercolour of", "a pencil drawing of", "an oil painting of", "a picture of"]
COUNTS = "one two three four five six seven".split()

SENTENCES = """
A cat sits quietly on the windowsill and watches the rain falling over the old town.
Photography closeup portrait of an adorable rusty robot covered in budding vegetation, surrounded by tall grass.
The lighthouse keeper's daughter painted every sunrise; she never sold a single picture.
An astronaut riding a horse through a field of sunflowers, highly detailed, dramatic lighting, sharp focus.
Two sailors were arguing about the weather, while the third one was already asleep.
Why does the moon look larger near the horizon? Nobody in the village could explain it!
In 1984 the factory produced 12,500 bicycles, 3.75% more than in 1983 (see table 6).
Low quality, blurry, noisy, out of frame, cropped, watermark, text, signature.
The quick brown fox jumps over the lazy dog, then it rests under a tree and dreams of running.
Email the results to me before 9:30 a.m.; otherwise we shall have to begin again.
She said: "Bring me the blue lantern -- the small one, not the other!" and closed the door.
Cinematic still of a misty futuristic forest environment, volumetric light, 35mm film grain.
A bowl of strawberries, three lemons and a knife on a wooden table; still life with soft shadows.
Ein kleines Haus steht am Rande des Waldes, und im Garten blühen die schönsten Rosen.
Der alte Fischer erzählte den Kindern Geschichten über das Meer, die Stürme und die großen Wale.
Können Sie mir bitte sagen, wo sich die nächste Haltestelle befindet? Über die Brücke, dann rechts.
Une maison rouge près de la rivière, avec un jardin plein de fleurs et d'oiseaux.
L'été dernier, nous avons traversé la forêt à vélo ; c'était magnifique, mais très fatigant.
Où est passé le garçon qui jouait du violon sur la place ? Il a déménagé à Orléans.
O pisică neagră doarme pe scaunul de lângă fereastră, iar câinele o privește cu răbdare.
În fiecare dimineață, bătrânul merge la piață și cumpără pâine, brânză și roșii.
El perro amarillo corre detrás del niño por la playa; mañana volverán a jugar.
La ragazza con il cappello verde legge un libro seduta sotto l'albero più grande del parco.
Маленький дом стоит у реки, а над лесом поднимается красное солнце.
Το γαλάζιο καράβι ταξιδεύει στη θάλασσα κάτω από τον ήλιο.
猫 犬 山 川 日本 東京 美しい 花
""".strip().splitlines()

WORDS = """
afternoon alley amber ancient anchor apron arch arrow ashes autumn avenue bakery balcony bamboo banner basket beard bell bench
berry blanket blossom bottle branch brass breakfast breeze brick bronze brush bucket bus butter button cabin cactus camera candle
canyon carpet carriage cave chair cheese cherry chess chimney circus city cliff clock cloud coffee collar comet copper corner
cottage cotton crane crystal curtain daisy dawn desert diamond dinner dolphin drum dusk eagle earth echo elephant emerald engine
evening fabric falcon feather fence festival fire fireworks flag flame flower flute fog forest fountain frost fruit galaxy gate
ghost giraffe glacier glass glove goat gown grape gravel hammer harbour harvest hat hawk hedge helmet herb hill honey hood horizon
horse hotel ice island ivory jacket jar jungle kettle king kitchen kite ladder lake lamp leaf leather lemon library lizard marble
market mask meadow melon mermaid meteor mill mirror mist monkey monument moss moth museum mushroom necklace needle nest night
oak ocean octopus office olive onion opera orchard orchid owl paint palace palm paper parrot path peach pearl pebble pepper piano
pillow pine pirate planet plate pocket pond porch portrait pottery pumpkin puppet pyramid queen quilt rabbit radio railway rain
raven ribbon ring road roof rope ruby sand saxophone scarf school screen seashell shadow sheep shell shelf ship shoe shore silk
skeleton sky sled smoke snail snow soap spider spoon spring squirrel stable stage stairs statue steam stone storm street studio
sugar suitcase summer sunset swamp swan sword table tailor tavern tea telescope temple tent theatre thunder tiger tile tomato
tower town toy train treasure tulip tunnel typewriter umbrella valley vase velvet village vine volcano waffle wagon wall walnut
warrior watch water waterfall wave well wheat wheel willow wind window wing winter witch wizard wolf wood wool workshop yacht zebra
beautiful bright broken calm careful cheerful clean clever cold colourful comfortable crowded curious dark deep delicate detailed
dirty dramatic dusty elegant empty enormous famous fast foggy fragile fresh friendly frozen gentle giant glowing graceful happy
heavy hidden hollow huge hungry invisible lonely loud lovely magical mysterious narrow noisy old peaceful perfect photorealistic
playful proud quiet rainy round rusty sad serious sharp shiny silent simple sleepy slow small smooth soft strange strong
sunny sweet tall thick thin tiny tired transparent warm wide wild wooden young
background building camera cinematic closeup composition concept contrast digital exposure fantasy foreground illustration
impressionist landscape lens lighting macro masterpiece minimalist moonlight panorama perspective photography realistic reflection
render resolution sculpture silhouette sketch surreal symmetrical texture
Haus Garten Straße Brücke Fenster Mädchen König Blume Wasser Himmel Sonne Vogel Wald Berg schön groß klein grün schwarz
maison jardin fenêtre forêt rivière montagne étoile oiseau lumière ombre château reine grande petite verte noire dorée
casă grădină fereastră pădure râu munte stea pasăre lumină umbră regină mare mică verde neagră înalt frumoasă
""".split()


def lines():
    """About a thousand short captions and the sentences above, always in the same order."""
    out = list(SENTENCES) * 3
    for i, subject in enumerate(SUBJECTS):
        for j, colour in enumerate(COLOURS):
            style = STYLES[(i + j) % len(STYLES)]
            place = PLACES[(2 * i + j) % len(PLACES)].format(COLOURS[(i + 5 * j) % len(COLOURS)])
            out.append(f"{style} a {colour} {subject} {place}")
            if j % 3 == 0:
                out.append(f"{COUNTS[(i + j) % len(COUNTS)]} {subject}s {place}, {STYLES[j % len(STYLES)]} the {subject}")
    for i, word in enumerate(WORDS):
        other, third = WORDS[(7 * i + 3) % len(WORDS)], WORDS[(11 * i + 5) % len(WORDS)]
        out.append(f"{word} and {other}, {third}")
        out.append(f"the {other}'s {word} with {third}")
        out.append(f"{word}ing, {other}ly {third}ed; re{word} un{other}")
    return out
