using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace MarketingBus.Learning.Models;

/// <summary>The three trained models as one transformer: one pass scores a batch. Safe to use from many threads.</summary>
internal sealed class Ensemble(MLContext context, ITransformer transformer, int width)
{
    public IReadOnlyList<ScoredRow> Score(IEnumerable<float[]> rows)
    {
        var data = Load(context, rows.Select(x => new FeatureRow { Features = x }), width);
        return [.. context.Data.CreateEnumerable<ScoredRow>(transformer.Transform(data), reuseRowObject: false)];
    }

    public void Save(Stream target) => context.Model.Save(transformer, Load(context, [], width).Schema, target);

    public static Ensemble Load(Stream source, int width)
    {
        var context = new MLContext(seed: 1);
        // A process that only scores has not touched the trees' assembly, and the loader looks only at assemblies it was told of.
        context.ComponentCatalog.RegisterAssembly(typeof(FastTreeBinaryTrainer).Assembly);
        return new Ensemble(context, context.Model.Load(source, out _), width);
    }

    public static IDataView Load(MLContext context, IEnumerable<FeatureRow> rows, int width)
    {
        var definition = SchemaDefinition.Create(typeof(FeatureRow));
        definition[nameof(FeatureRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return context.Data.LoadFromEnumerable(rows, definition);
    }
}
