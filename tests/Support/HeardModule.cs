using System.Collections.Concurrent;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Support;

/// <summary>Listens to one event on an endpoint of its own and keeps what was said, in order.</summary>
public sealed class HeardModule<T> : ServiceModule
    where T : class
{
    readonly ConcurrentQueue<T> events = [];

    public override string Name => $"heard-{typeof(T).Name.Replace('`', '-')}";

    public IReadOnlyList<T> Events => [.. events];

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(events);

    public override void AddBus(IBusRegistrationConfigurator bus) => bus.AddConsumer<HeardConsumer>().Endpoint(endpoint => endpoint.Name = Name);

    /// <summary>Waits until this many were heard.</summary>
    public Task<IReadOnlyList<T>> HearAsync(EmbeddedWorld world, int count) =>
        world.EventuallyAsync(_ => Task.FromResult(Events), heard => heard.Count >= count, $"{count} {typeof(T).Name}");

    sealed class HeardConsumer(ConcurrentQueue<T> events) : IConsumer<T>
    {
        public Task Consume(ConsumeContext<T> context)
        {
            events.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}
