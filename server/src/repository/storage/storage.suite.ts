/** The contract of a storage, run by every implementation. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAll, type Storage } from './storage.ts'

export interface StorageUnderTest {
  readonly storage: Storage
  /** The same place, opened again. */
  reopen(): Storage
  dispose(): Promise<void>
}

/** @param open - Makes an empty storage. */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describeWrites(name, open)
  describeReads(name, open)
}

function describeWrites(title: string, open: () => Promise<StorageUnderTest>): void {
  describe(`storage: ${title}, writes`, () => {
    let place: StorageUnderTest
    let storage: Storage
    beforeEach(async () => {
      place = await open()
      storage = place.storage
    })
    afterEach(() => place.dispose())

    it('gives back what was put, also to whoever opens it again', async () => {
      await expect(storage.put('a/b', bytes('one'))).resolves.toBe(true)
      expect(text(await storage.get('a/b'))).toBe('one')
      expect(text(await place.reopen().get('a/b'))).toBe('one')
    })

    it('holds empty objects', async () => {
      await storage.put('empty', bytes(''))
      expect(text(await storage.get('empty'))).toBe('')
      await expect(storage.size('empty')).resolves.toBe(0)
    })

    it('answers undefined for a name that nothing has, also below an object', async () => {
      await storage.put('a', bytes('one'))
      for (const name of ['b', 'a/b', 'x/y/z']) {
        await expect(storage.get(name)).resolves.toBeUndefined()
        await expect(storage.getRange(name, 0, 1)).resolves.toBeUndefined()
        await expect(storage.size(name)).resolves.toBeUndefined()
      }
    })

    it('never overwrites with ifAbsent, and says so (REP-27)', async () => {
      await expect(storage.put('head', bytes('first'), { ifAbsent: true })).resolves.toBe(true)
      await expect(storage.put('head', bytes('second'), { ifAbsent: true })).resolves.toBe(false)
      expect(text(await storage.get('head'))).toBe('first')
    })

    it('lets exactly one of many writers of a name win (REP-27)', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, writer) =>
          storage.put('h/1', bytes(`writer ${writer}`), { ifAbsent: true }),
        ),
      )
      expect(answers.filter(Boolean)).toHaveLength(1)
      expect(text(await storage.get('h/1'))).toBe(`writer ${answers.indexOf(true)}`)
    })

    it('replaces without ifAbsent', async () => {
      await storage.put('a', bytes('long text'))
      await storage.put('a', bytes('b'))
      expect(text(await storage.get('a'))).toBe('b')
    })
  })
}

function describeReads(title: string, open: () => Promise<StorageUnderTest>): void {
  describe(`storage: ${title}, reads and names`, () => {
    let place: StorageUnderTest
    let storage: Storage
    beforeEach(async () => {
      place = await open()
      storage = place.storage
    })
    afterEach(() => place.dispose())

    it('reads ranges, shorter where the object ends', async () => {
      await storage.put('a', bytes('0123456789'))
      expect(text(await storage.getRange('a', 2, 3))).toBe('234')
      expect(text(await storage.getRange('a', 8, 10))).toBe('89')
      expect(text(await storage.getRange('a', 10, 5))).toBe('')
      expect(text(await storage.getRange('a', 20, 5))).toBe('')
      await expect(storage.size('a')).resolves.toBe(10)
    })

    it('lists by prefix in the order of code units', async () => {
      for (const name of ['b/2', 'a-b', 'a/c', 'a/b/d', 'a.x', 'b/10', 'config'])
        await storage.put(name, bytes('x'))
      await expect(names('')).resolves.toEqual(['a-b', 'a.x', 'a/b/d', 'a/c', 'b/10', 'b/2', 'config'])
      await expect(names('a/')).resolves.toEqual(['a/b/d', 'a/c'])
      await expect(names('a/b')).resolves.toEqual(['a/b/d'])
      await expect(names('b/1')).resolves.toEqual(['b/10'])
      await expect(names('none/')).resolves.toEqual([])
    })

    it('deletes, and does not mind what is not there', async () => {
      await storage.put('a/b', bytes('x'))
      await storage.delete('a/b')
      await storage.delete('a/b')
      await storage.delete('never/was')
      await expect(storage.get('a/b')).resolves.toBeUndefined()
      await expect(names('')).resolves.toEqual([])
    })

    it('says when an object was written, in milliseconds', async () => {
      await expect(storage.modifiedAt('a')).resolves.toBeUndefined()
      await storage.put('a', bytes('x'))
      const first = await storage.modifiedAt('a')
      expect(Math.abs((first ?? 0) - Date.now())).toBeLessThan(60_000)
    })

    it('keeps its bytes apart from those of the caller', async () => {
      const mine = Buffer.from('abc')
      await storage.put('a', mine)
      mine.fill(0)
      const given = await storage.get('a')
      given?.fill(0)
      expect(text(await storage.get('a'))).toBe('abc')
    })

    it.each(['', '/a', 'a/', 'a//b', '../a', 'a/../b', '.', 'a/./b', 'a\\b', 'a\0b', '.hidden', 'ä', 'a b'])(
      'refuses the name %j',
      async (name) => {
        await expect(storage.put(name, bytes('x'))).rejects.toMatchObject({ code: 'invalid_name' })
      },
    )

    function names(prefix: string): Promise<string[]> {
      return listAll(storage, prefix)
    }
  })
}

function bytes(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

function text(value: Uint8Array | undefined): string | undefined {
  return value === undefined ? undefined : new TextDecoder().decode(value)
}
