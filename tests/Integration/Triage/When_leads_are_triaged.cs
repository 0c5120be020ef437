using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Memory.Episodic;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Integration.Triage;

public sealed class When_leads_are_triaged
{
    static readonly LeadProfile Founder = new()
    {
        LeadId = "L1", Source = "Website", Persona = "Founder", Industry = "SaaS", Region = "US", CompanySize = "1,001\u20135,000", CampaignId = "C1",
    };

    [Fact]
    public async Task Should_answer_and_keep_each_lead()
    {
        await using var world = await TriageWorld.StartAsync();
        var command = TriageWorld.Command(Founder) with { ConversationId = "talk" };

        await world.SendAsync(command);

        var triaged = Assert.Single(await world.TriagedAsync(1));
        Assert.Equal((command.JourneyId, command.HandoffId, "crm", "talk"), (triaged.JourneyId, triaged.HandoffId, triaged.SourceSystem, triaged.ConversationId));
        Assert.Equal((TriageCategory.CampaignQualified, 94d, "high_value_lead", "rules"), (triaged.Category, triaged.Score, triaged.Routing.Reason, triaged.ModelVersion));
        var lead = Assert.Single(await world.World.ReadAsync(x => x.Set<Lead>().ToListAsync()));
        Assert.Equal(("crm", "L1", "C1", Founder), (lead.SourceSystem, lead.LeadId, lead.CampaignId, lead.Profile));
        Assert.Equal((triaged.Score, triaged.Category, triaged.Routing), (lead.Score, lead.Category, lead.Routing));
        Assert.Equal(triaged.Reasons, lead.Reasons);
    }

    [Fact]
    public async Task Should_keep_what_was_asked_for_last_in_whatever_order_it_comes()
    {
        await using var world = await TriageWorld.StartAsync();
        var last = TriageWorld.Command(Founder with { Persona = "CMO" }) with { JourneyVersion = 8 };
        var first = TriageWorld.Command(Founder) with { JourneyVersion = 7 };

        await world.SendAsync(last);
        await world.TriagedAsync(1);
        await world.SendAsync(first);

        Assert.Equal([last.HandoffId, first.HandoffId], (await world.TriagedAsync(2)).Select(x => x.HandoffId));
        Assert.Equal("CMO", Assert.Single(await world.World.ReadAsync(x => x.Set<Lead>().ToListAsync())).Profile.Persona);
    }

    [Fact]
    public async Task Should_ask_for_the_outcomes_of_a_segment_once_whatever_the_number_of_its_leads()
    {
        await using var world = await TriageWorld.StartAsync();
        world.Episodes.Remember(new SegmentOutcomes(new Segment("SaaS", "Founder"), new Outcomes(100, 50), new Outcomes(20, 2), new Dictionary<string, Outcomes>()));

        await world.SendAsync(Enumerable.Range(0, 30).Select(x => TriageWorld.Command(Founder with { LeadId = $"L{x}" })));
        var triaged = await world.TriagedAsync(30);
        await world.SendAsync(TriageWorld.Command(Founder));
        await world.TriagedAsync(31);

        Assert.Equal([1], world.Episodes.Questions);
        Assert.All(triaged, x => Assert.Equal(-6.4, x.Reasons.Single(reason => reason.Code == "memory.similar_episodes").Weight!.Value, 9));
    }

    [Fact]
    public async Task Should_reject_a_lead_without_a_usable_id_alone()
    {
        await using var world = await TriageWorld.StartAsync();
        LeadProfile[] leads = [Founder, Founder with { LeadId = "" }, Founder with { LeadId = new string('x', 201) }, Founder with { LeadId = "L4" }];
        var commands = leads.Select(TriageWorld.Command).ToList();

        await world.SendAsync(commands);

        var rejected = await world.RejectedAsync(2);
        var triaged = await world.TriagedAsync(2);
        Assert.Equal([commands[1].HandoffId, commands[2].HandoffId], rejected.Select(x => x.HandoffId));
        Assert.All(rejected, x => Assert.Equal(AgentType.LeadTriage, x.RejectedBy));
        Assert.Equal(["L1", "L4"], triaged.Select(x => x.Lead.LeadId));
        Assert.Equal(2, await world.World.ReadAsync(x => x.Set<Lead>().CountAsync()));
    }

    [Fact]
    public async Task Should_keep_one_row_of_a_lead_that_comes_again()
    {
        await using var world = await TriageWorld.StartAsync();
        await world.SendAsync(TriageWorld.Command(Founder), TriageWorld.Command(Founder with { Region = "EU" }));
        await world.TriagedAsync(2);
        var before = await world.World.ReadAsync(x => x.Set<Lead>().SingleAsync());

        await world.SendAsync(TriageWorld.Command(Founder with { Region = "APAC" }));

        await world.TriagedAsync(3);
        var after = await world.World.ReadAsync(x => x.Set<Lead>().SingleAsync());
        Assert.Equal(("EU", 94d), (before.Profile.Region, before.Score));
        Assert.Equal(("APAC", 79d), (after.Profile.Region, after.Score));
        Assert.Equal(before.FirstTriagedAt, after.FirstTriagedAt);
        Assert.True(after.TriagedAt > before.TriagedAt);
    }

    [Fact]
    public async Task Should_decide_otherwise_for_a_lead_that_converted_before()
    {
        await using var world = await TriageWorld.StartAsync();
        var stranger = TriageWorld.Command(new LeadProfile { LeadId = "stranger" });
        var customer = TriageWorld.Command(new LeadProfile { LeadId = "customer" });
        world.Memory.Remember(customer.JourneyId, conversions: 1);

        await world.SendAsync(stranger, customer);

        var triaged = (await world.TriagedAsync(2)).ToDictionary(x => x.Lead.LeadId);
        Assert.Equal((3d, Priority.Low), (triaged["stranger"].Score, triaged["stranger"].Routing.Priority));
        Assert.Equal((18d, Priority.Medium), (triaged["customer"].Score, triaged["customer"].Routing.Priority));
        Assert.Contains(triaged["customer"].Reasons, x => x.Code == "memory.previous_conversion");
    }

    [Fact]
    public async Task Should_ask_memory_about_many_leads_at_once()
    {
        await using var world = await TriageWorld.StartAsync();

        await world.SendAsync(Enumerable.Range(0, 60).Select(x => TriageWorld.Command(Founder with { LeadId = $"L{x}" })));

        await world.TriagedAsync(60);
        Assert.Equal(60, world.Memory.Questions.Sum());
        Assert.True(world.Memory.Questions.Count <= 30, $"{world.Memory.Questions.Count} questions");
    }

    [Fact]
    public async Task Should_score_by_a_promoted_model()
    {
        await using var world = await TriageWorld.StartAsync(probability: .25);

        await world.SendAsync(TriageWorld.Command(Founder));

        var triaged = Assert.Single(await world.TriagedAsync(1));
        Assert.Equal((25d, "model-7", TriageCategory.CampaignQualified), (triaged.Score, triaged.ModelVersion, triaged.Category));
        Assert.Equal(["visits"], triaged.Reasons.Select(x => x.Code));
    }

    [Fact]
    public async Task Should_score_by_rules_each_lead_that_the_model_knows_too_little_of()
    {
        await using var world = await TriageWorld.StartAsync(probability: .25);

        await world.SendAsync(TriageWorld.Command(Founder), TriageWorld.Command(new LeadProfile { LeadId = "L2" }));

        var triaged = (await world.TriagedAsync(2)).ToDictionary(x => x.Lead.LeadId);
        Assert.Equal(("model-7", 25d), (triaged["L1"].ModelVersion, triaged["L1"].Score));
        Assert.Equal(("rules", 3d), (triaged["L2"].ModelVersion, triaged["L2"].Score));
        Assert.Contains(triaged["L2"].Reasons, x => x.Code == "model.too_little_known");
    }

    [Fact]
    public async Task Should_grade_by_fit_and_engagement_and_keep_both()
    {
        await using var world = await TriageWorld.StartAsync();
        var command = TriageWorld.Command(Founder);
        world.Memory.Engage(command.JourneyId, points: 20);

        await world.SendAsync(command);

        var triaged = Assert.Single(await world.TriagedAsync(1));
        var lead = Assert.Single(await world.World.ReadAsync(x => x.Set<Lead>().ToListAsync()));
        Assert.Equal((94d, 94d, 50d, "A1"), (triaged.Score, triaged.Fit, triaged.Engagement, triaged.Grade));
        Assert.Equal((94d, 50d, "A1"), (lead.Fit, lead.Engagement, lead.Grade));
        Assert.Contains(triaged.Reasons, x => x.Code == "memory.engagement");
    }

    [Fact]
    public async Task Should_follow_rules_from_settings()
    {
        await using var world = await TriageWorld.StartAsync(null,
            "Triage:Categories:0:Category=GeneralInquiry", "Triage:Categories:0:Personas:0=founder", "Triage:Routing:0:Reason=everyone");

        await world.SendAsync(TriageWorld.Command(Founder));

        var triaged = Assert.Single(await world.TriagedAsync(1));
        Assert.Equal((TriageCategory.GeneralInquiry, "everyone", 94d), (triaged.Category, triaged.Routing.Reason, triaged.Score));
    }

    [Theory]
    [InlineData("Triage:UnknownSizeWeight=2")]
    [InlineData("Triage:CompanySizes:0:Band=big")]
    [InlineData("Triage:Categories:0:CompanySizes:0=big")]
    [InlineData("Triage:Categories:0:FromProbability=40")]
    [InlineData("Triage:Routing:0:PerDay=0")]
    [InlineData("Triage:Routing:0:Grades:0=D1")]
    [InlineData("Triage:GradeBFromFit=70")]
    [InlineData("Triage:Grade2FromEngagement=40")]
    [InlineData("Triage:CapacityLeastHistory=8.00:00:00")]
    public async Task Should_not_start_with_settings_that_mean_nothing(string setting) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TriageWorld.StartAsync(null, setting));

    [Theory]
    [InlineData(AgentType.Optimizer)]
    [InlineData(AgentType.LeadTriage)]
    public async Task Should_not_start_with_a_destination_that_takes_no_leads(AgentType destination)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TriageWorld.StartAsync(null, "Triage:Routing:0:Reason=everyone", $"Triage:Routing:0:Destination={destination}"));

        Assert.Contains("Destination is Engagement or Manager", refused.Message, StringComparison.Ordinal);
    }
}
