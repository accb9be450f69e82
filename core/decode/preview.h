// A quick look at unfinished latents: each place becomes one pixel by a linear map. Where decoding itself is that cheap
// (linear_patch) the decoder gives a better one.
#pragma once

#include "decode/decoder.h"
#include "decode/preview_network.h"

namespace miro {

// rgb = matrix * latent + bias, 0 black to 1 white, on the generator's normalised latents. A value of tensors, fp32, on
// the CPU.
struct PreviewMap {
    at::Tensor matrix; // (3, C)
    at::Tensor bias;   // (3)
};

// The least-squares map onto the mean colour of each place's pixels, found by decoding one small smooth random picture:
// as long as a decode of 16 x 16 latents takes, once a decoder. Errors of the decoder; Stopped.
Result<PreviewMap> fitPreviewMap(LatentDecoder& decoder, std::stop_token stop = {});

// One picture of w x h pixels for each of x0 (N, C, h, w), any device. Where values are not finite the whole picture is
// markedPreview(): a preview never fails a run.
std::vector<Image> previewImages(const PreviewMap& map, const Latents& x0);

// The same by a decoder for which isCheap() holds: w and h times its scale factor.
std::vector<Image> decodedPreviews(LatentDecoder& decoder, const Latents& x0);

// The same by a small network: w and h times its pixels.
std::vector<Image> networkPreviews(const PreviewNetwork& network, const Latents& x0);

// Diagonal stripes of magenta and black: there is no picture to be seen.
Image markedPreview(int width, int height);

} // namespace miro
