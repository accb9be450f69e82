"""Makes tests/fixtures/network/<case>/: single evaluations of the published networks, preconditioning included.

io.safetensors: y, gamma, text, mask (bool), reward.<name>, previous (absent where the case has no previous latents) -> v, z.
case.json: the model and what is special. A reward of NaN is an absent one. "steps.safetensors" (one case only) holds what the
network's parts returned, under their state-dict names.

pip: torch==2.11.0 miro-t2i==0.1.4 diffusers==0.35.2 transformers==4.47.1 safetensors==0.8.0
"""
import sys

import torch

from common import case_dir, open_to_all, write_json, write_tensors
from published import evaluate, load, random_inputs

GAMMAS = [1e-9, 0.31, 0.97]


def make(name, model, previous="random", text_length=77, lengths=(77, 9, 1), absent=(), parts=False, note=""):
    pipe = load(model)
    inputs = random_inputs(pipe, name, len(GAMMAS), text_length, [min(n, text_length) for n in lengths])
    gamma = torch.tensor(GAMMAS)
    for key in absent:
        inputs["rewards"][key][1:] = float("nan")
    batch = {"y": inputs["y"], "gamma": gamma, "text_tokens_embeddings": inputs["text"], "text_tokens_mask": inputs["mask"],
             "previous_latents": inputs["previous"] if previous == "random" else None}
    batch.update({f"{k}_coherence": v for k, v in inputs["rewards"].items()})

    seen, hooks = {}, []
    if parts:
        def watch(module, label):
            def keep(_, args, out):
                for leaf, value in zip(("x", "z"), out if isinstance(out, tuple) else (out,)):
                    seen[f"{label}.{leaf}" if isinstance(out, tuple) else label] = value.clone()
            hooks.append(module.register_forward_hook(keep))
        net = pipe.network
        watch(net.patch_extractor, "patch_extractor")
        watch(net.data_ln, "data_ln")
        watch(net.time_embedder, "time_embedder")
        for key in pipe.coherence_keys:
            watch(net.coherence_embedder[f"{key}_coherence"], f"coherence_embedder.{key}")
        watch(net.map_text_tokens, "map_text_tokens")
        for i, block in enumerate(net.transformers_blocks):
            watch(block, f"transformers_blocks.{i}")
        watch(net.ln_previous_2, "ln_previous_2")
        for i, block in enumerate(net.rin_blocks):
            watch(block.retrieve_cond, f"rin_blocks.{i}.retrieve_cond")
            watch(block.retriever_ca, f"rin_blocks.{i}.retriever_ca")
            for j, layer in enumerate(block.processer_sa):
                watch(layer, f"rin_blocks.{i}.processer_sa.{j}")
            watch(block.writer_ca, f"rin_blocks.{i}.writer_ca")
        watch(net.map_tokens_to_patches, "map_tokens_to_patches")

    v, z = evaluate(pipe, batch)
    for hook in hooks:
        hook.remove()
    assert torch.isfinite(v).all() and torch.isfinite(z).all()

    folder = case_dir("network", name)
    io = {"y": inputs["y"], "gamma": gamma, "text": inputs["text"], "mask": inputs["mask"], "v": v, "z": z}
    io.update({f"reward.{k}": r for k, r in inputs["rewards"].items()})
    if previous == "random":
        io["previous"] = inputs["previous"]
    write_tensors(folder / "io.safetensors", io)
    if parts:
        write_tensors(folder / "steps.safetensors", seen)
    write_json(folder / "case.json", {
        "model": f"fixtures/{model}", "coherence_keys": list(pipe.coherence_keys), "previous": previous, "absent": list(absent),
        "note": note})
    open_to_all(folder)
    print(f"{name}: v std {v.std():.3f}, z std {z.std():.3f}")


CASES = [
    dict(name="miro-7-first", model="miro-7", previous="none", note="no previous latents: zeros, whose term is still added"),
    dict(name="miro-7-selfcond", model="miro-7", parts=True, note="previous latents given; padded prompts"),
    dict(name="miro-7-absent", model="miro-7", absent=["aesthetic_score", "vqa_score"],
         note="samples 1 and 2 lack two rewards (NaN): their tokens are zero, the positional rows stay"),
    dict(name="miro-7-long-text", model="miro-7", text_length=90, lengths=(90, 80, 2), note="text longer than max_text_len"),
    dict(name="miro-1", model="miro-1", text_length=12, lengths=(12, 5, 1)),
    dict(name="miro-6-fp16", model="miro-6-fp16", text_length=20, lengths=(20, 5, 1), note="fp16 file evaluated in fp32"),
    dict(name="miro-odd-patch1", model="miro-odd-patch1", text_length=20, lengths=(20, 5, 1), note="sigma_data 0.8"),
    dict(name="miro-odd-concat", model="miro-odd-concat", note="z has all num_latents rows: learned, time, conditioning"),
    dict(name="miro-odd-both", model="miro-odd-both"),
    dict(name="miro-odd-plain", model="miro-odd-plain", text_length=20, lengths=(20, 5, 1),
         note="no self-conditioning (previous is given and must not matter); c_in = c_out = 1"),
    dict(name="miro-no-clip", model="miro-variants/miro-no-clip", text_length=20, lengths=(20, 5, 1)),
    dict(name="miro-only-aesthetic", model="miro-variants/miro-only-aesthetic", text_length=20, lengths=(20, 5, 1)),
]

if __name__ == "__main__":
    wanted = sys.argv[1:]
    for case in CASES:
        if not wanted or case["name"] in wanted:
            make(**case)
