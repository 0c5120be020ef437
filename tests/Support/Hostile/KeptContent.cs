using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Sends well-meant events with odd values, and looks afterwards whether what was accepted is there: 202 must not mean that something was lost without a word.</summary>
/// <param name="http">The product over REST.</param>
/// <param name="report">Where offences go.</param>
/// <param name="seed">The same seed gives the same events.</param>
internal sealed class KeptContent(HttpClient http, HostileReport report, int seed)
{
    const string SourceSystem = "field";

    static readonly string[] Unknowns = ["", "null", "n/a", "none", "undefined", "-", "--", "unknown"];

    readonly ConcurrentBag<Accepted> accepted = [];

    public async Task SendAsync(int number, CancellationToken cancellationToken)
    {
        var random = new Random(unchecked((seed * 31) ^ (number * 6151)));
        var (kind, id, fields) = (number % 3) switch
        {
            0 => ("lead", Id(number, random), Lead(random)),
            1 => ("campaign", Id(number, random), Campaign(random)),
            _ => ("engagement", $"kept-{number}", Engagement(number, random)),
        };
        var idField = kind == "campaign" ? "campaign_id" : "lead_id";
        var body = $"{{\"{idField}\":\"{id}\",\"source_system\":\"{SourceSystem}\"{string.Concat(fields.Select(x => $",\"{x.Name}\":{x.Value}"))}}}";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"/api/events/{kind}s", UriKind.Relative), content, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        report.Count($"kept {kind}", ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if ((int)response.StatusCode >= 500)
            report.Offend($"a server error: {body}\n  answered {(int)response.StatusCode}: {HostileCase.Excerpt(text)}");
        else if (response.StatusCode == HttpStatusCode.Accepted)
            accepted.Add(new Accepted(kind, body, fields, LocationOf(text), text));
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(accepted, cancellationToken, async (one, token) =>
        {
            using var response = await http.GetAsync(new Uri(one.Location, UriKind.RelativeOrAbsolute), token);
            var stored = await response.Content.ReadAsStringAsync(token);
            if (!response.IsSuccessStatusCode)
                report.Offend($"accepted and not to be found ({(int)response.StatusCode}): {one.Body}");
            else if (LostOf(one, stored) is { Count: > 0 } lost)
                report.Offend($"accepted and lost ({string.Join(", ", lost)}): {one.Body}\n  answered {HostileCase.Excerpt(one.Answer)}\n  stored {HostileCase.Excerpt(stored)}");
        });
    }

    static List<string> LostOf(Accepted one, string stored)
    {
        using var document = JsonDocument.Parse(stored);
        if (one.Kind == "engagement")
            return document.RootElement.TryGetProperty("timeline", out var timeline) && timeline.EnumerateArray().Any(x => x.GetProperty("kind").GetString() == "engagement") ? [] : ["the engagement"];

        var warnings = WarningsOf(one.Answer);
        return [.. one.Fields.Where(x => !IsUnknown(x.Value) && !Holds(document.RootElement, x.Name) && !warnings.Contains(x.Name, StringComparison.Ordinal)).Select(x => x.Name)];
    }

    /// <summary>True when a member of this name, at any depth, has a value.</summary>
    static bool Holds(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(x => (x.NameEquals(name) && x.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) || Holds(x.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().Any(x => Holds(x, name)),
        _ => false,
    };

    static string WarningsOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return string.Concat(Find(document.RootElement, "warnings").Select(x => x.GetRawText()));
    }

    static IEnumerable<JsonElement> Find(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(x => x.NameEquals(name) ? [x.Value] : Find(x.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(x => Find(x, name)),
        _ => [],
    };

    // What stands for "nothing is known" is not content.
    static bool IsUnknown(string raw) => Unknowns.Contains(raw.Trim('"').Trim(), StringComparer.OrdinalIgnoreCase);

    static string LocationOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("events")[0].GetProperty("location").GetString()!.Replace("/journey?", "?", StringComparison.Ordinal);
    }

    static string Id(int number, Random random) => $"{FieldValues.Ids[random.Next(FieldValues.Ids.Length)]}~{number}";

    static (string Name, string Value)[] Lead(Random random) =>
    [
        ("company", Any(FieldValues.Texts, random)), ("persona", Any(FieldValues.Texts, random)), ("time_zone", "\"Europe/Berlin\""), ("gdpr_consent", Any(FieldValues.Consents, random)),
        ("created_at", Any(FieldValues.Times, random)), ("budget", Any(FieldValues.Numbers, random)), ("shoe_size", Any(FieldValues.Texts, random)),
    ];

    static (string Name, string Value)[] Campaign(Random random) =>
    [
        ("date", Any(FieldValues.Times, random)), ("impressions", random.Next(3) == 0 ? "0" : Any(FieldValues.Numbers, random)), ("clicks", "5"), ("ctr", random.Next(2) == 0 ? "0.85" : Any(FieldValues.Numbers, random)),
        ("cost_usd", Any(FieldValues.Numbers, random)), ("revenue_usd", random.Next(3) == 0 ? "-80.5" : Any(FieldValues.Numbers, random)),
    ];

    static (string Name, string Value)[] Engagement(int number, Random random) =>
    [
        ("kind", $"\"{FieldValues.Kinds[random.Next(FieldValues.Kinds.Length)]}\""), ("occurred_at", Any(FieldValues.Times, random)), ("event_id", $"\"kept-{number}\""), ("text", Any(FieldValues.Texts, random)),
    ];

    static string Any(string[] values, Random random) => values[random.Next(values.Length)];

    sealed record Accepted(string Kind, string Body, IReadOnlyList<(string Name, string Value)> Fields, string Location, string Answer);
}
