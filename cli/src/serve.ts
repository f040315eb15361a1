import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runServer, serveOptions } from '@strongroom/server'
import type { Command } from 'commander'

/** `strongroom serve`: the server in this process, entered by its front door; its own reader checks the options. */
export function registerServe(program: Command): void {
  const serve = program
    .command('serve')
    .description('run the server in this process until it is told to stop')
  // As they were typed: some may be repeated, and then their order counts.
  const typed: string[] = []
  for (const { flags, description } of serveOptions) {
    serve.option(flags, description)
    const [name = ''] = flags.split(' ')
    serve.on(`option:${name.slice(2)}`, (value: unknown) => {
      // An option without a value is there or not.
      typed.push(typeof value === 'string' ? `${name}=${value}` : name)
    })
  }
  serve.addHelpText(
    'after',
    '\nDATABASE_URL in the environment keeps the records in PostgreSQL instead of SQLite.',
  )
  serve.action(async () => {
    // The server stops cleanly on a signal; the command's own handler would not wait for it.
    process.removeAllListeners('SIGINT')
    await runServer(typed, { consoleFolder: builtConsole() })
  })
}

/** The console is a part of the installation; where it was not built the server is an API alone. */
function builtConsole(): string | undefined {
  const folder = new URL('dist/', import.meta.resolve('@strongroom/console/package.json'))
  return existsSync(new URL('portal.html', folder)) ? fileURLToPath(folder) : undefined
}
