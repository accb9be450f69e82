// How this process gives memory back.
#pragma once

namespace miro {

// What is freed stays with the process, for the next step asks for the same again: without it each step's large tensors
// are mapped and cleared by the system anew. For a program that trains and then ends; one that lives on after its
// training would keep the most that it ever used. Does nothing where the C library has no such settings.
void keepFreedMemory();

} // namespace miro
