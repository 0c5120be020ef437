namespace MarketingBus.Platform.Messaging;

/// <summary>Knows who was erased. A message about one of them is neither consumed nor kept, wherever it waited meanwhile; one about somebody else goes on without what it says of them.</summary>
public interface IErasedPeople
{
    /// <summary>True when the text names somebody who was erased: by a journey, by a lead's id, or by an e-mail address that is a value of its own.</summary>
    /// <param name="text">Gives JSON, or anything else in UTF-8; not asked where nobody was ever erased.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    ValueTask<bool> AreNamedInAsync(Func<ReadOnlyMemory<byte>> text, CancellationToken cancellationToken);

    /// <summary>Whose a message is decides: its journey, and the lead's own id and e-mail address.</summary>
    /// <param name="text">Gives the message, as above.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    ValueTask<ErasedLook> LookAsync(Func<ReadOnlyMemory<byte>> text, CancellationToken cancellationToken);

    /// <summary>The same text with "[erased]" for each e-mail address of somebody who was erased, as a value or in the midst of one.</summary>
    ValueTask<ReadOnlyMemory<byte>> WithoutAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken);
}

/// <summary>What a message has to do with people who were erased.</summary>
public enum ErasedLook
{
    Nobody,

    /// <summary>It is about somebody else, and has an address of theirs in it.</summary>
    Mentioned,

    /// <summary>It is about one of them.</summary>
    Theirs,
}
