using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What every count of evidence keeps to.</summary>
public abstract class FactCountsContract(IMemoryEngine engine) : MemoryContract(engine)
{
    static readonly Triple Email = new("SaaS/Founder", "prefers", "email");

    [Fact]
    public async Task Should_count_each_piece_once_however_often_it_is_told()
    {
        var (one, two) = (Piece(1), Piece(2));
        await CountAsync(one, one, two);
        var counted = Assert.Single(await CountAsync(two, one));

        Assert.Equal((2, one.At, two.At), (counted.Evidence!.Value, counted.FirstSeenAt!.Value, counted.LastSeenAt!.Value));
    }

    [Fact]
    public async Task Should_count_by_folded_parts_and_each_fact_apart()
    {
        var counted = await CountAsync(Piece(1), Piece(2) with { Fact = Email with { Object = " EMAIL" } }, Piece(3) with { Fact = Email with { Object = "sms" } });

        Assert.Equal([1, 2], counted.Select(x => x.Evidence!.Value).Order());
    }

    [Fact]
    public async Task Should_come_to_the_same_whether_a_piece_is_taken_back_before_or_after_it_is_told()
    {
        await CountAsync(Piece(1), Piece(2));
        await CountAsync(Piece(1) with { TakesBack = true }, Piece(3) with { TakesBack = true });
        await CountAsync(Piece(1) with { TakesBack = true });

        Assert.Equal(1, Assert.Single(await CountAsync(Piece(3), Piece(1))).Evidence);
    }

    [Fact]
    public async Task Should_take_back_from_the_fact_that_the_piece_was_told_of()
    {
        await CountAsync(Piece(1), Piece(2));
        await CountAsync(Piece(1) with { TakesBack = true, Fact = Email with { Subject = "Retail/CMO" } });

        Assert.Equal(1, Assert.Single(await CountAsync(Piece(2))).Evidence);
    }

    [Fact]
    public async Task Should_have_a_higher_revision_after_every_change()
    {
        var first = Assert.Single(await CountAsync(Piece(1), Piece(2))).Revision;
        var second = Assert.Single(await CountAsync(Piece(1) with { TakesBack = true })).Revision;

        Assert.True(second > first);
        Assert.Equal(second, Assert.Single(await CountAsync(Piece(1))).Revision);
    }

    Evidence Piece(byte number) => new(new Guid(number, 0, 0, new byte[8]), Email, Time.GetUtcNow().AddHours(number));

    async Task<IReadOnlyList<Triple>> CountAsync(params Evidence[] evidence)
    {
        IReadOnlyList<Triple> counted = [];
        await SaveAsync<IFactCounts>(async counts => counted = await counts.CountAsync(evidence, Cancellation));
        return counted;
    }
}
