/** A process that opens a database and kills itself when its migrations come to a statement: `FILE STATEMENT`. */
import SQLite from 'better-sqlite3'
import { silentLog } from '../../foundation/log.ts'
import { openDatabase } from '../connection.ts'

const [file = '', statement = ''] = process.argv.slice(2)
const prepare: unknown = Reflect.get(SQLite.prototype, 'prepare')
SQLite.prototype.prepare = function prepareOrDie(this: unknown, text: string) {
  if (text.toLowerCase().startsWith(statement)) process.kill(process.pid, 'SIGKILL')
  return typeof prepare === 'function' ? Reflect.apply(prepare, this, [text]) : undefined
}
await openDatabase({ file, log: silentLog })
