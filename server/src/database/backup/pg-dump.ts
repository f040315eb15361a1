/** PostgreSQL's own archive of a database, by the `pg_dump` and `pg_restore` of this machine. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

const searched = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * Writes the archive (restored by `pg_restore`).
 * @returns what hinders it; undefined when the archive is written.
 */
export async function runPgDump(url: string, file: string): Promise<string | undefined> {
  return run('pg_dump', url, ['--format=custom', '--no-owner', `--file=${file}`])
}

/**
 * Loads an archive into an empty database, in one transaction.
 * @returns what hinders it; undefined when everything is loaded.
 */
export async function runPgRestore(url: string, file: string): Promise<string | undefined> {
  return run('pg_restore', url, [
    '--single-transaction',
    '--exit-on-error',
    '--no-owner',
    '--no-privileges',
    file,
  ])
}

async function run(program: string, url: string, options: readonly string[]): Promise<string | undefined> {
  // Arguments of a process are for everybody to read, its environment is not. (A URL with a socket is none to `URL`.)
  const [whole = '', before = '', password = ''] = /^([a-z]+:\/\/[^/?#@:]*):([^/?#@]*)@/.exec(url) ?? []
  const place = whole === '' ? url : url.replace(whole, () => `${before}@`)
  const child = spawn(program, [`--dbname=${place}`, ...options], {
    env: { PATH: searched, ...(password === '' ? {} : { PGPASSWORD: decodeURIComponent(password) }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said = text(child.stderr)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => {
      if (code === 0) resolve(undefined)
      else
        said.then(
          (words) => resolve(words.slice(0, 500)),
          () => resolve(`exit code ${code}`),
        )
    })
  })
}
