/** The credential of an application as a verification tells of it: which, and how long it lasts. */
import type { OrganizationApplicationRow } from '../../database/index.ts'
import { type CertificateKey, type KeyProvider, KeysError } from '../../keys/index.ts'
import type { VerifiedCredential } from './verification.ts'

const dayMs = 86_400_000
/** By then a rotation should have taken place. */
const soonDays = 14

const none = { thumbprintSha1: undefined, expiresAt: undefined, daysLeft: undefined }

export async function verifiedCredential(
  keys: Pick<KeyProvider, 'certificate'>,
  row: Pick<OrganizationApplicationRow, 'credential' | 'keyId' | 'certificateThumbprint'>,
  now: number,
): Promise<VerifiedCredential> {
  if (row.credential === 'federated') return { ...none, kind: 'federated', state: 'valid' }
  if (row.keyId === null) return { ...none, kind: 'none', state: 'none' }
  const key = await find(keys, row.keyId)
  if (key === undefined)
    return {
      ...none,
      kind: 'certificate',
      state: 'lost',
      thumbprintSha1: row.certificateThumbprint ?? undefined,
    }
  const { thumbprintSha1, notAfter: expiresAt } = key
  const daysLeft = Math.floor((expiresAt - now) / dayMs)
  const state = expiresAt <= now ? 'expired' : daysLeft < soonDays ? 'expires-soon' : 'valid'
  return { kind: 'certificate', thumbprintSha1, expiresAt, daysLeft, state }
}

async function find(keys: Pick<KeyProvider, 'certificate'>, id: string): Promise<CertificateKey | undefined> {
  try {
    return await keys.certificate(id)
  } catch (error) {
    if (error instanceof KeysError && error.code === 'not_found') return undefined
    throw error
  }
}
