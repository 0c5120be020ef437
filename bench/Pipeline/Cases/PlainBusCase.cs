using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>(p) MassTransit publishes and consumes; no saga, nothing kept.</summary>
internal sealed class PlainBusCase : IPipelineCase
{
    const int MessagesPerLead = 3;

    public string Name => "plain-bus";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        using var app = await PlainBus.StartAsync(ground, bus => bus.AddConsumer<CountingConsumer>(), cancellationToken);
        var bus = app.Services.GetRequiredService<IBus>();
        var progress = app.Services.GetRequiredService<FlowProgress>();
        var leads = new FlowLeads();
        await FlowLeads.PublishAsync(bus, leads.Draw("W-", settings.WarmUp), cancellationToken);
        await progress.WaitForAsync(settings.WarmUp, cancellationToken);

        var measured = leads.Draw("M-", settings.Count * MessagesPerLead);
        var before = await ServerUse.ReadAsync(ground, cancellationToken);
        await FlowLeads.PublishAsync(bus, measured, cancellationToken);
        await progress.WaitForAsync(settings.WarmUp + measured.Count, cancellationToken);
        var after = await ServerUse.ReadAsync(ground, cancellationToken);
        await app.StopAsync(cancellationToken);
        return CaseResult.OfMessages(Name, settings.Count, measured.Count, before, after);
    }

    sealed class CountingConsumer(FlowProgress progress) : IConsumer<LeadReceived>
    {
        public Task Consume(ConsumeContext<LeadReceived> context)
        {
            progress.Completed();
            return Task.CompletedTask;
        }
    }
}
