#include "reward/scorer_list.h"

#include "reward/clip_scorers.h"
#include "reward/image_reward.h"
#include "reward/jina.h"
#include "reward/vqa.h"

namespace miro {

const Registry<ScorerMaker>& scorerMakers() {
    static const Registry<ScorerMaker> makers({
        {"clip_openai", makeClipOpenai},
        {"aesthetic", makeAesthetic},
        {"pick_score", makePickScore},
        {"hpsv2", makeHpsV2},
        {"image_reward", makeImageReward},
        {"vqa", makeVqa},
        {"sciscore", makeSciScore},
        {"clip_jina", makeClipJina},
        {"starter_clip", makeStarterClip},
        {"starter_beauty", makeStarterBeauty},
        {"starter_pick", makeStarterPick},
        {"starter_vqa", makeStarterVqa},
    });
    return makers;
}

} // namespace miro
