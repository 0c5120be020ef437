using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_a_person_has_refused_embedded(EmbeddedProduct product) : When_a_person_has_refused(product);

public sealed class When_a_person_has_refused_distributed(DistributedProduct product) : When_a_person_has_refused(product);

public abstract class When_a_person_has_refused(IProduct product) : ProductTest(product)
{
    [Fact]
    public async Task Should_stay_refused_when_a_later_version_does_not_say()
    {
        await LeadAsync(Unique, """ "persona": "CMO", "source": "Website", "phone": "+49 30 1234567", "gdpr_consent": false """);
        await JourneyInAsync(Unique, "Completed");

        await VersionAsync(Unique, """ "persona": "CTO" """);
        var journey = await JourneyInAsync(Unique, "Completed", run: 2);

        Assert.Equal(("CTO", AddressOf(Unique), "+49 30 1234567", (bool?)false), (journey.Lead!.Persona, journey.Lead.Email, journey.Lead.Phone, journey.Lead.GdprConsent));
        Assert.Equal("no_consent", await RefusalOfEngagingAsync(Unique));
        Assert.Empty(await SentAsync(Unique));
    }

    [Fact]
    public async Task Should_count_at_once_what_the_request_itself_says()
    {
        await LeadAsync(Unique, """ "persona": "Founder", "gdpr_consent": true """);
        await JourneyInAsync(Unique, "Completed");
        var before = await SentAsync(Unique);

        Assert.Equal("no_consent", await RefusalOfEngagingAsync(Unique, """ "gdpr_consent": false """));

        Assert.Equal("no_consent", await RefusalOfEngagingAsync(Unique));
        Assert.False((await JourneyInAsync(Unique, "Completed")).Lead!.GdprConsent);
        Assert.Equal(before.Count, (await SentAsync(Unique)).Count);
    }

    [Fact]
    public async Task Should_count_what_a_handoff_says()
    {
        await LeadAsync(Unique, """ "persona": "Founder", "gdpr_consent": true """);
        await JourneyInAsync(Unique, "Completed");

        await PostAsync("/api/agents/handoff", $$$"""
            {"lead_id": "{{{Unique}}}", "source_agent_id": "agent", "dest_agent_type": "Manager", "summary": "Said no on the phone", "metadata": {"gdpr_consent": "False"}}
            """);

        await World.EventuallyAsync(_ => RefusalOfEngagingAsync(Unique), x => x is "no_consent" or "escalated", "the refusal is known");
        Assert.Single(await SentAsync(Unique));
    }

    [Fact]
    public async Task Should_go_back_to_no_though_it_was_yes_meanwhile()
    {
        foreach (var consent in (string[])["false", "true", "false"])
            await VersionAsync(Unique, $""" "email": "{AddressOf(Unique)}", "persona": "Founder", "gdpr_consent": {consent} """);

        Assert.Equal("no_consent", await RefusalOfEngagingAsync(Unique));
    }

    [Fact]
    public async Task Should_be_written_to_again_after_a_later_yes_for_the_same_lead()
    {
        await LeadAsync(Unique, """ "persona": "Founder", "gdpr_consent": false """);
        await JourneyInAsync(Unique, "Completed");

        await VersionAsync(Unique, """ "gdpr_consent": true """);

        Assert.Equal("success", await EngageAsync(Unique));
    }

    [Theory]
    [InlineData("unsubscribed")]
    [InlineData("complained")]
    public async Task Should_be_left_alone_under_every_id_with_the_address(string kind)
    {
        await LeadAsync(Unique, """ "persona": "Founder", "gdpr_consent": true """);
        await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{Unique}}", "kind": "{{kind}}"}""");

        foreach (var (id, system, address) in ((string, string, string)[])
                 [($"{Unique}-web", "default", AddressOf(Unique).ToUpperInvariant()), ("4711" + Unique, "crm", $" Ann <{AddressOf(Unique)}>")])
        {
            var body = $$"""{"lead_id": "{{id}}", "source_system": "{{system}}", "email": "{{address}}", "persona": "CMO", "region": "EU", "gdpr_consent": true}""";
            Assert.Equal(202, (await PostAsync("/api/events/leads", body)).Status);
            var journeyId = MarketingIds.Journey(system, id);
            var journey = await World.EventuallyAsync(
                x => x.Set<LeadJourneyState>().AsNoTracking().SingleOrDefaultAsync(j => j.CorrelationId == journeyId, Cancellation), x => x?.CompletedAt is not null, "the other id's journey is completed");

            Assert.Equal("refused", journey!.Outcome);
            Assert.Empty(await World.ReadAsync(x => x.Set<Outreach>().Where(o => o.JourneyId == journeyId && o.Status == OutreachStatus.Sent).ToListAsync(Cancellation)));
        }
    }

    [Fact]
    public async Task Should_not_be_lifted_by_another_ids_yes()
    {
        await LeadAsync(Unique, """ "persona": "Founder", "gdpr_consent": false """);

        await VersionAsync($"{Unique}-other", $""" "email": "{AddressOf(Unique)}", "persona": "Founder", "gdpr_consent": true """);

        Assert.Equal("refused", (await JourneyInAsync($"{Unique}-other", "Completed")).Outcome);
    }

    [Fact]
    public async Task Should_count_for_an_address_that_the_lead_had_before()
    {
        await LeadAsync(Unique, """ "persona": "Founder", "gdpr_consent": true """);
        await VersionAsync(Unique, $""" "email": "new-{AddressOf(Unique)}" """);
        await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{Unique}}", "kind": "unsubscribed"}""");

        await LeadAsync($"{Unique}-b", $""" "email": "{AddressOf(Unique)}", "persona": "Founder", "gdpr_consent": true """, withAddress: false);

        Assert.Equal("refused", (await JourneyInAsync($"{Unique}-b", "Completed")).Outcome);
    }

    static string AddressOf(string leadId) => $"{leadId}@refused.example";

    Task LeadAsync(string leadId, string fields, bool withAddress = true) =>
        VersionAsync(leadId, withAddress ? $""" "email": "{AddressOf(leadId)}", {fields} """ : fields);

    async Task VersionAsync(string leadId, string fields)
    {
        var answer = await PostAsync("/api/events/leads", $$"""{"lead_id": "{{leadId}}", {{fields}}}""");
        Assert.True(answer.Status == 202, answer.Text);
    }

    async Task<string> EngageAsync(string leadId, string? fields = null)
    {
        var answer = await PostAsync("/api/agents/engage", $$$"""{"engagement_type": "follow_up", "lead_data": {"lead_id": "{{{leadId}}}"{{{(fields is null ? "" : "," + fields)}}}}}""");
        return answer.Json.GetProperty("status").GetString()!;
    }

    async Task<string> RefusalOfEngagingAsync(string leadId, string? fields = null)
    {
        var answer = await PostAsync("/api/agents/engage", $$$"""{"engagement_type": "follow_up", "lead_data": {"lead_id": "{{{leadId}}}"{{{(fields is null ? "" : "," + fields)}}}}}""");
        var status = answer.Json.GetProperty("status").GetString()!;
        return status == "refused" ? answer.Json.GetProperty("reasons")[0].GetProperty("code").GetString()! : status;
    }

    Task<List<Outreach>> SentAsync(string leadId) => World.ReadAsync(x =>
        x.Set<Outreach>().AsNoTracking().Where(o => o.JourneyId == JourneyOf(leadId) && o.Status == OutreachStatus.Sent).ToListAsync(Cancellation));
}
