/** Client credentials: an application for itself (RFC 6749 section 4.4, microsoft.md 1.3). */
import { client as clientError } from '../errors/client.ts'
import { scope as scopeError } from '../errors/grant.ts'
import { authority as authorityError } from '../errors/request.ts'
import { required } from '../form.ts'
import { parseScopes } from '../scopes.ts'
import { issueApplicationToken } from '../tokens/issue.ts'
import type { Grant } from './grant.ts'

/** One resource, and only as `/.default`: what it may do there was decided by app role assignments. */
export const clientCredentials: Grant = (context, { call, form, client: { client, proof }, draft }) => {
  const authority = call.authority.toLowerCase()
  if (authority === 'common' || authority === 'consumers') throw authorityError.notOverCommon()
  if (proof === '0') throw clientError.credentialMissing()
  const scope = required(form, 'scope')
  const words = scope.split(' ').filter((word) => word !== '')
  const stray = words.find((word) => !word.endsWith('/.default'))
  if (stray !== undefined) throw scopeError.needsDefault(stray)
  if (new Set(words).size > 1) throw scopeError.severalResources(scope)
  const request = parseScopes(context, client.appId, words[0] ?? scope)
  draft.resource = request.resource
  return issueApplicationToken(context, client, proof, request)
}
