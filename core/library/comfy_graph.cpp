// ComfyUI's graphs of nodes. What was run is found by following links from the picture's output back to the sampler
// that drew it, and from there to the texts; every walk visits a node once, so a graph with circles ends too.
#include "base/json.h"
#include "library/foreign_metadata.h"

#include <deque>
#include <initializer_list>
#include <map>
#include <set>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxNodes = 20'000;

struct Node {
    std::string type;
    std::map<std::string, Json> values;      // inputs with a value of their own
    std::map<std::string, std::string> from; // inputs that come from another node: its id
};

using Graph = std::map<std::string, Node>;

std::string idIn(const Json& value) {
    return value.is_number_integer() ? value.dump() : textIn(value);
}

Json parsed(const std::string* text) {
    if (!text)
        return {};
    auto json = parseJson(*text, "metadata", {kForeignJsonBytes, kForeignJsonDepth});
    return json.ok() ? std::move(json).value() : Json();
}

// {"3": {"class_type": "KSampler", "inputs": {"seed": 1, "positive": ["6", 0]}}}
Graph graphOfPrompt(const Json& json) {
    Graph graph;
    if (!json.is_object() || json.size() > kMaxNodes)
        return graph;
    for (const auto& [id, object] : json.items()) {
        const Json* type = memberOf(object, "class_type");
        const Json* inputs = memberOf(object, "inputs");
        if (!type || !inputs || !inputs->is_object())
            continue;
        Node& node = graph[id];
        node.type = textIn(*type);
        for (const auto& [name, value] : inputs->items())
            if (value.is_array() && value.size() == 2 && !idIn(value[0]).empty())
                node.from[name] = idIn(value[0]);
            else
                node.values[name] = value;
    }
    return graph;
}

// Names of the values that the editor keeps without them, by the type of node.
std::vector<const char*> widgetNames(const std::string& type) {
    if (type == "KSampler")
        return {"seed", "", "steps", "cfg", "sampler_name", "scheduler", "denoise"};
    if (type == "KSamplerAdvanced")
        return {"add_noise", "noise_seed", "", "steps", "cfg", "sampler_name", "scheduler"};
    if (type == "RandomNoise")
        return {"noise_seed"};
    if (type.find("TextEncode") != type.npos)
        return {"text"};
    if (type.find("Checkpoint") != type.npos)
        return {"ckpt_name"};
    if (type == "UNETLoader")
        return {"unet_name"};
    if (type.find("Scheduler") != type.npos)
        return {"scheduler", "steps"};
    return {};
}

// {"nodes": [{"id", "type", "inputs": [{"name", "link"}], "widgets_values": [...]}], "links": [[id, from, ...]]}
Graph graphOfWorkflow(const Json& json) {
    Graph graph;
    const Json* nodes = memberOf(json, "nodes");
    const Json* links = memberOf(json, "links");
    if (!nodes || !nodes->is_array() || nodes->size() > kMaxNodes)
        return graph;
    std::map<std::string, std::string> origin;
    if (links && links->is_array() && links->size() <= 4 * kMaxNodes)
        for (const Json& link : *links) {
            if (link.is_array() && link.size() >= 2)
                origin[idIn(link[0])] = idIn(link[1]);
            else if (memberOf(link, "id") && memberOf(link, "origin_id"))
                origin[idIn(link["id"])] = idIn(link["origin_id"]);
        }
    for (const Json& object : *nodes) {
        const Json* id = memberOf(object, "id");
        const Json* type = memberOf(object, "type");
        if (!id || !type)
            continue;
        Node& node = graph[idIn(*id)];
        node.type = textIn(*type);
        if (const Json* inputs = memberOf(object, "inputs"); inputs && inputs->is_array())
            for (const Json& input : *inputs) {
                const Json* name = memberOf(input, "name");
                const Json* link = memberOf(input, "link");
                if (name && link && origin.count(idIn(*link)))
                    node.from[textIn(*name)] = origin[idIn(*link)];
            }
        const Json* values = memberOf(object, "widgets_values");
        const auto names = widgetNames(node.type);
        if (values && values->is_array())
            for (size_t i = 0; i < std::min(values->size(), names.size()); ++i)
                if (*names[i])
                    node.values[names[i]] = (*values)[i];
    }
    return graph;
}

class Search {
public:
    explicit Search(const Graph& graph) : m_graph(graph) {}

    // The node itself first, then those it comes from, nearest first; visit ends the walk by true.
    template <typename Visit>
    void back(const std::string& start, const std::set<std::string>& notThrough, Visit visit) const {
        std::set<std::string> seen{start};
        std::deque<std::string> waiting{start};
        while (!waiting.empty()) {
            const std::string id = waiting.front();
            waiting.pop_front();
            auto found = m_graph.find(id);
            if (found == m_graph.end())
                continue;
            if (visit(id, found->second))
                return;
            for (const auto& [input, from] : found->second.from)
                if (!notThrough.count(input) && seen.insert(from).second)
                    waiting.push_back(from);
        }
    }

    // The first value of one of those names.
    Json value(const std::string& start, std::initializer_list<const char*> names,
               const std::set<std::string>& notThrough) const {
        Json result;
        back(start, notThrough, [&](const std::string&, const Node& node) {
            for (const char* name : names)
                if (auto found = node.values.find(name); found != node.values.end() && !found->second.is_object()) {
                    result = found->second;
                    return true;
                }
            return false;
        });
        return result;
    }

    std::string text(const std::string& start) const {
        std::string result;
        back(start, {"clip", "model", "vae", "pixels", "image", "latent_image"},
             [&](const std::string&, const Node& node) {
                 for (const char* name : {"text", "text_g", "t5xxl", "clip_l", "prompt", "string", "value", "text_l"})
                     if (auto found = node.values.find(name); found != node.values.end() && found->second.is_string()) {
                         result = found->second.get<std::string>();
                         return true;
                     }
                 return false;
             });
        return result;
    }

private:
    const Graph& m_graph;
};

bool isSampler(const Node& node) {
    return node.from.count("positive") && (node.from.count("latent_image") || node.values.count("steps") ||
                                           node.values.count("seed") || node.values.count("noise_seed"));
}
bool isGuidedSampler(const Node& node) {
    return node.from.count("guider") && node.from.count("noise");
}
bool isOutput(const Node& node) {
    return node.type.starts_with("Save") || node.type.starts_with("Preview");
}

// The one nearest to an output; without any output, any.
std::string samplerOf(const Graph& graph) {
    std::string sampler;
    for (const auto& [id, node] : graph) {
        if (!isOutput(node))
            continue;
        Search(graph).back(id, {}, [&](const std::string& at, const Node& each) {
            if (isSampler(each) || isGuidedSampler(each))
                sampler = at;
            return !sampler.empty();
        });
        if (!sampler.empty())
            return sampler;
    }
    for (const auto& [id, node] : graph)
        if (isSampler(node) || isGuidedSampler(node))
            return id;
    return {};
}

Json withoutSeeds(const Graph& graph) {
    Json json = Json::object();
    for (const auto& [id, node] : graph) {
        Json& object = json[id];
        object["type"] = node.type;
        object["from"] = node.from;
        for (const auto& [name, value] : node.values)
            if (name != "seed" && name != "noise_seed" && name != "filename_prefix")
                object["values"][name] = value;
    }
    return json;
}

std::optional<ForeignFacts> factsOf(const Graph& graph) {
    const std::string sampler = samplerOf(graph);
    if (sampler.empty())
        return std::nullopt;
    const Search search(graph);
    const Node& node = graph.at(sampler);
    const std::set<std::string> conditioning = {"positive", "negative", "conditioning", "latent_image", "clip", "vae"};
    ForeignFacts facts;
    facts.source = "comfyui";
    auto textFrom = [&](const char* input) {
        auto from = node.from.find(input);
        return from == node.from.end() ? std::string() : search.text(from->second);
    };
    facts.prompt = textFrom(node.from.count("positive") ? "positive" : "guider");
    facts.negativePrompt = textFrom("negative");
    facts.seed = seedIn(search.value(sampler, {"seed", "noise_seed"}, conditioning));
    facts.steps = numberIn(search.value(sampler, {"steps"}, conditioning));
    facts.guidance = numberIn(search.value(sampler, {"cfg", "guidance"}, {"latent_image", "model", "clip", "vae"}));
    facts.sampler = textIn(search.value(sampler, {"sampler_name"}, conditioning));
    facts.model = textIn(search.value(sampler, {"ckpt_name", "unet_name", "model_name"}, {"latent_image", "vae"}));
    facts.everythingButSeed = withoutSeeds(graph);
    return facts;
}

} // namespace

std::optional<ForeignFacts> comfyFacts(const std::string* prompt, const std::string* workflow) {
    if (auto facts = factsOf(graphOfPrompt(parsed(prompt))))
        return facts;
    return factsOf(graphOfWorkflow(parsed(workflow)));
}

} // namespace miro
