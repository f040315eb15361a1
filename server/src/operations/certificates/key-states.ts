/** The life of an application's key (security 3.4): which state may follow which, and what must hold before. */

export const keyStates = [
  /** Decided; its id is known, it is not made yet. */
  'planned',
  /** Made here, its thumbprint on record. Microsoft may know it already, if we were stopped while we told it. */
  'generated',
  /** Registered with Microsoft. */
  'published',
  /** Microsoft gave tokens for it, on several occasions. */
  'proven',
  /** The one that proves the application. */
  'active',
  /** Followed by another; kept for a while, for whoever still uses it. */
  'retiring',
  /** Microsoft does not take it any more, and it is gone here. */
  'removed',
  /** Came to nothing, and never will: it says why. Another one may follow in its place. */
  'failed',
] as const
export type KeyState = (typeof keyStates)[number]

const followers: Readonly<Record<KeyState, readonly KeyState[]>> = {
  planned: ['generated', 'failed'],
  generated: ['published', 'failed'],
  published: ['proven', 'failed'],
  proven: ['active', 'failed'],
  active: ['retiring'],
  retiring: ['removed'],
  removed: [],
  failed: [],
}

export function mayFollow(from: KeyState, to: KeyState): boolean {
  return followers[from].includes(to)
}

export function stateOf(text: string): KeyState {
  const state = keyStates.find((known) => known === text)
  if (state === undefined) throw new Error(`a key is in the state ${text}, which is none`)
  return state
}

/** Whether the key is on its way to become the active one. */
export function isUnderWay(state: KeyState): boolean {
  return state === 'planned' || state === 'generated' || state === 'published' || state === 'proven'
}

const hourMs = 3_600_000
/** How long a key is kept after it was followed, and after it was last used. */
const overlapMs = 72 * hourMs
const quietMs = 24 * hourMs

export interface KeyTimes {
  readonly state: string
  readonly keyId: string
  readonly changedAt: number
  readonly lastUsedAt: number | null
  readonly notAfter: number
}

/**
 * Whether the key may be taken away at Microsoft: it is retiring, long enough, nobody used it for a day, and another
 * one is active and valid. The last valid key never goes (PRV-24).
 */
export function mayRemove(key: KeyTimes, all: readonly KeyTimes[], now: number): boolean {
  const heir = all.some(
    ({ state, keyId, notAfter }) => state === 'active' && keyId !== key.keyId && notAfter > now,
  )
  const used = key.lastUsedAt ?? 0
  return heir && key.state === 'retiring' && now - key.changedAt >= overlapMs && now - used >= quietMs
}
