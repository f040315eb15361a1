/** The refusals of the database room. */
import { CodedError } from '../foundation/errors.ts'

export type DatabaseErrorCode =
  /** Neither a file nor a URL was given, or the server behind the URL is too old. */
  | 'bad_configuration'
  /** The records were written by a newer version of the product. */
  | 'newer_schema'
  /** A migration did not run through; nothing of it was kept. */
  | 'migration_failed'
  /** The database could not be backed up before a migration, so that it was not begun. */
  | 'backup_failed'
  /** Rows are to be loaded into a database that has some. */
  | 'not_empty'
  /** Dumped rows do not fit their tables. */
  | 'bad_dump'
  /** There is no database where there has to be one. */
  | 'database_lost'
  /** The SQLite file is none, or damaged. */
  | 'database_damaged'
  /** PostgreSQL does not answer. */
  | 'unavailable'
  /** A transaction lost against others again and again. */
  | 'contended'

/** The records could not be opened or changed; the message says what to do next. */
export class DatabaseError extends CodedError<DatabaseErrorCode> {
  override readonly name = 'DatabaseError'
}
