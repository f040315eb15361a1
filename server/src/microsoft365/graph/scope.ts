/** Which of Microsoft's budgets a request draws on (service-specific throttling limits). */
import { decoded } from './links.ts'

/** `mailbox:…`, `identity` or `default`. */
export type BudgetScope = string

const mailboxPath =
  /^\/(?:users(?:\/|\(')([^/']+)(?:'\))?|me)\/(?:messages|mailFolders|mailboxSettings|outlook|events|calendars?|calendarView|contacts|contactFolders|inferenceClassification)\b/i
const uploadPath = /\/users\('([^'@]+)(?:@[^']*)?'\)\//i
const identityPath =
  /^\/(?:users|groups|me|organization|domains|applications|servicePrincipals|oauth2PermissionGrants|directory\w*|roleManagement|policies|subscribedSkus)\b/i

/** The budget of a request, from its path below the version. */
export function budgetScope(url: URL): BudgetScope {
  const path = decoded(url.pathname).replace(/^\/(?:v1\.0|beta)(?=\/)/, '')
  const mailbox = mailboxPath.exec(path)
  if (mailbox) return `mailbox:${(mailbox[1] ?? 'me').toLowerCase()}`
  return identityPath.test(path) ? 'identity' : 'default'
}

/** The budget of an upload session: its URL names the mailbox that the bytes go into. */
export function uploadScope(url: URL): BudgetScope {
  const mailbox = uploadPath.exec(decoded(url.pathname))
  return mailbox?.[1] === undefined ? 'default' : `mailbox:${mailbox[1].toLowerCase()}`
}
