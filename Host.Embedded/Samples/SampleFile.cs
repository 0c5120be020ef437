namespace MarketingBus.Host.Embedded.Samples;

/// <summary>A generated file, before it is written.</summary>
internal sealed record SampleFile(string Name, string Text);
