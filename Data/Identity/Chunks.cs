namespace MarketingBus.Data.Identity;

public static class Chunks
{
    /// <summary>So many keys go into one statement: each is a parameter of its own on SQLite, which takes tens of thousands, and plans longer the more there are.</summary>
    public const int MostKeys = 500;
}
