<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BatchGrid</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>份</translation>
    </message>
</context>
<context>
    <name>BatchWords</name>
    <message>
        <source>Waiting, the queue is paused</source>
        <translation>等待中，队列已暂停</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>等待轮到它</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%1 / %2 张图片</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <comment>pictures drawn; pictures that failed</comment>
        <translation>%1，%2 张失败</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a list; its prompt</comment>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <comment>a day</comment>
        <translation>%1 的批次</translation>
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
        <translation>未测量</translation>
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
        <translation>，</translation>
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
        <translation>忽略</translation>
    </message>
    <message>
        <source>Away from %1</source>
        <translation>远离 %1</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>提示词中的词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>Explore</name>
    <message>
        <source>%1, measured in %</source>
        <translation>%1，测得（%）</translation>
    </message>
    <message>
        <source>%1, as the scorer gives it</source>
        <translation>%1，打分器的原值</translation>
    </message>
    <message>
        <source>%1, asked in %</source>
        <translation>%1，要求（%）</translation>
    </message>
    <message>
        <source>On the way, in %</source>
        <translation>进程（%）</translation>
    </message>
    <message>
        <source>Pictures, row by row</source>
        <translation>图片，逐行</translation>
    </message>
    <message>
        <source>Measured in %</source>
        <translation>测得（%）</translation>
    </message>
    <message>
        <source>%1 (its own range)</source>
        <translation>%1（自身范围）</translation>
    </message>
    <message>
        <source>Pictures drawn</source>
        <translation>已绘制图片</translation>
    </message>
    <message>
        <source>Expected best, in %</source>
        <translation>预期最好（%）</translation>
    </message>
    <message>
        <source>Expected best of so many</source>
        <translation>这么多张中的预期最好</translation>
    </message>
    <message>
        <source>The best of %1 pictures is expected to reach %2 %</source>
        <translation>%1 张图片中最好的预期达到 %2 %</translation>
    </message>
    <message>
        <source>More than %1 of %2 is paid for by: %3.</source>
        <translation>%2 超过 %1 的代价是：%3。</translation>
    </message>
    <message>
        <source>Grid of two rewards</source>
        <translation>两个奖励的网格</translation>
    </message>
    <message>
        <source>How two rewards trade against each other.</source>
        <translation>两个奖励如何此消彼长。</translation>
    </message>
    <message>
        <source>Each reward alone</source>
        <translation>逐个奖励</translation>
    </message>
    <message>
        <source>What each reward adds, and what is missing without it.</source>
        <translation>每个奖励带来什么，没有它又缺少什么。</translation>
    </message>
    <message>
        <source>One slider, end to end</source>
        <translation>一个滑块，从头到尾</translation>
    </message>
    <message>
        <source>What this slider does to this picture.</source>
        <translation>这个滑块对这张图片的作用。</translation>
    </message>
    <message>
        <source>From here to there</source>
        <translation>从这里到那里</translation>
    </message>
    <message>
        <source>The pictures between these settings and others.</source>
        <translation>这些设置与另一些设置之间的图片。</translation>
    </message>
    <message>
        <source>Best of many</source>
        <translation>多中选优</translation>
    </message>
    <message>
        <source>Many seeds, ordered by the scores that matter to you.</source>
        <translation>许多种子，按您看重的分数排序。</translation>
    </message>
    <message>
        <source>Change on the way (experimental)</source>
        <translation>途中变化（实验性）</translation>
    </message>
    <message>
        <source>A slider that moves while the picture forms.</source>
        <translation>图片形成时移动的滑块。</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>没有 %1</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>全部一起</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>仅有</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Rises</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>Falls</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>Only early</source>
        <translation>仅前期</translation>
    </message>
    <message>
        <source>Only late</source>
        <translation>仅后期</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Across: %1. Up: %2.</source>
        <translation>横向：%1。纵向：%2。</translation>
    </message>
    <message>
        <source>Across: %1.</source>
        <translation>横向：%1。</translation>
    </message>
    <message>
        <source>Across: from this picture&apos;s settings to the others.</source>
        <translation>横向：从这张图片的设置到另一些设置。</translation>
    </message>
    <message>
        <source>The best first, as soon as scores are measured.</source>
        <translation>测得分数后，最好的排在最前。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>尚未绘制</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <translation>%1：要求 %2</translation>
    </message>
    <message>
        <source>%1: asked %2, got about %3 (raw %4)</source>
        <translation>%1：要求 %2，得到约 %3（原值 %4）</translation>
    </message>
    <message>
        <source>%1: asked %2, got %3 (raw %4)</source>
        <translation>%1：要求 %2，得到 %3（原值 %4）</translation>
    </message>
    <message>
        <source>%1: asked %2, got raw %3</source>
        <translation>%1：要求 %2，得到原值 %3</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Manifests</name>
    <message>
        <source>BERT vocabulary</source>
        <translation>BERT 词表</translation>
    </message>
    <message>
        <source>The vocabulary that ImageReward reads prompts with.</source>
        <translation>ImageReward 读取提示词所用的词表。</translation>
    </message>
    <message>
        <source>LAION aesthetic predictor</source>
        <translation>LAION 美学预测器</translation>
    </message>
    <message>
        <source>The score &apos;aesthetic&apos;: how beautiful people find a picture.</source>
        <translation>分数“aesthetic”：人们觉得图片有多美。</translation>
    </message>
    <message>
        <source>FLAN-T5 XL</source>
        <translation>FLAN-T5 XL</translation>
    </message>
    <message>
        <source>Reads the prompts for the published MIRO models.</source>
        <translation>为已发布的 MIRO 模型读取提示词。</translation>
    </message>
    <message>
        <source>FLAN-T5 XXL tokenizer</source>
        <translation>FLAN-T5 XXL 分词器</translation>
    </message>
    <message>
        <source>The tokenizer that the score &apos;vqa&apos; reads questions with.</source>
        <translation>分数“vqa”读取问题所用的分词器。</translation>
    </message>
    <message>
        <source>SciScore</source>
        <translation>SciScore</translation>
    </message>
    <message>
        <source>The score &apos;sciscore&apos;: scientific plausibility.</source>
        <translation>分数“sciscore”：科学合理性。</translation>
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
        <translation>PickScore 的分词器和图片设置，以及 HPS v2.1 的词表。</translation>
    </message>
    <message>
        <source>MIRO ablations</source>
        <translation>MIRO 消融模型</translation>
    </message>
    <message>
        <source>MIRO without one reward, or with one reward only: each variant is a model of its own.</source>
        <translation>少一个奖励或只有一个奖励的 MIRO：每个变体都是独立的模型。</translation>
    </message>
    <message>
        <source>MIRO</source>
        <translation>MIRO</translation>
    </message>
    <message>
        <source>The published MIRO model: 256 pixels, seven rewards, trained with synthetic captions.</source>
        <translation>已发布的 MIRO 模型：256 像素，七个奖励，用合成描述训练。</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14 at 336 pixels</source>
        <translation>CLIP ViT-L/14（336 像素）</translation>
    </message>
    <message>
        <source>The eyes of the score &apos;vqa&apos;.</source>
        <translation>分数“vqa”的眼睛。</translation>
    </message>
    <message>
        <source>CLIP ViT-L/14</source>
        <translation>CLIP ViT-L/14</translation>
    </message>
    <message>
        <source>The score &apos;clip_openai&apos;, and the eyes of the score &apos;aesthetic&apos;.</source>
        <translation>分数“clip_openai”，也是分数“aesthetic”的眼睛。</translation>
    </message>
    <message>
        <source>MiniLM</source>
        <translation>MiniLM</translation>
    </message>
    <message>
        <source>Reads the prompts for the starter model.</source>
        <translation>为入门模型读取提示词。</translation>
    </message>
    <message>
        <source>SDXL VAE</source>
        <translation>SDXL VAE</translation>
    </message>
    <message>
        <source>Turns the latents of the published MIRO models into pictures.</source>
        <translation>将已发布 MIRO 模型的潜变量变成图片。</translation>
    </message>
    <message>
        <source>ImageReward</source>
        <translation>ImageReward</translation>
    </message>
    <message>
        <source>The score &apos;image_reward&apos;: how well a picture suits its prompt, by people&apos;s judgement.</source>
        <translation>分数“image_reward”：按人们的判断，图片有多符合提示词。</translation>
    </message>
    <message>
        <source>HPS v2.1</source>
        <translation>HPS v2.1</translation>
    </message>
    <message>
        <source>The score &apos;hpsv2&apos;: which pictures people prefer.</source>
        <translation>分数“hpsv2”：人们更喜欢哪些图片。</translation>
    </message>
    <message>
        <source>PickScore</source>
        <translation>PickScore</translation>
    </message>
    <message>
        <source>The score &apos;pick_score&apos;: which picture of a prompt people would pick.</source>
        <translation>分数“pick_score”：同一提示词下人们会挑选哪张图片。</translation>
    </message>
    <message>
        <source>CLIP-FlanT5 XXL</source>
        <translation>CLIP-FlanT5 XXL</translation>
    </message>
    <message>
        <source>The score &apos;vqa&apos;: whether a picture shows what the prompt says, asked as a question.</source>
        <translation>分数“vqa”：以提问的方式判断图片是否展示了提示词所说的内容。</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>The score &apos;clip_jina&apos;: how well picture and prompt match, in many languages. Experimental: not yet compared with the published program.</source>
        <translation>分数“clip_jina”：图片与提示词有多相符，支持多种语言。实验性：尚未与已发布的程序比较。</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP（入门）</translation>
    </message>
    <message>
        <source>The score &apos;starter_clip&apos;: how well a drawn scene fits the words; it does not know photographs.</source>
        <translation>打分“starter_clip”：所绘场景与文字的相符程度；不识照片。</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore（入门）</translation>
    </message>
    <message>
        <source>The score &apos;starter_pick&apos;: how well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>打分“starter_pick”：所绘场景与文字的相符程度及构图；不识照片。</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>美感（入门）</translation>
    </message>
    <message>
        <source>The score &apos;starter_beauty&apos;: light and colours of a drawn scene; it does not know photographs.</source>
        <translation>打分“starter_beauty”：所绘场景的光线与色彩；不识照片。</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA（入门）</translation>
    </message>
    <message>
        <source>The score &apos;starter_vqa&apos;: whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>打分“starter_vqa”：所绘场景是否有文字所提之物；不识照片。</translation>
    </message>
    <message>
        <source>one to four of apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish, butterfly, banana, strawberry, avocado, watermelon, pineapple, carrot, corn cob, pear, mushroom, pizza, hamburger, donut, cookie, cupcake, cat, dog, rabbit, fox, bear, panda, lion, cow, pig, frog, monkey, chicken, penguin, duck, owl, whale, turtle, snail, bee, elephant, sunflower, tree, cactus, train, bicycle, airplane, rocket, sailboat, clock, key, guitar, ball, moon, house, crown, robot, snowman or pumpkin; apple, car, balloon, book, star, heart, umbrella, backpack, shoe, cap, shirt, dress, bucket, tulip, flag, teapot, fish and butterfly also in red, orange, yellow, green, blue, purple, pink or brown; one thing beside, above or below another; on a background in those colours, white, black or gray</source>
        <translation>一到四个：苹果、汽车、气球、书、星星、心形、雨伞、背包、鞋、帽子、衬衫、连衣裙、水桶、郁金香、旗子、茶壶、鱼、蝴蝶、香蕉、草莓、牛油果、西瓜、菠萝、胡萝卜、玉米、梨、蘑菇、披萨、汉堡、甜甜圈、饼干、纸杯蛋糕、猫、狗、兔子、狐狸、熊、熊猫、狮子、牛、猪、青蛙、猴子、鸡、企鹅、鸭子、猫头鹰、鲸鱼、乌龟、蜗牛、蜜蜂、大象、向日葵、树、仙人掌、火车、自行车、飞机、火箭、帆船、时钟、钥匙、吉他、球、月亮、房子、王冠、机器人、雪人或南瓜；苹果、汽车、气球、书、星星、心形、雨伞、背包、鞋、帽子、衬衫、连衣裙、水桶、郁金香、旗子、茶壶、鱼和蝴蝶也可为红、橙、黄、绿、蓝、紫、粉或棕色；一个在另一个的旁边、上方或下方；背景为这些颜色或白、黑、灰色（提示词请用英文）</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>我的喜好</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>Params</name>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>递增</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>与发布时一致</translation>
    </message>
    <message>
        <source>32 bit (exact)</source>
        <translation>32 位（精确）</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 位（bf16）</translation>
    </message>
    <message>
        <source>16 bit (fp16)</source>
        <translation>16 位（fp16）</translation>
    </message>
    <message>
        <source>8 bit (fastest)</source>
        <translation>8 位（最快）</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Best there is</source>
        <translation>最好的</translation>
    </message>
    <message>
        <source>Quick and coarse</source>
        <translation>快速粗略</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>等我</translation>
    </message>
    <message>
        <source>As I left it</source>
        <translation>保持上次状态</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The seed of the first picture; the next ones use the numbers after it. Without it one is drawn.</source>
        <translation>第一张图片的种子；后面的使用其后的数字。未给出时随机抽取。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>How many pictures to draw.</source>
        <translation>要绘制多少张图片。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How many denoising steps; the model&apos;s own number when not given.</source>
        <translation>去噪步数；未给出时用模型自己的数值。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>How strongly to push from the negative targets to the positive ones; the model&apos;s own when not given.</source>
        <translation>从负面目标推向正面目标的强度；未给出时用模型自己的数值。</translation>
    </message>
    <message>
        <source>Guidance type</source>
        <translation>引导类型</translation>
    </message>
    <message>
        <source>Constant, or linear: growing from 0 at the first step to twice the value.</source>
        <translation>恒定，或线性：从第一步的 0 增长到数值的两倍。</translation>
    </message>
    <message>
        <source>Guide from step</source>
        <translation>引导起始步</translation>
    </message>
    <message>
        <source>The first guided step, counted from 0.</source>
        <translation>第一个被引导的步骤，从 0 数起。</translation>
    </message>
    <message>
        <source>Guide to step</source>
        <translation>引导结束步</translation>
    </message>
    <message>
        <source>The last guided step, inclusive.</source>
        <translation>最后一个被引导的步骤，含该步。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Above 1 the steps crowd near the data; 1 and below leave them even.</source>
        <translation>大于 1 时步骤集中在数据附近；1 及以下则均匀。</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>What guidance pushes away from, in place of the empty text; beyond the published protocol.</source>
        <translation>引导所远离的文字，取代空文本；超出已发布的方法。</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Near variations: how far the seed&apos;s noise is turned towards that of the variation seed.</source>
        <translation>相近变体：种子的噪声向变体种子的噪声转动多少。</translation>
    </message>
    <message>
        <source>Variation seed</source>
        <translation>变体种子</translation>
    </message>
    <message>
        <source>The first variation; the next pictures use the numbers after it. Without it one is drawn.</source>
        <translation>第一个变体；后面的图片使用其后的数字。未给出时随机抽取。</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>起始图片</translation>
    </message>
    <message>
        <source>A picture to begin from instead of pure noise, cropped and resized to the model&apos;s size.</source>
        <translation>从这张图片而不是纯噪声开始，裁剪并缩放到模型的尺寸。</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>起始位置</translation>
    </message>
    <message>
        <source>Where the start picture joins on the way from noise, 0, to the finished picture, 1.</source>
        <translation>起始图片在从噪声（0）到成品（1）的路上何处加入。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N.</source>
        <translation>auto、cpu、cuda 或 cuda:N。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.</source>
        <translation>auto 在处理器上为 fp32，在显卡上为 bf16，与发布时一致；其他选项以精确换速度。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>窗口的颜色。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the window.</source>
        <translation>窗口的语言。</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>图库文件夹</translation>
    </message>
    <message>
        <source>Where pictures are kept; the usual place when empty.</source>
        <translation>图片保存的位置；留空则为默认位置。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What draws.</source>
        <translation>用什么绘制。</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Which of the model&apos;s variants; its usual one when empty.</source>
        <translation>使用模型的哪个变体；留空则为默认。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>How a picture is shown while it forms. The result does not depend on it.</source>
        <translation>图片形成时如何显示。结果与此无关。</translation>
    </message>
    <message>
        <source>Queue at start</source>
        <translation>启动时的队列</translation>
    </message>
    <message>
        <source>Whether waiting work begins by itself when the program starts.</source>
        <translation>程序启动时，等待的工作是否自动开始。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Of the processor; 0 uses as many as the machine has cores.</source>
        <translation>处理器线程数；0 表示与核心数相同。</translation>
    </message>
    <message>
        <source>Leave metadata out</source>
        <translation>不写元数据</translation>
    </message>
    <message>
        <source>Write no prompt and no settings into pictures.</source>
        <translation>不在图片中写入提示词和设置。</translation>
    </message>
    <message>
        <source>Draw when a slider is let go</source>
        <translation>松开滑块时绘制</translation>
    </message>
    <message>
        <source>With a locked seed, a slider that is let go draws the picture again.</source>
        <translation>种子锁定时，松开滑块会重新绘制图片。</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Say when a long run ends.</source>
        <translation>长时间任务结束时提醒。</translation>
    </message>
    <message>
        <source>Keep the machine awake</source>
        <translation>保持唤醒</translation>
    </message>
    <message>
        <source>While work is running.</source>
        <translation>工作运行期间。</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>回收站保留天数</translation>
    </message>
    <message>
        <source>How long binned pictures are kept; 0 keeps them for ever.</source>
        <translation>回收站中的图片保留多久；0 表示永久保留。</translation>
    </message>
    <message>
        <source>Score new pictures</source>
        <translation>为新图片打分</translation>
    </message>
    <message>
        <source>By every scorer that is installed, when nothing else is to be done.</source>
        <translation>空闲时，由所有已安装的打分器进行。</translation>
    </message>
    <message>
        <source>Memory for scorers</source>
        <translation>打分器的内存</translation>
    </message>
    <message>
        <source>In GB: how much of them may stay loaded.</source>
        <translation>以 GB 计：打分器最多可保持加载多少。</translation>
    </message>
    <message>
        <source>Scores in picture files</source>
        <translation>图片文件中的分数</translation>
    </message>
    <message>
        <source>Write a picture&apos;s scores into its PNG file, too.</source>
        <translation>也将图片的分数写入其 PNG 文件。</translation>
    </message>
    <message>
        <source>Scores while drawing</source>
        <translation>绘制时打分</translation>
    </message>
    <message>
        <source>The quickest scorers look on while a picture forms.</source>
        <translation>图片形成时，最快的打分器同时打分。</translation>
    </message>
    <message>
        <source>Of each line</source>
        <translation>每行取</translation>
    </message>
    <message>
        <source>How many prompts are drawn at random from a line with choices.</source>
        <translation>从含选项的一行中随机绘制多少条提示词。</translation>
    </message>
    <message>
        <source>Of lines that do not say otherwise.</source>
        <translation>适用于没有另行说明的行。</translation>
    </message>
    <message>
        <source>Pictures a prompt</source>
        <translation>每条提示词的图片数</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>首个种子</translation>
    </message>
    <message>
        <source>Prompt number i takes this seed and i more. A line may say its own.</source>
        <translation>第 i 条提示词使用此种子加 i。各行可以自行指定。</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>保留最好的</translation>
    </message>
    <message>
        <source>Of each prompt&apos;s pictures so many are kept, as their scores say; the others go to the bin.</source>
        <translation>按分数保留每条提示词的这么多张图片；其余进入回收站。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>All rewards</source>
        <translation>全部奖励</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>A little less beauty, so that the words are followed best.</source>
        <translation>稍减美感，以便最好地遵循文字。</translation>
    </message>
    <message>
        <source>Prettiest</source>
        <translation>最美</translation>
    </message>
    <message>
        <source>Beauty first; the words may suffer a little.</source>
        <translation>美感优先；文字可能略受影响。</translation>
    </message>
    <message>
        <source>Most faithful</source>
        <translation>最忠实</translation>
    </message>
    <message>
        <source>The words first; the picture may be plainer.</source>
        <translation>文字优先；画面可能更朴素。</translation>
    </message>
    <message>
        <source>Rewards ignored</source>
        <translation>忽略奖励</translation>
    </message>
    <message>
        <source>No reward is asked for: the words alone decide.</source>
        <translation>不要求任何奖励：仅由文字决定。</translation>
    </message>
    <message>
        <source>Comes with the model.</source>
        <translation>随模型提供。</translation>
    </message>
    <message>
        <source>Dim light</source>
        <translation>昏暗光线</translation>
    </message>
    <message>
        <source>Loose composition</source>
        <translation>松散构图</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>%1, %2 of %3 pictures</source>
        <comment>state of a job</comment>
        <translation>%1，%2 / %3 张图片</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a job, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>prompt of a job, its state</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Scores of new pictures</source>
        <translation>新图片的分数</translation>
    </message>
    <message>
        <source>%1, update %2 of %3</source>
        <comment>state of a job that trains</comment>
        <translation>%1，第 %2 / %3 步</translation>
    </message>
</context>
<context>
    <name>RewardWords</name>
    <message>
        <source>Follows the prompt</source>
        <translation>遵循提示词</translation>
    </message>
    <message>
        <source>How well the picture as a whole fits the words.</source>
        <translation>整幅图片与文字有多相符。</translation>
    </message>
    <message>
        <source>Looks beautiful</source>
        <translation>看起来美</translation>
    </message>
    <message>
        <source>Light, colour and composition as people rated them, whatever the words say.</source>
        <translation>人们评价的光线、色彩和构图，与文字无关。</translation>
    </message>
    <message>
        <source>People like it</source>
        <translation>人们喜欢</translation>
    </message>
    <message>
        <source>What people liked best for such words: fitting, sound and pleasant.</source>
        <translation>对这样的文字人们最喜欢的：贴切、完好、悦目。</translation>
    </message>
    <message>
        <source>People pick it</source>
        <translation>人们会选</translation>
    </message>
    <message>
        <source>What people chose when they saw two pictures side by side.</source>
        <translation>人们并排看两张图片时的选择。</translation>
    </message>
    <message>
        <source>People prefer it</source>
        <translation>人们偏爱</translation>
    </message>
    <message>
        <source>What people put first among several pictures; adds detail.</source>
        <translation>人们在多张图片中排在首位的；会增加细节。</translation>
    </message>
    <message>
        <source>Shows every detail</source>
        <translation>展示每个细节</translation>
    </message>
    <message>
        <source>Whether all that the words name is there: things, numbers, colours, places.</source>
        <translation>文字提到的是否都在：事物、数量、颜色、位置。</translation>
    </message>
    <message>
        <source>True to nature</source>
        <translation>符合自然</translation>
    </message>
    <message>
        <source>Whether things look and behave as they do in the world.</source>
        <translation>事物的外观和行为是否与现实世界一致。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>plain words, name of the reward</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>A reward of this model; it brings no description.</source>
        <translation>此模型的一项奖励；没有附带说明。</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>better than %1 %</source>
        <translation>优于 %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What you chose between pictures, and what the program learned from that.</source>
        <translation>您在图片之间所做的选择，以及程序从中学到的内容。</translation>
    </message>
    <message>
        <source>My taste</source>
        <translation>我的喜好</translation>
    </message>
</context>
<context>
    <name>ScoreWarning</name>
    <message>
        <source>The seeds look alike: the target of %1 may be too high.</source>
        <translation>各种子看起来很像：%1 的目标可能过高。</translation>
    </message>
    <message>
        <source>%1 rose while %2 fell: its target may be too high.</source>
        <translation>%1 上升而 %2 下降：前者的目标可能过高。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Lower it to %1 %</source>
        <translation>降到 %1 %</translation>
    </message>
    <message>
        <source>No. %1 of %2 by %3</source>
        <translation>按 %3 排第 %1，共 %2</translation>
    </message>
</context>
<context>
    <name>Scorers</name>
    <message>
        <source>Aesthetic</source>
        <translation>美感</translation>
    </message>
    <message>
        <source>CLIP (starter)</source>
        <translation>CLIP（入门）</translation>
    </message>
    <message>
        <source>Aesthetic (starter)</source>
        <translation>美感（入门）</translation>
    </message>
    <message>
        <source>PickScore (starter)</source>
        <translation>PickScore（入门）</translation>
    </message>
    <message>
        <source>VQA (starter)</source>
        <translation>VQA（入门）</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words; it does not know photographs.</source>
        <translation>所绘场景与文字的相符程度；不识照片。</translation>
    </message>
    <message>
        <source>Light and colours of a drawn scene; it does not know photographs.</source>
        <translation>所绘场景的光线与色彩；不识照片。</translation>
    </message>
    <message>
        <source>How well a drawn scene fits the words and is arranged; it does not know photographs.</source>
        <translation>所绘场景与文字的相符程度及构图；不识照片。</translation>
    </message>
    <message>
        <source>Whether a drawn scene shows what the words name; it does not know photographs.</source>
        <translation>所绘场景是否有文字所提之物；不识照片。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Plain loss</source>
        <translation>普通损失</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Size of the gradients</source>
        <translation>梯度大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Loss, another&apos;s: %1</source>
        <comment>the text or the reward of another picture</comment>
        <translation>损失（用他图的%1）</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <comment>a scorer</comment>
        <translation>样本：%1</translation>
    </message>
    <message>
        <source>%1: %2 with all targets 1, %3 with all targets 0</source>
        <comment>a scorer&apos;s means over the samples</comment>
        <translation>%1：目标全为 1 时 %2，全为 0 时 %3</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>损失缩放</translation>
    </message>
    <message>
        <source>Skipped updates</source>
        <translation>跳过的更新</translation>
    </message>
    <message>
        <source>Own targets</source>
        <translation>各自的目标</translation>
    </message>
    <message>
        <source>All targets 1</source>
        <translation>目标全为 1</translation>
    </message>
    <message>
        <source>All targets 0</source>
        <translation>目标全为 0</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>还原图</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>very long</source>
        <translation>很久</translation>
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
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>正在显影</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在工作</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>Exploring</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>Asking your taste</source>
        <translation>正在询问您的喜好</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>正在测量这台电脑</translation>
    </message>
    <message>
        <source>Setting the sliders for you</source>
        <translation>正在为您设置滑块</translation>
    </message>
    <message>
        <source>Waiting until nobody uses the program</source>
        <translation>等待无人使用程序</translation>
    </message>
    <message>
        <source>Waiting for mains power</source>
        <translation>等待接通电源</translation>
    </message>
    <message>
        <source>Waiting for free memory</source>
        <translation>等待可用内存</translation>
    </message>
</context>
<context>
    <name>miro::Activity</name>
    <message>
        <source>Not working</source>
        <translation>无法工作</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>已暂停，%n 个等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is being done, time</comment>
        <translation>%1，剩余 %2</translation>
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
        <translation>队列</translation>
    </message>
    <message>
        <source>Queue of drawings</source>
        <translation>绘制队列</translation>
    </message>
    <message>
        <source>Nothing is waiting. What you draw appears here.</source>
        <translation>没有等待的任务。您绘制的内容会显示在这里。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Draw this earlier</source>
        <translation>更早绘制</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Draw this later</source>
        <translation>更晚绘制</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Put this in the queue once more</source>
        <translation>再次加入队列</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take this out of the queue; its pictures stay</source>
        <translation>从队列中移除；图片会保留</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>立即停止：放弃正在绘制的内容</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>完成此项后停止</translation>
    </message>
    <message>
        <source>Stop after this one: what is being drawn is finished and kept</source>
        <translation>完成此项后停止：正在绘制的内容会完成并保留</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>跳过此项</translation>
    </message>
    <message>
        <source>Skip this one: drop it and go on with the next</source>
        <translation>跳过此项：放弃并继续下一项</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>清除已结束的</translation>
    </message>
    <message>
        <source>Save the queue to a file…</source>
        <translation>将队列保存到文件…</translation>
    </message>
    <message>
        <source>Add a queue from a file…</source>
        <translation>从文件添加队列…</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the queue</source>
        <translation>关闭队列</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More to do with the queue</source>
        <translation>队列的更多操作</translation>
    </message>
    <message>
        <source>Time of the last steps</source>
        <translation>最近步骤的用时</translation>
    </message>
    <message>
        <source>No model is in memory</source>
        <translation>内存中没有模型</translation>
    </message>
    <message>
        <source>In memory: %1</source>
        <translation>内存中：%1</translation>
    </message>
    <message>
        <source>step %1 ms</source>
        <translation>每步 %1 毫秒</translation>
    </message>
    <message>
        <source>preview %1 ms</source>
        <translation>预览 %1 毫秒</translation>
    </message>
    <message>
        <source>last picture %1 ms</source>
        <translation>上一张图片 %1 毫秒</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Save the queue</source>
        <translation>保存队列</translation>
    </message>
    <message>
        <source>Queues (*.json)</source>
        <translation>队列 (*.json)</translation>
    </message>
    <message>
        <source>Add a queue</source>
        <translation>添加队列</translation>
    </message>
    <message>
        <source>Train from a file…</source>
        <translation>从文件训练…</translation>
    </message>
    <message>
        <source>Train from a file</source>
        <translation>从文件训练</translation>
    </message>
    <message>
        <source>Training settings (*.json)</source>
        <translation>训练设置 (*.json)</translation>
    </message>
    <message>
        <source>An empty folder for what is trained</source>
        <translation>存放训练结果的空文件夹</translation>
    </message>
</context>
<context>
    <name>miro::ActivityPill</name>
    <message>
        <source>%1. Click for the queue.</source>
        <translation>%1。点击查看队列。</translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation>活动：%1</translation>
    </message>
</context>
<context>
    <name>miro::AdvancedPanel</name>
    <message>
        <source>negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; nothing was changed.</source>
        <translation>这段文字有 %1 个字，作为提示词太长；没有任何更改。</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close Advanced</source>
        <translation>关闭高级设置</translation>
    </message>
    <message>
        <source>Push away from pictures better than</source>
        <translation>远离优于此比例的图片</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>empty, as published</source>
        <translation>空，与发布时一致</translation>
    </message>
    <message>
        <source>Beyond the published way: it takes the place of the empty text.</source>
        <translation>超出已发布的方法：它会取代空文本。</translation>
    </message>
    <message>
        <source>Start picture</source>
        <translation>起始图片</translation>
    </message>
    <message>
        <source>Near variations</source>
        <translation>相近变体</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1（模型默认）</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>自动选择</translation>
    </message>
</context>
<context>
    <name>miro::AxesPanel</name>
    <message>
        <source>Type its values, such as %1</source>
        <translation>输入它的值，例如 %1</translation>
    </message>
    <message>
        <source>%1 pictures of each prompt</source>
        <translation>每条提示词 %1 张图片</translation>
    </message>
    <message>
        <source>%1 = %2 pictures of each prompt</source>
        <translation>%1 = 每条提示词 %2 张图片</translation>
    </message>
    <message>
        <source>Setting of axis %1</source>
        <translation>轴 %1 的设置</translation>
    </message>
    <message>
        <source>Values of axis %1</source>
        <translation>轴 %1 的值</translation>
    </message>
    <message>
        <source>1, 2, 5 or 1-5 or 1-10 (+2) or 1-10 [5] or 1, 2, .., 10; || between values that hold commas; SKIP: before a value leaves it out. In the prompt: the words to find, then what takes their place.</source>
        <translation>1, 2, 5 或 1-5 或 1-10 (+2) 或 1-10 [5] 或 1, 2, .., 10；值中含逗号时用 || 分隔；值前加 SKIP: 则略过它。在提示词中：先写要查找的词，再写替换它的词。</translation>
    </message>
    <message>
        <source>Before the axis above</source>
        <translation>移到上一个轴之前</translation>
    </message>
    <message>
        <source>Move axis %1 up</source>
        <translation>将轴 %1 上移</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>移除此轴</translation>
    </message>
    <message>
        <source>Remove axis %1</source>
        <translation>移除轴 %1</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>Each prompt is drawn with every combination; the first axis changes slowest.</source>
        <translation>每条提示词以所有组合绘制；第一个轴变化最慢。</translation>
    </message>
    <message>
        <source>Add an axis</source>
        <translation>添加轴</translation>
    </message>
    <message>
        <source>Draw each prompt with several values of a setting</source>
        <translation>用某项设置的多个值绘制每条提示词</translation>
    </message>
</context>
<context>
    <name>miro::BatchComposer</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>试三张</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>打开列表</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Next problem in the list</source>
        <translation>列表中的下一个问题</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>The settings of Create stand here now.</source>
        <translation>创作页的设置已放到这里。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1；绘制第一张之后才知道需要多久</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <source>%1 of %2 free on the disk</source>
        <comment>a size of another</comment>
        <translation>磁盘需要 %1，可用 %2</translation>
    </message>
    <message>
        <source>The disk has too little room: the batch would pause when it is full.</source>
        <translation>磁盘空间不足：写满时批次会暂停。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Lists of prompts (*.txt *.csv *.tsv *.jsonl);;All files (*)</source>
        <translation>提示词列表 (*.txt *.csv *.tsv *.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The settings of Create stand here now, but for “My taste”: batches draw without it.</source>
        <translation>“创作”的设置已放在这里，但不含“我的喜好”：批次绘制时不使用它。</translation>
    </message>
</context>
<context>
    <name>miro::BatchCullView</name>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的内容</translation>
    </message>
    <message>
        <source>The picture to choose about</source>
        <translation>要挑选的图片</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>返回全部</translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation>返回全部图片 (Esc)</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>上一张图片（左）</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>下一张图片（右）</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>取消评分</translation>
    </message>
    <message>
        <source>Take the rating away (0)</source>
        <translation>取消评分 (0)</translation>
    </message>
    <message>
        <source>Rate %1 of 5 (%1)</source>
        <translation>评 %1 分，满分 5 分 (%1)</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Star, or take the star away (S)</source>
        <translation>加星标或取消星标 (S)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Put it into the bin (X)</source>
        <translation>放入回收站 (X)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare with its neighbour of the same prompt (Space)</source>
        <translation>与同一提示词的相邻图片比较（空格）</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>自动前进</translation>
    </message>
    <message>
        <source>Go on to the next picture after a rating (A)</source>
        <translation>评分后转到下一张图片 (A)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last mark back (Ctrl+Z)</source>
        <translation>收回上一个标记 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>There is no other picture of this prompt nearby</source>
        <translation>附近没有此提示词的其他图片</translation>
    </message>
    <message>
        <source>Rating taken away</source>
        <translation>已取消评分</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>已评 %1 分，满分 5 分</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Star taken away</source>
        <translation>已取消星标</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>已放入回收站</translation>
    </message>
    <message>
        <source>It is no longer in the library</source>
        <translation>它已不在图库中</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>已评 %1 分，满分 5 分</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>There is no picture to choose about.</source>
        <translation>没有可挑选的图片。</translation>
    </message>
    <message>
        <source>All of them are in the bin. Undo brings the last one back.</source>
        <translation>全部都在回收站中。撤销可恢复最后一张。</translation>
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
        <translation>批次</translation>
    </message>
    <message>
        <source>No batch yet.</source>
        <translation>还没有批次。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Run this batch earlier (Alt+Up)</source>
        <translation>更早运行此批次 (Alt+上)</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Run this batch later (Alt+Down)</source>
        <translation>更晚运行此批次 (Alt+下)</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>完成此项后停止</translation>
    </message>
    <message>
        <source>Stop after the pictures that are being drawn</source>
        <translation>完成正在绘制的图片后停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop now: what is being drawn is dropped</source>
        <translation>立即停止：放弃正在绘制的内容</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败的</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>重新绘制失败的图片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take this batch out of the list; its pictures and its album stay</source>
        <translation>从列表中移除此批次；其图片和相册会保留</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>此批次的更多操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>暂停队列；不会丢失任何内容</translation>
    </message>
    <message>
        <source>Go on with this batch</source>
        <translation>继续此批次</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>绘制缺少的图片</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>再次将此批次加入队列</translation>
    </message>
    <message>
        <source>Take this batch out of the list? Its pictures and its album stay.</source>
        <translation>从列表中移除此批次吗？其图片和相册会保留。</translation>
    </message>
</context>
<context>
    <name>miro::BatchListModel</name>
    <message>
        <source>Waiting, %1</source>
        <comment>state of a batch</comment>
        <translation>等待中，%1</translation>
    </message>
    <message numerus="yes">
        <source>Waiting, %n picture(s)</source>
        <translation>
            <numerusform>等待中，%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n picture(s)</source>
        <translation>
            <numerusform>完成，%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>name of a batch, its state, how far it is</comment>
        <translation>%1。%2：%3</translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <comment>pictures of a batch; time</comment>
        <translation>%1 / %2，剩余 %3</translation>
    </message>
</context>
<context>
    <name>miro::BatchMorningPage</name>
    <message>
        <source>Choose among them</source>
        <translation>从中挑选</translation>
    </message>
    <message>
        <source>Look at each, rate, star and reject by keyboard, the best first</source>
        <translation>用键盘逐张查看、评分、加星标和淘汰，最好的在前</translation>
    </message>
    <message>
        <source>Open the album</source>
        <translation>打开相册</translation>
    </message>
    <message>
        <source>Show the pictures of this batch in the gallery</source>
        <translation>在图库中显示此批次的图片</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>另存为文件夹…</translation>
    </message>
    <message>
        <source>Save the pictures, their names and the manifest that the command would have written</source>
        <translation>保存图片、文件名以及命令行会写出的清单</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>显示网格</translation>
    </message>
    <message>
        <source>Show the sweep as rows and columns</source>
        <translation>将扫描显示为行和列</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败的</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>重新绘制失败的图片</translation>
    </message>
    <message>
        <source>How long they took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Asked (A) and achieved (B), on average</source>
        <translation>要求 (A) 与达到 (B)，平均值</translation>
    </message>
    <message>
        <source>Pictures of this batch, the best first</source>
        <translation>此批次的图片，最好的在前</translation>
    </message>
    <message>
        <source>No picture is left.</source>
        <translation>没有剩余的图片。</translation>
    </message>
    <message>
        <source>Seconds of each picture over the night</source>
        <translation>整夜每张图片的秒数</translation>
    </message>
    <message>
        <source>No picture was drawn.</source>
        <translation>没有绘制任何图片。</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>目前：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how a batch ended; its pictures</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Drawn within %1, %2 s a picture; the slowest took %3.</source>
        <translation>绘制用时 %1，每张 %2 秒；最慢的用了 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were left out of the album by the choice of the best.</source>
        <translation>
            <numerusform>挑选最佳时，%n 张图片未放入相册。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed:</source>
        <translation>
            <numerusform>%n 张图片失败：</numerusform>
        </translation>
    </message>
    <message>
        <source>Best first: within each prompt, by its scores</source>
        <translation>最好的在前：在每条提示词内按分数</translation>
    </message>
    <message>
        <source>Nothing is scored, so they stand in the order of the list</source>
        <translation>没有分数，因此按列表顺序排列</translation>
    </message>
    <message>
        <source>Hours since the first</source>
        <translation>自第一张起的小时数</translation>
    </message>
    <message>
        <source>Minutes since the first</source>
        <translation>自第一张起的分钟数</translation>
    </message>
    <message>
        <source>Seconds since the first</source>
        <translation>自第一张起的秒数</translation>
    </message>
    <message>
        <source>Seconds a picture</source>
        <translation>每张图片的秒数</translation>
    </message>
    <message>
        <source>After %1: %2 s a picture</source>
        <translation>%1 之后：每张 %2 秒</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>No score was asked for by a target.</source>
        <translation>没有目标要求任何分数。</translation>
    </message>
    <message>
        <source>No picture of this batch has a score yet.</source>
        <translation>此批次的图片都还没有分数。</translation>
    </message>
</context>
<context>
    <name>miro::BatchPage</name>
    <message>
        <source>New batch</source>
        <translation>新建批次</translation>
    </message>
    <message>
        <source>Compose a batch from a list of prompts</source>
        <translation>用提示词列表编排一个批次</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunFailures</name>
    <message>
        <source>Pictures that failed</source>
        <translation>失败的图片</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败的</translation>
    </message>
    <message>
        <source>Draw the pictures that failed again</source>
        <translation>重新绘制失败的图片</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy lines and reasons as text</source>
        <translation>将行和原因复制为文字</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>没有失败。</translation>
    </message>
</context>
<context>
    <name>miro::BatchRunLive</name>
    <message>
        <source>Pictures that are being drawn</source>
        <translation>正在绘制的图片</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) being drawn: step %1 of %2</source>
        <translation>
            <numerusform>正在绘制 %n 张图片：第 %1 步，共 %2 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchRunSweep</name>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Pictures of the sweep</source>
        <translation>扫描的图片</translation>
    </message>
    <message>
        <source>Reading the plan…</source>
        <translation>正在读取计划…</translation>
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
        <translation>无</translation>
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
        <translation>停止此批次；以后可以继续</translation>
    </message>
    <message>
        <source>After the pictures that are being drawn</source>
        <translation>完成正在绘制的图片之后</translation>
    </message>
    <message>
        <source>Now: what is being drawn is dropped</source>
        <translation>立即：放弃正在绘制的内容</translation>
    </message>
    <message>
        <source>More to do with this batch</source>
        <translation>此批次的更多操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open the album in the gallery</source>
        <translation>在图库中打开相册</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>另存为文件夹…</translation>
    </message>
    <message>
        <source>Compose it again…</source>
        <translation>重新编排…</translation>
    </message>
    <message>
        <source>How far the batch is</source>
        <translation>批次的进度</translation>
    </message>
    <message>
        <source>Pictures of this batch, in the order of its list</source>
        <translation>此批次的图片，按列表顺序</translation>
    </message>
    <message>
        <source>Pictures appear here as they are drawn.</source>
        <translation>图片绘制完成后会出现在这里。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a batch; its pictures</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>state and pictures of a batch; time</comment>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Pause the queue; nothing is lost</source>
        <translation>暂停队列；不会丢失任何内容</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>绘制缺少的图片</translation>
    </message>
    <message>
        <source>Put this batch in the queue once more</source>
        <translation>再次将此批次加入队列</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pictures</comment>
        <translation>
            <numerusform>%n 张失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Save the batch into a folder</source>
        <translation>将批次保存到文件夹</translation>
    </message>
    <message>
        <source>Saving, %1 %</source>
        <translation>正在保存，%1 %</translation>
    </message>
    <message>
        <source>Stopped; saving into the same folder goes on from here.</source>
        <translation>已停止；保存到同一文件夹会从此处继续。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and their manifest were saved.</source>
        <translation>
            <numerusform>已保存 %n 张图片及其清单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list are not there.</source>
        <translation>
            <numerusform>列表中有 %n 张不在。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the grid page</source>
        <translation>打开网格页面</translation>
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
        <translation>分数</translation>
    </message>
    <message>
        <source>Score each picture</source>
        <translation>为每张图片打分</translation>
    </message>
    <message>
        <source>By every scorer that is installed</source>
        <translation>由所有已安装的打分器打分</translation>
    </message>
    <message>
        <source>all pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>No scorer is installed: the best cannot be told. The Models page has them.</source>
        <translation>没有安装打分器：无法判断哪张最好。可在模型页获取。</translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>每项分数的权重：</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>此项的权重：%1</translation>
    </message>
</context>
<context>
    <name>miro::Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>之前的样子</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>parts of a description</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>There is no finished picture to copy</source>
        <translation>没有可复制的已完成图片</translation>
    </message>
</context>
<context>
    <name>miro::CanvasKeys</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>Show it pixel by pixel</source>
        <translation>逐像素显示</translation>
    </message>
    <message>
        <source>One step of the drawing back</source>
        <translation>绘制后退一步</translation>
    </message>
    <message>
        <source>One step of the drawing forward</source>
        <translation>绘制前进一步</translation>
    </message>
    <message>
        <source>Times and steps as plain controls</source>
        <translation>以普通控件显示用时和步骤</translation>
    </message>
</context>
<context>
    <name>miro::CellPainter</name>
    <message>
        <source>File is gone or cannot be read</source>
        <translation>文件不见了或无法读取</translation>
    </message>
</context>
<context>
    <name>miro::ChoosePart</name>
    <message>
        <source>Teach the program what you like</source>
        <translation>教程序了解您喜欢什么</translation>
    </message>
    <message>
        <source>You see two pictures of the same words. Choose the one that you like more, with the arrow keys or by a click. Thirty of them take about three minutes; you can stop at any time.

From your choices the program learns to foretell what you like. Nothing of it leaves this machine, and every choice can be taken back.</source>
        <translation>您会看到出自相同文字的两张图片。用方向键或点击选出您更喜欢的一张。三十次大约需要三分钟；您可以随时停止。

程序从您的选择中学习预测您喜欢什么。这些内容不会离开这台电脑，每个选择都可以收回。</translation>
    </message>
    <message>
        <source>Begin to choose</source>
        <translation>开始选择</translation>
    </message>
    <message>
        <source>Looking for two pictures to compare…</source>
        <translation>正在寻找两张可比较的图片…</translation>
    </message>
    <message>
        <source>How far this session is</source>
        <translation>本次进度</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>到此为止</translation>
    </message>
    <message>
        <source>End this session; all choices are kept</source>
        <translation>结束本次；所有选择都会保留</translation>
    </message>
    <message>
        <source>Draw pictures</source>
        <translation>绘制图片</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新寻找</translation>
    </message>
    <message>
        <source>My taste</source>
        <comment>the name of the first profile</comment>
        <translation>我的喜好</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, about %n minute(s) left</source>
        <comment>duels of a session</comment>
        <translation>
            <numerusform>%1 / %2，还剩约 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChooseSummary</name>
    <message>
        <source>Which reward models chose as you did</source>
        <translation>哪些奖励模型与您的选择相同</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>继续选择</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>学到了什么</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) made. Thank you!</source>
        <translation>
            <numerusform>已做出 %n 次选择。谢谢！</numerusform>
        </translation>
    </message>
    <message>
        <source>The line in the middle is chance. The thin line over a bar says how sure this is.</source>
        <translation>中间的线表示随机水平。条形上的细线表示这有多确定。</translation>
    </message>
    <message>
        <source>No reward model has measured the pictures that you chose between.</source>
        <translation>没有奖励模型测量过您所选择的这些图片。</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonBars</name>
    <message>
        <source>Scores of the chosen pictures</source>
        <translation>所选图片的分数</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>miro::ComparisonPanel</name>
    <message>
        <source>raw value %1</source>
        <translation>原值 %1</translation>
    </message>
    <message>
        <source>Scores compared</source>
        <translation>分数比较</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>雷达图</translation>
    </message>
    <message>
        <source>Show the scores as a radar</source>
        <translation>以雷达图显示分数</translation>
    </message>
    <message>
        <source>As a radar instead of bars; it needs three scores</source>
        <translation>用雷达图代替条形图；需要三个分数</translation>
    </message>
    <message>
        <source>Choose only picture %1: %2</source>
        <translation>仅选择图片 %1：%2</translation>
    </message>
    <message>
        <source>These pictures have no scores yet.</source>
        <translation>这些图片还没有分数。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are compared.</source>
        <translation>
            <numerusform>仅比较前 %n 张。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::CreatePage</name>
    <message>
        <source>The drawing failed.</source>
        <translation>绘制失败。</translation>
    </message>
    <message>
        <source>Write what you want to see, then press Draw (Ctrl+Return)</source>
        <translation>写下您想看到的内容，然后按“绘制”（Ctrl+Return）</translation>
    </message>
    <message>
        <source>The model %1 is not installed.</source>
        <translation>模型 %1 未安装。</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>获取模型</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>一个示例</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>The model %1 is not installed; its settings were brought back for this one.</source>
        <translation>模型 %1 未安装；它的设置已用于当前模型。</translation>
    </message>
    <message>
        <source>Its prompt is too long; the beginning was brought back.</source>
        <translation>它的提示词太长；已恢复开头部分。</translation>
    </message>
    <message>
        <source>bring settings back</source>
        <translation>恢复设置</translation>
    </message>
    <message>
        <source>time machine</source>
        <translation>时光机</translation>
    </message>
    <message>
        <source>Brought back. Ctrl+Z takes it back.</source>
        <translation>已恢复。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>起始图片</translation>
    </message>
    <message>
        <source>The next drawing begins from %1.</source>
        <translation>下一次绘制从 %1 开始。</translation>
    </message>
    <message>
        <source>From noise again</source>
        <translation>重新从噪声开始</translation>
    </message>
    <message>
        <source>no start picture</source>
        <translation>无起始图片</translation>
    </message>
    <message>
        <source>What to do with %1?</source>
        <translation>如何处理 %1？</translation>
    </message>
    <message>
        <source>Begin from it</source>
        <translation>从它开始</translation>
    </message>
    <message>
        <source>Bring its settings back</source>
        <translation>恢复它的设置</translation>
    </message>
    <message>
        <source>There are no two pictures to compare yet.</source>
        <translation>还没有两张可以比较的图片。</translation>
    </message>
    <message>
        <source>It began from %1, which is not in the library: choose it anew under Advanced.</source>
        <translation>它从 %1 开始，但该图片不在图库中：请在“高级”里重新选择。</translation>
    </message>
    <message>
        <source>lower a reward</source>
        <translation>调低奖励</translation>
    </message>
    <message>
        <source>Its rewards change while the picture forms (experimental).</source>
        <translation>它的奖励在图片形成时变化（实验性）。</translation>
    </message>
    <message>
        <source>Keep them steady</source>
        <translation>保持恒定</translation>
    </message>
    <message>
        <source>steady rewards</source>
        <translation>恒定奖励</translation>
    </message>
</context>
<context>
    <name>miro::DetailsPanel</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Settings and file</source>
        <translation>设置与文件</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源于</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Bring prompt, settings, seed and rewards of this picture back to the Create page</source>
        <translation>将这张图片的提示词、设置、种子和奖励带回创作页</translation>
    </message>
    <message>
        <source>Only the seed</source>
        <translation>仅种子</translation>
    </message>
    <message>
        <source>Bring only the seed of this picture back to the Create page</source>
        <translation>仅将这张图片的种子带回创作页</translation>
    </message>
    <message>
        <source>Only the rewards</source>
        <translation>仅奖励</translation>
    </message>
    <message>
        <source>Bring only the reward sliders of this picture back to the Create page</source>
        <translation>仅将这张图片的奖励滑块带回创作页</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Draw near variations of this picture</source>
        <translation>绘制这张图片的相近变体</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>从它开始</translation>
    </message>
    <message>
        <source>Draw a new picture that begins from this one</source>
        <translation>绘制一张从它开始的新图片</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare two to four chosen pictures on the canvas</source>
        <translation>在画布上比较选中的两到四张图片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the picture with its metadata</source>
        <translation>复制图片及其元数据</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>复制，不含元数据</translation>
    </message>
    <message>
        <source>Copy the picture without what made it</source>
        <translation>复制图片，不含制作信息</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save a copy with its metadata</source>
        <translation>保存带元数据的副本</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>保存，不含元数据…</translation>
    </message>
    <message>
        <source>Save a copy without what made it</source>
        <translation>保存不含制作信息的副本</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message>
        <source>Copy the text of the prompt</source>
        <translation>复制提示词文字</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the folder that holds the file</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Preview; Return opens it on the canvas</source>
        <translation>预览；按回车在画布上打开</translation>
    </message>
    <message>
        <source>The file of this picture is gone</source>
        <translation>这张图片的文件不见了</translation>
    </message>
    <message>
        <source>Choose a picture to see how it was made</source>
        <translation>选择一张图片，查看它是如何制作的</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures chosen; this is one of them</source>
        <translation>
            <numerusform>已选 %n 张图片；这是其中一张</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>This picture does not say how it was made</source>
        <translation>这张图片没有说明它是如何制作的</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Go to the picture it was made from: %1</source>
        <translation>转到它的来源图片：%1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>See what the sliders do to this picture</source>
        <translation>查看滑块对这张图片的作用</translation>
    </message>
</context>
<context>
    <name>miro::DetailsText</name>
    <message>
        <source>nothing said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>%1… (only the beginning is shown)</source>
        <translation>%1…（仅显示开头）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作于</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Was at</source>
        <translation>原位于</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between albums</comment>
        <translation>，</translation>
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
        <translation>绘制（约 %1）</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Stop now: what is not finished is dropped (Esc)</source>
        <translation>立即停止：放弃未完成的内容（Esc）</translation>
    </message>
    <message>
        <source>Draw (Ctrl+Return)</source>
        <translation>绘制（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Other ways to stop</source>
        <translation>其他停止方式</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>完成此项后停止</translation>
    </message>
    <message>
        <source>Skip these pictures</source>
        <translation>跳过这些图片</translation>
    </message>
    <message>
        <source>Skip this picture</source>
        <translation>跳过这张图片</translation>
    </message>
</context>
<context>
    <name>miro::DrawDesk</name>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>绘制它的模型 %1 未安装。</translation>
    </message>
</context>
<context>
    <name>miro::DuelView</name>
    <message>
        <source>Left is better</source>
        <translation>左边更好</translation>
    </message>
    <message>
        <source>I like the left one more (Left)</source>
        <translation>我更喜欢左边的（左）</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>右边更好</translation>
    </message>
    <message>
        <source>I like the right one more (Right)</source>
        <translation>我更喜欢右边的（右）</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一样</translation>
    </message>
    <message>
        <source>I like both the same (Up or S)</source>
        <translation>两张我同样喜欢（上或 S）</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>I cannot compare these (Down or Space)</source>
        <translation>我无法比较这两张（下或空格）</translation>
    </message>
    <message>
        <source>Two pictures of one prompt: which do you like more?</source>
        <translation>同一提示词的两张图片：您更喜欢哪一张？</translation>
    </message>
    <message>
        <source>(no words)</source>
        <comment>an empty prompt</comment>
        <translation>（没有文字）</translation>
    </message>
    <message>
        <source>A picture cannot be read: go on to the next two (Down or Space)</source>
        <translation>有一张图片无法读取：继续看下两张（下或空格）</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionModel</name>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Its own settings</source>
        <translation>自有设置</translation>
    </message>
</context>
<context>
    <name>miro::ExpansionPanel</name>
    <message>
        <source>The folder of the wildcard files</source>
        <translation>通配符文件的文件夹</translation>
    </message>
    <message>
        <source>beside the list</source>
        <translation>列表旁边</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>is shown when the list has no mistakes</source>
        <translation>列表没有错误时显示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts, the first %1 are shown</source>
        <translation>
            <numerusform>%Ln 条提示词，显示前 %1 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln 条提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>What it becomes</source>
        <translation>展开结果</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>How lines with choices are expanded</source>
        <translation>如何展开含选项的行</translation>
    </message>
    <message>
        <source>A line such as “a {red|blue} car” or “a __colour__ car” has choices.</source>
        <translation>“a {red|blue} car”或“a __colour__ car”这样的行含有选项。</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>所有组合</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>骰子</translation>
    </message>
    <message>
        <source>Seed of the choices</source>
        <translation>选项的种子</translation>
    </message>
    <message>
        <source>The same number makes the same choices again.</source>
        <translation>相同的数字会再次做出相同的选择。</translation>
    </message>
    <message>
        <source>Other choices</source>
        <translation>其他选择</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>通配符</translation>
    </message>
    <message>
        <source>Choose the folder of the wildcard files; without one, “wildcards” beside the list</source>
        <translation>选择通配符文件的文件夹；不选则用列表旁的“wildcards”</translation>
    </message>
    <message>
        <source>Take the folder beside the list again</source>
        <translation>恢复使用列表旁的文件夹</translation>
    </message>
    <message>
        <source>The first prompts of the batch</source>
        <translation>批次的前几条提示词</translation>
    </message>
</context>
<context>
    <name>miro::ExploreChoices</name>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
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
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>How much each score counts:</source>
        <translation>各分数的权重：</translation>
    </message>
    <message>
        <source>How much this counts: %1</source>
        <translation>权重：%1</translation>
    </message>
</context>
<context>
    <name>miro::ExploreGrid</name>
    <message>
        <source>Its file is gone</source>
        <translation>文件不见了</translation>
    </message>
    <message>
        <source>Pictures of the exploration</source>
        <translation>探索的图片</translation>
    </message>
</context>
<context>
    <name>miro::ExploreModel</name>
    <message>
        <source>Nothing here beats it in both rewards.</source>
        <translation>这里没有在两个奖励上都胜过它的。</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>第 %1 名</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePage</name>
    <message>
        <source>Start; stop</source>
        <translation>开始；停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>保留最好的</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc); what runs goes on</source>
        <translation>返回之前的页面（Esc）；正在运行的会继续</translation>
    </message>
    <message>
        <source>with an outline: nothing here beats it in both rewards, as measured</source>
        <translation>带轮廓：按测量，这里没有在两个奖励上都胜过它的</translation>
    </message>
    <message>
        <source>Explore: %1</source>
        <translation>探索：%1</translation>
    </message>
    <message>
        <source>The model %1 that drew it is not installed.</source>
        <translation>绘制它的模型 %1 未安装。</translation>
    </message>
    <message>
        <source>What stands in Create</source>
        <translation>创作页的当前设置</translation>
    </message>
    <message>
        <source>The settings of %1 stand in Create.</source>
        <translation>%1 的设置已放入创作页。</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>前往创作页</translation>
    </message>
    <message>
        <source>There are no scores yet to say which is the best.</source>
        <translation>还没有分数，无法判断哪张最好。</translation>
    </message>
    <message numerus="yes">
        <source>Starred: %1. The other %n pictures stay with it as a stack.</source>
        <translation>
            <numerusform>已加星：%1。其余 %n 张图片与它堆叠在一起。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the exploration into a folder</source>
        <translation>将探索保存到文件夹</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, their scores and a report were saved.</source>
        <translation>
            <numerusform>已保存 %n 张图片、它们的分数和一份报告。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>This picture was drawn with “My taste”; explorations draw without it, so they will differ.</source>
        <translation>这张图片是用“我的喜好”绘制的；探索绘制时不使用它，因此结果会不同。</translation>
    </message>
    <message>
        <source>What stands in Create, without “My taste”</source>
        <translation>“创作”中的设置，不含“我的喜好”</translation>
    </message>
</context>
<context>
    <name>miro::ExplorePanel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <comment>25 pictures, about 48 s</comment>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <source>%1; how long they take is known after the first</source>
        <translation>%1；绘制第一张后可知用时</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>等待轮到它</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, paused</source>
        <translation>已绘制 %1 / %2，已暂停</translation>
    </message>
    <message>
        <source>%1 of %2 drawn, %3 left</source>
        <translation>已绘制 %1 / %2，剩余 %3</translation>
    </message>
    <message>
        <source>%1 of %2 drawn</source>
        <translation>已绘制 %1 / %2</translation>
    </message>
    <message>
        <source>Ended with %1 of %2 drawn</source>
        <translation>已结束，绘制了 %1 / %2</translation>
    </message>
    <message>
        <source>All are drawn</source>
        <translation>已全部绘制</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>What is drawn stays (Ctrl+Return)</source>
        <translation>已绘制的会保留（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Draw what is missing (Ctrl+Return)</source>
        <translation>绘制缺少的图片（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Draw these pictures (Ctrl+Return)</source>
        <translation>绘制这些图片（Ctrl+Return）</translation>
    </message>
    <message>
        <source>%1
%2 of %3, %4</source>
        <comment>an exploration: title, below it drawn of all, when</comment>
        <translation>%1
%2 / %3，%4</translation>
    </message>
    <message>
        <source>Explored before</source>
        <translation>之前的探索</translation>
    </message>
</context>
<context>
    <name>miro::ExploreSide</name>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Bring the settings of this picture to the Create page (Return)</source>
        <translation>将这张图片的设置带到创作页（回车）</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Show this picture large (Space)</source>
        <translation>放大显示这张图片（空格）</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>在图库中</translation>
    </message>
    <message>
        <source>Show this picture in the gallery</source>
        <translation>在图库中显示这张图片</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>保留最好的</translation>
    </message>
    <message>
        <source>Star the first one; the others stay behind it as a stack (K)</source>
        <translation>为第一张加星；其余堆叠在它后面（K）</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Save pictures, sheet, film strip, scores and a report into a folder (Ctrl+S)</source>
        <translation>将图片、总览图、胶片条、分数和报告保存到文件夹（Ctrl+S）</translation>
    </message>
    <message>
        <source>The measured scores will stand here.</source>
        <translation>测得的分数会显示在这里。</translation>
    </message>
    <message>
        <source>No scores yet. They come by themselves where scorers are installed.</source>
        <translation>还没有分数。安装打分器后会自动出现。</translation>
    </message>
    <message>
        <source>Chart: one reward against the other</source>
        <translation>图表：一个奖励与另一个对比</translation>
    </message>
    <message>
        <source>Chart: the expected best against how many are drawn</source>
        <translation>图表：预期最好与绘制数量</translation>
    </message>
    <message>
        <source>Chart: every score along the strip</source>
        <translation>图表：沿胶片条的各项分数</translation>
    </message>
    <message>
        <source>Worked out from these very pictures, for this prompt.</source>
        <translation>仅根据这些图片得出，针对此提示词。</translation>
    </message>
    <message>
        <source>Choose a picture to see what it asks for and what it got.</source>
        <translation>选择一张图片，查看它要求什么、得到什么。</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>所选图片</translation>
    </message>
</context>
<context>
    <name>miro::FileWork</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not taken: %2</source>
        <comment>a sentence and a list of files with reasons</comment>
        <translation>%1 未采用：%2</translation>
    </message>
    <message>
        <source>Wait until the work on files is done, or stop it</source>
        <translation>请等待文件操作完成，或将其停止</translation>
    </message>
    <message>
        <source>Importing pictures…</source>
        <translation>正在导入图片…</translation>
    </message>
    <message>
        <source>Import stopped; what came in before stays</source>
        <translation>导入已停止；之前导入的会保留</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported.</source>
        <translation>
            <numerusform>已导入 %n 张图片。</numerusform>
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
            <numerusform>%n 张已经存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting pictures…</source>
        <translation>正在导出图片…</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures exported.</source>
        <translation>
            <numerusform>已导出 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it was stopped.</source>
        <translation>随后被停止。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures found that were not in the library.</source>
        <translation>
            <numerusform>发现 %n 张不在图库中的图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture files are gone; they come back when their files do.</source>
        <translation>
            <numerusform>%n 个图片文件不见了；文件回来时图片也会回来。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Filmstrip</name>
    <message>
        <source>The newest pictures</source>
        <translation>最新的图片</translation>
    </message>
</context>
<context>
    <name>miro::FilmstripModel</name>
    <message>
        <source>A picture without a prompt</source>
        <translation>没有提示词的图片</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>在提示词中搜索</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>图片的排序</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>显示筛选</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>显示或隐藏筛选</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Stack pictures that differ only in the seed</source>
        <translation>将仅种子不同的图片堆叠</translation>
    </message>
    <message>
        <source>Show pictures that differ only in the seed as one stack; Return opens it</source>
        <translation>将仅种子不同的图片显示为一叠；按回车打开</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最旧优先</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>评分最高优先</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>按提示词</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>按种子</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>最大优先</translation>
    </message>
    <message>
        <source>Best score: %1</source>
        <translation>最高分：%1</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存此搜索</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>删除搜索</translation>
    </message>
    <message>
        <source>How scores are compared</source>
        <translation>如何比较分数</translation>
    </message>
    <message>
        <source>Raw values of different prompts say little: a simple prompt scores high with any picture. The rank within a prompt and the place among the training pictures can be compared.</source>
        <translation>不同提示词的原值说明不了什么：简单的提示词配任何图片分数都高。同一提示词内的名次和在训练图片中的位置可以比较。</translation>
    </message>
    <message>
        <source>Rank within a prompt</source>
        <translation>同一提示词内的名次</translation>
    </message>
    <message>
        <source>Among the training pictures</source>
        <translation>在训练图片中的位置</translation>
    </message>
    <message>
        <source>Raw value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>By my taste</source>
        <translation>按我的喜好</translation>
    </message>
    <message>
        <source>Among all pictures</source>
        <translation>在所有图片中</translation>
    </message>
</context>
<context>
    <name>miro::FilterChips</name>
    <message>
        <source>%1: %2 to %3 %</source>
        <translation>%1：%2 到 %3 %</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>文字：%1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>从 %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>种子：%1</translation>
    </message>
    <message>
        <source>Size: %1 × %2</source>
        <translation>尺寸：%1 × %2</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n 星及以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Album: %1</source>
        <translation>相册：%1</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>一次绘制</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>在回收站</translation>
    </message>
    <message>
        <source>Take away the condition %1</source>
        <translation>去掉条件 %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Take away all conditions</source>
        <translation>去掉所有条件</translation>
    </message>
    <message>
        <source>Missed a target</source>
        <translation>未达目标</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>未达：%1</translation>
    </message>
</context>
<context>
    <name>miro::FilterPanel</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>From and until</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>从这天起</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>到这天止</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>仅加星</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>显示回收站</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>两个日期之间</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>任何模型</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>任何尺寸</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>任何评分</translation>
    </message>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n 星及以上</numerusform>
        </translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>还没有标签</translation>
    </message>
    <message>
        <source>Choose a tag</source>
        <translation>选择标签</translation>
    </message>
    <message>
        <source>No albums yet</source>
        <translation>还没有相册</translation>
    </message>
    <message>
        <source>Any album</source>
        <translation>任何相册</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an album and its number of pictures</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>分数 %1</translation>
    </message>
    <message>
        <source>Score %1, at least</source>
        <translation>分数 %1，至少</translation>
    </message>
    <message>
        <source>Score %1, at most</source>
        <translation>分数 %1，至多</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Reached or missed</source>
        <translation>达到或未达</translation>
    </message>
    <message>
        <source>Missed any target</source>
        <translation>任一目标未达</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>未达：%1</translation>
    </message>
</context>
<context>
    <name>miro::FinetuneLine</name>
    <message>
        <source>Give up this fine-tuning? What it has learned so far is lost.</source>
        <translation>放弃这次微调吗？到目前为止学到的内容会丢失。</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃微调</translation>
    </message>
    <message>
        <source>How far the fine-tuning is</source>
        <translation>微调进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>It keeps all that it has learned and goes on when you say so</source>
        <translation>保留已学到的全部内容，等您吩咐时再继续</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>From where it stopped</source>
        <translation>从停下的地方继续</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>End it and drop what it has learned</source>
        <translation>结束微调并丢弃学到的内容</translation>
    </message>
    <message>
        <source>Fine-tuning: %1</source>
        <comment>its state</comment>
        <translation>微调：%1</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>还剩 %1</translation>
    </message>
</context>
<context>
    <name>miro::FinetunePanel</name>
    <message>
        <source>Teach the model</source>
        <translation>教模型</translation>
    </message>
    <message>
        <source>The model that draws learns your taste as one more slider, “My taste”. It works in the background and gives way whenever you draw. The model itself stays as it is.</source>
        <translation>绘图的模型会学习您的喜好，成为又一个滑块“我的喜好”。学习在后台进行，您绘制时会随时让路。模型本身保持不变。</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>At most %1 GB</source>
        <translation>最多 %1 GB</translation>
    </message>
    <message>
        <source>As much as it needs</source>
        <translation>按需使用</translation>
    </message>
    <message>
        <source>Only while I am away</source>
        <translation>仅在我离开时</translation>
    </message>
    <message>
        <source>It works while nothing is drawn and nobody touches mouse or keyboard</source>
        <translation>在没有绘制任务、也无人使用鼠标或键盘时工作</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <translation>仅在接通电源时</translation>
    </message>
    <message>
        <source>It pauses while the machine runs on its battery</source>
        <translation>电脑使用电池时会暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>First choose between some more pictures. %1</source>
        <translation>请先再选择一些图片。%1</translation>
    </message>
    <message>
        <source>This model is not installed.</source>
        <translation>此模型未安装。</translation>
    </message>
    <message>
        <source>One at a time: the one below is not over.</source>
        <translation>一次只能进行一个：下面的微调尚未结束。</translation>
    </message>
</context>
<context>
    <name>miro::FramePainter</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>无法显示这张图片</translation>
    </message>
    <message>
        <source>No preview of this step</source>
        <translation>这一步没有预览</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>miro::GalleryActions</name>
    <message>
        <source>Open on the canvas</source>
        <translation>在画布上打开</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>从它开始</translation>
    </message>
    <message>
        <source>Compare on the canvas</source>
        <translation>在画布上比较</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 星</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 星</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 星</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 星</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 星</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Bring back from the bin</source>
        <translation>从回收站取回</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
    <message>
        <source>Copy with metadata</source>
        <translation>复制，含元数据</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>复制，不含元数据</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save without metadata…</source>
        <translation>保存，不含元数据…</translation>
    </message>
    <message>
        <source>Export to a folder…</source>
        <translation>导出到文件夹…</translation>
    </message>
    <message>
        <source>Export without metadata…</source>
        <translation>导出，不含元数据…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>复制与导出</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>新建相册…</translation>
    </message>
    <message>
        <source>Take out of %1</source>
        <translation>从 %1 中取出</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>打分</translation>
    </message>
</context>
<context>
    <name>miro::GalleryPage</name>
    <message>
        <source>Too many pictures to drag; export them to a folder instead</source>
        <translation>图片太多，无法拖动；请改为导出到文件夹</translation>
    </message>
    <message>
        <source>Search saved as %1</source>
        <translation>搜索已保存为 %1</translation>
    </message>
    <message>
        <source>Search deleted</source>
        <translation>搜索已删除</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Size of the pictures in the grid</source>
        <translation>网格中图片的大小</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and the wheel)</source>
        <translation>图片大小（Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Import pictures; files and folders can be dropped here too</source>
        <translation>导入图片；也可以把文件和文件夹拖放到这里</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Slideshow (F)</source>
        <translation>幻灯片（F）</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>显示或隐藏详情</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>Leave the stack</source>
        <translation>离开这一叠</translation>
    </message>
    <message>
        <source>Leave the stack (Escape)</source>
        <translation>离开这一叠（Esc）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures in this stack</source>
        <translation>
            <numerusform>这一叠有 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln 张图片</numerusform>
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
            <numerusform>已选 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures yet. Draw one, or drop files here to import them.</source>
        <translation>还没有图片。绘制一张，或把文件拖放到这里导入。</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>No picture matches. Take a condition away to see more.</source>
        <translation>没有符合的图片。去掉一个条件可以看到更多。</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)</translation>
    </message>
    <message>
        <source>No scorer is installed. The Models page can get them.</source>
        <translation>未安装打分器。可在模型页获取。</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>正在为 %n 张图片打分。</numerusform>
        </translation>
    </message>
    <message>
        <source>“My taste” foretells %1 of your choices between pictures (very probably %2).</source>
        <translation>“我的喜好”能正确预测您在图片之间 %1 的选择（很可能为 %2）。</translation>
    </message>
    <message>
        <source>“My taste” is a guess so far. %1</source>
        <translation>“我的喜好”目前只是猜测。%1</translation>
    </message>
</context>
<context>
    <name>miro::LargeView</name>
    <message>
        <source>One picture, large; Escape goes back to all</source>
        <translation>单张大图；按 Esc 返回全部</translation>
    </message>
</context>
<context>
    <name>miro::LearnedPart</name>
    <message>
        <source>You like these most</source>
        <translation>您最喜欢的</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>尚不确定</translation>
    </message>
    <message>
        <source>You like these least</source>
        <translation>您最不喜欢的</translation>
    </message>
    <message>
        <source>Picture %1 of %2; Return shows it in the gallery</source>
        <translation>第 %1 张图片，共 %2 张；按回车在图库中显示</translation>
    </message>
    <message>
        <source>A double click shows a picture in the gallery</source>
        <translation>双击可在图库中显示图片</translation>
    </message>
    <message>
        <source>Examples appear here once enough was learned.</source>
        <translation>学到足够内容后，这里会出现示例。</translation>
    </message>
    <message>
        <source>Choose more</source>
        <translation>继续选择</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>立即学习</translation>
    </message>
    <message>
        <source>Look at all pictures, learn from all choices anew, and score all pictures</source>
        <translation>查看所有图片，从全部选择重新学习，并为所有图片打分</translation>
    </message>
    <message>
        <source>Get a picture model</source>
        <translation>获取图片模型</translation>
    </message>
    <message>
        <source>What each reward counts for you</source>
        <translation>每个奖励对您有多重要</translation>
    </message>
    <message>
        <source>Sure and right</source>
        <translation>把握与正确</translation>
    </message>
    <message>
        <source>How often it is right, by how sure it is</source>
        <translation>按把握程度，它有多常正确</translation>
    </message>
    <message>
        <source>Not enough choices yet.</source>
        <translation>选择还不够。</translation>
    </message>
    <message>
        <source>No picture model is installed: nothing can be learned from choices without one.</source>
        <translation>没有安装图片模型：没有它就无法从选择中学习。</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>正在学习…</translation>
    </message>
    <message>
        <source>To the right of the line: you like more of it; to the left, hatched: less of it.</source>
        <translation>线的右侧：您喜欢它多一些；左侧（斜线）：少一些。</translation>
    </message>
    <message>
        <source>Known once there are enough choices between pictures that the reward models have measured.</source>
        <translation>对奖励模型测量过的图片做出足够多的选择后才能知道。</translation>
    </message>
    <message>
        <source>About %1 sure: right in %2 of %3 choices (%4)</source>
        <translation>把握约 %1：%3 次选择中有 %2 正确（%4）</translation>
    </message>
    <message>
        <source>As sure as right: %1</source>
        <translation>把握与正确率一致：%1</translation>
    </message>
    <message>
        <source>How sure it was (%)</source>
        <translation>它有多大把握 (%)</translation>
    </message>
    <message>
        <source>Right (%)</source>
        <translation>正确 (%)</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>您的选择</translation>
    </message>
    <message>
        <source>As sure as right</source>
        <translation>把握与正确率一致</translation>
    </message>
</context>
<context>
    <name>miro::LeftColumn</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Steps, guidance, negative targets, start picture, variations</source>
        <translation>步数、引导、负面目标、起始图片、变体</translation>
    </message>
</context>
<context>
    <name>miro::ListPanel</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln 条提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is used as it is; its beginning is shown here.</source>
        <translation>%1 按原样使用；此处显示其开头。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>There are more.</source>
        <translation>还有更多。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Format of the list</source>
        <translation>列表的格式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a list: text, CSV, TSV or JSON lines (Ctrl+O)</source>
        <translation>打开列表：文本、CSV、TSV 或 JSON 行 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>保存列表…</translation>
    </message>
    <message>
        <source>Save the list as it stands here (Ctrl+S)</source>
        <translation>按此处的内容保存列表 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Paste or drop a list here: each line is a prompt, and all of them are drawn while you are away.</source>
        <translation>在此粘贴或拖入列表：每行一条提示词，您离开时会全部绘制。</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>显示示例</translation>
    </message>
    <message>
        <source>List of prompts</source>
        <translation>提示词列表</translation>
    </message>
    <message>
        <source>Problems in the list</source>
        <translation>列表中的问题</translation>
    </message>
</context>
<context>
    <name>miro::LongRunWatch</name>
    <message>
        <source>Pictures are being drawn</source>
        <translation>正在绘制图片</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>已绘制 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>pictures drawn; jobs failed</comment>
        <translation>%1；%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is done, with problems</source>
        <translation>队列已完成，但有问题</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>队列已完成</translation>
    </message>
    <message>
        <source>The batch %1 is done, with problems</source>
        <translation>批次 %1 已完成，但有问题</translation>
    </message>
    <message>
        <source>The batch %1 is done</source>
        <translation>批次 %1 已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n 张图片失败</numerusform>
        </translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation>正在训练模型</translation>
    </message>
    <message>
        <source>The training %1 is over, with problems</source>
        <translation>训练“%1”已结束，但有问题</translation>
    </message>
    <message>
        <source>The training %1 is done</source>
        <translation>训练“%1”已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n training run(s)</source>
        <translation>
            <numerusform>%n 个训练</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::MainWindow</name>
    <message>
        <source>Go on with the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>A picture is being drawn. It stops now and begins again when you come back; what is finished and what waits in the queue is kept.</source>
        <translation>正在绘制一张图片。它现在会停止，等您回来时重新开始；已完成的和队列中等待的都会保留。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Choosing in a batch</source>
        <translation>在批次中挑选</translation>
    </message>
</context>
<context>
    <name>miro::ModelCard</name>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Installed, files checked</source>
        <translation>已安装，文件已校验</translation>
    </message>
    <message>
        <source>Files are damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Draws %1.</source>
        <translation>可绘制%1。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>许可证：见其页面</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>许可证：%1</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>获取…</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>获取 %1</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>正在使用 %1</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Verify the files of %1</source>
        <translation>校验 %1 的文件</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>修复 %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>打开 %1 的文件夹</translation>
    </message>
    <message>
        <source>Variant of %1</source>
        <translation>%1 的变体</translation>
    </message>
    <message>
        <source>experimental</source>
        <translation>实验性</translation>
    </message>
</context>
<context>
    <name>miro::ModelLink</name>
    <message>
        <source>another model</source>
        <translation>其他模型</translation>
    </message>
</context>
<context>
    <name>miro::ModelsPage</name>
    <message>
        <source>Everything works without a network. Only Get and Repair use it, and only when you ask.</source>
        <translation>一切都可离线使用。只有“获取”和“修复”会用到网络，而且只在您要求时。</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Bring in a model that is on this computer: its folder, or a Hugging Face cache.</source>
        <translation>导入本机上的模型：它的文件夹，或 Hugging Face 缓存。</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>全部校验</translation>
    </message>
    <message>
        <source>Read every file and compare it with what was published.</source>
        <translation>读取每个文件并与发布的内容比较。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of models</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Models that draw</source>
        <translation>用于绘制的模型</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>它们需要的</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next time goes on there.</source>
        <translation>已停止。已下载的会保留，下次从那里继续。</translation>
    </message>
    <message>
        <source>Asking for the files of %1</source>
        <translation>正在查询 %1 的文件</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已经存在。</translation>
    </message>
    <message>
        <source>Get %1?</source>
        <translation>获取 %1？</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) installed.</source>
        <translation>
            <numerusform>已安装 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a model&apos;s folder or a Hugging Face cache</source>
        <translation>导入模型文件夹或 Hugging Face 缓存</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked: all are whole.</source>
        <translation>
            <numerusform>已检查 %n 个文件：全部完好。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Fetch the damaged files of %1 again?</source>
        <translation>重新获取 %1 的损坏文件？</translation>
    </message>
    <message>
        <source>%1 is repaired.</source>
        <translation>%1 已修复。</translation>
    </message>
    <message>
        <source>Models that score pictures: %1 of %2 scorers installed</source>
        <translation>为图片打分的模型：已安装 %1 / %2 个打分器</translation>
    </message>
</context>
<context>
    <name>miro::NegativePanel</name>
    <message>
        <source>negative target</source>
        <translation>负面目标</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>远离：%1</translation>
    </message>
</context>
<context>
    <name>miro::NoteLine</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭此行</translation>
    </message>
</context>
<context>
    <name>miro::NoticeLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭此行</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>miro::PageKeys</name>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Stop drawing; close a panel</source>
        <translation>停止绘制；关闭面板</translation>
    </message>
    <message>
        <source>Undo a change of the settings</source>
        <translation>撤销设置更改</translation>
    </message>
    <message>
        <source>Redo a change of the settings</source>
        <translation>重做设置更改</translation>
    </message>
    <message>
        <source>Compare the last two pictures</source>
        <translation>比较最近两张图片</translation>
    </message>
    <message>
        <source>Draw near variations</source>
        <translation>绘制相近变体</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Show how the drawing runs</source>
        <translation>显示绘制的进展</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>时光机</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>高级设置</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>转到提示词</translation>
    </message>
    <message>
        <source>Rate from 1 to 5</source>
        <translation>评 1 到 5 分</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>去掉评分</translation>
    </message>
    <message>
        <source>Explore what the sliders do</source>
        <translation>探索滑块的作用</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>打分</translation>
    </message>
</context>
<context>
    <name>miro::PictureActions</name>
    <message numerus="yes">
        <source>Rated with %n star(s).</source>
        <translation>
            <numerusform>已评为 %n 星。</numerusform>
        </translation>
    </message>
    <message>
        <source>The rating was taken away.</source>
        <translation>评分已去掉。</translation>
    </message>
    <message>
        <source>Marked as a favourite.</source>
        <translation>已标为收藏。</translation>
    </message>
    <message>
        <source>No favourite any more.</source>
        <translation>不再是收藏。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the bin.</source>
        <translation>
            <numerusform>%n 张图片已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) came back from the bin.</source>
        <translation>
            <numerusform>%n 张图片已从回收站取回。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Save a copy without settings</source>
        <translation>保存不含设置的副本</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>No scorer is installed.</source>
        <translation>未安装打分器。</translation>
    </message>
    <message>
        <source>Get scorers</source>
        <translation>获取打分器</translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>正在为 %n 张图片打分。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureBar</name>
    <message>
        <source>Draw near variations</source>
        <translation>绘制相近变体</translation>
    </message>
    <message>
        <source>Begin from this picture</source>
        <translation>从这张图片开始</translation>
    </message>
    <message>
        <source>Bring all its settings back</source>
        <translation>恢复它的全部设置</translation>
    </message>
    <message>
        <source>Bring its prompt back</source>
        <translation>恢复它的提示词</translation>
    </message>
    <message>
        <source>Bring its rewards back</source>
        <translation>恢复它的奖励</translation>
    </message>
    <message>
        <source>Bring its seed back</source>
        <translation>恢复它的种子</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Save a copy without settings…</source>
        <translation>保存不含设置的副本…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation>复制，不含设置</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>在图库中显示</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Draw four near variations of the chosen picture (V)</source>
        <translation>绘制所选图片的四个相近变体（V）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare the last two pictures, or those chosen in the strip (C)</source>
        <translation>比较最近两张图片，或胶片条中选中的图片（C）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a copy of the chosen picture (Ctrl+S)</source>
        <translation>保存所选图片的副本（Ctrl+S）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More to do with the chosen picture</source>
        <translation>所选图片的更多操作</translation>
    </message>
    <message>
        <source>Explore what its sliders do</source>
        <translation>探索它的滑块的作用</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>See what the sliders do to the chosen picture (E)</source>
        <translation>查看滑块对所选图片的作用（E）</translation>
    </message>
</context>
<context>
    <name>miro::PictureCommands</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n pictures</source>
        <translation>
            <numerusform>已去掉 %n 张图片的评分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures rated %1 of 5</source>
        <translation>
            <numerusform>%n 张图片评为 %1 分（满分 5）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures starred</source>
        <translation>
            <numerusform>%n 张图片已加星</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n pictures</source>
        <translation>
            <numerusform>已去掉 %n 张图片的星</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures tagged %1</source>
        <translation>
            <numerusform>%n 张图片已加标签 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n pictures</source>
        <translation>
            <numerusform>已从 %n 张图片去掉标签 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures put into the album %1</source>
        <translation>
            <numerusform>%n 张图片已放入相册 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures taken out of the album %1</source>
        <translation>
            <numerusform>%n 张图片已从相册 %1 取出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures moved to the bin</source>
        <translation>
            <numerusform>%n 张图片已移到回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures brought back</source>
        <translation>
            <numerusform>%n 张图片已取回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures for good? This cannot be undone.</source>
        <translation>
            <numerusform>永久删除 %n 张图片？此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures deleted for good</source>
        <translation>
            <numerusform>%n 张图片已永久删除</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its metadata</source>
        <translation>图片已复制，含元数据</translation>
    </message>
    <message>
        <source>Picture copied without metadata</source>
        <translation>图片已复制，不含元数据</translation>
    </message>
    <message numerus="yes">
        <source>%n files copied</source>
        <translation>
            <numerusform>已复制 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt copied</source>
        <translation>提示词已复制</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save without metadata</source>
        <translation>保存，不含元数据</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>无法打开文件夹：%1</translation>
    </message>
</context>
<context>
    <name>miro::PictureModel</name>
    <message>
        <source>Picture, not read yet</source>
        <translation>图片，尚未读取</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>没有提示词</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>已评 %1 分，满分 5 分</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message numerus="yes">
        <source>stack of %n pictures</source>
        <translation>
            <numerusform>%n 张图片的堆叠</numerusform>
        </translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the facts of a picture</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>miro::PlanPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>获取 %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Files to get</source>
        <translation>要获取的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2</source>
        <translation>
            <numerusform>%n 个文件，%1，存入 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2, where %3 are free</source>
        <translation>
            <numerusform>%n 个文件，%1，存入 %2，剩余空间 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>%1: accept its licence on its page first, and set HF_TOKEN to your access token.</source>
        <translation>%1：请先在其页面接受许可证，并将 HF_TOKEN 设为您的访问令牌。</translation>
    </message>
    <message>
        <source>See its page</source>
        <translation>见其页面</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>miro::PresetChips</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More presets</source>
        <translation>更多预设</translation>
    </message>
    <message>
        <source>Keep these rewards as a preset of your own</source>
        <translation>将这些奖励存为自己的预设</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Your own preset</source>
        <translation>您自己的预设</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Keep the present rewards under this name</source>
        <translation>以此名称保存当前奖励</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>移除此预设</translation>
    </message>
</context>
<context>
    <name>miro::PresetStore</name>
    <message>
        <source>Your own presets cannot be read: %1</source>
        <translation>无法读取您的预设：%1</translation>
    </message>
    <message>
        <source>The preset could not be saved: %1</source>
        <translation>无法保存预设：%1</translation>
    </message>
</context>
<context>
    <name>miro::ProfileBar</name>
    <message>
        <source>Profile:</source>
        <translation>档案：</translation>
    </message>
    <message>
        <source>Profile: whose taste it is</source>
        <translation>档案：这是谁的喜好</translation>
    </message>
    <message>
        <source>More to do with this profile</source>
        <translation>此档案的更多操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>立即学习</translation>
    </message>
    <message>
        <source>Import choices…</source>
        <translation>导入选择…</translation>
    </message>
    <message>
        <source>Export choices…</source>
        <translation>导出选择…</translation>
    </message>
    <message>
        <source>Export in the layout of Pick-a-Pic…</source>
        <translation>以 Pick-a-Pic 格式导出…</translation>
    </message>
    <message>
        <source>Export in the layout of HPD…</source>
        <translation>以 HPD 格式导出…</translation>
    </message>
    <message>
        <source>Forget all choices</source>
        <translation>忘记所有选择</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建档案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>重命名此档案</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>“%1”已删除</translation>
    </message>
    <message>
        <source>All choices are forgotten</source>
        <translation>已忘记所有选择</translation>
    </message>
    <message>
        <source>Import choices</source>
        <translation>导入选择</translation>
    </message>
    <message>
        <source>Choices (*.jsonl *.json)</source>
        <translation>选择 (*.jsonl *.json)</translation>
    </message>
    <message>
        <source>Export choices</source>
        <translation>导出选择</translation>
    </message>
</context>
<context>
    <name>miro::PromptBox</name>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>That text of %1 letters is too long for a prompt; at most %2 fit. Nothing was changed.</source>
        <translation>这段文字有 %1 个字，作为提示词太长；最多 %2 个。没有任何更改。</translation>
    </message>
    <message>
        <source>Prompt: what to draw</source>
        <translation>提示词：要画什么</translation>
    </message>
    <message>
        <source>What to draw. Alt+Up and Alt+Down bring earlier prompts.</source>
        <translation>要画什么。Alt+上 和 Alt+下 调出之前的提示词。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Prompts to try</source>
        <translation>可以试试的提示词</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Prompts drawn before, and the time machine</source>
        <translation>之前绘制过的提示词和时光机</translation>
    </message>
    <message>
        <source>Undo the last change of any setting (Ctrl+Z)</source>
        <translation>撤销上一次设置更改（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Get the full model</source>
        <translation>获取完整模型</translation>
    </message>
    <message>
        <source>What to draw, for example: %1</source>
        <translation>要画什么，例如：%1</translation>
    </message>
    <message>
        <source>The small starter model draws animals, food, plants, clothes, vehicles and everyday things: one to four of them.</source>
        <translation>小型入门模型可绘制动物、食物、植物、服装、交通工具和日常物品：一到四个（提示词请用英文）。</translation>
    </message>
    <message>
        <source>This model draws %1</source>
        <translation>此模型可绘制%1</translation>
    </message>
    <message>
        <source>New to this model: %1</source>
        <translation>此模型不认识：%1</translation>
    </message>
    <message>
        <source>It has never seen these words and may draw something else.</source>
        <translation>它从未见过这些词，可能会画出别的东西。</translation>
    </message>
    <message>
        <source>another prompt</source>
        <translation>另一个提示词</translation>
    </message>
    <message>
        <source>Time machine…</source>
        <translation>时光机…</translation>
    </message>
</context>
<context>
    <name>miro::ProofPart</name>
    <message>
        <source>Back to the versions</source>
        <translation>返回版本</translation>
    </message>
    <message>
        <source>The proof goes on from here when you come back</source>
        <translation>您回来时，验证会从这里继续</translation>
    </message>
    <message>
        <source>How far the proof is</source>
        <translation>验证进度</translation>
    </message>
    <message>
        <source>Drawing pictures to compare…</source>
        <translation>正在绘制要比较的图片…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Question %1 of at most %2</source>
        <translation>第 %1 个问题，最多 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) were enough.</source>
        <translation>
            <numerusform>%n 个问题就够了。</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>与不带它的模型相比：%1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>与为您尽量调到最佳的已知滑块相比：%1</translation>
    </message>
    <message>
        <source>%1 fell: %2</source>
        <comment>a reward; its score before and after</comment>
        <translation>%1 下降了：%2</translation>
    </message>
</context>
<context>
    <name>miro::RadarChart</name>
    <message>
        <source>Scores of the chosen pictures as a radar</source>
        <translation>所选图片分数的雷达图</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a score, a picture and its value</comment>
        <translation>%1，%2：%3</translation>
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
        <translation>重置所有奖励</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>How good the picture should be, compared with those that the model learned from</source>
        <translation>与模型学习过的图片相比，图片应有多好</translation>
    </message>
    <message>
        <source>Reset all rewards but the locked ones</source>
        <translation>重置除锁定外的所有奖励</translation>
    </message>
</context>
<context>
    <name>miro::RewardRow</name>
    <message>
        <source>lock a reward</source>
        <translation>锁定奖励</translation>
    </message>
    <message>
        <source>unlock a reward</source>
        <translation>解锁奖励</translation>
    </message>
    <message>
        <source>solo a reward</source>
        <translation>独奏奖励</translation>
    </message>
    <message>
        <source>ignore a reward</source>
        <translation>忽略奖励</translation>
    </message>
    <message>
        <source>negative target</source>
        <translation>负面目标</translation>
    </message>
    <message>
        <source>reset a reward</source>
        <translation>重置奖励</translation>
    </message>
    <message>
        <source>Push away from: %1</source>
        <translation>远离：%1</translation>
    </message>
    <message>
        <source>What guidance pushes away from; 0 is usual.</source>
        <translation>引导所远离的值；通常为 0。</translation>
    </message>
    <message>
        <source>More for: %1</source>
        <translation>更多：%1</translation>
    </message>
    <message>
        <source>Lock, solo, ignore, negative target, reset</source>
        <translation>锁定、独奏、忽略、负面目标、重置</translation>
    </message>
    <message>
        <source>Locked: presets and resetting all leave it as it is.</source>
        <translation>已锁定：预设和全部重置都不会改变它。</translation>
    </message>
    <message>
        <source>Solo: guidance pushes away from a lack of this reward alone.</source>
        <translation>独奏：引导仅远离缺少此奖励的情况。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>独奏</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Presets and resetting all leave it as it is.</source>
        <translation>预设和全部重置都不会改变它。</translation>
    </message>
    <message>
        <source>Pushes away from a lack of this reward alone.</source>
        <translation>仅远离缺少此奖励的情况。</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Ignore (untrained input)</source>
        <translation>忽略（未训练过的输入）</translation>
    </message>
    <message>
        <source>Leaves this reward out.</source>
        <translation>不使用此奖励。</translation>
    </message>
    <message>
        <source>Leaves this reward out. This model has never drawn without it: expect surprises.</source>
        <translation>不使用此奖励。此模型从未在没有它的情况下绘制：结果可能出人意料。</translation>
    </message>
    <message>
        <source>Negative target of its own</source>
        <translation>单独的负面目标</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>away from %1 %</source>
        <translation>远离 %1 %</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>raw %1</source>
        <translation>原值 %1</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>达到 %1</translation>
    </message>
    <message>
        <source>What the pictures in sight reached, measured by %1.</source>
        <translation>所显示的图片达到的水平，由 %1 测得。</translation>
    </message>
    <message>
        <source>Measured by %1; how many training pictures it is better than is not known.</source>
        <translation>由 %1 测得；优于多少训练图片未知。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a target and what was reached</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Draws with the model as it was before it was taught.</source>
        <translation>用学习之前的模型绘制。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已关闭</translation>
    </message>
</context>
<context>
    <name>miro::RunSummary</name>
    <message>
        <source>Last run</source>
        <translation>上一次绘制</translation>
    </message>
    <message>
        <source>Nothing was drawn yet</source>
        <translation>还没有绘制任何内容</translation>
    </message>
    <message>
        <source>No previews were made</source>
        <translation>没有生成预览</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>A preview</source>
        <translation>一次预览</translation>
    </message>
    <message>
        <source>Finishing a picture</source>
        <translation>完成一张图片</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Kind of preview</source>
        <translation>预览类型</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Small decoder</source>
        <translation>小型解码器</translation>
    </message>
    <message>
        <source>Full quality</source>
        <translation>完整质量</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>上一次绘制的步骤</translation>
    </message>
    <message>
        <source>In English: no font here has the letters of your language</source>
        <translation>以英文显示：这里没有包含您语言文字的字体</translation>
    </message>
</context>
<context>
    <name>miro::RunTracker</name>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>等待轮到它</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
</context>
<context>
    <name>miro::ScatterChart</name>
    <message>
        <source>nothing here beats it in both</source>
        <translation>没有两项都胜过它的</translation>
    </message>
    <message>
        <source>another one is better</source>
        <translation>有更好的</translation>
    </message>
</context>
<context>
    <name>miro::ScoresPanel</name>
    <message>
        <source>Not scored yet.</source>
        <translation>尚未打分。</translation>
    </message>
    <message>
        <source>Score it</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>Score this picture</source>
        <translation>为这张图片打分</translation>
    </message>
    <message>
        <source>Measure this picture by every scorer that is installed (I)</source>
        <translation>用所有已安装的打分器测量这张图片（I）</translation>
    </message>
    <message>
        <source>Get scorers…</source>
        <translation>获取打分器…</translation>
    </message>
    <message>
        <source>Get scorers that are not installed</source>
        <translation>获取未安装的打分器</translation>
    </message>
    <message>
        <source>Among the seeds of these settings:</source>
        <translation>在这些设置的种子中：</translation>
    </message>
    <message>
        <source>Among the pictures of this prompt:</source>
        <translation>在此提示词的图片中：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Bring the rewards of this picture back to the Create page, with this one lower</source>
        <translation>将这张图片的奖励带回创作页，并调低这一项</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <comment>a scorer and a repository</comment>
        <translation>%1：缺少 %2</translation>
    </message>
    <message>
        <source>%1 of %2 scorers installed</source>
        <translation>已安装 %1 / %2 个打分器</translation>
    </message>
</context>
<context>
    <name>miro::SeedBox</name>
    <message>
        <source>number of pictures</source>
        <translation>图片数量</translation>
    </message>
    <message>
        <source>another seed</source>
        <translation>另一个种子</translation>
    </message>
    <message>
        <source>lock the seed</source>
        <translation>锁定种子</translation>
    </message>
    <message>
        <source>unlock the seed</source>
        <translation>解锁种子</translation>
    </message>
    <message>
        <source>How many pictures to draw at once</source>
        <translation>一次绘制多少张图片</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The seed: the same number with the same settings draws the same picture again.</source>
        <translation>种子：相同的数字和相同的设置会再次画出同一张图片。</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>另一个种子</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>The seed is locked: draws use it again and again</source>
        <translation>种子已锁定：每次绘制都会再次使用</translation>
    </message>
    <message>
        <source>The seed is free: each draw takes a new one</source>
        <translation>种子未锁定：每次绘制都会换新的</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>锁定种子</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615.</source>
        <translation>种子是 0 到 18446744073709551615 之间的整数。</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Holds from the next start on. Until then: %1</source>
        <translation>下次启动后生效。在此之前：%1</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <comment>a precision and the time of a picture</comment>
        <translation>%1：%2 秒</translation>
    </message>
    <message>
        <source>Draw once with another precision to see here what it gains.</source>
        <translation>用另一种精度绘制一次，即可在此看到它带来的提速。</translation>
    </message>
    <message>
        <source>A picture takes here: %1</source>
        <translation>在这里一张图片需要：%1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between precisions</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>miro::SettingsPanel</name>
    <message>
        <source>%1 (the program&apos;s)</source>
        <translation>%1（程序默认）</translation>
    </message>
    <message>
        <source>negative targets</source>
        <translation>负面目标</translation>
    </message>
    <message>
        <source>keyframes</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Also from Create: %1</source>
        <translation>还取自创作页：%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>as the list is called</source>
        <translation>与列表同名</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>批次的名称</translation>
    </message>
    <message>
        <source>Of the batch and of the album that its pictures go into</source>
        <translation>批次及其图片所在相册的名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model that draws</source>
        <translation>绘制所用的模型</translation>
    </message>
    <message>
        <source>For all lines that do not say otherwise</source>
        <translation>适用于没有另行说明的所有行</translation>
    </message>
    <message>
        <source>Use what stands in Create</source>
        <translation>使用创作页的设置</translation>
    </message>
    <message>
        <source>Take steps, guidance, targets and model of the Create page</source>
        <translation>取用创作页的步数、引导、目标和模型</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Set these back to what is usual</source>
        <translation>将这些恢复为默认值</translation>
    </message>
    <message>
        <source>%1 (the model&apos;s)</source>
        <translation>%1（模型默认）</translation>
    </message>
    <message>
        <source>the model&apos;s</source>
        <translation>模型默认</translation>
    </message>
    <message>
        <source>the prompt&apos;s number</source>
        <translation>提示词的编号</translation>
    </message>
    <message>
        <source>Try three</source>
        <translation>试三张</translation>
    </message>
    <message>
        <source>Draw the first three pictures now, before the night (Ctrl+T)</source>
        <translation>现在先绘制前三张，再放心过夜 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Put the batch into the queue (Ctrl+Return)</source>
        <translation>将批次加入队列 (Ctrl+Return)</translation>
    </message>
</context>
<context>
    <name>miro::ShortcutList</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>miro::Slideshow</name>
    <message>
        <source>Slideshow</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Picture before (Left)</source>
        <translation>上一张图片（左）</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>下一张图片（右）</translation>
    </message>
    <message>
        <source>Slower (minus)</source>
        <translation>更慢（减号）</translation>
    </message>
    <message>
        <source>Faster (plus)</source>
        <translation>更快（加号）</translation>
    </message>
    <message>
        <source>End the slideshow (Escape)</source>
        <translation>结束幻灯片（Esc）</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>继续（空格）</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 · %n seconds each</source>
        <translation>
            <numerusform>%1 / %2 · 每张 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>未评分</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Star set or taken away</source>
        <translation>已加星或去星</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>已移到回收站</translation>
    </message>
</context>
<context>
    <name>miro::StartBox</name>
    <message>
        <source>no start picture</source>
        <translation>无起始图片</translation>
    </message>
    <message>
        <source>Choose a picture to begin from</source>
        <translation>选择起始图片</translation>
    </message>
    <message>
        <source>Begin from noise again</source>
        <translation>重新从噪声开始</translation>
    </message>
    <message>
        <source>none: begins from noise</source>
        <translation>无：从噪声开始</translation>
    </message>
    <message>
        <source>Begin from a picture</source>
        <translation>从图片开始</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>start picture</source>
        <translation>起始图片</translation>
    </message>
</context>
<context>
    <name>miro::StepCurve</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
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
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>Not drawn, or in the bin</source>
        <translation>未绘制，或在回收站中</translation>
    </message>
</context>
<context>
    <name>miro::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>去掉标签 %1</translation>
    </message>
</context>
<context>
    <name>miro::TargetBars</name>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>asked %1, away from %2</source>
        <translation>要求 %1，远离 %2</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>要求 %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>测得 %1</translation>
    </message>
    <message>
        <source>Asked and measured scores</source>
        <translation>要求与测得的分数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a score and what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>measured %1 (raw)</source>
        <translation>测得 %1（原值）</translation>
    </message>
    <message>
        <source>could not be measured</source>
        <translation>无法测量</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达</translation>
    </message>
    <message>
        <source>raw value %1</source>
        <translation>原值 %1</translation>
    </message>
    <message>
        <source>its place among the training pictures is not known</source>
        <translation>在训练图片中的位置未知</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>above %1 of your pictures</source>
        <translation>高于您 %1 的图片</translation>
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
        <translation>奖励</translation>
    </message>
    <message>
        <source>All targets as the model has them</source>
        <translation>所有目标恢复为模型的值</translation>
    </message>
    <message>
        <source>Leave this reward out</source>
        <translation>不使用此奖励</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>不使用：%1</translation>
    </message>
</context>
<context>
    <name>miro::TasteHint</name>
    <message>
        <source>the present version of My taste</source>
        <translation>“我的喜好”的当前版本</translation>
    </message>
    <message>
        <source>Use the present one</source>
        <translation>使用当前版本</translation>
    </message>
    <message>
        <source>Draw “My taste” with the version in use now</source>
        <translation>用现在使用的版本绘制“我的喜好”</translation>
    </message>
    <message>
        <source>“My taste” is the version that drew the picture.</source>
        <translation>“我的喜好”是绘制这张图片的版本。</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture was taught to another model.</source>
        <translation>绘制这张图片的“我的喜好”版本属于另一个模型。</translation>
    </message>
    <message>
        <source>“My taste” was taught to another model; this one draws without it.</source>
        <translation>“我的喜好”属于另一个模型；这个模型绘制时不使用它。</translation>
    </message>
    <message>
        <source>The version of “My taste” that drew the picture is not there any more.</source>
        <translation>绘制这张图片的“我的喜好”版本已不存在。</translation>
    </message>
    <message>
        <source>The file of “My taste” is not there any more: choose another version on its page.</source>
        <translation>“我的喜好”的文件已不存在：请在其页面上选择另一个版本。</translation>
    </message>
</context>
<context>
    <name>miro::TasteLink</name>
    <message>
        <source>The version of “My taste” that drew it is not there any more; “My taste” is off.</source>
        <translation>绘制它的“我的喜好”版本已不存在；“我的喜好”已关闭。</translation>
    </message>
    <message>
        <source>It was drawn with adapters that cannot be set here; “My taste” is off.</source>
        <translation>它是用无法在这里设置的适配器绘制的；“我的喜好”已关闭。</translation>
    </message>
</context>
<context>
    <name>miro::TastePage</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Choosing between pictures is not available in this program.</source>
        <translation>此程序中无法在图片之间进行选择。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>学到了什么</translation>
    </message>
    <message>
        <source>Teach the model</source>
        <translation>教模型</translation>
    </message>
    <message>
        <source>Take the last choice back (Ctrl+Z)</source>
        <translation>收回上一次选择（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Foretells %1 (%2)</source>
        <comment>a share of choices and its interval</comment>
        <translation>预测正确 %1（%2）</translation>
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
        <translation>%1 至 %2 %</translation>
    </message>
    <message>
        <source>It foretells %1 of your choices between two of your pictures (very probably %2).</source>
        <translation>在您的两张图片之间，它能正确预测您 %1 的选择（很可能为 %2）。</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1 of %2.</source>
        <translation>选择还不够：%1 / %2。</translation>
    </message>
    <message>
        <source>Not enough choices yet: %1.</source>
        <translation>选择还不够：%1。</translation>
    </message>
    <message>
        <source>How sure it is of a choice is off by %1 on average (%2).</source>
        <translation>它对选择的把握平均偏差 %1（%2）。</translation>
    </message>
    <message>
        <source>No pair was shown a second time yet, so nothing is known of how steady your choices are.</source>
        <translation>还没有任何一对图片再次出现，因此还不知道您的选择有多稳定。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</source>
        <translation>
            <numerusform>在再次出现的 %n 对图片中，您 %1 的回答与之前相同（%2）。没有谁对单次选择的预测正确率能超过 %3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n choice(s)</source>
        <translation>
            <numerusform>从 %n 次选择中学习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n hint(s) from stars, ratings and deletions</source>
        <translation>
            <numerusform>%1，以及来自星标、评分和删除的 %n 条线索</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n picture(s) not looked at yet</source>
        <translation>
            <numerusform>%1；还有 %n 张图片未查看</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>the end of a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>All %1 answers were for the left picture: nothing can be learned from that. Look at both.</source>
        <translation>全部 %1 个回答都选了左边的图片：从中学不到任何东西。请两张都看。</translation>
    </message>
    <message>
        <source>All %1 answers were for the right picture: nothing can be learned from that. Look at both.</source>
        <translation>全部 %1 个回答都选了右边的图片：从中学不到任何东西。请两张都看。</translation>
    </message>
    <message>
        <source>All %1 answers were “the same”: nothing can be learned from that. Choose a side where you lean to one.</source>
        <translation>全部 %1 个回答都是“一样”：从中学不到任何东西。略有偏向时，请选择一边。</translation>
    </message>
    <message>
        <source>%1 of %2 choices were for the same side of the screen. Is that habit rather than liking?</source>
        <translation>%2 次选择中有 %1 次选了屏幕的同一边。这是习惯而不是喜好吗？</translation>
    </message>
    <message>
        <source>Your choices contradict each other: %1 of %2 pairs shown again got another answer. Take your time, and answer “the same” where you cannot tell.</source>
        <translation>您的选择互相矛盾：再次出现的 %2 对图片中，有 %1 对得到了不同的回答。请慢慢来，分不出时请回答“一样”。</translation>
    </message>
    <message>
        <source>%1 of %2 groups of three pictures go round in a circle: each was liked more than the next one.</source>
        <translation>%2 组三张图片中有 %1 组形成循环：每一张都比下一张更受喜欢。</translation>
    </message>
    <message>
        <source>It foretold %1 of %2 choices, no better than chance: what you go by is not in what it sees yet. More choices may help.</source>
        <translation>它预测对了 %2 次选择中的 %1 次，并不比随机好：您所依据的东西还不在它能看到的内容里。更多选择可能有帮助。</translation>
    </message>
    <message>
        <source>The model it belongs to is not here any more, or was changed.</source>
        <translation>它所属的模型已不在这里，或已被更改。</translation>
    </message>
    <message>
        <source>In use: the slider “My taste” draws with it.</source>
        <translation>使用中：滑块“我的喜好”用它绘制。</translation>
    </message>
    <message>
        <source>Taken back; kept here.</source>
        <translation>已收回；保留在这里。</translation>
    </message>
    <message>
        <source>Kept, not in use.</source>
        <translation>已保留，未使用。</translation>
    </message>
    <message>
        <source>Not proven yet.</source>
        <translation>尚未验证。</translation>
    </message>
    <message numerus="yes">
        <source>The proof is not over: %n question(s) answered.</source>
        <translation>
            <numerusform>验证尚未结束：已回答 %n 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>It wins: you liked its pictures more in %1 of the comparisons (%2), without knowing which were its own.</source>
        <translation>它胜出：有 %1 的比较中您更喜欢它的图片（%2），而您并不知道哪些是它画的。</translation>
    </message>
    <message>
        <source>It loses: you liked its pictures more in only %1 of the comparisons (%2).</source>
        <translation>它落败：仅有 %1 的比较中您更喜欢它的图片（%2）。</translation>
    </message>
    <message>
        <source>It did not win: you liked its pictures more in %1 of the comparisons (%2), which may be chance.</source>
        <translation>它未能胜出：有 %1 的比较中您更喜欢它的图片（%2），这可能是偶然。</translation>
    </message>
    <message>
        <source>%1 won, %2 lost, %3 the same: %4 (%5)</source>
        <comment>comparisons of a proof, its win rate and interval</comment>
        <translation>胜 %1，负 %2，一样 %3：%4（%5）</translation>
    </message>
    <message>
        <source>Variety between seeds</source>
        <translation>种子之间的多样性</translation>
    </message>
    <message>
        <source>Shows what the words say</source>
        <translation>展示文字所说的内容</translation>
    </message>
    <message>
        <source>%1 → %2 (%3 %)</source>
        <comment>a score before and after, and its change</comment>
        <translation>%1 → %2（%3 %）</translation>
    </message>
    <message>
        <source>%1 would have chosen as you did in %2 of %3 choices (%4)</source>
        <translation>在 %3 次选择中，%1 有 %2 会与您的选择相同（%4）</translation>
    </message>
    <message>
        <source>%1: you like less of it (%2)</source>
        <translation>%1：您喜欢它少一些（%2）</translation>
    </message>
    <message>
        <source>%1: you like more of it (%2)</source>
        <translation>%1：您喜欢它多一些（%2）</translation>
    </message>
</context>
<context>
    <name>miro::TeachPart</name>
    <message>
        <source>What it has learned so far</source>
        <translation>到目前为止学到了什么</translation>
    </message>
    <message>
        <source>Every fine-tuning leaves a version here. A version is used only after it has won a blind comparison with you, and can be taken back at any time.</source>
        <translation>每次微调都会在这里留下一个版本。版本只有在与您进行的盲比中胜出后才会使用，并且可以随时收回。</translation>
    </message>
    <message>
        <source>Delete “%1” for good? Its file is gone then; your choices stay.</source>
        <translation>永久删除“%1”吗？它的文件将不复存在；您的选择会保留。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export this version</source>
        <translation>导出此版本</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>适配器 (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>miro::TimeMachinePanel</name>
    <message>
        <source>(no words)</source>
        <translation>（没有文字）</translation>
    </message>
    <message>
        <source>%1, %2, drawn</source>
        <translation>%1，%2，已绘制</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>时光机</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close the time machine</source>
        <translation>关闭时光机</translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation>提示词中的文字</translation>
    </message>
    <message>
        <source>Search the time machine</source>
        <translation>搜索时光机</translation>
    </message>
    <message>
        <source>Earlier prompts and settings; Return brings one back</source>
        <translation>之前的提示词和设置；按回车恢复</translation>
    </message>
    <message>
        <source>Return or a double click brings it back; Ctrl+Z takes that back.</source>
        <translation>按回车或双击恢复；Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>What you write and draw is remembered here.</source>
        <translation>您写下和绘制的内容会记在这里。</translation>
    </message>
    <message>
        <source>No prompt has these words.</source>
        <translation>没有包含这些文字的提示词。</translation>
    </message>
    <message>
        <source>This entry cannot be read: %1</source>
        <translation>无法读取此条目：%1</translation>
    </message>
</context>
<context>
    <name>miro::TopBar</name>
    <message>
        <source>Models, settings, keys</source>
        <translation>模型、设置、按键</translation>
    </message>
    <message>
        <source>%1 draws. Click to choose another model.</source>
        <translation>由 %1 绘制。点击选择其他模型。</translation>
    </message>
    <message>
        <source>%1 is not installed. Click to choose another model.</source>
        <translation>%1 未安装。点击选择其他模型。</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Get more models…</source>
        <translation>获取更多模型…</translation>
    </message>
</context>
<context>
    <name>miro::TrainingPanel</name>
    <message>
        <source>Loss over the updates</source>
        <translation>各步的损失</translation>
    </message>
    <message>
        <source>The curves begin with the first update.</source>
        <translation>曲线从第一步开始。</translation>
    </message>
    <message>
        <source>Other numbers of the training</source>
        <translation>训练的其他数值</translation>
    </message>
    <message>
        <source>Training: %1</source>
        <comment>of a job, its name</comment>
        <translation>训练：%1</translation>
    </message>
    <message>
        <source>update %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>%1 samples a second</source>
        <translation>每秒 %1 个样本</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number&apos;s name and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>held out %1</source>
        <comment>a number on samples that it never learns from</comment>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>best at update %1</source>
        <translation>第 %1 步最好</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>a curve</comment>
        <translation>训练</translation>
    </message>
    <message>
        <source>Held out</source>
        <comment>a curve: samples that it never learns from</comment>
        <translation>验证</translation>
    </message>
    <message>
        <source>%1, update %2: %3</source>
        <comment>a curve, an update, a value</comment>
        <translation>%1，第 %2 步：%3</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a number&apos;s name and its values</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Newest samples of the training</source>
        <translation>最新的训练样本</translation>
    </message>
    <message>
        <source>Enter opens a picture in full size</source>
        <translation>按回车键以原尺寸打开图片</translation>
    </message>
    <message>
        <source>Samples after update %1</source>
        <translation>第 %1 次更新后的样本</translation>
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
        <translation>已下载的会保留，下次获取从那里继续。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1: getting %2</source>
        <translation>%1：正在获取 %2</translation>
    </message>
    <message>
        <source>%1: copying %2</source>
        <translation>%1：正在复制 %2</translation>
    </message>
    <message>
        <source>%1: checking %2</source>
        <translation>%1：正在检查 %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 / %2，每秒 %3，剩余 %4</translation>
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
        <translation>试画：已绘制 %1 / %2</translation>
    </message>
    <message>
        <source>Tried: %1 of %2. They are in the gallery, too.</source>
        <translation>已试画：%1 / %2。图库中也有。</translation>
    </message>
    <message>
        <source>Close; what is not drawn yet is left</source>
        <translation>关闭；尚未绘制的不再绘制</translation>
    </message>
    <message>
        <source>Close the pictures that were tried</source>
        <translation>关闭试画的图片</translation>
    </message>
</context>
<context>
    <name>miro::VersionCard</name>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Draw with what was in use before; this version is kept</source>
        <translation>用之前使用的内容绘制；此版本会保留</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save it as a small file of its own</source>
        <translation>保存为单独的小文件</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Other rewards, before → after:</source>
        <translation>其他奖励，之前 → 之后：</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a version&apos;s name and when it was made</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Against the model without it: %1</source>
        <translation>与不带它的模型相比：%1</translation>
    </message>
    <message>
        <source>Against the known sliders, set as well as they can be for you: %1</source>
        <translation>与为您尽量调到最佳的已知滑块相比：%1</translation>
    </message>
    <message>
        <source>Choices kept back: %1 foretold rightly (%2)</source>
        <translation>预留的选择：正确预测 %1（%2）</translation>
    </message>
    <message>
        <source>Prove again</source>
        <translation>重新验证</translation>
    </message>
    <message>
        <source>Go on with the proof</source>
        <translation>继续验证</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Compare pictures with and without it, blind, in at most twenty questions</source>
        <translation>盲比带它与不带它的图片，最多二十个问题</translation>
    </message>
    <message>
        <source>The slider “My taste” draws with this version</source>
        <translation>滑块“我的喜好”用此版本绘制</translation>
    </message>
    <message>
        <source>Only a version that has won its proof can be used</source>
        <translation>只有验证胜出的版本才能使用</translation>
    </message>
    <message>
        <source>It costs: %1.</source>
        <comment>names of rewards</comment>
        <translation>代价：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of rewards</comment>
        <translation>、</translation>
    </message>
</context>
</TS>
