using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>Names that what is known only afterwards tends to have, in English and a few words of German, French, Spanish and Italian.</summary>
internal static class SuspiciousNames
{
    static readonly HashSet<string> Outcomes =
    [
        "status", "outcome", "result", "closed", "close", "stage", "tag", "tags", "disposition", "resolution", "resolved", "won", "lost", "verdict", "decision", "revenue", "spend", "spent_usd",
        "payment", "paid", "invoice", "invoiced", "refund", "refunded", "settled", "settlement", "cancelled", "canceled", "cancellation", "churned", "enrolled", "shipped", "delivered",
        "ergebnis", "abgeschlossen", "gewonnen", "verloren", "storniert", "gekündigt", "gekuendigt", "bezahlt", "rechnung", "résultat", "resultat", "statut", "annulé", "annule", "resultado", "cancelado", "pagado", "esito",
    ];

    static readonly HashSet<string> TimeOfWork = ["duration", "elapsed", "processing", "handling", "dauer", "durée", "duree", "duración", "duracion", "duração", "duracao", "durata"];

    static readonly HashSet<string> Work = ["call", "talk", "handle", "conversation", "interview", "anruf", "appel", "llamada"];

    static readonly HashSet<string> Times = ["time", "length", "seconds", "secs", "sec", "minutes", "mins", "min", "hours"];

    static readonly HashSet<string> UnitsOfTime = ["seconds", "secs", "minutes", "mins", "hours"];

    static readonly HashSet<string> Earlier = ["previous", "prior", "past", "former", "earlier"];

    static readonly HashSet<string> Subjects = ["lead", "prospect", "opportunity", "deal", "contact", "sales"];

    static readonly HashSet<string> Judgements = ["quality", "profile", "grade", "rating", "rank", "temperature", "potential", "interest"];

    static readonly HashSet<string> Grades = ["score", "index", "grade", "rating", "rank", "points"];

    /// <summary>What a name suggests, as the end of "its name suggests ...", or null.</summary>
    public static string? Explain(string name)
    {
        var words = ColumnName.Words(name);
        if (LabelFinder.UsualNames.Contains(ColumnName.SnakeCase(name)))
            return "another outcome of the same record";
        if (words.Any(Earlier.Contains))
            return null;
        if (words.Any(TimeOfWork.Contains) || words.Any(x => x.EndsWith("dauer", StringComparison.Ordinal)) || (words.Any(Work.Contains) && words.Any(Times.Contains)))
            return "time that was spent on the record";
        if (words.Any(Outcomes.Contains))
            return "an outcome that is written down afterwards";
        if (words.Any(Subjects.Contains) && words.Any(Judgements.Contains))
            return "a judgement that somebody wrote down after working on the record";
        return null;
    }

    /// <summary>Time in a unit, of what the name does not say: of work on the record, or of a visit before it.</summary>
    public static bool IsTimeSpent(string name) => ColumnName.Words(name).Any(UnitsOfTime.Contains);

    /// <summary>Ends like a figure that some tool gives: score, index, grade.</summary>
    public static bool IsGrade(string name) => ColumnName.Words(name) is { Length: > 0 } words && Grades.Contains(words[^1]);

    /// <summary>Overwritten as time goes on, so that old rows hold what was known long after.</summary>
    public static bool IsLatestState(string name) => ColumnName.Words(name) is { Length: > 1 } words && words[0] is "last" or "latest" or "current";
}
