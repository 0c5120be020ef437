using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>Names that what is known only afterwards tends to have.</summary>
internal static class SuspiciousNames
{
    static readonly HashSet<string> Outcomes =
    [
        "status", "outcome", "result", "closed", "close", "stage", "tag", "tags", "disposition", "resolution", "won", "lost", "verdict", "decision",
        "revenue", "spend", "spent_usd", "payment", "refund", "cancelled", "cancellation", "enrolled", "duration",
    ];

    static readonly HashSet<string> Subjects = ["lead", "prospect", "opportunity", "deal", "contact", "sales"];

    static readonly HashSet<string> Judgements = ["quality", "profile", "grade", "rating", "rank", "temperature", "potential", "interest"];

    static readonly HashSet<string> Grades = ["score", "index", "grade", "rating", "rank", "points"];

    /// <summary>What a name suggests, as the end of "its name suggests ...", or null.</summary>
    public static string? Explain(string name)
    {
        var words = ColumnName.Words(name);
        if (LabelFinder.UsualNames.Contains(ColumnName.SnakeCase(name)))
            return "another outcome of the same record";
        if (words.Any(Outcomes.Contains))
            return "an outcome that is written down afterwards";
        if (words.Any(Subjects.Contains) && words.Any(Judgements.Contains))
            return "a judgement that somebody wrote down after working on the record";
        return null;
    }

    /// <summary>Ends like a figure that some tool gives: score, index, grade.</summary>
    public static bool IsGrade(string name) => ColumnName.Words(name) is { Length: > 0 } words && Grades.Contains(words[^1]);

    /// <summary>Overwritten as time goes on, so that old rows hold what was known long after.</summary>
    public static bool IsLatestState(string name) => ColumnName.Words(name) is { Length: > 1 } words && words[0] is "last" or "latest" or "current";
}
