import { Command } from 'commander'
import { expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { registerRepositories } from './repository.ts'

const context: CommandContext = {
  environment: {},
  streams: process,
  now: () => 0,
  sleep: async () => {},
}

it.each([
  [['--s3-prefix', 'x'], '--s3-prefix goes with --s3-bucket'],
  [['--lock-days', '30'], '--lock-days goes with --s3-bucket'],
  [['--s3-bucket', 'b', '--path', '/srv/x'], '--s3-prefix'],
  [['--s3-bucket', 'b'], '--access-key-id'],
  [
    ['--s3-bucket', 'b', '--access-key-id', 'k', '--secret-access-key-file', '/nowhere/key'],
    'cannot read /nowhere/key',
  ],
])('a repository is not made with %s: said before the server is asked', async (options, words) => {
  const program = new Command()
  registerRepositories(program, context)
  const parsed = program.parseAsync(['repository', 'create', '--name', 'x', ...options], { from: 'user' })
  await expect(parsed).rejects.toThrow(UsageError)
  await expect(parsed).rejects.toThrow(words)
})
