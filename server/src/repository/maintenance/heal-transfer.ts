/** Brings single objects from a replica: only what verifies there, and only where nothing sound lies here. */
import type { Storage } from '../storage/storage.ts'
import { createFreshView, type MaintenanceContext, type RunSteps } from './context.ts'
import type { CopyReport, Finding } from './maintenance.ts'
import { verifyObject } from './verify-object.ts'

export interface Transfer {
  /**
   * Takes an object from the replica where it is missing or damaged here.
   * @returns whether a sound object lies here now.
   */
  heal(name: string): Promise<boolean>
  /** Names that were taken. */
  readonly healed: ReadonlySet<string>
  report(): CopyReport
}

export function createTransfer(context: MaintenanceContext, replica: Storage, steps: RunSteps): Transfer {
  const view = createFreshView(context)
  const healed = new Set<string>()
  const present = new Set<string>()
  const findings = new Map<string, Finding>()
  let bytesHealed = 0

  const isSound = (name: string, bytes: Uint8Array): boolean =>
    verifyObject(context, view, name, bytes) === undefined

  /** Twice, because some storages answer wrong once and right the next time. */
  const stateHere = async (name: string): Promise<'sound' | 'damaged' | 'missing'> => {
    for (let look = 1; look <= 2; look += 1) {
      const bytes = await context.storage.get(name)
      if (bytes === undefined) return 'missing'
      if (isSound(name, bytes)) return 'sound'
    }
    return 'damaged'
  }

  const heal = async (name: string): Promise<boolean> => {
    await steps.step()
    if (healed.has(name)) return true
    const state = await stateHere(name)
    if (state === 'sound') {
      present.add(name)
      return true
    }
    const bytes = await replica.get(name)
    if (bytes === undefined || !isSound(name, bytes)) {
      findings.set(name, notHealed(name, bytes === undefined ? 'object_missing' : 'object_damaged'))
      return false
    }
    // the one place where an object is replaced: what lies here was just found to be damaged
    await context.storage.put(name, bytes, state === 'missing' ? { ifAbsent: true } : {})
    healed.add(name)
    findings.delete(name)
    bytesHealed += bytes.length
    steps.report({ phase: 'copying', done: bytesHealed, total: undefined, unit: 'bytes' })
    return true
  }

  return {
    heal,
    healed,
    report: () => ({
      copied: { objects: healed.size, bytes: bytesHealed },
      present: { objects: present.size },
      findings: [...findings.values()],
    }),
  }
}

function notHealed(object: string, code: 'object_missing' | 'object_damaged'): Finding {
  return {
    severity: 'error',
    code,
    object,
    message:
      'The object is missing or damaged here, and the replica does not have it whole either. The next backup stores again what is still there.',
    restorePoints: [],
  }
}
