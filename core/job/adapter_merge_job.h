// Makes one checkpoint of an adapter and its base.
#pragma once

#include "flow/adapter_merge.h"
#include "job/job.h"

namespace miro {

class AdapterMergeJob : public Job {
public:
    explicit AdapterMergeJob(AdapterMergeRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;

private:
    AdapterMergeRequest m_request;
};

} // namespace miro
