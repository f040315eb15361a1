/** What the body of a refusal has to look like: reference 1.6 for the dialect, RFC 6749 §5.2 for the token endpoint. */
import type { LightMyRequestResponse } from 'fastify'
import type { RouteOperation } from './operations-of-documents.suite.ts'

const v8Codes: ReadonlySet<unknown> = new Set([
  'ProxyOffline',
  'OutdatedChangeToken',
  'ResourceAccessDenied',
  'ResourceNotFound',
  'ParameterValidationFailure',
  'OrganizationTransfer',
  'RepositoryOwnerChangeTooManyLinks',
  'Timeout',
  'OperationConflict',
  'HttpError',
])

/** @returns what is wrong with the form of an answer that refuses; undefined for every other answer. */
export function misfitOfAnswer(
  answer: LightMyRequestResponse,
  { document, path }: Pick<RouteOperation, 'document' | 'path'>,
): string | undefined {
  const { statusCode, body, headers } = answer
  if (statusCode < 400 || document === undefined) return undefined
  if (/\bat .*\.[cm]?[jt]s:\d+/.test(body)) return 'tells where the code is'
  const isForOAuth = /\/(token|revoke|introspect)$/i.test(path)
  if (statusCode === 401 && !isForOAuth) return misfitOf401(answer, document)
  if (!/^application\/json; charset=utf-8$/i.test(String(headers['content-type'])))
    return `is ${String(headers['content-type'])}`
  const members = membersOf(body)
  if (members === undefined) return 'is no JSON object'
  if (isForOAuth) return lacking(members, ['error', 'error_description', 'message'])
  if (document === 'own') return lacking(members, ['code', 'message', 'requestId'])
  return lacking(members, ['message']) ?? misfitOfDialect(members, document, statusCode)
}

/** Our own API says with a 401 what has to be shown again; in the dialect it is empty. */
function misfitOf401({ body, headers }: LightMyRequestResponse, document: string): string | undefined {
  if (!String(headers['www-authenticate']).startsWith('Bearer')) return 'has no challenge'
  return body === '' || document === 'own' ? undefined : '401 with a body'
}

function misfitOfDialect(
  members: Readonly<Record<string, unknown>>,
  document: string,
  status: number,
): string | undefined {
  const others = Object.keys(members).filter((name) => name !== 'message' && name !== 'errorCode')
  if (others.length > 0) return `tells ${others.join(', ')}`
  const { errorCode } = members
  if (document !== 'v8')
    return errorCode === undefined ? undefined : `${document} knows no errorCode ${JSON.stringify(errorCode)}`
  if (status === 400 || status === 404)
    return v8Codes.has(errorCode) ? undefined : `has the errorCode ${JSON.stringify(errorCode)}`
  return errorCode === undefined || v8Codes.has(errorCode)
    ? undefined
    : `has the errorCode ${JSON.stringify(errorCode)}`
}

function membersOf(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null
      ? Object.fromEntries(Object.entries(parsed))
      : undefined
  } catch {
    return undefined
  }
}

function lacking(members: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  const missing = names.filter((name) => typeof members[name] !== 'string' || members[name] === '')
  return missing.length === 0 ? undefined : `lacks ${missing.join(', ')}`
}
