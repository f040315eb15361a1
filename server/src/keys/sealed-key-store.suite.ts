/** What every store of sealed keys promises. */
import { describe, expect, it } from 'vitest'
import type { SealedKey, SealedKeyStore } from './keys.ts'

const key: SealedKey = {
  id: '6f2b1f8e-6f0c-4b59-9c8e-1f5d3a0a7b11',
  purpose: 'application-certificate',
  context: 'organization-1',
  sealed: new Uint8Array([1, 2, 3]),
  certificate: null,
  createdAt: 1_900_000_000_000,
}

export function sealedKeyStoreSuite(name: string, create: () => Promise<SealedKeyStore>): void {
  describe(`sealed key store: ${name}`, () => {
    it('finds what was put in, and nothing else', async () => {
      const store = await create()
      await store.insert(key)
      expect(await store.find(key.id)).toEqual(key)
      expect(await store.find('another')).toBeUndefined()
    })

    it('refuses to write over a key', async () => {
      const store = await create()
      await store.insert(key)
      await expect(store.insert({ ...key, sealed: new Uint8Array([9]) })).rejects.toBeInstanceOf(Error)
      expect(await store.find(key.id)).toEqual(key)
    })

    it('lists the keys of one purpose', async () => {
      const store = await create()
      const other = { ...key, id: 'another', purpose: 'azure-key-vault' }
      await store.insert(key)
      await store.insert(other)
      expect(await store.list(key.purpose)).toEqual([key])
      expect(await store.list('nothing')).toEqual([])
    })

    it('gives a key its certificate once', async () => {
      const store = await create()
      await store.insert(key)
      expect(await store.setCertificate(key.id, new Uint8Array([7]))).toBe(true)
      expect(await store.setCertificate(key.id, new Uint8Array([8]))).toBe(false)
      expect(await store.setCertificate('another', new Uint8Array([9]))).toBe(false)
      expect((await store.find(key.id))?.certificate).toEqual(new Uint8Array([7]))
    })

    it('forgets what is removed, and is content when it is not there', async () => {
      const store = await create()
      await store.insert(key)
      await store.remove(key.id)
      await store.remove(key.id)
      expect(await store.find(key.id)).toBeUndefined()
    })
  })
}
