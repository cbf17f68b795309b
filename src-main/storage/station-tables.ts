/**
 * The tables of the station's database that belong to the store itself.
 *
 * Nothing in them is in clear but ids of jobs, which are random, and names of keys, which are random too. `notes` holds the
 * check of the data key and how the last session ended. A picture without a job is condemned: its key is destroyed, and then
 * the row. `from_copy` marks a job that was put back from the copy and may have gone on since.
 */
export const storeTables = `
  CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT;
  CREATE TABLE jobs (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
    from_copy INTEGER NOT NULL DEFAULT 0 CHECK (from_copy IN (0, 1)),
    record BLOB NOT NULL
  ) STRICT;
  CREATE TABLE pictures (
    place INTEGER PRIMARY KEY,
    job TEXT REFERENCES jobs (id) ON DELETE SET NULL,
    role TEXT NOT NULL CHECK (role IN ('profilePhoto', 'facePicture')),
    key_name TEXT NOT NULL UNIQUE,
    bound_to BLOB NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (job, role)
  ) STRICT;
`
