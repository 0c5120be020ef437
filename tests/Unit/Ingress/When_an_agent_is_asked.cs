using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_an_agent_is_asked
{
    const string Handoff = "\"source_agent_id\":\"TR-1\",\"lead_id\":\"L\",\"summary\":\"s\"";

    [Theory]
    [InlineData("""{"lead_id":"L"}""", "source_agent_id", "Is required.")]
    [InlineData("{" + Handoff + "}", "dest_agent_type", "Is required; one of: LeadTriage, Engagement, Optimizer, Manager.")]
    [InlineData("{" + Handoff + ",\"dest_agent_type\":\"Boss\"}", "dest_agent_type", "Must be one of: LeadTriage, Engagement, Optimizer, Manager.")]
    public void Should_name_the_field_and_what_is_wrong(string json, string field, string message)
    {
        var (_, errors) = Reading.Read(json, AgentRequests.Handoff);

        Assert.Equal([message], errors[field]);
    }

    [Theory]
    [InlineData("\"confidence\":1.2", "confidence", "Must be 0 to 1.")]
    [InlineData("\"confidence\":\"high\"", "confidence", "Must be a number, not text.")]
    [InlineData("\"previous_actions\":[{}]", "previous_actions[0]", "Must be text, not an object.")]
    [InlineData("\"metadata\":{\"a\":\"x\\u0001\"}", "metadata.a", "Holds the control character U+0001. It was left out.")]
    public void Should_hand_the_lead_over_without_what_cannot_be_read(string member, string field, string message)
    {
        var (submission, errors) = Reading.Read("{" + Handoff + ",\"dest_agent_type\":\"Manager\"," + member + "}", AgentRequests.Handoff);

        Assert.Empty(errors);
        Assert.Equal([new FieldWarning(field, message)], submission.Warnings);
    }

    [Fact]
    public void Should_read_a_handoff_with_what_the_source_agent_knows()
    {
        var (submission, errors) = Reading.Read(
            "{" + Handoff + ",\"dest_agent_type\":\"manager\",\"confidence\":0.7,\"conversation_id\":\"C\",\"previous_actions\":[\"triage\"],\"metadata\":{\"n\":1,\"o\":{\"p\":[2]}}}",
            AgentRequests.Handoff);

        Assert.Empty(errors);
        var message = (RequestHandoff)submission.Message;
        Assert.Equal(AgentType.Manager, message.DestAgentType);
        Assert.Equal("triage", message.Context.PreviousActions.Single());
        Assert.Equal("1", message.Context.Metadata["n"]);
        Assert.Equal("""{"p":[2]}""", message.Context.Metadata["o"]);
        Assert.Equal("C", message.Context.ConversationId);
    }

    [Fact]
    public void Should_welcome_a_lead_unless_told_otherwise()
    {
        var welcome = Reading.Read("""{"lead_data":{"lead_id":"L"}}""", AgentRequests.Engagement).Submission;
        var invite = Reading.Read("""{"lead_data":{"lead_id":"L"},"engagement_type":"demo_invite"}""", AgentRequests.Engagement).Submission;

        Assert.Equal(EngagementType.Welcome, ((RequestEngagement)welcome.Message).EngagementType);
        Assert.Equal(EngagementType.DemoInvite, ((RequestEngagement)invite.Message).EngagementType);
        Assert.NotEqual(welcome.ContentHash, invite.ContentHash);
    }
}
