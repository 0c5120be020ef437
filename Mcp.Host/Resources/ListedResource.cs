namespace MarketingBus.Mcp.Host.Resources;

/// <summary>One resource of many, such as one campaign.</summary>
/// <param name="Key">Where it stands among its like.</param>
/// <param name="Uri">Its address.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Description">What it holds.</param>
internal sealed record ListedResource(string Key, string Uri, string Title, string Description);
