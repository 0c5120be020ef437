using System.Globalization;

namespace MarketingBus.Bench.Learning;

/// <summary>Leads whose conversion depends on their columns in a known way, as a CSV file of any size. The same seed gives the same file.</summary>
internal sealed class GeneratedLeads(int seed)
{
    static readonly string[] Sources = ["Website", "Referral", "Google Ads", "Outbound", "Event", "Partner"];
    static readonly string[] Industries = ["SaaS", "FinTech", "Retail", "Legal", "Healthcare", "Education", "Logistics", "Media"];
    static readonly string[] Sizes = ["1-10", "11-50", "51-200", "201-1000", "1001-5000", "5000+"];

    static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    readonly Random random = new(seed);

    /// <summary>Share of the file, counted from its end, in which the market is another one; 0: none.</summary>
    public double ShiftedShare { get; init; }

    /// <summary>Adds a column that is filled in after the outcome, under a neutral name.</summary>
    public bool HasLeak { get; init; }

    /// <summary>
    /// The market moves through the whole file: the base rate goes up and down, a column that tells something sinks steadily, and what a source is worth turns round. The leak then overlaps (AUC about .85), and
    /// numbers have decimal commas.
    /// </summary>
    public bool Drifts { get; init; }

    public char Delimiter { get; init; } = ',';

    /// <summary>False: the rows are in order of time, and nothing but their order says so.</summary>
    public bool HasTime { get; init; } = true;

    public void Write(string path, int rows)
    {
        string?[] header =
        [
            "lead_id", HasTime ? "created_at" : null, "source", "industry", "company_size", "country", "campaign", "visits", "minutes_on_site", "pages_per_visit", "basket_usd", "discount",
            "distance_km", "interest_rate", "newsletter", "device", "email", HasLeak ? "handling_minutes" : null, "converted",
        ];
        using var file = new StreamWriter(path);
        file.WriteLine(string.Join(Delimiter, header.OfType<string>()));
        for (var row = 0; row < rows; row++)
            file.WriteLine(string.Join(Delimiter, Row(row, rows).OfType<string>()));
    }

    IEnumerable<string?> Row(int row, int rows)
    {
        var isShifted = row >= (1 - ShiftedShare) * rows;
        var (source, industry, size) = (random.Next(Sources.Length), isShifted ? random.Next(4, Industries.Length) : random.Next(6), random.Next(Sizes.Length));
        var (country, campaign, visits) = ((int)(200 * Math.Pow(random.NextDouble(), 3)), random.Next(500), random.Next(30));
        var (minutes, pages, basket) = (-Math.Log(1 - random.NextDouble()) * 8, 1 + (random.NextDouble() * 9), Math.Exp(3 + Normal()));
        var (time, surprise) = (Drifts ? (double)row / rows : 0, 0.3 * Normal());
        var (discount, distance, rate) = (random.NextDouble(), random.NextDouble() * 900, (isShifted ? 0.5 : 4.5 - (4 * time)) + surprise);
        var newsletter = random.Next(3) == 0;
        var logit = -2.6 + (0.25 * (source % 3)) + (0.2 * industry) - (0.1 * size) + (0.04 * visits) + (0.06 * Math.Min(minutes, 30)) + (visits > 20 && newsletter ? 1 : 0)
            + (country % 7 == 0 ? 0.5 : 0) + (0.4 * Math.Log(basket) * discount) - (distance > 600 ? 0.4 : 0) - (isShifted ? 0.5 : 0)
            + (Drifts ? Math.Sin(4 * Math.PI * time) + (2 * surprise) - (0.4 * (source % 3) * time) : 0);
        var converted = random.NextDouble() < 1 / (1 + Math.Exp(-logit));
        var handling = Drifts ? (converted ? 13 : 5) + (5.5 * Normal()) : converted ? 20 + (30 * random.NextDouble()) : 18 * random.NextDouble();
        return
        [
            $"L{row:0000000}", HasTime ? new DateTime(2024, 1, 1).AddSeconds(row * 60.0).ToString("s") : null, Sources[source], Industries[industry], Sizes[size], $"country {country}", $"CMP{campaign:000}",
            $"{visits}", Text(minutes), Text(pages), Text(basket), Text(discount), Text(distance), Text(rate), newsletter ? "yes" : "no", random.Next(3) switch { 0 => "phone", 1 => "desktop", _ => "" },
            $"person{row}@example.com", HasLeak ? Text(handling) : null, converted ? "1" : "0",
        ];
    }

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

    string Text(double number) => number.ToString("0.######", Drifts ? DecimalComma : NumberFormatInfo.InvariantInfo);
}
