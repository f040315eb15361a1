/** The opaque tokens of change tracking: they hold all that the next request needs, so the simulator keeps nothing (reference section 4.3). */
import { createHash } from 'node:crypto'
import type { Mailbox } from '../../mail/index.ts'
import { isRecord } from '../../json.ts'
import { GraphFailure } from '../errors.ts'

export interface DeltaOptions {
  readonly select: string | undefined
  readonly expand: string | undefined
  readonly filter: string | undefined
  readonly orderBy: string | undefined
  readonly top: number | undefined
  readonly changeType: string | undefined
}

export interface DeltaState {
  /** The folder; 0 for the folders themselves. */
  readonly folder: number
  /** Changes up to this number were known before the round; 0 in the first round. */
  readonly since: number
  /** Changes up to this number have been told in the round. */
  readonly cursor: number
  /** The round ends with this change. */
  readonly upTo: number
  /** The last message of the page before, in a first round with `$orderby`. */
  readonly last: readonly [receivedAt: number, key: number] | undefined
  readonly options: DeltaOptions
}

/** Exchange promises no lifetime; thirty days are more than a backup needs. */
const lifetimeMs = 30 * 24 * 60 * 60 * 1000

export function writeDeltaToken(mailbox: Mailbox, state: DeltaState, now: number): string {
  const text = JSON.stringify({ ...state, generation: mailbox.deltaGeneration, issued: now })
  return `${Buffer.from(text).toString('base64url')}.${seal(mailbox, text)}`
}

const seal = (mailbox: Mailbox, text: string) =>
  createHash('sha256').update(mailbox.guid).update(text).digest('base64url').slice(0, 16)

/** @throws {GraphFailure} 410 `SyncStateInvalid` for a token that is not ours, `SyncStateNotFound` for one too old. */
export function readDeltaToken(mailbox: Mailbox, folder: number, token: string, now: number): DeltaState {
  const [body = '', seen = ''] = token.split('.')
  const text = Buffer.from(body, 'base64url').toString('utf8')
  if (seal(mailbox, text) !== seen) throw invalid()
  const saved: unknown = JSON.parse(text)
  if (!isSaved(saved) || saved.folder !== folder) throw invalid()
  if (saved.generation !== mailbox.deltaGeneration || saved.issued + lifetimeMs < now) {
    throw new GraphFailure(
      410,
      'SyncStateNotFound',
      'The sync state generation is not found; start a new round without a token.',
    )
  }
  return saved
}

const invalid = () =>
  new GraphFailure(410, 'SyncStateInvalid', 'The sync state is invalid; start a new round without a token.')

type Saved = DeltaState & { readonly generation: number; readonly issued: number }

/** The seal says that we wrote it; only the kind of thing is asked for here. */
const isSaved = (value: unknown): value is Saved =>
  isRecord(value) && typeof value['upTo'] === 'number' && isRecord(value['options'])
