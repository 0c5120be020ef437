using System.Globalization;

namespace MarketingBus.Learning.Tables;

/// <summary>Why a column is no label as it stands: the values that were met, which of them is in the way, and the option that helps.</summary>
internal static class LabelFaults
{
    const int MostNamed = 6;

    /// <summary>Null when its values are two answers, or become two by what the caller said.</summary>
    public static string? Of(RawColumn column, IReadOnlyList<LabelClass> classes, string? positive, bool blankIsNo)
    {
        var blank = column.Codes.Count(x => x == RawColumn.Unknown);
        if (classes.Count == 0)
            return $"'{column.Name}' is empty in every row.";
        if (positive is not null && classes.All(x => !LabelSpelling.AreSame(x.Spelling, positive)))
            return $"'{column.Name}' never has the value '{Data.Ingress.TextRules.Shown(positive)}'; its values are {Named(classes)}.";
        if (classes.Count == 1)
            return OneClass(column.Name, classes[0], blank, blankIsNo);

        return classes.Count == 2 || positive is not null ? null : Several(column.Name, classes);
    }

    static string? OneClass(string name, LabelClass only, int blank, bool blankIsNo)
    {
        if (blank == 0)
            return $"Every '{name}' is {only.Shown}: there is only one class, so there is nothing to tell apart.";
        if (blankIsNo)
            return only.MeansNo ? $"'{name}' is {only.Shown} or empty, which is no as well: there is only one class, so there is nothing to tell apart." : null;

        return string.Create(CultureInfo.InvariantCulture, $"'{name}' is {only.Shown} in {only.Rows:N0} rows and empty in {blank:N0}: there is only one class. ")
            + "Where empty means no, say so: --blank-is-no, over REST \"blank_is_no\": true.";
    }

    static string Several(string name, IReadOnlyList<LabelClass> classes)
    {
        var unclear = classes.Where(x => !x.MeansYes && !x.MeansNo).ToList();
        var isClear = classes.Any(x => x.MeansYes) && classes.Any(x => x.MeansNo) && classes.Count - unclear.Count == 2;
        var inTheWay = isClear ? $" In the way {(unclear.Count == 1 ? "is" : "are")} {Named(unclear)}." : "";
        var yes = classes.FirstOrDefault(x => x.MeansYes) ?? classes.MinBy(x => x.Rows)!;
        return $"'{name}' is not binary: its values are {Named(classes)}.{inTheWay} Say which of them counts as yes, and all others are no, such as --positive {yes.Shown} (over REST \"positive\"); or leave out the rows of the others.";
    }

    static string Named(IReadOnlyList<LabelClass> classes)
    {
        var named = classes.OrderByDescending(x => x.Rows).Take(MostNamed).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Shown} ({x.Rows:N0} rows)"));
        return string.Join(", ", named) + (classes.Count > MostNamed ? $" and {classes.Count - MostNamed} others" : "");
    }
}
