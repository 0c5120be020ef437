using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>(g) The flow as the product runs it: its host, its transport, inbox, outbox and saga in PostgreSQL, commits grouped.</summary>
internal sealed class GroupedSagaCase : IPipelineCase
{
    const int MessagesPerLead = 3;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public string Name => "grouped-saga";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var app = await ServiceHost.StartAsync(
            ["--urls=http://127.0.0.1:0", .. ground.Settings.Select(x => $"--{x}")], [new GroupedFlowModule()],
            builder => builder.Logging.SetMinimumLevel(LogLevel.Warning), cancellationToken);
        var bus = app.Services.GetRequiredService<IBus>();
        var progress = app.Services.GetRequiredService<FlowProgress>();
        var leads = new FlowLeads();
        await FlowLeads.PublishAsync(bus, leads.Draw("W-", settings.WarmUp), cancellationToken);
        await CommittedAsync(ground, progress, settings.WarmUp, cancellationToken);

        var measured = leads.Draw("M-", settings.Count);
        using var commands = new DatabaseCommands();
        var before = await ServerUse.ReadAsync(ground, cancellationToken);
        await FlowLeads.PublishAsync(bus, measured, cancellationToken);
        await CommittedAsync(ground, progress, settings.WarmUp + settings.Count, cancellationToken);
        var after = await ServerUse.ReadAsync(ground, cancellationToken);
        var sent = commands.Count;
        await app.StopAsync(cancellationToken);

        var result = CaseResult.OfMessages(Name, settings.Count, MessagesPerLead * settings.Count, before, after);
        result.Figures["database_commands_per_lead"] = (double)sent / settings.Count;
        return result;
    }

    // The state machine says so before its commit; what counts is what the database says.
    static async Task CommittedAsync(CaseGround ground, FlowProgress progress, int count, CancellationToken cancellationToken)
    {
        await progress.WaitForAsync(count, cancellationToken);
        await FlowProgress.WaitForAsync(
            () => ground.AskAsync<long>("""SELECT count(*) FROM flows f JOIN scored_leads s ON s."JourneyId" = f."CorrelationId" WHERE f."CurrentState" = 'Completed'""", cancellationToken),
            count, Pause, cancellationToken);
    }
}
