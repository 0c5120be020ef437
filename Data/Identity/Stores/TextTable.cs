using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>A table whose texts are searched for addresses, as the database keeps them and whatever is in them.</summary>
internal sealed class TextTable
{
    readonly MarketingDbContext database;
    readonly string name, key;
    readonly IReadOnlyList<string> columns;
    readonly bool hasVersion;

    TextTable(MarketingDbContext database, IEntityType entity, IEnumerable<string> ids)
    {
        this.database = database;
        var names = database.GetService<ISqlGenerationHelper>();
        name = names.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        key = entity.FindPrimaryKey()!.Properties.Single().GetColumnName();
        columns = [.. entity.GetProperties().Where(x => x.GetRelationalTypeMapping() is { } mapping && (mapping.Converter?.ProviderClrType ?? x.ClrType) == typeof(string) && !x.IsKey() && !ids.Contains(x.Name))
            .Select(x => x.GetColumnName())];
        hasVersion = entity.FindProperty("Version")?.IsConcurrencyToken is true;
    }

    public static TextTable Of(MarketingDbContext database, Type entity, IEnumerable<string> ids) => new(database, database.Model.FindEntityType(entity)!, ids);

    /// <summary>Each text that may have an address of somebody else in it. A lead's own address is told apart by the database, so that the profiles of most leads are not read.</summary>
    public async IAsyncEnumerable<(object Key, string Column, string Text)> WithAddressesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            foreach (var column in columns)
            {
                await using var command = Command($"SELECT \"{key}\", \"{column}\" FROM {name} WHERE {Condition(column)}");
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                    yield return (reader.GetValue(0), column, reader.GetString(1));
            }
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Where it is still the same: what was written meanwhile is looked at again.</summary>
    public async Task ReplaceAsync(Mention mention, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command(
                $"UPDATE {name} SET \"{mention.Column}\" = @rest{(hasVersion ? ", \"Version\" = \"Version\" + 1" : "")} WHERE \"{key}\" = @key AND \"{mention.Column}\" = @text");
            Add(command, "@rest", mention.Rest);
            Add(command, "@key", mention.Key);
            Add(command, "@text", mention.Text);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    /// <summary>More signs than the lead's own address has: as they are, escaped, or twice as wide.</summary>
    string Condition(string column)
    {
        var own = column is "Lead" or "Profile" ? $"CASE WHEN {EmailIn(column)} LIKE '%@%' THEN 1 ELSE 0 END" : "0";
        return $"length(\"{column}\") - length(replace(\"{column}\", '@', '')) > {own} OR \"{column}\" LIKE '%\\u0040%' ESCAPE '!' OR \"{column}\" LIKE '%\\uFF20%' ESCAPE '!' OR \"{column}\" LIKE '%\uFF20%'";
    }

    string EmailIn(string profile) => database.Database.IsSqlite() ? $"coalesce(json_extract(\"{profile}\", '$.email'), '')" : $"coalesce(CAST(\"{profile}\" AS json) ->> 'email', '')";

    DbCommand Command(string sql)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
        // Made of the model's own names; what is sought goes in parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
