/** Debian's restic as the peer: a repository of its own with a cache of its own, everything at its defaults. */
import { join } from 'node:path'
import { measure, type Measured } from './measured.ts'

export interface Restic {
  run(...parameters: readonly string[]): Promise<Measured>
  /** Where its repository lies. */
  readonly repository: string
}

export function createRestic(folder: string): Restic {
  const repository = join(folder, 'restic')
  return {
    repository,
    run: (...parameters) =>
      measure(folder, {
        file: 'restic',
        parameters: ['--quiet', ...parameters],
        environment: {
          RESTIC_REPOSITORY: repository,
          RESTIC_PASSWORD: 'only for the benchmark',
          RESTIC_CACHE_DIR: join(folder, 'restic-cache'),
        },
      }),
  }
}
