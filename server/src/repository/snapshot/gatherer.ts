/** Gathers small blobs into batches: at once where nobody is busy, else until there are enough or somebody has time. */

const maxBatchSize = 512 * 1024
const maxBatchBlobs = 256

/** A blob that has its id. */
export interface StoredBlob {
  readonly id: Uint8Array
  readonly isNew: boolean
}

export interface Gatherer {
  /** @param blob - Not kept after the promise. */
  add(blob: Uint8Array): Promise<StoredBlob>
  /** Sends what has been gathered, if anything. */
  send(): void
  /** Resolves when every batch has been taken or has failed. */
  idle(): Promise<void>
}

interface Batch {
  readonly blobs: Uint8Array[]
  readonly results: PromiseWithResolvers<StoredBlob>[]
  size: number
}

/**
 * @param take - Takes a batch; answers in its order.
 * @param isEager - Whether a batch may go before it is full.
 */
export function createGatherer(
  take: (blobs: readonly Uint8Array[]) => Promise<readonly StoredBlob[]>,
  isEager: () => boolean,
): Gatherer {
  const underWay = new Set<Promise<void>>()
  let open = emptyBatch()
  let isDue = false

  const settle = async ({ blobs, results }: Batch): Promise<void> => {
    try {
      const stored = await take(blobs)
      for (const [place, { resolve, reject }] of results.entries()) {
        const one = stored[place]
        if (one === undefined) reject(new Error('a blob got lost'))
        else resolve(one)
      }
    } catch (error) {
      for (const { reject } of results) reject(error)
    }
  }

  const send = (): void => {
    if (open.blobs.length === 0) return
    const batch = open
    open = emptyBatch()
    const done = settle(batch).finally(() => underWay.delete(done))
    underWay.add(done)
  }

  /** Whoever puts in the same turn travels along. */
  const sendSoon = (): void => {
    if (isDue) return
    isDue = true
    setImmediate(() => {
      isDue = false
      if (isEager()) send()
    })
  }

  return {
    add: (blob) => {
      const result = withResolvers<StoredBlob>()
      open.blobs.push(blob)
      open.results.push(result)
      open.size += blob.length
      if (open.size >= maxBatchSize || open.blobs.length >= maxBatchBlobs) send()
      else if (isEager()) sendSoon()
      return result.promise
    },
    send,
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: unknown) => void
}

function withResolvers<Value>(): PromiseWithResolvers<Value> {
  let settle: Pick<PromiseWithResolvers<Value>, 'resolve' | 'reject'> | undefined
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject }
  })
  if (settle === undefined) throw new Error('a promise that did not begin')
  return { promise, ...settle }
}

function emptyBatch(): Batch {
  return { blobs: [], results: [], size: 0 }
}
