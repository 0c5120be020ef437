using System.Text;
using MarketingBus.Platform.Messaging.Upstream;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Unit.Upstream;

/// <summary>The handler that does not give up easily, around one that a test controls, on a clock that runs as fast as it is looked at.</summary>
internal sealed class PersistentWorld : IDisposable
{
    readonly ServiceProvider services;
    readonly PersistentHandler handler;

    public PersistentWorld(int tries = 5)
    {
        services = new ServiceCollection().AddScoped<IUpstreamHandler>(_ => Fake).BuildServiceProvider();
        handler = new PersistentHandler(
            services.GetRequiredService<IServiceScopeFactory>(), Options.Create(new UpstreamOptions { Tries = tries }), Time, NullLogger<PersistentHandler>.Instance);
    }

    public FakeUpstreamHandler Fake { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public Task<IReadOnlyList<UpstreamVerdict>> Handle(params string[] bodies) => handler.HandleAsync([.. bodies.Select(Message)], TestContext.Current.CancellationToken);

    /// <summary>Lets this many pauses of the longest kind go by.</summary>
    public void Pass(int pauses)
    {
        for (var i = 0; i < pauses; i++)
            Time.Advance(TimeSpan.FromSeconds(15));
    }

    public void Dispose() => services.Dispose();

    static UpstreamMessage Message(string body) => new()
    {
        Body = Encoding.UTF8.GetBytes(body),
        RoutingKey = "lead.received",
        Headers = new Dictionary<string, string>(),
    };
}
