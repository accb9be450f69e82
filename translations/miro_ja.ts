<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>BatchGrid</name>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>枚目</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting, the queue is paused</source>
        <translation>待機中、待ち行列は一時停止中</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%1 / %2 枚</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <comment>pictures drawn; pictures that failed</comment>
        <translation>%1、失敗 %2 枚</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a list; its prompt</comment>
        <translation>%1 行目：%2</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <comment>a day</comment>
        <translation>%1 のバッチ</translation>
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
        <translation>未測定</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a picture&apos;s letter and its score</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and its values</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between values</comment>
        <translation>、</translation>
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
        <translation>無視</translation>
    </message>
    <message>
        <source>Away from %1</source>
        <translation>%1 から離れる</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>プロンプトの語</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
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
        <translation>%1、測定（%）</translation>
    </message>
    <message>
        <source>%1, as the scorer gives it</source>
        <translation>%1、採点モデルの値</translation>
    </message>
    <message>
        <source>%1, asked in %</source>
        <translation>%1、要求（%）</translation>
    </message>
    <message>
        <source>On the way, in %</source>
        <translation>途中の位置（%）</translation>
    </message>
    <message>
        <source>Pictures, row by row</source>
        <translation>画像（行の順）</translation>
    </message>
    <message>
        <source>Measured in %</source>
        <translation>測定（%）</translation>
    </message>
    <message>
        <source>%1 (its own range)</source>
        <translation>%1（独自の範囲）</translation>
    </message>
    <message>
        <source>Pictures drawn</source>
        <translation>描いた枚数</translation>
    </message>
    <message>
        <source>Expected best, in %</source>
        <translation>最良の見込み（%）</translation>
    </message>
    <message>
        <source>Expected best of so many</source>
        <translation>枚数ごとの最良の見込み</translation>
    </message>
    <message>
        <source>The best of %1 pictures is expected to reach %2 %</source>
        <translation>%1 枚のうち最良は %2 % に届く見込み</translation>
    </message>
    <message>
        <source>More than %1 of %2 is paid for by: %3.</source>
        <translation>%2 を %1 より上げると、代わりに下がるもの：%3。</translation>
    </message>
    <message>
        <source>Grid of two rewards</source>
        <translation>2 つのリワードの格子</translation>
    </message>
    <message>
        <source>How two rewards trade against each other.</source>
        <translation>2 つのリワードがどう引き換えになるか。</translation>
    </message>
    <message>
        <source>Each reward alone</source>
        <translation>リワードを 1 つずつ</translation>
    </message>
    <message>
        <source>What each reward adds, and what is missing without it.</source>
        <translation>各リワードが加えるものと、ないと欠けるもの。</translation>
    </message>
    <message>
        <source>One slider, end to end</source>
        <translation>1 つのスライダーを端から端へ</translation>
    </message>
    <message>
        <source>What this slider does to this picture.</source>
        <translation>このスライダーで画像がどう変わるか。</translation>
    </message>
    <message>
        <source>From here to there</source>
        <translation>ここからあそこへ</translation>
    </message>
    <message>
        <source>The pictures between these settings and others.</source>
        <translation>この設定と別の設定の間の画像。</translation>
    </message>
    <message>
        <source>Best of many</source>
        <translation>多くの中の最良</translation>
    </message>
    <message>
        <source>Many seeds, ordered by the scores that matter to you.</source>
        <translation>多くのシードを、重視するスコアの順に。</translation>
    </message>
    <message>
        <source>Change on the way (experimental)</source>
        <translation>途中で変える（実験的）</translation>
    </message>
    <message>
        <source>A slider that moves while the picture forms.</source>
        <translation>画像ができていく間に動くスライダー。</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>%1 なし</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>%1 だけ</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>すべて一緒に</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>だけ</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <source>Rises</source>
        <translation>上がる</translation>
    </message>
    <message>
        <source>Falls</source>
        <translation>下がる</translation>
    </message>
    <message>
        <source>Only early</source>
        <translation>序盤だけ</translation>
    </message>
    <message>
        <source>Only late</source>
        <translation>終盤だけ</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Across: %1. Up: %2.</source>
        <translation>横：%1。縦（上へ）：%2。</translation>
    </message>
    <message>
        <source>Across: %1.</source>
        <translation>横：%1。</translation>
    </message>
    <message>
        <source>Across: from this picture&apos;s settings to the others.</source>
        <translation>横：この画像の設定から別の設定へ。</translation>
    </message>
    <message>
        <source>The best first, as soon as scores are measured.</source>
        <translation>スコアを測定すると、良い順に並びます。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>まだ描いていません</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <translation>%1：要求 %2</translation>
    </message>
    <message>
        <source>%1: asked %2, got about %3 (raw %4)</source>
        <translation>%1：要求 %2、結果 約 %3（生の値 %4）</translation>
    </message>
    <message>
        <source>%1: asked %2, got %3 (raw %4)</source>
        <translation>%1：要求 %2、結果 %3（生の値 %4）</translation>
    </message>
    <message>
        <source>%1: asked %2, got raw %3</source>
        <translation>%1：要求 %2、結果 生の値 %3</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>待ち行列を一時停止</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>Manifests</name>
    <message>
        <source>BERT vocabulary</source>
        <translation>BERT の語彙</translation>
    </message>
    <message>
        <source>The vocabulary that ImageReward reads prompts with.</source>
        <translation>ImageReward がプロンプトを読むための語彙。</translation>
    </message>
    <message>
        <source>LAION aesthetic predictor</source>
        <translation>LAION 美的評価</translation>
    </message>
    <message>
        <source>The score &apos;aesthetic&apos;: how beautiful people find a picture.</source>
        <translation>スコア「aesthetic」：人が画像をどれほど美しいと感じるか。</translation>
    </message>
    <message>
        <source>FLAN-T5 XL</source>
        <translation>FLAN-T5 XL</translation>
    </message>
    <message>
        <source>Reads the prompts for the published MIRO models.</source>
        <translation>公開 MIRO モデルのためにプロンプトを読みます。</translation>
    </message>
    <message>
        <source>FLAN-T5 XXL tokenizer</source>
        <translation>FLAN-T5 XXL トークナイザー</translation>
    </message>
    <message>
        <source>The tokenizer that the score &apos;vqa&apos; reads questions with.</source>
        <translation>スコア「vqa」が質問を読むためのトークナイザー。</translation>
    </message>
    <message>
        <source>SciScore</source>
        <translation>SciScore</translation>
    </message>
    <message>
        <source>The score &apos;sciscore&apos;: scientific plausibility.</source>
        <translation>スコア「sciscore」：科学的なもっともらしさ。</translation>
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
        <translation>PickScore のトークナイザーと画像設定、HPS v2.1 の語彙。</translation>
    </message>
    <message>
        <source>MIRO ablations</source>
        <translation>MIRO アブレーション</translation>
    </message>
    <message>
        <source>MIRO without one reward, or with one reward only: each variant is a model of its own.</source>
        <translation>リワードを 1 つ除いた、または 1 つだけの MIRO。バリアントごとに別のモデルです。</translation>
    </message>
    <message>
        <source>MIRO</source>
        <translation>MIRO</translation>
    </message>
    <message>
        <source>The published MIRO model: 256 pixels, seven rewards, trained with synthetic captions.</source>
        <translation>公開 MIRO モデル：256 ピクセル、7 つのリワード、合成キャプションで学習。</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14 at 336 pixels</source>
        <translation>CLIP ViT-L/14（336 ピクセル）</translation>
    </message>
    <message>
        <source>The eyes of the score &apos;vqa&apos;.</source>
        <translation>スコア「vqa」の目。</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14</source>
        <translation>CLIP ViT-L/14</translation>
    </message>
    <message>
        <source>The score &apos;clip_openai&apos;, and the eyes of the score &apos;aesthetic&apos;.</source>
        <translation>スコア「clip_openai」と、スコア「aesthetic」の目。</translation>
    </message>
    <message>
        <source>MiniLM</source>
        <translation>MiniLM</translation>
    </message>
    <message>
        <source>Reads the prompts for the starter model.</source>
        <translation>スターターモデルのためにプロンプトを読みます。</translation>
    </message>
    <message>
        <source>SDXL VAE</source>
        <translation>SDXL VAE</translation>
    </message>
    <message>
        <source>Turns the latents of the published MIRO models into pictures.</source>
        <translation>公開 MIRO モデルの潜在表現を画像にします。</translation>
    </message>
    <message>
        <source>ImageReward</source>
        <translation>ImageReward</translation>
    </message>
    <message>
        <source>The score &apos;image_reward&apos;: how well a picture suits its prompt, by people&apos;s judgement.</source>
        <translation>スコア「image_reward」：人の判断で、画像がプロンプトにどれほど合うか。</translation>
    </message>
    <message>
        <source>HPS v2.1</source>
        <translation>HPS v2.1</translation>
    </message>
    <message>
        <source>The score &apos;hpsv2&apos;: which pictures people prefer.</source>
        <translation>スコア「hpsv2」：人がどの画像を好むか。</translation>
    </message>
    <message>
        <source>PickScore</source>
        <translation>PickScore</translation>
    </message>
    <message>
        <source>The score &apos;pick_score&apos;: which picture of a prompt people would pick.</source>
        <translation>スコア「pick_score」：同じプロンプトの画像から人がどれを選ぶか。</translation>
    </message>
    <message>
        <source>CLIP-FlanT5 XXL</source>
        <translation>CLIP-FlanT5 XXL</translation>
    </message>
    <message>
        <source>The score &apos;vqa&apos;: whether a picture shows what the prompt says, asked as a question.</source>
        <translation>スコア「vqa」：画像がプロンプトの内容を示しているかを質問として尋ねます。</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>スターター</translation>
    </message>
    <message>
        <source>The score &apos;clip_jina&apos;: how well picture and prompt match, in many languages. Experimental: not yet compared with the published program.</source>
        <translation>スコア「clip_jina」：画像とプロンプトがどれほど合うか（多言語対応）。実験的：公開されたプログラムとはまだ比べていません。</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP（スターター）</translation>
    </message>
    <message>
        <source>The score &apos;starter_clip&apos;: how well a drawn scene fits the words; it does not know photographs.</source>
        <translation>スコア「starter_clip」：描かれた場面が言葉にどれほど合うか。写真は学んでいません。</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore（スターター）</translation>
    </message>
    <message>
        <source>The score &apos;starter_pick&apos;: how well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>スコア「starter_pick」：描かれた場面が言葉に合い、うまく配置されているか。写真は学んでいません。</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>美しさ（スターター）</translation>
    </message>
    <message>
        <source>The score &apos;starter_beauty&apos;: light and colours of a drawn scene; it does not know photographs.</source>
        <translation>スコア「starter_beauty」：描かれた場面の光と色。写真は学んでいません。</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA（スターター）</translation>
    </message>
    <message>
        <source>The score &apos;starter_vqa&apos;: whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>スコア「starter_vqa」：描かれた場面に言葉の示すものがあるか。写真は学んでいません。</translation>
    </message>
    <message>
        <source>one to four of apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish, butterfly, banana, strawberry, avocado, watermelon, pineapple, carrot, corn cob, pear, mushroom, pizza, hamburger, donut, cookie, cupcake, cat, dog, rabbit, fox, bear, panda, lion, cow, pig, frog, monkey, chicken, penguin, duck, owl, whale, turtle, snail, bee, elephant, sunflower, tree, cactus, train, bicycle, airplane, rocket, sailboat, clock, key, guitar, ball, moon, house, crown, robot, snowman or pumpkin; apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish and butterfly also in red, orange, yellow, green, blue, purple, pink or brown; one thing beside, above or below another; on a background in those colours, white, black or gray</source>
        <translation>1〜4 個のリンゴ、車、風船、本、星、ハート、傘、リュックサック、靴、帽子、シャツ、ドレス、バケツ、チューリップ、旗、ティーポット、魚、蝶、バナナ、イチゴ、アボカド、スイカ、パイナップル、ニンジン、トウモロコシ、洋ナシ、キノコ、ピザ、ハンバーガー、ドーナツ、クッキー、カップケーキ、猫、犬、ウサギ、狐、熊、パンダ、ライオン、牛、豚、カエル、猿、鶏、ペンギン、アヒル、フクロウ、クジラ、カメ、カタツムリ、蜂、象、ヒマワリ、木、サボテン、電車、自転車、飛行機、ロケット、ヨット、時計、鍵、ギター、ボール、月、家、王冠、ロボット、雪だるま、カボチャ。リンゴ、車、風船、本、星、ハート、傘、リュックサック、靴、帽子、シャツ、ドレス、バケツ、チューリップ、旗、ティーポット、魚、蝶は赤・橙・黄・緑・青・紫・桃色・茶色にもなります。横・上・下に並べることもできます。背景はこれらの色か白・黒・灰色（プロンプトは英語）</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>ギャラリー</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>私の好み</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選ぶ</translation>
    </message>
</context>
<context>
    <name>Params</name>
    <message>
        <source>Constant</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>増加</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>公開どおり</translation>
    </message>
    <message>
        <source>32 bit (exact)</source>
        <translation>32 ビット（正確）</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 ビット（bf16）</translation>
    </message>
    <message>
        <source>16 bit (fp16)</source>
        <translation>16 ビット（fp16）</translation>
    </message>
    <message>
        <source>8 bit (fastest)</source>
        <translation>8 ビット（最速）</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>Best there is</source>
        <translation>最良のもの</translation>
    </message>
    <message>
        <source>Quick and coarse</source>
        <translation>速くて粗い</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>待つ</translation>
    </message>
    <message>
        <source>As I left it</source>
        <translation>前回のまま</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>The seed of the first picture; the next ones use the numbers after it. Without it one is drawn.</source>
        <translation>最初の画像のシード。次の画像はそれに続く数を使います。なければ無作為に選びます。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>How many pictures to draw.</source>
        <translation>描く画像の枚数。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>How many denoising steps; the model&apos;s own number when not given.</source>
        <translation>ノイズ除去のステップ数。指定しなければモデルの値。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>ガイダンス</translation>
    </message>
    <message>
        <source>How strongly to push from the negative targets to the positive ones; the model&apos;s own when not given.</source>
        <translation>ネガティブ目標から目標へ押す強さ。指定しなければモデルの値。</translation>
    </message>
    <message>
        <source>Guidance type</source>
        <translation>ガイダンスの種類</translation>
    </message>
    <message>
        <source>Constant, or linear: growing from 0 at the first step to twice the value.</source>
        <translation>一定、または線形：最初の 0 から値の 2 倍まで増えます。</translation>
    </message>
    <message>
        <source>Guide from step</source>
        <translation>ガイド開始ステップ</translation>
    </message>
    <message>
        <source>The first guided step, counted from 0.</source>
        <translation>最初にガイドするステップ。0 から数えます。</translation>
    </message>
    <message>
        <source>Guide to step</source>
        <translation>ガイド終了ステップ</translation>
    </message>
    <message>
        <source>The last guided step, inclusive.</source>
        <translation>最後にガイドするステップ（含む）。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>シフト</translation>
    </message>
    <message>
        <source>Above 1 the steps crowd near the data; 1 and below leave them even.</source>
        <translation>1 より大きいとステップがデータ側に集まり、1 以下では均等です。</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>What guidance pushes away from, in place of the empty text; beyond the published protocol.</source>
        <translation>空のテキストの代わりにガイダンスが離れる言葉。公開された手順を超えます。</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>変化の量</translation>
    </message>
    <message>
        <source>Near variations: how far the seed&apos;s noise is turned towards that of the variation seed.</source>
        <translation>近いバリエーション：シードのノイズを変化シードのノイズへどれだけ回すか。</translation>
    </message>
    <message>
        <source>Variation seed</source>
        <translation>変化シード</translation>
    </message>
    <message>
        <source>The first variation; the next pictures use the numbers after it. Without it one is drawn.</source>
        <translation>最初のバリエーション。次の画像はそれに続く数を使います。なければ無作為に選びます。</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>開始画像</translation>
    </message>
    <message>
        <source>A picture to begin from instead of pure noise, cropped and resized to the model&apos;s size.</source>
        <translation>純粋なノイズの代わりに始める画像。モデルのサイズに切り抜き・縮尺します。</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>開始位置</translation>
    </message>
    <message>
        <source>Where the start picture joins on the way from noise, 0, to the finished picture, 1.</source>
        <translation>ノイズ 0 から完成画像 1 までの道のりで開始画像が加わる位置。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>装置</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N.</source>
        <translation>auto、cpu、cuda、cuda:N のどれか。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.</source>
        <translation>auto は公開どおり CPU で fp32、GPU で bf16。ほかは正確さと引き換えに速くなります。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>ウィンドウの色。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Language of the window.</source>
        <translation>ウィンドウの言語。</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>ライブラリーのフォルダー</translation>
    </message>
    <message>
        <source>Where pictures are kept; the usual place when empty.</source>
        <translation>画像を保存する場所。空ならいつもの場所。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>What draws.</source>
        <translation>描くもの。</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>バリアント</translation>
    </message>
    <message>
        <source>Which of the model&apos;s variants; its usual one when empty.</source>
        <translation>モデルのどのバリアントか。空ならいつものもの。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>How a picture is shown while it forms. The result does not depend on it.</source>
        <translation>画像ができていく様子の見せ方。結果は変わりません。</translation>
    </message>
    <message>
        <source>Queue at start</source>
        <translation>開始時の待ち行列</translation>
    </message>
    <message>
        <source>Whether waiting work begins by itself when the program starts.</source>
        <translation>プログラムの開始時に待機中の作業を自動で始めるか。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Of the processor; 0 uses as many as the machine has cores.</source>
        <translation>プロセッサーのスレッド数。0 ならコアの数。</translation>
    </message>
    <message>
        <source>Leave metadata out</source>
        <translation>メタデータを入れない</translation>
    </message>
    <message>
        <source>Write no prompt and no settings into pictures.</source>
        <translation>画像にプロンプトも設定も書き込みません。</translation>
    </message>
    <message>
        <source>Draw when a slider is let go</source>
        <translation>スライダーを離したら描く</translation>
    </message>
    <message>
        <source>With a locked seed, a slider that is let go draws the picture again.</source>
        <translation>シードを固定していると、スライダーを離したときに描き直します。</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Say when a long run ends.</source>
        <translation>長い作業が終わったら知らせます。</translation>
    </message>
    <message>
        <source>Keep the machine awake</source>
        <translation>スリープさせない</translation>
    </message>
    <message>
        <source>While work is running.</source>
        <translation>作業中のあいだ。</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>ごみ箱の日数</translation>
    </message>
    <message>
        <source>How long binned pictures are kept; 0 keeps them for ever.</source>
        <translation>ごみ箱の画像を残す日数。0 ならずっと残します。</translation>
    </message>
    <message>
        <source>Score new pictures</source>
        <translation>新しい画像を採点</translation>
    </message>
    <message>
        <source>By every scorer that is installed, when nothing else is to be done.</source>
        <translation>ほかの作業がないとき、インストール済みのすべての採点モデルで。</translation>
    </message>
    <message>
        <source>Memory for scorers</source>
        <translation>採点用メモリー</translation>
    </message>
    <message>
        <source>In GB: how much of them may stay loaded.</source>
        <translation>GB 単位：採点モデルを読み込んだままにする上限。</translation>
    </message>
    <message>
        <source>Scores in picture files</source>
        <translation>画像ファイルにスコア</translation>
    </message>
    <message>
        <source>Write a picture&apos;s scores into its PNG file, too.</source>
        <translation>画像のスコアを PNG ファイルにも書き込みます。</translation>
    </message>
    <message>
        <source>Scores while drawing</source>
        <translation>描画中のスコア</translation>
    </message>
    <message>
        <source>The quickest scorers look on while a picture forms.</source>
        <translation>画像ができていく間も、最も速い採点モデルが測ります。</translation>
    </message>
    <message>
        <source>Of each line</source>
        <translation>各行から</translation>
    </message>
    <message>
        <source>How many prompts are drawn at random from a line with choices.</source>
        <translation>選択肢のある行から無作為に引くプロンプトの数です。</translation>
    </message>
    <message>
        <source>Of lines that do not say otherwise.</source>
        <translation>自分で指定していない行に使います。</translation>
    </message>
    <message>
        <source>Pictures a prompt</source>
        <translation>プロンプトごとの枚数</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>最初のシード</translation>
    </message>
    <message>
        <source>Prompt number i takes this seed and i more. A line may say its own.</source>
        <translation>i 番のプロンプトはこのシードに i を足します。行が自分で指定することもできます。</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>良いものを残す</translation>
    </message>
    <message>
        <source>Of each prompt&apos;s pictures so many are kept, as their scores say; the others go to the bin.</source>
        <translation>各プロンプトの画像から、スコアの良いものをこの枚数だけ残し、ほかはごみ箱に入れます。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>All rewards</source>
        <translation>すべてのリワード</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>バランス</translation>
    </message>
    <message>
        <source>A little less beauty, so that the words are followed best.</source>
        <translation>言葉に最もよく従うよう、美しさを少し控えます。</translation>
    </message>
    <message>
        <source>Prettiest</source>
        <translation>最も美しく</translation>
    </message>
    <message>
        <source>Beauty first; the words may suffer a little.</source>
        <translation>美しさを優先。言葉が少し犠牲になることがあります。</translation>
    </message>
    <message>
        <source>Most faithful</source>
        <translation>最も忠実に</translation>
    </message>
    <message>
        <source>The words first; the picture may be plainer.</source>
        <translation>言葉を優先。画像は素朴になることがあります。</translation>
    </message>
    <message>
        <source>Rewards ignored</source>
        <translation>リワードなし</translation>
    </message>
    <message>
        <source>No reward is asked for: the words alone decide.</source>
        <translation>リワードを求めません：言葉だけで決まります。</translation>
    </message>
    <message>
        <source>Comes with the model.</source>
        <translation>モデルに付属。</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>暗めの光</translation>
    </message>
    <message>
        <source>Loose composition</source>
        <translation>ゆるい構図</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>%1, %2 of %3 pictures</source>
        <comment>state of a job</comment>
        <translation>%1、%2 / %3 枚</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a job, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>言葉なし</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>prompt of a job, its state</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Scores of new pictures</source>
        <translation>新しい画像のスコア</translation>
    </message>
    <message>
        <source>%1, update %2 of %3</source>
        <comment>state of a job that trains</comment>
        <translation>%1、更新 %2 / %3</translation>
    </message>
</context>
<context>
    <name>RewardWords</name>
    <message>
        <source>Follows the prompt</source>
        <translation>プロンプトに従う</translation>
    </message>
    <message>
        <source>How well the picture as a whole fits the words.</source>
        <translation>画像全体が言葉にどれほど合うか。</translation>
    </message>
    <message>
        <source>Looks beautiful</source>
        <translation>美しく見える</translation>
    </message>
    <message>
        <source>Light, colour and composition as people rated them, whatever the words say.</source>
        <translation>言葉に関係なく、人が評価した光、色、構図。</translation>
    </message>
    <message>
        <source>People like it</source>
        <translation>人に好まれる</translation>
    </message>
    <message>
        <source>What people liked best for such words: fitting, sound and pleasant.</source>
        <translation>その言葉に対して人が最も好んだもの：合っていて、健全で、心地よい。</translation>
    </message>
    <message>
        <source>People pick it</source>
        <translation>人が選ぶ</translation>
    </message>
    <message>
        <source>What people chose when they saw two pictures side by side.</source>
        <translation>2 枚を並べて見たときに人が選んだもの。</translation>
    </message>
    <message>
        <source>People prefer it</source>
        <translation>人が優先する</translation>
    </message>
    <message>
        <source>What people put first among several pictures; adds detail.</source>
        <translation>複数の画像の中で人が一番に挙げたもの。細部が増えます。</translation>
    </message>
    <message>
        <source>Shows every detail</source>
        <translation>細部まで示す</translation>
    </message>
    <message>
        <source>Whether all that the words name is there: things, numbers, colours, places.</source>
        <translation>言葉が挙げるもの（物、数、色、場所）がすべてあるか。</translation>
    </message>
    <message>
        <source>True to nature</source>
        <translation>自然に忠実</translation>
    </message>
    <message>
        <source>Whether things look and behave as they do in the world.</source>
        <translation>物が現実のように見え、振る舞うか。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>plain words, name of the reward</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>A reward of this model; it brings no description.</source>
        <translation>このモデルのリワードです。説明はありません。</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>better than %1 %</source>
        <translation>%1 % より良い</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What you chose between pictures, and what the program learned from that.</source>
        <translation>画像のあいだであなたが選んだことと、そこからプログラムが学んだこと。</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>私の好み</translation>
    </message>
</context>
<context>
    <name>ScoreWarning</name>
    <message>
        <source>The seeds look alike: the target of %1 may be too high.</source>
        <translation>どのシードも似ています：%1 の目標が高すぎるかもしれません。</translation>
    </message>
    <message>
        <source>%1 rose while %2 fell: its target may be too high.</source>
        <translation>%1 が上がり %2 が下がりました：%1 の目標が高すぎるかもしれません。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Lower it to %1 %</source>
        <translation>%1 % に下げる</translation>
    </message>
    <message>
        <source>No. %1 of %2 by %3</source>
        <translation>%3 で %2 枚中 %1 位</translation>
    </message>
</context>
<context>
    <name>Scorers</name>
    <message>
        <source>Aesthetic</source>
        <translation>美しさ</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP（スターター）</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>美しさ（スターター）</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore（スターター）</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA（スターター）</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words; it does not know photographs.</source>
        <translation>描かれた場面が言葉にどれほど合うか。写真は学んでいません。</translation>
    </message>
    <message>
        <source>Light and colours of a drawn scene; it does not know photographs.</source>
        <translation>描かれた場面の光と色。写真は学んでいません。</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>描かれた場面が言葉に合い、うまく配置されているか。写真は学んでいません。</translation>
    </message>
    <message>
        <source>Whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>描かれた場面に言葉の示すものがあるか。写真は学んでいません。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Plain loss</source>
        <translation>単純な損失</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>Size of the gradients</source>
        <translation>勾配の大きさ</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>検証損失</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Loss, another&apos;s: %1</source>
        <comment>the text or the reward of another picture</comment>
        <translation>損失（他の画像の%1）</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <comment>a scorer</comment>
        <translation>サンプル：%1</translation>
    </message>
    <message>
        <source>%1: %2 with all targets 1, %3 with all targets 0</source>
        <comment>a scorer&apos;s means over the samples</comment>
        <translation>%1：すべての目標が1のとき %2、すべて0のとき %3</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>損失のスケール</translation>
    </message>
    <message>
        <source>Skipped updates</source>
        <translation>スキップした更新</translation>
    </message>
    <message>
        <source>Own targets</source>
        <translation>各自の目標</translation>
    </message>
    <message>
        <source>All targets 1</source>
        <translation>すべての目標 1</translation>
    </message>
    <message>
        <source>All targets 0</source>
        <translation>すべての目標 0</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>復元した画像</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>very long</source>
        <translation>とても長い</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>プロンプトを読み取り中</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>現像中</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>作業中</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>採点中</translation>
    </message>
    <message>
        <source>Exploring</source>
        <translation>探索中</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>画像を見ています</translation>
    </message>
    <message>
        <source>Asking your taste</source>
        <translation>あなたの好みに照らしています</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>このコンピューターを測っています</translation>
    </message>
    <message>
        <source>Setting the sliders for you</source>
        <translation>スライダーをあなたに合わせています</translation>
    </message>
    <message>
        <source>Waiting until nobody uses the program</source>
        <translation>だれもプログラムを使わなくなるのを待っています</translation>
    </message>
    <message>
        <source>Waiting for mains power</source>
        <translation>電源への接続を待っています</translation>
    </message>
    <message>
        <source>Waiting for free memory</source>
        <translation>空きメモリーを待っています</translation>
    </message>
</context>
<context>
    <name>miro::Activity</name>
    <message>
        <source>Not working</source>
        <translation>動作していません</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>一時停止中、%n 件待機</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is being done, time</comment>
        <translation>%1、残り %2</translation>
    </message>
    <message>
        <source>%1 (+%2)</source>
        <comment>what is being done, how many wait behind it</comment>
        <translation>%1（+%2）</translation>
    </message>
</context>
<context>
    <name>miro::ActivityDrawer</name>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>Queue of drawings</source>
        <translation>描画の待ち行列</translation>
    </message>
    <message>
        <source>Nothing is waiting. What you draw appears here.</source>
        <translation>待機中のものはありません。描くとここに表示されます。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Draw this earlier</source>
        <translation>これを先に描く</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Draw this later</source>
        <translation>これを後で描く</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返す</translation>
    </message>
    <message>
        <source>Put this in the queue once more</source>
        <translation>もう一度待ち行列に入れる</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Take this out of the queue; its pictures stay</source>
        <translation>待ち行列から取り除く（画像は残ります）</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>今すぐ停止</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>今すぐ停止：描画中のものは破棄されます</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>これで停止</translation>
    </message>
    <message>
        <source>Stop after this one: what is being drawn is finished and kept</source>
        <translation>これで停止：描画中のものは完成させて保存します</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>これを飛ばす</translation>
    </message>
    <message>
        <source>Skip this one: drop it and go on with the next</source>
        <translation>これを飛ばす：破棄して次に進む</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>終わったものを消す</translation>
    </message>
    <message>
        <source>Save the queue to a file…</source>
        <translation>待ち行列をファイルに保存…</translation>
    </message>
    <message>
        <source>Add a queue from a file…</source>
        <translation>ファイルから待ち行列を追加…</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>メモリーを解放</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close the queue</source>
        <translation>待ち行列を閉じる</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>More to do with the queue</source>
        <translation>待ち行列のその他の操作</translation>
    </message>
    <message>
        <source>Time of the last steps</source>
        <translation>最近のステップの時間</translation>
    </message>
    <message>
        <source>No model is in memory</source>
        <translation>メモリーにモデルはありません</translation>
    </message>
    <message>
        <source>In memory: %1</source>
        <translation>メモリー内：%1</translation>
    </message>
    <message>
        <source>step %1 ms</source>
        <translation>ステップ %1 ms</translation>
    </message>
    <message>
        <source>preview %1 ms</source>
        <translation>プレビュー %1 ms</translation>
    </message>
    <message>
        <source>last picture %1 ms</source>
        <translation>前の画像 %1 ms</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>メモリー %1</translation>
    </message>
    <message>
        <source>Save the queue</source>
        <translation>待ち行列を保存</translation>
    </message>
    <message>
        <source>Queues (*.json)</source>
        <translation>待ち行列 (*.json)</translation>
    </message>
    <message>
        <source>Add a queue</source>
        <translation>待ち行列を追加</translation>
    </message>
    <message>
        <source>Train from a file…</source>
        <translation>ファイルから学習…</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>ファイルから学習</translation>
    </message>
    <message>
        <source>Training settings (*.json)</source>
        <translation>学習の設定 (*.json)</translation>
    </message>
    <message>
        <source>An empty folder for what is trained</source>
        <translation>学習結果を入れる空のフォルダー</translation>
    </message>
</context>
<context>
    <name>miro::ActivityPill</name>
    <message>
        <source>%1. Click for the queue.</source>
        <translation>%1。クリックで待ち行列を表示。</translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation>状況：%1</translation>
    </message>
</context>
<context>
    <name>miro::AdvancedPanel</name>
    <message>
        <source>negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; nothing was changed.</source>
        <translation>この %1 文字のテキストはプロンプトには長すぎます。何も変更していません。</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる（Esc）</translation>
    </message>
    <message>
        <source>Close Advanced</source>
        <translation>詳細設定を閉じる</translation>
    </message>
    <message>
        <source>Push away from pictures better than</source>
        <translation>これより良い画像から離れる</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>empty, as published</source>
        <translation>空（公開どおり）</translation>
    </message>
    <message>
        <source>Beyond the published way: it takes the place of the empty text.</source>
        <translation>公開された方法を超えます：空のテキストの代わりになります。</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>開始画像</translation>
    </message>
    <message>
        <source>Near variations</source>
        <translation>近いバリエーション</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1（モデルの値）</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>自動で選択</translation>
    </message>
</context>
<context>
    <name>miro::AxesPanel</name>
    <message>
        <source>Type its values, such as %1</source>
        <translation>値を入力（例：%1）</translation>
    </message>
    <message>
        <source>%1 pictures of each prompt</source>
        <translation>プロンプトごとに %1 枚</translation>
    </message>
    <message>
        <source>%1 = %2 pictures of each prompt</source>
        <translation>%1 = プロンプトごとに %2 枚</translation>
    </message>
    <message>
        <source>Setting of axis %1</source>
        <translation>軸 %1 の設定</translation>
    </message>
    <message>
        <source>Values of axis %1</source>
        <translation>軸 %1 の値</translation>
    </message>
    <message>
        <source>1, 2, 5 or 1-5 or 1-10 (+2) or 1-10 [5] or 1, 2, .., 10; || between values that hold commas; SKIP: before a value leaves it out. In the prompt: the words to find, then what takes their place.</source>
        <translation>1, 2, 5 または 1-5 または 1-10 (+2) または 1-10 [5] または 1, 2, .., 10。コンマを含む値は || で区切り、値の前の SKIP: はそれを省きます。プロンプトでは、探す語、次に置き換える語。</translation>
    </message>
    <message>
        <source>Before the axis above</source>
        <translation>上の軸の前へ</translation>
    </message>
    <message>
        <source>Move axis %1 up</source>
        <translation>軸 %1 を上へ</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>この軸を取り除く</translation>
    </message>
    <message>
        <source>Remove axis %1</source>
        <translation>軸 %1 を取り除く</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>Each prompt is drawn with every combination; the first axis changes slowest.</source>
        <translation>各プロンプトをすべての組み合わせで描きます。最初の軸がいちばんゆっくり変わります。</translation>
    </message>
    <message>
        <source>Add an axis</source>
        <translation>軸を追加</translation>
    </message>
    <message>
        <source>Draw each prompt with several values of a setting</source>
        <translation>各プロンプトを設定のいくつかの値で描く</translation>
    </message>
</context>
<context>
    <name>miro::BatchComposer</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>3 枚試す</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>リストを開く</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>リストを保存</translation>
    </message>
    <message>
        <source>Next problem in the list</source>
        <translation>リストの次の問題</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました：%1</translation>
    </message>
    <message>
        <source>The settings of Create stand here now.</source>
        <translation>作成ページの設定がここに入りました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1。所要時間は最初の 1 枚の後にわかります</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1、約 %2</translation>
    </message>
    <message>
        <source>%1 of %2 free on the disk</source>
        <comment>a size of another</comment>
        <translation>%1（ディスクの空き %2）</translation>
    </message>
    <message>
        <source>The disk has too little room: the batch would pause when it is full.</source>
        <translation>ディスクの空きが足りません。いっぱいになるとバッチは一時停止します。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)</source>
        <translation>プロンプトのリスト (*.txt *.csv *.tsv *.jsonl);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The settings of Create stand here now, but for “My taste”: batches draw without it.</source>
        <translation>「作成」の設定がここに入りました。ただし「私の好み」は除きます。バッチはそれなしで描きます。</translation>
    </message>
</context>
<context>
    <name>miro::BatchCullView</name>
    <message>
        <source>Undone: %1</source>
        <translation>元に戻しました：%1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>元に戻すものはありません</translation>
    </message>
    <message>
        <source>The picture to choose about</source>
        <translation>選ぶ画像</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>一覧に戻る</translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation>すべての画像に戻る（Esc）</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>前の画像（左）</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>次の画像（右）</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>評価を消す</translation>
    </message>
    <message>
        <source>Take the rating away (0)</source>
        <translation>評価を消す（0）</translation>
    </message>
    <message>
        <source>Rate %1 of 5 (%1)</source>
        <translation>5 段階の %1 と評価（%1）</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>スター</translation>
    </message>
    <message>
        <source>Star, or take the star away (S)</source>
        <translation>スターを付ける、外す（S）</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>Put it into the bin (X)</source>
        <translation>ごみ箱に入れる（X）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare with its neighbour of the same prompt (Space)</source>
        <translation>同じプロンプトの隣の画像と比べる（スペース）</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>自動で進む</translation>
    </message>
    <message>
        <source>Go on to the next picture after a rating (A)</source>
        <translation>評価したら次の画像へ進む（A）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Take the last mark back (Ctrl+Z)</source>
        <translation>最後の印を取り消す（Ctrl+Z）</translation>
    </message>
    <message>
        <source>There is no other picture of this prompt nearby</source>
        <translation>近くにこのプロンプトのほかの画像はありません</translation>
    </message>
    <message>
        <source>Rating taken away</source>
        <translation>評価を消しました</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>5 段階の %1 と評価しました</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>スターを付けました</translation>
    </message>
    <message>
        <source>Star taken away</source>
        <translation>スターを外しました</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>ごみ箱に入れました</translation>
    </message>
    <message>
        <source>It is no longer in the library</source>
        <translation>もうライブラリにありません</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>5 段階の %1 の評価</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>スター付き</translation>
    </message>
    <message>
        <source>There is no picture to choose about.</source>
        <translation>選ぶ画像がありません。</translation>
    </message>
    <message>
        <source>All of them are in the bin. Undo brings the last one back.</source>
        <translation>すべてごみ箱にあります。元に戻すと最後の 1 枚が戻ります。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>miro::BatchList</name>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>No batch yet.</source>
        <translation>バッチはまだありません。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Run this batch earlier (Alt+Up)</source>
        <translation>このバッチを早める（Alt+上）</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Run this batch later (Alt+Down)</source>
        <translation>このバッチを遅らせる（Alt+下）</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>これで停止</translation>
    </message>
    <message>
        <source>Stop after the pictures that are being drawn</source>
        <translation>描画中の画像の後で停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>今すぐ停止</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>今すぐ停止：描画中のものは破棄されます</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>失敗を再試行</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>失敗した画像をもう一度描く</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Take this batch out of the list; its pictures and its album stay</source>
        <translation>このバッチを一覧から取り除く（画像とアルバムは残ります）</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>このバッチのその他の操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>待ち行列を続ける</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>待ち行列を一時停止（何も失われません）</translation>
    </message>
    <message>
        <source>Go on with this batch</source>
        <translation>このバッチを続ける</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返す</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>足りないものを描く</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>このバッチをもう一度待ち行列に入れる</translation>
    </message>
    <message>
        <source>Take this batch out of the list? Its pictures and its album stay.</source>
        <translation>このバッチを一覧から取り除きますか？ 画像とアルバムは残ります。</translation>
    </message>
</context>
<context>
    <name>miro::BatchListModel</name>
    <message>
        <source>Waiting, %1</source>
        <comment>state of a batch</comment>
        <translation>待機中、%1</translation>
    </message>
    <message numerus="yes">
        <source>Waiting, %n picture(s)</source>
        <translation>
            <numerusform>待機中、%n 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n picture(s)</source>
        <translation>
            <numerusform>完了、%n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>name of a batch, its state, how far it is</comment>
        <translation>%1。%2：%3</translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <comment>pictures of a batch; time</comment>
        <translation>%1 / %2、残り %3</translation>
    </message>
</context>
<context>
    <name>miro::BatchMorningPage</name>
    <message>
        <source>Choose among them</source>
        <translation>この中から選ぶ</translation>
    </message>
    <message>
        <source>Look at each, rate, star and reject by keyboard, the best first</source>
        <translation>良い順に、キーボードで見て、評価し、スターを付け、除外する</translation>
    </message>
    <message>
        <source>Open the album</source>
        <translation>アルバムを開く</translation>
    </message>
    <message>
        <source>Show the pictures of this batch in the gallery</source>
        <translation>このバッチの画像をギャラリーに表示</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>フォルダーに保存…</translation>
    </message>
    <message>
        <source>Save the pictures, their names and the manifest that the command would have written</source>
        <translation>画像と名前、コマンドが書くはずの一覧ファイルを保存</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>格子を表示</translation>
    </message>
    <message>
        <source>Show the sweep as rows and columns</source>
        <translation>変化させた値を行と列で表示</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>失敗を再試行</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>失敗した画像をもう一度描く</translation>
    </message>
    <message>
        <source>How long they took</source>
        <translation>かかった時間</translation>
    </message>
    <message>
        <source>Asked (A) and achieved (B), on average</source>
        <translation>指定（A）と結果（B）の平均</translation>
    </message>
    <message>
        <source>Pictures of this batch, the best first</source>
        <translation>このバッチの画像、良い順</translation>
    </message>
    <message>
        <source>No picture is left.</source>
        <translation>画像は残っていません。</translation>
    </message>
    <message>
        <source>Seconds of each picture over the night</source>
        <translation>一晩の各画像の秒数</translation>
    </message>
    <message>
        <source>No picture was drawn.</source>
        <translation>画像は描かれませんでした。</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>ここまで：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how a batch ended; its pictures</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Drawn within %1, %2 s a picture; the slowest took %3.</source>
        <translation>%1 で描画、1 枚 %2 秒。最も遅いものは %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were left out of the album by the choice of the best.</source>
        <translation>
            <numerusform>良いものを選んだ結果、%n 枚はアルバムに入りませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed:</source>
        <translation>
            <numerusform>%n 枚が失敗しました：</numerusform>
        </translation>
    </message>
    <message>
        <source>Best first: within each prompt, by its scores</source>
        <translation>良い順：各プロンプトの中でスコア順</translation>
    </message>
    <message>
        <source>Nothing is scored, so they stand in the order of the list</source>
        <translation>スコアがないため、リストの順です</translation>
    </message>
    <message>
        <source>Hours since the first</source>
        <translation>最初の画像からの時間</translation>
    </message>
    <message>
        <source>Minutes since the first</source>
        <translation>最初の画像からの分</translation>
    </message>
    <message>
        <source>Seconds since the first</source>
        <translation>最初の画像からの秒</translation>
    </message>
    <message>
        <source>Seconds a picture</source>
        <translation>1 枚の秒数</translation>
    </message>
    <message>
        <source>After %1: %2 s a picture</source>
        <translation>%1 後：1 枚 %2 秒</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>No score was asked for by a target.</source>
        <translation>ターゲットで指定されたスコアはありません。</translation>
    </message>
    <message>
        <source>No picture of this batch has a score yet.</source>
        <translation>このバッチの画像にはまだスコアがありません。</translation>
    </message>
</context>
<context>
    <name>miro::BatchPage</name>
    <message>
        <source>New batch</source>
        <translation>新しいバッチ</translation>
    </message>
    <message>
        <source>Compose a batch from a list of prompts</source>
        <translation>プロンプトのリストからバッチを組み立てる</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunFailures</name>
    <message>
        <source>Pictures that failed</source>
        <translation>失敗した画像</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>失敗を再試行</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>失敗した画像をもう一度描く</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Copy lines and reasons as text</source>
        <translation>行と理由を文字でコピー</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>失敗はありません。</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunLive</name>
    <message>
        <source>Pictures that are being drawn</source>
        <translation>描画中の画像</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) being drawn: step %1 of %2</source>
        <translation>
            <numerusform>%n 枚を描画中：ステップ %1 / %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchRunSweep</name>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Pictures of the sweep</source>
        <translation>変化させた画像</translation>
    </message>
    <message>
        <source>Reading the plan…</source>
        <translation>計画を読み取り中…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>miro::BatchView</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop this batch; it can go on later</source>
        <translation>このバッチを停止（後で続けられます）</translation>
    </message>
    <message>
        <source>After the pictures that are being drawn</source>
        <translation>描画中の画像の後で</translation>
    </message>
    <message>
        <source>Now: what is being drawn is dropped</source>
        <translation>今すぐ：描画中のものは破棄されます</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>このバッチのその他の操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Open the album in the gallery</source>
        <translation>アルバムをギャラリーで開く</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>フォルダーに保存…</translation>
    </message>
    <message>
        <source>Compose it again…</source>
        <translation>もう一度組み立てる…</translation>
    </message>
    <message>
        <source>How far the batch is</source>
        <translation>バッチの進み具合</translation>
    </message>
    <message>
        <source>Pictures of this batch, in the order of its list</source>
        <translation>このバッチの画像、リストの順</translation>
    </message>
    <message>
        <source>Pictures appear here as they are drawn.</source>
        <translation>画像は描き上がるとここに現れます。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>格子</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>state and pictures of a batch; time</comment>
        <translation>%1、残り %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>待ち行列を続ける</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>待ち行列を一時停止（何も失われません）</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返す</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>足りないものを描く</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>このバッチをもう一度待ち行列に入れる</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pictures</comment>
        <translation>
            <numerusform>失敗 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Save the batch into a folder</source>
        <translation>バッチをフォルダーに保存</translation>
    </message>
    <message>
        <source>Saving, %1 %</source>
        <translation>保存中、%1 %</translation>
    </message>
    <message>
        <source>Stopped; saving into the same folder goes on from here.</source>
        <translation>停止しました。同じフォルダーに保存すると、ここから続きます。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and their manifest were saved.</source>
        <translation>
            <numerusform>%n 枚と一覧ファイルを保存しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list are not there.</source>
        <translation>
            <numerusform>リストのうち %n 枚がありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open the grid page</source>
        <translation>格子のページを開く</translation>
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
        <translation>スコア</translation>
    </message>
    <message>
        <source>Score each picture</source>
        <translation>各画像を採点</translation>
    </message>
    <message>
        <source>By every scorer that is installed</source>
        <translation>インストール済みのすべての採点モデルで</translation>
    </message>
    <message>
        <source>all pictures</source>
        <translation>すべての画像</translation>
    </message>
    <message>
        <source>No scorer is installed: the best cannot be told. The Models page has them.</source>
        <translation>採点モデルがないため、良いものを選べません。モデルのページで入手できます。</translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>各スコアの重み：</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>この重み：%1</translation>
    </message>
</context>
<context>
    <name>miro::Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>キャンバス</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>画像 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 枚の画像</numerusform>
        </translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>前の状態</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of a description</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>There is no finished picture to copy</source>
        <translation>コピーできる完成画像がありません</translation>
    </message>
</context>
<context>
    <name>miro::CanvasKeys</name>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>画像全体を表示</translation>
    </message>
    <message>
        <source>Show it pixel by pixel</source>
        <translation>等倍で表示</translation>
    </message>
    <message>
        <source>One step of the drawing back</source>
        <translation>描画を 1 ステップ戻す</translation>
    </message>
    <message>
        <source>One step of the drawing forward</source>
        <translation>描画を 1 ステップ進める</translation>
    </message>
    <message>
        <source>Times and steps as plain controls</source>
        <translation>時間とステップを普通の部品で表示</translation>
    </message>
</context>
<context>
    <name>miro::CellPainter</name>
    <message>
        <source>File is gone or cannot be read</source>
        <translation>ファイルがないか、読めません</translation>
    </message>
</context>
<context>
    <name>miro::ChoosePart</name>
    <message>
        <source>Teach the program what you like</source>
        <translation>好みをプログラムに教える</translation>
    </message>
    <message>
        <source>You see two pictures of the same words. Choose the one that you like more, with the arrow keys or by a click. Thirty of them take about three minutes; you can stop at any time.

From your choices the program learns to foretell what you like. Nothing of it leaves this machine, and every choice can be taken back.</source>
        <translation>同じ言葉から描いた 2 枚の画像が表示されます。より好きなほうを矢印キーかクリックで選んでください。30 回でおよそ 3 分です。いつでもやめられます。

プログラムは選択から、あなたの好みを予測することを学びます。何もこのコンピューターの外には出ず、どの選択も取り消せます。</translation>
    </message>
    <message>
        <source>Begin to choose</source>
        <translation>選び始める</translation>
    </message>
    <message>
        <source>Looking for two pictures to compare…</source>
        <translation>比べる 2 枚の画像を探しています…</translation>
    </message>
    <message>
        <source>How far this session is</source>
        <translation>今回の進み具合</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>ここでやめる</translation>
    </message>
    <message>
        <source>End this session; all choices are kept</source>
        <translation>今回はここで終える（選択はすべて残ります）</translation>
    </message>
    <message>
        <source>Draw pictures</source>
        <translation>画像を描く</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度探す</translation>
    </message>
    <message>
        <source>My taste</source>
        <comment>the name of the first profile</comment>
        <translation>私の好み</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, about %n minute(s) left</source>
        <comment>duels of a session</comment>
        <translation>
            <numerusform>%1 / %2、残り約 %n 分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChooseSummary</name>
    <message>
        <source>Which reward models chose as you did</source>
        <translation>あなたと同じ選択をしたリワードモデル</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>さらに選ぶ</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>学んだこと</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) made. Thank you!</source>
        <translation>
            <numerusform>%n 回選びました。ありがとうございます！</numerusform>
        </translation>
    </message>
    <message>
        <source>The line in the middle is chance. The thin line over a bar says how sure this is.</source>
        <translation>中央の線は偶然の水準です。棒の上の細い線は、どれほど確かかを示します。</translation>
    </message>
    <message>
        <source>No reward model has measured the pictures that you chose between.</source>
        <translation>選択に使った画像を測定したリワードモデルはありません。</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonBars</name>
    <message>
        <source>Scores of the chosen pictures</source>
        <translation>選んだ画像のスコア</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1、%2：%3</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonPanel</name>
    <message>
        <source>raw value %1</source>
        <translation>生の値 %1</translation>
    </message>
    <message>
        <source>Scores compared</source>
        <translation>スコアの比較</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>レーダー</translation>
    </message>
    <message>
        <source>Show the scores as a radar</source>
        <translation>スコアをレーダーで表示</translation>
    </message>
    <message>
        <source>As a radar instead of bars; it needs three scores</source>
        <translation>棒の代わりにレーダーで表示（スコアが 3 つ必要）</translation>
    </message>
    <message>
        <source>Choose only picture %1: %2</source>
        <translation>画像 %1 だけを選ぶ：%2</translation>
    </message>
    <message>
        <source>These pictures have no scores yet.</source>
        <translation>これらの画像にはまだスコアがありません。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are compared.</source>
        <translation>
            <numerusform>最初の %n 枚だけを比べます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::CreatePage</name>
    <message>
        <source>The drawing failed.</source>
        <translation>描画に失敗しました。</translation>
    </message>
    <message>
        <source>Write what you want to see, then press Draw (Ctrl+Return)</source>
        <translation>見たいものを書いて「描く」を押してください（Ctrl+Return）</translation>
    </message>
    <message>
        <source>The model %1 is not installed.</source>
        <translation>モデル %1 はインストールされていません。</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>モデルを入手</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>コピーしました。</translation>
    </message>
    <message>
        <source>The model %1 is not installed; its settings were brought back for this one.</source>
        <translation>モデル %1 はインストールされていません。設定は今のモデルに適用しました。</translation>
    </message>
    <message>
        <source>Its prompt is too long; the beginning was brought back.</source>
        <translation>プロンプトが長すぎるため、先頭だけを戻しました。</translation>
    </message>
    <message>
        <source>bring settings back</source>
        <translation>設定を戻す</translation>
    </message>
    <message>
        <source>time machine</source>
        <translation>タイムマシン</translation>
    </message>
    <message>
        <source>Brought back. Ctrl+Z takes it back.</source>
        <translation>戻しました。Ctrl+Z で取り消せます。</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>開始画像</translation>
    </message>
    <message>
        <source>The next drawing begins from %1.</source>
        <translation>次の描画は %1 から始まります。</translation>
    </message>
    <message>
        <source>From noise again</source>
        <translation>再びノイズから</translation>
    </message>
    <message>
        <source>no start picture</source>
        <translation>開始画像なし</translation>
    </message>
    <message>
        <source>What to do with %1?</source>
        <translation>%1 をどうしますか？</translation>
    </message>
    <message>
        <source>Begin from it</source>
        <translation>ここから始める</translation>
    </message>
    <message>
        <source>Bring its settings back</source>
        <translation>設定を戻す</translation>
    </message>
    <message>
        <source>There are no two pictures to compare yet.</source>
        <translation>比べられる画像がまだ 2 枚ありません。</translation>
    </message>
    <message>
        <source>It began from %1, which is not in the library: choose it anew under Advanced.</source>
        <translation>%1 から始まりましたが、ライブラリーにありません。「詳細設定」で選び直してください。</translation>
    </message>
    <message>
        <source>lower a reward</source>
        <translation>リワードを下げる</translation>
    </message>
    <message>
        <source>Its rewards change while the picture forms (experimental).</source>
        <translation>画像ができていく間にリワードが変わります（実験的）。</translation>
    </message>
    <message>
        <source>Keep them steady</source>
        <translation>一定にする</translation>
    </message>
    <message>
        <source>steady rewards</source>
        <translation>一定のリワード</translation>
    </message>
</context>
<context>
    <name>miro::DetailsPanel</name>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>リワード</translation>
    </message>
    <message>
        <source>Settings and file</source>
        <translation>設定とファイル</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>元の画像</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>すべて戻す</translation>
    </message>
    <message>
        <source>Bring prompt, settings, seed and rewards of this picture back to the Create page</source>
        <translation>この画像のプロンプト、設定、シード、リワードを作成ページに戻す</translation>
    </message>
    <message>
        <source>Only the seed</source>
        <translation>シードだけ</translation>
    </message>
    <message>
        <source>Bring only the seed of this picture back to the Create page</source>
        <translation>この画像のシードだけを作成ページに戻す</translation>
    </message>
    <message>
        <source>Only the rewards</source>
        <translation>リワードだけ</translation>
    </message>
    <message>
        <source>Bring only the reward sliders of this picture back to the Create page</source>
        <translation>この画像のリワードスライダーだけを作成ページに戻す</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Draw near variations of this picture</source>
        <translation>この画像の近いバリエーションを描く</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>ここから始める</translation>
    </message>
    <message>
        <source>Draw a new picture that begins from this one</source>
        <translation>この画像から始まる新しい画像を描く</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare two to four chosen pictures on the canvas</source>
        <translation>選んだ 2〜4 枚の画像をキャンバスで比べる</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the picture with its metadata</source>
        <translation>メタデータ付きで画像をコピー</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>メタデータなしでコピー</translation>
    </message>
    <message>
        <source>Copy the picture without what made it</source>
        <translation>作成情報なしで画像をコピー</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Save a copy with its metadata</source>
        <translation>メタデータ付きでコピーを保存</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>メタデータなしで保存…</translation>
    </message>
    <message>
        <source>Save a copy without what made it</source>
        <translation>作成情報なしでコピーを保存</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>プロンプトをコピー</translation>
    </message>
    <message>
        <source>Copy the text of the prompt</source>
        <translation>プロンプトの文字をコピー</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Open the folder that holds the file</source>
        <translation>ファイルのあるフォルダーを開く</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Preview; Return opens it on the canvas</source>
        <translation>プレビュー。Return でキャンバスに開きます</translation>
    </message>
    <message>
        <source>The file of this picture is gone</source>
        <translation>この画像のファイルはなくなっています</translation>
    </message>
    <message>
        <source>Choose a picture to see how it was made</source>
        <translation>画像を選ぶと作られ方が分かります</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures chosen; this is one of them</source>
        <translation>
            <numerusform>%n 枚選択中。これはその 1 枚です</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>This picture does not say how it was made</source>
        <translation>この画像には作られ方の情報がありません</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Go to the picture it was made from: %1</source>
        <translation>元になった画像へ移動：%1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>See what the sliders do to this picture</source>
        <translation>スライダーでこの画像がどう変わるかを見る</translation>
    </message>
</context>
<context>
    <name>miro::DetailsText</name>
    <message>
        <source>nothing said</source>
        <translation>情報なし</translation>
    </message>
    <message>
        <source>%1… (only the beginning is shown)</source>
        <translation>%1…（先頭だけを表示）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>出どころ</translation>
    </message>
    <message>
        <source>Was at</source>
        <translation>元の場所</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>アルバム</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between albums</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>miro::DrawButton</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Draw (about %1)</source>
        <translation>描く（約 %1）</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>描く</translation>
    </message>
    <message>
        <source>Stop now: what is not finished is dropped (Esc)</source>
        <translation>今すぐ停止：未完成のものは破棄されます（Esc）</translation>
    </message>
    <message>
        <source>Draw (Ctrl+Return)</source>
        <translation>描く（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Other ways to stop</source>
        <translation>ほかの停止方法</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>今すぐ停止</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>これで停止</translation>
    </message>
    <message>
        <source>Skip these pictures</source>
        <translation>これらの画像を飛ばす</translation>
    </message>
    <message>
        <source>Skip this picture</source>
        <translation>この画像を飛ばす</translation>
    </message>
</context>
<context>
    <name>miro::DrawDesk</name>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>これを描いたモデル %1 はインストールされていません。</translation>
    </message>
</context>
<context>
    <name>miro::DuelView</name>
    <message>
        <source>Left is better</source>
        <translation>左が良い</translation>
    </message>
    <message>
        <source>I like the left one more (Left)</source>
        <translation>左のほうが好き（左）</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>右が良い</translation>
    </message>
    <message>
        <source>I like the right one more (Right)</source>
        <translation>右のほうが好き（右）</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>I like both the same (Up or S)</source>
        <translation>どちらも同じくらい好き（上または S）</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>飛ばす</translation>
    </message>
    <message>
        <source>I cannot compare these (Down or Space)</source>
        <translation>この 2 枚は比べられない（下またはスペース）</translation>
    </message>
    <message>
        <source>Two pictures of one prompt: which do you like more?</source>
        <translation>同じプロンプトの 2 枚の画像：どちらが好きですか？</translation>
    </message>
    <message>
        <source>(no words)</source>
        <comment>an empty prompt</comment>
        <translation>（言葉なし）</translation>
    </message>
    <message>
        <source>A picture cannot be read: go on to the next two (Down or Space)</source>
        <translation>読み込めない画像があります：次の 2 枚に進んでください（下またはスペース）</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionModel</name>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目：%2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <translation>独自の設定</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionPanel</name>
    <message>
        <source>The folder of the wildcard files</source>
        <translation>ワイルドカードファイルのフォルダー</translation>
    </message>
    <message>
        <source>beside the list</source>
        <translation>リストの横</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>フォルダーなし</translation>
    </message>
    <message>
        <source>is shown when the list has no mistakes</source>
        <translation>リストに誤りがなければ表示します</translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts, the first %1 are shown</source>
        <translation>
            <numerusform>%Ln 件のプロンプト、最初の %1 件を表示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln 件のプロンプト</numerusform>
        </translation>
    </message>
    <message>
        <source>What it becomes</source>
        <translation>展開の結果</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>How lines with choices are expanded</source>
        <translation>選択肢のある行の展開方法</translation>
    </message>
    <message>
        <source>A line such as “a {red|blue} car” or “a __colour__ car” has choices.</source>
        <translation>「a {red|blue} car」や「a __colour__ car」のような行には選択肢があります。</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>無作為</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>すべての組み合わせ</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>書いたまま</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>サイコロ</translation>
    </message>
    <message>
        <source>Seed of the choices</source>
        <translation>選択のシード</translation>
    </message>
    <message>
        <source>The same number makes the same choices again.</source>
        <translation>同じ数は同じ選択を繰り返します。</translation>
    </message>
    <message>
        <source>Other choices</source>
        <translation>別の選択</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>ワイルドカード</translation>
    </message>
    <message>
        <source>Choose the folder of the wildcard files; without one, “wildcards” beside the list</source>
        <translation>ワイルドカードファイルのフォルダーを選ぶ（なければリストの横の「wildcards」）</translation>
    </message>
    <message>
        <source>Take the folder beside the list again</source>
        <translation>リストの横のフォルダーに戻す</translation>
    </message>
    <message>
        <source>The first prompts of the batch</source>
        <translation>バッチの最初のプロンプト</translation>
    </message>
</context>
<context>
    <name>miro::ExploreChoices</name>
    <message>
        <source>Reward</source>
        <translation>リワード</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
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
            <numerusform>%n 枚の画像</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>各スコアの重み：</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>重み：%1</translation>
    </message>
</context>
<context>
    <name>miro::ExploreGrid</name>
    <message>
        <source>Its file is gone</source>
        <translation>ファイルがありません</translation>
    </message>
    <message>
        <source>Pictures of the exploration</source>
        <translation>探索の画像</translation>
    </message>
</context>
<context>
    <name>miro::ExploreModel</name>
    <message>
        <source>Nothing here beats it in both rewards.</source>
        <translation>両方のリワードでこれに勝るものはここにありません。</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>%1 位</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePage</name>
    <message>
        <source>Start; stop</source>
        <translation>開始、停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>最良を残す</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc); what runs goes on</source>
        <translation>元の場所に戻る（Esc）。実行中のものは続きます</translation>
    </message>
    <message>
        <source>with an outline: nothing here beats it in both rewards, as measured</source>
        <translation>枠付き：測定では、両方のリワードでこれに勝るものはここにありません</translation>
    </message>
    <message>
        <source>Explore: %1</source>
        <translation>探索：%1</translation>
    </message>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>これを描いたモデル %1 はインストールされていません。</translation>
    </message>
    <message>
        <source>What stands in Create</source>
        <translation>作成ページの今の設定</translation>
    </message>
    <message>
        <source>The settings of %1 stand in Create.</source>
        <translation>%1 の設定を作成ページに入れました。</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>作成ページへ</translation>
    </message>
    <message>
        <source>There are no scores yet to say which is the best.</source>
        <translation>どれが最良かを示すスコアがまだありません。</translation>
    </message>
    <message numerus="yes">
        <source>Starred: %1. The other %n pictures stay with it as a stack.</source>
        <translation>
            <numerusform>スター付き：%1。ほかの %n 枚は束として一緒に残ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the exploration into a folder</source>
        <translation>探索をフォルダーに保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, their scores and a report were saved.</source>
        <translation>
            <numerusform>%n 枚の画像、スコア、レポートを保存しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>レポートを開く</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>This picture was drawn with “My taste”; explorations draw without it, so they will differ.</source>
        <translation>この画像は「私の好み」で描かれました。探索はそれなしで描くため、違うものになります。</translation>
    </message>
    <message>
        <source>What stands in Create, without “My taste”</source>
        <translation>「作成」の設定（「私の好み」なし）</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePanel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 枚の画像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1、約 %2</translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1。かかる時間は 1 枚目の後に分かります</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>順番を待っています</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, paused</source>
        <translation>%1 / %2 枚を描画、一時停止中</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, %3 left</source>
        <translation>%1 / %2 枚を描画、残り %3</translation>
    </message>
    <message>
        <source>%1 of %2 drawn</source>
        <translation>%1 / %2 枚を描画</translation>
    </message>
    <message>
        <source>Ended with %1 of %2 drawn</source>
        <translation>%1 / %2 枚を描いて終了</translation>
    </message>
    <message>
        <source>All are drawn</source>
        <translation>すべて描きました</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>What is drawn stays (Ctrl+Return)</source>
        <translation>描いたものは残ります（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Draw what is missing (Ctrl+Return)</source>
        <translation>足りないものを描く（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Draw these pictures (Ctrl+Return)</source>
        <translation>これらの画像を描く（Ctrl+Return）</translation>
    </message>
    <message>
        <source>%1
%2 of %3, %4</source>
        <comment>an exploration: title, below it drawn of all, when</comment>
        <translation>%1
%2 / %3、%4</translation>
    </message>
    <message>
        <source>Explored before</source>
        <translation>以前の探索</translation>
    </message>
</context>
<context>
    <name>miro::ExploreSide</name>
    <message>
        <source>Use these settings</source>
        <translation>この設定を使う</translation>
    </message>
    <message>
        <source>Bring the settings of this picture to the Create page (Return)</source>
        <translation>この画像の設定を作成ページに入れる（Return）</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>大きく表示</translation>
    </message>
    <message>
        <source>Show this picture large (Space)</source>
        <translation>この画像を大きく表示（スペース）</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>ギャラリーで</translation>
    </message>
    <message>
        <source>Show this picture in the gallery</source>
        <translation>この画像をギャラリーで表示</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>最良を残す</translation>
    </message>
    <message>
        <source>Star the first one; the others stay behind it as a stack (K)</source>
        <translation>1 位にスターを付け、ほかはその後ろに束として残す（K）</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <source>Save pictures, sheet, film strip, scores and a report into a folder (Ctrl+S)</source>
        <translation>画像、一覧シート、フィルム帯、スコア、レポートをフォルダーに保存（Ctrl+S）</translation>
    </message>
    <message>
        <source>The measured scores will stand here.</source>
        <translation>測定したスコアがここに表示されます。</translation>
    </message>
    <message>
        <source>No scores yet. They come by themselves where scorers are installed.</source>
        <translation>スコアはまだありません。採点モデルがあれば自動で測定されます。</translation>
    </message>
    <message>
        <source>Chart: one reward against the other</source>
        <translation>グラフ：リワードどうしの関係</translation>
    </message>
    <message>
        <source>Chart: the expected best against how many are drawn</source>
        <translation>グラフ：描いた枚数と最良の見込み</translation>
    </message>
    <message>
        <source>Chart: every score along the strip</source>
        <translation>グラフ：帯に沿った各スコア</translation>
    </message>
    <message>
        <source>Worked out from these very pictures, for this prompt.</source>
        <translation>このプロンプトの、ここにある画像から計算。</translation>
    </message>
    <message>
        <source>Choose a picture to see what it asks for and what it got.</source>
        <translation>画像を選ぶと、要求と結果が分かります。</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>選んだ画像</translation>
    </message>
</context>
<context>
    <name>miro::FileWork</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not taken: %2</source>
        <comment>a sentence and a list of files with reasons</comment>
        <translation>%1 取り込めなかったもの：%2</translation>
    </message>
    <message>
        <source>Wait until the work on files is done, or stop it</source>
        <translation>ファイルの作業が終わるまで待つか、停止してください</translation>
    </message>
    <message>
        <source>Importing pictures…</source>
        <translation>画像を取り込み中…</translation>
    </message>
    <message>
        <source>Import stopped; what came in before stays</source>
        <translation>取り込みを停止しました。すでに入ったものは残ります</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported.</source>
        <translation>
            <numerusform>%n 枚の画像を取り込みました。</numerusform>
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
            <numerusform>%n 枚はすでにありました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting pictures…</source>
        <translation>画像を書き出し中…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures exported.</source>
        <translation>
            <numerusform>%n 枚の画像を書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it was stopped.</source>
        <translation>その後停止しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures found that were not in the library.</source>
        <translation>
            <numerusform>ライブラリーになかった画像が %n 枚見つかりました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture files are gone; they come back when their files do.</source>
        <translation>
            <numerusform>画像ファイル %n 件がなくなっています。ファイルが戻れば画像も戻ります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Filmstrip</name>
    <message>
        <source>The newest pictures</source>
        <translation>最新の画像</translation>
    </message>
</context>
<context>
    <name>miro::FilmstripModel</name>
    <message>
        <source>A picture without a prompt</source>
        <translation>プロンプトのない画像</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>星 %n つ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>プロンプトを検索</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>画像の順序</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>フィルターを表示</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>フィルターの表示・非表示</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>束ねる</translation>
    </message>
    <message>
        <source>Stack pictures that differ only in the seed</source>
        <translation>シードだけが違う画像を束ねる</translation>
    </message>
    <message>
        <source>Show pictures that differ only in the seed as one stack; Return opens it</source>
        <translation>シードだけが違う画像を 1 つの束として表示。Return で開く</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>保存した検索</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>評価の高い順</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>プロンプト順</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>シード順</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>大きい順</translation>
    </message>
    <message>
        <source>Best score: %1</source>
        <translation>最高スコア：%1</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>この検索を保存…</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>この検索を保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>検索を削除</translation>
    </message>
    <message>
        <source>How scores are compared</source>
        <translation>スコアの比べ方</translation>
    </message>
    <message>
        <source>Raw values of different prompts say little: a simple prompt scores high with any picture. The rank within a prompt and the place among the training pictures can be compared.</source>
        <translation>異なるプロンプトの生の値はあまり参考になりません：簡単なプロンプトはどの画像でも高くなります。プロンプト内の順位と学習画像の中での位置は比べられます。</translation>
    </message>
    <message>
        <source>Rank within a prompt</source>
        <translation>プロンプト内の順位</translation>
    </message>
    <message>
        <source>Among the training pictures</source>
        <translation>学習画像の中で</translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation>生の値</translation>
    </message>
    <message>
        <source>By my taste</source>
        <translation>私の好み順</translation>
    </message>
    <message>
        <source>Among all pictures</source>
        <translation>すべての画像の中で</translation>
    </message>
</context>
<context>
    <name>miro::FilterChips</name>
    <message>
        <source>%1: %2 to %3 %</source>
        <translation>%1：%2〜%3 %</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>テキスト：%1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>モデル：%1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>シード：%1</translation>
    </message>
    <message>
        <source>Size: %1 × %2</source>
        <translation>サイズ：%1 × %2</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>スター付き</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>星 %n つ以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>タグ：%1</translation>
    </message>
    <message>
        <source>Album: %1</source>
        <translation>アルバム：%1</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>1 回の描画</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>ごみ箱の中</translation>
    </message>
    <message>
        <source>Take away the condition %1</source>
        <translation>条件 %1 を外す</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>すべて消す</translation>
    </message>
    <message>
        <source>Take away all conditions</source>
        <translation>すべての条件を外す</translation>
    </message>
    <message>
        <source>Missed a target</source>
        <translation>目標に未達</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>未達：%1</translation>
    </message>
</context>
<context>
    <name>miro::FilterPanel</name>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>アルバム</translation>
    </message>
    <message>
        <source>From and until</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>この日から</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>この日まで</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>スター付きのみ</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>ごみ箱を表示</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>いつでも</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>過去 7 日間</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>過去 30 日間</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>2 つの日の間</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>すべてのモデル</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>すべてのサイズ</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>すべての評価</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>星 %n つ以上</numerusform>
        </translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>タグはまだありません</translation>
    </message>
    <message>
        <source>Choose a tag</source>
        <translation>タグを選ぶ</translation>
    </message>
    <message>
        <source>No albums yet</source>
        <translation>アルバムはまだありません</translation>
    </message>
    <message>
        <source>Any album</source>
        <translation>すべてのアルバム</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an album and its number of pictures</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>スコア %1</translation>
    </message>
    <message>
        <source>Score %1, at least</source>
        <translation>スコア %1、下限</translation>
    </message>
    <message>
        <source>Score %1, at most</source>
        <translation>スコア %1、上限</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Reached or missed</source>
        <translation>達成・未達</translation>
    </message>
    <message>
        <source>Missed any target</source>
        <translation>どれかの目標に未達</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>未達：%1</translation>
    </message>
</context>
<context>
    <name>miro::FinetuneLine</name>
    <message>
        <source>Give up this fine-tuning? What it has learned so far is lost.</source>
        <translation>このファインチューニングを中止しますか？ここまでに学んだことは失われます。</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>中止する</translation>
    </message>
    <message>
        <source>How far the fine-tuning is</source>
        <translation>ファインチューニングの進み具合</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>It keeps all that it has learned and goes on when you say so</source>
        <translation>学んだことをすべて保ち、指示すると続けます</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>From where it stopped</source>
        <translation>停止したところから</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>End it and drop what it has learned</source>
        <translation>終了し、学んだことを破棄する</translation>
    </message>
    <message>
        <source>Fine-tuning: %1</source>
        <comment>its state</comment>
        <translation>ファインチューニング：%1</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>待ち行列は一時停止中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>残り %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetunePanel</name>
    <message>
        <source>Teach the model</source>
        <translation>モデルに教える</translation>
    </message>
    <message>
        <source>The model that draws learns your taste as one more slider, “My taste”. It works in the background and gives way whenever you draw. The model itself stays as it is.</source>
        <translation>画像を描くモデルが、あなたの好みを新しいスライダー「私の好み」として学びます。バックグラウンドで動き、画像を描くときはいつでも譲ります。モデル自体は変わりません。</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリー</translation>
    </message>
    <message>
        <source>At most %1 GB</source>
        <translation>最大 %1 GB</translation>
    </message>
    <message>
        <source>As much as it needs</source>
        <translation>必要なだけ</translation>
    </message>
    <message>
        <source>Only while I am away</source>
        <translation>離席中だけ</translation>
    </message>
    <message>
        <source>It works while nothing is drawn and nobody touches mouse or keyboard</source>
        <translation>何も描いておらず、マウスやキーボードに誰も触れていない間に動きます</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <translation>電源接続時だけ</translation>
    </message>
    <message>
        <source>It pauses while the machine runs on its battery</source>
        <translation>コンピューターがバッテリーで動いている間は一時停止します</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>モデル：%1</translation>
    </message>
    <message>
        <source>First choose between some more pictures. %1</source>
        <translation>先にもう少し画像を選んでください。%1</translation>
    </message>
    <message>
        <source>This model is not installed.</source>
        <translation>このモデルはインストールされていません。</translation>
    </message>
    <message>
        <source>One at a time: the one below is not over.</source>
        <translation>一度に 1 つだけです：下のものがまだ終わっていません。</translation>
    </message>
</context>
<context>
    <name>miro::FramePainter</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>ステップ %1 / %2</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>この画像は表示できません</translation>
    </message>
    <message>
        <source>No preview of this step</source>
        <translation>このステップのプレビューはありません</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
</context>
<context>
    <name>miro::GalleryActions</name>
    <message>
        <source>Open on the canvas</source>
        <translation>キャンバスで開く</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>ここから始める</translation>
    </message>
    <message>
        <source>Compare on the canvas</source>
        <translation>キャンバスで比べる</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>スライドショー</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>評価なし</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>星 1 つ</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>星 2 つ</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>星 3 つ</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>星 4 つ</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>星 5 つ</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>スター</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>タグを追加…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>ごみ箱に移す</translation>
    </message>
    <message>
        <source>Bring back from the bin</source>
        <translation>ごみ箱から戻す</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>完全に削除…</translation>
    </message>
    <message>
        <source>Copy with metadata</source>
        <translation>メタデータ付きでコピー</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>メタデータなしでコピー</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>プロンプトをコピー</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>メタデータなしで保存…</translation>
    </message>
    <message>
        <source>Export to a folder…</source>
        <translation>フォルダーに書き出す…</translation>
    </message>
    <message>
        <source>Export without metadata…</source>
        <translation>メタデータなしで書き出す…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>アルバム</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>コピーと書き出し</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>新しいアルバム…</translation>
    </message>
    <message>
        <source>Take out of %1</source>
        <translation>%1 から取り出す</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>採点</translation>
    </message>
</context>
<context>
    <name>miro::GalleryPage</name>
    <message>
        <source>Too many pictures to drag; export them to a folder instead</source>
        <translation>ドラッグするには画像が多すぎます。フォルダーに書き出してください</translation>
    </message>
    <message>
        <source>Search saved as %1</source>
        <translation>検索を %1 として保存しました</translation>
    </message>
    <message>
        <source>Search deleted</source>
        <translation>検索を削除しました</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Size of the pictures in the grid</source>
        <translation>一覧の画像の大きさ</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and the wheel)</source>
        <translation>画像の大きさ（Ctrl とホイール）</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取り込む</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>画像を取り込む</translation>
    </message>
    <message>
        <source>Import pictures; files and folders can be dropped here too</source>
        <translation>画像を取り込む。ファイルやフォルダーをここにドロップもできます</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>ファイルを取り込む…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>フォルダーを取り込む…</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>スライドショー</translation>
    </message>
    <message>
        <source>Slideshow (F)</source>
        <translation>スライドショー（F）</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>詳細を表示</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>詳細の表示・非表示</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>すべての画像</translation>
    </message>
    <message>
        <source>Leave the stack</source>
        <translation>束を出る</translation>
    </message>
    <message>
        <source>Leave the stack (Escape)</source>
        <translation>束を出る（Esc）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures in this stack</source>
        <translation>
            <numerusform>この束に %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln 枚の画像</numerusform>
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
            <numerusform>%Ln 枚選択</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures yet. Draw one, or drop files here to import them.</source>
        <translation>画像はまだありません。描くか、ここにファイルをドロップして取り込んでください。</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>ごみ箱は空です。</translation>
    </message>
    <message>
        <source>No picture matches. Take a condition away to see more.</source>
        <translation>合う画像がありません。条件を外すともっと見られます。</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>フォルダーを取り込む</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>ファイルを取り込む</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</translation>
    </message>
    <message>
        <source>No scorer is installed. The Models page can get them.</source>
        <translation>採点モデルがありません。モデルページで入手できます。</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>%n 枚の画像を採点します。</numerusform>
        </translation>
    </message>
    <message>
        <source>“My taste” foretells %1 of your choices between pictures (very probably %2).</source>
        <translation>「私の好み」は画像のあいだのあなたの選択の %1 を予測できます（ほぼ確実に %2）。</translation>
    </message>
    <message>
        <source>“My taste” is a guess so far. %1</source>
        <translation>「私の好み」はまだ推測です。%1</translation>
    </message>
</context>
<context>
    <name>miro::LargeView</name>
    <message>
        <source>One picture, large; Escape goes back to all</source>
        <translation>1 枚を大きく表示。Esc で全体に戻ります</translation>
    </message>
</context>
<context>
    <name>miro::LearnedPart</name>
    <message>
        <source>You like these most</source>
        <translation>最も好きなもの</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>どちらとも言えないもの</translation>
    </message>
    <message>
        <source>You like these least</source>
        <translation>最も好きでないもの</translation>
    </message>
    <message>
        <source>Picture %1 of %2; Return shows it in the gallery</source>
        <translation>画像 %1 / %2。Return でギャラリーに表示します</translation>
    </message>
    <message>
        <source>A double click shows a picture in the gallery</source>
        <translation>ダブルクリックで画像をギャラリーに表示します</translation>
    </message>
    <message>
        <source>Examples appear here once enough was learned.</source>
        <translation>十分に学ぶと、ここに例が表示されます。</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>さらに選ぶ</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>今すぐ学習</translation>
    </message>
    <message>
        <source>Look at all pictures, learn from all choices anew, and score all pictures</source>
        <translation>すべての画像を見て、すべての選択から学び直し、すべての画像を採点する</translation>
    </message>
    <message>
        <source>Get a picture model</source>
        <translation>画像モデルを入手</translation>
    </message>
    <message>
        <source>What each reward counts for you</source>
        <translation>各リワードがあなたにとって持つ重み</translation>
    </message>
    <message>
        <source>Sure and right</source>
        <translation>確信と正しさ</translation>
    </message>
    <message>
        <source>How often it is right, by how sure it is</source>
        <translation>確信の度合いごとの、予測が正しかった割合</translation>
    </message>
    <message>
        <source>Not enough choices yet.</source>
        <translation>選択がまだ足りません。</translation>
    </message>
    <message>
        <source>No picture model is installed: nothing can be learned from choices without one.</source>
        <translation>画像モデルがインストールされていません。なければ選択から何も学べません。</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>学習中…</translation>
    </message>
    <message>
        <source>To the right of the line: you like more of it; to the left, hatched: less of it.</source>
        <translation>線の右：多いほど好き。左（斜線）：少ないほど好き。</translation>
    </message>
    <message>
        <source>Known once there are enough choices between pictures that the reward models have measured.</source>
        <translation>リワードモデルが測定した画像どうしの選択が十分に集まるとわかります。</translation>
    </message>
    <message>
        <source>About %1 sure: right in %2 of %3 choices (%4)</source>
        <translation>確信約 %1：%3 回の選択のうち %2 が正解（%4）</translation>
    </message>
    <message>
        <source>As sure as right: %1</source>
        <translation>確信と正しさが一致：%1</translation>
    </message>
    <message>
        <source>How sure it was (%)</source>
        <translation>確信の度合い（%）</translation>
    </message>
    <message>
        <source>Right (%)</source>
        <translation>正解（%）</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>あなたの選択</translation>
    </message>
    <message>
        <source>As sure as right</source>
        <translation>確信と正しさが一致</translation>
    </message>
</context>
<context>
    <name>miro::LeftColumn</name>
    <message>
        <source>Advanced</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>Steps, guidance, negative targets, start picture, variations</source>
        <translation>ステップ、ガイダンス、ネガティブ目標、開始画像、バリエーション</translation>
    </message>
</context>
<context>
    <name>miro::ListPanel</name>
    <message>
        <source>Reading…</source>
        <translation>読み取り中…</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n 件の問題</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln 件のプロンプト</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is used as it is; its beginning is shown here.</source>
        <translation>%1 をそのまま使います。ここには初めの部分を表示します。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目：%2</translation>
    </message>
    <message>
        <source>There are more.</source>
        <translation>ほかにもあります。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Format of the list</source>
        <translation>リストの形式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Open a list: text, CSV, TSV or JSON lines (Ctrl+O)</source>
        <translation>リストを開く：テキスト、CSV、TSV、JSON 行（Ctrl+O）</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>リストを保存…</translation>
    </message>
    <message>
        <source>Save the list as it stands here (Ctrl+S)</source>
        <translation>ここにあるままリストを保存（Ctrl+S）</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>リストを消す</translation>
    </message>
    <message>
        <source>Paste or drop a list here: each line is a prompt, and all of them are drawn while you are away.</source>
        <translation>ここにリストを貼り付けるかドロップしてください。1 行が 1 つのプロンプトで、席を外している間にすべて描きます。</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>例を表示</translation>
    </message>
    <message>
        <source>List of prompts</source>
        <translation>プロンプトのリスト</translation>
    </message>
    <message>
        <source>Problems in the list</source>
        <translation>リストの問題</translation>
    </message>
</context>
<context>
    <name>miro::LongRunWatch</name>
    <message>
        <source>Pictures are being drawn</source>
        <translation>画像を描いています</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n 枚の画像を描きました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>pictures drawn; jobs failed</comment>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is done, with problems</source>
        <translation>待ち行列が終わりました（問題あり）</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>待ち行列が終わりました</translation>
    </message>
    <message>
        <source>The batch %1 is done, with problems</source>
        <translation>バッチ %1 が終わりました（問題あり）</translation>
    </message>
    <message>
        <source>The batch %1 is done</source>
        <translation>バッチ %1 が終わりました</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n 枚が失敗しました</numerusform>
        </translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation>モデルを学習しています</translation>
    </message>
    <message>
        <source>The training %1 is over, with problems</source>
        <translation>学習「%1」は終わりましたが、問題がありました</translation>
    </message>
    <message>
        <source>The training %1 is done</source>
        <translation>学習「%1」が終わりました</translation>
    </message>
    <message numerus="yes">
        <source>%n training run(s)</source>
        <translation>
            <numerusform>学習 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::MainWindow</name>
    <message>
        <source>Go on with the queue</source>
        <translation>待ち行列を続ける</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>A picture is being drawn. It stops now and begins again when you come back; what is finished and what waits in the queue is kept.</source>
        <translation>画像を描いている途中です。今は停止し、次に開いたときに最初から描き直します。完成したものと待機中のものは保たれます。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Choosing in a batch</source>
        <translation>バッチの中から選ぶ</translation>
    </message>
</context>
<context>
    <name>miro::ModelCard</name>
    <message>
        <source>Installed</source>
        <translation>インストール済み</translation>
    </message>
    <message>
        <source>Installed, files checked</source>
        <translation>インストール済み、ファイル確認済み</translation>
    </message>
    <message>
        <source>Files are damaged</source>
        <translation>ファイルが壊れています</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不完全</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未インストール</translation>
    </message>
    <message>
        <source>Draws %1.</source>
        <translation>描けるもの：%1。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>ライセンス：配布ページ参照</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>ライセンス：%1</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>入手…</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>%1 を入手</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>このモデルを使う</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 を使用中</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 を使う</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Verify the files of %1</source>
        <translation>%1 のファイルを確認</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修復…</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>%1 を修復</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>%1 のフォルダーを開く</translation>
    </message>
    <message>
        <source>Variant of %1</source>
        <translation>%1 のバリアント</translation>
    </message>
    <message>
        <source>experimental</source>
        <translation>実験的</translation>
    </message>
</context>
<context>
    <name>miro::ModelLink</name>
    <message>
        <source>another model</source>
        <translation>別のモデル</translation>
    </message>
</context>
<context>
    <name>miro::ModelsPage</name>
    <message>
        <source>Everything works without a network. Only Get and Repair use it, and only when you ask.</source>
        <translation>すべてネットワークなしで動きます。使うのは「入手」と「修復」だけで、頼まれたときだけです。</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>フォルダーを取り込む…</translation>
    </message>
    <message>
        <source>Bring in a model that is on this computer: its folder, or a Hugging Face cache.</source>
        <translation>このコンピューターにあるモデルを取り込む：そのフォルダー、または Hugging Face のキャッシュ。</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>すべて確認</translation>
    </message>
    <message>
        <source>Read every file and compare it with what was published.</source>
        <translation>すべてのファイルを読み、公開されたものと比べます。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open the folder of models</source>
        <translation>モデルのフォルダーを開く</translation>
    </message>
    <message>
        <source>Models that draw</source>
        <translation>描くモデル</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>それらに必要なもの</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next time goes on there.</source>
        <translation>停止しました。届いた分は残り、次はそこから続きます。</translation>
    </message>
    <message>
        <source>Asking for the files of %1</source>
        <translation>%1 のファイルを問い合わせ中</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 はすでにあります。</translation>
    </message>
    <message>
        <source>Get %1?</source>
        <translation>%1 を入手しますか？</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) installed.</source>
        <translation>
            <numerusform>%n 個のモデルをインストールしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a model&apos;s folder or a Hugging Face cache</source>
        <translation>モデルのフォルダーか Hugging Face のキャッシュを取り込む</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>取り込み中</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) imported.</source>
        <translation>
            <numerusform>%n 個のモデルを取り込みました。</numerusform>
        </translation>
    </message>
    <message>
        <source>All models</source>
        <translation>すべてのモデル</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked: all are whole.</source>
        <translation>
            <numerusform>%n 個のファイルを確認：すべて無事です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修復…</translation>
    </message>
    <message>
        <source>Fetch the damaged files of %1 again?</source>
        <translation>%1 の壊れたファイルを取り直しますか？</translation>
    </message>
    <message>
        <source>%1 is repaired.</source>
        <translation>%1 を修復しました。</translation>
    </message>
    <message>
        <source>Models that score pictures: %1 of %2 scorers installed</source>
        <translation>採点モデル：%1 / %2 個をインストール済み</translation>
    </message>
</context>
<context>
    <name>miro::NegativePanel</name>
    <message>
        <source>negative target</source>
        <translation>ネガティブ目標</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>離れる対象：%1</translation>
    </message>
</context>
<context>
    <name>miro::NoteLine</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>この行を閉じる</translation>
    </message>
</context>
<context>
    <name>miro::NoticeLine</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>この行を閉じる</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
</context>
<context>
    <name>miro::PageKeys</name>
    <message>
        <source>Draw</source>
        <translation>描く</translation>
    </message>
    <message>
        <source>Stop drawing; close a panel</source>
        <translation>描画を停止、パネルを閉じる</translation>
    </message>
    <message>
        <source>Undo a change of the settings</source>
        <translation>設定の変更を元に戻す</translation>
    </message>
    <message>
        <source>Redo a change of the settings</source>
        <translation>設定の変更をやり直す</translation>
    </message>
    <message>
        <source>Compare the last two pictures</source>
        <translation>最後の 2 枚を比べる</translation>
    </message>
    <message>
        <source>Draw near variations</source>
        <translation>近いバリエーションを描く</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>ごみ箱に移す</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>コピーを保存</translation>
    </message>
    <message>
        <source>Show how the drawing runs</source>
        <translation>描画の様子を表示</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>タイムマシン</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>プロンプトへ移動</translation>
    </message>
    <message>
        <source>Rate from 1 to 5</source>
        <translation>1〜5 で評価</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>評価を外す</translation>
    </message>
    <message>
        <source>Explore what the sliders do</source>
        <translation>スライダーの働きを探索</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>採点</translation>
    </message>
</context>
<context>
    <name>miro::PictureActions</name>
    <message numerus="yes">
        <source>Rated with %n star(s).</source>
        <translation>
            <numerusform>星 %n つの評価にしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The rating was taken away.</source>
        <translation>評価を外しました。</translation>
    </message>
    <message>
        <source>Marked as a favourite.</source>
        <translation>お気に入りにしました。</translation>
    </message>
    <message>
        <source>No favourite any more.</source>
        <translation>お気に入りを外しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the bin.</source>
        <translation>
            <numerusform>%n 枚の画像をごみ箱に移しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) came back from the bin.</source>
        <translation>
            <numerusform>%n 枚の画像がごみ箱から戻りました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>コピーを保存</translation>
    </message>
    <message>
        <source>Save a copy without settings</source>
        <translation>設定なしでコピーを保存</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1 として保存しました。</translation>
    </message>
    <message>
        <source>No scorer is installed.</source>
        <translation>採点モデルがありません。</translation>
    </message>
    <message>
        <source>Get scorers</source>
        <translation>採点モデルを入手</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>%n 枚の画像を採点します。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureBar</name>
    <message>
        <source>Draw near variations</source>
        <translation>近いバリエーションを描く</translation>
    </message>
    <message>
        <source>Begin from this picture</source>
        <translation>この画像から始める</translation>
    </message>
    <message>
        <source>Bring all its settings back</source>
        <translation>設定をすべて戻す</translation>
    </message>
    <message>
        <source>Bring its prompt back</source>
        <translation>プロンプトを戻す</translation>
    </message>
    <message>
        <source>Bring its rewards back</source>
        <translation>リワードを戻す</translation>
    </message>
    <message>
        <source>Bring its seed back</source>
        <translation>シードを戻す</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>コピーを保存…</translation>
    </message>
    <message>
        <source>Save a copy without settings…</source>
        <translation>設定なしでコピーを保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation>設定なしでコピー</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>ギャラリーで表示</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>ごみ箱に移す</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Draw four near variations of the chosen picture (V)</source>
        <translation>選んだ画像の近いバリエーションを 4 枚描く（V）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare the last two pictures, or those chosen in the strip (C)</source>
        <translation>最後の 2 枚、または帯で選んだ画像を比べる（C）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a copy of the chosen picture (Ctrl+S)</source>
        <translation>選んだ画像のコピーを保存（Ctrl+S）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>More to do with the chosen picture</source>
        <translation>選んだ画像のその他の操作</translation>
    </message>
    <message>
        <source>Explore what its sliders do</source>
        <translation>スライダーの働きを探索</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>採点</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>See what the sliders do to the chosen picture (E)</source>
        <translation>スライダーで選んだ画像がどう変わるかを見る（E）</translation>
    </message>
</context>
<context>
    <name>miro::PictureCommands</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>元に戻すものはありません</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>元に戻しました：%1</translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n pictures</source>
        <translation>
            <numerusform>%n 枚の評価を外しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures rated %1 of 5</source>
        <translation>
            <numerusform>%n 枚を %1 / 5 と評価しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures starred</source>
        <translation>
            <numerusform>%n 枚にスターを付けました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n pictures</source>
        <translation>
            <numerusform>%n 枚のスターを外しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures tagged %1</source>
        <translation>
            <numerusform>%n 枚にタグ %1 を付けました</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>タグを追加</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n pictures</source>
        <translation>
            <numerusform>タグ %1 を %n 枚から外しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures put into the album %1</source>
        <translation>
            <numerusform>%n 枚をアルバム %1 に入れました</numerusform>
        </translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新しいアルバム</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures taken out of the album %1</source>
        <translation>
            <numerusform>%n 枚をアルバム %1 から取り出しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures moved to the bin</source>
        <translation>
            <numerusform>%n 枚をごみ箱に移しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures brought back</source>
        <translation>
            <numerusform>%n 枚を戻しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures for good? This cannot be undone.</source>
        <translation>
            <numerusform>%n 枚の画像を完全に削除しますか？元に戻せません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>完全に削除</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures deleted for good</source>
        <translation>
            <numerusform>%n 枚を完全に削除しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its metadata</source>
        <translation>メタデータ付きで画像をコピーしました</translation>
    </message>
    <message>
        <source>Picture copied without metadata</source>
        <translation>メタデータなしで画像をコピーしました</translation>
    </message>
    <message numerus="yes">
        <source>%n files copied</source>
        <translation>
            <numerusform>%n 個のファイルをコピーしました</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt copied</source>
        <translation>プロンプトをコピーしました</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>名前を付けて保存</translation>
    </message>
    <message>
        <source>Save without metadata</source>
        <translation>メタデータなしで保存</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 として保存しました</translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation>フォルダーに書き出す</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>フォルダーを開けませんでした：%1</translation>
    </message>
</context>
<context>
    <name>miro::PictureModel</name>
    <message>
        <source>Picture, not read yet</source>
        <translation>画像、まだ読み取っていません</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>プロンプトなし</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>5 段階の %1 の評価</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>スター付き</translation>
    </message>
    <message numerus="yes">
        <source>stack of %n pictures</source>
        <translation>
            <numerusform>%n 枚の束</numerusform>
        </translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>ごみ箱の中</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the facts of a picture</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>miro::PlanPanel</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>%1 を入手</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>すでにあります</translation>
    </message>
    <message>
        <source>Files to get</source>
        <translation>入手するファイル</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2</source>
        <translation>
            <numerusform>%n 個のファイル、%1、保存先 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2, where %3 are free</source>
        <translation>
            <numerusform>%n 個のファイル、%1、保存先 %2（空き %3）</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>ディスクの空きが足りません。</translation>
    </message>
    <message>
        <source>%1: accept its licence on its page first, and set HF_TOKEN to your access token.</source>
        <translation>%1：先に配布ページでライセンスに同意し、HF_TOKEN にアクセストークンを設定してください。</translation>
    </message>
    <message>
        <source>See its page</source>
        <translation>配布ページを見る</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>miro::PresetChips</name>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>More presets</source>
        <translation>その他のプリセット</translation>
    </message>
    <message>
        <source>Keep these rewards as a preset of your own</source>
        <translation>今のリワードを自分のプリセットとして残す</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Your own preset</source>
        <translation>自分のプリセット</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前：</translation>
    </message>
    <message>
        <source>Keep the present rewards under this name</source>
        <translation>今のリワードをこの名前で残す</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>このプリセットを取り除く</translation>
    </message>
</context>
<context>
    <name>miro::PresetStore</name>
    <message>
        <source>Your own presets cannot be read: %1</source>
        <translation>自分のプリセットを読めません：%1</translation>
    </message>
    <message>
        <source>The preset could not be saved: %1</source>
        <translation>プリセットを保存できませんでした：%1</translation>
    </message>
</context>
<context>
    <name>miro::ProfileBar</name>
    <message>
        <source>Profile:</source>
        <translation>プロファイル：</translation>
    </message>
    <message>
        <source>Profile: whose taste it is</source>
        <translation>プロファイル：誰の好みか</translation>
    </message>
    <message>
        <source>More to do with this profile</source>
        <translation>このプロファイルのその他の操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新規…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>今すぐ学習</translation>
    </message>
    <message>
        <source>Import choices…</source>
        <translation>選択を取り込む…</translation>
    </message>
    <message>
        <source>Export choices…</source>
        <translation>選択を書き出す…</translation>
    </message>
    <message>
        <source>Export in the layout of Pick-a-Pic…</source>
        <translation>Pick-a-Pic の形式で書き出す…</translation>
    </message>
    <message>
        <source>Export in the layout of HPD…</source>
        <translation>HPD の形式で書き出す…</translation>
    </message>
    <message>
        <source>Forget all choices</source>
        <translation>すべての選択を忘れる</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新しいプロファイル</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>このプロファイルの名前を変更</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>「%1」を削除しました</translation>
    </message>
    <message>
        <source>All choices are forgotten</source>
        <translation>すべての選択を忘れました</translation>
    </message>
    <message>
        <source>Import choices</source>
        <translation>選択を取り込む</translation>
    </message>
    <message>
        <source>Choices (*.jsonl *.json)</source>
        <translation>選択 (*.jsonl *.json)</translation>
    </message>
    <message>
        <source>Export choices</source>
        <translation>選択を書き出す</translation>
    </message>
</context>
<context>
    <name>miro::PromptBox</name>
    <message>
        <source>typing</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; at most %2 fit. Nothing was changed.</source>
        <translation>この %1 文字のテキストはプロンプトには長すぎます。最大 %2 文字です。何も変更していません。</translation>
    </message>
    <message>
        <source>Prompt: what to draw</source>
        <translation>プロンプト：描くもの</translation>
    </message>
    <message>
        <source>What to draw. Alt+Up and Alt+Down bring earlier prompts.</source>
        <translation>描くもの。Alt+↑ と Alt+↓ で以前のプロンプトを呼び出します。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Prompts to try</source>
        <translation>試せるプロンプト</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Prompts drawn before, and the time machine</source>
        <translation>以前描いたプロンプトとタイムマシン</translation>
    </message>
    <message>
        <source>Undo the last change of any setting (Ctrl+Z)</source>
        <translation>設定の最後の変更を元に戻す（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>やり直す（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Get the full model</source>
        <translation>完全なモデルを入手</translation>
    </message>
    <message>
        <source>What to draw, for example: %1</source>
        <translation>描くもの、例えば：%1</translation>
    </message>
    <message>
        <source>The small starter model draws animals, food, plants, clothes, vehicles and everyday things: one to four of them.</source>
        <translation>小さなスターターモデルは動物、食べ物、植物、服、乗り物、身近な物を 1〜4 個描きます（プロンプトは英語）。</translation>
    </message>
    <message>
        <source>This model draws %1</source>
        <translation>このモデルが描けるもの：%1</translation>
    </message>
    <message>
        <source>New to this model: %1</source>
        <translation>このモデルが知らない言葉：%1</translation>
    </message>
    <message>
        <source>It has never seen these words and may draw something else.</source>
        <translation>これらの言葉を見たことがなく、別のものを描くかもしれません。</translation>
    </message>
    <message>
        <source>another prompt</source>
        <translation>別のプロンプト</translation>
    </message>
    <message>
        <source>Time machine…</source>
        <translation>タイムマシン…</translation>
    </message>
</context>
<context>
    <name>miro::ProofPart</name>
    <message>
        <source>Back to the versions</source>
        <translation>バージョン一覧に戻る</translation>
    </message>
    <message>
        <source>The proof goes on from here when you come back</source>
        <translation>戻ってくると、検証はここから続きます</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>検証の進み具合</translation>
    </message>
    <message>
        <source>Drawing pictures to compare…</source>
        <translation>比べる画像を描いています…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Question %1 of at most %2</source>
        <translation>質問 %1（最大 %2）</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) were enough.</source>
        <translation>
            <numerusform>%n 問で足りました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>これを使わないモデルとの比較：%1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>あなたに最も合うように設定した既知のスライダーとの比較：%1</translation>
    </message>
    <message>
        <source>%1 fell: %2</source>
        <comment>a reward; its score before and after</comment>
        <translation>%1 が下がりました：%2</translation>
    </message>
</context>
<context>
    <name>miro::RadarChart</name>
    <message>
        <source>Scores of the chosen pictures as a radar</source>
        <translation>選んだ画像のスコアのレーダー</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1、%2：%3</translation>
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
        <translation>すべてのリワードをリセット</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>リワード</translation>
    </message>
    <message>
        <source>How good the picture should be, compared with those that the model learned from</source>
        <translation>モデルが学んだ画像と比べて、どれほど良い画像にするか</translation>
    </message>
    <message>
        <source>Reset all rewards but the locked ones</source>
        <translation>固定したもの以外のリワードをリセット</translation>
    </message>
</context>
<context>
    <name>miro::RewardRow</name>
    <message>
        <source>lock a reward</source>
        <translation>リワードを固定</translation>
    </message>
    <message>
        <source>unlock a reward</source>
        <translation>リワードの固定を解除</translation>
    </message>
    <message>
        <source>solo a reward</source>
        <translation>リワードをソロに</translation>
    </message>
    <message>
        <source>ignore a reward</source>
        <translation>リワードを無視</translation>
    </message>
    <message>
        <source>negative target</source>
        <translation>ネガティブ目標</translation>
    </message>
    <message>
        <source>reset a reward</source>
        <translation>リワードをリセット</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>離れる対象：%1</translation>
    </message>
    <message>
        <source>What guidance pushes away from; 0 is usual.</source>
        <translation>ガイダンスが離れる値。通常は 0。</translation>
    </message>
    <message>
        <source>More for: %1</source>
        <translation>その他：%1</translation>
    </message>
    <message>
        <source>Lock, solo, ignore, negative target, reset</source>
        <translation>固定、ソロ、無視、ネガティブ目標、リセット</translation>
    </message>
    <message>
        <source>Locked: presets and resetting all leave it as it is.</source>
        <translation>固定：プリセットと一括リセットで変わりません。</translation>
    </message>
    <message>
        <source>Solo: guidance pushes away from a lack of this reward alone.</source>
        <translation>ソロ：このリワードの不足だけからガイダンスが離れます。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>ソロ</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>固定する</translation>
    </message>
    <message>
        <source>Presets and resetting all leave it as it is.</source>
        <translation>プリセットと一括リセットで変わりません。</translation>
    </message>
    <message>
        <source>Pushes away from a lack of this reward alone.</source>
        <translation>このリワードの不足だけから離れます。</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Ignore (untrained input)</source>
        <translation>無視（未学習の入力）</translation>
    </message>
    <message>
        <source>Leaves this reward out.</source>
        <translation>このリワードを使いません。</translation>
    </message>
    <message>
        <source>Leaves this reward out. This model has never drawn without it: expect surprises.</source>
        <translation>このリワードを使いません。このモデルはそれなしで描いたことがないため、意外な結果になるかもしれません。</translation>
    </message>
    <message>
        <source>Negative target of its own</source>
        <translation>独自のネガティブ目標</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>away from %1 %</source>
        <translation>%1 % から離れる</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>リワード</translation>
    </message>
    <message>
        <source>raw %1</source>
        <translation>生の値 %1</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>結果 %1</translation>
    </message>
    <message>
        <source>What the pictures in sight reached, measured by %1.</source>
        <translation>表示中の画像の結果。%1 で測定。</translation>
    </message>
    <message>
        <source>Measured by %1; how many training pictures it is better than is not known.</source>
        <translation>%1 で測定。どれだけの学習画像より良いかは不明です。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a target and what was reached</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>Draws with the model as it was before it was taught.</source>
        <translation>学ぶ前のモデルで描きます。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>miro::RunSummary</name>
    <message>
        <source>Last run</source>
        <translation>前回の描画</translation>
    </message>
    <message>
        <source>Nothing was drawn yet</source>
        <translation>まだ何も描いていません</translation>
    </message>
    <message>
        <source>No previews were made</source>
        <translation>プレビューはありませんでした</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>ステップ %1 / %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>1 ステップ</translation>
    </message>
    <message>
        <source>A preview</source>
        <translation>1 プレビュー</translation>
    </message>
    <message>
        <source>Finishing a picture</source>
        <translation>画像の仕上げ</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリー</translation>
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
        <translation>プレビューの種類</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>簡易</translation>
    </message>
    <message>
        <source>Small decoder</source>
        <translation>小型デコーダー</translation>
    </message>
    <message>
        <source>Full quality</source>
        <translation>最高品質</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>前回の描画のステップ</translation>
    </message>
    <message>
        <source>In English: no font here has the letters of your language</source>
        <translation>英語表示：お使いの言語の文字を持つフォントがありません</translation>
    </message>
</context>
<context>
    <name>miro::RunTracker</name>
    <message>
        <source>Starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>待ち行列は一時停止中です</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>順番を待っています</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1、残り %2</translation>
    </message>
</context>
<context>
    <name>miro::ScatterChart</name>
    <message>
        <source>nothing here beats it in both</source>
        <translation>両方で勝るものはここになし</translation>
    </message>
    <message>
        <source>another one is better</source>
        <translation>より良いものがある</translation>
    </message>
</context>
<context>
    <name>miro::ScoresPanel</name>
    <message>
        <source>Not scored yet.</source>
        <translation>まだ採点していません。</translation>
    </message>
    <message>
        <source>Score it</source>
        <translation>採点する</translation>
    </message>
    <message>
        <source>Score this picture</source>
        <translation>この画像を採点</translation>
    </message>
    <message>
        <source>Measure this picture by every scorer that is installed (I)</source>
        <translation>インストール済みのすべての採点モデルでこの画像を測定（I）</translation>
    </message>
    <message>
        <source>Get scorers…</source>
        <translation>採点モデルを入手…</translation>
    </message>
    <message>
        <source>Get scorers that are not installed</source>
        <translation>未インストールの採点モデルを入手</translation>
    </message>
    <message>
        <source>Among the seeds of these settings:</source>
        <translation>この設定のシードの中で：</translation>
    </message>
    <message>
        <source>Among the pictures of this prompt:</source>
        <translation>このプロンプトの画像の中で：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Bring the rewards of this picture back to the Create page, with this one lower</source>
        <translation>この画像のリワードを、これを下げて作成ページに戻す</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <comment>a scorer and a repository</comment>
        <translation>%1：%2 がありません</translation>
    </message>
    <message>
        <source>%1 of %2 scorers installed</source>
        <translation>採点モデル %1 / %2 個インストール済み</translation>
    </message>
</context>
<context>
    <name>miro::SeedBox</name>
    <message>
        <source>number of pictures</source>
        <translation>画像の枚数</translation>
    </message>
    <message>
        <source>another seed</source>
        <translation>別のシード</translation>
    </message>
    <message>
        <source>lock the seed</source>
        <translation>シードを固定</translation>
    </message>
    <message>
        <source>unlock the seed</source>
        <translation>シードの固定を解除</translation>
    </message>
    <message>
        <source>How many pictures to draw at once</source>
        <translation>一度に描く画像の枚数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>The seed: the same number with the same settings draws the same picture again.</source>
        <translation>シード：同じ数と同じ設定なら同じ画像をもう一度描きます。</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>別のシード</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 枚の画像</numerusform>
        </translation>
    </message>
    <message>
        <source>The seed is locked: draws use it again and again</source>
        <translation>シードは固定：毎回同じものを使います</translation>
    </message>
    <message>
        <source>The seed is free: each draw takes a new one</source>
        <translation>シードは自由：毎回新しいものを使います</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>シードを固定</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615.</source>
        <translation>シードは 0 から 18446744073709551615 までの整数です。</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>シード</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>グラフィックカード</translation>
    </message>
    <message>
        <source>Holds from the next start on. Until then: %1</source>
        <translation>次の開始から有効です。それまで：%1</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <comment>a precision and the time of a picture</comment>
        <translation>%1：%2 秒</translation>
    </message>
    <message>
        <source>Draw once with another precision to see here what it gains.</source>
        <translation>別の精度で一度描くと、どれだけ速くなるかがここに表示されます。</translation>
    </message>
    <message>
        <source>A picture takes here: %1</source>
        <translation>このマシンでの 1 枚の時間：%1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between precisions</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPanel</name>
    <message>
        <source>%1 (the program&apos;s)</source>
        <translation>%1（プログラムの設定）</translation>
    </message>
    <message>
        <source>negative targets</source>
        <translation>ネガティブターゲット</translation>
    </message>
    <message>
        <source>keyframes</source>
        <translation>キーフレーム</translation>
    </message>
    <message>
        <source>Also from Create: %1</source>
        <translation>作成ページからも：%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>as the list is called</source>
        <translation>リストと同じ</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>バッチの名前</translation>
    </message>
    <message>
        <source>Of the batch and of the album that its pictures go into</source>
        <translation>バッチと、その画像が入るアルバムの名前</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Model that draws</source>
        <translation>描くモデル</translation>
    </message>
    <message>
        <source>For all lines that do not say otherwise</source>
        <translation>自分で指定していないすべての行に使う</translation>
    </message>
    <message>
        <source>Use what stands in Create</source>
        <translation>作成ページの設定を使う</translation>
    </message>
    <message>
        <source>Take steps, guidance, targets and model of the Create page</source>
        <translation>作成ページのステップ、ガイダンス、ターゲット、モデルを使う</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>いつもの値</translation>
    </message>
    <message>
        <source>Set these back to what is usual</source>
        <translation>これらをいつもの値に戻す</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1（モデルの値）</translation>
    </message>
    <message>
        <source>the model&apos;s</source>
        <translation>モデルの値</translation>
    </message>
    <message>
        <source>the prompt&apos;s number</source>
        <translation>プロンプトの番号</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>3 枚試す</translation>
    </message>
    <message>
        <source>Draw the first three pictures now, before the night (Ctrl+T)</source>
        <translation>最初の 3 枚を、夜の前に今すぐ描く（Ctrl+T）</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Put the batch into the queue (Ctrl+Return)</source>
        <translation>バッチを待ち行列に入れる（Ctrl+Return）</translation>
    </message>
</context>
<context>
    <name>miro::ShortcutList</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>働き</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>miro::Slideshow</name>
    <message>
        <source>Slideshow</source>
        <translation>スライドショー</translation>
    </message>
    <message>
        <source>Picture before (Left)</source>
        <translation>前の画像（←）</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>次の画像（→）</translation>
    </message>
    <message>
        <source>Slower (minus)</source>
        <translation>遅く（−）</translation>
    </message>
    <message>
        <source>Faster (plus)</source>
        <translation>速く（+）</translation>
    </message>
    <message>
        <source>End the slideshow (Escape)</source>
        <translation>スライドショーを終える（Esc）</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>続ける（スペース）</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止（スペース）</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 · %n seconds each</source>
        <translation>
            <numerusform>%1 / %2 · 各 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>評価なし</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>星 %n つ</numerusform>
        </translation>
    </message>
    <message>
        <source>Star set or taken away</source>
        <translation>スターを付けた、または外した</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>ごみ箱に移しました</translation>
    </message>
</context>
<context>
    <name>miro::StartBox</name>
    <message>
        <source>no start picture</source>
        <translation>開始画像なし</translation>
    </message>
    <message>
        <source>Choose a picture to begin from</source>
        <translation>始める画像を選ぶ</translation>
    </message>
    <message>
        <source>Begin from noise again</source>
        <translation>再びノイズから始める</translation>
    </message>
    <message>
        <source>none: begins from noise</source>
        <translation>なし：ノイズから始める</translation>
    </message>
    <message>
        <source>Begin from a picture</source>
        <translation>画像から始める</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>開始画像</translation>
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
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失敗：%1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>省略</translation>
    </message>
    <message>
        <source>Not drawn, or in the bin</source>
        <translation>未描画、またはごみ箱の中</translation>
    </message>
</context>
<context>
    <name>miro::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>タグを追加</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>タグ %1 を外す</translation>
    </message>
</context>
<context>
    <name>miro::TargetBars</name>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>asked %1, away from %2</source>
        <translation>要求 %1、%2 から離れる</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>要求 %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>測定 %1</translation>
    </message>
    <message>
        <source>Asked and measured scores</source>
        <translation>要求したスコアと測定したスコア</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>measured %1 (raw)</source>
        <translation>測定 %1（生の値）</translation>
    </message>
    <message>
        <source>could not be measured</source>
        <translation>測定できませんでした</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>古い</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>raw value %1</source>
        <translation>生の値 %1</translation>
    </message>
    <message>
        <source>its place among the training pictures is not known</source>
        <translation>学習画像の中での位置は不明</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>above %1 of your pictures</source>
        <translation>あなたの画像の %1 より上</translation>
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
        <translation>リワード</translation>
    </message>
    <message>
        <source>All targets as the model has them</source>
        <translation>すべてのターゲットをモデルの値に</translation>
    </message>
    <message>
        <source>Leave this reward out</source>
        <translation>このリワードを使わない</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>使わない：%1</translation>
    </message>
</context>
<context>
    <name>miro::TasteHint</name>
    <message>
        <source>the present version of My taste</source>
        <translation>「私の好み」の現在の版</translation>
    </message>
    <message>
        <source>Use the present one</source>
        <translation>現在の版を使う</translation>
    </message>
    <message>
        <source>Draw “My taste” with the version in use now</source>
        <translation>いま使っている版の「私の好み」で描きます</translation>
    </message>
    <message>
        <source>“My taste” is the version that drew the picture.</source>
        <translation>「私の好み」は、この画像を描いた版です。</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture was taught to another model.</source>
        <translation>この画像を描いた版の「私の好み」は別のモデルのものです。</translation>
    </message>
    <message>
        <source>“My taste” was taught to another model; this one draws without it.</source>
        <translation>「私の好み」は別のモデルのものです。このモデルはそれなしで描きます。</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture is not there any more.</source>
        <translation>この画像を描いた版の「私の好み」はもうありません。</translation>
    </message>
    <message>
        <source>The file of “My taste” is not there any more: choose another version on its page.</source>
        <translation>「私の好み」のファイルがもうありません。そのページで別の版を選んでください。</translation>
    </message>
</context>
<context>
    <name>miro::TasteLink</name>
    <message>
        <source>The version of “My taste” that drew it is not there any more; “My taste” is off.</source>
        <translation>これを描いた版の「私の好み」はもうありません。「私の好み」はオフです。</translation>
    </message>
    <message>
        <source>It was drawn with adapters that cannot be set here; “My taste” is off.</source>
        <translation>ここでは設定できないアダプターで描かれました。「私の好み」はオフです。</translation>
    </message>
</context>
<context>
    <name>miro::TastePage</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Choosing between pictures is not available in this program.</source>
        <translation>このプログラムでは画像の選択は利用できません。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選ぶ</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>学んだこと</translation>
    </message>
    <message>
        <source>Teach the model</source>
        <translation>モデルに教える</translation>
    </message>
    <message>
        <source>Take the last choice back (Ctrl+Z)</source>
        <translation>最後の選択を取り消す（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Foretells %1 (%2)</source>
        <comment>a share of choices and its interval</comment>
        <translation>予測の的中 %1（%2）</translation>
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
        <translation>%1〜%2 %</translation>
    </message>
    <message>
        <source>It foretells %1 of your choices between two of your pictures (very probably %2).</source>
        <translation>あなたの画像 2 枚からの選択の %1 を予測できます（ほぼ確実に %2）。</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1 of %2.</source>
        <translation>選択がまだ足りません：%1 / %2。</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1.</source>
        <translation>選択がまだ足りません：%1。</translation>
    </message>
    <message>
        <source>How sure it is of a choice is off by %1 on average (%2).</source>
        <translation>選択についての確信は、平均で %1 ずれています（%2）。</translation>
    </message>
    <message>
        <source>No pair was shown a second time yet, so nothing is known of how steady your choices are.</source>
        <translation>同じ組をまだ一度も再表示していないため、選択がどれほど安定しているかはわかりません。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</source>
        <translation>
            <numerusform>再表示した %n 組のうち %1 に前と同じ答えをしました（%2）。個々の選択を %3 より高い割合で予測することは誰にもできません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n choice(s)</source>
        <translation>
            <numerusform>%n 回の選択から学習</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n hint(s) from stars, ratings and deletions</source>
        <translation>
            <numerusform>%1、星・評価・削除からの手がかり %n 件も使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n picture(s) not looked at yet</source>
        <translation>
            <numerusform>%1。まだ見ていない画像 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>the end of a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>All %1 answers were for the left picture: nothing can be learned from that. Look at both.</source>
        <translation>%1 回の答えがすべて左の画像でした：これでは何も学べません。両方を見てください。</translation>
    </message>
    <message>
        <source>All %1 answers were for the right picture: nothing can be learned from that. Look at both.</source>
        <translation>%1 回の答えがすべて右の画像でした：これでは何も学べません。両方を見てください。</translation>
    </message>
    <message>
        <source>All %1 answers were “the same”: nothing can be learned from that. Choose a side where you lean to one.</source>
        <translation>%1 回の答えがすべて「同じ」でした：これでは何も学べません。少しでも好きなほうがあれば、そちらを選んでください。</translation>
    </message>
    <message>
        <source>%1 of %2 choices were for the same side of the screen. Is that habit rather than liking?</source>
        <translation>%2 回の選択のうち %1 回が画面の同じ側でした。好みではなく癖ではありませんか？</translation>
    </message>
    <message>
        <source>Your choices contradict each other: %1 of %2 pairs shown again got another answer. Take your time, and answer “the same” where you cannot tell.</source>
        <translation>選択が互いに矛盾しています：再表示した %2 組のうち %1 組で答えが変わりました。ゆっくり選び、決められないときは「同じ」と答えてください。</translation>
    </message>
    <message>
        <source>%1 of %2 groups of three pictures go round in a circle: each was liked more than the next one.</source>
        <translation>3 枚の画像の組 %2 件のうち %1 件が循環しています：どれも次のものより好きと答えています。</translation>
    </message>
    <message>
        <source>It foretold %1 of %2 choices, no better than chance: what you go by is not in what it sees yet. More choices may help.</source>
        <translation>%2 回の選択のうち予測できたのは %1 回で、偶然と変わりません：あなたの判断の基準は、まだプログラムに見えるものの中にありません。選択を増やすと良くなるかもしれません。</translation>
    </message>
    <message>
        <source>The model it belongs to is not here any more, or was changed.</source>
        <translation>対応するモデルがもうないか、変更されています。</translation>
    </message>
    <message>
        <source>In use: the slider “My taste” draws with it.</source>
        <translation>使用中：スライダー「私の好み」はこれで描きます。</translation>
    </message>
    <message>
        <source>Taken back; kept here.</source>
        <translation>前に戻しました。これはここに残っています。</translation>
    </message>
    <message>
        <source>Kept, not in use.</source>
        <translation>保存済み、未使用。</translation>
    </message>
    <message>
        <source>Not proven yet.</source>
        <translation>まだ検証していません。</translation>
    </message>
    <message numerus="yes">
        <source>The proof is not over: %n question(s) answered.</source>
        <translation>
            <numerusform>検証は終わっていません：%n 問に回答済み。</numerusform>
        </translation>
    </message>
    <message>
        <source>It wins: you liked its pictures more in %1 of the comparisons (%2), without knowing which were its own.</source>
        <translation>勝ちました：どれがこのバージョンの画像か知らずに、比較の %1 でこちらの画像をより好みました（%2）。</translation>
    </message>
    <message>
        <source>It loses: you liked its pictures more in only %1 of the comparisons (%2).</source>
        <translation>負けました：こちらの画像をより好んだのは、比較の %1 だけでした（%2）。</translation>
    </message>
    <message>
        <source>It did not win: you liked its pictures more in %1 of the comparisons (%2), which may be chance.</source>
        <translation>勝ちませんでした：比較の %1 でこちらの画像をより好みましたが（%2）、偶然かもしれません。</translation>
    </message>
    <message>
        <source>%1 won, %2 lost, %3 the same: %4 (%5)</source>
        <comment>comparisons of a proof, its win rate and interval</comment>
        <translation>%1 勝、%2 敗、同じ %3：%4（%5）</translation>
    </message>
    <message>
        <source>Variety between seeds</source>
        <translation>シード間の多様さ</translation>
    </message>
    <message>
        <source>Shows what the words say</source>
        <translation>言葉の内容を示す</translation>
    </message>
    <message>
        <source>%1 → %2 (%3 %)</source>
        <comment>a score before and after, and its change</comment>
        <translation>%1 → %2（%3 %）</translation>
    </message>
    <message>
        <source>%1 would have chosen as you did in %2 of %3 choices (%4)</source>
        <translation>%1 は %3 回の選択のうち %2 であなたと同じ選択をしたはずです（%4）</translation>
    </message>
    <message>
        <source>%1: you like less of it (%2)</source>
        <translation>%1：少ないほど好き（%2）</translation>
    </message>
    <message>
        <source>%1: you like more of it (%2)</source>
        <translation>%1：多いほど好き（%2）</translation>
    </message>
</context>
<context>
    <name>miro::TeachPart</name>
    <message>
        <source>What it has learned so far</source>
        <translation>ここまでに学んだこと</translation>
    </message>
    <message>
        <source>Every fine-tuning leaves a version here. A version is used only after it has won a blind comparison with you, and can be taken back at any time.</source>
        <translation>ファインチューニングごとに、バージョンがここに残ります。バージョンは、あなたとのブラインド比較に勝ってから初めて使われ、いつでも前に戻せます。</translation>
    </message>
    <message>
        <source>Delete “%1” for good? Its file is gone then; your choices stay.</source>
        <translation>「%1」を完全に削除しますか？ファイルはなくなりますが、選択は残ります。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Export this version</source>
        <translation>このバージョンを書き出す</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>アダプター (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>miro::TimeMachinePanel</name>
    <message>
        <source>(no words)</source>
        <translation>（言葉なし）</translation>
    </message>
    <message>
        <source>%1, %2, drawn</source>
        <translation>%1、%2、描画済み</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>タイムマシン</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる（Esc）</translation>
    </message>
    <message>
        <source>Close the time machine</source>
        <translation>タイムマシンを閉じる</translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation>プロンプトの言葉</translation>
    </message>
    <message>
        <source>Search the time machine</source>
        <translation>タイムマシンを検索</translation>
    </message>
    <message>
        <source>Earlier prompts and settings; Return brings one back</source>
        <translation>以前のプロンプトと設定。Return で戻します</translation>
    </message>
    <message>
        <source>Return or a double click brings it back; Ctrl+Z takes that back.</source>
        <translation>Return かダブルクリックで戻し、Ctrl+Z で取り消せます。</translation>
    </message>
    <message>
        <source>What you write and draw is remembered here.</source>
        <translation>書いたものと描いたものはここに残ります。</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <translation>この言葉を含むプロンプトはありません。</translation>
    </message>
    <message>
        <source>This entry cannot be read: %1</source>
        <translation>この項目を読めません：%1</translation>
    </message>
</context>
<context>
    <name>miro::TopBar</name>
    <message>
        <source>Models, settings, keys</source>
        <translation>モデル、設定、キー</translation>
    </message>
    <message>
        <source>%1 draws. Click to choose another model.</source>
        <translation>%1 が描きます。クリックで別のモデルを選択。</translation>
    </message>
    <message>
        <source>%1 is not installed. Click to choose another model.</source>
        <translation>%1 はインストールされていません。クリックで別のモデルを選択。</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>モデル：%1</translation>
    </message>
    <message>
        <source>Get more models…</source>
        <translation>ほかのモデルを入手…</translation>
    </message>
</context>
<context>
    <name>miro::TrainingPanel</name>
    <message>
        <source>Loss over the updates</source>
        <translation>更新ごとの損失</translation>
    </message>
    <message>
        <source>The curves begin with the first update.</source>
        <translation>曲線は最初の更新から始まります。</translation>
    </message>
    <message>
        <source>Other numbers of the training</source>
        <translation>学習のその他の数値</translation>
    </message>
    <message>
        <source>Training: %1</source>
        <comment>of a job, its name</comment>
        <translation>学習：%1</translation>
    </message>
    <message>
        <source>update %1 of %2</source>
        <translation>更新 %1 / %2</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>更新 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>%1 samples a second</source>
        <translation>毎秒 %1 サンプル</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number&apos;s name and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>held out %1</source>
        <comment>a number on samples that it never learns from</comment>
        <translation>検証 %1</translation>
    </message>
    <message>
        <source>best at update %1</source>
        <translation>最良は更新 %1</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>a curve</comment>
        <translation>学習</translation>
    </message>
    <message>
        <source>Held out</source>
        <comment>a curve: samples that it never learns from</comment>
        <translation>検証</translation>
    </message>
    <message>
        <source>%1, update %2: %3</source>
        <comment>a curve, an update, a value</comment>
        <translation>%1、更新 %2：%3</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a number&apos;s name and its values</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Newest samples of the training</source>
        <translation>学習の最新サンプル</translation>
    </message>
    <message>
        <source>Enter opens a picture in full size</source>
        <translation>Enter で画像を原寸で開きます</translation>
    </message>
    <message>
        <source>Samples after update %1</source>
        <translation>更新 %1 の後のサンプル</translation>
    </message>
</context>
<context>
    <name>miro::TransferBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What has come is kept, and the next Get goes on there.</source>
        <translation>届いた分は残り、次の入手はそこから続きます。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>%1: getting %2</source>
        <translation>%1：%2 を入手中</translation>
    </message>
    <message>
        <source>%1: copying %2</source>
        <translation>%1：%2 をコピー中</translation>
    </message>
    <message>
        <source>%1: checking %2</source>
        <translation>%1：%2 を確認中</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 / %2、毎秒 %3、残り %4</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>miro::TryStrip</name>
    <message>
        <source>Trying: %1 of %2 drawn</source>
        <translation>試し描き：%1 / %2</translation>
    </message>
    <message>
        <source>Tried: %1 of %2. They are in the gallery, too.</source>
        <translation>試しました：%1 / %2。ギャラリーにもあります。</translation>
    </message>
    <message>
        <source>Close; what is not drawn yet is left</source>
        <translation>閉じる（まだ描いていないものはやめます）</translation>
    </message>
    <message>
        <source>Close the pictures that were tried</source>
        <translation>試した画像を閉じる</translation>
    </message>
</context>
<context>
    <name>miro::VersionCard</name>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>前に戻す</translation>
    </message>
    <message>
        <source>Draw with what was in use before; this version is kept</source>
        <translation>以前に使っていたもので描く（このバージョンは残ります）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Save it as a small file of its own</source>
        <translation>単独の小さなファイルとして保存する</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Other rewards, before → after:</source>
        <translation>ほかのリワード、前 → 後：</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a version&apos;s name and when it was made</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>これを使わないモデルとの比較：%1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>あなたに最も合うように設定した既知のスライダーとの比較：%1</translation>
    </message>
    <message>
        <source>Choices kept back: %1 foretold rightly (%2)</source>
        <translation>取り分けておいた選択：%1 を正しく予測（%2）</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>もう一度検証</translation>
    </message>
    <message>
        <source>Go on with the proof</source>
        <translation>検証を続ける</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>検証する</translation>
    </message>
    <message>
        <source>Compare pictures with and without it, blind, in at most twenty questions</source>
        <translation>これを使った画像と使わない画像を、伏せたまま最大 20 問で比べます</translation>
    </message>
    <message>
        <source>The slider “My taste” draws with this version</source>
        <translation>スライダー「私の好み」はこのバージョンで描きます</translation>
    </message>
    <message>
        <source>Only a version that has won its proof can be used</source>
        <translation>使えるのは検証に勝ったバージョンだけです</translation>
    </message>
    <message>
        <source>It costs: %1.</source>
        <comment>names of rewards</comment>
        <translation>代償：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of rewards</comment>
        <translation>、</translation>
    </message>
</context>
</TS>
