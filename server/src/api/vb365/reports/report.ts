/** A report before it is a file. */
import type { CsvCell } from '../../http/csv.ts'

export interface ReportTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}
