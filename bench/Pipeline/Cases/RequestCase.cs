using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>MassTransit's bare request and response over the broker, one after the other, client and consumer in one process: nothing is kept.</summary>
internal sealed class RequestCase : IPipelineCase
{
    public string Name => "request";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        using var app = await PlainBus.StartAsync(ground, bus => bus.AddConsumer<RespondingConsumer>(), cancellationToken);
        var client = app.Services.GetRequiredService<IClientFactory>().CreateRequestClient<ScoreLead>();
        var leads = new FlowLeads();
        await CallAsync(client, leads.Draw("W-", settings.WarmUp), cancellationToken);
        var times = await CallAsync(client, leads.Draw("M-", settings.Count), cancellationToken);
        await app.StopAsync(cancellationToken);
        return Latency.Result(Name, times);
    }

    static async Task<IReadOnlyList<TimeSpan>> CallAsync(IRequestClient<ScoreLead> client, IReadOnlyList<LeadReceived> leads, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>(leads.Count);
        foreach (var lead in leads)
        {
            var question = new ScoreLead { JourneyId = lead.JourneyId, SourceSystem = lead.SourceSystem, Lead = lead.Lead };
            var started = TimeProvider.System.GetTimestamp();
            await client.GetResponse<LeadScored>(question, cancellationToken);
            times.Add(TimeProvider.System.GetElapsedTime(started));
        }

        return times;
    }

    sealed class RespondingConsumer : IConsumer<ScoreLead>
    {
        public Task Consume(ConsumeContext<ScoreLead> context) => context.RespondAsync(LeadScoring.Score(context.Message));
    }
}
