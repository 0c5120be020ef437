namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Values as exports and people write them, by what they are meant to be, as raw JSON. None of them is an attack.</summary>
internal static class FieldValues
{
    public static readonly string[] Times =
    [
        "\"2026-11-30T10:01:07.123456789Z\"", "\"2026-11-30t10:01:07z\"", "\"2026-11-30T10:01:07+01\"", "\"2026-11-30 10:01:07.123+00\"", "\"20261130T100107Z\"", "\"2026-11-30T10:01:07,123Z\"",
        "\"3/14/2026 2:30 PM\"", "\"14-Mar-2026\"", "\"Mar 14, 2026\"", "\"30.11.2026 10:01\"", "\"2026-03-25T00:00:00+09:00\"", "\"2026-03-25T23:59:59-08:00\"", "1764495667", "1764495667123", "\"1764495667\"",
        "\"yesterday\"", "\"0000-00-00\"", "\"\"", "null",
    ];

    public static readonly string[] Numbers =
    [
        "\"1,234.5\"", "\"1.234,5\"", "\"1'234.5\"", "\"1 234,5\"", "\"140,99\"", "\"$99.50\"", "\"99.50 EUR\"", "\"(12.00)\"", "\"0.85%\"", "\"1e3\"", "\"--\"", "\"-\"", "\"n/a\"", "\"< 10\"", "\"1k\"", "-120.5", "12.75", "\"\"", "null", "true",
    ];

    public static readonly string[] Texts =
    [
        "\"N/A\"", "\"none\"", "\"undefined\"", "\"null\"", "\"-\"", "5", "5.5", "true", "\"two\\nlines\"", "\"tab\\there\"", "\"\\u200bAnn\\u200b\"", "\"zoe\\u0308\"", "\"\\u00a0x\\u00a0\"", "[\"a\",\"b\"]", "{\"a\":1}", "\"\\ud83d\\ude00\"", "\"\"",
    ];

    public static readonly string[] Consents =
    [
        "true", "false", "\"true\"", "\"False\"", "\"yes\"", "\"No\"", "\"1\"", "\"0\"", "1", "0", "\"Y\"", "\"n\"", "\"granted\"", "\"denied\"", "\"opt-in\"", "\"Opt-out\"", "\"unknown\"", "\"ja\"", "\"\"", "null",
    ];

    public static readonly string[] Kinds =
    [
        "opened", "Clicked", "open", "click", "spamreport", "complained", "group_unsubscribe", "Unsubscribed", "Opt-out", "unsubscribe", "dropped", "bounce", "hard_bounce", "delivered", "converted", "purchase", "replied", "reply",
    ];

    /// <summary>Ids that are others by one bit, or that only look alike.</summary>
    public static readonly string[] Ids =
    [
        "00Q5e00000AbCdE", "00Q5e00000aBcDe", "ann@field.example", "caf\\u00e9", "cafe\\u0301", "a\\u200bb", "a b", "a/b", "a/../b", ".", "..", "%2e%2e", "\\ud83d\\ude00", "crm:1|2", "a?b#c", "0", "null",
    ];
}
