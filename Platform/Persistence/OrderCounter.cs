namespace MarketingBus.Platform.Persistence;

/// <summary>The counter behind <see cref="IOrderNumbers"/>: a row where the database has no sequences.</summary>
public sealed class OrderCounter
{
    internal const string Schema = "messaging";
    internal const string Table = "order_numbers";

    public int Id { get; set; }

    /// <summary>The last number that was taken.</summary>
    public long Last { get; set; }
}
