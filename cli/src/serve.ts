import { runServer, serveOptions } from '@strongroom/server'
import type { Command } from 'commander'

/** `strongroom serve`: the server in this process, entered by its front door; its own reader checks the options. */
export function registerServe(program: Command): void {
  const serve = program
    .command('serve')
    .description('run the server in this process until it is told to stop')
  for (const { flags, description } of serveOptions) serve.option(flags, description)
  serve.addHelpText(
    'after',
    '\nDATABASE_URL in the environment keeps the records in PostgreSQL instead of SQLite.',
  )
  serve.action(async (_: object, command: Command) => {
    // The server stops cleanly on a signal; the command's own handler would not wait for it.
    process.removeAllListeners('SIGINT')
    const given: Record<string, string | true> = command.opts()
    const options: string[] = []
    for (const [name, value] of Object.entries(given)) {
      options.push(`--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
      // An option without a value is there or not.
      if (value !== true) options.push(value)
    }
    await runServer(options)
  })
}
