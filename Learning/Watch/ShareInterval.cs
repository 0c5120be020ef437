using MathNet.Numerics.Distributions;

namespace MarketingBus.Learning.Watch;

/// <summary>Where the true share lies, by E. B. Wilson's score interval (1927): it holds for few and for rare events, too.</summary>
/// <param name="Low">0 to 1.</param>
/// <param name="Share">As counted, 0 to 1.</param>
/// <param name="High">0 to 1.</param>
internal readonly record struct ShareInterval(double Low, double Share, double High)
{
    /// <param name="positives">0 to <paramref name="rows"/>.</param>
    /// <param name="rows">With none the share may be anything.</param>
    /// <param name="doubt">How often the interval may miss the truth, such as .05.</param>
    public static ShareInterval Of(double positives, double rows, double doubt)
    {
        if (rows <= 0)
            return new ShareInterval(0, 0, 1);

        var z = Normal.InvCDF(0, 1, 1 - (doubt / 2));
        var share = positives / rows;
        var centre = (share + (z * z / (2 * rows))) / (1 + (z * z / rows));
        var half = z / (1 + (z * z / rows)) * Math.Sqrt((share * (1 - share) / rows) + (z * z / (4 * rows * rows)));
        return new ShareInterval(Math.Max(0, centre - half), share, Math.Min(1, centre + half));
    }

    public bool Contains(double share) => share >= Low && share <= High;

    /// <summary>The shares differ beyond doubt: R. G. Newcombe's interval of a difference (1998, method 10) does not hold 0.</summary>
    public bool DiffersFrom(ShareInterval other)
    {
        var difference = Share - other.Share;
        var below = Math.Sqrt(Math.Pow(Share - Low, 2) + Math.Pow(other.High - other.Share, 2));
        var above = Math.Sqrt(Math.Pow(High - Share, 2) + Math.Pow(other.Share - other.Low, 2));
        return difference - below > 0 || difference + above < 0;
    }
}
