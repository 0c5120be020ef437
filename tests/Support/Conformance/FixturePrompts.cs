using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

[McpServerPromptType]
internal sealed class FixturePrompts
{
    [McpServerPrompt(Name = "test_simple_prompt"), Description("A prompt without arguments.")]
    public static PromptMessage Simple() => Says("This is a simple prompt for testing.");

    [McpServerPrompt(Name = "test_prompt_with_arguments"), Description("A prompt with two arguments.")]
    public static PromptMessage WithArguments([Description("First")] string arg1, [Description("Second")] string arg2) =>
        Says($"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'");

    [McpServerPrompt(Name = "test_prompt_with_embedded_resource"), Description("A prompt that holds a resource.")]
    public static IEnumerable<PromptMessage> WithResource([Description("The resource's URI")] string resourceUri) =>
    [
        Shows(new EmbeddedResourceBlock { Resource = new TextResourceContents { Uri = resourceUri, MimeType = "text/plain", Text = "Embedded resource content for testing." } }),
        Says("Please process the embedded resource above."),
    ];

    [McpServerPrompt(Name = "test_prompt_with_image"), Description("A prompt that holds a picture.")]
    public static IEnumerable<PromptMessage> WithImage() =>
    [
        Shows(ImageContentBlock.FromBytes(FixtureBytes.Png, "image/png")),
        Says("Please analyze the image above."),
    ];

    [McpServerPrompt(Name = "test_input_required_result_prompt"), Description("A prompt that needs the user's context.")]
    public static PromptMessage NeedsInput(RequestContext<GetPromptRequestParams> context) =>
        context.Params.Field("user_context", "context") is { } given
            ? Says($"Go on with this context: {given}")
            : throw new InputRequiredException(new Dictionary<string, InputRequest> { ["user_context"] = Questions.Elicit("What context should the prompt use?", "context") });

    static PromptMessage Says(string text) => Shows(new TextContentBlock { Text = text });

    static PromptMessage Shows(ContentBlock content) => new() { Role = Role.User, Content = content };
}
