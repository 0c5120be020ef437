using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>An HTTP answer, read to its end.</summary>
public sealed record Answer(int Status, string? MediaType, string? Location, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The messages of one field of a problem.</summary>
    public string ErrorsOf(string field) => Json.GetProperty("errors").TryGetProperty(field, out var messages)
        ? string.Join(" ", messages.EnumerateArray().Select(x => x.GetString()))
        : "";
}

internal static class Calls
{
    public static Task<Answer> SendJsonAsync(this HttpClient http, string path, string body, string? key = null) =>
        http.SendBytesAsync(path, Encoding.UTF8.GetBytes(body), key: key);

    public static async Task<Answer> SendBytesAsync(this HttpClient http, string path, byte[] body, string contentType = "application/json", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (contentType.Length > 0)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        return await http.AnswerAsync(request);
    }

    public static async Task<Answer> ReadAsync(this HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await http.AnswerAsync(request);
    }

    public static async Task<Answer> AnswerAsync(this HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.ToString(), text);
    }
}
