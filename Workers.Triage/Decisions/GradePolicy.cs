namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Grades leads on the grid of fit (A to C) and engagement (1 to 3).</summary>
internal sealed class GradePolicy(TriageOptions options)
{
    const double Highest = 100;

    static readonly string[][] Grid = [["A1", "A2", "A3"], ["B1", "B2", "B3"], ["C1", "C2", "C3"]];

    /// <param name="fit">0 to 100.</param>
    /// <param name="points">What the lead did, in points that halve with time, 0 or more.</param>
    public LeadGrade Of(double fit, double points)
    {
        // The first points count most: twice the scale is 75, three times 87.5, and 100 is never reached.
        var engagement = Highest * (1 - Math.Pow(2, -Math.Max(0, points) / options.EngagementScale));
        var row = Place(fit, options.GradeAFromFit, options.GradeBFromFit);
        var column = Place(engagement, options.Grade1FromEngagement, options.Grade2FromEngagement);
        return new LeadGrade(fit, engagement, Grid[row][column]);
    }

    /// <summary>True for "A1", for "A" (any engagement) and for "1" (any fit), in either case.</summary>
    public static bool IsGrade(string wanted) => Grid.Any(row => row.Any(grade => IsOf(grade, wanted)));

    /// <summary>True when the grade is one of those wanted, or none is asked for.</summary>
    public static bool IsOneOf(string grade, IReadOnlyList<string> wanted) => wanted is [] || wanted.Any(x => IsOf(grade, x));

    static bool IsOf(string grade, string wanted) =>
        wanted.Length == 1 ? grade.Contains(wanted, StringComparison.OrdinalIgnoreCase) : grade.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    static int Place(double value, double first, double second) => value >= first ? 0 : value >= second ? 1 : 2;
}
