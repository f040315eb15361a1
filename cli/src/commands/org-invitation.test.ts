import { Command } from 'commander'
import { expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { registerInvitations } from './org-invitation.ts'

const context: CommandContext = {
  environment: {},
  streams: process,
  now: () => 0,
  sleep: async () => {},
}

it.each([
  [['--hours', '169'], 'at most 168'],
  [['--hours', 'soon'], '--hours is a number'],
  [['--services', 'mail'], 'exchange, sharepoint, teams, teams-chats'],
  [['--layout', 'one'], 'standard, separate-restore, single'],
  [['--restore', 'always'], 'standing, just-in-time, none'],
])('an invitation is not made with %s: said before the server is asked', async (options, words) => {
  const program = new Command()
  registerInvitations(program, context)
  const parsed = program.parseAsync(['invitation', 'create', '--label', 'x', ...options], { from: 'user' })
  await expect(parsed).rejects.toThrow(UsageError)
  await expect(parsed).rejects.toThrow(words)
})
