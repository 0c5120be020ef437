namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>How well a lead suits us and how much it did lately, 0 to 100 each, and both together as "A1" (best) to "C3".</summary>
internal sealed record LeadGrade(double Fit, double Engagement, string Grade);
