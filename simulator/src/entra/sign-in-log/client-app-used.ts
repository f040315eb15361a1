/** How the sign-in log names a client: two modern kinds, and the legacy protocols (microsoft.md 6). */
import type { ClientAppType } from '../conditional-access/conditions.ts'

/** Names of `clientAppUsed` that stand for a legacy protocol. */
export const legacyClientApps = [
  'Authenticated SMTP',
  'AutoDiscover',
  'Exchange ActiveSync',
  'Exchange Online PowerShell',
  'Exchange Web Services',
  'IMAP4',
  'MAPI Over HTTP',
  'Offline Address Book',
  'Other clients',
  'Outlook Anywhere (RPC over HTTP)',
  'POP3',
  'Reporting Web Services',
  'Universal Outlook',
] as const

/** Names of the two modern kinds. */
export const modernClientApps = ['Browser', 'Mobile Apps and Desktop clients'] as const

/** User agents under which Exchange Online passes on Basic authentication as a password grant. */
const proxied = /\b(?:BAV2ROPC|CBAinPROD|CBAinTAR)\b/i

const protocols: readonly (readonly [RegExp, string])[] = [
  [/imap/i, 'IMAP4'],
  [/pop3?\b/i, 'POP3'],
  [/smtp/i, 'Authenticated SMTP'],
  [/activesync|\beas\b/i, 'Exchange ActiveSync'],
  [/powershell/i, 'Exchange Online PowerShell'],
  [/ews|exchangeservices/i, 'Exchange Web Services'],
]

/** The kind of client behind a password grant, by its user agent. */
export function passwordClientApp(userAgent: string): ClientAppType {
  if (!proxied.test(userAgent)) return 'mobileAppsAndDesktopClients'
  return clientAppUsed('other', userAgent) === 'Exchange ActiveSync' ? 'exchangeActiveSync' : 'other'
}

/** What the log's `clientAppUsed` says. */
export function clientAppUsed(clientApp: ClientAppType, userAgent: string): string {
  if (clientApp === 'browser') return 'Browser'
  if (clientApp === 'mobileAppsAndDesktopClients') return 'Mobile Apps and Desktop clients'
  if (clientApp === 'exchangeActiveSync') return 'Exchange ActiveSync'
  return protocols.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Other clients'
}
