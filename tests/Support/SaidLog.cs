using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Tests.Support;

/// <summary>Keeps every line of a world's log, so that a test may look for what must not be in it.</summary>
internal sealed class SaidLog(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        said.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
