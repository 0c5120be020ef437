namespace MarketingBus.Platform.Persistence.Rows;

/// <summary>A primary key's values, as the database keeps them.</summary>
internal readonly struct RowKey(object[] values) : IEquatable<RowKey>
{
    public object this[int index] => values[index];

    public bool Equals(RowKey other) => values.AsSpan().SequenceEqual(other.Values);

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values)
            hash.Add(value);

        return hash.ToHashCode();
    }

    object[] Values => values;
}
