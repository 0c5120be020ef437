using MarketingBus.Data.Orchestration;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>What follows when a journey or review that has stopped is taken up again.</summary>
internal static class RetryForecast
{
    public static string Of(IOrchestratedState subject) => subject switch
    {
        LeadJourneyState { ResumeState: StateNames.Triaging } => "The lead is triaged again, and what follows from that is done: it may be written to.",
        LeadJourneyState { ResumeState: StateNames.Engaging } => "The message is tried again: the lead may be written to. One that went out is not sent twice.",
        CampaignReviewState => "The optimizer is asked again to judge the figures.",
        _ => "It goes on at the step that failed.",
    };
}
