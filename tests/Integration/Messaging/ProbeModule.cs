using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed record ProbeSent
{
    public required Guid Key { get; init; }

    /// <summary>How many deliveries fail before one succeeds.</summary>
    public int Failures { get; init; }

    /// <summary>A row that the first consumer writes as well; one that is there already is refused by the database.</summary>
    public Guid? Row { get; init; }
}

public sealed record ProbeEchoed
{
    public required Guid Key { get; init; }
}

public sealed record ProbeBatched
{
    public required Guid Key { get; init; }

    /// <summary>Fails every batch that it is in.</summary>
    public bool Poisoned { get; init; }

    /// <summary>Finds a row that it changes gone, the first time.</summary>
    public bool Conflicting { get; init; }

    /// <summary>A row that is written as well; one that is there already is refused by the database.</summary>
    public Guid? Row { get; init; }

    /// <summary>Works until it is cancelled.</summary>
    public bool Endless { get; init; }
}

/// <summary>What the probe consumers saw, kept by the test across restarts of the world.</summary>
internal sealed class ProbeLog
{
    readonly Lock gate = new();
    readonly Dictionary<Guid, int> attempts = [];

    public List<int> BatchSizes { get; } = [];

    public int Attempt(Guid key)
    {
        lock (gate)
            return attempts[key] = attempts.GetValueOrDefault(key) + 1;
    }

    public void Batch(int size)
    {
        lock (gate)
            BatchSizes.Add(size);
    }
}

internal sealed class ProbeModule(ProbeLog log) : ServiceModule
{
    public override string Name => "probe";

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(log);

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<EchoProbeConsumer>();
        bus.AddConsumer<NoteProbeConsumer>();
        bus.AddConsumer<NoteEchoConsumer>();
        bus.AddConsumer<NoteBatchConsumer, NoteBatchConsumerDefinition>();
    }
}

/// <summary>Writes a row and sends a message; both or neither.</summary>
internal sealed class EchoProbeConsumer(MarketingDbContext database, ProbeLog log) : IConsumer<ProbeSent>
{
    public async Task Consume(ConsumeContext<ProbeSent> context)
    {
        database.Add(Note.Of(context.Message.Key, "probe"));
        if (context.Message.Row is { } row)
            database.Add(Note.Of(context.Message.Key, "row", row));

        await context.Publish(new ProbeEchoed { Key = context.Message.Key });
        if (log.Attempt(context.Message.Key) <= context.Message.Failures)
            throw new InvalidOperationException("The probe was told to fail.");
    }
}

/// <summary>A second subscriber of the same event, on an endpoint of its own.</summary>
internal sealed class NoteProbeConsumer(MarketingDbContext database) : IConsumer<ProbeSent>
{
    public Task Consume(ConsumeContext<ProbeSent> context)
    {
        database.Add(Note.Of(context.Message.Key, "second"));
        return Task.CompletedTask;
    }
}

internal sealed class NoteEchoConsumer(MarketingDbContext database) : IConsumer<ProbeEchoed>
{
    public Task Consume(ConsumeContext<ProbeEchoed> context)
    {
        database.Add(Note.Of(context.Message.Key, "echo"));
        return Task.CompletedTask;
    }
}

internal sealed class NoteBatchConsumer(MarketingDbContext database, ProbeLog log) : IConsumer<Batch<ProbeBatched>>
{
    public async Task Consume(ConsumeContext<Batch<ProbeBatched>> context)
    {
        log.Batch(context.Message.Length);
        foreach (var message in context.Message)
            database.Add(Note.Of(message.Message.Key, "batch"));

        foreach (var message in context.Message.Where(x => x.Message.Row is not null))
            database.Add(Note.Of(message.Message.Key, "row", message.Message.Row));

        if (context.Message.Any(x => x.Message.Poisoned))
            throw new InvalidOperationException("The batch has a poisoned message.");

        if (context.Message.Any(x => x.Message.Conflicting && log.Attempt(x.Message.Key) == 1))
            database.Remove(Note.Of(Guid.NewGuid(), "gone"));

        if (context.Message.Any(x => x.Message.Endless))
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
    }
}

internal sealed class NoteBatchConsumerDefinition : ConsumerDefinition<NoteBatchConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<NoteBatchConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 200;
        consumerConfigurator.Options<BatchOptions>(options => options.SetMessageLimit(50).SetTimeLimit(TimeSpan.FromMilliseconds(25)).SetConcurrencyLimit(1));
    }
}

/// <summary>An effect that can be counted: one row each time that a consumer's work was committed.</summary>
internal static class Note
{
    public static EngagementEvent Of(Guid key, string kind, Guid? id = null) => new()
    {
        EventId = id ?? Guid.NewGuid(),
        JourneyId = key,
        LeadId = kind,
        OccurredAt = DateTimeOffset.UnixEpoch,
    };
}
