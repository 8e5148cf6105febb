"""Where an archive lies: SQLite in a folder or PostgreSQL on a server, and its tables.

- `database`: What every database of an archive does: read one state, write all or nothing, migrate, refuse what is
  not ours.
- `opening`: Which kind of database an archive lies in.
- `postgres`: An archive on a PostgreSQL server, which several machines read and write.
- `rows`: Rows, table by table, from one archive's database into another's, of whatever kind each is.
- `schema`: The tables of an archive. A change here needs a migration in `migrations/versions`.
- `sqlite`: An archive in a folder: an SQLite file in WAL mode, written by one at a time.
- `column_types`: Text that comes back as it was put in, whatever kind of database holds it.
"""
