import { type Command, Option } from 'commander'
import { UsageError } from '../context.ts'
import { connectionHeading } from '../help.ts'

/** Adds the options that every client command takes. */
export function clientOptions(command: Command): Command {
  const options = [
    new Option(
      '--url <url>',
      'the server, for example https://backup.example.org:4443 (or STRONGROOM_URL; kept by login)',
    ),
    new Option(
      '--ca-file <file>',
      'certificate authority of the server, PEM (or STRONGROOM_CA_FILE; kept by login)',
    ),
    new Option('--json', 'print one JSON document (progress as NDJSON) instead of text'),
  ]
  for (const option of options) command.addOption(option.helpGroup(connectionHeading))
  return command
}

/** Collects an option that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value]
}

/** Reads an option that counts. @throws {UsageError} */
export function count(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new UsageError(`${name} is a number from 1 up, not ${value}`)
  return number
}
