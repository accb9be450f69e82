// What other programs write into their pictures.
#pragma once

namespace miro::test {

inline constexpr const char* kInvoke =
    R"({"generation_mode":"txt2img","positive_prompt":"a lighthouse","negative_prompt":"blurry","width":512,
"height":512,"seed":815,"cfg_scale":6.5,"steps":24,"scheduler":"euler",
"model":{"key":"k","hash":"blake3:0","name":"base","base":"sd-1","type":"main"},"app_version":"5.0"})";

inline constexpr const char* kOldInvoke =
    R"({"model_weights":"base","image":{"prompt":[{"prompt":"a lighthouse","weight":1.0}],
"steps":24,"cfg_scale":6.5,"seed":815,"sampler":"k_lms"}})";

inline constexpr const char* kSwarm =
    R"({"sui_image_params":{"prompt":"a lighthouse","negativeprompt":"blurry","model":"base",
"seed":"815","steps":"24","cfgscale":"6.5","width":512,"height":512},
"sui_extra_data":{"date":"2025-01-01","original_prompt":"a <random:lighthouse>"}})";

inline constexpr const char* kFooocus =
    R"({"adm_guidance":"(1.5, 0.8, 0.3) ","base_model":"base","guidance_scale":6.5,"negative_prompt":"blurry",
"performance":"Speed","prompt":"a lighthouse","resolution":"(1152, 896) ","sampler":"dpmpp","seed":"815",
"sharpness":2.0,"steps":24,"styles":"['Fooocus V2']","version":"Fooocus v2.5.0"})";

inline constexpr const char* kOldFooocus = R"({"Prompt":"a lighthouse","Negative Prompt":"blurry","Performance":"Speed",
"Guidance Scale":6.5,"Seed":815,"Steps":24,"Base Model":"base"})";

inline constexpr const char* kOtherTypes =
    R"({"model":[],"seed":{},"nodes":{"a":1},"links":7,"sui_image_params":[1],"image":3,
"prompt":5,"base_model":{},"guidance":"x","targets":[1]})";

inline constexpr const char* kA1111 =
    "a lighthouse, storm\nsecond line\nNegative prompt: blurry, text\n"
    "Steps: 24, Sampler: Euler a, CFG scale: 6.5, Seed: 815, Size: 512x512, Model hash: abcdef0123, "
    "Model: base, Version: v1.9.0";

} // namespace miro::test
