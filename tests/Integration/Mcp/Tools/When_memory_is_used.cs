using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

public sealed class When_memory_is_used(ToolProduct product) : ToolTest(product)
{
    [Theory]
    [InlineData("memory_store", "short_term", """{"conversation_id": "ID", "context": {"topic": "price"}}""", """{"memory_type": "short_term", "conversation_id": "ID"}""", "price")]
    [InlineData("store_memory", "long_term", """{"lead_id": "ID", "preferences": {"preferred_channel": "sms"}}""", """{"memory_type": "long_term", "lead_id": "ID"}""", "sms")]
    [InlineData("storeMemory", "episodic", """{"scenario": "renewal ID at risk", "actions": ["outreach"], "outcome_score": 0.9}""", """{"memory_type": "episodic", "query": "ID"}""", "outreach")]
    [InlineData("memory_store", "semantic", """{"subject": "ID", "predicate": "works_at", "object": "Acme"}""", """{"memory_type": "semantic", "subject": "ID"}""", "Acme")]
    [InlineData("memory_store", "semantic", """{"subject": "ID", "predicate": "works_at", "object": "Acme"}""", """{"memory_type": "semantic", "query": "ID"}""", "Acme")]
    public async Task Should_find_what_was_stored(string store, string type, string data, string question, string expected)
    {
        Assert.Equal(0, (await World.CallAsync("memory_search", question.Replace("ID", Unique, StringComparison.Ordinal))).GetProperty("count").GetInt32());
        await World.CallAsync(store, $$"""{"memory_type": "{{type}}", "memory_data": {{data.Replace("ID", Unique, StringComparison.Ordinal)}}}""");
        var found = await World.CallAsync("memory_search", question.Replace("ID", Unique, StringComparison.Ordinal));

        Assert.Equal(1, found.GetProperty("count").GetInt32());
        Assert.Contains(expected, found.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory_search", """{"memory_type": "photographic"}""", "'memory_type' is one of short_term, long_term, episodic, semantic.")]
    [InlineData("memory_search", """{"memory_type": "short_term"}""", "'conversation_id' is required for short_term memory.")]
    [InlineData("memory_search", """{"memory_type": "long_term"}""", "'lead_id' is required for long_term memory.")]
    [InlineData("memory_search", """{"memory_type": "episodic"}""", "'query' or 'situation' is required for episodic memory.")]
    [InlineData("memory_search", """{"memory_type": "semantic", "query": "a", "subject": "b"}""", "'query' or a pattern")]
    [InlineData("memory_store", """{"memory_type": "semantic", "memory_data": {"subject": "a"}}""", "'memory_data.predicate' is required.")]
    [InlineData("store_memory", "{}", "'memory_type' is required.")]
    public async Task Should_name_what_is_wrong(string tool, string arguments, string expected) =>
        Assert.Contains(expected, await World.RefusalAsync(tool, arguments), StringComparison.Ordinal);
}
