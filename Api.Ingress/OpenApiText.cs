using MarketingBus.Api.Ingress.Requests;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MarketingBus.Api.Ingress;

/// <summary>What the OpenAPI document says beyond what the routes' signatures show.</summary>
internal static class OpenApiText
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "MarketingBus";
            document.Info.Version = typeof(OpenApiText).Assembly.GetName().Version?.ToString(3) ?? "";
            document.Info.Description = "Events in, answers out. Errors are problem details (RFC 9457) that name each field by its JSON path.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var value in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryValue>())
                Add(operation, Parameter(value.Name, value.Text, ParameterLocation.Query, value.IsRequired));

            if (context.Description.RelativePath?.Contains("{id}", StringComparison.Ordinal) is true && operation.Parameters?.Any(x => x.Name == "id") is not true)
                Add(operation, Parameter("id", "Upstream's own id, percent-encoded; it may hold a slash.", ParameterLocation.Path, isRequired: true));

            return Task.CompletedTask;
        });
    }

    static void Add(OpenApiOperation operation, OpenApiParameter parameter)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(parameter);
    }

    static OpenApiParameter Parameter(string name, string text, ParameterLocation location, bool isRequired) => new()
    {
        Name = name,
        Description = text,
        In = location,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
