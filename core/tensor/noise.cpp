#include "tensor/noise.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace miro {

at::Tensor seededNormal(uint64_t seed, const std::vector<int64_t>& shape) {
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat));
}

at::Tensor seededNoise(const std::vector<uint64_t>& seeds, const std::vector<int64_t>& pictureShape) {
    std::vector<int64_t> shape = {1};
    shape.insert(shape.end(), pictureShape.begin(), pictureShape.end());
    std::vector<at::Tensor> pictures;
    for (uint64_t seed : seeds)
        pictures.push_back(seededNormal(seed, shape));
    return at::cat(pictures);
}

} // namespace miro
