using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Bench.Pipeline.Journey;

/// <summary>Modules of the product in this process, on the case's servers.</summary>
internal sealed class JourneyWorld(WebApplication app, ReceiveCounter counter) : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan StandstillLimit = TimeSpan.FromSeconds(60);

    public string Url => app.Urls.First();

    public ReceiveCounter Counter => counter;

    public IServiceProvider Services => app.Services;

    public static async Task<JourneyWorld> StartAsync(CaseGround ground, IReadOnlyList<ServiceModule> modules, CancellationToken cancellationToken)
    {
        var counter = new ReceiveCounter();
        var app = await ServiceHost.StartAsync(["--urls=http://127.0.0.1:0", .. ground.Settings.Select(x => $"--{x}")], modules, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddReceiveObserver(_ => counter);
        }, cancellationToken);
        return new JourneyWorld(app, counter);
    }

    /// <summary>Until all journeys of a source system are completed, nothing is in the outbox, and no endpoint has had anything to do for a while. Answers when the last one had.</summary>
    public async Task<long> SettleAsync(string sourceSystem, int leads, CancellationToken cancellationToken)
    {
        while (true)
        {
            var idle = TimeProvider.System.GetElapsedTime(counter.LastActivity);
            if (counter.UnderWay == 0 && idle > Quiet)
            {
                var last = counter.LastActivity;
                var (completed, waiting) = await LookAsync(sourceSystem, cancellationToken);
                if (completed == leads && waiting == 0 && counter.LastActivity == last)
                    return last;

                if (idle > StandstillLimit)
                    throw new TimeoutException($"{completed} of {leads} journeys are completed, {waiting} messages are in the outbox, and nothing has moved for {idle.TotalSeconds:0} s.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public async Task<int> CountAsync<TEntity>(CancellationToken cancellationToken)
        where TEntity : class
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Set<TEntity>().CountAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task<(int Completed, int Waiting)> LookAsync(string sourceSystem, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var completed = await database.Set<LeadJourneyState>().CountAsync(x => x.SourceSystem == sourceSystem && x.CurrentState == "Completed", cancellationToken);
        return (completed, await database.Set<OutboxMessage>().CountAsync(cancellationToken));
    }
}
