using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingBus.Platform.Persistence.Rows;

/// <summary>One column of a table and the property that it keeps, between which the model's converter stands.</summary>
internal sealed class Column
{
    readonly Func<object, object?> get;
    readonly Action<object, object?> set;
    readonly ValueConverter? converter;
    readonly Func<DbDataReader, int, object> read;

    public Column(IProperty property, PropertyInfo member)
    {
        var mapping = property.GetRelationalTypeMapping();
        converter = mapping.Converter;
        Property = property;
        Name = property.GetColumnName();
        StoreType = mapping.StoreTypeNameBase;
        ProviderType = Nullable.GetUnderlyingType(converter?.ProviderClrType ?? property.ClrType) ?? converter?.ProviderClrType ?? property.ClrType;
        IsGenerated = property.ValueGenerated == ValueGenerated.OnAdd && property.IsKey() && ProviderType == typeof(long);
        get = GetterOf(member);
        set = SetterOf(member);
        read = ReaderOf(ProviderType);
    }

    public IProperty Property { get; }

    public string Name { get; }

    /// <summary>The database's name of the type, without length or precision.</summary>
    public string StoreType { get; }

    /// <summary>What the database driver takes.</summary>
    public Type ProviderType { get; }

    /// <summary>The database gives the value when the row is inserted.</summary>
    public bool IsGenerated { get; }

    /// <summary>The value as the database keeps it; null for none.</summary>
    public object? Of(object entity) => ToProvider(get(entity));

    public object? ToProvider(object? value) => converter is null || value is null ? value : converter.ConvertToProvider(value);

    public void Put(object entity, object? stored) => set(entity, converter is null || stored is null ? stored : converter.ConvertFromProvider(stored));

    public object? Read(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : read(reader, ordinal);

    static Func<DbDataReader, int, object> ReaderOf(Type type) =>
        typeof(Column).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<DbDataReader, int, object>>();

    static object ReadAs<T>(DbDataReader reader, int ordinal)
        where T : notnull => reader.GetFieldValue<T>(ordinal);

    static Func<object, object?> GetterOf(PropertyInfo member)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(entity, member.DeclaringType!), member), typeof(object)), entity).Compile();
    }

    static Action<object, object?> SetterOf(PropertyInfo member)
    {
        var entity = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        return Expression.Lambda<Action<object, object?>>(
            Expression.Assign(Expression.Property(Expression.Convert(entity, member.DeclaringType!), member), Expression.Convert(value, member.PropertyType)),
            entity, value).Compile();
    }
}
