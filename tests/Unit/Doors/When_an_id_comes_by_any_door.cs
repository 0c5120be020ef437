using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Tests.Unit.Ingress;
using MarketingBus.Tests.Unit.Upstream;
using System.Text.Json;
using Xunit;

namespace MarketingBus.Tests.Unit.Doors;

/// <summary>Ids are compared exactly, so that they must be spelled alike whichever way they come.</summary>
public sealed class When_an_id_comes_by_any_door
{
    static readonly Func<string, string?>[] Doors = [Rest, Engagement, Upstream, Rpc];

    [Theory]
    [InlineData("\"L-1\"", "L-1")]
    [InlineData("4711", "4711")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("\"\\u00a0L-1 \"", "L-1")]
    [InlineData("\"\\u200bL-1\\ufeff\"", "L-1")]
    [InlineData("\"\\u00adL-1\\u2060\"", "L-1")]
    [InlineData("\"Zoe\\u0308\"", "Zo\u00eb")]
    [InlineData("\"o\\u0302\\u0323\"", "\u1ed9")]
    [InlineData("\"00Q5e00000AbCdE\"", "00Q5e00000AbCdE")]
    [InlineData("\"a\\u200db\"", "a\u200db")]
    [InlineData("\"NA\"", "NA")]
    public void Should_be_spelled_alike(string written, string id) => Assert.All(Doors, door => Assert.Equal(id, door(written)));

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("-7")]
    [InlineData("true")]
    [InlineData("[\"a\"]")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\u200b\"")]
    [InlineData("\" \"")]
    public void Should_be_refused_where_it_is_none(string written) => Assert.All(Doors, door => Assert.Null(door(written)));

    [Theory]
    [InlineData("\"N/A\"")]
    [InlineData("\"null\"")]
    [InlineData("\"-\"")]
    [InlineData("\"none\"")]
    [InlineData("\"undefined\"")]
    public void Should_be_missing_where_a_new_lead_has_a_placeholder(string written) => Assert.All([Rest, Engagement, Upstream], door => Assert.Null(door(written)));

    static string? Rest(string id)
    {
        var (submission, errors) = Reading.Read($$"""{"lead_id":{{id}}}""", EventRequests.Lead);
        return errors.Count > 0 ? null : ((LeadReceived)submission.Message).Lead.LeadId;
    }

    static string? Engagement(string id)
    {
        var (submission, errors) = Reading.Read($$"""{"lead_id":{{id}},"kind":"opened"}""", EventRequests.Engagement);
        return errors.Count > 0 ? null : ((EngagementRecorded)submission.Message).LeadId;
    }

    static string? Upstream(string id)
    {
        var item = Assert.Single(Receiving.ReadAll(Receiving.Message($$"""{"lead_id":{{id}}}""")));
        return item.Problem is null ? ((LeadReceived)item.Submission!.Message).Lead.LeadId : null;
    }

    static string? Rpc(string id)
    {
        var (text, fault) = ParameterValue.Text(JsonElement.Parse(id), 200);
        return fault is null ? text : null;
    }
}
