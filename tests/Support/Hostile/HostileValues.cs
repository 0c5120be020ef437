using System.Text;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Pieces of JSON that break careless readers, as raw text.</summary>
internal static class HostileValues
{
    static readonly string[] Fixed =
    [
        "null", "true", "false", "0", "-1", "1e308", "1e999", "-1e999", "9223372036854775808", "0.1e-400", "-0", "01", "NaN", "Infinity", "-Infinity", "undefined", "'single'",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u202e\\u2066\"", "\"\\ufeff\"", "\"\\r\\n.\\r\\n\"", "\"\\u001b[2J\"",
        "\"'; DROP TABLE orchestration_lead_journeys; --\"", "\"\\\" OR 1=1 --\"", "\"Robert\\\"); DELETE FROM leads_leads;--\"", "\"%' UNION SELECT name FROM sqlite_master--\"",
        "\"{{ 7 | times: 7 }}\"", "\"{% assign x = lead %}{{ x.email }}\"", "\"{% for i in (1..1000000) %}{{ i }}{% endfor %}\"", "\"${jndi:ldap://127.0.0.1/a}\"", "\"{0}{1:X}%s%n\"",
        "\"<script>alert(1)</script>\"", "\"../../../../etc/passwd\"", "\"file:///etc/passwd\"", "\"=cmd|' /C calc'!A0\"", "\"NEAR(\\\"a\\\" OR *\"", "\"\\\"unbalanced AND (\"",
        "[]", "{}", "[null]", "[[[[]]]]", "{\"a\":{\"b\":{\"c\":1}}}", "[1,\"a\",{}]", "{\"\":\"\"}", "{\"$type\":\"System.IO.FileInfo, System.IO\",\"fileName\":\"/etc/passwd\"}", "{\"__proto__\":{\"admin\":true}}",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "\"2026-02-30\"", "\"2026-13-45T99:99:99Z\"", "\"-5\"", "\"1e400\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"email\"", "\"EMAIL\"", "\"no_such_value\"", "99", "3.7", "1e18", "-2147483649",
    ];

    public static string Any(Random random) => random.Next(12) switch
    {
        0 => $"\"{new string('x', random.Next(150, 5_000))}\"",
        1 => $"\"{string.Concat(Enumerable.Repeat("\\u0301", random.Next(1, 300)))}\"",
        2 => Nested(random.Next(2, 80)),
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(1, 2_000)))}]",
        4 => $"{{{string.Join(',', Enumerable.Range(0, random.Next(1, 300)).Select(i => $"\"k{i}\":\"v\""))}}}",
        5 => new string('9', random.Next(1, 400)),
        6 => FieldValue(random),
        _ => Fixed[random.Next(Fixed.Length)],
    };

    static string FieldValue(Random random)
    {
        string[][] kinds = [FieldValues.Times, FieldValues.Numbers, FieldValues.Texts, FieldValues.Consents, [.. FieldValues.Ids.Select(x => $"\"{x}\"")], [.. FieldValues.Kinds.Select(x => $"\"{x}\"")]];
        var values = kinds[random.Next(kinds.Length)];
        return values[random.Next(values.Length)];
    }

    public static string Nested(int depth) => new StringBuilder().Insert(0, "[", depth).Append('1').Append(']', depth).ToString();
}
