namespace MarketingBus.Platform.Text;

/// <summary>
/// Finds how a column writes its numbers, from all of its values: 4,857 may be four thousand or nearly five, but not beside 4,96. A column that leaves
/// it open follows the others of its table.
/// </summary>
public static class NumberFormats
{
    const int Sample = 1000;
    const double MostlyParsed = 0.98;

    /// <summary>What most columns of numbers prove; where none proves anything, null.</summary>
    /// <param name="columns">The distinct values of each.</param>
    public static NumberFormat? ProvenBy(IEnumerable<IEnumerable<string>> columns)
    {
        var proofs = columns.Select(Proof).Where(x => x != NumberFormat.Unknown).ToList();
        return proofs.Count == 0 ? null : 2 * proofs.Count(x => x == NumberFormat.Point) >= proofs.Count ? NumberFormat.Point : NumberFormat.Comma;
    }

    /// <param name="values">Distinct ones.</param>
    /// <param name="proven">By the other columns of the table.</param>
    /// <param name="separator">Of the file: a decimal comma rules out the comma.</param>
    public static NumberFormat Of(IEnumerable<string> values, NumberFormat? proven = null, char separator = ',')
    {
        var (point, comma, openPoint, openComma) = (0, 0, false, false);
        var hasGroups = false;
        foreach (var value in values)
        {
            var (format, mark) = Evidence(value);
            point += format == NumberFormat.Point ? 1 : 0;
            comma += format is NumberFormat.Comma or NumberFormat.GroupedComma ? 1 : 0;
            hasGroups |= format == NumberFormat.GroupedComma;
            openPoint |= format == NumberFormat.Unknown && mark == '.';
            openComma |= format == NumberFormat.Unknown && mark == ',';
        }

        if (point + comma > 0)
            return point >= comma ? NumberFormat.Point : hasGroups || openPoint ? NumberFormat.GroupedComma : NumberFormat.Comma;
        if (openComma && (proven ?? (separator == ';' ? NumberFormat.Comma : NumberFormat.Point)) == NumberFormat.Comma)
            return openPoint ? NumberFormat.GroupedComma : NumberFormat.Comma;
        if (openPoint && proven == NumberFormat.Comma)
            return NumberFormat.GroupedComma;

        return openComma || openPoint ? NumberFormat.Point : proven ?? NumberFormat.Unknown;
    }

    static NumberFormat Proof(IEnumerable<string> column)
    {
        var values = column.Take(Sample).ToList();
        var format = Of(values.Where(x => Evidence(x).Format != NumberFormat.Unknown));
        return values.Count(x => NumberText.TryParse(x, format, out _)) >= MostlyParsed * values.Count ? format : NumberFormat.Unknown;
    }

    /// <summary>What one text proves, and its only mark: three digits after one to three others may be thousands or decimals.</summary>
    static (NumberFormat Format, char Mark) Evidence(string text)
    {
        var (first, last) = (text.AsSpan().IndexOfAnyInRange('0', '9'), text.AsSpan().LastIndexOfAnyInRange('0', '9'));
        if (first < 0)
            return (NumberFormat.Unknown, ' ');

        var digits = text.AsSpan(first, last - first + 1);
        var (commas, points) = (digits.Count(','), digits.Count('.'));
        if (commas + points == 0)
            return (NumberFormat.Unknown, ' ');
        if (commas > 0 && points > 0)
            return (digits.LastIndexOf(',') > digits.LastIndexOf('.') ? NumberFormat.GroupedComma : NumberFormat.Point, ' ');
        if (commas + points > 1)
            return (commas > 0 ? NumberFormat.Point : NumberFormat.GroupedComma, ' ');

        var place = digits.IndexOfAny(',', '.');
        var isOpen = digits.Length - place == 4 && place <= 3 && digits[0] != '0';
        return isOpen ? (NumberFormat.Unknown, digits[place]) : (commas > 0 ? NumberFormat.Comma : NumberFormat.Point, digits[place]);
    }
}
