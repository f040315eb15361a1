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
  describeLoad(name, open)
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

function describeLoad(title: string, open: () => Promise<StorageUnderTest>): void {
  describe(`storage: ${title}, under load`, () => {
    let place: StorageUnderTest
    let storage: Storage
    beforeEach(async () => {
      place = await open()
      storage = place.storage
    })
    afterEach(() => place.dispose())

    it('holds large objects, whole and in ranges', async () => {
      const large = pattern(20 * 2 ** 20 + 7)
      await expect(storage.put('large', large, { ifAbsent: true })).resolves.toBe(true)
      await expect(storage.put('large', bytes('x'), { ifAbsent: true })).resolves.toBe(false)
      await expect(storage.size('large')).resolves.toBe(large.length)
      expect(isSame(await storage.get('large'), large)).toBe(true)
      const middle = await storage.getRange('large', 9_999_999, 1_000)
      expect(isSame(middle, large.subarray(9_999_999, 10_000_999))).toBe(true)
      const end = await storage.getRange('large', large.length - 3, 100)
      expect(isSame(end, large.subarray(-3))).toBe(true)
    })

    it('takes many writes at once, and reads each right after it', async () => {
      const found = await Promise.all(
        Array.from({ length: 64 }, async (_, number) => {
          await storage.put(`many/${number % 8}/${number}`, bytes(`content ${number}`))
          return text(await storage.get(`many/${number % 8}/${number}`))
        }),
      )
      expect(found).toEqual(Array.from({ length: 64 }, (_, number) => `content ${number}`))
      expect(await listAll(storage, 'many/')).toHaveLength(64)
    })

    it('lists more than a thousand names, all of them once and in order', async () => {
      const expected = Array.from({ length: 1_050 }, (_, number) => `n/${String(number).padStart(5, '0')}`)
      for (let from = 0; from < expected.length; from += 50)
        await Promise.all(expected.slice(from, from + 50).map((name) => storage.put(name, bytes(''))))
      expect(await listAll(storage, 'n/')).toEqual(expected)
      expect(await listAll(storage, 'n/010')).toEqual(expected.slice(1_000))
    })

    it('names what was there all along in a list that others write beside', async () => {
      const standing = Array.from({ length: 30 }, (_, number) => `s/${String(number * 2).padStart(3, '0')}`)
      for (const name of standing) await storage.put(name, bytes('x'))
      const found: string[] = []
      for await (const name of storage.list('s/')) {
        found.push(name)
        if (found.length > 30) continue
        await storage.put(`s/${String(found.length * 2 + 1).padStart(3, '0')}`, bytes('y'))
      }
      expect(found.filter((name) => standing.includes(name))).toEqual(standing)
      expect(new Set(found).size).toBe(found.length)
    })

    it('gives all of an object or nothing while it is deleted', async () => {
      const content = pattern(300_000)
      for (let round = 0; round < 5; round += 1) {
        await storage.put(`gone/${round}`, content)
        const readings = Array.from({ length: 4 }, () => storage.get(`gone/${round}`))
        await storage.delete(`gone/${round}`)
        for (const found of await Promise.all(readings))
          expect(found === undefined || isSame(found, content)).toBe(true)
        await expect(storage.get(`gone/${round}`)).resolves.toBeUndefined()
      }
    })
  })
}

/** Bytes of which no range looks like another one. */
function pattern(length: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(length / 4))
  for (let place = 0; place < words.length; place += 1) words[place] = Math.imul(place, 2_654_435_761)
  return new Uint8Array(words.buffer, 0, length)
}

/** The assertion library compares large arrays element by element. */
function isSame(found: Uint8Array | undefined, expected: Uint8Array): boolean {
  return found !== undefined && Buffer.compare(found, expected) === 0
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
