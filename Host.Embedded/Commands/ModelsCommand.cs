using System.CommandLine;
using System.Globalization;
using MarketingBus.Learning.Cards;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Training;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>The trained models: what they are, and which one scores. A server that runs on the same database takes a change up by itself within Learning:RefreshInterval.</summary>
internal static class ModelsCommand
{
    const int MostListed = 100;
    const int LeastWidth = 160;

    public static Command Create(IReadOnlyList<string> settings) =>
        new("models", "See the trained models, and say which one scores.") { List(settings), Show(settings), Card(settings), Promote(settings), RollBack(settings) };

    static Command List(IReadOnlyList<string> settings) => With(settings, new Command("list", "The trained models, newest first."), async (_, services, cancellationToken) =>
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumns(Column("version"), Column("status"), Column("scope"), Column("rows").RightAligned(), Column("AUC").RightAligned(), Column("Brier").RightAligned(), Column("source"));
        foreach (var x in await services.GetRequiredService<ModelCatalogue>().ListAsync(scope: null, status: null, MostListed, cancellationToken))
            table.AddRow([.. new[] { x.Version, x.Status, x.Scope, Number(x.Rows, "0"), Number(x.Auc, "0.000"), Number(x.Brier, "0.0000"), x.Source }.Select(text => new Text(text))]);

        // A version that is cut in two cannot be copied; a line that is too long can.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, LeastWidth);
        AnsiConsole.Write(table);
    });

    static Command Show(IReadOnlyList<string> settings)
    {
        var version = Version();
        return With(settings, new Command("show", "A model's training report.") { version }, async (result, services, cancellationToken) =>
        {
            var (model, report) = await FoundAsync(services, result.GetRequiredValue(version), cancellationToken);
            Console.WriteLine($"Now {model.Status}: {model.Message}{Environment.NewLine}{Environment.NewLine}{TrainingReportText.Of(report)}");
        });
    }

    static Command Card(IReadOnlyList<string> settings)
    {
        var version = Version();
        var output = new Option<FileInfo>("-o", "--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        return With(settings, new Command("card", "Write a model's card: all that is known of it, on one page of HTML.") { version, output }, async (result, services, cancellationToken) =>
        {
            var (model, report) = await FoundAsync(services, result.GetRequiredValue(version), cancellationToken);
            await File.WriteAllTextAsync(result.GetRequiredValue(output).FullName, ModelCard.Of(model, report), cancellationToken);
        });
    }

    static Command Promote(IReadOnlyList<string> settings)
    {
        var version = Version();
        var reason = Reason();
        return With(settings, new Command("promote", "Let a model score; the one that scores retires.") { version, reason }, async (result, services, cancellationToken) =>
        {
            var outcome = await services.GetRequiredService<ModelDesk>().PromoteAsync(result.GetRequiredValue(version), Said("Promoted", result.GetValue(reason)), cancellationToken);
            if (outcome != PromotionOutcome.Promoted)
                throw new CommandFailedException(outcome.Text());

            var promoted = await services.GetRequiredService<ModelCatalogue>().FindAsync(result.GetRequiredValue(version), cancellationToken);
            AnsiConsole.WriteLine(promoted!.Model.Scope == ModelScope.Leads ? "It scores leads from now on." : $"It is the model of {promoted.Model.Scope} from now on, and scores no leads.");
        });
    }

    static Command RollBack(IReadOnlyList<string> settings)
    {
        var scope = new Option<string>("--scope") { Description = "What the models score.", DefaultValueFactory = _ => ModelScope.Leads };
        var reason = Reason();
        return With(settings, new Command("rollback", "Let the model that scored before score again.") { scope, reason }, async (result, services, cancellationToken) =>
        {
            var version = await services.GetRequiredService<ModelDesk>().RollBackAsync(result.GetRequiredValue(scope), Said("By a person", result.GetValue(reason)), cancellationToken);
            AnsiConsole.WriteLine(version is null ? throw new CommandFailedException("There is no model to go back to.") : $"{version} scores again.");
        });
    }

    /// <summary>Runs on the database that the user names.</summary>
    static Command With(IReadOnlyList<string> settings, Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task> work)
    {
        var database = CommonOptions.Database();
        command.Add(database);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var host = await QuietHost.OpenAsync(settings, result.GetValue(database), cancellationToken);
            await using var scope = host.Services.CreateAsyncScope();
            await work(result, scope.ServiceProvider, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    static async Task<(ModelSummary Model, TrainingReport Report)> FoundAsync(IServiceProvider services, string version, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<ModelCatalogue>().FindAsync(version, cancellationToken) ?? throw new CommandFailedException(PromotionOutcome.Unknown.Text());
        return (found.Model, found.ReadReport() ?? throw new CommandFailedException("Its report was kept by another version of MarketingBus and cannot be read."));
    }

    static Argument<string> Version() => new("VERSION") { Description = "As `models list` shows it." };

    static Option<string?> Reason() => new("--reason") { Description = "Why; it is kept with the model.", HelpName = "TEXT" };

    static string Said(string what, string? reason) => $"{what} on the command line{(reason is null ? "." : $": {reason}")}";

    static TableColumn Column(string name) => new TableColumn(name).NoWrap();

    static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
