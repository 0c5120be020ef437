using System.Net;
using MarketingBus.Bench.Pipeline;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Http;
using MarketingBus.Bench.Pipeline.Journey;
using MarketingBus.Data;
using MarketingBus.Mcp.Host;
using MarketingBus.Memory;

namespace MarketingBus.Bench.Mcp;

/// <summary>getLeadData as bare JSON-RPC over HTTP, one question a POST over 32 connections, to the process that answers them, alone.</summary>
internal sealed class LeadHttpCase : IPipelineCase
{
    public const int Connections = 32;

    public string Name => "lead-http";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await JourneyWorld.StartAsync(ground, [new DataModule(), new MemoryModule(), new McpModule()], cancellationToken);
        var questions = LeadQuestions.AsJsonRpc(await LeadQuestions.LeadsAsync(ground, cancellationToken), settings.WarmUp + settings.Count);
        using var poster = new Poster(world.Url, Connections);
        return await AskAsync(Name, poster, "mcp", questions, settings, cancellationToken);
    }

    /// <summary>Warms up, then asks and takes the time.</summary>
    public static async Task<CaseResult> AskAsync(
        string name, Poster poster, string path, IReadOnlyList<byte[]> questions, CaseSettings settings, CancellationToken cancellationToken)
    {
        await poster.PostAsync(path, [.. questions.Take(settings.WarmUp)], HttpStatusCode.OK, cancellationToken);
        var times = new AnswerTimes(settings.Count);
        await Parallel.ForAsync(0, settings.Count, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken }, async (index, token) =>
        {
            var asked = AnswerTimes.Now();
            await poster.PostOneAsync(path, questions[settings.WarmUp + index], HttpStatusCode.OK, token);
            times.Note(index, asked);
        });
        return times.Result(name);
    }
}
