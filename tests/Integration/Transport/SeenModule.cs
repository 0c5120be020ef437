using System.Collections.Concurrent;
using System.Net.Sockets;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Transport;

public sealed record Parcel
{
    public required int Number { get; init; }

    /// <summary>How many tries fail before one succeeds.</summary>
    public int Failures { get; init; }

    /// <summary>Fails as if a server were away.</summary>
    public bool Away { get; init; }
}

public sealed record ParcelWeight
{
    public required int Number { get; init; }
}

/// <summary>What the consumers of a world saw.</summary>
internal sealed class Seen
{
    public ConcurrentQueue<int> Numbers { get; } = [];

    public ConcurrentQueue<Fault<Parcel>> Faults { get; } = [];

    public ConcurrentQueue<(int Size, BatchCompletionMode Mode)> Batches { get; } = [];

    /// <summary>Lets consumers go on that hold what they took.</summary>
    public SemaphoreSlim Released { get; } = new(0);

    public ConcurrentDictionary<int, int> Tries { get; } = [];
}

internal sealed class SeenModule(Seen seen, Action<IBusRegistrationConfigurator> bus) : ServiceModule
{
    public override string Name => "seen";

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(seen);

    public override void AddBus(IBusRegistrationConfigurator configurator) => bus(configurator);
}

internal sealed class TakeParcelConsumer(Seen seen) : IConsumer<Parcel>
{
    public Task Consume(ConsumeContext<Parcel> context)
    {
        var parcel = context.Message;
        if (seen.Tries.AddOrUpdate(parcel.Number, 1, (_, tries) => tries + 1) <= parcel.Failures)
            throw parcel.Away ? new SocketException((int)SocketError.ConnectionRefused) : new InvalidOperationException("The parcel is torn.");

        seen.Numbers.Enqueue(parcel.Number);
        return context.RequestId is null ? Task.CompletedTask : context.RespondAsync(new ParcelWeight { Number = parcel.Number });
    }
}

internal sealed class NoteFaultConsumer(Seen seen) : IConsumer<Fault<Parcel>>
{
    public Task Consume(ConsumeContext<Fault<Parcel>> context)
    {
        seen.Faults.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class TakePileConsumer(Seen seen) : IConsumer<Batch<Parcel>>
{
    public Task Consume(ConsumeContext<Batch<Parcel>> context)
    {
        seen.Batches.Enqueue((context.Message.Length, context.Message.Mode));
        foreach (var parcel in context.Message)
            seen.Numbers.Enqueue(parcel.Message.Number);

        return Task.CompletedTask;
    }
}
