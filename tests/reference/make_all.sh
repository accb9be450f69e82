#!/bin/sh
# Makes every fixture again, in the order in which they need each other. PYTHON names the interpreter of the scratch environment.
set -eu
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1
python="${PYTHON:-python3}"
for script in make_text_models make_vae_models make_generators make_network_cases make_sampling_cases make_text_cases \
              make_vae_cases make_starter_cases make_image_cases make_clip_tokens score_inputs make_scorer_models make_clip_scores make_repair_cases make_bin_cases make_train make_vae_loss \
              make_image_reward make_vqa make_xlm_roberta_tokens make_jina_cases; do
    echo "== $script"
    "$python" "$script.py"
done
