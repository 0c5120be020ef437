using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Registry;

/// <summary>What a model can score. Models of one scope compete; those of different scopes live side by side.</summary>
public static class ModelScope
{
    /// <summary>Of the models that score leads.</summary>
    public const string Leads = "leads";

    /// <summary>Of a model that scores no leads: a fingerprint of what it reads and foresees.</summary>
    internal static string OfColumns(FeatureSchema schema)
    {
        string?[] names = [.. schema.Features.Select(x => ColumnName.SnakeCase(x.Column)).Append(ColumnName.SnakeCase(schema.LabelColumn)).Order(StringComparer.Ordinal)];
        return "columns-" + RowHash.Of(names).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
