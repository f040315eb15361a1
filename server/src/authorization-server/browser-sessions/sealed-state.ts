/**
 * What a sign-in at Microsoft has to remember until the person comes back: sealed into a cookie of their browser, under
 * a key that lives as long as this process. Nothing is kept here, so that nobody can fill a memory by beginning sign-ins.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'

const cipher = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const longest = 3_000
/** As long as a person may take on Microsoft's pages. */
const stateLifeMs = 15 * 60_000

const stateSchema = Type.Object({
  organizationId: Type.String(),
  as: Type.Union([Type.Literal('person'), Type.Literal('operator')]),
  state: Type.String(),
  nonce: Type.String(),
  codeVerifier: Type.String(),
  returnTo: Type.String(),
  expiresAt: Type.Integer(),
})

export type SignInState = Static<typeof stateSchema>

export interface StateBox {
  /** @returns text for a cookie: letters, digits, `-` and `_`. */
  seal(state: Omit<SignInState, 'expiresAt'>): string
  /** @returns `undefined` for what was not sealed by this process, or too long ago. */
  open(sealed: string): SignInState | undefined
}

export function createStateBox({
  clock,
  random,
}: {
  readonly clock: Clock
  readonly random: Random
}): StateBox {
  const key = random.bytes(keyBytes)
  return {
    seal(state) {
      const nonce = random.bytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      const text = JSON.stringify({ ...state, expiresAt: clock.now() + stateLifeMs })
      const body = Buffer.concat([sealing.update(text), sealing.final()])
      return Buffer.concat([nonce, body, sealing.getAuthTag()]).toString('base64url')
    },
    open(sealed) {
      const blob = Buffer.from(sealed, 'base64url')
      const tagStart = blob.length - tagBytes
      if (sealed.length > longest || tagStart < nonceBytes) return undefined
      try {
        const options = { authTagLength: tagBytes }
        const opening = createDecipheriv(cipher, key, blob.subarray(0, nonceBytes), options)
        opening.setAuthTag(blob.subarray(tagStart))
        const body = Buffer.concat([opening.update(blob.subarray(nonceBytes, tagStart)), opening.final()])
        const state: unknown = JSON.parse(body.toString())
        return Value.Check(stateSchema, state) && state.expiresAt > clock.now() ? state : undefined
      } catch {
        return undefined
      }
    },
  }
}
