using System.ComponentModel;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>A tool one of whose arguments travels in a header as well; the host must refuse the call when the two differ.</summary>
[McpServerToolType]
internal sealed class HeaderTools
{
    [McpServerTool(Name = "test_parameter_in_header"), Description("Takes an argument that clients repeat in a header.")]
    public static string Echo([McpHeader("Echo"), Description("Anything")] string text) => text;
}
