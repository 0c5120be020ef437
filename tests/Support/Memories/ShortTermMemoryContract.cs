using System.Text.Json;
using MarketingBus.Memory;
using MarketingBus.Memory.ShortTerm;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What every short-term memory keeps to.</summary>
public abstract class ShortTermMemoryContract(IMemoryEngine engine) : MemoryContract(engine)
{
    static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Should_know_nothing_of_an_unknown_conversation() => Assert.Null(await GetAsync("c-1"));

    [Fact]
    public async Task Should_give_back_what_was_stored()
    {
        await StoreAsync("c-1", """{"topic":"pricing","turns":3,"seen":{"page":"/pricing"}}""");

        var context = Assert.IsType<ConversationContext>(await GetAsync("c-1"));
        Assert.Equal("c-1", context.ConversationId);
        Assert.Equal("pricing", context.Context["topic"].GetString());
        Assert.Equal(3, context.Context["turns"].GetInt32());
        Assert.Equal("/pricing", context.Context["seen"].GetProperty("page").GetString());
        Assert.Equal(Time.GetUtcNow(), context.StoredAt);
        Assert.Equal(Time.GetUtcNow() + OneHour, context.ExpiresAt);
    }

    [Fact]
    public async Task Should_merge_with_the_newer_value_winning()
    {
        await StoreAsync("c-1", """{"topic":"pricing","turns":1}""");
        await StoreAsync("c-1", """{"turns":2,"mood":"curious"}""");

        Assert.Equal("""{"mood":"curious","topic":"pricing","turns":2}""", await JsonAsync("c-1"));
    }

    [Fact]
    public async Task Should_merge_two_writes_of_one_unit_of_work()
    {
        await SaveAsync<IShortTermMemory>(async memory =>
        {
            await memory.StoreAsync("c-1", Parse("""{"topic":"pricing","turns":1}"""), OneHour, Cancellation);
            await memory.StoreAsync("c-1", Parse("""{"turns":2}"""), OneHour, Cancellation);
        });

        Assert.Equal("""{"topic":"pricing","turns":2}""", await JsonAsync("c-1"));
    }

    [Fact]
    public async Task Should_apply_a_list_in_order()
    {
        await SaveAsync<IShortTermMemory>(memory => memory.StoreAsync(
            [
                new ConversationUpdate("c-1", Parse("""{"turns":1}"""), OneHour),
                new ConversationUpdate("c-2", Parse("""{"turns":7}"""), OneHour),
                new ConversationUpdate("c-1", Parse("""{"turns":2}"""), OneHour),
            ], Cancellation));

        Assert.Equal("""{"turns":2}""", await JsonAsync("c-1"));
        Assert.Equal("""{"turns":7}""", await JsonAsync("c-2"));
    }

    [Fact]
    public async Task Should_keep_a_value_whose_document_is_gone()
    {
        await SaveAsync<IShortTermMemory>(async memory =>
        {
            using var document = JsonDocument.Parse("""{"topic":"pricing"}""");
            var context = document.RootElement.EnumerateObject().ToDictionary(x => x.Name, x => x.Value);
            await memory.StoreAsync("c-1", context, OneHour, Cancellation);
        });

        Assert.Equal("""{"topic":"pricing"}""", await JsonAsync("c-1"));
    }

    [Fact]
    public async Task Should_remember_until_just_before_its_time_is_over_and_not_at_it()
    {
        await StoreAsync("c-1", """{"topic":"pricing"}""");

        Time.Advance(OneHour - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await GetAsync("c-1"));

        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await GetAsync("c-1"));
    }

    [Fact]
    public async Task Should_start_its_time_anew_with_each_store()
    {
        await StoreAsync("c-1", """{"topic":"pricing"}""");
        Time.Advance(TimeSpan.FromMinutes(50));
        await StoreAsync("c-1", """{"turns":2}""");
        Time.Advance(TimeSpan.FromMinutes(50));

        Assert.Equal("""{"topic":"pricing","turns":2}""", await JsonAsync("c-1"));
    }

    [Fact]
    public async Task Should_start_fresh_when_its_time_was_over()
    {
        await StoreAsync("c-1", """{"topic":"pricing"}""");
        Time.Advance(OneHour);
        await StoreAsync("c-1", """{"turns":1}""");

        Assert.Equal("""{"turns":1}""", await JsonAsync("c-1"));
    }

    [Fact]
    public async Task Should_forget_the_names_that_were_not_changed_for_longest_when_there_are_too_many()
    {
        await StoreAsync("c-1", """{"old":1,"kept":1}""");
        for (var i = 0; i < 199; i++)
            await StoreAsync("c-1", $$"""{"name-{{i}}":{{i}},"kept":{{i}}}""");

        var context = (await GetAsync("c-1"))!.Context;
        Assert.Equal(200, context.Count);
        Assert.DoesNotContain("old", context.Keys);
        Assert.Equal(198, context["kept"].GetInt32());
        Assert.Equal(0, context["name-0"].GetInt32());
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public async Task Should_keep_conversations_apart_whatever_they_are_called(string name)
    {
        // Ids have 200 characters at most.
        var id = name[..Math.Min(name.Length, 199)];
        await StoreAsync($"a{id}", """{"topic":"pricing"}""");
        await StoreAsync($"b{id}", """{"topic":"billing"}""");

        Assert.Equal("""{"topic":"pricing"}""", await JsonAsync($"a{id}"));
    }

    [Fact]
    public async Task Should_give_back_any_json_exactly()
    {
        var json = """{"a":12345678901234567890,"b":0.10,"c":[],"d":{},"e":null,"f":"\u00fc\u0000\ud83d\ude00","g":false}""";
        await StoreAsync("c-1", json);

        var context = (await GetAsync("c-1"))!.Context;
        Assert.Equal("12345678901234567890", context["a"].GetRawText());
        Assert.Equal("[]", context["c"].GetRawText());
        Assert.Equal("{}", context["d"].GetRawText());
        Assert.Equal(JsonValueKind.Null, context["e"].ValueKind);
        Assert.Equal("\u00fc\0\ud83d\ude00", context["f"].GetString());
        Assert.False(context["g"].GetBoolean());
    }

    [Fact]
    public async Task Should_refuse_a_time_to_live_that_is_no_time() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => SaveAsync<IShortTermMemory>(memory => memory.StoreAsync("c-1", Parse("{}"), TimeSpan.Zero, Cancellation)));

    [Fact]
    public async Task Should_be_over_at_the_moment_that_it_says()
    {
        await SaveAsync<IShortTermMemory>(memory => memory.StoreAsync("c-1", Parse("""{"a":1}"""), OneHour, Cancellation));
        var until = (await GetAsync("c-1"))!.ExpiresAt;

        Time.SetUtcNow(until.AddMilliseconds(-1));
        Assert.Equal(until, (await GetAsync("c-1"))!.ExpiresAt);
        Time.SetUtcNow(until);
        Assert.Null(await GetAsync("c-1"));
    }

    [Fact]
    public async Task Should_be_prolonged_by_a_read_when_it_slides()
    {
        await SaveAsync<IShortTermMemory>(memory => memory.StoreAsync([new ConversationUpdate("c-1", Parse("""{"a":1}"""), OneHour, Sliding: true)], Cancellation));
        for (var i = 0; i < 3; i++)
        {
            Time.Advance(TimeSpan.FromMinutes(50));
            Assert.Equal(Time.GetUtcNow() + OneHour, (await GetAsync("c-1"))!.ExpiresAt);
        }

        Time.Advance(OneHour);
        Assert.Null(await GetAsync("c-1"));
    }

    [Fact]
    public async Task Should_slide_no_longer_when_a_write_says_so()
    {
        await SaveAsync<IShortTermMemory>(memory => memory.StoreAsync(
            [new ConversationUpdate("c-1", Parse("""{"a":1}"""), OneHour, Sliding: true), new ConversationUpdate("c-1", Parse("""{"a":2}"""), OneHour, Sliding: false)], Cancellation));
        Time.Advance(TimeSpan.FromMinutes(50));
        Assert.NotNull(await GetAsync("c-1"));

        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await GetAsync("c-1"));
    }

    [Fact]
    public async Task Should_forget_the_oldest_when_it_becomes_too_large()
    {
        // 262,144 bytes are kept: three values of 80,000 and no fourth.
        foreach (var name in new[] { "a", "b", "c", "d" })
            await StoreAsync("c-1", $$"""{"{{name}}":"{{new string('x', 80_000)}}"}""");

        Assert.Equal(["b", "c", "d"], (await GetAsync("c-1"))!.Context.Keys.Order());
    }

    [Fact]
    public async Task Should_refuse_a_turn_that_is_too_large_by_itself()
    {
        await StoreAsync("c-1", """{"a":1}""");

        // Each letter takes two bytes.
        await Assert.ThrowsAsync<ConversationTooLargeException>(() => StoreAsync("c-1", $$"""{"b":"{{new string('\u00fc', 140_000)}}"}"""));
        Assert.Equal("""{"a":1}""", await JsonAsync("c-1"));
    }

    [Fact]
    public async Task Should_lose_no_turn_when_several_instances_write_at_once()
    {
        const int Writers = 3, Turns = 12;
        IServiceProvider[] instances = [Services, AnotherInstance()];

        await Task.WhenAll(
            from instance in instances.Index()
            from writer in Enumerable.Range(0, Writers)
            select Task.Run(async () =>
            {
                for (var turn = 0; turn < Turns; turn++)
                {
                    await using var scope = instance.Item.CreateAsyncScope();
                    var memory = scope.ServiceProvider.GetRequiredService<IShortTermMemory>();
                    var context = Parse($$"""{"{{instance.Index}}-{{writer}}-{{turn}}":{{turn}}}""");
                    await scope.ServiceProvider.GetRequiredService<IMemoryUnitOfWork>().WriteAsync(x => memory.StoreAsync("c-1", context, OneHour, x), Cancellation);
                }
            }));

        Assert.Equal(instances.Length * Writers * Turns, (await GetAsync("c-1"))!.Context.Count);
    }

    protected Task StoreAsync(string conversationId, string json) =>
        SaveAsync<IShortTermMemory>(memory => memory.StoreAsync(conversationId, Parse(json), OneHour, Cancellation));

    protected Task<ConversationContext?> GetAsync(string conversationId) =>
        ReadAsync<IShortTermMemory, ConversationContext?>(memory => memory.GetAsync(conversationId, Cancellation));

    async Task<string> JsonAsync(string conversationId)
    {
        var context = await GetAsync(conversationId);
        Assert.NotNull(context);
        return JsonSerializer.Serialize(new SortedDictionary<string, JsonElement>(context.Context.ToDictionary()));
    }

    static Dictionary<string, JsonElement> Parse(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
