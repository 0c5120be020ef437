using System.Globalization;
using MarketingBus.Data.Ingress;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Training;

/// <summary>
/// A model that is too good to be true: what people will do is never foreseen so well. Several copies of one leak hide behind each other, one by one and in the model, so that they are looked
/// for together: which few columns does it rest on?
/// </summary>
internal static class TooGood
{
    const double LeastAuc = 0.95;
    const int MostCandidates = 12;
    const int MostNamed = 6;

    /// <summary>Null where it is not.</summary>
    public static string? Explain(PreparedData data, Ensemble model, LabelledRows heldOut, double area, int seed)
    {
        if (!(area >= LeastAuc))
            return null;

        var alone = data.Schema.Features.Select((x, i) => (Feature: i, x.Column, Auc: SingleColumnAuc.Of(data.Columns.First(column => column.Name == x.Column), data.Label, data.Split.Training)))
            .OrderByDescending(x => x.Auc).Take(MostCandidates).ToList();
        var (restsOn, rest) = ImportanceMeasure.RestsOn(model, data.Schema, heldOut, [.. alone.Select(x => x.Feature)], MostNamed, enough: 0.5 + ((area - 0.5) / 2), seed);
        var named = restsOn.Select(x => alone.First(y => y.Feature == x)).Select(x => string.Create(CultureInfo.InvariantCulture, $"{TextRules.Shown(x.Column)} (alone {x.Auc:0.00})"));
        return string.Create(CultureInfo.InvariantCulture, $"An AUC of {area:0.000} is too good to be true for what people will do. It rests on {string.Join(", ", named)}: shuffled together, they bring it down to {rest:0.000}. ")
            + "Most often such columns were written after the outcome, or are several copies of one that was. Make sure that each is known when the lead comes in, or leave it out (--exclude, over REST \"exclude\").";
    }
}
