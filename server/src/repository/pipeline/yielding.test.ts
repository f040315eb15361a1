/** A thread that yields is the only one of its process that does. */
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

/** The 19th field of `proc(5)` stat, which begins anew after the name in brackets. */
const nicenessOf = (stat: string): number => Number(stat.slice(stat.lastIndexOf(') ') + 2).split(' ')[16])

// Runs the source by way of tsx: loaders that are named when a thread starts do not reach it in Node 20.
const program = `import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}
register()
const { yieldToOthers } = await import(${JSON.stringify(new URL('yielding.ts', import.meta.url).href)})
const stat = () => readFileSync('/proc/thread-self/stat', 'utf8')
yieldToOthers('darwin')
const before = stat()
yieldToOthers('linux')
parentPort.postMessage([before, stat()])`

describe.skipIf(process.platform !== 'linux')('a thread that yields to others', () => {
  it('has a lower priority from then on, and nobody else in the process (proc(5))', async () => {
    const own = nicenessOf(readFileSync('/proc/self/stat', 'utf8'))
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`))
    const stats = await new Promise<string[]>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    await worker.terminate()
    expect(stats.map(nicenessOf)).toEqual([own, Math.max(own, 10)])
    expect(nicenessOf(readFileSync('/proc/self/stat', 'utf8'))).toBe(own)
  })
})
