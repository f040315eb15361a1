/** Which permissions of Microsoft Graph we ask for, what each is for, and what is lost without it: the choice itself. */
import { delegated } from './delegated.ts'
import { directory } from './directory.ts'
import { mailboxes } from './mailboxes.ts'
import { sites } from './sites.ts'
import { teams } from './teams.ts'
import { watching } from './watching.ts'
import type { Choice } from './choice.ts'

export type { Choice } from './choice.ts'

export const choices: readonly Choice[] = [
  ...directory,
  ...mailboxes,
  ...sites,
  ...teams,
  ...watching,
  ...delegated,
]
