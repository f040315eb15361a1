/** What still uses user name and password: old mail protocols, and programs that send passwords for tokens. */
import type { PasswordUses, PostureFacts } from '../../../microsoft365/index.ts'
import type { PostureFinding } from '../posture.ts'
import { isoDay, lookAt, type Outcome, some } from './outcome.ts'

type Use = PasswordUses['uses'][number]

const permission = 'AuditLog.Read.All'

/** What replaces a protocol, by what a person would call it. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [
    /smtp/i,
    'Let the device or program send with OAuth, through High Volume Email or a relay; Microsoft switches Basic for SMTP off by default at the end of December 2026.',
  ],
  [
    /imap|pop/i,
    'Use a mail program that signs in with OAuth 2.0, then switch IMAP and POP off for the mailbox.',
  ],
  [/activesync/i, 'Set the phone up anew with Outlook or a mail app that signs in with OAuth 2.0.'],
  [
    /ropc/i,
    'Give the program an application with a certificate of its own, or let people sign in in a browser.',
  ],
  [
    /web services|powershell|reporting/i,
    'Use an application with a certificate and Microsoft Graph (or app-only Exchange Online PowerShell).',
  ],
]
const otherwise = 'Replace the client by one that signs in with OAuth 2.0.'

export function passwordUseFindings(
  { legacySignIns, passwordGrants }: PostureFacts,
  days: number,
): Outcome[] {
  const legacy = { subject: 'Sign-ins by legacy protocols', permission }
  const grants = { subject: 'Programs that send passwords for tokens', permission }
  return [
    lookAt(legacySignIns, legacy, (uses) => byProtocol(uses, days, 'by a legacy protocol')),
    lookAt(passwordGrants, grants, (uses) => byProtocol(uses, days, 'with a password sent by a program')),
  ]
}

function byProtocol({ uses, isCut }: PasswordUses, days: number, how: string): Outcome {
  if (uses.length === 0) return { passed: [`Nobody signed in ${how} within ${days} days.`] }
  const protocols = [...new Set(uses.map(({ protocol }) => protocol))]
  return {
    findings: protocols.map((protocol) =>
      findingOf(
        protocol,
        uses.filter((use) => use.protocol === protocol),
        isCut,
      ),
    ),
  }
}

function findingOf(protocol: string, uses: readonly Use[], isCut: boolean): PostureFinding {
  const succeeded = uses.reduce((sum, use) => sum + use.succeeded, 0)
  const failed = uses.reduce((sum, use) => sum + use.failed, 0)
  const name = protocol === 'ropc' ? 'password grant (ROPC)' : protocol
  const idle = 'Nothing got in; tell the owners before somebody asks to open it again.'
  const replacement = replacements.find(([pattern]) => pattern.test(protocol))?.[1] ?? otherwise
  return {
    id: `password_use:${protocol.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`,
    severity: succeeded > 0 ? 'high' : 'low',
    title:
      succeeded > 0
        ? `${name}: ${succeeded} sign-ins with a user name and a password`
        : `${name}: ${failed} attempts with a user name and a password, all refused`,
    evidence: [...some(uses.map(describe)), ...(isCut ? ['Microsoft had more; the newest were read'] : [])],
    step: succeeded > 0 ? replacement : idle,
  }
}

function describe({ userName, application, succeeded, failed, lastAt }: Use): string {
  return `${userName}, ${application}: ${succeeded} succeeded, ${failed} failed, last on ${isoDay(lastAt)}`
}
