namespace MarketingBus.Bench.Erasures;

/// <summary>The ways in which one e-mail address comes out of other systems.</summary>
internal static class Spellings
{
    public const int Count = 20;

    public static string Of(string local, string domain, int way) => (way % Count) switch
    {
        0 => $"{local}@{domain}",
        1 => $"{local.ToUpperInvariant()}@{domain.ToUpperInvariant()}",
        2 => $"  {local}@{domain} ",
        3 => $"{char.ToUpperInvariant(local[0])}{local[1..]}@{domain}",
        4 => $"\u00A0{local}@{domain}\u00A0",
        5 => $"{local}@{domain}\u200B",
        6 => $"\uFEFF{local}@{domain}",
        7 => $"{local}\u00AD@{domain}",
        8 => $"mailto:{local}@{domain}",
        9 => $"MAILTO:{local}@{domain}?subject=hello",
        10 => $"Gone Person <{local}@{domain}>",
        11 => $"\"Person, Gone\" <{local}@{domain}>",
        12 => $"<{local}@{domain}>",
        13 => $"{local}@{domain} (Gone Person)",
        14 => $"{local}@{domain}.",
        15 => $"\"{local}\"@{domain}",
        16 => $"{local}\uFF20{domain}",
        17 => $"\uFF47{local[1..]}@{domain}",
        18 => $"{local}@{domain.Replace(".", "\u3002", StringComparison.Ordinal)}",
        _ => $"Gone <mailto:{local.ToUpperInvariant()}@{domain}>",
    };
}
