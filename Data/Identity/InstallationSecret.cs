using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Data.Identity;

/// <summary>The one key of this installation: a setting, else a random one that the first process to start keeps in the database.</summary>
public sealed class InstallationSecret(IDbContextFactory<MarketingDbContext> contexts, IOptions<ErasureOptions> options)
{
    PersonHash? hash;

    /// <exception cref="InvalidOperationException">The key is not the one that people were erased under.</exception>
    public async ValueTask<PersonHash> GetAsync(CancellationToken cancellationToken) => hash ??= await ReadAsync(cancellationToken);

    async Task<PersonHash> ReadAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await FindAsync(database, cancellationToken) ?? await KeepAsync(database, cancellationToken);
        var key = options.Value.Key is { } setting ? Encoding.UTF8.GetBytes(setting) : kept.Key is { } text ? Convert.FromBase64String(text) : null;
        if (key is null)
            throw new InvalidOperationException("Erasure:Key is missing: people were erased under one, and without it nobody knows whom to refuse.");

        var own = new PersonHash(key);
        return own.Fingerprint == kept.Fingerprint
            ? own
            : throw new InvalidOperationException("Erasure:Key is not the key that this database began with: erased people would no longer be recognised.");
    }

    async Task<InstallationKey> KeepAsync(MarketingDbContext database, CancellationToken cancellationToken)
    {
        var random = options.Value.Key is null ? RandomNumberGenerator.GetBytes(32) : null;
        database.Add(new InstallationKey
        {
            Key = random is null ? null : Convert.ToBase64String(random),
            Fingerprint = new PersonHash(random ?? Encoding.UTF8.GetBytes(options.Value.Key!)).Fingerprint,
        });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process was faster; its key is everybody's.
            database.ChangeTracker.Clear();
        }

        return (await FindAsync(database, cancellationToken))!;
    }

    static Task<InstallationKey?> FindAsync(MarketingDbContext database, CancellationToken cancellationToken) =>
        database.Set<InstallationKey>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}
