import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../context.ts'
import { registerRepositorySet, type SetOptions, changeOf } from './repository-set.ts'

/** What commander makes of a command line. */
async function parsed(line: readonly string[]): Promise<SetOptions> {
  const repository = new Command('repository')
  registerRepositorySet(repository, {
    environment: {},
    streams: process,
    now: () => 0,
    sleep: async () => {},
  })
  const [set] = repository.commands
  if (set === undefined) throw new Error('there is no such command')
  set.exitOverride().configureOutput({ writeErr: () => undefined })
  set.action(() => undefined)
  await repository.parseAsync(['set', ...line], { from: 'user' })
  return set.opts<SetOptions>()
}

describe('strongroom repository set', () => {
  it.each([
    [['--bytes-per-second', '1000000'], { bytesPerSecond: 1_000_000 }],
    [['--no-bytes-per-second'], { bytesPerSecond: 0 }],
    [['--read-only'], { isReadOnly: true }],
    [['--read-write', '--no-bytes-per-second'], { bytesPerSecond: 0, isReadOnly: false }],
  ])('%j sends %j', async (line, change) => {
    expect(changeOf(await parsed(line))).toEqual(change)
  })

  it('refuses to say nothing, two things at once, and a line that is no number', async () => {
    const nothing = await parsed([])
    expect(() => changeOf(nothing)).toThrow(UsageError)
    const both = await parsed(['--read-only', '--read-write'])
    expect(() => changeOf(both)).toThrow('--read-only or --read-write')
    await expect(parsed(['--bytes-per-second', 'much'])).rejects.toThrow('whole number')
  })
})
