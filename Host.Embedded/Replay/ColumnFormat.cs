using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>How a column writes its values, as all of them together show.</summary>
internal readonly record struct ColumnFormat(NumberFormat Numbers = NumberFormat.Unknown, DayOrder Days = DayOrder.Unknown, bool IsPercent = false);
