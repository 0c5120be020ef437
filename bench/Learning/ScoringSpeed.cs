using System.Diagnostics;
using MarketingBus.Contracts;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MarketingBus.Bench.Learning;

/// <summary>What the product's scoring does a second, reasons included, against the bare transformers of the same members on the same rows, already encoded.</summary>
internal sealed record ScoringSpeed
{
    const int Rounds = 5;

    public required double LeadsPerSecond { get; init; }

    public required double BareRowsPerSecond { get; init; }

    public required double SingleP99Microseconds { get; init; }

    public required double BareSingleP99Microseconds { get; init; }

    public double BatchRatio => LeadsPerSecond / BareRowsPerSecond;

    public double SingleRatio => SingleP99Microseconds / BareSingleP99Microseconds;

    public static ScoringSpeed Measure(LoadedModel model, RawTable table)
    {
        LeadProfile[] leads = [.. Enumerable.Range(0, table.RowCount).Select(row => LeadOf(table, row))];
        var rows = Encode(model, leads);
        var context = new MLContext(1);
        var bare = Bare(context, model, rows);
        using var single = context.Model.CreatePredictionEngine<FeatureRow, Said>(bare, ignoreMissingColumns: true, inputSchemaDefinition: FeatureRow.Definition(rows.Width));

        var (ours, theirs) = (new List<double>(), new List<double>());
        FeatureRow[] given = [.. rows.ForTrainers()];
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(Seconds(() => leads.Chunk(256).Sum(x => LeadBatch.Score(model, x).Count)));
            theirs.Add(Seconds(() => context.Data.CreateEnumerable<Said>(bare.Transform(FeatureRow.View(context, given, rows.Width)), reuseRowObject: true, ignoreMissingColumns: true).Count(x => x.First + x.Second + x.Third + x.Fourth > -1e6f)));
        }

        return new ScoringSpeed
        {
            LeadsPerSecond = leads.Length / Median(ours.Skip(1)),
            BareRowsPerSecond = leads.Length / Median(theirs.Skip(1)),
            SingleP99Microseconds = Percentile(leads, lead => LeadBatch.Score(model, [lead])),
            BareSingleP99Microseconds = Percentile(given, row => single.Predict(row)),
        };
    }

    static LabelledRows Encode(LoadedModel model, LeadProfile[] leads)
    {
        var values = new string?[model.Schema.Features.Count];
        return new LabelledRows(
            [
                .. leads.Select(lead =>
                {
                    var row = new float[model.Schema.Width];
                    Array.Clear(values);
                    LeadFields.Read(lead, model.FeatureOf, values);
                    model.Schema.Encode(values, row);
                    return new VBuffer<float>(row.Length, row);
                }),
            ],
            [.. leads.Select((_, i) => i % 3 == 0)], model.Schema.Width, isBalanced: false);
    }

    // Trained anew with the settings that the model's members have; what they learn does not matter to their speed, but the size of the trees does.
    static TransformerChain<ITransformer> Bare(MLContext context, LoadedModel model, LabelledRows rows)
    {
        var said = rows.Map(model.Ensemble.Probability);
        var view = FeatureRow.View(context, rows.ForTrainers().Select((x, i) => new FeatureRow { Label = said[i] > 0.5, Features = x.Features }), rows.Width);
        var recipes = Recipes.All(1, LightGbmLibrary.WhyNot is null);
        List<ITransformer> steps = [];
        foreach (var (place, member) in model.Ensemble.Members.Where(x => x.Weight > 0).Index())
        {
            steps.Add(recipes.First(x => x.Member == member.Name && x.Settings == member.Settings).Fit(context, view));
            steps.Add(context.Transforms.CopyColumns(Said.Columns[place], "Score").Fit(steps[^1].Transform(view)));
        }

        return new TransformerChain<ITransformer>([.. steps]);
    }

    static LeadProfile LeadOf(RawTable table, int row) => new()
    {
        LeadId = $"{row}",
        Attributes = table.Columns.Where(x => x[row] is not null).ToDictionary(x => x.Name, x => x[row]!),
    };

    static double Seconds(Func<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    static double Percentile<TRow>(TRow[] rows, Action<TRow> predict)
    {
        foreach (var row in rows.Take(2000))
            predict(row);

        double[] times = [.. rows.Take(5000).Select(row =>
        {
            var started = Stopwatch.GetTimestamp();
            predict(row);
            return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }).Order()];
        return times[(int)(0.99 * times.Length)];
    }

    // All are asked for: a transformer does no work for a column that nobody reads.
    sealed class Said
    {
        public static readonly string[] Columns = [nameof(First), nameof(Second), nameof(Third), nameof(Fourth)];

        public float First { get; set; }

        public float Second { get; set; }

        public float Third { get; set; }

        public float Fourth { get; set; }
    }
}
