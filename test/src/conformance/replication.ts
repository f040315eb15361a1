/** What services answer while a change is on its way through the directory (microsoft.md 3.6). */
import type { Expectation } from './expectation.ts'
import { basis } from './expectations/answers.ts'
import type { Earlier, Result } from './run.ts'
import { isRecord } from './shape.ts'

/** Status, code and what the message says, of answers that waiting mends. */
const known: readonly (readonly [status: number, code: string, says: RegExp])[] = [
  [400, 'Request_BadRequest', /does not reference a valid|must in the local tenant|does not exist/],
  [400, 'Request_BadRequest', /Not a valid reference update/],
  [404, 'Request_ResourceNotFound', /does not exist or one of its queried/],
  [401, 'Authorization_IdentityNotFound', /identity of the calling application/],
  [403, 'Authorization_RequestDenied', /Insufficient privileges/],
  [401, 'Authentication_MissingOrMalformed', /missing or malformed/i],
  [400, 'unauthorized_client', /^AADSTS(700016|7000229):/],
  [401, 'unauthorized_client', /^AADSTS(700016|7000229):/],
  [401, 'invalid_client', /^AADSTS(700027|7000215):/],
]

/** One result for each expectation that had to be sent again: were the answers on the way the known ones? */
export function replicationResults(results: readonly Result[]): readonly Result[] {
  return results
    .filter(({ verdict, earlier }) => verdict.kind === 'as-expected' && earlier.length > 0)
    .map(judge)
}

function judge({ expectation: { id, send, expect }, sent, answer, earlier }: Result): Result {
  const odd = earlier.filter((one) => !isKnown(one))
  const expectation: Expectation = {
    id: `replication/${id.replace('/', '-')}`,
    title: 'Until a change is seen everywhere, the answers are the known ones',
    basis: basis.memory('microsoft.md 3.6'),
    observed: true,
    send,
    expect,
  }
  const found = odd.map(({ body }) => ({
    path: 'error.message',
    expected: 'one of the known answers',
    seen: messageOf(body),
  }))
  const verdict: Result['verdict'] =
    odd.length === 0 ? { kind: 'as-expected' } : { kind: 'observed', differences: found }
  return {
    expectation,
    verdict,
    earlier,
    ...(sent === undefined ? {} : { sent }),
    ...(answer === undefined ? {} : { answer }),
  }
}

function isKnown({ status, body }: Earlier): boolean {
  // an empty list is how a search answers before it finds
  if (status === 200) return true
  const said = messageOf(body)
  const code = codeOf(body)
  return known.some(([wanted, name, says]) => wanted === status && name === code && says.test(said))
}

function codeOf(body: unknown): unknown {
  const error = isRecord(body) ? body['error'] : undefined
  return isRecord(error) ? error['code'] : error
}

function messageOf(body: unknown): string {
  const { error, error_description: described } = isRecord(body) ? body : {}
  const message = isRecord(error) ? error['message'] : described
  return typeof message === 'string' ? message : ''
}
