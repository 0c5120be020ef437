using System.Text;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Queries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>A row that comes as JSON is the row that EF reads, value for value.</summary>
public abstract class JsonRowContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_journeys(bool full) => CheckAsync(LeadRecords.Journey(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_leads(bool full) => CheckAsync(LeadRecords.Lead(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_actions(bool full) => CheckAsync(LeadRecords.Action(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_handoffs(bool full) => CheckAsync(LeadRecords.Handoff(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_outreach(bool full) => CheckAsync(LeadRecords.Outreach(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_engagements(bool full) => CheckAsync(LeadRecords.Engagement(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_escalations(bool full) => CheckAsync(LeadRecords.Escalation(Guid.NewGuid(), full));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_memories(bool full) => CheckAsync(LeadRecords.Memory(Guid.NewGuid(), full));

    async Task CheckAsync<TEntity>(TEntity entity)
        where TEntity : class, new()
    {
        await SaveAsync<MarketingDbContext>(x => x.AddAsync(entity, Cancellation).AsTask());

        var read = await ReadAsync<MarketingDbContext, TEntity>(x => x.Set<TEntity>().AsNoTracking().SingleAsync(Cancellation));
        var asJson = await ReadAsync<MarketingDbContext, IReadOnlyList<TEntity>>(async database =>
        {
            var rows = new JsonRow<TEntity>(database.Model, database.Database.IsSqlite() ? JsonFunctions.Sqlite : JsonFunctions.PostgreSql);
            var sql = $"SELECT CAST({rows.AllOf("t", "1 = 1")} AS text) AS \"Value\"";
            var json = await database.Database.SqlQueryRaw<string>(sql).SingleAsync(Cancellation);
            return rows.ReadAll(Encoding.UTF8.GetBytes(json));
        });

        Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(Assert.Single(asJson)));
    }
}
