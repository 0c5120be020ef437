using MarketingBus.Saga.Orchestrator;
using MarketingBus.Saga.Orchestrator.StateMachines;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Unit.Saga;

public sealed class When_a_state_machine_is_drawn
{
    [Fact]
    public void Should_show_the_lead_journey_as_approved() =>
        Approved.Matches(Repository.PathOf("docs", "state-machines", "lead-journey.md"),
            "# The lead journey\n\nDrawn from the state machine by a test; events that change no state are not shown.\n\n" + StateMachineDiagram.Of(new LeadJourneyStateMachine()));

    [Fact]
    public void Should_show_the_campaign_review_as_approved() =>
        Approved.Matches(Repository.PathOf("docs", "state-machines", "campaign-review.md"),
            "# The campaign review\n\nDrawn from the state machine by a test; events that change no state are not shown.\n\n" + StateMachineDiagram.Of(new CampaignReviewStateMachine()));
}
