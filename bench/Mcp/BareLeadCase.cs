using System.Text.Json.Serialization;
using MarketingBus.Bench.Pipeline;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Http;
using MarketingBus.Bench.Pipeline.Journey;
using MarketingBus.Data;
using MarketingBus.Data.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MarketingBus.Bench.Mcp;

/// <summary>A bare minimal-API endpoint that runs the very SELECT of getLeadData with Npgsql and gives what the database said. It reads no JSON-RPC, asks for no permission and logs no access.</summary>
internal sealed class BareLeadCase : IPipelineCase
{
    public string Name => "bare-lead";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create($"{ground.ConnectionString};Max Auto Prepare=10;No Reset On Close=true");
        await using var app = Build(source, await SqlAsync(ground, cancellationToken));
        await app.StartAsync(cancellationToken);
        var questions = LeadQuestions.AsBare(await LeadQuestions.LeadsAsync(ground, cancellationToken), settings.WarmUp + settings.Count);
        using var poster = new Poster(app.Urls.First(), LeadHttpCase.Connections);
        var result = await LeadHttpCase.AskAsync(Name, poster, "lead", questions, settings, cancellationToken);
        await app.StopAsync(cancellationToken);
        return result;
    }

    static async Task<string> SqlAsync(CaseGround ground, CancellationToken cancellationToken)
    {
        await using var world = await JourneyWorld.StartAsync(ground, [new DataModule()], cancellationToken);
        return new LeadSelect(world.Services.GetRequiredService<IDbContextFactory<MarketingDbContext>>()).ByLeadInSource(TimelinePage.Newest);
    }

    static WebApplication Build(NpgsqlDataSource source, string sql)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/lead", async (Question question, CancellationToken cancellationToken) =>
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = question.LeadId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = question.SourceSystem });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var parts = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetString(i));
            return TypedResults.Text($"[{string.Join(',', parts)}]", "application/json");
        });
        return app;
    }

    sealed record Question([property: JsonPropertyName("lead_id")] string LeadId, [property: JsonPropertyName("source_system")] string SourceSystem);
}
