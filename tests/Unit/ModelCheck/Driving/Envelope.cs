namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>A message on its way to one queue. The number names it in traces: ids differ from run to run.</summary>
internal sealed record Envelope(int Number, Guid Id, object Message, string Queue, Guid? RequestId, Uri? ResponseAddress)
{
    public override string ToString() => $"#{Number} {NameOf(Message.GetType())} to {Queue}";

    static string NameOf(Type type) => type.IsGenericType ? $"Fault of {type.GetGenericArguments()[0].Name}" : type.Name;
}
