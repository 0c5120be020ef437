using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MarketingBus.Platform.Persistence.Rows;

/// <summary>A table as the EF model describes it, for statements that carry the rows of many messages. Entities stay defined once.</summary>
internal sealed class TableMap
{
    // Columns that changed are kept as the bits of one number.
    const int ColumnLimit = 64;

    static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, TableMap?>> Maps = [];

    readonly Func<object> create;
    readonly Column[] columns;
    readonly TableKey[] uniqueKeys;

    TableMap(IEntityType entity, Column[] columns)
    {
        EntityType = entity.ClrType;
        Schema = entity.GetSchema();
        Table = entity.GetTableName()!;
        this.columns = columns;
        PrimaryKey = KeyOf(entity.FindPrimaryKey()!.Properties);
        uniqueKeys = [.. entity.GetIndexes().Where(x => x.IsUnique && x.GetFilter() is null).Select(x => KeyOf(x.Properties))];
        Tokens = [.. columns.Index().Where(x => x.Item.Property.IsConcurrencyToken).Select(x => x.Index)];
        Generated = Array.FindIndex(columns, x => x.IsGenerated) is >= 0 and var index ? index : null;
        create = Expression.Lambda<Func<object>>(Expression.New(entity.ClrType)).Compile();
    }

    public Type EntityType { get; }

    public string? Schema { get; }

    public string Table { get; }

    public IReadOnlyList<Column> Columns => columns;

    public TableKey PrimaryKey { get; }

    /// <summary>Positions of the columns that an update checks and so guards.</summary>
    public IReadOnlyList<int> Tokens { get; }

    /// <summary>Position of the column whose value the database gives.</summary>
    public int? Generated { get; }

    /// <summary>Null when rows of this type need what only EF does: inheritance, owned types, shadow properties, references to keys that the database has yet to give.</summary>
    public static TableMap? Of(IModel model, Type type) => Maps.GetOrCreateValue(model).GetOrAdd(type, static (x, model) => Create(model, x), model);

    public static TableMap Required<T>(IModel model) =>
        Of(model, typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped to one plain table.");

    public int PositionOf(string property) => Array.FindIndex(columns, x => x.Property.Name == property);

    public object?[] ValuesOf(object entity)
    {
        var values = new object?[Columns.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = Columns[index].Of(entity);

        return values;
    }

    public object?[] Read(DbDataReader reader)
    {
        var values = new object?[Columns.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = Columns[index].Read(reader, index);

        return values;
    }

    public object EntityOf(object?[] values)
    {
        var entity = create();
        for (var index = 0; index < values.Length; index++)
            Columns[index].Put(entity, values[index]);

        return entity;
    }

    /// <summary>The primary key when it has so many columns, else the unique index that has.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public TableKey KeyWith(int columns) =>
        PrimaryKey.Columns.Count == columns ? PrimaryKey
        : uniqueKeys.Where(x => x.Columns.Count == columns).ToArray() is [var only] ? only
        : throw new InvalidOperationException($"{EntityType.Name} has no primary key, and not one unique index, with {columns} columns.");

    TableKey KeyOf(IEnumerable<IProperty> properties) => new(this, [.. properties.Select(x => Array.FindIndex(columns, column => column.Property == x))]);

    static TableMap? Create(IModel model, Type type)
    {
        if (model.FindEntityType(type) is not { } entity || !IsPlain(entity))
            return null;

        var columns = new List<Column>();
        foreach (var property in entity.GetProperties())
        {
            if (property.PropertyInfo is not { CanRead: true, CanWrite: true } member)
                return null;

            columns.Add(new Column(property, member));
        }

        return columns.Count <= ColumnLimit ? new TableMap(entity, [.. columns]) : null;
    }

    static bool IsPlain(IEntityType entity) =>
        entity.BaseType is null && !entity.GetDirectlyDerivedTypes().Any() && !entity.IsOwned() && entity.GetTableName() is not null && entity.FindPrimaryKey() is not null
        && !entity.GetComplexProperties().Any() && !entity.GetNavigations().Any() && !entity.GetForeignKeys().Any()
        && entity.ClrType.GetConstructor(Type.EmptyTypes) is not null
        && entity.GetProperties().All(x => x.ValueGenerated is ValueGenerated.Never || (x.ValueGenerated == ValueGenerated.OnAdd && x.IsKey()));
}
