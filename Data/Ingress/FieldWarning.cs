namespace MarketingBus.Data.Ingress;

/// <summary>What was accepted otherwise than it was sent.</summary>
/// <param name="Field">The JSON path, as "lead_data.created_at".</param>
/// <param name="Message">What is wrong with it, or what was done to it. It does not repeat the value.</param>
public sealed record FieldWarning(string Field, string Message);
