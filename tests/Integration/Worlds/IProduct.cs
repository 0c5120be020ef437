using MarketingBus.Tests.Support;

namespace MarketingBus.Tests.Integration.Worlds;

/// <summary>A world that many tests share: each uses leads, campaigns and keys of its own, and counts only those.</summary>
public interface IProduct
{
    Task<IWorld> StartAsync();
}
