namespace MarketingBus.Mcp.Host.Prompts;

/// <summary>What the arguments of our prompts are about.</summary>
internal static class PromptArguments
{
    static readonly Dictionary<(string Prompt, string Argument), string> Resources = new()
    {
        [("campaign_review", "campaign_id")] = "db://campaigns/",
        [("campaign_review", "source_system")] = "db://campaigns/",
        [("lead_brief", "lead_id")] = "db://leads/",
        [("lead_brief", "source_system")] = "db://leads/",
    };

    /// <summary>Where the resources begin that an argument is taken from.</summary>
    public static string? ResourcesOf(string prompt, string argument) => Resources.GetValueOrDefault((prompt, argument));
}
