/** Time-based one-time codes (RFC 6238) as a second factor: six digits, 30 seconds, SHA-1, as every authenticator has them. */
import { Secret as OtpSecret, TOTP } from 'otpauth'
import type { AccountRow } from '../../database/index.ts'
import type { Random } from '../../foundation/random.ts'
import type { SecretBox } from '../../keys/index.ts'

/** As authenticators show it above the code. */
const issuerLabel = 'Strongroom'
const digits = 6
const periodSeconds = 30
const algorithm = 'SHA1'
/** So many steps before and after now count: clocks differ, people type slowly (RFC 6238 §5.2). */
const window = 1
/** As long as the hash, which RFC 4226 §4 recommends. */
const secretBytes = 20

export interface TotpEnrollment {
  /** What is kept: opens for this account alone. */
  readonly sealed: Uint8Array
  /** What is shown, once. */
  readonly base32: string
  /** The same as an `otpauth://` address, for a QR code. */
  readonly uri: string
}

export interface Totp {
  enroll(account: Pick<AccountRow, 'id' | 'userName'>): TotpEnrollment
  /** @returns the time step whose code this is, or `undefined`. Whether it was used before is not known here. */
  stepOf(account: Pick<AccountRow, 'id' | 'totpSecret'>, code: string, now: number): number | undefined
}

export interface TotpDependencies {
  readonly secretBox: SecretBox
  readonly random: Random
}

export function createTotp({ secretBox, random }: TotpDependencies): Totp {
  return {
    enroll({ id, userName }) {
      const bytes = random.bytes(secretBytes)
      const secret = otpSecret(bytes)
      const totp = new TOTP({
        issuer: issuerLabel,
        label: userName,
        algorithm,
        digits,
        period: periodSeconds,
        secret,
      })
      return { sealed: secretBox.seal(bytes, totpContext(id)), base32: secret.base32, uri: totp.toString() }
    },
    stepOf({ id, totpSecret }, code, now) {
      const token = code.replaceAll(/[\s-]/g, '')
      if (totpSecret === null || !/^\d{6}$/.test(token)) return undefined
      const secret = otpSecret(secretBox.open(totpSecret, totpContext(id)))
      const delta = TOTP.validate({
        token,
        secret,
        algorithm,
        digits,
        period: periodSeconds,
        timestamp: now,
        window,
      })
      return delta === null ? undefined : TOTP.counter({ period: periodSeconds, timestamp: now }) + delta
    },
  }
}

/** A copy: bytes may be a part of a larger buffer. */
function otpSecret(bytes: Uint8Array): OtpSecret {
  return new OtpSecret({ buffer: Uint8Array.from(bytes).buffer })
}

/** What the secret of an account is bound to when it is sealed. */
export function totpContext(accountId: string): string {
  return `totp:${accountId}`
}
