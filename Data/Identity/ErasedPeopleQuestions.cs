using System.Text.Json;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Identity;

/// <summary>The questions of <see cref="IErasedPeople"/> about a message or a request that is not written yet, read as it would be.</summary>
public static class ErasedPeopleQuestions
{
    /// <summary>Whether it names somebody who was erased.</summary>
    public static ValueTask<bool> AreNamedInAsync(this IErasedPeople erased, object said, CancellationToken cancellationToken) =>
        erased.AreNamedInAsync(() => Written(said), cancellationToken);

    /// <summary>Whether it is about somebody who was erased, or mentions one.</summary>
    public static ValueTask<ErasedLook> LookAsync(this IErasedPeople erased, object said, CancellationToken cancellationToken) =>
        erased.LookAsync(() => Written(said), cancellationToken);

    /// <summary>The same, without the addresses of those who were erased.</summary>
    public static async ValueTask<object> WithoutAsync(this IErasedPeople erased, object said, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize((await erased.WithoutAsync(Written(said), cancellationToken)).Span, said.GetType(), JsonSerializerOptions.Web)!;

    static byte[] Written(object said) => JsonSerializer.SerializeToUtf8Bytes(said, said.GetType(), JsonSerializerOptions.Web);
}
