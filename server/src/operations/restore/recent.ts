/** Remembers what was computed last, up to a weight, so that browsing does not read the vault again and again. */

export interface Recent<Value> {
  /** The remembered value, or the result of `compute`; callers that come meanwhile share it. A failure is not kept. */
  get(key: string, compute: () => Promise<Value>): Promise<Value>
  /** Forgets everything. */
  clear(): void
}

interface Entry<Value> {
  readonly value: Promise<Value>
  weight: number
}

/** @param mostWeight - What is used longest ago is forgotten beyond it; the newest value always stays. */
export function createRecent<Value>(mostWeight: number, weigh: (value: Value) => number): Recent<Value> {
  const entries = new Map<string, Entry<Value>>()

  function forgetOldest(): void {
    let weight = 0
    for (const entry of entries.values()) weight += entry.weight
    for (const [key, entry] of entries) {
      if (weight <= mostWeight || entries.size === 1) return
      entries.delete(key)
      weight -= entry.weight
    }
  }

  async function remember(key: string, entry: Entry<Value>): Promise<void> {
    try {
      entry.weight = weigh(await entry.value)
      forgetOldest()
    } catch {
      // The caller learns of it from the value itself.
      if (entries.get(key) === entry) entries.delete(key)
    }
  }

  return {
    get(key, compute) {
      const known = entries.get(key)
      if (known !== undefined) {
        entries.delete(key)
        entries.set(key, known)
        return known.value
      }
      const entry: Entry<Value> = { value: compute(), weight: 0 }
      entries.set(key, entry)
      void remember(key, entry)
      return entry.value
    },
    clear: () => entries.clear(),
  }
}
