using MarketingBus.Contracts;

namespace MarketingBus.Memory.LongTerm;

/// <summary>What each kind of engagement is worth; what is no engagement is worth nothing.</summary>
internal static class EngagementPoints
{
    public static double PointsOf(this LongTermOptions options, EngagementKind kind) => kind switch
    {
        EngagementKind.Opened => options.OpenedPoints,
        EngagementKind.Clicked => options.ClickedPoints,
        EngagementKind.Replied => options.RepliedPoints,
        EngagementKind.Converted => options.ConvertedPoints,
        _ => 0,
    };
}
