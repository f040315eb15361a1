import { randomBytes, randomFillSync, randomUUID } from 'node:crypto'

/** The source of everything that must not be guessed, injected so that a test can repeat itself. */
export interface Random {
  bytes(length: number): Uint8Array
  /** A version 4 UUID in lower case. */
  uuid(): string
  /** A number in [0, 1), for jitter only. */
  fraction(): number
}

const pooledBytes = 4096

/**
 * Random bytes from a pool that the system fills: a call of the system costs more than what it is for. What was
 * handed out is wiped from the pool.
 */
function createPool(): (length: number) => Uint8Array {
  const pool = new Uint8Array(pooledBytes)
  let next = pooledBytes
  return (length) => {
    if (length > pooledBytes / 8) return new Uint8Array(randomBytes(length))
    if (next + length > pooledBytes) {
      randomFillSync(pool)
      next = 0
    }
    const bytes = pool.slice(next, next + length)
    pool.fill(0, next, next + length)
    next += length
    return bytes
  }
}

export const systemRandom: Random = {
  bytes: createPool(),
  uuid: () => randomUUID(),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
}
