namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What the schema says of a parameter that is read field by field, so that one that cannot be read costs no other.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DescribedByAttribute(Type type) : Attribute
{
    public Type Type => type;
}
