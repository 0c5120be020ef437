namespace MarketingBus.Platform.Text;

/// <summary>How callers and tables say "unknown".</summary>
public static class MissingValues
{
    static readonly HashSet<string> Always = new(StringComparer.OrdinalIgnoreCase)
    {
        "N/A", "n.a.", "#N/A", "#N/A N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "NaN", "null", "(null)", "<null>", "[null]", "undefined", "(undefined)", "\\N",
        "-", "--", "---", "\u2013", "\u2014", "?", "none given", "(none)", "(not set)", "not set", "(blank)", "(empty)", "not available", "not applicable", "not provided",
    };

    // A table's "NA" is R's, and its "Select" the first entry of a form's list; its "none" may be one of the values.
    static readonly HashSet<string> InTables = new(Always, StringComparer.OrdinalIgnoreCase) { "NA", "Select" };

    // A caller's "NA" may be North America or Namibia.
    static readonly HashSet<string> InFields = new(Always, StringComparer.OrdinalIgnoreCase) { "none", "nil" };

    // A person may be called Null, None or Nan; a program writes these words without a capital, or all in capitals.
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "null", "none", "nan", "nil", "undefined" };

    /// <summary>A table's value without surrounding blanks, or null when it stands for unknown.</summary>
    public static string? Clean(string? value) => Clean(value, InTables);

    /// <summary>The value of a caller's field without surrounding blanks, or null when it stands for unknown.</summary>
    public static string? CleanField(string? value) => Clean(value, InFields);

    /// <summary>The name of a person or a company without surrounding blanks, or null when it stands for unknown. "None" is somebody, "none" and "NONE" are nobody.</summary>
    public static string? CleanName(string? value) =>
        value is null ? null : UnicodeText.Trimmed(value) is var text && IsNameOfSomebody(text) ? text : CleanField(text);

    static string? Clean(string? value, HashSet<string> unknown) =>
        value is null || UnicodeText.Trimmed(value) is not { Length: > 0 } text || unknown.Contains(text) ? null : text;

    static bool IsNameOfSomebody(string text) => Names.Contains(text) && char.IsAsciiLetterUpper(text[0]) && text.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0;
}
