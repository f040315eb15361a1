/** Stops whoever guesses passwords of PKCS#12 files (PRV-20). */
import type { Clock } from '../../foundation/clock.ts'
import { KeysError } from '../errors.ts'

const mostWrong = 10
const windowMs = 15 * 60_000
const mostNames = 1_000

export interface PasswordLimit {
  /**
   * Does the work, and counts its wrong passwords.
   * @throws {KeysError} `too_many_passwords` without doing it, after ten wrong ones in fifteen minutes.
   */
  guard<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

export function createPasswordLimit(clock: Clock): PasswordLimit {
  const wrong = new Map<string, readonly number[]>()

  const recent = (name: string): readonly number[] =>
    (wrong.get(name) ?? []).filter((at) => at > clock.now() - windowMs)

  function remember(name: string, times: readonly number[]): void {
    wrong.delete(name)
    if (times.length > 0) wrong.set(name, times)
    for (const oldest of [...wrong.keys()].slice(0, -mostNames)) wrong.delete(oldest)
  }

  return {
    async guard(name, work) {
      if (recent(name).length >= mostWrong)
        throw new KeysError(
          'too_many_passwords',
          'The password was wrong too often. Try again in fifteen minutes.',
        )
      // Counted before it is known, so that many at once are not let through.
      const at = clock.now()
      remember(name, [...recent(name), at])
      const forgive = (): void => {
        const times = [...recent(name)]
        const index = times.indexOf(at)
        if (index >= 0) times.splice(index, 1)
        remember(name, times)
      }
      try {
        const result = await work()
        forgive()
        return result
      } catch (error) {
        if (!(error instanceof KeysError) || error.code !== 'wrong_password') forgive()
        throw error
      }
    },
  }
}
