namespace MarketingBus.Host.Embedded.Replay;

/// <summary>A field of an event, and the column names under which it is known, best first.</summary>
internal sealed record TargetField(string Name, FieldType Type, params string[] Aliases)
{
    public IEnumerable<string> Names => [Name, .. Aliases];
}
