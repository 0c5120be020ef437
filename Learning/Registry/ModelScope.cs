using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Registry;

/// <summary>What a model can score. Models of one scope compete; those of different scopes live side by side.</summary>
public static class ModelScope
{
    /// <summary>Of the models that score leads.</summary>
    public const string Leads = "leads";

    internal static string Of(FeatureSchema schema) =>
        schema.Features.Any(x => LeadFields.Names.Contains(ColumnName.SnakeCase(x.Column))) ? Leads : Fingerprint(schema);

    static string Fingerprint(FeatureSchema schema)
    {
        string?[] names = [.. schema.Features.Select(x => ColumnName.SnakeCase(x.Column)).Append(schema.LabelColumn).Order(StringComparer.Ordinal)];
        return "columns-" + RowHash.Of(names).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
