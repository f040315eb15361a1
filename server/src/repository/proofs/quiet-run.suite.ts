/** A run of maintenance that nobody watches or stops. */
import type { MaintenanceRun } from '../maintenance/maintenance.ts'

export const quiet: MaintenanceRun = { signal: new AbortController().signal, onProgress: () => undefined }
