using Scalar.AspNetCore;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>The routes described: for programs at /openapi/v1.json, for people at /docs.</summary>
internal static class DocumentRoutes
{
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi("/openapi/{documentName}.json");
        endpoints.MapScalarApiReference("/docs", scalar =>
        {
            scalar.WithTitle("MarketingBus").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
            scalar.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        });
    }
}
