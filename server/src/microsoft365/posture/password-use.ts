/** Who still signs in with a user name and a password alone (Graph `signIn`; needs Entra ID P1). */
import { Type, type Static } from 'typebox'
import type { Graph, GraphRequest } from '../graph/graph.ts'
import type { PasswordUse, PasswordUses } from './facts.ts'

/**
 * Values of `clientAppUsed` that are no modern authentication. Microsoft filters by equality only, so each is named;
 * two spellings stand for the same protocol.
 */
const legacyClients = [
  'Exchange ActiveSync',
  'Authenticated SMTP',
  'SMTP',
  'AutoDiscover',
  'Autodiscover',
  'Exchange Online PowerShell',
  'Exchange Web Services',
  'IMAP4',
  'IMAP',
  'POP3',
  'POP',
  'MAPI Over HTTP',
  'Offline Address Book',
  'Outlook Anywhere (RPC over HTTP)',
  'Outlook Service',
  'Reporting Web Services',
  'Universal Outlook',
  'Other clients',
]
/** Enough to name who is concerned; a tenant may hold millions. */
const mostSignIns = 5_000

const signInSchema = Type.Object({
  createdDateTime: Type.String(),
  userPrincipalName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  appDisplayName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  clientAppUsed: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  status: Type.Optional(
    Type.Union([
      Type.Object({ errorCode: Type.Optional(Type.Union([Type.Number(), Type.Null()])) }),
      Type.Null(),
    ]),
  ),
})

/** @param since - Milliseconds since the Unix epoch. */
export async function readLegacySignIns(
  graph: Graph,
  since: number,
  signal?: AbortSignal,
): Promise<PasswordUses> {
  const clients = legacyClients.map((client) => `clientAppUsed eq '${client}'`).join(' or ')
  const filter = `createdDateTime ge ${isoSeconds(since)} and (${clients})`
  return collect(
    graph,
    signInsRequest(filter, signal),
    ({ clientAppUsed }) => clientAppUsed ?? 'Other clients',
  )
}

/** Programs that send a person's password for a token (resource owner password grant): only beta tells. */
export async function readPasswordGrants(
  graph: Graph,
  since: number,
  signal?: AbortSignal,
): Promise<PasswordUses> {
  const events = `signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')`
  const filter = `createdDateTime ge ${isoSeconds(since)} and authenticationProtocol eq 'ropc' and ${events}`
  return collect(graph, { ...signInsRequest(filter, signal), version: 'beta' }, () => 'ropc')
}

function signInsRequest(filter: string, signal: AbortSignal | undefined): GraphRequest {
  const path = `/auditLogs/signIns?$filter=${encodeURIComponent(filter)}&$top=500`
  return { path, signal }
}

async function collect(
  graph: Graph,
  request: GraphRequest,
  protocolOf: (signIn: Static<typeof signInSchema>) => string,
): Promise<PasswordUses> {
  const uses = new Map<string, PasswordUse>()
  let read = 0
  for await (const page of graph.pages(request, signInSchema)) {
    for (const signIn of page) add(uses, protocolOf(signIn), signIn)
    read += page.length
    if (read >= mostSignIns) return { uses: sorted(uses), isCut: true }
  }
  return { uses: sorted(uses), isCut: false }
}

function add(uses: Map<string, PasswordUse>, protocol: string, signIn: Static<typeof signInSchema>): void {
  const userName = signIn.userPrincipalName ?? '(unknown)'
  const application = signIn.appDisplayName ?? '(unknown)'
  const key = JSON.stringify([protocol, userName.toLowerCase(), application])
  const before = uses.get(key) ?? { protocol, userName, application, succeeded: 0, failed: 0, lastAt: 0 }
  const hasFailed = (signIn.status?.errorCode ?? 0) !== 0
  uses.set(key, {
    ...before,
    succeeded: before.succeeded + (hasFailed ? 0 : 1),
    failed: before.failed + (hasFailed ? 1 : 0),
    lastAt: Math.max(before.lastAt, Date.parse(signIn.createdDateTime) || 0),
  })
}

function sorted(uses: Map<string, PasswordUse>): readonly PasswordUse[] {
  return [...uses.values()].toSorted(
    (left, right) => right.succeeded - left.succeeded || left.userName.localeCompare(right.userName),
  )
}

/** OData literals of this service have no fractions of a second. */
function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
