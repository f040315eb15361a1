/** Answers that many expectations share: how Entra ID refuses, how Graph refuses. */
import type { Basis, Expected } from '../expectation.ts'
import { all, containing, guid, instant, text, type Shape } from '../shape.ts'

/** Where beliefs come from; `microsoft.md` is the fact collection (docs/references.md). */
export const basis = {
  memory: (source: string): Basis => ({ kind: 'memory', source }),
  experiment: (source: string): Basis => ({ kind: 'experiment', source }),
  capture: (source: string): Basis => ({ kind: 'capture', source }),
  client: (source: string): Basis => ({ kind: 'client', source }),
  documentation: (source: string): Basis => ({ kind: 'documentation', source }),
  schema: (source: string): Basis => ({ kind: 'schema', source }),
}

/** A refusal of Entra ID; 401 for `invalid_client`, otherwise 400. */
export function sts(code: number, error: string, more: { status?: number; says?: RegExp } = {}): Expected {
  const sentence = new RegExp(`^AADSTS${code}: `)
  return {
    status: more.status ?? (error === 'invalid_client' ? 401 : 400),
    body: {
      error,
      error_codes: containing(code),
      error_description: more.says === undefined ? sentence : all(sentence, more.says),
      trace_id: guid,
      correlation_id: guid,
      timestamp: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
    },
  }
}

/** A refusal of Graph. */
export function graphError(status: number, code: string, message: Shape = text): Expected {
  return { status, body: { error: { code, message, innerError: { date: text, 'request-id': guid } } } }
}

/** Permissions that read applications and service principals. */
export const readsApplications = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All']
export const writesApplications = ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy']
export const readsPolicies = ['Policy.Read.All']
export const readsRoles = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
]

export const nobody = '11111111-2222-3333-4444-555555555555'
export const graphAppId = '00000003-0000-0000-c000-000000000000'

/** A key as Graph shows it in lists and after a change. */
export const shownKey: Shape = {
  customKeyIdentifier: text,
  displayName: text,
  startDateTime: instant,
  endDateTime: instant,
  key: null,
  keyId: guid,
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
}
