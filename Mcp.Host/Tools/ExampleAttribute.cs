namespace MarketingBus.Mcp.Host.Tools;

/// <summary>A value that a parameter may have, as JSON; it is shown in the tool's schema.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class ExampleAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}
