using System.Text.Json;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Mcp.Host.Tools;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Unit.Ingress;
using MarketingBus.Tests.Unit.Upstream;
using ModelContextProtocol;
using Xunit;

namespace MarketingBus.Tests.Unit.Doors;

/// <summary>A way by which a lead comes in.</summary>
/// <param name="Read">The lead "a" with further members, as JSON; what was refused is null.</param>
public sealed record LeadDoor(string Name, Func<string, LeadAtDoor?> Read)
{
    public static readonly LeadDoor[] All =
    [
        new("REST, flat", members => Rest($$"""{"lead_id":"a",{{members}}}""")),
        new("REST, lead_data", members => Rest($$"""{"lead_data":{"lead_id":"a",{{members}} } }""")),
        new("REST, engage", members => Rest($$"""{"lead":{"lead_id":"a",{{members}} } }""", AgentRequests.Engagement)),
        new("upstream, plain", members => Upstream($$"""{"lead_id":"a",{{members}}}""", "application/json")),
        new("upstream, CloudEvents", members => Upstream(
            $$$"""{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","time":"2026-05-01T08:00:00,5z","data":{"lead_id":"a",{{{members}}} } }""", "application/cloudevents+json")),
        new("upstream, CloudEvents in headers", members => Upstream(
            $$"""{"lead_id":"a",{{members}}}""", "application/json", ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/crm"), ("ce-type", "lead.received"))),
        new("MCP, triage_lead", Mcp),
    ];

    public static LeadDoor Of(string name) => All.Single(x => x.Name == name);

    static LeadAtDoor? Rest(string json, Func<JsonFields, RequestIdentity, Submission>? read = null)
    {
        var (submission, errors) = Reading.Read(json, read ?? EventRequests.Lead);
        return errors.Count > 0 ? null : LeadAtDoor.Of(submission);
    }

    static LeadAtDoor? Upstream(string body, string contentType, params (string, string)[] headers)
    {
        var item = Assert.Single(Receiving.ReadAll(Receiving.Message(body, contentType, "lead.received", headers)));
        return item.Problem is null ? LeadAtDoor.Of(item.Submission!) : null;
    }

    static LeadAtDoor? Mcp(string members)
    {
        try
        {
            var arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>($$"""{"lead_id":"a","lead":{ {{members}} } }""")!;
            var input = ToolInput.Read<TriageLeadInput>(arguments);
            var (profile, warnings) = LeadDetails.Read(input.Lead!.Value, "lead", input.LeadId, Reading.Now);
            return new LeadAtDoor(profile, warnings);
        }
        catch (McpException)
        {
            return null;
        }
    }
}

/// <summary>A lead that was taken in.</summary>
public sealed record LeadAtDoor(LeadProfile Profile, IReadOnlyList<FieldWarning> Warnings)
{
    public static LeadAtDoor Of(Submission submission) =>
        new(submission.Message is LeadReceived received ? received.Lead : ((RequestEngagement)submission.Message).Lead!, submission.Warnings);

    /// <summary>A field of the profile as JSON, or null where it is unknown.</summary>
    public string? Field(string name) => JsonSerializer.SerializeToElement(Profile, WireJson.Options).TryGetProperty(name, out var value) ? value.GetRawText() : null;

    public string? Attribute(string name) => Profile.Attributes?.GetValueOrDefault(name);

    /// <summary>Names of the fields that were warned of, without their path.</summary>
    public IEnumerable<string> Warned => Warnings.Select(x => x.Field[(x.Field.LastIndexOf('.') + 1)..]);
}
