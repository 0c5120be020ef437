using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>Writes one of the four memories, in the REST route's field names. What a memory that is missing does not take is kept, and written later.</summary>
internal sealed class StoreMemory(MemoryWriter writer, IMemoryUnitOfWork unitOfWork, MissingMemories missing, IErasedPeople erased, RpcCaller caller, TimeProvider time)
    : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("storeMemory", "memory_type", "memory_data", "type", "content");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var (typeName, dataName) = parameters.Has("type") || parameters.Has("content") ? ("type", "content") : ("memory_type", "memory_data");
        var type = parameters.Enum(typeName, WireName.All<MemoryType>());
        var data = parameters.Part(dataName);
        if (!parameters.Has(typeName))
            parameters.Check();

        var write = type switch
        {
            MemoryType.ShortTerm => writer.ShortTerm(data),
            MemoryType.LongTerm => writer.LongTerm(data),
            MemoryType.Episodic => writer.Episodic(data),
            _ => writer.Semantic(data),
        };
        parameters.Check();

        caller.Demand(RpcScope.Act);
        await unitOfWork.WriteAsync(async token =>
        {
            // In each try: the one before may have failed because somebody was erased.
            if (await erased.AreNamedInAsync(() => JsonSerializer.SerializeToUtf8Bytes(parameters.Optional(dataName)), token))
                throw new RpcException(RpcError.Erased);

            await write(token);
        }, cancellationToken);
        return new MemoryStored("success", type, time.GetUtcNow(), missing.Types is not [] and var types ? types : null);
    }
}

/// <summary>It is on disk.</summary>
/// <param name="Status">success.</param>
/// <param name="MemoryType">The memory that holds it.</param>
/// <param name="StoredAt">When, UTC.</param>
/// <param name="Missing">Memories whose store is away: what is for them is kept, and applied when it is back. Null when none is.</param>
internal sealed record MemoryStored(string Status, MemoryType MemoryType, DateTimeOffset StoredAt, IReadOnlyList<MemoryType>? Missing);
