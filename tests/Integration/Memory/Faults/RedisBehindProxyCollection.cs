using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

/// <summary>They have one Redis database.</summary>
[CollectionDefinition(nameof(RedisBehindProxy))]
public sealed class RedisBehindProxyCollection;
