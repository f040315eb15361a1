/** Keys of the records in the words of the API. */
import type { ApplicationKeyRow } from '../../database/index.ts'
import type { Certificate, CertificateAlarm } from './certificates.ts'
import type { KeyHolder } from './key-holder.ts'
import { isUnderWay, stateOf } from './key-states.ts'
import { alarmBeforeMs, isAutomatic } from './upkeep.ts'

const dayMs = 86_400_000

/** Newest first; those that are gone last. */
export function describeKeys(holder: KeyHolder, now: number): readonly Certificate[] {
  const seen = new Set<string>()
  const all = holder.keys.toReversed().filter(({ keyId }) => !seen.has(keyId) && seen.add(keyId))
  return [...all.filter((key) => !isGone(key)), ...all.filter(isGone)].map((key) =>
    describeKey(holder, key, now),
  )
}

/** It came to nothing, and no other one was tried since. */
function isLastTry({ keys }: KeyHolder, { state, id }: ApplicationKeyRow): boolean {
  return state === 'failed' && keys.at(-1)?.id === id
}

function isGone({ state }: ApplicationKeyRow): boolean {
  return state === 'removed' || state === 'failed'
}

function describeKey(holder: KeyHolder, key: ApplicationKeyRow, now: number): Certificate {
  const [{ displayName, appId }] = holder.rows
  return {
    id: key.id,
    applicationName: displayName,
    appId,
    purposes: holder.rows.map(({ purpose }) => purpose),
    state: stateOf(key.state),
    thumbprintSha1: key.thumbprintSha1,
    thumbprintSha256: key.thumbprintSha256,
    notBefore: key.notBefore,
    notAfter: key.notAfter,
    daysLeft: Math.floor((key.notAfter - now) / dayMs),
    lastUsedAt: key.lastUsedAt ?? undefined,
    changedAt: key.changedAt,
    isAutomatic: isAutomatic(holder),
    alarm: isLastTry(holder, key) ? 'stuck' : alarmOf(key, now),
    error: key.error ?? undefined,
  }
}

function alarmOf({ state, notAfter, error }: ApplicationKeyRow, now: number): CertificateAlarm | undefined {
  if (state === 'active' && notAfter <= now) return 'expired'
  if (state === 'active' && notAfter - now < alarmBeforeMs) return 'expires-soon'
  return error !== null && (isUnderWay(stateOf(state)) || state === 'retiring') ? 'stuck' : undefined
}
