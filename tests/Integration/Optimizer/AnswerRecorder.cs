using System.Collections.Concurrent;
using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Optimizer;

/// <summary>Keeps what the optimizer answered.</summary>
internal sealed class AnswerRecorder
{
    public ConcurrentQueue<object> Answers { get; } = [];

    public IEnumerable<T> Of<T>() => Answers.OfType<T>();
}

internal sealed class RecordAnswersConsumer(AnswerRecorder recorder)
    : IConsumer<CampaignOptimized>, IConsumer<OptimizationRefused>, IConsumer<CampaignChanged>, IConsumer<EventRejected>
{
    public Task Consume(ConsumeContext<CampaignOptimized> context) => Record(context.Message);

    public Task Consume(ConsumeContext<OptimizationRefused> context) => Record(context.Message);

    public Task Consume(ConsumeContext<CampaignChanged> context) => Record(context.Message);

    public Task Consume(ConsumeContext<EventRejected> context) => Record(context.Message);

    Task Record(object answer)
    {
        recorder.Answers.Enqueue(answer);
        return Task.CompletedTask;
    }
}

internal sealed class AnswerRecorderModule : ServiceModule
{
    public override string Name => "answer-recorder";

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton<AnswerRecorder>();

    public override void AddBus(IBusRegistrationConfigurator bus) => bus.AddConsumer<RecordAnswersConsumer>();
}
