import { describe, expect, it } from 'vitest'
import { createMemory, type SharedBytes } from '../pipeline/memory.ts'
import { createWindowCache, type OpenedWindow } from './window-cache.ts'

interface Window {
  readonly number: number
}

const windowsOf = (count: number): Window[] => Array.from({ length: count }, (_, number) => ({ number }))

function openerOver(memory: ReturnType<typeof createMemory>) {
  const opened: number[] = []
  const open =
    ({ number }: Window, until: Promise<unknown> = Promise.resolve()) =>
    async (): Promise<OpenedWindow> => {
      opened.push(number)
      const bytes = memory.lend(4).fill(number)
      await until
      return { bytes, places: new Map() }
    }
  return { opened, open }
}

const first = ({ bytes }: OpenedWindow): number | undefined => bytes[0]
const memoryOf = ({ bytes }: OpenedWindow): SharedBytes => bytes

describe('opened windows', () => {
  it('opens a window once for all who ask, and again when others were used since', async () => {
    const memory = createMemory()
    const { opened, open } = openerOver(memory)
    const [zero, one, two] = windowsOf(3)
    const cache = createWindowCache<Window>(memory, 2)
    if (zero === undefined || one === undefined || two === undefined) throw new Error('three windows')
    const look = (window: Window): Promise<number | undefined> => cache.look(window, open(window), first)
    expect(await Promise.all([look(zero), look(zero), look(one), look(zero), look(two)])).toEqual([
      0, 0, 1, 0, 2,
    ])
    expect(opened).toEqual([0, 1, 2])
    expect(await look(zero)).toBe(0)
    expect(await look(one)).toBe(1)
    expect(opened).toEqual([0, 1, 2, 1])
  })

  it('uses the memory of a window again when it was forgotten and nobody waits for it, not before', async () => {
    const memory = createMemory()
    const { open } = openerOver(memory)
    const [slow, other] = windowsOf(2)
    if (slow === undefined || other === undefined) throw new Error('two windows')
    const cache = createWindowCache<Window>(memory, 1)
    let resolve = (): void => undefined
    const promise = new Promise<void>((done) => (resolve = done))
    const [early, late] = [1, 2].map(() => cache.look(slow, open(slow, promise), memoryOf))
    cache.prepare(other, open(other))
    const meanwhile = memory.lend(4)
    resolve()
    const used = await early
    expect(await late).toBe(used)
    expect(meanwhile.buffer).not.toBe(used?.buffer)
    expect(memory.lend(4).buffer).toBe(used?.buffer)
    expect(memory.lend(4).buffer).not.toBe(used?.buffer)
  })

  it('asks again for a window that did not open, and gives its memory to nobody', async () => {
    const memory = createMemory()
    const { open } = openerOver(memory)
    const [window] = windowsOf(1)
    if (window === undefined) throw new Error('a window')
    const cache = createWindowCache<Window>(memory, 1)
    const lent: SharedBytes[] = []
    const fail = async (): Promise<OpenedWindow> => {
      lent.push(memory.lend(4))
      throw new Error('the thread ended')
    }
    cache.prepare(window, fail)
    await expect(cache.look(window, fail, first)).rejects.toThrow('the thread ended')
    expect(await cache.look(window, open(window), first)).toBe(0)
    expect(lent).toHaveLength(1)
    expect(memory.lend(4).buffer).not.toBe(lent[0]?.buffer)
  })
})
