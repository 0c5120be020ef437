using MarketingBus.Mcp.Host.Access;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Methods;
using MarketingBus.Mcp.Host.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>The six JSON-RPC methods as tools, each under its snake_case name and the name that older clients know.</summary>
internal static class SeedTools
{
    public static IEnumerable<McpServerTool> All =>
    [
        .. Both<GetLeadData, LeadInput, LeadView>(new ToolCard(
            "get_lead_data", "Get a lead",
            "Everything that is known of one lead: profile, status, score (0 to 100) with its reasons, category, routing, and the newest entries of the timeline of what happened, oldest first. "
            + "Use it when you have a lead's id and want the whole picture; for the timeline alone, filtered, use lead_timeline.")),
        .. Both<SearchGraph, GraphInput, GraphAnswer>(new ToolCard(
            "search_graph", "Search the knowledge graph",
            "Facts as subject, predicate, object with a weight of 0 to 1, heaviest first. Search in one of three ways: by words (query), by pattern (subject, predicate, object), "
            + "or around a node (node, depth). Use it to find how leads, companies, industries, segments and channels are related.")),
        .. Both<StoreMemory, StoreInput, MemoryStored>(StoreCard("store_memory")),
        .. Both<RecommendAction, AdviceInput, Advice>(new ToolCard(
            "recommend_action", "Recommend the next action",
            "What an agent should do next for a lead or campaign, with a confidence of 0 (nothing speaks for it) to 1, its reasons and the next best alternatives. "
            + "It weighs the lead's status, its memory, its campaign and similar episodes. It only advises; nothing is done.")),
        .. Both<UpdateCampaign, UpdateInput, CampaignUpdate>(
            new ToolCard(
                "update_campaign", "Change a campaign's settings",
                "Sets a campaign's status, name, or budgets (USD). By default a dry run, which answers before and after and changes nothing; with dry_run false the change is "
                + "accepted, carried out by the optimizer and listed with the campaign's changes. Use it only when a person wants the change: budgets are money.")
            {
                Scope = RpcScope.Act, Destructive = true, Idempotent = false, OpenWorld = true,
            },
            new Dictionary<string, object> { ["dry_run"] = true }),
        .. Both<AnalyzePerformance, PerformanceInput, CampaignAnalysis>(new ToolCard(
            "analyze_performance", "Analyse a campaign",
            "Sums, means, latest values and trends of a campaign's stored readings, metric by metric (rates are fractions, money is USD), with its performance score (0 to 100) and "
            + "the latest advice. Use it to judge how a campaign does; to compare its variants use compare_variants, to divide its budget plan_budget.")),
        new MethodTool<StoreMemory, StoreInput, MemoryStored>(StoreCard("memory_store")),
    ];

    static ToolCard StoreCard(string name) => new(
        name, "Remember something",
        "Writes one of the four memories: a conversation's context (forgotten after its time to live), a lead's preferences, an episode (what was tried, and how it came out), or a "
        + "fact. Agents read these memories when they decide. Use it for what will matter again; what is there already is found by memory_search.")
    {
        Scope = RpcScope.Act,
    };

    static IEnumerable<McpServerTool> Both<TMethod, TInput, TAnswer>(ToolCard card, IReadOnlyDictionary<string, object>? defaults = null)
        where TMethod : class, ISignedRpcMethod
    {
        defaults ??= new Dictionary<string, object>();
        yield return new MethodTool<TMethod, TInput, TAnswer>(card) { Defaults = defaults };
        yield return new MethodTool<TMethod, TInput, TAnswer>(card with
        {
            Name = TMethod.Signature.Name,
            Description = $"The same as {card.Name}, under the name that older clients know. {card.Description}",
        })
        {
            Defaults = defaults,
        };
    }
}
