using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace MarketingBus.Data.Queries;

/// <summary>Where a page of a list ended: the sort key of its last row.</summary>
public readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    const int Length = 24;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whether it comes earlier in the order of time, and of ids where times are equal: the order of both databases.</summary>
    public bool IsBefore(Cursor other) => At < other.At || (At == other.At && Id.CompareTo(other.Id) < 0);

    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Length)
            return false;

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
            return false;

        cursor = new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..]));
        return true;
    }
}
