using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Data.Queries;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Registry;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Watch;

/// <summary>Checks the model that scores leads. What it finds, and the message that a drift begins, are saved by its caller, in one commit with the turn.</summary>
internal sealed class ModelWatch(
    MarketingDbContext database, ModelRegistry registry, ScoredLeads leads, ModelChecks checks, IPublishEndpoint publish,
    IOptions<WatchOptions> watch, IOptions<LearningOptions> learning)
{
    readonly WatchOptions options = watch.Value;
    readonly TimeSpan outcomeWindow = learning.Value.OutcomeWindow;

    /// <summary>Null when no model scores leads.</summary>
    public async Task<(WatchReport Report, bool DriftBegins)?> CheckAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await registry.PromotedVersionAsync(ModelScope.Leads, cancellationToken) is not { } version)
            return null;

        var report = await ReportAsync(version, now, cancellationToken);
        var previous = await checks.LatestAsync(cancellationToken);
        var decision = DriftDecision.Of(report, options, previous is { IsDrifted: true } && previous.ModelVersion == version);
        report = report with { IsDrifted = decision.IsDrifted, Reasons = decision.Reasons };

        database.Add(CheckOf(report));
        if (decision.Begins)
            await publish.Publish(EventOf(report), cancellationToken);

        return (report, decision.Begins);
    }

    async Task<WatchReport> ReportAsync(string version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var model = await database.Set<ModelRecord>().AsNoTracking().Where(x => x.Version == version)
            .Select(x => new { x.SchemaJson, Since = x.PromotedAt ?? x.TrainedAt }).SingleAsync(cancellationToken);
        var schema = FeatureSchema.FromJson(model.SchemaJson);

        // Before its promotion nobody asked it, and what the rules scored says nothing about it.
        var from = now - options.Window > model.Since ? now - options.Window : model.Since;
        var reading = new WindowReading(schema.Distributions);
        await foreach (var lead in leads.StreamAsync(version, from, now, options.MostLeads).WithCancellation(cancellationToken))
            reading.Add(lead, version);

        var end = now - outcomeWindow;
        var judged = await JudgedAsync(version, end, cancellationToken);
        return new WatchReport
        {
            ModelVersion = version,
            CheckedAt = now,
            WindowFrom = from,
            WindowTo = now,
            Leads = reading.Leads,
            NotInformedShare = reading.NotInformedShare,
            Predicted = reading.Predicted,
            Columns = reading.Columns(),
            BaseRate = schema.BaseRate,
            BaseRateRows = schema.Distributions.Select(x => x.Rows).DefaultIfEmpty().Max(),
            Outcomes = OutcomePeriods.Newest(judged, end, options.Window, options.LeastOutcomes),
            Periods = OutcomePeriods.Of(judged, end, options.Window),
        };
    }

    async Task<List<JudgedLead>> JudgedAsync(string version, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var judged = new List<JudgedLead>();
        await foreach (var x in leads.StreamOutcomesAsync(version, end - (options.Windows * options.Window), end, options.MostLeads).WithCancellation(cancellationToken))
        {
            // A lead that converted before its last triage has no outcome left to predict; so training sees it, too.
            if (x.ConvertedAt is null || x.ConvertedAt >= x.TriagedAt)
                judged.Add(new JudgedLead(x.Score / 100, x.ConvertedAt <= x.TriagedAt + outcomeWindow, x.TriagedAt));
        }

        return judged;
    }

    static ModelCheck CheckOf(WatchReport report) => new()
    {
        ModelVersion = report.ModelVersion,
        CheckedAt = report.CheckedAt,
        WindowFrom = report.WindowFrom,
        WindowTo = report.WindowTo,
        Leads = report.Leads,
        Outcomes = report.Periods.Sum(x => x.Leads),
        IsDrifted = report.IsDrifted,
        ReportJson = JsonSerializer.Serialize(report, WireJson.Options),
    };

    ModelDrifted EventOf(WatchReport report) => new()
    {
        ModelVersion = report.ModelVersion,
        Reasons = report.Reasons,
        Columns = [.. report.Columns.Where(x => x.StabilityIndex > options.StabilityIndexLimit || x.UnseenShare > options.UnseenLimit).Select(x => x.ToShift())],
        WindowFrom = report.WindowFrom,
        WindowTo = report.WindowTo,
        DetectedAt = report.CheckedAt,
    };
}
