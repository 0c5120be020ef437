using Xunit;

namespace MarketingBus.Tests.Integration.CommandLine;

/// <summary>A process has one terminal: what shows progress bars runs one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TerminalCollection
{
    public const string Name = "terminal";
}
