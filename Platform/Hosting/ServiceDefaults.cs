using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace MarketingBus.Platform.Hosting;

/// <summary>What holds for a process unless any setting says otherwise.</summary>
/// <param name="World">What it stands on.</param>
/// <param name="Url">Where it listens.</param>
public sealed record ServiceDefaults(World World = World.Embedded, string Url = ServiceHost.DefaultUrl)
{
    internal void AddTo(IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData = new Dictionary<string, string?> { [ServiceHost.WorldKey] = World.ToString(), [WebHostDefaults.ServerUrlsKey] = Url },
    });
}
