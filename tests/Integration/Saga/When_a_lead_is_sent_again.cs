using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_a_lead_is_sent_again
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_change_nothing_when_it_is_the_same()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received());
        var before = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        await saga.SettledAsync();

        var (again, last) = (lead.Received(), lead.Received());
        await saga.PublishAsync(again, last);
        await saga.SettledAsync();

        var after = (await saga.JourneyAsync(lead.JourneyId))!;
        Assert.Equal((before.Run, before.CompletedAt, last.Sequence), (after.Run, after.CompletedAt, after.LeadSequence));
        Assert.Single(saga.Workers.Triages);
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_be_triaged_once_more_and_followed_up_when_its_category_changed()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = ColdIfCmo });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(lead.Received("CMO"));
        await saga.SettledAsync();

        Assert.Equal(2, (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Run);
        Assert.Equal([EngagementType.Welcome, EngagementType.FollowUp], saga.Workers.Engagements.Select(x => x.EngagementType));
    }

    [Fact]
    public async Task Should_be_triaged_and_not_written_to_when_neither_category_nor_routing_nor_campaign_changed()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(lead.Received("CMO"));
        await saga.SettledAsync();

        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal((2, "engaged", LeadStatus.Engaged), (journey.Run, journey.Outcome, journey.LeadStatus));
        Assert.Single(saga.Workers.Engagements);
    }

    [Fact]
    public async Task Should_be_written_to_once_more_when_somebody_asked_for_its_triage()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(lead.HandedTo(AgentType.LeadTriage));
        await saga.SettledAsync();

        Assert.Equal([EngagementType.Welcome, EngagementType.FollowUp], saga.Workers.Engagements.Select(x => x.EngagementType));
    }

    [Fact]
    public async Task Should_be_taken_in_and_not_triaged_when_nothing_changed_that_policy_knows()
    {
        await using var saga = await SagaWorld.StartAsync();
        await saga.PublishAsync(lead.Received("Founder", ("synced", "monday")));
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(lead.Received("Founder", ("synced", "tuesday")));
        await saga.SettledAsync();

        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal((1, "tuesday"), (journey.Run, journey.Lead!.Attributes!["synced"]));
        Assert.Single(saga.Workers.Triages);
    }

    [Fact]
    public async Task Should_be_triaged_when_a_field_changed_that_triage_goes_by()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = x => FakeWorkers.Triaged(x) with { ReadAttributes = ["Page Views"] } });
        await saga.PublishAsync(lead.Received("Founder", ("page_views", "3")));
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(lead.Received("Founder", ("page_views", "40")));
        await saga.SettledAsync();

        Assert.Equal(2, (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Run);
    }

    [Fact]
    public async Task Should_keep_what_a_version_leaves_out()
    {
        await using var saga = await SagaWorld.StartAsync();
        var first = lead.Received("Founder", ("plan", "pro"), ("seats", "5"));
        first = first with { Lead = first.Lead with { Email = " Ann@B.example", GdprConsent = false, Phone = "+49 30 123456" } };
        var second = lead.Received("CTO", ("seats", "6"));
        await saga.PublishAsync(first);
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        await saga.PublishAsync(second with { Lead = new LeadProfile { LeadId = second.Lead.LeadId, Persona = "CTO", Attributes = second.Lead.Attributes } });
        await saga.SettledAsync();

        var journey = (await saga.JourneyAsync(lead.JourneyId))!;
        Assert.Equal(("CTO", " Ann@B.example", "ann@b.example", false, "+49 30 123456", "Website"),
            (journey.Lead!.Persona, journey.Lead.Email, journey.EmailAddress, journey.Lead.GdprConsent, journey.Lead.Phone, journey.Lead.Source));
        Assert.Equal([("plan", "pro"), ("seats", "6")], journey.Lead.Attributes!.Select(x => (x.Key, x.Value)).Order());
    }

    [Fact]
    public async Task Should_be_triaged_with_the_new_content_when_it_changed_during_triage()
    {
        TriageLead? first = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnTriage = x => x.Lead.Persona == "CMO" ? FakeWorkers.Triaged(x) : Keep(x, ref first) });
        await saga.PublishAsync(lead.Received());
        await saga.SettledAsync();

        await saga.PublishAsync(lead.Received("CMO"));
        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");

        Assert.Equal(("CMO", 1), (journey.Lead!.Persona, journey.Run));
        Assert.Equal("CMO", Assert.Single(saga.Workers.Engagements).Lead.Persona);
        Assert.Contains(await saga.RowsAsync<HandoffRecord>(), x => x.HandoffId == first!.HandoffId && x.Outcome == "cancelled");
    }

    [Fact]
    public async Task Should_be_triaged_after_the_engagement_when_it_changed_during_it()
    {
        EngageLead? first = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = x => first is null ? Keep(x, ref first) : FakeWorkers.Engaged(x) });
        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Engaging");
        await saga.SettledAsync();

        await saga.PublishAsync(lead.Received("CMO"));
        await saga.SettledAsync();
        Assert.Equal("Engaging", (await saga.JourneyAsync(lead.JourneyId))!.CurrentState);
        await saga.PublishAsync(FakeWorkers.Engaged(first!));

        Assert.Equal(2, (await saga.JourneyInAsync(lead.JourneyId, "Completed")).Run);
        Assert.Equal(["Founder", "CMO"], saga.Workers.Triages.Select(x => x.Lead.Persona));
    }

    [Fact]
    public async Task Should_change_nothing_when_a_newer_one_overtook_it()
    {
        await using var saga = await SagaWorld.StartAsync();
        var older = lead.Received();
        var newer = lead.Received("CMO");
        await saga.PublishAsync(newer);
        await saga.JourneyInAsync(lead.JourneyId, "Completed");

        var answer = await saga.AskAsync(older);
        await saga.SettledAsync();

        Assert.Equal(JourneyStage.Triaged, answer?.Stage);
        var journey = await saga.JourneyInAsync(lead.JourneyId, "Completed");
        Assert.Equal(("CMO", 1), (journey.Lead!.Persona, journey.Run));
        Assert.Single(saga.Workers.Triages);
        Assert.Single(await saga.RowsAsync<AgentActionRecord>(), x => x.Result!.StartsWith("Overtaken by a later version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_end_the_same_in_whatever_order_three_versions_come()
    {
        await using var saga = await SagaWorld.StartAsync();
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var (place, order) in orders.Index())
        {
            var one = new ALead($"lead-{place}");
            var id = $"lead-{place}";
            LeadReceived[] versions =
            [
                one.Received() with { Lead = new LeadProfile { LeadId = id, Persona = "Founder", Region = "EU", Phone = "+49 30 123456", GdprConsent = true } },
                one.Received() with { Lead = new LeadProfile { LeadId = id, Persona = "CTO", Email = "a@b.example" } },
                one.Received() with { Lead = new LeadProfile { LeadId = id, Persona = "Founder", GdprConsent = false } },
            ];
            foreach (var version in order)
            {
                await saga.PublishAsync(versions[version]);
                await saga.SettledAsync();
            }

            var known = (await saga.JourneyAsync(one.JourneyId))!.Lead!;
            Assert.Equal(("Founder", "EU", "+49 30 123456", "a@b.example", false), (known.Persona, known.Region, known.Phone, known.Email, known.GdprConsent));
        }
    }

    static LeadTriaged ColdIfCmo(TriageLead command) =>
        command.Lead.Persona == "CMO" ? FakeWorkers.Triaged(command) with { Category = TriageCategory.ColdLead } : FakeWorkers.Triaged(command);

    static object? Keep<T>(T command, ref T? kept)
    {
        kept = command;
        return null;
    }
}
