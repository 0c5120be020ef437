using MarketingBus.Data;

namespace MarketingBus.Tests.Support;

/// <summary>The whole product, reached as its users reach it, and its database to look into. What holds in one world holds in the other.</summary>
public interface IWorld
{
    /// <summary>REST.</summary>
    HttpClient Http { get; }

    /// <summary>JSON-RPC.</summary>
    HttpClient Rpc { get; }

    /// <summary>Asks the database, in a scope of its own.</summary>
    Task<T> ReadAsync<T>(Func<MarketingDbContext, Task<T>> read);

    /// <summary>Where a text still stands: tables, conversations, queues and logs, by name.</summary>
    Task<IReadOnlyList<string>> TracesOfAsync(string text);

    /// <summary>The latest warnings and errors of each process that has a log.</summary>
    string Complaints() => string.Empty;
}
