// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/livedecoder.h"

namespace nb {

namespace {

class ExportLiveDecoder : public LiveDecoder
{
public:
    explicit ExportLiveDecoder(const DecoderLimits& limits)
        : m_decoder(limits)
    {
    }
    ExportDecoder::Outcome decode(const ExportMessage& message, FlowBatch& batch) override
    {
        return m_decoder.decode(message, batch);
    }
    ExportDecoder::Outcome decode(const ExportMessage& message, RecordSink& sink) override
    {
        return m_decoder.decode(message, sink);
    }
    void advance(std::int64_t now) override { m_decoder.advance(now); }
    void endSession(std::uint64_t session) override { m_decoder.endSession(session); }
    [[nodiscard]] std::vector<SamplingAnnouncement> takeSamplingAnnouncements() override
    {
        return m_decoder.takeSamplingAnnouncements();
    }
    [[nodiscard]] std::vector<ExporterStatus> exporters() const override
    {
        return m_decoder.exporters();
    }
    [[nodiscard]] std::vector<TemplateStatus> templates() const override
    {
        return m_decoder.templates();
    }
    [[nodiscard]] std::string saveState() const override { return m_decoder.saveState(); }
    Result<void> restoreState(std::string_view state, std::int64_t now) override
    {
        return m_decoder.restoreState(state, now);
    }

private:
    ExportDecoder m_decoder;
};

} // namespace

ExportDecoder::Outcome LiveDecoder::decode(const ExportMessage&, RecordSink&)
{
    return DropReason::Malformed;
}

std::unique_ptr<LiveDecoder> makeLiveDecoder(const DecoderLimits& limits)
{
    return std::make_unique<ExportLiveDecoder>(limits);
}

} // namespace nb
