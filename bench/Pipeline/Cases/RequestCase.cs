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
        var questions = leads.Draw("C-", settings.WarmUp + settings.Count).Select(x => new ScoreLead { JourneyId = x.JourneyId, SourceSystem = x.SourceSystem, Lead = x.Lead });
        var result = await Latency.MeasureAsync(Name, [.. questions], settings.WarmUp, x => client.GetResponse<LeadScored>(x, cancellationToken), cancellationToken);
        await app.StopAsync(cancellationToken);
        return result;
    }

    sealed class RespondingConsumer : IConsumer<ScoreLead>
    {
        public Task Consume(ConsumeContext<ScoreLead> context) => context.RespondAsync(LeadScoring.Score(context.Message));
    }
}
