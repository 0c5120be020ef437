namespace MarketingBus.Bench.Mcp;

/// <param name="Rounds">How many times each case is run.</param>
/// <param name="Leads">In the database.</param>
/// <param name="Questions">Whose answers are timed, in each case.</param>
/// <param name="Frames">Hostile messages.</param>
/// <param name="Seed">Of the hostile messages.</param>
internal sealed record McpSettings(int Rounds, int Leads, int Questions, int Frames, int Seed);
