using MarketingBus.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>A place where memories are kept. Another store joins the contract suites by deriving each of them with an engine of its own.</summary>
public interface IMemoryEngine : IAsyncDisposable
{
    FakeTimeProvider Time { get; }

    IServiceProvider Services { get; }

    Task StartAsync();

    /// <summary>Another process on the same stores, with connections of its own. It ends with the engine.</summary>
    IServiceProvider AnotherInstance();
}

/// <summary>Runs each test on an engine of its own, each piece of work in a scope of its own.</summary>
public abstract class MemoryContract(IMemoryEngine engine) : IAsyncLifetime
{
    protected FakeTimeProvider Time => engine.Time;

    protected IServiceProvider Services => engine.Services;

    protected IServiceProvider AnotherInstance() => engine.AnotherInstance();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await engine.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Works in one unit of work and saves it.</summary>
    protected async Task SaveAsync<TMemory>(Func<TMemory, Task> work)
        where TMemory : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TMemory>());
        await scope.ServiceProvider.GetRequiredService<IMemoryUnitOfWork>().SaveAsync(Cancellation);
    }

    protected async Task<T> ReadAsync<TMemory, T>(Func<TMemory, Task<T>> read)
        where TMemory : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<TMemory>());
    }
}
