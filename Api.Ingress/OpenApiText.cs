using Microsoft.AspNetCore.OpenApi;

namespace MarketingBus.Api.Ingress;

/// <summary>What the OpenAPI document says of itself, and of bodies and query values that the routes read on their own.</summary>
internal static class OpenApiText
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "MarketingBus";
        document.Info.Description = "Events in, answers out. Errors are problem details (RFC 9457) that name each field by its JSON path.";
        document.Servers?.Clear();
        return Task.CompletedTask;
    });
}
