using System.Globalization;
using System.Net;

namespace MarketingBus.Learning.Cards;

/// <summary>A piece of a page. What is put into it as a value is text and is encoded, unless it is a piece itself: nothing gets in by being forgotten.</summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html None = new("");

    public static Html Of(FormattableString markup) => new(markup.ToString(Encoding.Values));

    public static Html All(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(x => x.Text)));

    public override string ToString() => Text;

    sealed class Encoding : IFormatProvider, ICustomFormatter
    {
        public static readonly Encoding Values = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Html piece => piece.Text,
            IEnumerable<Html> pieces => All(pieces).Text,
            IFormattable value => WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(arg?.ToString()) ?? "",
        };
    }
}
