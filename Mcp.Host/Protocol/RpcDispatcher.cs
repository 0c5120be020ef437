using System.Text.Json;
using MarketingBus.Data.Mcp;
using MarketingBus.Mcp.Host.Access;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>Answers messages, whichever way they came.</summary>
internal sealed partial class RpcDispatcher(
    IEnumerable<RpcSignature> signatures, IServiceScopeFactory scopes, AccessLog accesses, IOptions<JsonRpcOptions> options, TimeProvider time, ILogger<RpcDispatcher> logger)
{
    const string AskAsMcpClient =
        "This is a method of MCP, which is spoken over HTTP with requests whose Accept header names both application/json and text/event-stream; text/event-stream is missing from this one.";

    readonly Dictionary<string, RpcSignature> methods = signatures.ToDictionary(x => x.Name);

    /// <summary>The answer to one message, or null when it asks for none.</summary>
    public async Task<ReadOnlyMemory<byte>?> DispatchAsync(ReadOnlyMemory<byte> message, RpcIdentity caller, CancellationToken cancellationToken)
    {
        var (document, error) = RpcMessage.Read(message);
        using (document)
        {
            return document is null
                ? RpcAnswer.Of(error!, id: null)
                : document.RootElement.ValueKind == JsonValueKind.Array
                    ? await BatchAsync(document.RootElement, caller, cancellationToken)
                    : await SingleAsync(document.RootElement, caller, cancellationToken);
        }
    }

    async Task<ReadOnlyMemory<byte>?> BatchAsync(JsonElement batch, RpcIdentity caller, CancellationToken cancellationToken)
    {
        var length = batch.GetArrayLength();
        if (length == 0)
            return RpcAnswer.Of(RpcError.InvalidRequest("A batch has at least one request."), id: null);

        if (length > options.Value.BatchLimit)
            return RpcAnswer.Of(RpcError.InvalidRequest($"A batch has at most {options.Value.BatchLimit} requests; this one has {length}."), id: null);

        var answers = new List<ReadOnlyMemory<byte>>(length);
        foreach (var element in batch.EnumerateArray())
        {
            if (await SingleAsync(element, caller, cancellationToken) is { } answer)
                answers.Add(answer);
        }

        // A bare null here would be an empty answer, not none: memory converts from a null array.
        return answers.Count == 0 ? default(ReadOnlyMemory<byte>?) : RpcAnswer.Batch(answers);
    }

    async Task<ReadOnlyMemory<byte>?> SingleAsync(JsonElement element, RpcIdentity caller, CancellationToken cancellationToken)
    {
        var (request, error, id) = RpcRequest.Read(element);
        if (request is null)
            return RpcAnswer.Of(error!, id);

        var answer = await AnswerAsync(request, caller, cancellationToken);
        return request.IsNotification ? default(ReadOnlyMemory<byte>?) : answer;
    }

    async Task<ReadOnlyMemory<byte>> AnswerAsync(RpcRequest request, RpcIdentity caller, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var asking = scope.ServiceProvider.GetRequiredService<RpcCaller>();
        asking.Identity = caller;

        RpcError? error = null;
        try
        {
            if (!methods.TryGetValue(request.Method, out var signature))
                throw new RpcException(new RpcError(RpcErrorCodes.MethodNotFound, IsOfMcp(request.Method) ? AskAsMcpClient : "The method is not known.", new { Methods = methods.Keys.Order() }));

            var method = scope.ServiceProvider.GetRequiredKeyedService<IRpcMethod>(signature.Name);
            var result = await method.InvokeAsync(RpcParams.Of(request.Params, signature), cancellationToken);
            return RpcAnswer.Of(result, request.Id);
        }
        catch (Exception exception) when (RpcRefusals.Of(exception) is { } refusal)
        {
            error = refusal;
            if (refusal.Code == RpcErrorCodes.ServerAway)
                LogAway(request.Method, LogReason.Of(exception));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var errorId = Guid.CreateVersion7(time.GetUtcNow());
            LogFailure(exception, errorId, request.Method);
            error = new RpcError(RpcErrorCodes.InternalError, "Something went wrong here; the log knows it by this id.", new { ErrorId = errorId });
        }
        finally
        {
            accesses.Note(new ResourceAccess
            {
                At = time.GetUtcNow(),
                Actor = caller.Actor,
                Method = methods.ContainsKey(request.Method) ? request.Method : "unknown",
                Target = asking.Target,
                Allowed = error?.Code != RpcErrorCodes.Refused,
                ErrorCode = error?.Code,
                DurationMilliseconds = time.GetElapsedTime(started).TotalMilliseconds,
            });
        }

        return RpcAnswer.Of(error, request.Id);
    }

    static bool IsOfMcp(string method) => method is "initialize" or "ping" || method.Contains('/');

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} met a server that is away: {Reason}")]
    partial void LogAway(string method, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "JSON-RPC error {ErrorId} in {Method}")]
    partial void LogFailure(Exception exception, Guid errorId, string method);
}
