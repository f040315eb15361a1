import { expect, it } from 'vitest'
import { createFaultyStorage, faultAt, fullAfter, type Fault } from './faulty-storage.suite.ts'
import { createMemoryStorage } from './memory/memory-storage.ts'
import { listAll, type Storage } from './storage.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function put(storage: Storage, ...names: string[]): Promise<void> {
  for (const name of names) await storage.put(name, bytes(`bytes of ${name}`))
}

async function withFault(fault: Fault): Promise<{ inner: Storage; storage: Storage }> {
  const inner = createMemoryStorage()
  await put(inner, 'a')
  return { inner, storage: createFaultyStorage(inner, faultAt(0, fault)) }
}

it('what fails has not happened, what fails after success has, and a torn write has a part', async () => {
  for (const [fault, length] of [
    [{ kind: 'fails', code: 'EIO' }, undefined],
    [{ kind: 'fails after success' }, 10],
    [{ kind: 'torn' }, 5],
    [{ kind: 'torn', left: 3 }, 3],
  ] as const) {
    const { inner, storage } = await withFault(fault)
    await expect(put(storage, 'b')).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(inner.size('b')).resolves.toBe(length)
    await put(storage, 'c')
    await expect(inner.size('c')).resolves.toBe(10)
  }
})

it('says of a short write that all of it is there', async () => {
  const { inner, storage } = await withFault({ kind: 'short write', left: 9 })
  await expect(put(storage, 'b')).resolves.toBeUndefined()
  await expect(inner.size('b')).resolves.toBe(9)
})

it('answers short, with another bit, and with nothing, once', async () => {
  for (const [fault, expected] of [
    [{ kind: 'short' }, 'bytes'],
    [{ kind: 'flipped', bit: 8 }, 'bxtes of a'],
    [{ kind: 'absent' }, undefined],
  ] as const) {
    const { storage } = await withFault(fault)
    const answer = await storage.get('a')
    expect(answer === undefined ? undefined : new TextDecoder().decode(answer)).toBe(expected)
    await expect(storage.get('a')).resolves.toEqual(bytes('bytes of a'))
  }
})

it('lists what was there so many changes ago', async () => {
  const storage = createFaultyStorage(createMemoryStorage(), ({ kind, count }) =>
    kind === 'list' ? { kind: 'stale list', changes: count - 4 } : undefined,
  )
  await put(storage, 'a', 'b', 'c')
  await storage.delete('a')
  await expect(listAll(storage, '')).resolves.toEqual(['b', 'c'])
  await expect(listAll(storage, '')).resolves.toEqual(['a', 'b', 'c'])
  await expect(listAll(storage, '')).resolves.toEqual(['a', 'b'])
})

it('is full after so many bytes', async () => {
  const storage = createFaultyStorage(createMemoryStorage(), fullAfter(25))
  await put(storage, 'a', 'b')
  await expect(put(storage, 'c')).rejects.toMatchObject({ detail: 'ENOSPC: c' })
})
