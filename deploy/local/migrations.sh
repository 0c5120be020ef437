# ./dev migrations: writes the first migration of both databases anew from the model. Until 0.1.0 there is one for each database; afterwards they are kept, and this goes.
# What EF's model cannot say (full-text columns) stands in Migrations/PostgreSql/20261201000001_MemoryText.cs, which follows it.

migrations_id=20261201000000_Initial

write_migrations() {
  local tool; tool=$(command -v dotnet-ef || true)
  if [ -z "$tool" ]; then
    tool=$PWD/.run/tools/dotnet-ef
    [ -x "$tool" ] || dotnet tool install --tool-path .run/tools dotnet-ef --version '10.0.*' >&2
  fi

  rm -f Data/Migrations/*/*_Initial.cs Data/Migrations/*/*_Initial.Designer.cs Data/Migrations/*/*ModelSnapshot.cs
  dotnet build Data -c "$configuration" -v quiet --nologo
  write_first_migration "$tool" MarketingDbContext Sqlite
  write_first_migration "$tool" PostgreSqlMigrationsContext PostgreSql
}

# The id is always the same, so that a change of the model shows as a change of the file.
write_first_migration() {
  local tool=$1 context=$2 folder=Data/Migrations/$3 written
  "$tool" migrations add Initial --no-build --configuration "$configuration" --project Data --context "$context" --output-dir "Migrations/$3"
  for written in "$folder"/2*_Initial.cs "$folder"/2*_Initial.Designer.cs; do
    sed -i -E "s/\"[0-9]{14}_Initial\"/\"$migrations_id\"/" "$written"
    mv "$written" "$folder/$migrations_id${written#"$folder"/*_Initial}"
  done
}
