/** Remembers the last results of costly reads; who asks while one is under way shares it. */
export interface RecentCache<Value> {
  /** A failed read is not remembered. */
  get(key: string, read: () => Promise<Value>): Promise<Value>
}

/** @param capacity - How many results stay; the one unused for longest goes first. */
export function createRecentCache<Value>(capacity: number): RecentCache<Value> {
  const held = new Map<string, Promise<Value>>()
  return {
    get: (key, read) => {
      const known = held.get(key)
      const value = known ?? read()
      held.delete(key)
      held.set(key, value) // a Map lists its keys in the order of insertion: the oldest is the first
      if (known !== undefined) return known
      const [oldest] = held.keys()
      if (held.size > capacity && oldest !== undefined) held.delete(oldest)
      value.catch(() => {
        if (held.get(key) === value) held.delete(key)
      })
      return value
    },
  }
}
