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

    static readonly HashSet<string> TimeOfWork = ["elapsed", "processing", "handling"];

    // Of a call or of a visit to the site: the word alone does not say.
    static readonly HashSet<string> Durations = ["duration", "dauer", "durée", "duree", "duración", "duracion", "duração", "duracao", "durata"];

    static readonly HashSet<string> Work = ["call", "talk", "handle", "conversation", "interview", "anruf", "appel", "llamada"];

    static readonly string[] WorkStems = ["gespräch", "gespraech", "anruf", "telefon", "bearbeitung"];

    // Words of outcomes that are as much words of something else: a payment method, a status of employment, a cycle that is closed, a spend before, Tag, which is a day.
    static readonly HashSet<string> Ambiguous = ["status", "statut", "tag", "tags", "close", "closed", "payment", "paid", "spend", "decision", "delivered", "shipped", "enrolled", .. Durations];

    static readonly HashSet<string> OfPersons = ["marital", "employment", "civil", "family", "housing", "relationship", "residence"];

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
        if (words.Any(TimeOfWork.Contains) || words.Any(IsDuration) || (words.Any(Work.Contains) && words.Any(Times.Contains)))
            return "time that was spent on the record";
        if (words.Any(OfPersons.Contains))
            return null;
        if (words.Any(Outcomes.Contains))
            return "an outcome that is written down afterwards";
        if (words.Any(Subjects.Contains) && words.Any(Judgements.Contains))
            return "a judgement that somebody wrote down after working on the record";
        return null;
    }

    /// <summary>Whether the name may as well mean something that was known before: then it is a hint, and what the values say decides.</summary>
    public static bool IsHint(string name)
    {
        var words = ColumnName.Words(name);
        var isWork = words.Any(Work.Contains) || words.Any(word => WorkStems.Any(stem => word.Contains(stem, StringComparison.Ordinal)));
        return !LabelFinder.UsualNames.Contains(ColumnName.SnakeCase(name)) && !words.Any(TimeOfWork.Contains)
            && (words.Any(IsDuration) ? !isWork : words.Any(Ambiguous.Contains) && !words.Any(x => Outcomes.Contains(x) && !Ambiguous.Contains(x)) && !words.Any(Subjects.Contains));
    }

    static bool IsDuration(string word) => Durations.Contains(word) || word.EndsWith("dauer", StringComparison.Ordinal);

    /// <summary>Time in a unit, of what the name does not say: of work on the record, or of a visit before it.</summary>
    public static bool IsTimeSpent(string name) => ColumnName.Words(name).Any(UnitsOfTime.Contains);

    /// <summary>Ends like a figure that some tool gives: score, index, grade.</summary>
    public static bool IsGrade(string name) => ColumnName.Words(name) is { Length: > 0 } words && Grades.Contains(words[^1]);

    /// <summary>Overwritten as time goes on, so that old rows hold what was known long after.</summary>
    public static bool IsLatestState(string name) => ColumnName.Words(name) is { Length: > 1 } words && words[0] is "last" or "latest" or "current";
}
