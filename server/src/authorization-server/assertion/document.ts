/**
 * The `assertion` parameter (RFC 7523 §2.1): the whole JSON document of Microsoft's token endpoint, or the access
 * token alone. Of the document only the access token is taken; its refresh token is dropped unread, but for the one
 * policy that redeems it.
 */
import { createHash } from 'node:crypto'
import { Secret } from '../../foundation/secret.ts'
import { readStrictObject } from './strict-json.ts'

const mostBytes = 32_768
/** As RFC 6749 appendix A.17 has it; an empty one is none. */
const printable = /^[\x20-\x7e]{1,16384}$/
const compactToken = /^[\w-]+\.[\w-]+\.[\w-]+$/

export type ReadAssertion =
  | { readonly isReadable: true; readonly accessToken: Secret; readonly digest: Uint8Array }
  | { readonly isReadable: false; readonly reason: string }

export function readAssertion(assertion: string): ReadAssertion {
  if (Buffer.byteLength(assertion) > mostBytes) return unreadable('assertion_too_large')
  if (compactToken.test(assertion)) return readable(assertion)
  const document = readStrictObject(assertion)
  if (document === undefined) return unreadable('assertion_not_json')
  const tokenType = document.texts.get('token_type')
  if (document.names.has('token_type') && tokenType?.toLowerCase() !== 'bearer')
    return unreadable('token_type_not_bearer')
  const accessToken = document.texts.get('access_token')
  if (accessToken === undefined) return unreadable('access_token_missing')
  return compactToken.test(accessToken) ? readable(accessToken) : unreadable('access_token_malformed')
}

/** The refresh token beside the access token, for the policy `audience_upgrade` alone: it is redeemed once, then dropped. */
export function refreshTokenOf(assertion: string): Secret | undefined {
  if (compactToken.test(assertion)) return undefined
  const refreshToken = readStrictObject(assertion)?.texts.get('refresh_token')
  return refreshToken === undefined || !printable.test(refreshToken) ? undefined : new Secret(refreshToken)
}

function readable(accessToken: string): ReadAssertion {
  // Without the signature, whose last character has spellings that decode to the same bytes.
  const signedPart = accessToken.slice(0, accessToken.lastIndexOf('.'))
  const digest = new Uint8Array(createHash('sha256').update(signedPart).digest())
  return { isReadable: true, accessToken: new Secret(accessToken), digest }
}

function unreadable(reason: string): ReadAssertion {
  return { isReadable: false, reason }
}
