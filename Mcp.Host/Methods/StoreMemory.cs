using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>Writes one of the four memories, in the REST route's field names.</summary>
internal sealed class StoreMemory(MemoryWriter writer, IMemoryUnitOfWork unitOfWork, IErasedPeople erased, TimeProvider time) : ISignedRpcMethod
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

        if (await erased.AreNamedInAsync(() => JsonSerializer.SerializeToUtf8Bytes(parameters.Optional(dataName)), cancellationToken))
            throw new RpcException(new RpcError(RpcErrorCodes.Refused, "The person was erased; nothing more is kept of them.", new { Reason = "erased" }));

        await unitOfWork.WriteAsync(write, cancellationToken);
        return new { Status = "success", MemoryType = type, StoredAt = time.GetUtcNow() };
    }
}
