using MarketingBus.Data;

namespace MarketingBus.Tests.Integration.Messaging;

/// <summary>A transport and a database of one test's own.</summary>
public interface IStores : IAsyncDisposable
{
    /// <summary>By which a process comes here.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>True when what is sent leaves for a broker, false when it stays in the database until it is consumed.</summary>
    bool HasBroker { get; }

    Task StartAsync();

    /// <summary>The database beside every process: what is written here is told to nobody.</summary>
    MarketingDbContext Open();
}
