/** Whoever reads the output of a command may stop before its end, as `head` does: the command ends, and says nothing of it. */
import { describe, expect, it } from 'vitest'
import { run, type Finished } from './support/programs.ts'

/** `true` reads nothing and has ended long before Node has started. */
function intoNothing(redirect: string, ...parameters: string[]): Promise<Finished> {
  const line = `set -o pipefail; node_modules/.bin/strongroom "$@" ${redirect} | true`
  return run('/bin/bash', ['-c', line, 'bash', ...parameters], { STRONGROOM_URL: undefined })
}

const endedByPipe = { code: 141, stdout: '', stderr: '' } // 128 + SIGPIPE, as the shell tells it of other programs

describe('a command whose output nobody reads any more', () => {
  it.each([[['--help']], [['repository', 'check', '--help']], [['--version']]])(
    '%j ends quietly, as other programs do (signal(7): SIGPIPE)',
    async (parameters) => {
      expect(await intoNothing('', ...parameters)).toEqual(endedByPipe)
    },
  )

  it.each([[['nonsense']], [['repository', 'list', '--url', 'https://127.0.0.1:1']]])(
    '%j does so too when its complaint is what nobody reads',
    async (parameters) => {
      expect(await intoNothing('2>&1', ...parameters)).toEqual(endedByPipe)
    },
  )

  it('gives what was read of it, and ends as ever when all of it was', async () => {
    const line = 'node_modules/.bin/strongroom --help | head -n 1'
    const { code, stdout, stderr } = await run('/bin/bash', ['-c', line])
    expect([code, stdout, stderr]).toEqual([0, 'Usage: strongroom [options] [command]\n', ''])
    const whole = await run('/bin/bash', ['-c', 'set -o pipefail; node_modules/.bin/strongroom --help | cat'])
    expect(whole).toMatchObject({ code: 0, stderr: '' })
  })
})
