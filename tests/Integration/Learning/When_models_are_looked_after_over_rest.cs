using System.Text;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Tests.Integration.Ingress;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

public sealed class When_models_are_looked_after_over_rest : IAsyncLifetime
{
    readonly IngressWorld ingress = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await ingress.InitializeAsync();
        await ingress.World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.AddRange(
                ModelRecords.Of("old", age: 3), ModelRecords.Of("new", age: 1), ModelRecords.Of("none", "refused", age: 2), ModelRecords.Of("elsewhere", scope: "columns-1", age: 4));
            await database.SaveChangesAsync(Cancellation);
        });
    }

    public ValueTask DisposeAsync() => ingress.DisposeAsync();

    [Theory]
    [InlineData("", "new none old elsewhere")]
    [InlineData("?limit=2", "new none")]
    [InlineData("?scope=leads", "new none old")]
    [InlineData("?status=Refused", "none")]
    [InlineData("?scope=columns-1&status=candidate", "elsewhere")]
    [InlineData("?scope=nothing", "")]
    public async Task Should_be_listed_newest_first(string query, string versions)
    {
        var answer = await ingress.GetAsync($"/api/models{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(versions, string.Join(' ', answer.Json.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("version").GetString())));
    }

    [Fact]
    public async Task Should_be_listed_with_their_figures()
    {
        var model = (await ingress.GetAsync("/api/models?limit=1")).Json.GetProperty("items")[0];

        Assert.Equal((0.889, 0.123, 0.018), (model.GetProperty("auc").GetDouble(), model.GetProperty("brier").GetDouble(), model.GetProperty("expected_calibration_error").GetDouble()));
        Assert.Equal((9100, "leads", "candidate"), (model.GetProperty("rows").GetInt32(), TextOf(model, "scope"), TextOf(model, "status")));
        Assert.StartsWith("2024-11-03", TextOf(model, "data_from"), StringComparison.Ordinal);
        Assert.Equal(64, TextOf(model, "sha256").Length);
        Assert.False(model.TryGetProperty("promoted_at", out _));
    }

    [Fact]
    public Task Should_be_listed_without_reading_their_bytes_or_columns() => ingress.World.InScopeAsync(async services =>
    {
        var log = new StringBuilder();
        var options = new DbContextOptionsBuilder<MarketingDbContext>(services.GetRequiredService<DbContextOptions<MarketingDbContext>>()).LogTo(x => log.AppendLine(x)).Options;
        await using var database = new MarketingDbContext(options);

        Assert.NotEmpty(await new ModelCatalogue(database).ListAsync(null, null, 500, Cancellation));

        Assert.Contains("MetricsJson", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SchemaJson", log.ToString(), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("?status=best", "status")]
    [InlineData("?limit=0", "limit")]
    public async Task Should_not_be_listed_by_what_makes_no_sense(string query, string field)
    {
        var answer = await ingress.GetAsync($"/api/models{query}");

        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(answer.ErrorsOf(field));
    }

    [Fact]
    public async Task Should_show_the_whole_report()
    {
        var answer = await ingress.GetAsync("/api/models/new");

        Assert.Equal("new", TextOf(answer.Json.GetProperty("model"), "version"));
        Assert.Equal("time_ordered", TextOf(answer.Json.GetProperty("report").GetProperty("evaluations")[0], "name"));
        Assert.Equal(0, answer.Json.GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public async Task Should_have_a_card_for_a_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/models/new/card");
        request.Headers.Add("Accept", "text/html");
        using var response = await ingress.World.Http.SendAsync(request, Cancellation);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("Time ordered, which decided", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_have_no_card_when_the_report_is_of_another_kind()
    {
        await ingress.World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            (await database.Set<ModelRecord>().SingleAsync(x => x.Version == "new", Cancellation)).MetricsJson = """{"held_out_rows":3}""";
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(409, (await ingress.GetAsync("/api/models/new/card")).Status);
        Assert.Equal(3, (await ingress.GetAsync("/api/models/new")).Json.GetProperty("report").GetProperty("held_out_rows").GetInt32());
    }

    [Theory]
    [InlineData("/api/models/nothing")]
    [InlineData("/api/models/nothing/card")]
    public async Task Should_not_be_found_when_they_are_not_there(string path) => Assert.Equal(404, (await ingress.GetAsync(path)).Status);

    [Fact]
    public async Task Should_be_promoted_and_rolled_back_by_a_person_who_says_why()
    {
        Assert.Equal(200, (await ingress.PostAsync("/api/models/old/promote", "{}")).Status);
        var promoted = await ingress.PostAsync("/api/models/new/promote", """{"requested_by":"ann","reason":"fresher"}""");

        Assert.Equal((200, "promoted", "Promoted by ann: fresher"), (promoted.Status, TextOf(promoted.Json, "status"), TextOf(promoted.Json, "message")));
        Assert.True(promoted.Json.TryGetProperty("promoted_at", out _));

        var rolledBack = await ingress.PostAsync("/api/models/rollback", """{"reason":"worse"}""");
        Assert.Equal((200, "old", "promoted"), (rolledBack.Status, TextOf(rolledBack.Json, "version"), TextOf(rolledBack.Json, "status")));
        var given = (await ingress.GetAsync("/api/models/new")).Json.GetProperty("model");
        Assert.Equal(("retired", "Rolled back to old. By operator: worse"), (TextOf(given, "status"), TextOf(given, "message")));

        Assert.Equal(409, (await ingress.PostAsync("/api/models/rollback", "{}")).Status);
    }

    [Theory]
    [InlineData("/api/models/nothing/promote", 404)]
    [InlineData("/api/models/none/promote", 409)]
    [InlineData("/api/models/rollback", 409)]
    public async Task Should_say_what_cannot_be_done(string path, int status)
    {
        var answer = await ingress.PostAsync(path, "{}");

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.MediaType));
    }

    [Fact]
    public async Task Should_say_so_when_it_scores_already()
    {
        await ingress.PostAsync("/api/models/old/promote", "{}");

        Assert.Equal(409, (await ingress.PostAsync("/api/models/old/promote", "{}")).Status);
    }

    static string TextOf(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
