import { describe, expect, it } from 'vitest'
import { createOutput, formatBytes, progressBar, table } from './output.ts'

function setUp(
  isJson: boolean,
  isTTY = false,
): { output: ReturnType<typeof createOutput>; printed: () => string } {
  let printed = ''
  const stdout = {
    isTTY,
    write: (text: string) => {
      printed += text
    },
  }
  return { output: createOutput(isJson, { stdout, stderr: stdout }), printed: () => printed }
}

describe('output', () => {
  it('prints one JSON document and NDJSON progress with --json, and no sentence (contracts: --json)', () => {
    const { output, printed } = setUp(true)
    output.say('hello')
    output.progress({ event: 'progress', progress: 50 }, 'half')
    output.result({ id: 1 }, () => 'text')

    expect(printed()).toBe('{"event":"progress","progress":50}\n{"id":1}\n')
  })

  it('replaces the progress line on a terminal and ends it before the result', () => {
    const { output, printed } = setUp(false, true)
    output.progress({}, 'half of it')
    output.progress({}, 'done')
    output.result({}, () => 'result')

    expect(printed()).toBe('\rhalf of it\rdone      \nresult\n')
  })

  it('CON-28: names write no control sequences to a terminal, and documents hold the same text', () => {
    const name = 'a\u001b[2J\u001b]0;x\u0007\r\u009b1mb\u202ec'
    const { output, printed } = setUp(false, true)
    output.say(name)
    output.progress({}, name)
    output.result({}, () => table(['Name'], [[name]]))
    // What replaces the line of progress is ours.
    expect(printed().replace(/^(.*\n)\r/, '$1')).not.toMatch(/[^\P{C}\n]/u)
    expect(printed()).toContain('a\uFFFD[2J')

    const json = setUp(true)
    json.output.result({ name }, () => '')
    expect(json.printed().trimEnd()).not.toMatch(/\p{C}/u)
    expect(JSON.parse(json.printed())).toEqual({ name })
  })

  it('aligns columns to the widest cell', () => {
    expect(table(['A', 'LONG'], [['value', 'x']])).toBe('A      LONG\n-----  ----\nvalue  x')
    expect(table(['A'], [])).toBe('(none)')
  })

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '1.50 kB'],
    [12_345_678, '12.3 MB'],
  ])('writes %i bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('keeps the bar 30 characters wide, whatever the percent', () => {
    for (const percent of [-5, 0, 37, 100, 250]) expect(progressBar(percent).split(' ')[0]).toHaveLength(30)
  })
})
