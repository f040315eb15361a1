/** The results of a verification as they are stored, and what follows from them. */
import { Type, type Static } from 'typebox'
import type { VerificationRow } from '../../database/index.ts'
import { organizationId } from '../ids.ts'
import { parseJson } from '../json.ts'
import type { Verification, VerifiedApplication } from './verification.ts'

const textList = Type.Array(Type.String())
const resource = Type.Enum(['graph', 'exchange', 'sharepoint'])
const applicationSchema = Type.Object({
  purposes: Type.Array(Type.Enum(['backup', 'restore', 'sign-in'])),
  displayName: Type.String(),
  appId: Type.String(),
  credential: Type.Object({
    kind: Type.Enum(['certificate', 'federated', 'none']),
    thumbprintSha1: Type.Optional(Type.String()),
    expiresAt: Type.Optional(Type.Number()),
    daysLeft: Type.Optional(Type.Number()),
    state: Type.Enum(['valid', 'expires-soon', 'expired', 'lost', 'none']),
  }),
  audiences: Type.Array(
    Type.Object({
      resource,
      displayName: Type.String(),
      state: Type.Enum(['accepted', 'refused', 'propagating', 'not-needed', 'waiting']),
      detail: Type.String(),
      nextStep: Type.String(),
    }),
  ),
  permissions: Type.Array(
    Type.Object({
      resource,
      value: Type.String(),
      id: Type.String(),
      state: Type.Enum(['working', 'missing', 'propagating', 'not-applicable', 'failed', 'waiting']),
      detail: Type.String(),
      nextStep: Type.String(),
      enables: textList,
      lost: textList,
      lentUntil: Type.Optional(Type.Number()),
    }),
  ),
})
const resultsSchema = Type.Object({
  waitMinutes: Type.Number(),
  applications: Type.Array(applicationSchema),
  error: Type.Optional(Type.String()),
})

export interface Results {
  readonly waitMinutes: number
  readonly applications: readonly VerifiedApplication[]
  readonly error?: string | undefined
}

export function storedResults(results: Results): string {
  return JSON.stringify(results)
}

export function verificationOf(
  row: VerificationRow,
  organizationName: string,
  results: Results = read(row),
): Verification {
  const permissions = results.applications.flatMap((application) => application.permissions)
  const lost = unique(permissions.flatMap((permission) => permission.lost))
  return {
    id: row.id,
    organizationId: organizationId(row.organizationId),
    organizationName,
    state: stateOf(row.state),
    startedBy: row.startedBy,
    startedAt: row.startedAt,
    endedAt: row.endedAt ?? undefined,
    waitMinutes: results.waitMinutes,
    applications: results.applications,
    lost,
    working: unique(permissions.filter(({ state }) => state === 'working').flatMap(({ enables }) => enables)),
    error: results.error,
  }
}

/** Whether everything that the organization's plan needs is there and works. */
export function isPassed({ applications, error }: Results): boolean {
  if (error !== undefined || applications.length === 0) return false
  return applications.every(
    ({ credential, audiences, permissions }) =>
      credential.state !== 'expired' &&
      credential.state !== 'lost' &&
      audiences.every(({ state }) => state === 'accepted' || state === 'not-needed') &&
      permissions.every(({ state }) => state === 'working' || state === 'not-applicable'),
  )
}

function read({ results }: VerificationRow): Results {
  const { applications, ...rest }: Static<typeof resultsSchema> = parseJson(results, resultsSchema)
  return {
    ...rest,
    applications: applications.map(({ purposes, displayName, appId, credential, audiences, permissions }) => {
      const { kind, state, thumbprintSha1, expiresAt, daysLeft } = credential
      const known = { kind, state, thumbprintSha1, expiresAt, daysLeft }
      return { purposes, displayName, appId, credential: known, audiences, permissions }
    }),
  }
}

function stateOf(state: string): Verification['state'] {
  return state === 'running' || state === 'passed' || state === 'stopped' ? state : 'failed'
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
