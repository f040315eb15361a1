import { randomBytes, randomUUID } from 'node:crypto'

/** The source of everything that must not be guessed, injected so that a test can repeat itself. */
export interface Random {
  bytes(length: number): Uint8Array
  /** A version 4 UUID in lower case. */
  uuid(): string
  /** A number in [0, 1), for jitter only. */
  fraction(): number
}

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  uuid: () => randomUUID(),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
}
