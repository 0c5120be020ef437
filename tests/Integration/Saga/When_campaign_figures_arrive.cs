using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_campaign_figures_arrive
{
    readonly Guid reviewId = Guid.NewGuid();

    [Fact]
    public async Task Should_be_judged_once_however_often_they_come()
    {
        await using var saga = await SagaWorld.StartAsync();

        Assert.Equal(JourneyStage.Optimized, (await saga.AskAsync(Figures(0.01)))?.Stage);
        Assert.Equal(JourneyStage.Optimized, (await saga.AskAsync(Figures(0.01)))?.Stage);

        Assert.Equal(42, (await saga.ReviewInAsync(reviewId, "Completed")).PerformanceScore);
        Assert.Single(saga.Workers.Optimizations);
    }

    [Fact]
    public async Task Should_be_judged_right_after_when_they_are_newer_than_those_under_review()
    {
        OptimizeCampaign? first = null;
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnOptimize = x => Interlocked.CompareExchange(ref first, x, null) is null ? null : FakeWorkers.Optimized(x) });
        await saga.PublishAsync(Figures(0.01));
        await saga.ReviewInAsync(reviewId, "Optimizing");
        await saga.SettledAsync();

        await saga.PublishAsync(Figures(0.02));
        await saga.SettledAsync();
        await saga.PublishAsync(FakeWorkers.Optimized(first!));

        Assert.Equal(2, (await saga.ReviewInAsync(reviewId, "Completed")).Run);
        Assert.Equal([0.01, 0.02], saga.Workers.Optimizations.Select(x => x.Figures.Ctr));
    }

    [Fact]
    public async Task Should_not_be_judged_when_newer_ones_overtook_them()
    {
        await using var saga = await SagaWorld.StartAsync();
        var newer = Figures(0.02);
        await saga.PublishAsync(newer);
        await saga.ReviewInAsync(reviewId, "Completed");

        Assert.Equal(JourneyStage.Optimized, (await saga.AskAsync(Figures(0.01) with { Sequence = newer.Sequence - 1 }))?.Stage);
        await saga.SettledAsync();

        Assert.Equal(0.02, Assert.Single(saga.Workers.Optimizations).Figures.Ctr);
        Assert.Single(await saga.RowsAsync<AgentActionRecord>(), x => x.Result!.StartsWith("Overtaken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_be_judged_instead_of_those_that_waited_when_the_review_faulted()
    {
        var workers = new FakeWorkers { OnOptimize = _ => null };
        await using var saga = await SagaWorld.StartAsync(workers,
            "Handoffs:Rules:campaign->optimizer:TimeoutSeconds=1", "Handoffs:Rules:campaign->optimizer:Attempts=1", "Handoffs:Rules:campaign->optimizer:Then=Fault");
        await saga.PublishAsync(Figures(0.01));
        await saga.ReviewInAsync(reviewId, "Optimizing");
        await saga.PublishAsync(Figures(0.02));
        Assert.Equal(0.02, (await saga.ReviewInAsync(reviewId, "Faulted")).PendingFigures?.Ctr);

        workers.OnOptimize = FakeWorkers.Optimized;
        await saga.PublishAsync(Figures(0.03));

        Assert.Equal(0.03, (await saga.ReviewInAsync(reviewId, "Completed")).Figures.Ctr);
        Assert.Equal([0.01, 0.03], saga.Workers.Optimizations.Select(x => x.Figures.Ctr));
    }

    [Fact]
    public async Task Should_tell_the_manager_of_advice_to_stop_without_waiting()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers
        {
            OnOptimize = x => FakeWorkers.Optimized(x) with { Recommendations = [new Recommendation { Kind = "auto_pause", Priority = Priority.Critical, Text = "Stop it." }] },
        });

        await saga.PublishAsync(Figures(0.01));
        await saga.ReviewInAsync(reviewId, "Completed");

        var escalation = Assert.Single(await saga.RowsAsync<Escalation>());
        Assert.Equal((EscalationReason.ComplexRequest, false, "campaign-1"), (escalation.Reason, escalation.Blocking, escalation.CampaignId));
    }

    [Fact]
    public async Task Should_not_tell_the_manager_of_advice_that_newer_days_have_overtaken()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers
        {
            OnOptimize = x => FakeWorkers.Optimized(x) with { Overtaken = true, Recommendations = [new Recommendation { Kind = "auto_pause", Priority = Priority.Critical, Text = "Stop it." }] },
        });

        await saga.PublishAsync(Figures(0.01));
        await saga.ReviewInAsync(reviewId, "Completed");

        Assert.Empty(await saga.RowsAsync<Escalation>());
    }

    [Fact]
    public async Task Should_be_put_before_the_manager_when_nobody_judges_them_and_judged_when_told_to_continue()
    {
        var workers = new FakeWorkers { OnOptimize = _ => null };
        await using var saga = await SagaWorld.StartAsync(workers,
            "Handoffs:Rules:campaign->optimizer:TimeoutSeconds=2", "Handoffs:Rules:campaign->optimizer:Attempts=2");
        await saga.PublishAsync(Figures(0.01));
        var review = await saga.ReviewInAsync(reviewId, "AwaitingManager");
        Assert.Equal(2, workers.Optimizations.Count);

        workers.OnOptimize = FakeWorkers.Optimized;
        await saga.PublishAsync(new ResolveEscalation { EscalationId = review.EscalationId!.Value, Decision = EscalationDecision.Continue, ResolvedBy = "ann", ResolvedAt = Times.Now });

        await saga.ReviewInAsync(reviewId, "Completed");
    }

    [Fact]
    public async Task Should_fault_when_they_cannot_be_judged_and_be_taken_up_by_a_retry()
    {
        var workers = new FakeWorkers { OnOptimize = _ => throw new InvalidOperationException("no figures") };
        await using var saga = await SagaWorld.StartAsync(workers);
        await saga.PublishAsync(Figures(0.01));
        Assert.Equal("no figures", (await saga.ReviewInAsync(reviewId, "Faulted")).FaultReason);

        workers.OnOptimize = FakeWorkers.Optimized;
        await saga.PublishAsync(new RetryJourney { JourneyId = reviewId, RequestedBy = "operator" });

        await saga.ReviewInAsync(reviewId, "Completed");
    }

    [Fact]
    public async Task Should_be_looked_at_when_an_engaged_lead_belongs_to_an_underperforming_campaign()
    {
        var lead = new ALead();
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnEngage = x => FakeWorkers.Engaged(x) with { CampaignUnderperforms = true } });

        await saga.PublishAsync(lead.Received());
        await saga.JourneyInAsync(lead.JourneyId, "Completed");
        await saga.SettledAsync();

        Assert.Equal("campaign-1", Assert.Single(saga.Workers.Optimizations).Figures.CampaignId);
        var handoff = Assert.Single(await saga.RowsAsync<HandoffRecord>(), x => x.Rule == "engagement->optimizer" && x.SubjectId == lead.JourneyId);
        Assert.Equal("handed_over", handoff.Outcome);
        Assert.NotNull(handoff.EndedAt);
    }

    [Fact]
    public async Task Should_end_when_neither_the_optimizer_nor_the_manager_answers()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnOptimize = _ => null }, [.. SilentOptimizer, "Handoffs:Rules:escalation->manager/complex_request:TimeoutSeconds=0.1"]);

        await saga.PublishAsync(Figures(0.01));
        var review = await saga.ReviewInAsync(reviewId, "Faulted");

        Assert.Contains("Manager", review.FaultReason, StringComparison.Ordinal);
        Assert.Null(review.Deadline);
        Assert.Single(saga.Workers.Optimizations);
    }

    [Fact]
    public async Task Should_be_judged_by_an_answer_that_comes_while_the_manager_is_asked()
    {
        await using var saga = await SagaWorld.StartAsync(new FakeWorkers { OnOptimize = _ => null }, SilentOptimizer);
        await saga.PublishAsync(Figures(0.01));
        await saga.ReviewInAsync(reviewId, "AwaitingManager");

        await saga.PublishAsync(FakeWorkers.Optimized(saga.Workers.Optimizations.Single()));

        Assert.Equal(42, (await saga.ReviewInAsync(reviewId, "Completed")).PerformanceScore);
    }

    [Fact]
    public async Task Should_judge_newer_figures_after_an_answer_that_comes_while_the_manager_is_asked()
    {
        var workers = new FakeWorkers { OnOptimize = _ => null };
        await using var saga = await SagaWorld.StartAsync(workers, SilentOptimizer);
        await saga.PublishAsync(Figures(0.01));
        await saga.ReviewInAsync(reviewId, "AwaitingManager");
        await saga.PublishAsync(Figures(0.02));
        await saga.SettledAsync();

        workers.OnOptimize = FakeWorkers.Optimized;
        await saga.PublishAsync(FakeWorkers.Optimized(workers.Optimizations.Single()));

        var review = await saga.ReviewInAsync(reviewId, "Completed");
        Assert.Equal((2, (Guid?)null), (review.Run, review.EscalationId));
        Assert.Equal([0.01, 0.02], workers.Optimizations.Select(x => x.Figures.Ctr));
    }

    static IEnumerable<string> SilentOptimizer => ["Handoffs:Rules:campaign->optimizer:TimeoutSeconds=0.1", "Handoffs:Rules:campaign->optimizer:Attempts=1"];

    CampaignUpdated Figures(double ctr) => new()
    {
        EventId = Guid.NewGuid(),
        ReviewId = reviewId,
        SourceSystem = "crm",
        Figures = new CampaignFigures { CampaignId = "campaign-1", Ctr = ctr },
        OptimizationType = OptimizationType.PerformanceCheck,
        Sequence = Times.Next,
        ReceivedAt = Times.Now,
    };
}
