using System.Text.Json;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Identity;

public static class ErasedPeopleQuestions
{
    /// <summary>Whether a message or a request names somebody who was erased, read as it would be written.</summary>
    public static ValueTask<bool> AreNamedInAsync(this IErasedPeople erased, object said, CancellationToken cancellationToken) =>
        erased.AreNamedInAsync(() => JsonSerializer.SerializeToUtf8Bytes(said, said.GetType(), JsonSerializerOptions.Web), cancellationToken);
}
