import { describe, expect, it } from 'vitest'
import type { Log } from './log.ts'
import { silentLog } from './log.ts'
import { hardenProcess, ProcessHardeningError, type HardenedProcess } from './process-hardening.ts'

function target(changes: Partial<HardenedProcess> = {}) {
  const written: string[][] = []
  const handlers: (() => void)[] = []
  const told: string[] = []
  const log: Log = {
    ...silentLog,
    info: (fields, message) => void told.push(`${JSON.stringify(fields)} ${message}`),
    warn: (_fields, message) => void told.push(message),
  }
  const process: HardenedProcess = {
    platform: 'linux',
    inspectorUrl: () => undefined,
    writeFile: (path, text) => void written.push([path, text]),
    onSignal: (_signal, handler) => void handlers.push(handler),
    ...changes,
  }
  return { process, log, written, handlers, told }
}

describe('process hardening (security.md T-20, AUD-08)', () => {
  it('leaves no memory in a core dump of Linux, and says so', () => {
    const { process, log, written, told } = target()
    hardenProcess(process, log)
    expect(written).toEqual([['/proc/self/coredump_filter', '0']])
    expect(told).toEqual(['{"coreDumps":"without memory"} inspector closed'])
  })

  it('refuses to start while a debugger is open, and says how to start', () => {
    const { process, log, written } = target({ inspectorUrl: () => 'ws://127.0.0.1:9229/x' })
    expect(() => hardenProcess(process, log)).toThrow(ProcessHardeningError)
    expect(() => hardenProcess(process, log)).toThrow(/without --inspect/)
    expect(written).toEqual([])
  })

  it('takes SIGUSR1 before it looks for a debugger, so that none can open in between', () => {
    const order: string[] = []
    const { process, log, handlers, told } = target({
      inspectorUrl: () => void order.push('looked'),
    })
    const onSignal: HardenedProcess['onSignal'] = (signal, handler) => {
      order.push(signal)
      process.onSignal(signal, handler)
    }
    hardenProcess({ ...process, onSignal }, log)
    expect(order).toEqual(['SIGUSR1', 'looked'])
    for (const handler of handlers) handler()
    expect(told.at(-1)).toContain('SIGUSR1 is ignored')
  })

  it('goes on and warns where the filter cannot be written, and where there is none', () => {
    const readOnly = target({
      writeFile: () => {
        throw new Error('EROFS')
      },
    })
    hardenProcess(readOnly.process, readOnly.log)
    expect(readOnly.told[0]).toContain('LimitCORE=0')
    const windows = target({ platform: 'win32' })
    hardenProcess(windows.process, windows.log)
    expect([windows.written, windows.handlers]).toEqual([[], []])
    expect(windows.told).toEqual(['{"coreDumps":"left to the system"} inspector closed'])
  })
})
