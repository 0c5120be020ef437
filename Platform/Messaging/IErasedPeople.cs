namespace MarketingBus.Platform.Messaging;

/// <summary>Knows who was erased. A message that names one of them is neither consumed nor kept, wherever it waited meanwhile.</summary>
public interface IErasedPeople
{
    /// <summary>True when the text names somebody who was erased: by a journey, by a lead's id, or by an e-mail address that is a value of its own.</summary>
    /// <param name="text">Gives JSON, or anything else in UTF-8; not asked where nobody was ever erased.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    ValueTask<bool> AreNamedInAsync(Func<ReadOnlyMemory<byte>> text, CancellationToken cancellationToken);
}
