using System.Collections.Concurrent;
using System.Text.Json;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Conformance;

/// <summary>The MCP Inspector's command line: one process for each question.</summary>
internal sealed class Inspector(string url)
{
    static readonly string Script = McpClients.PathOf("@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js");

    /// <summary>One member of everything that is listed, in order.</summary>
    public async Task<IEnumerable<string>> ListAsync(string kind, string member)
    {
        var run = await AskAsync($"{kind}/list");
        Assert.True(run.ExitCode == 0, run.ToString());
        return JsonElement.Parse(run.Output).EnumerateObject().First(x => x.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray()
            .Select(x => x.GetProperty(member).GetString()!).Order(StringComparer.Ordinal);
    }

    /// <summary>Asks all of these and fails unless each is answered without an error.</summary>
    public async Task AllAsync(IReadOnlyList<string[]> questions)
    {
        ConcurrentBag<string> failures = [];
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (question, _) =>
        {
            var run = await AskAsync(question);
            if (run.ExitCode != 0)
                failures.Add($"{string.Join(' ', question)}: {run}");
        });

        Assert.NotEmpty(questions);
        Assert.True(failures.IsEmpty, string.Join('\n', failures));
    }

    Task<ProgramRun> AskAsync(params string[] question) => McpClients.RunAsync(Script, ["--cli", url, "--method", .. question]);
}
