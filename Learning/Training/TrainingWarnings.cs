using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Training;

/// <summary>What a reader should know before trusting the figures.</summary>
internal static class TrainingWarnings
{
    public static IReadOnlyList<string> Of(PreparedData data)
    {
        List<string> warnings = [];
        if (data.Leaks.Count(x => x.Excluded) is > 0 and var leaks)
            warnings.Add($"{leaks} of the columns seem to know the answer and were left out: {string.Join(", ", data.Leaks.Where(x => x.Excluded).Select(x => x.Column))}.");
        if (LightGbmLibrary.WhyNot is { } reason)
            warnings.Add($"LightGBM cannot be used on this machine and is not among the members: {reason}");

        return warnings;
    }
}
