using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using ModelContextProtocol;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

public sealed class When_a_lead_is_triaged(ToolProduct product) : ToolTest(product)
{
    [Fact]
    public async Task Should_say_first_what_would_happen_and_change_nothing()
    {
        var accepted = await World.CountAsync<AcceptedEvent>();
        var answer = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "lead": {{Founder}}}""");

        Assert.Equal(("dry_run", "Campaign Qualified", "Engagement"), (answer.GetProperty("status").GetString(), answer.GetProperty("category").GetString(),
            answer.GetProperty("routing").GetProperty("dest_agent_type").GetString()));
        var notes = answer.GetProperty("notes").GetRawText();
        Assert.Contains("The lead is new", notes, StringComparison.Ordinal);
        Assert.Contains("consent is given", notes, StringComparison.Ordinal);
        Assert.Equal(accepted, await World.CountAsync<AcceptedEvent>());
        Assert.Null(await World.Embedded.Services.GetRequiredService<Data.Queries.LeadQueries>().FindAsync(Unique, null, false, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Should_do_it_as_foretold_and_tell_how_far_it_is()
    {
        var progress = new Told();
        var foretold = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "lead": {{Founder}}}""");
        var answer = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "lead": {{Founder}}, "dry_run": false}""", progress);

        Assert.Equal("triaged", answer.GetProperty("status").GetString());
        Assert.Equal(foretold.GetProperty("score").GetDouble(), answer.GetProperty("score").GetDouble());
        Assert.Equal(foretold.GetProperty("routing").GetRawText(), answer.GetProperty("routing").GetRawText());
        Assert.Equal("engaged", (await World.JourneyAsync(Unique, "Completed"))!.Outcome);

        // The client takes notifications side by side, and stops listening once it has the answer, which the last may come with.
        var told = await Waiting.EventuallyAsync(() => Task.FromResult(progress.Steps), x => x.Count >= 2, "the caller is told of the steps");
        Assert.Equal(told.Distinct(), told);
        Assert.Subset(new HashSet<float> { 1, 2, 3 }, told.ToHashSet());
    }

    [Fact]
    public async Task Should_take_one_event_once()
    {
        var call = $$"""{"lead_id": "{{Unique}}", "lead": {{Founder}}, "event_id": "{{Unique}}", "dry_run": false}""";
        await World.CallAsync("triage_lead", call);
        await World.JourneyAsync(Unique, "Completed");
        var again = await World.CallAsync("triage_lead", call);
        var other = await World.RefusalAsync("triage_lead", call.Replace("SaaS", "Legal", StringComparison.Ordinal));

        Assert.Equal("triaged", again.GetProperty("status").GetString());
        Assert.Contains("accepted before", again.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("'event_id' was used before", other, StringComparison.Ordinal);
        Assert.Equal(1, (await World.JourneyAsync(Unique, "Completed"))!.Run);
    }

    [Fact]
    public async Task Should_triage_a_known_lead_again_as_it_is()
    {
        await SettleLeadAsync();
        var foretold = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}"}""");
        var answer = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "dry_run": false}""");

        Assert.Contains("a new run would begin", foretold.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("triaged", answer.GetProperty("status").GetString());
        Assert.Equal(2, (await World.JourneyAsync(Unique, "Completed"))!.Run);
    }

    [Fact]
    public async Task Should_say_that_a_lead_sent_again_unchanged_keeps_its_triage()
    {
        await SettleLeadAsync();
        var foretold = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "lead": {{Founder}}}""");
        await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "lead": {{Founder}}, "dry_run": false}""");

        Assert.Contains("would keep its last triage", foretold.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, (await World.JourneyAsync(Unique, "Completed"))!.Run);
    }

    [Theory]
    [InlineData("""{}""", "'lead_id' is required.")]
    [InlineData("""{"lead_id": 7.5}""", "'lead_id' is a string, not a number.")]
    [InlineData("""{"lead_id": " "}""", "'lead_id' has 1 to 200 characters.")]
    [InlineData("""{"lead_id": "nobody"}""", "The lead is not known. 'lead_id' names none; give 'lead'")]
    [InlineData("""{"lead_id": "x", "lead": {"gdpr_consent": "maybe"}}""", "'lead.gdpr_consent': Must be true or false.")]
    [InlineData("""{"lead_id": "x", "lead": "words"}""", "'lead' is an object, not text.")]
    [InlineData("""{"lead_id": "x", "dry_run": "no"}""", "'dry_run' is true or false.")]
    [InlineData("""{"lead_id": "x", "dryrun": false}""", "'dryrun' is not known here; known are lead_id, source_system, lead, event_id, dry_run.")]
    public async Task Should_name_what_is_wrong(string arguments, string expected) =>
        Assert.Contains(expected, await World.RefusalAsync("triage_lead", arguments), StringComparison.Ordinal);

    [Fact]
    public async Task Should_warn_of_details_that_could_not_be_read()
    {
        var foretold = await World.CallAsync("triage_lead", $$"""{"lead_id": "{{Unique}}", "lead": {"company_size": 5, "name": "a\u0007b", "created_at": "yesterday"} }""");

        Assert.Equal(["lead.name", "lead.created_at"], foretold.GetProperty("warnings").EnumerateArray().Select(x => x.GetProperty("field").GetString()));
    }

    sealed class Told : IProgress<ProgressNotificationValue>
    {
        readonly List<float> steps = [];

        public IReadOnlyList<float> Steps
        {
            get
            {
                lock (steps)
                    return [.. steps];
            }
        }

        public void Report(ProgressNotificationValue value)
        {
            lock (steps)
                steps.Add(value.Progress);
        }
    }
}
