using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>(m) The flow with MassTransit's in-memory saga repository and no outbox: fast, and gone with the process.</summary>
internal sealed class MemorySagaCase : IPipelineCase
{
    const int MessagesPerLead = 3;

    public string Name => "memory-saga";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        using var app = await PlainBus.StartAsync(ground, bus =>
        {
            bus.AddSagaStateMachine<FlowStateMachine, FlowState>().InMemoryRepository();
            bus.AddConsumer<ScoreLeadConsumer>();
        }, cancellationToken);
        var bus = app.Services.GetRequiredService<IBus>();
        var progress = app.Services.GetRequiredService<FlowProgress>();
        var leads = new FlowLeads();
        await FlowLeads.PublishAsync(bus, leads.Draw("W-", settings.WarmUp), cancellationToken);
        await progress.WaitForAsync(settings.WarmUp, cancellationToken);

        var measured = leads.Draw("M-", settings.Count);
        var before = await ServerUse.ReadAsync(ground, cancellationToken);
        await FlowLeads.PublishAsync(bus, measured, cancellationToken);
        await progress.WaitForAsync(settings.WarmUp + settings.Count, cancellationToken);
        var after = await ServerUse.ReadAsync(ground, cancellationToken);
        await app.StopAsync(cancellationToken);
        return CaseResult.OfMessages(Name, settings.Count, MessagesPerLead * settings.Count, before, after);
    }
}
