// libtorch's wheel has Gloo's code and not its headers; ProcessGroupGloo.hpp includes this one and uses nothing of it.
#pragma once
