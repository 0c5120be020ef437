using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Mcp.Host.Protocol;

internal static class RpcMethodRegistration
{
    public static IServiceCollection AddRpcMethod<TMethod>(this IServiceCollection services)
        where TMethod : class, ISignedRpcMethod =>
        services.AddSingleton(TMethod.Signature).AddKeyedScoped<IRpcMethod, TMethod>(TMethod.Signature.Name);
}
