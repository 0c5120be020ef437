namespace MarketingBus.Bench.Pipeline.Growth;

/// <param name="Type">PostgreSQL's own name of the type.</param>
/// <param name="IsIdentity">The database numbers the rows.</param>
/// <param name="IsReference">It refers to another table's rows.</param>
internal sealed record GrowthColumn(string Name, string Type, bool IsIdentity, bool IsReference)
{
    // Far above any number that the templates have.
    const string NumbersApart = "10000000";

    // As LeadBodies names leads.
    const string LeadId = @"\m(J-\d+)";

    public string Quoted => $"\"{Name}\"";

    /// <summary>The same in a copied row: ids are others, but the same id becomes the same other in every table.</summary>
    public string Copied => Type switch
    {
        "uuid" => $"md5(t.{Quoted}::text || copy)::uuid",
        "text" or "jsonb" or "varchar" => $"regexp_replace(t.{Quoted}::text, '{LeadId}', '\\1-' || copy, 'gi')::{Type}",
        "int8" or "int4" when IsIdentity || IsReference => $"t.{Quoted} + copy * {NumbersApart}::bigint",
        _ => $"t.{Quoted}",
    };
}
